"""Parameters: what a query may know of the month that it computes, so that a table is compiled once for all months.

Compiling costs more than computing a month of a small vendor. So a transform never learns which month it computes: it
writes markers such as `:last_day`, which `bound` replaces by the month's values in the compiled SQL. One table has one
query, the same in every month and in every dialect. Expectations write the same markers in their SQL.

The calendar's parameters are declared here; a domain declares its own, in its `rules.py`, as constants of that module.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ide_assets.engines.dialects import DIALECT
from ide_assets.months import Month
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MARKER = re.compile(r":(\w+)")

#: A quoted name or text in SQL, whole: a marker inside a longer text is not replaced. In DuckDB a backslash is an
#: ordinary character; in other dialects it escapes the quote after it.
_QUOTED = re.compile(r""""(?:[^"]|"")*"|'((?:[^']|'')*)'""")
_QUOTED_WITH_BACKSLASHES = re.compile(r""""(?:[^"]|"")*"|`(?:[^`]|``)*`|'((?:[^'\\]|''|\\.)*)'""", re.DOTALL)


@dataclass(frozen=True)
class Parameter:
    """A value of the month: its name in SQL, its Ibis type, and how it follows from the month and the rules."""

    name: str
    type: str
    value: Callable[[Month, Rules], object]

    @property
    def scalar(self) -> "Any":
        """The parameter in a transform, as a scalar of its type."""
        return _scalar(self.name, self.type)


_DECLARED: dict[str, Parameter] = {}


def declare(name: str, type_: str, value: Callable[[Month, Rules], object]) -> Parameter:
    """Make a parameter known to every query. A column of a table that has its name must have its value.

    Raises ValueError for a name that is taken.
    """
    if name in _DECLARED:
        raise ValueError(f"the parameter {name} is declared twice")
    _DECLARED[name] = Parameter(name, type_, value)
    return _DECLARED[name]


def declared() -> tuple[str, ...]:
    """The names of all parameters."""
    return tuple(_DECLARED)


def _scalar(name: str, type_: str) -> "Any":
    # Reading a delivery binds parameters, too, and mostly does without Ibis, which takes long to import.
    import ibis

    return ibis.literal(f":{name}").cast(type_)


_FIRST_DAY = declare("first_day", "date", lambda month, rules: month.first_day)
_LAST_DAY = declare("last_day", "date", lambda month, rules: month.last_day)
_YEAR = declare("year", "int64", lambda month, rules: month.year)
_NUMBER = declare("number", "int64", lambda month, rules: month.number)


class MonthParameters:
    """The month as a transform sees it: each property is the scalar that `Month` has under that name."""

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


MONTH = MonthParameters()


def today() -> "ir.DateScalar":
    """The day of the run, for audit dates."""
    return _scalar("today", "date")


def is_marker(text: str) -> bool:
    """Whether a text would be taken for a marker, and so must not come from people."""
    return _MARKER.fullmatch(text) is not None


def bound(
    sql: str, month: Month, today: date | None = None, dialect: str = DIALECT, *, rules: Rules | None = None
) -> str:
    """The SQL compiled for an engine, with the month's values in place of the markers.

    Values that depend on settings are those of `rules`, by default the default ones. Raises KeyError for a marker
    without a value, which is a defect of the transform.
    """
    rules = rules or Rules()

    def replaced(quoted: "re.Match[str]") -> str:
        marker = _MARKER.fullmatch(quoted[1] or "")
        if marker is None:
            return quoted[0]
        value = today if marker[1] == "today" and today is not None else _DECLARED[marker[1]].value(month, rules)
        return f"'{str(value).lower() if isinstance(value, bool) else value}'"

    return (_QUOTED if dialect == DIALECT else _QUOTED_WITH_BACKSLASHES).sub(replaced, sql)
