"""The inputs of a table: which tables, which of their months, and what a missing one means.

Windows that any table may use are here; a window that belongs to one domain is declared in that domain's `rules.py`.
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
    """The months of an input, described in words and selected for a month.

    `description` is a phrase with the places `{table}` and `{input}` for their names. `first` and `last` are the usual
    distances from the month, in months; Dagster shows them as the partitions that an asset depends on. `select` picks
    among the months in which the input has rows; without it, all of them between `first` and `last` are taken.
    """

    description: str
    first: int
    last: int
    select: Callable[[Month, Collection[Month], Rules], list[Month]] | None = None

    def months(self, month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
        """The months that `month` is built from; `observed` are those in which the input has rows."""
        if self.select is not None:
            return self.select(month, observed, rules)
        return [each for each in month.plus(self.first).through(month.plus(self.last)) if each in observed]


def _newest_before(month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
    return sorted(each for each in observed if each < month)[-1:]


SAME_MONTH = InputWindow("the same month of {input}", 0, 0, lambda month, observed, rules: [month])
NEWEST_BEFORE = InputWindow("the month of {input} that {table} continues from", -1, -1, _newest_before)
YEAR_BEFORE = InputWindow("the twelve months of {input} that {table} looks back on", -LOOK_BACK_MONTHS, -1)


class MissingInput(Enum):
    """What follows for a table where an input was not delivered for the month."""

    FAILS = "the month cannot be built, or this table is skipped where the input itself is"
    SKIPS = "this table is skipped, with that reason"
    IS_NULL = "what comes from it is null"


@dataclass(frozen=True)
class Input:
    """One input of a table.

    `trace` maps columns of the input to columns of the table: the input rows behind a row are those that agree with it
    in these columns (`ide explain`).
    """

    table: Table
    trace: Mapping[str, str]
    window: InputWindow = SAME_MONTH
    absence: MissingInput = MissingInput.FAILS
