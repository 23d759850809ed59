"""The files of a release: older DuckDB clients open them, clients cannot change them, a locked one is reported."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from ide_assets.settings import Settings
from ide_assets.store import release, release_building
from ide_assets.store.release import STORAGE_VERSION
from ide_assets.store.release_reading import NoReleaseError
from ide_assets_tests.conftest import command
from ide_assets_tests.needs import without
from ide_assets_tests.small_home import NAME, SmallHome

#: A python with DuckDB 1.4: `.ci/duckdb14` makes it.
DUCKDB14 = os.environ.get("IDE_TEST_DUCKDB14", "")
#: An unprivileged user, for tests of permissions, which do not bind root.
UNPRIVILEGED = 65534
CATALOGUE = "eio_publish.duckdb"
SEATS = f"SELECT seats_purchased FROM {NAME}"

# Attaches every catalogue of a folder; prints the number of rows of each table, and the answer to a query.
COUNT = """
import json, pathlib, sys
import duckdb
folder, options, query = sys.argv[1:]
with duckdb.connect() as connection:
    for path in sorted(pathlib.Path(folder).glob("*.duckdb")):
        quoted = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS {path.stem} {options}")
    tables = connection.execute(
        "SELECT database_name || '.' || schema_name || '.' || table_name FROM duckdb_tables() ORDER BY 1"
    ).fetchall()
    counts = {
        name: connection.execute(f"SELECT count(*), count(hash(t)) FROM {name} AS t").fetchone() for name, in tables
    }
    commented = connection.execute("SELECT count(*) FROM duckdb_columns() WHERE comment IS NOT NULL").fetchone()
    rows = connection.execute(query).fetchall()
print(json.dumps([duckdb.__version__, [counts, commented, rows]]))
"""

# Opens a catalogue for writing, prints a line, and keeps it open until its input ends.
HOLD = """
import sys
import duckdb
with duckdb.connect(sys.argv[1]) as connection:
    connection.execute("CREATE TABLE mine (i INTEGER)")
    print("open", flush=True)
    sys.stdin.read()
"""


def counted(python: str, folder: Path, options: str, query: str) -> tuple[str, object]:
    """The client's version and the contents that it reads from the catalogues in a folder."""
    done = subprocess.run(
        [python, "-c", COUNT, str(folder), options, query], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    version, seen = json.loads(done.stdout)
    return version, seen


def as_nobody(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a user bound by permissions, even if the tests run as root."""
    # After the imports, because that user may not read root's Python.
    drop = f"os.setgroups([]); os.setgid({UNPRIVILEGED}); os.setuid({UNPRIVILEGED})" if os.geteuid() == 0 else ""
    return subprocess.run(
        [sys.executable, "-c", f"import os, duckdb\n{drop}\n{script}"], capture_output=True, text=True, check=False
    )


@contextmanager
def opened_for_writing(catalogue: Path) -> Iterator[int]:
    """A client in another process that has opened a catalogue without READ_ONLY, as root may; gives its number."""
    catalogue.chmod(0o644)
    catalogue.parent.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(catalogue)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as client:
        assert client.stdout is not None
        assert client.stdout.readline() == "open\n"
        try:
            yield client.pid
        finally:
            client.kill()


@pytest.fixture
def small(tmp_path: Path) -> SmallHome:
    """One release of one month with one seat."""
    small = SmallHome(tmp_path / "home")
    publish(small, 1)
    return small


def publish(small: SmallHome, seats: int) -> Path:
    small.publish("2023-01", ("P1", seats, 0, None))
    return small.release().folder


def storage_version(catalogue: Path) -> str:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{catalogue}' AS it (READ_ONLY)")
        row = connection.execute(
            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'it'"
        ).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize("options", ["(READ_ONLY)", ""])
def test_duckdb_1_4_reads_what_ours_reads(january: Path, tmp_path: Path, options: str) -> None:
    if not DUCKDB14:
        without("needs DuckDB 1.4: IDE_TEST_DUCKDB14=$(.ci/duckdb14)")
    table = "eio_publish.engagement_shared.ide_cohort_benchmark_monthly"
    query = f"SELECT site_geo, count(*) FROM {table} GROUP BY 1 ORDER BY 1"
    current = january / "home" / "releases" / "current"
    ours, expected = counted(sys.executable, current, "(READ_ONLY)", query)
    if not options:
        # Without READ_ONLY a client needs write permission: it opens a copy of its own.
        current = Path(shutil.copytree(current, tmp_path / "own"))
        for path in (current, *current.iterdir()):
            path.chmod(0o755)
    theirs, seen = counted(DUCKDB14, current, options, query)
    assert theirs.startswith("1.4.")
    assert ours != theirs
    assert seen == expected
    assert expected[0]  # type: ignore[index]


def test_every_catalogue_of_a_month_has_the_storage_version(january: Path) -> None:
    catalogues = sorted((january / "home" / "releases" / "current").glob("*.duckdb"))
    assert len(catalogues) == 3
    assert {storage_version(path) for path in catalogues} == {f"{STORAGE_VERSION}+"}


def test_a_release_copied_from_the_former_one_keeps_the_storage_version(small: SmallHome) -> None:
    folder = publish(small, 2)
    assert storage_version(folder / CATALOGUE) == f"{STORAGE_VERSION}+"
    assert small.released(SEATS) == [(2,)]


def test_a_release_of_another_storage_version_is_rebuilt(small: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (release, release_building):
        monkeypatch.setattr(module, "STORAGE_VERSION", "v2.0.0")
    newer = small.release().folder
    assert storage_version(newer / CATALOGUE) == "v2.0.0+"
    monkeypatch.undo()
    assert storage_version(small.release().folder / CATALOGUE) == f"{STORAGE_VERSION}+"
    assert small.released(SEATS) == [(1,)]


def test_columns_that_an_earlier_version_did_not_write_are_null(tmp_path: Path) -> None:
    """After an upgrade, a new month is released beside months that were built before it."""
    small = SmallHome(tmp_path)
    small.publish("2023-01", ("P1", 10, 4, "EMEA"), without=["site_geo"])
    small.release()
    assert small.released(f"SELECT pool_id, seats_assigned, site_geo FROM {NAME}") == [("P1", 4, None)]
    small.publish("2023-02", ("P1", 10, 5, "EMEA"))
    small.release()
    assert small.released(f"SELECT seats_assigned, site_geo FROM {NAME} ORDER BY by_month") == [(4, None), (5, "EMEA")]


def test_a_release_has_no_write_permission_and_its_successor_does(small: SmallHome) -> None:
    former = release.current(small.home)
    assert former is not None
    newest = publish(small, 2)
    for folder in (former.folder, newest):
        assert folder.stat().st_mode & 0o777 == 0o555
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o444}


def test_old_releases_without_write_permission_are_deleted(small: SmallHome) -> None:
    for seats in range(2, 6):
        publish(small, seats)
    numbers = sorted(path.name for path in small.home.releases.iterdir() if path.is_dir() and not path.is_symlink())
    assert numbers == ["000003", "000004", "000005"]


def test_what_a_killed_build_left_is_replaced(small: SmallHome) -> None:
    aside = small.home.releases / "building"
    aside.mkdir()
    (aside / CATALOGUE).write_bytes(b"half")
    aside.chmod(0o555)
    publish(small, 2)
    assert small.released(SEATS) == [(2,)]
    assert not aside.exists()


@pytest.mark.parametrize("attach", ["ATTACH '{path}' AS it", "ATTACH '{path}' AS it (READ_ONLY)"])
def test_a_client_with_other_rights_cannot_lock_or_write(attach: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = Path("/tmp") / f"ide-readers-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        small = SmallHome(folder)
        released = publish(small, 1)
        path = released / CATALOGUE
        before = path.read_bytes()
        statement = attach.format(path=path)
        done = as_nobody(
            f"c = duckdb.connect(); c.execute({statement!r}); "
            "print(c.execute('SELECT count(*) FROM it.access_shared.assignment_monthly').fetchall()); "
            "c.execute('DELETE FROM it.access_shared.assignment_monthly')",
        )
        assert done.returncode == 1
        if "READ_ONLY" in attach:
            assert done.stdout == "[(1,)]\n"
            assert "read-only" in done.stderr
        else:
            assert done.stdout == ""
            assert "Permission denied" in done.stderr
        assert path.read_bytes() == before
        assert sorted(path.name for path in released.iterdir()) == [CATALOGUE, "manifest.json"]
    finally:
        for path in folder.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(folder)


def test_a_locked_release_is_reported_with_file_and_process(small: SmallHome) -> None:
    current = release.current(small.home)
    assert current is not None
    with opened_for_writing(current.folder / CATALOGUE) as process:
        with pytest.raises(NoReleaseError) as refused:
            small.released(SEATS)
        assert f"{current.folder / CATALOGUE} is locked: process {process} (" in str(refused.value)
        assert "READ_ONLY" in str(refused.value)
        # The client does not stop a run: the next release is another file.
        publish(small, 2)
        assert small.released(SEATS) == [(2,)]


def test_the_command_line_reports_a_locked_release(published_month: Settings) -> None:
    home = published_month.home
    catalogue = (home / "releases" / "current" / CATALOGUE).resolve()
    with opened_for_writing(catalogue) as process:
        for arguments in (("sql", "SELECT 1"), ("actions", "list"), ("actions", "export")):
            done = command(*arguments, landing=published_month.landing, home=home)
            assert done.returncode == 1, arguments
            assert f"{catalogue} is locked: process {process}" in done.stderr
            assert "Traceback" not in done.stderr
        explained = command(
            "explain", "assignment_monthly", "--month", "2023-01", landing=published_month.landing, home=home
        )
        assert "Traceback" not in explained.stderr
        assert command("status", landing=published_month.landing, home=home).returncode == 0


def test_what_a_killed_client_wrote_is_not_read(small: SmallHome) -> None:
    """Rows in a write-ahead log beside the catalogue would be read like published rows."""
    current = release.current(small.home)
    assert current is not None
    with opened_for_writing(current.folder / CATALOGUE):
        pass
    assert [path.name for path in current.folder.glob("*.wal")] == [f"{CATALOGUE}.wal"]
    with pytest.raises(NoReleaseError, match="is damaged"):
        small.released(SEATS)
    small.release()
    assert small.released(SEATS) == [(1,)]


def test_a_catalogue_that_was_added_to_a_release_is_damage(small: SmallHome) -> None:
    current = release.current(small.home)
    assert current is not None
    current.folder.chmod(0o755)
    with duckdb.connect(str(current.folder / "eio_publsh.duckdb")) as connection:
        connection.execute("CREATE TABLE mine (i INTEGER)")
    publish(small, 2)
    newest = release.current(small.home)
    assert newest is not None
    assert [path.name for path in newest.catalogues()] == [CATALOGUE]
