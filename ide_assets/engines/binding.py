"""Binding: a month's values in place of the parameters of a compiled query."""

import re
from datetime import date

from ide_assets.engines.dialects import DIALECT
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary import parameters

#: A quoted name or text in SQL, whole: a marker inside a longer text is not replaced. In DuckDB a backslash is an
#: ordinary character; in other dialects it escapes the quote after it.
_QUOTED = re.compile(r""""(?:[^"]|"")*"|'((?:[^']|'')*)'""")
_QUOTED_WITH_BACKSLASHES = re.compile(r""""(?:[^"]|"")*"|`(?:[^`]|``)*`|'((?:[^'\\]|''|\\.)*)'""", re.DOTALL)


def bound(sql: str, month: Month, today: date | None = None, dialect: str = DIALECT, *, rules: Rules) -> str:
    """The SQL compiled for an engine, with the month's values in place of the markers.

    Values that depend on settings come from `rules`. Raises KeyError for a marker without a value, which is a defect of
    the transform.
    """

    def replaced(quoted: "re.Match[str]") -> str:
        name = parameters.marked(quoted[1] or "")
        if name is None:
            return quoted[0]
        value = today if name == "today" and today is not None else parameters.value(name, month, rules)
        return f"'{str(value).lower() if isinstance(value, bool) else value}'"

    return (_QUOTED if dialect == DIALECT else _QUOTED_WITH_BACKSLASHES).sub(replaced, sql)
