"""What a month is: its days and its fiscal quarter.

Nothing here reads a clock or a file. Months are calendar months, which begin and end in the time zone of the setting
`month_time_zone`.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self
from zoneinfo import ZoneInfo

_TEXT = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")

#: Valid years: earlier ones come from clocks that were never set, later ones from dates that mean "no end".
FIRST_YEAR, LAST_YEAR = 1990, 2199


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
        """The month of a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def plus(self, months: int) -> "Month":
        """The month this many months later; earlier if negative."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def through(self, last: "Month") -> Iterator["Month"]:
        """This month and all following ones up to and including `last`."""
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
        """The first month of the month's fiscal quarter; the fiscal year starts in month `year_starts`, 1 to 12."""
        return self.plus(-((self.number - year_starts) % 3))

    def fiscal_quarter(self, year_starts: int = 1) -> str:
        """The fiscal quarter of the month, e.g. `2023-Q2`; a fiscal year is named by the calendar year it ends in."""
        since_start = (self.number - year_starts) % 12
        ends_in = self.plus(11 - since_start).year
        return f"{ends_in:04d}-Q{since_start // 3 + 1}"
