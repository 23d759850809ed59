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
        "Renamed and replaced products with the code under which they count in the month. Chains of successions are "
        "resolved to their end."
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
        "Subscriptions that count: active on the month's last day, not yet renewed by another one, commercial, "
        "single-user, not unlimited, of standard offerings. Renamed products have their new code. "
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
        "Published months of the previous year that the month's entitlements contradict. They count subscriptions that "
        "had already ended or had not started, or that have since ended with other seats. Redeliver those months to "
        "correct them."
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
        "Seat pools with an active subscription in scope: the lowest grain at which seats are meaningful. In the "
        "unreliable window, seats_assigned comes from the feed of seat assignments."
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
        "Assigned and purchased seats of each pool, in full on every CSN that has a subscription in it. Sum over "
        "distinct tenant, pool and offering before dividing; never average rates."
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
        "The assignment rate, recomputed from sums: overall and by offering, seat bucket, geography, industry and each "
        "pair of them. A pool counts once and in full in every value that one of its CSNs has, so a dirty team with "
        "two geographies counts in both: never add up the values of a slice with geo or industry."
    ),
    publication=Publication("eio_publish", "access_shared", "assignment_slices_monthly", month_column="by_month"),
)
