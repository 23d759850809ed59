"""Measures of a model against its naive baselines, computed from the origins of its backtest (R-CI-3).

A value has the 95% interval of its mean over the origins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ide_assets.domains.insights.rules import PROMISED_COVERAGE
from ide_assets.reports.models.findings import Origin, ValueOrigin
from ide_assets.reports.pages.numbers import dollars, number, percent


@dataclass(frozen=True)
class Interval:
    """A mean over origins with its 95% interval, None for a single origin."""

    mean: float
    low: float | None
    high: float | None

    @classmethod
    def of(cls, values: Sequence[float]) -> "Interval":
        """The interval over origins."""
        from ide_assets.domains.insights.grading.statistics import interval_over

        known = interval_over(values)
        return cls(values[0], None, None) if known is None else cls(known.value, known.low, known.high)


#: Verdicts of a measure against its baseline.
BETTER, UNCLEAR, WORSE = "better", "unclear", "worse"


@dataclass(frozen=True)
class Measure:
    """A measure by origin against its naive baseline.

    `sign` is 1 if more is better, -1 if less is, and 0 if the baseline is what it should be. `says` are the words for
    values below, at and above the baseline. `unit` is `$`, `%` for shares, or empty.
    """

    title: str
    meaning: str
    naive: str
    values: Sequence[float]
    baselines: Sequence[float]
    sign: int
    says: tuple[str, str, str]
    digits: int = 2
    unit: str = ""

    def text(self, value: float, digits: int | None = None) -> str:
        """A value with its unit."""
        if self.unit == "$":
            return dollars(value)
        return percent(100 * value) if self.unit == "%" else number(value, self.digits if digits is None else digits)

    @property
    def mean_text(self) -> str:
        """The mean over origins."""
        return self.text(self.interval.mean)

    @property
    def interval_text(self) -> str:
        """`0.65 to 0.77`; empty for a single origin."""
        interval = self.interval
        if interval.low is None or interval.high is None:
            return ""
        return f"{self.text(interval.low)} to {self.text(interval.high)}"

    @property
    def is_against_months(self) -> bool:
        """Whether the baseline differs between origins."""
        return len(set(self.baselines)) > 1

    @property
    def interval(self) -> Interval:
        """The mean over origins."""
        return Interval.of(self.values)

    @property
    def baseline(self) -> float:
        """The mean of the baseline over origins."""
        return sum(self.baselines) / len(self.baselines)

    @property
    def side(self) -> int:
        """-1 or 1 if the difference from the baseline over origins is beyond chance, otherwise 0."""
        difference = Interval.of([value - base for value, base in zip(self.values, self.baselines, strict=True)])
        if difference.low is None or difference.high is None:
            return 0
        return 1 if difference.low > 0 else -1 if difference.high < 0 else 0

    @property
    def verdict(self) -> str:
        """BETTER, UNCLEAR or WORSE than the baseline; a measure that should be at its baseline is BETTER there."""
        if len(self.values) < 2:
            return UNCLEAR
        if not self.sign:
            return WORSE if self.side else BETTER
        return {1: BETTER, 0: UNCLEAR, -1: WORSE}[self.side * self.sign]

    @property
    def words(self) -> str:
        """The verdict for people."""
        return "one origin: not known" if len(self.values) < 2 else self.says[self.side + 1]


def measures(origins: Sequence[Origin]) -> list[Measure]:
    """The measures beside the letter, each with its naive baseline."""

    def values(name: str) -> list[float]:
        return [float(getattr(origin, name)) for origin in origins]

    def constant(value: float) -> list[float]:
        return [value] * len(origins)

    return [
        Measure(
            "Area under the curve",
            "How often a customer that left had a higher score than one that stayed.",
            "chance",
            values("auc"),
            constant(0.5),
            1,
            ("ranks worse than chance", "not distinguished from chance", "ranks better than chance"),
        ),
        Measure(
            "Brier score",
            "The mean squared error of the probabilities; less is better.",
            "historical churn rate",
            values("brier_score"),
            values("brier_baseline"),
            -1,
            ("smaller error than the rate", "no smaller error shown", "larger error than the rate"),
            3,
        ),
        Measure(
            "Calibration slope",
            "1 if differences between scores mean what they say.",
            "as it should be",
            values("calibration_slope"),
            constant(1.0),
            0,
            ("high scores too high, low ones too low", "as it should be", "high scores too low, low ones too high"),
        ),
        Measure(
            "Calibration intercept",
            "0 if as many leave as predicted, in log-odds.",
            "as it should be",
            values("calibration_intercept"),
            constant(0.0),
            0,
            ("fewer leave than predicted", "as it should be", "more leave than predicted"),
        ),
        Measure(
            "Lift",
            "Churn rate among the tenth with the highest scores, as a multiple of the overall rate.",
            "tenth at random",
            values("lift"),
            constant(1.0),
            1,
            ("fewer than at random", "not distinguished from random", "more than at random"),
        ),
        Measure(
            "Captured",
            "Share of all customers that left who are in the tenth with the highest scores.",
            "tenth at random",
            values("captured"),
            constant(0.1),
            1,
            ("fewer than at random", "not distinguished from random", "more than at random"),
        ),
    ]


def value_measures(origins: Sequence[ValueOrigin], naive: str) -> list[Measure]:
    """The measures of lifetime value; `naive` names the baseline of money."""
    coverages = [origin.interval_coverage for origin in origins if origin.interval_coverage is not None]
    rows = [
        Measure(
            "Error",
            "Mean size of the difference between predicted and real payments of a customer; less is better.",
            naive,
            [origin.mean_absolute_error for origin in origins],
            [origin.mean_absolute_error_baseline for origin in origins],
            -1,
            ("smaller error than the baseline", "no smaller error shown", "larger error than the baseline"),
            unit="$",
        ),
        Measure(
            "Bias",
            "Mean of predicted minus real payments of a customer; $0 if right on the whole.",
            "as it should be",
            [origin.value_bias for origin in origins],
            [0.0] * len(origins),
            0,
            ("predicts too little", "as it should be", "predicts too much"),
            unit="$",
        ),
        Measure(
            "High-value customers found",
            "Share of the customers that later make most of the revenue, among as many with the highest prediction.",
            naive,
            [origin.high_value_found for origin in origins],
            [origin.high_value_found_baseline for origin in origins],
            1,
            ("fewer than by the baseline", "not distinguished from the baseline", "more than by the baseline"),
            unit="%",
        ),
    ]
    if len(coverages) == len(origins):
        rows.append(
            Measure(
                "Coverage of the interval",
                "Share of customers whose payments were within the predicted interval.",
                "promised",
                coverages,
                [PROMISED_COVERAGE] * len(origins),
                0,
                ("fewer than promised", "as promised", "more than promised: intervals are wide"),
                unit="%",
            )
        )
    return rows


@dataclass(frozen=True)
class Group:
    """A tenth of the renewals of all origins by score: predicted and actual churn rate, as shares."""

    place: int
    renewals: int
    lost: int
    predicted: float
    overall: float

    @property
    def rate(self) -> float:
        """The share of the renewals that was lost."""
        return self.lost / self.renewals

    @property
    def lift(self) -> float:
        """The churn rate as a multiple of the overall one."""
        return self.rate / self.overall if self.overall else 0.0


def groups(origins: Sequence[Origin]) -> list[Group]:
    """The tenths of all origins together, from the highest scores to the lowest."""
    tenths = [origin.tenths for origin in origins]
    if not tenths:
        return []
    overall = sum(origin.churners for origin in origins) / sum(origin.profiles for origin in origins)
    result = []
    for place in range(min(map(len, tenths))):
        parts = [of_origin[place] for of_origin in tenths]
        renewals = sum(part.renewals for part in parts)
        predicted = sum(part.mean_probability * part.renewals for part in parts) / renewals
        result.append(Group(place + 1, renewals, sum(part.lost for part in parts), predicted, overall))
    return result


@dataclass(frozen=True)
class Profit:
    """What calling a share of a hundred renewals earns, in US dollars, by score and at random."""

    share: float
    by_score: Interval
    at_random: Interval
    gain: Interval


def profits(origins: Sequence[Origin], cost: float, worth: float) -> list[Profit]:
    """The profit of calling no renewal, the first tenth, and so on to all, for a hundred renewals.

    `cost` of a call and `worth` of calling a customer that would leave are in US dollars.
    """
    if not origins:
        return []
    tenths = min(len(origin.tenths) for origin in origins)
    rows = []
    for called in range(tenths + 1):
        by_score, at_random = [], []
        for origin in origins:
            calls = sum(tenth.renewals for tenth in origin.tenths[:called])
            lost = sum(tenth.lost for tenth in origin.tenths[:called])
            by_score.append(100 * (lost * worth - calls * cost) / origin.profiles)
            rate = origin.churners / origin.profiles
            at_random.append(100 * calls * (rate * worth - cost) / origin.profiles)
        gain = [one - other for one, other in zip(by_score, at_random, strict=True)]
        rows.append(Profit(called / tenths, Interval.of(by_score), Interval.of(at_random), Interval.of(gain)))
    return rows
