"""A delivery is written whole or not at all, with equal bytes for equal rows; files that were not fetched stay."""

import itertools
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery, Landing
from ide_assets.imports.warehouse import snapshot
from ide_assets.imports.warehouse.snapshot import CannotFetchError
from ide_assets.months import Month
from ide_assets_tests.conftest import REPOSITORY, command

MONTH = Month(2023, 5)
SCHEMA = pa.schema([("opportunity_id", pa.string()), ("prediction", pa.float64())])


def scores(rows: Iterable[tuple[str, float]]) -> pa.Table:
    return pa.Table.from_pylist([{"opportunity_id": name, "prediction": p} for name, p in rows], SCHEMA)


ONE, OTHER = scores([("o-1", 0.25), ("o-2", 0.5)]), scores([("o-1", 0.75)])


def delivery(landing: Path) -> Delivery:
    return Delivery("ews_scores", MONTH, landing / "ews_scores" / str(MONTH))


def fetched(landing: Path, table: pa.Table) -> bool:
    """Deliver the rows; returns whether that changed the delivery."""
    aside, _ = snapshot.write_aside(delivery(landing), SCHEMA, [table])
    return snapshot.deliver(aside, delivery(landing))


def seen(landing: Path) -> list[dict[str, object]] | None:
    """The rows that a reader finds; None without a delivery."""
    present = Landing(landing).find("ews_scores", MONTH)
    if present is None:
        return None
    return [row for file in present.files() for row in pq.read_table(file.path).to_pylist()]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cuts")


@settings(max_examples=30, deadline=None)
@given(cuts=st.lists(st.integers(0, 25), max_size=6))
def test_bytes_do_not_depend_on_the_batches(scratch: Path, cuts: list[int]) -> None:
    everything = scores((f"o-{number % 7}", number / 25) for number in range(25))
    edges = [0, *sorted(cuts), 25]
    pieces = [everything.slice(first, last - first) for first, last in itertools.pairwise(edges)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(snapshot, "ROWS_AT_ONCE", 10)
        written = []
        for tables in ([everything], pieces):
            aside, rows = snapshot.write_aside(delivery(scratch), SCHEMA, tables)
            assert rows == 25
            assert pq.ParquetFile(aside).metadata.num_row_groups == 3
            written.append(aside.read_bytes())
    assert written[0] == written[1]
    assert pq.read_table(aside).to_pylist() == everything.to_pylist()


def test_first_snapshot_is_a_delivery_and_equal_rows_change_nothing(tmp_path: Path) -> None:
    assert fetched(tmp_path, ONE)
    assert seen(tmp_path) == ONE.to_pylist()
    before = [(path.name, path.stat().st_mtime_ns) for path in sorted(delivery(tmp_path).folder.iterdir())]
    assert not fetched(tmp_path, ONE)
    after = [(path.name, path.stat().st_mtime_ns) for path in sorted(delivery(tmp_path).folder.iterdir())]
    assert after == before
    assert [name for name, _ in after] == [SUCCESS, "part-0.parquet"]
    assert [path.name for path in (tmp_path / "ews_scores").iterdir()] == [str(MONTH)]


def test_changed_rows_replace_the_delivery_under_another_hash(tmp_path: Path) -> None:
    fetched(tmp_path, ONE)
    former = delivery(tmp_path).content_hash()
    assert fetched(tmp_path, OTHER)
    assert seen(tmp_path) == OTHER.to_pylist()
    assert delivery(tmp_path).content_hash() != former


def test_writes_a_file_with_columns_for_no_rows(tmp_path: Path) -> None:
    aside, rows = snapshot.write_aside(delivery(tmp_path), SCHEMA, [])
    assert rows == 0
    assert pq.read_schema(aside).names == SCHEMA.names


KILLED_AT = {
    "while rows are written": "patch(pq.ParquetWriter, 'write_table')",
    "before the file has its name": "patch(snapshot, 'put_in_place')",
    "before it is marked complete": "patch(snapshot, 'write_whole')",
}


@pytest.mark.parametrize("moment", KILLED_AT)
def test_killed_fetch_leaves_the_former_or_the_new_delivery_whole(tmp_path: Path, moment: str) -> None:
    script = textwrap.dedent(
        f"""
        import os, pathlib, signal, sys
        import pyarrow.parquet as pq
        from ide_assets.imports.warehouse import snapshot
        from ide_assets_tests.warehouse import test_snapshot as test

        def patch(holder, name):
            setattr(holder, name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))

        {KILLED_AT[moment]}
        test.fetched(pathlib.Path(sys.argv[1]), test.OTHER)
        """
    )
    fetched(tmp_path / "again", ONE)
    for landing in (tmp_path / "first", tmp_path / "again"):
        killed = subprocess.run([sys.executable, "-c", script, str(landing)], cwd=REPOSITORY, check=False)
        assert killed.returncode == -signal.SIGKILL
    is_placed = moment == "before it is marked complete"
    assert seen(tmp_path / "first") is None
    assert seen(tmp_path / "again") == (OTHER if is_placed else ONE).to_pylist()
    for landing in (tmp_path / "first", tmp_path / "again"):
        with snapshot.only_fetch(landing):
            fetched(landing, OTHER)
        assert seen(landing) == OTHER.to_pylist()
        assert [path.name for path in (landing / "ews_scores").iterdir()] == [str(MONTH)]


def test_next_fetch_removes_the_files_of_a_killed_one(tmp_path: Path) -> None:
    left, _ = snapshot.write_aside(delivery(tmp_path), SCHEMA, [ONE])
    assert left.exists()
    assert seen(tmp_path) is None
    assert Landing(tmp_path).unknown() == []
    with snapshot.only_fetch(tmp_path):
        assert not left.exists()


def test_interrupted_stream_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> Iterable[pa.Table]:
        yield ONE
        raise ConnectionError("the connection was lost")

    with pytest.raises(ConnectionError):
        snapshot.write_aside(delivery(tmp_path), SCHEMA, broken())
    assert list((tmp_path / "ews_scores").iterdir()) == []


def test_rejects_a_second_fetch_into_a_landing_folder(tmp_path: Path) -> None:
    with (
        snapshot.only_fetch(tmp_path),
        pytest.raises(CannotFetchError, match="another fetch writes to"),
        snapshot.only_fetch(tmp_path),
    ):
        pass


def test_lock_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / ".fetch.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotFetchError, match="is a symbolic link"), snapshot.only_fetch(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["scores.csv", "SCORES.CSV.GZ", "part-1.parquet", "part-0.parquet"])
def test_never_replaces_delivered_files(tmp_path: Path, name: str) -> None:
    folder = delivery(tmp_path).folder
    folder.mkdir(parents=True)
    if name.endswith(".parquet"):
        pq.write_table(ONE, folder / name)
    else:
        (folder / name).write_text("opportunity_id,scored_on,prediction\n")
    with pytest.raises(CannotFetchError, match=rf"not fetched: {name}\. Nothing was changed\. Move the folder away"):
        snapshot.refuse_other_files(delivery(tmp_path))


def test_replaces_a_fetched_delivery(tmp_path: Path) -> None:
    snapshot.refuse_other_files(delivery(tmp_path))
    fetched(tmp_path, ONE)
    (delivery(tmp_path).folder / "README").write_text("fetched monthly")
    snapshot.refuse_other_files(delivery(tmp_path))


def test_reports_what_to_set_without_a_warehouse(tmp_path: Path) -> None:
    done = command("fetch", "--month", "2023-05", landing=tmp_path)
    assert done.returncode == 2
    assert "no warehouse is set. Write [warehouse] in ide.toml" in done.stderr


def test_rejects_a_month_that_is_not_yyyy_mm() -> None:
    assert command("fetch", "--month", "May").returncode == 2


def test_reports_what_to_install_without_the_connector(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("IDE_")},
        "IDE_LANDING": str(tmp_path),
        "IDE_WAREHOUSE__ACCOUNT": "acme",
        "IDE_WAREHOUSE__USER": "ide",
        "IDE_WAREHOUSE__PASSWORD": "secret",
        "IDE_WAREHOUSE__QUERIES__ACCOUNTS": "SELECT 1",
    }
    script = "import sys; sys.modules['snowflake'] = None; from ide_assets.cli.app import main; main()"
    arguments = [sys.executable, "-c", script, "fetch", "--month", "2023-05"]
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert done.returncode == 2
    assert "pip install -e '.[snowflake]'" in done.stderr
    other = subprocess.run(
        [*arguments, "--source", "entitlements"],
        env=environment,
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        check=False,
    )
    assert other.returncode == 2
    assert "'entitlements' has no query in [warehouse.queries]. Expected one of accounts." in other.stderr


def writing(landing: Path, writer: str, aside: Path) -> None:
    if writer == "refuse_other_files":
        snapshot.refuse_other_files(delivery(landing))
    elif writer == "write_aside":
        snapshot.write_aside(delivery(landing), SCHEMA, [ONE])
    else:
        snapshot.deliver(aside, delivery(landing))


@pytest.mark.parametrize("writer", ["refuse_other_files", "write_aside", "deliver"])
@pytest.mark.parametrize("link", ["ews_scores", f"ews_scores/{MONTH}"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str, writer: str) -> None:
    aside, _ = snapshot.write_aside(delivery(tmp_path / "other"), SCHEMA, [ONE])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = tmp_path / "landing" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    with pytest.raises(CannotFetchError, match=rf"{link} is a symbolic link\. Nothing is written through a link"):
        writing(tmp_path / "landing", writer, aside)
    assert not list(elsewhere.iterdir())


def test_files_of_a_killed_fetch_are_not_deleted_through_a_link(tmp_path: Path) -> None:
    left, _ = snapshot.write_aside(delivery(tmp_path / "other"), SCHEMA, [ONE])
    (tmp_path / "landing").mkdir()
    (tmp_path / "landing" / "ews_scores").symlink_to(left.parent)
    with snapshot.only_fetch(tmp_path / "landing"):
        assert left.exists()
