"""The ledger: which file of which table is published for each month.

One Delta table, to which a publication appends the rows of one month in one atomic commit (R-DQ-1). The
newest publication of a month says all that the month consists of; earlier ones stay as history.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from ide_assets.kernel.home import Home, sync_delta_log, sync_file
from ide_assets.months import Month


@dataclass(frozen=True)
class Entry:
    """A published month of one table.

    `file` is relative to the lake. `inputs` maps each input (`table@month`, or the delivery) to the hash it
    had; `facts` are counts worth keeping (rows quarantined, duplicates, warnings).
    """

    publication: int
    published_at: datetime
    run_id: str
    month: Month
    table: str
    version: int
    file: str
    rows: int
    sha256: str
    code: str
    rules: str
    inputs: Mapping[str, str]
    facts: Mapping[str, object]


class RemovedVersionError(LookupError):
    """The file of a former version was deleted, because the installation keeps them only so long."""


class _Facts(Mapping[str, object]):
    """Facts as recorded, parsed when somebody asks for one: most readers of a long history never do."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _parsed(self) -> dict[str, object]:
        return dict(json.loads(self._text))

    def __getitem__(self, name: str) -> object:
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed)

    def __len__(self) -> int:
        return len(self._parsed)


def _state(folder: Path) -> tuple[object, ...] | None:
    """What tells one state of the ledger from all others: its newest commit; None where there is none."""
    commits = sorted((folder / "_delta_log").glob("[0-9]*"))
    if not commits:
        return None
    found = commits[-1].stat()
    return commits[-1].name, found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _entries(folder: Path, state: tuple[object, ...]) -> tuple[Entry, ...]:
    """The ledger's entries, read once for each state: a run asks a dozen times."""
    from deltalake import DeltaTable

    entries = (
        Entry(
            publication=row["publication"],
            published_at=row["published_at"],
            run_id=row["run_id"],
            month=Month.parse(row["month"]),
            table=row["table"],
            version=row["version"],
            file=row["file"],
            rows=row["rows"],
            sha256=row["sha256"],
            code=row["code"],
            rules=row["rules"],
            inputs=json.loads(row["inputs"]),
            facts=_Facts(row["facts"]),
        )
        for row in DeltaTable(str(folder)).to_pyarrow_table().to_pylist()
    )
    return tuple(sorted(entries, key=lambda entry: (entry.publication, entry.table)))


class Ledger:
    """A read of the ledger as it stands; make a new one to see what was published since.

    With `newest` it reads as it stood after that publication.
    """

    def __init__(self, home: Home, newest: int | None = None) -> None:
        self._folder = home.ledger
        self._lake = home.lake
        self._newest = newest

    @cached_property
    def history(self) -> list[Entry]:
        """Every entry ever published, oldest first."""
        state = _state(self._folder)
        entries = () if state is None else _entries(self._folder, state)
        return [entry for entry in entries if self._newest is None or entry.publication <= self._newest]

    @cached_property
    def published(self) -> dict[Month, dict[str, Entry]]:
        """For each published month, its tables by name."""
        newest: dict[Month, int] = {entry.month: entry.publication for entry in self.history}
        months: dict[Month, dict[str, Entry]] = {}
        for entry in self.history:
            if entry.publication == newest[entry.month]:
                months.setdefault(entry.month, {})[entry.table] = entry
        return dict(sorted(months.items()))

    @property
    def publication(self) -> int:
        """Number of the newest publication; 0 where nothing was published yet."""
        return max((entry.publication for entry in self.history), default=0)

    def entry(self, table: str, month: Month) -> Entry | None:
        """The published month of a table, if there is one."""
        return self.published.get(month, {}).get(table)

    def months_with_rows(self, table: str) -> set[Month]:
        """The published months in which a table has any row."""
        return {month for month, entries in self.published.items() if table in entries and entries[table].rows}

    def files(self) -> list[Path]:
        """The Parquet files of the ledger itself."""
        from deltalake import DeltaTable

        if not DeltaTable.is_deltatable(str(self._folder)):
            return []
        return [Path(uri) for uri in DeltaTable(str(self._folder)).file_uris()]

    def path(self, entry: Entry) -> Path:
        """The file that holds the entry's rows. Raises RemovedVersionError where it was deleted since."""
        path = self.found(entry)
        if path is None:
            raise RemovedVersionError(
                f"{entry.table} of {entry.month} as published on {entry.published_at:%Y-%m-%d} (publication "
                f"{entry.publication}) is no longer in the lake: {self._lake / entry.file} is missing. Former versions "
                "are kept for IDE_KEEP_VERSIONS_DAYS. Ask for a newer version."
            )
        return path

    def found(self, entry: Entry) -> Path | None:
        """The file that holds the entry's rows, or None where it was deleted since."""
        path = self._lake / entry.file
        return path if path.exists() else None

    def publish(self, entries: Sequence[Entry]) -> None:
        """Append one month's entries in one atomic commit."""
        self._write(entries, "append")

    def rename(self, files: Mapping[str, tuple[str, int]]) -> None:
        """Name other files for the same rows in every publication, in one atomic commit.

        `files` maps a file (relative to the lake) to its successor and the Delta version that recorded it. All else
        of the history stays as it was, the hashes of the rows as they were made included.
        """
        renamed = [
            replace(entry, file=files[entry.file][0], version=files[entry.file][1]) if entry.file in files else entry
            for entry in self.history
        ]
        if renamed != self.history:
            self._write(renamed, "overwrite")

    def _write(self, entries: Sequence[Entry], mode: Literal["append", "overwrite"]) -> None:
        import pyarrow as pa
        from deltalake import DeltaTable, write_deltalake

        schema = pa.schema(
            [
                ("publication", pa.int64()),
                ("published_at", pa.timestamp("us", tz="UTC")),
                ("run_id", pa.string()),
                ("month", pa.string()),
                ("table", pa.string()),
                ("version", pa.int64()),
                ("file", pa.string()),
                ("rows", pa.int64()),
                ("sha256", pa.string()),
                ("code", pa.string()),
                ("rules", pa.string()),
                ("inputs", pa.string()),
                ("facts", pa.string()),
            ]
        )
        rows = [
            {
                **{name: getattr(entry, name) for name in schema.names},
                "published_at": entry.published_at.astimezone(UTC),
                "month": str(entry.month),
                "inputs": json.dumps(entry.inputs, sort_keys=True),
                "facts": json.dumps(dict(entry.facts), sort_keys=True),
            }
            for entry in entries
        ]
        write_deltalake(
            str(self._folder),
            pa.Table.from_pylist(rows, schema=schema),
            mode=mode,
            name="ledger",
            configuration={"delta.logRetentionDuration": "interval 3650 days"},
        )
        written = DeltaTable(str(self._folder))
        for name in written.file_uris():
            sync_file(Path(name))
        sync_delta_log(self._folder, int(written.version()))
