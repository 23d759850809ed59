"""What the API serves of a release: one row per account, composed once when the release is opened.

Monthly appends leave a released table in the order of months, so an account's rows are spread over all of it. Here each
account has one row with everything that is shown of it, sorted by account, in a DuckDB file of its own.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.accounts.tables import ACCOUNT, ACCOUNT_ATTRIBUTES, VICTIM_SURVIVOR_MAPPING
from ide_assets.domains.actions.tables import CANDIDATES, HOLDOUT
from ide_assets.domains.cohorts.tables import BENCHMARKS, IDE, OBSERVATION
from ide_assets.domains.engagement.history.impact import INTERCEPT, SEATS
from ide_assets.domains.engagement.tables import (
    ACCOUNT_IMPACT,
    ALERTS,
    CHANGES,
    FACTORS,
    IMPACT,
    PEERS,
    RECOMMENDATIONS,
    ROOT_CAUSES,
    SCORES,
)
from ide_assets.domains.entitlement.tables import ASSIGNMENT
from ide_assets.domains.insights.segments.tables import SEGMENTS, SIZES
from ide_assets.domains.insights.tables import (
    CHURN,
    CUSTOMERS,
    DRIVERS,
    DRIVERS_BY_BAND,
    MODELS,
    TRANSACTIONAL_DRIVERS_BY_BAND,
)
from ide_assets.domains.opportunities.tables import OPPORTUNITY
from ide_assets.domains.usage.tables import USAGE
from ide_assets.months import Month
from ide_assets.operations.engagement_alerts import BY_URGENCY, EVERY_ALERT
from ide_assets.settings import Settings
from ide_assets.store import database, release, release_reading
from ide_assets.store.home import Home
from ide_assets.vocabulary.table import Table
from ide_assets.web import served_lake, served_pages

if TYPE_CHECKING:
    import duckdb

#: Months of scores that an account's trend shows.
HISTORY_MONTHS = 6

#: Merges are followed this far; a chain that is longer is not whole.
_MOST_MERGES = 100

#: Small row groups: a lookup reads one of them.
_ROW_GROUP = 8192

#: Tables whose columns are all served, as lists of an account's rows.
_ADVICE = {"recommendations": RECOMMENDATIONS, "root_causes": ROOT_CAUSES, "account_impact": ACCOUNT_IMPACT}

#: Columns that say where a row belongs, and not what is advised.
PLACE = frozenset({"snapshot_date", "surviving_account_csn", "insert_dt", "update_dt"})


def compose(home: Home, settings: Settings, path: Path) -> None:
    """Write what is served of the current release to a new DuckDB file. Raises NoReleaseError."""

    released = release.current(home)
    months = {} if released is None else {table: max(files) for table, files in released.contents.items() if files}

    def add_served(connection: "duckdb.DuckDBPyConnection") -> None:
        connection.execute(f"ATTACH {database.literal(path)} AS served (ROW_GROUP_SIZE {_ROW_GROUP})")
        served_pages.fill_checks(connection, home, months)
        newest = months.get(SCORES.name)
        publication = 0 if released is None else released.publication
        served_lake.fill(
            connection,
            home,
            publication,
            None if newest is None else Month.parse(newest),
            settings.rules.month_time_zone,
        )

    if released is None:
        # Says in words what is missing.
        with release_reading.attached(home, settings):
            pass
    with release_reading.attached(home, settings, add_served) as connection:
        attached = dict(connection.execute("SELECT database_name, path FROM duckdb_databases()").fetchall())
        folders = {Path(file).parent for name, file in attached.items() if file and name != "served"}
        if len(folders) != 1:
            raise release_reading.NoReleaseError(f"Nothing is published in {home.root} yet. Run: ide run")
        folder = folders.pop()
        _fill(connection, folder)
        served_pages.fill(connection, settings)
        connection.execute(_ALERTS)
        served_pages.fill_actions(connection, home, settings)
        connection.execute("DETACH served")


def _fill(connection: "duckdb.DuckDBPyConnection", folder: Path) -> None:
    release_reading.released_as(
        connection,
        {
            **_ADVICE,
            "scores": SCORES,
            "factors": FACTORS,
            "peers": PEERS,
            "changes": CHANGES,
            "alerts": ALERTS,
            "impact": IMPACT,
            "account": ACCOUNT,
            "merge": VICTIM_SURVIVOR_MAPPING,
            "attributes": ACCOUNT_ATTRIBUTES,
            "assignment": ASSIGNMENT,
            "usage": USAGE,
            "ide": IDE,
            "observation": OBSERVATION,
            "benchmarks": BENCHMARKS,
            "opportunity": OPPORTUNITY,
            "holdout": HOLDOUT,
            "candidates": CANDIDATES,
            "insights": CUSTOMERS,
            "churn": CHURN,
            "churn_drivers": DRIVERS,
            "drivers": DRIVERS_BY_BAND,
            "order_drivers": TRANSACTIONAL_DRIVERS_BY_BAND,
            "models": MODELS,
            "segments": SEGMENTS,
            "segment_sizes": SIZES,
        },
    )
    manifest = folder / release.MANIFEST
    connection.execute(
        "CREATE TABLE served.release AS SELECT ? AS name, ? AS identity, ? AS publication, "
        "max(snapshot_date) AS as_of, list(DISTINCT definition_version) AS definition_versions FROM released_scores "
        "WHERE snapshot_date = (SELECT max(snapshot_date) FROM released_scores)",
        [folder.name, database.file_hash(manifest), json.loads(manifest.read_bytes())["publication"]],
    )
    connection.execute(_IDENTITIES)
    for name, table in _ADVICE.items():
        connection.execute(_advice(name, table))
    connection.execute(_ATTRIBUTES)
    connection.execute(_ACCOUNTS)
    # Without them, DuckDB unpacks a row group's texts to search a name among them. The second one serves those who read
    # all accounts: with a condition on owners DuckDB reads the row group nevertheless.
    connection.execute("CREATE UNIQUE INDEX by_name ON served.identities (customer_id)")
    connection.execute("CREATE UNIQUE INDEX by_csn ON served.accounts (account_csn)")
    connection.execute(_FACTOR_STATUSES)
    connection.execute(_NOT_ESTIMATED)


def _advice(name: str, table: Table) -> str:
    """SQL that lists the rows of a table of advice by account, in the order of its columns."""
    shown = [f'"{column}"' for column in table.column_names if column not in PLACE]
    packed = ", ".join(f"{column} := {column}" for column in shown)
    return (
        f"CREATE TEMP TABLE {name} AS SELECT surviving_account_csn AS account_csn, "
        f"list(struct_pack({packed}) ORDER BY {', '.join(shown)}) AS items "
        f"FROM released_{name} "
        "WHERE snapshot_date = (SELECT as_of FROM served.release) GROUP BY ALL"
    )


#: Every name of an account: its CSN, its id, and those of accounts that were merged into it.
_IDENTITIES = f"""
CREATE TABLE served.identities AS
WITH RECURSIVE merges AS (
    SELECT victim_account_csn AS victim, min(survivor_account_csn) AS survivor
    FROM released_merge WHERE final_merge_status = 'COMPLETED' GROUP BY ALL
),
chain AS (
    SELECT victim, survivor, 1 AS links FROM merges
    UNION ALL
    SELECT chain.victim, merges.survivor, chain.links + 1
    FROM chain JOIN merges ON chain.survivor = merges.victim WHERE chain.links < {_MOST_MERGES}
),
survivors AS (SELECT victim, arg_max(survivor, links) AS survivor FROM chain GROUP BY ALL),
names AS (
    SELECT account_csn__c AS customer_id, account_csn__c AS requested_csn, 1 AS place FROM released_account
    UNION SELECT surviving_account_csn, surviving_account_csn, 1 FROM released_scores
    UNION SELECT victim, victim, 1 FROM merges
    UNION SELECT id, account_csn__c, 2 FROM released_account
),
-- An id that is another account's CSN names the account of that CSN.
named AS (
    SELECT customer_id, arg_min(requested_csn, (place, requested_csn)) AS requested_csn
    FROM names WHERE customer_id IS NOT NULL AND requested_csn IS NOT NULL GROUP BY ALL
)
SELECT customer_id, requested_csn, coalesce(survivor, requested_csn) AS account_csn
FROM named LEFT JOIN survivors ON victim = requested_csn
ORDER BY customer_id
"""

_ATTRIBUTES = """
CREATE TEMP TABLE attributes AS
SELECT account_csn__c AS account_csn, min(id) AS account_id, arg_min(ownerid, id) AS owner_id,
    arg_min(industry_group__c, id) AS industry_group, arg_min(country__c, id) AS country
FROM released_account GROUP BY ALL
"""

#: Every alert with the account that answers for it, that account's owner and annual order value, and its place in the
#: list: the newest first, those of one day by severity and then by value.
_ALERTS = f"""
CREATE TABLE served.alerts AS
SELECT alerts.*, coalesce(identities.account_csn, raised_for) AS account_csn, attributes.account_id,
    attributes.owner_id, facts.order_value,
    row_number() OVER (
        ORDER BY raised_on DESC, list_position({list(BY_URGENCY)}, severity), facts.order_value DESC NULLS LAST,
            alert_id
    ) AS place
FROM ({EVERY_ALERT}) AS alerts
LEFT JOIN served.identities ON customer_id = raised_for
LEFT JOIN attributes ON attributes.account_csn = coalesce(identities.account_csn, raised_for)
LEFT JOIN served.facts AS facts ON facts.account_csn = coalesce(identities.account_csn, raised_for)
ORDER BY place
"""

#: Everything that is shown of an account in the newest month.
_ACCOUNTS = f"""
CREATE TABLE served.accounts AS
WITH newest AS (SELECT as_of FROM served.release),
scores AS (
    SELECT surviving_account_csn AS account_csn,
        list(struct_pack(
            component, score, previous_score, coverage, lower_bound, upper_bound, peer_median_score, weight,
            contribution, status, trend, peer_group, n_peers, peer_average, percentile
        )) AS scores,
        any_value(score) FILTER (component = 'overall') AS score,
        any_value(previous_score) FILTER (component = 'overall') AS previous_score,
        any_value(coverage) FILTER (component = 'overall') AS coverage,
        any_value(status) FILTER (component = 'overall') AS status,
        any_value(trend) FILTER (component = 'overall') AS trend,
        any_value(definition_version) AS definition_version,
        bool_or(is_frozen) AS is_frozen
    FROM released_scores
    LEFT JOIN released_peers USING (snapshot_date, surviving_account_csn, component)
    WHERE snapshot_date = (SELECT as_of FROM newest) GROUP BY ALL
),
factors AS (
    SELECT surviving_account_csn AS account_csn,
        list(struct_pack(
            factor, component, current_value, previous_value, target, score, weight, effective_weight, contribution,
            status, trend, is_shared
        )) AS factors
    FROM released_factors WHERE snapshot_date = (SELECT as_of FROM newest) GROUP BY ALL
),
changes AS (
    SELECT surviving_account_csn AS account_csn,
        list(struct_pack(component, factor, cause, points) ORDER BY abs(points) DESC, component, factor, cause)
            AS changes
    FROM released_changes WHERE snapshot_date = (SELECT as_of FROM newest) GROUP BY ALL
),
months AS (
    SELECT surviving_account_csn AS account_csn, snapshot_date,
        struct_pack(
            month := strftime(snapshot_date, '%Y-%m'),
            communication := any_value(score) FILTER (component = 'communication'),
            product := any_value(score) FILTER (component = 'product'),
            relationship := any_value(score) FILTER (component = 'relationship'),
            overall := any_value(score) FILTER (component = 'overall'),
            status := any_value(status) FILTER (component = 'overall'),
            definition_version := any_value(definition_version)
        ) AS scores
    FROM released_scores
    WHERE snapshot_date > last_day((SELECT as_of FROM newest) - INTERVAL {HISTORY_MONTHS} MONTH)
    GROUP BY surviving_account_csn, snapshot_date
),
history AS (
    SELECT account_csn, list(scores ORDER BY snapshot_date) AS history,
        any_value(scores) FILTER (snapshot_date = last_day((SELECT as_of FROM newest) - INTERVAL 1 MONTH))
            AS month_before
    FROM months GROUP BY ALL
)
SELECT account_csn, account_id, owner_id, industry_group, country, score, coverage, status, trend, is_frozen,
    month_before.overall AS score_month_before, month_before.status AS status_month_before,
    -- As text: a lookup in nested columns reads those of 2,048 accounts, and each further column takes time.
    CAST(to_json(struct_pack(
        account := struct_pack(
            account_csn, account_id, owner_id, industry_group, country, score, previous_score, coverage, status, trend,
            is_frozen, definition_version, score_month_before := month_before.overall,
            status_month_before := month_before.status
        ),
        scores, factors, changes, history, recommendations := recommendations.items, root_causes := root_causes.items,
        account_impact := account_impact.items
    )) AS VARCHAR) AS document
FROM scores LEFT JOIN factors USING (account_csn) LEFT JOIN changes USING (account_csn)
LEFT JOIN history USING (account_csn) LEFT JOIN attributes USING (account_csn)
LEFT JOIN recommendations USING (account_csn) LEFT JOIN root_causes USING (account_csn)
LEFT JOIN account_impact USING (account_csn)
ORDER BY account_csn
"""

#: Associations that the history cannot support; the terms that only complete a model are left out.
_NOT_ESTIMATED = f"""
CREATE TABLE served.not_estimated AS
SELECT association, factor, not_estimated_because AS reason
FROM released_impact
WHERE snapshot_date = (SELECT as_of FROM served.release) AND not_estimated_because IS NOT NULL
    AND factor NOT IN ({database.literal(INTERCEPT)}, {database.literal(SEATS)})
ORDER BY association, factor
"""

_FACTOR_STATUSES = """
CREATE TABLE served.factor_statuses AS
SELECT factor, owner_id, account_csn, factors.status, factors.score
FROM released_factors AS factors
JOIN served.accounts ON account_csn = surviving_account_csn
WHERE snapshot_date = (SELECT as_of FROM served.release) AND NOT is_frozen
ORDER BY factor, account_csn
"""
