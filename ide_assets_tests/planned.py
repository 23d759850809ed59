"""What publishing shows of a planned month, in the shape of the plan."""

from collections.abc import Mapping
from dataclasses import asdict

from ide_assets.months import Month
from ide_assets.operations.diff import differences
from ide_assets.operations.planned_changes import action_changes, listed
from ide_assets.operations.planning import MonthPlan
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Entry, Ledger

ACTIONS = "ide_actions_monthly"


def planned_and_published(
    planned: MonthPlan, settings: Settings, before: Mapping[str, Entry]
) -> dict[str, tuple[object, object]]:
    """The planned and the published value of each part of a plan, by name; `before` are the entries that it compared.

    The month was published with the planned settings, which are `settings`.
    """
    home, month = home_of(settings), planned.month
    after = Ledger(home).published[month]
    published = differences(settings, month, None, None, None, 0)
    with database.session(settings, home) as connection:
        actions = action_changes(connection, Ledger(home), before, after)
    everything = planned.actions[0]
    return {
        "tables": (list(map(asdict, planned.tables)), list(map(asdict, published.tables))),
        "same": (planned.same, published.same),
        "actions": (planned.actions, actions),
        "numbers of actions": (
            [everything.before, everything.after],
            [entries[ACTIONS].rows for entries in (before, after)],
        ),
        "checks": (
            {(change.table, change.check) for change in planned.checks},
            warnings(before) ^ warnings(after),
        ),
    }


def warnings(entries: Mapping[str, Entry]) -> set[tuple[str, str]]:
    """The table and the name of each check that warned when a month was published."""
    return {(table, check) for table, published in entries.items() for check in listed(published, "checks_warned")}


def published_in(settings: Settings) -> dict[Month, dict[str, Entry]]:
    """The entries of each published month, by table."""
    return {month: dict(entries) for month, entries in Ledger(home_of(settings)).published.items()}
