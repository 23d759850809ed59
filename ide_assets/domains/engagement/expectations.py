"""Expectations of the engagement tables."""

from ide_assets.kernel.expectations import Expectation, between, not_null
from ide_assets.store.database import literal

#: Factors whose value is a percentage of a whole.
SHARES = ("email_response_rate", "meeting_attendance", "feature_breadth", "active_user_share")

ACCOUNTS = (
    Expectation(
        "every_subscribed_account_is_scored",
        "A customer with a subscription that is missing here has no engagement score and raises no alert.",
        """
        SELECT DISTINCT coalesce(m.surviving_account_csn, s.account_csn) AS surviving_account_csn
        FROM active_subscription_monthly AS s
        LEFT JOIN account_merges AS m ON m.victim_account_csn = s.account_csn
        EXCEPT SELECT surviving_account_csn FROM judged WHERE NOT is_frozen
        """,
        structural=True,
    ),
)

VALUES = (
    between(
        "values_are_not_negative",
        "A negative count, share or duration makes the score of its customer meaningless.",
        "current_value",
        "previous_value",
        min_value=0,
        shown="surviving_account_csn, factor, current_value, previous_value",
    ),
    between(
        "shares_are_at_most_100",
        "A share above 100% counts something twice: the score of its customer is too high.",
        "current_value",
        "previous_value",
        max_value=100.000001,
        where=f"factor IN ({', '.join(literal(factor) for factor in SHARES)})",
        shown="surviving_account_csn, factor, current_value, previous_value",
    ),
)

FACTORS = (
    Expectation(
        "effective_weights_sum_to_100",
        "Weights that do not sum to 100 raise or lower every score of the account.",
        """
        SELECT surviving_account_csn, sum(effective_weight) AS total_weight FROM judged
        GROUP BY surviving_account_csn
        HAVING count(score) > 0 AND abs(sum(effective_weight) - 100) > 0.000001
        """,
        structural=True,
    ),
    Expectation(
        "missing_factors_weigh_nothing",
        "A missing factor that keeps its weight counts as a score of 0.",
        """
        SELECT surviving_account_csn, factor, score, effective_weight, contribution FROM judged
        WHERE score IS NULL AND (effective_weight <> 0 OR contribution <> 0 OR status <> 'missing')
        OR score IS NOT NULL AND status = 'missing'
        """,
        structural=True,
    ),
)

SCORES = (
    Expectation(
        "scores_are_within_their_bounds",
        "No values of the missing factors could give a score outside its bounds.",
        """
        SELECT surviving_account_csn, component, score, lower_bound, upper_bound FROM judged
        WHERE score NOT BETWEEN lower_bound - 0.1 AND upper_bound + 0.1
        OR lower_bound < 0 OR upper_bound > 100
        """,
        structural=True,
    ),
    Expectation(
        "contributions_sum_to_the_score",
        "Components that do not add up to the overall score do not explain it.",
        """
        SELECT surviving_account_csn, score, contributions
        FROM (
            SELECT
                surviving_account_csn,
                max(CASE WHEN component = 'overall' THEN score END) AS score,
                sum(CASE WHEN component <> 'overall' THEN contribution END) AS contributions
            FROM judged
            GROUP BY surviving_account_csn
        ) AS sums
        WHERE abs(score - coalesce(contributions, 0)) > 0.051
        """,
        structural=True,
    ),
    Expectation(
        "thin_scores_are_unknown",
        "A score based on little data passes for a reliable one: missing data is rewarded.",
        """
        SELECT surviving_account_csn, component, coverage, status FROM judged
        WHERE (score IS NULL OR NOT is_frozen AND coverage < CAST(':unknown_at_coverage' AS DOUBLE) - 0.000001)
            AND status <> 'unknown'
        """,
        structural=True,
    ),
)

PEERS = (
    between(
        "percentiles_are_percentages",
        "A percentile below 0 or above 100 ranks its customer among accounts that do not exist.",
        "percentile",
        min_value=0,
        max_value=100,
        shown="surviving_account_csn, component, peer_group, percentile",
    ),
    Expectation(
        "averages_have_a_group",
        "An average without its group and the number of peers cannot be judged; an average over no account is wrong.",
        """
        SELECT surviving_account_csn, component, peer_group, n_peers, peer_average FROM judged
        WHERE n_peers < 1 OR (peer_group IS NULL) <> (n_peers IS NULL) OR (peer_group IS NULL) <> (peer_average IS NULL)
        """,
        structural=True,
    ),
)

CHANGES = (
    Expectation(
        "parts_sum_to_the_change",
        "Parts that do not add up hide why a score changed.",
        """
        SELECT surviving_account_csn, component, points, change
        FROM (
            SELECT surviving_account_csn, component, sum(points) AS points, max(change) AS change
            FROM judged
            GROUP BY surviving_account_csn, component
        ) AS sums
        WHERE abs(points - change) > 0.000001
        """,
        structural=True,
    ),
)

RECOMMENDATIONS = (
    Expectation(
        "ranks_count_from_one",
        "Where the first rank is missing, a page that shows the first recommendation shows none.",
        """
        SELECT surviving_account_csn, min(recommendation_rank) AS first_rank, max(recommendation_rank) AS last_rank,
            count(*) AS recommendations
        FROM judged
        GROUP BY surviving_account_csn
        HAVING min(recommendation_rank) <> 1 OR max(recommendation_rank) <> count(*)
        """,
    ),
    not_null(
        "every_recommendation_has_a_text",
        "A recommendation without a text cannot be followed.",
        "recommendation",
        shown="surviving_account_csn, factor",
    ),
)

ROOT_CAUSES = (
    Expectation(
        "every_low_factor_has_a_cause",
        "A low factor without a cause cannot be acted on; a cause of a factor that is not low sends people after "
        "nothing.",
        """
        SELECT coalesce(low.surviving_account_csn, causes.surviving_account_csn) AS surviving_account_csn,
            coalesce(low.factor, causes.factor) AS factor, low.status
        FROM (
            SELECT f.surviving_account_csn, f.factor, f.status
            FROM engagement_factors_monthly AS f
            JOIN engagement_accounts_monthly AS a
                ON a.surviving_account_csn = f.surviving_account_csn AND NOT a.is_frozen
            WHERE f.status IN ('warning', 'critical')
        ) AS low
        FULL JOIN (SELECT DISTINCT surviving_account_csn, factor FROM judged) AS causes
            ON causes.surviving_account_csn = low.surviving_account_csn AND causes.factor = low.factor
        WHERE low.factor IS NULL OR causes.factor IS NULL
        """,
        structural=True,
    ),
    Expectation(
        "causes_explain_the_gap",
        "Causes that together do not bring the factor to its target leave out rows that count in its value.",
        f"""
        SELECT f.surviving_account_csn, f.factor, f.current_value, f.target, c.improved
        FROM engagement_factors_monthly AS f
        JOIN (
            SELECT surviving_account_csn, factor, sum(improvement) AS improved
            FROM judged
            GROUP BY surviving_account_csn, factor
            HAVING count(improvement) = count(*)
        ) AS c
            ON c.surviving_account_csn = f.surviving_account_csn AND c.factor = f.factor
        WHERE f.factor = 'response_time_hours' AND f.current_value - c.improved > f.target + 0.000001
            OR f.factor <> 'response_time_hours' AND f.current_value + c.improved
                < CASE WHEN f.target > 100 AND f.factor IN ({", ".join(literal(factor) for factor in SHARES)}) THEN 100
                    ELSE f.target END - 0.000001
        """,
        structural=True,
    ),
    Expectation(
        "cause_ranks_count_from_one",
        "Where the first rank is missing, a page that shows the first cause shows none.",
        """
        SELECT surviving_account_csn, factor, min(cause_rank) AS first_rank, max(cause_rank) AS last_rank,
            count(*) AS causes
        FROM judged
        GROUP BY surviving_account_csn, factor
        HAVING coalesce(min(cause_rank), 0) <> 1 OR max(cause_rank) <> count(*)
        """,
    ),
    not_null(
        "every_cause_is_explained",
        "A cause without an explanation cannot be shown.",
        "explanation",
        shown="surviving_account_csn, factor, cause_rank",
    ),
)

ALERTS = (
    Expectation(
        "alerts_are_of_scored_accounts",
        "An alert about an account that is frozen, or has no score, sends its owner to a customer who is gone.",
        """
        SELECT a.surviving_account_csn, a.component, a.alert
        FROM judged AS a
        LEFT JOIN engagement_scores_monthly AS s
            ON s.surviving_account_csn = a.surviving_account_csn AND s.component = a.component AND NOT s.is_frozen
        WHERE s.component IS NULL
        """,
    ),
    Expectation(
        "new_alerts_are_of_the_month",
        "An alert that counts as new in two months is sent twice.",
        """
        SELECT surviving_account_csn, component, alert, raised_on, is_new
        FROM judged
        WHERE is_new <> (raised_on = snapshot_date) OR raised_on > snapshot_date
        """,
    ),
)
