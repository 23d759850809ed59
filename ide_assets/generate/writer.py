"""Writing one delivery: a folder with a single data file and _SUCCESS, which replaces a former one as a whole.

<landing>/.generating-<random>      a delivery that is being written, and the one that it replaces
<landing>/.replaced-<random>        deliveries of others (`ide generate --replace`), until their months are generated

_SUCCESS records the data file and its hash, so that only what was generated is ever replaced unasked.
"""

import gzip
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import duckdb

from ide_assets.domains.deliveries.files.landing import SUCCESS, why_not_written
from ide_assets.generate.sources import LARGE_SOURCES
from ide_assets.store.database import file_hash
from ide_assets.store.files import sync_folder, write_whole, written_aside
from ide_assets.vocabulary.wording import plural

FileFormat = Literal["csv", "parquet", "sample"]
"""`sample`: as csv, with the large sources as csv.gz, so that what is committed stays small.

It is for the committed sample, whose former files are in the history: _SUCCESS is empty, and any files are replaced.
"""

FILE_FORMATS: tuple[str, ...] = get_args(FileFormat)

_COPY_OPTIONS = {
    "csv": "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'",
    "csv.gz": "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}


#: What _SUCCESS of a generated delivery has: the name of its data file, and the hash of the file's bytes.
_RECORD = re.compile(r"ide generate wrote (part-0\.[a-z.]+), SHA-256 ([0-9a-f]{64})\n")


class CannotGenerateError(RuntimeError):
    """A delivery cannot be generated; the message says what is there, where, and what to do next."""


class Ending(NamedTuple):
    """The file name ending of a delivery, and whether its _SUCCESS records what was generated."""

    extension: str
    is_recorded: bool


def ending(source: str, file_format: str) -> Ending:
    """The file name ending with which a source is written."""
    if file_format == "sample":
        return Ending("csv.gz" if source in LARGE_SOURCES else "csv", is_recorded=False)
    return Ending(file_format, is_recorded=True)


def write_delivery(connection: duckdb.DuckDBPyConnection, query: str, folder: Path, end: Ending) -> int:
    """Write the query's rows as `<landing>/<source>/<YYYY-MM>`, its only part, and return how many there are.

    A former delivery is replaced when the new one is complete. Raises CannotGenerateError if the folder is a link, or
    has files that were not generated.
    """
    _check_links([folder])
    if end.is_recorded and (files := other_files(folder)):
        _check_others({folder: files})
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".generating-", dir=folder.parent.parent) as scratch:
        aside = Path(scratch) / "delivery"
        aside.mkdir()
        rows = _write_part(connection, query, aside / f"part-0.{end.extension}")
        write_whole(aside / SUCCESS, _record(aside / f"part-0.{end.extension}") if end.is_recorded else "")
        former = Path(scratch) / "former"
        if folder.exists():
            folder.rename(former)
        try:
            aside.rename(folder)
        except OSError:
            # Otherwise the former delivery would be deleted with the scratch folder.
            if former.exists():
                former.rename(folder)
            raise
        sync_folder(folder.parent)
    return rows


def _check_links(folders: Sequence[Path]) -> None:
    for folder in folders:
        if reason := why_not_written(folder):
            raise CannotGenerateError(reason)


def _check_others(others: Mapping[Path, Sequence[str]]) -> None:
    """Raise CannotGenerateError if there are any folders with files of others."""
    for folder, files in others.items():
        more = f" and {len(files) - 5} more" if len(files) > 5 else ""
        such = plural(len(others) - 1, "other folder has such files", "other folders have such files")
        also = f" {such} too." if len(others) > 1 else ""
        raise CannotGenerateError(
            f"{folder} contains files that ide generate did not write: {', '.join(files[:5])}{more}.{also} Nothing was "
            "changed there. Generate into another folder, or add --replace, also for files of an earlier version: the "
            "whole folder is deleted, and a generated delivery takes its place."
        )


def other_files(folder: Path) -> list[str]:
    """Names in a delivery's folder that `ide generate` did not write, or not with the present content."""
    if not folder.exists():
        return []
    success = folder / SUCCESS
    is_readable = success.is_file() and not success.is_symlink()
    record = _RECORD.fullmatch(success.read_text(encoding="utf-8", errors="replace")) if is_readable else None
    return sorted(path.name for path in folder.iterdir() if record is None or not _is_recorded(path, record))


def _is_recorded(path: Path, record: re.Match[str]) -> bool:
    if path.name == SUCCESS:
        return True
    return path.name == record[1] and path.is_file() and not path.is_symlink() and file_hash(path) == record[2]


@contextmanager
def reserved(folders: Sequence[Path], may_replace: bool) -> Iterator[None]:
    """Generate into these folders: those with files of others are set aside until then, and deleted at the end.

    Where nothing was generated, because of an error, the former folder is put back. Nothing is deleted if that fails.
    Raises CannotGenerateError before anything is changed, if a folder is a link, or has files of others that must not
    be replaced.
    """
    _check_links(folders)
    others = {folder: files for folder in folders if (files := other_files(folder))}
    if not may_replace:
        _check_others(others)
    if not others:
        yield
        return
    aside = Path(tempfile.mkdtemp(prefix=".replaced-", dir=folders[0].parent.parent))
    try:
        for folder in others:
            _set_aside(folder, aside).parent.mkdir(exist_ok=True)
            folder.rename(_set_aside(folder, aside))
        yield
    finally:
        for folder in others:
            if not folder.exists():
                _set_aside(folder, aside).rename(folder)
        shutil.rmtree(aside)


def _set_aside(folder: Path, aside: Path) -> Path:
    return aside / folder.parent.name / folder.name


def _write_part(connection: duckdb.DuckDBPyConnection, query: str, part: Path) -> int:
    extension = part.name.removeprefix("part-0.")
    with written_aside(part) as unfinished:
        copied = connection.execute(
            f"COPY ({query}) TO '{_quoted(unfinished)}' ({_COPY_OPTIONS[extension]})"
        ).fetchone()
        if extension == "csv.gz":
            _compress(unfinished)
    return int(copied[0]) if copied else 0


def _record(part: Path) -> str:
    return f"ide generate wrote {part.name}, SHA-256 {file_hash(part)}\n"


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
