"""Home, landing and working folder below a folder with every character that libraries read as syntax.

A URL ends at `#` or `?` and decodes `%20`, a glob matches `[x]`, `{y}` and `*`, an SQL text ends at a quote. A command
must read, write and delete the same files as below a plain path.
"""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

import duckdb
import pytest

from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import FEBRUARY, JANUARY, copy_of
from ide_assets_tests.processes import run_command
from ide_assets_tests.small_vendor import deliver

pytestmark = pytest.mark.slow(minutes=3)

STRANGE = """site_geo=AMER b #1?%20ü [x]{y}*'q"$HOME&;~"""
MONTHS = (JANUARY, FEBRUARY)
COHORTS = "eio_publish.engagement_shared.ide_cohort_benchmark_monthly"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}


class Installation:
    """A home, a landing and a working folder side by side."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.landing = folder, folder / "home", folder / "landing"
        (folder / "work").mkdir(parents=True)

    def ide(self, *arguments: str, stdin: str = "", expected: int = 0, **settings: str) -> CompletedProcess[str]:
        """Run a command, which must exit with the expected code and without a traceback."""
        environment = {
            **ENVIRONMENT,
            # A relative path is below the same folder.
            "IDE_HOME": "../home",
            "IDE_LANDING": str(self.landing),
            "COLUMNS": "200",
            **settings,
        }
        done = run_command(arguments, environment, self.folder / "work", stdin)
        assert done.returncode == expected, (arguments, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    def lake(self) -> dict[str, list[str]]:
        """Tables and hashes of each published month; every file must exist."""
        ledger = Ledger(Home(self.home))
        for entries in ledger.published.values():
            for entry in entries.values():
                assert (self.home / "lake" / entry.file).is_file(), entry.file
        return {
            str(month): sorted(f"{name} {entry.sha256}" for name, entry in entries.items())
            for month, entries in ledger.published.items()
        }

    def attached(self) -> list[tuple[object, ...]]:
        """What an analyst's own DuckDB reads of the release."""
        with duckdb.connect() as connection:
            path = self.home / "releases" / "current" / "eio_publish.duckdb"
            connection.execute(f"ATTACH {database.literal(path)} AS eio_publish (READ_ONLY)")
            return connection.execute(f"SELECT * EXCLUDE (insert_dt, update_dt) FROM {COHORTS} ORDER BY ALL").fetchall()


@pytest.fixture(scope="module")
def installations(two_months: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Installation]:
    """The same deliveries of a small vendor, published below a plain and below a strange folder."""
    root = tmp_path_factory.mktemp("paths")
    plain, strange = Installation(root / "plain"), Installation(root / STRANGE)
    copy_of(two_months, plain.folder)
    strange.home.mkdir()
    shutil.copy(plain.home / "user.key", strange.home)
    for month in MONTHS:
        # The second run adds a month: what the first one published must stay.
        deliver(strange.landing, month, month)
        assert "Published 1 month" in strange.ide("run").stdout
    return {"plain": plain, "strange": strange}


def test_69_published_tables_equal_those_of_a_plain_path(installations: Mapping[str, Installation]) -> None:
    plain, strange = installations["plain"], installations["strange"]
    assert plain.lake().keys() == set(MONTHS)
    assert strange.lake() == plain.lake()
    assert strange.attached() == plain.attached()
    assert len(strange.attached()) > 20


def without_folders(text: str) -> str:
    """The output below the title of its table, because the title names the folders."""
    return re.sub(r"/\S.*?/home/", "HOME/", text[max(text.find("┏"), 0) :])


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("history",),
        ("sql", f"SELECT * EXCLUDE (insert_dt, update_dt) FROM {COHORTS} ORDER BY ALL", "--format", "csv"),
        ("sql", f"SELECT count(*) FROM {COHORTS}", "--as-of", "1", "--format", "csv"),
        ("sql", "SELECT count(*), sum(rows_in) FROM quality.deliveries", "--format", "csv"),
        ("explain", "assignment_monthly", "--month", JANUARY),
        ("actions", "list", "--format", "csv"),
        ("actions", "export", "--dry-run"),
        ("quarantine",),
        ("tidy", "--dry-run"),
    ],
    ids=lambda arguments: "-".join(arguments[:2])[:30],
)
def test_69_output_equals_that_of_a_plain_path(
    installations: Mapping[str, Installation], arguments: tuple[str, ...]
) -> None:
    plain, strange = installations["plain"], installations["strange"]
    printed, expected = (without_folders(installation.ide(*arguments).stdout) for installation in (strange, plain))
    if arguments[0] not in ("history", "explain"):  # These show run ids and times.
        assert printed == expected
    assert len(printed.splitlines()) == len(expected.splitlines())


def test_69_reports_and_exports_are_written(installations: Mapping[str, Installation]) -> None:
    for installation in installations.values():
        installation.ide("report", "quality", "--out", "../reports #?%41")
        assert (installation.folder / "reports #?%41" / "index.html").is_file()
        installation.ide("report", "effect")
        installation.ide("actions", "export", "--month", MONTHS[1], "--out", "../hand over #?%41[1]")
        delivery = installation.landing / "entitlements" / JANUARY
        installation.ide("check-delivery", str(delivery))
    plain, strange = (
        {path.name: path.stat().st_size for path in (installation.folder / "hand over #?%41[1]").iterdir()}
        for installation in installations.values()
    )
    assert plain.keys() == strange.keys()
    assert plain


def test_69_backup_and_restore(installations: Mapping[str, Installation]) -> None:
    strange = installations["strange"]
    strange.ide("backup", "../home #?%41.tar")
    strange.ide("restore", "../home #?%41.tar", "--verify")
    strange.ide("restore", "../home #?%41.tar", "--home", "../restored #?%41")
    restored = Home(strange.folder / "restored #?%41")
    assert {str(month) for month in Ledger(restored).published} == set(MONTHS)
    current = restored.releases / "current"
    assert {path.stat().st_mode & 0o777 for path in current.iterdir()} == {0o444}
    assert current.resolve().stat().st_mode & 0o777 == 0o555
    assert "published" in strange.ide("status", IDE_HOME=str(restored.root)).stdout


def test_69_deletions_equal_those_of_a_plain_path(installations: Mapping[str, Installation]) -> None:
    """Last in this file, because it changes the homes."""
    from ide_assets.domains.graph import RECIPES

    files = {}
    for name, installation in installations.items():
        published, released = installation.lake(), installation.attached()
        user = next(iter((installation.landing / "usage_authorizations" / JANUARY).glob("*.csv"))).read_text(
            encoding="utf-8"
        )
        header, first = (line.split(",") for line in user.splitlines()[:2])
        identifier = first[header.index("user_id")]
        erased = installation.ide("erase-user", stdin=identifier).stdout
        assert "Erased from" in erased
        assert "Erased from 0 stored files" not in erased
        assert "Erased from 0 stored files" in installation.ide("erase-user", stdin=identifier).stdout
        installation.ide("tidy", IDE_KEEP_VERSIONS_DAYS="0", IDE_RETENTION_MONTHS="1")
        installation.ide("run")
        # Erasing a user changes neither the published tables nor what readers see.
        assert installation.lake() == published
        assert installation.attached() == released
        lake = Lake(Home(installation.home))
        files[name] = {recipe.table.name: len(lake.files(recipe.table)) for recipe in RECIPES}
    assert files["strange"] == files["plain"]
    assert sum(files["plain"].values()) > 50
