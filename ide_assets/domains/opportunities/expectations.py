"""What must hold of the tables of the opportunities domain, by table."""

from ide_assets.kernel.expectations import Expectation

OPPORTUNITY = (
    Expectation(
        "no_opportunity_lost",
        "An opportunity that is delivered but missing here drops out of every query that joins it; with the id of "
        "another account its renewal is prepared for the wrong customer.",
        """
        SELECT o.opportunity_id, a.account_id
        FROM opportunities o
        LEFT JOIN account_attributes a ON o.account_csn = a.account_csn
        EXCEPT
        SELECT id, accountid FROM judged
        """,
        structural=True,
    ),
)

SERVICE_CONTRACT = (
    Expectation(
        "no_contract_lost",
        "A contract that is delivered but missing here takes its line items out of every query that joins it.",
        "SELECT service_contract_id FROM service_contracts EXCEPT SELECT id FROM judged",
        structural=True,
    ),
)

CONTRACT_LINE_ITEM = (
    Expectation(
        "no_line_item_lost",
        "A line item that is delivered but missing here, or belongs to another contract here, makes the contract look "
        "smaller or larger than it is.",
        """
        SELECT contract_line_item_id, service_contract_id FROM contract_line_items
        EXCEPT
        SELECT id, servicecontractid FROM judged
        """,
        structural=True,
    ),
)
