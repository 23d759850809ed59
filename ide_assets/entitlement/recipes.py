"""Recipes of the entitlement domain: inputs, expectations."""

from ide_assets.accounts.tables import ACCOUNT_MERGES
from ide_assets.deliveries.sources import BY_NAME
from ide_assets.entitlement import tables, transforms
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.recipe import Absence, Derived, Input

ENTITLEMENTS = BY_NAME["entitlements"].table
PRODUCT_OFFERINGS = BY_NAME["product_offerings"].table
ACCOUNTS = BY_NAME["accounts"].table

_SEATS_ARE_COUNTS = Expectation(
    "seats_not_negative",
    "A negative seat count would make every other pool of its account look over-assigned.",
    "SELECT tenant_id, pool_id, seats_purchased, seats_assigned FROM judged "
    "WHERE seats_purchased < 0 OR seats_assigned < 0",
)

RECIPES = (
    Derived(
        tables.ACTIVE_SUBSCRIPTION,
        transforms.active_subscription_monthly,
        inputs=(
            Input(ENTITLEMENTS, trace={"subscription_id": "subscription_id"}),
            Input(
                PRODUCT_OFFERINGS,
                trace={
                    "product_offering": "offering_external_key",
                    "offering_product_line_code": "offering_product_line_code",
                },
            ),
        ),
        own_expectations=(
            _SEATS_ARE_COUNTS,
            Expectation(
                "one_product_per_pool",
                "A pool of two products would count its seats under both.",
                "SELECT tenant_id, pool_id FROM judged GROUP BY tenant_id, pool_id "
                "HAVING count(DISTINCT (offering_external_key, offering_product_line_code)) > 1",
                structural=True,
            ),
        ),
    ),
    Derived(
        tables.POOL,
        transforms.pool_monthly,
        inputs=(
            Input(tables.ACTIVE_SUBSCRIPTION, trace={"tenant_id": "tenant_id", "pool_id": "pool_id"}),
            Input(ENTITLEMENTS, trace={"tenant_id": "tenant_id", "pool_id": "pool_id"}),
            Input(
                PRODUCT_OFFERINGS,
                trace={
                    "product_offering": "offering_external_key",
                    "offering_product_line_code": "offering_product_line_code",
                },
            ),
            Input(
                BY_NAME["seat_assignments"].table,
                trace={"tenant_id": "tenant_id", "pool_id": "pool_id"},
                absence=Absence.IS_NULL,
            ),
        ),
        own_expectations=(
            _SEATS_ARE_COUNTS,
            Expectation(
                "seats_conserved_from_subscriptions",
                "Purchased seats that pools have more or less of than their subscriptions were lost or invented.",
                "SELECT pools.seats AS seats_in_pools, subscriptions.seats AS seats_in_subscriptions FROM "
                "(SELECT coalesce(sum(seats_purchased), 0) AS seats FROM judged) AS pools, "
                "(SELECT coalesce(sum(seats_purchased), 0) AS seats FROM active_subscription_monthly) AS subscriptions "
                "WHERE pools.seats <> subscriptions.seats",
                structural=True,
            ),
            Expectation(
                "subscriptions_agree_on_seats_assigned",
                "Where a pool's rows disagree on seats_assigned the highest is taken, which may be too high.",
                "SELECT tenant_id, pool_id, min(seats_assigned) AS lowest, max(seats_assigned) AS highest "
                "FROM active_subscription_monthly GROUP BY tenant_id, pool_id "
                "HAVING count(DISTINCT seats_assigned) + max((seats_assigned IS NULL)::INT) > 1",
                blocking=False,
            ),
            Expectation(
                "purchased_seats_above_zero",
                "A pool of no seats has no rate: it drops out of every comparison.",
                "SELECT tenant_id, pool_id, seats_assigned FROM judged WHERE seats_purchased = 0",
                blocking=False,
            ),
        ),
    ),
    Derived(
        tables.ASSIGNMENT,
        transforms.assignment_monthly,
        inputs=(
            Input(
                tables.ACTIVE_SUBSCRIPTION,
                trace={"account_csn": "account_csn", "tenant_id": "tenant_id", "pool_id": "pool_id"},
            ),
            Input(tables.POOL, trace={"tenant_id": "tenant_id", "pool_id": "pool_id"}),
            Input(ACCOUNTS, trace={"account_csn": "account_csn"}),
            Input(ACCOUNT_MERGES, trace={"victim_account_csn": "account_csn"}),
        ),
        own_expectations=(
            _SEATS_ARE_COUNTS,
            Expectation(
                "rates_are_finite",
                "An infinite or undefined rate spreads into every median and average that it meets.",
                "SELECT account_csn, tenant_id, pool_id, assignment_rate FROM judged "
                "WHERE NOT (isfinite(assignment_rate) AND isfinite(assignment_rate_capped))",
            ),
            Expectation(
                "rate_follows_from_seats",
                "A rate that is not its own seats' cannot be explained to the customer it is about.",
                "SELECT account_csn, tenant_id, pool_id, seats_assigned, seats_purchased, assignment_rate FROM judged "
                "WHERE (assignment_rate IS NULL) <> (seats_purchased = 0 OR seats_assigned IS NULL) "
                "OR abs(assignment_rate - 100.0 * seats_assigned / nullif(seats_purchased, 0)) > 0.0500001 "
                "OR assignment_rate_capped IS DISTINCT FROM "
                "(CASE WHEN assignment_rate > 100 THEN 100 ELSE assignment_rate END)",
                structural=True,
            ),
            Expectation(
                "rate_at_most_100",
                "More users than seats: legitimate after a subscription in the pool expired (R-AR-5), else a defect "
                "of the delivery.",
                "SELECT b.account_csn, b.tenant_id, b.pool_id, b.seats_assigned, b.seats_purchased, "
                "CASE WHEN p.expired_seats > 0 THEN 'expired subscription in the pool' ELSE 'unexplained' END "
                "AS explanation FROM judged b LEFT JOIN pool_monthly p "
                "ON b.tenant_id = p.tenant_id AND b.pool_id = p.pool_id WHERE b.assignment_rate > 100",
                blocking=False,
                explained_by="explanation",
            ),
            Expectation(
                "no_victim_survives",
                "Seats left in a dissolved account, or moved to one that never took it over, are missing where they "
                "belong.",
                "SELECT b.account_csn, b.surviving_account_csn FROM judged b "
                "LEFT JOIN account_merges own ON b.account_csn = own.victim_account_csn "
                "LEFT JOIN account_merges m ON b.surviving_account_csn = m.victim_account_csn "
                "WHERE m.final_merge_status = 'COMPLETED' OR b.surviving_account_csn IS DISTINCT FROM "
                "coalesce(own.surviving_account_csn, b.account_csn)",
                structural=True,
            ),
            Expectation(
                "every_owner_has_a_row",
                "A CSN of a shared pool without its row would see none of the seats that it pays for.",
                "SELECT DISTINCT s.account_csn, s.tenant_id, s.pool_id FROM active_subscription_monthly s "
                "WHERE NOT EXISTS (SELECT 1 FROM judged b WHERE b.account_csn = s.account_csn "
                "AND b.tenant_id = s.tenant_id AND b.pool_id = s.pool_id)",
                structural=True,
            ),
            Expectation(
                "seats_conserved_by_merge",
                "Merging accounts moves seats; it neither makes nor loses any. Each pool must stand once below "
                "the survivors of its accounts.",
                "SELECT pools.tenant_id, pools.pool_id, pools.seats_purchased, merged.seats_purchased AS merged_seats "
                "FROM pool_monthly AS pools FULL JOIN "
                "(SELECT tenant_id, pool_id, sum(seats_purchased) AS seats_purchased "
                "FROM (SELECT DISTINCT tenant_id, pool_id, offering_external_key, seats_purchased FROM judged "
                "WHERE surviving_account_csn IS NOT NULL) GROUP BY tenant_id, pool_id) AS merged "
                "ON pools.tenant_id = merged.tenant_id AND pools.pool_id = merged.pool_id "
                "WHERE pools.seats_purchased IS DISTINCT FROM merged.seats_purchased",
                structural=True,
            ),
            Expectation(
                "flags_follow_from_subscriptions",
                "A wrong dirty flag lets somebody blame one subscription or count one pool under two accounts.",
                "SELECT b.account_csn, b.tenant_id, b.pool_id, b.is_dirty_pool, b.is_dirty_team FROM judged b "
                "JOIN (SELECT tenant_id, pool_id, count(*) > 1 AS pool, count(DISTINCT account_csn) > 1 AS team "
                "FROM active_subscription_monthly GROUP BY tenant_id, pool_id) AS s "
                "ON b.tenant_id = s.tenant_id AND b.pool_id = s.pool_id "
                "WHERE b.is_dirty_pool IS DISTINCT FROM s.pool OR b.is_dirty_team IS DISTINCT FROM s.team",
                structural=True,
            ),
            Expectation(
                "account_is_known",
                "Seats of an account that the month does not have are in no geography.",
                "SELECT account_csn, tenant_id, pool_id FROM judged b "
                "WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.account_csn = b.account_csn)",
                blocking=False,
            ),
        ),
    ),
)
