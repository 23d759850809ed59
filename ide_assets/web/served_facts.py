"""One row per account with everything that pages show and sum, and one per account and month for comparisons.

Joins the temporary tables of served_pages.py and served_customers.py. What is summed is a column; what only the
account's own page shows is one text, because a lookup in nested columns reads those of 2,048 accounts.
"""

from typing import TYPE_CHECKING

from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN
from ide_assets.settings import Settings
from ide_assets.web import served_customers

if TYPE_CHECKING:
    import duckdb


def fill(connection: "duckdb.DuckDBPyConnection", settings: Settings) -> None:
    """Add `facts`, `account_months` and what drives churn to the catalogue `served`."""
    connection.execute(_FACTS, {"at_risk_below": settings.rules.actions.at_risk_below})
    connection.execute(_ACCOUNT_MONTHS)
    connection.execute(_DRIVERS)
    connection.execute(_CHURN_DECISION)


#: Bands of employees: most employees of each, and its name.
COMPANY_SIZES = (
    (50, "1-50 employees"),
    (250, "51-250 employees"),
    (1000, "251-1,000 employees"),
    (None, "over 1,000 employees"),
)

#: Drivers of an account's churn probability that its page shows, the strongest ones.
SHOWN_DRIVERS = 8

_COMPANY_SIZE = " ".join(
    f"WHEN employee_count <= {most} THEN '{name}'" if most is not None else f"ELSE '{name}'"
    for most, name in COMPANY_SIZES
)

#: What pages write where an attribute of an account is missing.
UNKNOWN = "Unknown"


def known(column: str) -> str:
    """SQL of an attribute; a delivered text that says `unknown` is as missing as no text."""
    return f"CASE WHEN lower(trim({column})) <> '{UNKNOWN.lower()}' THEN {column} END"


#: Attributes of each surviving account, and everything that its page shows as two texts.
_FACTS = f"""
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
        utilisation_rate, usage_rate := round(100 * active_users / nullif(seats_assigned, 0))
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
            ORDER BY close_date, opportunity_id) FILTER (is_newest) AS items,
        min(close_date) FILTER (is_newest) AS next_close_date, sum(acv_usd) FILTER (is_newest) AS acv_usd,
        coalesce(sum(acv_usd) FILTER (is_newest AND renewal_score < $at_risk_below), 0) AS acv_at_risk_usd,
        coalesce(sum(acv_usd) FILTER (NOT is_newest AND renewal_score < $at_risk_below), 0) AS acv_at_risk_before,
        sum(acv_usd) FILTER (is_newest AND renewal_score IS NOT NULL) AS acv_scored_usd,
        sum(acv_usd * renewal_score) FILTER (is_newest) AS acv_expected_usd,
        min(renewal_score) FILTER (is_newest) AS renewal_score,
        -- The renewal of that score, which is not always the next one.
        arg_min(close_date, (renewal_score, close_date)) FILTER (is_newest AND renewal_score < $at_risk_below)
            AS risk_close_date
    FROM renewals WHERE is_open GROUP BY ALL
),
order_values AS (
    SELECT account_csn, sum(order_value) FILTER (is_newest) AS order_value,
        sum(order_value) FILTER (NOT is_newest) AS order_value_before,
        arg_max(billing_size, order_value) FILTER (is_newest) AS billing_size,
        max(site_geo) FILTER (is_newest) AS site_geo
    FROM (
        SELECT account_csn, is_newest, max(order_value) AS order_value, max(site_geo) AS site_geo,
            arg_max(billing_size, order_value) AS billing_size
        FROM renewals GROUP BY account_csn, original_account_csn, is_newest
    ) GROUP BY ALL
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
own_seats AS (
    SELECT account_csn AS csn, sum(seats_purchased) AS seats_purchased, sum(seats_assigned) AS seats_assigned,
        round(100 * sum(seats_assigned)
            / nullif(sum(seats_purchased) FILTER (seats_assigned IS NOT NULL), 0), 1) AS assignment_rate
    FROM released_assignment WHERE by_month = (SELECT by_month FROM newest) GROUP BY ALL
),
own_values AS (
    SELECT original_account_csn AS csn, max(order_value) AS order_value FROM renewals WHERE is_newest GROUP BY ALL
),
hierarchy AS (
    SELECT relatives.account_csn, list(struct_pack(
        relation, csn := relatives.csn, name := account_name, site_geo, seats_purchased, seats_assigned,
        assignment_rate, order_value
    ) ORDER BY relation, relatives.csn) AS items
    FROM relatives LEFT JOIN own_seats USING (csn) LEFT JOIN own_values USING (csn) GROUP BY ALL
),
current_month AS (SELECT * FROM seat_months LEFT JOIN usage_months USING (by_month, account_csn)
    WHERE by_month = (SELECT by_month FROM newest)),
month_before AS (SELECT * FROM seat_months LEFT JOIN usage_months USING (by_month, account_csn)
    WHERE by_month = (SELECT by_month FROM newest) - INTERVAL 1 MONTH),
begun AS (
    SELECT coalesce(survivors.account_csn, starts.account_csn) AS account_csn, min(start_date) AS begun_on
    FROM lake_starts AS starts LEFT JOIN survivors ON csn = starts.account_csn GROUP BY ALL
),
staged AS (
    SELECT accounts.account_csn,
        CASE WHEN begun_on > (SELECT as_of FROM served.release) - INTERVAL {served_customers.ONBOARDING_DAYS} DAY
                THEN 'onboarding'
            WHEN phase IS NOT NULL THEN phase END AS stage
    FROM served.accounts AS accounts LEFT JOIN begun USING (account_csn) LEFT JOIN benchmarks USING (account_csn)
),
segments AS (
    SELECT account_csn, list(segment ORDER BY lower(segment)) AS items FROM served.segment_members GROUP BY ALL
),
churn_drivers AS (
    SELECT snapshot_date, surviving_account_csn,
        list(struct_pack(driver, driver_value, log_odds) ORDER BY abs(log_odds) DESC, driver)[:{SHOWN_DRIVERS}] AS items
    FROM released_churn_drivers WHERE driver <> 'intercept' GROUP BY ALL
),
stages AS (
    SELECT stage, median(score) AS stage_score, count(score) AS stage_accounts
    FROM staged JOIN served.accounts USING (account_csn) WHERE NOT is_frozen AND stage IS NOT NULL GROUP BY ALL
)
SELECT accounts.account_csn, accounts.owner_id, accounts.is_frozen, accounts.score, accounts.status,
    accounts.score_month_before, accounts.status_month_before, account_name,
    coalesce({known("attributes.site_geo")}, {known("order_values.site_geo")}) AS site_geo,
    {known("attributes.country")} AS country, {known("attributes.industry_group")} AS industry_group,
    {known("named_account_group")} AS named_account_group, employee_count, stage,
    current_month.seats_purchased, current_month.seats_assigned, current_month.known_seats,
    current_month.assignment_rate,
    current_month.active_users, current_month.line_seats, current_month.utilisation_rate,
    month_before.seats_purchased AS seats_purchased_before, month_before.seats_assigned AS seats_assigned_before,
    month_before.known_seats AS known_seats_before,
    month_before.active_users AS active_users_before, month_before.line_seats AS line_seats_before,
    order_value, order_value_before, of_account.acv_usd, acv_at_risk_usd, acv_at_risk_before, acv_scored_usd,
    acv_expected_usd, next_close_date, risk_close_date, {known("order_values.billing_size")} AS billing_size,
    CASE WHEN employee_count IS NULL THEN NULL {_COMPANY_SIZE} END AS company_size, of_account.renewal_score,
    coalesce(of_account.renewal_score < $at_risk_below, false) AS is_at_risk,
    users, power_users, regular_users, light_users, inactive_users, days_to_first_use, purchases, purchases_used,
    renewals_decided, renewals_won, renewals_decided_before, renewals_won_before,
    nps_answers, nps_balance, nps_answers_before, nps_balance_before,
    CAST(to_json(struct_pack(
        months := months.items, products := products.items, renewals := of_account.items, hierarchy := hierarchy.items,
        benchmark := CASE WHEN benchmarks.account_csn IS NULL THEN NULL ELSE benchmarks END,
        quality := struct_pack(
            dirty_pools := current_month.dirty_pools, dirty_teams := current_month.dirty_teams,
            unknown_pools := current_month.unknown_pools, pools := current_month.pools
        ),
        first_uses := first_uses.detail, satisfaction := answers.detail, done := done.detail,
        stage_score := round(stage_score, 1), stage_accounts := coalesce(stage_accounts, 0),
        segments := segments.items,
        insights := CASE WHEN insights.surviving_account_csn IS NULL THEN NULL ELSE insights END
    )) AS VARCHAR) AS page
FROM served.accounts AS accounts
LEFT JOIN attributes USING (account_csn) LEFT JOIN months USING (account_csn)
LEFT JOIN products USING (account_csn) LEFT JOIN of_account USING (account_csn)
LEFT JOIN order_values USING (account_csn) LEFT JOIN hierarchy USING (account_csn)
LEFT JOIN benchmarks USING (account_csn) LEFT JOIN current_month USING (account_csn)
LEFT JOIN month_before USING (account_csn) LEFT JOIN staged USING (account_csn) LEFT JOIN stages USING (stage)
LEFT JOIN segments USING (account_csn)
LEFT JOIN user_counts USING (account_csn) LEFT JOIN first_uses USING (account_csn)
LEFT JOIN outcomes USING (account_csn) LEFT JOIN answers USING (account_csn) LEFT JOIN done USING (account_csn)
LEFT JOIN (
    SELECT surviving_account_csn, effective_renewal_score, effective_score_source, lifetime_value, lifetime_value_low,
        lifetime_value_high, customers.churn_probability, customers.churn_probability_low,
        customers.churn_probability_high, churn_missing_because, churn.close_date AS churn_close_date,
        churn_drivers.items AS churn_drivers
    FROM released_insights AS customers
    LEFT JOIN released_churn AS churn USING (snapshot_date, surviving_account_csn)
    LEFT JOIN churn_drivers USING (snapshot_date, surviving_account_csn)
    WHERE snapshot_date = (SELECT max(snapshot_date) FROM released_insights)
) AS insights ON insights.surviving_account_csn = accounts.account_csn
ORDER BY accounts.account_csn
"""

#: What is compared through time: a row per account and month.
_ACCOUNT_MONTHS = """
CREATE TABLE served.account_months AS
WITH scores AS (
    SELECT surviving_account_csn AS account_csn, date_trunc('month', snapshot_date)::DATE AS by_month, score
    FROM released_scores WHERE component = 'overall' AND NOT is_frozen
        AND snapshot_date > last_day((SELECT as_of FROM served.release) - INTERVAL 12 MONTH)
)
SELECT account_csn, by_month, score, seats_purchased, seats_assigned, known_seats, active_users, line_seats
FROM scores FULL JOIN seat_months USING (account_csn, by_month) LEFT JOIN usage_months USING (account_csn, by_month)
ORDER BY account_csn, by_month
"""

_DRIVERS = f"""
CREATE TABLE served.drivers AS
WITH newest AS (SELECT as_of FROM served.release)
SELECT '{SUBSCRIPTION_CHURN}' AS model, churn_band, driver, accounts_scored, mean_log_odds FROM released_drivers
WHERE snapshot_date = (SELECT as_of FROM newest)
UNION ALL
SELECT '{TRANSACTIONAL_CHURN}', churn_band, driver, accounts_scored, mean_log_odds FROM released_order_drivers
WHERE snapshot_date = (SELECT as_of FROM newest)
"""

_CHURN_DECISION = f"""
CREATE TABLE served.churn_decision AS
SELECT any_value(decision) AS decision FROM released_models
WHERE model = '{SUBSCRIPTION_CHURN}' AND snapshot_date = (SELECT as_of FROM served.release) HAVING count(*) > 0
"""
