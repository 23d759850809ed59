"""One source of the delivery contract: what its deliveries must contain."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ide_assets.domains.deliveries.contract.references import Reference, joined_share
from ide_assets.vocabulary.column import Column
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Table

GROUP = "deliveries"

#: More seats than this in one subscription are a defect.
MOST_SEATS = 10_000_000

#: The largest absolute value that a source may deliver: a billion of them can be summed exactly in cents.
LARGEST_NUMBER = 10**12


@dataclass(frozen=True)
class Source:
    """One source of the contract.

    The setting `sources` decides which sources a month waits for.

    `may_be_empty`: a delivery without rows is accepted; otherwise it is rejected.
    `ranges`: bounds of a column's values, both included; other numbers are limited by LARGEST_NUMBER.
    `choices`: the values that a column may have, as they are spelled.
    `ranges_by`: bounds of a column that depend on another column: the name of that column, and the bounds per choice.
    `meanings`: what to deliver in a column, if that differs from the published column in the column dictionary.
    `event`: the timestamp or date that must be in the delivery's month.
    `references`: sources of the same month that row rules or checks read. `compared_with` are read by checks only;
    `optional_references` may be absent and then count as empty.
    `totals`, `shares`: columns that are compared with earlier months (kernel/bounds.py). `clustered_by` as in Table.
    `meets`: the rows that must match a row of another source.
    `local_days`: dates that the reader adds, each with the timestamp that it follows from, in the time zone of months.
    `is_dated`: the reader adds by_month. `lists`: columns of items separated by semicolons; the reader removes blanks
    around items and empty items.
    """

    name: str
    key: tuple[str, ...]
    required: tuple[str, ...]
    description: str
    optional: tuple[str, ...] = ()
    may_be_empty: bool = False
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges_by: Mapping[str, tuple[str, Mapping[str, tuple[float, float]]]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    references: tuple[str, ...] = ()
    optional_references: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    clustered_by: tuple[str, ...] = ()
    compared_with: tuple[str, ...] = ()
    meets: tuple[Reference, ...] = ()
    local_days: Mapping[str, str] = field(default_factory=dict)
    is_dated: bool = False
    lists: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of a delivery."""
        return tuple(
            replace(column, meaning=self.meanings.get(column.name, column.meaning))
            for column in columns(*self.required, *self.optional)
        )

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Sources of the same month that its row rules or checks read."""
        return (*self.references, *self.compared_with, *self.optional_references)

    def __post_init__(self) -> None:
        names = {*self.required, *self.optional}
        named = {*self.key, *self.ranges, *self.choices, *self.meanings}
        if not named <= names:
            raise ValueError(f"source {self.name}: unknown columns {', '.join(sorted(named - names))}")

    @property
    def is_personal(self) -> bool:
        """Whether a column identifies people; if so, values are repeated only if they cannot identify anyone."""
        return any(column.personal or column.names_person for column in self.table.columns)

    @cached_property
    def table(self) -> Table:
        """The table of the accepted rows."""
        return Table(
            self.name,
            GROUP,
            self.key,
            (*self.columns, *columns(*self.local_days, *(("by_month",) if self.is_dated else ()))),
            self.description,
            totals=self.totals,
            shares=self.shares,
            clustered_by=self.clustered_by,
            joins=tuple((reference.check, joined_share(reference)) for reference in self.meets),
        )


#: The meaning of a column with users.
USER = "Identifier of the user; a pseudonym (keyed hash) is stored instead."
