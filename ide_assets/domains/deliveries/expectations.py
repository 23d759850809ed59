"""Expectations of each source's accepted rows, beyond the row rules that its reader applies."""

from collections.abc import Mapping

from ide_assets.domains.deliveries.contract import references
from ide_assets.domains.deliveries.contract.parameters import MONTH_TIME_ZONE
from ide_assets.domains.deliveries.contract.references import ACCOUNT_IS_UNKNOWN
from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.expectations_of_customers import OF_CUSTOMERS
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.table_expectations import key_expectation, learned_expectations

#: Usage of a whole month may begin or end this many days inside the month, as over a long weekend.
_QUIET_DAYS = 3

#: With fewer end dates than this, it may be by chance that they are last days of months.
_FEW_END_DATES = 10

_PRODUCT_IS_UNKNOWN = """
            NOT EXISTS (SELECT 1 FROM product_offerings p WHERE p.product_offering = b.product_offering)
            AND NOT EXISTS (SELECT 1 FROM product_successions s WHERE s.product_offering = b.product_offering)
"""

#: The expectations of each source beyond those that every table has.
_OWN: Mapping[str, tuple[Expectation, ...]] = {
    **OF_CUSTOMERS,
    "product_offerings": (
        Expectation(
            "some_offering_is_standard",
            "Without a standard offering every subscription is out of scope, and the month has no rates.",
            "SELECT count(*) AS offerings FROM judged HAVING count(*) FILTER (WHERE is_standard_aum) = 0",
        ),
    ),
    "entitlements": (
        Expectation(
            "subscriptions_can_count",
            "A subscription that ends before it starts is never active, and one with another spelling of COM or SUS is "
            "out of scope: in both cases its seats are missing from every number.",
            """
            SELECT
                subscription_id, start_date, end_date, usage_type, entitlement_model,
                CASE WHEN end_date < start_date THEN 'ends before it starts' ELSE 'a code is spelt otherwise' END
                    AS problem
            FROM judged
            WHERE end_date < start_date
                OR usage_type <> 'COM' AND upper(trim(usage_type)) IN ('COM', 'COMMERCIAL')
                OR entitlement_model <> 'SUS' AND upper(trim(entitlement_model)) IN ('SUS', 'SINGLE USER')
            """,
            blocking=False,
            explained_by="problem",
        ),
        Expectation(
            "account_is_known",
            "The account of a subscription is not among the month's accounts: its seats count, but in no geography.",
            f"""
            SELECT subscription_id, account_csn
            FROM judged b
            WHERE {ACCOUNT_IS_UNKNOWN}
            """,
            blocking=False,
        ),
        Expectation(
            "product_is_known",
            "A subscription of an offering that product_offerings lacks is out of scope and in no rate.",
            """
            SELECT subscription_id, offering_external_key, offering_product_line_code
            FROM judged b
            WHERE NOT EXISTS (
                    SELECT 1 FROM product_offerings p
                    WHERE p.product_offering = b.offering_external_key
                        AND p.offering_product_line_code = b.offering_product_line_code
                )
                AND NOT EXISTS (
                    SELECT 1 FROM product_successions s
                    WHERE s.product_offering = b.offering_external_key
                        AND s.offering_product_line_code = b.offering_product_line_code
                )
            """,
            blocking=False,
        ),
        Expectation(
            "end_dates_are_as_set",
            "The setting end_date_inclusive does not match the deliveries. If end_date is the last active day but is "
            "read as the first inactive day, pools lose their seats on that day, and a subscription that ends on the "
            "last day of a month is missing from the month; in the opposite case, its last day counts twice. "
            "of_pairs is the number of subscriptions compared, pairs the number that show the mismatch. Correct the "
            "setting.",
            f"""
            WITH pairs AS (
                SELECT
                    p.subscription_id,
                    min(p.pool_id) AS pool_id,
                    max(CASE WHEN s.start_date = p.end_date THEN 1 ELSE 0 END) AS on_it,
                    max(CASE WHEN s.start_date = p.end_date + 1 THEN 1 ELSE 0 END) AS after_it
                FROM judged p
                JOIN judged s ON s.tenant_id = p.tenant_id AND s.pool_id = p.pool_id
                WHERE s.start_date >= p.end_date AND s.start_date <= p.end_date + 1 AND s.start_date > p.start_date
                GROUP BY p.subscription_id
            ),
            ends AS (
                SELECT CASE WHEN EXTRACT(day FROM end_date + 1) = 1 THEN 1 ELSE 0 END AS is_last_day
                FROM judged
                WHERE end_date IS NOT NULL
            )
            SELECT
                'successors start on the day after end_date' AS problem,
                sum(after_it) AS pairs,
                count(*) AS of_pairs,
                min(CASE WHEN after_it = 1 THEN pool_id END) AS one_pool
            FROM pairs
            HAVING sum(after_it) > sum(on_it) AND NOT CAST(':end_date_inclusive' AS BOOLEAN)
            UNION ALL
            SELECT
                'successors start on end_date',
                sum(on_it),
                count(*),
                min(CASE WHEN on_it = 1 THEN pool_id END)
            FROM pairs
            HAVING sum(on_it) > sum(after_it) AND CAST(':end_date_inclusive' AS BOOLEAN)
            UNION ALL
            SELECT 'end dates are last days of months', sum(is_last_day), count(*), NULL
            FROM ends
            HAVING count(*) >= {_FEW_END_DATES}
                AND 2 * sum(is_last_day) > count(*)
                AND NOT CAST(':end_date_inclusive' AS BOOLEAN)
            """,
            blocking=False,
            explained_by="problem",
        ),
    ),
    "seat_assignments": (
        Expectation(
            "spells_are_plausible",
            "Seats assigned after the month's end show that the feed was extracted too late, and a period that ends "
            "before it begins covers no day: in the unreliable window, both lead to too few users.",
            """
            SELECT
                tenant_id, pool_id, assigned_on, unassigned_on,
                CASE WHEN unassigned_on < assigned_on THEN 'ends before it begins' ELSE 'assigned after the month' END
                    AS problem
            FROM judged
            WHERE unassigned_on < assigned_on OR assigned_on > CAST(':last_day' AS DATE)
            """,
            blocking=False,
            explained_by="problem",
        ),
    ),
    "usage_authorizations": (
        Expectation(
            "usage_is_whole",
            "Usage that begins late or ends early is incomplete, and usage with another spelling of COM is not "
            "counted: active teams look dormant.",
            f"""
            WITH delivered AS (
                SELECT
                    CAST(min(authorized_at) AT TIME ZONE ':{MONTH_TIME_ZONE.name}' AS DATE) AS oldest,
                    CAST(max(authorized_at) AT TIME ZONE ':{MONTH_TIME_ZONE.name}' AS DATE) AS newest,
                    count(*) AS authorizations,
                    count(*) FILTER (WHERE usage_type <> 'COM' AND upper(trim(usage_type)) IN ('COM', 'COMMERCIAL'))
                        AS misspelt
                FROM judged
            )
            SELECT oldest AS day, 'begins late' AS problem, authorizations AS of_rows
            FROM delivered
            WHERE oldest > CAST(':first_day' AS DATE) + {_QUIET_DAYS}
            UNION ALL
            SELECT newest, 'ends early', authorizations
            FROM delivered
            WHERE newest < CAST(':last_day' AS DATE) - {_QUIET_DAYS}
            UNION ALL
            SELECT CAST(NULL AS DATE), 'COM spelt otherwise', misspelt
            FROM delivered
            WHERE misspelt > 0
            """,
            blocking=False,
            explained_by="problem",
        ),
        Expectation(
            "product_is_known",
            "Usage of a product that product_offerings lacks is counted, but its code may be misspelt.",
            f"""
            SELECT authorization_id, product_offering, offering_product_line_code
            FROM judged b
            WHERE {_PRODUCT_IS_UNKNOWN}
            """,
            blocking=False,
        ),
    ),
    "usage_counts": (
        Expectation(
            "product_is_known",
            "Users of a product that product_offerings lacks are counted, but its code may be misspelt.",
            f"""
            SELECT tenant_id, product_offering, offering_product_line_code
            FROM judged b
            WHERE {_PRODUCT_IS_UNKNOWN}
            """,
            blocking=False,
        ),
    ),
    "product_successions": (
        Expectation(
            "successor_is_known",
            "Subscriptions counted under a successor that product_offerings lacks are out of scope: their seats are in "
            "no rate. Add the successor to product_offerings.",
            """
            SELECT product_offering, offering_product_line_code, successor_offering, successor_line_code
            FROM judged b
            WHERE NOT EXISTS (
                    SELECT 1 FROM product_offerings p
                    WHERE p.product_offering = b.successor_offering
                        AND p.offering_product_line_code = b.successor_line_code
                )
                AND NOT EXISTS (
                    SELECT 1 FROM judged n
                    WHERE n.product_offering = b.successor_offering
                        AND n.offering_product_line_code = b.successor_line_code
                )
            """,
            blocking=False,
        ),
    ),
}


def suite(source: Source) -> tuple[Expectation, ...]:
    """All expectations of a source's accepted rows: key, totals, shares, references to other sources, and its own."""
    return (
        key_expectation(source.table),
        *learned_expectations(source.table),
        *(references.expectation(source.name, reference) for reference in source.meets),
        *_OWN.get(source.name, ()),
    )
