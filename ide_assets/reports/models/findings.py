"""What the models report says about each model, as read from the published tables; nothing is drawn here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ide_assets.domains.insights.rules import (
    LIFETIME_VALUE,
    RECOMMENDATION,
    SUBSCRIPTION_CHURN,
    SUFFICIENT,
    TRANSACTIONAL_CHURN,
)
from ide_assets.domains.insights.words import NO_VERSION
from ide_assets.months import Month

#: Models for people, in the order of the page.
TITLES = {
    SUBSCRIPTION_CHURN: "Churn of subscriptions",
    LIFETIME_VALUE: "Lifetime value",
    RECOMMENDATION: "Product recommendation",
    TRANSACTIONAL_CHURN: "Churn without subscriptions",
}

_OF_CHURN = {
    "A": "Use it. At least half of all predictions are right, and it finds churners at least 10% better than the "
    "historical churn rate would.",
    "B": "Use it with care. It finds churners better than the historical churn rate would, by less than 10%.",
    "C": "Do not use it. It is no better than the historical churn rate, or its ranking may be chance.",
}

#: What each letter of a model says to do.
GRADES = {
    SUBSCRIPTION_CHURN: _OF_CHURN,
    TRANSACTIONAL_CHURN: _OF_CHURN,
    LIFETIME_VALUE: {
        "A": "Use it. It finds at least 5% more of the high-value customers than the baseline.",
        "B": "Use it with care. It finds more of the high-value customers than the baseline, by less than 5%.",
        "C": "Do not use it. It finds no more of the high-value customers than the baseline.",
    },
    RECOMMENDATION: {
        "A": "Use it. Customers later buy one of its products at least 10% more often than one of the most bought.",
        "B": "Use it with care. Customers later buy one of its products more often than one of the most bought, by "
        "less than 10%.",
        "C": "Do not use it. Customers later buy one of its products no more often than one of the most bought.",
    },
}


@dataclass(frozen=True)
class Step:
    """A step of the usability report."""

    step: str
    state: str
    source: str
    examined_column: str
    finding: str
    what_to_do: str

    @property
    def is_sufficient(self) -> bool:
        """Whether the data suffice."""
        return self.state == SUFFICIENT


@dataclass(frozen=True)
class Version:
    """A row of insight_models_monthly: a trained model, or the reason why there is none."""

    model_version: str
    model_role: str | None
    is_serving: bool
    decision: str
    trained_until: date | None
    training_rows: int | None
    test_rows: int | None
    grade: str | None
    auc: float | None
    auc_low: float | None
    auc_high: float | None
    brier_score: float | None
    brier_baseline: float | None

    @property
    def is_registered(self) -> bool:
        """Whether there is a trained model. A role is no sign of it: only churn models have one."""
        return self.model_version != NO_VERSION


@dataclass(frozen=True)
class Model:
    """A model of the month with its versions and its usability report."""

    name: str
    versions: Sequence[Version]
    steps: Sequence[Step]

    @property
    def title(self) -> str:
        """The model for people."""
        return TITLES.get(self.name, self.name.replace("_", " "))

    @property
    def graded_on(self) -> str:
        """What one row of the grade is, after the time of training."""
        return {SUBSCRIPTION_CHURN: "later renewal", TRANSACTIONAL_CHURN: "customer"}.get(self.name, "account")

    @property
    def grade_in_words(self) -> str:
        """What the grade of a churn model says to do. Other models have several grades; their sections explain them."""
        letter = self.trained.grade if self.trained else None
        return _OF_CHURN.get(letter or "", "") if self.name in (SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN) else ""

    @property
    def decisions(self) -> list[str]:
        """The decisions that the list of models shows."""
        return [self.trained.decision] if self.trained else [version.decision for version in self.versions]

    @property
    def serving(self) -> Version | None:
        """The version whose scores are used."""
        return next((version for version in self.versions if version.is_serving), None)

    @property
    def trained(self) -> Version | None:
        """The version that serves, otherwise the first one that was trained."""
        return self.serving or next((version for version in self.versions if version.is_registered), None)

    @property
    def shortcomings(self) -> list[Step]:
        """Steps whose data do not suffice."""
        return [step for step in self.steps if not step.is_sufficient]

    @property
    def state(self) -> str:
        """`serves`, `trained, not used` or `not trained`."""
        if self.serving is not None:
            return "serves"
        return "trained, not used" if self.trained is not None else "not trained"


@dataclass(frozen=True)
class Tenth:
    """A tenth of an origin's renewals by score."""

    renewals: int
    lost: int
    mean_probability: float


@dataclass(frozen=True)
class Origin:
    """The churn model trained as at the end of a month, and judged by what came after."""

    origin: Month
    grade: str
    profiles: int
    churners: int
    auc: float
    brier_score: float
    brier_baseline: float
    calibration_slope: float
    calibration_intercept: float
    lift: float
    captured: float
    tenths: Sequence[Tenth]


@dataclass(frozen=True)
class ValueOrigin:
    """Lifetime values predicted as at the end of a month, judged by what was paid later; money in US dollars.

    `interval_coverage` is None for a single origin, whose intervals nothing gives.
    """

    origin: Month
    grade: str
    profiles: int
    mean_absolute_error: float
    mean_absolute_error_baseline: float
    value_bias: float
    high_value_found: float
    high_value_found_baseline: float
    interval_coverage: float | None


@dataclass(frozen=True)
class ValueModel:
    """The lifetime value model of a method with its origins."""

    is_serving: bool
    decision: str
    grade: str | None
    origins: Sequence[ValueOrigin]


@dataclass(frozen=True)
class Contender:
    """A recommendation model, or the most bought products; `success` is None if nothing could be judged."""

    contender: str
    is_serving: bool
    decision: str
    grade: str | None
    profiles: int
    trained_until: date
    success: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Driver:
    """What a feature adds to the log-odds of churn, on average, by band; `size` is over all."""

    driver: str
    size: float
    by_band: dict[str, float]
    accounts: dict[str, int]


@dataclass(frozen=True)
class Monitored:
    """Drift, calibration or coverage of a model with its limit."""

    model: str
    monitored: str
    item: str
    value: float
    limit: float


@dataclass(frozen=True)
class DriftOfMonth:
    """A model's largest drift of a published month relative to its limit, and how many items were above theirs."""

    model: str
    month: Month
    largest: float
    above: int
    items: int


@dataclass(frozen=True)
class Lasting:
    """The share of subscriptions that last longer than a number of months, with its 95% interval."""

    months: int
    at_risk: int
    ended: int
    survival: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Segment:
    """A segment of customers with its size, moves and measures."""

    segment: str
    segment_meaning: str
    segment_offer: str | None
    accounts_in_segment: int
    accounts_entered: int | None
    accounts_exited: int | None
    arr_usd: float
    seats_purchased: int
    assignment_rate: float | None
    utilisation_rate: float | None
    mean_engagement_score: float | None
    renewals_decided: int | None
    renewal_rate: float | None


@dataclass(frozen=True)
class Findings:
    """All that the report shows; `month` is None where nothing is published."""

    month: Month | None
    models: Sequence[Model] = ()
    backtests: Mapping[str, Sequence[Origin]] = field(default_factory=dict)
    values: Mapping[str, ValueModel] = field(default_factory=dict)
    contenders: Sequence[Contender] = ()
    drivers: Mapping[str, Sequence[Driver]] = field(default_factory=dict)
    monitored: Sequence[Monitored] = ()
    drifts: Sequence[DriftOfMonth] = ()
    segments: Sequence[Segment] = ()
    survival: Mapping[tuple[str, str], Sequence[Lasting]] = field(default_factory=dict)

    def model(self, name: str) -> Model | None:
        """The model of this name."""
        return next((model for model in self.models if model.name == name), None)

    @property
    def churn(self) -> Model | None:
        """The churn model of subscriptions."""
        return self.model(SUBSCRIPTION_CHURN)

    @property
    def origins(self) -> Sequence[Origin]:
        """The backtest of the churn model of subscriptions."""
        return self.backtests.get(SUBSCRIPTION_CHURN, ())
