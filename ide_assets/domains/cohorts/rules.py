"""What benchmarks depend on in time: their version, the window that feeds it, how much their number may move."""

from collections.abc import Collection
from datetime import date

from ide_assets.kernel.bounds import Loosened, Tolerance, loosen
from ide_assets.kernel.inputs import InputWindow
from ide_assets.kernel.parameters import declare
from ide_assets.months import Month
from ide_assets.settings import Rules

#: Full months before the quarter that feed a benchmark version (R-IDE-10).
BENCHMARK_WINDOW_MONTHS = 12


def benchmark_window(month: Month, year_starts: int = 1) -> list[Month]:
    """The twelve full months before the fiscal quarter of `month` (R-IDE-10)."""
    first = month.first_of_quarter(year_starts)
    return list(first.plus(-BENCHMARK_WINDOW_MONTHS).through(first.plus(-1)))


def benchmark_months(month: Month, observed: Collection[Month], year_starts: int = 1) -> list[Month]:
    """The months whose observations the benchmarks that judge `month` are computed from (R-IDE-10).

    `observed` are the months with at least one observation. Normally the observed months of the window; where there
    is none, the earliest observed month up to `month` (bootstrap); without such a month, an empty list.
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
        "A new version has as many groups as its window has months to fill them; the first versions grow fast.",
    ),
)
