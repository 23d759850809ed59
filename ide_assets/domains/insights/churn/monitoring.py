"""Whether the serving models still fit: drift of features and score, calibration and coverage by month (R-CI-8)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.cohorts.renewals import decided_renewals
from ide_assets.domains.insights.churn.kinds import SUBSCRIPTION, TRANSACTIONAL, Kind
from ide_assets.domains.insights.examples.ordering import is_day, order_days
from ide_assets.domains.insights.examples.unions import together
from ide_assets.domains.insights.rules import PROMISED_COVERAGE
from ide_assets.domains.insights.tables import FEATURES, MONITORING, ORDER_FEATURES
from ide_assets.domains.insights.words import CALIBRATION, COVERAGE, DRIFT, EITHER
from ide_assets.settings import Rules
from ide_assets.vocabulary.intervals import Z_99_ONE_SIDED

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

#: A population stability index above this is a large change of a distribution.
MOST_DRIFT = 0.25

#: Standard errors between expected and actual churn of a month that chance hardly explains.
MOST_STANDARD_ERRORS = 3.0

#: Renewals, or customers, without which nothing is said about a month.
_LEAST_ROWS = 100

_GROUPS = 10

#: Features that follow from the calendar, and differ between months without any change of the customers. Who orders on
#: the first of each month, or on working days only, is further from the last order at the end of a long month, or on a
#: Sunday, and has other numbers of days between orders. How often customers order shows in the days with orders, too;
#: that they suddenly stop, in the score.
_CALENDAR = ("days_to_close", "days_since_order", "days_between_orders")


def monitored(
    insight_renewals_monthly: "ir.Table",
    insight_churn_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    insight_transactional_churn_monthly: "ir.Table",
    orders: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Renewals and customers of the month and of the year before, with their scores, and the days with orders.

    Renewals have their outcomes as far as they are known; those of customers follow from the days. `model` is the model
    that scored the row. The window of the inputs has these months. No row of a model without a score in the month.
    """
    renewals = _renewals(insight_renewals_monthly, insight_churn_monthly, opportunity_outcomes_monthly)
    scores = insight_transactional_churn_monthly
    days = order_days(orders, account_merges, month)
    rows = together(
        _if_scored(renewals, insight_churn_monthly, SUBSCRIPTION, month),
        _if_scored(_customers(scores, account_merges), scores, TRANSACTIONAL, month),
        _if_scored(days, scores, TRANSACTIONAL, month),
    )
    return rows.mutate(
        now=month.last_day, window_months=ibis.literal(rules.insights.transactional_window_months, type="int64")
    )


def _renewals(renewals: "ir.Table", scores: "ir.Table", opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    churn = scores.select(
        "churn_probability",
        "possible_outcomes",
        scored_csn="surviving_account_csn",
        scored_on_month="snapshot_date",
    )
    outcomes = decided_renewals(opportunity_outcomes_monthly).select(
        decided_opportunity="opportunity_id", known_on="outcome_shown_on", is_won="is_won"
    )
    rows = renewals.left_join(
        churn, [("surviving_account_csn", "scored_csn"), ("snapshot_date", "scored_on_month")]
    ).left_join(outcomes, [("opportunity_id", "decided_opportunity")])
    return rows.select(
        "snapshot_date",
        "churn_probability",
        "possible_outcomes",
        *FEATURES,
        churned=ibis.ifelse(rows.known_on > rows.snapshot_date, ~rows.is_won, ibis.null("boolean")),
    )


def _customers(scores: "ir.Table", account_merges: "ir.Table") -> "ir.Table":
    """Scored customers under the account that they are now: after a merger, its orders are theirs."""
    scored = scores.select(
        "snapshot_date",
        "possible_outcomes",
        *ORDER_FEATURES,
        churn_probability="transactional_churn_probability",
        scored_csn="surviving_account_csn",
    )
    return with_survivor(scored, "scored_csn", account_merges).drop("scored_csn")


def _if_scored(rows: "ir.Table", scores: "ir.Table", kind: Kind, month: "MonthParameters") -> "ir.Table":
    """The rows with the name of the model; none if it has no score in the month."""
    now = scores.filter(scores.snapshot_date == month.last_day).select(current_month="snapshot_date").distinct()
    return rows.cross_join(now).drop("current_month").mutate(model=ibis.literal(kind.model))


def monitoring(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_monitoring_monthly`, from those of `monitored`."""
    import pandas as pd

    now, window = rows["now"].iloc[0], int(rows["window_months"].iloc[0])
    scored, days = rows[~is_day(rows)], rows[is_day(rows)]
    values: list[tuple[Any, ...]] = []
    for kind in (SUBSCRIPTION, TRANSACTIONAL):
        of_kind = scored[scored["model"] == kind.model]
        if kind is TRANSACTIONAL:
            of_kind = of_kind.assign(churned=_churned(of_kind, days, now, window))
        is_now = of_kind["snapshot_date"] == now
        drifts = _drifts(of_kind[is_now], of_kind[~is_now], kind)
        values += [(kind.model, *row) for row in (*drifts, *_outcomes(of_kind))]
    table = pd.DataFrame(values, columns=["model", "monitored", "monitored_item", "monitored_value", "monitored_limit"])
    return table.assign(snapshot_date=now)[list(MONITORING.column_names)]


def _churned(customers: "pd.DataFrame", days: "pd.DataFrame", now: Any, window_months: int) -> "pd.Series":
    """Whether each scored customer ordered no more; missing where that is not known by `now`."""
    import pandas as pd

    from ide_assets.domains.insights.examples import ordering

    outcomes = pd.Series(None, index=customers.index, dtype=object)
    for day, scored in customers.groupby("snapshot_date"):
        if ordering.outcome_known_on(day, window_months) <= pd.Timestamp(now):
            churned = ordering.churned(scored["surviving_account_csn"], days, day, window_months)
            outcomes.loc[scored.index] = churned
    return outcomes


_Row = tuple[str, str, float, float]


def _drifts(current: "pd.DataFrame", before: "pd.DataFrame", kind: Kind) -> Iterator[_Row]:
    features = ((name, name) for name in kind.features if name not in _CALENDAR)
    for item, column in (*features, ("score", "churn_probability")):
        past = before[before["churn_probability"].notna()] if item == "score" else before
        if min(len(current), len(past)) < _LEAST_ROWS:
            continue
        # What the index is on average where nothing changed, because both samples are finite.
        noise = (_GROUPS - 1) * (1 / len(current) + 1 / len(past))
        yield DRIFT, item, round(stability_index(past[column], current[column]), 6), round(MOST_DRIFT + noise, 6)


def _outcomes(rows: "pd.DataFrame") -> Iterator[_Row]:
    """Calibration and coverage of each month whose scores have enough known outcomes."""
    import numpy as np

    decided = rows[rows["churned"].notna() & rows["churn_probability"].notna()]
    for day, scored in decided.groupby("snapshot_date"):
        if len(scored) < _LEAST_ROWS:
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
