"""The same text gets the same number in every month, in every spelling of a GUID, and after the table is lost."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.imports import numbers
from ide_assets.imports.errors import CannotImportError
from ide_assets.months import Month
from ide_assets_tests.imports.importer import Importer

COUNTS = """\
inputs:
  usage: {files: "*.csv"}
deliveries:
  - source: usage_counts
    from: usage
    columns:
      tenant_id: {number_of: tenant}
      product_offering: {constant: ACD}
      offering_product_line_code: {constant: ACDIST}
      active_users: users
"""
GUID = "3AAB1F0c-9d2e-4b6a-8f10-0123456789ab"


def tenants(importer: Importer, month: Month, *names: str) -> list[str]:
    text = "tenant,users\n" + "".join(f"{name},3\n" for name in names)
    return [row["tenant_id"] for row in importer.import_of(COUNTS, {"u.csv": text}, "usage_counts", month)]


def test_number_stays_in_later_months_and_spellings(importer: Importer) -> None:
    first, acme = tenants(importer, Month(2026, 9), GUID, "Acme")
    again, other, same = tenants(importer, Month(2026, 10), "Acme", "acme", "{" + GUID.lower() + "}")
    assert (again, same) == (acme, first) and other not in (acme, first)
    assert 0 < int(first) < 1 << 53


def test_lost_table_gives_the_same_numbers(importer: Importer) -> None:
    before = tenants(importer, Month(2026, 9), GUID, "Acme")
    (importer.root / "home" / "tenant_numbers.csv").unlink()
    assert tenants(importer, Month(2026, 10), GUID, "Acme") == before


def test_check_stores_no_number(importer: Importer) -> None:
    importer.run(COUNTS, {"u.csv": "tenant,users\na,3\n"}, only_check=True)
    assert not (importer.root / "home").exists()


@pytest.mark.parametrize("damage", ['text,number\n"a",1\n"b",1\n', "text,number\na\n", 'text,number\n"a",x\n'])
def test_damaged_table_stops_the_import(importer: Importer, damage: str) -> None:
    (importer.root / "home").mkdir()
    (importer.root / "home" / "tenant_numbers.csv").write_text(damage)
    with pytest.raises(CannotImportError, match="is damaged, so numbers of tenants could be given twice"):
        tenants(importer, Month(2026, 9), "a")


def test_failed_import_stores_no_number(importer: Importer) -> None:
    features = """\
  - source: product_features
    from: usage
    columns: {product_offering: users, feature: feature}
"""
    with pytest.raises(CannotImportError, match="product_features: 30 of 30 rows"):
        importer.run(COUNTS + features, {"u.csv": "tenant,users,feature\n" + "a,3,\n" * 30})
    assert not (importer.root / "home" / "tenant_numbers.csv").exists()


def numbered(table: dict[str, int], texts: list[str], most: int, folder: Path) -> dict[str, int]:
    path = folder / "tenant_numbers.csv"
    with duckdb.connect() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_MOST", most)
        connection.execute("CREATE TEMP TABLE numbers (text VARCHAR, number BIGINT)")
        for text, number in table.items():
            connection.execute("INSERT INTO numbers VALUES (?, ?)", [text, number])
        numbers.save(connection, path)
        connection.execute("CREATE TEMP TABLE new (text VARCHAR)")
        for text in texts:
            connection.execute("INSERT INTO new VALUES (?)", [text])
        numbers.read(connection, path)
        numbers.number(connection, "FROM new")
        return dict(connection.execute("FROM numbers").fetchall())


@settings(max_examples=25, deadline=None)
@given(
    batches=st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=2), max_size=5), min_size=1, max_size=3),
)
def test_numbers_are_distinct_and_never_change_even_if_hashes_collide(
    batches: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    table: dict[str, int] = {}
    for batch in batches:
        # 20 numbers for up to 15 texts: most hashes collide.
        later = numbered(table, batch, 20, folder)
        assert {text: later[text] for text in table} == table
        assert set(later) == {*table, *batch}
        assert len(set(later.values())) == len(later) and all(1 <= number <= 20 for number in later.values())
        table = later
