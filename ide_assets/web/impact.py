"""The impact analysis of an account: what other scores are associated with, in numbers and in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from ide_assets.domains.engagement.definition import OVERALL, Definition
from ide_assets.domains.engagement.history.followup import FOLLOWED_MONTHS
from ide_assets.domains.engagement.history.impact import ASSOCIATIONS
from ide_assets.vocabulary.wording import plural, signed
from ide_assets.web import shapes
from ide_assets.web.releases import Reading

_NOTE = (
    "Associations in this vendor's own history, with 95% intervals, adjusted for the other factors and for seats. An "
    "association is not an effect: raising the score need not change the outcome."
)
_NOTHING = (
    "Nothing is shown: the account has no active subscription or no score, or history carries no association. "
    "`notEstimated` has the reasons."
)


def analysis(reading: Reading, rows: Sequence[Mapping[str, Any]], definition: Definition) -> shapes.ImpactAnalysis:
    """The impact analysis, from the rows of engagement_account_impact_monthly of an account."""
    names = {factor.key: factor.name for factor in definition.factors} | {OVERALL: "Overall score"}
    ordered = sorted(
        rows,
        key=lambda row: (
            ASSOCIATIONS.index(row["association"]),
            -abs(row["change_points"]),
            row["factor"],
            row["move"],
        ),
    )
    return shapes.ImpactAnalysis(
        impacts=[_impact(row, names.get(row["factor"], row["factor"])) for row in ordered],
        not_estimated=[
            shapes.NotEstimated(association=association, factor=factor, reason=reason)
            for association, factor, reason in reading.not_estimated
        ],
        note=_NOTE if rows else _NOTHING,
    )


def _impact(row: Mapping[str, Any], name: str) -> shapes.Impact:
    subject = name if name.endswith("score") else f"{name} score"
    text = (
        f"{subject} of {row['to_score']:.0f} in place of {row['from_score']:.0f}: associated with a probability of "
        f"{row['association']} within {plural(FOLLOWED_MONTHS, 'month')} of "
        f"{row['fitted_probability'] + row['change_points']:.0f}% in place of {row['fitted_probability']:.0f}% "
        f"({signed(row['change_points'])} percentage points, 95% interval {signed(row['change_points_low'])} to "
        f"{signed(row['change_points_high'])})."
    )
    if row["change_points_low"] <= 0 <= row["change_points_high"]:
        text += " The interval includes no difference."
    return shapes.Impact(name=name, text=text, **row)
