"""The ledger: the published file of each table and month.

It is one Delta table. A publication appends the entries of one month in one atomic commit (R-DQ-1). The newest
publication of a month lists all of its tables; earlier ones are history.
"""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.months import Month
from ide_assets.store import delta
from ide_assets.store.files import file_content, file_text, parsed, sync_file, write_whole
from ide_assets.store.home import RESTORE, DamagedHomeError, Home

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True)
class Entry:
    """A published month of one table.

    `file` is relative to the lake. `inputs` maps each input (`table@month`, or the delivery) to its hash at that time;
    `facts` are counts, such as quarantined rows, duplicates and warnings.
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


#: Metadata of a commit to the ledger: its newest publication.
_PUBLICATION = "ide_publication"


class RemovedVersionError(LookupError):
    """The file of a former version was deleted by the retention policy."""


class _Facts(Mapping[str, object]):
    """Facts in JSON, parsed at the first access, because most readers of a long history need none."""

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


def _state(folder: Path) -> tuple[object, ...]:
    """A value that differs between all states of the ledger, from its newest commit."""
    commits = delta.commits(folder)
    if not commits:
        return ()
    newest = commits[-1].stat()
    return len(commits), commits[-1].name, newest.st_ino, newest.st_mtime_ns, newest.st_size


@lru_cache(maxsize=4)
def _entries(folder: Path, state: tuple[object, ...]) -> tuple[Entry, ...]:
    """The ledger's entries, cached by state, because a run reads them a dozen times. Raises DamagedHomeError."""
    import pyarrow as pa
    import pyarrow.parquet

    with delta.opened(folder) as table:
        files = delta.files(table, folder)
        recorded = delta.history(table, folder)
    try:
        # Bytes, because a path would be read as a data set with partitions.
        rows: list[dict[str, object]] = []
        for path in files:
            rows += pa.parquet.read_table(pa.BufferReader(file_content(path))).to_pylist()
        entries = sorted(map(_entry, rows), key=lambda entry: (entry.publication, entry.table))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(folder, f"{type(error).__name__}: {error}") from error
    numbers = {entry.publication for entry in entries}
    newest = max((int(entry.get(_PUBLICATION, 0)) for entry in recorded), default=0)
    if numbers != set(range(1, len(numbers) + 1)) or newest > max(numbers, default=0):
        contents = f"it contains {len(numbers)}"
        raise _damaged(folder, f"expected publications 1 to {max({newest, *numbers})}, but {contents}")
    return tuple(entries)


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
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
        inputs=parsed(row["inputs"]),
        facts=_Facts(row["facts"]),
    )


def _damaged(folder: Path, why: str) -> DamagedHomeError:
    return DamagedHomeError(
        f"The ledger {folder}, which records what is published, is missing or damaged: {why}. Nothing was deleted, and "
        f"nothing is published until this is fixed; readers keep the last release. {RESTORE}"
    )


def _damaged_manifest(manifest: Path, named: int, newest: int) -> DamagedHomeError:
    return DamagedHomeError(
        f"{manifest} names publication {named}, but the newest publication is {newest}: the manifest is damaged. The "
        f"ledger is complete, and no published data is lost. Delete the folder {manifest.parent}, then build the "
        "release: ide run"
    )


def begin(home: Home) -> None:
    """Create the ledger of a new home, before anything is stored in the home.

    A home with other contents but no ledger has therefore lost it. Raises DamagedHomeError for such a home.
    """
    if delta.commits(home.ledger):
        return
    check_is_new(home)
    _create(home)


def _create(home: Home) -> None:
    from deltalake import Schema

    delta.create(home.ledger, Schema.from_arrow(_schema()), "ledger", "What is published")


def _newest_release(home: Home) -> tuple[int, Path | None]:
    """The newest publication in a release, with the manifest that names it; 0 without releases."""
    newest: tuple[int, Path | None] = (0, None)
    for path in sorted(home.releases.glob("[0-9]*/manifest.json")):
        with suppress(OSError, ValueError, KeyError, TypeError, OverflowError):
            publication = int(parsed(file_text(path))["publication"])
            if publication > newest[0]:
                newest = (publication, path)
    return newest


def _recorded_publication(home: Home) -> int:
    """The newest publication according to the file outside the ledger; 0 if it is missing or damaged."""
    with suppress(OSError, ValueError):
        return int(file_text(home.newest_publication))
    return 0


def check_is_new(home: Home) -> None:
    """Raise DamagedHomeError if a home without a ledger is not new, so that nothing is built in it or deleted."""
    _check_no_commits(home)
    _check_empty(home, (home.lake, "*/month=*/*.parquet"), (home.deliveries, "*/*/*/delivery.json"))


def _check_no_commits(home: Home) -> None:
    _check_empty(home, (home.ledger, "*.parquet"), (home.releases, "[0-9]*"), (home.lake, "*/_delta_log"))


def _check_empty(home: Home, *contents: tuple[Path, str]) -> None:
    for folder, pattern in contents:
        if any(folder.glob(pattern)) and not delta.commits(home.ledger):
            raise _damaged(home.ledger, f"it has no commits, although {folder} is not empty")


class Ledger:
    """The ledger at the time of the first access; create a new instance to see later publications.

    With `newest` it is the ledger as of that publication.
    """

    def __init__(self, home: Home, newest: int | None = None) -> None:
        self._home = home
        self._folder = home.ledger
        self._lake = home.lake
        self._newest = newest

    @cached_property
    def history(self) -> list[Entry]:
        """Every entry ever published, oldest first.

        Raises DamagedHomeError if the ledger is damaged, or missing although the home is not new.
        """
        # Read these first, because every publication is in the ledger before it is recorded elsewhere.
        released, manifest = _newest_release(self._home)
        recorded = _recorded_publication(self._home)
        if not delta.commits(self._folder):
            _check_no_commits(self._home)
        # Another process may have created it since.
        entries = _entries(self._folder, _state(self._folder)) if delta.commits(self._folder) else ()
        newest = max((entry.publication for entry in entries), default=0)
        if recorded > newest:
            raise _damaged(self._folder, f"publication {recorded}, which was published, is not in it")
        if released > newest:
            if manifest is not None and recorded == newest > 0:
                raise _damaged_manifest(manifest, released, newest)
            raise _damaged(self._folder, f"publication {released}, which was released, is not in it")
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
        """The number of the newest publication; 0 before the first one."""
        return max((entry.publication for entry in self.history), default=0)

    def publication_of(self, month: Month) -> int:
        """The number of a published month's newest publication."""
        return next(iter(self.published[month].values())).publication

    def entry(self, table: str, month: Month) -> Entry | None:
        """The published month of a table, if there is one."""
        return self.published.get(month, {}).get(table)

    def months_with_rows(self, table: str) -> set[Month]:
        """The published months in which a table has any row."""
        return {month for month, entries in self.published.items() if table in entries and entries[table].rows}

    def files(self) -> list[Path]:
        """The Parquet files of the ledger itself."""
        if not delta.log_of(self._folder).is_dir():
            return []
        with delta.opened(self._folder) as table:
            return delta.files(table, self._folder)

    def path(self, entry: Entry) -> Path:
        """The file with the entry's rows. Raises RemovedVersionError if it was deleted since."""
        path = self.found(entry)
        if path is None:
            raise RemovedVersionError(
                f"{entry.table} of {entry.month} as published on {entry.published_at:%Y-%m-%d} (publication "
                f"{entry.publication}) is no longer in the lake: {self._lake / entry.file} is missing. Former versions "
                "are retained for IDE_KEEP_VERSIONS_DAYS. Choose a newer version."
            )
        return path

    def found(self, entry: Entry) -> Path | None:
        """The file with the entry's rows, or None if it was deleted since."""
        path = self._lake / entry.file
        return path if path.exists() else None

    def publish(self, entries: Sequence[Entry]) -> None:
        """Append one month's entries in one atomic commit."""
        self._write(entries, overwrite=False)
        # Outside the ledger, so that a loss of its newest commits is noticed even without a release.
        write_whole(self._home.newest_publication, str(max(entry.publication for entry in entries)))

    def rename(self, files: Mapping[str, tuple[str, int]]) -> None:
        """Replace file names in every publication by those of other files with the same rows, in one atomic commit.

        `files` maps a file (relative to the lake) to its successor and the Delta version that recorded it. The rest of
        the history does not change, including the hashes of the original rows.
        """
        renamed = [
            replace(entry, file=files[entry.file][0], version=files[entry.file][1]) if entry.file in files else entry
            for entry in self.history
        ]
        if renamed != self.history:
            self._write(renamed, overwrite=True)

    def _write(self, entries: Sequence[Entry], overwrite: bool) -> None:
        import pyarrow as pa
        import pyarrow.parquet

        if not delta.commits(self._folder):
            _create(self._home)
        schema = _schema()
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
        path = self._folder / f"part-{secrets.token_hex(16)}.parquet"
        with path.open("xb") as file:
            pa.parquet.write_table(pa.Table.from_pylist(rows, schema=schema), file)
        sync_file(path)
        newest = max((entry.publication for entry in entries), default=0)
        with delta.opened(self._folder) as table:
            delta.commit(
                table,
                self._folder,
                [delta.added(self._folder, path, len(rows))],
                {_PUBLICATION: str(newest)},
                overwrite=overwrite,
            )


def _schema() -> "pyarrow.Schema":
    import pyarrow as pa

    return pa.schema(
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
