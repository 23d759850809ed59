"""The lake: one Delta table for each table of the product, partitioned by month.

A candidate is a Parquet file in the table's folder that no Delta version names, so it is invisible until it is
committed. A candidate that fails its checks is deleted. The ledger records which version is published.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.months import Month
from ide_assets.store import delta as delta_tables
from ide_assets.store import ledger
from ide_assets.store.files import sync_file
from ide_assets.store.home import RESTORE, DamagedHomeError, Home
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    from deltalake import DeltaTable, Schema


@dataclass(frozen=True)
class Committed:
    """A month of a table at one Delta version; `facts` were recorded when it was built."""

    path: Path
    version: int
    facts: Mapping[str, object]


@dataclass(frozen=True)
class Replacement:
    """A file that replaces a former one: the same rows with new tokens for users (R-DQ-5).

    `version` is the Delta version that recorded it; with `every_user` the file contains no pseudonym any more.
    """

    former: str
    name: str
    version: int
    every_user: bool


class SupersededError(RuntimeError):
    """Another run has rebuilt the month since; this run's version must not be used."""


class Lake:
    """The Delta tables of one home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._root = home.lake
        # Commits of this process need not be looked up again.
        self._own: dict[Path, Committed] = {}

    @property
    def home(self) -> Home:
        """The home that the tables belong to."""
        return self._home

    def folder(self, table: Table) -> Path:
        """The folder of a table."""
        return self._root / table.name

    def candidate(self, table: Table, month: Month, run: str) -> Path:
        """A new path for a month's rows, named after the run that builds it."""
        ledger.begin(self._home)
        folder = self.folder(table) / f"month={month}"
        self._home.writable(folder)
        return folder / f"{run}-{secrets.token_hex(4)}.parquet"

    def commit(self, table: Table, month: Month, candidate: Path, rows: int, facts: Mapping[str, object]) -> int:
        """Atomically replace the month's former file by the candidate; returns the Delta version."""
        sync_file(candidate)
        folder = self.folder(table)
        schema = table.to_delta()
        if not self._has_log(folder):
            delta_tables.create(folder, schema, table.name, table.description, ["month"])
        metadata = {"ide_file": candidate.name, "ide_facts": json.dumps(facts, sort_keys=True)}
        with delta_tables.opened(folder) as delta:
            version = _commit_month(delta, folder, schema, month, candidate, rows, metadata)
        self._own[candidate] = Committed(candidate, version, dict(facts))
        return version

    def months(self) -> list[Month]:
        """The months for which a run wrote any table, published or not."""
        return sorted({Month.parse(path.name.removeprefix("month=")) for path in self._root.glob("*/month=*")})

    def files(self, table: Table) -> list[Path]:
        """Every file on disk of every version of a table, by month and name."""
        return self._home.files(self.folder(table), "month=*/*.parquet")

    def successor(self, former: Path) -> Path:
        """A new path beside a file, for the same rows; it belongs to the same run."""
        run = former.stem.rpartition("-")[0]
        return former.with_name(f"{run}-{secrets.token_hex(4)}.parquet")

    def replace(self, table: Table, former: Path, successor: Path, every_user: bool) -> None:
        """Atomically record a file as the successor of a former one, which stays on disk.

        If the former file is Delta's current one of the month, the successor replaces it there. The facts of the former
        file (its SHA-256 included) are copied, so that no table built from it becomes stale.
        """
        sync_file(successor)
        folder = self.folder(table)
        month = month_of(former)
        with delta_tables.opened(folder) as delta:
            recorded = _recorded(delta, folder, former.name)
            metadata = {
                "ide_file": successor.name,
                "ide_facts": recorded,
                "ide_replaces": former.name,
                "ide_every_user": json.dumps(every_user),
            }
            if former.name in _current(delta, folder, month):
                rows = int(json.loads(recorded)["rows"])
                _commit_month(delta, folder, delta.schema(), month, successor, rows, metadata)
                return
            # A superseded version: the commit only records the successor and changes no rows.
            delta_tables.commit(delta, folder, [], metadata, partition_by=["month"])

    def replacements(self, table: Table) -> list[Replacement]:
        """Every replacement of a table's files, newest first. Raises DamagedHomeError."""
        folder = self.folder(table)
        return [
            Replacement(
                entry["ide_replaces"], entry["ide_file"], int(entry["version"]), json.loads(entry["ide_every_user"])
            )
            for entry in self._history(folder)
            if "ide_replaces" in entry
        ]

    def current(self, table: Table, month: Month) -> list[str]:
        """The names of Delta's current files of a month: one or none. Raises DamagedHomeError."""
        folder = self.folder(table)
        if not self._has_log(folder):
            return []
        with delta_tables.opened(folder) as delta:
            return _current(delta, folder, month)

    def put_back(self, table: Table, month: Month, path: Path | None, rows: int) -> None:
        """Make a committed file Delta's current one of its month again; with None the month gets no rows."""
        folder = self.folder(table)
        with delta_tables.opened(folder) as delta:
            metadata = {}
            if path is not None:
                metadata = {"ide_file": path.name, "ide_facts": _recorded(delta, folder, path.name)}
            _commit_month(delta, folder, delta.schema(), month, path, rows, metadata)

    def sweep(self, tables: Iterable[Table]) -> int:
        """Delete the candidates of killed runs; returns their number. Requires the home's lock.

        All tables are checked before anything is deleted. Raises DamagedHomeError if a log or the ledger is damaged,
        because every file that it no longer names would be treated as a leftover (R-DQ-1).
        """
        tables = list(tables)
        committed = self.check(tables)
        # The check has seen that the commits name every file of the ledger.
        leftovers = [path for table in tables for path in self.files(table) if path.name not in committed[table.name]]
        for path in leftovers:
            path.unlink()
        return len(leftovers)

    def check(self, tables: Iterable[Table]) -> dict[str, set[str]]:
        """The names of the files that each table's log names, after verifying everything that decides on deletion.

        Raises DamagedHomeError if the ledger, a table's log or a published file is missing or damaged, or if they
        contradict each other.
        """
        if not delta_tables.commits(self._home.ledger):
            ledger.check_is_new(self._home)
        published = ledger.Ledger(self._home)
        newest = {
            (entry.table, entry.month): entry for entries in published.published.values() for entry in entries.values()
        }
        committed: dict[str, set[str]] = {}
        for table in tables:
            folder = self.folder(table)
            names = committed[table.name] = {str(entry.get("ide_file")) for entry in self._history(folder)}
            named = [entry for entry in published.history if entry.table == table.name]
            for entry in named:
                path = self._root / entry.file
                if newest.get((entry.table, entry.month)) == entry and not path.is_file():
                    raise DamagedHomeError(
                        f"The lake has lost {path}, which the ledger names as the published {entry.table} of "
                        f"{entry.month}. Nothing was deleted, and nothing is published until this is fixed; readers "
                        f"keep the last release. {RESTORE}"
                    )
                if path.name not in names:
                    raise delta_tables.damaged(
                        folder, f"it does not name {path.name}, which is part of publication {entry.publication}"
                    )
        return committed

    def made_by(self, table: Table, month: Month, run: str) -> Committed | None:
        """The month as this run committed it, or None if it did not.

        Raises SupersededError if another run committed the month later.
        """
        folder = self.folder(table)
        candidates = sorted((folder / f"month={month}").glob(f"{run}-*.parquet"))
        if not candidates:
            return None
        if len(candidates) == 1 and candidates[0] in self._own:
            return self._own[candidates[0]]
        if not self._has_log(folder):
            # A candidate that was never committed leaves a folder without a log.
            return None
        with delta_tables.opened(folder) as delta:
            names = _current(delta, folder, month)
            if len(names) != 1 or not names[0].startswith(f"{run}-"):
                raise SupersededError(
                    f"{table.name} of {month} was rebuilt by another run after this one built it. Run the whole "
                    f"month: ide run --month {month}"
                )
            facts = json.loads(_recorded(delta, folder, names[0]))
            return Committed(folder / f"month={month}" / names[0], int(delta.version()), facts)

    def _has_log(self, folder: Path) -> bool:
        """Whether a table was ever committed. Raises DamagedHomeError if its log was lost."""
        if delta_tables.commits(folder):
            return True
        # Without a log no file of the table was ever committed. If the ledger names one, the log was lost.
        if any(entry.table == folder.name for entry in ledger.Ledger(self._home).history):
            raise delta_tables.damaged(folder, "the ledger names files of this table")
        return False

    def _history(self, folder: Path) -> list[dict[str, str]]:
        if not self._has_log(folder):
            return []
        with delta_tables.opened(folder) as delta:
            return delta_tables.history(delta, folder)


def month_of(path: Path) -> Month:
    """The month of a file of the lake, from its folder."""
    return Month.parse(path.parent.name.removeprefix("month="))


def _current(delta: "DeltaTable", folder: Path, month: Month) -> list[str]:
    return [path.name for path in delta_tables.files(delta, folder, {"month": str(month)})]


def _recorded(delta: "DeltaTable", folder: Path, name: str) -> str:
    """The facts that were recorded when a file was committed, as JSON."""
    for entry in delta_tables.history(delta, folder):
        if entry.get("ide_file") == name:
            return str(entry["ide_facts"])
    raise delta_tables.damaged(folder, f"no commit names {name}")


def _commit_month(
    delta: "DeltaTable",
    folder: Path,
    schema: "Schema",
    month: Month,
    path: Path | None,
    rows: int,
    metadata: dict[str, str],
) -> int:
    """Make a file (or none) the month's only file, in one Delta version; returns its number."""
    partition = {"month": str(month)}
    return delta_tables.commit(
        delta,
        folder,
        [] if path is None else [delta_tables.added(folder, path, rows, partition)],
        metadata,
        schema=schema,
        partition_by=["month"],
        overwrite=True,
        partition=partition,
    )
