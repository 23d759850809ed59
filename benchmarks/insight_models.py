"""The cost of the insight models at a size: `python -m benchmarks.insight_models [--accounts 100000] [--origins 12]`.

Three years of monthly renewals of that many accounts, drawn from a known law, go through the functions that the assets
of a month call: training and registration, scores, drivers, and the backtest over origins. Prints seconds of CPU and of
wall time for each, and the peak of memory. The bounds asked for at 100,000 accounts on two cores: all but the backtest
in 5 minutes and 4 GiB, the backtest in 15 minutes. Exits with 1 if one is exceeded on an idle machine (`--assert`).
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    import pandas as pd

#: The last months of history, and how many months before its closing a renewal is seen.
_MONTHS, _HORIZON = 36, 6

_REFRESH_SECONDS, _BACKTEST_SECONDS, _BYTES = 5 * 60, 15 * 60, 4 * 2**30


def history(accounts: int, seed: int = 0) -> "pd.DataFrame":
    """Examples as training takes them: a row for each renewal and month before it, with every feature.

    Few users relative to seats drive churn most, then the region. Each account renews once a year.
    """
    import numpy as np
    import pandas as pd

    from ide_assets.domains.insights.tables import FEATURES
    from ide_assets.vocabulary.column import Type
    from ide_assets.vocabulary.columns import DICTIONARY

    draw = np.random.default_rng(seed)
    months = pd.date_range("2020-06-30", periods=_MONTHS, freq="ME")
    level = draw.uniform(10, 95, accounts)
    parts = []
    for closing in range(_HORIZON, _MONTHS):
        renewing = np.flatnonzero(np.arange(accounts) % 12 == closing % 12)
        usage = np.clip(level[renewing] + draw.normal(0, 10, len(renewing)), 0, 100)
        geo = np.array(["AMER", "APAC", "EMEA"], dtype=object)[renewing % 3]
        lost = draw.random(len(renewing)) < 1 / (1 + np.exp(0.04 * (usage - 30) - 0.6 * (geo == "APAC")))
        for ahead in range(1, _HORIZON + 1):
            seen = np.clip(usage + draw.normal(0, 5, len(renewing)), 0, 100)
            parts.append(
                pd.DataFrame(
                    {
                        "snapshot_date": months[closing - ahead],
                        "known_on": months[closing],
                        "close_date": months[closing] - pd.Timedelta(days=15),
                        "surviving_account_csn": np.char.add("N", renewing.astype(str)),
                        "opportunity_id": np.char.add(f"O{closing}-", renewing.astype(str)),
                        "churned": lost,
                        "site_geo": geo,
                        "utilisation_rate": seen.round(),
                        "mau": (seen / 10).round(),
                        "days_to_close": 30 * ahead - 15,
                    }
                )
            )
    rows = pd.concat(parts, ignore_index=True)
    # The other features say nothing about the outcome, and cost as much as those that do.
    texts = (Type.TEXT, Type.BOOLEAN)
    for name in FEATURES:
        if name not in rows:
            is_text = DICTIONARY[name].type in texts
            rows[name] = draw.choice(["a", "b", "c"], len(rows)) if is_text else draw.normal(50, 20, len(rows)).round(1)
    return rows


def main() -> int:
    """Measure each step and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.insight_models", description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--origins", type=int, default=12)
    parser.add_argument("--assert", action="store_true", dest="asserted")
    arguments = parser.parse_args()

    import pandas as pd

    from ide_assets.domains.insights.churn import serving
    from ide_assets.domains.insights.examples.ordering import DAY_COLUMNS
    from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN

    examples = history(arguments.accounts)
    now = examples["known_on"].max()
    settings = {"now": now, "test_months": 6, "horizon_months": _HORIZON, "window_months": 6}
    none = dict.fromkeys(("model_file", *DAY_COLUMNS))
    learned = examples.assign(**settings, origins=arguments.origins, learned_model=SUBSCRIPTION_CHURN, **none)
    measured = Table("step", "rows", "CPU s", "wall s", "peak MiB")
    seconds: dict[str, float] = {}

    def step(name: str, rows: int, work: Callable[[], "pd.DataFrame"]) -> "pd.DataFrame":
        began, cpu = time.perf_counter(), time.process_time()
        result = work()
        seconds[name] = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        measured.add_row(name, f"{rows:,}", f"{time.process_time() - cpu:.1f}", f"{seconds[name]:.1f}", f"{peak:,}")
        print(name, f"{seconds[name]:.1f} s", file=sys.stderr)
        return result

    registry = step("training and registration", len(learned), lambda: serving.registry(learned))
    serves = registry[registry["is_serving"]]
    # The last month in which the renewals of all the next months are seen.
    complete = sorted(examples["snapshot_date"].unique())[-_HORIZON]
    due = examples[examples["snapshot_date"] == complete]
    to_score = pd.concat([due, serves], ignore_index=True)
    step("scores", len(due), lambda: serving.scores(to_score))
    step("drivers", len(due), lambda: serving.drivers(to_score))
    tested = step(f"backtest over {arguments.origins} origins", len(learned), lambda: serving.tested(learned))
    Console().print(measured)
    Console().print(tested[["origin", "grade", "auc", "profiles", "training_rows"]].to_string(index=False))
    refresh = sum(took for name, took in seconds.items() if not name.startswith("backtest"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    exceeded = refresh > _REFRESH_SECONDS or sum(seconds.values()) - refresh > _BACKTEST_SECONDS or peak > _BYTES
    return int(arguments.asserted and exceeded)


if __name__ == "__main__":
    sys.exit(main())
