"""Read what a home has published, for comparisons."""

from pathlib import Path
from typing import Any

import duckdb

#: Published tables by their names in the reference calculation.
TABLES = {
    "assignment_monthly": "eio_publish.access_shared.assignment_monthly",
    "assignment_slices_monthly": "eio_publish.access_shared.assignment_slices_monthly",
    "renewal_by_assignment_monthly": "eio_publish.access_shared.renewal_by_assignment_monthly",
    "usage_monthly": "eio_publish.access_shared.usage_monthly",
    "ide_observation_monthly": "eio_publish.engagement_shared.ide_observation_monthly",
    "cohort_benchmarks": "eio_publish.engagement_shared.cohort_benchmarks",
    "ide_cohort_benchmark_monthly": "eio_publish.engagement_shared.ide_cohort_benchmark_monthly",
    "opportunity": "bsd_publish.sfdc_shared.opportunity",
    "account": "bsd_publish.sfdc_shared.account",
    "servicecontract": "bsd_publish.sfdc_shared.servicecontract",
    "contractlineitem": "bsd_publish.sfdc_shared.contractlineitem",
}


def attach(home: Path) -> duckdb.DuckDBPyConnection:
    """A plain DuckDB session with the released files attached, as an analyst would."""
    connection = duckdb.connect()
    for name in ("eio_publish", "bsd_publish", "edm_publish"):
        connection.execute(f"ATTACH '{home}/releases/current/{name}.duckdb' AS {name} (READ_ONLY)")
    return connection


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    """All rows of a published table, as dictionaries."""
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def lake_bytes(home: Path) -> dict[str, list[str]]:
    """Table and hash of each published table-month, without the run that built it."""
    from ide_assets.store.home import Home
    from ide_assets.store.ledger import Ledger

    return {
        str(month): sorted(f"{name} {entry.sha256}" for name, entry in tables.items())
        for month, tables in Ledger(Home(home)).published.items()
    }
