"""Windows select months of an input; each domain declares its own windows, with a description."""

from hypothesis import given
from hypothesis import strategies as st

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.inputs import NEWEST_BEFORE, SAME_MONTH, YEAR_BEFORE, InputWindow
from ide_assets.months import Month
from ide_assets.settings import Rules

MAY = Month(2023, 5)


def test_windows_of_any_table_select_observed_months() -> None:
    observed = {MAY.plus(distance) for distance in (-13, -12, -3, 0, 1)}
    assert SAME_MONTH.months(MAY, set(), Rules()) == [MAY]
    assert NEWEST_BEFORE.months(MAY, observed, Rules()) == [MAY.plus(-3)]
    assert NEWEST_BEFORE.months(MAY, {MAY, MAY.plus(1)}, Rules()) == []
    assert YEAR_BEFORE.months(MAY, observed, Rules()) == [MAY.plus(-12), MAY.plus(-3)]


@given(
    observed=st.sets(st.integers(-40, 40)),
    window=st.sampled_from(
        sorted({source.window for recipe in RECIPES for source in recipe.inputs}, key=lambda source: source.first)
    ),
    year_starts=st.integers(1, 12),
)
def test_window_selects_no_later_month(observed: set[int], window: InputWindow, year_starts: int) -> None:
    months = {MAY.plus(distance) for distance in observed}
    selected = window.months(MAY, months, Rules(fiscal_year_start_month=year_starts))
    assert all(month <= MAY for month in selected)
    assert window is SAME_MONTH or {*selected} <= months
    # A bootstrap and the newest month before may be further away than the window's bounds.
    assert len(selected) == 1 or all(window.first <= _distance(month) <= window.last for month in selected)


def test_windows_are_described_by_table_and_input() -> None:
    for recipe in RECIPES:
        for source in recipe.inputs:
            words = source.window.description.format(table=recipe.table.name, input=source.table.name)
            assert "{" not in words and (recipe.table.name in words or source.table.name in words)


def _distance(month: Month) -> int:
    return (month.year - MAY.year) * 12 + month.number - MAY.number
