"""Which months are to be made now, and why the others are not: from what lies there, not from what happened.

A month is due when it is complete and not published, or when a delivery or a table that it was made from changed.
Looking at the state makes up for any outage: a delivery that nobody saw arrive is as good as one just seen. A month
whose newest run failed is due again when any of its inputs changed, or when a person asks (`ide retry`).
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

#: Tag of a run: the inputs that its month had when it was asked for.
INPUTS_TAG = "ide/inputs"

#: What is rebuilt without being asked. Settings and code changed by a person's hand, who says when.
REBUILDS = frozenset({Cause.DELIVERY, Cause.UPSTREAM})


@dataclass(frozen=True)
class Due:
    """A month to be made, with the key of the run that is to make it."""

    month: Month
    inputs: str
    run_key: str


@dataclass(frozen=True)
class Outlook:
    """What is to be made now, and of every other month that is not published or not current, why it is not."""

    due: tuple[Due, ...]
    waiting: tuple[str, ...]


def inputs_of(month: Month, recipes: Sequence[Recipe], settings: Settings, home: Home, ledger: Ledger) -> str:
    """A hash of all that decides what a run of the month would come to: deliveries, history, code, rules, waivers."""
    known = {
        "rules": settings.rules.fingerprint,
        "waivers": [[each.table, each.check, each.until] for each in waivers.given(home) if each.month == str(month)],
        "tables": {
            recipe.table.name: [recipe.code(settings), dict(recipe.inputs_now(month, ledger, settings) or {})]
            for recipe in recipes
        },
    }
    return short_hash(json.dumps(known, sort_keys=True))


def outlook(
    statuses: Sequence[MonthStatus],
    inputs: Callable[[Month], str],
    runs: Callable[[Month], Sequence["DagsterRun"]],
) -> Outlook:
    """What is to be made now.

    `statuses` of all months, oldest first; `inputs` gives a month's present inputs (`inputs_of`), `runs` its runs,
    newest first. A stale month waits until the months before it are made: they may be what it is made from.
    """
    due: list[Due] = []
    waiting: list[str] = []
    being_made = False
    for status in statuses:
        month = status.month
        told = f"{month}: {'; '.join(status.reasons[:3])}"
        if status.state in (State.WAITING, State.MISSING, State.REFUSED):
            waiting.append(told)
            continue
        if status.state is State.PUBLISHED:
            continue
        if status.state is State.STALE and not status.causes & REBUILDS:
            waiting.append(f"{told}. Rebuild it when you want: ide run --month {month}")
            continue
        made = runs(month)
        if made and (not made[0].is_finished or made[0].is_complete_and_waiting_to_retry):
            being_made = True
            waiting.append(f"{month}: being made")
            continue
        now = inputs(month)
        tried = [run for run in made if run.tags.get(INPUTS_TAG) == now]
        if made and made[0] in tried and made[0].status.value != "SUCCESS":
            waiting.append(f"{month}: failed, and nothing changed since. Run it again as it is: ide retry")
            continue
        if status.state is State.STALE and (due or being_made):
            waiting.append(f"{told}. Waits for the months before it")
            continue
        due.append(Due(month, now, f"{month}-{now}-{len(tried) + 1}"))
    return Outlook(tuple(due), tuple(waiting))


def runs_of(instance: "DagsterInstance", month: Month) -> Sequence["DagsterRun"]:
    """The newest runs of a month, newest first."""
    from dagster import RunsFilter

    return instance.get_runs(RunsFilter(tags={"dagster/partition": str(month)}), limit=20)


def look(settings: Settings, home: Home, ledger: Ledger, instance: "DagsterInstance", today: date) -> Outlook:
    """What is to be made now in a home, by its ledger as read a moment ago."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.status import all_months

    if not settings.landing.is_dir():
        return Outlook((), (f"The landing folder {settings.landing} is not there.",))
    return outlook(
        all_months(RECIPES, settings, ledger, today),
        lambda month: inputs_of(month, RECIPES, settings, home, ledger),
        lambda month: runs_of(instance, month),
    )
