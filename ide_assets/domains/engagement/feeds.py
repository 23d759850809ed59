"""Which sources of the engagement score were delivered for which months: what is missing is not what is zero."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ide_assets.domains.engagement.tables import FEEDS
from ide_assets.engines import base as engine
from ide_assets.kernel.build import BuildContext, Candidate, Skipped
from ide_assets.kernel.code_version import closure
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.inputs import LOOK_BACK_MONTHS, Input
from ide_assets.kernel.recipe import declared
from ide_assets.kernel.table_expectations import key_expectation
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.database import literal
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Table


def _months(month: Month) -> list[Month]:
    """The year that ends with the month."""
    return list(month.plus(1 - LOOK_BACK_MONTHS).through(month))


@dataclass(frozen=True)
class DeliveredFeeds:
    """The recipe of `engagement_feeds`: it looks at the ledger, where a delivery without rows is one, too."""

    inputs: tuple[Input, ...]
    table: Table = FEEDS
    expectations: Sequence[Expectation] = (key_expectation(FEEDS),)
    reader_checks: Mapping[str, str] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset({"deltalake"})

    def code(self, settings: Settings) -> str:
        """Hash of the declaration and of what lists the months."""
        return short_hash(declared(self.table, self.expectations), closure(_rows, _months))

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Never: a month without any feed has a table without rows."""
        return False

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Write a row for each source and month that is published, or part of the present run."""
        hashes: dict[str, str] = {}
        delivered: list[tuple[str, Month]] = []
        for wanted in self.inputs:
            for month in _months(context.month):
                file = context.find(wanted.table, month)
                if file is not None:
                    delivered.append((wanted.table.name, month))
                    hashes[f"{wanted.table.name}@{month}"] = file.sha256
        sql = _rows(delivered)
        path = context.candidate_path(self.table)
        rows = engine.write(context.engine.connection, self.table, sql, path)
        return Candidate(path, rows, sql, hashes)

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """Hashes of what is published now."""
        entries = {
            f"{wanted.table.name}@{each}": ledger.entry(wanted.table.name, each)
            for wanted in self.inputs
            for each in _months(month)
        }
        return {name: entry.sha256 for name, entry in entries.items() if entry is not None}


def _rows(delivered: Sequence[tuple[str, Month]]) -> str:
    """SQL of the rows: source, first and last day of the month."""
    if not delivered:
        return engine.no_rows(FEEDS.columns)
    values = ", ".join(
        f"({literal(name)}, DATE '{month.first_day}', DATE '{month.last_day}')" for name, month in delivered
    )
    return f"SELECT * FROM (VALUES {values}) AS feeds(source, delivered_month, delivered_month_end)"
