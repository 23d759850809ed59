"""Recipes of the entitlement domain: which tables are built from which inputs."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.entitlement import assignment_expectations, expectations, tables, transforms
from ide_assets.kernel.inputs import YEAR_BEFORE, Input, MissingInput
from ide_assets.kernel.recipe import Derived

ENTITLEMENTS = BY_NAME["entitlements"].table
PRODUCT_OFFERINGS = BY_NAME["product_offerings"].table

_RENAMES = Input(
    tables.PRODUCT_RENAMES,
    trace={"successor_offering": "offering_external_key", "successor_line_code": "offering_product_line_code"},
    absence=MissingInput.IS_NULL,
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
        own_expectations=expectations.PRODUCT_RENAMES,
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
        own_expectations=expectations.ACTIVE_SUBSCRIPTION,
    ),
    Derived(
        tables.CONTRADICTED,
        transforms.contradicted_subscriptions,
        inputs=(
            Input(ENTITLEMENTS, trace={"subscription_id": "subscription_id"}),
            Input(tables.ACTIVE_SUBSCRIPTION, trace={"subscription_id": "subscription_id"}, window=YEAR_BEFORE),
        ),
        own_expectations=expectations.CONTRADICTED,
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
        own_expectations=expectations.POOL,
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
        own_expectations=assignment_expectations.ASSIGNMENT,
    ),
    Derived(
        tables.ASSIGNMENT_SLICES,
        transforms.assignment_slices_monthly,
        inputs=(
            Input(tables.POOL, trace={}),
            Input(tables.ASSIGNMENT, trace={}),
            Input(ACCOUNT_ATTRIBUTES, trace={}),
        ),
        own_expectations=assignment_expectations.ASSIGNMENT_SLICES,
    ),
)
