"""Queries on Snowflake, in an emulator: texts arrive unchanged, one SELECT is sent, and no message has the login."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ide_assets.cli.app import run_with
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.snowflake import fetch, one_select
from ide_assets.imports.warehouse.reading import CannotReadError, Query
from ide_assets.months import Month
from ide_assets.settings import Warehouse
from ide_assets_tests.fakesnow import served, use_extra
from ide_assets_tests.imports.importer import MONTH, Importer
from ide_assets_tests.imports.test_queries import mapping
from ide_assets_tests.waiting import PATIENCE_SECONDS

_PASSWORD = "not-to-be-printed"

_TABLES = (
    """CREATE TABLE person (
        id VARCHAR, name VARCHAR, number NUMBER(38, 0), amount NUMBER(38, 2), share FLOAT, since TIMESTAMP_TZ,
        happened TIMESTAMP_NTZ, seen TIMESTAMP_LTZ, born DATE, active BOOLEAN, about VARIANT,
        "Mixed ""Case"", 100%" VARCHAR
    )""",
    """INSERT INTO person SELECT
        '0012', 'Ann', 9007199254740993, 1234567890.10, 0.1, '2026-10-01 00:30:00.25+02:00',
        '2026-10-01 00:30:00.123456', '2026-10-01 00:30:00+02:00', '2026-10-01', true,
        PARSE_JSON('{"mail": "ann@example.com", "tags": ["a", "b"]}'), 'mixed'""",
    """INSERT INTO person SELECT
        '5.1E9', 'a "b", ''c''; DROP TABLE person; --\n=1+1', NULL, NULL, NULL, '2026-09-30 12:00:00+00:00',
        '2026-09-30 12:00:00', '2026-09-30 12:00:00+00:00', NULL, NULL, NULL, NULL""",
)


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """An emulator with the table `person`, and the login of its reader."""
    use_extra()
    with served(tmp_path_factory.mktemp("fakesnow")) as port:
        login = {"account": "fakesnow", "user": "ide", "password": _PASSWORD, "database": "SALES", "schema": "SHARED"}
        emulator = {"host": "127.0.0.1", "port": port, "protocol": "http"}
        emulator |= {"login_timeout_seconds": PATIENCE_SECONDS}
        warehouse = Warehouse.model_validate({**login, **emulator})
        for statement in _TABLES:
            execute(warehouse, statement)
        yield warehouse


def execute(warehouse: Warehouse, statement: str) -> list[tuple[Any, ...]]:
    """The rows of a statement of an administrator."""
    from snowflake import connector

    with connector.connect(
        account="fakesnow", user="admin", password="x", host="127.0.0.1", port=warehouse.port, protocol="http",
        database="SALES", schema="SHARED",
    ) as connection:  # fmt: skip
        rows: list[tuple[Any, ...]] = connection.cursor().execute(statement).fetchall()
    return rows


@pytest.fixture
def importer(account: Warehouse, tmp_path: Path) -> Importer:
    return Importer(tmp_path, account)


def on_server(query: str) -> str:
    return mapping(query, "format: snowflake")


def test_texts_arrive_unchanged_in_any_case_of_column_names(importer: Importer) -> None:
    text = on_server('SELECT ID, "NAME" AS "Name" FROM Person ORDER BY id; ')
    delivered = importer.import_of(text, {}, "owners")
    assert [(row["owner_id"], row["owner_name"]) for row in delivered] == [
        ("0012", "Ann"),
        ("5.1E9", "a \"b\", 'c'; DROP TABLE person; --\n=1+1"),
    ]


#: SQL of a value, and the texts of it that the two people have.
_VALUES = {
    "number": ("9007199254740993", "(null)"),
    "amount": ("1234567890.10", "(null)"),
    "share": ("0.1", "(null)"),
    "since": ("2026-09-30 22:30:00.25+00", "2026-09-30 12:00:00+00"),
    "seen": ("2026-09-30 22:30:00+00", "2026-09-30 12:00:00+00"),
    "happened": ("2026-10-01 00:30:00.123456", "2026-09-30 12:00:00"),
    "born": ("2026-10-01", "(null)"),
    "active": ("true", "(null)"),
    "about:mail::VARCHAR": ("ann@example.com", "(null)"),
    "about": ("(a document)", "(null)"),
    '"Mixed ""Case"", 100%"': ("mixed", "(null)"),
    "'100%'": ("100%", "100%"),
}


def test_values_of_each_type_are_texts_and_null_is_none(importer: Importer) -> None:
    selected = ", ".join(f"{value} AS v{place}" for place, value in enumerate(_VALUES))
    texts = " || '|' || ".join(f"coalesce(v{place}, '(null)')" for place in range(len(_VALUES)))
    text = on_server(f"SELECT id, {selected} FROM person ORDER BY id").replace(
        "owner_name: name", f'owner_name: {{expression: "{texts}"}}'
    )
    for place, row in enumerate(importer.import_of(text, {}, "owners")):
        values = ["(a document)" if value.startswith("{") else value for value in row["owner_name"].split("|")]
        assert dict(zip(_VALUES, values, strict=True)) == {value: texts[place] for value, texts in _VALUES.items()}


def test_document_is_read_into_with_dots(importer: Importer) -> None:
    text = on_server("SELECT id, about FROM person").replace("owner_name: name", "owner_name: about.mail")
    outcome = importer.run(text, {}, only_check=True).outcomes[0]
    assert [name for _, name, _ in outcome.first_rows] == ["ann@example.com"]
    assert (outcome.read, outcome.delivered, outcome.quarantined) == (2, 1, 1)
    assert outcome.first_quarantined == [
        ("query of users", 2, "owner_name", "(not kept)", "is empty; expected a value")
    ]


def test_times_without_a_zone_get_that_of_the_mapping(importer: Importer) -> None:
    text = (
        "inputs:\n  calls:\n    format: snowflake\n    query: SELECT id, happened FROM person\n"
        "deliveries:\n  - source: usage_authorizations\n    from: calls\n    columns:\n"
        "      authorization_id: id\n      user_id: id\n      tenant_id: {constant: 7}\n"
        "      product_offering: {constant: ACD}\n      offering_product_line_code: {constant: ACDIST}\n"
        "      usage_type: {constant: COM}\n"
        '      authorized_at: {column: happened, time: ["%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S"], '
        "time_zone: Europe/Oslo}\n"
    )
    outcome = importer.run(text, {}, Month(2026, 9), only_check=True).outcomes[0]
    times = [row[outcome.columns.index("authorized_at")] for row in outcome.first_rows]
    assert times == ["2026-09-30T22:30:00.123456Z", "2026-09-30T10:00:00.000000Z"]


def test_rows_are_written_in_the_batches_of_snowflake(importer: Importer) -> None:
    query = "SELECT 'p' || SEQ4() AS id, 'x' AS name FROM TABLE(GENERATOR(ROWCOUNT => 60000))"
    outcome = importer.run(on_server(query), {}).outcomes[0]
    assert (outcome.read, outcome.delivered) == (60_000, 60_000)
    assert len({row["owner_id"] for row in importer.delivered("owners")}) == 60_000


def test_days_of_the_month(importer: Importer) -> None:
    query = "SELECT * FROM person WHERE TO_DATE(since) < :first_day AND happened::DATE < :last_day AND id > '1'"
    assert [row["owner_id"] for row in importer.import_of(on_server(query), {}, "owners")] == ["5.1E9"]


def test_query_is_joined_with_a_file(importer: Importer) -> None:
    text = on_server("SELECT id FROM person WHERE name = 'Ann'").replace(
        "inputs:\n", "inputs:\n  roles: {files: 'r*.csv'}\n"
    )
    text = text.replace("    columns: {", "    join: {roles: {on: id, key: id}}\n    columns: {")
    text = text.replace("owner_name: name", "owner_name: roles.role")
    (row,) = importer.import_of(text, {"r.csv": "id,role\n0012,Manager\n"}, "owners")
    assert row["owner_name"] == "Manager"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT id, name\nFROM people", "002003 (42S02)"),
        ("SELECT id, nam FROM person", "the query of input users failed in Snowflake: "),
        ("SELECT id FROM person", "query of users has no column name. Columns: ID"),
        ("SELECT id, CAST(name AS NUMBER) AS name FROM person WHERE id = '0012'", "failed in Snowflake: 100"),
        ("SELECT id, name FROM person WHERE false", "no row is left to deliver"),
        ("DELETE FROM person", "is not one SELECT"),
        ("SELECT id, name FROM person; DROP TABLE person", "is not one SELECT"),
    ],
)  # fmt: skip
def test_other_queries_change_and_deliver_nothing(importer: Importer, query: str, message: str) -> None:
    with pytest.raises(CannotImportError) as raised:
        importer.run(on_server(query), {})
    assert message in str(raised.value) and "Ann" not in str(raised.value)
    assert not list((importer.root / "landing").glob("owners/*"))
    assert importer.warehouse is not None
    assert execute(importer.warehouse, "SELECT COUNT(*) FROM person") == [(2,)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"port": 1}, "cannot log in to the Snowflake account fakesnow as ide: 250001"),
        ({"password": None, "private_key_file": "/nowhere/key.p8"}, "the private key file /nowhere/key.p8 does not"),
        ({"password": None, "private_key_file": __file__}, "cannot log in to the Snowflake account fakesnow as ide"),
    ],
)
def test_login_that_fails_is_explained_without_it(
    account: Warehouse, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    login = {**account.model_dump(by_alias=True, exclude_none=True), **changes}
    wrong = Warehouse.model_validate({name: value for name, value in login.items() if value is not None})
    with pytest.raises(CannotImportError) as raised:
        Importer(tmp_path, wrong).run(on_server("SELECT id, name FROM person"), {})
    assert message in str(raised.value) and "IDE_WAREHOUSE__" in str(raised.value)
    assert _PASSWORD not in str(raised.value)


def test_import_without_files(
    account: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {"LANDING": tmp_path / "landing", "HOME": tmp_path / "home"}.items():
        monkeypatch.setenv(f"IDE_{name}", str(value))
    login = {**account.model_dump(by_alias=True, exclude_none=True, exclude={"queries"}), "password": _PASSWORD}
    for name, value in login.items():
        monkeypatch.setenv(f"IDE_WAREHOUSE__{name.upper()}", str(value))
    (tmp_path / "crm.yaml").write_text(on_server("SELECT id, name FROM person ORDER BY id"))
    command = ["import", "crm.yaml", "--month", str(MONTH)]
    assert run_with([*command, "--check"]) == 0
    said = capsys.readouterr()
    assert "0012,Ann,true" in said.out and not (tmp_path / "landing").exists()
    assert run_with(command) == 0
    said = capsys.readouterr()
    assert "owners: 2 rows read = 2 delivered + 0 left out + 0 quarantined" in said.out
    record = (tmp_path / "home" / "imports.jsonl").read_text()
    assert list(json.loads(record)["files"]) == ["query of users"]
    assert _PASSWORD not in record + said.out + said.err


class _Answer:
    """A cursor with an answer, or an error, of a Snowflake."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def cursor(self) -> "_Answer":
        return self

    def __enter__(self) -> "_Answer":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def describe(self, *_: object) -> Any:
        return self.answer

    def execute(self, *_: object) -> None:
        if isinstance(self.answer, Exception):
            raise self.answer

    def fetch_arrow_batches(self, **_: object) -> Iterator[Any]:
        return iter(self.answer)


def read(answer: Any, kind: Any) -> list[Any]:
    """The values of a column that Snowflake answers with."""
    import pyarrow as pa

    connection: Any = _Answer(answer)
    tables = Query(connection, "the query of input users", "SELECT a").tables(["a"], pa.schema([("a", kind)]))
    return [value for table in tables for value in table.column("a").to_pylist()]


def test_names_that_differ_in_case_only_are_one_name(account: Warehouse, tmp_path: Path) -> None:
    """The emulator has no such names."""
    answer: Any = _Answer([SimpleNamespace(name=name, type_code=2, scale=None) for name in ("ID", "NAME", "Id")])
    with pytest.raises(CannotImportError, match=r"input users has column ID more than once. Give each its own name"):
        fetch(answer, "users", "SELECT 1", tmp_path / "rows.parquet")


def test_batches_have_the_types_of_the_query(account: Warehouse) -> None:
    """The emulator answers with 1970 for a null time, and always in one batch."""
    import pyarrow as pa

    batches = [
        pa.table({"A": pa.array([None], pa.timestamp("us"))}),
        pa.table({"A": pa.array([0], pa.timestamp("ms"))}),
    ]
    assert read(batches, pa.timestamp("us")) == [None, datetime(1970, 1, 1)]
    narrow = [pa.table({"A": pa.array([7], pa.int8())}), pa.table({"A": pa.array([None], pa.null())})]
    assert read(narrow, pa.decimal128(38, 0)) == [Decimal(7), None]
    with pytest.raises(
        CannotReadError, match=r"users has a value that cannot be stored exactly: .* Cast it in the query"
    ):
        read([pa.table({"A": pa.array([0.5])})], pa.int64())


@pytest.mark.parametrize(
    ("number", "state", "text", "message"),
    [
        (904, "42000", "SQL compilation error: error line 3 at position 7\ninvalid identifier 'NAM'",
         "error line 2 at position 7 invalid identifier 'NAM'. Correct the query."),
        (2003, "42S02", "SQL compilation error:\nObject 'P' does not exist or not authorized.",
         "Object 'P' does not exist or not authorized. Correct the names in it, or grant the role"),
        (3001, "42501", "Insufficient privileges to operate on table 'P'", "grant the role of [warehouse] the right"),
        (100038, "22018", "Numeric value 'ann@example.com' is not recognized", "Numeric value '...' is not"),
        (630, "57014", "Statement reached its statement timeout of 60 second(s)", "60 second(s). Repeat the"),
    ],
)  # fmt: skip
def test_errors_of_snowflake_say_what_to_do(
    account: Warehouse, number: int, state: str, text: str, message: str
) -> None:
    import pyarrow as pa
    from snowflake.connector.errors import ProgrammingError

    with pytest.raises(CannotReadError) as raised:
        read(ProgrammingError(msg=text, errno=number, sqlstate=state), pa.string())
    assert message in str(raised.value) and "ann@" not in str(raised.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT f.value:id::VARCHAR AS id FROM t, LATERAL FLATTEN(input => t.v) AS f WHERE f.value:first_day IS NULL",
        "WITH a AS (SELECT $1 AS b FROM VALUES (1), (2)) SELECT * EXCLUDE b FROM a -- ; DROP TABLE a",
        "(SELECT 1 AS a) UNION ALL SELECT 2 // the rest",
        "SELECT '->>' AS b, $$ a; DELETE FROM b; $$ AS c FROM t QUALIFY COUNT(*) OVER (PARTITION BY a) = 1",
    ],
)
def test_one_select_of_snowflake_is_sent_as_it_is(query: str) -> None:
    assert one_select("users", query) == query


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "is not one SELECT"),
        ("DELETE FROM t", "is not one SELECT"),
        ("CREATE TABLE a AS SELECT 1", "is not one SELECT"),
        ("CALL f()", "is not one SELECT"),
        ("EXECUTE IMMEDIATE 'DROP TABLE t'", "is not one SELECT"),
        ("SHOW TABLES", "is not one SELECT"),
        ("USE ROLE accountadmin", "is not one SELECT"),
        ("COPY INTO @stage FROM t", "is not one SELECT"),
        ("BEGIN DROP TABLE t; END", "is not one SELECT"),
        ("SELECT 1; SELECT 2", "is not one SELECT"),
        ("SELECT 1 AS a ->> DROP TABLE t", "is not one SELECT"),
        ("SELECT 1) AS a ->> DROP TABLE t ->> SELECT * FROM (SELECT 1", "is not one SELECT"),
        ("SELECT 1 INTO :a", "is not one SELECT"),
        (
            "SELECT 1\n) AS a; DROP TABLE t; SELECT * FROM (SELECT 1",
            "line 2: expected one SELECT, which cannot be read",
        ),
        ("SELECT 'a", "without an end"),
        ("SELECT 1 /* a", "without an end"),
    ],
)
def test_other_texts_are_never_sent(query: str, message: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CannotImportError, match=message):
        one_select("users", query)
    assert capfd.readouterr() == ("", "")


def test_import_needs_the_extra_and_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "snowflake", None)
    text = on_server("SELECT id, name FROM person")
    with pytest.raises(
        CannotImportError, match=r"input users is on Snowflake, and no warehouse is set\. Write \[wareho"
    ):
        Importer(tmp_path).run(text, {})
    login = Warehouse.model_validate({"account": "acme", "user": "ide", "password": _PASSWORD})
    with pytest.raises(CannotImportError, match=r"package that is not installed .* install -e '\.\[snowflake\]'"):
        Importer(tmp_path, login).run(text, {})
