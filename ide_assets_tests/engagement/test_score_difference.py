"""The difference of two definitions in foretelling churn, against brute force, and how often its interval is right."""

from typing import Any

import numpy as np
import pytest

from ide_assets.domains.engagement.history.difference import RECIPE
from ide_assets.vocabulary.intervals import few_quantile
from ide_assets_tests.engagement.planted import NOW, History
from ide_assets_tests.inline import run_recipe

#: The months with scores before NOW, by quarter.
SCORED = ("2023-06", "2023-09")


def compared(current: History, candidate: History) -> dict[str, Any]:
    """The row of the overall score over two years; both histories have the same accounts."""
    rows = run_recipe(
        RECIPE,
        NOW,
        engagement_scores_monthly=current.scores,
        candidate_scores_monthly=candidate.scores,
        engagement_accounts_monthly=current.accounts,
        account_merges=current.merges,
    )
    (row,) = (row for row in rows if (row["component"], row["history"]) == ("overall", "two_years"))
    return row


def drawn(
    seed: int, accounts: int = 300, noise: float = 10.0, unknown: float = 0.0
) -> tuple[History, History, list[tuple[str, float, float | None, bool]]]:
    """Two scores of the same accounts: the second is the first with noise, and unknown for a share of them."""
    draws = np.random.default_rng(seed)
    histories, rows = (History(), History()), []
    present = [f"A{number:03d}" for number in range(accounts)]
    for month in SCORED:
        leaves = dict(zip(present, draws.random(len(present)) < 0.2, strict=True))
        first = {csn: round(float(draws.normal(50 if leaves[csn] else 60, 12)), 1) for csn in present}
        second = {
            csn: None if draws.random() < unknown else round(score + float(draws.normal(0, noise)), 1)
            for csn, score in first.items()
        }
        histories[0].month(month, {**first})
        histories[1].month(month, second)
        rows += [(csn, first[csn], second[csn], bool(leaves[csn])) for csn in present]
        present = [csn for csn in present if not leaves[csn]]
    for history in histories:
        history.month(NOW, dict.fromkeys(present, 60.0))
    return *histories, rows


def area(scores: Any, lost: Any) -> tuple[float, Any]:
    """The area by brute force, and what each row adds to its error."""
    pairs = (scores[lost][:, None] < scores[~lost]) + 0.5 * (scores[lost][:, None] == scores[~lost])
    influence = np.empty(len(scores))
    influence[lost] = (pairs.mean(axis=1) - pairs.mean()) / lost.sum()
    influence[~lost] = (pairs.mean(axis=0) - pairs.mean()) / (~lost).sum()
    return float(pairs.mean()), influence


@pytest.mark.parametrize("unknown", [0.0, 0.2])
def test_the_difference_and_its_interval_are_those_of_brute_force(unknown: float) -> None:
    current, candidate, rows = drawn(3, unknown=unknown)
    row = compared(current, candidate)
    by_account: dict[str, float] = {}
    areas = []
    for sign, place in ((-1, 1), (1, 2)):
        known = [one for one in rows if one[place] is not None]
        scores, lost = np.array([one[place] for one in known], dtype=float), np.array([one[3] for one in known])
        value, influence = area(scores, lost)
        areas.append((value, int(lost.sum())))
        for one, error in zip(known, influence, strict=True):
            by_account[one[0]] = by_account.get(one[0], 0.0) + sign * float(error)
    difference = areas[1][0] - areas[0][0]
    reach = few_quantile(min(lost for _, lost in areas)) * sum(error**2 for error in by_account.values()) ** 0.5
    assert row["auc_difference"] == pytest.approx(difference, abs=1e-6)
    assert row["auc_difference_low"] == pytest.approx(difference - reach, abs=1e-6)
    assert row["auc_difference_high"] == pytest.approx(difference + reach, abs=1e-6)
    assert row["not_compared_because"] is None


def test_the_same_order_of_accounts_is_no_difference() -> None:
    current, _, _ = drawn(3)
    shifted = History(
        accounts=current.accounts,
        scores=[{**score, "score": round(score["score"] / 2, 4)} for score in current.scores],
    )
    row = compared(current, History(accounts=current.accounts, scores=current.scores))
    assert (row["auc_difference"], row["auc_difference_low"], row["auc_difference_high"]) == (0.0, 0.0, 0.0)
    row = compared(current, shifted)
    assert abs(row["auc_difference"]) < 0.01 and row["auc_difference_low"] <= 0 <= row["auc_difference_high"]


def test_a_difference_is_clear_although_the_intervals_of_each_score_overlap() -> None:
    current, candidate, _ = drawn(5, accounts=200, noise=14.0)
    sides = [history.validation()["two_years"] for history in (current, candidate)]
    assert sides[1]["auc_high"] > sides[0]["auc_low"], "alone, each interval is wide"
    row = compared(current, candidate)
    assert row["auc_difference_high"] < 0, "the candidate only adds noise"


def test_two_scores_of_equal_worth_are_rarely_called_different() -> None:
    """Both scores are one truth with noise of their own, so neither foretells better; by brute force, as above."""
    draws = np.random.default_rng(1)
    wrong = 0
    for _ in range(400):
        lost = draws.random(120) < 0.2
        truth = draws.normal(60 - 10 * lost, 12)
        (one, errors), (other, other_errors) = (area(truth + draws.normal(0, 8, 120), lost) for _ in range(2))
        reach = few_quantile(int(lost.sum())) * float(((other_errors - errors) ** 2).sum()) ** 0.5
        wrong += abs(other - one) > reach
    assert wrong <= 28, "5% of 400 are 20"


def test_too_few_accounts_are_a_reason() -> None:
    current, candidate, _ = drawn(3, accounts=20)
    row = compared(current, candidate)
    assert row["auc_difference"] is None
    assert row["not_compared_because"].endswith("left: at least 10 are needed")
