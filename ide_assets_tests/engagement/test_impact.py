"""What factors are associated with: planted drivers, intervals, reasons, and what follows for an account (R-ES-9)."""

import math
from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.engagement.definition import FACTORS
from ide_assets.domains.engagement.history import association, impact
from ide_assets.engines import dialects
from ide_assets.engines.binding import bound
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets_tests.engagement.made_up import account, values
from ide_assets_tests.engagement.planted import DRIVERS, NOW, covers, drawn_rows, estimates, last_day
from ide_assets_tests.inline import load, recipe, run

SCORED = "2023-09"


def test_planted_drivers_are_found_in_order() -> None:
    rows_by_factor = estimates(drawn_rows(seed=1, accounts=3000))
    ranked = sorted((rows_by_factor[factor]["driver_rank"], factor) for factor in FACTORS)
    assert [factor for _, factor in ranked[:3]] == list(DRIVERS)
    for factor in DRIVERS:
        assert rows_by_factor[factor]["odds_ratio_low"] > 1
        assert rows_by_factor[factor]["association_points_low"] > 0


def test_intervals_cover_the_planted_associations() -> None:
    hits = []
    for seed in range(20):
        rows_by_factor = estimates(drawn_rows(seed, accounts=450))
        hits += [covers(rows_by_factor[factor], DRIVERS.get(factor, 0.0)) for factor in FACTORS]
    assert 0.9 <= np.mean(hits) <= 0.99


def test_the_fit_is_that_of_statsmodels_where_there_are_many_accounts() -> None:
    import statsmodels.api as sm

    rows = drawn_rows(seed=3, accounts=4000, missing=0.0)
    columns = [rows[factor].to_numpy() / 10 for factor in FACTORS]
    design = np.column_stack([np.ones(len(rows)), *(column - column.mean() for column in columns)])
    accounts = rows["account"].to_numpy()
    happened = rows["happened"].to_numpy()
    fit = association.fitted(design, happened, np.ones(len(rows)), accounts)
    assert fit is not None
    model = sm.GLM(happened, design, family=sm.families.Binomial())
    reference = model.fit(cov_type="cluster", cov_kwds={"groups": pd.factorize(accounts)[0]})
    assert fit.coefficients == pytest.approx(reference.params, abs=0.02)
    assert np.sqrt(np.diag(fit.covariance)) == pytest.approx(reference.bse, rel=0.03)


def test_a_regression_that_does_not_converge_is_no_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(association, "_STEPS", 2)
    rows_by_factor = estimates(drawn_rows(seed=1, accounts=3000))
    for factor in FACTORS:
        assert rows_by_factor[factor]["odds_ratio"] is None
        assert rows_by_factor[factor]["not_estimated_because"] == "the regression does not converge"


def test_a_score_that_separates_the_accounts_has_a_finite_association() -> None:
    rows = drawn_rows(seed=5, accounts=450)
    rows["overall"] = np.where(rows["happened"] == 1, 90.0, 10.0)
    row = estimates(rows, model="overall")["overall"]
    assert 1 < row["odds_ratio"] < 1e6
    assert row["odds_ratio_low"] < row["odds_ratio"] < row["odds_ratio_high"]


def test_fewer_events_than_terms_need_are_a_reason() -> None:
    rows = drawn_rows(seed=1, accounts=60, quarters=2)
    lost = int((rows["happened"] == 0).sum())
    rows_by_factor = estimates(rows)
    assert {row["not_estimated_because"] for row in rows_by_factor.values()} == {
        f"{lost} accounts left: at least 65 are needed, 5 for each term"
    }
    assert all(row["odds_ratio"] is None or math.isnan(row["odds_ratio"]) for row in rows_by_factor.values())


def test_each_factor_that_cannot_be_in_the_model_has_its_reason() -> None:
    rows = drawn_rows(seed=1, accounts=800, missing=0.0)
    rows["session_minutes"] = 100.0
    rows["feature_breadth"] = rows["login_frequency"]
    rows.loc[rows.index % 3 > 0, "champion_activity"] = np.nan
    rows_by_factor = estimates(rows)
    assert rows_by_factor["session_minutes"]["not_estimated_because"] == "all accounts have the same score"
    assert rows_by_factor["feature_breadth"]["not_estimated_because"] == "follows from the scores of other factors"
    assert rows_by_factor["champion_activity"]["not_estimated_because"].endswith("at least 50% are needed")
    assert rows_by_factor["login_frequency"]["not_estimated_because"] is None


def test_accounts_of_one_size_leave_only_the_seats_out() -> None:
    rows = drawn_rows(seed=1, accounts=800).assign(seats=3.0)
    rows_by_factor = estimates(rows)
    assert rows_by_factor["seats"]["not_estimated_because"] == "all accounts have the same number of seats"
    assert rows_by_factor["login_frequency"]["odds_ratio"] > 1


def test_weights_stand_for_rows_that_were_not_drawn() -> None:
    rows = drawn_rows(seed=2, accounts=3000)
    stays = rows[rows["happened"] == 1]
    drawn = stays.sample(frac=0.25, random_state=1)
    thinned = pd.concat([rows[rows["happened"] == 0], drawn.assign(row_weight=len(stays) / len(drawn))])
    thinned_fit, whole = estimates(thinned), estimates(rows)
    assert thinned_fit["intercept"]["accounts_modelled"] == len(rows)
    assert thinned_fit["intercept"]["odds_ratio"] == pytest.approx(whole["intercept"]["odds_ratio"], rel=0.1)
    assert thinned_fit["login_frequency"]["odds_ratio"] == pytest.approx(
        whole["login_frequency"]["odds_ratio"], rel=0.1
    )


def _impact_rows(**tables: Any) -> list[dict[str, Any]]:
    """The rows that are fitted on, without those that stand for none."""
    derived = recipe("engagement_impact_monthly")
    with duckdb.connect() as connection:
        for source in derived.inputs:
            load(connection, source.table, tables.get(source.table.name, ()))
        sql = bound(dialects.to_sql(derived.expression(Rules()), dialects.DIALECT), Month.parse(NOW), rules=Rules())
        cursor = connection.execute(f"FROM ({sql}) WHERE account IS NOT NULL ORDER BY association, account")
        names = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _followed(csn: str, seats: int, later: int | None) -> list[dict[str, Any]]:
    """An account with these seats when it was scored, and three months later; None: it left."""
    rows = [{**account(csn, seats_purchased=seats), "snapshot_date": last_day(SCORED)}]
    then = {"seats_purchased": later or seats, "is_frozen": later is None}
    return [*rows, {**account(csn, **then), "snapshot_date": last_day(NOW)}]


def _renewal(csn: str, number: int, close: str, is_won: bool | None) -> tuple[dict[str, Any], dict[str, Any]]:
    names = {"opportunity_id": f"O{number}"}
    outcome = {**names, "is_renewal": True, "is_closed": is_won is not None, "is_won": is_won, "close_date": close}
    return {**names, "account_csn": csn}, outcome


def test_what_followed_is_retention_renewal_and_expansion() -> None:
    renewals = [
        _renewal("A", 1, "2023-10-01", True),
        _renewal("A", 2, "2023-12-31", False),
        _renewal("B", 3, "2023-11-15", True),
        # Before the scores, and without an outcome.
        _renewal("C", 4, "2023-09-30", False),
        _renewal("C", 5, "2023-11-15", None),
    ]
    rows = _impact_rows(
        engagement_accounts_monthly=[*_followed("A", 3, 3), *_followed("B", 7, 8), *_followed("C", 1, None)],
        engagement_values_monthly=values({"login_frequency": 40.0}, csn="A", day=last_day(SCORED)),
        opportunities=[opportunity for opportunity, _ in renewals],
        opportunity_outcomes_monthly=[outcome for _, outcome in renewals],
    )
    happened = {(row["association"], row["account"]): row["happened"] for row in rows}
    assert happened == {
        ("expansion", "A"): 0,
        ("expansion", "B"): 1,
        ("renewal", "A"): 0,
        ("renewal", "B"): 1,
        ("retention", "A"): 1,
        ("retention", "B"): 1,
        ("retention", "C"): 0,
    }
    by_account = {row["account"]: row for row in rows if row["association"] == "retention"}
    assert (by_account["A"]["seats"], by_account["B"]["seats"]) == (2.0, 3.0)
    assert (by_account["A"]["login_frequency"], by_account["B"]["login_frequency"]) == (40.0, None)


def test_rows_beyond_the_limit_are_drawn_and_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(impact, "MOST_ROWS", 4)
    accounts = [row for number in range(10) for row in _followed(f"A{number}", 5, 5)]
    rows = [row for row in _impact_rows(engagement_accounts_monthly=accounts) if row["association"] == "retention"]
    assert len(rows) == 4
    assert sum(row["row_weight"] for row in rows) == 10


def _term(factor: str, model: str, ratio: float, centre: float = 0.0) -> dict[str, Any]:
    return {
        "association": "renewal",
        "model": model,
        "factor": factor,
        "odds_ratio": ratio,
        "odds_ratio_low": ratio / 1.2,
        "odds_ratio_high": ratio * 1.2,
        "centre": centre,
    }


def _account_impact(
    scores: Mapping[str, float | None], overall: float | None, *terms: Mapping[str, Any]
) -> dict[tuple[str, str], dict[str, Any]]:
    score = {"surviving_account_csn": "A", "component": "overall", "score": overall, "is_frozen": False}
    rows = run(
        "engagement_account_impact_monthly",
        "2023-05",
        engagement_impact_monthly=terms,
        engagement_values_monthly=values(scores),
        engagement_scores_monthly=[score],
        engagement_accounts_monthly=[account(seats_purchased=7)],
    )
    return {(row["factor"], row["move"]): row for row in rows}


MODEL = (
    _term("intercept", "factors", 4.0),
    _term("seats", "factors", 2.0, centre=2.0),
    _term("login_frequency", "factors", 1.5, centre=6.0),
    _term("meeting_attendance", "factors", 1.2, centre=8.0),
)


def _probability(odds: float) -> float:
    return 100 * odds / (1 + odds)


def test_a_low_factor_is_raised_to_its_target_by_hand() -> None:
    rows = _account_impact({"login_frequency": 40.0, "meeting_attendance": 100.0}, None, *MODEL)
    assert set(rows) == {("login_frequency", "raised")}
    row = rows["login_frequency", "raised"]
    # Eight seats and one are three doublings, one above the centre.
    odds = 4.0 * 2.0 * 1.5 ** (4.0 - 6.0) * 1.2 ** (10.0 - 8.0)
    assert (row["from_score"], row["to_score"]) == (40.0, 100.0)
    assert row["fitted_probability"] == pytest.approx(_probability(odds), abs=1e-5)
    assert row["change_points"] == pytest.approx(_probability(odds * 1.5**6) - _probability(odds), abs=1e-5)
    low = _probability(odds * (1.5 / 1.2) ** 6) - _probability(odds)
    assert row["change_points_low"] == pytest.approx(low, abs=1e-5)
    assert row["change_points_low"] < row["change_points"] < row["change_points_high"]


def test_a_missing_factor_counts_as_the_mean_and_is_not_raised() -> None:
    rows = _account_impact({"login_frequency": 60.0}, None, *MODEL)
    assert set(rows) == {("login_frequency", "raised")}
    assert rows["login_frequency", "raised"]["fitted_probability"] == pytest.approx(_probability(8.0), abs=1e-5)


def test_the_overall_score_is_raised_and_lowered_within_its_scale() -> None:
    terms = (_term("intercept", "overall", 4.0), _term("overall", "overall", 1.5, centre=7.0))
    rows = _account_impact({}, 95.0, *terms)
    raised, lowered = rows["overall", "raised"], rows["overall", "lowered"]
    assert (raised["to_score"], lowered["to_score"]) == (100.0, 85.0)
    assert raised["change_points"] > 0 > lowered["change_points"]
    assert lowered["change_points_low"] < lowered["change_points"] < lowered["change_points_high"]
    assert set(_account_impact({}, 100.0, *terms)) == {("overall", "lowered")}


def test_nothing_is_said_where_nothing_is_estimated() -> None:
    unknown = {**_term("login_frequency", "factors", 1.0), "odds_ratio": None, "not_estimated_because": "too few"}
    assert _account_impact({"login_frequency": 40.0}, 50.0, unknown) == {}
