"""The month as transforms see it: parameters of the query, so that a table compiles once for all months.

Compiling costs more than running a month of a small vendor. So a transform never learns which month it
computes: it writes markers, which `bound` replaces by the month's values in the compiled SQL. One table has
one query, the same in every month and in every dialect.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

import ibis

from ide_assets.engines.dialects import DIALECT
from ide_assets.months import Month, benchmark_window
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MARKER = re.compile(r":(\w+)")

#: A name or a text in SQL, whole: what looks like a marker inside a longer text is none. To DuckDB a backslash is a
#: letter like others; on other engines it keeps the quote after it from ending the text.
_QUOTED = re.compile(r""""(?:[^"]|"")*"|'((?:[^']|'')*)'""")
_QUOTED_WITH_BACKSLASHES = re.compile(r""""(?:[^"]|"")*"|`(?:[^`]|``)*`|'((?:[^'\\]|''|\\.)*)'""", re.DOTALL)


def _marker(name: str, type_: str) -> "ir.Scalar":
    return ibis.literal(f":{name}").cast(type_)


class MonthParameters:
    """What a transform may know of its month; each the scalar of the query that `Month` has under that name."""

    first_day: "ir.DateScalar" = _marker("first_day", "date")
    last_day: "ir.DateScalar" = _marker("last_day", "date")
    year: "ir.IntegerScalar" = _marker("year", "int64")
    number: "ir.IntegerScalar" = _marker("number", "int64")
    benchmark_version: "ir.StringScalar" = _marker("benchmark_version", "string")
    benchmark_window_first_day: "ir.DateScalar" = _marker("benchmark_window_first_day", "date")
    benchmark_window_last_day: "ir.DateScalar" = _marker("benchmark_window_last_day", "date")
    in_unreliable_window: "ir.BooleanScalar" = _marker("in_unreliable_window", "boolean")
    end_date_inclusive: "ir.BooleanScalar" = _marker("end_date_inclusive", "boolean")


MONTH = MonthParameters()


def is_marker(text: str) -> bool:
    """Whether a text would be taken for a marker: what people write must not be one."""
    return _MARKER.fullmatch(text) is not None


#: The day of the run, for audit dates.
TODAY: "ir.DateScalar" = _marker("today", "date")


def bound(
    sql: str, month: Month, today: date | None = None, dialect: str = DIALECT, *, rules: Rules | None = None
) -> str:
    """The SQL compiled for an engine, with the month's values in place of the markers.

    Values that depend on settings are those of `rules`; without them, of the defaults. Raises KeyError for a marker
    that has no value: a defect of the transform.
    """
    rules = rules or Rules()
    start = rules.fiscal_year_start_month
    window = benchmark_window(month, start)
    values = {
        "first_day": month.first_day,
        "last_day": month.last_day,
        "year": month.year,
        "number": month.number,
        "benchmark_version": month.benchmark_version(start),
        "benchmark_window_first_day": window[0].first_day,
        "benchmark_window_last_day": window[-1].last_day,
        "in_unreliable_window": str(rules.in_unreliable_window(str(month))).lower(),
        "end_date_inclusive": str(rules.end_date_inclusive).lower(),
        "least_joined_share": rules.least_joined_share,
        "owner_capacity": rules.actions.owner_capacity,
        **({} if today is None else {"today": today}),
    }

    def replaced(quoted: "re.Match[str]") -> str:
        marker = _MARKER.fullmatch(quoted[1] or "")
        return quoted[0] if marker is None else f"'{values[marker[1]]}'"

    return (_QUOTED if dialect == "duckdb" else _QUOTED_WITH_BACKSLASHES).sub(replaced, sql)
