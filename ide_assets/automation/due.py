"""Which months to build now, and why the others wait, from the deliveries and the ledger.

A month is due when it is complete and not published, or when a delivery or a table that it was built from changed. The
present state decides, not events, so months that were missed during an outage are built afterwards. A month whose
newest run failed is due again when any of its inputs changed, or when a person runs `ide retry`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ide_assets.kernel import waivers
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations.status import Cause, MonthStatus, State
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.hashes import short_hash

if TYPE_CHECKING:
    from dagster import DagsterInstance, DagsterRun

#: Tag of a run: a hash of the inputs that its month had when the run was requested.
INPUTS_TAG = "ide/inputs"

#: Causes of staleness that trigger a rebuild. Settings and code are changed by people, who decide when to rebuild.
REBUILDS = frozenset({Cause.DELIVERY, Cause.UPSTREAM})


@dataclass(frozen=True)
class Due:
    """A month to build, and the key of its run."""

    month: Month
    inputs: str
    run_key: str


@dataclass(frozen=True)
class BuildPlan:
    """The months to build now, and a line with the reason for each other month that is not published or not current."""

    due: tuple[Due, ...]
    waiting: tuple[str, ...]


def inputs_of(month: Month, recipes: Sequence[Recipe], settings: Settings, home: Home, ledger: Ledger) -> str:
    """A hash of everything that decides the outcome of a month's run: deliveries, history, code, rules, waivers."""
    known = {
        "rules": settings.rules.fingerprint,
        "waivers": [
            [waiver.table, waiver.check, waiver.until] for waiver in waivers.given(home) if waiver.month == str(month)
        ],
        "tables": {
            recipe.table.name: [recipe.code(settings), dict(recipe.inputs_now(month, ledger, settings) or {})]
            for recipe in recipes
        },
    }
    return short_hash(json.dumps(known, sort_keys=True))


def plan_builds(
    statuses: Sequence[MonthStatus],
    inputs: Callable[[Month], str],
    runs: Callable[[Month], Sequence["DagsterRun"]],
) -> BuildPlan:
    """Plan which months to build now.

    `statuses` are those of all months, oldest first; `inputs` gives a month's present inputs (`inputs_of`), `runs` its
    runs, newest first. A stale month waits until earlier months are built, because it may read their tables.
    """
    due: list[Due] = []
    waiting: list[str] = []
    in_progress = False
    for status in statuses:
        month = status.month
        reasons = f"{month}: {'; '.join(status.reasons[:3])}"
        if status.state in (State.WAITING, State.MISSING, State.OUT_OF_RANGE):
            waiting.append(reasons)
            continue
        if status.state is State.PUBLISHED:
            continue
        if status.state is State.STALE and not status.causes & REBUILDS:
            waiting.append(f"{reasons}. Rebuild it when you want: ide run --month {month}")
            continue
        attempts = runs(month)
        if attempts and (not attempts[0].is_finished or attempts[0].is_complete_and_waiting_to_retry):
            in_progress = True
            waiting.append(f"{month}: a run is in progress")
            continue
        now = inputs(month)
        same_inputs = [run for run in attempts if run.tags.get(INPUTS_TAG) == now]
        if attempts and attempts[0] in same_inputs and attempts[0].status.value != "SUCCESS":
            waiting.append(f"{month}: failed, and nothing changed since. Run it again as it is: ide retry")
            continue
        if status.state is State.STALE and (due or in_progress):
            waiting.append(f"{reasons}. Waits for the months before it")
            continue
        due.append(Due(month, now, f"{month}-{now}-{len(same_inputs) + 1}"))
    return BuildPlan(tuple(due), tuple(waiting))


def runs_of(instance: "DagsterInstance", month: Month) -> Sequence["DagsterRun"]:
    """The newest runs of a month, newest first."""
    from dagster import RunsFilter

    return instance.get_runs(RunsFilter(tags={"dagster/partition": str(month)}), limit=20)


def current_plan(settings: Settings, home: Home, ledger: Ledger, instance: "DagsterInstance", today: date) -> BuildPlan:
    """The plan for a home, from a ledger that was just read."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.status import all_months

    if not settings.landing.is_dir():
        return BuildPlan((), (f"The landing folder {settings.landing} does not exist.",))
    return plan_builds(
        all_months(RECIPES, settings, ledger, today),
        lambda month: inputs_of(month, RECIPES, settings, home, ledger),
        lambda month: runs_of(instance, month),
    )
