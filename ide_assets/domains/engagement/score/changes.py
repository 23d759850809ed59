"""Why a score changed since the month before: exact parts, by factor and cause (R-ES-6)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.definition import OVERALL, Definition, definition_of
from ide_assets.domains.engagement.factors.factors import score_of
from ide_assets.domains.engagement.score.composition import component_of, composed, with_shares
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, listed, quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"

BEHAVIOUR, DEFINITION, COVERAGE = "behaviour", "definition", "coverage"
CAUSES = (BEHAVIOUR, DEFINITION, COVERAGE)


def engagement_changes_monthly(
    engagement_values_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """One row per account, component (or overall) and part that is not 0; the parts sum to the change of the score.

    `engagement_values_monthly` has the rows of the month and of the month before. The causes apply one after another:
    `behaviour`, changed values under the former targets and weights; `definition`, changed targets and weights;
    `coverage`, factors that gained or lost their value, and the weights that this moves.
    """
    definition = definition_of(rules)
    pairs = _pairs(engagement_values_monthly, month)
    old = composed(pairs, definition, "old_score", "old_weight")
    new = composed(pairs, definition, "new_score", "new_weight")
    shares = _shares(pairs, definition)
    scores = old.select(old_csn=_ACCOUNT, old_component="component", old_raw="raw").inner_join(
        new.select(new_csn=_ACCOUNT, new_component="component", new_raw="raw"),
        [("old_csn", "new_csn"), ("old_component", "new_component")],
    )
    scores = scores.select(
        scored_csn="old_csn", scored_component="old_component", change=scores.new_raw - scores.old_raw
    ).filter(ibis._.change.notnull())
    rows = shares.inner_join(scores, [(_ACCOUNT, "scored_csn"), ("component", "scored_component")])
    rows = rows.cross_join(listed("cause", CAUSES))
    parts = rows.select(
        _ACCOUNT,
        "component",
        "factor",
        "cause",
        "change",
        snapshot_date=month.last_day,
        part=rows.factor + ": " + rows.cause,
        points=_points(rows),
    )
    return parts.filter(parts.points != 0)


def _pairs(values: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """One row per account and factor of either month, with the scores and weights of both.

    A factor has no score and a weight of 0 in a month without it. `kept_score` scores the month's value by the target
    of the month before.
    """
    ago = month.months_passed_since(values.snapshot_date)
    rows = values.mutate(is_now=ago == 0).filter((ago == 0) | (ago == 1))

    def value_of(is_now: bool, column: str) -> "ir.Scalar":
        # A month has one row per account and factor, so the maximum is its value.
        return ibis.ifelse(rows.is_now if is_now else ~rows.is_now, rows[column], None).max()

    pairs = rows.group_by(_ACCOUNT, "factor").agg(
        new_score=value_of(True, "raw_score"),
        old_score=value_of(False, "raw_score"),
        new_weight=ibis.coalesce(value_of(True, "weight"), 0.0),
        old_weight=ibis.coalesce(value_of(False, "weight"), 0.0),
        current_value=value_of(True, "current_value"),
        old_target=value_of(False, "target"),
        is_higher_better=rows.is_higher_better.any(),
        is_silent=(rows.is_now & rows.is_silent).any(),
    )
    return pairs.mutate(
        kept_score=score_of(pairs.current_value, pairs.old_target, pairs.is_higher_better, pairs.is_silent)
    )


def _shares(pairs: "ir.Table", definition: Definition) -> "ir.Table":
    """One row per account, component (or overall) and factor: the factor's share of the score, as a fraction.

    `was` is the share by the scores and weights of the month before, `now` by those of the month, and `between` by the
    weights of the month and the factors that had a score in the month before.
    """
    rows = pairs
    for name, score, weight in (
        ("was", "old_score", "old_weight"),
        ("between", "old_score", "new_weight"),
        ("now", "new_score", "new_weight"),
    ):
        weighted = with_shares(pairs, composed(pairs, definition, score, weight), definition, score, weight)
        weighted = weighted.select(
            **{
                f"{name}_csn": _ACCOUNT,
                f"{name}_factor": "factor",
                f"{name}_overall": weighted.effective_weight,
                f"{name}_component": weighted.share_of_component,
            }
        )
        rows = rows.inner_join(weighted, [(_ACCOUNT, f"{name}_csn"), ("factor", f"{name}_factor")])
    rows = rows.mutate(own_component=component_of(rows.factor, definition)).cross_join(
        listed("level", ("component", OVERALL))
    )
    is_overall = rows.level == OVERALL
    shares = rows.select(
        _ACCOUNT,
        "factor",
        "old_score",
        "new_score",
        "kept_score",
        component=ibis.ifelse(is_overall, OVERALL, rows.own_component),
        **{
            name: quotient(
                ibis.ifelse(is_overall, rows[f"{name}_overall"], rows[f"{name}_component"]), ibis.literal(100.0)
            )
            for name in ("was", "between", "now")
        },
    )
    # The filter excludes nothing: without it Ibis would merge this join with the one that follows.
    return shares.filter(shares.component.notnull())


def _points(rows: "ir.Table") -> "ir.FloatingValue":
    """The points that the factor and cause of a row contribute to the change of the score."""
    old, rescored, new = rows.old_score, rows.kept_score, rows.new_score
    in_both, in_old = old.notnull() & new.notnull(), old.notnull()
    behaviour = ibis.ifelse(in_both, rows.was * (rescored - old), 0.0)
    definition = ibis.cases(
        (in_both, rows.between * new - rows.was * rescored), (in_old, (rows.between - rows.was) * old), else_=0.0
    )
    coverage = ibis.cases(
        (in_both, (rows.now - rows.between) * new),
        (in_old, -(rows.between * old)),
        (new.notnull(), rows.now * new),
        else_=0.0,
    )
    points: ir.FloatingValue = by_value(rows.cause, {BEHAVIOUR: behaviour, DEFINITION: definition, COVERAGE: coverage})
    return points
