"""The months for which each source of the engagement score was delivered: missing data must not count as zero."""

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
    """The recipe of `engagement_feeds`: it reads the ledger, which also lists deliveries without rows."""

    inputs: tuple[Input, ...]
    table: Table = FEEDS
    expectations: Sequence[Expectation] = (key_expectation(FEEDS),)
    reader_checks: Mapping[str, str] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset({"deltalake"})

    def code(self, settings: Settings) -> str:
        """Hash of the declaration and of the code that lists the months."""
        return short_hash(declared(self.table, self.expectations), closure(delivered_feeds, _months))

    def decided_by(self, month: Month, settings: Settings) -> str:
        """Empty: no setting decides the rows."""
        return ""

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Never: if no source was delivered, the table has no rows."""
        return False

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Write a row for each source and month that is published, or part of the present run."""
        files = {
            (upstream.table.name, month): context.find(upstream.table, month)
            for upstream in self.inputs
            for month in _months(context.month)
        }
        hashes = {feed: file.sha256 for feed, file in files.items() if file is not None}
        sql = delivered_feeds(list(hashes))
        path = context.candidate_path(self.table)
        rows = engine.write(context.engine.connection, self.table, sql, path)
        return Candidate(path, rows, sql, _named(hashes))

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """Hashes of the sources as they are published now."""
        entries = {
            (upstream.table.name, delivered): ledger.entry(upstream.table.name, delivered)
            for upstream in self.inputs
            for delivered in _months(month)
        }
        return _named({feed: entry.sha256 for feed, entry in entries.items() if entry is not None})


def _named(hashes: Mapping[tuple[str, Month], str]) -> dict[str, str]:
    return {f"{name}@{month}": sha256 for (name, month), sha256 in hashes.items()}


def delivered_feeds(feeds: Sequence[tuple[str, Month]]) -> str:
    """SQL of the rows of these sources and months: source, first and last day of the month."""
    if not feeds:
        return engine.no_rows(FEEDS.columns)
    values = ", ".join(f"({literal(name)}, DATE '{month.first_day}', DATE '{month.last_day}')" for name, month in feeds)
    return f"SELECT * FROM (VALUES {values}) AS feeds(source, delivered_month, delivered_month_end)"
