"""Geometry of the effect report's charts.

A strip is one row of a forest plot: its places are percentages of its width, so that it fits any screen while the
text beside it stays text. A trajectory is a drawing as in the other reports.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ide_assets.domains.effect.estimates import EFFECTIVE, HARMFUL, NO_DETECTABLE_EFFECT
from ide_assets.reports.effect.findings import MEASURING, Answer, Comparison, Estimate, Share, TrajectoryPoint
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label
from ide_assets.vocabulary.wording import MINUS, signed

#: Standardised differences beyond this look uneven.
UNEVEN = 0.1

#: Part of a strip's width that stays free at either end.
_MARGIN = 0.04


def interval(estimate: Estimate) -> str:
    """`+2.1 to +6.3`; nothing where there is none."""
    if estimate.effect_low is None or estimate.effect_high is None:
        return ""
    return f"{signed(estimate.effect_low)} to {signed(estimate.effect_high)}"


def percent(rate: float | None) -> str:
    """`12.5%`; nothing for what is not known."""
    return "" if rate is None else f"{rate:.1f}%"


def p_value(value: float | None) -> str:
    """`0.034`, `<0.001`; nothing for what is not known."""
    if value is None:
        return ""
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def dollars(value: float | None) -> str:
    """`$12,300` to three figures, with a true minus sign; nothing for what is not known."""
    if value is None:
        return ""
    size = 10 ** max(len(str(int(abs(value)))) - 3, 0)
    amount = round(abs(value) / size) * size
    return f"{MINUS if value < 0 and amount else ''}${amount:,.0f}"


@dataclass(frozen=True)
class Tick:
    """A place on a scale, in percent of its width, and what stands there."""

    at: float
    label: str
    is_zero: bool


@dataclass(frozen=True)
class Mark:
    """A shape of a strip at a place, or from one to another; `kind` is its class, `told` its tooltip."""

    shape: str
    kind: str
    at: float
    to: float = 0
    told: str = ""


@dataclass(frozen=True)
class Strip:
    """A row of a chart: its marks from back to front over the scale's ticks, and the same in words."""

    told: str
    ticks: Sequence[Tick]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Scale:
    """From values to percentages of a strip's width; what lies outside is cut off at its ends.

    Ticks of a scale of `rates` have no sign.
    """

    low: float
    high: float
    rates: bool = False

    @classmethod
    def around(cls, points: Iterable[float | None], ends: Iterable[float | None] = ()) -> "Scale":
        """A scale that shows zero, every point, and the ends of intervals unless they are far out."""
        shown = [0.0, *(each for each in points if each is not None)]
        outer = [each for each in ends if each is not None]
        reach = 2 * max(max(map(abs, shown)), median(map(abs, outer)) if outer else 0)
        low = min([*shown, *(max(each, -reach) for each in outer)])
        high = max([*shown, *(min(each, reach) for each in outer)])
        return cls(low, high) if high > low else cls(low - 1, high + 1)

    def at(self, value: float) -> float:
        """Where a value stands, in percent."""
        part = (value - self.low) / (self.high - self.low)
        return round(100 * (_MARGIN + (1 - 2 * _MARGIN) * min(max(part, 0), 1)), 2)

    def is_cut(self, value: float) -> bool:
        """Whether a value lies outside."""
        return not self.low <= value <= self.high

    @property
    def ticks(self) -> list[Tick]:
        """Three to nine round values."""
        return [
            Tick(self.at(value), f"{value:.0f}%" if self.rates else signed(value, _digits(step)), value == 0)
            for step, value in _round_values(self.low, self.high)
        ]

    def row(self, told: str, *marks: Mark) -> Strip:
        """A row on this scale."""
        return Strip(told, self.ticks, marks)

    def span(self, kind: str, low: float, high: float) -> list[Mark]:
        """An interval, with an arrow at an end that is cut off."""
        marks = [Mark("span", kind, self.at(low), self.at(high))]
        if self.is_cut(low):
            marks.append(Mark("before", kind, self.at(low)))
        if self.is_cut(high):
            marks.append(Mark("beyond", kind, self.at(high)))
        return marks


def _digits(step: float) -> int:
    return 0 if step >= 1 else 1 if step >= 0.1 else 2


def _round_values(low: float, high: float) -> list[tuple[float, float]]:
    """Multiples of a round step between two values, each with that step."""
    rough = (high - low) / 8
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * each for each in (1, 2, 5, 10) if size * each >= rough)
    return [(step, place * step) for place in range(math.ceil(low / step), math.floor(high / step) + 1)]


def kind_of(conclusion: str) -> str:
    """The class of what a measurement concludes."""
    known = {EFFECTIVE: "effective", HARMFUL: "harmful", NO_DETECTABLE_EFFECT: "unclear"}
    return known.get(conclusion, "few")


def forest_scale(answers: Iterable[Answer]) -> Scale:
    """The scale of effects with their intervals, and of the naive looks beside them."""
    found = list(answers)
    shown = [each.main for each in found if each.main is not None and each.is_measured]
    naive = [each.naive.effect for each in found if each.naive is not None]
    ends = [end for each in shown for end in (each.effect_low, each.effect_high)]
    return Scale.around([*(each.effect for each in shown), *naive], ends)


def effect_strip(answer: Answer, scale: Scale, unit: str, is_sum: bool = False) -> Strip:
    """The measured effect with its interval, the naive before/after as a ring beside it; a sum is a diamond."""
    marks: list[Mark] = []
    words = []
    if answer.naive is not None and answer.naive.effect is not None:
        naive = f"before/after as it looks: {signed(answer.naive.effect)} {unit}"
        marks.append(Mark("ring", "naive", scale.at(answer.naive.effect), told=naive.capitalize()))
        words.append(naive)
    main = answer.main
    if main is None or main.effect is None or main.effect_low is None or main.effect_high is None:
        words.insert(0, "effect: too few accounts")
        return scale.row("; ".join(words), *marks)
    kind = kind_of(main.conclusion)
    effect = f"effect {signed(main.effect)} {unit}, 95% interval {interval(main)}, {main.conclusion}"
    marks[:0] = scale.span(kind, main.effect_low, main.effect_high)
    marks.append(Mark("diamond" if is_sum else "dot", kind, scale.at(main.effect), told=effect.capitalize()))
    return scale.row("; ".join([effect, *words]), *marks)


@dataclass(frozen=True)
class Step:
    """A row of a waterfall: what it is, how much, and where the sum then stands."""

    name: str
    value: float
    strip: Strip
    kind: str


def waterfall(answer: Answer, unit: str) -> list[Step]:
    """The naive before/after taken apart: drift, regression to the mean, and what is left for the play.

    Where every account was enrolled there is no drift to see, and the accounts held back show both in one. Empty where
    the naive look is not known, or nothing that it could be compared with.
    """
    naive, main = answer.naive, answer.main
    if naive is None or naive.change_offered is None:
        return []
    parts = []
    if naive.drift is not None:
        parts.append(("Drift: accounts without the play changed too", naive.drift, "drift"))
        if naive.regression_to_the_mean is not None:
            parts.append(("Regression to the mean", naive.regression_to_the_mean, "regression"))
    elif naive.change_held_back is not None:
        parts.append(("Drift and regression: the accounts held back changed too", naive.change_held_back, "regression"))
    else:
        return []
    rest = naive.change_offered - sum(value for _, value, _ in parts)
    left = "Left for the play" if naive.change_held_back is not None else "Left for the play and for regression"
    parts.append((left, rest, "left"))
    sums = [0.0]
    for _, value, _ in parts:
        sums.append(sums[-1] + value)
    known = main if answer.is_measured else None
    ends = [known.effect_low, known.effect_high] if known is not None else []
    scale = Scale.around([naive.change_offered, *sums], ends)
    steps = [_step("Before/after, as it looks", 0, naive.change_offered, "naive", scale, unit)]
    steps += [
        _step(name, start, value, kind, scale, unit) for (name, value, kind), start in zip(parts, sums, strict=False)
    ]
    if known is not None and known.effect is not None:
        against = "the holdout" if known.method == MEASURING[0] else "accounts not yet offered it"
        strip = effect_strip(Answer(known), scale, unit)
        steps.append(Step(f"Measured against {against}, with interval", known.effect, strip, "measured"))
    return steps


def _step(name: str, start: float, value: float, kind: str, scale: Scale, unit: str) -> Step:
    ends = sorted((scale.at(start), scale.at(start + value)))
    told = f"{name}: {signed(value)} {unit}"
    return Step(name, value, scale.row(told, Mark("bar", kind, ends[0], ends[1], told)), kind)


def love_scale(found: Sequence[Comparison]) -> Scale:
    """A scale about zero that shows every standardised difference and the lines at 0.1."""
    widest = max([2.5 * UNEVEN, *(abs(each.standardised_difference or 0) for each in found)])
    return Scale(-widest, widest)


def love_strip(each: Comparison, scale: Scale) -> Strip:
    """One characteristic: how far apart both arms were, in standard deviations."""
    lines = [Mark("rule", "uneven", scale.at(end)) for end in (-UNEVEN, UNEVEN)]
    difference = each.standardised_difference
    if difference is None:
        return scale.row("not known", *lines)
    kind = "uneven" if abs(difference) > UNEVEN else "even"
    told = f"standardised difference {signed(difference, 2)}"
    return scale.row(told, *lines, Mark("dot", kind, scale.at(difference), told=told.capitalize()))


#: Rates of accounts, in percent.
PERCENT = Scale(0, 100, rates=True)


def rate_strip(rate: float | None, low: float | None, high: float | None, scale: Scale, kind: str) -> Strip:
    """A rate with its interval."""
    if rate is None or low is None or high is None:
        return scale.row("not known")
    told = f"{rate:.1f}%, 95% interval {low:.1f}% to {high:.1f}%"
    return scale.row(told, *scale.span(kind, low, high), Mark("dot", kind, scale.at(rate), told=told))


def holdout_scale(shares: Iterable[Share]) -> Scale:
    """A scale from zero that shows the holdout's rates; their intervals may be cut off."""
    found = list(shares)
    rates = [each.holdout_rate for each in found]
    scale = Scale.around(rates, [each.holdout_rate_high for each in found])
    return Scale(0, min(max(scale.high, 20), 100), rates=True)


_WIDTH, _HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 340, 190, 12, 34, 40, 10

#: The arms, in the order in which they are drawn, with their names.
ARMS = {"held_back": "held back", "offered": "offered"}


def trajectory(points: Sequence[TrajectoryPoint], unit: str) -> Drawing | None:
    """The means of both arms by month since the enrolment, each with its band; None where there is no point."""
    known = [each for each in points if each.mean_value is not None]
    if not known:
        return None
    means = [each.mean_value for each in known if each.mean_value is not None]
    ends = [end for each in known for end in (each.mean_low, each.mean_high) if end is not None]
    # Bands of a few accounts are wide; they are cut off, so that the means can be words apart.
    reach = max(max(means) - min(means), median(abs(end - median(means)) for end in ends) if ends else 0, 0.5)
    low = max(min([*means, *ends]), min(means) - reach)
    high = min(max([*means, *ends]), max(means) + reach)
    if high <= low:
        low, high = low - 1, high + 1
    first, last = min(each.months_since for each in known), max(each.months_since for each in known)

    def x(months: int) -> float:
        return round(_LEFT + (months - first) / max(last - first, 1) * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        within = min(max(value, low), high)
        return round(_TOP + (high - within) / (high - low) * (_HEIGHT - _TOP - _BOTTOM), 1)

    curves, dots, words = [], [], []
    for arm, name in ARMS.items():
        of_arm = [each for each in known if each.arm == arm and each.mean_value is not None]
        with_band = [each for each in of_arm if each.mean_low is not None and each.mean_high is not None]
        curves.append(
            Curve(
                [(x(each.months_since), y(each.mean_value or 0)) for each in of_arm],
                [(x(each.months_since), y(each.mean_high or 0)) for each in with_band],
                [(x(each.months_since), y(each.mean_low or 0)) for each in with_band],
                arm,
            )
        )
        for each in of_arm:
            said = f"{name}, month {each.months_since:+d}: {each.mean_value:.1f} {unit}"
            if each.mean_low is not None and each.mean_high is not None:
                said += f" ({each.mean_low:.1f} to {each.mean_high:.1f})"
            said += f", {each.accounts_measured:,} accounts"
            dots.append(Box(x(each.months_since), y(each.mean_value or 0), 0, 2.5, arm, said))
            words.append(said)
    values = _round_values(low, high)
    boxes = [Box(_LEFT, y(value), _WIDTH - _LEFT - _RIGHT, 0.6, "gridline") for _, value in values]
    if first <= 0 <= last:
        boxes.append(Box(x(0), _TOP, 1, _HEIGHT - _TOP - _BOTTOM, "enrolment", "Month of the enrolment"))
    labels = [Label(_LEFT - 6, y(value) + 3, f"{value:.{_digits(step)}f}", "end") for step, value in values]
    every = 1 if last - first <= 8 else 3
    labels += [Label(x(each), _HEIGHT - 20, f"{each:+d}" if each else "0") for each in range(first, last + 1)
               if each % every == 0]  # fmt: skip
    labels.append(Label((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 5, "months since the enrolment"))
    return Drawing(_WIDTH, _HEIGHT, "; ".join(words) + ".", boxes, labels, curves, dots)
