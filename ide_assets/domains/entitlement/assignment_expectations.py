"""Expectations of the assignment rate and of its slices."""

from ide_assets.domains.entitlement.expectations import SEATS_ARE_COUNTS
from ide_assets.kernel.expectations import Expectation, between

_ROW = "account_csn, tenant_id, pool_id"

#: Each slice, the slice whose pools it subdivides, and whether a pool may belong to several of its values.
_RESUMS_TO = """
        (
            VALUES
            ('offering', 'overall', false),
            ('seat_bucket', 'overall', false),
            ('offering x seat_bucket', 'overall', false),
            ('geo', 'overall', true),
            ('industry', 'overall', true),
            ('offering x geo', 'geo', false),
            ('seat_bucket x geo', 'geo', false),
            ('offering x industry', 'industry', false),
            ('seat_bucket x industry', 'industry', false),
            ('geo x industry', 'geo', true),
            ('geo x industry', 'industry', true)
        ) AS resums(slice, whole, may_exceed)
"""

ASSIGNMENT = (
    SEATS_ARE_COUNTS,
    Expectation(
        "rates_are_finite",
        "An infinite or undefined rate spoils every median and average that includes it.",
        f"""
        SELECT {_ROW}, assignment_rate
        FROM judged
        WHERE NOT (isfinite(assignment_rate) AND isfinite(assignment_rate_capped))
        """,
    ),
    Expectation(
        "rate_follows_from_seats",
        "A rate that does not follow from its own seats cannot be explained to the customer.",
        f"""
        SELECT {_ROW}, seats_assigned, seats_purchased, assignment_rate
        FROM judged
        WHERE (assignment_rate IS NULL) <> (seats_purchased = 0 OR seats_assigned IS NULL)
            OR abs(assignment_rate - 100.0 * seats_assigned / nullif(seats_purchased, 0)) > 0.0500001
            OR assignment_rate_capped IS DISTINCT FROM
                (CASE WHEN assignment_rate > 100 THEN 100 ELSE assignment_rate END)
        """,
        structural=True,
    ),
    Expectation(
        "rate_at_most_100",
        "The pool has more assigned than purchased seats: legitimate after a subscription of the pool expired, "
        "otherwise a defect of the delivery.",
        """
        SELECT
            b.account_csn, b.tenant_id, b.pool_id, b.seats_assigned, b.seats_purchased,
            CASE WHEN p.expired_seats > 0 THEN 'expired subscription in the pool' ELSE 'unexplained' END
                AS explanation
        FROM judged b
        LEFT JOIN pool_monthly p ON b.tenant_id = p.tenant_id AND b.pool_id = p.pool_id
        WHERE b.assignment_rate > 100
        """,
        blocking=False,
        explained_by="explanation",
    ),
    Expectation(
        "no_victim_survives",
        "Seats are left in a dissolved account, or moved to an account that it was not merged into: the right account "
        "lacks them.",
        """
        SELECT b.account_csn, b.surviving_account_csn
        FROM judged b
        LEFT JOIN account_merges own ON b.account_csn = own.victim_account_csn
        LEFT JOIN account_merges m ON b.surviving_account_csn = m.victim_account_csn
        WHERE m.final_merge_status = 'COMPLETED'
            OR b.surviving_account_csn IS DISTINCT FROM coalesce(own.surviving_account_csn, b.account_csn)
        """,
        structural=True,
    ),
    Expectation(
        "every_owner_has_a_row",
        "A CSN that shares a pool but has no row for it shows none of the seats that it pays for.",
        """
        SELECT DISTINCT s.account_csn, s.tenant_id, s.pool_id
        FROM active_subscription_monthly s
        WHERE NOT EXISTS (
            SELECT 1 FROM judged b
            WHERE b.account_csn = s.account_csn AND b.tenant_id = s.tenant_id AND b.pool_id = s.pool_id
        )
        """,
        structural=True,
    ),
    Expectation(
        "seats_conserved_by_merge",
        "Seats were gained or lost by a merge, which only moves them: each pool must count once among the survivors of "
        "its accounts.",
        """
        SELECT pools.tenant_id, pools.pool_id, pools.seats_purchased, merged.seats_purchased AS merged_seats
        FROM pool_monthly AS pools
        FULL JOIN (
            SELECT tenant_id, pool_id, sum(seats_purchased) AS seats_purchased
            FROM (
                SELECT DISTINCT tenant_id, pool_id, offering_external_key, seats_purchased
                FROM judged
                WHERE surviving_account_csn IS NOT NULL
            )
            GROUP BY tenant_id, pool_id
        ) AS merged ON pools.tenant_id = merged.tenant_id AND pools.pool_id = merged.pool_id
        WHERE pools.seats_purchased IS DISTINCT FROM merged.seats_purchased
        """,
        structural=True,
    ),
    Expectation(
        "flags_follow_from_subscriptions",
        "With a wrong dirty flag, a number is attributed to a single subscription, or a pool is counted under two "
        "accounts.",
        """
        SELECT b.account_csn, b.tenant_id, b.pool_id, b.is_dirty_pool, b.is_dirty_team
        FROM judged b
        JOIN (
            SELECT tenant_id, pool_id, count(*) > 1 AS pool, count(DISTINCT account_csn) > 1 AS team
            FROM active_subscription_monthly
            GROUP BY tenant_id, pool_id
        ) AS s ON b.tenant_id = s.tenant_id AND b.pool_id = s.pool_id
        WHERE b.is_dirty_pool IS DISTINCT FROM s.pool OR b.is_dirty_team IS DISTINCT FROM s.team
        """,
        structural=True,
    ),
    Expectation(
        "geography_is_the_accounts",
        "A pool whose geography is not its account's is missing from one geography and wrongly included in another.",
        """
        SELECT b.account_csn, b.site_geo, a.site_geo AS accounts_site_geo
        FROM judged b
        JOIN account_attributes a ON b.account_csn = a.account_csn
        WHERE b.site_geo IS DISTINCT FROM a.site_geo
        """,
        structural=True,
    ),
    Expectation(
        "account_is_known",
        "The account of these seats is not among the month's accounts, so they are in no geography.",
        f"""
        SELECT {_ROW}
        FROM judged b
        WHERE NOT EXISTS (SELECT 1 FROM account_attributes a WHERE a.account_csn = b.account_csn)
        """,
        blocking=False,
    ),
)

ASSIGNMENT_SLICES = (
    Expectation(
        "counts_are_sound",
        "A slice with more unknown pools or seats than it has in total gets a negative or meaningless rate.",
        """
        SELECT
            slice, value, pools, pools_without_assignment, accounts,
            seats_purchased, seats_without_assignment, seats_assigned
        FROM judged
        WHERE pools < 1
            OR accounts < 1
            OR seats_assigned < 0
            OR pools_without_assignment NOT BETWEEN 0 AND pools
            OR seats_without_assignment NOT BETWEEN 0 AND seats_purchased
            OR (seats_assigned IS NULL) <> (pools_without_assignment = pools)
        """,
    ),
    Expectation(
        "rate_follows_from_sums",
        "A rate that does not follow from its own seats is an average of rates, or includes seats whose assignment is "
        "unknown.",
        """
        SELECT slice, value, seats_purchased, seats_without_assignment, seats_assigned, assignment_rate
        FROM judged
        WHERE (assignment_rate IS NULL) <> (seats_purchased = seats_without_assignment OR seats_assigned IS NULL)
            OR abs(
                assignment_rate - 100.0 * seats_assigned / nullif(seats_purchased - seats_without_assignment, 0)
            ) > 0.0500001
            OR assignment_rate_capped IS DISTINCT FROM
                (CASE WHEN assignment_rate > 100 THEN 100 ELSE assignment_rate END)
        """,
        structural=True,
    ),
    Expectation(
        "overall_is_all_pools",
        "Pools that the overall slice lacks or counts twice are wrong in every other slice, too.",
        """
        SELECT overall.*, whole.*
        FROM (
            SELECT pools, pools_without_assignment, seats_purchased, seats_without_assignment, seats_assigned
            FROM judged
            WHERE slice = 'overall'
        ) AS overall
        FULL JOIN (
            SELECT
                count(*) AS all_pools,
                count(*) - count(seats_assigned) AS all_without,
                sum(seats_purchased) AS all_purchased,
                coalesce(sum(seats_purchased) FILTER (WHERE seats_assigned IS NULL), 0) AS all_seats_without,
                sum(seats_assigned) AS all_assigned
            FROM pool_monthly
            HAVING count(*) > 0
        ) AS whole ON true
        WHERE (pools, pools_without_assignment, seats_purchased, seats_without_assignment, seats_assigned)
            IS DISTINCT FROM (all_pools, all_without, all_purchased, all_seats_without, all_assigned)
        """,
        structural=True,
    ),
    Expectation(
        "slices_resum_to_the_whole",
        "The values of a slice do not add up to the whole: pools were lost or, where a pool has one value only, "
        "counted twice.",
        f"""
        WITH totals AS (
            SELECT
                slice,
                sum(pools) AS pools,
                sum(seats_purchased) AS purchased,
                sum(seats_without_assignment) AS without,
                coalesce(sum(seats_assigned), 0) AS assigned
            FROM judged
            GROUP BY slice
        )
        SELECT
            resums.slice, whole,
            parts.pools, parts.purchased, parts.without, parts.assigned,
            wholes.pools AS whole_pools,
            wholes.purchased AS whole_purchased,
            wholes.without AS whole_without,
            wholes.assigned AS whole_assigned
        FROM {_RESUMS_TO}
        JOIN totals AS wholes ON wholes.slice = whole
        LEFT JOIN totals AS parts ON parts.slice = resums.slice
        WHERE parts.slice IS NULL
            OR parts.pools < wholes.pools
            OR parts.purchased < wholes.purchased
            OR parts.without < wholes.without
            OR parts.assigned < wholes.assigned
            OR NOT may_exceed
                AND (parts.pools, parts.purchased, parts.without, parts.assigned)
                <> (wholes.pools, wholes.purchased, wholes.without, wholes.assigned)
        """,
        structural=True,
    ),
    Expectation(
        "geographies_hold_their_pools_once",
        "A pool with two CSNs in one geography must count once there; counted twice it weighs more than other pools.",
        """
        SELECT value, seats_purchased, expected
        FROM (SELECT * FROM judged WHERE slice = 'geo') AS found
        FULL JOIN (
            SELECT geo, count(*) AS expected_pools, sum(seats_purchased) AS expected
            FROM (
                SELECT DISTINCT tenant_id, pool_id, coalesce(site_geo, 'unknown') AS geo, seats_purchased
                FROM assignment_monthly
            )
            GROUP BY geo
        ) AS geographies ON found.value = geographies.geo
        WHERE (pools, seats_purchased) IS DISTINCT FROM (expected_pools, expected)
        """,
        structural=True,
    ),
    between(
        "assignment_is_known",
        "Pools whose assigned seats are unknown are left out: the rate covers the other pools only.",
        "pools_without_assignment",
        max_value=0,
        where="slice = 'overall'",
        shown="pools, pools_without_assignment, seats_purchased, seats_without_assignment",
        blocking=False,
    ),
)
