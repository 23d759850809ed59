"""What a month is: its days, its quarter, its benchmark window.

Nothing here reads a clock or a file. Months are calendar months in UTC.
"""

import calendar
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

_TEXT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")

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

    @property
    def first_day(self) -> date:
        """Published as by_month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """Published as snapshot_date: the day on which "active" is judged."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def first_of_quarter(self) -> "Month":
        """The first month of the calendar quarter that this month lies in."""
        return Month(self.year, (self.number - 1) // 3 * 3 + 1)

    @property
    def benchmark_version(self) -> str:
        """The quarter whose benchmarks judge this month, e.g. `2023-Q2` (R-IDE-10)."""
        return f"{self.year:04d}-Q{(self.number - 1) // 3 + 1}"


def benchmark_window(month: Month) -> list[Month]:
    """The twelve full months before the quarter that `month` lies in (R-IDE-10)."""
    first = month.first_of_quarter
    return list(first.plus(-BENCHMARK_WINDOW_MONTHS).through(first.plus(-1)))


def benchmark_months(month: Month, observed: Collection[Month]) -> list[Month]:
    """The months whose observations make the benchmarks that judge `month` (R-IDE-10).

    `observed` are the months that have at least one observation. Normally the observed months of the
    window; where there is none, the earliest observed month not after `month` (bootstrap); else none.
    """
    in_window = [candidate for candidate in benchmark_window(month) if candidate in observed]
    if in_window:
        return in_window
    return sorted(candidate for candidate in observed if candidate <= month)[:1]


def newest_before(month: Month, observed: Collection[Month]) -> list[Month]:
    """The newest observed month before `month`, however long ago; none before the first."""
    return sorted(each for each in observed if each < month)[-1:]
