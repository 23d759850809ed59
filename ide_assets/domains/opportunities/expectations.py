"""Expectations of the tables of the opportunities domain."""

from ide_assets.kernel.expectations import Expectation

OPPORTUNITY = (
    Expectation(
        "no_opportunity_lost",
        "A delivered opportunity that is missing here drops out of every query that joins it; one with the id of "
        "another account has its renewal prepared for the wrong customer.",
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
        "A delivered contract that is missing here takes its line items out of every query that joins it.",
        "SELECT service_contract_id FROM service_contracts EXCEPT SELECT id FROM judged",
        structural=True,
    ),
)

CONTRACT_LINE_ITEM = (
    Expectation(
        "no_line_item_lost",
        "A delivered line item that is missing here, or is listed under another contract, makes contracts look smaller "
        "or larger than they are.",
        """
        SELECT contract_line_item_id, service_contract_id FROM contract_line_items
        EXCEPT
        SELECT id, servicecontractid FROM judged
        """,
        structural=True,
    ),
)
