"""How well a score foretells churn: who counts as lost, and estimates against brute force and simulation (R-ES-15)."""

import math
from typing import Any

import numpy as np
import pytest

from ide_assets.domains.engagement.history import foretelling
from ide_assets.vocabulary.intervals import area_interval
from ide_assets_tests.engagement.planted import NOW, History, last_day

SCORED = "2023-09"


def newest(history: History) -> dict[str, Any]:
    return history.validation()["newest"]


def test_an_account_without_a_subscription_three_months_later_is_lost() -> None:
    history = History().month(SCORED, {"A": 80.0, "B": 40.0}).month(NOW, {"A": 80.0}, frozen=["B"])
    row = newest(history)
    assert (row["accounts_followed"], row["accounts_lost"], row["churn_rate"]) == (2, 1, 50.0)
    assert (row["accounts_good"], row["churn_rate_good"]) == (1, 0.0)
    assert (row["accounts_poor"], row["churn_rate_poor"]) == (1, 100.0)
    assert row["newest_scores_on"] == last_day(SCORED)


def test_an_account_that_is_back_within_the_three_months_is_not_lost() -> None:
    history = History().month(SCORED, {"A": 40.0}).month("2023-10", {}, frozen=["A"]).month(NOW, {"A": 40.0})
    assert newest(history)["accounts_lost"] == 0


def test_an_account_that_was_merged_is_not_followed() -> None:
    history = History().month(SCORED, {"A": 80.0, "B": 40.0}).month(NOW, {"A": 80.0})
    history.merges.append({"victim_account_csn": "B", "surviving_account_csn": "A"})
    row = newest(history)
    assert (row["accounts_followed"], row["accounts_lost"]) == (1, 0)


def test_an_account_that_had_left_before_is_not_lost_again() -> None:
    history = History().month(SCORED, {"A": 80.0}, frozen=["B"]).month(NOW, {"A": 80.0}, frozen=["B"])
    assert newest(history)["accounts_followed"] == 1


def test_scores_without_the_month_in_which_they_would_be_judged_are_left_out() -> None:
    history = History().month("2023-06", {"A": 80.0}).month(NOW, {"A": 80.0})
    rows = history.validation()
    assert rows["newest"]["not_estimated_because"] == "no month of scores has 3 months of follow-up"
    assert rows["two_years"]["accounts_followed"] == 0


def test_two_years_count_each_lost_account_once() -> None:
    history = History().month("2023-06", {"A": 80.0, "B": 40.0}).month(SCORED, {"A": 80.0, "B": 40.0})
    rows = history.month(NOW, {"A": 80.0}, frozen=["B"]).validation()
    assert (rows["two_years"]["accounts_followed"], rows["two_years"]["accounts_lost"]) == (4, 1)
    assert rows["two_years"]["score_months"] == 2


def test_unknown_scores_are_counted_and_not_ranked() -> None:
    history = History().month(SCORED, {"A": 80.0}).month(SCORED, {"B": 90.0}, status="unknown").month(NOW, {"A": 80.0})
    row = newest(history)
    assert (row["accounts_unknown"], row["churn_rate_unknown"], row["accounts_scored"]) == (1, 100.0, 1)


@pytest.mark.parametrize(
    ("left", "stayed", "reason"),
    [
        (1, 30, "1 account with a known score left: at least 10 are needed"),
        (30, 9, "9 accounts with a known score stayed: at least 10 are needed"),
        (10, 10, None),
    ],
)
def test_too_few_accounts_are_a_reason(left: int, stayed: int, reason: str | None) -> None:
    scores: dict[str, float | None] = {f"L{place}": 40.0 + place for place in range(left)}
    stays: dict[str, float | None] = {f"S{place}": 45.0 + place for place in range(stayed)}
    row = newest(History().month(SCORED, scores | stays).month(NOW, stays))
    assert row["not_estimated_because"] == reason
    assert (row["auc"] is None) is (reason is not None)


def test_equal_scores_are_a_reason() -> None:
    scores: dict[str, float | None] = {f"A{place}": 60.0 for place in range(40)}
    stays = {csn: score for csn, score in scores.items() if csn < "A25"}
    row = newest(History().month(SCORED, scores).month(NOW, stays))
    assert (row["not_estimated_because"], row["auc"]) == ("all accounts have the same score", None)


def test_the_good_share_is_that_of_the_month_itself() -> None:
    history = History().month(SCORED, {"A": 30.0, "B": 30.0}).month(NOW, {"A": 80.0, "B": 60.0}, frozen=["C"])
    assert newest(history)["good_share"] == 50.0


def test_the_lowest_decile_counts_equal_scores_in_part() -> None:
    # 40 accounts: the lowest four are the two at 10 and half of the four at 20; two of these left.
    scores: dict[str, float | None] = {f"A{place:02d}": 10.0 for place in range(2)}
    scores |= {f"B{place:02d}": 20.0 for place in range(4)} | {f"C{place:02d}": 60.0 + place for place in range(34)}
    left = {"A00", "A01", "B00", "B01", *(f"C{place:02d}" for place in range(6))}
    stays = {csn: score for csn, score in scores.items() if csn not in left}
    row = newest(History().month(SCORED, scores).month(NOW, stays))
    assert row["lowest_decile_share"] == pytest.approx(100 * (2 + 1) / 10)


def _drawn(seed: int, accounts: int = 400) -> tuple[History, list[tuple[str, float, bool]]]:
    """Scores of accounts that leave with probability 0.2 per quarter, 10 points lower (15 is one deviation)."""
    draws = np.random.default_rng(seed)
    history, rows = History(), []
    present = [f"A{number:03d}" for number in range(accounts)]
    for month in ("2023-06", SCORED):
        leaves = dict(zip(present, draws.random(len(present)) < 0.2, strict=True))
        drawn = {csn: round(float(draws.normal(50 if leaves[csn] else 60, 15)), 1) for csn in present}
        history.month(month, dict(drawn))
        rows += [(csn, drawn[csn], bool(leaves[csn])) for csn in present]
        present = [csn for csn in present if not leaves[csn]]
    history.month(NOW, dict.fromkeys(present, 60.0))
    return history, rows


def test_estimates_are_those_of_brute_force() -> None:
    history, rows = _drawn(7)
    row = history.validation()["two_years"]
    names = np.array([csn for csn, _, _ in rows])
    scores, lost = np.array([score for _, score, _ in rows]), np.array([left for _, _, left in rows])
    pairs = (scores[lost][:, None] < scores[~lost]) + 0.5 * (scores[lost][:, None] == scores[~lost])
    auc = pairs.mean()
    assert row["auc"] == pytest.approx(auc, abs=1e-6)
    assert row["correlation"] == pytest.approx(np.corrcoef(scores, ~lost)[0, 1], abs=1e-6)
    influence = np.empty(len(scores))
    influence[lost] = (pairs.mean(axis=1) - auc) / lost.sum()
    influence[~lost] = (pairs.mean(axis=0) - auc) / (~lost).sum()
    variance = sum(influence[names == csn].sum() ** 2 for csn in set(names))
    low, high = area_interval(float(auc), float(variance), int(lost.sum()))
    assert (row["auc_low"], row["auc_high"]) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))


def test_the_auc_is_near_that_of_the_planted_scores() -> None:
    analytic = 0.5 * (1 + math.erf(10 / 15 / 2))
    rows = [_drawn(seed)[0].validation()["two_years"] for seed in range(3)]
    assert np.mean([row["auc"] for row in rows]) == pytest.approx(analytic, abs=0.03)
    assert all(row["auc_low"] < analytic < row["auc_high"] for row in rows)
    assert all(row["correlation_low"] > 0 and row["band_order"] == "in order" for row in rows)


@pytest.mark.parametrize(("rate", "known"), [(0.05, 0.473), (0.10, 0.585), (0.15, 0.653), (0.20, 0.700)])
def test_the_ceiling_is_the_correlation_of_a_normal_score_that_is_always_right(rate: float, known: float) -> None:
    scores = np.sort(np.random.default_rng(1).normal(size=200_000))
    stays = np.arange(len(scores)) >= rate * len(scores)
    assert foretelling.ceiling(rate) == pytest.approx(known, abs=5e-4)
    assert np.corrcoef(scores, stays)[0, 1] == pytest.approx(foretelling.ceiling(rate), abs=0.01)


def test_a_score_that_separates_all_accounts_is_not_certain() -> None:
    low, high = area_interval(1.0, 0.0, 10)
    assert high == 1.0
    assert 0.6 < low < 0.8


@pytest.mark.parametrize(
    ("good", "fair", "poor", "expected"),
    [
        ((1, 100), (10, 100), (30, 100), "in order"),
        ((0, 100), (0, 100), (30, 100), "in order"),
        ((5, 100), (4, 100), (30, 100), "within chance"),
        ((2, 10), (0, 10), (0, 0), "within chance"),
        ((40, 100), (10, 100), (5, 100), "out of order"),
        ((40, 100), (0, 0), (5, 100), "out of order"),
        ((1, 100), (0, 0), (0, 0), None),
    ],
)
def test_bands_are_compared_beyond_chance(
    good: tuple[int, int], fair: tuple[int, int], poor: tuple[int, int], expected: str | None
) -> None:
    sums: dict[str, float] = {"clustered": 1.0, "alone": 1.0}
    for name, (lost, followed) in (("good", good), ("fair", fair), ("poor", poor)):
        sums |= {f"lost_{name}": lost, f"followed_{name}": followed}
    assert foretelling.band_order(sums) == expected


def test_rows_of_the_same_accounts_are_less_certain() -> None:
    sums = {"lost_good": 12, "followed_good": 100, "lost_fair": 2, "followed_fair": 100, "followed_poor": 0}
    assert foretelling.band_order({**sums, "clustered": 1.0, "alone": 1.0}) == "out of order"
    assert foretelling.band_order({**sums, "clustered": 4.0, "alone": 1.0}) == "within chance"
