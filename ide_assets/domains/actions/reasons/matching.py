"""The reasons that hold for each observation, with their texts and numbers, as a pure function (R-IDE-12)."""

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.vocabulary.expressions import condition, number, text
from ide_assets.vocabulary.rates import by_value, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from ide_assets.domains.actions.reasons.reason import Reason, Reasons
    from ide_assets.settings import ActionRules
    from ide_assets.vocabulary.parameters import MonthParameters

#: Days before the close date from which a renewal score is expected (R-IDE-7).
SCORED_DAYS = 365

#: Columns of a candidate that come from the reason's declaration, and the field of each.
_DECLARED = {
    "action_name": "name",
    "lifecycle": "lifecycle",
    "channel": "channel",
    "priority": "priority",
    "cool_down_months": "cool_down_months",
}

#: Columns of the signals that candidates contain or verdicts depend on.
_OBSERVED = (
    "opportunity_id",
    "contract_id",
    "tenant_id",
    "offering_product_line_code",
    "original_account_csn",
    "surviving_account_csn",
    "opportunity_close_date",
    "acv_usd",
    "cohort",
    "seat_bucket",
    "site_geo",
    "industry_group",
    "ineligible_because",
    "is_selected",
)

#: The columns of `matches`, apart from the stake; dropping all others here keeps the query small.
_MATCHED = (
    *_OBSERVED,
    *_DECLARED,
    "action_key",
    "weak_points",
    "weaknesses",
    "holds",
    "is_open",
    "gap",
    "probability",
    "doubt",
    "covered_by",
    "goal",
    "why_now",
    "next_step",
    "success_criterion",
    "value_at_stake",
    "confidence",
    "former_on",
    "former_again_from",
    "former_id",
    "former_offered",
    "former_closed_by",
)


def matches(
    signals: "ir.Table", past: "ir.Table", declared: "Reasons", month: "MonthParameters", actions: "ActionRules"
) -> "ir.Table":
    """A row for each observation and reason that holds for it, or held last month while its action is cooling down.

    `past` has the newest action of each account and play (candidates.given_before). Each signal, and each reason, is
    evaluated once per observation: the query grows with the number of signals and reasons, not with their product.
    """
    numbered = tuple(enumerate(declared.reasons))
    judged = signals.mutate(
        **{f"has_{name}": condition(signal.condition, signals) for name, signal in declared.signals.items()},
        **{f"gap_{name}": ibis.coalesce(number(signal.gap, signals), 0.0) for name, signal in declared.signals.items()},
        **{f"sure_{name}": number(signal.probability, signals) for name, signal in declared.signals.items()},
        **{f"says_{name}": text(signal.says, signals, {}) for name, signal in declared.signals.items()},
        weak_points=_weak_points(signals),
        weaknesses=_weaknesses(signals),
    )
    judged = judged.mutate(
        **{f"holds_{n}": _holds(reason, judged) for n, reason in numbered},
        **{f"gap_of_{n}": _most([judged[f"gap_{name}"] for name in reason.signals]) for n, reason in numbered},
        **{f"sure_of_{n}": _least([judged[f"sure_{name}"] for name in reason.signals]) for n, reason in numbered},
    )
    judged = judged.mutate(**{f"doubt_{n}": _doubt(n, reason, judged, actions) for n, reason in numbered})
    judged = judged.drop(*(f"{kind}_{name}" for name in declared.signals for kind in ("has", "gap", "sure")))
    rows = judged.cross_join(listed("action_key", [reason.key for reason in declared.reasons]))
    rows = rows.left_join(past, [rows.surviving_account_csn == past.former_csn, rows.action_key == past.former_key])
    rows = rows.mutate(
        holds=_by_reason(rows, {reason.key: rows[f"holds_{n}"] for n, reason in numbered}),
        is_open=ibis.coalesce(
            (rows.former_again_from > month.first_day) & rows.former_closed_by.isnull() & rows.former_offered, False
        ),
    )
    rows = rows.filter(rows.holds | _lingers(rows, month))
    rows = rows.mutate(
        gap=ibis.greatest(_by_reason(rows, {reason.key: rows[f"gap_of_{n}"] for n, reason in numbered}), 0.0).round(4),
        probability=_by_reason(rows, {reason.key: rows[f"sure_of_{n}"] for n, reason in numbered}),
        doubt=_by_reason(rows, {reason.key: rows[f"doubt_{n}"] for n, reason in numbered}),
        covered_by=_by_reason(rows, {reason.key: _covered_by(reason, declared, rows) for reason in declared.reasons}),
        goal=_by_reason(rows, {reason.key: _text(reason.goal, reason, rows) for reason in declared.reasons}),
        next_step=_by_reason(rows, {reason.key: _text(reason.steps, reason, rows) for reason in declared.reasons}),
        success_criterion=_by_reason(
            rows, {reason.key: _text(reason.done_when, reason, rows) for reason in declared.reasons}
        ),
        why_now=_by_reason(rows, {reason.key: _why_now(reason, rows) for reason in declared.reasons}),
        value_at_stake=ibis.greatest(ibis.coalesce(rows.acv_usd, 0.0), 0.0),
        confidence=ibis.cases((rows.weak_points == 0, "high"), (rows.weak_points == 1, "medium"), else_="low"),
        **{
            column: _by_reason(rows, {reason.key: getattr(reason, field) for reason in declared.reasons})
            for column, field in _DECLARED.items()
        },
    )
    return rows.select(*_MATCHED, stake=rows.value_at_stake * rows.gap)


def _lingers(rows: "ir.Table", month: "MonthParameters") -> "ir.BooleanValue":
    """Whether the reason of an action in its cool-down held here last month, but no longer does.

    The row stays a candidate, because one month without the reason does not end an open action; if the action was
    closed, the row shows how.
    """
    ago = month.months_passed_since(rows.former_held_on)
    is_there = (rows.tenant_id == rows.former_tenant) & (rows.offering_product_line_code == rows.former_line)
    rests = (rows.former_again_from > month.first_day) & rows.former_offered
    return ibis.coalesce(~rows.holds & rests & (ago <= 1) & is_there, False)


def _by_reason(rows: "ir.Table", values: "Mapping[str, Any]") -> "Any":
    """The value for the reason of each row."""
    return by_value(rows.action_key, values)


def _holds(reason: "Reason", rows: "ir.Table") -> "ir.BooleanValue":
    of_kind = (rows.phase == reason.phase) & reason.holds_for(rows.cohort) & condition(reason.condition, rows)
    if reason.segments:
        of_kind = of_kind & reason.holds_in(rows.segments)
    return reduce(and_, (rows[f"has_{name}"] for name in reason.signals), of_kind)


def _text(template: str, reason: "Reason", rows: "ir.Table") -> "ir.StringValue":
    return text(template, rows, {name: rows[f"says_{name}"] for name in reason.signals})


def _why_now(reason: "Reason", rows: "ir.Table") -> "ir.StringValue":
    """What was observed and, for a renewal, when it is due."""
    template = "; ".join(f"{{{name}}}" for name in reason.signals)
    if reason.lifecycle == "Renew" and "RenewalNear" not in reason.signals:
        template += "; renews in {days_to_close:day}"
    return _text(template, reason, rows)


def _doubt(n: int, reason: "Reason", rows: "ir.Table", actions: "ActionRules") -> "ir.StringValue":
    """Why the reason is not worth a person's time for this observation; null if it is."""
    if reason.channel != "human":
        return ibis.null("string")
    gap, sure = rows[f"gap_of_{n}"], rows[f"sure_of_{n}"]
    return ibis.cases(
        ((gap > 0) & (gap * rows.seats_purchased < 1.0), "below_one_seat"),
        (ibis.coalesce(sure < actions.least_probability, False), "improbable"),
    )


def _covered_by(reason: "Reason", declared: "Reasons", rows: "ir.Table") -> "ir.StringValue":
    """The key of the first reason that replaces this one: it holds and is worth a person's time."""
    number = {item.key: n for n, item in enumerate(declared.reasons)}
    covering = [
        (rows[f"holds_{number[other.key]}"] & rows[f"doubt_{number[other.key]}"].isnull(), other.key)
        for other in declared.covering(reason)
    ]
    return ibis.cases(*covering) if covering else ibis.null("string")


def _most(values: "list[ir.FloatingValue]") -> "ir.FloatingValue":
    return ibis.greatest(*values) if len(values) > 1 else values[0]


def _least(values: "list[ir.FloatingValue]") -> "ir.FloatingValue":
    """The smallest value, null if any is unknown; the same on every engine."""
    if len(values) == 1:
        return values[0]
    known = reduce(and_, (value.notnull() for value in values))
    return ibis.ifelse(known, ibis.least(*values), ibis.null("float64"))


def _weak(signals: "ir.Table") -> "dict[str, ir.BooleanValue]":
    """What makes the data behind an action weak, by name."""
    return {
        "dirty pool": ibis.coalesce(signals.is_dirty_pool | signals.is_dirty_team, False),
        "unreliable window": ibis.coalesce(signals.is_unreliable_assignment, False),
        "product-line fan-out": ibis.coalesce(signals.opportunities_on_usage > 1, False),
        "bootstrap benchmark": ibis.coalesce(signals.is_bootstrap, False),
        "no score": signals.customer_ews_prediction.isnull() & (signals.days_to_close <= SCORED_DAYS),
    }


def _weak_points(signals: "ir.Table") -> "ir.IntegerValue":
    points: ir.IntegerValue = ibis.literal(0, type="int64")
    for is_weak in _weak(signals).values():
        points = points + is_weak.cast("int64")
    return points


def _weaknesses(signals: "ir.Table") -> "ir.StringValue":
    joined: ir.StringValue = ibis.literal("")
    for name, is_weak in _weak(signals).items():
        joined = joined + ibis.ifelse(is_weak, f", {name}", "")
    return joined.substr(2)
