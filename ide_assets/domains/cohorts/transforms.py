"""Observations, benchmarks and the IDE table, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.deliveries.scope import active_in_scope, in_scope, is_active, renewed
from ide_assets.domains.deliveries.successions import with_successor_lines
from ide_assets.domains.opportunities.transforms import visible
from ide_assets.domains.usage.transforms import without_subscription
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import (
    aov_band,
    assignment_rate,
    capped,
    from_tenths,
    listed,
    quotient,
    rounded_ratio,
    seat_bucket,
    sum_if_all_known,
    tenths,
    usage_rate,
    whole_percent,
    within,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters

USE, EXTEND = "use", "extend"
BASE, DEFAULT = "Base", "Default"

#: The single cohorts in their order: name, and the observation's column that says so (R-IDE-10).
SINGLE_COHORTS = (
    ("FYC", "parent_account_new_customer_flag"),
    ("LC", "opportunity_lc_flag"),
    ("Promo", "opportunity_promo_flag"),
)

#: What there is one benchmark for in a version (R-IDE-10).
_BENCHMARK = ("cohort", "seat_bucket", "phase")

#: One seat's share of an observation is counted in this part: a whole number for 1 to 10 seats.
_ONE = 2_520_000_000

#: Bands of the share of seats assigned, from low to high, then what cannot be told (R-AR-10).
ASSIGNMENT_BANDS = ("0", "0-25", "25-50", "50-75", "75-100", "100", "above 100", "unknown")


def cohort_name(rows: "ir.Table") -> "ir.StringValue":
    """`FYC`, `LC`, `Promo` joined by & in that order, else `Base`; an unknown flag counts as false."""
    joined = ibis.literal("")
    for name, flag in SINGLE_COHORTS:
        joined = joined + ibis.ifelse(ibis.coalesce(rows[flag], False), f"&{name}", "")
    return ibis.ifelse(joined == "", BASE, joined.substr(1))


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

    The contract and line code find the pools, each counted once and whole (tables contract); rates are made
    from the sums. An opportunity of a renamed line code finds the pools of its successors, too. Utilisation is the
    best over the products used (R-IDE-11).
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
    # Utilisation rises with users, so its best over products is that of the most users.
    return rows.mutate(
        cohort=cohort_name(rows),
        base_flag=cohort_name(rows) == BASE,
        seat_bucket=seat_bucket(rows.seats_purchased),
        phase=phase(rows.close_date, month, rules),
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.best_mau, rows.seats_purchased),
    )


def phase(close_date: "ir.DateColumn", month: "MonthParameters", rules: Rules) -> "ir.StringValue":
    """`extend` when the opportunity closes within the days of the rule, or is overdue; else `use` (R-IDE-9)."""
    last_extend_day = month.last_day + ibis.interval(days=rules.extend_phase_days)
    return ibis.ifelse(close_date <= last_extend_day.cast("date"), EXTEND, USE)


def cohort_benchmarks(ide_observation_monthly: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """Median capped rates by cohort, seat bucket and phase (R-IDE-10), and how sure they are.

    The input holds the months that make this version; it is a bootstrap where none of them lies in the
    window. Medians are taken over integer tenths, and interpolate.
    """
    observations = ide_observation_monthly.mutate(
        assignment=tenths(capped(ide_observation_monthly.assignment_rate)),
        utilisation=tenths(capped(ide_observation_monthly.utilisation_rate)),
    )
    grouped = (
        _with_default(observations)
        .group_by(*_BENCHMARK)
        .agg(
            n_accounts=ibis._.original_account_csn.nunique(),
            n_observations=ibis._.count(),
            newest=ibis._.snapshot_date.max(),
            oldest=ibis._.snapshot_date.min(),
        )
    )
    rows = grouped
    for measure in ("assignment", "utilisation"):
        rows = rows.left_join(_spread(observations, grouped, measure), _BENCHMARK).drop(
            *(f"{name}_right" for name in _BENCHMARK)
        )
    in_window = (rows.newest <= month.benchmark_window_last_day) & (rows.oldest >= month.benchmark_window_first_day)
    return rows.mutate(
        benchmark_version=month.benchmark_version,
        is_bootstrap=~in_window,
    )


def _with_default(rows: "ir.Table") -> "ir.Table":
    """The rows of the special cohorts, and all rows once more as Default (R-IDE-10)."""
    return rows.filter(rows.cohort != BASE).union(rows.mutate(cohort=ibis.literal(DEFAULT)))


def _spread(observations: "ir.Table", benchmarks: "ir.Table", measure: str) -> "ir.Table":
    """Median with its interval, mean (percent) and strength (seats) of one measure, by benchmark.

    Equal rates are counted first, so that little is left to sort. The months of one account say nearly the same:
    the interval is that of as many observations as there are accounts, or known rates where those are fewer.
    It runs from rank n * (0.5 - 0.98 / sqrt(accounts)) to rank n * (0.5 + 0.98 / sqrt(accounts)) of the n known
    rates, rounded outwards. See _strength for the strength. A benchmark without a known rate has no row.
    """
    known = observations.mutate(rate=observations[measure]).filter(ibis._.rate.notnull())
    sums = {name: ibis._[name].sum().cast("int64") for name in ("n", "shares")}
    by_cohort = known.group_by(*_BENCHMARK, "rate").agg(
        n=known.count(), shares=rounded_ratio(_ONE, ibis.literal(1), known.seats_purchased).sum().cast("int64")
    )
    counted = _with_default(by_cohort).group_by(*_BENCHMARK, "rate").agg(**sums)
    counted = counted.inner_join(benchmarks.select(*_BENCHMARK, "n_accounts"), _BENCHMARK)
    counted = counted.mutate(
        all=counted.n.sum().over(group_by=_BENCHMARK).cast("int64"),
        up_to=counted.n.sum().over(ibis.cumulative_window(group_by=_BENCHMARK, order_by="rate")).cast("int64"),
    )
    counted = counted.mutate(accounts=ibis.least(counted.n_accounts, counted["all"]))
    # Rounded first: a whole rank must not miss itself by the last bit of a root.
    half = counted["all"].cast("float64") / ibis.literal(2.0)
    away = quotient(ibis.literal(0.98) * counted["all"], counted.accounts.cast("float64").sqrt())
    first = ibis.greatest((half - away).round(6).floor().cast("int64"), 1)
    last = ibis.least((half + away).round(6).ceil().cast("int64"), counted["all"])
    found = counted.group_by(*_BENCHMARK).agg(
        lower_middle=counted.rate.min(where=counted.up_to * 2 >= counted["all"]),
        upper_middle=counted.rate.min(where=counted.up_to * 2 > counted["all"]),
        low=counted.rate.min(where=counted.up_to >= first),
        high=counted.rate.min(where=counted.up_to >= last),
        total=(counted.rate * counted.n).sum().cast("int64"),
        squares=(counted.rate * counted.rate * counted.n).sum().cast("int64"),
        accounts=counted.accounts.max(),
        **sums,
    )
    return found.select(
        *_BENCHMARK,
        **{
            f"{measure}_benchmark": from_tenths(
                rounded_ratio(1, found.lower_middle + found.upper_middle, ibis.literal(2))
            ),
            f"{measure}_benchmark_low": from_tenths(found.low),
            f"{measure}_benchmark_high": from_tenths(found.high),
            f"{measure}_mean": from_tenths(rounded_ratio(1, found.total, found.n)),
            f"{measure}_strength": _strength(found),
        },
    )


def _strength(found: "ir.Table") -> "ir.FloatingValue":
    """Seats that the mean weighs as much as, 1 to 1000, 1 decimal; null for fewer than two accounts.

    Method of moments of the beta-binomial distribution: rates with mean p vary by p * (1 - p) * (1 / n + (1 - 1 / n)
    / (strength + 1)), where n is the seats of each. 1000 where they vary no more than their seats explain, 1 where
    they vary as much as they can: then also where everyone has one seat, which cannot tell the two apart.
    """
    n, accounts = found.n.cast("float64"), found.accounts.cast("float64")
    mean, square = quotient(found.total, n), quotient(found.squares, n)
    most = mean * (1_000 - mean)
    variance = quotient((square - mean * mean) * accounts, accounts - 1)
    by_chance = most * quotient(found.shares, n * _ONE)
    seats = within(1.0, quotient(most - variance, variance - by_chance), 1_000.0)
    return ibis.cases(
        (found.accounts < 2, ibis.null("float64")),
        (variance == 0, 1_000.0),
        (variance >= most, 1.0),
        (variance <= by_chance, 1_000.0),
        # Rounded to millionths first: a half must not be missed by the last bit.
        else_=from_tenths((seats * 10).round(6).round()),
    )


def benchmark_of_cohort(rows: "ir.Table", cohort_benchmarks: "ir.Table", which_phase: str, rules: Rules) -> "ir.Table":
    """For each cohort and seat bucket of the rows, the benchmark that serves it in a phase (R-IDE-10).

    The first with enough accounts of: the exact combination, its single cohorts in order, Default; Default
    serves whatever its size. Columns: cohort, seat_bucket, and benchmark_cohort, assignment and
    utilisation of the phase.
    """
    wanted = rows.select(wanted_cohort="cohort", wanted_bucket="seat_bucket").distinct()
    offered = cohort_benchmarks.filter(
        (cohort_benchmarks.phase == which_phase)
        & ((cohort_benchmarks.n_accounts >= rules.benchmark_minimum_accounts) | (cohort_benchmarks.cohort == DEFAULT))
    )
    pairs = wanted.inner_join(offered, wanted.wanted_bucket == offered.seat_bucket)
    # Names are wrapped in & so that a single cohort is found whole inside a combination.
    within = ("&" + pairs.wanted_cohort + "&").contains("&" + pairs.cohort + "&")
    ranks = [(pairs.cohort == pairs.wanted_cohort, 0)]
    ranks += [((pairs.cohort == name) & within, order) for order, (name, _) in enumerate(SINGLE_COHORTS, 1)]
    ranked = pairs.mutate(order=ibis.cases(*ranks, (pairs.cohort == DEFAULT, len(SINGLE_COHORTS) + 1))).filter(
        ibis._.order.notnull()
    )
    first = ranked.mutate(
        place=ibis.row_number().over(
            group_by=["wanted_cohort", "wanted_bucket"], order_by=[ibis._.order, ibis._.cohort]
        )
    ).filter(ibis._.place == 0)
    return first.select(
        **{
            f"{which_phase}_for_cohort": first.wanted_cohort,
            f"{which_phase}_for_bucket": first.wanted_bucket,
            f"{which_phase}_cohort": first.cohort,
            f"assignment_benchmark_{which_phase}_phase": first.assignment_benchmark,
            f"utilisation_benchmark_{which_phase}_phase": first.utilisation_benchmark,
        }
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
    rows = _with_newest_score(rows, ews_scores, month)
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
    ).select(*(name for name in _ide_columns() if name not in ("insert_dt", "update_dt")))


def _ide_columns() -> tuple[str, ...]:
    from ide_assets.domains.cohorts.tables import IDE

    return IDE.column_names


def _with_newest_score(rows: "ir.Table", ews_scores: "ir.Table | None", month: "MonthParameters") -> "ir.Table":
    """The newest score made by the month's end, of equal dates the lowest; null means not yet scored (R-IDE-7)."""
    if ews_scores is None:
        return rows.mutate(customer_ews_prediction=ibis.null("float64"))
    made = ews_scores.filter(ews_scores.scored_on <= month.last_day)
    ranked = made.mutate(
        place=ibis.row_number().over(group_by="opportunity_id", order_by=[made.scored_on.desc(), made.prediction])
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
    """Every visible opportunity: covered, or why it has no row; and the fan-out of its usage (R-IDE-8)."""
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


def assignment_band(assigned: "ir.IntegerValue", purchased: "ir.IntegerValue") -> "ir.StringValue":
    """The band of assigned / purchased, judged on the seats and not on a rounded rate (R-AR-10).

    Unknown where seats_assigned is, or nothing was purchased.
    """
    zero, under_25, under_50, under_75, under_100, full, above, unknown = ASSIGNMENT_BANDS
    return ibis.cases(
        (assigned.isnull() | purchased.isnull() | (purchased == 0), unknown),
        (assigned == 0, zero),
        (assigned * 4 < purchased, under_25),
        (assigned * 2 < purchased, under_50),
        (assigned * 4 < purchased * 3, under_75),
        (assigned < purchased, under_100),
        (assigned == purchased, full),
        else_=above,
    )


def opportunity_outcomes_monthly(
    opportunities: "ir.Table",
    ide_observation_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every opportunity seen so far, with its newest outcome and the month in which that counts (R-IDE-7).

    The input `opportunity_outcomes_monthly` holds the newest month before; without one this is the home's first month,
    in which the renewals count that closed in it. Later a renewal counts when a delivery first shows it closed, however
    long ago it closed. One that is reopened, or shown with another outcome, is reversed in the band it counted in; with
    another outcome it counts again, in the same band. An opportunity that is no longer delivered stays as it was; one
    with a close date after the month's end is not closed yet.
    """
    former = opportunity_outcomes_monthly.select(
        former_id="opportunity_id",
        former_renewal="is_renewal",
        former_closed="is_closed",
        former_won="is_won",
        former_shown_on="outcome_shown_on",
        former_counted_on="counted_on",
        former_band="assignment_band",
        former_acv_usd="counted_acv_usd",
    )
    now = opportunities.filter(opportunities.created_date <= month.last_day).select(
        "opportunity_id",
        "is_renewal",
        "is_won",
        "close_date",
        "acv_usd",
        is_closed=opportunities.is_closed & (opportunities.close_date <= month.last_day),
    )
    seats = _seats_before_closing(now, ide_observation_monthly, month)
    months_before = opportunity_outcomes_monthly.agg(rows_before=opportunity_outcomes_monthly.count())
    rows = now.left_join(former, now.opportunity_id == former.former_id)
    rows = rows.left_join(seats, rows.opportunity_id == seats.observed_opportunity).cross_join(months_before)
    same_outcome = ibis.coalesce(
        rows.is_won == rows.former_won, rows.is_won.isnull() & rows.former_won.isnull() & rows.former_id.notnull()
    )
    rows = rows.mutate(
        is_shown=rows.is_renewal & rows.is_closed,
        was_shown=ibis.coalesce(rows.former_renewal & rows.former_closed, False),
        was_counted=rows.former_counted_on.notnull(),
        is_same=same_outcome,
    )
    rows = rows.mutate(
        stays=rows.was_counted & rows.is_shown & rows.is_same,
        counts=rows.is_shown
        & ibis.ifelse(
            rows.rows_before == 0,
            rows.close_date >= month.first_day,
            ~rows.was_shown | (rows.was_counted & ~rows.is_same),
        ),
        stays_decided=rows.former_shown_on.notnull() & rows.is_closed & rows.is_same,
    )
    band = ibis.ifelse(
        rows.was_counted & rows.is_shown, rows.former_band, assignment_band(rows.assigned, rows.purchased)
    )
    is_reversed = rows.was_counted & ~rows.stays
    delivered = rows.select(
        "opportunity_id",
        "is_renewal",
        "is_closed",
        "is_won",
        "close_date",
        outcome_shown_on=ibis.cases(
            (rows.stays_decided, rows.former_shown_on), (rows.is_closed & rows.is_won.notnull(), month.last_day)
        ),
        counted_on=ibis.cases((rows.stays, rows.former_counted_on), (rows.counts, month.last_day)),
        assignment_band=ibis.ifelse(rows.stays | rows.counts, band, ibis.null("string")),
        counted_acv_usd=ibis.cases((rows.stays, rows.former_acv_usd), (rows.counts, rows.acv_usd)),
        is_reversed=is_reversed,
        reversed_band=ibis.ifelse(is_reversed, rows.former_band, ibis.null("string")),
        reversed_won=ibis.ifelse(is_reversed, rows.former_won, ibis.null("boolean")),
        reversed_acv_usd=ibis.ifelse(is_reversed, rows.former_acv_usd, ibis.null("float64")),
    )
    seen = now.select(seen_id="opportunity_id")
    gone = opportunity_outcomes_monthly.anti_join(
        seen, opportunity_outcomes_monthly.opportunity_id == seen.seen_id
    ).mutate(
        is_reversed=ibis.literal(False),
        reversed_band=ibis.null("string"),
        reversed_won=ibis.null("boolean"),
        reversed_acv_usd=ibis.null("float64"),
    )
    return delivered.union(gone.select(*delivered.columns)).mutate(snapshot_date=month.last_day)


def _seats_before_closing(now: "ir.Table", ide_observation_monthly: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """Seats by opportunity, over the tenants of its newest observed month before it closes, and before this month.

    The input holds the observed months of the benchmark window, so nothing that follows from the outcome is in it.
    """
    closing = now.select(closing_id="opportunity_id", closes="close_date")
    observed = ide_observation_monthly.filter(ide_observation_monthly.snapshot_date < month.first_day)
    before = observed.inner_join(closing, observed.opportunity_id == closing.closing_id).filter(
        lambda rows: rows.snapshot_date < rows.closes
    )
    return (
        before.group_by("opportunity_id", "snapshot_date")
        .agg(purchased=ibis._.seats_purchased.sum(), assigned=sum_if_all_known(ibis._.seats_assigned))
        .mutate(place=ibis.row_number().over(group_by="opportunity_id", order_by=ibis._.snapshot_date.desc()))
        .filter(ibis._.place == 0)
        .select("purchased", "assigned", observed_opportunity="opportunity_id")
    )


def renewal_by_assignment_monthly(
    opportunity_outcomes_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Renewals that count in the month, and those taken back in it, by band of their assignment before (R-AR-10).

    Values are summed in whole cents, so that the order of rows does not matter.
    """
    outcomes = opportunity_outcomes_monthly
    counted = _renewal_sums(
        outcomes.filter(outcomes.counted_on == month.last_day).select(
            band="assignment_band", won="is_won", acv_usd="counted_acv_usd"
        ),
        "",
    )
    taken_back = _renewal_sums(
        outcomes.filter(outcomes.is_reversed).select(
            band="reversed_band", won="reversed_won", acv_usd="reversed_acv_usd"
        ),
        "_reversed",
    )
    bands = listed("assignment_band", ASSIGNMENT_BANDS)
    sums = bands.left_join(counted, bands.assignment_band == counted.band).drop("band")
    sums = sums.left_join(taken_back, sums.assignment_band == taken_back.band_reversed).drop("band_reversed")
    sums = sums.mutate(**{name: ibis.coalesce(sums[name], 0) for name in sums.columns if name != "assignment_band"})
    return sums.mutate(
        by_month=month.first_day,
        renewal_rate=from_tenths(rounded_ratio(1000, sums.renewals_won, sums.renewals - sums.renewals_without_outcome)),
    )


def _renewal_sums(renewals: "ir.Table", ending: str) -> "ir.Table":
    """Counts and values by band of rows with band, won and acv_usd; `ending` is added to each name."""
    rows = renewals.mutate(
        cents=ibis.ifelse(renewals.won.notnull(), renewals.acv_usd, ibis.null("float64")).try_cast("decimal(24, 2)")
    )
    sums = {
        "renewals": rows.count(),
        "renewals_won": rows.won.sum(),
        "renewals_without_outcome": rows.won.isnull().sum(),
        "renewals_without_acv": (rows.won.notnull() & rows.cents.isnull()).sum(),
        "renewals_acv_usd": rows.cents.sum(),
        "renewals_won_acv_usd": ibis.ifelse(rows.won, rows.cents, ibis.null("decimal(24, 2)")).sum(),
    }
    return rows.group_by(**{f"band{ending}": "band"}).agg(**{f"{name}{ending}": value for name, value in sums.items()})
