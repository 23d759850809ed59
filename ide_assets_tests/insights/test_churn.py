"""The churn model on profiles whose drivers are known."""

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.churn import model as churn
from ide_assets.domains.insights.grading import grading
from ide_assets_tests.insights.simulated import profiles


@pytest.fixture(scope="module")
def model() -> churn.ChurnModel:
    features, churned, _ = profiles(4000)
    return churn.train(features, churned)


def test_drivers_are_found_in_order(model: churn.ChurnModel) -> None:
    features, _, _ = profiles(2000, seed=1)
    assert list(churn.importance(model, features).index) == ["usage", "unanswered", "region", "noise"]


def test_contributions_sum_to_the_logit(model: churn.ChurnModel) -> None:
    features, _, _ = profiles(500, seed=2)
    predicted = churn.probability(model, features)
    sums = churn.contributions(model, features).sum(axis=1)
    assert np.abs(sums - np.log(predicted / (1 - predicted))).max() < 1e-9


def test_contributions_follow_the_machine(model: churn.ChurnModel) -> None:
    features, _, _ = profiles(500, seed=3)
    features["region"] = features["region"].astype(object)
    own = model.machine.predict_proba(features[list(model.features)])[:, 1]
    assert churn.probability(model, features) == pytest.approx(own, abs=1e-9)


def test_probabilities_are_near_the_true_ones(model: churn.ChurnModel) -> None:
    features, churned, true = profiles(4000, seed=4)
    predicted = churn.probability(model, features)
    assert np.abs(predicted - true).mean() < 0.06
    slope = grading.grade_churn(churned, predicted).calibration.slope
    assert 0.85 < slope.value < 1.15


def test_same_rows_give_the_same_model(model: churn.ChurnModel) -> None:
    features, churned, _ = profiles(4000)
    again = churn.train(features, churned)
    fresh, _, _ = profiles(300, seed=5)
    assert (churn.contributions(again, fresh) == churn.contributions(model, fresh)).all(axis=None)


def test_months_of_an_account_stay_together() -> None:
    features, churned, _ = profiles(600)
    account = np.arange(600) // 3
    bags = churn._bags(account, churned)
    for bag in bags:
        aside = pd.Series(bag).groupby(account).nunique()
        assert (aside == 1).all()
        assert 0.1 < (bag < 0).mean() < 0.2
    assert churn.train(features, churned, groups=account).features == tuple(features.columns)


def test_unknown_categories_and_missing_numbers_have_a_score(model: churn.ChurnModel) -> None:
    strange = pd.DataFrame(
        {"noise": [0.0, np.nan], "region": ["Atlantis", None], "unanswered": [1e9, np.nan], "usage": [-5.0, np.nan]}
    )
    assert ((churn.probability(model, strange) > 0) & (churn.probability(model, strange) < 1)).all()


def test_columns_without_information_are_harmless() -> None:
    features, churned, _ = profiles(1000)
    empty = features.assign(empty=np.nan, constant="same", flag=True, maybe=None)
    moved = churn.importance(churn.train(empty, churned), empty)
    assert (moved[["empty", "constant", "flag", "maybe"]] == 0).all()


def test_rejects_what_cannot_be_learnt_from(model: churn.ChurnModel) -> None:
    features, churned, _ = profiles(50)
    with pytest.raises(ValueError, match="same outcome"):
        churn.train(features, np.zeros(50))
    with pytest.raises(ValueError, match="50 profiles"):
        churn.train(features, churned[:10])
    with pytest.raises(ValueError, match="outcome is missing"):
        churn.train(features, np.where(churned, np.nan, 0.0))
    with pytest.raises(ValueError, match="usage not found"):
        churn.probability(model, features.drop(columns="usage"))


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_outcomes_are_graded_c(seed: int) -> None:
    features, churned, _ = profiles(1200, seed=seed)
    shuffled = np.random.default_rng(seed).permutation(churned)
    model = churn.train(features[:800], shuffled[:800])
    assert grading.grade_churn(shuffled[800:], churn.probability(model, features[800:])).letter == grading.C
