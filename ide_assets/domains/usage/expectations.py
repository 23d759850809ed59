"""Expectations of the tables of the usage domain."""

from ide_assets.kernel.expectations import Expectation, between

_KEY = "tenant_id, offering_product_line_code, product_offering"

#: The codes of a delivered row of usage (u) in the month, as deliveries/successions.py defines them.
_LINES_MOVED = """
            SELECT DISTINCT offering_product_line_code AS moved_line, successor_line_code AS moved_to
            FROM product_renames
            WHERE is_whole_line
"""
_CODES_NOW = """
                coalesce(r.successor_offering, u.product_offering) AS product_offering,
                coalesce(r.successor_line_code, moved_to, u.offering_product_line_code) AS offering_product_line_code
"""
_RENAMED = """
            LEFT JOIN product_renames AS r
                ON r.product_offering = u.product_offering
                AND r.offering_product_line_code = u.offering_product_line_code
            LEFT JOIN lines_moved ON moved_line = u.offering_product_line_code
"""

USAGE = (
    between(
        "counts_not_negative",
        "A negative number of users or seats makes every rate computed from it meaningless.",
        "mau",
        "seats_purchased",
        "seats_assigned",
        min_value=0,
        shown=f"{_KEY}, mau, seats_purchased, seats_assigned",
    ),
    Expectation(
        "rates_are_finite",
        "An infinite or undefined rate spoils every median and average that includes it.",
        f"""
        SELECT {_KEY}, usage_rate, utilisation_rate
        FROM judged
        WHERE NOT isfinite(usage_rate) OR NOT isfinite(utilisation_rate)
        """,
    ),
    Expectation(
        "rates_follow_from_counts",
        "A rate more than one point off its own counts cannot be explained to the customer.",
        f"""
        SELECT {_KEY}, mau, seats_assigned, seats_purchased, usage_rate, utilisation_rate
        FROM judged
        WHERE abs(usage_rate - 100.0 * mau / nullif(seats_assigned, 0)) > 1
            OR abs(utilisation_rate - 100.0 * mau / nullif(seats_purchased, 0)) > 1
        """,
        blocking=False,
    ),
    Expectation(
        "dormancy_follows_from_users",
        "A wrong dormancy flag sends a representative to an active team, or leaves a dormant one without a call.",
        f"""
        SELECT {_KEY}, mau, dormancy_flag
        FROM judged
        WHERE mau IS NULL OR dormancy_flag IS DISTINCT FROM (mau = 0)
        """,
        structural=True,
    ),
    Expectation(
        "every_active_line_has_a_row",
        "A team with seats but without a row is missing instead of dormant.",
        """
        SELECT DISTINCT p.tenant_id, p.offering_product_line_code
        FROM pool_monthly p
        WHERE NOT EXISTS (
            SELECT 1 FROM judged b
            WHERE b.tenant_id = p.tenant_id AND b.offering_product_line_code = p.offering_product_line_code
        )
        """,
        structural=True,
    ),
    Expectation(
        "no_usage_lost",
        "A product whose delivered commercial usage is missing here looks unused.",
        f"""
        WITH lines_moved AS ({_LINES_MOVED}),
        authorizations AS (
            SELECT tenant_id, usage_type, user_type, {_CODES_NOW}
            FROM usage_authorizations AS u {_RENAMED}
        ),
        counts AS (
            SELECT tenant_id, {_CODES_NOW}
            FROM usage_counts AS u {_RENAMED}
        )
        SELECT tenant_id, offering_product_line_code, product_offering
        FROM authorizations
        WHERE usage_type = 'COM' AND (user_type IS NULL OR user_type = 'member')
        UNION
        SELECT c.tenant_id, c.offering_product_line_code, c.product_offering
        FROM counts AS c
        LEFT JOIN (SELECT DISTINCT tenant_id, offering_product_line_code FROM authorizations) AS a
            ON a.tenant_id = c.tenant_id AND a.offering_product_line_code = c.offering_product_line_code
        WHERE a.tenant_id IS NULL
        EXCEPT
        SELECT tenant_id, offering_product_line_code, product_offering FROM judged
        """,
        structural=True,
    ),
    Expectation(
        "users_within_seats",
        "There are more active users than purchased seats: logins are shared, or seats of another product are in use.",
        f"""
        SELECT {_KEY}, mau, seats_purchased
        FROM judged
        WHERE mau > seats_purchased AND has_subscription
        """,
        blocking=False,
    ),
    Expectation(
        "users_have_seats",
        "Tenants have active users on a line code without an active subscription of it: a renamed product (deliver "
        "product_successions), usage after expiry, or a missing entitlement. These tenants get no call about dormancy.",
        """
        SELECT
            offering_product_line_code,
            count(DISTINCT tenant_id) AS tenants,
            sum(users) AS users,
            min(tenant_id) AS one_tenant
        FROM (
            SELECT tenant_id, offering_product_line_code, max(mau) AS users
            FROM judged
            WHERE NOT has_subscription AND mau > 0
            GROUP BY tenant_id, offering_product_line_code
        ) AS lines
        GROUP BY offering_product_line_code
        """,
        blocking=False,
        explained_by="offering_product_line_code",
    ),
    Expectation(
        "source_follows_from_users",
        "Without the right source, users counted by the product cannot be distinguished from delivered counts.",
        f"""
        SELECT {_KEY}, mau, mau_source
        FROM judged
        WHERE CASE
            WHEN mau_source = 'authorizations' THEN mau = 0
            WHEN mau_source = 'counts' THEN mau IS NULL
            ELSE mau_source IS NOT NULL OR mau <> 0
        END
        """,
        structural=True,
    ),
)
