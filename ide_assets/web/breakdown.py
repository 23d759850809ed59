"""The document of an account's engagement, made of its served row."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic.alias_generators import to_camel

from ide_assets.domains.engagement.definition import COMPONENTS, FACTORS, OVERALL, Definition, Factor
from ide_assets.vocabulary.wording import short_number
from ide_assets.web import impact, shapes
from ide_assets.web.releases import Reading

_Row = Mapping[str, Any]

#: The period that the released tables hold; others are computed on request.
PERIOD = "30d"

ComparePeriod = Literal["previous", "none"]


def breakdown(
    reading: Reading, row: _Row, definition: Definition, customer_id: str, period: str, compare: ComparePeriod
) -> shapes.Breakdown:
    """The API's document for a row of `queries.account`, or of `over_period`.

    With `compare` none, nothing is compared with the month before.
    """
    is_compared = compare == "previous"
    scores = {score["component"]: score for score in row["scores"]}
    factors = factors_of(row["factors"] or (), definition, is_compared)
    overall = scores[OVERALL]
    recommendations = [_advice(item) for item in row["recommendations"] or ()]
    return shapes.Breakdown(
        release=reading.release,
        as_of=reading.as_of,
        customer=_customer(row, customer_id),
        period=period,
        compare_period=compare,
        definition_version=row["definition_version"],
        is_frozen=row["is_frozen"],
        overall=shapes.EngagementScore(
            overall=overall["score"],
            status=overall["status"],
            components=shapes.Components(
                **{name: _score_of_component(scores.get(name), name, factors) for name in COMPONENTS}
            ),
            trend=overall["trend"] if is_compared else None,
            risk_factors=[_in_words(factor) for factor in low_factors(factors)],
            recommendations=[item["recommendation"] for item in recommendations],
            **_bounds(overall),
        ),
        components=shapes.ComponentBreakdown(
            **{name: _component(scores.get(name), is_compared) for name in COMPONENTS}
        ),
        factors=factors,
        trend=shapes.TrendData(
            direction=overall["trend"] if is_compared else None,
            previous=overall["previous_score"] if is_compared else None,
            change=_change(overall) if is_compared else None,
            history=[shapes.MonthOfScores(**month) for month in row["history"] or ()],
            causes=[shapes.Change(**cause) for cause in row["changes"] or () if is_compared],
        ),
        peer_comparison=shapes.PeerComparison(**{name: _peers(scores.get(name)) for name in (OVERALL, *COMPONENTS)}),
        root_causes=[_advice(item) for item in row["root_causes"] or ()],
        recommendations=recommendations,
        impact_analysis=impact.analysis(reading, row["account_impact"] or (), definition),
    )


def _customer(row: _Row, customer_id: str) -> shapes.Customer:
    is_merged = row["requested_csn"] != row["account_csn"]
    note = f"Account {row['requested_csn']} was merged into {row['account_csn']}, which is shown instead."
    return shapes.Customer(
        requested_id=customer_id,
        account_csn=row["account_csn"],
        account_id=row["account_id"],
        owner_id=row["owner_id"],
        merged_into=row["account_csn"] if is_merged else None,
        note=note if is_merged else None,
    )


def factors_of(rows: Sequence[_Row], definition: Definition, is_compared: bool) -> list[shapes.EngagementFactor]:
    """The factors of an account in the order in which they are listed."""
    declared = {factor.key: factor for factor in definition.factors}
    ordered = sorted(rows, key=lambda row: FACTORS.index(row["factor"]) if row["factor"] in FACTORS else len(FACTORS))
    return [_factor(row, declared.get(row["factor"]), is_compared) for row in ordered]


def _factor(row: _Row, declared: Factor | None, is_compared: bool) -> shapes.EngagementFactor:
    return shapes.EngagementFactor(
        key=row["factor"],
        name=row["factor"] if declared is None else declared.name,
        component=row["component"],
        current=row["current_value"],
        previous=row["previous_value"] if is_compared else None,
        target=row["target"],
        better=None if declared is None else declared.better,
        unit=None if declared is None else declared.unit,
        score=row["score"],
        weight=row["weight"],
        effective_weight=row["effective_weight"],
        contribution=row["contribution"],
        status=row["status"],
        trend=row["trend"] if is_compared else None,
        is_shared=bool(row["is_shared"]),
    )


def _score_of_component(
    score: _Row | None, name: str, factors: Sequence[shapes.EngagementFactor]
) -> shapes.ScoreOfComponent | None:
    if score is None:
        return None
    own = [factor for factor in factors if factor.component == name]
    return shapes.ScoreOfComponent(score=score["score"], weight=score["weight"], factors=own)


def _component(score: _Row | None, is_compared: bool) -> shapes.Component | None:
    if score is None:
        return None
    return shapes.Component(
        score=score["score"],
        previous=score["previous_score"] if is_compared else None,
        change=_change(score) if is_compared else None,
        weight=score["weight"],
        contribution=score["contribution"],
        status=score["status"],
        trend=score["trend"] if is_compared else None,
        **_bounds(score),
    )


def _bounds(score: _Row) -> dict[str, Any]:
    return {name: score[name] for name in ("coverage", "lower_bound", "upper_bound", "peer_median_score")}


def _change(score: _Row) -> float | None:
    now, before = score["score"], score["previous_score"]
    return None if now is None or before is None else round(now - before, 1)


def _peers(score: _Row | None) -> shapes.PeerScore | None:
    if score is None:
        return None
    return shapes.PeerScore(
        score=score["score"],
        peer_average=score["peer_average"],
        percentile=score["percentile"],
        peer_group=score["peer_group"],
        peers=score["n_peers"],
    )


def low_factors(factors: Sequence[shapes.EngagementFactor]) -> list[shapes.EngagementFactor]:
    """The low factors, the one that costs the most points first."""
    return sorted((factor for factor in factors if factor.is_low), key=lambda factor: -factor.points_lost)


def _in_words(factor: shapes.EngagementFactor) -> str:
    current = "nothing on record" if factor.current is None else short_number(factor.current, 4)
    target = f"{short_number(factor.target, 4)} {factor.unit or ''}".rstrip()
    return f"{factor.name}: {current}, target {target} ({factor.status})"


def _advice(row: _Row) -> shapes.Advice:
    return {to_camel(name): value for name, value in row.items()}
