"""Tables of the usage domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "usage"

USAGE = Table(
    "usage_monthly",
    GROUP,
    key=("by_month", "tenant_id", "offering_product_line_code", "product_offering"),
    columns=columns(
        "by_month",
        "tenant_id",
        "offering_product_line_code",
        "product_offering",
        "mau",
        "seats_purchased",
        "seats_assigned",
        "usage_rate",
        "utilisation_rate",
        "dormancy_flag",
        "mau_source",
        "has_subscription",
    ),
    description=(
        "Monthly active users by tenant, line code and product used, with the seats of that line in the tenant. "
        "A team without usage has a row with mau 0: dormancy is never a missing row."
    ),
    publication=Publication("eio_publish", "access_shared", "usage_monthly", month_column="by_month"),
    totals=("mau",),
    shares=("product_offering",),
)
