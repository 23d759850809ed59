"""Recipes of the entitlement domain: inputs, expectations."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.domains.entitlement import tables, transforms
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.inputs import YEAR_BEFORE, Input, MissingInput
from ide_assets.kernel.recipe import Derived

ENTITLEMENTS = BY_NAME["entitlements"].table
PRODUCT_OFFERINGS = BY_NAME["product_offerings"].table

_RENAMES = Input(
    tables.PRODUCT_RENAMES,
    trace={"successor_offering": "offering_external_key", "successor_line_code": "offering_product_line_code"},
    absence=MissingInput.IS_NULL,
)

#: Subscriptions in scope under the codes of the month, and the ids of those that another one has renewed.
_SCOPED = (
    "scoped AS (SELECT e.* FROM entitlements AS e "
    "LEFT JOIN product_renames AS r ON r.product_offering = e.offering_external_key "
    "AND r.offering_product_line_code = e.offering_product_line_code "
    "LEFT JOIN (SELECT DISTINCT offering_product_line_code, successor_line_code FROM product_renames "
    "WHERE is_whole_line) AS line ON line.offering_product_line_code = e.offering_product_line_code "
    "JOIN product_offerings AS p ON p.product_offering = coalesce(r.successor_offering, e.offering_external_key) "
    "AND p.offering_product_line_code = "
    "coalesce(r.successor_line_code, line.successor_line_code, e.offering_product_line_code) "
    "WHERE p.is_standard_aum AND usage_type = 'COM' AND entitlement_model = 'SUS' AND NOT is_unlimited), "
    "renewed AS (SELECT old.subscription_id FROM scoped AS old JOIN scoped AS new "
    "ON new.renews_subscription_id = old.subscription_id AND new.tenant_id = old.tenant_id "
    "WHERE new.start_date <= CAST(':last_day' AS DATE) AND (new.start_date > old.start_date "
    "OR new.start_date = old.start_date AND new.subscription_id <> old.subscription_id "
    "AND (old.renews_subscription_id IS NULL OR new.subscription_id > old.subscription_id)))"
)

#: A subscription of a pool that starts this long before another one ends, and ends after it, looks like its renewal:
#: renewals are signed up to half a year early. Of another number of seats it may be an addition, so less is allowed.
_EARLY_DAYS, _EARLY_DAYS_OF_OTHER_SEATS = 180, 62

_SEATS_ARE_COUNTS = Expectation(
    "seats_not_negative",
    "A negative seat count would make every other pool of its account look over-assigned.",
    "SELECT tenant_id, pool_id, seats_purchased, seats_assigned FROM judged "
    "WHERE seats_purchased < 0 OR seats_assigned < 0",
)

#: Each slice, the one whose pools it divides up anew, and whether a pool may stand in several of its values.
_RESUMS_TO = (
    "(VALUES ('offering', 'overall', false), ('seat_bucket', 'overall', false), "
    "('offering x seat_bucket', 'overall', false), ('geo', 'overall', true), ('industry', 'overall', true), "
    "('offering x geo', 'geo', false), ('seat_bucket x geo', 'geo', false), "
    "('offering x industry', 'industry', false), ('seat_bucket x industry', 'industry', false), "
    "('geo x industry', 'geo', true), ('geo x industry', 'industry', true)) AS resums(slice, whole, may_exceed)"
)

RECIPES = (
    Derived(
        tables.PRODUCT_RENAMES,
        transforms.product_renames,
        inputs=(
            Input(
                BY_NAME["product_successions"].table,
                trace={
                    "product_offering": "product_offering",
                    "offering_product_line_code": "offering_product_line_code",
                },
                absence=MissingInput.SKIPS,
            ),
            Input(PRODUCT_OFFERINGS, trace={"offering_product_line_code": "offering_product_line_code"}),
        ),
        own_expectations=(
            Expectation(
                "chains_are_resolved",
                "A product counted under a code that was itself renamed is missing under the newest one.",
                "SELECT b.product_offering, b.offering_product_line_code, b.successor_offering, b.successor_line_code "
                "FROM judged b JOIN judged n ON n.product_offering = b.successor_offering "
                "AND n.offering_product_line_code = b.successor_line_code",
                structural=True,
            ),
        ),
    ),
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
            _RENAMES,
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
            Expectation(
                "some_subscription_counts",
                "A month in which no subscription is active and in scope would be published as a vendor without "
                "customers: its entitlements are of another month, or their codes have changed.",
                "SELECT count(*) AS entitlements FROM entitlements HAVING NOT EXISTS (SELECT 1 FROM judged)",
            ),
            Expectation(
                "exactly_those_that_count",
                "A subscription that has expired or is out of scope adds seats that nobody has; one that is lost takes "
                "its seats and its renewal with it (R-AR-2).",
                f"WITH {_SCOPED} SELECT coalesce(b.subscription_id, e.subscription_id) AS subscription_id, "
                "CASE WHEN e.subscription_id IS NULL THEN 'does not count' ELSE 'lost' END AS problem "
                "FROM judged b FULL JOIN (SELECT subscription_id FROM scoped "
                "WHERE start_date <= CAST(':last_day' AS DATE) AND (end_date IS NULL "
                "OR CAST(':last_day' AS DATE) < end_date "
                "OR CAST(':end_date_inclusive' AS BOOLEAN) AND CAST(':last_day' AS DATE) = end_date) "
                "AND subscription_id NOT IN (SELECT subscription_id FROM renewed)) AS e "
                "ON b.subscription_id = e.subscription_id "
                "WHERE b.subscription_id IS NULL OR e.subscription_id IS NULL",
                structural=True,
                explained_by="problem",
            ),
            Expectation(
                "terms_do_not_overlap",
                "Two terms of one pool are active at once, and the later one looks like the renewal of the earlier: "
                "its seats count twice. Deliver renews_subscription_id with the later one.",
                "SELECT b.tenant_id, b.pool_id, b.subscription_id, b.end_date, b.seats_purchased, "
                "n.subscription_id AS later_subscription_id, n.start_date AS later_start_date, "
                "n.end_date AS later_end_date, n.seats_purchased AS later_seats_purchased "
                "FROM judged b JOIN judged n ON n.tenant_id = b.tenant_id AND n.pool_id = b.pool_id "
                "WHERE n.start_date > b.start_date AND n.start_date < b.end_date "
                "AND (n.end_date IS NULL OR n.end_date > b.end_date) "
                f"AND (n.start_date >= b.end_date - {_EARLY_DAYS_OF_OTHER_SEATS} "
                f"OR n.start_date >= b.end_date - {_EARLY_DAYS} AND n.seats_purchased = b.seats_purchased)",
                blocking=False,
            ),
            Expectation(
                "renewals_are_plausible",
                "A renewal that names a subscription of another tenant, a later one or itself replaces nothing: both "
                "count. One that names a subscription of another pool takes that pool's seats away; one that names a "
                "subscription out of scope, or that is not delivered, may name the wrong one.",
                f"WITH {_SCOPED} SELECT subscription_id, renews_subscription_id, problem FROM ("
                "SELECT new.subscription_id, new.renews_subscription_id, CASE "
                "WHEN new.renews_subscription_id = new.subscription_id THEN 'itself' "
                "WHEN old.subscription_id IS NULL THEN CASE "
                "WHEN new.start_date >= CAST(':first_day' AS DATE) THEN 'not delivered' END "
                "WHEN old.tenant_id <> new.tenant_id THEN 'of another tenant' "
                "WHEN old.start_date > new.start_date THEN 'starts after its renewal' "
                "WHEN old.renews_subscription_id = new.subscription_id THEN 'in a circle' "
                "WHEN old.pool_id <> new.pool_id THEN 'of another pool' "
                "WHEN s.subscription_id IS NULL THEN 'out of scope' END AS problem "
                "FROM scoped AS new LEFT JOIN entitlements AS old ON old.subscription_id = new.renews_subscription_id "
                "LEFT JOIN scoped AS s ON s.subscription_id = new.renews_subscription_id "
                "WHERE new.renews_subscription_id IS NOT NULL) AS named WHERE problem IS NOT NULL",
                blocking=False,
                explained_by="problem",
            ),
        ),
    ),
    Derived(
        tables.CONTRADICTED,
        transforms.contradicted_subscriptions,
        inputs=(
            Input(ENTITLEMENTS, trace={"subscription_id": "subscription_id"}),
            Input(tables.ACTIVE_SUBSCRIPTION, trace={"subscription_id": "subscription_id"}, window=YEAR_BEFORE),
        ),
        own_expectations=(
            Expectation(
                "published_months_agree",
                "Published months count subscriptions that, as is known now, had ended, had not started or had other "
                "seats: their rates and calls were made from them. Deliver the entitlements of those months again.",
                "SELECT subscription_id, contradicted_month, contradiction, published_start_date, start_date, "
                "published_end_date, end_date, published_seats_purchased, seats_purchased FROM judged",
                blocking=False,
                explained_by="contradicted_month",
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
            _RENAMES,
            Input(
                BY_NAME["seat_assignments"].table,
                trace={"tenant_id": "tenant_id", "pool_id": "pool_id"},
                absence=MissingInput.IS_NULL,
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
            Expectation(
                "source_fits_the_month",
                "In the unreliable window the pool's own count is known to be wrong, and elsewhere it is the one that "
                "counts: a rate from the other source is not comparable (R-AR-9).",
                "SELECT tenant_id, pool_id, seats_assigned, seats_assigned_source FROM judged "
                "WHERE CASE WHEN CAST(':in_unreliable_window' AS BOOLEAN) "
                "THEN seats_assigned_source IS DISTINCT FROM "
                "(CASE WHEN seats_assigned IS NOT NULL THEN 'seat_assignments' END) "
                "ELSE seats_assigned_source IS DISTINCT FROM "
                "(CASE WHEN seats_assigned IS NOT NULL THEN 'pool_snapshot' END) END",
                structural=True,
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
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "account_csn"}),
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
                "geography_is_the_accounts",
                "A pool in another geography than its account's is missing from one report by geography and too much "
                "in another.",
                "SELECT b.account_csn, b.site_geo, a.site_geo AS accounts_site_geo FROM judged b "
                "JOIN account_attributes a ON b.account_csn = a.account_csn "
                "WHERE b.site_geo IS DISTINCT FROM a.site_geo",
                structural=True,
            ),
            Expectation(
                "account_is_known",
                "Seats of an account that the month does not have are in no geography.",
                "SELECT account_csn, tenant_id, pool_id FROM judged b "
                "WHERE NOT EXISTS (SELECT 1 FROM account_attributes a WHERE a.account_csn = b.account_csn)",
                blocking=False,
            ),
        ),
    ),
    Derived(
        tables.ASSIGNMENT_SLICES,
        transforms.assignment_slices_monthly,
        inputs=(
            Input(tables.POOL, trace={}),
            Input(tables.ASSIGNMENT, trace={}),
            Input(ACCOUNT_ATTRIBUTES, trace={}),
        ),
        own_expectations=(
            Expectation(
                "counts_are_sound",
                "A slice with more unknown pools or seats than it has would turn its rate negative or upside down.",
                "SELECT slice, value, pools, pools_without_assignment, accounts, seats_purchased, "
                "seats_without_assignment, seats_assigned FROM judged "
                "WHERE pools < 1 OR accounts < 1 OR seats_assigned < 0 "
                "OR pools_without_assignment NOT BETWEEN 0 AND pools "
                "OR seats_without_assignment NOT BETWEEN 0 AND seats_purchased "
                "OR (seats_assigned IS NULL) <> (pools_without_assignment = pools)",
            ),
            Expectation(
                "rate_follows_from_sums",
                "A rate that is not its own seats' is an average of rates, or counts seats of which nothing is known.",
                "SELECT slice, value, seats_purchased, seats_without_assignment, seats_assigned, assignment_rate "
                "FROM judged WHERE (assignment_rate IS NULL) "
                "<> (seats_purchased = seats_without_assignment OR seats_assigned IS NULL) "
                "OR abs(assignment_rate - "
                "100.0 * seats_assigned / nullif(seats_purchased - seats_without_assignment, 0)) > 0.0500001 "
                "OR assignment_rate_capped IS DISTINCT FROM "
                "(CASE WHEN assignment_rate > 100 THEN 100 ELSE assignment_rate END)",
                structural=True,
            ),
            Expectation(
                "overall_is_all_pools",
                "Pools that the overall slice lacks or counts twice are wrong in every other slice, too.",
                "SELECT overall.*, whole.* FROM (SELECT pools, pools_without_assignment, seats_purchased, "
                "seats_without_assignment, seats_assigned FROM judged WHERE slice = 'overall') AS overall "
                "FULL JOIN (SELECT count(*) AS all_pools, count(*) - count(seats_assigned) AS all_without, "
                "sum(seats_purchased) AS all_purchased, "
                "coalesce(sum(seats_purchased) FILTER (WHERE seats_assigned IS NULL), 0) AS all_seats_without, "
                "sum(seats_assigned) AS all_assigned FROM pool_monthly HAVING count(*) > 0) AS whole ON true "
                "WHERE (pools, pools_without_assignment, seats_purchased, seats_without_assignment, seats_assigned) "
                "IS DISTINCT FROM (all_pools, all_without, all_purchased, all_seats_without, all_assigned)",
                structural=True,
            ),
            Expectation(
                "slices_resum_to_the_whole",
                "Where a pool has one value, what a slice has less or more than the whole was lost or counted twice; "
                "where it may have several, less than the whole was lost.",
                "WITH totals AS (SELECT slice, sum(pools) AS pools, sum(seats_purchased) AS purchased, "
                "sum(seats_without_assignment) AS without, coalesce(sum(seats_assigned), 0) AS assigned "
                "FROM judged GROUP BY slice) "
                "SELECT resums.slice, whole, parts.pools, parts.purchased, parts.without, parts.assigned, "
                "wholes.pools AS whole_pools, wholes.purchased AS whole_purchased, wholes.without AS whole_without, "
                f"wholes.assigned AS whole_assigned FROM {_RESUMS_TO} JOIN totals AS wholes ON wholes.slice = whole "
                "LEFT JOIN totals AS parts ON parts.slice = resums.slice WHERE parts.slice IS NULL "
                "OR parts.pools < wholes.pools OR parts.purchased < wholes.purchased "
                "OR parts.without < wholes.without OR parts.assigned < wholes.assigned "
                "OR NOT may_exceed AND (parts.pools, parts.purchased, parts.without, parts.assigned) "
                "<> (wholes.pools, wholes.purchased, wholes.without, wholes.assigned)",
                structural=True,
            ),
            Expectation(
                "geographies_hold_their_pools_once",
                "A pool of two CSNs in one geography that counts twice there weighs more than any other pool.",
                "SELECT value, seats_purchased, expected FROM (SELECT * FROM judged WHERE slice = 'geo') AS found "
                "FULL JOIN (SELECT geo, count(*) AS expected_pools, sum(seats_purchased) AS expected "
                "FROM (SELECT DISTINCT tenant_id, pool_id, coalesce(site_geo, 'unknown') AS geo, seats_purchased "
                "FROM assignment_monthly) GROUP BY geo) AS told ON found.value = told.geo "
                "WHERE (pools, seats_purchased) IS DISTINCT FROM (expected_pools, expected)",
                structural=True,
            ),
            Expectation(
                "assignment_is_known",
                "Pools of which nobody knows the assigned seats are in no rate, so the rate is that of the others.",
                "SELECT pools, pools_without_assignment, seats_purchased, seats_without_assignment FROM judged "
                "WHERE slice = 'overall' AND pools_without_assignment > 0",
                blocking=False,
            ),
        ),
    ),
)
