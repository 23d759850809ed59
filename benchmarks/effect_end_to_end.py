"""Planted effects, estimated by the whole pipeline: `python -m benchmarks.effect_end_to_end`.

For each seed the vendor and the pipeline alternate by month: deliveries are generated, the product builds its tables,
selects actions and holds some back, some actions are carried out, and customers respond. In the end `action_effects` is
compared with the truth. The truth of a play is the difference from the same months generated again without its
interventions (ide_assets/generate/plays.py plants the effect).

The tables are built by the product's own recipes, in a separate lake and ledger; only checks and Dagster are left out,
because they do not change any row. Exits with 1 if a share is outside the 99.9% band of the binomial
distribution. Effects after three months and on renewals are judged; the other horizons have the same accounts. A seed
takes two and a half minutes of one core.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

# One thread per process: the matrices are small. Must be set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("RAYON_NUM_THREADS", "1")

import duckdb

from benchmarks.effect_coverage import ERROR, LEVEL, band
from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.effect.tables import EFFECTS, ENROLMENTS, OUTCOMES
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base as engine
from ide_assets.generate import generate, plays
from ide_assets.kernel.build import BuildContext, RunTables, Skipped
from ide_assets.kernel.publishing import entries_of_run
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import ActionRules, Rules, Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

OPPORTUNITIES = BY_NAME["opportunities"].table
INTERVENTIONS = BY_NAME["interventions"].table

MEASURED = ("assignment_rate", "utilisation_rate", "active_users")
RENEWAL = "renewal"
HORIZONS = (1, 3, 6)
ITT, TREATED, NAIVE = "intention_to_treat", "treated", "before_after"

#: Estimates that must cover the truth. Differences in differences assume that accounts selected in an extreme month
#: would have developed like all others, which is wrong here: they are shown but not judged.
RANDOMISED = (ITT, TREATED)

#: Worlds in which one play of each unit is left out; each costs a little more than half of the full world.
WORLDS_WITHOUT = 2

#: Horizons that are judged; renewal has 0.
JUDGED = (0, 3)

#: The measure and the horizon in which regression to the mean shows.
DIPPED = ("active_users", 1)


@dataclass(frozen=True)
class Size:
    """The size of the simulation: accounts, months, and the share held back."""

    accounts: int
    first: Month
    months: int
    holdout_share: float

    @property
    def last(self) -> Month:
        """The month whose `action_effects` is judged."""
        return self.first.plus(self.months - 1)


@dataclass(frozen=True, order=True)
class Cell:
    """One measure of a play at one horizon."""

    play: str
    measured: str
    horizon: int


@dataclass(frozen=True)
class Truth:
    """The true effect of a play in one seed, summed over the measured accounts that were offered it."""

    accounts: int
    treated: int
    effect: float


@dataclass(frozen=True)
class EffectRow:
    """A row of `action_effects`."""

    method: str
    effect: float
    low: float
    high: float


@dataclass(frozen=True)
class Seed:
    """The results of one seed, and their cost."""

    truths: dict[Cell, Truth]
    estimates: dict[Cell, list[EffectRow]]
    cpu_seconds: float


def kind(play: str) -> str:
    """The kind of effect that is planted with the play, by the signals in its key."""
    signals = play.split("-")[1].split("&") if "-" in play else []
    if "FallingUsage" in signals:
        return "regression"
    responses = [plays.RESPONSES.get(signal, plays.Response()) for signal in signals]
    if any(response.seats for response in responses):
        return "strong"
    if any(response.usage or response.renewal for response in responses):
        return "weak"
    return "all" if play == "all" else "zero"


def settings_of(landing: Path, home: Path, size: Size) -> Settings:
    """Settings with wider eligibility than the default, so that fewer accounts have to be generated."""
    every = Rules().actions
    actions = ActionRules(
        aov_bands=("AOV: <$1k", "AOV: $1-5k", *every.aov_bands),
        named_account_groups=(*every.named_account_groups, "major", "named"),
        territory_account_tiers=(*every.territory_account_tiers, "Enterprise", "Unassigned"),
        holdout_share=size.holdout_share,
    )
    return Settings(landing=landing, home=home, rules=Rules(actions=actions), threads=1)


def needed_for(*tables: Table) -> list[Recipe]:
    """The recipes of these tables and of all tables upstream of them, in the graph's order."""
    names = {table.name for table in tables}
    for recipe in reversed(RECIPES):
        if recipe.table.name in names:
            names |= {upstream.table.name for upstream in recipe.inputs}
    return [recipe for recipe in RECIPES if recipe.table.name in names]


def make_month(settings: Settings, month: Month, recipes: Sequence[Recipe]) -> None:
    """Build a month as a run does (kernel/assets.py), without checks and Dagster."""
    home = Home(settings.home.resolve())
    lake, ledger = Lake(home), Ledger(home)
    run, now = f"benchmark-{month}", datetime.now(UTC)
    tables = RunTables(lake, ledger, run, frozenset(recipe.table.name for recipe in recipes))
    with database.session(settings, home) as session:
        for recipe in recipes:
            connection = session.cursor()
            connection.execute("SET TimeZone = 'UTC'")
            candidate = recipe.build(BuildContext(month, now.date(), settings, tables, engine.DuckDB(connection)))
            connection.close()
            if isinstance(candidate, Skipped):
                continue
            facts = {
                "run_id": run,
                "rows": candidate.rows,
                "sha256": database.file_hash(candidate.path),
                "code": "",
                "rules": settings.rules.fingerprint,
                "inputs": dict(candidate.inputs),
                "facts": {},
            }
            lake.commit(recipe.table, month, candidate.path, candidate.rows, facts)
    ledger.publish(entries_of_run(tables, recipes, month, settings, now))


def published(settings: Settings, table: Table) -> str:
    """SQL for the rows of a table in all its months."""
    ledger = Ledger(Home(settings.home.resolve()))
    paths = [ledger.path(tables[table.name]) for tables in ledger.published.values() if table.name in tables]
    return f"(SELECT * FROM {database.parquet(paths)})"


def play_through(settings: Settings, size: Size, seed: int, in_the_end: Table = EFFECTS) -> None:
    """Vendor and pipeline alternate by month; `in_the_end` is also built in the last month."""
    every_month = needed_for(ACTIONS, OUTCOMES, INTERVENTIONS)
    for month in size.first.through(size.last):
        actions = plays.published_actions(settings.home)
        generate(settings.landing, size.accounts, str(month), str(month), seed, "parquet", actions=actions)
        make_month(settings, month, needed_for(ACTIONS, OUTCOMES, in_the_end) if month == size.last else every_month)


def play_without(settings: Settings, size: Size, seed: int, landing: Path, left_out: Collection[str]) -> None:
    """The same months, with the interventions of another landing folder except those in `left_out`."""
    for month in size.first.through(size.last):
        source = landing / plays.SOURCE / str(month) / "part-0.parquet"
        if source.exists():
            target = settings.landing / plays.SOURCE / str(month)
            target.mkdir(parents=True)
            with duckdb.connect() as connection:
                connection.execute(
                    f"CREATE TABLE remaining AS SELECT * FROM {database.parquet([source])}"
                    " WHERE NOT list_contains($left_out, intervention_id)",
                    {"left_out": sorted(left_out)},
                )
                connection.execute(f"COPY remaining TO {database.literal(target / 'part-0.parquet')} (FORMAT parquet)")
            (target / "_SUCCESS").touch()
    generate(settings.landing, size.accounts, str(size.first), str(size.last), seed, "parquet")
    recipes = needed_for(OUTCOMES, OPPORTUNITIES)
    for month in size.first.through(size.last):
        make_month(settings, month, recipes)


def values(settings: Settings) -> str:
    """SQL for the outcomes of accounts in long form: account, month_end, measured, v."""
    by_measure = " UNION ALL ".join(
        f"SELECT surviving_account_csn AS account, snapshot_date AS month_end, '{name}' AS measured,"
        f" {name}::DOUBLE AS v FROM {published(settings, OUTCOMES)}"
        for name in MEASURED
    )
    return f"({by_measure})"


def renewals(settings: Settings) -> str:
    """SQL for the decided opportunities: opportunity_id, v (0 or 100)."""
    return (
        "(SELECT opportunity_id, 100.0 * arg_max(is_won, close_date)::INTEGER AS v"
        f" FROM {published(settings, OPPORTUNITIES)} WHERE is_closed AND is_won IS NOT NULL GROUP BY opportunity_id)"
    )


def truths_of(world: Settings, size: Size, seed: int, folder: Path) -> dict[Cell, Truth]:
    """The effect of each play on the accounts that were offered it: outcomes with its interventions minus without.

    Accounts influence each other only within a unit, so one world without some interventions serves many plays: it
    leaves out one random play of every unit. If a unit had more plays than there are such worlds, the drawn plays
    represent the others. Plays without an effect need no such world.
    """
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE enrolment AS SELECT * FROM {published(world, ENROLMENTS)} WHERE is_offered")
        enrolled_plays = connection.execute("SELECT DISTINCT action_key FROM enrolment").fetchall()
        effective = [play for (play,) in enrolled_plays if kind(play) in ("strong", "weak")]
        delivered = sorted((world.landing / plays.SOURCE).glob("*/part-0.parquet"))
        connection.execute(
            f"""
            CREATE TABLE performed AS
            WITH unit AS (
                SELECT original_account_csn AS account_csn, action_key,
                    first(holdout_unit ORDER BY snapshot_date) AS holdout_unit
                FROM {published(world, CANDIDATES)} WHERE verdict = 'selected' GROUP BY ALL
            )
            SELECT intervention_id, action_key, holdout_unit,
                dense_rank() OVER (PARTITION BY holdout_unit ORDER BY md5(holdout_unit || action_key)) AS world
            FROM {database.parquet(delivered)} JOIN unit USING (account_csn, action_key)
            WHERE list_contains($plays, action_key)""",
            {"plays": effective},
        )
        connection.execute(f"""
            CREATE TABLE play AS
            SELECT DISTINCT action_key, holdout_unit, world,
                greatest(1, max(world) OVER (PARTITION BY holdout_unit) / {WORLDS_WITHOUT}) AS weight
            FROM performed""")
        connection.execute(
            "CREATE TABLE value_without (world BIGINT, account TEXT, month_end DATE, measured TEXT, v DOUBLE)"
        )
        connection.execute("CREATE TABLE renewed_without (world BIGINT, opportunity_id TEXT, v DOUBLE)")
        for number in range(1, WORLDS_WITHOUT + 1):
            left_out = connection.execute("SELECT intervention_id FROM performed WHERE world = ?", [number]).fetchall()
            without = settings_of(folder / f"landing-{number}", folder / f"home-{number}", size)
            play_without(without, size, seed, world.landing, {intervention for (intervention,) in left_out})
            connection.execute(f"INSERT INTO value_without SELECT {number}, * FROM {values(without)}")
            connection.execute(f"INSERT INTO renewed_without SELECT {number}, * FROM {renewals(without)}")
        rows = connection.execute(f"""
            WITH enrolled AS (FROM enrolment LEFT JOIN play USING (holdout_unit, action_key)),
            later AS (
                SELECT action_key, now.measured, horizon, asked.world, weight, now.v - without.v AS effect,
                    coalesce(first_performed_on <= now.month_end, false) AS treated
                FROM (SELECT *, unnest([{", ".join(map(str, HORIZONS))}]) AS horizon FROM enrolled) asked
                JOIN {values(world)} before ON before.account = surviving_account_csn
                    AND before.month_end = enrolled_on
                JOIN {values(world)} now ON now.account = surviving_account_csn AND now.measured = before.measured
                    AND now.month_end = last_day(enrolled_on + to_months(horizon::INTEGER))
                LEFT JOIN value_without without ON without.world = asked.world AND without.account = now.account
                    AND without.month_end = now.month_end AND without.measured = now.measured
                WHERE before.v IS NOT NULL AND now.v IS NOT NULL
            ),
            decided AS (
                SELECT action_key, '{RENEWAL}', 0, world, weight, outcome.v - renewed_without.v,
                    first_performed_on IS NOT NULL
                FROM enrolled JOIN {renewals(world)} outcome USING (opportunity_id)
                LEFT JOIN renewed_without USING (world, opportunity_id)
                WHERE is_renewed IS NOT NULL
            )
            SELECT action_key, measured, horizon, count(*), count(*) FILTER (treated),
                coalesce(sum(weight * effect) FILTER (world <= {WORLDS_WITHOUT}), 0)
            FROM (FROM later UNION ALL FROM decided) GROUP BY ALL""").fetchall()
    return {Cell(play, measured, horizon): Truth(*of_cell) for play, measured, horizon, *of_cell in rows}


def estimates_in(world: Settings, size: Size) -> dict[Cell, list[EffectRow]]:
    """The rows of `action_effects` with an estimate."""
    by_cell: dict[Cell, list[EffectRow]] = defaultdict(list)
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT action_key, measured, horizon_months, method, effect, effect_low, effect_high"
            f" FROM {published(world, EFFECTS)} WHERE effect IS NOT NULL AND snapshot_date = '{size.last.last_day}'"
        ).fetchall()
    for play, measured, horizon, method, effect, low, high in rows:
        by_cell[Cell(play, measured, horizon)].append(EffectRow(method, effect, low, high))
    return dict(by_cell)


def of_seed(seed: int, size: Size) -> Seed:
    """Run one seed with and without the interventions, and delete its files."""
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="effect-") as name:
        folder = Path(name)
        world = settings_of(folder / "landing", folder / "home", size)
        play_through(world, size, seed)
        estimates = estimates_in(world, size)
        truths = truths_of(world, size, seed, folder)
    return Seed(truths, estimates, time.process_time() - began)


def _of_seed(arguments: tuple[int, Size]) -> Seed:
    return of_seed(*arguments)


def planted(seeds: Sequence[Seed]) -> dict[Cell, Truth]:
    """The true effect of each play, summed over all seeds."""
    together: dict[Cell, list[Truth]] = defaultdict(list)
    for seed in seeds:
        for cell, truth in seed.truths.items():
            together[cell].append(truth)
    return {
        cell: Truth(
            sum(truth.accounts for truth in truths),
            sum(truth.treated for truth in truths),
            sum(truth.effect for truth in truths),
        )
        for cell, truths in together.items()
    }


@dataclass
class Line:
    """One line of the table: plays of one kind, one measure, horizon and method."""

    truths: list[float]
    effects: list[float]
    covers: list[bool]
    excludes: list[bool]
    looks_good: list[bool]


def lines_of(seeds: Sequence[Seed]) -> dict[tuple[str, str, int, str], Line]:
    """Every estimate with the planted truth, by kind of play."""
    lines: dict[tuple[str, str, int, str], Line] = {}
    truths = planted(seeds)
    for seed in seeds:
        for cell, rows in seed.estimates.items():
            truth = truths.get(cell)
            if truth is None or kind(cell.play) == "all":
                continue
            for row in rows:
                over = truth.treated if row.method == TREATED else truth.accounts
                true = truth.effect / over if over else 0.0
                line = lines.setdefault(
                    (kind(cell.play), cell.measured, cell.horizon, row.method), Line([], [], [], [], [])
                )
                line.truths.append(true)
                line.effects.append(row.effect)
                line.covers.append(row.low <= true <= row.high)
                line.excludes.append(not row.low <= 0 <= row.high)
                line.looks_good.append(row.low > 0)
    return dict(sorted(lines.items()))


def share(values_: Sequence[bool]) -> float:
    """The share of true values."""
    return sum(values_) / len(values_)


def judge(lines: dict[tuple[str, str, int, str], Line]) -> list[str]:
    """The shares outside their band, in words."""
    outside = []
    for (of_kind, measured, horizon, method), line in lines.items():
        name = f"{of_kind}, {measured} after {horizon}, {method}"
        if horizon not in JUDGED or method not in RANDOMISED:
            continue
        trials = len(line.covers)
        low, high = band(trials, LEVEL)
        if not low <= share(line.covers) <= high:
            outside.append(f"{name}: covered {share(line.covers):.1%}, expected {low:.1%} to {high:.1%}")
        least, most = band(trials, ERROR)
        if of_kind in ("zero", "regression") and not least <= share(line.excludes) <= most:
            outside.append(
                f"{name}: called effective in {share(line.excludes):.1%}, expected {least:.1%} to {most:.1%}"
            )
    dipped = lines.get(("regression", *DIPPED, ITT))
    zero = lines.get(("zero", *DIPPED, ITT))
    if dipped and zero:
        # Two shares of 5% differ by less than this in 99.9% of cases.
        apart = 3.29 * (ERROR * (1 - ERROR) * (1 / len(dipped.covers) + 1 / len(zero.covers))) ** 0.5
        if share(dipped.excludes) > share(zero.excludes) + apart:
            outside.append("the regression-to-the-mean play is called effective more often than the zero play")
    naive = lines.get(("regression", *DIPPED, NAIVE))
    if naive is None or share(naive.looks_good) <= 0.5:
        outside.append("the regression-to-the-mean play does not usually look good before/after: planted too weakly")
    return outside


def measure(seeds: int, first_seed: int, size: Size, processes: int, minutes: float) -> list[Seed]:
    """The results of the seeds, or of those that finish in time."""
    from rich.progress import track

    end = time.monotonic() + minutes * 60
    with get_context("spawn").Pool(processes, maxtasksperchild=1) as pool:
        arguments = [(seed, size) for seed in range(first_seed, first_seed + seeds)]
        each_seed = pool.imap_unordered(_of_seed, arguments)
        return list(track(_until(each_seed, end), total=seeds, description="Seeds"))


def _until(seeds: Iterable[Seed], end: float) -> Iterator[Seed]:
    for seed in seeds:
        yield seed
        if time.monotonic() > end:
            return


def show(lines: dict[tuple[str, str, int, str], Line], seeds: Sequence[Seed]) -> None:
    """Print the table and its cost."""
    from rich.console import Console
    from rich.table import Table as Shown

    shown = Shown(title=f"Planted effects, end to end, {len(seeds)} seeds")
    for heading in ("play", "measured", "after", "method", "n", "truth", "estimate", "covers", "band", "excludes 0"):
        shown.add_column(heading)
    for (of_kind, measured, horizon, method), line in lines.items():
        trials = len(line.covers)
        low, high = band(trials, LEVEL)
        shown.add_row(
            of_kind,
            measured,
            str(horizon),
            method,
            str(trials),
            f"{sum(line.truths) / trials:.2f}",
            f"{sum(line.effects) / trials:.2f}",
            "" if method == NAIVE else f"{share(line.covers):.1%}",
            f"{low:.1%} to {high:.1%}" if method in RANDOMISED else "",
            f"{share(line.excludes):.1%}" if method != NAIVE else f"{share(line.looks_good):.1%} look good",
        )
    console = Console(width=150)
    console.print(shown)
    console.print(f"CPU per seed: {sum(seed.cpu_seconds for seed in seeds) / len(seeds):.0f} s")


def main() -> int:
    """Measure and print; the exit code is 1 if a share is outside its band."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--accounts", type=int, default=2500)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--from", dest="first", default="2022-10", help="the first month, YYYY-MM")
    parser.add_argument("--holdout-share", type=float, default=0.3)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=120, help="stop after this time, with the seeds done by then")
    options = parser.parse_args()
    size = Size(options.accounts, Month.parse(options.first), options.months, options.holdout_share)
    seeds = measure(options.seeds, options.first_seed, size, options.processes, options.minutes)
    lines = lines_of(seeds)
    show(lines, seeds)
    outside = judge(lines)
    for message in outside:
        print(f"OUTSIDE: {message}")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
