"""Are conclusions valid at monthly looks? `python -m benchmarks.effect_decisions`.

Worlds with a known truth, each looked at in twelve monthly looks by the product's own rule (`conclusions/decisions`):
several plays at once, some without effect. It prints how often a play without effect is called effective at least
once, how often a conclusion or the report's advice is wrong, how far shown estimates are from the truth, and the
power at the stated smallest effect. Exits with 1 where a figure is outside its bound. Worlds are data frames:
`judge_world` takes any of that shape.
"""

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

# One thread for each process: the matrices are small. Must be set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ide_assets.domains.effect.conclusions import integrity
from ide_assets.domains.effect.conclusions.decisions import Decision, Goal, conclude, decide, looks, p_values
from ide_assets.domains.effect.conclusions.measuring import INTENTION_TO_TREAT
from ide_assets.domains.effect.estimation.estimates import EFFECTIVE, HARMFUL, WITHHELD, adjusted
from ide_assets.reports.effect.findings import Answer, Estimate, Next, Play
from ide_assets.reports.effect.questions import Aim

LOOKS = 12

#: The share held back.
HOLDOUT = 0.1


@dataclass(frozen=True)
class World:
    """By play: its study, its goal, and the true effect on its primary measure."""

    studies: Mapping[str, pd.DataFrame]
    goals: Mapping[str, Goal]
    truths: Mapping[str, float]


@dataclass(frozen=True)
class Seen:
    """The conclusions about one play at twelve looks, and the newest decision."""

    truth: float
    goal: Goal
    conclusions: Sequence[str]
    newest: Decision

    @property
    def is_wrong(self) -> bool:
        """Whether any look praised a play that does not help, or called one harmful that does no harm."""
        return (EFFECTIVE in self.conclusions and self._gained <= 0) or (
            HARMFUL in self.conclusions and self._gained >= 0
        )

    @property
    def is_ill_advised(self) -> bool:
        """Whether the report scales up a play that does not help, or stops one that is worth having."""
        step = _advice(self.goal, self.newest)
        return (step is Next.SCALE_UP and self._gained <= 0) or (
            step is Next.STOP and self._gained >= self.goal.worth_having
        )

    @property
    def _gained(self) -> float:
        return self.truth * self.goal.sign


def _advice(goal: Goal, decision: Decision) -> Next:
    """What the report advises after this decision."""
    aim = Aim(goal.measured, "down" if goal.sign < 0 else "up", goal.horizon, goal.worth_having)
    estimate = decision.estimate
    row = Estimate(
        goal.measured,
        goal.horizon,
        INTENTION_TO_TREAT,
        decision.conclusion,
        None if estimate is None else estimate.effect,
        None if estimate is None else estimate.low,
        None if estimate is None else estimate.high,
        effect_low_every_look=decision.low,
        effect_high_every_look=decision.high,
        withheld_because=decision.withheld_because,
    )
    return Play("play", "play", aim, {aim.question: Answer(row)}).advice.step


def judge_world(world: World) -> dict[str, Seen]:
    """Judge a world at monthly looks.

    A look depends only on the values known by then, so all looks come from one pass over the months.
    """
    p_of_look: dict[int, dict[str, float]] = defaultdict(dict)
    z_of_look: dict[int, dict[str, float]] = defaultdict(dict)
    for play, study in world.studies.items():
        information, z, _ = looks(study, LOOKS)
        for place, (p_value, effect) in enumerate(zip(p_values(information, z), z, strict=True)):
            look = LOOKS - len(z) + 1 + place
            p_of_look[look][play], z_of_look[look][play] = p_value, effect
    conclusions: dict[str, list[str]] = defaultdict(list)
    for look in sorted(p_of_look):
        for (play, effect), p_value in zip(
            z_of_look[look].items(), adjusted(list(p_of_look[look].values())), strict=True
        ):
            is_sound = _has_even_attrition(world.studies[play], look)
            towards = effect * world.goals[play].sign
            conclusions[play].append(conclude(p_value, towards) if is_sound else WITHHELD)
    newest = decide(world.studies, world.goals, LOOKS)
    return {
        play: Seen(world.truths[play], world.goals[play], conclusions[play] or [decision.conclusion], decision)
        for play, decision in newest.items()
    }


def _has_even_attrition(study: pd.DataFrame, look: int) -> bool:
    known = study[study["known_month"] <= look]
    left, offered = known["left"].to_numpy(dtype=bool), known["offered"].to_numpy(dtype=bool)
    return integrity.attrition(left, offered, known["unit"].to_numpy()) >= integrity.ATTRITION_ALPHA


def _offered(chance: np.random.Generator, count: int, held_back: int | None) -> NDArray[Any]:
    """The arms: a random share held back, or exactly `held_back` accounts."""
    if held_back is None:
        return chance.random(count) >= HOLDOUT
    return chance.permutation(count) >= held_back


def rates(
    chance: np.random.Generator,
    effect: float,
    monthly: int = 30,
    saved: float = 0.0,
    leaving: float = 0.0,
    held_back: int | None = None,
) -> pd.DataFrame:
    """A play on a rate: noisy values before and after; `saved` is the share of leaving accounts that the offer retains.

    Accounts with low values leave, so retaining them lowers the mean of those that stay.
    """
    count = monthly * LOOKS
    offered = _offered(chance, count, held_back)
    level = chance.normal(50, 12, count)
    before = level + chance.normal(0, 6, count)
    after = level + chance.normal(0, 6, count) + offered * effect
    leaves = chance.random(count) < leaving * 2 * (level < 50)
    left = leaves & ~(offered & (chance.random(count) < saved))
    return _study(chance, offered, np.where(left, np.nan, after), left, before)


def renewals(
    chance: np.random.Generator, effect: float, monthly: int = 30, base: float = 0.8, held_back: int | None = None
) -> pd.DataFrame:
    """A play on renewals: `effect` in points of the share renewed."""
    offered = _offered(chance, monthly * LOOKS, held_back)
    renewed = chance.random(len(offered)) < base + offered * effect / 100
    return _study(chance, offered, 100.0 * renewed, np.zeros(len(offered), bool), None)


def _study(
    chance: np.random.Generator,
    offered: NDArray[Any],
    after: NDArray[Any],
    left: NDArray[Any],
    before: Any,
) -> pd.DataFrame:
    month = np.sort(chance.integers(1, LOOKS + 1, len(offered)))
    frame = pd.DataFrame(
        {
            "unit": np.arange(len(offered)),
            "offered": offered,
            "treated": offered & (chance.random(len(offered)) < 0.7),
            "after": after,
            "left": left,
            "known_month": month.astype(float),
            "enrolled": "2024",
            "seat_bucket": "1 Seat",
            "site_geo": "EMEA",
        }
    )
    return frame if before is None else frame.assign(before=before)


RATE = Goal("utilisation_rate", 3, worth_having=3.0)
FALLING = Goal("assignment_rate", 3, sign=-1, worth_having=3.0)
RENEWAL = Goal("renewal", 0, worth_having=3.0)


def mixed(seed: int, effect_of_strong: float = 12.0) -> World:
    """Ten plays: six do nothing, two are just worth having, one helps much, one lowers a rate, which is its goal."""
    chance = np.random.default_rng([seed, 1])
    studies = {
        **{f"zero rate {number}": rates(chance, 0.0, monthly) for number, monthly in enumerate((8, 30, 60))},
        **{f"zero renewal {number}": renewals(chance, 0.0, monthly) for number, monthly in enumerate((8, 30, 60))},
        "strong renewal": renewals(chance, effect_of_strong, 60, 0.75),
        "falling": rates(chance, -9.0, 60),
        "rate worth having": rates(chance, RATE.worth_having, 60),
        "renewal worth having": renewals(chance, RENEWAL.worth_having, 60, 0.95),
    }
    effects = {
        "strong renewal": effect_of_strong,
        "falling": -9.0,
        "rate worth having": RATE.worth_having,
        "renewal worth having": RENEWAL.worth_having,
    }
    goals = {play: FALLING if play == "falling" else RENEWAL if "renewal" in play else RATE for play in studies}
    truths = {play: effects.get(play, 0.0) for play in studies}
    return World(studies, goals, truths)


def nothing(seed: int) -> World:
    """Six plays without effect, so that no successful play makes the correction weaker for them."""
    chance = np.random.default_rng([seed, 2])
    studies = {
        **{f"zero rate {number}": rates(chance, 0.0, monthly) for number, monthly in enumerate((8, 30, 60))},
        **{f"zero renewal {number}": renewals(chance, 0.0, monthly) for number, monthly in enumerate((8, 30, 60))},
    }
    return World(
        studies, {play: RENEWAL if "renewal" in play else RATE for play in studies}, dict.fromkeys(studies, 0.0)
    )


def alone(seed: int) -> World:
    """One play without effect, measured alone, without correction for other plays."""
    chance = np.random.default_rng([seed, 3])
    return World({"zero alone": rates(chance, 0.0, 30)}, {"zero alone": RATE}, {"zero alone": 0.0})


def retention(seed: int) -> World:
    """Plays that retain 80% of the accounts that would leave, judged by a rate that they do not change."""
    chance = np.random.default_rng([seed, 4])
    leaving = {"leaving 5%": 0.05, "leaving 10%": 0.1, "leaving 20%": 0.2}
    studies = {play: rates(chance, 0.0, 60, saved=0.8, leaving=share) for play, share in leaving.items()}
    return World(studies, dict.fromkeys(studies, RATE), dict.fromkeys(studies, 0.0))


WORLDS: Mapping[str, Callable[[int], World]] = {
    "mixed": mixed,
    "nothing": nothing,
    "alone": alone,
    "retention": retention,
}


def of_seed(arguments: tuple[str, int]) -> tuple[str, dict[str, Seen]]:
    """One world, judged at a year of monthly looks."""
    name, seed = arguments
    return name, judge_world(WORLDS[name](seed))


def simulate(seeds: int, processes: int, minutes: float) -> dict[str, list[dict[str, Seen]]]:
    """All worlds over the seeds, or over those that finish in time."""
    end = time.monotonic() + 60 * minutes
    results: dict[str, list[dict[str, Seen]]] = defaultdict(list)
    arguments = [(name, seed) for seed in range(seeds) for name in WORLDS]
    if processes == 1:
        for result in map(of_seed, arguments):
            results[result[0]].append(result[1])
            if time.monotonic() > end:
                break
        return results
    with get_context("spawn").Pool(processes) as pool:
        for name, seen in pool.imap(of_seed, arguments, chunksize=4):
            results[name].append(seen)
            if time.monotonic() > end:
                break
    return results


@dataclass(frozen=True)
class Figure:
    """One line: a measured value, the number of trials, and the bounds for the value."""

    name: str
    value: float
    trials: int
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the value is inside its bounds, allowing for three standard errors of the simulation."""
        error = 3 * (max(self.high * (1 - min(self.high, 1)), 1e-4) / max(self.trials, 1)) ** 0.5
        return bool(self.low - error <= self.value <= self.high + error)


def figures(results: Mapping[str, Sequence[Mapping[str, Seen]]]) -> list[Figure]:
    """The figures for acceptance, from the conclusions at all looks."""
    every = [seen for worlds in results.values() for world in worlds for seen in world.values()]
    zero = [seen for seen in every if seen.truth == 0]
    lines = [
        _share("zero plays ever called effective", [EFFECTIVE in seen.conclusions for seen in zero], 0.05),
        _share("wrong conclusions, of all plays", [seen.is_wrong for seen in every], 0.05),
        _share("wrong advice, of all plays", [seen.is_ill_advised for seen in every], 0.05),
        _share(
            "worlds of zero plays with any called effective",
            [any(EFFECTIVE in seen.conclusions for seen in world.values()) for world in results.get("nothing", ())],
            0.05,
        ),
        _share(
            "retention plays ever called worse",
            [HARMFUL in seen.conclusions for world in results.get("retention", ()) for seen in world.values()],
            0.025,
        ),
    ]
    errors = defaultdict(list)
    for name, worlds in results.items():
        for world in worlds if name != "retention" else ():
            for play, seen in world.items():
                if seen.newest.estimate is not None:
                    errors[play].append(seen.newest.estimate.effect - seen.truth)
    for play, values in sorted(errors.items()):
        # Allow for three standard errors of the simulated mean.
        reach = 0.5 + 3 * float(np.std(values)) / len(values) ** 0.5
        lines.append(Figure(f"bias of shown estimates, {play}", float(np.mean(values)), len(values), -reach, reach))
    for play in ("strong renewal", "falling"):
        hits = [seen[play].conclusions[-1] == EFFECTIVE for seen in results.get("mixed", ())]
        lines.append(Figure(f"power, {play}", float(np.mean(hits)) if hits else 0.0, len(hits), 0.0, 1.0))
    return [line for line in lines if line.trials]


def _share(name: str, hits: Sequence[bool], most: float) -> Figure:
    return Figure(name, float(np.mean(hits)) if hits else 0.0, len(hits), 0.0, most)


def power(seeds: int, held_back: int, kind: str, first_seed: int = 0) -> tuple[float, float, float]:
    """Power at the stated smallest effect of a single play with this many units held back.

    Worlds without effect each state a smallest effect; their mean is planted in other worlds. Returns the mean, the
    share of those worlds that call the play effective by the twelfth look, and the same share when each world's own
    stated effect is planted.
    """
    monthly = max(round(held_back / HOLDOUT / LOOKS), 2)
    goal = {"rate": RATE, "renewal": RENEWAL}[kind]

    def world(seed: int, effect: float) -> Decision:
        chance = np.random.default_rng([seed, 5])
        if kind == "rate":
            study = rates(chance, effect, monthly, held_back=held_back)
        else:
            study = renewals(chance, effect, monthly, 0.5, held_back)
        return decide({"play": study}, {"play": goal}, LOOKS)["play"]

    seeds_ = range(first_seed, first_seed + seeds)
    stated = {seed: zero.detectable for seed in seeds_ if (zero := world(seed, 0.0)).detectable is not None}
    mean = float(np.mean(list(stated.values())))
    of_mean = [world(seed + 10**6, mean).conclusion == EFFECTIVE for seed in stated]
    of_own = [world(seed, effect).conclusion == EFFECTIVE for seed, effect in stated.items()]
    return mean, float(np.mean(of_mean)), float(np.mean(of_own))


def main() -> int:
    """Simulate and print; the exit code is 1 if a figure is outside its bounds."""
    from rich.console import Console
    from rich.table import Table

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=30, help="stop after this time, with the seeds done by then")
    parser.add_argument("--power", action="store_true", help="also the power at the stated smallest effect")
    options = parser.parse_args()
    results = simulate(options.seeds, options.processes, options.minutes)
    lines = figures(results)
    if options.power:
        for kind, held_back in (("rate", 8), ("rate", 30), ("renewal", 20), ("renewal", 60)):
            mean, of_mean, of_own = power(options.seeds, held_back, kind)
            name = f"power at the stated {mean:.1f} points, {kind}, {held_back} held back"
            lines.append(Figure(name, of_mean, options.seeds, 0.78, 0.82))
            lines.append(Figure(f"{name}, each world's own", of_own, options.seeds, 0.78, 0.82))
    shown = Table(title=f"Conclusions over {LOOKS} monthly looks")
    for heading in ("figure", "value", "plays or worlds", "bounds", ""):
        shown.add_column(heading)
    for line in lines:
        bounds = f"{line.low:.3g} to {line.high:.3g}"
        shown.add_row(line.name, f"{line.value:.3f}", str(line.trials), bounds, "" if line.holds else "OUTSIDE")
    Console(width=150).print(shown)
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
