"""The documents of the API, as their readers get them: camelCase, every field described."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from ide_assets.domains.engagement.definition import LOW_STATUSES


class Shape(BaseModel):
    """A document or a part of one."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class Released(Shape):
    """What every document says of its source."""

    release: str = Field(description="The release that was read.")
    as_of: date | None = Field(description="Last day of the newest month with scores; null: no scores are released.")


class Customer(Shape):
    """The account that a request is about."""

    requested_id: str = Field(description="The id as requested.")
    account_csn: str = Field(description="CSN of the surviving account.")
    account_id: str | None
    owner_id: str | None
    merged_into: str | None = Field(
        description="The surviving account, where the requested one was merged into it; otherwise null."
    )
    note: str | None = Field(description="Says which account is shown instead of a merged one; otherwise null.")


class EngagementFactor(Shape):
    """A factor of the score. `current` and `score` are null where it is missing."""

    key: str
    name: str
    component: str
    current: float | None
    previous: float | None = Field(description="Value in the period before; null without a comparison.")
    target: float
    better: Literal["higher", "lower"] | None
    unit: str | None
    score: float | None
    weight: float = Field(description="Percent of the whole score.")
    effective_weight: float = Field(description="Percent after the weight of missing factors was redistributed.")
    contribution: float = Field(description="Points of the overall score.")
    status: str = Field(description="healthy, near target, warning, critical or missing.")
    trend: Literal["up", "flat", "down"] | None
    is_shared: bool = Field(description="Whether users of another account of the same tenant are included.")

    @property
    def is_low(self) -> bool:
        """Whether the status asks for attention; a factor without a score is missing and not low."""
        return self.status in LOW_STATUSES

    @property
    def points_lost(self) -> float:
        """Points of the overall score that the factor lacks to its target."""
        return self.effective_weight * (100 - (self.score or 0)) / 100


class ScoreOfComponent(Shape):
    """A component as part of the overall score."""

    score: float | None
    weight: float
    factors: list[EngagementFactor]


class Components(Shape):
    """The components of the overall score."""

    communication: ScoreOfComponent | None
    product: ScoreOfComponent | None
    relationship: ScoreOfComponent | None


class Bounds(Shape):
    """How much of a score is measured, and what the missing rest could make of it."""

    coverage: float | None = Field(description="Percent of the weight that has a value.")
    lower_bound: float | None = Field(description="The score if all that is missing were 0.")
    upper_bound: float | None = Field(description="The score if all that is missing were 100.")
    peer_median_score: float | None = Field(description="The score with peers' medians in place of what is missing.")


class EngagementScore(Bounds):
    """The overall score with everything that makes it up."""

    overall: float | None
    status: str = Field(description="Good, Fair, Poor or unknown.")
    components: Components
    trend: Literal["improving", "stable", "declining"] | None
    risk_factors: list[str] = Field(description="Factors in warning or critical, in words, the largest gap first.")
    recommendations: list[str] = Field(description="The recommendations in words.")


class Component(Bounds):
    """One row of the score composition."""

    score: float | None
    previous: float | None = Field(description="Score of the period before; null without a comparison.")
    change: float | None
    weight: float
    contribution: float | None = Field(description="Points of the overall score.")
    status: str
    trend: Literal["improving", "stable", "declining"] | None


class ComponentBreakdown(Shape):
    """The score composition."""

    communication: Component | None
    product: Component | None
    relationship: Component | None


class MonthOfScores(Shape):
    """Scores of one month."""

    month: str
    communication: float | None
    product: float | None
    relationship: float | None
    overall: float | None
    definition_version: str | None


class Change(Shape):
    """A part of the change of a score since the month before; the parts of a component sum to its change."""

    component: str
    factor: str | None
    cause: str | None
    points: float


class TrendData(Shape):
    """How the score moved."""

    direction: Literal["improving", "stable", "declining"] | None
    previous: float | None
    change: float | None = Field(description="Points since the period before; null without a comparison.")
    history: list[MonthOfScores] = Field(description="Up to six months, oldest first; empty for periods but 30d.")
    causes: list[Change] = Field(
        description="Why the scores changed since the month before, largest first; empty for periods but 30d."
    )


class PeerScore(Shape):
    """A score beside those of similar accounts; for periods but 30d there are none to compare with."""

    score: float | None
    peer_average: float | None
    percentile: float | None
    peer_group: str | None
    peers: int | None = Field(description="How many other accounts are in the group.")


class PeerComparison(Shape):
    """All scores beside those of similar accounts."""

    overall: PeerScore | None
    communication: PeerScore | None
    product: PeerScore | None
    relationship: PeerScore | None


class Impact(Shape):
    """What another score of the account is associated with. An association is not an effect."""

    association: Literal["retention", "renewal", "expansion"]
    factor: str = Field(description="The factor, or `overall`.")
    name: str
    move: Literal["raised", "lowered"]
    from_score: float
    to_score: float
    fitted_probability: float = Field(description="Probability that the model gives the account now, percent.")
    change_points: float = Field(description="Percentage points of that probability.")
    change_points_low: float = Field(description="Lower end of the 95% interval.")
    change_points_high: float = Field(description="Upper end of the 95% interval.")
    text: str


class NotEstimated(Shape):
    """An association that the history cannot support, and why."""

    association: str
    factor: str
    reason: str


class ImpactAnalysis(Shape):
    """What raising low factors, and another overall score, are associated with: fitted on the vendor's own history."""

    impacts: list[Impact] = Field(description="Per association, the largest first; empty where nothing is estimated.")
    not_estimated: list[NotEstimated] = Field(description="What the history of the release does not carry.")
    note: str


#: A row of a table of advice: its columns in camelCase.
Advice = dict[str, Any]


class Breakdown(Released):
    """The engagement score of an account and its breakdown."""

    customer: Customer
    period: str
    compare_period: str
    definition_version: str | None
    is_frozen: bool = Field(description="Whether the account has no active subscription and keeps its last score.")
    overall: EngagementScore
    components: ComponentBreakdown
    factors: list[EngagementFactor]
    trend: TrendData
    peer_comparison: PeerComparison
    root_causes: list[Advice] = Field(
        description="Columns of engagement_root_causes_monthly, by component, factor and rank; empty if none is low."
    )
    recommendations: list[Advice] = Field(
        description="Columns of engagement_recommendations_monthly, in order of priority; empty without it."
    )
    impact_analysis: ImpactAnalysis


class Account(Shape):
    """An account with its overall score."""

    account_csn: str
    account_id: str | None
    owner_id: str | None
    industry_group: str | None
    country: str | None
    score: float | None
    status: str
    trend: str | None
    coverage: float | None
    is_frozen: bool


class Accounts(Released):
    """A page of accounts, by CSN."""

    accounts: list[Account]
    next_cursor: str | None = Field(description="The cursor of the next page; null on the last one.")


class Movement(Shape):
    """Scores against those of the month before, with the definition's limit of a movement."""

    improved: int
    stable: int
    declined: int
    not_comparable: int = Field(description="Accounts without a score in one of the two months.")


class StatusMove(Shape):
    """Accounts that moved from one status to another since the month before."""

    before: str
    now: str
    accounts: int


class LowFactor(Shape):
    """A factor by the accounts in which it is low (warning or critical)."""

    factor: str
    name: str
    component: str
    accounts: int = Field(description="Accounts in which the factor has a score.")
    low: int
    critical: int
    low_share: float = Field(description="Percent of those accounts.")


class Portfolio(Released):
    """The accounts within the caller's rights together. Frozen accounts are counted apart."""

    accounts: int
    frozen: int
    average_score: float | None
    statuses: dict[str, int]
    movement: Movement
    status_moves: list[StatusMove]
    low_factors: list[LowFactor] = Field(description="The most widespread first.")


class Health(Released):
    """The server answers and a release is open."""

    status: Literal["ok"]
