"""Corruptions of subscriptions and pools, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import KEY, TOTALS, Case, Innocent

CASES: tuple[Case, ...] = (
    Case(
        "active_subscription_monthly",
        "seats_not_negative",
        "a subscription has negative seats",
        "UPDATE active_subscription_monthly SET seats_purchased = -1 WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "seats_not_negative",
        "a pool's assigned seats are negative",
        "UPDATE active_subscription_monthly SET seats_assigned = -1 WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "one_product_per_pool",
        "two subscriptions of a pool are of two offerings",
        "UPDATE active_subscription_monthly SET offering_external_key = 'ACD' WHERE subscription_id = 'S3'",
    ),
    Case(
        "active_subscription_monthly",
        "one_product_per_pool",
        "two subscriptions of a pool are of two line codes",
        "UPDATE active_subscription_monthly SET offering_product_line_code = 'RVT' WHERE subscription_id = 'S3'",
    ),
    Case(
        "pool_monthly",
        "seats_not_negative",
        "a pool's assigned seats are negative",
        "UPDATE pool_monthly SET seats_assigned = -1 WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "pool_monthly",
        "seats_not_negative",
        "a pool's purchased seats are negative",
        "UPDATE pool_monthly SET seats_purchased = -1 WHERE pool_id = 'PL-ONE'",
        {"seats_conserved_from_subscriptions": "the subscriptions have ten"},
    ),
    Case(
        "pool_monthly",
        "seats_conserved_from_subscriptions",
        "a pool counts one of its two subscriptions",
        "UPDATE pool_monthly SET seats_purchased = 12 WHERE tenant_id = 2 AND pool_id = 'PL-TWO'",
    ),
    Case(
        "pool_monthly",
        "seats_conserved_from_subscriptions",
        "a pool is lost",
        "DELETE FROM pool_monthly WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "pool_monthly",
        "seats_conserved_from_subscriptions",
        "a pool counts an expired subscription",
        "UPDATE pool_monthly SET seats_purchased = 7 WHERE tenant_id = 3",
    ),
    Case(
        "pool_monthly",
        "subscriptions_agree_on_seats_assigned",
        "the two subscriptions of a pool have different assigned seats",
        "UPDATE active_subscription_monthly SET seats_assigned = 8 WHERE subscription_id = 'S3'",
    ),
    Case(
        "pool_monthly",
        "subscriptions_agree_on_seats_assigned",
        "one of the two subscriptions of a pool has no assigned seats",
        "UPDATE active_subscription_monthly SET seats_assigned = NULL WHERE subscription_id = 'S3'",
    ),
    Case(
        "pool_monthly",
        "purchased_seats_above_zero",
        "a pool's one subscription has no seats",
        "UPDATE pool_monthly SET seats_purchased = 0 WHERE pool_id = 'PL-ONE'; "
        "UPDATE active_subscription_monthly SET seats_purchased = 0 WHERE subscription_id = 'S1'",
    ),
    Case(
        "product_renames",
        "chains_are_resolved",
        "a product counts under a code that was itself renamed",
        "INSERT INTO product_renames VALUES ('OLDEST', 'OLDESTLINE', 'OLD', 'OLDLINE', true)",
    ),
    Case(
        "active_subscription_monthly",
        "terms_do_not_overlap",
        "the next term of a pool begins a month before the present one ends",
        "UPDATE active_subscription_monthly SET start_date = DATE '2023-12-01', end_date = DATE '2025-01-01' "
        "WHERE subscription_id = 'S3'",
    ),
    *(
        Case(
            "active_subscription_monthly",
            "renewals_are_plausible",
            f"a renewal that names {what}",
            f"UPDATE entitlements SET {change} WHERE subscription_id = 'S2'",
        )
        for what, change in (
            ("itself", "renews_subscription_id = 'S2'"),
            ("a subscription of another tenant", "renews_subscription_id = 'S1'"),
            ("a later subscription", "renews_subscription_id = 'S3', start_date = DATE '2021-12-31'"),
            ("a subscription out of scope", "renews_subscription_id = 'S7', tenant_id = 1, pool_id = 'PL-FLEX'"),
            ("an expired one of another pool", "renews_subscription_id = 'S5', tenant_id = 3, pool_id = 'PL-NEXT'"),
            ("one that is not delivered", "renews_subscription_id = 'S0', start_date = DATE '2023-05-02'"),
        )
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription that was renewed still counts",
        "UPDATE entitlements SET renews_subscription_id = 'S3' WHERE subscription_id = 'S2'",
    ),
    Case(
        "contradicted_subscriptions",
        "published_months_agree",
        "a cancellation was entered after its months were published",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-05-01' AS by_month, 'S9' AS subscription_id, "
        "DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction",
    ),
    Case(
        "contradicted_subscriptions",
        KEY,
        "a contradiction is listed twice",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-05-01' AS by_month, 'S9' AS subscription_id, "
        "DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction FROM range(2)",
        follows={"published_months_agree": "each row is a contradiction"},
    ),
    Case(
        "contradicted_subscriptions",
        TOTALS,
        "a hundred contradictions where there were none",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-05-01' AS by_month, "
        "'S' || range AS subscription_id, DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction "
        "FROM range(100)",
        follows={"published_months_agree": "each row is a contradiction"},
        after_a_clean_month=True,
    ),
    Case(
        "contradicted_subscriptions",
        "rows_are_of_the_month",
        "a contradiction is of the month before",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-04-01' AS by_month, 'S9' AS subscription_id, "
        "DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction",
        follows={"published_months_agree": "each row is a contradiction"},
    ),
    *(
        Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET {column} = {column} - INTERVAL 1 MONTH WHERE rowid = 0",
        )
        for table, column in (
            ("active_subscription_monthly", "by_month"),
            ("pool_monthly", "by_month"),
        )
    ),
    Case(
        "active_subscription_monthly",
        "some_subscription_counts",
        "the entitlements of another year were delivered",
        "DELETE FROM active_subscription_monthly; UPDATE entitlements SET end_date = DATE '2022-12-31'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription is lost",
        "DELETE FROM active_subscription_monthly WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription counts on the day of its expiry",
        "UPDATE entitlements SET end_date = DATE '2023-05-31' WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription without limit counts",
        "UPDATE entitlements SET is_unlimited = true WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription of an offering that is not standard counts",
        "UPDATE product_offerings SET is_standard_aum = false WHERE product_offering = 'AECCOL'",
    ),
    Case(
        "pool_monthly",
        "source_fits_the_month",
        "the feed of the unreliable window is used after it",
        "UPDATE pool_monthly SET seats_assigned_source = 'seat_assignments' WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "pool_monthly",
        "source_fits_the_month",
        "the source of the assigned seats is unknown",
        "UPDATE pool_monthly SET seats_assigned_source = NULL WHERE pool_id = 'PL-ONE'",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "active_subscription_monthly",
        "a subscription without seats has no negative seats",
        "UPDATE active_subscription_monthly SET seats_purchased = 0, seats_assigned = 0",
    ),
    Innocent(
        "active_subscription_monthly",
        "a subscription without a number of assigned seats",
        "UPDATE active_subscription_monthly SET seats_assigned = NULL",
    ),
    Innocent(
        "pool_monthly",
        "no seat of one pool is assigned and those of another are unknown",
        "UPDATE pool_monthly SET seats_assigned = 0 WHERE pool_id = 'PL-ONE'; "
        "UPDATE pool_monthly SET seats_assigned = NULL, seats_assigned_source = NULL WHERE pool_id = 'PL-FIVE'",
    ),
)
