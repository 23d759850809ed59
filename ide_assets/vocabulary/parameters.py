"""Parameters: values of the month in a query, so that a table is compiled once for all months.

Compiling costs more than computing a month of a small vendor. Therefore a transform does not know which month it
computes: it uses markers such as `:last_day`, which `engines.binding` replaces by the month's values in the compiled
SQL. A table has one query per dialect, the same in every month. Expectations use the same markers in their SQL.

Calendar parameters are declared here; a domain declares its own as constants in its `rules.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.months import Month
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MARKER = re.compile(r":(\w+)")


@dataclass(frozen=True)
class Parameter:
    """A value of the month: its name in SQL, its Ibis type, and the function of month and rules that computes it."""

    name: str
    type: str
    value: Callable[[Month, Rules], object]

    @property
    def scalar(self) -> "Any":
        """The parameter in a transform, as a scalar of its type."""
        return _scalar(self.name, self.type)


_DECLARED: dict[str, Parameter] = {}


def declare(name: str, type_: str, value: Callable[[Month, Rules], object]) -> Parameter:
    """Declare a parameter for all queries. A table's column of the same name must have the parameter's value.

    Raises ValueError if the name is taken.
    """
    if name in _DECLARED:
        raise ValueError(f"the parameter {name} is declared twice")
    _DECLARED[name] = Parameter(name, type_, value)
    return _DECLARED[name]


def declared() -> tuple[str, ...]:
    """The names of all parameters."""
    return tuple(_DECLARED)


def _scalar(name: str, type_: str) -> "Any":
    # Imported late: reading a delivery binds parameters, too, but rarely needs Ibis, which is slow to import.
    import ibis

    return ibis.literal(f":{name}").cast(type_)


_FIRST_DAY = declare("first_day", "date", lambda month, rules: month.first_day)
_LAST_DAY = declare("last_day", "date", lambda month, rules: month.last_day)
_YEAR = declare("year", "int64", lambda month, rules: month.year)
_NUMBER = declare("number", "int64", lambda month, rules: month.number)


class MonthParameters:
    """The month as a transform sees it: each property is the scalar of the property of `Month` with that name."""

    @property
    def first_day(self) -> "ir.DateScalar":
        """First day of the month."""
        return _FIRST_DAY.scalar

    @property
    def last_day(self) -> "ir.DateScalar":
        """Last day of the month, the snapshot date."""
        return _LAST_DAY.scalar

    @property
    def year(self) -> "ir.IntegerScalar":
        """The calendar year."""
        return _YEAR.scalar

    @property
    def number(self) -> "ir.IntegerScalar":
        """The month of the year, 1 to 12."""
        return _NUMBER.scalar

    def months_passed_since(self, day: "ir.DateValue") -> "ir.IntegerValue":
        """The number of months from the day's month to this one; negative for a later day."""
        return (self.year * 12 + self.number) - (day.year() * 12 + day.month())


MONTH = MonthParameters()


def today() -> "ir.DateScalar":
    """The day of the run, for audit dates."""
    return _scalar("today", "date")


def marked(text: str) -> str | None:
    """The name in a marker; None for any other text."""
    marker = _MARKER.fullmatch(text)
    return marker and marker[1]


def is_marker(text: str) -> bool:
    """Whether a text would be read as a marker, and therefore must not be user input."""
    return marked(text) is not None


def value(name: str, month: Month, rules: Rules) -> object:
    """The month's value of a parameter. Raises KeyError if it is not declared, which is a defect of the transform."""
    return _DECLARED[name].value(month, rules)
