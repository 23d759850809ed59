"""Benchmarks and their uncertainty, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.cohorts.rules import (
    BASE,
    BENCHMARK_VERSION,
    DEFAULT,
    SINGLE_COHORTS,
    WINDOW_FIRST_DAY,
    WINDOW_LAST_DAY,
)
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import capped, from_tenths, quotient, rounded_ratio, tenths, within

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


#: The grain of benchmarks within a version (R-IDE-10).
_BENCHMARK = ("cohort", "seat_bucket", "phase")

#: One seat's share of an observation, 1 / seats, is counted in units of 1 / _ONE: whole numbers for 1 to 10 seats.
_ONE = 2_520_000_000


def cohort_benchmarks(ide_observation_monthly: "ir.Table", month: "MonthParameters", rules: Rules) -> "ir.Table":
    """Median capped rates by cohort, seat bucket and phase (R-IDE-10), with their uncertainty.

    The input has the months of this version, which is a bootstrap if they are outside the window. Medians are taken
    over integer tenths; two middle values are averaged.
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
    in_window = (rows.newest <= WINDOW_LAST_DAY.scalar) & (rows.oldest >= WINDOW_FIRST_DAY.scalar)
    return rows.mutate(
        benchmark_version=BENCHMARK_VERSION.scalar,
        is_bootstrap=~in_window,
    )


def _with_default(rows: "ir.Table") -> "ir.Table":
    """The rows of all cohorts but Base, and all rows again as Default (R-IDE-10)."""
    return rows.filter(rows.cohort != BASE).union(rows.mutate(cohort=ibis.literal(DEFAULT)))


def _spread(observations: "ir.Table", benchmarks: "ir.Table", measure: str) -> "ir.Table":
    """Median with its interval, mean (percent) and strength (seats) of one measure, by benchmark.

    Equal rates are counted first, so that few rows are sorted. Months of one account are nearly identical, so the
    interval is computed for as many observations as there are accounts (or known rates, if fewer). It runs from rank n
    * (0.5 - 0.98 / sqrt(accounts)) to rank n * (0.5 + 0.98 / sqrt(accounts)) of the n known rates, rounded outwards.
    See _strength for the strength. A benchmark without a known rate has no row.
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
    # Rounded first, so that the last bit of a square root cannot shift a whole rank.
    half = counted["all"].cast("float64") / ibis.literal(2.0)
    away = quotient(ibis.literal(0.98) * counted["all"], counted.accounts.cast("float64").sqrt())
    first = ibis.greatest((half - away).round(6).floor().cast("int64"), 1)
    last = ibis.least((half + away).round(6).ceil().cast("int64"), counted["all"])
    rates = counted.group_by(*_BENCHMARK).agg(
        lower_middle=counted.rate.min(where=counted.up_to * 2 >= counted["all"]),
        upper_middle=counted.rate.min(where=counted.up_to * 2 > counted["all"]),
        low=counted.rate.min(where=counted.up_to >= first),
        high=counted.rate.min(where=counted.up_to >= last),
        total=(counted.rate * counted.n).sum().cast("int64"),
        squares=(counted.rate * counted.rate * counted.n).sum().cast("int64"),
        accounts=counted.accounts.max(),
        **sums,
    )
    return rates.select(
        *_BENCHMARK,
        **{
            f"{measure}_benchmark": from_tenths(
                rounded_ratio(1, rates.lower_middle + rates.upper_middle, ibis.literal(2))
            ),
            f"{measure}_benchmark_low": from_tenths(rates.low),
            f"{measure}_benchmark_high": from_tenths(rates.high),
            f"{measure}_mean": from_tenths(rounded_ratio(1, rates.total, rates.n)),
            f"{measure}_strength": _strength(rates),
        },
    )


def _strength(rates: "ir.Table") -> "ir.FloatingValue":
    """Weight of the mean in seats, 1 to 1000, 1 decimal; null for fewer than two accounts.

    Method of moments of the beta-binomial distribution: rates with mean p vary by p * (1 - p) * (1 / n + (1 - 1 / n)
    / (strength + 1)), where n is the number of seats behind a rate. The strength is 1000 if rates vary no more than
    their seats explain, and 1 if they vary as much as possible, as they do when every account has one seat.
    """
    n, accounts = rates.n.cast("float64"), rates.accounts.cast("float64")
    mean, square = quotient(rates.total, n), quotient(rates.squares, n)
    most = mean * (1_000 - mean)
    variance = quotient((square - mean * mean) * accounts, accounts - 1)
    by_chance = most * quotient(rates.shares, n * _ONE)
    seats = within(1.0, quotient(most - variance, variance - by_chance), 1_000.0)
    return ibis.cases(
        (rates.accounts < 2, ibis.null("float64")),
        (variance == 0, 1_000.0),
        (variance >= most, 1.0),
        (variance <= by_chance, 1_000.0),
        # Rounded to millionths first, so that the last bit cannot shift a half.
        else_=from_tenths((seats * 10).round(6).round()),
    )


def benchmark_of_cohort(rows: "ir.Table", cohort_benchmarks: "ir.Table", which_phase: str, rules: Rules) -> "ir.Table":
    """The benchmark used in a phase for each cohort and seat bucket of the rows (R-IDE-10).

    The first with enough accounts among the exact combination, its single cohorts in order, and Default, which may have
    any number of accounts. Columns: cohort, seat_bucket, and benchmark_cohort, assignment and utilisation of the phase.
    """
    groups = rows.select(wanted_cohort="cohort", wanted_bucket="seat_bucket").distinct()
    candidates = cohort_benchmarks.filter(
        (cohort_benchmarks.phase == which_phase)
        & ((cohort_benchmarks.n_accounts >= rules.benchmark_minimum_accounts) | (cohort_benchmarks.cohort == DEFAULT))
    )
    pairs = groups.inner_join(candidates, groups.wanted_bucket == candidates.seat_bucket)
    # Names are wrapped in & so that a single cohort is found whole inside a combination.
    is_part = ("&" + pairs.wanted_cohort + "&").contains("&" + pairs.cohort + "&")
    ranks = [(pairs.cohort == pairs.wanted_cohort, 0)]
    ranks += [((pairs.cohort == name) & is_part, order) for order, (name, _) in enumerate(SINGLE_COHORTS, 1)]
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
