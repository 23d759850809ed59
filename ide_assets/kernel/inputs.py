"""The inputs of a table: which tables, which of their months, and what happens if one is missing.

Windows that any table may use are here; a window of a single domain is declared in that domain's `rules.py`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.table import Table

#: Months before a month that `YEAR_BEFORE` covers.
LOOK_BACK_MONTHS = 12


@dataclass(frozen=True, eq=False)
class InputWindow:
    """The months of an input that a month is built from.

    `description` is a phrase with placeholders `{table}` and `{input}`. `first` and `last` are the usual distances from
    the month, in months; Dagster shows them as the partitions that an asset depends on. `select` chooses among the
    months in which the input has rows; the default is all of them from `first` to `last`.
    """

    description: str
    first: int
    last: int
    select: Callable[[Month, Collection[Month], Rules], list[Month]] | None = None

    def months(self, month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
        """The months that `month` is built from; `observed` are those in which the input has rows."""
        if self.select is not None:
            return self.select(month, observed, rules)
        return [
            candidate for candidate in month.plus(self.first).through(month.plus(self.last)) if candidate in observed
        ]


def _newest_before(month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
    return sorted(candidate for candidate in observed if candidate < month)[-1:]


SAME_MONTH = InputWindow("the same month of {input}", 0, 0, lambda month, observed, rules: [month])
NEWEST_BEFORE = InputWindow("the month of {input} that {table} continues from", -1, -1, _newest_before)
YEAR_BEFORE = InputWindow("the twelve months of {input} that {table} looks back on", -LOOK_BACK_MONTHS, -1)


class MissingInput(Enum):
    """What happens to a table if an input was not delivered for the month."""

    FAILS = "the month cannot be built, unless the input itself is skipped: then this table is, too"
    SKIPS = "this table is skipped, with that reason"
    IS_NULL = "columns computed from it are null"


@dataclass(frozen=True)
class Input:
    """One input of a table.

    `trace` maps columns of the input to columns of the table: a row comes from the input rows that have its values in
    these columns (`ide explain`).
    """

    table: Table
    trace: Mapping[str, str]
    window: InputWindow = SAME_MONTH
    absence: MissingInput = MissingInput.FAILS
