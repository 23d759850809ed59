"""Training of a month: split by time, graded, compared with the champion, and the same again from the same data."""

import json

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.churn import model as churn
from ide_assets.domains.insights.churn import persistence, training
from ide_assets.domains.insights.examples.origins import month_before
from ide_assets.domains.insights.words import CHALLENGER, CHAMPION
from ide_assets_tests.insights.examples import TODAY, examples

NONE = pd.DataFrame()


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """Three years of 360 accounts."""
    return examples()


@pytest.fixture(scope="module")
def registered(rows: pd.DataFrame) -> pd.DataFrame:
    """The registry of the first month with a model."""
    return training.registered(rows, NONE, TODAY, 6)


def test_outcomes_are_split_by_time(rows: pd.DataFrame) -> None:
    split = training.split_by_time(rows, month_before(TODAY, 3))
    assert pd.to_datetime(split.known["known_on"]).max() == pd.Timestamp("2023-02-28")
    assert pd.to_datetime(split.held_out["known_on"]).min() == pd.Timestamp("2023-03-31")
    assert not set(split.known["opportunity_id"]) & set(split.held_out["opportunity_id"])
    assert len(split.known) + len(split.held_out) == len(rows)


def test_renewals_are_judged_once(rows: pd.DataFrame) -> None:
    once = training.one_month_each(rows)
    assert set(once["opportunity_id"]) == set(rows["opportunity_id"])
    assert once["opportunity_id"].is_unique
    assert once["days_to_close"].nunique() > 10
    shuffled = rows.sample(frac=1, random_state=1)
    assert training.one_month_each(shuffled)["days_to_close"].sum() == once["days_to_close"].sum()


def test_first_model_serves(registered: pd.DataFrame) -> None:
    (row,) = registered.to_dict("records")
    assert (row["model_role"], row["is_serving"], row["grade"]) == (CHALLENGER, True, "A")
    assert row["trained_until"] == pd.Timestamp("2022-11-30").date()
    assert row["model_version"] == f"churn-2023-05-{row['model_sha256'][:8]}"
    assert 0.55 < row["auc_low"] < row["auc"] < row["auc_high"] < 0.9
    assert row["calibration_slope_low"] < 1 < row["calibration_slope_high"]
    assert row["brier_score"] < row["brier_baseline"]


def test_planted_drivers_are_found_in_order(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    row = registered.iloc[0]
    model = persistence.from_text(row["model_file"], row["model_sha256"])
    order = list(churn.importance(model, rows[list(model.features)]).index)
    # Users and their share are the same signal; nothing depends on the others.
    assert set(order[:2]) == {"mau", "utilisation_rate"}
    assert order[2] == "site_geo"


def test_same_data_give_the_same_model(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    again = training.registered(examples(), NONE, TODAY, 6)
    assert again.equals(registered)
    assert training.data_hash(rows) == training.data_hash(rows.sample(frac=1, random_state=0))
    altered = rows.assign(acv_usd=rows["acv_usd"].where(rows.index != 5, 1.0))
    assert training.data_hash(altered) != training.data_hash(rows)


def test_future_outcomes_do_not_change_the_model(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    """Everything that became known in the test months is altered: the model that was trained before is the same."""
    later = pd.to_datetime(rows["known_on"]) > pd.Timestamp("2022-11-30")
    altered = rows.assign(churned=rows["churned"] ^ later, mau=rows["mau"].where(~later, 0))
    table = training.registered(altered, NONE, TODAY, 6)
    assert table["model_file"].iloc[0] == registered["model_file"].iloc[0]
    assert table["auc"].iloc[0] != registered["auc"].iloc[0]


def test_shuffled_outcomes_are_not_promoted(rows: pd.DataFrame) -> None:
    """Whole renewals change their outcomes with each other."""
    for seed in range(3):
        outcomes = rows.drop_duplicates("opportunity_id").set_index("opportunity_id")["churned"]
        shuffled = pd.Series(np.random.default_rng(seed).permutation(outcomes), outcomes.index)
        table = training.registered(rows.assign(churned=rows["opportunity_id"].map(shuffled)), NONE, TODAY, 6)
        assert (table["grade"].iloc[0], table["is_serving"].iloc[0]) == ("C", False)
        assert table["decision"].iloc[0] == "Graded C: no better than the historical churn rate."


def test_challenger_that_is_as_good_replaces_the_champion(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    table = training.registered(rows, registered, TODAY, 4)
    assert table["model_role"].tolist() == [CHALLENGER, CHAMPION]
    assert table["is_serving"].tolist() == [True, False]
    assert table["model_version"].iloc[1] == registered["model_version"].iloc[0]
    assert table["brier_difference_low"].iloc[0] <= table["brier_difference"].iloc[0]


def test_champion_stays_if_the_challenger_is_worse(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    """The champion learned from outcomes as they are; what the challenger learns from is half wrong."""
    known = pd.to_datetime(rows["known_on"]) <= pd.Timestamp("2022-11-30")
    flipped = np.random.default_rng(0).random(len(rows)) < 0.4
    damaged = rows.assign(churned=rows["churned"] ^ (known & flipped))
    table = training.registered(damaged, registered, TODAY, 6)
    assert table["is_serving"].tolist() == [False, True]
    assert table["decision"].iloc[1] == "The new model is worse, or graded C."


def test_no_model_serves_if_both_are_graded_c(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    outcomes = rows.drop_duplicates("opportunity_id").set_index("opportunity_id")["churned"]
    shuffled = pd.Series(np.random.default_rng(1).permutation(outcomes), outcomes.index)
    table = training.registered(rows.assign(churned=rows["opportunity_id"].map(shuffled)), registered, TODAY, 6)
    assert table["is_serving"].tolist() == [False, False]
    assert table["decision"].iloc[1] == "Both models are graded C: none serves."


def test_champion_with_other_features_is_not_compared(rows: pd.DataFrame, registered: pd.DataFrame) -> None:
    other = churn.train(rows[["mau"]], rows["churned"])
    text = persistence.to_text(other)
    former = registered.assign(model_file=text, model_sha256=persistence.hash_of(text))
    assert training.registered(rows, former, TODAY, 6)["model_role"].tolist() == [CHALLENGER]


def test_too_few_outcomes_give_no_model(rows: pd.DataFrame) -> None:
    assert training.registered(rows.head(200), NONE, TODAY, 6).empty
    assert training.backtest(rows.head(200), TODAY, 6, 12).empty


def test_backtest_over_origins(rows: pd.DataFrame) -> None:
    table = training.backtest(rows, TODAY, 6, 3)
    assert table["origin"].tolist() == ["2022-09", "2022-10", "2022-11", "all"]
    assert table["profiles"].tolist() == [180, 180, 180, 540]
    origins, overall = table.iloc[:3], table.iloc[3]
    assert overall["auc"] == pytest.approx(origins["auc"].mean(), abs=1e-6)
    assert overall["auc_low"] < origins["auc"].min() and overall["auc_high"] > origins["auc"].max()


def test_backtest_learns_nothing_from_after_its_origin(rows: pd.DataFrame) -> None:
    """What became known after an origin is altered in months that are not scored: the origin's measures stay."""
    after = pd.to_datetime(rows["snapshot_date"]) > pd.Timestamp("2022-11-30")
    altered = rows.assign(mau=rows["mau"].where(~after, 0), utilisation_rate=rows["utilisation_rate"].where(~after, 0))
    assert training.backtest(altered, TODAY, 6, 2).equals(training.backtest(rows, TODAY, 6, 2))


def test_limits_of_scores() -> None:
    random = np.random.default_rng(0)
    scores = random.random(2000)
    truth = random.random(2000) < scores
    limits = training.limits(truth, scores)
    assert limits.edges == sorted(limits.edges) and len(limits.edges) == 10
    middle = [(low + high) / 2 for low, high in zip(limits.low, limits.high, strict=True)]
    assert middle == pytest.approx([0.05 + 0.1 * n for n in range(10)], abs=0.06)
    assert limits.stays_limit > 0.5 > limits.churns_limit
    assert json.dumps(limits.edges)
