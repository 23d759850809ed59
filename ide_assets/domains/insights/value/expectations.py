"""Expectations of the tables of lifetime value."""

from ide_assets.kernel.expectations import Expectation

OPEN_RENEWALS = (
    Expectation(
        "open_renewals_are_still_to_come",
        "A renewal that is already decided, or due in the past, would count as value to come.",
        """
        SELECT j.surviving_account_csn, j.opportunity_id, j.close_date FROM judged j
        LEFT JOIN opportunities o ON o.opportunity_id = j.opportunity_id
        WHERE j.close_date <= DATE ':last_day' OR coalesce(o.is_closed, true) OR coalesce(j.renewal_number, 0) < 1
        """,
        structural=True,
    ),
)

LIFETIME_GRADES = (
    Expectation(
        "lifetime_measures_are_possible",
        "A measure outside its range comes from a wrong split or a wrong outcome.",
        """
        SELECT origin, mean_absolute_error, high_value_found, high_value_found_baseline, interval_coverage FROM judged
        WHERE mean_absolute_error < 0 OR high_value_found NOT BETWEEN 0 AND 1
        OR high_value_found_baseline NOT BETWEEN 0 AND 1 OR interval_coverage NOT BETWEEN 0 AND 1
        """,
        structural=True,
    ),
    Expectation(
        "serving_values_beat_the_baseline",
        "A model that finds no more of the high-value customers than their contracts do adds nothing to them.",
        """
        SELECT origin, model_version, grade, is_serving FROM judged
        WHERE is_serving AND (coalesce(grade, 'C') = 'C' OR interval_width IS NULL
        OR CASE WHEN value_method = 'orders' THEN order_parameters IS NULL
        ELSE retention_alpha IS NULL OR retention_beta IS NULL END)
        """,
        structural=True,
    ),
)

LIFETIME_VALUES = (
    Expectation(
        "every_account_is_valued_or_says_why",
        "A missing value without a reason looks like a value of zero.",
        """
        SELECT surviving_account_csn, lifetime_value, is_high_value, lifetime_missing_because FROM judged
        WHERE (lifetime_value IS NULL) <> (lifetime_missing_because IS NOT NULL)
        OR (lifetime_value IS NULL) <> (is_high_value IS NULL)
        """,
        structural=True,
    ),
    Expectation(
        "parts_sum_to_the_value",
        "Parts that do not sum to the value explain a different value from the one shown.",
        """
        SELECT surviving_account_csn, lifetime_value, value_contracted, value_of_renewals, value_of_orders,
        value_if_all_renew
        FROM judged
        WHERE lifetime_value IS NOT NULL AND NOT coalesce(
        abs(lifetime_value - value_contracted - value_of_renewals - value_of_orders) < 0.005
        AND value_of_renewals >= 0 AND value_of_orders >= 0
        AND (value_of_orders = 0 OR value_contracted + value_of_renewals = 0)
        AND value_if_all_renew >= lifetime_value - 0.015, false)
        """,
        structural=True,
    ),
    Expectation(
        "intervals_contain_the_value",
        "A value outside its own interval does not show how sure it is.",
        """
        SELECT surviving_account_csn, lifetime_value, lifetime_value_low, lifetime_value_high FROM judged
        WHERE lifetime_value IS NOT NULL AND NOT coalesce(0 <= lifetime_value_low
        AND lifetime_value_low <= lifetime_value AND lifetime_value <= lifetime_value_high, false)
        """,
        structural=True,
    ),
)
