"""Recipes of the opportunities domain: which tables are built from which inputs."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.opportunities import expectations, tables, transforms
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.kernel.recipe import Derived

RECIPES = (
    Derived(
        tables.OPPORTUNITY,
        transforms.opportunity,
        inputs=(
            Input(BY_NAME["opportunities"].table, trace={"opportunity_id": "id"}),
            Input(ACCOUNT_ATTRIBUTES, trace={"account_id": "accountid"}),
        ),
        own_expectations=expectations.OPPORTUNITY,
    ),
    Derived(
        tables.SERVICE_CONTRACT,
        transforms.servicecontract,
        inputs=(
            Input(BY_NAME["service_contracts"].table, trace={"service_contract_id": "id"}, absence=MissingInput.SKIPS),
        ),
        own_expectations=expectations.SERVICE_CONTRACT,
    ),
    Derived(
        tables.CONTRACT_LINE_ITEM,
        transforms.contractlineitem,
        inputs=(
            Input(
                BY_NAME["contract_line_items"].table,
                trace={"contract_line_item_id": "id"},
                absence=MissingInput.SKIPS,
            ),
        ),
        own_expectations=expectations.CONTRACT_LINE_ITEM,
    ),
)
