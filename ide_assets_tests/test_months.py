"""Months, quarters and windows."""

from datetime import date

import pytest
from pydantic import ValidationError

from ide_assets.domains.cohorts.rules import benchmark_months, benchmark_window
from ide_assets.months import Month
from ide_assets.settings import Rules


def test_first_and_last_day_of_a_month() -> None:
    assert Month.parse("2024-02").last_day == date(2024, 2, 29)
    assert Month.parse("2023-02").last_day == date(2023, 2, 28)
    assert Month.parse("2022-12").plus(1) == Month(2023, 1)
    assert Month.parse("2022-01").plus(-1) == Month(2021, 12)


@pytest.mark.parametrize("text", ["2023-13", "2023-5", "23-05", "2023-05-01", "", "2023/05"])
def test_parse_reports_the_expected_form(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        Month.parse(text)


def test_benchmark_window_is_the_twelve_months_before_the_quarter() -> None:
    assert Month.parse("2023-05").fiscal_quarter() == "2023-Q2"
    window = benchmark_window(Month.parse("2023-05"))
    assert (str(window[0]), str(window[-1]), len(window)) == ("2022-04", "2023-03", 12)
    assert benchmark_window(Month.parse("2023-04")) == window == benchmark_window(Month.parse("2023-06"))


def test_benchmark_months_are_the_observed_months_of_the_window() -> None:
    observed = [Month.parse(text) for text in ("2022-03", "2022-11", "2023-03", "2023-04")]
    assert list(map(str, benchmark_months(Month.parse("2023-05"), observed))) == ["2022-11", "2023-03"]


def test_benchmark_months_bootstrap_from_the_earliest_observed_month() -> None:
    july = Month.parse("2022-07")
    assert benchmark_months(july, [july, july.plus(1)]) == [july]
    assert benchmark_months(july.plus(2), [july.plus(1), july.plus(2)]) == [july.plus(1)]
    assert benchmark_months(july, [july.plus(1)]) == []


def test_unreliable_window_includes_both_ends() -> None:
    months = ("2021-08", "2021-09", "2022-09", "2022-10")
    assert [text for text in months if Rules().in_unreliable_window(text)] == ["2021-09", "2022-09"]


def test_unreliable_window_can_be_moved_or_emptied() -> None:
    moved = Rules(unreliable_from="2023-01", unreliable_to="2023-01")
    assert [text for text in ("2021-09", "2023-01", "2023-02") if moved.in_unreliable_window(text)] == ["2023-01"]
    assert not Rules(unreliable_from="", unreliable_to="").in_unreliable_window("2022-01")
    for first, last in (("2023-02", "2023-01"), ("2023-02", ""), (None, "2023-02"), ("2023-13", "2024-01")):
        with pytest.raises(ValidationError, match="unreliable_from"):
            Rules(unreliable_from=first, unreliable_to=last)


@pytest.mark.parametrize(
    ("month", "year_starts", "first", "version"),
    [
        ("2023-05", 1, "2023-04", "2023-Q2"),
        ("2023-05", 2, "2023-05", "2024-Q2"),
        ("2024-01", 2, "2023-11", "2024-Q4"),
        ("2024-02", 2, "2024-02", "2025-Q1"),
        ("2023-06", 7, "2023-04", "2023-Q4"),
        ("2023-07", 7, "2023-07", "2024-Q1"),
        ("2023-12", 12, "2023-12", "2024-Q1"),
    ],
)
def test_fiscal_quarter_is_named_by_the_year_in_which_it_ends(
    month: str, year_starts: int, first: str, version: str
) -> None:
    parsed = Month.parse(month)
    assert (str(parsed.first_of_quarter(year_starts)), parsed.fiscal_quarter(year_starts)) == (first, version)
    window = benchmark_window(parsed, year_starts)
    assert (len(window), window[-1].plus(1)) == (12, Month.parse(first))
    # Targets do not change within the quarter.
    quarter = [Month.parse(first).plus(number) for number in range(3)]
    assert {month_of_quarter.fiscal_quarter(year_starts) for month_of_quarter in quarter} == {version}
