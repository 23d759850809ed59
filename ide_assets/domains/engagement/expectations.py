"""Expectations of the engagement tables."""

from ide_assets.kernel.expectations import Expectation

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
    Expectation(
        "values_are_within_their_range",
        "A share above 100% or a negative count makes the score of its customer meaningless.",
        """
        SELECT surviving_account_csn, factor, current_value, previous_value FROM judged
        WHERE least(current_value, previous_value) < 0 OR (
            factor IN ('email_response_rate', 'meeting_attendance', 'feature_breadth', 'active_user_share')
            AND greatest(current_value, previous_value) > 100.000001)
        """,
        structural=True,
    ),
)

FACTORS = (
    Expectation(
        "effective_weights_sum_to_100",
        "Weights that do not sum to 100 raise or lower every score of the account.",
        """
        SELECT surviving_account_csn, sum(effective_weight) AS effective_weight FROM judged
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
        "A score outside its bounds is wrong for any values of its missing factors.",
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
        SELECT surviving_account_csn, max(score) FILTER (component = 'overall') AS score,
            sum(contribution) FILTER (component <> 'overall') AS contributions
        FROM judged GROUP BY surviving_account_csn
        HAVING abs(max(score) FILTER (component = 'overall')
            - coalesce(sum(contribution) FILTER (component <> 'overall'), 0)) > 0.051
        """,
        structural=True,
    ),
    Expectation(
        "thin_scores_are_unknown",
        "A score based on little data passes for a reliable one: missing data is rewarded.",
        """
        SELECT surviving_account_csn, component, coverage, status FROM judged
        WHERE (score IS NULL OR coverage < 59.999999) AND status <> 'unknown'
        """,
        structural=True,
    ),
)

PEERS = (
    Expectation(
        "peers_are_enough",
        "An average of a few accounts passes for the norm.",
        """
        SELECT surviving_account_csn, component, peer_group, n_peers, percentile FROM judged
        WHERE n_peers < 1 OR percentile NOT BETWEEN 0 AND 100
        OR (peer_group IS NULL) <> (n_peers IS NULL) OR (peer_group IS NULL) <> (peer_average IS NULL)
        """,
        structural=True,
    ),
)

CHANGES = (
    Expectation(
        "parts_sum_to_the_change",
        "Parts that do not add up hide why a score changed.",
        """
        SELECT surviving_account_csn, component, sum(points) AS points, any_value(change) AS change FROM judged
        GROUP BY surviving_account_csn, component HAVING abs(sum(points) - any_value(change)) > 0.000001
        """,
        structural=True,
    ),
)
