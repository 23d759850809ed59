"""The decision rule on thousands of vectorised plays: `python -m benchmarks.effect_rule`.

benchmarks.effect_decisions judges whole studies, at seconds a world. Here the same boundaries, gates and score test are
applied to sums over accounts, in numpy, so that twelve looks at ten thousand plays take seconds. One play at a time: no
other play lowers or raises its bar. Prints, for rates and renewals and several holdouts, how often a play without
effect is ever called effective or harmful, the bias of shown estimates without and with an effect, and the power at the
stated smallest effect.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtr

from ide_assets.domains.effect.estimation import sequential
from ide_assets.domains.effect.estimation.estimates import ALPHA, LEAST_UNITS, POWER, Sizes, t_estimate
from ide_assets.domains.effect.estimation.shares import Shares

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
    shown = np.broadcast_to(n0 >= LEAST_UNITS, effect.shape)
    if is_renewal:
        pooled, both = (s0 + s1) / (n0 + n1) / 100, n0 + n1
        variance = pooled * (1 - pooled)
        error = np.sqrt(variance * (1 / n0 + 1 / n1) * both / (both - 1))
        third = variance * (1 - 2 * pooled) * (1 / n1**2 - 1 / n0**2)
        with np.errstate(divide="ignore", invalid="ignore"):
            score, skewness = effect / 100 / error, third / (6 * error**3)
            corrected = (np.sqrt(np.maximum(1 + 4 * skewness * (score + skewness), 0)) - 1) / (2 * skewness)
        z = np.where(abs(skewness) > 1e-9, corrected, score)
        return effect, np.where(error > 0, z, 0.0), shown
    v0, v1 = (np.maximum(q - s**2 / n, 0) / np.maximum(n - 1, 1) / n for q, s, n in ((q0, s0, n0), (q1, s1, n1)))
    degrees = (v0 + v1) ** 2 / (v0**2 / np.maximum(n0 - 1, 1) + v1**2 / np.maximum(n1 - 1, 1))
    t = effect / np.sqrt(v0 + v1)
    z = np.sign(t) * -ndtri(np.maximum(stdtr(degrees, -abs(t)), 1e-300))
    return effect, z, shown


def world(kind: str, held_back: int, effect: float, plays: int, seed: int, base: float = 0.75) -> Arms:
    """Plays with the same true effect: noisy rates, or renewals with a share of `base` without the play."""
    chance = np.random.default_rng([seed, held_back])

    def value(arm: int, total: int) -> tuple[Array, Array]:
        if kind == "renewal":
            drawn = 100.0 * (chance.random((plays, total)) < base + arm * effect / 100)
        else:
            drawn = chance.normal(arm * effect, 8, (plays, total))
        return drawn, drawn**2

    return draw(chance, plays, held_back, value)


def called(arms: Arms, kind: str) -> tuple[Array, Array, float, Array]:
    """By play: ever effective, ever harmful; the detectable effect in standard errors; the newest effect, if shown."""
    effect, z, shown = judged(arms, kind == "renewal")
    n0, n1 = arms.counts
    first = int(np.argmax(n0 >= LEAST_UNITS))
    information = (n0 * n1 / (n0 + n1))[first:].tolist()
    limits = np.concatenate([np.full(first, np.inf), sequential.boundaries(information, ALPHA)])
    up, down = ((shown & (sign * z > limits)).any(axis=1) for sign in (1, -1))
    newest = effect[shown[:, -1], -1]
    return np.asarray(up), np.asarray(down), sequential.detectable(information, ALPHA), newest


def stated_for(kind: str, held_back: int, width: float, base: float) -> float | None:
    """What the product states of such a play, where nothing is planted."""
    n0, n1 = held_back, round(held_back * (1 - HOLDOUT) / HOLDOUT)
    if kind == "renewal":
        rise = Shares(base * n1, n1, base * n0, n0).detectable(width)
        return None if rise is None else 100 * rise
    v0, v1 = 64 / n0, 64 / n1
    degrees = (v0 + v1) ** 2 / (v0**2 / (n0 - 1) + v1**2 / (n1 - 1))
    return t_estimate(Sizes(n1, n0, 0, n0 + n1), 0.0, (v0 + v1) ** 0.5, degrees, width).minimum_detectable_effect


@dataclass(frozen=True)
class Line:
    """Shares of plays without effect ever called so; the bias of shown effects (points) without and with an effect.

    `stated` is the smallest effect that the product states, None where it states none, and `power` that at it.
    """

    effective: float
    harmful: float
    bias: float
    stated: float | None
    power: float | None
    bias_there: float


def line(kind: str, held_back: int, plays: int, base: float = 0.75) -> Line:
    """One line of the table."""
    up, down, detectable, shown = called(world(kind, held_back, 0.0, plays, 1, base), kind)
    stated = stated_for(kind, held_back, detectable - float(ndtri(POWER)), base)
    # Where no effect is stated, the bias is that of a play after which nearly all renew.
    planted = 100 * 0.9 * (1 - base) if stated is None else stated
    ups, _, _, shown_with_effect = called(world(kind, held_back, planted, plays, 2, base), kind)
    power = None if stated is None else float(ups.mean())
    bias_there = float(shown_with_effect.mean()) - planted
    return Line(float(up.mean()), float(down.mean()), float(shown.mean()), stated, power, bias_there)


def main() -> int:
    """Simulate and print."""
    from rich.console import Console
    from rich.table import Table

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plays", type=int, default=10_000)
    options = parser.parse_args()
    shown = Table(title=f"One play at a time, {LOOKS} looks, {options.plays:,} plays a line")
    for heading in (
        "measure", "held back", "zero: ever effective", "zero: ever harmful", "bias of shown, points",
        "with an effect", "stated, points", "power there",
    ):  # fmt: skip
        shown.add_column(heading)
    for kind, base in (("rate", 0.75), ("renewal", 0.75), ("renewal", 0.9)):
        for held_back in (8, 12, 20, 40, 100):
            row = line(kind, held_back, options.plays, base)
            shown.add_row(
                f"renewal, {base:.0%} without" if kind == "renewal" else kind,
                str(held_back),
                f"{row.effective:.1%}",
                f"{row.harmful:.1%}",
                f"{row.bias:+.2f}",
                f"{row.bias_there:+.2f}",
                "none" if row.stated is None else f"{row.stated:.1f}",
                "" if row.power is None else f"{row.power:.1%}",
            )
    Console(width=150).print(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
