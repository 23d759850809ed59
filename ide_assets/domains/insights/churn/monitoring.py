"""Whether the serving model still fits: drift of features and score, calibration and coverage by month (R-CI-8)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.insights.rules import PROMISED_COVERAGE
from ide_assets.domains.insights.tables import FEATURES, MONITORING
from ide_assets.domains.insights.words import CALIBRATION, COVERAGE, DRIFT, EITHER
from ide_assets.settings import Rules
from ide_assets.vocabulary.intervals import Z_99_ONE_SIDED

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

#: A population stability index above this is a large change of a distribution.
MOST_DRIFT = 0.25

#: Standard errors between expected and lost renewals of a month that chance hardly explains.
MOST_STANDARD_ERRORS = 3.0

#: Renewals without which nothing is said about a month.
_LEAST_RENEWALS = 100

_GROUPS = 10

#: Features that follow from the calendar, and differ between months without any change.
_CALENDAR = ("days_to_close",)


def monitored(
    insight_renewals_monthly: "ir.Table",
    insight_churn_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Renewals of the month and of the year before, with their scores and outcomes as far as they are known.

    The window of the inputs has these months. No row if the month has no score.
    """
    churn = insight_churn_monthly.select(
        "churn_probability",
        "possible_outcomes",
        scored_csn="surviving_account_csn",
        scored_on_month="snapshot_date",
    )
    scored_now = (
        churn.filter(churn.scored_on_month == month.last_day).select(current_month="scored_on_month").distinct()
    )
    outcomes = opportunity_outcomes_monthly.filter(
        lambda rows: rows.is_renewal & rows.is_closed & rows.is_won.notnull()
    ).select(decided_opportunity="opportunity_id", known_on="outcome_shown_on", is_won="is_won")
    rows = insight_renewals_monthly.left_join(
        churn, [("surviving_account_csn", "scored_csn"), ("snapshot_date", "scored_on_month")]
    ).left_join(outcomes, [("opportunity_id", "decided_opportunity")])
    rows = rows.cross_join(scored_now)
    return rows.select(
        "snapshot_date",
        "churn_probability",
        "possible_outcomes",
        *FEATURES,
        churned=ibis.ifelse(rows.known_on > rows.snapshot_date, ~rows.is_won, ibis.null("boolean")),
        now=month.last_day,
    )


def monitoring(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_monitoring_monthly`, from those of `monitored`."""
    import pandas as pd

    now = rows["now"].iloc[0]
    is_now = rows["snapshot_date"] == now
    values = [*_drifts(rows[is_now], rows[~is_now]), *_outcomes(rows)]
    table = pd.DataFrame(values, columns=["monitored", "monitored_item", "monitored_value", "monitored_limit"])
    return table.assign(snapshot_date=now)[list(MONITORING.column_names)]


_Row = tuple[str, str, float, float]


def _drifts(current: "pd.DataFrame", before: "pd.DataFrame") -> Iterator[_Row]:
    features = ((name, name) for name in FEATURES if name not in _CALENDAR)
    for item, column in (*features, ("score", "churn_probability")):
        past = before[before["churn_probability"].notna()] if item == "score" else before
        if min(len(current), len(past)) < _LEAST_RENEWALS:
            continue
        # What the index is on average where nothing changed, because both samples are finite.
        noise = (_GROUPS - 1) * (1 / len(current) + 1 / len(past))
        yield DRIFT, item, round(stability_index(past[column], current[column]), 6), round(MOST_DRIFT + noise, 6)


def _outcomes(rows: "pd.DataFrame") -> Iterator[_Row]:
    """Calibration and coverage of each month whose scores have enough known outcomes."""
    import numpy as np

    decided = rows[rows["churned"].notna() & rows["churn_probability"].notna()]
    for day, scored in decided.groupby("snapshot_date"):
        if len(scored) < _LEAST_RENEWALS:
            continue
        item = str(day)[:7]
        probability, churned = scored["churn_probability"].to_numpy(dtype=float), scored["churned"].astype(bool)
        spread = float(np.sqrt((probability * (1 - probability)).sum()))
        errors = (float(churned.sum()) - float(probability.sum())) / max(spread, 1e-9)
        yield CALIBRATION, item, round(errors, 6), MOST_STANDARD_ERRORS
        happened = np.where(churned, "churns", "stays")
        covered = (scored["possible_outcomes"] == EITHER) | (scored["possible_outcomes"] == happened)
        spread = float(np.sqrt(PROMISED_COVERAGE * (1 - PROMISED_COVERAGE) / len(scored)))
        least = PROMISED_COVERAGE - Z_99_ONE_SIDED * spread
        yield COVERAGE, item, round(float(covered.mean()), 6), round(least, 6)


def stability_index(before: "pd.Series", now: "pd.Series") -> float:
    """The population stability index between two samples of a feature: 0 if they have the same distribution.

    Numbers are compared in ten groups of equal size of the earlier sample, texts by value; missing is a group.
    """
    import numpy as np
    import pandas as pd

    if pd.api.types.is_numeric_dtype(before) and not pd.api.types.is_bool_dtype(before):
        earlier, later = before.to_numpy(dtype=float), now.to_numpy(dtype=float)
        known = earlier[~np.isnan(earlier)]
        edges = np.unique(np.quantile(known, np.linspace(0, 1, _GROUPS + 1)[1:-1])) if len(known) else np.array([0.0])
        groups: list[Any] = [
            np.where(np.isnan(values), -1, np.searchsorted(edges, values)) for values in (earlier, later)
        ]
    else:
        groups = [column.astype(object).where(column.notna(), "").map(str).to_numpy() for column in (before, now)]
    codes, names = pd.factorize(np.concatenate(groups))
    shares = [
        # Half a row more for each group, so that an empty one does not make the index infinite.
        (np.bincount(part, minlength=len(names)) + 0.5) / (len(part) + 0.5 * len(names))
        for part in (codes[: len(before)], codes[len(before) :])
    ]
    return float(((shares[1] - shares[0]) * np.log(shares[1] / shares[0])).sum())
