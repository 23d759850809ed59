"""Deliver a month with dlt: python deliver.py 2026-10 (docs/dlt.md).

Replace `crm` by a source of your own. Everything else stays: `delivering` puts what dlt wrote into the landing folder.
"""

import errno
import fcntl
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import dlt
import duckdb
from dlt.destinations import filesystem
from dlt.extract.source import DltSource

LANDING = Path(os.environ.get("IDE_LANDING", "data/landing")).absolute()

#: A former delivery, until the new one is in its place.
FORMER = ".former"

#: Months and sources are names of folders that are replaced: nothing that could name another folder is accepted.
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
SOURCE = re.compile(r"[a-z][a-z0-9_]*")


class CannotDeliverError(RuntimeError):
    """A month cannot be delivered; the message says what is there, where, and what to do next."""


@dlt.source
def crm(month: str) -> object:
    """The sources of a month. A resource has the name of the source in the contract, and its columns."""

    @dlt.resource
    def owners() -> Iterator[object]:
        # A state source: as it is now. Select the columns of the contract, and nothing else.
        yield [{"owner_id": "005A1", "owner_name": "Ann Lee", "is_active": True}]

    @dlt.resource(columns={"contact_id": {"data_type": "text"}})
    def emails() -> Iterator[object]:
        # An event source: the events of the month. The hint writes a column that has no value this month.
        yield [
            {
                "message_id": "m1",
                "account_csn": "A1",
                "thread_id": "t1",
                "direction": "inbound",
                "sent_at": f"{month}-05T09:00:00Z",
                "is_auto_reply": False,
                "contact_id": None,
            }
        ]
        # A month without rows is delivered with its columns.
        yield dlt.mark.materialize_table_schema()

    return owners, emails


@contextmanager
def delivering(month: str, sources: Sequence[str]) -> Iterator[dlt.Pipeline]:
    """A pipeline for the rows of a month, which become its deliveries when the pipeline has run.

    dlt writes to a new folder of its own, with a new state, so that nothing of a failed or another month is loaded with
    it. If dlt fails, no delivery is changed. If the process is killed while the folders are moved, the next run of the
    month puts the former deliveries back. Raises CannotDeliverError before anything is changed if the month, a source
    or its folder is not one that may be replaced.
    """
    check_month(month)
    _check_sources(sources)
    own = LANDING / f"_dlt_{month}"
    _check_links(own, *(place for source in sources for place in _places(source, month)))
    LANDING.mkdir(parents=True, exist_ok=True)
    with _only_run(month), tempfile.TemporaryDirectory(prefix="dlt-") as state:
        _put_back(own, month)
        _delete(own)
        yield dlt.pipeline(
            "ide",
            pipelines_dir=state,
            destination=filesystem(
                bucket_url=LANDING.as_uri(),
                layout="{table_name}/{load_id}.{file_id}.{ext}",
                enable_dataset_name_normalization=False,
            ),
            dataset_name=own.name,
        )
        for source in sources:
            _rewrite(own / source)
        for source in sources:
            _put_in_place(own / source, LANDING / source / month)
        for source in sources:
            (LANDING / source / month / "_SUCCESS").touch()
        _delete(own)


def check_month(month: str) -> None:
    """Raise CannotDeliverError for anything but a month, such as the empty text of a variable that is not set."""
    if not MONTH.fullmatch(month):
        raise CannotDeliverError(f"The month is {month!r}. Expected YYYY-MM, such as 2026-10. Nothing was changed.")
    if os.environ.get("IDE_LANDING") == "":
        raise CannotDeliverError("IDE_LANDING is set, but empty. Set it to the landing folder. Nothing was changed.")


def _check_sources(sources: Sequence[str]) -> None:
    if not sources:
        raise CannotDeliverError("No resource is selected. Select those to deliver. Nothing was changed.")
    for source in sources:
        if not SOURCE.fullmatch(source):
            raise CannotDeliverError(
                f"A resource has the name {source!r}. Expected the name of a source in the contract: lower-case "
                "letters, digits and _, such as usage_counts. Nothing was changed; rename the resource."
            )


def _places(source: str, month: str) -> list[Path]:
    return [LANDING / source, LANDING / source / month]


def _check_links(*folders: Path) -> None:
    """Raise CannotDeliverError for a link: another place would be written to, or deleted."""
    for folder in folders:
        if folder.is_symlink():
            raise CannotDeliverError(f"{folder} is a symbolic link. Nothing is written through a link; remove it.")


@contextmanager
def _only_run(month: str) -> Iterator[None]:
    """Lock a month, so that no other run deletes the folders that this one moves. Each month is a byte of one file."""
    lock = LANDING / ".dlt.lock"
    _check_links(lock)
    with lock.open("a") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, int(month.replace("-", "")))
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            raise CannotDeliverError(
                f"Another run delivers {month} to {LANDING}. Nothing was changed. Deliver again when it has finished."
            ) from None
        yield


def _delete(folder: Path) -> None:
    """Delete a folder, completely or with an error: rows that stay would be delivered with those of the next run."""
    if folder.exists():
        shutil.rmtree(folder)


def _put_back(own: Path, month: str) -> None:
    """Put back the former deliveries of a run that was killed. Only of its own month: runs of others may be moving."""
    for former in own.glob(f"*{FORMER}"):
        place = LANDING / former.stem / month
        _check_links(*_places(former.stem, month))
        if not (place / "_SUCCESS").exists():
            _delete(place)
            place.parent.mkdir(exist_ok=True)
            former.rename(place)


def _rewrite(folder: Path) -> None:
    """One file without dlt's own columns, in one order: the same rows are the same delivery."""
    files = [_exact(path) for path in sorted(folder.glob("*.parquet"))]
    if not files:
        raise CannotDeliverError(
            f"{folder.name}: dlt wrote no file, so nothing was delivered. If a month without rows is right, yield "
            "dlt.mark.materialize_table_schema() in the resource."
        )
    # Otherwise a parent folder such as `region=EU` would be read as a column, which overrides the delivered one.
    duckdb.execute(
        "COPY (SELECT COLUMNS(lambda name: NOT starts_with(name, '_dlt_')) "
        "FROM read_parquet(?, union_by_name = true, hive_partitioning = false) ORDER BY ALL) TO ? (FORMAT parquet)",
        [files, str(folder.with_suffix(".rows"))],
    )
    shutil.rmtree(folder)
    folder.mkdir()
    folder.with_suffix(".rows").rename(folder / "part-0.parquet")


def _exact(path: Path) -> str:
    """The path with escaped characters of patterns, because DuckDB reads paths as patterns."""
    return re.sub(r"[*?\[]", r"[\g<0>]", str(path))


def _put_in_place(folder: Path, place: Path) -> None:
    """Move a folder to its place, instead of a former delivery."""
    _check_links(place.parent, place)
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(folder.with_suffix(FORMER))
    folder.rename(place)


def deliver(source: DltSource, month: str) -> None:
    """Deliver all resources of a source."""
    with delivering(month, list(source.selected_resources)) as pipeline:
        pipeline.run(source, loader_file_format="parquet", write_disposition="append")


def main(arguments: Sequence[str]) -> None:
    """Deliver the month that is the only argument; anything else ends with a sentence and exit code 1."""
    try:
        if len(arguments) != 1:
            raise CannotDeliverError(
                "Expected one argument, the month: python deliver.py 2026-10. Nothing was changed."
            )
        check_month(arguments[0])
        deliver(crm(arguments[0]), arguments[0])
    except CannotDeliverError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main(sys.argv[1:])
