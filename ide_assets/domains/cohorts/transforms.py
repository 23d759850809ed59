"""Observations, the IDE table and its coverage, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.cohorts.benchmarks import benchmark_of_cohort
from ide_assets.domains.cohorts.rules import BASE, DEFAULT, EXTEND, USE, cohort_name, phase
from ide_assets.domains.cohorts.tables import IDE
from ide_assets.domains.deliveries.subscriptions.scope import active_in_scope, in_scope, is_active, renewed
from ide_assets.domains.deliveries.subscriptions.successions import with_successor_lines
from ide_assets.domains.opportunities.transforms import visible
from ide_assets.domains.usage.transforms import without_subscription
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import (
    aov_band,
    assignment_rate,
    from_tenths,
    seat_bucket,
    sum_if_all_known,
    tenths,
    usage_rate,
    whole_percent,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def ide_observation_monthly(
    opportunities: "ir.Table",
    account_attributes: "ir.Table",
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_monthly: "ir.Table",
    product_renames: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per visible opportunity x contract x tenant x line code.

    Pools are joined by contract and line code; each counts once and in full, and rates are computed from the sums. An
    opportunity of a renamed line code also gets the pools of its successors. Utilisation is the best over the products
    used (R-IDE-11).
    """
    line = ["tenant_id", "offering_product_line_code"]
    contract_line = ["contract_id", "offering_product_line_code"]
    contract_pools = active_subscription_monthly.select(*contract_line, "tenant_id", "pool_id").distinct()
    seats = (
        contract_pools.inner_join(
            pool_monthly.select("tenant_id", "pool_id", "seats_purchased", "seats_assigned"),
            ["tenant_id", "pool_id"],
        )
        .group_by([*contract_line, "tenant_id"])
        .agg(
            seats_purchased=ibis._.seats_purchased.sum(),
            seats_assigned=sum_if_all_known(ibis._.seats_assigned),
        )
    )
    users = usage_monthly.group_by(line).agg(best_mau=ibis._.mau.max())
    shown = with_successor_lines(visible(opportunities, month), product_renames)
    rows = shown.inner_join(seats, contract_line).left_join(users, line)
    elsewhere = without_subscription(usage_monthly)
    rows = rows.left_join(elsewhere, rows.tenant_id == elsewhere.unlicensed_tenant)
    flags = account_attributes.select(
        known_csn=account_attributes.account_csn, parent_account_new_customer_flag=account_attributes.is_new_customer
    )
    rows = rows.left_join(flags, rows.account_csn == flags.known_csn).mutate(
        original_account_csn=ibis._.account_csn,
        snapshot_date=month.last_day,
        opportunity_lc_flag=ibis._.lc_flag,
        opportunity_promo_flag=ibis._.promo_flag,
        users_without_seats=ibis.coalesce(ibis._.users_without_seats, 0),
    )
    # Utilisation rises with users, so the best product is the one with the most users.
    return rows.mutate(
        cohort=cohort_name(rows),
        base_flag=cohort_name(rows) == BASE,
        seat_bucket=seat_bucket(rows.seats_purchased),
        phase=phase(rows.close_date, month, rules),
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.best_mau, rows.seats_purchased),
    )


def ide_cohort_benchmark_monthly(
    ide_observation_monthly: "ir.Table",
    cohort_benchmarks: "ir.Table",
    usage_monthly: "ir.Table",
    opportunities: "ir.Table",
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    ews_scores: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Each observation by product used, with its account, score and benchmarks (R-IDE-2 to R-IDE-10)."""
    rows = ide_observation_monthly.drop("utilisation_rate").inner_join(
        usage_monthly.select("tenant_id", "offering_product_line_code", "product_offering", "mau", "dormancy_flag"),
        ["tenant_id", "offering_product_line_code"],
    )
    details = opportunities.select(
        "opportunity_id",
        opportunity_created_date="created_date",
        opportunity_close_date="close_date",
        customer_active_aov_net3="active_aov_net3",
    )
    rows = with_survivor(rows.inner_join(details, "opportunity_id"), "original_account_csn", account_merges)
    known = account_attributes.select(
        known_csn=account_attributes.account_csn,
        site_geo=account_attributes.site_geo,
        original_account_named_account_group=account_attributes.named_account_group,
    )
    rows = rows.left_join(known, rows.original_account_csn == known.known_csn)
    rows = with_newest_score(rows, ews_scores, month)
    for which in (USE, EXTEND):
        best = benchmark_of_cohort(ide_observation_monthly, cohort_benchmarks, which, rules)
        rows = rows.left_join(
            best,
            [
                rows.cohort == best[f"{which}_for_cohort"],
                rows.seat_bucket == best[f"{which}_for_bucket"],
            ],
        )
    rows = rows.mutate(
        snapshot_year=month.year,
        snapshot_month=month.number,
        usage_rate=usage_rate(rows.mau, rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.mau, rows.seats_purchased),
        customer_aov_band=aov_band(rows.customer_active_aov_net3),
        cohort_benchmark_used=ibis.coalesce(
            ibis.ifelse(rows.phase == EXTEND, rows.extend_cohort, rows.use_cohort), DEFAULT
        ),
    )
    return rows.mutate(
        **{
            f"{measure}_benchmark_{which}_phase_diff": from_tenths(
                tenths(rows[f"{measure}_rate"]) - tenths(rows[f"{measure}_benchmark_{which}_phase"])
            )
            for measure in ("assignment", "utilisation")
            for which in (USE, EXTEND)
        }
    ).select(*(name for name in IDE.column_names if name not in ("insert_dt", "update_dt")))


def with_newest_score(rows: "ir.Table", ews_scores: "ir.Table | None", month: "MonthParameters") -> "ir.Table":
    """The newest score by the month's end, the lowest if dates are equal; null means not yet scored (R-IDE-7)."""
    if ews_scores is None:
        return rows.mutate(customer_ews_prediction=ibis.null("float64"))
    scores = ews_scores.filter(ews_scores.scored_on <= month.last_day)
    ranked = scores.mutate(
        place=ibis.row_number().over(group_by="opportunity_id", order_by=[scores.scored_on.desc(), scores.prediction])
    )
    newest = ranked.filter(ranked.place == 0).select(
        scored_opportunity="opportunity_id", customer_ews_prediction="prediction"
    )
    return rows.left_join(newest, rows.opportunity_id == newest.scored_opportunity)


def ide_opportunity_coverage_monthly(
    opportunities: "ir.Table",
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    ide_cohort_benchmark_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every visible opportunity: covered, or the reason why it has no row; with the fan-out of its usage (R-IDE-8)."""
    subscriptions = entitlements.mutate(active=is_active(entitlements, month))
    counted = active_in_scope(entitlements, product_offerings, product_renames, month).select(
        counted_id="subscription_id"
    )
    superseded = renewed(in_scope(entitlements, product_offerings, product_renames), month)
    subscriptions = subscriptions.left_join(counted, subscriptions.subscription_id == counted.counted_id)
    subscriptions = subscriptions.left_join(superseded, subscriptions.subscription_id == superseded.renewed_id)
    contracts = subscriptions.group_by(found_contract="contract_id").agg(
        any_active=ibis._.active.any(),
        any_not_renewed=(ibis._.active & ibis._.renewed_id.isnull()).any(),
        any_in_scope=ibis._.counted_id.notnull().any(),
    )
    ide = ide_cohort_benchmark_monthly
    usage_row = ["tenant_id", "offering_product_line_code", "product_offering"]
    sharing = ide.group_by(usage_row).agg(sharing=ide.opportunity_id.nunique())
    covered = (
        ide.inner_join(sharing, usage_row)
        .group_by(covered_opportunity="opportunity_id")
        .agg(ide_rows=ibis._.count(), opportunities_on_usage=ibis._.sharing.max())
    )
    rows = visible(opportunities, month)
    rows = rows.left_join(contracts, rows.contract_id == contracts.found_contract)
    rows = rows.left_join(covered, rows.opportunity_id == covered.covered_opportunity)
    return rows.mutate(
        snapshot_date=month.last_day,
        coverage_reason=ibis.cases(
            (rows.ide_rows.notnull(), "covered"),
            (rows.found_contract.isnull(), "no subscription has the contract"),
            (~rows.any_active, "no subscription of the contract is active"),
            (~rows.any_not_renewed, "the subscriptions of the contract are renewed"),
            (~rows.any_in_scope, "no active subscription of the contract is in scope"),
            else_="no active subscription of the contract has the line code",
        ),
        ide_rows=ibis.coalesce(rows.ide_rows, 0),
        opportunities_on_usage=ibis.coalesce(rows.opportunities_on_usage, 0),
    )
