"""The lake: one Delta table for each table of the product, partitioned by month.

A candidate is a Parquet file inside the table's folder that no Delta version names, so nothing sees it
until it is committed; a candidate that fails its checks is deleted and was never part of the table.
Which version is published is the ledger's matter, not the lake's.
"""

import json
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.kernel.home import Home, sync_delta_log, sync_file
from ide_assets.kernel.table import Table
from ide_assets.months import Month

if TYPE_CHECKING:
    from deltalake import DeltaTable, Schema


@dataclass(frozen=True)
class Committed:
    """A month of a table at one Delta version; `facts` is what was recorded when it was made."""

    path: Path
    version: int
    facts: Mapping[str, object]


@dataclass(frozen=True)
class Replacement:
    """A file that stands for a former one: the same rows with other tokens for users (R-DQ-5).

    `version` is the Delta version that recorded it; `every_user` says that no user's pseudonym is left in it.
    """

    former: str
    name: str
    version: int
    every_user: bool


class SupersededError(RuntimeError):
    """Another run has made the month anew since; what this run made of it must not be used."""


class Lake:
    """The Delta tables of one home."""

    def __init__(self, home: Home) -> None:
        self._root = home.lake
        # What this process committed itself need not be looked up again.
        self._own: dict[Path, Committed] = {}

    def candidate(self, table: Table, month: Month, run: str) -> Path:
        """A fresh path for a month's rows, named by the run that makes it."""
        folder = self._root / table.name / f"month={month}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{run}-{secrets.token_hex(4)}.parquet"

    def commit(self, table: Table, month: Month, candidate: Path, rows: int, facts: Mapping[str, object]) -> int:
        """Put the candidate in place of the month's former file, atomically; returns the Delta version."""
        from deltalake import DeltaTable

        sync_file(candidate)
        folder = self._root / table.name
        schema = table.to_delta()
        if not DeltaTable.is_deltatable(str(folder)):
            DeltaTable.create(
                str(folder),
                schema=schema,
                partition_by=["month"],
                name=table.name,
                description=table.description,
                # Former versions and the records of how they were made stay for ten years.
                configuration={
                    "delta.logRetentionDuration": "interval 3650 days",
                    "delta.deletedFileRetentionDuration": "interval 3650 days",
                },
            )
        metadata = {"ide_file": candidate.name, "ide_facts": json.dumps(facts, sort_keys=True)}
        version = _commit_month(DeltaTable(str(folder)), folder, schema, month, candidate, rows, metadata)
        self._own[candidate] = Committed(candidate, version, dict(facts))
        return version

    def months(self) -> list[Month]:
        """The months of which a run wrote any table, published or not."""
        return sorted({Month.parse(path.name.removeprefix("month=")) for path in self._root.glob("*/month=*")})

    def files(self, table: Table) -> list[Path]:
        """Every file of every version of a table that is on disk, by month and name."""
        return sorted((self._root / table.name).glob("month=*/*.parquet"))

    def successor(self, former: Path) -> Path:
        """A fresh path beside a file, for the same rows; it belongs to the same run."""
        run = former.stem.rpartition("-")[0]
        return former.with_name(f"{run}-{secrets.token_hex(4)}.parquet")

    def replace(self, table: Table, former: Path, successor: Path, every_user: bool) -> None:
        """Record a file in place of a former one, atomically; the former one stays on disk.

        Where the former one is Delta's current file of the month, the successor becomes it. What was recorded when
        the rows were made (its SHA-256 included) goes with them, so nothing made from them becomes stale.
        """
        from deltalake import CommitProperties, DeltaTable

        sync_file(successor)
        folder = self._root / table.name
        delta = DeltaTable(str(folder))
        month = month_of(former)
        recorded = _recorded(delta, former.name)
        metadata = {
            "ide_file": successor.name,
            "ide_facts": recorded,
            "ide_replaces": former.name,
            "ide_every_user": json.dumps(every_user),
        }
        if former.name in self.current(table, month):
            rows = int(json.loads(recorded)["rows"])
            _commit_month(delta, folder, delta.schema(), month, successor, rows, metadata)
            return
        # A version that was superseded: the commit says what became of the file and changes no rows.
        delta.create_write_transaction(
            [], "append", delta.schema(), ["month"], commit_properties=CommitProperties(custom_metadata=metadata)
        )
        delta.update_incremental()
        sync_delta_log(folder, int(delta.version()))

    def replacements(self, table: Table) -> list[Replacement]:
        """Every replacement of a table's files, newest first."""
        from deltalake import DeltaTable

        folder = self._root / table.name
        if not DeltaTable.is_deltatable(str(folder)):
            return []
        return [
            Replacement(
                entry["ide_replaces"], entry["ide_file"], int(entry["version"]), json.loads(entry["ide_every_user"])
            )
            for entry in DeltaTable(str(folder)).history()
            if "ide_replaces" in entry
        ]

    def current(self, table: Table, month: Month) -> list[str]:
        """Names of Delta's current files of a month: one, or none."""
        from deltalake import DeltaTable

        folder = self._root / table.name
        if not DeltaTable.is_deltatable(str(folder)):
            return []
        return _current(DeltaTable(str(folder)), month)

    def put_back(self, table: Table, month: Month, path: Path | None, rows: int) -> None:
        """Make a committed file Delta's current one of its month again; None: the month has no rows there."""
        from deltalake import DeltaTable

        folder = self._root / table.name
        delta = DeltaTable(str(folder))
        metadata = {}
        if path is not None:
            metadata = {"ide_file": path.name, "ide_facts": _recorded(delta, path.name)}
        _commit_month(delta, folder, delta.schema(), month, path, rows, metadata)

    def sweep(self, tables: Iterable[Table]) -> int:
        """Delete candidates that a killed run left behind; returns their number. Hold the home's lock."""
        from deltalake import DeltaTable

        swept = 0
        for table in tables:
            folder = self._root / table.name
            candidates = list(folder.glob("month=*/*.parquet"))
            if not candidates:
                continue
            history = DeltaTable(str(folder)).history() if DeltaTable.is_deltatable(str(folder)) else []
            committed = {entry.get("ide_file") for entry in history}
            for path in candidates:
                if path.name not in committed:
                    path.unlink()
                    swept += 1
        return swept

    def made_by(self, table: Table, month: Month, run: str) -> Committed | None:
        """The month as this run committed it, or None where it did not.

        Raises SupersededError where another run committed the month after it.
        """
        from deltalake import DeltaTable

        folder = self._root / table.name
        candidates = sorted((folder / f"month={month}").glob(f"{run}-*.parquet"))
        if not candidates:
            return None
        if len(candidates) == 1 and candidates[0] in self._own:
            return self._own[candidates[0]]
        delta = DeltaTable(str(folder))
        names = _current(delta, month)
        if len(names) != 1 or not names[0].startswith(f"{run}-"):
            raise SupersededError(
                f"{table.name} of {month} was made anew by another run since this one made it. Run the whole month: "
                f"ide run --month {month}"
            )
        facts = json.loads(_recorded(delta, names[0]))
        return Committed(folder / f"month={month}" / names[0], int(delta.version()), facts)


def month_of(path: Path) -> Month:
    """The month whose rows a file of the lake holds, by its folder."""
    return Month.parse(path.parent.name.removeprefix("month="))


def _current(delta: "DeltaTable", month: Month) -> list[str]:
    return [Path(uri).name for uri in delta.file_uris([("month", "=", str(month))])]


def _recorded(delta: "DeltaTable", name: str) -> str:
    """What was recorded when a file was committed, as JSON."""
    return next(str(entry["ide_facts"]) for entry in delta.history() if entry.get("ide_file") == name)


def _commit_month(
    delta: "DeltaTable",
    folder: Path,
    schema: "Schema",
    month: Month,
    path: Path | None,
    rows: int,
    metadata: dict[str, str],
) -> int:
    """Make a file (or none) all that the month consists of, in one Delta version; returns its number."""
    from deltalake import CommitProperties
    from deltalake.transaction import AddAction, RemoveAction

    added: list[AddAction | RemoveAction] = (
        []
        if path is None
        else [
            AddAction(
                str(path.relative_to(folder)),
                path.stat().st_size,
                {"month": str(month)},
                int(time.time() * 1000),
                True,
                json.dumps({"numRecords": rows}),
            )
        ]
    )
    delta.create_write_transaction(
        added,
        mode="overwrite",
        schema=schema,
        partition_by=["month"],
        partition_filters=[("month", "=", str(month))],
        commit_properties=CommitProperties(custom_metadata=metadata),
    )
    delta.update_incremental()
    sync_delta_log(folder, int(delta.version()))
    return int(delta.version())
