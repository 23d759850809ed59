"""The documents' queries and the project's own, on rows that show each known defect of the documents' queries."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets_tests.conftest import REPOSITORY

DOCUMENTS = Path(os.environ.get("IDE_TEST_DOCUMENT_QUERIES", REPOSITORY.parent / "shared" / "sql"))

needs_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the documents' queries are not beside this checkout"
)

JANUARY = date(2023, 1, 1)
MAY = date(2023, 5, 31)


@pytest.fixture
def catalogues() -> Iterator[duckdb.DuckDBPyConnection]:
    """The three catalogues with every published table, empty."""
    with duckdb.connect() as connection:
        for recipe in RECIPES:
            published = recipe.table.publication
            if published is not None:
                connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {published.catalogue}")
                connection.execute(f"CREATE SCHEMA IF NOT EXISTS {published.catalogue}.{published.schema}")
                types = ", ".join(f'"{c.name}" {c.type.duckdb}' for c in recipe.table.columns)
                connection.execute(f"CREATE TABLE {published} ({types})")
        yield connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    names, marks = ", ".join(values), ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))


def pool(
    connection: duckdb.DuckDBPyConnection, csn: str, pool_id: str, assigned: int, purchased: int, **more: Any
) -> None:
    insert(
        connection,
        "eio_publish.access_shared.assignment_monthly",
        **{
            "by_month": JANUARY,
            "account_csn": csn,
            "surviving_account_csn": csn,
            "tenant_id": 1,
            "pool_id": pool_id,
            "offering_external_key": "ACD",
            "seats_assigned": assigned,
            "seats_purchased": purchased,
            **more,
        },
    )


def documents(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute((DOCUMENTS / name).read_text(encoding="utf-8")).fetchall()


def ours(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute((REPOSITORY / "docs" / "queries" / name).read_text(encoding="utf-8")).fetchall()


@needs_documents
def test_query_1_of_assignment_hides_pools_without_seats(catalogues: duckdb.DuckDBPyConnection) -> None:
    pool(catalogues, "A", "p", 2, 4)
    pool(catalogues, "A", "empty", 3, 0)
    assert [row[2:] for row in documents(catalogues, "assignment_q1_tenant_pool.sql")] == [("p", 50.0)]
    assert [row[2:] for row in ours(catalogues, "assignment_by_tenant_pool.sql")] == [
        ("empty", "ACD", None),
        ("p", "ACD", 50.0),
    ]


@needs_documents
def test_query_2_of_assignment_divides_without_a_zero_guard(catalogues: duckdb.DuckDBPyConnection) -> None:
    pool(catalogues, "A", "empty", 3, 0)
    assert documents(catalogues, "assignment_q2_account.sql") == [(JANUARY, "A", float("inf"))]
    assert ours(catalogues, "assignment_by_account.sql") == [(JANUARY, "A", None)]


@needs_documents
def test_query_2_of_assignment_ignores_its_own_distinct(catalogues: duckdb.DuckDBPyConnection) -> None:
    pool(catalogues, "A", "p", 1, 4)
    pool(catalogues, "A", "p", 1, 4)
    pool(catalogues, "A", "q", 4, 4)
    assert documents(catalogues, "assignment_q2_account.sql") == [(JANUARY, "A", 50.0)]
    assert ours(catalogues, "assignment_by_account.sql") == [(JANUARY, "A", 62.5)]


@needs_documents
def test_query_4_of_assignment_follows_only_one_merge_link(
    catalogues: duckdb.DuckDBPyConnection,
) -> None:
    """A merges into B and B into C. A pool of two CSNs that merge counts once in both."""
    pool(catalogues, "A", "p", 2, 4, surviving_account_csn="C")
    pool(catalogues, "B", "p", 2, 4, surviving_account_csn="C")
    pool(catalogues, "C", "empty", 1, 0)
    for victim, survivor in (("A", "B"), ("B", "C")):
        insert(
            catalogues,
            "edm_publish.edm_public.victim_survivor_mapping",
            victim_account_csn=victim,
            survivor_account_csn=survivor,
            final_merge_status="COMPLETED",
        )
    # Run verbatim, the query's unqualified SURVIVING_ACCOUNT_CSN is assignment_monthly's, which is the last.
    assert {row[1] for row in documents(catalogues, "assignment_q4_surviving_account.sql")} == {"C"}
    assert ours(catalogues, "assignment_by_surviving_account.sql") == [(JANUARY, "C", 75.0)]


def candidate(connection: duckdb.DuckDBPyConnection, opportunity: str, acv: float, **changes: Any) -> None:
    """An opportunity that the application query selects for its dormancy, unless changed."""
    insert(
        connection,
        "eio_publish.engagement_shared.ide_cohort_benchmark_monthly",
        **{
            "original_account_csn": "A",
            "surviving_account_csn": "A",
            "opportunity_id": opportunity,
            "snapshot_date": MAY,
            "tenant_id": 1,
            "product_offering": "ACD",
            "offering_product_line_code": "ACDIST",
            "contract_id": "C",
            "opportunity_close_date": date(2024, 1, 1),
            "customer_aov_band": "AOV: $10k+",
            "original_account_named_account_group": "Territory",
            "dormancy_flag": True,
            **changes,
        },
    )
    if not connection.execute(
        "SELECT 1 FROM bsd_publish.sfdc_shared.opportunity WHERE id = ?", [opportunity]
    ).fetchone():
        insert(
            connection,
            "bsd_publish.sfdc_shared.opportunity",
            id=opportunity,
            accountid="id",
            acv_usd__c=acv,
            term__c="Annual",
            territory_account_tier__c="Tier 1",
            is_renewal_opportunity__c=True,
        )
    if not connection.execute("SELECT 1 FROM bsd_publish.sfdc_shared.account").fetchone():
        insert(connection, "bsd_publish.sfdc_shared.account", id="id", ispartner__c=False)


def selected(rows: list[tuple[Any, ...]], position: int) -> list[str]:
    return sorted({row[position] for row in rows})


APPLICATION = "ide_application_select_opportunities.sql"


@needs_documents
def test_application_query_selects_the_largest_id_instead_of_the_largest_value(
    catalogues: duckdb.DuckDBPyConnection,
) -> None:
    candidate(catalogues, "O1", acv=9_000)
    candidate(catalogues, "O2", acv=1_000)
    assert selected(documents(catalogues, APPLICATION), 4) == ["O2"]
    assert selected(ours(catalogues, "select_opportunities.sql"), 2) == ["O1"]


@needs_documents
def test_application_query_never_matches_a_low_flag(catalogues: duckdb.DuckDBPyConnection) -> None:
    candidate(catalogues, "O1", acv=1, dormancy_flag=False, utilisation_benchmark_use_phase_diff=-5.0)
    assert documents(catalogues, APPLICATION) == []
    assert selected(ours(catalogues, "select_opportunities.sql"), 2) == ["O1"]


@needs_documents
def test_application_query_takes_the_offering_maximum_across_months(catalogues: duckdb.DuckDBPyConnection) -> None:
    candidate(catalogues, "O1", acv=1, utilisation_benchmark_use_phase_diff=-5.0)
    candidate(catalogues, "O1", acv=1, snapshot_date=date(2023, 4, 30), utilisation_benchmark_use_phase_diff=5.0)
    (theirs,) = documents(catalogues, APPLICATION)
    assert theirs[33] is False
    (mine,) = ours(catalogues, "select_opportunities.sql")
    assert mine[12] is True


@needs_documents
def test_unknown_low_flag_is_null(catalogues: duckdb.DuckDBPyConnection) -> None:
    candidate(catalogues, "O1", acv=1)
    (theirs,) = documents(catalogues, APPLICATION)
    assert theirs[33] is False
    (mine,) = ours(catalogues, "select_opportunities.sql")
    assert mine[12] is None


def product(connection: duckdb.DuckDBPyConnection, value: str, rate: float | None, **more: Any) -> None:
    names = {"by_month": JANUARY, "slice": "offering", "value": value, "assignment_rate": rate, "seats_purchased": 10}
    insert(connection, "eio_publish.access_shared.assignment_slices_monthly", **{**names, **more})


def test_most_and_least_assigned_products_of_the_newest_month(
    catalogues: duckdb.DuckDBPyConnection,
) -> None:
    for number in range(12):
        product(catalogues, f"P{number:02}", 5.0 * number)
    product(catalogues, "nothing known", None)
    product(catalogues, "P99 | EMEA", 99.0, slice="offering x geo")
    product(catalogues, "last year's", 99.0, by_month=date(2022, 1, 1))
    rows = ours(catalogues, "most_and_least_assigned_products.sql")
    assert [row[:3] for row in rows] == [
        *(("most assigned", f"P{number:02}", 5.0 * number) for number in (11, 10, 9, 8, 7)),
        *(("least assigned", f"P{number:02}", 5.0 * number) for number in (4, 3, 2, 1, 0)),
    ]


def test_lists_three_products_once_each(catalogues: duckdb.DuckDBPyConnection) -> None:
    for name, rate in (("A", 10.0), ("B", 20.0), ("C", 30.0)):
        product(catalogues, name, rate)
    rows = ours(catalogues, "most_and_least_assigned_products.sql")
    assert [row[:2] for row in rows] == [("most assigned", "C"), ("most assigned", "B"), ("least assigned", "A")]


def test_renewals_of_all_months_have_an_interval(catalogues: duckdb.DuckDBPyConnection) -> None:
    """8 of 10 renewed: Wilson's interval is 49.0 to 94.3. One undecided renewal has no rate: no row."""
    for month, band, renewals, won, undecided, acv, won_acv in (
        (date(2023, 1, 1), "100", 6, 4, 0, 600.0, 400.0),
        (date(2023, 2, 1), "100", 5, 4, 1, 400.0, 400.0),
        (date(2023, 2, 1), "0", 2, 0, 0, 10.0, 0.0),
        (date(2023, 2, 1), "0-25", 1, 0, 1, 0.0, 0.0),
    ):
        insert(
            catalogues,
            "eio_publish.access_shared.renewal_by_assignment_monthly",
            by_month=month,
            assignment_band=band,
            renewals=renewals,
            renewals_won=won,
            renewals_without_outcome=undecided,
            renewals_acv_usd=acv,
            renewals_won_acv_usd=won_acv,
        )
    # A seventh of January, won for 50 dollars, is taken back in February.
    january = {"by_month": date(2023, 1, 2), "assignment_band": "100"}
    table = "eio_publish.access_shared.renewal_by_assignment_monthly"
    insert(catalogues, table, **january, renewals=1, renewals_won=1, renewals_without_outcome=0,
           renewals_acv_usd=50.0, renewals_won_acv_usd=50.0)  # fmt: skip
    insert(catalogues, table, by_month=date(2023, 2, 2), assignment_band="100", renewals=0, renewals_won=0,
           renewals_without_outcome=0, renewals_acv_usd=0.0, renewals_won_acv_usd=0.0, renewals_reversed=1,
           renewals_won_reversed=1, renewals_acv_usd_reversed=50.0, renewals_won_acv_usd_reversed=50.0)  # fmt: skip
    none, full = ours(catalogues, "renewal_by_assignment.sql")
    assert full == ("100", 10, 8, 80.0, 49.0, 94.3, 80.0, 200.0)
    assert none[:4] == ("0", 2, 0, 0.0)
    assert (none[4], none[6]) == (0.0, 0.0)
