"""How an account's people use what it bought, what they say, what was renewed, and what was done for it.

One definition of each number, in SQL; `pages/measures.py` says it in words. Temporary tables of one row per surviving
account, from the tables `lake_*`, `pools` and `survivors`, which served_pages.py joins.
"""

from typing import TYPE_CHECKING

from ide_assets.web.served_lake import EVENT_MONTHS

if TYPE_CHECKING:
    import duckdb

#: Categories of users: least days of the month with a commercial authorisation. Two days a week, and one.
POWER_DAYS, REGULAR_DAYS = 8, 4

#: An account whose first subscription began less than this many days ago is in onboarding.
ONBOARDING_DAYS = 90

#: Answers to `nps` of at least the first promote, of at most the second detract.
PROMOTER, DETRACTOR = 9, 6

#: The category of a user by days of use in the month.
CATEGORY = f"""
CASE WHEN days >= {POWER_DAYS} THEN 'power' WHEN days >= {REGULAR_DAYS} THEN 'regular'
    WHEN days > 0 THEN 'light' ELSE 'inactive' END
"""

#: Everyone who held a seat of the account on the month's last day or was active in its teams, with days of use.
USERS = """
WITH teams AS (SELECT DISTINCT account_csn, tenant_id FROM account_pools),
people AS (
    SELECT account_csn, user_id, true AS is_holder, NULL::BIGINT AS days
    FROM account_pools JOIN lake_holders USING (tenant_id, pool_id)
    UNION ALL
    SELECT account_csn, user_id, false, days FROM teams JOIN lake_active_days USING (tenant_id)
)
SELECT account_csn, user_id, bool_or(is_holder) AS is_holder, coalesce(bit_count(bit_or(days)), 0) AS days
FROM people GROUP BY ALL
"""

_USERS = f"""
CREATE TEMP TABLE user_counts AS
WITH account_pools AS (
    SELECT DISTINCT account_csn, tenant_id, pool_id FROM pools WHERE by_month = (SELECT max(by_month) FROM pools)
),
categories AS (SELECT account_csn, {CATEGORY} AS category FROM ({USERS}))
SELECT account_csn, count(*) AS users, count(*) FILTER (category = 'power') AS power_users,
    count(*) FILTER (category = 'regular') AS regular_users, count(*) FILTER (category = 'light') AS light_users,
    count(*) FILTER (category = 'inactive') AS inactive_users
FROM categories GROUP BY ALL
"""

#: Each purchase with the days to its first use; the median of all of the release is what an account is compared with.
_FIRST_USES = """
CREATE TEMP TABLE first_uses AS
WITH uses AS (
    SELECT coalesce(survivors.account_csn, lake_first_uses.account_csn) AS account_csn, tenant_id, line, purchased_on,
        first_use_on, first_use_on - purchased_on AS days
    FROM lake_first_uses LEFT JOIN survivors ON csn = lake_first_uses.account_csn
),
everybody AS (SELECT median(days) AS median_days, count(days) AS n, count(*) AS purchases FROM uses)
SELECT account_csn, median(days) AS days_to_first_use, count(*) AS purchases, count(days) AS purchases_used,
    struct_pack(
        items := list(struct_pack(line, purchased_on, first_use_on, days) ORDER BY purchased_on DESC, line, tenant_id),
        everybody := any_value(everybody)
    ) AS detail
FROM uses, everybody GROUP BY account_csn
"""

_OUTCOME_COLUMNS = ", ".join(
    f"count(*) FILTER ({kind} AND {window}) AS renewals_{name}{suffix}"
    for suffix, window in (("", "is_in_year"), ("_before", "is_in_year_before"))
    for name, kind in (("decided", "true"), ("won", "is_won"))
)

#: Decided renewals of the last year, and of the year that ended a month earlier.
_OUTCOMES = f"""
CREATE TEMP TABLE outcomes AS
SELECT coalesce(survivors.account_csn, decided.account_csn) AS account_csn, {_OUTCOME_COLUMNS}
FROM (
    SELECT *, close_date > last_day($as_of::DATE - INTERVAL {EVENT_MONTHS} MONTH) AND close_date <= $as_of
            AS is_in_year,
        close_date > last_day($as_of::DATE - INTERVAL {EVENT_MONTHS + 1} MONTH)
            AND close_date <= last_day($as_of::DATE - INTERVAL 1 MONTH) AS is_in_year_before
    FROM lake_opportunities WHERE is_renewal AND is_closed AND is_won IS NOT NULL
) AS decided LEFT JOIN survivors ON csn = decided.account_csn
GROUP BY ALL
"""

_SURVEYS = f"""
CREATE TEMP TABLE answers AS
WITH answered AS (
    SELECT coalesce(survivors.account_csn, lake_surveys.account_csn) AS account_csn, kind, answered_on, score,
        answered_on > last_day($as_of::DATE - INTERVAL {EVENT_MONTHS} MONTH) AND answered_on <= $as_of AS is_in_year,
        answered_on <= last_day($as_of::DATE - INTERVAL 1 MONTH) AS is_in_year_before
    FROM lake_surveys LEFT JOIN survivors ON csn = lake_surveys.account_csn
),
kinds AS (
    SELECT account_csn, kind, count(*) AS answers, round(avg(score), 1) AS mean, max(answered_on) AS newest,
        arg_max(score, answered_on) AS newest_score,
        round(100 * (count(*) FILTER (score >= {PROMOTER}) - count(*) FILTER (score <= {DETRACTOR})) / count(*)) AS nps
    FROM answered WHERE is_in_year GROUP BY ALL
),
listed AS (
    SELECT account_csn, list(struct_pack(kind, answers, mean, newest, newest_score, nps) ORDER BY kind DESC) AS detail
    FROM kinds GROUP BY ALL
),
counts AS (
    SELECT account_csn,
        count(*) FILTER (is_in_year) AS nps_answers,
        count(*) FILTER (is_in_year AND score >= {PROMOTER})
            - count(*) FILTER (is_in_year AND score <= {DETRACTOR}) AS nps_balance,
        count(*) FILTER (is_in_year_before) AS nps_answers_before,
        count(*) FILTER (is_in_year_before AND score >= {PROMOTER})
            - count(*) FILTER (is_in_year_before AND score <= {DETRACTOR}) AS nps_balance_before
    FROM answered WHERE kind = 'nps' GROUP BY ALL
)
SELECT * FROM listed FULL JOIN counts USING (account_csn)
"""

#: Interventions with rates before and now, and what became of the renewal. What followed is not an effect.
_DONE = """
CREATE TEMP TABLE done AS
WITH carried_out AS (
    SELECT coalesce(survivors.account_csn, lake_interventions.account_csn) AS account_csn, lake_interventions.*
        EXCLUDE (account_csn), date_trunc('month', performed_on)::DATE AS by_month
    FROM lake_interventions LEFT JOIN survivors ON csn = lake_interventions.account_csn
),
newest AS (SELECT * FROM seat_months LEFT JOIN usage_months USING (by_month, account_csn)
    WHERE by_month = (SELECT max(by_month) FROM seat_months))
SELECT carried_out.account_csn, list(struct_pack(
    action_key, channel, performed_on, outcome, opportunity_id := carried_out.opportunity_id,
    assignment_before := seat_months.assignment_rate, assignment_now := newest.assignment_rate,
    utilisation_before := usage_months.utilisation_rate, utilisation_now := newest.utilisation_rate,
    renewal := CASE WHEN NOT lake_opportunities.is_renewal OR lake_opportunities.opportunity_id IS NULL THEN NULL
        WHEN NOT is_closed THEN 'open' WHEN is_won THEN 'renewed' WHEN NOT is_won THEN 'lost' ELSE 'not known' END
) ORDER BY performed_on DESC, action_key) AS detail
FROM carried_out
LEFT JOIN seat_months USING (account_csn, by_month) LEFT JOIN usage_months USING (account_csn, by_month)
LEFT JOIN newest ON newest.account_csn = carried_out.account_csn
LEFT JOIN lake_opportunities ON lake_opportunities.opportunity_id = carried_out.opportunity_id
GROUP BY carried_out.account_csn
"""


def fill(connection: "duckdb.DuckDBPyConnection") -> None:
    """Create the temporary tables."""
    connection.execute(_USERS)
    connection.execute(_FIRST_USES)
    as_of = connection.execute("SELECT as_of FROM served.release").fetchall()[0][0]
    connection.execute(_OUTCOMES, {"as_of": as_of})
    connection.execute(_SURVEYS, {"as_of": as_of})
    connection.execute(_DONE)
