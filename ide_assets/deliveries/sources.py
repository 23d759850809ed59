"""The delivery contract: each source with its columns, key and row rules.

Column types and meanings come from the column dictionary; here stands what a delivery must bring.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ide_assets.deliveries.references import Reference, joined_share
from ide_assets.kernel.columns import columns
from ide_assets.kernel.table import Table

GROUP = "deliveries"

#: More seats than this in one subscription is taken for a defect.
MOST_SEATS = 10_000_000


@dataclass(frozen=True)
class Source:
    """One source of the contract.

    `needed` sources must be complete before a month can be made; the others may be absent. A delivery
    without rows is a defect except where `may_be_empty`. Values of `ranges` lie between the two bounds,
    both included. `event` is the timestamp or date that must lie in the delivery's month. `references`
    are sources of the same month that row rules or checks look things up in; those
    `compared_with`, checks alone. `totals` and `shares` are compared with
    earlier months (kernel/bounds.py); `clustered_by` as in Table. `meets` says which of its rows must find a partner in
    which of the references. `meanings` are those of columns that mean something else as delivered than in other tables.
    """

    name: str
    key: tuple[str, ...]
    required: tuple[str, ...]
    description: str
    optional: tuple[str, ...] = ()
    needed: bool = False
    may_be_empty: bool = False
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    event: str | None = None
    references: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    clustered_by: tuple[str, ...] = ()
    compared_with: tuple[str, ...] = ()
    meets: tuple[Reference, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Sources of the same month that its rules or its checks look things up in."""
        return (*self.references, *self.compared_with)

    @property
    def table(self) -> Table:
        """The lake's table of the rows kept."""
        return Table(
            self.name,
            GROUP,
            self.key,
            tuple(
                replace(column, meaning=self.meanings.get(column.name, column.meaning))
                for column in columns(*self.required, *self.optional)
            ),
            self.description,
            totals=self.totals,
            shares=self.shares,
            clustered_by=self.clustered_by,
            joins=tuple((each.check, joined_share(each)) for each in self.meets),
        )


_SEATS = (0, MOST_SEATS)

#: Accounts of the month by CSN: those with a row, and those merged away, whose attributes are their final survivor's.
ACCOUNTS_AND_VICTIMS = (
    "SELECT account_csn FROM accounts UNION SELECT victim_account_csn AS account_csn FROM victim_survivor_mapping "
    "WHERE final_merge_status = 'COMPLETED'"
)

_OF_AN_ACCOUNT = Reference(
    "accounts_are_found",
    "Customers without their account have no geography, no owner and no account group: nobody is called about them.",
    {"account_csn": "account_csn"},
    ACCOUNTS_AND_VICTIMS,
    "accounts",
)
_OF_A_TENANT = Reference(
    "tenants_are_found",
    "Teams whose users are delivered under other tenants than their seats all look dormant.",
    {"tenant_id": "tenant_id"},
    "SELECT tenant_id FROM entitlements",
    "entitlements",
)
_OF_A_PRODUCT = Reference(
    "products_are_found",
    "Usage of products that nobody knows is shown under names that no entitlement and no report has.",
    {"product_offering": "product_offering"},
    "SELECT product_offering FROM product_offerings",
    "product_offerings",
)
_OF_A_CONTRACT = Reference(
    "contracts_are_found",
    "Opportunities whose contract and line code have no subscription are left out of IDE: their renewals are not "
    "prepared.",
    {"contract_id": "contract_id", "offering_product_line_code": "offering_product_line_code"},
    "SELECT contract_id, offering_product_line_code FROM entitlements",
    "entitlements",
    among="created_date <= CAST(':last_day' AS DATE) AND NOT (is_closed AND close_date < CAST(':first_day' AS DATE))",
)

SOURCES: tuple[Source, ...] = (
    Source(
        "product_offerings",
        key=("product_offering", "offering_product_line_code"),
        required=("product_offering", "offering_product_line_code", "product_name", "is_standard_aum"),
        needed=True,
        description="Product offerings by line code, and whether they follow the standard configuration.",
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
        needed=True,
        description="Accounts with the attributes they had in the month.",
        shares=("site_geo",),
    ),
    Source(
        "victim_survivor_mapping",
        key=("victim_account_csn", "surviving_account_csn"),
        required=("victim_account_csn", "surviving_account_csn", "final_merge_status"),
        needed=True,
        may_be_empty=True,
        references=("accounts",),
        meanings={
            "surviving_account_csn": "CSN of the account that this merge dissolves the victim into; it may be merged "
            "again, in a row of its own. An account that was never merged has no row."
        },
        description="Account merges: which account dissolves into which, and how far the merge got.",
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
            "end_date",
            "seats_purchased",
        ),
        optional=("seats_assigned",),
        needed=True,
        ranges={"seats_purchased": _SEATS, "seats_assigned": _SEATS},
        references=("product_offerings", "accounts"),
        compared_with=("victim_survivor_mapping",),
        description="Subscriptions with their seats; seats_assigned is the whole pool's, on each of its rows.",
        totals=("seats_purchased", "seats_assigned"),
        shares=("usage_type", "entitlement_model", "offering_external_key"),
        meets=(_OF_AN_ACCOUNT,),
    ),
    Source(
        "seat_assignments",
        key=("tenant_id", "pool_id", "user_id", "assigned_on"),
        required=("tenant_id", "pool_id", "user_id", "assigned_on"),
        optional=("unassigned_on",),
        compared_with=("entitlements",),
        meets=(_OF_A_TENANT,),
        description="Spells in which a user held a seat; they replace the pool's count in the unreliable window.",
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
        needed=True,
        event="authorized_at",
        references=("product_offerings",),
        compared_with=("entitlements",),
        meets=(_OF_A_TENANT, _OF_A_PRODUCT),
        clustered_by=("tenant_id",),
        description="Usage authorisations of the month; a commercial one lasts one day.",
        shares=("usage_type", "product_offering"),
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
        needed=True,
        references=("accounts",),
        compared_with=("victim_survivor_mapping", "entitlements"),
        description="Sales opportunities, open and closed.",
        totals=("acv_usd",),
        shares=("offering_product_line_code",),
        meets=(_OF_AN_ACCOUNT, _OF_A_CONTRACT),
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
    ),
    Source(
        "interventions",
        key=("intervention_id",),
        required=("intervention_id", "account_csn", "action_key", "channel", "performed_on"),
        optional=("opportunity_id", "outcome"),
        may_be_empty=True,
        event="performed_on",
        references=("accounts",),
        description="Actions that were carried out: at which account, which one, by whom and when.",
    ),
)

BY_NAME: dict[str, Source] = {source.name: source for source in SOURCES}

#: A month can be made when these are delivered.
NEEDED: tuple[str, ...] = tuple(source.name for source in SOURCES if source.needed)
