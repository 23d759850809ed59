"""Candidates with their verdicts, and the actions among them, as pure functions (R-IDE-12, R-IDE-14)."""

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.actions import reasons
from ide_assets.domains.actions.expressions import condition, number, text
from ide_assets.domains.actions.holdout import is_held_back
from ide_assets.domains.actions.tables import ACTIONS
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value, listed

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.domains.actions.reasons import Reason, Reasons
    from ide_assets.kernel.parameters import MonthParameters

SELECTED, HELD_BACK = "selected", "held_back"

#: All verdicts, in the order in which they are passed; the last two are what is left.
VERDICTS = (
    "not_eligible",
    "another_opportunity",
    "covered",
    "withheld",
    "another_tenant",
    "cooling_down",
    "beyond_limit",
    HELD_BACK,
    SELECTED,
)

#: Days before the close date from which a renewal score is to be expected (R-IDE-7).
SCORED_DAYS = 365


def ide_action_candidates_monthly(
    ide_action_signals_monthly: "ir.Table",
    ide_holdout_monthly: "ir.Table",
    account_merges: "ir.Table",
    ide_action_candidates_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every reason that holds for an observation, with its verdict.

    The input `ide_action_candidates_monthly` holds the year before, for the cool-down: what was held back then
    counts as what was given, so that both arms of a play are chosen alike. For the same reason what is held back
    now keeps its place among the account's actions.
    """
    declared = reasons.load(rules.actions.reasons_file, rules.actions.reasons_sha256)
    rows = _matches(ide_action_signals_monthly, declared)
    rows = _with_units(rows, ide_holdout_monthly)
    rows = _with_earlier(rows, _given_before(ide_action_candidates_monthly, account_merges))
    rows = rows.mutate(accounts_opportunity=_accounts_opportunity(rows))
    rows = rows.mutate(
        verdict=ibis.cases(
            (rows.ineligible_because.notnull(), "not_eligible"),
            (rows.opportunity_id != rows.accounts_opportunity, "another_opportunity"),
            (rows.covered_by.notnull(), "covered"),
            (rows.weak_points > rules.actions.most_weaknesses, "withheld"),
        )
    )
    at_account = ibis.row_number().over(
        group_by=["surviving_account_csn", "action_key", rows.verdict.isnull()],
        order_by=[ibis.desc("stake"), "contract_id", "tenant_id", "offering_product_line_code", "opportunity_id"],
    )
    rows = rows.mutate(at_account=at_account)
    cools = ibis.coalesce(rows.former_again_from > month.first_day, False)
    rows = rows.mutate(
        verdict=ibis.coalesce(
            rows.verdict, ibis.cases((rows.at_account > 0, "another_tenant"), (cools, "cooling_down"))
        )
    )
    rank = ibis.row_number().over(
        group_by=["surviving_account_csn", rows.verdict.isnull()],
        order_by=["priority", ibis.desc("stake"), "action_key", "tenant_id", "opportunity_id"],
    )
    rows = rows.mutate(candidate_rank=ibis.ifelse(rows.verdict.isnull(), rank + 1, ibis.null("int64")))
    rows = rows.mutate(
        verdict=ibis.coalesce(
            rows.verdict,
            ibis.cases(
                (rows.candidate_rank > rules.actions.most_actions, "beyond_limit"),
                (rows.has_holdout & is_held_back(rows.action_key, rows.holdout_unit, rules.actions), HELD_BACK),
                else_=SELECTED,
            ),
        )
    )
    return rows.mutate(
        snapshot_date=month.last_day,
        verdict_reason=_in_words(rows, rules),
        action_id=_action_id(rows, month),
        again_from=_again_from(rows, month),
    )


def ide_actions_monthly(
    ide_action_candidates_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """The candidates that were selected, numbered anew: a gap would tell who is held back from what."""
    given = ide_action_candidates_monthly.filter(ide_action_candidates_monthly.verdict == SELECTED)
    rank = ibis.row_number().over(group_by="surviving_account_csn", order_by=given.candidate_rank) + 1
    return given.mutate(action_rank=rank).select(
        *(name for name in ACTIONS.column_names if name not in ("insert_dt", "update_dt"))
    )


def _matches(signals: "ir.Table", declared: "Reasons") -> "ir.Table":
    """A row for each observation and reason that holds for it, with what the reason says.

    Each signal is judged once for each observation, and each reason then for each observation that has any signal:
    the query grows with the signals and the reasons, not with their product.
    """
    judged = signals.mutate(
        **{f"has_{name}": condition(each.condition, signals) for name, each in declared.signals.items()},
        **{f"gap_{name}": ibis.coalesce(number(each.gap, signals), 0.0) for name, each in declared.signals.items()},
        **{f"says_{name}": text(each.says, signals, {}) for name, each in declared.signals.items()},
        weak_points=_weak_points(signals),
        weaknesses=_weaknesses(signals),
    )
    judged = judged.filter(reduce(or_, (judged[f"has_{name}"] for name in declared.signals)))
    rows = judged.cross_join(listed("action_key", [reason.key for reason in declared.reasons]))
    holds = {reason.key: _holds(reason, rows) for reason in declared.reasons}
    gaps = {reason.key: [rows[f"gap_{name}"] for name in reason.signals] for reason in declared.reasons}
    value = ibis.greatest(ibis.coalesce(rows.acv_usd, 0.0), 0.0)
    gap = ibis.greatest(
        _by_reason(rows, {key: ibis.greatest(*each) if len(each) > 1 else each[0] for key, each in gaps.items()}), 0.0
    ).round(4)
    matched = rows.filter(_by_reason(rows, holds))
    return matched.mutate(
        value_at_stake=value,
        gap=gap,
        stake=value * gap,
        goal=_by_reason(rows, {reason.key: _goal(reason, rows) for reason in declared.reasons}),
        covered_by=_by_reason(rows, {reason.key: _covered_by(reason, declared, holds) for reason in declared.reasons}),
        confidence=ibis.cases((rows.weak_points == 0, "high"), (rows.weak_points == 1, "medium"), else_="low"),
        **{
            column: _by_reason(rows, {reason.key: getattr(reason, field) for reason in declared.reasons})
            for column, field in _DECLARED.items()
        },
    )


#: Columns of a candidate that stand in the reason's declaration, and the field that they are.
_DECLARED = {
    "action_name": "name",
    "lifecycle": "lifecycle",
    "channel": "channel",
    "priority": "priority",
    "cool_down_months": "cool_down_months",
    "has_holdout": "holdout",
}


def _by_reason(rows: "ir.Table", values: "Mapping[str, Any]") -> "Any":
    """The value for the reason that a row is about."""
    return by_value(rows.action_key, values)


def _holds(reason: "Reason", rows: "ir.Table") -> "ir.BooleanValue":
    of_kind = (rows.phase == reason.phase) & reason.holds_for(rows.cohort) & condition(reason.condition, rows)
    return reduce(and_, (rows[f"has_{name}"] for name in reason.signals), of_kind)


def _goal(reason: "Reason", rows: "ir.Table") -> "ir.StringValue":
    return text(reason.goal, rows, {name: rows[f"says_{name}"] for name in reason.signals})


def _covered_by(reason: "Reason", declared: "Reasons", holds: "Mapping[str, ir.BooleanValue]") -> "ir.StringValue":
    covering = [(holds[other.key], other.key) for other in declared.covering(reason)]
    return ibis.cases(*covering) if covering else ibis.null("string")


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
    for found in _weak(signals).values():
        points = points + found.cast("int64")
    return points


def _weaknesses(signals: "ir.Table") -> "ir.StringValue":
    joined: ir.StringValue = ibis.literal("")
    for name, found in _weak(signals).items():
        joined = joined + ibis.ifelse(found, f", {name}", "")
    return joined.substr(2)


def _with_units(rows: "ir.Table", holdout: "ir.Table") -> "ir.Table":
    units = holdout.select(unit_csn="surviving_account_csn", holdout_unit="holdout_unit")
    return rows.left_join(units, rows.surviving_account_csn == units.unit_csn)


def _given_before(earlier: "ir.Table", account_merges: "ir.Table") -> "ir.Table":
    """The newest time at which each account was given each play, or held back from it, under today's survivor."""
    given = earlier.filter(earlier.verdict.isin([SELECTED, HELD_BACK])).select(
        "action_key",
        "verdict",
        earlier_csn="surviving_account_csn",
        former_on="snapshot_date",
        former_again_from="again_from",
        former_id="action_id",
    )
    given = with_survivor(given, "earlier_csn", account_merges)
    newest = ibis.row_number().over(
        group_by=["surviving_account_csn", "action_key"],
        order_by=[given.former_on.desc(), given.verdict.desc(), given.earlier_csn],
    )
    return (
        given.mutate(newest=newest)
        .filter(ibis._.newest == 0)
        .select(
            "former_on",
            "former_again_from",
            "former_id",
            former_csn="surviving_account_csn",
            former_key="action_key",
            former_verdict="verdict",
        )
    )


def _with_earlier(rows: "ir.Table", given: "ir.Table") -> "ir.Table":
    return rows.left_join(given, [rows.surviving_account_csn == given.former_csn, rows.action_key == given.former_key])


def _accounts_opportunity(rows: "ir.Table") -> "ir.StringValue":
    """The one opportunity of each account that its actions are about; of no use where none is eligible.

    The one selected for the month; where there is none, the eligible one of the largest annual contract value among
    those that a reason holds for.
    """
    return rows.opportunity_id.first(include_null=True).over(
        group_by="surviving_account_csn",
        order_by=[
            rows.ineligible_because.notnull(),
            ~rows.is_selected,
            rows.acv_usd.isnull(),
            rows.acv_usd.desc(),
            rows.opportunity_id.desc(),
        ],
    )


def _in_words(rows: "ir.Table", rules: Rules) -> "ir.StringValue":
    former = ibis.ifelse(rows.former_verdict == SELECTED, "given on ", "held back on ")
    cooling = former + rows.former_on.cast("string") + ", again from " + rows.former_again_from.cast("string")
    place = ibis.literal("place ") + rows.candidate_rank.cast("string")
    return ibis.cases(
        (rows.verdict == "not_eligible", ibis.literal("not eligible: ") + rows.ineligible_because),
        (
            rows.verdict == "another_opportunity",
            ibis.literal("the account's actions are about opportunity ") + rows.accounts_opportunity,
        ),
        (rows.verdict == "covered", ibis.literal("said by ") + rows.covered_by),
        (rows.verdict == "withheld", ibis.literal("too weak: ") + rows.weaknesses),
        (rows.verdict == "another_tenant", "the same reason weighs more at another tenant of the account"),
        (rows.verdict == "cooling_down", cooling),
        (rows.verdict == "beyond_limit", place + f", and an account gets {rules.actions.most_actions}"),
        (rows.verdict == HELD_BACK, "held back, to measure the play"),
        else_=place,
    )


def _action_id(rows: "ir.Table", month: "MonthParameters") -> "ir.StringValue":
    """The identifier of an action that is given or goes on; it depends on account, play and month only."""
    named = rows.surviving_account_csn + "|" + rows.action_key + "|" + month.last_day.cast("string")
    return ibis.cases(
        (rows.verdict == SELECTED, named.hexdigest("sha256").left(16)),
        ((rows.verdict == "cooling_down") & (rows.former_verdict == SELECTED), rows.former_id),
    )


def _again_from(rows: "ir.Table", month: "MonthParameters") -> "ir.DateValue":
    """The first day of the month in which the play may be given again."""
    months = month.year * 12 + (month.number - 1) + rows.cool_down_months
    year = ((months - months % 12) // 12).cast("int64")
    first = ibis.date(year, months % 12 + 1, 1)
    return ibis.cases(
        (rows.verdict.isin([SELECTED, HELD_BACK]), first),
        (rows.verdict == "cooling_down", rows.former_again_from),
    )
