"""Geometry of the effect report's charts.

A strip is one row of a forest plot. Its coordinates are percentages of its width, so that it fits any screen, and the
text next to it stays text. A trajectory is a drawing as in the other reports.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ide_assets.domains.effect.estimation.estimates import EFFECTIVE, HARMFUL, NO_DETECTABLE_EFFECT
from ide_assets.reports.effect.findings import MEASURING, Answer, Comparison, Estimate, Share, TrajectoryPoint
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label
from ide_assets.reports.pages.strips import Mark, Scale, Strip, digits_of, round_values
from ide_assets.vocabulary.wording import signed

#: Standardised differences beyond this look uneven.
UNEVEN = 0.1


def interval(estimate: Estimate) -> str:
    """`+2.1 to +6.3`; nothing where there is none."""
    if estimate.effect_low is None or estimate.effect_high is None:
        return ""
    return f"{signed(estimate.effect_low)} to {signed(estimate.effect_high)}"


def p_value(value: float | None) -> str:
    """`0.034`, `<0.001`; empty if unknown."""
    if value is None:
        return ""
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def kind_of(conclusion: str) -> str:
    """The CSS class of a conclusion."""
    known = {EFFECTIVE: "effective", HARMFUL: "harmful", NO_DETECTABLE_EFFECT: "unclear"}
    return known.get(conclusion, "few")


def forest_scale(answers: Iterable[Answer]) -> Scale:
    """The scale of effects with their intervals, and of the naive before/after changes."""
    answers = list(answers)
    shown = [answer.main for answer in answers if answer.main is not None and answer.is_measured]
    naive = [answer.naive.effect for answer in answers if answer.naive is not None]
    ends = [end for estimate in shown for end in (estimate.effect_low, estimate.effect_high)]
    return Scale.around([*(estimate.effect for estimate in shown), *naive], ends)


def effect_strip(answer: Answer, scale: Scale, unit: str, is_sum: bool = False) -> Strip:
    """The measured effect with its interval, and the naive before/after as a ring; the total is a diamond."""
    marks: list[Mark] = []
    words = []
    if answer.naive is not None and answer.naive.effect is not None:
        naive = f"before/after as it looks: {signed(answer.naive.effect)} {unit}"
        marks.append(Mark("ring", "naive", scale.at(answer.naive.effect), tooltip=naive.capitalize()))
        words.append(naive)
    main = answer.main
    if main is None or main.effect is None or main.effect_low is None or main.effect_high is None:
        words.insert(0, "effect: too few accounts")
        return scale.row("; ".join(words), *marks)
    kind = kind_of(main.conclusion)
    effect = f"effect {signed(main.effect)} {unit}, 95% interval {interval(main)}, {main.conclusion}"
    marks[:0] = scale.span(kind, main.effect_low, main.effect_high)
    marks.append(Mark("diamond" if is_sum else "dot", kind, scale.at(main.effect), tooltip=effect.capitalize()))
    return scale.row("; ".join([effect, *words]), *marks)


@dataclass(frozen=True)
class Step:
    """A row of a waterfall: its name and value, and the strip that starts at the running sum."""

    name: str
    value: float
    strip: Strip
    kind: str


def waterfall(answer: Answer, unit: str) -> list[Step]:
    """The naive before/after decomposed into drift, regression to the mean, and the remainder for the play.

    If every account was enrolled, the drift is unknown, and the held-back accounts show drift and regression together.
    Empty if the naive change is unknown, or there is nothing to compare it with.
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
    label = f"{name}: {signed(value)} {unit}"
    return Step(name, value, scale.row(label, Mark("bar", kind, ends[0], ends[1], label)), kind)


def love_scale(comparisons: Sequence[Comparison]) -> Scale:
    """A scale around zero that includes every standardised difference and the lines at 0.1."""
    widest = max([2.5 * UNEVEN, *(abs(comparison.standardised_difference or 0) for comparison in comparisons)])
    return Scale(-widest, widest)


def love_strip(comparison: Comparison, scale: Scale) -> Strip:
    """One characteristic: the difference between the arms, in standard deviations."""
    lines = [Mark("rule", "uneven", scale.at(end)) for end in (-UNEVEN, UNEVEN)]
    difference = comparison.standardised_difference
    if difference is None:
        return scale.row("unknown", *lines)
    kind = "uneven" if abs(difference) > UNEVEN else "even"
    label = f"standardised difference {signed(difference, 2)}"
    return scale.row(label, *lines, Mark("dot", kind, scale.at(difference), tooltip=label.capitalize()))


#: Rates of accounts, in percent.
PERCENT = Scale(0, 100, rates=True)


def rate_strip(rate: float | None, low: float | None, high: float | None, scale: Scale, kind: str) -> Strip:
    """A rate with its interval."""
    if rate is None or low is None or high is None:
        return scale.row("unknown")
    label = f"{rate:.1f}%, 95% interval {low:.1f}% to {high:.1f}%"
    return scale.row(label, *scale.span(kind, low, high), Mark("dot", kind, scale.at(rate), tooltip=label))


def holdout_scale(shares: Iterable[Share]) -> Scale:
    """A scale from zero that includes the holdout's rates; their intervals may be clipped."""
    shares = list(shares)
    rates = [share.holdout_rate for share in shares]
    scale = Scale.around(rates, [share.holdout_rate_high for share in shares])
    return Scale(0, min(max(scale.high, 20), 100), rates=True)


_WIDTH, _HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 340, 190, 12, 34, 40, 10

#: The arms, in the order in which they are drawn, with their names.
ARMS = {"held_back": "held back", "offered": "offered"}


def trajectory(points: Sequence[TrajectoryPoint], unit: str) -> Drawing | None:
    """The means of both arms by month since the enrolment, with their bands; None without points."""
    known = [point for point in points if point.mean_value is not None]
    if not known:
        return None
    means = [point.mean_value for point in known if point.mean_value is not None]
    ends = [end for point in known for end in (point.mean_low, point.mean_high) if end is not None]
    # Bands of few accounts are wide; they are clipped, so that differences between the means stay visible.
    reach = max(max(means) - min(means), median(abs(end - median(means)) for end in ends) if ends else 0, 0.5)
    # No rate and no number of users is below zero.
    low = max(min([*means, *ends]), min(means) - reach, 0.0)
    high = min(max([*means, *ends]), max(means) + reach)
    if high <= low:
        low, high = low - 1, high + 1
    first, last = min(point.months_since for point in known), max(point.months_since for point in known)

    def x(months: int) -> float:
        return round(_LEFT + (months - first) / max(last - first, 1) * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        within = min(max(value, low), high)
        return round(_TOP + (high - within) / (high - low) * (_HEIGHT - _TOP - _BOTTOM), 1)

    curves, dots, words = [], [], []
    for arm, name in ARMS.items():
        of_arm = [point for point in known if point.arm == arm and point.mean_value is not None]
        with_band = [point for point in of_arm if point.mean_low is not None and point.mean_high is not None]
        curves.append(
            Curve(
                [(x(point.months_since), y(point.mean_value or 0)) for point in of_arm],
                [(x(point.months_since), y(point.mean_high or 0)) for point in with_band],
                [(x(point.months_since), y(point.mean_low or 0)) for point in with_band],
                arm,
            )
        )
        for point in of_arm:
            label = f"{name}, month {point.months_since:+d}: {point.mean_value:.1f} {unit}"
            if point.mean_low is not None and point.mean_high is not None:
                label += f" ({point.mean_low:.1f} to {point.mean_high:.1f})"
            label += f", {point.accounts_measured:,} accounts"
            dots.append(Box(x(point.months_since), y(point.mean_value or 0), 0, 2.5, arm, label))
            words.append(label)
    values = round_values(low, high)
    boxes = [Box(_LEFT, y(value), _WIDTH - _LEFT - _RIGHT, 0.6, "gridline") for _, value in values]
    if first <= 0 <= last:
        boxes.append(Box(x(0), _TOP, 1, _HEIGHT - _TOP - _BOTTOM, "enrolment", "Month of the enrolment"))
    labels = [Label(_LEFT - 6, y(value) + 3, f"{value:.{digits_of(step)}f}", "end") for step, value in values]
    every = 1 if last - first <= 8 else 3
    labels += [Label(x(months), _HEIGHT - 20, f"{months:+d}" if months else "0") for months in range(first, last + 1)
               if months % every == 0]  # fmt: skip
    labels.append(Label((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 5, "months since the enrolment"))
    return Drawing(_WIDTH, _HEIGHT, "; ".join(words) + ".", boxes, labels, curves, dots)
