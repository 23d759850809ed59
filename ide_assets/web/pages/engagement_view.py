"""The breakdown of an account's engagement, arranged for its page: a pure function of the API's document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ide_assets.domains.engagement.definition import COMPONENTS, OVERALL, Definition
from ide_assets.domains.engagement.score.changes import BEHAVIOUR, COVERAGE
from ide_assets.domains.engagement.score.changes import DEFINITION as REDEFINED
from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.vocabulary.wording import plural
from ide_assets.web.breakdown import low_factors
from ide_assets.web.pages import patterns
from ide_assets.web.pages.charts import Line, gauge, months_chart, shares_bar
from ide_assets.web.pages.wording import against_target, measured, ordinal, target_of
from ide_assets.web.shapes import Breakdown, Component, EngagementFactor

#: Highlights of a component at most.
MOST_HIGHLIGHTS = 4

#: Changes of the score that the page lists.
MOST_CHANGES = 6

#: Causes of a change in words.
CAUSES = {
    BEHAVIOUR: "its value changed",
    REDEFINED: "its target or weight changed",
    COVERAGE: "other factors are measured than before",
}


@dataclass(frozen=True)
class Highlight:
    """One remark about a factor; `kind` is good, bad or moved."""

    kind: str
    text: str


@dataclass(frozen=True)
class FactorRow:
    """A factor of a component's table, its numbers in words."""

    factor: EngagementFactor
    current: str
    before: str
    target: str


@dataclass(frozen=True)
class Part:
    """A component with its factors, what is remarkable, and why."""

    key: str
    name: str
    scored: Component | None
    factors: Sequence[FactorRow]
    has_usual_moves: bool
    highlights: Sequence[Highlight]
    causes: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Peer:
    """A score beside its peers'."""

    name: str
    score: float | None
    average: float | None
    percentile: str


@dataclass(frozen=True)
class View:
    """Everything that the page shows."""

    headline: str
    gauge: Drawing
    composition: Drawing
    parts: Sequence[Part]
    changes: Sequence[tuple[str, str, float]]
    trend: Drawing | None
    definition_changes: Sequence[Month]
    notes: Sequence[str]
    peers: Sequence[Peer]
    peer_group: str
    insight: str
    actions: Sequence[tuple[str, str]]
    impact: Sequence[str]


def view(document: Breakdown, definition: Definition) -> View:
    """The page of a document of `breakdown`."""
    scored = {name: getattr(document.components, name) for name in COMPONENTS}
    points = [(name, (score.contribution or 0.0) if score else 0.0) for name, score in scored.items()]
    names = {factor.key: factor.name for factor in document.factors}
    limits = definition.statuses.score
    words = _gauge_words(document, points)
    return View(
        headline=_headline(document),
        gauge=gauge(document.overall.overall, points, (limits.fair, limits.good), words),
        composition=shares_bar(
            [(patterns.NAMES[name], name, round(value, 1)) for name, value in points]
            + [("Missing to 100", "open", round(100 - sum(value for _, value in points), 1))],
            "points",
        ),
        parts=[_part(document, name, scored[name], names) for name in COMPONENTS],
        changes=_changes(document, names),
        trend=_trend(document),
        definition_changes=patterns.definition_changes(document.trend.history),
        notes=patterns.notes(document.trend.history, definition),
        peers=[
            Peer(patterns.NAMES[name], peer.score, peer.peer_average, ordinal(peer.percentile))
            for name in (OVERALL, *COMPONENTS)
            if (peer := getattr(document.peer_comparison, name)) is not None and peer.peer_average is not None
        ],
        peer_group=patterns.group_in_words(document.peer_comparison),
        insight=patterns.insight(document.peer_comparison, definition.score_trend),
        actions=[
            (patterns.NAMES.get(str(item.get("component")), ""), str(item["recommendation"]))
            for item in document.recommendations
        ],
        impact=[item.text for item in document.impact_analysis.impacts],
    )


def _headline(document: Breakdown) -> str:
    """The page in one sentence: how engaged, and what costs the most."""
    if document.overall.overall is None:
        return "Too little is measured for a score."
    low = low_factors(document.factors)
    if not low:
        return "Every measured factor is at its target or near it."
    rest = f" {len(low) - 1} more below target." if len(low) > 1 else ""
    return f"Largest loss of points: {against_target(low[0])}.{rest}"


def _changes(document: Breakdown, names: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """The largest parts of the change of the overall score, and the sum of the others."""
    parts = [
        (names.get(change.factor or "", change.factor or ""), CAUSES.get(change.cause or "", ""), change.points)
        for change in document.trend.causes
        if change.component == OVERALL
    ]
    rest = parts[MOST_CHANGES:]
    if rest:
        smaller = round(sum(points for _, _, points in rest), 1)
        parts[MOST_CHANGES:] = [(plural(len(rest), "smaller change"), "together", smaller)]
    return parts


def _gauge_words(document: Breakdown, points: Sequence[tuple[str, float]]) -> str:
    if document.overall.overall is None:
        return "Overall engagement score: not known."
    parts = ", ".join(f"{name} {value:.1f}" for name, value in points)
    return f"Overall engagement score {document.overall.overall} of 100. Points by component: {parts}."


def _part(document: Breakdown, name: str, scored: Component | None, names: Mapping[str, str]) -> Part:
    own = [factor for factor in document.factors if factor.component == name]
    causes: dict[str, list[str]] = {}
    for cause in document.root_causes:
        if cause.get("component") == name and cause.get("explanation"):
            factor = str(cause.get("factor"))
            causes.setdefault(names.get(factor, factor), []).append(str(cause["explanation"]))
    return Part(
        key=name,
        name=patterns.NAMES[name],
        scored=scored,
        factors=[
            FactorRow(
                factor,
                measured(factor.current, factor.unit),
                measured(factor.previous, factor.unit),
                target_of(factor),
            )
            for factor in own
        ],
        has_usual_moves=any(factor.trend == "flat" and factor.current != factor.previous for factor in own),
        highlights=highlights(own),
        causes=list(causes.items()),
    )


def highlights(factors: Sequence[EngagementFactor]) -> list[Highlight]:
    """What is remarkable: low factors first, then those that moved, then those at their target."""
    ranked: list[tuple[int, float, Highlight]] = []
    for factor in factors:
        text = against_target(factor)
        text = f"{text[:1].upper()}{text[1:]}"
        moved = {"up": "better than", "down": "worse than"}.get(factor.trend or "")
        if moved and factor.previous is not None:
            text += f", {moved} the period before ({measured(factor.previous, factor.unit)})"
        if factor.is_low:
            ranked.append((0, -factor.points_lost, Highlight("bad", f"{text}.")))
        elif factor.trend in ("up", "down"):
            ranked.append((1, -factor.points_lost, Highlight("moved", f"{text}.")))
        elif factor.status == "healthy":
            ranked.append((2, -factor.weight, Highlight("good", f"{text}.")))
    return [highlight for _, _, highlight in sorted(ranked, key=lambda item: item[:2])[:MOST_HIGHLIGHTS]]


def _trend(document: Breakdown) -> Drawing | None:
    history = document.trend.history
    lines = [
        Line(patterns.NAMES[name], name, [getattr(month, name) for month in history]) for name in (*COMPONENTS, OVERALL)
    ]
    months = [Month.parse(month.month) for month in history]
    changed = patterns.definition_changes(history)
    words = f"Scores of the last {len(months)} months: " + "; ".join(
        f"{line.name} " + ", ".join("missing" if value is None else f"{value:.0f}" for value in line.values)
        for line in reversed(lines)
    )
    if changed:
        words += f". The definition changed in {', '.join(map(str, changed))}"
    return months_chart(months, lines, f"{words}.", changed)
