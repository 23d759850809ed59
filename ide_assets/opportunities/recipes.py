"""Recipes of the opportunities domain: inputs, expectations."""

from ide_assets.deliveries.sources import BY_NAME
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.recipe import Absence, Derived, Input
from ide_assets.opportunities import tables, transforms

RECIPES = (
    Derived(
        tables.OPPORTUNITY,
        transforms.opportunity,
        inputs=(
            Input(BY_NAME["opportunities"].table, trace={"opportunity_id": "id"}),
            Input(BY_NAME["accounts"].table, trace={"account_id": "accountid"}),
        ),
        own_expectations=(
            Expectation(
                "no_opportunity_lost",
                "An opportunity that is delivered and missing here would drop out of every query that joins it.",
                "SELECT opportunity_id FROM opportunities o "
                "WHERE NOT EXISTS (SELECT 1 FROM judged b WHERE b.id = o.opportunity_id)",
                structural=True,
            ),
        ),
    ),
    Derived(
        tables.SERVICE_CONTRACT,
        transforms.servicecontract,
        inputs=(Input(BY_NAME["service_contracts"].table, trace={"service_contract_id": "id"}, absence=Absence.SKIPS),),
    ),
    Derived(
        tables.CONTRACT_LINE_ITEM,
        transforms.contractlineitem,
        inputs=(
            Input(
                BY_NAME["contract_line_items"].table,
                trace={"contract_line_item_id": "id"},
                absence=Absence.SKIPS,
            ),
        ),
    ),
)
