"""Verify published months: build each table again from its recorded inputs, and compare the bytes (R-PLAN-3).

Every table is built from the versions that the ledger recorded as its inputs, found by their hashes, even if newer ones
are published. A table is therefore equal, or its difference begins in this table. Nothing is published or stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path

from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.kernel.build import CannotBuildError, Skipped
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations import rehearsal
from ide_assets.operations.rehearsal import Rehearsal
from ide_assets.operations.row_differences import compare_table
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.hypothetical import HypotheticalLedger
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Entry, Ledger, RemovedVersionError
from ide_assets.vocabulary.wording import in_words, plural


class Outcome(Enum):
    """The result of building a table or a month again."""

    EQUAL = "equal"
    DIFFERS = "differs"
    CANNOT = "cannot be rebuilt"


@dataclass(frozen=True)
class RebuiltTable:
    """A table that was built again; `why` explains every outcome but EQUAL."""

    table: str
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True)
class RebuiltMonth:
    """A month that was built again, as of its newest publication."""

    month: Month
    publication: int
    tables: Sequence[RebuiltTable]

    @property
    def outcome(self) -> Outcome:
        """The worst outcome: a table that differs, otherwise one that cannot be rebuilt."""
        outcomes = {table.outcome for table in self.tables}
        return next((one for one in (Outcome.DIFFERS, Outcome.CANNOT) if one in outcomes), Outcome.EQUAL)


class CannotRebuildError(RuntimeError):
    """A table cannot be built as it was; the message says what is missing or has changed."""


def verify(settings: Settings, recipes: Sequence[Recipe], months: Sequence[Month]) -> Iterator[RebuiltMonth]:
    """Build published months again, one after the other, and compare every table with its recorded hash.

    Raises CannotRebuildError, before anything is built, for a month that is not published.
    """
    ledger = Ledger(home_of(settings))
    for month in months:
        if month not in ledger.published:
            published = ", ".join(map(str, ledger.published)) or "no month yet"
            raise CannotRebuildError(f"{month} is not published. Published: {published}.")
    with rehearsal.opened(settings) as opened:
        verification = _Verification(opened, ledger, recipes)
        for month in months:
            yield verification.month(month)


class _Verification:
    """The state of verifying months: files whose bytes are known, and files that were built again."""

    def __init__(self, opened: Rehearsal, ledger: Ledger, recipes: Sequence[Recipe]) -> None:
        self._opened = opened
        self._settings = opened.settings
        self._ledger = ledger
        self._recipes = recipes
        self._lake = Lake(home_of(opened.settings))
        self._hashes: dict[Path, str] = {}
        # Built again with the recorded bytes, where the published file no longer has them.
        self._reproduced: dict[str, Path] = {}

    def month(self, month: Month) -> RebuiltMonth:
        """Build the tables of a month again, inputs first."""
        entries = self._ledger.published[month]
        by_name = {recipe.table.name: recipe for recipe in self._recipes}
        tables = [self._table(recipe, entries[name]) for name, recipe in by_name.items() if name in entries]
        gone = [
            RebuiltTable(name, Outcome.CANNOT, "the product no longer has this table")
            for name in sorted(entries.keys() - by_name.keys())
        ]
        return RebuiltMonth(month, self._ledger.publication_of(month), [*tables, *gone])

    def _table(self, recipe: Recipe, entry: Entry) -> RebuiltTable:
        is_intact = self._has_recorded_bytes(entry)
        try:
            if not is_intact and self._is_replaced(entry):
                raise CannotRebuildError(_REPLACED)
            self._require_delivery(entry)
            return self._compared(recipe, entry, is_intact)
        except (CannotRebuildError, CannotBuildError, RemovedVersionError) as error:
            return RebuiltTable(entry.table, Outcome.CANNOT, str(error))

    def _compared(self, recipe: Recipe, entry: Entry, is_intact: bool) -> RebuiltTable:
        changed = self._changed(recipe, entry)
        tables = self._opened.tables(self._ledger_of(recipe, entry), {entry.table})
        with self._opened.workspace() as engine:
            context = self._opened.context(entry.month, self._build_day(recipe, entry, is_intact), tables, engine)
            try:
                candidate = recipe.build(context)
            except Exception as error:
                if changed:
                    raise CannotRebuildError(f"{changed}; now it fails: {in_words(error)}") from None
                raise
        if isinstance(candidate, Skipped):
            raise CannotRebuildError(f"{changed or 'the table would now be skipped'}: {candidate.reason}")
        try:
            if database.file_hash(candidate.path) == entry.sha256:
                if is_intact:
                    return RebuiltTable(entry.table, Outcome.EQUAL)
                self._reproduced[entry.sha256] = candidate.path.rename(self._opened.home.root / entry.sha256)
                return RebuiltTable(entry.table, Outcome.DIFFERS, self._damage(entry))
            if changed:
                raise CannotRebuildError(changed)
            if candidate.inputs != entry.inputs:
                others = sorted(dict(candidate.inputs.items() ^ entry.inputs.items()))
                raise CannotRebuildError(f"it is no longer built from the recorded inputs: {', '.join(others)}")
            if not is_intact:
                return RebuiltTable(entry.table, Outcome.DIFFERS, self._damage(entry))
            return self._explained(recipe, entry, candidate.path, candidate.rows)
        finally:
            candidate.path.unlink(missing_ok=True)

    def _explained(self, recipe: Recipe, entry: Entry, path: Path, rows: int) -> RebuiltTable:
        """What differs although code, settings and inputs are the recorded ones."""
        rebuilt = replace(entry, file=str(path), rows=rows)
        difference = compare_table(self._opened.connection, self._ledger, recipe.table, entry, rebuilt, 0)
        counts = {"added": difference.added, "removed": difference.removed, "changed": difference.changed}
        what = ", ".join(f"{plural(count, 'row')} {how}" for how, count in counts.items() if count)
        if difference.columns:
            what += f" (columns {', '.join(difference.columns)})"
        was, now = self._writer(self._ledger.path(entry)), self._writer(path)
        if was != now:
            written = f"written by {was}, rebuilt with {now}: {what or 'the same rows, in other bytes'}"
            return RebuiltTable(entry.table, Outcome.DIFFERS if what else Outcome.CANNOT, written)
        return RebuiltTable(
            entry.table,
            Outcome.DIFFERS,
            f"{what or 'the same rows, in other bytes'}; code, settings and inputs are the recorded ones, so the cause "
            "is not recorded: another user key, or other versions of libraries",
        )

    def _changed(self, recipe: Recipe, entry: Entry) -> str:
        """How the code or the settings differ from the recorded ones; empty if they do not."""
        code, rules = recipe.code(self._settings), self._settings.rules.fingerprint
        if entry.rules != rules:
            # Settings are part of the compiled query, so a change of code at the same time cannot be distinguished.
            return f"it was built with other settings (fingerprint {entry.rules}, now {rules})"
        if entry.code != code:
            return f"it was built by another version of its code (recorded {entry.code}, now {code})"
        return ""

    def _require_delivery(self, entry: Entry) -> None:
        recorded = entry.inputs.get("delivery")
        if recorded is None:
            return
        if changed := Landing(self._settings.landing).why_changed(entry.table, entry.month, recorded):
            raise CannotRebuildError(changed)

    def _ledger_of(self, recipe: Recipe, entry: Entry) -> HypotheticalLedger:
        """The ledger as it was when the table was built, as far as this table read it.

        It has the recorded versions of the inputs, and earlier publications of the month for the audit dates.
        """
        inputs = []
        for name, sha256 in entry.inputs.items():
            table, _, month = name.partition("@")
            if month:
                version = self._version(table, Month.parse(month), sha256)
                inputs.append(replace(version, publication=entry.publication, file=str(self._readable(version))))
        first = min(
            published.publication
            for published in self._ledger.history
            if (published.table, published.month, published.file) == (entry.table, entry.month, entry.file)
        )
        former = [
            published
            for published in self._ledger.history
            if recipe.table.audited
            and (published.table, published.month) == (entry.table, entry.month)
            and published.publication < first
        ]
        return HypotheticalLedger(home_of(self._settings), [*former, *inputs])

    def _version(self, table: str, month: Month, sha256: str) -> Entry:
        version = self._versions.get((table, month, sha256))
        if version is None:
            raise CannotRebuildError(f"its input {table} of {month} with the hash {sha256[:12]} is not in the ledger")
        return version

    @cached_property
    def _versions(self) -> Mapping[tuple[str, Month, str], Entry]:
        return {(entry.table, entry.month, entry.sha256): entry for entry in self._ledger.history}

    @cached_property
    def _replaced(self) -> set[str]:
        """Names of the files in which pseudonyms were replaced."""
        return {
            replacement.name
            for recipe in self._recipes
            if any(column.personal or column.names_person for column in recipe.table.columns)
            for replacement in self._lake.replacements(recipe.table)
        }

    def _is_replaced(self, entry: Entry) -> bool:
        return Path(entry.file).name in self._replaced

    def _readable(self, version: Entry) -> Path:
        """A file with the recorded bytes of a version. Raises CannotRebuildError without one."""
        if version.sha256 in self._reproduced:
            return self._reproduced[version.sha256]
        what = f"its input {version.table} of {version.month}"
        path = self._ledger.found(version)
        if path is None:
            raise CannotRebuildError(f"{what} (publication {version.publication}) was deleted by the retention policy")
        if not self._has_recorded_bytes(version):
            raise CannotRebuildError(f"{what}: {_REPLACED if self._is_replaced(version) else self._damage(version)}")
        return path

    def _has_recorded_bytes(self, entry: Entry) -> bool:
        path = self._ledger.found(entry)
        if path is None:
            return False
        if path not in self._hashes:
            self._hashes[path] = database.file_hash(path)
        return self._hashes[path] == entry.sha256

    def _damage(self, entry: Entry) -> str:
        path = self._ledger.found(entry)
        state = "is missing" if path is None else "does not have its recorded bytes: it is damaged"
        return f"the published file lake/{entry.file} {state}"

    def _build_day(self, recipe: Recipe, entry: Entry, is_intact: bool) -> date:
        """The day on which the table was built: the newest of its audit dates, if it has any.

        If no row has the date of that day, the day had no effect on the rows.
        """
        if recipe.table.audited and is_intact:
            rows = database.parquet([self._ledger.path(entry)])
            newest = self._opened.connection.execute(f"SELECT max(update_dt) FROM {rows}").fetchone()
            if newest is not None and isinstance(newest[0], date):
                return newest[0]
        return self._settings.rules.today(entry.published_at)

    def _writer(self, path: Path) -> str:
        file = database.literal(database.exact(path))
        written = self._opened.connection.execute(f"SELECT created_by FROM parquet_file_metadata({file})").fetchone()
        return str(written[0]) if written else "an unknown program"


_REPLACED = "its rows no longer have the recorded bytes: pseudonyms of users were replaced (erasure or retention)"
