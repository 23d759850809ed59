"""Ranking by expected value saves more than ranking by priority on simulated effects; see benchmarks/ranking.py."""

import numpy as np

from benchmarks.ranking import Book, differences, interval


def test_expected_value_saves_more_revenue_than_priority() -> None:
    by_value, by_priority = differences(range(6), Book(candidates=200, calls=40, months=6))
    gains = np.array([value.revenue - priority.revenue for value, priority in zip(by_value, by_priority, strict=True)])
    mean, low, high = interval(gains)
    assert 0 < low < mean < high
