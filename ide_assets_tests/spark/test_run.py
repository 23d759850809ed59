"""`ide run` on Spark publishes the same rows as on DuckDB, and blocks the same months."""

import os
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import duckdb
import pytest

from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.checks.harness import BY_TABLE
from ide_assets_tests.conftest import JANUARY, REPOSITORY
from ide_assets_tests.postgres import free_port
from ide_assets_tests.processes import run_command
from ide_assets_tests.reference import compare

pytestmark = pytest.mark.slow(minutes=3)


def run(folder: Path, address: str) -> CompletedProcess[str]:
    """`ide run` on the Spark at an address, over the folder's landing, in the folder's home."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    environment = {
        **inherited,
        "COLUMNS": "200",
        "IDE_LANDING": str(folder / "landing"),
        "IDE_HOME": str(folder / "home"),
        "IDE_ENGINE": "spark",
        "IDE_SPARK__ADDRESS": address,
    }
    return run_command(("run", "--month", JANUARY), environment, REPOSITORY)


def address_of(settings: Settings) -> str:
    assert settings.spark.address is not None
    return settings.spark.address.get_secret_value()


def month_of(home: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table as published in January."""
    ledger = Ledger(Home(home))
    entry = ledger.entry(table, Month.parse(JANUARY))
    assert entry is not None
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        rows: list[dict[str, object]] = (
            connection.sql(f"FROM {database.parquet([ledger.path(entry)])}").to_arrow_table().to_pylist()
        )
    return rows


def test_month_on_spark_equals_the_month_on_duckdb(january: Path, on_spark: Settings, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    shutil.copy(january / "home" / "user.key", tmp_path / "home")
    (tmp_path / "landing").symlink_to(january / "landing")
    done = run(tmp_path, address_of(on_spark))
    assert done.returncode == 0, done.stdout + done.stderr
    published = Ledger(Home(tmp_path / "home")).published[Month.parse(JANUARY)]
    assert published.keys() == Ledger(Home(january / "home")).published[Month.parse(JANUARY)].keys()
    compared = 0
    for name in published:
        expected, actual = (month_of(folder / "home", name) for folder in (january, tmp_path))
        assert (name, compare(expected, actual, BY_TABLE[name].table.key)) == (name, [])
        compared += len(expected)
    assert compared > 1000
    assert list((tmp_path / "home" / "scratch").iterdir()) == [], "files of Spark remain"


def test_failing_check_blocks_the_month_on_spark(january: Path, on_spark: Settings, tmp_path: Path) -> None:
    shutil.copytree(january / "landing", tmp_path / "landing")
    folder = tmp_path / "landing" / "entitlements" / JANUARY
    (delivered,) = (path for path in folder.iterdir() if path.name != "_SUCCESS")
    text = delivered.read_text(encoding="utf-8")
    assert ",COM," in text
    delivered.write_text(text.replace(",COM,", ",EDU,"), encoding="utf-8")
    done = run(tmp_path, address_of(on_spark))
    assert done.returncode == 1
    assert "- some_subscription_counts: 1 of 0 rows." in " ".join(done.stderr.split())
    assert not Ledger(Home(tmp_path / "home")).published


@pytest.mark.parametrize("address", ["sc://127.0.0.1:{port}/;token={token}", "sc://127.0.0.1:{port}/no/;token={token}"])
def test_reports_a_spark_that_does_not_answer_without_its_token(january: Path, tmp_path: Path, address: str) -> None:
    (tmp_path / "landing").symlink_to(january / "landing")
    done = run(tmp_path, address.format(port=free_port(), token="secret-of-the-cluster"))
    assert done.returncode == 1
    message = " ".join(done.stderr.split())
    assert "Spark does not answer (sc://127.0.0.1" in message
    assert "secret-of-the-cluster" not in done.stdout + done.stderr
    assert not Ledger(Home(tmp_path / "home")).published
