"""Writing one delivery: a single data file, then the empty _SUCCESS that makes it visible."""

import gzip
import shutil
from pathlib import Path
from typing import Literal, get_args

import duckdb

from ide_assets.generate.sources import LARGE_SOURCES
from ide_assets.store.files import write_whole, written_aside

SUCCESS = "_SUCCESS"
"""The file that marks a delivery as complete."""

FileFormat = Literal["csv", "parquet", "sample"]
"""`sample`: as csv, with the large sources as csv.gz, so that what is committed stays small."""

FILE_FORMATS: tuple[str, ...] = get_args(FileFormat)

_COPY_OPTIONS = {
    "csv": "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'",
    "csv.gz": "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}


def ending(source: str, file_format: str) -> str:
    """The file name ending with which a source is written."""
    if file_format == "sample":
        return "csv.gz" if source in LARGE_SOURCES else "csv"
    return file_format


def write_delivery(connection: duckdb.DuckDBPyConnection, query: str, folder: Path, extension: str) -> int:
    """Write the query's rows as the folder's only part and return how many there are.

    A delivery that is being replaced is invisible: _SUCCESS is deleted first and written last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SUCCESS).unlink(missing_ok=True)
    for former in folder.glob("part-0.*"):
        former.unlink()
    with written_aside(folder / f"part-0.{extension}") as unfinished:
        copied = connection.execute(
            f"COPY ({query}) TO '{_quoted(unfinished)}' ({_COPY_OPTIONS[extension]})"
        ).fetchone()
        if extension == "csv.gz":
            _compress(unfinished)
    write_whole(folder / SUCCESS, "")
    return int(copied[0]) if copied else 0


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _compress(path: Path) -> None:
    """Gzip the file in place, without the name and the time that would differ from run to run."""
    with (
        written_aside(path) as compressed,
        path.open("rb") as plain,
        compressed.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=raw, mtime=0) as target,
    ):
        shutil.copyfileobj(plain, target)
