"""The delivery contract: each source with its columns, key and row rules.

Column types and meanings come from the column dictionary; here stands what a delivery must bring.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ide_assets.domains.deliveries.references import Reference, joined_share
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Table

GROUP = "deliveries"

#: More seats than this in one subscription is taken for a defect.
MOST_SEATS = 10_000_000

#: No number that a source delivers may be further from zero: sums of a billion of them are still exact in cents.
LARGEST_NUMBER = 10**12


@dataclass(frozen=True)
class Source:
    """One source of the contract.

    Which sources a month waits for is the setting `sources`. A delivery without rows is a defect except where
    `may_be_empty`. Values of `ranges` lie between the two bounds, both included; numbers without one, within
    LARGEST_NUMBER. Values of `choices` are one of those listed, spelled as they are there. `event` is the timestamp or
    date that must be in the delivery's month. `references` are sources of the same month that row rules or checks look
    things up in; those `compared_with`, checks alone; `optional_references` may be absent, and then have no rows.
    `totals` and `shares` are compared with earlier months (kernel/bounds.py); `clustered_by` as in Table. `meanings`
    say what to deliver in a column where the dictionary says what the product makes of it. `meets` says which of its
    rows must find a partner in which of the references.
    """

    name: str
    key: tuple[str, ...]
    required: tuple[str, ...]
    description: str
    optional: tuple[str, ...] = ()
    may_be_empty: bool = False
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    references: tuple[str, ...] = ()
    optional_references: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    clustered_by: tuple[str, ...] = ()
    compared_with: tuple[str, ...] = ()
    meets: tuple[Reference, ...] = ()

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Sources of the same month that its rules or its checks look things up in."""
        return (*self.references, *self.compared_with, *self.optional_references)

    def __post_init__(self) -> None:
        names = {*self.required, *self.optional}
        named = {*self.key, *self.ranges, *self.choices, *self.meanings}
        if not named <= names:
            raise ValueError(f"source {self.name}: unknown columns {', '.join(sorted(named - names))}")

    @property
    def is_personal(self) -> bool:
        """Whether a column names persons, so that nothing delivered may be repeated unless it is sure to be no name."""
        return any(column.personal or column.names_person for column in self.table.columns)

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
_USER = "Identifier of the user; a pseudonym (keyed hash) is stored in its place."

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
    # Under a former code, too.
    "SELECT product_offering FROM product_offerings UNION SELECT product_offering FROM product_successions",
    "product_offerings",
)
_OF_A_CONTRACT = Reference(
    "contracts_are_found",
    "Opportunities whose contract and line code have no subscription are left out of IDE: their renewals are not "
    "prepared.",
    {"contract_id": "contract_id", "offering_product_line_code": "offering_product_line_code"},
    # A renamed line code may be the former one on either side.
    "SELECT contract_id, offering_product_line_code FROM entitlements "
    "UNION SELECT e.contract_id, s.offering_product_line_code FROM entitlements AS e "
    "JOIN product_successions AS s ON s.successor_line_code = e.offering_product_line_code "
    "UNION SELECT e.contract_id, s.successor_line_code FROM entitlements AS e "
    "JOIN product_successions AS s ON s.offering_product_line_code = e.offering_product_line_code",
    "entitlements",
    among="created_date <= CAST(':last_day' AS DATE) AND NOT (is_closed AND close_date < CAST(':first_day' AS DATE))",
)

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
            "Renamed and replaced products: from valid_from on everything of the old code counts under the new one."
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
            "account_csn": "Customer number (CSN) of the account; one row for each account that exists.",
            "parent_account_csn": "CSN of the parent account; empty where there is none.",
            "is_new_customer": "Whether the account's parent is a first-year customer, on each of its accounts.",
        },
        shares=("site_geo",),
    ),
    Source(
        "victim_survivor_mapping",
        key=("victim_account_csn", "surviving_account_csn"),
        required=("victim_account_csn", "surviving_account_csn", "final_merge_status"),
        may_be_empty=True,
        references=("accounts",),
        description="Account merges: which account dissolves into which, and how far the merge got.",
        meanings={
            "surviving_account_csn": (
                "CSN of the account that it dissolves into, which may itself be merged later. Accounts that were never "
                "merged have no row; a row that names the account itself is quarantined."
            ),
            "final_merge_status": "Status of the merge; only COMPLETED, spelled like this, applies.",
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
        meanings={"user_id": _USER},
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
        meets=(_OF_A_TENANT, _OF_A_PRODUCT),
        clustered_by=("tenant_id",),
        description="Usage authorisations of the month; a commercial one lasts one day.",
        meanings={
            "user_id": _USER,
            "offering_product_line_code": "Product line code that the authorisation was drawn from, e.g. ACDIST.",
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
        optional_references=("product_successions",),
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
        description="Actions that were carried out: at which account, which one, by whom and when.",
        meanings={
            "account_csn": "CSN of the account at which it was carried out.",
            "opportunity_id": "Opportunity that it was about; empty where there was none.",
            "performed_on": "Day on which the intervention was carried out, in the delivery's month.",
        },
    ),
    Source(
        "owners",
        key=("owner_id",),
        required=("owner_id", "owner_name", "is_active"),
        optional=("owner_email", "manager_owner_id", "team"),
        description="The people who own accounts, with their names and addresses.",
        meanings={"owner_id": "Identifier of the owner, as accounts name it."},
    ),
    Source(
        "stakeholders",
        key=("contact_id", "account_csn", "contact_role"),
        required=("contact_id", "account_csn", "contact_role"),
        optional=("contact_name", "contact_email", "last_contact_on", "left_on"),
        may_be_empty=True,
        choices={"contact_role": ("executive", "champion", "admin", "user")},
        description="People at customers and their roles, with their names and addresses.",
        meanings={
            "contact_id": "Identifier of the person, the same at each of its accounts and in each of its roles.",
            "account_csn": "CSN of the account at which the person has the role.",
        },
    ),
)

BY_NAME: dict[str, Source] = {source.name: source for source in SOURCES}
