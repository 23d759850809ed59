"""The effect of plays, arranged for its pages: pure functions of the before/after report's findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from ide_assets.domains.effect.conclusions.revenue import ALL_QUARTERS
from ide_assets.reports.effect.findings import Answer, Estimate, Findings, Next, Play, Revenue
from ide_assets.reports.effect.questions import QUESTIONS, Question
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label
from ide_assets.vocabulary.wording import plural, signed
from ide_assets.web.pages.charts import NOTHING

#: Widths of a forest plot's names, plot and numbers, and the height of a line.
_NAMES, _PLOT, _NUMBERS, _LINE = 250, 250, 180, 28

#: Characters of a name beside the plot.
_NAME_CHARACTERS = 34


@dataclass(frozen=True)
class Row:
    """A play, or a question, with its effect in words."""

    name: str
    key: str
    effect: str
    interval: str
    naive: str
    accounts: str
    conclusion: str


@dataclass(frozen=True)
class Forest:
    """The effects on one measure: a chart, and the table behind it."""

    question: Question
    chart: Drawing
    rows: Sequence[Row]


def ends(estimate: Estimate) -> tuple[float | None, float | None]:
    """The interval that holds at every look where there is one, otherwise that of a single look."""
    if estimate.effect_low_every_look is not None and estimate.effect_high_every_look is not None:
        return estimate.effect_low_every_look, estimate.effect_high_every_look
    return estimate.effect_low, estimate.effect_high


def row(name: str, key: str, answer: Answer) -> Row:
    """An answer in words; the naive before/after is beside the measured effect."""
    main = answer.main
    if main is None or not main.is_known:
        return Row(name, key, NOTHING, NOTHING, NOTHING, NOTHING, answer.conclusion)
    low, high = ends(main)
    naive = NOTHING if answer.naive is None or answer.naive.effect is None else signed(answer.naive.effect)
    accounts = f"{plural(main.accounts_offered or 0, 'account')}, {main.accounts_held_back or 0:,} held back"
    return Row(name, key, signed(main.effect), f"{signed(low)} to {signed(high)}", naive, accounts, main.conclusion)


def known(answers: Sequence[tuple[str, Answer]]) -> list[tuple[str, Estimate]]:
    """The measured effects among named answers."""
    return [(name, answer.main) for name, answer in answers if answer.main is not None and answer.main.is_known]


def forest(effects: Sequence[tuple[str, Estimate]], words: str) -> Drawing:
    """Effects with intervals around a common zero line, each named at the left and written at the right."""
    lines = [(name, estimate.effect or 0.0, *ends(estimate)) for name, estimate in effects]
    reach = max((abs(value) for _, *values in lines for value in values if value is not None), default=0.0) or 1.0
    middle, height = _NAMES + _PLOT / 2, _LINE * len(lines) + 8

    def x(value: float) -> float:
        return round(middle + _PLOT / 2 * value / reach, 1)

    labels, curves, dots = [], [], []
    for place, (name, effect, low, high) in enumerate(lines):
        y = _LINE * place + 18
        between = "" if low is None or high is None else f" ({signed(low)} to {signed(high)})"
        short = name if len(name) <= _NAME_CHARACTERS else f"{name[: _NAME_CHARACTERS - 1]}…"
        labels.append(Label(0, y + 4, short, "start", "small"))
        labels.append(Label(_NAMES + _PLOT + 10, y + 4, f"{signed(effect)}{between}", "start", "small"))
        if low is not None and high is not None:
            curves.append(Curve([(x(low), y), (x(high), y)], kind="series1"))
        dots.append(Box(x(effect), y, 0, 5, "series1", f"{name}: {signed(effect)}{between}"))
    listed = "; ".join(f"{name} {signed(effect)}" for name, effect, *_ in lines)
    zero = Box(middle, 0, 1, height, "zero", "No effect")
    return Drawing(_NAMES + _PLOT + _NUMBERS, height, f"{words}: {listed}.", [zero], labels, curves, dots)


def forests(results: Findings) -> list[Forest]:
    """The measured effects of the plays, by the question that each is judged by, with all plays together."""
    listed = []
    for question in QUESTIONS:
        judged = [play for play in results.plays if play.question == question and _is_measured(play, question)]
        if not judged:
            continue
        together = results.together
        shown = [*judged, together] if together is not None and _is_measured(together, question) else judged
        answers = [(play.name, play.answers[question]) for play in shown]
        rows = [row(play.name, play.key if play in judged else "", play.answers[question]) for play in shown]
        words = f"{question.title}, in {question.measure.unit}"
        listed.append(Forest(question, forest(known(answers), words), rows))
    return listed


def by_quarter(results: Findings) -> list[Revenue]:
    """The revenue that all actions together renewed in each quarter, the newest first."""
    amounts = results.programme.revenue if results.programme is not None else ()
    quarters = [amount for amount in amounts if amount.quarter != ALL_QUARTERS]
    return sorted(quarters, key=lambda amount: amount.quarter, reverse=True)


def _is_measured(play: Play, question: Question) -> bool:
    return question in play.answers and play.answers[question].is_measured


def lead(results: Findings) -> str:
    """The page in a few sentences."""
    if not results.plays:
        return "Nothing is measured yet: no account was offered a play, or held back from one."
    works, stops = len(results.advised(Next.SCALE_UP)), len(results.advised(Next.STOP))
    pending, unknown = len(results.advised(Next.KEEP_MEASURING)), len(results.advised(Next.CANNOT_TELL))
    text = f"Of {plural(len(results.plays), 'play')}, {works or 'none'} {'are' if works > 1 else 'is'} shown to work"
    text += f", and {stops} should be stopped or redesigned." if stops else "."
    if pending:
        text += f" {pending} {'is' if pending == 1 else 'are'} measured without an effect shown so far."
    return f"{text} {unknown} cannot be judged yet." if unknown else text
