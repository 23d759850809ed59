"""Tables of the accounts domain."""

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Keep, Publication, Table

GROUP = "accounts"

ACCOUNT_MERGES = Table(
    "account_merges",
    GROUP,
    key=("victim_account_csn",),
    columns=columns(
        "victim_account_csn",
        "survivor_account_csn",
        "final_merge_status",
        "surviving_account_csn",
        "merge_links",
    ),
    description=(
        "One row per dissolved account: the merge as delivered, and the final survivor to which its chain of "
        "COMPLETED merges leads. An account whose merge is not COMPLETED is its own survivor."
    ),
)

ACCOUNT_ATTRIBUTES = Table(
    "account_attributes",
    GROUP,
    key=("account_csn",),
    columns=BY_NAME["accounts"].table.columns,
    description=(
        "The attributes of every account of the month. An account that was merged away and has no row of its own has "
        "the attributes of its final survivor, account_id and parent included."
    ),
    publication=Publication("eio_publish", "access_shared", "account_attributes", Keep.NEWEST_MONTH),
)

VICTIM_SURVIVOR_MAPPING = Table(
    "published_merges",
    GROUP,
    key=("victim_account_csn",),
    columns=columns("victim_account_csn", "survivor_account_csn", "final_merge_status"),
    description=(
        "The merge mapping of the newest month, as delivered. The survivor's column is named survivor_account_csn, so "
        "that in queries that join assignment_monthly an unqualified surviving_account_csn is that table's column: the "
        "final survivor."
    ),
    publication=Publication("edm_publish", "edm_public", "victim_survivor_mapping", Keep.NEWEST_MONTH),
)

ACCOUNT = Table(
    "account",
    GROUP,
    key=("id",),
    columns=columns(
        "id",
        "account_csn__c",
        "ownerid",
        "p4pigs__c",
        "industry_group__c",
        "ccs_segment__c",
        "country__c",
        "state_province__c",
        "zip_abbreviation__c",
        "ispartner__c",
    ),
    description="Accounts of the newest month under the field names of the customer relationship system.",
    publication=Publication("bsd_publish", "sfdc_shared", "account", Keep.NEWEST_MONTH),
)
