"""Recipes of the usage domain: which tables are built from which inputs."""

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.entitlement.tables import POOL, PRODUCT_RENAMES
from ide_assets.domains.usage import expectations, tables, transforms
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.kernel.recipe import Derived

_LINE = {"tenant_id": "tenant_id", "offering_product_line_code": "offering_product_line_code"}

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
        own_expectations=expectations.USAGE,
        needs_one_of=("usage_authorizations", "usage_counts"),
    ),
)
