"""The accounts in the measurement of a play: every account that was drawn, from its first draw on."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.actions.arms.holdout import is_control
from ide_assets.domains.actions.choice.candidates import CONTROL, HELD_BACK, SELECTED, UNWORTHY, closing
from ide_assets.domains.cohorts.renewals import decided
from ide_assets.domains.effect.words import PROGRAMME
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def action_enrolments_monthly(
    ide_action_candidates_monthly: "ir.Table",
    interventions: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    account_merges: "ir.Table",
    action_enrolments_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per play and account that was ever offered it or held back from it, and per account of the programme.

    An account takes part in the programme once it has a reason that is worth an action: those in the universal control
    get none; the others get what the plays, their holdouts and capacities allow.

    The first month counts, with the arm, the unit, the opportunity and the attributes of that month, also after later
    changes (R-EFF-2): `action_enrolments_monthly` has the newest month before, whose accounts stay as they are. If they
    were enrolled again later, only accounts that the play did not help would be. An account keeps the number under
    which it was drawn; once a merge dissolves it, it has no outcomes. A customer whose accounts were drawn into both
    arms of a play before they were merged is in neither: it has no row for that play. An intervention counts where it
    was carried out, and at the account that survives that one; one that was snoozed or declined was not carried out.
    """
    drawn = _drawn(ide_action_candidates_monthly, rules)
    former = action_enrolments_monthly
    of_draw = ("holdout_unit", "opportunity_id", "cohort", "seat_bucket", "site_geo", "industry_group")
    draws = drawn.select(
        *("action_key", "surviving_account_csn", *of_draw, "tenant_id"),
        enrolled_on="snapshot_date",
        is_offered="is_offered",
        former_performed_on=ibis.null("date"),
        former_renewed=ibis.null("boolean"),
        is_former=ibis.literal(False),
    ).union(
        former.select(
            *("action_key", "surviving_account_csn", *of_draw),
            tenant_id=ibis.null("int64"),
            enrolled_on="enrolled_on",
            is_offered="is_offered",
            former_performed_on="first_performed_on",
            former_renewed="is_renewed",
            is_former=ibis.literal(True),
        )
    )
    first = draws.mutate(
        place=ibis.row_number().over(
            group_by=["action_key", "surviving_account_csn"],
            order_by=[~draws.is_former, draws.enrolled_on, draws.opportunity_id, draws.tenant_id],
        )
    ).filter(ibis._.place == 0)
    first = _in_one_arm(first, account_merges)
    done = with_survivor(
        interventions.filter(closing(interventions.outcome) == 0).select(
            done_at="account_csn", done_key="action_key", performed_on="performed_on"
        ),
        "done_at",
        account_merges,
    ).filter(lambda rows: rows.performed_on <= month.last_day)
    # Every intervention counts for the programme, too.
    done = done.union(done.mutate(done_key=ibis.literal(PROGRAMME)))
    performed = done.select("done_key", "done_at", "performed_on").union(
        done.select("done_key", "performed_on", done_at="surviving_account_csn").select(
            "done_key", "done_at", "performed_on"
        )
    )
    after = (
        first.select("action_key", "surviving_account_csn", "enrolled_on")
        .inner_join(
            performed,
            [
                ("action_key", "done_key"),
                ("surviving_account_csn", "done_at"),
            ],
        )
        .filter(ibis._.performed_on > ibis._.enrolled_on)
        .group_by(after_key="action_key", after_account="surviving_account_csn")
        .agg(first_performed_on=ibis._.performed_on.min())
    )
    rows = first.left_join(
        after, [first.action_key == after.after_key, first.surviving_account_csn == after.after_account]
    )
    outcome = decided_opportunities(opportunity_outcomes_monthly)
    rows = rows.left_join(
        outcome,
        [rows.opportunity_id == outcome.decided_opportunity, rows.enrolled_on < outcome.shown_on],
    )
    seen = opportunity_outcomes_monthly.select(seen_opportunity="opportunity_id")
    rows = rows.left_join(seen, rows.opportunity_id == seen.seen_opportunity)
    return rows.mutate(
        snapshot_date=month.last_day,
        first_performed_on=ibis.coalesce(rows.former_performed_on, rows.first_performed_on),
        # The present state of the opportunity counts: a reopened one no longer has an outcome.
        is_renewed=ibis.ifelse(rows.seen_opportunity.notnull(), rows.is_renewed, rows.former_renewed),
    )


#: Where an observation belongs, besides opportunity and tenant.
_PLACE = ("contract_id", "offering_product_line_code")


def _drawn(candidates: "ir.Table", rules: Rules) -> "ir.Table":
    """The candidates that are drawn for their play, and one of each account and month that is in the programme."""
    plays = candidates.filter(candidates.verdict.isin([SELECTED, HELD_BACK])).mutate(
        is_offered=candidates.verdict == SELECTED
    )
    if not rules.actions.control_share:
        return plays
    worthy = candidates.filter(candidates.verdict.notin(UNWORTHY)).mutate(is_offered=candidates.verdict != CONTROL)
    # An account outside the control into which one of the control was merged belongs to neither arm.
    worthy = worthy.filter(worthy.is_offered != is_control(worthy.holdout_unit, rules.actions))
    place = ibis.row_number().over(
        group_by=["snapshot_date", "surviving_account_csn"],
        order_by=[ibis.desc("expected_value"), "action_key", "tenant_id", "opportunity_id", *_PLACE],
    )
    worthy = worthy.mutate(place=place).filter(ibis._.place == 0)
    return plays.union(worthy.mutate(action_key=ibis.literal(PROGRAMME)).select(plays.columns))


def _in_one_arm(draws: "ir.Table", account_merges: "ir.Table") -> "ir.Table":
    """The draws without those of customers, accounts merged into one, that are in both arms of the play."""
    merged = account_merges.select(merged_csn="victim_account_csn", merged_into="surviving_account_csn")
    rows = draws.left_join(merged, draws.surviving_account_csn == merged.merged_csn)
    rows = rows.mutate(customer=ibis.coalesce(rows.merged_into, rows.surviving_account_csn))
    arms = rows.group_by(arms_key="action_key", arms_customer="customer").agg(
        was_offered=rows.is_offered.any(), was_held_back=(~rows.is_offered).any()
    )
    rows = rows.inner_join(arms, [rows.action_key == arms.arms_key, rows.customer == arms.arms_customer])
    return rows.filter(~(rows.was_offered & rows.was_held_back)).select(*draws.columns)


def decided_opportunities(opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """Opportunities with a known outcome: decided_opportunity, decided_on, shown_on, is_renewed.

    `shown_on` is the last day of the month in which the outcome counts: representatives enter outcomes late (R-IDE-7).
    """
    return decided(opportunity_outcomes_monthly).select(
        decided_opportunity="opportunity_id",
        decided_on="close_date",
        shown_on="outcome_shown_on",
        is_renewed="is_won",
    )
