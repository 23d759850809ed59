"""When a month is expected: by the calendar of the installation, in its time zone."""

from datetime import UTC, datetime

import pytest
from dagster._utils.schedules import schedule_execution_time_iterator
from hypothesis import given
from hypothesis import strategies as st

from ide_assets.automation.calendar import cron, expected_at, newest_expected
from ide_assets.months import Month
from ide_assets.settings import Calendar

ZURICH = Calendar(day=5, hour=6, time_zone="Europe/Zurich")


def test_month_is_expected_on_the_day_of_the_next_month() -> None:
    # Six in the morning in Zurich is five in UTC in winter and four in summer.
    assert expected_at(Month(2023, 1), ZURICH).astimezone(UTC) == datetime(2023, 2, 5, 5, tzinfo=UTC)
    assert expected_at(Month(2023, 6), ZURICH).astimezone(UTC) == datetime(2023, 7, 5, 4, tzinfo=UTC)
    assert expected_at(Month(2023, 12), ZURICH).astimezone(UTC) == datetime(2024, 1, 5, 5, tzinfo=UTC)


def test_newest_expected_month_changes_at_the_hour() -> None:
    assert newest_expected(datetime(2023, 2, 5, 4, 59, tzinfo=UTC), ZURICH) == Month(2022, 12)
    assert newest_expected(datetime(2023, 2, 5, 5, 0, tzinfo=UTC), ZURICH) == Month(2023, 1)
    assert newest_expected(datetime(2023, 2, 28, 23, 59, tzinfo=UTC), ZURICH) == Month(2023, 1)
    # In Zurich it is already March, but before the day of the calendar.
    assert newest_expected(datetime(2023, 2, 28, 23, 30, tzinfo=UTC), ZURICH) == Month(2023, 1)


calendars = st.builds(
    Calendar,
    day=st.integers(1, 28),
    hour=st.integers(0, 23),
    time_zone=st.sampled_from(["UTC", "Europe/Zurich", "America/Los_Angeles", "Pacific/Apia", "Asia/Kolkata"]),
)


@given(calendars, st.datetimes(datetime(2011, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_newest_expected_month_is_the_last_whose_hour_has_passed(calendar: Calendar, now: datetime) -> None:
    month = newest_expected(now, calendar)
    assert expected_at(month, calendar) <= now < expected_at(month.plus(1), calendar)


@given(calendars.filter(lambda calendar: calendar.hour > 3))
def test_schedule_ticks_when_a_month_becomes_expected(calendar: Calendar) -> None:
    """Hours up to three may not exist, or exist twice, on the day on which clocks change."""
    begin = datetime(2023, 1, 31, tzinfo=UTC)
    ticks = schedule_execution_time_iterator(begin.timestamp(), cron(calendar), calendar.time_zone, ascending=True)
    for month in Month(2023, 1).through(Month(2023, 12)):
        assert next(ticks) == expected_at(month, calendar)


def test_unknown_time_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="'Mars/Olympus' is not a time zone"):
        Calendar(time_zone="Mars/Olympus")
