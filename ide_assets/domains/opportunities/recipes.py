"""Recipes of the opportunities domain: inputs, expectations."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.domains.opportunities import tables, transforms
from ide_assets.kernel.expectations import Expectation
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
        own_expectations=(
            Expectation(
                "no_opportunity_lost",
                "An opportunity that is delivered and missing here drops out of every query that joins it; under "
                "another account's id it would be prepared with the wrong customer.",
                "SELECT o.opportunity_id, a.account_id FROM opportunities o "
                "LEFT JOIN account_attributes a ON o.account_csn = a.account_csn "
                "EXCEPT SELECT id, accountid FROM judged",
                structural=True,
            ),
        ),
    ),
    Derived(
        tables.SERVICE_CONTRACT,
        transforms.servicecontract,
        inputs=(
            Input(BY_NAME["service_contracts"].table, trace={"service_contract_id": "id"}, absence=MissingInput.SKIPS),
        ),
        own_expectations=(
            Expectation(
                "no_contract_lost",
                "A contract that is delivered and missing here takes its line items out of every query that joins it.",
                "SELECT service_contract_id FROM service_contracts EXCEPT SELECT id FROM judged",
                structural=True,
            ),
        ),
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
        own_expectations=(
            Expectation(
                "no_line_item_lost",
                "A line item that is delivered and missing here, or stands under another contract, makes that contract "
                "smaller or larger than it is.",
                "SELECT contract_line_item_id, service_contract_id FROM contract_line_items EXCEPT "
                "SELECT id, servicecontractid FROM judged",
                structural=True,
            ),
        ),
    ),
)
