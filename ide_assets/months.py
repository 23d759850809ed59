"""What a month is: its days, its quarter, its benchmark window.

Nothing here reads a clock or a file. Months are calendar months; where they begin and end is a matter of the
setting `month_time_zone`.
"""

import calendar
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self
from zoneinfo import ZoneInfo

_TEXT = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")

#: Years of months: earlier ones come from clocks that were never set, later ones from "valid for ever".
FIRST_YEAR, LAST_YEAR = 1990, 2199

#: Full months before the quarter that feed a benchmark version (R-IDE-10).
BENCHMARK_WINDOW_MONTHS = 12

#: Months before a month that falling usage and the cool-down of an action look back at: no cool-down is longer.
LOOK_BACK_MONTHS = 12

#: Months before a month whose actions and outcomes tell what the actions did (R-EFF-2).
STUDY_MONTHS = 24


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """`2023-05`, strictly. Raises ValueError for anything else."""
        match = _TEXT.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a month: write it as YYYY-MM, for example 2023-05")
        if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueError(f"{text!r} is not a month: expected a year from {FIRST_YEAR} to {LAST_YEAR}, as YYYY-MM")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def plus(self, months: int) -> "Month":
        """The month so many months later (earlier when negative)."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def through(self, last: "Month") -> Iterator["Month"]:
        """This month and all that follow up to `last`, both included."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)

    def starts_at(self, time_zone: str) -> datetime:
        """The moment at which the month begins in a time zone (IANA), in UTC."""
        return datetime(self.year, self.number, 1, tzinfo=ZoneInfo(time_zone)).astimezone(UTC)

    @property
    def first_day(self) -> date:
        """Published as by_month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """Published as snapshot_date: the day on which "active" is judged."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def first_of_quarter(self, year_starts: int = 1) -> "Month":
        """The first month of the fiscal quarter that this month is in; the fiscal year starts in month 1 to 12."""
        return self.plus(-((self.number - year_starts) % 3))

    def benchmark_version(self, year_starts: int = 1) -> str:
        """The fiscal quarter whose benchmarks judge this month, e.g. `2023-Q2` (R-IDE-10).

        A fiscal year has the name of the calendar year in which it ends.
        """
        since_start = (self.number - year_starts) % 12
        ends_in = self.plus(11 - since_start).year
        return f"{ends_in:04d}-Q{since_start // 3 + 1}"


def benchmark_window(month: Month, year_starts: int = 1) -> list[Month]:
    """The twelve full months before the fiscal quarter that `month` is in (R-IDE-10)."""
    first = month.first_of_quarter(year_starts)
    return list(first.plus(-BENCHMARK_WINDOW_MONTHS).through(first.plus(-1)))


def benchmark_months(month: Month, observed: Collection[Month], year_starts: int = 1) -> list[Month]:
    """The months whose observations make the benchmarks that judge `month` (R-IDE-10).

    `observed` are the months that have at least one observation. Normally the observed months of the
    window; where there is none, the earliest observed month not after `month` (bootstrap); else none.
    """
    in_window = [candidate for candidate in benchmark_window(month, year_starts) if candidate in observed]
    if in_window:
        return in_window
    return sorted(candidate for candidate in observed if candidate <= month)[:1]


def newest_before(month: Month, observed: Collection[Month]) -> list[Month]:
    """The newest observed month before `month`, however long ago; none before the first."""
    return sorted(each for each in observed if each < month)[-1:]
