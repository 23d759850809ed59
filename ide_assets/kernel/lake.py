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

from ide_assets.kernel.home import Home, sync_delta_log, sync_file
from ide_assets.kernel.table import Table
from ide_assets.months import Month


@dataclass(frozen=True)
class Committed:
    """A month of a table at one Delta version; `facts` is what was recorded when it was made."""

    path: Path
    version: int
    facts: Mapping[str, object]


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
        from deltalake import CommitProperties, DeltaTable
        from deltalake.transaction import AddAction

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
        delta = DeltaTable(str(folder))
        delta.create_write_transaction(
            [
                AddAction(
                    str(candidate.relative_to(folder)),
                    candidate.stat().st_size,
                    {"month": str(month)},
                    int(time.time() * 1000),
                    True,
                    json.dumps({"numRecords": rows}),
                )
            ],
            mode="overwrite",
            schema=schema,
            partition_by=["month"],
            partition_filters=[("month", "=", str(month))],
            commit_properties=CommitProperties(
                custom_metadata={"ide_file": candidate.name, "ide_facts": json.dumps(facts, sort_keys=True)}
            ),
        )
        delta.update_incremental()
        sync_delta_log(folder, int(delta.version()))
        self._own[candidate] = Committed(candidate, int(delta.version()), dict(facts))
        return int(delta.version())

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
        names = [Path(uri).name for uri in delta.file_uris([("month", "=", str(month))])]
        if len(names) != 1 or not names[0].startswith(f"{run}-"):
            raise SupersededError(
                f"{table.name} of {month} was made anew by another run since this one made it. Run the whole month: "
                f"ide run --month {month}"
            )
        facts = next(json.loads(entry["ide_facts"]) for entry in delta.history() if entry.get("ide_file") == names[0])
        return Committed(folder / f"month={month}" / names[0], int(delta.version()), facts)
