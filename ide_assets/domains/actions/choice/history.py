"""What became of every action that was ever given or held back, as a pure function: the memory of the next month.

The history evaluates the month's candidates itself. It cannot read their table: that one is made from the history of
the month before, and Dagster allows no cycle of two assets, whichever months they are of.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.actions.choice.candidates import COOLING_DOWN, HELD_BACK, SELECTED, closings, judged
from ide_assets.domains.cohorts.renewals import decided
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def ide_action_history_monthly(
    ide_action_signals_monthly: "ir.Table",
    ide_holdout_monthly: "ir.Table",
    account_merges: "ir.Table",
    account_attributes: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    ide_action_history_monthly: "ir.Table",
    interventions: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per play and account that was ever given the play or held back from it.

    The input `ide_action_history_monthly` is the newest month before. Arm, topic, unit and opportunity are those of the
    first draw; dates, identifier and closing are those of the newest action.
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
    former = ide_action_history_monthly
    given = rows.filter(rows.verdict.isin([SELECTED, HELD_BACK])).select(
        now_key="action_key",
        now_csn="surviving_account_csn",
        now_topic="topic",
        now_unit="holdout_unit",
        now_offered=rows.verdict == SELECTED,
        now_drawn_here="is_drawn_here",
        now_opportunity="opportunity_id",
        now_again_from="again_from",
        now_id="action_id",
        now_tenant="tenant_id",
        now_line="offering_product_line_code",
    )
    holding = rows.filter(rows.holds & (rows.verdict == COOLING_DOWN))
    held = holding.select(held_csn="surviving_account_csn", held_key="action_key").distinct()
    everybody = (
        former.select("action_key", "surviving_account_csn")
        .union(given.select(action_key="now_key", surviving_account_csn="now_csn"))
        .distinct()
    )
    known = former.rename({f"was_{name}": name for name in former.columns})
    rows = everybody.left_join(
        known,
        [
            everybody.action_key == known.was_action_key,
            everybody.surviving_account_csn == known.was_surviving_account_csn,
        ],
    )
    rows = rows.left_join(given, [rows.action_key == given.now_key, rows.surviving_account_csn == given.now_csn])
    rows = with_survivor(rows.rename(drawn_csn="surviving_account_csn"), "drawn_csn", account_merges).rename(
        today_csn="surviving_account_csn"
    )
    rows = rows.left_join(held, [rows.today_csn == held.held_csn, rows.action_key == held.held_key])
    closed_by: ir.StringValue = rows.was_closed_by
    if interventions is not None:
        done = closings(interventions, account_merges)
        rows = rows.left_join(done, [rows.today_csn == done.done_csn, rows.action_key == done.done_key])
        closed_by = ibis.coalesce(rows.was_closed_by, rows.done_by)
    outcome = decided(opportunity_outcomes_monthly).select(decided="opportunity_id", decided_won="is_won")
    seen = opportunity_outcomes_monthly.select(seen="opportunity_id")
    rows = rows.mutate(opportunity_id=ibis.coalesce(rows.was_opportunity_id, rows.now_opportunity))
    rows = rows.left_join(outcome, rows.opportunity_id == outcome.decided)
    rows = rows.left_join(seen, rows.opportunity_id == seen.seen)
    is_given = rows.now_key.notnull()
    is_known = rows.was_action_key.notnull()
    return rows.select(
        "action_key",
        "opportunity_id",
        snapshot_date=month.last_day,
        surviving_account_csn="drawn_csn",
        topic=ibis.ifelse(is_known, rows.was_topic, rows.now_topic),
        holdout_unit=ibis.coalesce(rows.was_holdout_unit, rows.now_unit),
        is_offered=ibis.coalesce(rows.was_is_offered, rows.now_offered),
        drawn_on=ibis.coalesce(rows.was_drawn_on, month.last_day),
        is_drawn_here=ibis.coalesce(rows.was_is_drawn_here, rows.now_drawn_here),
        is_renewed=ibis.ifelse(rows.seen.notnull(), rows.decided_won, rows.was_is_renewed),
        given_on=ibis.ifelse(is_given, month.last_day, rows.was_given_on),
        again_from=ibis.ifelse(is_given, rows.now_again_from, rows.was_again_from),
        action_id=ibis.ifelse(is_given, rows.now_id, rows.was_action_id),
        tenant_id=ibis.ifelse(is_given, rows.now_tenant, rows.was_tenant_id),
        offering_product_line_code=ibis.ifelse(is_given, rows.now_line, rows.was_offering_product_line_code),
        held_on=ibis.ifelse(is_given | rows.held_csn.notnull(), month.last_day, rows.was_held_on),
        closed_by=ibis.ifelse(is_given, ibis.null("string"), closed_by),
    )
