"""The state of every month, and the reasons for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.ledger import Entry, Ledger


class State(Enum):
    """The states that a month can be in."""

    PUBLISHED = "published"
    STALE = "stale"
    READY = "ready"
    WAITING = "waiting"
    MISSING = "missing"
    OUT_OF_RANGE = "out of range"


class Cause(Enum):
    """Why a month is stale."""

    DELIVERY = "a delivery"
    UPSTREAM = "an upstream table"
    SETTINGS = "settings"
    CODE = "code"


@dataclass(frozen=True)
class MonthStatus:
    """A month, its state, the reasons as sentences, and why it is stale."""

    month: Month
    state: State
    reasons: tuple[str, ...] = ()
    rows: int = 0
    causes: frozenset[Cause] = frozenset()


def month_status(
    month: Month,
    recipes: Sequence[Recipe],
    settings: Settings,
    ledger: Ledger,
    today: date,
    hash_deliveries: bool = True,
) -> MonthStatus:
    """The state of one month.

    Without `hash_deliveries` the files of published months are not hashed, so a redelivery is not noticed; all other
    reasons are.
    """
    entries = ledger.published.get(month)
    if entries is not None:
        rows = sum(entry.rows for entry in entries.values())
        reasons = _stale_reasons(month, entries, recipes, settings, ledger, hash_deliveries)
        if reasons and month >= Month.of(today):
            # Published by an earlier version of the code, which did not wait for the end of the month; not rebuilt yet.
            return MonthStatus(month, State.PUBLISHED, (settings.rules.wait_for(month),), rows)
        state = State.STALE if reasons else State.PUBLISHED
        return MonthStatus(month, state, tuple(reasons), rows, frozenset(reasons.values()))
    if month > Month.of(today):
        return MonthStatus(month, State.OUT_OF_RANGE, (f"{month} is in the future; today is {today}",))
    if month < Month.parse(settings.first_month):
        return MonthStatus(
            month, State.OUT_OF_RANGE, (f"before the first month, {settings.first_month} (IDE_FIRST_MONTH)",)
        )
    landing = Landing(settings.landing)
    missing = landing.missing(month, settings.rules.sources)
    still_runs = (settings.rules.wait_for(month),) if month == Month.of(today) else ()
    if not missing:
        return MonthStatus(month, State.WAITING if still_runs else State.READY, still_runs)
    if month not in landing.months():
        return MonthStatus(month, State.MISSING, ("nothing delivered",))
    since = landing.first_arrival(month)
    first = f"; its first delivery came {since:%Y-%m-%d %H:%M} UTC" if since else ""
    return MonthStatus(month, State.WAITING, (f"waiting for {', '.join(missing)}{first}", *still_runs))


def possible(months: Iterable[Month], settings: Settings, today: date) -> list[Month]:
    """The months that a delivery can be for: from the year of the first month to the end of next year."""
    first_year = Month.parse(settings.first_month).year
    return [month for month in months if first_year <= month.year <= today.year + 1]


def all_months(
    recipes: Sequence[Recipe],
    settings: Settings,
    ledger: Ledger,
    today: date,
    hash_deliveries: bool = True,
    through: Month | None = None,
) -> list[MonthStatus]:
    """Every month from the first to the last that was delivered or published (or to `through`), gaps included.

    Months outside the present settings are included only if they are published; gaps to them are not filled.
    `today` is the date in the zone of months.
    """
    seen = possible({*Landing(settings.landing).months(), *ledger.published}, settings, today)
    months = set(ledger.published)
    if seen:
        last = max(seen) if through is None else max(*seen, through)
        months |= set(min(seen).through(last))
    return [month_status(month, recipes, settings, ledger, today, hash_deliveries) for month in sorted(months)]


def _stale_reasons(
    month: Month,
    entries: dict[str, Entry],
    recipes: Sequence[Recipe],
    settings: Settings,
    ledger: Ledger,
    hash_deliveries: bool,
) -> dict[str, Cause]:
    reasons: dict[str, Cause] = {}
    recoded: list[str] = []
    for recipe in recipes:
        name = recipe.table.name
        is_source = "delivery" in entries[name].inputs if name in entries else not recipe.inputs
        if is_source and not hash_deliveries:
            continue
        entry = entries.get(name)
        if entry is None:
            if not recipe.may_be_absent(month, entries, settings):
                if is_source:
                    reasons[f"{name} was delivered since"] = Cause.DELIVERY
                else:
                    reasons[f"{name} was never built"] = Cause.CODE
            continue
        if entry.rules != settings.rules.fingerprint:
            # Settings are part of the compiled query, so a change of code at the same time cannot be distinguished.
            reasons["settings changed"] = Cause.SETTINGS
        elif entry.code != recipe.code(settings):
            recoded.append(name)
        now = recipe.inputs_now(month, ledger, settings)
        if now is None:
            continue
        for what in sorted(set(now) | set(entry.inputs)):
            if now.get(what) == entry.inputs.get(what):
                continue
            if what == "delivery":
                reasons[f"{name} was delivered again"] = Cause.DELIVERY
            else:
                upstream, _, upstream_month = what.partition("@")
                reasons[f"{upstream} of {upstream_month} changed"] = Cause.UPSTREAM
    if recoded:
        more = f" and {len(recoded) - 2} more" if len(recoded) > 2 else ""
        reasons[f"the code of {', '.join(recoded[:2])}{more} changed"] = Cause.CODE
    return reasons
