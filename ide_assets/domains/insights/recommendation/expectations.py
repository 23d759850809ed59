"""Expectations of the tables of the recommendation."""

from ide_assets.kernel.expectations import Expectation

RECOMMENDATION_GRADES = (
    Expectation(
        "one_recommender_serves",
        "Two serving recommenders give an account two lists.",
        "SELECT model, count(*) AS serving_models FROM judged WHERE is_serving GROUP BY model HAVING count(*) > 1",
        structural=True,
    ),
    Expectation(
        "the_best_recommender_serves",
        "A recommender that is worse than the most bought products offers people what they do not want.",
        """
        SELECT j.contender, j.success, o.contender AS better, o.success AS better_success FROM judged j
        JOIN judged o ON o.snapshot_date = j.snapshot_date
        WHERE j.is_serving AND coalesce(o.success > j.success, true)
        """,
        structural=True,
    ),
)

RECOMMENDATIONS = (
    Expectation(
        "nothing_owned_is_recommended",
        "A customer who is offered what they already have learns that the offer was made without looking.",
        """
        SELECT j.surviving_account_csn, j.recommended_offering FROM judged j
        JOIN (
            SELECT
                coalesce(m.surviving_account_csn, e.account_csn) AS owner_csn,
                coalesce(p.successor_offering, e.offering_external_key) AS owned_offering
            FROM entitlements e
            LEFT JOIN account_merges m ON m.victim_account_csn = e.account_csn
            LEFT JOIN product_renames p ON p.product_offering = e.offering_external_key
                AND p.offering_product_line_code = e.offering_product_line_code
            WHERE e.start_date <= DATE ':last_day'
        ) o
        ON o.owner_csn = j.surviving_account_csn AND o.owned_offering = j.recommended_offering
        """,
        structural=True,
    ),
    Expectation(
        "recommendations_have_name_and_reason",
        "A recommendation without a name or a reason cannot be explained to the customer.",
        """
        SELECT surviving_account_csn, recommendation_rank, recommended_offering, product_name FROM judged
        WHERE product_name IS NULL OR coalesce(recommendation_reason, '') = ''
        OR NOT coalesce(recommendation_rank BETWEEN 1 AND 5, false)
        """,
    ),
)
