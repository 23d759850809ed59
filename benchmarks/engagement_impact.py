"""Coverage of planted associations, and of the AUC, by their intervals: `python -m benchmarks.engagement_impact`.

Over many seeds: the share of 95% intervals that contain what was planted, for accounts at the fewest events that are
estimated, for a usual number and for many; how often the drivers are ranked in their order; and the same share for the
AUC of a score. Exits with 1 if a share is outside the 99.9% band of the binomial distribution around 95%, widened by 2
points for what an approximation may cost. Takes about two minutes on two cores.
"""

import argparse
import os
import sys
from collections import defaultdict
from multiprocessing import get_context

# One thread per process: the matrices are small. Must be set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.effect_coverage import band
from ide_assets.domains.engagement.definition import FACTORS
from ide_assets.vocabulary.intervals import area_interval
from ide_assets_tests.engagement.planted import DRIVERS, covers, drawn_rows, estimates

#: Worlds by name: accounts and quarters.
WORLDS = {"fewest events": (250, 4), "usual": (500, 6), "many": (2000, 8)}

#: Accounts that left and accounts that stayed, in the samples of the AUC.
AUC_SIZES = ((10, 200), (40, 400), (200, 2000))

LEVEL, TOLERANCE = 0.95, 0.02


def of_seed(seed: int) -> dict[str, list[bool]]:
    """What one seed shows, by line of the table; a world with too few events is left out."""
    lines: dict[str, list[bool]] = defaultdict(list)
    for name, (accounts, quarters) in WORLDS.items():
        rows = estimates(drawn_rows(seed, accounts, quarters))
        if rows["login_frequency"]["not_estimated_because"] is None:
            lines[f"{name}: covered"] += [covers(rows[factor], DRIVERS.get(factor, 0.0)) for factor in FACTORS]
            ranked = sorted(FACTORS, key=lambda factor: rows[factor]["driver_rank"])
            lines[f"{name}: in order"].append(ranked[: len(DRIVERS)] == list(DRIVERS))
    for lost, stayed in AUC_SIZES:
        lines[f"AUC, {lost} left and {stayed} stayed: covered"].append(_covers_auc(seed, lost, stayed))
    return lines


def _covers_auc(seed: int, lost: int, stayed: int) -> bool:
    """Whether DeLong's interval contains the AUC of two normal scores one deviation apart."""
    from scipy.special import ndtr

    draws = np.random.default_rng([seed, lost])
    of_lost, of_stayed = draws.normal(size=lost), draws.normal(1, size=stayed)
    pairs = of_lost[:, None] < of_stayed
    variance = pairs.mean(axis=1).var() / lost + pairs.mean(axis=0).var() / stayed
    rarer = min(lost, stayed)
    low, high = area_interval(float(pairs.mean()), float(variance), rarer)
    return low <= float(ndtr(1 / np.sqrt(2))) <= high


def main() -> int:
    """Print the table; 1 if a share of covered intervals is outside its band."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    lines: dict[str, list[bool]] = defaultdict(list)
    with get_context("spawn").Pool(options.processes) as pool:
        for lines_of_seed in pool.imap(of_seed, range(options.seeds), chunksize=5):
            for name, values in lines_of_seed.items():
                lines[name] += values
    failed = 0
    for name, values in lines.items():
        share = float(np.mean(values))
        # The intervals of one seed are not independent: the band is that of seeds.
        low, high = band(options.seeds, LEVEL)
        is_outside = name.endswith("covered") and not low - TOLERANCE <= share <= high + TOLERANCE
        failed += is_outside
        print(f"{name}: {share:.1%} of {len(values):,}{' outside the band' if is_outside else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
