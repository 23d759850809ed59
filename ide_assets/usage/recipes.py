"""Recipes of the usage domain: inputs, expectations."""

from ide_assets.deliveries.sources import BY_NAME
from ide_assets.entitlement.tables import POOL
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.recipe import Derived, Input
from ide_assets.usage import tables, transforms

_LINE = {"tenant_id": "tenant_id", "offering_product_line_code": "offering_product_line_code"}

RECIPES = (
    Derived(
        tables.USAGE,
        transforms.usage_monthly,
        inputs=(
            Input(BY_NAME["usage_authorizations"].table, trace={**_LINE, "product_offering": "product_offering"}),
            Input(POOL, trace=_LINE),
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
                "SELECT tenant_id, offering_product_line_code, product_offering FROM usage_authorizations "
                "WHERE usage_type = 'COM' "
                "EXCEPT SELECT tenant_id, offering_product_line_code, product_offering FROM judged",
                structural=True,
            ),
            Expectation(
                "users_within_seats",
                "More active users than purchased seats: shared logins, usage after expiry, or a missing entitlement.",
                "SELECT tenant_id, offering_product_line_code, product_offering, mau, seats_purchased FROM judged "
                "WHERE mau > seats_purchased",
                blocking=False,
            ),
        ),
    ),
)
