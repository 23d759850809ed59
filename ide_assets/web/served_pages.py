"""What the pages show beside scores: names, seats and usage through time, renewals, open actions, checks.

Composed with the API's tables when a release is opened. One row per account, sorted by account, as served.py explains.
"""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ide_assets.domains.actions.handover import requests
from ide_assets.domains.actions.handover.export import CannotHandOverError, open_actions
from ide_assets.domains.actions.handover.handover import HANDED_OVER
from ide_assets.domains.actions.handover.people import ADDED_COLUMNS
from ide_assets.domains.cohorts.rules import DEFAULT
from ide_assets.reports.quality import catalogue
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.ledger import RemovedVersionError
from ide_assets.store.release_reading import NoReleaseError
from ide_assets.web import served_customers, served_facts, served_segments

if TYPE_CHECKING:
    import duckdb

_log = logging.getLogger(__name__)

#: Months of seats and usage that an account's page shows.
SHOWN_MONTHS = 12

#: A text as the search compares it: without case, accents and punctuation.
SEARCH_KEY = r"trim(regexp_replace(lower(strip_accents({})), '[^\p{{L}}\p{{N}}]+', ' ', 'g'))"


def fill(connection: "duckdb.DuckDBPyConnection", settings: Settings) -> None:
    """Add what the pages show to the catalogue `served`, from the views `released_*`."""
    connection.execute(_SURVIVORS)
    connection.execute(_NAMES)
    for query in (_POOLS, _SEAT_MONTHS, _USAGE_MONTHS, _RENEWALS, _BENCHMARKS):
        connection.execute(query)
    served_customers.fill(connection)
    served_segments.fill(connection)
    served_facts.fill(connection, settings)


def fill_actions(connection: "duckdb.DuckDBPyConnection", home: Home, settings: Settings) -> None:
    """Add the open actions, without names of people: those are read for each request, so that an erasure reaches them.

    Held-back actions are not among them. Neither are those that readers ask for, which they can do at any time: pages
    add them, unless they are closed (`closed_requests`) or the account must get none (`requestable`).
    """
    import pyarrow as pa

    closed: list[str] = []
    try:
        month, rows = open_actions(home, settings)
        closed = sorted(requests.closings(home, connection, requests.in_force(home), month))
    except (CannotHandOverError, NoReleaseError):
        month, rows = None, []
    except (DamagedHomeError, RemovedVersionError) as error:
        _log.warning("Open actions are not shown: %s", error)
        month, rows = None, []
    rows = [row for row in rows if not requests.is_request(row)]
    for row in rows:
        row.update(dict.fromkeys(ADDED_COLUMNS))
    connection.execute(f"CREATE TABLE served.requestable AS {requests.REQUESTABLE} ORDER BY account_csn")
    connection.execute(
        "CREATE TABLE served.closed_requests AS SELECT unnest(CAST($ids AS VARCHAR[])) AS action_id", {"ids": closed}
    )
    connection.register("open_actions", pa.Table.from_pylist(rows, schema=HANDED_OVER.to_arrow()))
    connection.execute(
        "CREATE TABLE served.actions AS SELECT coalesce(survivors.account_csn, surviving_account_csn) AS account_csn, "
        "ownerid AS owner_id, open_actions.*, CAST($day AS DATE) AS snapshot_date FROM open_actions "
        "LEFT JOIN survivors ON survivors.csn = surviving_account_csn ORDER BY account_csn, action_id",
        {"day": None if month is None else month.last_day},
    )
    connection.unregister("open_actions")


_CHECK_TYPES = {
    **dict.fromkeys(("table_name", "month", "check_name"), "VARCHAR"),
    **dict.fromkeys(("passed", "blocking"), "BOOLEAN"),
    **dict.fromkeys(("failing", "rows"), "BIGINT"),
    "note": "VARCHAR",
    "waived": "VARCHAR",
    "consequence": "VARCHAR",
}

_DELIVERY_TYPES = {
    **dict.fromkeys(("source", "verdict", "reason"), "VARCHAR"),
    **dict.fromkeys(("rows_in", "rows_kept", "rows_quarantined", "exact_duplicates"), "BIGINT"),
}

_QUARANTINE_TYPES = {**dict.fromkeys(("source", "column_name", "reason"), "VARCHAR"), "rows": "BIGINT"}

_WAIVER_TYPES = {**dict.fromkeys(("table_name", "check_name", "month", "reason"), "VARCHAR"), "until": "DATE"}


def fill_checks(connection: "duckdb.DuckDBPyConnection", home: Home, months: Mapping[str, str]) -> None:
    """Add check results and waivers of each table's newest month, and the deliveries of the release's newest month.

    `months` are those of the published tables; other tables are judged in the newest of them.

    Needs access to the home's files. Where these are damaged, readers keep the last release without its checks.
    """
    import duckdb

    try:
        catalogue.attach(connection, home, copied=False)
        _fill_checks(connection, months)
    except (DamagedHomeError, duckdb.Error) as error:
        _log.warning("Check results are not shown: %s", error)
        for name, types in (
            ("checks", _CHECK_TYPES),
            ("waivers", _WAIVER_TYPES),
            ("deliveries", _DELIVERY_TYPES),
            ("quarantined", _QUARANTINE_TYPES),
        ):
            connection.execute(f"CREATE OR REPLACE TABLE served.{name} AS {database.no_rows(types)}")
    connection.execute(f"DETACH DATABASE IF EXISTS {catalogue.NAME}")


def _fill_checks(connection: "duckdb.DuckDBPyConnection", months: Mapping[str, str]) -> None:
    connection.execute(
        f"CREATE TABLE served.checks AS SELECT {', '.join(_CHECK_TYPES)} FROM quality.check_results "
        "LEFT JOIN (SELECT unnest($tables) AS table_name, unnest($months) AS newest) USING (table_name) "
        "WHERE is_published AND month = coalesce(newest, list_max($months)) "
        "ORDER BY table_name, passed, check_name",
        {"tables": list(months), "months": list(months.values())},
    )
    connection.execute(
        f"CREATE TABLE served.deliveries AS SELECT {', '.join(_DELIVERY_TYPES)} FROM quality.deliveries "
        "WHERE month = list_max($months) "
        "QUALIFY row_number() OVER (PARTITION BY source ORDER BY last_read DESC) = 1 ORDER BY source",
        {"months": list(months.values())},
    )
    # Values are not served: a rejected one may be personal data.
    connection.execute(
        "CREATE TABLE served.quarantined AS SELECT source, column_name, reason, count(*) AS rows "
        "FROM quality.quarantined_rows WHERE month = list_max($months) GROUP BY ALL "
        "ORDER BY rows DESC, source, column_name, reason",
        {"months": list(months.values())},
    )
    connection.execute(
        f"CREATE TABLE served.waivers AS SELECT {', '.join(_WAIVER_TYPES)} FROM quality.waivers "
        "ORDER BY table_name, check_name"
    )


_SURVIVORS = """
CREATE TEMP TABLE survivors AS
SELECT requested_csn AS csn, any_value(account_csn) AS account_csn FROM served.identities
WHERE customer_id = requested_csn GROUP BY ALL
"""

#: Every name of an account and of those merged into it.
_NAMES = f"""
CREATE TABLE served.names AS
SELECT {SEARCH_KEY.format("account_name")} AS search_key, account_name AS name, csn AS requested_csn,
    survivors.account_csn
FROM released_attributes AS attributes JOIN survivors ON csn = attributes.account_csn
WHERE account_name IS NOT NULL ORDER BY search_key, requested_csn
"""

#: Each pool once per account and month, with the whole pool's seats.
_POOLS = f"""
CREATE TEMP TABLE pools AS
SELECT by_month, coalesce(survivors.account_csn, surviving_account_csn) AS account_csn, tenant_id, pool_id,
    offering_external_key AS offering, any_value(seats_purchased) AS seats_purchased,
    any_value(seats_assigned) AS seats_assigned, bool_or(is_dirty_pool) AS is_dirty_pool,
    bool_or(is_dirty_team) AS is_dirty_team
FROM released_assignment LEFT JOIN survivors ON csn = surviving_account_csn
WHERE by_month > (SELECT max(by_month) FROM released_assignment) - INTERVAL {SHOWN_MONTHS} MONTH
GROUP BY ALL
"""

_SEAT_MONTHS = """
CREATE TEMP TABLE seat_months AS
SELECT by_month, account_csn, sum(seats_purchased) AS seats_purchased, sum(seats_assigned) AS seats_assigned,
    sum(seats_purchased) FILTER (seats_assigned IS NOT NULL) AS known_seats,
    round(100 * sum(seats_assigned) / nullif(known_seats, 0), 1) AS assignment_rate,
    count(*) FILTER (is_dirty_pool) AS dirty_pools, count(*) FILTER (is_dirty_team) AS dirty_teams,
    count(*) FILTER (seats_assigned IS NULL) AS unknown_pools, count(*) AS pools
FROM pools GROUP BY ALL
"""

#: Active users of the account's teams: per line code those of the product with the most, as users of several products
#: of one line are the same people.
_USAGE_MONTHS = """
CREATE TEMP TABLE usage_months AS
WITH teams AS (SELECT DISTINCT by_month, account_csn, tenant_id FROM pools),
lines AS (
    SELECT by_month, tenant_id, offering_product_line_code, max(mau) AS mau,
        any_value(seats_purchased) AS seats_purchased
    FROM released_usage WHERE seats_purchased > 0 GROUP BY ALL
)
SELECT by_month, account_csn, sum(mau) AS active_users, sum(seats_purchased) AS line_seats,
    round(100 * sum(mau) / nullif(sum(seats_purchased), 0)) AS utilisation_rate
FROM teams JOIN lines USING (by_month, tenant_id) GROUP BY ALL
"""

#: The open renewals of the newest month and, for the change since, of the month before.
_RENEWALS = """
CREATE TEMP TABLE renewals AS
WITH rows AS (
    SELECT coalesce(survivors.account_csn, surviving_account_csn) AS account_csn, ide.*
    FROM released_ide AS ide LEFT JOIN survivors ON csn = surviving_account_csn
    WHERE snapshot_date >= last_day((SELECT max(snapshot_date) FROM released_ide) - INTERVAL 1 MONTH)
)
SELECT rows.account_csn, rows.opportunity_id, snapshot_date = (SELECT max(snapshot_date) FROM rows) AS is_newest,
    any_value(original_account_csn) AS original_account_csn,
    any_value(opportunity_close_date) AS close_date, any_value(acv_usd__c) AS acv_usd,
    min(customer_ews_prediction) AS renewal_score,
    max(customer_active_aov_net3) AS order_value,
    any_value(customer_aov_band) AS billing_size, any_value(site_geo) AS site_geo,
    bool_and(is_renewal_opportunity__c
        AND NOT (coalesce(delivered.is_closed, false)
            AND (opportunity_close_date <= snapshot_date OR snapshot_date = (SELECT max(snapshot_date) FROM rows)))
    ) AS is_open
FROM rows LEFT JOIN released_opportunity AS opportunity ON opportunity.id = rows.opportunity_id
LEFT JOIN lake_opportunities AS delivered ON delivered.opportunity_id = rows.opportunity_id
GROUP BY rows.account_csn, rows.opportunity_id, snapshot_date
"""

#: The benchmark of each account's largest observation in the newest month, with the cohort that the IDE table used.
_BENCHMARKS = f"""
CREATE TEMP TABLE benchmarks AS
WITH used AS (
    SELECT DISTINCT snapshot_date, opportunity_id, contract_id, tenant_id, offering_product_line_code,
        cohort_benchmark_used
    FROM released_ide
),
observed AS (
    SELECT coalesce(survivors.account_csn, original_account_csn) AS account_csn, observation.*,
        coalesce(cohort_benchmark_used, {database.literal(DEFAULT)}) AS used_cohort
    FROM released_observation AS observation LEFT JOIN survivors ON csn = original_account_csn
    LEFT JOIN used USING (snapshot_date, opportunity_id, contract_id, tenant_id, offering_product_line_code)
    WHERE snapshot_date = (SELECT max(snapshot_date) FROM released_observation)
),
main AS (
    SELECT account_csn, phase, seat_bucket, used_cohort FROM observed
    QUALIFY row_number() OVER (
        PARTITION BY account_csn
        ORDER BY seats_purchased DESC, opportunity_id, contract_id, tenant_id, offering_product_line_code
    ) = 1
),
newest AS (
    SELECT * FROM released_benchmarks
    WHERE benchmark_version = (SELECT max(benchmark_version) FROM released_benchmarks)
)
SELECT main.account_csn, main.phase, main.seat_bucket, newest.cohort, benchmark_version, assignment_benchmark,
    assignment_benchmark_low, assignment_benchmark_high, utilisation_benchmark, utilisation_benchmark_low,
    utilisation_benchmark_high, n_accounts, is_bootstrap
FROM main JOIN newest ON newest.seat_bucket = main.seat_bucket AND newest.phase = main.phase
    AND newest.cohort = main.used_cohort
"""
