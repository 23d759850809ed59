"""The state of every month: published, ready, waiting for a source, stale and why, or out of bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ide_assets.deliveries.landing import Landing
from ide_assets.kernel.home import Home
from ide_assets.kernel.ledger import Entry, Ledger
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings


class State(Enum):
    """What a month is at."""

    PUBLISHED = "published"
    STALE = "stale"
    READY = "ready"
    WAITING = "waiting"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True)
class MonthStatus:
    """A month, its state, and the reasons in words."""

    month: Month
    state: State
    reasons: tuple[str, ...] = ()
    rows: int = 0


def month_status(
    month: Month,
    recipes: Sequence[Recipe],
    settings: Settings,
    ledger: Ledger,
    today: date,
    look_at_deliveries: bool = True,
) -> MonthStatus:
    """The state of one month.

    Without `look_at_deliveries` the files of published months are not hashed, so that a re-delivery goes
    unnoticed; everything else is judged.
    """
    entries = ledger.published.get(month)
    if entries is not None:
        rows = sum(entry.rows for entry in entries.values())
        reasons = _stale_reasons(month, entries, recipes, settings, ledger, look_at_deliveries)
        return MonthStatus(month, State.STALE if reasons else State.PUBLISHED, tuple(reasons), rows)
    if month > Month.of(today):
        return MonthStatus(month, State.REFUSED, (f"{month} lies in the future; today is {today}",))
    if month < Month.parse(settings.first_month):
        return MonthStatus(month, State.REFUSED, (f"before the first month, {settings.first_month} (IDE_FIRST_MONTH)",))
    landing = Landing(settings.landing)
    missing = landing.missing(month)
    if not missing:
        return MonthStatus(month, State.READY)
    if month not in landing.months():
        return MonthStatus(month, State.MISSING, ("nothing delivered",))
    return MonthStatus(month, State.WAITING, (f"waiting for {', '.join(missing)}",))


def all_months(
    recipes: Sequence[Recipe],
    settings: Settings,
    ledger: Ledger,
    today: date,
    look_at_deliveries: bool = True,
) -> list[MonthStatus]:
    """Every month from the first to the last that was delivered or published, gaps included."""
    seen = sorted({*Landing(settings.landing).months(), *ledger.published})
    if not seen:
        return []
    return [
        month_status(month, recipes, settings, ledger, today, look_at_deliveries) for month in seen[0].through(seen[-1])
    ]


def _stale_reasons(
    month: Month,
    entries: dict[str, Entry],
    recipes: Sequence[Recipe],
    settings: Settings,
    ledger: Ledger,
    look_at_deliveries: bool,
) -> list[str]:
    reasons: list[str] = []
    recoded: list[str] = []
    for recipe in recipes:
        name = recipe.table.name
        is_source = "delivery" in entries[name].inputs if name in entries else not recipe.inputs
        if is_source and not look_at_deliveries:
            continue
        now = recipe.inputs_now(month, ledger, settings)
        entry = entries.get(name)
        if entry is None:
            if not recipe.may_be_absent(month, entries, settings):
                reasons.append(f"{name} was delivered since" if is_source else f"{name} was never made")
            continue
        if entry.code != recipe.code:
            recoded.append(name)
        if entry.rules != settings.rules.fingerprint and "settings changed" not in reasons:
            reasons.append("settings changed")
        if now is None:
            continue
        for what in sorted(set(now) | set(entry.inputs)):
            if now.get(what) == entry.inputs.get(what):
                continue
            if what == "delivery":
                reasons.append(f"{name} was delivered again")
            else:
                upstream, _, upstream_month = what.partition("@")
                reasons.append(f"{upstream} of {upstream_month} changed")
    if recoded:
        more = f" and {len(recoded) - 2} more" if len(recoded) > 2 else ""
        reasons.append(f"the code that makes {', '.join(recoded[:2])}{more} changed")
    return list(dict.fromkeys(reasons))


def home_of(settings: Settings) -> Home:
    """The settings' home, as an absolute path."""
    return Home(settings.home.resolve())
