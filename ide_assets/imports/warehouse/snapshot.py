"""Rows as a delivery: written to a temporary file, which then replaces the delivery completely or not at all.

    <landing>/<source>/.<YYYY-MM>.<random>.fetching     being written; never read
    <landing>/<source>/<YYYY-MM>/part-0.parquet
    <landing>/<source>/<YYYY-MM>/_SUCCESS

A delivery is identified by the hash of its bytes, so the same rows in the same order must give the same bytes,
independently of the batches in which they were fetched.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery, Format, why_not_written
from ide_assets.imports.locking import locked
from ide_assets.store import database
from ide_assets.store.files import put_in_place, write_whole

if TYPE_CHECKING:
    import pyarrow as pa

PART = "part-0.parquet"

#: Rows in a row group: enough to compress well, few enough for the memory.
ROWS_AT_ONCE = 100_000

_ASIDE = ".fetching"

#: Metadata of every file that is written here; no other file is ever replaced.
_MARK = {b"ide_assets": b"fetched"}


class CannotFetchError(RuntimeError):
    """A source cannot be fetched; the message says what was found, where, and what to do next."""


@contextmanager
def only_fetch(landing: Path) -> Iterator[None]:
    """Lock a landing folder for one fetch, and delete the files of killed ones. Raises CannotFetchError."""
    busy = f"another fetch writes to {landing}. Fetch again when it has finished."
    with locked(landing / ".fetch.lock", busy, CannotFetchError):
        for source in SOURCES:
            if not (landing / source.name).is_symlink():
                for path in (landing / source.name).glob(f".*{_ASIDE}"):
                    path.unlink()
        yield


def refuse_other_files(delivery: Delivery) -> None:
    """Raise CannotFetchError if the delivery's folder is a link, or has data files that were not fetched.

    They would be overwritten, or read together with the fetched rows.
    """
    _check_links(delivery)
    endings = tuple(form.value for form in Format)
    paths = delivery.folder.iterdir() if delivery.folder.is_dir() else ()
    others = sorted(
        path.name
        for path in paths
        if path.name.lower().endswith(endings) and not (path.name == PART and _is_ours(path))
    )
    if others:
        more = f" and {len(others) - 5} more" if len(others) > 5 else ""
        raise CannotFetchError(
            f"{delivery.folder} contains files that were not fetched: {', '.join(others[:5])}{more}. Nothing was "
            "changed. Move the folder away, then fetch again."
        )


def write_aside(delivery: Delivery, schema: "pa.Schema", tables: "Iterable[pa.Table]") -> tuple[Path, int]:
    """Write the rows of all tables, in order, to a file beside the delivery's folder; returns the file and row count.

    All tables have the schema. No file is left after an error. Raises CannotFetchError if the folder is a link.
    """
    import pyarrow.parquet as pq

    _check_links(delivery)
    aside = delivery.folder.parent / f".{delivery.month}.{secrets.token_hex(8)}{_ASIDE}"
    aside.parent.mkdir(parents=True, exist_ok=True)
    rows = 0
    try:
        with pq.ParquetWriter(aside, schema.with_metadata(_MARK), compression="zstd") as writer:
            for group in _groups(tables):
                writer.write_table(group.replace_schema_metadata(_MARK), row_group_size=ROWS_AT_ONCE)
                rows += group.num_rows
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside, rows


def deliver(aside: Path, delivery: Delivery) -> bool:
    """Replace the delivery by the temporary file; returns whether that changed anything.

    A fetched delivery is replaced in one step, so a reader sees either the former or the new one. The first one becomes
    visible with its _SUCCESS. Raises CannotFetchError if the folder is a link, perhaps only since the query was sent.
    """
    _check_links(delivery)
    part, success = delivery.folder / PART, delivery.folder / SUCCESS
    if success.is_file() and part.is_file() and database.file_hash(part) == database.file_hash(aside):
        aside.unlink()
        return False
    delivery.folder.mkdir(exist_ok=True)
    put_in_place(aside, part)
    write_whole(success, "")
    return True


def _check_links(delivery: Delivery) -> None:
    if reason := why_not_written(delivery.folder):
        raise CannotFetchError(reason)


def _groups(tables: "Iterable[pa.Table]") -> "Iterator[pa.Table]":
    """The rows in pieces of the same size with one chunk each, so that the bytes do not depend on the batches."""
    import pyarrow as pa

    waiting: list[pa.Table] = []
    rows = 0
    for table in tables:
        waiting.append(table)
        rows += table.num_rows
        if rows >= ROWS_AT_ONCE:
            joined = pa.concat_tables(waiting)
            while joined.num_rows >= ROWS_AT_ONCE:
                yield joined.slice(0, ROWS_AT_ONCE).combine_chunks()
                joined = joined.slice(ROWS_AT_ONCE)
            waiting, rows = [joined], joined.num_rows
    if rows:
        yield pa.concat_tables(waiting).combine_chunks()


def _is_ours(path: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (pa.ArrowException, OSError):
        return False
    return all(metadata.get(name) == value for name, value in _MARK.items())
