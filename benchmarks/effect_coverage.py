"""Coverage of planted effects by the intervals of the estimators: `python -m benchmarks.effect_coverage`.

Over many seeds, for each play, estimator and horizon: the share of 95% intervals that cover the truth, the share that
exclude zero, and the naive before/after. Exits with 1 if a share is outside the 99.9% band of the binomial
distribution: around 95% for coverage, around 5% for plays without an effect. Takes about ten minutes on two cores.
"""

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context

# One thread per process: the matrices are small. Must be set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("RAYON_NUM_THREADS", "1")

from ide_assets.domains.effect.estimation.estimates import ALPHA, Estimate, adjusted
from ide_assets.domains.effect.estimation.estimators import (
    before_after,
    intention_to_treat,
    staggered,
    treated_effect,
)
from ide_assets_tests.effect.planted import EFFECTS, panel, play, stacked

HORIZONS = (1, 3, 6, 0)
#: The horizons at which the treated effect is estimated, which costs as much as all other estimates.
TREATED_HORIZONS = (3, 0)
STAGGERED = {"strong": 4.0, "zero": 0.0}

SHARE, LEVEL, ERROR = 0.999, 0.95, 0.05


@dataclass(frozen=True, order=True)
class Cell:
    """One line of the table."""

    estimator: str
    play: str
    measured: str


@dataclass(frozen=True)
class Judged:
    """The result of one seed for a cell; None: too few accounts, or not requested."""

    covers: bool | None
    excludes_zero: bool | None
    is_effective: bool | None = None
    looks_effective: bool | None = None


def band(trials: int, share: float) -> tuple[float, float]:
    """The interval that contains 99.9% of binomial shares."""
    from scipy import stats

    low, high = stats.binom.interval(SHARE, trials, share)
    return float(low) / trials, float(high) / trials


def of_seed(seed: int) -> dict[Cell, Judged]:
    """Every cell, judged for one seed."""
    results: dict[Cell, Judged] = {}
    for at in HORIZONS:
        measured = f"after {at}" if at else "renewal"
        plays = {name: play(name, at, seed) for name in EFFECTS}
        estimates = {name: intention_to_treat(planted.study) for name, planted in plays.items()}
        known = [name for name, estimate in estimates.items() if estimate is not None]
        corrected = dict(zip(known, adjusted([e.p_value for e in estimates.values() if e is not None]), strict=True))
        for name, planted in plays.items():
            past = before_after(planted.study, planted.drift)
            results[Cell("intention to treat", name, measured)] = Judged(
                *judged(estimates[name], planted.offer),
                is_effective=_is_effective(estimates[name], corrected.get(name)),
                looks_effective=None if past is None else past.naive.low > 0,
            )
            if at in TREATED_HORIZONS:
                results[Cell("treated", name, measured)] = Judged(
                    *judged(treated_effect(planted.study), planted.treatment)
                )
    together = stacked(3, seed)
    results[Cell("intention to treat", "all", "after 3")] = Judged(
        *judged(intention_to_treat(together.study), together.offer)
    )
    for name, effect in STAGGERED.items():
        months = panel(effect, seed)
        results[Cell("staggered", name, "after 3")] = Judged(*judged(staggered(months, [3])[3], effect))
    return results


def _is_effective(estimate: Estimate | None, p_adjusted: float | None) -> bool:
    return estimate is not None and p_adjusted is not None and p_adjusted < ALPHA and estimate.effect > 0


def judged(estimate: Estimate | None, truth: float) -> tuple[bool | None, bool | None]:
    """Whether the interval covers the truth, and whether it excludes zero."""
    if estimate is None:
        return None, None
    return estimate.low <= truth <= estimate.high, not estimate.low <= 0 <= estimate.high


def measure(seeds: int, processes: int, minutes: float) -> dict[Cell, list[Judged]]:
    """All cells over the seeds, or over those that finish in time."""
    from rich.progress import track

    end = time.monotonic() + minutes * 60
    with get_context("spawn").Pool(processes) as pool:
        each_seed = pool.imap(of_seed, range(seeds), chunksize=5)
        return gathered(track(_until(each_seed, end), total=seeds, description="Seeds"))


def gathered(seeds: Iterable[dict[Cell, Judged]]) -> dict[Cell, list[Judged]]:
    """The result of each seed for each cell."""
    results: dict[Cell, list[Judged]] = defaultdict(list)
    for cells in seeds:
        for cell, result in cells.items():
            results[cell].append(result)
    return results


def _until(cells: Iterable[dict[Cell, Judged]], end: float) -> Iterator[dict[Cell, Judged]]:
    for results in cells:
        yield results
        if time.monotonic() > end:
            return


def share(values: Iterable[bool | None]) -> tuple[float, int]:
    """The share of true values among the known ones, and the number of known values."""
    known = [value for value in values if value is not None]
    return (sum(known) / len(known) if known else 0.0), len(known)


def table(results: dict[Cell, list[Judged]]) -> tuple[list[list[str]], list[str]]:
    """The lines of the table, and the shares outside their band, in words."""
    lines, outside = [], []
    false_alarms: dict[tuple[str, str], tuple[float, int]] = {}
    for cell, of_seeds in sorted(results.items()):
        name = f"{cell.estimator}, {cell.play}, {cell.measured}"
        coverage, trials = share(result.covers for result in of_seeds)
        called, _ = share(result.excludes_zero for result in of_seeds)
        effective, _ = share(result.is_effective for result in of_seeds)
        looks, looked = share(result.looks_effective for result in of_seeds)
        if not trials:
            outside.append(f"{name}: no estimate at all")
            continue
        low, high = band(trials, LEVEL)
        if not low <= coverage <= high:
            outside.append(f"{name}: covered {coverage:.1%}, expected {low:.1%} to {high:.1%}")
        alarm = ""
        if cell.play in ("zero", "regression"):
            false_alarms[cell.measured, f"{cell.estimator} {cell.play}"] = called, trials
            least, most = band(trials, ERROR)
            alarm = f"{least:.1%} to {most:.1%}"
            if not least <= called <= most:
                outside.append(f"{name}: called effective in {called:.1%}, expected {alarm}")
        if cell.play == "regression" and looked and looks <= 0.5:
            outside.append(f"{name}: looks effective before/after in only {looks:.1%}; the play is planted too weakly")
        is_single_play = cell.estimator == "intention to treat" and cell.play != "all"
        lines.append(
            [
                cell.estimator,
                cell.play,
                cell.measured,
                f"{trials}",
                f"{coverage:.1%}",
                f"{low:.1%} to {high:.1%}",
                f"{called:.1%}",
                alarm,
                f"{effective:.1%}" if is_single_play else "",
                f"{looks:.1%}" if looked else "",
            ]
        )
    for (measured, name), (called, trials) in false_alarms.items():
        if name.endswith("regression"):
            of_zero, _ = false_alarms[measured, name.replace("regression", "zero")]
            # Two shares of 5%, each over this many seeds, differ by less than this in 99.9% of cases.
            apart = 3.29 * (2 * ERROR * (1 - ERROR) / trials) ** 0.5
            if called > of_zero + apart:
                outside.append(f"{name}, {measured}: effective in {called:.1%}, the zero play only in {of_zero:.1%}")
    return lines, outside


def main() -> int:
    """Measure and print; the exit code is 1 if a share is outside its band."""
    from rich.console import Console
    from rich.table import Table

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=30, help="stop after this time, with the seeds done by then")
    options = parser.parse_args()
    lines, outside = table(measure(options.seeds, options.processes, options.minutes))
    shown = Table(title="Planted effects")
    for heading in (
        "estimator",
        "play",
        "measured",
        "seeds",
        "covers",
        "band",
        "excludes zero",
        "band",
        "effective (corrected)",
        "naive effective",
    ):
        shown.add_column(heading)
    for line in lines:
        shown.add_row(*line)
    console = Console(width=160)
    console.print(shown)
    for message in outside:
        console.print(f"OUTSIDE: {message}")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
