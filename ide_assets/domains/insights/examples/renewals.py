"""What the churn model learns from, and the outcomes that it learns, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import merged_accounts, with_survivor
from ide_assets.domains.cohorts.renewals import decided_renewals
from ide_assets.domains.cohorts.rules import EXTEND, phase
from ide_assets.domains.cohorts.transforms import with_newest_score
from ide_assets.domains.engagement.score.wide import with_engagement
from ide_assets.domains.opportunities.transforms import visible
from ide_assets.settings import Rules
from ide_assets.settings.rules import MOST_ACCOUNTS
from ide_assets.vocabulary.rates import assignment_rate, from_tenths, sum_if_all_known, tenths, whole_percent

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Days of a month, on average, in thousandths.
_DAYS = 30_437


def insight_renewals_monthly(
    opportunities: "ir.Table",
    ide_cohort_benchmark_monthly: "ir.Table",
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    ews_scores: "ir.Table | None",
    engagement_scores_monthly: "ir.Table | None",
    interventions: "ir.Table",
    insight_renewals_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account whose next renewal is due within the horizon (R-CI-1, R-CI-3).

    The next renewal is the open one that closes first after the month's end; of several on that day, the one with the
    lowest identifier. A renewal that is delivered as closed is decided, also one with a later close date, and has no
    row. The input `insight_renewals_monthly` is the month three months before.
    """
    days = -(-rules.insights.churn_horizon_months * _DAYS // 1000)
    last_due = (month.last_day + ibis.interval(days=days)).cast("date")
    due = next_renewals(opportunities, account_merges, month).filter(lambda rows: rows.close_date <= last_due)
    rows = with_newest_score(due, ews_scores, month)
    seats = _seats(ide_cohort_benchmark_monthly, month, rules)
    rows = rows.left_join(seats, [("opportunity_id", "used_opportunity")])
    known = account_attributes.select(
        known_csn="account_csn",
        named_account_group="named_account_group",
        site_geo="site_geo",
        industry_group="industry_group",
        parent_account_new_customer_flag="is_new_customer",
    )
    rows = rows.left_join(known, [("surviving_account_csn", "known_csn")])
    rows = with_engagement(rows, engagement_scores_monthly)
    merged = merged_accounts(account_merges).group_by(merged_into="surviving_account_csn").agg(merges=ibis._.count())
    done = (
        with_survivor(
            interventions.filter(interventions.performed_on <= month.last_day).select("intervention_id", "account_csn"),
            "account_csn",
            account_merges,
        )
        .group_by(helped="surviving_account_csn")
        .agg(interventions=ibis._.count())
    )
    before = insight_renewals_monthly.select(before_csn="surviving_account_csn", before_rate="utilisation_rate")
    rows = (
        rows.left_join(merged, [("surviving_account_csn", "merged_into")])
        .left_join(done, [("surviving_account_csn", "helped")])
        .left_join(before, [("surviving_account_csn", "before_csn")])
    )
    return rows.mutate(
        snapshot_date=month.last_day,
        days_to_close=rows.close_date.delta(month.last_day, unit="day"),
        utilisation_change=from_tenths(tenths(rows.utilisation_rate) - tenths(rows.before_rate)),
        merged_accounts=ibis.coalesce(rows.merges, 0),
        interventions_recent=ibis.coalesce(rows.interventions, 0),
    )


def open_renewals(opportunities: "ir.Table", account_merges: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The open renewals that close after the month's end, with their surviving account."""
    due = visible(opportunities, month).filter(
        lambda rows: rows.is_renewal & ~rows.is_closed & (rows.close_date > month.last_day)
    )
    return with_survivor(due, "account_csn", account_merges)


def next_renewals(opportunities: "ir.Table", account_merges: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The open renewal of each surviving account that closes first after the month's end."""
    due = open_renewals(opportunities, account_merges, month)
    ranked = due.mutate(
        place=ibis.row_number().over(group_by="surviving_account_csn", order_by=[due.close_date, due.opportunity_id])
    )
    return ranked.filter(ranked.place == 0).select(
        "surviving_account_csn",
        "opportunity_id",
        "close_date",
        "term",
        "territory_account_tier",
        "acv_usd",
        "active_aov_net3",
        "lc_flag",
        "promo_flag",
    )


def _seats(ide_cohort_benchmark_monthly: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """Seats, users and distance from the benchmarks by opportunity: each tenant and line once, by its best product."""
    ide = ide_cohort_benchmark_monthly
    is_extend = phase(ide.opportunity_close_date, month, rules) == EXTEND
    lines = ide.group_by("opportunity_id", "tenant_id", "offering_product_line_code").agg(
        purchased=ide.seats_purchased.max(),
        assigned=ide.seats_assigned.max(),
        users=ide.mau.max(),
        **{
            f"{measure}_difference": ibis.ifelse(
                is_extend,
                ide[f"{measure}_benchmark_extend_phase_diff"],
                ide[f"{measure}_benchmark_use_phase_diff"],
            ).max()
            for measure in ("assignment", "utilisation")
        },
    )
    sums = lines.group_by(used_opportunity="opportunity_id").agg(
        seats_purchased=lines.purchased.sum(),
        seats_assigned=sum_if_all_known(lines.assigned),
        mau=lines.users.sum(),
        assignment_diff=lines.assignment_difference.max(),
        utilisation_diff=lines.utilisation_difference.max(),
    )
    return sums.mutate(
        assignment_rate=assignment_rate(sums.seats_assigned, sums.seats_purchased),
        utilisation_rate=whole_percent(sums.mau, sums.seats_purchased),
    )


def examples(insight_renewals_monthly: "ir.Table", opportunity_outcomes_monthly: "ir.Table") -> "ir.Table":
    """Months of renewals whose outcome is known by now, with `churned` and `known_on` (R-CI-3).

    `known_on` is the last day of the month whose delivery first showed the outcome, which is after the snapshot date:
    what a model knew at a moment in the past are the rows with `known_on` up to it.
    """
    outcomes = decided_renewals(opportunity_outcomes_monthly).select(
        decided_opportunity="opportunity_id", known_on="outcome_shown_on", is_won="is_won"
    )
    rows = drawn_accounts(insight_renewals_monthly).inner_join(outcomes, [("opportunity_id", "decided_opportunity")])
    return rows.filter(rows.known_on > rows.snapshot_date).mutate(churned=~rows.is_won)


def drawn_accounts(rows: "ir.Table") -> "ir.Table":
    """The rows of up to MOST_ACCOUNTS surviving accounts.

    They are drawn by the hash of their number, so that a month draws the accounts of the month before.
    """
    accounts = rows.select("surviving_account_csn").distinct()
    drawn = accounts.mutate(
        draw=ibis.row_number().over(
            order_by=[accounts.surviving_account_csn.hexdigest("sha256"), accounts.surviving_account_csn]
        )
    )
    drawn = drawn.filter(drawn.draw < MOST_ACCOUNTS).select(drawn_csn="surviving_account_csn")
    return rows.inner_join(drawn, [("surviving_account_csn", "drawn_csn")]).drop("drawn_csn")


def effective_score(ews: "ir.FloatingValue", churn_probability: "ir.FloatingValue") -> "ir.FloatingValue":
    """The probability of a renewal: the delivered score; without one, that of the churn model (R-CI-7)."""
    return ibis.coalesce(ews, 1 - churn_probability)
