"""Recipes of the accounts domain: which tables are built from which inputs."""

from ide_assets.domains.accounts import chains, expectations, tables, transforms
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.kernel.inputs import Input
from ide_assets.kernel.recipe import Derived, Estimated

RECIPES = (
    Estimated(
        tables.ACCOUNT_MERGES,
        transforms.account_merges,
        inputs=(Input(BY_NAME["victim_survivor_mapping"].table, trace={"victim_account_csn": "victim_account_csn"}),),
        estimate=chains.final_survivors,
        own_expectations=expectations.ACCOUNT_MERGES,
    ),
    Derived(
        tables.ACCOUNT_ATTRIBUTES,
        transforms.account_attributes,
        inputs=(
            Input(BY_NAME["accounts"].table, trace={"account_id": "account_id"}),
            Input(tables.ACCOUNT_MERGES, trace={"victim_account_csn": "account_csn"}),
        ),
        own_expectations=expectations.ACCOUNT_ATTRIBUTES,
    ),
    Derived(
        tables.VICTIM_SURVIVOR_MAPPING,
        transforms.published_merges,
        inputs=(Input(tables.ACCOUNT_MERGES, trace={"victim_account_csn": "victim_account_csn"}),),
        own_expectations=expectations.VICTIM_SURVIVOR_MAPPING,
    ),
    Derived(
        tables.ACCOUNT,
        transforms.account,
        inputs=(Input(BY_NAME["accounts"].table, trace={"account_id": "id"}),),
        own_expectations=expectations.ACCOUNT,
    ),
)
