"""The columns that conditions of reasons may use, as a pure function: one wide row for each observation."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.actions.choice.selection import ineligible_because, is_at_risk, with_relationship
from ide_assets.domains.cohorts.rules import EXTEND
from ide_assets.domains.deliveries.subscriptions.successions import under_successors
from ide_assets.domains.engagement.score.wide import with_engagement
from ide_assets.domains.entitlement.rules import IN_UNRELIABLE_WINDOW
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import capped, from_tenths, probability_below, quotient, rounded_ratio, tenths

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Months before the month whose usage counts as usual, to judge whether usage falls.
USUAL_MONTHS = 3

_OBSERVATION = ("opportunity_id", "contract_id", "tenant_id", "offering_product_line_code")
_LINE = ("tenant_id", "offering_product_line_code")

#: What models say of the account, and its segments.
_INSIGHTS = ("churn_probability", "effective_renewal_score", "effective_score_source", "segments")


def ide_action_signals_monthly(
    ide_cohort_benchmark_monthly: "ir.Table",
    ide_observation_monthly: "ir.Table",
    ide_opportunity_coverage_monthly: "ir.Table",
    ide_opportunity_selection_monthly: "ir.Table",
    cohort_benchmarks: "ir.Table",
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_monthly: "ir.Table",
    product_renames: "ir.Table | None",
    opportunity: "ir.Table",
    account: "ir.Table",
    engagement_scores_monthly: "ir.Table | None",
    customer_insights_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per observation, in the phase that its opportunity is in.

    `usage_monthly` holds the months of the year before, under the product codes of that time: a renamed product is
    compared with itself under its former code. Users and utilisation are the largest over the products of the offering
    (R-IDE-11). Probabilities shrink the account's rate towards the cohort that it is compared with. Engagement and
    churn are those of the surviving account, and null without a score.
    """
    rows = ide_observation_monthly.select(
        *_OBSERVATION,
        *("snapshot_date", "original_account_csn", "cohort", "phase", "seat_bucket", "seats_purchased"),
        *("seats_assigned", "assignment_rate", "utilisation_rate", "opportunity_lc_flag", "opportunity_promo_flag"),
        *("parent_account_new_customer_flag", "users_without_seats"),
    ).inner_join(_offerings(ide_cohort_benchmark_monthly), list(_OBSERVATION))
    rows = with_relationship(rows, opportunity, account)
    rows = rows.left_join(
        _usual_usage(under_successors(usage_monthly, product_renames, "product_offering"), month), list(_LINE)
    ).drop(*_right(_LINE))
    rows = rows.left_join(_soundness(active_subscription_monthly, pool_monthly), list(_pool_key())).drop(
        *_right(_pool_key())
    )
    coverage = ide_opportunity_coverage_monthly.select(
        told_opportunity="opportunity_id", opportunities_on_usage="opportunities_on_usage"
    )
    rows = rows.left_join(coverage, rows.opportunity_id == coverage.told_opportunity)
    selected = ide_opportunity_selection_monthly.select(selected_opportunity="opportunity_id").distinct()
    rows = rows.left_join(selected, rows.opportunity_id == selected.selected_opportunity)
    compared = cohort_benchmarks.select(
        *("assignment_mean", "assignment_strength", "utilisation_mean", "utilisation_strength", "is_bootstrap"),
        of_cohort="cohort",
        of_bucket="seat_bucket",
        of_phase="phase",
    )
    rows = rows.left_join(
        compared,
        [
            rows.cohort_benchmark_used == compared.of_cohort,
            rows.seat_bucket == compared.of_bucket,
            rows.phase == compared.of_phase,
        ],
    )
    rows = with_engagement(rows, engagement_scores_monthly)
    insights = customer_insights_monthly.select(*_INSIGHTS, foreseen_csn="surviving_account_csn")
    rows = rows.left_join(insights, rows.surviving_account_csn == insights.foreseen_csn)
    extends = rows.phase == EXTEND
    benchmark = {
        measure: ibis.ifelse(extends, rows[f"{measure}_benchmark_extend_phase"], rows[f"{measure}_benchmark_use_phase"])
        for measure in ("assignment", "utilisation")
    }
    counted = {"assignment": rows.seats_assigned, "utilisation": rows.mau}
    # Null without a usual usage; the least of a null and a number differs between engines.
    usual = quotient(rows.usual_users * 100, rows.usual_months * rows.seats_purchased)
    return rows.mutate(
        lifecycle=ibis.ifelse(extends, "Renew", "Adopt"),
        days_to_close=rows.opportunity_close_date.delta(rows.snapshot_date, unit="day"),
        acv_usd=rows.acv_usd__c,
        industry_group=rows.industry_group__c,
        probability_below_usual=probability_below(
            rows.mau,
            rows.seats_purchased,
            rows.utilisation_mean,
            rows.utilisation_strength,
            capped(usual),
        ),
        mau_before=from_tenths(rounded_ratio(10, rows.usual_users, rows.usual_months)),
        usage_change=(rounded_ratio(100, rows.mau * rows.usual_months, rows.usual_users) - 100).cast("float64"),
        dormancy_flag=rows.mau == 0,
        is_at_risk=is_at_risk(rows.customer_ews_prediction, rules.actions),
        is_unreliable_assignment=IN_UNRELIABLE_WINDOW.scalar,
        ineligible_because=ineligible_because(rows, rules.actions),
        is_selected=rows.selected_opportunity.notnull(),
        **{f"{measure}_benchmark": value for measure, value in benchmark.items()},
        **{
            f"{measure}_diff": from_tenths(tenths(rows[f"{measure}_rate"]) - tenths(value))
            for measure, value in benchmark.items()
        },
        **{
            f"probability_below_{measure}_benchmark": probability_below(
                counted[measure],
                rows.seats_purchased,
                rows[f"{measure}_mean"],
                rows[f"{measure}_strength"],
                value,
            )
            for measure, value in benchmark.items()
        },
    )


def _right(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}_right" for name in names)


def _pool_key() -> tuple[str, ...]:
    return ("contract_id", *_LINE)


def _offerings(ide: "ir.Table") -> "ir.Table":
    """The columns that the rows of one observation share, and the most users over its products."""
    same = (
        "surviving_account_csn",
        "site_geo",
        "original_account_named_account_group",
        "opportunity_close_date",
        "customer_ews_prediction",
        "customer_aov_band",
        "cohort_benchmark_used",
        *(
            f"{measure}_benchmark_{phase}_phase"
            for measure in ("assignment", "utilisation")
            for phase in ("use", "extend")
        ),
    )
    return ide.group_by(*_OBSERVATION).agg(mau=ide.mau.max(), **{name: ide[name].max() for name in same})


def _usual_usage(usage_monthly: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """Users in the months before by tenant and line; in each month the most over the products."""
    months = usage_monthly.group_by(*_LINE, "by_month").agg(users=usage_monthly.mau.max())
    ago = month.months_passed_since(months.by_month)
    months = months.mutate(is_usual=ago <= USUAL_MONTHS)
    return months.group_by(*_LINE).agg(
        usual_users=ibis.ifelse(months.is_usual, months.users, 0).sum(),
        usual_months=ibis.ifelse(months.is_usual, 1, 0).sum(),
        has_used_before=(months.users > 0).any(),
    )


def _soundness(active_subscription_monthly: "ir.Table", pool_monthly: "ir.Table") -> "ir.Table":
    """Whether any pool of a contract, tenant and line is dirty (R-AR-6, R-AR-7)."""
    pools = active_subscription_monthly.select(*_pool_key(), "pool_id").distinct()
    joined = pools.inner_join(
        pool_monthly.select("tenant_id", "pool_id", "subscriptions", "accounts"), ["tenant_id", "pool_id"]
    )
    return joined.group_by(*_pool_key()).agg(
        is_dirty_pool=(joined.subscriptions > 1).any(), is_dirty_team=(joined.accounts > 1).any()
    )
