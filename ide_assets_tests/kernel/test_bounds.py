"""Bounds are learned from a table's own months, and are never narrower than the tolerance."""

from math import exp, log

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import bounds
from ide_assets.kernel.bounds import USUAL, all_loosened, of_distance, of_total
from ide_assets.kernel.figures import Figures, distance, shares_before, total_queries


def test_no_bounds_without_earlier_months() -> None:
    assert of_total([], USUAL) is None


def test_one_bad_month_does_not_move_the_bounds() -> None:
    steady = of_total([1000, 1010, 990, 1005, 1000, 995], USUAL)
    after_a_bad_one = of_total([1000, 1010, 990, 1005, 1000, 300], USUAL)
    assert steady is not None and after_a_bad_one is not None
    assert (round(steady.at_least), round(steady.at_most)) == (796, 1250)
    assert 750 < after_a_bad_one.at_least < 1000 < after_a_bad_one.at_most < 1400


def test_steady_growth_is_within_bounds() -> None:
    months = [1000 * 1.1**month for month in range(10)]
    bound = of_total(months, USUAL)
    assert bound is not None
    # Against the median of three months before, growth of 10% a month is a movement of two months.
    assert bound.at_most == pytest.approx(months[-2] * exp(log(1.21) + log(1.25)))
    assert bound.at_least == pytest.approx(months[-2] / 1.25)


def test_volatile_table_has_wide_bounds() -> None:
    restless = of_total([100, 400, 150, 500, 120, 450, 110, 480], USUAL)
    assert restless is not None
    assert restless.at_least < 100 < 500 < restless.at_most


def test_empty_table_is_out_of_bounds_at_any_size() -> None:
    bound = of_total([2, 3, 2], USUAL)
    assert bound is not None
    assert bound.at_least == 1
    none_before = of_total([0, 0, 0], USUAL)
    assert none_before is not None and none_before.at_least <= 0


@pytest.mark.parametrize(
    ("values", "rows", "expected"), [(4, 5, 0.9), (4, 400, 0.2), (3, 1_000_000, 0.2), (400, 1600, 0.5)]
)
def test_bounds_of_shares_allow_for_few_rows(values: int, rows: float, expected: float) -> None:
    assert of_distance([], USUAL, values, rows) == pytest.approx(expected, abs=0.01)


def test_usual_distance_does_not_warn() -> None:
    assert of_distance([0.01, 0.02, 0.01, 0.02], USUAL, 3, 100_000) == pytest.approx(0.115)
    assert of_distance([0.2, 0.3, 0.2, 0.3], USUAL, 3, 100_000) > 0.4


def test_distance_is_the_share_of_changed_rows() -> None:
    assert distance({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.5}) == 0
    assert distance({"a": 1.0}, {"b": 1.0}) == 1
    assert distance({"a": 0.7, "b": 0.3}, {"a": 0.5, "b": 0.4, "c": 0.1}) == pytest.approx(0.2)


def test_former_shares_are_the_mean_of_the_last_months_with_rows() -> None:
    months = [
        Figures({}, {"geo": {"AMER": 0.0, "EMEA": 1.0}}),
        Figures({}, {"geo": {"AMER": 0.4, "EMEA": 0.6}}),
        Figures({}, {"geo": {}}),
        Figures({}, {"geo": {"AMER": 0.6, "EMEA": 0.4}}),
        Figures({}, {"geo": {"AMER": 0.5, "EMEA": 0.4, "APAC": 0.1}}),
    ]
    assert shares_before("geo", months) == pytest.approx({"AMER": 0.5, "APAC": 0.1 / 3, "EMEA": 1.4 / 3})


def test_loosened_bounds_exist_and_have_a_reason() -> None:
    figures = {
        (recipe.table.name, name) for recipe in RECIPES for name in (*total_queries(recipe.table), *recipe.table.shares)
    }
    assert all_loosened()
    for name, loosened in all_loosened().items():
        assert name in figures, f"{name} is not a figure of any table"
        assert len(loosened.reason.split()) > 5
        assert loosened.tolerance != bounds.USUAL


def test_negative_sum_may_double_or_vanish() -> None:
    bound = of_total([-1000, -900, -1000], USUAL)
    assert bound is not None
    assert (bound.at_least, bound.at_most) == (-2000, 0)
