"""Expectations of subscriptions and pools. Those of the assignment rate are in assignment_expectations.py."""

from ide_assets.kernel.expectations import Expectation, between, not_in_set

#: Subscriptions in scope under the codes of the month, and the ids of those that have been renewed by another one.
_SCOPED_AND_RENEWED = """
        scoped AS (
            SELECT e.*
            FROM entitlements AS e
            LEFT JOIN product_renames AS r
                ON r.product_offering = e.offering_external_key
                AND r.offering_product_line_code = e.offering_product_line_code
            LEFT JOIN (
                SELECT DISTINCT offering_product_line_code, successor_line_code
                FROM product_renames
                WHERE is_whole_line
            ) AS line ON line.offering_product_line_code = e.offering_product_line_code
            JOIN product_offerings AS p
                ON p.product_offering = coalesce(r.successor_offering, e.offering_external_key)
                AND p.offering_product_line_code =
                    coalesce(r.successor_line_code, line.successor_line_code, e.offering_product_line_code)
            WHERE p.is_standard_aum AND usage_type = 'COM' AND entitlement_model = 'SUS' AND NOT is_unlimited
        ),
        renewed AS (
            SELECT old.subscription_id
            FROM scoped AS old
            JOIN scoped AS new
                ON new.renews_subscription_id = old.subscription_id AND new.tenant_id = old.tenant_id
            WHERE new.start_date <= CAST(':last_day' AS DATE)
                AND (
                    new.start_date > old.start_date
                    OR new.start_date = old.start_date
                        AND new.subscription_id <> old.subscription_id
                        AND (old.renews_subscription_id IS NULL OR new.subscription_id > old.subscription_id)
                )
        )
"""

#: A subscription that starts in a pool this many days before another one ends, and ends later, looks like its
#: renewal: renewals are signed up to half a year early. With other seats it may be an addition, so fewer days count.
_EARLY_DAYS, _EARLY_DAYS_WITH_OTHER_SEATS = 180, 62

SEATS_ARE_COUNTS = between(
    "seats_not_negative",
    "A negative seat count would make every other pool of its account look over-assigned.",
    "seats_purchased",
    "seats_assigned",
    min_value=0,
    shown="tenant_id, pool_id, seats_purchased, seats_assigned",
)

PRODUCT_RENAMES = (
    Expectation(
        "chains_are_resolved",
        "A product counted under a code that was itself renamed is missing under the newest code.",
        """
        SELECT b.product_offering, b.offering_product_line_code, b.successor_offering, b.successor_line_code
        FROM judged b
        JOIN judged n
            ON n.product_offering = b.successor_offering AND n.offering_product_line_code = b.successor_line_code
        """,
        structural=True,
    ),
)

ACTIVE_SUBSCRIPTION = (
    SEATS_ARE_COUNTS,
    Expectation(
        "one_product_per_pool",
        "A pool with two products would count its seats under both.",
        """
        SELECT tenant_id, pool_id
        FROM judged
        GROUP BY tenant_id, pool_id
        HAVING count(DISTINCT (offering_external_key, offering_product_line_code)) > 1
        """,
        structural=True,
    ),
    Expectation(
        "some_subscription_counts",
        "No subscription is active and in scope, so the month would show a vendor without customers: the entitlements "
        "are those of another month, or their codes have changed.",
        """
        SELECT count(*) AS entitlements
        FROM entitlements
        HAVING NOT EXISTS (SELECT 1 FROM judged)
        """,
    ),
    Expectation(
        "exactly_those_that_count",
        "A subscription that has expired or is out of scope adds seats that no customer has; one that is missing takes "
        "its seats and its renewal with it.",
        f"""
        WITH {_SCOPED_AND_RENEWED}
        SELECT
            coalesce(b.subscription_id, e.subscription_id) AS subscription_id,
            CASE WHEN e.subscription_id IS NULL THEN 'does not count' ELSE 'lost' END AS problem
        FROM judged b
        FULL JOIN (
            SELECT subscription_id
            FROM scoped
            WHERE start_date <= CAST(':last_day' AS DATE)
                AND (
                    end_date IS NULL
                    OR CAST(':last_day' AS DATE) < end_date
                    OR CAST(':end_date_inclusive' AS BOOLEAN) AND CAST(':last_day' AS DATE) = end_date
                )
                AND subscription_id NOT IN (SELECT subscription_id FROM renewed)
        ) AS e ON b.subscription_id = e.subscription_id
        WHERE b.subscription_id IS NULL OR e.subscription_id IS NULL
        """,
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "terms_do_not_overlap",
        "Two terms of one pool are active at once, and the later one looks like the renewal of the earlier: its seats "
        "count twice. Deliver renews_subscription_id with the later one.",
        f"""
        SELECT
            b.tenant_id, b.pool_id, b.subscription_id, b.end_date, b.seats_purchased,
            n.subscription_id AS later_subscription_id,
            n.start_date AS later_start_date,
            n.end_date AS later_end_date,
            n.seats_purchased AS later_seats_purchased
        FROM judged b
        JOIN judged n ON n.tenant_id = b.tenant_id AND n.pool_id = b.pool_id
        WHERE n.start_date > b.start_date
            AND n.start_date < b.end_date
            AND (n.end_date IS NULL OR n.end_date > b.end_date)
            AND (
                n.start_date >= b.end_date - {_EARLY_DAYS_WITH_OTHER_SEATS}
                OR n.start_date >= b.end_date - {_EARLY_DAYS} AND n.seats_purchased = b.seats_purchased
            )
        """,
        blocking=False,
    ),
    Expectation(
        "renewals_are_plausible",
        "A renewal that names itself, a later subscription or a subscription of another tenant replaces nothing: both "
        "count. If it names a subscription of another pool, that pool loses its seats. If it names a subscription that "
        "is out of scope or not delivered, the reference may be wrong.",
        f"""
        WITH {_SCOPED_AND_RENEWED}
        SELECT subscription_id, renews_subscription_id, problem
        FROM (
            SELECT
                new.subscription_id, new.renews_subscription_id,
                CASE
                    WHEN new.renews_subscription_id = new.subscription_id THEN 'itself'
                    WHEN old.subscription_id IS NULL
                        THEN CASE WHEN new.start_date >= CAST(':first_day' AS DATE) THEN 'not delivered' END
                    WHEN old.tenant_id <> new.tenant_id THEN 'of another tenant'
                    WHEN old.start_date > new.start_date THEN 'starts after its renewal'
                    WHEN old.renews_subscription_id = new.subscription_id THEN 'in a circle'
                    WHEN old.pool_id <> new.pool_id THEN 'of another pool'
                    WHEN s.subscription_id IS NULL THEN 'out of scope'
                END AS problem
            FROM scoped AS new
            LEFT JOIN entitlements AS old ON old.subscription_id = new.renews_subscription_id
            LEFT JOIN scoped AS s ON s.subscription_id = new.renews_subscription_id
            WHERE new.renews_subscription_id IS NOT NULL
        ) AS named
        WHERE problem IS NOT NULL
        """,
        blocking=False,
        explained_by="problem",
    ),
)

CONTRADICTED = (
    Expectation(
        "published_months_agree",
        "Published months count subscriptions that, by the newest delivery, had ended, had not started or had other "
        "seats. Their rates, and calls that were based on them, are wrong. Redeliver the entitlements of those months.",
        """
        SELECT
            subscription_id, contradicted_month, contradiction,
            published_start_date, start_date,
            published_end_date, end_date,
            published_seats_purchased, seats_purchased
        FROM judged
        """,
        blocking=False,
        explained_by="contradicted_month",
    ),
)

POOL = (
    SEATS_ARE_COUNTS,
    Expectation(
        "seats_conserved_from_subscriptions",
        "The pools have more or fewer purchased seats than their subscriptions: seats were lost or counted twice.",
        """
        SELECT pools.seats AS seats_in_pools, subscriptions.seats AS seats_in_subscriptions
        FROM
            (SELECT coalesce(sum(seats_purchased), 0) AS seats FROM judged) AS pools,
            (SELECT coalesce(sum(seats_purchased), 0) AS seats FROM active_subscription_monthly) AS subscriptions
        WHERE pools.seats <> subscriptions.seats
        """,
        structural=True,
    ),
    Expectation(
        "subscriptions_agree_on_seats_assigned",
        "The rows of a pool disagree on seats_assigned; the highest is taken, which may be too high.",
        """
        SELECT tenant_id, pool_id, min(seats_assigned) AS lowest, max(seats_assigned) AS highest
        FROM active_subscription_monthly
        GROUP BY tenant_id, pool_id
        HAVING count(DISTINCT seats_assigned) + max((seats_assigned IS NULL)::INT) > 1
        """,
        blocking=False,
    ),
    not_in_set(
        "purchased_seats_above_zero",
        "A pool without purchased seats has no rate and drops out of every comparison.",
        "seats_purchased",
        [0],
        shown="tenant_id, pool_id, seats_assigned",
        blocking=False,
    ),
    Expectation(
        "source_fits_the_month",
        "Assigned seats come from the feed of seat assignments in the unreliable window, and from the pool's own count "
        "otherwise: a rate from the other source is not comparable.",
        """
        SELECT tenant_id, pool_id, seats_assigned, seats_assigned_source
        FROM judged
        WHERE CASE
            WHEN CAST(':in_unreliable_window' AS BOOLEAN)
            THEN seats_assigned_source IS DISTINCT FROM
                (CASE WHEN seats_assigned IS NOT NULL THEN 'seat_assignments' END)
            ELSE seats_assigned_source IS DISTINCT FROM
                (CASE WHEN seats_assigned IS NOT NULL THEN 'pool_snapshot' END)
        END
        """,
        structural=True,
    ),
)
