"""Delta tables by real paths.

Deltalake takes URLs: in a path with `#`, `?`, `%20`, brackets or the like it finds no history, another folder or a
crash. A table in such a folder is opened through a plain temporary folder with a link to its log, which is all that
is ever read or written here: rows are read and written by the real paths of their files. Nothing else in the product
may hand a path to deltalake.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.store.home import RESTORE, DamagedHomeError, sync_file, sync_folder

if TYPE_CHECKING:
    from deltalake import DeltaTable, Schema
    from deltalake.transaction import AddAction, RemoveAction

#: Former versions and the records of how they were made stay for ten years.
_KEPT = {
    "delta.logRetentionDuration": "interval 3650 days",
    "delta.deletedFileRetentionDuration": "interval 3650 days",
}

#: A path that reads the same as a URL.
_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")


def log_of(folder: Path) -> Path:
    """The folder of a table's log."""
    return folder / "_delta_log"


def commits(folder: Path) -> list[Path]:
    """The files of a table's commits, oldest first; empty where there is no log."""
    return sorted(log_of(folder).glob("[0-9]*.json"))


def create(folder: Path, schema: "Schema", name: str, description: str, partition_by: Sequence[str] = ()) -> None:
    """Make a table without rows. Raises DamagedHomeError where it cannot be read back."""
    from deltalake import DeltaTable

    log_of(folder).mkdir(parents=True, exist_ok=True)
    with _reachable(folder) as place, _in_words(folder):
        DeltaTable.create(
            place,
            schema=schema,
            partition_by=list(partition_by) or None,
            name=name,
            description=description,
            configuration=dict(_KEPT),
        )
    _sync(folder, 0)


@contextmanager
def opened(folder: Path) -> Iterator["DeltaTable"]:
    """A table, for as long as the context lasts.

    Raises DamagedHomeError where its log is missing, cut or unreadable: what is not in it must not be taken for
    deleted or never written.
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
        with _in_words(folder):
            # As listed: a run may commit meanwhile.
            table = DeltaTable(place, version=numbers[-1])
        yield table


def history(table: "DeltaTable", folder: Path) -> list[dict[str, str]]:
    """What was recorded with each commit, newest first. Raises DamagedHomeError where one cannot be read."""
    with _in_words(folder):
        found = table.history()
    # A commit that cannot be parsed is left out by the library.
    read = {int(entry.get("version", -1)) for entry in found}
    for path in commits(folder):
        if int(path.stem) not in read and int(path.stem) <= table.version():
            raise damaged(folder, f"commit {path.name} cannot be read")
    return found


def files(table: "DeltaTable", folder: Path, partition: Mapping[str, str] | None = None) -> list[Path]:
    """The files that a table consists of now, or those of one partition."""
    import pyarrow as pa

    with _in_words(folder):
        actions = pa.table(table.get_add_actions(flatten=True)).to_pylist()
    wanted = {f"partition.{name}": value for name, value in (partition or {}).items()}
    return [folder / str(action["path"]) for action in actions if all(action[name] == wanted[name] for name in wanted)]


def added(folder: Path, file: Path, rows: int, partition: Mapping[str, str] | None = None) -> "AddAction":
    """The action that makes a file in the table's folder part of the table."""
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
    """Commit files to a table, on the disk; returns the new version.

    `overwrite` puts them in place of all former ones, or of those of `partition`.
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
        f"The log {log_of(folder)} is missing or damaged: {why}. Nothing was deleted and nothing is published while "
        f"that is so. {RESTORE}"
    )


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    from deltalake.exceptions import DeltaError

    try:
        yield
    except (DeltaError, OSError, ValueError, KeyError) as error:
        raise damaged(folder, str(error).splitlines()[0][:300] if str(error) else type(error).__name__) from error
    except BaseException as error:
        # A crash in the library's Rust code; it is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(folder, str(error).splitlines()[0][:300]) from error


@contextmanager
def _reachable(folder: Path) -> Iterator[str]:
    """A path of the table that deltalake reads right."""
    real = folder.resolve()
    if _PLAIN.fullmatch(str(real)):
        yield str(real)
        return
    plain = next((each for each in (tempfile.gettempdir(), "/tmp", "/var/tmp") if _PLAIN.fullmatch(each)), None)
    with tempfile.TemporaryDirectory(prefix="ide-delta-", dir=plain) as place:
        log_of(Path(place)).symlink_to(log_of(real))
        yield str(Path(place).resolve())


def _sync(folder: Path, version: int) -> None:
    """Make a table's newest version survive a power cut; the library leaves that to the system."""
    sync_file(log_of(folder) / f"{version:020d}.json")
    sync_folder(folder)
