"""Tables of the entitlement domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "entitlement"

PRODUCT_RENAMES = Table(
    "product_renames",
    GROUP,
    key=("product_offering", "offering_product_line_code"),
    columns=columns(
        "product_offering",
        "offering_product_line_code",
        "successor_offering",
        "successor_line_code",
        "is_whole_line",
    ),
    description=(
        "Renamed and replaced products with the code under which they count in the month: successions in effect, "
        "chains resolved to their end."
    ),
)

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
        "start_date",
        "end_date",
    ),
    description=(
        "Subscriptions that count: active on the month's last day, not renewed by another one yet, commercial, "
        "single-user, not unlimited, of standard offerings (R-AR-2). Renamed products have their new code. "
        "seats_assigned is the pool's, as delivered."
    ),
    totals=("seats_purchased",),
    shares=("offering_product_line_code",),
)

CONTRADICTED = Table(
    "contradicted_subscriptions",
    GROUP,
    key=("by_month", "subscription_id", "contradicted_month"),
    columns=columns(
        "by_month",
        "subscription_id",
        "contradicted_month",
        "contradiction",
        "published_start_date",
        "start_date",
        "published_end_date",
        "end_date",
        "published_seats_purchased",
        "seats_purchased",
    ),
    description=(
        "Published months, of the year before, that the month's entitlements contradict: subscriptions that the month "
        "counted and that had ended, or had not started, by its last day, or ended since with other seats. Deliver "
        "those months again to correct them."
    ),
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
    plotted=(("assignment rate", "sum(seats_assigned) / nullif(sum(seats_purchased), 0)"),),
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
