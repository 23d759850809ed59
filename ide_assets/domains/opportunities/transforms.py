"""Opportunity and contract records, as pure functions."""

from typing import TYPE_CHECKING

from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def visible(opportunities: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The opportunities visible in a month: created by its last day, not closed before its first (R-IDE-7)."""
    return opportunities.filter(
        (opportunities.created_date <= month.last_day)
        & ~(opportunities.is_closed & (opportunities.close_date < month.first_day))
    )


def opportunity(
    opportunities: "ir.Table", account_attributes: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Opportunities with the id of their account; null if the account is not among the month's."""
    known = account_attributes.select(known_csn=account_attributes.account_csn, known_id=account_attributes.account_id)
    return opportunities.left_join(known, opportunities.account_csn == known.known_csn).select(
        id="opportunity_id",
        accountid="known_id",
        service_contract__c="service_contract_id",
        acv_usd__c="acv_usd",
        opportunity_amount__c="opportunity_amount",
        opportunity_number__c="opportunity_number",
        days_into_term__c="days_into_term",
        term__c="term",
        territory_account_tier__c="territory_account_tier",
        is_renewal_opportunity__c="is_renewal",
    )


def servicecontract(service_contracts: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """Service contracts."""
    return service_contracts.select(id="service_contract_id")


def contractlineitem(contract_line_items: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """Contract line items."""
    return contract_line_items.select(id="contract_line_item_id", servicecontractid="service_contract_id")
