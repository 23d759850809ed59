"""What the health page and the pages of former years show: the next steps, every table by month, what warns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ide_assets.kernel import waivers
from ide_assets.kernel.waivers import Waiver
from ide_assets.months import Month
from ide_assets.operations.status import MonthStatus, State
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.reports.pages.links import Links
from ide_assets.reports.pages.rendering import month_name
from ide_assets.reports.quality import charts, checks, records
from ide_assets.reports.quality.checks import Finding, Standing, Tally
from ide_assets.reports.quality.collected import Collected
from ide_assets.reports.quality.records import Attempt, Cell, CellState, DeliveryRead
from ide_assets.vocabulary.wording import plural

#: Months on the health page. Those before are on a page per year, so that no page grows with history.
SHOWN_MONTHS = 24

#: Next steps that are open at first; the others are folded, and beyond the second number only counted.
OPEN_TODOS, SHOWN_TODOS = 8, 20

#: Waivers listed; `ide sql "FROM quality.waivers"` has them all.
SHOWN_WAIVERS = 50


@dataclass(frozen=True)
class Todo:
    """A next step: what is wrong, why, and what to do."""

    kind: str
    what: str
    why: Sequence[str]
    step: str = ""
    command: str = ""
    month: Month | None = None


@dataclass(frozen=True)
class Months:
    """Tables by month, newest month first: the part that the health page and a year's page have in common.

    `attempts` has every month that was read, judged or published; months without an attempt have only a status.
    """

    months: Sequence[Month]
    attempts: Mapping[Month, Attempt]
    statuses: Mapping[Month, MonthStatus]
    cells: Mapping[Month, Mapping[str, Cell]]
    tables: Sequence[tuple[str, str]]
    tallies: Mapping[Month, Tally]
    attention: Drawing
    rejected: Sequence[DeliveryRead]

    @property
    def readable(self) -> int:
        """Months that readers have data for."""
        return sum(1 for attempt in self.attempts.values() if attempt.publication)


@dataclass(frozen=True)
class HealthPage:
    """All that the health page shows; `newest` is None where nothing was read, judged or published."""

    newest: Month | None
    sentence: str
    tally: Tally | None
    todos: Sequence[Todo]
    folded_todos: Sequence[Todo]
    todos_left_out: int
    shown: Months
    readable: int
    known: int
    warnings: Sequence[Finding]
    waivers: Sequence[Waiver]
    waivers_left_out: int
    years: Sequence[int]
    links: Links

    @property
    def new(self) -> int:
        """Warnings of the newest month that the month before did not have."""
        return sum(1 for finding in self.warnings if finding.standing is Standing.NEW)


@dataclass(frozen=True)
class YearPage:
    """The months of a former year that are no longer on the health page."""

    year: int
    shown: Months
    years: Sequence[int]
    links: Links


def page_of_year(year: int) -> str:
    """The name of a year's page."""
    return f"year-{year}.html"


def collect(
    collected: Collected, statuses: Sequence[MonthStatus], today: date
) -> tuple[HealthPage, Sequence[YearPage]]:
    """What the health page shows, and what the pages of former years do, newest first."""
    newest = max(collected.attempts, default=None)
    months = sorted({*collected.attempts, *(status.month for status in statuses)}, reverse=True)
    former = months[SHOWN_MONTHS:]
    years = sorted({month.year for month in former}, reverse=True)
    todos = list(_todos(collected, statuses))
    in_force = waivers.in_force(waivers.given(collected.home), today)
    rejected = [
        delivery
        for delivery in reversed(records.deliveries(collected.connection))
        if delivery.is_newest and delivery.is_rejected
    ]
    health = HealthPage(
        newest,
        collected.sentence(newest) if newest else "Nothing was delivered or published yet.",
        collected.tally(newest) if newest else None,
        todos[:OPEN_TODOS],
        todos[OPEN_TODOS:SHOWN_TODOS],
        len(todos[SHOWN_TODOS:]),
        _months(collected, statuses, months[:SHOWN_MONTHS], rejected),
        sum(1 for attempt in collected.attempts.values() if attempt.publication),
        len(months),
        _warnings(collected, newest),
        in_force[:SHOWN_WAIVERS],
        len(in_force[SHOWN_WAIVERS:]),
        years,
        collected.links,
    )
    pages = [
        YearPage(
            year,
            _months(collected, statuses, [month for month in former if month.year == year], rejected),
            years,
            collected.links,
        )
        for year in years
    ]
    return health, pages


def _months(
    collected: Collected, statuses: Sequence[MonthStatus], months: Sequence[Month], rejected: Sequence[DeliveryRead]
) -> Months:
    shown = set(months)
    return Months(
        months,
        {month: attempt for month, attempt in collected.attempts.items() if month in shown},
        {status.month: status for status in statuses if status.month in shown},
        {month: cells for month, cells in collected.cells.items() if month in shown},
        [(recipe.table.group, recipe.table.name) for recipe in collected.recipes],
        {month: tally for month, tally in collected.tallies.items() if month in shown},
        charts.attention([tally for month, tally in collected.tallies.items() if month in shown]),
        [delivery for delivery in rejected if delivery.month in shown],
    )


def _warnings(collected: Collected, newest: Month | None) -> list[Finding]:
    """The warnings of the newest month: new ones first, then by the months for which they warn, acknowledged last."""
    if newest is None:
        return []
    order = {Standing.NEW: 0, Standing.CONTINUES: 1, Standing.ACKNOWLEDGED: 2}
    findings = [finding for finding in checks.findings(collected.connection, newest) if finding.standing in order]
    return sorted(
        findings, key=lambda finding: (order[finding.standing or Standing.NEW], finding.months, finding.anchor)
    )


def _todos(collected: Collected, statuses: Sequence[MonthStatus]) -> Iterator[Todo]:
    """Next steps, most urgent first; within a kind the newest month first."""
    newest = max(collected.attempts, default=None)
    for month, attempt in sorted(collected.attempts.items(), reverse=True):
        if not attempt.is_published:
            why = [
                f"{name}: {cell.why}" for name, cell in collected.cells[month].items() if cell.state is CellState.FAILED
            ]
            yield Todo(
                "failed",
                f"{month_name(month)} was not published",
                why or ["The newest run did not finish."],
                "Correct the delivery, redeliver it, and run the month."
                if why
                else "Run the month again. If it stops again, the run's log in the Dagster UI says why.",
                f"ide run --month {month}",
                month,
            )
    later = [status for status in reversed(statuses) if status.month not in collected.attempts]
    for status in later:
        if status.state in (State.WAITING, State.MISSING):
            step = "Deliver what is missing; the next run builds the month."
            yield Todo(
                "waiting", f"{month_name(status.month)} is {status.state.value}", status.reasons, step, "ide run"
            )
        elif status.state is State.OUT_OF_RANGE:
            step = "Correct the month of the delivery, or the setting."
            yield Todo("waiting", f"{month_name(status.month)} is out of range", status.reasons, step)
    ready = [month_name(status.month) for status in later if status.state is State.READY]
    if ready:
        what = f"{ready[0]} is" if len(ready) == 1 else f"{plural(len(ready), 'month')} are"
        names = [", ".join(reversed(ready))] if len(ready) > 1 else []
        yield Todo("waiting", f"{what} ready to run", names, "Every required source is delivered.", "ide run")
    for status in reversed(statuses):
        attempted = collected.attempts.get(status.month)
        if status.state is State.STALE and attempted is not None and attempted.is_published:
            step = "Run it again, with everything that depends on it."
            yield Todo(
                "stale", f"{month_name(status.month)} is stale", status.reasons, step, "ide run --stale", status.month
            )
    if newest and (tally := collected.tally(newest)).new:
        warns = "passed the month before and warns now" if tally.new == 1 else "passed the month before and warn now"
        what = f"{plural(tally.new, 'check')} of {month_name(newest)} {warns}"
        yield Todo("warned", what, (), "See its rows, then correct the delivery or acknowledge it.", month=newest)
