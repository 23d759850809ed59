"""The delivery contract: each source with its columns, key and row rules.

Column types and meanings come from the column dictionary; this module defines what a delivery must contain.
"""

from ide_assets.domains.deliveries.contract.customer_feeds import CUSTOMER_FEEDS
from ide_assets.domains.deliveries.contract.references import TO_ACCOUNT, TO_CONTRACT, TO_PRODUCT, TO_TENANT
from ide_assets.domains.deliveries.contract.source import MOST_SEATS, USER, Source

_SEATS = (0, MOST_SEATS)


SOURCES: tuple[Source, ...] = (
    Source(
        "product_offerings",
        key=("product_offering", "offering_product_line_code"),
        required=("product_offering", "offering_product_line_code", "product_name", "is_standard_aum"),
        description="Product offerings by line code, and whether they follow the standard configuration.",
        meanings={
            "product_offering": "Product offering, as usage and entitlements name it, e.g. ACD or AECCOL.",
            "offering_product_line_code": "Product line code under which the offering is sold, e.g. ACDIST.",
        },
    ),
    Source(
        "product_successions",
        key=("product_offering", "offering_product_line_code"),
        required=(
            "product_offering",
            "offering_product_line_code",
            "successor_offering",
            "successor_line_code",
            "valid_from",
        ),
        may_be_empty=True,
        references=("product_offerings",),
        description=(
            "Renamed and replaced products: from valid_from on, everything under the old code counts under the new one."
        ),
    ),
    Source(
        "accounts",
        key=("account_csn",),
        required=(
            "account_csn",
            "account_id",
            "account_name",
            "site_geo",
            "named_account_group",
            "is_partner",
            "is_new_customer",
        ),
        optional=(
            "parent_account_csn",
            "country",
            "state_province",
            "zip_abbreviation",
            "industry_group",
            "ccs_segment",
            "owner_id",
            "p4pigs",
            "employee_count",
        ),
        description="Accounts with the attributes they had in the month.",
        meanings={
            "account_csn": "Customer number (CSN) of the account; one row per account.",
            "parent_account_csn": "CSN of the parent account; empty if none.",
            "is_new_customer": "Whether the account's parent is a first-year customer; the same on all its accounts.",
        },
        shares=("site_geo",),
    ),
    Source(
        "victim_survivor_mapping",
        key=("victim_account_csn", "surviving_account_csn"),
        required=("victim_account_csn", "surviving_account_csn", "final_merge_status"),
        may_be_empty=True,
        references=("accounts",),
        description="Account merges: which account dissolves into which, and the status of the merge.",
        meanings={
            "surviving_account_csn": (
                "CSN of the account that it dissolves into, which may itself be merged later. Accounts that were never "
                "merged have no row; a row that merges an account into itself is quarantined."
            ),
            "final_merge_status": "Status of the merge; only merges with COMPLETED, in this spelling, apply.",
        },
        shares=("final_merge_status",),
    ),
    Source(
        "entitlements",
        key=("subscription_id",),
        required=(
            "subscription_id",
            "account_csn",
            "tenant_id",
            "pool_id",
            "contract_id",
            "offering_external_key",
            "offering_product_line_code",
            "entitlement_model",
            "usage_type",
            "is_unlimited",
            "start_date",
            "seats_purchased",
        ),
        optional=("end_date", "renews_subscription_id", "seats_assigned"),
        ranges={"seats_purchased": _SEATS, "seats_assigned": _SEATS},
        references=("product_offerings", "accounts"),
        compared_with=("victim_survivor_mapping",),
        optional_references=("product_successions",),
        description="Subscriptions with their seats; seats_assigned is the whole pool's, on each of its rows.",
        meanings={
            "account_csn": "Customer number (CSN) of the child account that bought it.",
            "offering_external_key": "Product offering that was sold, e.g. ACD or the collection AECCOL.",
            "seats_purchased": "Seats bought with this subscription, 0 to 10,000,000.",
            "seats_assigned": "Seats assigned in the whole pool, repeated on each of its rows; empty where unknown.",
        },
        totals=("seats_purchased", "seats_assigned"),
        shares=("usage_type", "entitlement_model", "offering_external_key"),
        meets=(TO_ACCOUNT,),
    ),
    Source(
        "seat_assignments",
        key=("tenant_id", "pool_id", "user_id", "assigned_on"),
        required=("tenant_id", "pool_id", "user_id", "assigned_on"),
        optional=("unassigned_on",),
        compared_with=("entitlements",),
        meets=(TO_TENANT,),
        description="Periods in which a user held a seat; they replace the pool's count in the unreliable window.",
        meanings={"user_id": USER},
    ),
    Source(
        "usage_authorizations",
        key=("authorization_id",),
        required=(
            "authorization_id",
            "user_id",
            "tenant_id",
            "product_offering",
            "offering_product_line_code",
            "usage_type",
            "authorized_at",
        ),
        optional=("user_type",),
        choices={"user_type": ("member", "guest", "service")},
        event="authorized_at",
        references=("product_offerings",),
        compared_with=("entitlements",),
        optional_references=("product_successions",),
        meets=(TO_TENANT, TO_PRODUCT),
        clustered_by=("tenant_id",),
        description="Usage authorisations of the month; a commercial authorisation lasts one day.",
        meanings={
            "user_id": USER,
            "product_offering": (
                "Product offering that was used, e.g. RVT. Deliver codes only: a person's name cannot be distinguished "
                "from a code, and would be stored and published as one."
            ),
            "offering_product_line_code": (
                "Product line code that the authorisation was drawn from, e.g. ACDIST. A person's name would be "
                "published like a code here, too."
            ),
            "authorized_at": "Moment of the usage authorisation, in the delivery's month.",
        },
        shares=("usage_type", "product_offering"),
    ),
    Source(
        "usage_counts",
        key=("tenant_id", "product_offering", "offering_product_line_code"),
        required=("tenant_id", "product_offering", "offering_product_line_code", "active_users"),
        ranges={"active_users": _SEATS},
        references=("product_offerings",),
        compared_with=("entitlements",),
        optional_references=("product_successions",),
        meets=(TO_TENANT, TO_PRODUCT),
        description=(
            "Active users of the month where only counts are available; used for tenants and line codes without any "
            "usage authorisation."
        ),
        totals=("active_users",),
        shares=("product_offering",),
    ),
    Source(
        "opportunities",
        key=("opportunity_id",),
        required=(
            "opportunity_id",
            "account_csn",
            "contract_id",
            "offering_product_line_code",
            "created_date",
            "close_date",
            "is_renewal",
            "is_closed",
            "lc_flag",
            "promo_flag",
        ),
        optional=(
            "service_contract_id",
            "term",
            "territory_account_tier",
            "is_won",
            "acv_usd",
            "opportunity_amount",
            "opportunity_number",
            "days_into_term",
            "active_aov_net3",
        ),
        references=("accounts",),
        compared_with=("victim_survivor_mapping", "entitlements"),
        optional_references=("product_successions",),
        description="Sales opportunities, open and closed.",
        meanings={
            "account_csn": "CSN of the opportunity's account, as sold: not the survivor of a merge.",
            "contract_id": "Identifier of the contract, as entitlements name it.",
            "is_won": "Whether the closed opportunity was won; empty while it is open.",
        },
        totals=("acv_usd",),
        shares=("offering_product_line_code",),
        meets=(TO_ACCOUNT, TO_CONTRACT),
    ),
    Source(
        "service_contracts",
        key=("service_contract_id",),
        required=("service_contract_id",),
        description="Service contracts.",
    ),
    Source(
        "contract_line_items",
        key=("contract_line_item_id",),
        required=("contract_line_item_id", "service_contract_id"),
        description="Line items of service contracts.",
    ),
    Source(
        "ews_scores",
        key=("opportunity_id", "scored_on"),
        required=("opportunity_id", "scored_on", "prediction"),
        may_be_empty=True,
        ranges={"prediction": (0, 1)},
        description="Early warning scores: the probability that an opportunity renews.",
        meanings={"prediction": "Probability that the opportunity renews, 0 to 1 (not percent)."},
    ),
    Source(
        "interventions",
        key=("intervention_id",),
        required=("intervention_id", "account_csn", "action_key", "channel", "performed_on"),
        optional=("opportunity_id", "outcome"),
        may_be_empty=True,
        choices={"channel": ("human", "digital")},
        event="performed_on",
        references=("accounts",),
        description="Actions that were carried out: which, for which account, through which channel and when.",
        meanings={
            "account_csn": "CSN of the account for which it was carried out.",
            "opportunity_id": "Opportunity that it was about; empty if none.",
            "performed_on": "Day on which the intervention was carried out, in the delivery's month.",
        },
    ),
    *CUSTOMER_FEEDS,
)
BY_NAME: dict[str, Source] = {source.name: source for source in SOURCES}

#: Sources without which no table can be built, not even assignment.
INDISPENSABLE = ("product_offerings", "accounts", "victim_survivor_mapping", "entitlements")
