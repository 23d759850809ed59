"""The delivery contract: each source with its columns, key and row rules.

Column types and meanings come from the column dictionary; this module defines what a delivery must contain.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ide_assets.domains.deliveries.references import (
    TO_ACCOUNT,
    TO_CONTRACT,
    TO_PRODUCT,
    TO_TENANT,
    Reference,
    joined_share,
)
from ide_assets.vocabulary.column import Column
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Table

GROUP = "deliveries"

#: More seats than this in one subscription are a defect.
MOST_SEATS = 10_000_000

#: The largest absolute value that a source may deliver: a billion of them can be summed exactly in cents.
LARGEST_NUMBER = 10**12


@dataclass(frozen=True)
class Source:
    """One source of the contract.

    The setting `sources` decides which sources a month waits for.

    `may_be_empty`: a delivery without rows is accepted; otherwise it is rejected.
    `ranges`: bounds of a column's values, both included; other numbers are limited by LARGEST_NUMBER.
    `choices`: the values that a column may have, as they are spelled.
    `ranges_by`: bounds of a column that depend on another column: the name of that column, and the bounds per choice.
    `meanings`: what to deliver in a column, if that differs from the published column in the column dictionary.
    `event`: the timestamp or date that must be in the delivery's month.
    `references`: sources of the same month that row rules or checks read. `compared_with` are read by checks only;
    `optional_references` may be absent and then count as empty.
    `totals`, `shares`: columns that are compared with earlier months (kernel/bounds.py). `clustered_by` as in Table.
    `meets`: the rows that must match a row of another source.
    `local_days`: dates that the reader adds, each with the timestamp that it follows from, in the time zone of months.
    `is_dated`: the reader adds by_month. `lists`: columns of items separated by semicolons; the reader removes blanks
    around items and empty items.
    """

    name: str
    key: tuple[str, ...]
    required: tuple[str, ...]
    description: str
    optional: tuple[str, ...] = ()
    may_be_empty: bool = False
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges_by: Mapping[str, tuple[str, Mapping[str, tuple[float, float]]]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    references: tuple[str, ...] = ()
    optional_references: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    clustered_by: tuple[str, ...] = ()
    compared_with: tuple[str, ...] = ()
    meets: tuple[Reference, ...] = ()
    local_days: Mapping[str, str] = field(default_factory=dict)
    is_dated: bool = False
    lists: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of a delivery."""
        return tuple(
            replace(column, meaning=self.meanings.get(column.name, column.meaning))
            for column in columns(*self.required, *self.optional)
        )

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Sources of the same month that its row rules or checks read."""
        return (*self.references, *self.compared_with, *self.optional_references)

    def __post_init__(self) -> None:
        names = {*self.required, *self.optional}
        named = {*self.key, *self.ranges, *self.choices, *self.meanings}
        if not named <= names:
            raise ValueError(f"source {self.name}: unknown columns {', '.join(sorted(named - names))}")

    @property
    def is_personal(self) -> bool:
        """Whether a column identifies people; if so, values are repeated only if they cannot identify anyone."""
        return any(column.personal or column.names_person for column in self.table.columns)

    @cached_property
    def table(self) -> Table:
        """The table of the accepted rows."""
        return Table(
            self.name,
            GROUP,
            self.key,
            (*self.columns, *columns(*self.local_days, *(("by_month",) if self.is_dated else ()))),
            self.description,
            totals=self.totals,
            shares=self.shares,
            clustered_by=self.clustered_by,
            joins=tuple((reference.check, joined_share(reference)) for reference in self.meets),
        )


_SEATS = (0, MOST_SEATS)
_USER = "Identifier of the user; a pseudonym (keyed hash) is stored instead."


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
        meets=(TO_TENANT, TO_PRODUCT),
        clustered_by=("tenant_id",),
        description="Usage authorisations of the month; a commercial authorisation lasts one day.",
        meanings={
            "user_id": _USER,
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
    Source(
        "emails",
        key=("message_id",),
        required=("message_id", "account_csn", "thread_id", "direction", "sent_at"),
        optional=("contact_id", "is_auto_reply"),
        may_be_empty=True,
        choices={"direction": ("inbound", "outbound")},
        event="sent_at",
        local_days={"sent_on": "sent_at"},
        clustered_by=("account_csn",),
        description="Messages exchanged with customers: sender, time and thread, without subject and body.",
        meanings={
            "direction": "inbound: sent by the customer; outbound: sent by the vendor.",
            "sent_at": "Moment at which the message was sent, in the delivery's month.",
        },
    ),
    Source(
        "meetings",
        key=("meeting_id",),
        required=("meeting_id", "account_csn", "scheduled_at", "attended"),
        optional=("is_cancelled", "initiated_by", "contact_id"),
        may_be_empty=True,
        choices={"initiated_by": ("customer", "vendor")},
        event="scheduled_at",
        local_days={"scheduled_on": "scheduled_at"},
        clustered_by=("account_csn",),
        description="Meetings with customers, and whether the customer attended.",
        meanings={"scheduled_at": "Moment for which the meeting was scheduled, in the delivery's month."},
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
        is_dated=True,
        clustered_by=("account_csn",),
        description="People at customers and their roles, with their names and addresses.",
        meanings={
            "contact_id": "Identifier of the person, the same at each of its accounts and in each of its roles.",
            "account_csn": "CSN of the account at which the person has the role.",
        },
    ),
    Source(
        "product_sessions",
        key=("session_id",),
        required=("session_id", "tenant_id", "user_id", "product_offering", "started_at", "duration_minutes"),
        optional=("features_used",),
        may_be_empty=True,
        ranges={"duration_minutes": (0, LARGEST_NUMBER)},
        event="started_at",
        local_days={"started_on": "started_at"},
        lists=("features_used",),
        compared_with=("entitlements",),
        meets=(TO_TENANT,),
        clustered_by=("tenant_id",),
        description="Sessions of users in products, with the features that they used.",
        meanings={
            "user_id": _USER,
            "started_at": "Moment at which the session started, in the delivery's month.",
            "product_offering": "Product offering in which the session took place.",
        },
    ),
    Source(
        "product_features",
        key=("product_offering", "feature"),
        required=("product_offering", "feature"),
        may_be_empty=True,
        description="Features that each product offering has.",
        meanings={"product_offering": "Product offering that has the feature."},
    ),
    Source(
        "surveys",
        key=("survey_id",),
        required=("survey_id", "account_csn", "answered_on", "kind", "score"),
        optional=("contact_id",),
        may_be_empty=True,
        choices={"kind": ("nps", "csat", "ces")},
        ranges_by={"score": ("kind", {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)})},
        event="answered_on",
        description="Answers to satisfaction surveys.",
        meanings={"score": "Answer: nps 0 to 10, csat 1 to 5, ces 1 to 7."},
    ),
    Source(
        "orders",
        key=("order_id",),
        required=("order_id", "account_csn", "ordered_on", "product_offering", "quantity", "amount_usd"),
        may_be_empty=True,
        event="ordered_on",
        clustered_by=("account_csn",),
        description="Orders without a contract, such as services and one-off licences, and their returns.",
        meanings={
            "order_id": "Identifier of the order; one of several lines needs an identifier for each line.",
            "account_csn": "CSN of the account that ordered: not the survivor of a merge.",
            "ordered_on": "Day of the order, or of the return, in the delivery's month.",
            "product_offering": "Product or service that was ordered.",
        },
    ),
)

BY_NAME: dict[str, Source] = {source.name: source for source in SOURCES}

#: Sources without which no table can be built, not even assignment.
INDISPENSABLE = ("product_offerings", "accounts", "victim_survivor_mapping", "entitlements")
