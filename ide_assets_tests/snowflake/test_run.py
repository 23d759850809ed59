"""`ide run` on Snowflake publishes the same rows as on DuckDB, in the home and in Snowflake.

The emulator's transactions write to one database only, so these sessions have none; `test_release` tests those.
"""

import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import CompletedProcess

import duckdb
import pytest

from ide_assets.cli import release as releasing
from ide_assets.domains.graph import RECIPES
from ide_assets.engines.base import EngineUnavailableError
from ide_assets.engines.snowflake.engine import session
from ide_assets.engines.snowflake.lake import quoted
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, holds, release_reading
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table
from ide_assets_tests.checks.harness import BY_TABLE
from ide_assets_tests.conftest import JANUARY, REPOSITORY
from ide_assets_tests.fakesnow import PACKAGES
from ide_assets_tests.postgres import free_port
from ide_assets_tests.processes import run_command
from ide_assets_tests.reference import compare
from ide_assets_tests.snowflake.server import WITHOUT_TRANSACTIONS
from ide_assets_tests.spark.test_run import month_of
from ide_assets_tests.spark.test_same_rows import differences

pytestmark = pytest.mark.slow(minutes=3)

USAGE = quoted("eio_publish", "access_shared", "usage_monthly")
PUBLISHED: list[Table] = [recipe.table for recipe in RECIPES if recipe.table.publication is not None]


def ide(folder: Path, account: Mapping[str, object], *arguments: str) -> CompletedProcess[str]:
    """`ide` with the folder's landing and home, and an account of Snowflake."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    environment = {
        **inherited,
        "COLUMNS": "200",
        "IDE_LANDING": str(folder / "landing"),
        "IDE_HOME": str(folder / "home"),
        "IDE_ENGINE": "snowflake",
        **{f"IDE_SNOWFLAKE__{name.upper()}": str(value) for name, value in account.items()},
    }
    done = run_command(arguments, environment, REPOSITORY, packages=PACKAGES)
    assert "not-to-be-printed" not in done.stdout + done.stderr
    return done


def account_of(settings: Settings, **other: object) -> dict[str, object]:
    assert settings.snowflake is not None
    named = settings.snowflake.model_dump(exclude_none=True, by_alias=True)
    return {**named, "password": "not-to-be-printed", "database": WITHOUT_TRANSACTIONS, **other}


@dataclass(frozen=True)
class Run:
    folder: Path
    settings: Settings
    done: CompletedProcess[str]


@pytest.fixture(scope="module")
def run(january: Path, on_snowflake: Settings, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """January of the small vendor, built on Snowflake."""
    folder = tmp_path_factory.mktemp("on_snowflake")
    (folder / "home").mkdir()
    shutil.copy(january / "home" / "user.key", folder / "home")
    (folder / "landing").symlink_to(january / "landing")
    assert on_snowflake.snowflake is not None
    account = on_snowflake.snowflake.model_copy(update={"database": WITHOUT_TRANSACTIONS})
    done = ide(folder, account_of(on_snowflake), "run", "--month", JANUARY)
    return Run(folder, on_snowflake.model_copy(update={"snowflake": account, "home": folder / "home"}), done)


def test_month_on_snowflake_equals_the_month_on_duckdb(january: Path, run: Run) -> None:
    assert run.done.returncode == 0, run.done.stdout + run.done.stderr
    actual, expected = (
        Ledger(Home(folder / "home")).published[Month.parse(JANUARY)] for folder in (run.folder, january)
    )
    assert actual.keys() == expected.keys()
    compared = 0
    for name in actual:
        rows, built = (month_of(folder / "home", name) for folder in (january, run.folder))
        assert (name, compare(rows, built, BY_TABLE[name].table.key)) == (name, [])
        learned, learned_on_snowflake = ({"figures": entries[name].facts["figures"]} for entries in (expected, actual))
        assert (name, differences([learned], [learned_on_snowflake])) == (name, [])
        compared += len(rows)
    assert compared > 1000
    assert list((run.folder / "home" / "scratch").iterdir()) == [], "fetched files remain"


def test_published_tables_in_snowflake_equal_the_catalogues(run: Run) -> None:
    home, filled = Home(run.folder / "home"), 0
    with session(run.settings) as connection, release_reading.attached(home, run.settings) as catalogues:
        for table in PUBLISHED:
            assert table.publication is not None
            columns = ", ".join(map(quoted, table.column_names))
            expected = catalogues.execute(f"SELECT {columns} FROM {table.publication}").fetchall()
            place = quoted(table.publication.catalogue, table.publication.schema, table.publication.name)
            actual = connection.cursor().execute(f"SELECT {columns} FROM {place}").fetchall()
            assert (table.name, sorted(actual, key=repr)) == (table.name, sorted(expected, key=repr))
            filled += bool(expected)
    assert filled > 5


def test_rollback_and_release_commands_update_snowflake(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Call the functions of the commands in this process, which has imported the connector.
    set_environment(monkeypatch, run.settings)
    home = Home(run.settings.home)
    rows = rows_in_snowflake(run.settings)
    restate(home, "usage_monthly")
    assert releasing.release(Settings()) == 0
    assert rows_in_snowflake(run.settings) == rows - 1
    assert releasing.rollback(Settings(), "a row is missing") == 0
    assert rows_in_snowflake(run.settings) == rows
    # If Snowflake cannot be reached, the release stays.
    monkeypatch.setenv("IDE_SNOWFLAKE__PORT", str(free_port()))
    monkeypatch.setenv("IDE_SNOWFLAKE__LOGIN_TIMEOUT_SECONDS", "1")
    capsys.readouterr()
    assert releasing.release(Settings()) == 1
    assert "cannot be used as ide" in capsys.readouterr().err
    assert holds.hold(home) is not None
    monkeypatch.undo()
    assert rows_in_snowflake(run.settings) == rows


def test_release_publishes_a_home_of_duckdb_to_snowflake(
    january: Path, on_snowflake: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(january / "home", tmp_path / "home", symlinks=True)
    assert on_snowflake.snowflake is not None
    account = on_snowflake.snowflake.model_copy(update={"database": WITHOUT_TRANSACTIONS, "db_schema": "ANOTHER"})
    settings = on_snowflake.model_copy(update={"snowflake": account, "home": tmp_path / "home"})
    set_environment(monkeypatch, settings, schema="ANOTHER")
    with session(settings) as connection:
        connection.cursor().execute(f"DROP TABLE IF EXISTS {USAGE}")
    assert releasing.release(Settings()) == 0
    assert rows_in_snowflake(settings) == len(month_of(tmp_path / "home", "usage_monthly"))


def set_environment(monkeypatch: pytest.MonkeyPatch, settings: Settings, **other: object) -> None:
    for name, value in {"HOME": settings.home, "ENGINE": "snowflake"}.items():
        monkeypatch.setenv(f"IDE_{name}", str(value))
    for name, value in account_of(settings, **other).items():
        monkeypatch.setenv(f"IDE_SNOWFLAKE__{name.upper()}", str(value))


def rows_in_snowflake(settings: Settings) -> int:
    with session(settings) as connection:
        counted = connection.cursor().execute(f"SELECT COUNT(*) FROM {USAGE}").fetchone()
    assert isinstance(counted, tuple)
    return int(counted[0])


def restate(home: Home, table: str) -> None:
    """Publish another version of January of a table: its first row is missing."""
    ledger = Ledger(home)
    entry = ledger.entry(table, Month.parse(JANUARY))
    assert entry is not None
    lake, month = Lake(home), Month.parse(JANUARY)
    path = lake.candidate(BY_TABLE[table].table, month, "another")
    with duckdb.connect() as connection:
        database.copy(connection, f"SELECT * FROM {database.parquet([ledger.path(entry)])} OFFSET 1", path)
    version = lake.commit(BY_TABLE[table].table, month, path, entry.rows - 1, {"rows": entry.rows - 1})
    file = f"{table}/month={JANUARY}/{path.name}"
    ledger.publish([replace(entry, file=file, version=version, publication=ledger.publication + 1)])


def test_run_stops_at_once_if_snowflake_does_not_answer(january: Path, on_snowflake: Settings, tmp_path: Path) -> None:
    (tmp_path / "landing").symlink_to(january / "landing")
    done = ide(tmp_path, account_of(on_snowflake, port=free_port(), login_timeout_seconds=1), "run", "--month", JANUARY)
    assert done.returncode == 1
    message = " ".join(done.stderr.split())
    assert "the account fakesnow (127.0.0.1) cannot be used as ide, in WITHOUT_TRANSACTIONS.LAKE: 250001" in message
    assert "Correct [snowflake] in ide.toml" in message
    assert not Ledger(Home(tmp_path / "home")).published


@pytest.mark.parametrize(
    "wrong",
    [
        {"port": 1},
        {"password": None, "private_key_file": Path(__file__)},
        {"password": None, "private_key_file": Path("/nowhere/key.p8")},
    ],
    ids=["no answer", "no key in the file", "no file"],
)
def test_reports_a_failed_login_within_seconds(on_snowflake: Settings, wrong: dict[str, object]) -> None:
    assert on_snowflake.snowflake is not None
    # As in production: requests are repeated for minutes, logging in is not.
    login = on_snowflake.snowflake.model_copy(update={"login_timeout_seconds": 10, **wrong})
    began = time.monotonic()
    with (
        pytest.raises(EngineUnavailableError, match=r"fakesnow \(127\.0\.0\.1\) cannot be used as ide") as error,
        session(on_snowflake.model_copy(update={"snowflake": login})),
    ):
        pytest.fail("the login succeeded")
    assert "not-to-be-printed" not in str(error.value)
    assert time.monotonic() - began < 30, "expected about ten seconds; the machine may be busy"
