"""The score definition: the factors, weights, targets, statuses and limits that `engagement.yaml` declares (R-ES-1)."""

import hashlib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ide_assets.kernel.build import CannotBuildError
from ide_assets.settings import Rules
from ide_assets.vocabulary.declared_yaml import DeclarationError, declared, text_of

#: The product's own definition.
OWN = Path(__file__).parent / "engagement.yaml"

COMPONENTS = ("communication", "product", "relationship")
OVERALL = "overall"

#: Statuses of a factor that is low.
LOW_STATUSES = ("warning", "critical")

#: The factors that the product can measure, in the order in which they are listed.
FACTORS = (
    "email_response_rate",
    "response_time_hours",
    "meeting_attendance",
    "proactive_outreach",
    "login_frequency",
    "feature_breadth",
    "session_minutes",
    "active_user_share",
    "stakeholder_depth",
    "executive_access",
    "champion_activity",
)

#: The factors measured by tenant: other accounts of a shared tenant contribute to them.
SHARED = frozenset({"login_frequency", "feature_breadth", "session_minutes", "active_user_share"})

Points = Annotated[float, Field(ge=0, le=100)]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class Factor(_Declared):
    """One factor: its weight (percent of the overall score), its target, and which direction is better.

    `source` and `horizon` say in words which deliveries it is measured from, and how far back.
    """

    key: str
    name: str = Field(min_length=1)
    component: Literal["communication", "product", "relationship"]
    weight: float = Field(ge=0, le=100)
    target: float = Field(gt=0, le=1e9)
    better: Literal["higher", "lower"]
    unit: str = Field(min_length=1)
    source: str = ""
    horizon: str = ""


class FactorStatuses(_Declared):
    """The lowest score of each factor status. A factor below `warning` is critical."""

    healthy: Points
    near_target: Points
    near_target_when_falling: Points
    warning: Points

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        _check_order(self, "warning", "near_target", "near_target_when_falling", "healthy")
        return self


class ScoreStatuses(_Declared):
    """Lowest component or overall scores that are good or fair; below: poor."""

    good: Points
    fair: Points

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        _check_order(self, "fair", "good")
        return self


class Statuses(_Declared):
    """The scores at which each status begins, and when the status is unknown."""

    factor: FactorStatuses
    score: ScoreStatuses
    unknown_at_coverage: Points
    indispensable_weight: Points


class FactorTrend(_Declared):
    """How a factor's usual noise is estimated."""

    months: int = Field(ge=1, le=11)
    least_changes: int = Field(ge=1, le=11)
    fallback_percent: Points


class AlertLimits(_Declared):
    """When an alert is raised and when it is resolved, in points."""

    drop: Points
    component_below: Points
    overall_below: Points
    recovered_by: Points


class Profile(_Declared):
    """Weights and targets of a segment of accounts, by factor, in place of the factors' own.

    An account is in the segment if its industry group and its seat band are listed; an empty list matches all.
    """

    name: str = Field(min_length=1)
    industry_groups: tuple[str, ...] = ()
    seat_bands: tuple[Literal["1-10", "11-50", "51-250", "251+"], ...] = ()
    weights: dict[str, Points] = Field(default_factory=dict)
    targets: dict[str, Annotated[float, Field(gt=0, le=1e9)]] = Field(default_factory=dict)


class Definition(_Declared):
    """A score definition. `version` is the hash of its file's content; an account gets the first profile it fits."""

    factors: tuple[Factor, ...]
    statuses: Statuses
    score_trend: Points
    factor_trend: FactorTrend
    least_peers: int = Field(ge=1)
    alerts: AlertLimits
    profiles: tuple[Profile, ...] = ()
    version: str = ""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        keys = [factor.key for factor in self.factors]
        unknown = [key for key in keys if key not in FACTORS]
        if unknown:
            raise ValueError(f"unknown factor {unknown[0]!r}: expected one of {', '.join(FACTORS)}")
        if len(set(keys)) < len(keys):
            raise ValueError(f"factor {next(key for key in keys if keys.count(key) > 1)!r} is declared twice")
        own = {factor.key: factor.weight for factor in self.factors}
        _check_total("all factors", own)
        names = [profile.name for profile in self.profiles]
        for profile in self.profiles:
            if names.count(profile.name) > 1:
                raise ValueError(f"profile {profile.name!r} is declared twice")
            undeclared = [key for key in (*profile.weights, *profile.targets) if key not in own]
            if undeclared:
                raise ValueError(f"profile {profile.name!r} names {undeclared[0]!r}, which is not one of the factors")
            if not profile.industry_groups and not profile.seat_bands:
                raise ValueError(f"profile {profile.name!r} names neither industry_groups nor seat_bands")
            _check_total(f"profile {profile.name!r}", {**own, **profile.weights})
        return self

    def of(self, component: str) -> tuple[Factor, ...]:
        """The factors of a component."""
        return tuple(factor for factor in self.factors if factor.component == component)


def _check_order(statuses: _Declared, *rising: str) -> None:
    """A status that begins above a better one could never occur."""
    for lower, higher in pairwise(rising):
        if getattr(statuses, lower) > getattr(statuses, higher):
            raise ValueError(
                f"{lower} ({getattr(statuses, lower):g}) is above {higher} ({getattr(statuses, higher):g}): expected "
                f"{' <= '.join(rising)}"
            )


def _check_total(whose: str, weights: dict[str, float]) -> None:
    total = sum(weights.values())
    if abs(total - 100) > 1e-6:
        raise ValueError(f"the weights of {whose} must sum to 100; they sum to {total:g}")


#: What messages call the file.
_WHAT = "the score definition"


class DefinitionError(CannotBuildError):
    """The file cannot be used as a score definition; the message names each fault with its line."""


def definition_of(rules: Rules) -> Definition:
    """The definition that the settings name. Raises DefinitionError."""
    return load(rules.engagement_definition_file, rules.engagement_definition_sha256 or None)


def load(path: Path | None = None, sha256: str | None = None) -> Definition:
    """The definition in a file, or the product's own if `path` is None.

    `sha256` is the file's hash when the settings were read. Raises DefinitionError for a file that cannot be used, or
    that has changed since then.
    """
    return _loaded(path or OWN, sha256)


@cache
def _loaded(path: Path, sha256: str | None) -> Definition:
    try:
        text = text_of(path, _WHAT, sha256)
    except DeclarationError as error:
        raise DefinitionError(str(error)) from None
    return parse(text, str(path))


def parse(text: str, where: str) -> Definition:
    """The definition that a YAML text declares. Raises DefinitionError with every fault and its line."""
    expected = "expected `factors:`, `statuses:` and the other parts of a definition"
    try:
        definition = declared(Definition, text, where, _WHAT, expected)
    except DeclarationError as error:
        raise DefinitionError(str(error)) from None
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    # In the product's order, so that sums of the same weights are equal to the last bit.
    ordered = tuple(sorted(definition.factors, key=lambda factor: FACTORS.index(factor.key)))
    return definition.model_copy(update={"version": version, "factors": ordered})
