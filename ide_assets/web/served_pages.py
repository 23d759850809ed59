"""What the pages show beside scores: names, seats and usage through time, renewals, open actions, checks.

Composed with the API's tables when a release is opened. One row per account, sorted by account, as served.py explains.
"""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ide_assets.domains.actions import requests
from ide_assets.domains.actions.export import CannotHandOverError, open_actions
from ide_assets.domains.actions.handover import HANDED_OVER
from ide_assets.domains.actions.people import ADDED_COLUMNS
from ide_assets.domains.cohorts.rules import DEFAULT
from ide_assets.reports.quality import catalogue
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.ledger import RemovedVersionError
from ide_assets.store.release_reading import NoReleaseError

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
    connection.execute(_FACTS, {"at_risk_below": settings.rules.actions.at_risk_below})


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
    **dict.fromkeys(("passed", "blocking", "structural"), "BOOLEAN"),
    **dict.fromkeys(("failing", "rows"), "BIGINT"),
    "note": "VARCHAR",
    "waived": "VARCHAR",
    "consequence": "VARCHAR",
}

_WAIVER_TYPES = {**dict.fromkeys(("table_name", "check_name", "month", "reason"), "VARCHAR"), "until": "DATE"}


def fill_checks(connection: "duckdb.DuckDBPyConnection", home: Home, months: Mapping[str, str]) -> None:
    """Add the check results and waivers of each table's newest month (`months`, by table) in the release.

    Needs access to the home's files. Where these are damaged, readers keep the last release without its checks.
    """
    try:
        catalogue.attach(connection, home, copied=False)
    except DamagedHomeError as error:
        _log.warning("Check results are not shown: %s", error)
        for name, types in (("checks", _CHECK_TYPES), ("waivers", _WAIVER_TYPES)):
            connection.execute(f"CREATE TABLE served.{name} AS {database.no_rows(types)}")
    else:
        connection.execute(
            f"CREATE TABLE served.checks AS SELECT {', '.join(_CHECK_TYPES)} FROM quality.check_results "
            "JOIN (SELECT unnest($tables) AS table_name, unnest($months) AS month) USING (table_name, month) "
            "WHERE is_published ORDER BY table_name, passed, check_name",
            {"tables": list(months), "months": list(months.values())},
        )
        connection.execute(
            f"CREATE TABLE served.waivers AS SELECT {', '.join(_WAIVER_TYPES)} FROM quality.waivers "
            "ORDER BY table_name, check_name"
        )
    connection.execute(f"DETACH DATABASE IF EXISTS {catalogue.NAME}")


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

_RENEWALS = """
CREATE TEMP TABLE renewals AS
WITH rows AS (
    SELECT coalesce(survivors.account_csn, surviving_account_csn) AS account_csn, ide.*
    FROM released_ide AS ide LEFT JOIN survivors ON csn = surviving_account_csn
    WHERE snapshot_date = (SELECT max(snapshot_date) FROM released_ide)
)
SELECT rows.account_csn, opportunity_id, any_value(original_account_csn) AS original_account_csn,
    any_value(opportunity_close_date) AS close_date, any_value(acv_usd__c) AS acv_usd,
    min(customer_ews_prediction) AS renewal_score,
    max(customer_active_aov_net3) AS order_value,
    any_value(customer_aov_band) AS billing_size, any_value(site_geo) AS site_geo
FROM rows LEFT JOIN released_opportunity AS opportunity ON opportunity.id = opportunity_id
GROUP BY rows.account_csn, opportunity_id
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

#: Attributes of each surviving account, and everything that its page shows as one text.
_FACTS = """
CREATE TABLE served.facts AS
WITH newest AS (SELECT max(by_month) AS by_month FROM pools),
attributes AS (
    SELECT account_csn, any_value(account_name) AS account_name, any_value(site_geo) AS site_geo,
        any_value(country) AS country, any_value(industry_group) AS industry_group,
        any_value(named_account_group) AS named_account_group, any_value(employee_count) AS employee_count,
        any_value(parent_account_csn) AS parent_csn
    FROM released_attributes GROUP BY ALL
),
months AS (
    SELECT account_csn, list(struct_pack(
        month := strftime(by_month, '%Y-%m'), seats_purchased, seats_assigned, assignment_rate, active_users,
        utilisation_rate
    ) ORDER BY by_month) AS items
    FROM seat_months LEFT JOIN usage_months USING (by_month, account_csn) GROUP BY ALL
),
offerings AS (
    SELECT account_csn, offering, sum(seats_purchased) AS seats_purchased, sum(seats_assigned) AS seats_assigned,
        round(100 * sum(seats_assigned)
            / nullif(sum(seats_purchased) FILTER (seats_assigned IS NOT NULL), 0), 1) AS assignment_rate
    FROM pools WHERE by_month = (SELECT by_month FROM newest) GROUP BY ALL
),
products AS (
    SELECT account_csn, list(struct_pack(offering, seats_purchased, seats_assigned, assignment_rate)
        ORDER BY assignment_rate DESC NULLS LAST, seats_purchased DESC, offering) AS items
    FROM offerings GROUP BY ALL
),
of_account AS (
    SELECT account_csn, list(struct_pack(opportunity_id, close_date, acv_usd, renewal_score)
            ORDER BY close_date, opportunity_id) AS items,
        min(close_date) AS next_close_date, sum(acv_usd) AS acv_usd,
        coalesce(sum(acv_usd) FILTER (renewal_score < $at_risk_below), 0) AS acv_at_risk_usd,
        arg_max(billing_size, order_value) AS billing_size, min(renewal_score) AS renewal_score,
        max(site_geo) AS site_geo
    FROM renewals GROUP BY ALL
),
order_values AS (
    SELECT account_csn, sum(order_value) AS order_value
    FROM (SELECT account_csn, max(order_value) AS order_value FROM renewals GROUP BY account_csn, original_account_csn)
    GROUP BY ALL
),
family AS (
    SELECT child.account_csn AS csn, coalesce(survivors.account_csn, child.parent_csn) AS parent, child.account_name,
        child.site_geo
    FROM attributes AS child LEFT JOIN survivors ON survivors.csn = child.parent_csn
    WHERE child.parent_csn IS NOT NULL AND child.account_csn <> child.parent_csn
),
relatives AS (
    SELECT family.parent AS account_csn, 'child' AS relation, family.csn, account_name, site_geo FROM family
    UNION ALL
    SELECT own.csn, 'parent', own.parent, parent.account_name, parent.site_geo
    FROM family AS own LEFT JOIN attributes AS parent ON parent.account_csn = own.parent
    UNION ALL
    SELECT survivors.account_csn, 'merged into this account', survivors.csn, merged.account_name, merged.site_geo
    FROM survivors LEFT JOIN attributes AS merged ON merged.account_csn = survivors.csn
    WHERE survivors.csn <> survivors.account_csn
),
hierarchy AS (
    SELECT relatives.account_csn, list(struct_pack(
        relation, csn := relatives.csn, name := account_name, site_geo, seats_purchased, seats_assigned, assignment_rate
    ) ORDER BY relation, relatives.csn) AS items
    FROM relatives LEFT JOIN seat_months
        ON seat_months.account_csn = relatives.csn AND by_month = (SELECT by_month FROM newest)
    GROUP BY ALL
),
current_month AS (SELECT * FROM seat_months LEFT JOIN usage_months USING (by_month, account_csn)
    WHERE by_month = (SELECT by_month FROM newest)),
month_before AS (SELECT * FROM seat_months LEFT JOIN usage_months USING (by_month, account_csn)
    WHERE by_month = (SELECT by_month FROM newest) - INTERVAL 1 MONTH)
SELECT accounts.account_csn, accounts.owner_id, accounts.is_frozen, accounts.score, accounts.status,
    accounts.score_month_before, accounts.status_month_before, account_name,
    coalesce(attributes.site_geo, of_account.site_geo) AS site_geo,
    attributes.country, attributes.industry_group, named_account_group, employee_count,
    current_month.seats_purchased, current_month.seats_assigned, current_month.known_seats,
    current_month.assignment_rate,
    current_month.active_users, current_month.line_seats, current_month.utilisation_rate,
    month_before.seats_purchased AS seats_purchased_before, month_before.seats_assigned AS seats_assigned_before,
    month_before.known_seats AS known_seats_before,
    month_before.active_users AS active_users_before, month_before.line_seats AS line_seats_before,
    order_value, of_account.acv_usd, acv_at_risk_usd, next_close_date, billing_size,
    CASE WHEN employee_count IS NULL THEN NULL WHEN employee_count <= 50 THEN '1-50 employees'
        WHEN employee_count <= 250 THEN '51-250 employees' WHEN employee_count <= 1000 THEN '251-1,000 employees'
        ELSE 'over 1,000 employees' END AS company_size, of_account.renewal_score,
    coalesce(of_account.renewal_score < $at_risk_below, false) AS is_at_risk,
    CAST(to_json(struct_pack(
        months := months.items, products := products.items, renewals := of_account.items, hierarchy := hierarchy.items,
        benchmark := CASE WHEN benchmarks.account_csn IS NULL THEN NULL ELSE benchmarks END,
        quality := struct_pack(
            dirty_pools := current_month.dirty_pools, dirty_teams := current_month.dirty_teams,
            unknown_pools := current_month.unknown_pools, pools := current_month.pools
        )
    )) AS VARCHAR) AS page
FROM served.accounts AS accounts
LEFT JOIN attributes USING (account_csn) LEFT JOIN months USING (account_csn)
LEFT JOIN products USING (account_csn) LEFT JOIN of_account USING (account_csn)
LEFT JOIN order_values USING (account_csn) LEFT JOIN hierarchy USING (account_csn)
LEFT JOIN benchmarks USING (account_csn) LEFT JOIN current_month USING (account_csn)
LEFT JOIN month_before USING (account_csn)
ORDER BY accounts.account_csn
"""
