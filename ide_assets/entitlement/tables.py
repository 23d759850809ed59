"""Tables of the entitlement domain."""

from ide_assets.kernel.columns import columns
from ide_assets.kernel.table import Publication, Table

GROUP = "entitlement"

ACTIVE_SUBSCRIPTION = Table(
    "active_subscription_monthly",
    GROUP,
    key=("by_month", "subscription_id"),
    columns=columns(
        "by_month",
        "subscription_id",
        "account_csn",
        "tenant_id",
        "pool_id",
        "contract_id",
        "offering_external_key",
        "offering_product_line_code",
        "seats_purchased",
        "seats_assigned",
    ),
    description=(
        "Subscriptions that count: active on the month's last day, commercial, single-user, not unlimited, of "
        "standard offerings (R-AR-2). seats_assigned is the pool's, as delivered."
    ),
    totals=("seats_purchased",),
    shares=("offering_product_line_code",),
)

POOL = Table(
    "pool_monthly",
    GROUP,
    key=("by_month", "tenant_id", "pool_id"),
    columns=columns(
        "by_month",
        "tenant_id",
        "pool_id",
        "offering_external_key",
        "offering_product_line_code",
        "seats_purchased",
        "seats_assigned",
        "seats_assigned_source",
        "subscriptions",
        "accounts",
        "expired_seats",
    ),
    description=(
        "Seat pools with an active subscription in scope: the lowest grain at which seats mean something "
        "(R-AR-3). In the unreliable window the seat-assignment feed gives seats_assigned (R-AR-9)."
    ),
    totals=("seats_purchased", "seats_assigned"),
)

ASSIGNMENT = Table(
    "assignment_monthly",
    GROUP,
    key=("by_month", "account_csn", "tenant_id", "pool_id", "offering_external_key"),
    columns=columns(
        "by_month",
        "account_csn",
        "tenant_id",
        "pool_id",
        "offering_external_key",
        "seats_assigned",
        "seats_purchased",
        "surviving_account_csn",
        "assignment_rate",
        "assignment_rate_capped",
        "seat_bucket",
        "seats_assigned_source",
        "is_dirty_pool",
        "is_dirty_team",
        "site_geo",
    ),
    description=(
        "Assigned and purchased seats of each pool, in full on every CSN that has a subscription in it (R-AR-4). "
        "Re-sum over distinct tenant, pool and offering before dividing; never average rates."
    ),
    publication=Publication("eio_publish", "access_shared", "assignment_monthly", month_column="by_month"),
    totals=("seats_purchased", "seats_assigned"),
    shares=("site_geo", "seat_bucket", "offering_external_key"),
)

ASSIGNMENT_SLICES = Table(
    "assignment_slices_monthly",
    GROUP,
    key=("by_month", "slice", "value"),
    columns=columns(
        "by_month",
        "slice",
        "value",
        "pools",
        "pools_without_assignment",
        "accounts",
        "seats_purchased",
        "seats_without_assignment",
        "seats_assigned",
        "assignment_rate",
        "assignment_rate_capped",
    ),
    description=(
        "The assignment rate re-summed by offering, seat bucket, geography, industry and each of their pairs, and "
        "overall (R-AR-10). A pool counts once and whole in every value that one of its CSNs has, so a dirty team "
        "of two geographies stands in both: never add up values of a slice with geo or industry."
    ),
    publication=Publication("eio_publish", "access_shared", "assignment_slices_monthly", month_column="by_month"),
)
