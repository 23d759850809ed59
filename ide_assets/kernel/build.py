"""The context of building one month of a table, and its results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ide_assets.engines.base import Engine
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.inputs import SAME_MONTH, Input
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table


@dataclass(frozen=True)
class TableFile:
    """A month of a table: its file, its hash, its rows."""

    path: Path
    sha256: str
    rows: int


@dataclass(frozen=True)
class RunTables:
    """The tables as one run sees them: its own commits, otherwise what is published.

    `run` is the name that groups its commits. `selected` are the tables that it builds: their published version of the
    month is never used in place of the one to be built.
    """

    lake: Lake
    ledger: Ledger
    run: str
    selected: frozenset[str]

    def find(self, table: Table, month: Month, built: Month) -> TableFile | None:
        """A month of a table, as an input of the month `built`; None if the table has no such month."""
        if month == built:
            committed = self.lake.made_by(table, month, self.run)
            if committed is not None:
                facts = committed.facts
                return TableFile(committed.path, str(facts["sha256"]), int(str(facts["rows"])))
            if table.name in self.selected:
                return None
        entry = self.ledger.entry(table.name, month)
        return None if entry is None else TableFile(self.ledger.path(entry), entry.sha256, entry.rows)


@dataclass(frozen=True)
class BuildContext:
    """Everything that building a month may use; `today` is the date in the time zone of months."""

    month: Month
    today: date
    settings: Settings
    tables: RunTables
    engine: Engine

    def find(self, table: Table, month: Month) -> TableFile | None:
        """A month of a table as this run sees it."""
        return self.tables.find(table, month, self.month)

    def is_skipped(self, table: Table) -> bool:
        """Whether the month is complete without a table: this run skipped it, or the published month has none.

        Dagster does not run a step whose input failed, so a selected table without a commit was skipped.
        """
        return table.name in self.tables.selected or self.month in self.tables.ledger.published

    def months(self, upstream: Input) -> list[Month]:
        """The months of an input that this month is built from."""
        if upstream.window is SAME_MONTH:
            return [self.month]
        # If this run builds the month of the input, its own version replaces the published one.
        observed = self.tables.ledger.months_with_rows(upstream.table.name) - {self.month}
        own = self.find(upstream.table, self.month)
        if own is not None and own.rows:
            observed.add(self.month)
        return upstream.window.months(self.month, observed, self.settings.rules)

    def candidate_path(self, table: Table) -> Path:
        """Where the candidate of a table is written."""
        return self.tables.lake.candidate(table, self.month, self.tables.run)


@dataclass(frozen=True)
class Candidate:
    """The rows of a month: written, but neither judged nor committed yet."""

    path: Path
    rows: int
    sql: str
    inputs: Mapping[str, str]
    facts: Mapping[str, object] = field(default_factory=dict)
    verdicts: Sequence[Verdict] = ()


@dataclass(frozen=True)
class Skipped:
    """The table is skipped for this month, for a reason that is not an error."""

    reason: str


class CannotBuildError(RuntimeError):
    """The month cannot be built; the message says what is missing and what to do."""
