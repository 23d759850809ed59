"""The decision rule on thousands of vectorised plays: `python -m benchmarks.effect_rule`.

benchmarks.effect_decisions judges whole studies, which takes seconds per world. Here the same boundaries, limits and
score test are applied to sums over accounts in numpy, so that twelve looks at ten thousand plays take seconds. Each
play is judged alone, without correction for other plays. Prints, for rates and renewals and several holdouts, how often
a play without effect is ever called effective or harmful, the bias of shown estimates, and the power at the stated
smallest effect.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtr

from ide_assets.domains.effect import sequential
from ide_assets.domains.effect.estimates import ALPHA, LEAST_DIFFERING, LEAST_UNITS, POWER, Sizes, t_estimate
from ide_assets.domains.effect.shares import Shares

Array = NDArray[Any]

LOOKS, HOLDOUT = 12, 0.1


@dataclass(frozen=True)
class Arms:
    """Cumulated counts by look (the same for every play), and sums by play and look, for each arm."""

    counts: tuple[Array, Array]
    sums: tuple[Array, Array]
    squares: tuple[Array, Array]


def draw(
    chance: np.random.Generator, plays: int, held_back: int, value: Callable[[int, int], tuple[Array, Array]]
) -> Arms:
    """Values of the accounts that become known in each month; `value` draws them and their squares by arm."""
    counts, sums, squares = [], [], []
    for arm, total in enumerate((held_back, round(held_back * (1 - HOLDOUT) / HOLDOUT))):
        by_look = np.round(np.linspace(0, total, LOOKS + 1)).astype(int)
        drawn, drawn_squares = value(arm, total)
        counts.append(by_look[1:].astype(float))
        sums.append(np.cumsum(drawn, axis=1)[:, by_look[1:] - 1])
        squares.append(np.cumsum(drawn_squares, axis=1)[:, by_look[1:] - 1])
    return Arms((counts[0], counts[1]), (sums[0], sums[1]), (squares[0], squares[1]))


def judged(arms: Arms, is_renewal: bool) -> tuple[Array, Array, Array]:
    """By play and look: the effect, its distance from zero in standard errors, and whether it is shown."""
    (n0, n1), (s0, s1), (q0, q1) = arms.counts, arms.sums, arms.squares
    effect = s1 / n1 - s0 / n0
    if is_renewal:
        pooled = (s0 + s1) / (n0 + n1) / 100
        both = n0 + n1
        error = 100 * np.sqrt(pooled * (1 - pooled) * (1 / n0 + 1 / n1) * both / (both - 1))
        events = np.minimum(pooled, 1 - pooled) * both
        z = np.divide(effect, error, out=np.zeros_like(effect), where=error > 0)
        shown = (n0 >= LEAST_UNITS) & (events >= LEAST_DIFFERING - 1e-9)
        return effect, z, shown
    v0, v1 = (np.maximum(q - s**2 / n, 0) / np.maximum(n - 1, 1) / n for q, s, n in ((q0, s0, n0), (q1, s1, n1)))
    degrees = (v0 + v1) ** 2 / (v0**2 / np.maximum(n0 - 1, 1) + v1**2 / np.maximum(n1 - 1, 1))
    t = effect / np.sqrt(v0 + v1)
    z = np.sign(t) * -ndtri(np.maximum(stdtr(degrees, -abs(t)), 1e-300))
    return effect, z, np.broadcast_to(n0 >= LEAST_UNITS, effect.shape)


def world(kind: str, held_back: int, effect: float, plays: int, seed: int) -> Arms:
    """Plays with the same true effect: noisy rates, or renewals with a share of 75% without the play."""
    chance = np.random.default_rng([seed, held_back])

    def value(arm: int, total: int) -> tuple[Array, Array]:
        if kind == "renewal":
            drawn = 100.0 * (chance.random((plays, total)) < 0.75 + arm * effect / 100)
        else:
            drawn = chance.normal(arm * effect, 8, (plays, total))
        return drawn, drawn**2

    return draw(chance, plays, held_back, value)


def called(arms: Arms, kind: str) -> tuple[Array, Array, float, Array, Array]:
    """By play: ever effective, ever harmful; the detectable effect in standard errors; the newest effect and error."""
    effect, z, shown = judged(arms, kind == "renewal")
    n0, n1 = arms.counts
    first = int(np.argmax(n0 >= LEAST_UNITS))
    information = (n0 * n1 / (n0 + n1))[first:].tolist()
    limits = np.concatenate([np.full(first, np.inf), sequential.boundaries(information, ALPHA)])
    up, down = ((shown & (sign * z > limits)).any(axis=1) for sign in (1, -1))
    known = shown[:, -1]
    error = np.where(z[:, -1] != 0, abs(effect[:, -1] / np.where(z[:, -1] == 0, 1, z[:, -1])), np.nan)
    return (
        np.asarray(up),
        np.asarray(down),
        sequential.detectable(information, ALPHA),
        np.where(known, effect[:, -1], np.nan),
        error,
    )


def line(kind: str, held_back: int, plays: int) -> list[str]:
    """One line of the table."""
    up, down, detectable, shown, _ = called(world(kind, held_back, 0.0, plays, 1), kind)
    n0, n1 = held_back, round(held_back * (1 - HOLDOUT) / HOLDOUT)
    # The smallest effect that the product states for such a play without an effect.
    width = detectable - float(ndtri(POWER))
    if kind == "renewal":
        stated = 100 * Shares(0.75 * n1, n1, 0.75 * n0, n0).detectable(width)
    else:
        v0, v1 = 64 / n0, 64 / n1
        degrees = (v0 + v1) ** 2 / (v0**2 / (n0 - 1) + v1**2 / (n1 - 1))
        sizes = Sizes(n1, n0, 0, n0 + n1)
        stated = t_estimate(sizes, 0.0, (v0 + v1) ** 0.5, degrees, width).minimum_detectable_effect
    if kind == "renewal" and stated > 25:
        power = "above 100% renewed"
    else:
        power = f"{called(world(kind, held_back, stated, plays, 2), kind)[0].mean():.1%}"
    known = shown[~np.isnan(shown)]
    mean_error = known.std() / len(known) ** 0.5
    return [
        kind,
        str(held_back),
        f"{up.mean():.2%}",
        f"{down.mean():.2%}",
        f"{known.mean():+.2f} (error {mean_error:.2f})",
        f"{len(known) / plays:.0%}",
        f"{stated:.1f}",
        power,
    ]


def main() -> int:
    """Simulate and print."""
    from rich.console import Console
    from rich.table import Table

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plays", type=int, default=10_000)
    options = parser.parse_args()
    shown = Table(title=f"One play at a time, {LOOKS} looks, {options.plays:,} plays a line")
    for heading in (
        "measure", "held back", "zero: ever effective", "zero: ever harmful", "bias of shown, points", "shown",
        "stated, points", "power there",
    ):  # fmt: skip
        shown.add_column(heading)
    for kind in ("rate", "renewal"):
        for held_back in (8, 12, 20, 40, 100):
            shown.add_row(*line(kind, held_back, options.plays))
    Console(width=150).print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
