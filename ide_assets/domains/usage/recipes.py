"""Recipes of the usage domain: inputs, expectations."""

from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.domains.entitlement.tables import POOL, PRODUCT_RENAMES
from ide_assets.domains.usage import tables, transforms
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.kernel.recipe import Derived

_LINE = {"tenant_id": "tenant_id", "offering_product_line_code": "offering_product_line_code"}

#: The code that each usage row has in the month; the inputs are joined as in deliveries/successions.py.
_LINES_MOVED = (
    "lines_moved AS (SELECT DISTINCT offering_product_line_code AS moved_line, successor_line_code AS moved_to "
    "FROM product_renames WHERE is_whole_line)"
)
_CODES_NOW = (
    "coalesce(r.successor_offering, u.product_offering) AS product_offering, "
    "coalesce(r.successor_line_code, moved_to, u.offering_product_line_code) AS offering_product_line_code"
)
_RENAMED = (
    "LEFT JOIN product_renames AS r ON r.product_offering = u.product_offering "
    "AND r.offering_product_line_code = u.offering_product_line_code "
    "LEFT JOIN lines_moved ON moved_line = u.offering_product_line_code"
)

RECIPES = (
    Derived(
        tables.USAGE,
        transforms.usage_monthly,
        inputs=(
            Input(
                BY_NAME["usage_authorizations"].table,
                trace={**_LINE, "product_offering": "product_offering"},
                absence=MissingInput.IS_NULL,
            ),
            Input(
                BY_NAME["usage_counts"].table,
                trace={**_LINE, "product_offering": "product_offering"},
                absence=MissingInput.IS_NULL,
            ),
            Input(POOL, trace=_LINE),
            Input(BY_NAME["entitlements"].table, trace=_LINE),
            Input(
                PRODUCT_RENAMES,
                trace={
                    "successor_offering": "product_offering",
                    "successor_line_code": "offering_product_line_code",
                },
                absence=MissingInput.IS_NULL,
            ),
        ),
        own_expectations=(
            Expectation(
                "counts_not_negative",
                "A negative count of users or seats would turn a rate upside down.",
                "SELECT tenant_id, offering_product_line_code, product_offering, mau, seats_purchased, seats_assigned "
                "FROM judged WHERE mau < 0 OR seats_purchased < 0 OR seats_assigned < 0",
            ),
            Expectation(
                "rates_are_finite",
                "An infinite or undefined rate spreads into every median and average that it meets.",
                "SELECT tenant_id, offering_product_line_code, product_offering, usage_rate, utilisation_rate "
                "FROM judged WHERE NOT isfinite(usage_rate) OR NOT isfinite(utilisation_rate)",
            ),
            Expectation(
                "rates_follow_from_counts",
                "A rate more than one point off its own counts cannot be explained to the customer it is about.",
                "SELECT tenant_id, offering_product_line_code, product_offering, mau, seats_assigned, seats_purchased, "
                "usage_rate, utilisation_rate FROM judged "
                "WHERE abs(usage_rate - 100.0 * mau / nullif(seats_assigned, 0)) > 1 "
                "OR abs(utilisation_rate - 100.0 * mau / nullif(seats_purchased, 0)) > 1",
                blocking=False,
            ),
            Expectation(
                "dormancy_follows_from_users",
                "A wrong dormancy flag sends a representative to a team that works, or past one that does not.",
                "SELECT tenant_id, offering_product_line_code, product_offering, mau, dormancy_flag FROM judged "
                "WHERE mau IS NULL OR dormancy_flag IS DISTINCT FROM (mau = 0)",
                structural=True,
            ),
            Expectation(
                "every_active_line_has_a_row",
                "A team with seats and no row here would be silently missing instead of dormant.",
                "SELECT DISTINCT p.tenant_id, p.offering_product_line_code FROM pool_monthly p "
                "WHERE NOT EXISTS (SELECT 1 FROM judged b WHERE b.tenant_id = p.tenant_id "
                "AND b.offering_product_line_code = p.offering_product_line_code)",
                structural=True,
            ),
            Expectation(
                "no_usage_lost",
                "Commercial usage that is delivered and missing here makes a product look as if nobody used it.",
                f"WITH {_LINES_MOVED}, authorizations AS (SELECT tenant_id, usage_type, user_type, {_CODES_NOW} "
                f"FROM usage_authorizations AS u {_RENAMED}), "
                f"counts AS (SELECT tenant_id, {_CODES_NOW} FROM usage_counts AS u {_RENAMED}) "
                "SELECT tenant_id, offering_product_line_code, product_offering FROM authorizations "
                "WHERE usage_type = 'COM' AND (user_type IS NULL OR user_type = 'member') "
                "UNION SELECT c.tenant_id, c.offering_product_line_code, c.product_offering FROM counts AS c "
                "LEFT JOIN (SELECT DISTINCT tenant_id, offering_product_line_code FROM authorizations) AS a "
                "ON a.tenant_id = c.tenant_id AND a.offering_product_line_code = c.offering_product_line_code "
                "WHERE a.tenant_id IS NULL "
                "EXCEPT SELECT tenant_id, offering_product_line_code, product_offering FROM judged",
                structural=True,
            ),
            Expectation(
                "users_within_seats",
                "More active users than purchased seats: shared logins, or seats of another product in use.",
                "SELECT tenant_id, offering_product_line_code, product_offering, mau, seats_purchased FROM judged "
                "WHERE mau > seats_purchased AND has_subscription",
                blocking=False,
            ),
            Expectation(
                "users_have_seats",
                "Line codes with active users in tenants that have no active subscription of them: a renamed product "
                "(deliver product_successions), usage after expiry, or a missing entitlement. The tenants get no call "
                "about dormancy.",
                "SELECT offering_product_line_code, count(DISTINCT tenant_id) AS tenants, sum(users) AS users, "
                "min(tenant_id) AS one_tenant FROM (SELECT tenant_id, offering_product_line_code, max(mau) AS users "
                "FROM judged WHERE NOT has_subscription AND mau > 0 GROUP BY tenant_id, offering_product_line_code) "
                "AS lines GROUP BY offering_product_line_code",
                blocking=False,
                explained_by="offering_product_line_code",
            ),
            Expectation(
                "source_follows_from_users",
                "A row that does not say where its number comes from mixes counted people with reported numbers.",
                "SELECT tenant_id, offering_product_line_code, product_offering, mau, mau_source FROM judged "
                "WHERE CASE WHEN mau_source = 'authorizations' THEN mau = 0 "
                "WHEN mau_source = 'counts' THEN mau IS NULL "
                "ELSE mau_source IS NOT NULL OR mau <> 0 END",
                structural=True,
            ),
        ),
        needs_one_of=("usage_authorizations", "usage_counts"),
    ),
)
