"""A query of a mapping is one SELECT on one DuckDB file; its rows are those of any other input."""

from pathlib import Path

import duckdb
import pytest

from ide_assets.imports import queries
from ide_assets.imports.errors import CannotImportError
from ide_assets.months import Month
from ide_assets.vocabulary.declared_yaml import DeclarationError
from ide_assets_tests.imports.importer import Importer


def mapping(query: str, declared: str = "files: '*.duckdb'") -> str:
    lines = "".join(f"      {line}\n" for line in query.splitlines())
    return (
        f"inputs:\n  users:\n    {declared}\n    query: |\n{lines}"
        "deliveries:\n  - source: owners\n    from: users\n"
        "    columns: {owner_id: id, owner_name: name, is_active: {constant: true}}\n"
    )


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    with duckdb.connect(str(tmp_path / "crm.duckdb")) as connection:
        connection.execute("CREATE TABLE person AS SELECT '0012' AS id, 'Ann' AS name, DATE '2026-10-31' AS since")
    return (tmp_path / "crm.duckdb").read_bytes()


def test_rows_of_a_query_on_a_duckdb_file(importer: Importer, content: bytes) -> None:
    query = "SELECT * FROM person\nWHERE since BETWEEN :first_day AND :last_day;"
    (row,) = importer.import_of(mapping(query), {"crm.duckdb": content}, "owners")
    assert (row["owner_id"], row["owner_name"]) == ("0012", "Ann")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("FROM read_text('/etc/hostname')", "Permission"),
        ("DROP TABLE person", "is not one SELECT"),
        ("SELECT 1; SELECT 2", "is not one SELECT"),
        ("SELECT id, name AS ID FROM person", "column id more than once"),
        ("SELECT id FROM people", "people does not exist"),
        ("SELECT id FROM person", "crm.duckdb has no column name"),
    ],
)
def test_other_queries_deliver_nothing(importer: Importer, content: bytes, query: str, message: str) -> None:
    with pytest.raises(CannotImportError, match=message):
        importer.run(mapping(query), {"crm.duckdb": content})
    assert not list((importer.root / "landing").glob("owners/*"))


@pytest.mark.parametrize("dialect", ["duckdb", "postgres"])
def test_days_of_the_month_replace_parameters_only(dialect: str) -> None:
    query = "SELECT day::DATE, ':first_day' -- :first_day\nFROM t WHERE a::first_day AND day >= :first_day ;"
    assert queries.statement(query, "duckdb" if dialect == "duckdb" else "postgres", Month(2026, 10)) == (
        "SELECT day::DATE, ':first_day' -- :first_day\nFROM t WHERE a::first_day AND day >= CAST('2026-10-01' AS DATE)"
    )


@pytest.mark.parametrize(
    "declared", ["format: postgresql\n    files: '*.csv'", "format: postgresql\n    files_of: users"]
)
def test_query_on_a_server_has_no_files(importer: Importer, declared: str) -> None:
    with pytest.raises(DeclarationError, match=r"line 2: .*expected query and no files"):
        importer.run(mapping("SELECT 1", declared), {})


def test_input_on_a_server_needs_a_query(importer: Importer) -> None:
    text = mapping("SELECT 1", "format: postgresql").replace("    query: |\n      SELECT 1\n", "")
    with pytest.raises(DeclarationError, match=r"line 2: .*expected query and no files"):
        importer.run(text, {})
