"""Alerts about scores that dropped or are low, each raised once and lasting until the score has recovered (R-ES-11)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.definition import OVERALL, AlertLimits, Definition, definition_of
from ide_assets.domains.engagement.score.composition import composed
from ide_assets.domains.engagement.score.scores import UNKNOWN
from ide_assets.domains.engagement.statistics import to_nine_decimals, to_one_decimal
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, listed

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"
_KEY = (_ACCOUNT, "component", "alert")

DROP, COMPONENT_LOW, OVERALL_LOW = "drop", "component_low", "overall_low"

#: Severity of each alert, and who gets it.
SEVERITIES = {DROP: "high", COMPONENT_LOW: "medium", OVERALL_LOW: "critical"}
RECIPIENTS = {DROP: "owner", COMPONENT_LOW: "owner", OVERALL_LOW: "owner and manager"}


def engagement_alerts_monthly(
    engagement_values_monthly: "ir.Table",
    engagement_scores_monthly: "ir.Table",
    engagement_alerts_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per alert that is raised in the month or lasts.

    `engagement_alerts_monthly` are the alerts of the month before. An alert is raised when a score is below its
    threshold: a limit of the definition, or the score of the period before less the allowed drop. It lasts until the
    score is `recovered_by` points above that threshold. Unknown scores raise none and end none; frozen ones have none.
    """
    definition = definition_of(rules)
    rows = _scores(engagement_values_monthly, engagement_scores_monthly, definition)
    rows = rows.cross_join(listed("alert", (DROP, COMPONENT_LOW, OVERALL_LOW)))
    rows = rows.filter((rows.alert == COMPONENT_LOW) != (rows.component == OVERALL))
    former = engagement_alerts_monthly.select(
        former_csn=_ACCOUNT,
        former_component="component",
        former_alert="alert",
        former_threshold="threshold",
        former_raised_on="raised_on",
    )
    rows = rows.left_join(
        former,
        [
            rows.surviving_account_csn == former.former_csn,
            rows.component == former.former_component,
            rows.alert == former.former_alert,
        ],
    )
    rows = rows.mutate(raised_below=_raised_below(rows, definition.alerts))
    recovered = to_nine_decimals(rows.raw - rows.former_threshold) >= definition.alerts.recovered_by
    rows = rows.mutate(
        is_lasting=rows.former_csn.notnull() & ~(rows.is_known & ibis.coalesce(recovered, False)),
        is_raised=rows.is_known & ibis.coalesce(to_nine_decimals(rows.raw - rows.raised_below) < 0, False),
    )
    rows = rows.filter(rows.is_lasting | rows.is_raised)
    return rows.select(
        *_KEY,
        snapshot_date=month.last_day,
        severity=by_value(rows.alert, SEVERITIES),
        recipients=by_value(rows.alert, RECIPIENTS),
        score=to_one_decimal(rows.raw),
        threshold=ibis.ifelse(rows.is_lasting, rows.former_threshold, rows.raised_below),
        raised_on=ibis.ifelse(rows.is_lasting, rows.former_raised_on, month.last_day),
        is_new=~rows.is_lasting,
    )


def _scores(values: "ir.Table", scores: "ir.Table", definition: Definition) -> "ir.Table":
    """Scores of the accounts that are not frozen, before rounding: `raw`, `raw_before`, and whether it `is_known`."""
    now = composed(values, definition).select(_ACCOUNT, "component", "raw")
    before = composed(values, definition, "raw_previous_score")
    rows = now.left_join(
        before.select(before_csn=_ACCOUNT, before_component="component", raw_before="raw"),
        [("surviving_account_csn", "before_csn"), ("component", "before_component")],
    )
    statuses = scores.filter(~scores.is_frozen)
    rows = rows.inner_join(
        statuses.select(status_csn=_ACCOUNT, status_component="component", status="status"),
        [("surviving_account_csn", "status_csn"), ("component", "status_component")],
    )
    return rows.select(
        _ACCOUNT, "component", "raw", "raw_before", is_known=rows.raw.notnull() & (rows.status != UNKNOWN)
    )


def _raised_below(rows: "ir.Table", limits: AlertLimits) -> "ir.FloatingValue":
    limit: ir.FloatingValue = by_value(
        rows.alert,
        {
            DROP: rows.raw_before - limits.drop,
            COMPONENT_LOW: ibis.literal(limits.component_below, type="float64"),
            OVERALL_LOW: ibis.literal(limits.overall_below, type="float64"),
        },
    )
    return limit
