"""Conformal intervals cover as often as they promise."""

import math

import numpy as np
import pytest

from ide_assets.domains.insights.grading import intervals


def test_margin_covers_new_outcomes() -> None:
    random = np.random.default_rng(0)
    shares = []
    for _ in range(200):
        held_out, new = random.standard_t(3, 200), random.standard_t(3, 500)
        margin = intervals.conformal_margin(held_out, np.zeros(200))
        shares.append(intervals.coverage_of(new, np.full(500, -margin), np.full(500, margin)))
    assert np.mean(shares) == pytest.approx(0.9, abs=0.01)


def test_too_few_rows_promise_nothing() -> None:
    assert intervals.conformal_margin([1.0] * 8, [0.0] * 8) == math.inf
    assert intervals.conformal_margin([1.0] * 9, [0.0] * 9) == 1.0


def test_sets_cover_churners_and_others() -> None:
    random = np.random.default_rng(1)
    logit = random.normal(-1.5, 1.2, 20_000)
    probability = 1 / (1 + np.exp(-logit))
    churned = random.random(20_000) < probability
    sets = intervals.conformal_sets(churned[:4000], probability[:4000], probability[4000:])
    later = churned[4000:]
    assert sets[~later, 0].mean() == pytest.approx(0.9, abs=0.02)
    assert sets[later, 1].mean() == pytest.approx(0.9, abs=0.02)
    assert sets.any(axis=1).all()


def test_interval_of_a_rate() -> None:
    low, high = intervals.rate_interval([0, 5, 10, 0], [10, 10, 10, 0])
    assert (low[0], high[2], low[3], high[3]) == (0, 1, 0, 1)
    assert low[1] < 0.5 < high[1]
    assert (low[1], high[1]) == pytest.approx((0.2619, 0.7381), abs=1e-4)
