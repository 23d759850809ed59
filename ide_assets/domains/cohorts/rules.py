"""Cohorts, phases and benchmark windows: the groups that opportunities are compared with."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import ibis

from ide_assets.kernel.bounds import Loosened, Tolerance, loosen
from ide_assets.kernel.inputs import InputWindow
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.parameters import declare

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Full months before the quarter that a benchmark version is computed from (R-IDE-10).
BENCHMARK_WINDOW_MONTHS = 12


def benchmark_window(month: Month, year_starts: int = 1) -> list[Month]:
    """The twelve full months before the fiscal quarter of `month` (R-IDE-10)."""
    first = month.first_of_quarter(year_starts)
    return list(first.plus(-BENCHMARK_WINDOW_MONTHS).through(first.plus(-1)))


def benchmark_months(month: Month, observed: Collection[Month], year_starts: int = 1) -> list[Month]:
    """The months whose observations give the benchmarks for `month` (R-IDE-10).

    `observed` are the months with at least one observation. Returns the observed months of the window; if it has none,
    the earliest observed month up to `month` (bootstrap); if there is none either, an empty list.
    """
    in_window = [candidate for candidate in benchmark_window(month, year_starts) if candidate in observed]
    if in_window:
        return in_window
    return sorted(candidate for candidate in observed if candidate <= month)[:1]


def _months(month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
    return benchmark_months(month, observed, rules.fiscal_year_start_month)


BENCHMARK_WINDOW = InputWindow(
    "the benchmark window of {table}", first=-(BENCHMARK_WINDOW_MONTHS + 2), last=0, select=_months
)

BENCHMARK_VERSION = declare(
    "benchmark_version", "string", lambda month, rules: month.fiscal_quarter(rules.fiscal_year_start_month)
)
WINDOW_FIRST_DAY = declare(
    "benchmark_window_first_day",
    "date",
    lambda month, rules: benchmark_window(month, rules.fiscal_year_start_month)[0].first_day,
)
WINDOW_LAST_DAY = declare(
    "benchmark_window_last_day",
    "date",
    lambda month, rules: benchmark_window(month, rules.fiscal_year_start_month)[-1].last_day,
)

loosen(
    "cohort_benchmarks",
    "rows",
    Loosened(
        Tolerance(share_of_total=1.0, absolute=60),
        date(2026, 11, 22),
        "A version has more groups the more months its window covers, so the first versions grow fast.",
    ),
)

USE, EXTEND = "use", "extend"

BASE, DEFAULT = "Base", "Default"

#: The single cohorts in their order: name, and the observation's flag for it (R-IDE-10).
SINGLE_COHORTS = (
    ("FYC", "parent_account_new_customer_flag"),
    ("LC", "opportunity_lc_flag"),
    ("Promo", "opportunity_promo_flag"),
)


def cohort_name(rows: "ir.Table") -> "ir.StringValue":
    """`FYC`, `LC`, `Promo` joined by & in that order, or `Base`; an unknown flag counts as false."""
    joined = ibis.literal("")
    for name, flag in SINGLE_COHORTS:
        joined = joined + ibis.ifelse(ibis.coalesce(rows[flag], False), f"&{name}", "")
    return ibis.ifelse(joined == "", BASE, joined.substr(1))


def phase(close_date: "ir.DateColumn", month: "MonthParameters", rules: Rules) -> "ir.StringValue":
    """`extend` if the opportunity closes within `extend_phase_days` or is overdue; otherwise `use` (R-IDE-9)."""
    last_extend_day = month.last_day + ibis.interval(days=rules.extend_phase_days)
    return ibis.ifelse(close_date <= last_extend_day.cast("date"), EXTEND, USE)
