"""Deliver a month with dlt: python deliver.py 2026-10 (docs/dlt.md).

Replace `crm` by a source of your own. Everything else stays: `delivering` puts what dlt wrote into the landing folder.
"""

import os
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
    month puts the former deliveries back.
    """
    own = LANDING / f"_dlt_{month}"
    _put_back(own, month)
    shutil.rmtree(own, ignore_errors=True)
    LANDING.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dlt-") as state:
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
    shutil.rmtree(own)


def _put_back(own: Path, month: str) -> None:
    """Put back the former deliveries of a run that was killed. Only of its own month: runs of others may be moving."""
    for former in own.glob(f"*{FORMER}"):
        place = LANDING / former.stem / month
        if not (place / "_SUCCESS").exists():
            shutil.rmtree(place, ignore_errors=True)
            former.rename(place)


def _rewrite(folder: Path) -> None:
    """One file without dlt's own columns, in one order: the same rows are the same delivery."""
    if not list(folder.glob("*.parquet")):
        raise RuntimeError(
            f"{folder.name}: dlt wrote no file, so nothing was delivered. If a month without rows is right, yield "
            "dlt.mark.materialize_table_schema() in the resource."
        )
    duckdb.execute(
        "COPY (SELECT COLUMNS(lambda name: NOT starts_with(name, '_dlt_')) "
        "FROM read_parquet(?, union_by_name = true) ORDER BY ALL) TO ? (FORMAT parquet)",
        [str(folder / "*.parquet"), str(folder.with_suffix(".rows"))],
    )
    shutil.rmtree(folder)
    folder.mkdir()
    folder.with_suffix(".rows").rename(folder / "part-0.parquet")


def _put_in_place(folder: Path, place: Path) -> None:
    """Move a folder to its place, instead of a former delivery."""
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(folder.with_suffix(FORMER))
    folder.rename(place)


def deliver(source: DltSource, month: str) -> None:
    """Deliver all resources of a source."""
    with delivering(month, list(source.selected_resources)) as pipeline:
        pipeline.run(source, loader_file_format="parquet", write_disposition="append")


if __name__ == "__main__":
    deliver(crm(sys.argv[1]), sys.argv[1])
