"""Delta tables at any path.

Deltalake expects URLs: with `#`, `?`, `%20` or brackets in a path it finds no history, opens another folder or crashes.
A table in such a folder is opened through a temporary folder with a link to its log. Only the log is read and written
here; rows are read and written with the real paths of their files. No other module may pass a path to deltalake.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.store.files import sync_file, sync_folder
from ide_assets.store.home import RESTORE, DamagedHomeError

if TYPE_CHECKING:
    from deltalake import DeltaTable, Schema
    from deltalake.transaction import AddAction, RemoveAction

#: Former versions and their records are retained for ten years.
_RETENTION = {
    "delta.logRetentionDuration": "interval 3650 days",
    "delta.deletedFileRetentionDuration": "interval 3650 days",
}

#: The name of a commit's file.
_COMMIT = re.compile(r"[0-9]{20}\.json")

#: A path that needs no escaping in a URL.
_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")


def log_of(folder: Path) -> Path:
    """The folder of a table's log."""
    return folder / "_delta_log"


def commits(folder: Path) -> list[Path]:
    """The files of a table's commits, oldest first; empty without a log. Raises DamagedHomeError for other files."""
    listed = sorted(log_of(folder).glob("*.json"))
    for path in listed:
        if not _COMMIT.fullmatch(path.name):
            raise damaged(folder, f"{path.name} is not a commit, and may be a copy of one. Move it out of the home")
    return listed


def create(folder: Path, schema: "Schema", name: str, description: str, partition_by: Sequence[str] = ()) -> None:
    """Create a table without rows. Raises DamagedHomeError if it cannot be read afterwards."""
    from deltalake import DeltaTable

    log_of(folder).mkdir(parents=True, exist_ok=True)
    with _reachable(folder) as place, _delta_errors(folder):
        DeltaTable.create(
            place,
            schema=schema,
            partition_by=list(partition_by) or None,
            name=name,
            description=description,
            configuration=dict(_RETENTION),
        )
    _sync(folder, 0)


@contextmanager
def opened(folder: Path) -> Iterator["DeltaTable"]:
    """A table, valid within the context.

    Raises DamagedHomeError if its log is missing, incomplete or unreadable: files that such a log does not name must
    not be treated as deleted or never written.
    """
    from deltalake import DeltaTable

    numbers = [int(path.stem) for path in commits(folder)]
    if not numbers:
        raise damaged(folder, "it has no commits")
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        gap = next(before + 1 for before, after in pairwise(numbers) if after != before + 1)
        raise damaged(folder, f"commit {gap:020d}.json is missing")
    if numbers[0] and not any(log_of(folder).glob("*.checkpoint*.parquet")):
        raise damaged(folder, f"commits before {numbers[0]:020d}.json are missing")
    with _reachable(folder) as place:
        with _delta_errors(folder):
            # The listed version, because a run may commit in the meantime.
            table = DeltaTable(place, version=numbers[-1])
        yield table


def history(table: "DeltaTable", folder: Path) -> list[dict[str, str]]:
    """The metadata of each commit, newest first. Raises DamagedHomeError if one cannot be read."""
    with _delta_errors(folder):
        entries = table.history()
    # The library leaves out commits that it cannot parse.
    read = {int(entry.get("version", -1)) for entry in entries}
    for path in commits(folder):
        if int(path.stem) not in read and int(path.stem) <= table.version():
            raise damaged(folder, f"commit {path.name} cannot be read")
    return entries


def files(table: "DeltaTable", folder: Path, partition: Mapping[str, str] | None = None) -> list[Path]:
    """The current files of a table or of one partition."""
    import pyarrow as pa

    with _delta_errors(folder):
        actions = pa.table(table.get_add_actions(flatten=True)).to_pylist()
    values = {f"partition.{name}": value for name, value in (partition or {}).items()}
    return [folder / str(action["path"]) for action in actions if all(action[name] == values[name] for name in values)]


def added(folder: Path, file: Path, rows: int, partition: Mapping[str, str] | None = None) -> "AddAction":
    """The action that adds a file in the table's folder to the table."""
    import time

    from deltalake.transaction import AddAction

    return AddAction(
        str(file.relative_to(folder)),
        file.stat().st_size,
        dict(partition or {}),
        int(time.time() * 1000),
        True,
        json.dumps({"numRecords": rows}),
    )


def commit(
    table: "DeltaTable",
    folder: Path,
    actions: Sequence["AddAction"],
    metadata: Mapping[str, str],
    *,
    schema: "Schema | None" = None,
    partition_by: Sequence[str] = (),
    overwrite: bool = False,
    partition: Mapping[str, str] | None = None,
) -> int:
    """Commit files to a table and sync them to disk; returns the new version.

    With `overwrite` they replace all former files, or those of `partition`.
    """
    from deltalake import CommitProperties

    parts: list[AddAction | RemoveAction] = list(actions)
    table.create_write_transaction(
        parts,
        "overwrite" if overwrite else "append",
        table.schema() if schema is None else schema,
        list(partition_by),
        partition_filters=[(name, "=", value) for name, value in partition.items()] if partition else None,
        commit_properties=CommitProperties(custom_metadata=dict(metadata)),
    )
    table.update_incremental()
    version = int(table.version())
    _sync(folder, version)
    return version


def damaged(folder: Path, why: str) -> DamagedHomeError:
    """The error of a table whose log cannot be trusted."""
    return DamagedHomeError(
        f"The log {log_of(folder)} is missing or damaged: {why}. Nothing was deleted, and nothing is published until "
        f"this is fixed. {RESTORE}"
    )


@contextmanager
def _delta_errors(folder: Path) -> Iterator[None]:
    """Turn errors of the library into DamagedHomeError."""
    from deltalake.exceptions import DeltaError

    try:
        yield
    except (DeltaError, OSError, ValueError, KeyError) as error:
        raise damaged(folder, str(error).splitlines()[0][:300] if str(error) else type(error).__name__) from error
    except BaseException as error:
        # A panic in the library's Rust code is not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(folder, str(error).splitlines()[0][:300]) from error


@contextmanager
def _reachable(folder: Path) -> Iterator[str]:
    """A path of the table that deltalake reads correctly."""
    real = folder.resolve()
    if _PLAIN.fullmatch(str(real)):
        yield str(real)
        return
    plain = next((path for path in (tempfile.gettempdir(), "/tmp", "/var/tmp") if _PLAIN.fullmatch(path)), None)
    with tempfile.TemporaryDirectory(prefix="ide-delta-", dir=plain) as place:
        log_of(Path(place)).symlink_to(log_of(real))
        yield str(Path(place).resolve())


def _sync(folder: Path, version: int) -> None:
    """Sync a table's newest version to disk, which the library does not do."""
    sync_file(log_of(folder) / f"{version:020d}.json")
    sync_folder(folder)
