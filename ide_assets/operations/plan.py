"""A plan: what a change of code, reasons, thresholds or score definition would do, without publishing (R-PLAN-1).

The newest months are built in a rehearsal with the candidate's settings and this version of the code, and compared with
what is published. A table is built again only if its code, its settings or an input differ; a table whose rows stay the
same changes nothing after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ide_assets.kernel.recipe import Recipe
from ide_assets.operations import build_times, rehearsal
from ide_assets.operations.planning import MonthPlan, Planning
from ide_assets.operations.status import MonthStatus, State, month_status
from ide_assets.settings import Rules, Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger


class NothingPublishedError(RuntimeError):
    """No month is published, so there is nothing to compare a plan with."""


@dataclass(frozen=True)
class Plan:
    """The settings that change, the months that were computed, and the months to publish again.

    `minutes` are estimated from recorded runs; None if no run of a whole month is recorded. `earlier` names the tables
    whose months before the computed ones are read as published although they would change, too.
    """

    settings: Mapping[str, tuple[object, object]]
    months: Sequence[MonthPlan]
    stale: Sequence[MonthStatus]
    minutes: float | None
    earlier: Sequence[str]


def plan(settings: Settings, candidate: Settings, recipes: Sequence[Recipe], newest: int, now: datetime) -> Plan:
    """Compute the newest published months with the candidate's settings and compare them with what is published.

    Raises NothingPublishedError, and DamagedHomeError if the ledger is damaged.
    """
    home = home_of(settings)
    ledger = Ledger(home)
    if not ledger.published:
        raise NothingPublishedError(f"nothing is published in {home.root} yet. Run: ide run")
    today = candidate.rules.today(now)
    stale = [
        status
        for month in ledger.published
        if (status := month_status(month, recipes, candidate, ledger, today, hash_deliveries=False)).state
        is State.STALE
    ]
    with rehearsal.opened(candidate) as opened:
        planning = Planning(opened, settings, recipes, ledger, now)
        months = [planning.month(month) for month in list(ledger.published)[-newest:]]
    seconds = build_times.seconds_by_month(home, ledger)
    usual = sum(seconds.values()) / len(seconds) if seconds else None
    return Plan(
        settings=changed_settings(settings.rules, candidate.rules),
        months=months,
        stale=stale,
        minutes=None if usual is None else sum(seconds.get(status.month, usual) for status in stale) / 60,
        earlier=planning.earlier(),
    )


def changed_settings(before: Rules, after: Rules) -> dict[str, tuple[object, object]]:
    """The rules that differ, by their names in `ide.toml`, with the old and the new value."""
    was, now = (_by_name(rules.model_dump(mode="json"), "rules") for rules in (before, after))
    return {name: (was.get(name), now.get(name)) for name in now if was.get(name) != now.get(name)}


def _by_name(values: Mapping[str, object], place: str) -> dict[str, object]:
    named: dict[str, object] = {}
    for name, value in values.items():
        named |= _by_name(value, f"{place}.{name}") if isinstance(value, dict) else {f"{place}.{name}": value}
    return named
