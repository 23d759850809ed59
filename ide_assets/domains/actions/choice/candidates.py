"""Candidates with their verdicts, as pure functions (R-IDE-12, R-IDE-14, R-ACT-2, R-ACT-3).

`judged` is the single pipeline: reasons that hold, verdicts, ranks, capacity, arms. The candidates are its rows; the
history (history.py) records how it changes the actions given before.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.actions.arms.arms import with_arm, with_units
from ide_assets.domains.actions.choice.value import with_expected_value
from ide_assets.domains.actions.handover.closings import CLOSINGS, DONE
from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.reasons.matching import matches
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

SELECTED, HELD_BACK, COOLING_DOWN, CLOSING, CONTROL = "selected", "held_back", "cooling_down", "closing", "control"

#: All verdicts, in the order of precedence; the last two apply where no other does.
VERDICTS = (
    "not_eligible",
    "another_opportunity",
    "covered",
    "withheld",
    "below_one_seat",
    "improbable",
    CONTROL,
    "both_arms",
    "another_tenant",
    CLOSING,
    COOLING_DOWN,
    "beyond_limit",
    "beyond_capacity",
    HELD_BACK,
    SELECTED,
)

#: Verdicts before that of the universal control: with another one, a reason is worth an action of the programme.
UNWORTHY = VERDICTS[: VERDICTS.index(CONTROL)]

#: Days from the snapshot date by which to carry out an action, by priority; others have _DUE_LAST.
_DUE_DAYS = {1: 7, 2: 14}
_DUE_LAST = 30

#: Days before the close date by which an action must be carried out.
_DUE_BEFORE_CLOSE = 7

_PLACE = ("contract_id", "tenant_id", "offering_product_line_code", "opportunity_id")


def ide_action_candidates_monthly(
    ide_action_signals_monthly: "ir.Table",
    ide_holdout_monthly: "ir.Table",
    account_merges: "ir.Table",
    account_attributes: "ir.Table",
    ide_action_history_monthly: "ir.Table",
    interventions: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every reason that holds for an observation, with its verdict.

    `ide_action_history_monthly` is that of the newest month before. A held-back action counts in it like a given one,
    and has a rank among the account's actions, so that both arms of a play are selected in the same way.
    """
    rows = judged(
        ide_action_signals_monthly,
        ide_holdout_monthly,
        account_merges,
        account_attributes,
        ide_action_history_monthly,
        interventions,
        month,
        rules,
    )
    return rows.mutate(verdict_reason=_in_words(rows, rules))


def judged(
    signals: "ir.Table",
    holdout: "ir.Table",
    account_merges: "ir.Table",
    account_attributes: "ir.Table",
    history: "ir.Table",
    interventions: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The candidates with verdict, ranks, arm, dates and action_id."""
    declared = reasons.of(rules)
    past = given_before(history, account_merges, interventions)
    rows = matches(signals, past, declared, month, rules.actions)
    rows = _with_owner(rows, account_attributes)
    rows = with_units(rows, holdout, account_merges, history, declared)
    rows = with_expected_value(rows, history, declared)
    rows = rows.mutate(accounts_opportunity=_accounts_opportunity(rows))
    cools = ibis.coalesce(rows.former_again_from > month.first_day, False)
    rows = rows.mutate(
        verdict=ibis.cases(
            (rows.ineligible_because.notnull(), "not_eligible"),
            (rows.opportunity_id != rows.accounts_opportunity, "another_opportunity"),
            (rows.covered_by.notnull(), "covered"),
            (rows.weak_points > rules.actions.most_weaknesses, "withheld"),
            (~cools & rows.doubt.notnull(), rows.doubt),
            (rows.is_in_control, CONTROL),
            (rows.is_in_both_arms, "both_arms"),
        )
    )
    at_account = ibis.row_number().over(
        group_by=["surviving_account_csn", "action_key", rows.verdict.isnull()],
        order_by=[~rows.holds, ibis.desc("stake"), *_PLACE],
    )
    rows = rows.mutate(at_account=at_account)
    rows = rows.mutate(
        verdict=ibis.coalesce(
            rows.verdict,
            ibis.cases(
                (rows.at_account > 0, "another_tenant"), (~rows.holds & rows.is_open, CLOSING), (cools, COOLING_DOWN)
            ),
        )
    )
    rows = _limited(rows, rules)
    rows = with_arm(rows.mutate(is_chosen=rows.verdict.isnull()), history, declared, rules.actions)
    rows = rows.mutate(
        verdict=ibis.coalesce(
            rows.verdict,
            ibis.cases((rows.is_mixed, "both_arms"), (rows.is_held, HELD_BACK), else_=SELECTED),
        )
    )
    return rows.mutate(
        snapshot_date=month.last_day,
        action_id=_action_id(rows, month),
        again_from=_again_from(rows, month),
        due_on=_due_on(rows, month),
        closed_by=ibis.ifelse(rows.verdict == COOLING_DOWN, rows.former_closed_by, ibis.null("string")),
    )


def given_before(history: "ir.Table", account_merges: "ir.Table", interventions: "ir.Table | None") -> "ir.Table":
    """The newest action of each account and play under today's survivor, with how it was closed (former_...)."""
    given = history.select(
        "action_key",
        earlier_csn="surviving_account_csn",
        former_on="given_on",
        former_again_from="again_from",
        former_id="action_id",
        former_offered="is_offered",
        former_tenant="tenant_id",
        former_line="offering_product_line_code",
        former_held_on="held_on",
        former_closed="closed_by",
    )
    given = with_survivor(given, "earlier_csn", account_merges)
    newest = ibis.row_number().over(
        group_by=["surviving_account_csn", "action_key"],
        order_by=[given.former_on.desc(), given.former_offered.desc(), given.earlier_csn],
    )
    given = given.mutate(newest=newest)
    given = given.filter(given.newest == 0).rename(former_csn="surviving_account_csn", former_key="action_key")
    names = [name for name in given.columns if name.startswith("former_") and name != "former_closed"]
    if interventions is None:
        return given.select(*names, former_closed_by="former_closed")
    done = closings(interventions, account_merges)
    given = given.left_join(done, [given.former_csn == done.done_csn, given.former_key == done.done_key])
    return given.select(*names, former_closed_by=ibis.coalesce(given.former_closed, given.done_by))


def closings(interventions: "ir.Table", account_merges: "ir.Table") -> "ir.Table":
    """done_csn, done_key, done_by: how the month's interventions close the actions of each surviving account.

    If a play has several interventions, the first in the order done, snoozed, declined counts.
    """
    done = interventions.select(done_at="account_csn", done_key="action_key", how=closing(interventions.outcome))
    done = with_survivor(done, "done_at", account_merges)
    done = done.group_by("done_key", done_csn="surviving_account_csn").agg(first=ibis._.how.min())
    words = dict(enumerate((DONE, *CLOSINGS)))
    return done.mutate(done_by=ibis.cases(*((done["first"] == n, word) for n, word in words.items())))


def closing(outcome: "ir.StringValue") -> "ir.IntegerValue":
    """How an intervention closes its action: 0 done, otherwise the place in CLOSINGS, from 1."""
    said = ibis.coalesce(outcome, "").lower()
    order = ibis.cases(*((said.substr(0, len(word)) == word, n) for n, word in enumerate(CLOSINGS, 1)), else_=0)
    return order.cast("int64")


def _with_owner(rows: "ir.Table", account_attributes: "ir.Table") -> "ir.Table":
    """The owner of the surviving account, or of the original account if the survivor has none."""
    owners = account_attributes.filter(account_attributes.owner_id.notnull())
    own = owners.select(own_csn="account_csn", own_owner="owner_id")
    original = owners.select(former_account="account_csn", former_owner="owner_id")
    rows = rows.left_join(own, rows.surviving_account_csn == own.own_csn)
    rows = rows.left_join(original, rows.original_account_csn == original.former_account)
    rows = rows.mutate(owner_id=ibis.coalesce(rows.own_owner, rows.former_owner))
    return rows.drop("own_csn", "own_owner", "former_account", "former_owner")


def _limited(rows: "ir.Table", rules: Rules) -> "ir.Table":
    """Add `candidate_rank`, and the verdicts `beyond_limit` and `beyond_capacity`."""
    order = [ibis.desc("expected_value"), "priority", ibis.desc("stake"), "action_key", "tenant_id", "opportunity_id"]
    order += ["contract_id", "offering_product_line_code"]
    rank = ibis.row_number().over(group_by=["surviving_account_csn", rows.verdict.isnull()], order_by=order)
    rows = rows.mutate(candidate_rank=ibis.ifelse(rows.verdict.isnull(), rank + 1, ibis.null("int64")))
    rows = rows.mutate(
        verdict=ibis.coalesce(
            rows.verdict, ibis.cases((rows.candidate_rank > rules.actions.most_actions, "beyond_limit"))
        )
    )
    takes_time = rows.verdict.isnull() & (rows.channel == "human") & rows.owner_id.notnull()
    rows = rows.mutate(takes_time=takes_time)
    in_line = ibis.row_number().over(
        group_by=["owner_id", "takes_time"],
        order_by=[*order[:3], "surviving_account_csn", *order[3:]],
    )
    rows = rows.mutate(in_line=in_line)
    return rows.mutate(
        verdict=ibis.coalesce(
            rows.verdict,
            ibis.cases((rows.takes_time & (rows.in_line >= rules.actions.owner_capacity), "beyond_capacity")),
        )
    )


def _accounts_opportunity(rows: "ir.Table") -> "ir.StringValue":
    """The single opportunity that the actions of an account are about.

    It is the opportunity selected for the month; otherwise, among those for which a reason holds, the eligible one with
    the largest annual contract value.
    """
    return rows.opportunity_id.first(include_null=True).over(
        group_by="surviving_account_csn",
        order_by=[
            rows.ineligible_because.notnull(),
            ~rows.is_selected,
            ~rows.holds,
            rows.acv_usd.isnull(),
            rows.acv_usd.desc(),
            rows.opportunity_id.desc(),
        ],
    )


def _in_words(rows: "ir.Table", rules: Rules) -> "ir.StringValue":
    former = ibis.ifelse(rows.former_offered, "given on ", "held back on ") + rows.former_on.cast("string")
    cooling = former + ", again from " + rows.former_again_from.cast("string")
    cooling = cooling + ibis.ifelse(rows.closed_by.isnull(), "", ibis.literal("; closed: ") + rows.closed_by)
    place = ibis.literal("place ") + rows.candidate_rank.cast("string")
    limit, capacity = rules.actions.most_actions, rules.actions.owner_capacity
    return ibis.cases(
        (rows.verdict == "not_eligible", ibis.literal("not eligible: ") + rows.ineligible_because),
        (
            rows.verdict == "another_opportunity",
            ibis.literal("the account's actions are about opportunity ") + rows.accounts_opportunity,
        ),
        (rows.verdict == "covered", ibis.literal("replaced by ") + rows.covered_by),
        (rows.verdict == "withheld", ibis.literal("data too weak: ") + rows.weaknesses),
        (rows.verdict == CONTROL, "in the universal control, which gets no action"),
        (rows.verdict == "both_arms", "accounts of both arms were merged into it: neither given nor held back"),
        (rows.verdict == "below_one_seat", "the gap is less than one seat: not worth a call"),
        (
            rows.verdict == "improbable",
            ibis.literal("probably not below: probability ") + rows.probability.cast("string"),
        ),
        (rows.verdict == "another_tenant", "the same reason weighs more at another tenant of the account"),
        (rows.verdict == CLOSING, former + "; its reason did not hold this month, and a second such month ends it"),
        (rows.verdict == COOLING_DOWN, cooling),
        (rows.verdict == "beyond_limit", place + f"; the limit of an account is {limit}"),
        (rows.verdict == "beyond_capacity", place + f"; the capacity of the owner is {capacity} a month"),
        (rows.verdict == HELD_BACK, "held back, to measure the play"),
        else_=place,
    )


def _action_id(rows: "ir.Table", month: "MonthParameters") -> "ir.StringValue":
    """The identifier of a selected action, from account, play and month; an open action keeps its former one."""
    named = rows.surviving_account_csn + "|" + rows.action_key + "|" + month.last_day.cast("string")
    return ibis.cases(
        (rows.verdict == SELECTED, named.hexdigest("sha256").left(16)),
        (rows.verdict.isin([CLOSING, COOLING_DOWN]) & rows.is_open, rows.former_id),
    )


def _again_from(rows: "ir.Table", month: "MonthParameters") -> "ir.DateValue":
    """The first day of the month in which the play can be given again."""
    months = month.year * 12 + (month.number - 1) + rows.cool_down_months
    year = ((months - months % 12) // 12).cast("int64")
    first = ibis.date(year, months % 12 + 1, 1)
    return ibis.cases(
        (rows.verdict.isin([SELECTED, HELD_BACK]), first),
        (rows.verdict.isin([CLOSING, COOLING_DOWN]), rows.former_again_from),
    )


def _due_on(rows: "ir.Table", month: "MonthParameters") -> "ir.DateValue":
    """The day by which to carry out a given action: by priority, at the latest a week before the renewal."""
    by_priority = ibis.cases(
        *(
            (rows.priority == priority, month.last_day + ibis.interval(days=days))
            for priority, days in _DUE_DAYS.items()
        ),
        else_=month.last_day + ibis.interval(days=_DUE_LAST),
    )
    soonest = month.last_day + ibis.interval(days=1)
    before_close = ibis.greatest(rows.opportunity_close_date + ibis.interval(days=-_DUE_BEFORE_CLOSE), soonest)
    due = ibis.ifelse(
        ibis.coalesce(rows.opportunity_close_date > month.last_day, False),
        ibis.least(by_priority, before_close),
        by_priority,
    )
    # An engine may count days from a date as a timestamp, which the second cast turns into a date again.
    return ibis.ifelse(rows.verdict == SELECTED, due, ibis.null("date")).cast("timestamp").cast("date")
