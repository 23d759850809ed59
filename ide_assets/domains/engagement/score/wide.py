"""An account's engagement scores in one row, as the domains after this one use them."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.definition import OVERALL
from ide_assets.vocabulary.rates import from_tenths, tenths

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: The column of each component's score.
SCORES = {
    OVERALL: "engagement_score",
    "communication": "communication_score",
    "product": "product_score",
    "relationship": "relationship_score",
}


def with_engagement(rows: "ir.Table", engagement_scores_monthly: "ir.Table | None") -> "ir.Table":
    """The rows, by `surviving_account_csn`, with the month's scores and the change of the overall score in points.

    All are null without a score; `engagement_change` also without a score of the month before.
    """
    if engagement_scores_monthly is None:
        return rows.mutate(**dict.fromkeys((*SCORES.values(), "engagement_change"), ibis.null("float64")))
    scores = engagement_scores_monthly
    change = from_tenths(tenths(scores.score) - tenths(scores.previous_score))

    def of_component(component: str, value: "ir.FloatingValue") -> "ir.FloatingScalar":
        return ibis.ifelse(scores.component == component, value, ibis.null("float64")).max()

    by_account = scores.group_by(scored_csn="surviving_account_csn").agg(
        **{column: of_component(component, scores.score) for component, column in SCORES.items()},
        engagement_change=of_component(OVERALL, change),
    )
    return rows.left_join(by_account, [("surviving_account_csn", "scored_csn")]).drop("scored_csn")
