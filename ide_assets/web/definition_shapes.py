"""The definition of the engagement score as the API answers it."""

from typing import Literal

from pydantic import Field

from ide_assets.web.shapes import Released, Shape


class FactorDefinition(Shape):
    """What a factor weighs, its target, which deliveries it is measured from, and how far back."""

    key: str
    name: str
    component: str
    weight: float
    target: float
    better: Literal["higher", "lower"]
    unit: str
    source: str
    horizon: str


class ProfileDefinition(Shape):
    """Weights and targets of a segment of accounts, by factor."""

    name: str
    industry_groups: list[str]
    seat_bands: list[str]
    weights: dict[str, float]
    targets: dict[str, float]


class FactorStatuses(Shape):
    """Scores from which on a factor has a status; below `warning` it is critical."""

    healthy: float
    near_target: float
    near_target_when_falling: float
    warning: float


class ScoreStatuses(Shape):
    """Scores from which on a component or the overall score has a status; below `fair` it is Poor."""

    good: float
    fair: float


class FactorTrend(Shape):
    """How a factor's usual noise is estimated: from its changes, or as a percentage of its target."""

    months: int
    least_changes: int
    fallback_percent: float


class AlertLimits(Shape):
    """When an alert is raised, in points, and by how much the score must recover before it is over."""

    drop: float
    component_below: float
    overall_below: float
    recovered_by: float


class ScoreDefinition(Released):
    """The installed score definition, and the versions that the release was scored with."""

    version: str
    released_versions: list[str]
    is_released: bool = Field(description="Whether all scores of the newest month were made by this version.")
    factors: list[FactorDefinition]
    factor_statuses: FactorStatuses
    score_statuses: ScoreStatuses
    unknown_at_coverage: float = Field(description="Percent of the weight: up to this coverage a score is unknown.")
    indispensable_weight: float = Field(
        description="The overall score is unknown while a component of at least this weight has no score."
    )
    score_trend: float
    factor_trend: FactorTrend
    alerts: AlertLimits
    least_peers: int
    profiles: list[ProfileDefinition]
    periods: list[str] = Field(description="The shortest period that can be requested, the default, and the longest.")
