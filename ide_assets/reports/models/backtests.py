"""Each model judged by what came after, as the page shows it, or why it is not judged (R-CI-2, R-CI-3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ide_assets.domains.insights.rules import (
    LEAST_OUTCOMES,
    LIFETIME_VALUE,
    RECOMMENDATION,
    SUBSCRIPTION_CHURN,
    TRANSACTIONAL_CHURN,
)
from ide_assets.domains.insights.words import BASELINES, CONTRACTS, ORDERS
from ide_assets.months import Month
from ide_assets.reports.models import charts
from ide_assets.reports.models.findings import GRADES, Contender, Findings, Model, Origin, Step, ValueModel
from ide_assets.reports.models.measures import Measure, measures, value_measures
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.reports.pages.strips import Scale, Strip, Tick
from ide_assets.vocabulary.wording import plural


@dataclass(frozen=True)
class Reason:
    """Why a model is not judged; `section` of the page says more, if it is not empty."""

    text: str
    section: str = ""


@dataclass(frozen=True)
class DrawnMeasure:
    """A measure with its plot by origin."""

    measure: Measure
    plot: Drawing


@dataclass(frozen=True)
class Backtest:
    """A model judged from months in the past. Without any, `reason` says why, and the rest is empty.

    `judged_by` is what came after a month. `counts` are the rows that were judged, by title and month. `grade` is that
    of all months, with its `meaning`; both are empty where the list of models has them.
    """

    title: str
    reason: Reason
    judged_by: str = ""
    grade: str = ""
    meaning: str = ""
    months: Sequence[Month] = ()
    letters: Sequence[str] = ()
    counts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    measures: Sequence[DrawnMeasure] = ()


def churn_backtests(results: Findings) -> list[Backtest]:
    """The two churn models, as far as the month has them."""
    kinds = {
        SUBSCRIPTION_CHURN: ("the renewals decided after it", ("Renewals", "Lost")),
        TRANSACTIONAL_CHURN: ("whether customers ordered in the months after it", ("Customers", "Left")),
    }
    backtests = []
    for name, (judged_by, columns) in kinds.items():
        model, origins = results.model(name), results.backtests.get(name, ())
        if model is not None:
            backtests.append(_of_churn(model, origins, judged_by, columns))
    return backtests


def _of_churn(model: Model, origins: Sequence[Origin], judged_by: str, columns: tuple[str, str]) -> Backtest:
    if not origins:
        too_few = (
            f"Not judged yet: no earlier month has {LEAST_OUTCOMES} customers who stayed and {LEAST_OUTCOMES} who left "
            "by its end, and as many after it."
        )
        return Backtest(model.title, _shortcomings(model.steps) or Reason(too_few))
    months = [origin.origin for origin in origins]
    counts = dict(
        zip(columns, ([origin.profiles for origin in origins], [origin.churners for origin in origins]), strict=True)
    )
    return Backtest(
        model.title,
        Reason(""),
        judged_by,
        months=months,
        letters=[origin.grade for origin in origins],
        counts=counts,
        measures=_drawn(measures(origins), months),
    )


def value_backtests(results: Findings) -> list[Backtest]:
    """Lifetime value by contracts and by orders, if the month has the model."""
    model = results.model(LIFETIME_VALUE)
    if model is None:
        return []
    titles = {
        CONTRACTS: ("Accounts with a contract", "what accounts paid after it, up to a year"),
        ORDERS: ("Customers without a contract", "what customers ordered after it, up to a year"),
    }
    return [_of_values(model, method, results.values.get(method), *words) for method, words in titles.items()]


def _of_values(model: Model, method: str, values: ValueModel | None, title: str, judged_by: str) -> Backtest:
    if values is None or not values.origins:
        return Backtest(title, _value_reason(model, method, values))
    months = [origin.origin for origin in values.origins]
    return Backtest(
        title,
        Reason(""),
        judged_by,
        values.grade or "",
        GRADES[LIFETIME_VALUE].get(values.grade or "", ""),
        months,
        [origin.grade for origin in values.origins],
        {"Customers": [origin.profiles for origin in values.origins]},
        _drawn(value_measures(values.origins, BASELINES[method]), months),
    )


def _value_reason(model: Model, method: str, values: ValueModel | None) -> Reason:
    steps = [step for step in model.steps if (step.source == ORDERS) == (method == ORDERS)]
    if method == ORDERS and not steps and values is None:
        return Reason("Not trained: the optional source orders was not delivered.")
    return _shortcomings(steps) or _decision(model, None if values is None else values.decision)


def _shortcomings(steps: Sequence[Step]) -> Reason | None:
    """The requirements that are not met, by name: what was found is in the section of data."""
    names = list(dict.fromkeys(step.step for step in steps if not step.is_sufficient))
    if not names:
        return None
    count = sum(not step.is_sufficient for step in steps)
    verb = "is" if count == 1 else "are"
    return Reason(
        f"Not trained: {count} of {plural(len(steps), 'requirement')} {verb} not met ({', '.join(names)}).", "data"
    )


def _decision(model: Model, decision: str | None) -> Reason:
    """The decision, unless the list of models shows it."""
    if decision is None or decision in model.decisions:
        return Reason("Not graded yet.", "models")
    return Reason(decision)


def _drawn(rows: Sequence[Measure], months: Sequence[Month]) -> list[DrawnMeasure]:
    return [DrawnMeasure(measure, charts.by_origin(measure, months)) for measure in rows]


@dataclass(frozen=True)
class Judged:
    """A candidate with its success as a strip, and as a multiple of that of the most bought products."""

    name: str
    row: Contender
    multiple: float | None
    strip: Strip


@dataclass(frozen=True)
class Recommendation:
    """The candidates, the best one first, and what the grade of the one that serves means. Without any, `reason`."""

    reason: Reason
    meaning: str = ""
    products: int = 0
    rows: Sequence[Judged] = ()
    ticks: Sequence[Tick] = ()


def recommendation(results: Findings) -> Recommendation | None:
    """The recommendation models against the most bought products, if the month has the model."""
    from ide_assets.domains.insights.recommendation.similarity import BM25, EASE, MOST, MOST_POPULAR

    model = results.model(RECOMMENDATION)
    if model is None:
        return None
    judged = {row.contender: row.success for row in results.contenders if row.success is not None}
    if MOST_POPULAR not in judged:
        decision = results.contenders[0].decision if results.contenders else None
        return Recommendation(_shortcomings(model.steps) or _decision(model, decision))
    names = {EASE: "EASE", BM25: "BM25", MOST_POPULAR: "Most bought products"}
    popular = judged[MOST_POPULAR]
    rows = [row for row in results.contenders if row.success is not None]
    scale = Scale(0, 100 * max([0.01, *(row.high or row.success or 0.0 for row in rows)]), rates=True)
    serving = next((row for row in rows if row.is_serving), None)
    meaning = GRADES[RECOMMENDATION].get(serving.grade or "", "") if serving else ""
    if serving is not None and serving.contender == MOST_POPULAR:
        meaning = "No model is better than the most bought products, so these are recommended."
    return Recommendation(
        Reason(""),
        meaning,
        MOST,
        [
            Judged(
                names.get(row.contender, row.contender),
                row,
                (row.success or 0.0) / popular if popular and row.contender != MOST_POPULAR else None,
                charts.success_strip(row, popular, scale),
            )
            for row in rows
        ],
        scale.ticks,
    )
