"""Days relative to today, computed when a test asks: a run of all tests may last past midnight."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any


def today() -> date:
    """The day in the time zone of months, by default."""
    return datetime.now(UTC).date()


def in_days(days: int) -> str:
    """The day that is this many days from today."""
    return (today() + timedelta(days=days)).isoformat()


def day(value: int | str) -> str:
    """A number of days from today as a day, and any other text as it is: names of test cases contain no date."""
    return in_days(value) if isinstance(value, int) else value


def with_days(values: Mapping[str, int | str]) -> dict[str, Any]:
    """The values, with numbers as days."""
    return {name: day(value) for name, value in values.items()}
