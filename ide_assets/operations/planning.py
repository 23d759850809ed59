"""Months that are built in a rehearsal with other settings or code, each from the planned version of those before it.

A table is built again only if its code, its settings or an input differ; a table whose rows stay the same changes
nothing after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.kernel import steps
from ide_assets.kernel.build import CannotBuildError, RunTables, Skipped
from ide_assets.kernel.inputs import SAME_MONTH
from ide_assets.kernel.publishing import InconsistentMonthError, entries_of_run
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations.causes import differs
from ide_assets.operations.diff import compared_tables
from ide_assets.operations.planned_changes import ActionChange, CheckChange, action_changes, check_changes
from ide_assets.operations.rehearsal import RUN, Rehearsal
from ide_assets.operations.row_differences import TableDifference, compare_table
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.hypothetical import HypotheticalLedger, outside
from ide_assets.store.ledger import Entry, Ledger


@dataclass(frozen=True)
class MonthPlan:
    """What would become of one month, compared with its newest publication.

    `rebuilt` gives the reason of each table that is built again; `tables` are those whose rows differ. With `blocked`
    the month could not be published, and nothing is compared. `notes` say what the plan leaves out.
    """

    month: Month
    publication: int
    rebuilt: Mapping[str, str]
    tables: Sequence[TableDifference] = ()
    same: int = 0
    checks: Sequence[CheckChange] = ()
    actions: Sequence[ActionChange] = ()
    blocked: str = ""
    notes: Sequence[str] = ()


@dataclass
class _Attempt:
    """A month while it is planned: the tables built again, those whose rows differ, and those that exist."""

    month: Month
    published: Mapping[str, Entry]
    rebuilt: dict[str, str] = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)
    present: set[str] = field(default_factory=set)
    checks: list[CheckChange] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _BlockedError(Exception):
    """The month could not be published; the message says why."""


class Planning:
    """Plans months one after the other; each one reads the planned version of the months before it."""

    def __init__(
        self,
        opened: Rehearsal,
        settings: Settings,
        recipes: Sequence[Recipe],
        ledger: Ledger,
        now: datetime,
        ahead: Sequence[Entry] = (),
    ) -> None:
        """`opened` has the candidate settings. `settings` and `ledger` are those in force.

        `ahead` are entries of months that were planned before.
        """
        self._opened = opened
        self._planned_settings = opened.settings
        self._settings = settings
        self._recipes = recipes
        self._published = ledger
        self._now = now
        self.ahead = HypotheticalLedger(home_of(settings), [*ledger.history, *ahead])
        self._changed: dict[str, list[Month]] = {}
        self._first: Month | None = None

    def month(self, month: Month) -> MonthPlan:
        """Plan a published month."""
        self._first = self._first or month
        published = self._published.published[month]
        number = self._published.publication_of(month)
        attempt = _Attempt(month, published, present=set(published))
        gone = sorted(published.keys() - {recipe.table.name for recipe in self._recipes})
        attempt.notes += [f"{name} is no longer a table of the product" for name in gone]
        try:
            for recipe in self._recipes:
                if reason := self._reason(recipe, attempt):
                    attempt.rebuilt[recipe.table.name] = reason
                    self._build(recipe, attempt)
            entries = self._entries(attempt)
        except _BlockedError as blocked:
            return MonthPlan(
                month, number, attempt.rebuilt, checks=attempt.checks, blocked=str(blocked), notes=attempt.notes
            )
        self.ahead = HypotheticalLedger(home_of(self._settings), [*self.ahead.history, *entries])
        return self._compared(attempt, number, {entry.table: entry for entry in entries})

    def earlier(self) -> list[str]:
        """The tables that changed and whose months before the first planned one are read by a planned month."""
        return sorted(
            {
                upstream.table.name
                for recipe in self._recipes
                for upstream in recipe.inputs
                if upstream.window is not SAME_MONTH
                for month in self._changed.get(upstream.table.name, ())
                for used in upstream.window.months(
                    month, self._published.months_with_rows(upstream.table.name), self._planned_settings.rules
                )
                if self._first is not None and used < self._first
            }
        )

    def _reason(self, recipe: Recipe, attempt: _Attempt) -> str:
        """Why a table would be built again; empty if it would stay as it is."""
        name, month = recipe.table.name, attempt.month
        entry = attempt.published.get(name)
        if entry is None:
            if recipe.may_be_absent(month, attempt.present, self._planned_settings):
                return ""
            return "delivered since" if name in BY_NAME else "the month has no such table yet"
        reasons = [*self._changes_of_its_own(recipe, entry), *self._changed_inputs(recipe, entry, attempt)]
        if reasons and name in BY_NAME:
            changed = Landing(self._settings.landing).why_changed(name, entry.month, entry.inputs["delivery"])
            if changed:
                attempt.notes.append(f"{name} is not read again ({'; '.join(reasons)}): {changed}")
                return ""
        return "; ".join(reasons)

    def _changes_of_its_own(self, recipe: Recipe, entry: Entry) -> list[str]:
        """How the table itself would be built differently: its code, its settings."""
        code, code_planned = recipe.code(self._settings), recipe.code(self._planned_settings)
        was, now = self._settings.rules.fingerprint, self._planned_settings.rules.fingerprint
        if entry.rules not in (was, now):
            # Settings are part of the compiled query, so a change of code at the same time cannot be distinguished.
            return ["the settings changed since it was published"]
        reasons = []
        if entry.code != (code_planned if entry.rules == now else code):
            reasons.append("its code changed")
        if entry.rules != now and (
            code != code_planned
            or recipe.decided_by(entry.month, self._settings) != recipe.decided_by(entry.month, self._planned_settings)
        ):
            reasons.append("its settings changed")
        return reasons

    def _changed_inputs(self, recipe: Recipe, entry: Entry, attempt: _Attempt) -> list[str]:
        month, rules = attempt.month, self._planned_settings.rules
        upstream = [
            needed.table.name
            for needed in recipe.inputs
            if needed.table.name in attempt.differing and month in needed.window.months(month, {month}, rules)
        ]
        reasons = [_reads(upstream)] if upstream else []
        now = None if recipe.table.name in BY_NAME else recipe.inputs_now(month, self.ahead, self._planned_settings)
        if now is None:
            return reasons
        own = {f"{name}@{month}" for name in attempt.differing}
        before = self._inputs_before(recipe, entry)
        others = sorted(name for name in {*now, *before} - own - {"delivery"} if now.get(name) != before.get(name))
        if others:
            reasons.append(_reads([name.replace("@", " of ") for name in others[:2]], len(others[2:])))
        return reasons

    def _inputs_before(self, recipe: Recipe, entry: Entry) -> Mapping[str, str]:
        """The hashes of the inputs with which those of the plan are compared."""
        return entry.inputs

    def _build(self, recipe: Recipe, attempt: _Attempt) -> None:
        """Build, judge and commit a table in the rehearsal. Raises _BlockedError."""
        name, entry = recipe.table.name, attempt.published.get(recipe.table.name)
        today = self._planned_settings.rules.today(self._now)
        with self._opened.workspace() as engine:
            build = self._opened.context(attempt.month, today, self._tables(attempt), engine)
            try:
                built = recipe.build(build)
            except CannotBuildError as error:
                raise _BlockedError(f"{name}: {error}") from None
            if isinstance(built, Skipped):
                attempt.present.discard(name)
                attempt.differing |= set() if entry is None else {name}
                return
            verdicts, measured = steps.judge(recipe, built, build)
            attempt.checks += check_changes(name, entry, verdicts)
            broken = [verdict for verdict in verdicts if verdict.stops]
            if broken:
                names = ", ".join(f"{verdict.name} ({verdict.failing:,})" for verdict in broken)
                raise _BlockedError(f"{name} fails {names}")
            sha256 = database.file_hash(built.path)
            steps.commit(recipe, built, build, RUN, verdicts, measured, sha256)
        attempt.present.add(name)
        if entry is None or entry.sha256 != sha256:
            attempt.differing.add(name)

    def _tables(self, attempt: _Attempt) -> RunTables:
        return self._opened.tables(self.ahead, attempt.rebuilt)

    def _entries(self, attempt: _Attempt) -> list[Entry]:
        """The entries with which the month would be published. Raises _BlockedError."""
        tables = self._tables(attempt)
        try:
            entries = entries_of_run(tables, self._recipes, attempt.month, self._planned_settings, self._now)
        except InconsistentMonthError as error:
            raise _BlockedError(str(error)) from None
        return [outside(entry, self._opened.home) if entry.run_id == RUN else entry for entry in entries]

    def _compared(self, attempt: _Attempt, number: int, after: Mapping[str, Entry]) -> MonthPlan:
        before = attempt.published
        tables = [table for table in compared_tables(self._recipes) if table.name in {*before, *after}]
        differing = [table for table in tables if differs(before, after, table.name)]
        for name in {*before, *after}:
            if differs(before, after, name):
                self._changed.setdefault(name, []).append(attempt.month)
        connection = self._opened.connection
        return MonthPlan(
            attempt.month,
            number,
            attempt.rebuilt,
            tables=[
                compare_table(connection, self.ahead, table, before.get(table.name), after.get(table.name), 0)
                for table in differing
            ],
            same=len(tables) - len(differing),
            checks=attempt.checks,
            actions=action_changes(connection, self.ahead, before, after),
            notes=attempt.notes,
        )


def _reads(names: Sequence[str], more: int = 0) -> str:
    """The reason of a table that is built again because these inputs, and this many more, change."""
    others = f" and {more} more" if more else ""
    return f"reads {', '.join(names)}{others}, which {'changes' if len(names) + more == 1 else 'change'}"
