"""By how much another score definition foretells better which accounts leave: the difference of both areas (R-PLAN-2).

Both scores are of the same accounts, so the intervals of each alone say little about the difference: where one score
errs, the other mostly errs, too. The error of the difference is estimated from its own influences (DeLong's, for
correlated areas), account by account.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.accounts.tables import ACCOUNT_MERGES
from ide_assets.domains.engagement.history.followup import QUARTERS
from ide_assets.domains.engagement.history.foretelling import why_too_few
from ide_assets.domains.engagement.history.validation import binned, followed_scores, influences
from ide_assets.domains.engagement.tables import ACCOUNTS, SCORES, VALIDATION
from ide_assets.kernel.inputs import Input
from ide_assets.kernel.recipe import Estimated
from ide_assets.settings import Rules
from ide_assets.vocabulary.column import Column, Type
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.intervals import few_quantile
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

_GROUP = ("history", "component")
_DECIMALS = 6

#: The scores of the other definition, with the columns of the published ones.
CANDIDATE_SCORES = replace(SCORES, name="candidate_scores_monthly", publication=None)

DIFFERENCE = Table(
    "engagement_auc_difference",
    VALIDATION.group,
    key=_GROUP,
    columns=(
        *columns(*_GROUP),
        Column("auc_difference", Type.NUMBER, "AUC of the candidate minus that of the current definition."),
        Column("auc_difference_low", Type.NUMBER, "Lower end of auc_difference's 95% confidence interval."),
        Column("auc_difference_high", Type.NUMBER, "Upper end of auc_difference's 95% confidence interval."),
        Column("not_compared_because", Type.TEXT, "Why there is no difference; null if there is one."),
    ),
    description="By how much a candidate definition of the score foretells better which accounts leave.",
)


def difference_sums(
    engagement_scores_monthly: "ir.Table",
    candidate_scores_monthly: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """A row per history and component that both definitions score: both areas, the fewest accounts, the variance."""
    sides = []
    for sign, scores in ((-1, engagement_scores_monthly), (1, candidate_scores_monthly)):
        rows = followed_scores(scores, engagement_accounts_monthly, account_merges, month)
        known = rows.filter(rows.tenths.notnull())
        bins = binned(known)
        accounts = influences(known, bins)
        errors = accounts.select(*_GROUP, "account", error=accounts.auc * float(sign))
        areas = bins.group_by(*_GROUP).agg(auc=bins.auc.max(), lost=bins.n_lost.max(), stayed=bins.n_stayed.max())
        sides.append((areas, errors))
    (current, current_errors), (candidate, candidate_errors) = sides
    errors = current_errors.union(candidate_errors)
    errors = errors.group_by(*_GROUP, "account").agg(error=errors.error.sum())
    errors = errors.group_by(of_history="history", of_component="component").agg(
        variance=(errors.error * errors.error).sum()
    )
    other = candidate.rename({f"candidate_{name}": name for name in candidate.columns})
    rows = current.inner_join(other, [(name, f"candidate_{name}") for name in _GROUP])
    rows = rows.inner_join(errors, [(name, f"of_{name}") for name in _GROUP])
    return rows.select(
        *_GROUP,
        "auc",
        "candidate_auc",
        "variance",
        lost=ibis.least(rows.lost, rows.candidate_lost),
        stayed=ibis.least(rows.stayed, rows.candidate_stayed),
    )


def difference(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of DIFFERENCE, from those of difference_sums."""
    import pandas as pd

    return pd.DataFrame([_row(row) for row in sums.to_dict("records")])


def _row(sums: Mapping[Any, Any]) -> dict[str, Any]:
    lost, stayed = int(sums["lost"]), int(sums["stayed"])
    row: dict[str, Any] = {name: sums[name] for name in _GROUP}
    too_few = why_too_few(lost, stayed)
    values: list[float | None] = [None, None, None]
    if too_few is None:
        by = sums["candidate_auc"] - sums["auc"]
        reach = few_quantile(min(lost, stayed)) * math.sqrt(sums["variance"])
        values = [round(value, _DECIMALS) + 0.0 for value in (by, max(by - reach, -1.0), min(by + reach, 1.0))]
    names = ("auc_difference", "auc_difference_low", "auc_difference_high")
    return row | dict(zip(names, values, strict=True)) | {"not_compared_because": too_few}


RECIPE = Estimated(
    DIFFERENCE,
    difference_sums,
    inputs=(
        Input(SCORES, trace={}, window=QUARTERS),
        Input(CANDIDATE_SCORES, trace={}, window=QUARTERS),
        Input(ACCOUNTS, trace={}, window=QUARTERS),
        Input(ACCOUNT_MERGES, trace={}),
    ),
    estimate=difference,
)
