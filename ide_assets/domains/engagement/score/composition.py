"""Component scores and the overall score, composed of factor scores (R-ES-2).

The weight of a missing factor goes to the other factors of its component, that of a null component to the other
components, in proportion. Coverage and bounds use nominal weights, so that missing data never looks like good data.
"""

from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.engagement.definition import OVERALL, Definition, load
from ide_assets.vocabulary.rates import by_value, quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"
_HUNDRED = 100.0

#: Sums of decimals are the same in any order; sums of binary fractions are not.
_EXACT = "decimal(30, 15)"


def composed(
    factors: "ir.Table", definition: Definition, score: str = "raw_score", weight: str = "weight"
) -> "ir.Table":
    """Component scores and the overall score of each account: one row for each of the four.

    `factors` has a row per account and factor; `score` (null if missing) and `weight` (nominal) name its columns.
    Returns account, component, `weight` (nominal), `covered` (weight that has a score), `earned` (weighted sum of
    scores), `raw` (the score; null without a factor) and `share` (weight in the overall score after redistribution, in
    percent; 0 for a null component).
    """
    weights, scores = factors[weight], factors[score]
    parts = factors.select(
        _ACCOUNT,
        component=component_of(factors.factor, definition),
        weight=weights.cast(_EXACT),
        covered=ibis.ifelse(scores.isnull(), 0.0, weights).cast(_EXACT),
        earned=ibis.coalesce(weights * scores, 0.0).cast(_EXACT),
    )
    components = parts.group_by(_ACCOUNT, "component").agg(**_sums(parts, "weight", "covered", "earned"))
    components = components.mutate(raw=quotient(components.earned, components.covered))
    parts = components.mutate(
        **{name: components[name].cast(_EXACT) for name in ("weight", "covered", "earned")},
        present=ibis.ifelse(components.raw.isnull(), 0.0, components.weight).cast(_EXACT),
        points=ibis.coalesce(components.weight * components.raw, 0.0).cast(_EXACT),
    )
    overall = parts.group_by(_ACCOUNT).agg(**_sums(parts, "weight", "covered", "earned", "present", "points"))
    present = overall.select(present_csn=_ACCOUNT, present="present")
    components = components.inner_join(present, components[_ACCOUNT] == present.present_csn)
    columns = (_ACCOUNT, "component", "weight", "covered", "earned", "raw", "share")
    share = quotient(_HUNDRED * components.weight, components.present)
    components = components.mutate(share=ibis.ifelse(components.raw.isnull(), 0.0, share))
    overall = overall.mutate(
        component=ibis.literal(OVERALL), raw=quotient(overall.points, overall.present), share=ibis.literal(_HUNDRED)
    )
    return components.select(*columns).union(overall.select(*columns))


def _sums(rows: "ir.Table", *names: str) -> dict[str, Any]:
    return {name: rows[name].sum().cast("float64") for name in names}


def component_of(factor: "ir.StringColumn", definition: Definition) -> "ir.StringValue":
    """The component of a factor; for one that the definition no longer has, by the product's own definition."""
    components = {declared.key: declared.component for declared in (*load().factors, *definition.factors)}
    component: ir.StringValue = by_value(factor, components)
    return component


def coverage(rows: "ir.Table") -> "ir.FloatingValue":
    """Percent of the nominal weight that has a score."""
    return quotient(_HUNDRED * rows.covered, rows.weight)


def lower_bound(rows: "ir.Table") -> "ir.FloatingValue":
    """The score if every missing factor had 0."""
    return quotient(rows.earned, rows.weight)


def upper_bound(rows: "ir.Table") -> "ir.FloatingValue":
    """The score if every missing factor had 100."""
    return quotient(rows.earned + _HUNDRED * (rows.weight - rows.covered), rows.weight)


def with_shares(
    factors: "ir.Table",
    components: "ir.Table",
    definition: Definition,
    score: str = "raw_score",
    weight: str = "weight",
) -> "ir.Table":
    """The factors with `effective_weight` and `share_of_component`, in percent of the overall and the component score.

    `components` is the result of `composed` for the same columns. Both are 0 for missing factors.
    """
    own = components.filter(components.component != OVERALL).select(
        own_csn=_ACCOUNT, own_component="component", own_covered="covered", own_share="share"
    )
    rows = factors.mutate(component=component_of(factors.factor, definition))
    rows = rows.inner_join(own, [rows[_ACCOUNT] == own.own_csn, rows.component == own.own_component])
    of_component = quotient(_HUNDRED * rows[weight], rows.own_covered)
    rows = rows.mutate(share_of_component=ibis.ifelse(rows[score].isnull(), 0.0, ibis.coalesce(of_component, 0.0)))
    effective = rows.own_share * rows.share_of_component / ibis.literal(_HUNDRED)
    return rows.select(*factors.columns, "component", "share_of_component", effective_weight=effective)
