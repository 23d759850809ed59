"""The sample's fifteen months, published through the command line, as readers see them."""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ide_assets_tests.conftest import REPOSITORY, SAMPLE, command, copy_of
from ide_assets_tests.published import TABLES, attach, rows
from ide_assets_tests.reference import KEYS, calculate, compare
from ide_assets_tests.small_vendor import deliver

pytestmark = [pytest.mark.slow(minutes=1)]

#: The documents' queries, in a folder beside this checkout.
DOCUMENT_QUERIES = sorted(
    Path(os.environ.get("IDE_TEST_DOCUMENT_QUERIES", REPOSITORY.parent / "shared" / "sql")).glob("*.sql")
)


@pytest.fixture(scope="module")
def expected() -> dict[str, list[dict[str, Any]]]:
    return calculate(SAMPLE)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_tables_equal_the_independent_calculation(
    table: str, sample_home: Path, expected: dict[str, list[dict[str, Any]]]
) -> None:
    with attach(sample_home) as connection:
        actual = rows(connection, TABLES[table])
    assert actual
    assert compare(expected[table], actual, KEYS[table]) == []


def test_second_run_has_nothing_to_do(sample_home: Path) -> None:
    before = (sample_home / "releases" / "current").readlink()
    again = command("run", landing=SAMPLE, home=sample_home)
    assert again.returncode == 0, again.stderr
    assert "Nothing to do" in again.stdout
    by_name = command("run", "--months", "2023-01..2023-03", landing=SAMPLE, home=sample_home)
    assert (by_name.returncode, "Nothing to do" in by_name.stdout) == (0, True)
    assert (sample_home / "releases" / "current").readlink() == before


def test_status_lists_every_month_as_published(sample_home: Path) -> None:
    shown = command("status", landing=SAMPLE, home=sample_home).stdout
    assert shown.count("published") >= 15
    assert "stale" not in shown


@pytest.mark.skipif(not DOCUMENT_QUERIES, reason="the documents' queries are not beside this checkout")
def test_document_queries_run_verbatim(sample_home: Path) -> None:
    assert len(DOCUMENT_QUERIES) == 8
    for path in DOCUMENT_QUERIES:
        through_cli = command("sql", str(path), "--format", "json", home=sample_home)
        assert through_cli.returncode == 0, (path.name, through_cli.stderr)
        with attach(sample_home) as connection:
            plain = connection.execute(path.read_text(encoding="utf-8")).fetchall()
        assert len(json.loads(through_cli.stdout)) == len(plain) > 0, path.name


def test_sql_output_formats(sample_home: Path) -> None:
    query = (
        "SELECT '=1+1' AS formula, -5 AS number, 'Ünïcode, \"quoted\"' AS text, DATE '2023-05-31' AS day, "
        "NULL AS nothing"
    )
    as_csv = list(csv.reader(io.StringIO(command("sql", query, "--format", "csv", home=sample_home).stdout)))
    assert as_csv == [
        ["formula", "number", "text", "day", "nothing"],
        ["'=1+1", "-5", 'Ünïcode, "quoted"', "2023-05-31", ""],
    ]
    (as_json,) = json.loads(command("sql", query, "--format", "json", home=sample_home).stdout)
    assert as_json == {
        "formula": "=1+1",
        "number": -5,
        "text": 'Ünïcode, "quoted"',
        "day": "2023-05-31",
        "nothing": None,
    }
    as_grid = command("sql", query, home=sample_home).stdout
    assert '│ =1+1    │     -5 │ Ünïcode, "quoted" │ 2023-05-31 │ NULL    │' in as_grid


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM eio_publish.access_shared.assignment_monthly",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
    ],
)
def test_sql_cannot_write_or_leave_the_catalogues(query: str, sample_home: Path) -> None:
    failed = command("sql", query, home=sample_home)
    assert failed.returncode == 1
    assert failed.stderr.startswith("ide: ")
    assert "Traceback" not in failed.stderr


def test_wrong_query_gives_one_message(sample_home: Path) -> None:
    wrong = command("sql", "SELECT nothing FROM nowhere", home=sample_home)
    assert wrong.returncode == 1
    assert "nowhere" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_explain_shows_rows_sql_and_versions(sample_home: Path) -> None:
    with attach(sample_home) as connection:
        pool = connection.execute(
            "SELECT account_csn, tenant_id, pool_id, assignment_rate, seats_purchased "
            "FROM eio_publish.access_shared.assignment_monthly "
            "WHERE by_month = '2023-05-01' AND is_dirty_pool ORDER BY ALL LIMIT 1"
        ).fetchone()
    assert pool is not None
    csn, tenant, pool_id, rate, seats = pool
    shown = command(
        "explain", "assignment_monthly", "--month", "2023-05",
        "--key", f"account_csn={csn}", "--key", f"tenant_id={tenant}", "--key", f"pool_id={pool_id}", "--sql",
        landing=SAMPLE, home=sample_home,
    )  # fmt: skip
    assert shown.returncode == 0, shown.stderr
    for part in (
        str(rate),
        str(seats),
        "active_subscription_monthly",
        "pool_monthly",
        "SELECT",
        "sha256",
        "publication",
        "can it be trusted?",
        "assignment_rate = 100 * seats_assigned / seats_purchased = 100 * ",
        "landing/entitlements/2023-05/part-0.csv:",
    ):
        assert part in shown.stdout


def test_explain_lists_what_exists_when_it_finds_nothing(sample_home: Path) -> None:
    no_table = command("explain", "asignment_monthly", "--month", "2023-05", home=sample_home)
    assert (no_table.returncode, "Did you mean assignment_monthly" in no_table.stderr) == (1, True)
    no_month = command("explain", "usage_monthly", "--month", "2019-01", home=sample_home)
    assert (no_month.returncode, "2023-09" in no_month.stderr) == (1, True)
    no_column = command("explain", "usage_monthly", "--month", "2023-05", "--key", "x=1", home=sample_home)
    assert (no_column.returncode, "tenant_id" in no_column.stderr) == (1, True)


def test_sample_covers_the_unreliable_window(sample_home: Path) -> None:
    with attach(sample_home) as connection:
        sources = connection.execute(
            "SELECT by_month <= DATE '2022-09-01', list(DISTINCT seats_assigned_source) "
            "FROM eio_publish.access_shared.assignment_monthly GROUP BY 1 ORDER BY 1"
        ).fetchall()
    assert sources == [(False, [None, "pool_snapshot"]), (True, [None, "seat_assignments"])]


def test_ide_table_columns(sample_home: Path) -> None:
    with attach(sample_home) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT column_name FROM (DESCRIBE eio_publish.engagement_shared.ide_cohort_benchmark_monthly)"
            ).fetchall()
        ]
    assert len(names) == 40
    assert (names[0], names[13], names[37:]) == (
        "original_account_csn",
        "snapshot_month",
        ["cohort_benchmark_used", "insert_dt", "update_dt"],
    )


def test_corrected_queries_run(sample_home: Path) -> None:
    """docs/queries on the sample: each returns rows, and none has the known defects of the documents' queries."""
    folder = REPOSITORY / "docs" / "queries"
    with attach(sample_home) as connection:

        def ask(name: str) -> list[tuple[Any, ...]]:
            return connection.execute((folder / name).read_text(encoding="utf-8")).fetchall()

        for path in sorted(folder.glob("*.sql")):
            assert connection.execute(path.read_text(encoding="utf-8")).fetchall(), path.name
        # A pool without seats has no rate; the document's division gives an error or infinity.
        rates = {row[-1] for row in ask("assignment_by_account.sql")}
        assert all(rate is None or rate < 1_000 for rate in rates)


def test_open_session_keeps_its_release_during_a_run(january: Path, tmp_path: Path) -> None:
    home, landing = tmp_path / "home", tmp_path / "landing"
    copy_of(january, tmp_path)
    with attach(home) as analyst:
        before = rows(analyst, TABLES["assignment_monthly"])
        assert before
        deliver(landing, "2023-02", "2023-02")
        second = command("run", landing=landing, home=home)
        assert second.returncode == 0, second.stderr
        assert rows(analyst, TABLES["assignment_monthly"]) == before
    with attach(home) as later:
        months = later.execute("SELECT DISTINCT by_month FROM eio_publish.access_shared.assignment_monthly").fetchall()
    assert len(months) == 2
    assert isinstance(later, duckdb.DuckDBPyConnection)
