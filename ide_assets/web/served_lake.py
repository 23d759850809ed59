"""What the pages need of the deliveries behind a release: users by day, purchases, surveys, outcomes, interventions.

A release contains no row of a user. These tables are temporary, and only numbers of them reach what is served.
"""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, PRODUCT_RENAMES
from ide_assets.months import Month
from ide_assets.store import database
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.ledger import Ledger, RemovedVersionError
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

_log = logging.getLogger(__name__)

#: Months of events that the pages count over.
EVENT_MONTHS = 12

#: Active members of each tenant in the newest month, with one bit for each day on which they were active.
ACTIVE_DAYS = """
SELECT tenant_id, user_id, bit_or(1::BIGINT << day(timezone($time_zone, authorized_at))) AS days
FROM usage_authorizations WHERE usage_type = 'COM' AND coalesce(user_type, 'member') = 'member' GROUP BY ALL
"""

#: Users who hold a seat of a pool on the month's last day.
HOLDERS = """
SELECT DISTINCT tenant_id, pool_id, user_id FROM seat_assignments
WHERE assigned_on <= $last_day AND (unassigned_on IS NULL OR unassigned_on > $last_day)
"""


def _with_line(rows: str, offering: str) -> str:
    """SQL of rows with `line`, the product line code under which their product counts now."""
    return f"""
    SELECT
        given.*,
        coalesce(
            renames.successor_line_code, whole_lines.successor_line_code, given.offering_product_line_code
        ) AS line
    FROM {rows} AS given
    LEFT JOIN product_renames AS renames
        ON renames.product_offering = given.{offering}
        AND renames.offering_product_line_code = given.offering_product_line_code
    LEFT JOIN (
        SELECT DISTINCT offering_product_line_code, successor_line_code FROM product_renames WHERE is_whole_line
    ) AS whole_lines
        ON whole_lines.offering_product_line_code = given.offering_product_line_code
    """


#: Product lines that a tenant bought within the shown months, and the first day of use since, under today's code. The
#: subscriptions are those of the month before them and of the newest one, so that a renewal is no purchase.
_FIRST_USES = f"""
WITH purchases AS (
    SELECT account_csn, tenant_id, line, min(start_date) AS purchased_on
    FROM ({_with_line("active_subscription_monthly", "offering_external_key")})
    GROUP BY ALL
    HAVING min(start_date) >= $first_day AND min(start_date) <= $last_day
),
uses AS (
    SELECT tenant_id, line, CAST(timezone($time_zone, authorized_at) AS DATE) AS day
    FROM ({_with_line("usage_authorizations", "product_offering")})
    WHERE usage_type = 'COM' AND coalesce(user_type, 'member') = 'member'
)
SELECT account_csn, purchases.tenant_id, purchases.line, purchased_on, min(day) AS first_use_on
FROM purchases LEFT JOIN uses
    ON uses.tenant_id = purchases.tenant_id AND uses.line = purchases.line AND day BETWEEN purchased_on AND $last_day
GROUP BY ALL
"""

_TYPES = {
    "lake_active_days": {"tenant_id": "BIGINT", "user_id": "VARCHAR", "days": "BIGINT"},
    "lake_holders": {"tenant_id": "BIGINT", "pool_id": "VARCHAR", "user_id": "VARCHAR"},
    "lake_first_uses": {
        "account_csn": "VARCHAR",
        "tenant_id": "BIGINT",
        "line": "VARCHAR",
        "purchased_on": "DATE",
        "first_use_on": "DATE",
    },
    "lake_starts": {"account_csn": "VARCHAR", "start_date": "DATE"},
    "lake_surveys": {"account_csn": "VARCHAR", "kind": "VARCHAR", "answered_on": "DATE", "score": "DOUBLE"},
    "lake_opportunities": {
        "opportunity_id": "VARCHAR",
        "account_csn": "VARCHAR",
        "is_renewal": "BOOLEAN",
        "is_closed": "BOOLEAN",
        "is_won": "BOOLEAN",
        "close_date": "DATE",
    },
    "lake_interventions": {
        "account_csn": "VARCHAR",
        "opportunity_id": "VARCHAR",
        "action_key": "VARCHAR",
        "channel": "VARCHAR",
        "performed_on": "DATE",
        "outcome": "VARCHAR",
    },
}


def fill(
    connection: "duckdb.DuckDBPyConnection", home: Home, publication: int, month: Month | None, time_zone: str
) -> None:
    """Create the temporary tables `lake_*` as of a publication and its newest month; empty where nothing is delivered.

    Days of use are those of `time_zone`. Needs access to the home's files. Where these are damaged, the pages say that
    the numbers are not known.
    """
    import duckdb

    for name, types in _TYPES.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {database.no_rows(types)}")
    if month is None:
        return
    try:
        _read(connection, Ledger(home, publication), month, time_zone)
    except (DamagedHomeError, RemovedVersionError, OSError, duckdb.IOException) as error:
        _log.warning("Users, surveys, outcomes and interventions are not shown: %s", error)


def _read(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, month: Month, time_zone: str) -> None:
    # One more month than is counted, for the same numbers of the month before.
    year = list(month.plus(-EVENT_MONTHS).through(month))
    shown = year[1:]
    days = {"first_day": shown[0].first_day, "last_day": month.last_day}
    authorizations, seats = BY_NAME["usage_authorizations"].table, BY_NAME["seat_assignments"].table
    _create(connection, "lake_active_days", ACTIVE_DAYS, ledger, {authorizations: [month]}, time_zone=time_zone)
    _create(connection, "lake_holders", HOLDERS, ledger, {seats: [month]}, last_day=month.last_day)
    _create(
        connection,
        "lake_first_uses",
        _FIRST_USES,
        ledger,
        {authorizations: shown, ACTIVE_SUBSCRIPTION: [year[0], month], PRODUCT_RENAMES: [month]},
        time_zone=time_zone,
        **days,
    )
    _create(
        connection,
        "lake_starts",
        "SELECT account_csn, min(start_date) AS start_date FROM entitlements GROUP BY ALL",
        ledger,
        {BY_NAME["entitlements"].table: [year[0], month]},
    )
    for source in ("surveys", "interventions", "opportunities"):
        months = [month] if source == "opportunities" else year
        columns = ", ".join(_TYPES[f"lake_{source}"])
        _create(
            connection, f"lake_{source}", f"SELECT {columns} FROM {source}", ledger, {BY_NAME[source].table: months}
        )


def _create(
    connection: "duckdb.DuckDBPyConnection",
    name: str,
    query: str,
    ledger: Ledger,
    inputs: dict[Table, list[Month]],
    **values: object,
) -> None:
    """Fill a table by a query over the rows of these months of its inputs."""
    sources = ", ".join(f'"{table.name}" AS ({rows_of(ledger, table, months)})' for table, months in inputs.items())
    columns = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in _TYPES[name].items())
    connection.execute(f"INSERT INTO {name} WITH {sources}, filled AS ({query}) SELECT {columns} FROM filled", values)


def rows_of(ledger: Ledger, table: Table, months: Iterable[Month]) -> str:
    """SQL of the rows of a table of these months; none where it is not published.

    A column that earlier code did not write is null.
    """
    entries = [ledger.entry(table.name, month) for month in months]
    files = [ledger.path(entry) for entry in entries if entry is not None and entry.rows]
    if not files:
        return database.no_rows(table.duckdb_types)
    columns = ", ".join(f'"{column}"' for column in table.column_names)
    return f"SELECT {columns} FROM ({database.rows_of_versions(files, table.duckdb_types)})"
