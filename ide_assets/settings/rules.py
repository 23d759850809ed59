"""Rules: the settings that change published numbers, or decide what is published."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, computed_field, field_validator, model_validator

from ide_assets.months import Month
from ide_assets.settings.types import Texts, TimeZone


def _sha256_of(path: Path | None, what: str) -> str:
    """Hash of a file's content; empty without a file. Raises ValueError for a file that cannot be read."""
    if path is None:
        return ""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ValueError(f"{what} {error.filename} cannot be read: {error.strerror}") from None


class ActionRules(BaseModel):
    """Who is eligible for an action, how many an account gets, and how many are held back (R-IDE-12, R-IDE-13)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    aov_bands: Texts = Field(
        ("AOV: $5-10k", "AOV: $10k+"), description="Bands of annual order value that are eligible."
    )
    named_account_groups: Texts = Field(
        (
            "territory",
            "individual",
            "unknown",
            "strategic territory mature",
            "strategic territory emerging",
            "midmarket",
            "midmarket federal",
            "emerging strategic account",
        ),
        description="Named account groups that are eligible, in upper or lower case.",
    )
    excluded_line_codes: Texts = Field(
        ("premsub", "collrp", "bimcoll", "tflex", "eflex", "mflex"),
        description="Product line codes that are not eligible, in upper or lower case.",
    )
    terms: Texts = Field(("Annual", "3-Year"), description="Terms of contract that are eligible.")
    territory_account_tiers: Texts = Field(
        ("Tier 1", "Tier 2", "Tier 3", "Supported", "Digital Only"), description="Account tiers that are eligible."
    )
    require_renewal: bool = Field(True, description="Only renewal opportunities are eligible.")
    require_open: bool = Field(True, description="Only opportunities that close after the snapshot date are eligible.")
    exclude_partners: bool = Field(True, description="Partners are not eligible.")
    require_low_or_dormant: bool = Field(
        True,
        description="The month's selection contains only rows that are below a benchmark or dormant; actions ignore "
        "this setting.",
    )
    require_at_risk: bool = Field(False, description="Only opportunities at risk are eligible.")
    at_risk_below: float = Field(
        0.3, ge=0, le=1, description="A renewal score below this is at risk; a missing score is not at risk."
    )
    most_actions: int = Field(3, ge=1, le=3, description="The most actions that an account gets in a month.")
    most_weaknesses: int = Field(
        2, ge=0, le=100, description="An action is withheld if its data has more weaknesses than this."
    )
    owner_capacity: int = Field(
        20, ge=1, le=100_000, description="The most new actions for people that an owner gets in a month."
    )
    least_probability: float = Field(
        0.5, ge=0, le=1, description="An action for people needs at least this probability that the account is below."
    )
    holdout_share: float = Field(
        0.1, ge=0, le=0.5, description="Share of accounts held back from each topic, to measure its plays."
    )
    control_share: float = Field(
        0.02, ge=0, le=0.5, description="Share of accounts in the universal control, which get no action at all."
    )
    holdout_salt: str = Field(
        "ide",
        min_length=1,
        description="Key of the random draw. A change draws again and ends the running measurements.",
    )
    reasons_file: Path | None = Field(None, description="File of the reasons to act; unset: the product's own.")

    _reasons_sha256: str = PrivateAttr("")

    @model_validator(mode="after")
    def _hash_reasons_file(self) -> Self:
        self._reasons_sha256 = _sha256_of(self.reasons_file, "the file of reasons to act")
        return self

    @computed_field  # type: ignore[prop-decorator]
    @property
    def reasons_sha256(self) -> str:
        """Hash of `reasons_file` when the settings were read: a changed file changes the rules. Empty if unset."""
        return self._reasons_sha256


#: Accounts that a model learns from, at most: more would hardly improve it, and their rows must fit in memory.
MOST_ACCOUNTS = 10_000


class InsightRules(BaseModel):
    """How far insight models look ahead, and the least data that each is trained on (R-CI-2)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    churn_horizon_months: int = Field(
        6, ge=1, le=36, description="The churn model scores renewals that are due within this many months."
    )
    churn_profiles: int = Field(
        1_000, ge=1, le=MOST_ACCOUNTS, description="Accounts with a decided renewal that the churn model needs."
    )
    churn_history_windows: int = Field(
        2, ge=1, le=10, description="History that the churn model needs, in multiples of its horizon."
    )
    churn_activities: int = Field(
        2, ge=1, le=100, description="Months with usage that make an account active, for the churn model."
    )
    churn_active_share: float = Field(
        0.5, ge=0, le=1, description="Share of active accounts that the churn model needs."
    )
    transactional_profiles: int = Field(
        500, ge=1, le=1_000_000, description="Customers with enough orders that the transactional churn model needs."
    )
    transactional_orders: int = Field(
        2, ge=1, le=100, description="Orders that a customer needs to count, for the transactional churn model."
    )
    transactional_window_months: int = Field(
        6, ge=1, le=12, description="A customer who orders nothing for this many months orders no more."
    )
    lifetime_profiles: int = Field(
        1_000, ge=1, le=MOST_ACCOUNTS, description="Accounts with an open renewal that the lifetime value model needs."
    )
    lifetime_history_months: int = Field(
        18, ge=1, le=36, description="Months of open renewals that the lifetime value model needs."
    )
    lifetime_horizon_months: int = Field(
        12, ge=1, le=60, description="Lifetime value is what an account pays within this many months."
    )
    lifetime_margin: float = Field(
        1.0, gt=0, le=1, description="Share of the revenue that counts as value; 1: value is revenue."
    )
    lifetime_discount: float = Field(
        0.1, ge=0, le=1, description="Yearly discount of later payments in the lifetime value."
    )
    high_value_share: float = Field(
        0.8, gt=0, lt=1, description="High-value accounts are the fewest that make this share of all lifetime value."
    )
    recommendation_profiles: int = Field(
        1_000,
        ge=1,
        le=MOST_ACCOUNTS,
        description="Customers with enough purchases that the recommendation model needs.",
    )
    recommendation_history_months: int = Field(
        12, ge=1, le=240, description="Months of history that the recommendation model needs."
    )
    recommendation_purchases: int = Field(
        3, ge=1, le=100, description="Purchases that a customer needs to count, for the recommendation model."
    )
    recommendation_products: int = Field(
        50_000, ge=1, le=1_000_000, description="The recommendation model needs fewer products than this."
    )
    most_missing_share: float = Field(
        0.2,
        ge=0,
        le=1,
        description="A required column of a model has a smaller share of missing values than this.",
    )
    test_months: int = Field(
        3, ge=1, le=24, description="Outcomes of these last months are kept out of training and grade the model."
    )
    backtest_origins: int = Field(
        12, ge=2, le=60, description="Months in the past from which the churn model is tested again."
    )


#: Names in code that reads all values of an object.
_WHOLE = frozenset({"vars", "attrgetter", "__dict__", "model_dump", "model_dump_json"})


def _with_members(names: Iterable[str]) -> set[str]:
    """The names, and those in the code of the rules' methods and properties that they name, also indirectly."""
    members = {name: member for model in (Rules, ActionRules, InsightRules) for name, member in vars(model).items()}
    read: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in read:
            read.add(name)
            member = members.get(name)
            function = getattr(member, "fget", None) or getattr(member, "func", member)
            waiting += function.__code__.co_names if isinstance(function, FunctionType) else ()
    return read


#: A month as text.
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class Rules(BaseModel):
    """Settings that change published numbers or decide what is published."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    extend_phase_days: int = Field(
        90, ge=0, le=3650, description="An opportunity is in `extend` when it closes within this many days."
    )
    benchmark_minimum_accounts: int = Field(
        30, ge=1, le=1_000_000, description="Distinct original accounts that a cohort needs for a benchmark."
    )
    fiscal_year_start_month: int = Field(
        1, ge=1, le=12, description="Month in which the fiscal year starts. Benchmarks change with its quarters."
    )
    least_joined_share: float = Field(
        0.5,
        ge=0,
        le=1,
        description="Smallest share of a source's rows whose account, tenant, product or contract must exist in the "
        "source that it refers to; below it the month is blocked. A month without any match is blocked at any value.",
    )
    quarantine_share: float = Field(
        0.01, ge=0, le=1, description="A delivery with a larger share of quarantined rows is rejected as a whole."
    )
    quarantine_rows: int = Field(
        10,
        ge=0,
        le=1_000_000_000,
        description="A delivery with at most this many quarantined rows is never rejected because of them.",
    )
    sources: Texts = Field(
        (
            "product_offerings",
            "accounts",
            "victim_survivor_mapping",
            "entitlements",
            "usage_authorizations",
            "opportunities",
        ),
        description="Sources that this installation delivers; a month waits for each of them. Other sources may be "
        "delivered, too. Tables that need a source that is neither listed nor delivered are skipped.",
    )
    month_time_zone: TimeZone = Field(
        "UTC",
        description="IANA time zone of months: it decides when a month ends and to which month an event belongs.",
    )
    end_date_inclusive: bool = Field(
        False,
        description="true: the end_date of a subscription is its last active day; false: its first inactive day.",
    )
    unreliable_from: str | None = Field(
        "2021-09",
        pattern=_MONTH,
        description="First month in which the delivered seats_assigned of pools is unusable; empty: no such month.",
    )
    unreliable_to: str | None = Field(
        "2022-09", pattern=_MONTH, description="Last month in which it is unusable; empty: no such month."
    )
    engagement_definition_file: Path | None = Field(
        None, description="File of the engagement score's definition; unset: the product's own."
    )
    segments_file: Path | None = Field(None, description="File of the segments of customers; unset: the product's own.")
    actions: ActionRules = ActionRules()
    insights: InsightRules = InsightRules()

    _engagement_definition_sha256: str = PrivateAttr("")
    _segments_sha256: str = PrivateAttr("")

    @model_validator(mode="after")
    def _hash_files(self) -> Self:
        self._engagement_definition_sha256 = _sha256_of(self.engagement_definition_file, "the score definition")
        self._segments_sha256 = _sha256_of(self.segments_file, "the file of segments")
        return self

    @computed_field  # type: ignore[prop-decorator]
    @property
    def engagement_definition_sha256(self) -> str:
        """Hash of `engagement_definition_file` when the settings were read; empty without one."""
        return self._engagement_definition_sha256

    @computed_field  # type: ignore[prop-decorator]
    @property
    def segments_sha256(self) -> str:
        """Hash of `segments_file` when the settings were read; empty without one."""
        return self._segments_sha256

    @field_validator("unreliable_from", "unreliable_to", mode="before")
    @classmethod
    def _may_be_empty(cls, text: object) -> object:
        return None if text == "" else text

    @model_validator(mode="after")
    def _has_whole_window(self) -> Self:
        first, last = self.unreliable_from, self.unreliable_to
        if (first is None) != (last is None) or (first is not None and last is not None and first > last):
            raise ValueError(
                f"unreliable_from ({first or 'empty'}) and unreliable_to ({last or 'empty'}) must both be months, the "
                "first not after the second, or both be empty"
            )
        return self

    def in_unreliable_window(self, month: str) -> bool:
        """Whether seats_assigned of a month (`2022-01`) must come from the seat-assignment feed (R-AR-9)."""
        first, last = self.unreliable_from, self.unreliable_to
        return first is not None and last is not None and first <= month <= last

    def today(self, now: datetime) -> date:
        """The date at a moment, in the time zone of months: a month is over when this date is after its last day."""
        return now.astimezone(ZoneInfo(self.month_time_zone)).date()

    def wait_for(self, month: Month) -> str:
        """Why a month that is not over is not built yet."""
        return f"{month} is not over: it waits until {month.plus(1).first_day} 00:00 ({self.month_time_zone})"

    def read_by(self, names: Iterable[str]) -> dict[str, object]:
        """The values, by name, of the settings that code with these names (`code_version.attribute_names`) may read.

        Rather too many than too few: an attribute of another object may have the name of a setting. A method counts as
        the settings that it reads, and a file as the hash of its content. Code with `getattr` counts as reading the
        whole section that it names.
        """
        read = _with_members(names)
        flat = self.model_dump(mode="json", exclude={"actions", "insights"})
        for section in ("actions", "insights"):
            values = getattr(self, section).model_dump(mode="json")
            flat |= values
            if {section, "getattr"} <= read:
                read |= values.keys()
        hashes = {name: value for name, value in flat.items() if name.endswith("_sha256")}
        flat |= {f"{name.removesuffix('_sha256')}_file": value for name, value in hashes.items()}
        return {name: value for name, value in flat.items() if name in read or read & _WHOLE}

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of all values, recorded with every month that was built with them (R-DQ-2).

        It covers the content of files (reasons, score definition, segments), not their paths, and `sources` in any
        order.
        """
        values = self.model_dump(
            mode="json",
            exclude={"engagement_definition_file": True, "segments_file": True, "actions": {"reasons_file"}},
        )
        values["sources"] = sorted({*self.sources})
        return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]
