"""Queries on a real PostgreSQL: texts arrive unchanged, nothing is written, and no message has the login."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from ide_assets.cli.app import run_with
from ide_assets.imports import queries
from ide_assets.imports.errors import CannotImportError
from ide_assets_tests.imports.importer import MONTH, Importer
from ide_assets_tests.imports.test_queries import mapping
from ide_assets_tests.needs import without
from ide_assets_tests.postgres import postgres

_PASSWORD = "the-readers-own"

_TABLES = f"""
CREATE TABLE person (id text, name text, since timestamptz, active boolean, amount numeric, about jsonb, manager text);
INSERT INTO person VALUES
    ('0012', 'Ann', '2026-10-01 00:30:00+02', true, 12345678901234567890.10, '{{"mail": "ann@example.com"}}', NULL),
    ('5.1E9', 'a "b", ''c''; DROP TABLE person; --' || chr(10) || '=1+1', '2026-09-30 12:00Z',
     false, 'NaN', '{{}}', '');
CREATE TABLE secret (id text);
CREATE SEQUENCE numbers;
CREATE ROLE reader LOGIN PASSWORD '{_PASSWORD}';
GRANT SELECT ON person TO reader;
GRANT ALL ON SEQUENCE numbers TO reader;
-- What a login sets for itself does not change a text.
ALTER ROLE reader SET DateStyle = 'SQL, DMY';
ALTER ROLE reader SET TimeZone = 'Europe/Oslo';
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Mapping[str, str]]:
    """The variables of a login that may read `person`, and change nothing but a sequence."""
    if find_spec("psycopg2") is None:
        without("psycopg2 is not installed (extra `postgres`)")
    with postgres() as storage:
        variables = {
            "PGHOST": storage["DAGSTER_PG_HOST"],
            "PGPORT": storage["DAGSTER_PG_PORT"],
            "PGDATABASE": storage["DAGSTER_PG_DB"],
            "PGUSER": storage["DAGSTER_PG_USERNAME"],
            "PGPASSWORD": storage["DAGSTER_PG_PASSWORD"],
        }
        with as_owner(variables) as cursor:
            cursor.execute(_TABLES)
        yield variables


@contextmanager
def as_owner(variables: Mapping[str, str]) -> Iterator[Any]:
    import psycopg2

    connection = psycopg2.connect(
        host=variables["PGHOST"], port=variables["PGPORT"], dbname=variables["PGDATABASE"], user=variables["PGUSER"],
        password=variables["PGPASSWORD"],
    )  # fmt: skip
    with connection, connection.cursor() as cursor:
        yield cursor
    connection.close()


@pytest.fixture(autouse=True)
def login(server: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**server, "PGUSER": "reader", "PGPASSWORD": _PASSWORD}.items():
        monkeypatch.setenv(name, value)


def on_server(query: str) -> str:
    return mapping(query, "format: postgresql")


def rows(importer: Importer, query: str) -> list[tuple[str, str | None]]:
    delivered = importer.import_of(on_server(query), {}, "owners")
    return [(row["owner_id"], row.get("owner_name")) for row in delivered]


def test_texts_arrive_unchanged(importer: Importer) -> None:
    assert rows(importer, "SELECT id, name FROM person ORDER BY id") == [
        ("0012", "Ann"),
        ("5.1E9", "a \"b\", 'c'; DROP TABLE person; --\n=1+1"),
    ]


def test_values_of_each_type_do_not_depend_on_the_login(importer: Importer) -> None:
    query = "SELECT id, {} AS name FROM person WHERE id = '0012'"
    for value, text in (
        ("since", "2026-09-30 22:30:00+00"),
        ("CAST(since AS DATE)", "2026-09-30"),
        ("active", "true"),
        ("amount", "12345678901234567890.10"),
        ("about ->> 'mail'", "ann@example.com"),
        ("CAST(0.1 AS DOUBLE PRECISION)", "0.1"),
        ("INTERVAL '90 minutes'", "PT1H30M"),
        ("array_to_string(ARRAY['a', 'b'], ';')", "a;b"),
    ):
        imported = importer.run(on_server(query.format(value)), {}, only_check=True)
        ((_, name, _),) = imported.outcomes[0].first_rows
        assert name == text, value


def test_json_is_read_into_with_dots_and_items(importer: Importer) -> None:
    text = on_server("SELECT id, about FROM person").replace("owner_name: name", "owner_name: about.mail")
    outcome = importer.run(text, {}, only_check=True).outcomes[0]
    assert [name for _, name, _ in outcome.first_rows] == ["ann@example.com"]
    assert outcome.first_quarantined == [
        ("query of users", 2, "owner_name", "(not kept)", "is empty; expected a value")
    ]


def test_rows_are_read_in_pieces(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "ROWS_AT_ONCE", 7)
    query = "SELECT n::text AS id, 'p' || n AS name FROM generate_series(1, 20) AS n"
    assert rows(importer, query) == [(str(n), f"p{n}") for n in range(1, 21)]


def test_days_of_the_month(importer: Importer) -> None:
    assert rows(importer, "SELECT * FROM person WHERE CAST(since AS DATE) < :first_day AND id > '1'")[0][0] == "5.1E9"


def test_query_is_joined_with_a_file(importer: Importer) -> None:
    text = on_server("SELECT id, name FROM person WHERE name = 'Ann'").replace(
        "inputs:\n", "inputs:\n  roles: {files: 'r*.csv'}\n"
    )
    text = text.replace("    columns: {", "    join: {roles: {on: id, key: id}}\n    columns: {role: roles.role, ")
    text = text.replace("role: roles.role, ", "").replace("owner_name: name", "owner_name: roles.role")
    (row,) = importer.import_of(text, {"r.csv": "id,role\n0012,Manager\n"}, "owners")
    assert row["owner_name"] == "Manager"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT 1; SELECT 2", "syntax error"),
        ("SELECT 1) AS a; DROP TABLE person; --", "line 1 fails: syntax error"),
        ("SELECT 1) AS a; COMMIT; DROP TABLE person; SELECT * FROM (SELECT 1", "is not one SELECT"),
        ("DELETE FROM person RETURNING *", "Expected one SELECT"),
        ("WITH gone AS (DELETE FROM person RETURNING *) SELECT * FROM gone", "must be at the top level"),
        ("SELECT * INTO other FROM person", "fails"),
        ("SELECT set_config('transaction_read_only', 'off', false), nextval('numbers')", "must be set before"),
        ("SELECT nextval('numbers') AS id, 'a' AS name", "would write: cannot execute nextval"),
        ("COPY person TO PROGRAM 'true'", "Expected one SELECT"),
        ("EXPLAIN ANALYZE SELECT 1", "Expected one SELECT"),
        ("SELECT 1 /* never closed", "unterminated"),
        ("SELECT id, name\nFROM people", 'line 2 fails: relation "people" does not exist'),
        ("SELECT id,\n  nam FROM person", 'line 2 fails: column "nam" does not exist. Perhaps you meant'),
        ("SELECT * FROM elsewhere.person", 'relation "elsewhere.person" does not exist'),
        ("SELECT id, id AS name FROM secret", "permission denied for table secret. Grant SELECT"),
        ("SELECT id, 'a' AS ID, 'b' AS \"ID\" FROM person", "column id more than once"),
        ("SELECT FROM person", "has no columns"),
        ("SELECT id FROM person", "query of users has no column name. Columns: id"),
        ("SELECT id, CAST(name AS int) AS name FROM person", "invalid input syntax for type integer: '...'"),
        ("SELECT id, 1 / (amount - amount) AS name FROM person WHERE id = '0012'", "division by zero"),
    ],
)  # fmt: skip
def test_other_queries_change_and_deliver_nothing(
    importer: Importer, server: Mapping[str, str], query: str, message: str
) -> None:
    with pytest.raises(CannotImportError) as raised:
        importer.run(on_server(query), {})
    assert message in str(raised.value) and "Ann" not in str(raised.value)
    assert not list((importer.root / "landing").glob("owners/*"))
    with as_owner(server) as cursor:
        cursor.execute("SELECT count(*), (SELECT is_called FROM numbers), to_regclass('other') FROM person")
        assert cursor.fetchone() == (2, False, None)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("PGPASSWORD", "not-the-one", "password authentication failed"),
        ("PGHOST", "nowhere.invalid", "could not translate host name"),
        ("PGPORT", "1", "Is the server running"),
        ("PGDATABASE", "nothing", 'database "nothing" does not exist'),
        ("PGDATABASE", f"postgresql://reader:{_PASSWORD}@db/crm", "cannot log in to PostgreSQL"),
        ("PGDATABASE", "postgresql://reader:other@db/crm", "//...@db/crm"),
        ("PGHOST", None, "PGHOST is not set. Set PGHOST, PGPORT"),
    ],
)
def test_login_that_fails_is_explained_without_it(
    importer: Importer, monkeypatch: pytest.MonkeyPatch, name: str, value: str | None, message: str
) -> None:
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(CannotImportError) as raised:
        importer.run(on_server("SELECT id, name FROM person"), {})
    said = str(raised.value)
    assert message in said and _PASSWORD not in said and ":other@" not in said and "not-the-one" not in said


def test_slow_query_is_ended_by_the_login(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=100")
    with pytest.raises(CannotImportError, match=r"was not read to its end: canceling statement .* Import again"):
        importer.run(on_server("SELECT id, pg_sleep(5)::text AS name FROM person"), {})


def test_import_without_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IDE_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("IDE_HOME", str(tmp_path / "home"))
    (tmp_path / "crm.yaml").write_text(on_server("SELECT id, name FROM person"))
    assert run_with(["import", "crm.yaml", "--month", str(MONTH)]) == 0
    assert "owners: 2 rows read = 2 delivered + 0 left out + 0 quarantined" in capsys.readouterr().out
    record = (tmp_path / "home" / "imports.jsonl").read_text()
    assert list(json.loads(record)["files"]) == ["query of users"] and _PASSWORD not in record
    assert run_with(["import", "crm.yaml", "other.csv", "--month", str(MONTH), "--replace"]) == 1
    assert "other.csv: the mapping reads no files, only queries" in capsys.readouterr().err
