"""Tables of the opportunities domain, under the field names of the customer relationship system."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Keep, Publication, Table

GROUP = "opportunities"

OPPORTUNITY = Table(
    "opportunity",
    GROUP,
    key=("id",),
    columns=columns(
        "id",
        "accountid",
        "service_contract__c",
        "acv_usd__c",
        "opportunity_amount__c",
        "opportunity_number__c",
        "days_into_term__c",
        "term__c",
        "territory_account_tier__c",
        "is_renewal_opportunity__c",
    ),
    description="Opportunities of the newest month under the field names of the customer relationship system.",
    publication=Publication("bsd_publish", "sfdc_shared", "opportunity", Keep.NEWEST_MONTH),
    totals=("acv_usd__c",),
)

SERVICE_CONTRACT = Table(
    "servicecontract",
    GROUP,
    key=("id",),
    columns=columns("id"),
    description="Service contracts of the newest month for which they were delivered.",
    publication=Publication("bsd_publish", "sfdc_shared", "servicecontract", Keep.NEWEST_MONTH),
)

CONTRACT_LINE_ITEM = Table(
    "contractlineitem",
    GROUP,
    key=("id",),
    columns=columns("id", "servicecontractid"),
    description="Contract line items of the newest month for which they were delivered.",
    publication=Publication("bsd_publish", "sfdc_shared", "contractlineitem", Keep.NEWEST_MONTH),
)
