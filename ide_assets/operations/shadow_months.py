"""The months of a shadow: the tables that its candidate changes, with the candidate's own months before as history.

A month is built in a rehearsal, as a plan builds it, but only the tables that the candidate changes: if code or inputs
changed since the month was published, that difference is not the candidate's. No lock is held while a month is built,
so a run can publish meanwhile; only storing the month takes the home's lock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations import rehearsal
from ide_assets.operations.planning import MonthPlan, Planning
from ide_assets.operations.rehearsal import RUN
from ide_assets.operations.shadow_comparison import accounts_that_differ, compared
from ide_assets.operations.shadow_files import with_candidate
from ide_assets.settings import Settings
from ide_assets.store import shadows
from ide_assets.store.entries import moment
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.store.shadows import Shadow, ShadowError, ShadowMonth
from ide_assets.vocabulary.wording import plural


class _ShadowPlanning(Planning):
    """A plan in which only the candidate file counts as a change."""

    def other_rules(self, recipes: Sequence[Recipe], month: MonthPlan) -> list[str]:
        """A note if tables that were built again were published by other code or with other settings."""
        published, fingerprint = self._published.published[month.month], self._settings.rules.fingerprint
        old = [
            recipe.table.name
            for recipe in recipes
            if recipe.table.name in month.rebuilt
            and (entry := published.get(recipe.table.name)) is not None
            and (entry.rules, entry.code) != (fingerprint, recipe.code(self._settings))
        ]
        if not old:
            return []
        return [
            f"{plural(len(old), 'table was', 'tables were')} published by other code or with other settings, so not "
            f"every difference is one of the candidate. Publish the month again: ide run --month {month.month}"
        ]

    def _changes_of_its_own(self, recipe: Recipe, entry: Entry) -> list[str]:
        decides = (
            (recipe.code(settings), recipe.decided_by(entry.month, settings))
            for settings in (self._settings, self._planned_settings)
        )
        return ["the candidate"] if len({*decides}) > 1 else []

    def _inputs_before(self, recipe: Recipe, entry: Entry) -> Mapping[str, str]:
        return recipe.inputs_now(entry.month, self._published, self._settings) or {}


def due(home: Home, ledger: Ledger, shadow: Shadow) -> list[Month]:
    """The published months to compute, in order: from the first that is missing, blocked or published again since."""
    published = [month for month in ledger.published if month >= shadow.since]
    computed = {month.month: month for month in shadows.months(home, shadow.name)}
    for place, month in enumerate(published):
        known = computed.get(month)
        if known is None or known.blocked or known.publication != ledger.publication_of(month):
            return published[place:]
    return []


def compute(
    settings: Settings, shadow: Shadow, recipes: Sequence[Recipe], until: Month | None = None
) -> Iterator[ShadowMonth]:
    """Compute and store the months of a shadow that are due, oldest first, up to `until`; ends after a blocked one.

    Raises ShadowError if the candidate was edited, or the home changed while a month was built.
    """
    home = home_of(settings)
    for month in due(home, Ledger(home), shadow):
        if until is not None and month > until:
            return
        computed = _computed(settings, shadow, recipes, month)
        yield computed
        if computed.blocked:
            return


def _computed(settings: Settings, shadow: Shadow, recipes: Sequence[Recipe], month: Month) -> ShadowMonth:
    home, ledger = home_of(settings), Ledger(home_of(settings))
    candidate, now = with_candidate(settings, home, shadow), datetime.now(UTC)
    with rehearsal.opened(candidate) as opened:
        planning = _ShadowPlanning(opened, settings, recipes, ledger, now, _ahead(home, ledger, shadow, month))
        planned = planning.month(month)
        before, after = ledger.published[month], planning.ahead.published[month]
        computed = ShadowMonth(
            month,
            planned.publication,
            moment(now),
            blocked=planned.blocked,
            changes=_changes(planned, planning.other_rules(recipes, planned)),
        )
        if not planned.blocked:
            computed = replace(
                computed,
                entries=[
                    entry
                    for name, entry in after.items()
                    if entry.run_id == RUN and (name not in before or before[name].sha256 != entry.sha256)
                ],
                absent=sorted(before.keys() - after.keys()),
                changes={
                    **computed.changes,
                    "accounts": accounts_that_differ(opened.connection, shadow.kind, planning.ahead, before, after),
                },
                comparison=compared(opened, settings, shadow, recipes, month, ledger, planning.ahead),
            )
        _store(settings, home, shadow, computed)
    return computed


def _ahead(home: Home, ledger: Ledger, shadow: Shadow, month: Month) -> list[Entry]:
    """The entries of the shadow's months before a month, as the history that the month is built on.

    Each month is numbered as a publication after all real ones, so that the ledger prefers it.
    """
    ahead: list[Entry] = []
    for number, earlier in enumerate(shadows.months(home, shadow.name), ledger.publication + 1):
        if earlier.month >= month:
            break
        tables = {name: entry for name, entry in ledger.published[earlier.month].items() if name not in earlier.absent}
        for entry in earlier.entries:
            tables[entry.table] = replace(entry, file=str(shadows.lake(home, shadow.name) / entry.file))
        ahead += [replace(entry, publication=number) for entry in tables.values()]
    return ahead


def _changes(planned: MonthPlan, notes: Sequence[str]) -> dict[str, object]:
    counted = ("table", "rows_before", "rows_after", "added", "removed", "changed", "note")
    return {
        "tables": [{name: getattr(table, name) for name in counted} for table in planned.tables],
        "actions": [asdict(change) for change in planned.actions],
        "checks": [asdict(change) for change in planned.checks],
        "notes": [*planned.notes, *notes],
    }


def _store(settings: Settings, home: Home, shadow: Shadow, computed: ShadowMonth) -> None:
    with home.locked(f"shadow-{shadow.name}", settings.lock_timeout_seconds):
        if shadows.get(home, shadow.name) != shadow:
            raise ShadowError(f"{shadow.name} was ended and started again while {computed.month} was computed")
        if Ledger(home).publication_of(computed.month) != computed.publication:
            raise ShadowError(
                f"{computed.month} was published again while it was computed for {shadow.name}; nothing was stored. "
                f"Compute it again: ide shadow run {shadow.name}"
            )
        shadows.save(home, shadow.name, computed)
