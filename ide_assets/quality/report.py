"""The data-quality report: a health page over all months, and one page a month, as self-contained HTML.

    <home>/reports/quality/index.html, 2023-09.html ...

The same records give the same bytes: a page shows the data's own times, never that of its writing. Each month's page
carries a fingerprint of what it was made from and is left as it is while that stands, so that a run that made one
month writes that page, its neighbours' and the health page.
"""

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets import edge
from ide_assets.deliveries.register import Register
from ide_assets.kernel import check_results, waivers
from ide_assets.kernel import figures as kernel_figures
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.home import Home
from ide_assets.kernel.lake import Lake, SupersededError
from ide_assets.kernel.ledger import Ledger
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.pages import rendering
from ide_assets.pages.drawing import Drawing
from ide_assets.pages.rendering import many, month_name, render, replace_page
from ide_assets.quality import catalogue, charts, records, seats
from ide_assets.quality.charts import Total
from ide_assets.quality.records import Attempt, Cell, CellState, DeliveryRead, Finding, QuarantinedRow, Tally
from ide_assets.settings import Rules, Settings
from ide_assets.status import MonthStatus, State, all_months

if TYPE_CHECKING:
    import duckdb

INDEX = "index.html"

TEMPLATES = Path(__file__).parent / "templates"

#: Months drawn of a total or a share.
CHART_MONTHS = 18

#: Values of a watched column that are told apart; the rest are added up.
SHOWN_VALUES = 5

#: What stands before a page's fingerprint, as the template has it.
_FINGERPRINT = '<meta name="fingerprint" content="'

#: A page's head, with its fingerprint, lies within so many bytes.
_HEAD_BYTES = 2_000


class NothingRecordedError(RuntimeError):
    """There is no record of the month that a report was asked for."""


@dataclass(frozen=True)
class Todo:
    """Something that somebody should do, most urgent first: what, why, and the next step."""

    kind: str
    what: str
    why: Sequence[str]
    step: str = ""
    command: str = ""
    month: Month | None = None


@dataclass(frozen=True)
class TotalChart:
    """A total of a table, this month and the ones before."""

    figure: str
    now: Total
    before: Total | None
    drawing: Drawing


@dataclass(frozen=True)
class ShareRow:
    """A value of a watched column: its share now and in the months before (None where there are none)."""

    value: str
    kind: str
    now: float
    before: float | None


@dataclass(frozen=True)
class ShareChart:
    """The make-up of a table by one column; `moved` is the distance from the months before."""

    column: str
    rows: Sequence[ShareRow]
    moved: float | None
    drawing: Drawing


@dataclass(frozen=True)
class TableOfMonth:
    """One table of a month: its state, its checks, and its figures against earlier months."""

    name: str
    group: str
    description: str
    cell: Cell
    findings: Sequence[Finding]
    totals: Sequence[TotalChart]
    shares: Sequence[ShareChart]


@dataclass(frozen=True)
class SourceOfMonth:
    """One source of a month: its newest delivery, the ones before, and examples of refused rows."""

    name: str
    newest: DeliveryRead
    earlier: Sequence[DeliveryRead]
    refused: Sequence[QuarantinedRow]


@dataclass(frozen=True)
class SeatsOfMonth:
    """What the month's lake files say; None where a table that it takes is not there."""

    over: seats.OverAssignment | None = None
    over_trend: Drawing | None = None
    merges: seats.Merges | None = None
    feed: seats.Reconciliation | None = None
    why_no_feed: str = ""
    version: str = ""


@dataclass(frozen=True)
class MonthPage:
    """All that a month's page shows."""

    attempt: Attempt
    tally: Tally
    sentence: str
    before: Month | None
    after: Month | None
    tables: Sequence[TableOfMonth]
    sources: Sequence[SourceOfMonth]
    seats: SeatsOfMonth
    sparks: Mapping[str, Drawing] = field(default_factory=dict)

    @property
    def failing(self) -> list[Finding]:
        """The checks that did not pass: blocking ones first, then new ones, waived ones last."""
        found = [each for table in self.tables for each in table.findings if not each.verdict.passed]
        return sorted(found, key=lambda each: (not each.verdict.stops, bool(each.verdict.waived), not each.is_new))

    @property
    def rejected(self) -> list[SourceOfMonth]:
        """The sources whose newest delivery was refused whole."""
        return [each for each in self.sources if each.newest.is_rejected]

    @property
    def quarantined(self) -> int:
        """Rows that the newest deliveries had refused."""
        return sum(each.newest.rows_quarantined or 0 for each in self.sources)


@dataclass
class _Report:
    """What all pages are made from, read once."""

    home: Home
    recipes: Sequence[Recipe]
    ledger: Ledger
    connection: "duckdb.DuckDBPyConnection"
    attempts: Mapping[Month, Attempt]
    cells: Mapping[Month, Mapping[str, Cell]]
    tallies: Mapping[Month, Tally]
    rules: Rules


def write(
    home: Home,
    settings: Settings,
    recipes: Sequence[Recipe],
    today: date,
    folder: Path | None = None,
    only: Month | None = None,
    look_at_deliveries: bool = False,
) -> Path:
    """Write the pages that changed, or that of one month, and the health page; returns the health page.

    Without `look_at_deliveries` a delivery that was replaced since its month was published goes unnoticed, as in
    `all_months`. Raises NothingRecordedError where `only` was never read, judged or published.
    """
    folder = folder or _folder(home)
    ledger = Ledger(home)
    with catalogue.opened(home, settings) as connection:
        records.prepare(connection)
        attempts = records.attempts(connection)
        if only is not None and only not in attempts:
            known = f"{min(attempts)} to {max(attempts)}" if attempts else "none"
            raise NothingRecordedError(
                f"nothing was read or judged for {only} (months with records: {known}). Make it: ide run --month {only}"
            )
        tables = [recipe.table.name for recipe in recipes]
        report = _Report(
            home,
            recipes,
            ledger,
            connection,
            attempts,
            records.cells(connection, tables, attempts),
            records.tallies(connection),
            settings.rules,
        )
        if folder.is_relative_to(home.root):
            home.writable(folder)
        folder.mkdir(parents=True, exist_ok=True)
        fingerprints = dict(_fingerprints(report))
        changed = [
            month
            for month in attempts
            if (only in (None, month)) and _fingerprint_of(folder / f"{month}.html") != fingerprints[month]
        ]
        measured = records.figures(connection, max(changed)) if changed else {}
        for month in changed:
            page = _month_page(report, month, measured)
            text = render(TEMPLATES, "month.html.j2", page=page, fingerprint=fingerprints[month])
            replace_page(folder / f"{month}.html", text)
        statuses = all_months(recipes, settings, ledger, today, look_at_deliveries)
        replace_page(folder / INDEX, _index(report, statuses, today))
    return folder / INDEX


def forget_page(home: Home, month: str) -> None:
    """Delete a month's page, because it may show quarantined values that go; the next report writes it anew."""
    (_folder(home) / f"{month}.html").unlink(missing_ok=True)


def index_of(home: Home) -> Path:
    """Where the report begins."""
    return _folder(home) / INDEX


def write_or_warn(home: Home, settings: Settings, recipes: Sequence[Recipe], today: date) -> None:
    """Write the quality report; one that cannot be written hides nothing of what became of the months."""
    try:
        write(home, settings, recipes, today)
    except Exception as error:
        logging.getLogger(__name__).warning(
            "ide: the quality report could not be written: %s\nMonths and catalogues are as told. Write it when this "
            "is mended: ide report quality",
            edge.in_words(error),
        )


def is_current(home: Home) -> bool:
    """Whether the report was written after the newest record of a delivery or of a check."""
    index = index_of(home)
    newest = max(
        (path.stat().st_mtime for path in (*check_results.files(home), *Register(home).entries())), default=0.0
    )
    return newest == 0 or (index.exists() and index.stat().st_mtime >= newest)


def _folder(home: Home) -> Path:
    return home.root / "reports" / "quality"


def _fingerprints(report: _Report) -> Iterator[tuple[Month, str]]:
    """For each month a hash of all that its page is made from: code, records up to it, its neighbours."""
    digest = hashlib.sha256()
    pages = Path(rendering.__file__).parent
    code = [*Path(__file__).parent.glob("*.py"), *pages.glob("*.py")]
    for path in sorted([*code, *TEMPLATES.iterdir(), *rendering.SHARED.iterdir()]):
        digest.update(path.read_bytes())
    judged: dict[str, list[Path]] = {}
    for path in check_results.files(report.home):
        judged.setdefault(path.parent.name, []).append(path)
    read: dict[str, list[Path]] = {}
    for path in Register(report.home).entries():
        read.setdefault(path.parent.parent.name, []).append(path)
    months = list(report.attempts)
    for place, month in enumerate(months):
        for path in judged.get(str(month), []):
            digest.update(path.read_bytes())
        digest.update(repr(report.attempts[month]).encode())
        own = digest.copy()
        for path in read.get(str(month), []):
            own.update(path.read_bytes())
        own.update(repr(months[place + 1 : place + 2]).encode())
        yield month, own.hexdigest()[:32]


def _fingerprint_of(page: Path) -> str | None:
    try:
        with page.open("rb") as file:
            head = file.read(_HEAD_BYTES).decode(errors="replace")
    except FileNotFoundError:
        return None
    _, _, rest = head.partition(_FINGERPRINT)
    return rest.partition('"')[0] if rest else None


def _month_page(
    report: _Report, month: Month, measured: Mapping[str, Mapping[Month, tuple[Figures, bool]]]
) -> MonthPage:
    found = records.findings(report.connection, month)
    months = list(report.attempts)
    place = months.index(month)
    tables = []
    for recipe in report.recipes:
        table = recipe.table
        known = {m: each for m, each in measured.get(table.name, {}).items() if m <= month}
        tables.append(
            TableOfMonth(
                table.name,
                table.group,
                table.description,
                report.cells[month][table.name],
                [each for each in found if each.table == table.name],
                list(_total_charts(table.name, month, known)),
                list(_share_charts(table.shares, month, known)),
            )
        )
    return MonthPage(
        report.attempts[month],
        report.tallies.get(month, Tally(month, 0, 0, 0, 0, 0)),
        _sentence(report, month),
        months[place - 1] if place else None,
        months[place + 1] if place + 1 < len(months) else None,
        tables,
        list(_sources(report.connection, month)),
        _seats(report, month),
        {each.anchor: charts.spark(each.trend, records.TREND_MONTHS) for each in found if not each.is_steady},
    )


def _total_charts(table: str, month: Month, known: Mapping[Month, tuple[Figures, bool]]) -> Iterator[TotalChart]:
    if month not in known:
        return
    for figure in known[month][0].totals:
        values = {
            m: (each.totals[figure], is_published) for m, (each, is_published) in known.items() if figure in each.totals
        }
        drawn = charts.totals(table, figure, values, CHART_MONTHS)
        yield TotalChart(figure, drawn[-1], drawn[-2] if len(drawn) > 1 else None, charts.line(drawn))


def _share_charts(
    columns: Sequence[str], month: Month, known: Mapping[Month, tuple[Figures, bool]]
) -> Iterator[ShareChart]:
    for column in columns:
        by_month = {m: each.shares[column] for m, (each, _) in known.items() if each.shares.get(column)}
        if month not in by_month:
            continue
        drawn = list(by_month)[-CHART_MONTHS:]
        now = by_month[month]
        before = kernel_figures.shares_before(
            column, [each for m, (each, is_published) in known.items() if m < month and is_published]
        )
        names = sorted({*now, *before}, key=lambda value: (-max(now.get(value, 0), before.get(value, 0)), value))
        series = {name: [by_month[m].get(name, 0.0) for m in drawn] for name in names[:SHOWN_VALUES]}
        rows = [
            ShareRow(name, f"s{place}", now.get(name, 0.0), before.get(name, 0.0) if before else None)
            for place, name in enumerate(series)
        ]
        rest = [
            sum(by_month[m].values()) - sum(each[place] for each in series.values()) for place, m in enumerate(drawn)
        ]
        if len(names) > SHOWN_VALUES or max(rest) > 0.0005:
            label = "all others"
            series[label] = [max(each, 0.0) for each in rest]
            known_before = sum(each.before or 0.0 for each in rows)
            rows.append(ShareRow(label, "rest", rest[-1], sum(before.values()) - known_before if before else None))
        moved = kernel_figures.distance(now, before) if before else None
        yield ShareChart(column, rows, moved, charts.columns(drawn, series, [row.kind for row in rows], "%", 132))


def _sources(connection: "duckdb.DuckDBPyConnection", month: Month) -> Iterator[SourceOfMonth]:
    refused = records.quarantined(connection, month)
    read = records.deliveries(connection, month)
    for newest in (each for each in read if each.is_newest):
        name = newest.source
        yield SourceOfMonth(
            name,
            newest,
            [each for each in read if each.source == name and not each.is_newest],
            [each for each in refused if each.source == name],
        )


def _seats(report: _Report, month: Month) -> SeatsOfMonth:
    files, version = _files(report, month)
    connection = report.connection
    seats.bind(connection, [recipe.table for recipe in report.recipes], files)
    over = seats.over_assignment(connection) if files.keys() >= set(seats.OVER_ASSIGNMENT_NEEDS) else None
    merges = seats.merges(connection) if files.keys() >= set(seats.MERGES_NEED) else None
    feed, why = None, ""
    if "seat_assignments" not in files:
        why = f"No second feed was delivered: seat_assignments has nothing for {month_name(month)}."
    elif not seats.is_reconcilable(month, report.rules):
        why = (
            "In the unreliable window (settings unreliable_from, unreliable_to) the second feed itself gives "
            "seats_assigned, so it cannot confirm it."
        )
    elif files.keys() >= set(seats.RECONCILIATION_NEEDS):
        feed = seats.reconciliation(connection, month)
    else:
        why = "The pools of this month were not made, so there is nothing to compare with."
    trend = records.explained(connection, "assignment_monthly", "rate_at_most_100", month)
    return SeatsOfMonth(over, _over_trend(trend), merges, feed, why, version)


def _over_trend(trend: Mapping[Month, Mapping[str, int]]) -> Drawing | None:
    names = sorted({name for counts in trend.values() for name in counts})
    if not names:
        return None
    series = {name: [counts.get(name, 0) for counts in trend.values()] for name in names}
    kinds = ["warned" if name == seats.UNEXPLAINED else "passed" for name in names]
    return charts.columns(list(trend), series, kinds, "rows")


def _files(report: _Report, month: Month) -> tuple[dict[str, Path], str]:
    """The lake files that tell of the month's seats, and of which version: the unpublished attempt's where whole."""
    needed = {*seats.OVER_ASSIGNMENT_NEEDS, *seats.MERGES_NEED, *seats.RECONCILIATION_NEEDS}
    attempt = report.attempts[month]
    tables = [recipe.table for recipe in report.recipes if recipe.table.name in needed]
    if not attempt.is_published:
        lake = Lake(report.home)
        try:
            made = {table.name: lake.made_by(table, month, attempt.run_id) for table in tables}
        except SupersededError:
            made = {}
        of_run = {name: each.path for name, each in made.items() if each is not None}
        if of_run.keys() >= set(seats.MERGES_NEED) or not attempt.publication:
            return of_run, "Of the newest run, which is not published"
    entries = {table.name: report.ledger.entry(table.name, month) for table in tables}
    published = {name: report.ledger.found(entry) for name, entry in entries.items() if entry is not None}
    # A report is also read when files are gone from the lake.
    return {name: path for name, path in published.items() if path is not None}, "As published"


def _sentence(report: _Report, month: Month) -> str:
    """What became of a month, in one sentence for whoever reads only one."""
    attempt, tally = report.attempts[month], report.tallies.get(month, Tally(month, 0, 0, 0, 0, 0))
    if not attempt.is_published:
        broken = [name for name, cell in report.cells[month].items() if cell.state is CellState.FAILED]
        why = f": {' and '.join(broken[:2])} failed" if broken else ": the newest run did not finish"
        stays = (
            f" Readers still see publication {attempt.publication} of {attempt.published_at}."
            if attempt.publication
            else " Readers see nothing of it."
        )
        return f"{month_name(month)} is not published{why}.{stays}"
    told = f"{month_name(month)} is published"
    if not tally.attention:
        return f"{told}, and every check that nobody waived passed."
    new = f"{tally.new} of them new since the month before" if tally.new else "none of them new"
    return f"{told}; {many(tally.attention, 'check')} did not pass, {new}."


def _index(report: _Report, statuses: Sequence[MonthStatus], today: date) -> str:
    newest = max(report.attempts, default=None)
    months = sorted({*report.attempts, *(each.month for each in statuses)}, reverse=True)
    rejected = [each for each in records.deliveries(report.connection) if each.is_newest and each.is_rejected]
    in_force = waivers.in_force(waivers.given(report.home), today)
    return render(
        TEMPLATES,
        "index.html.j2",
        newest=newest,
        sentence=_sentence(report, newest) if newest else "Nothing was delivered or published yet.",
        todos=[*_todos(report, statuses)],
        months=months,
        attempts=report.attempts,
        statuses={each.month: each for each in statuses},
        cells=report.cells,
        not_made=Cell(CellState.NOT_MADE, "never attempted"),
        tables=[(recipe.table.group, recipe.table.name) for recipe in report.recipes],
        tallies=report.tallies,
        attention=charts.attention(list(report.tallies.values())[-2 * CHART_MONTHS :]),
        rejected=list(reversed(rejected)),
        waivers=in_force,
    )


def _todos(report: _Report, statuses: Sequence[MonthStatus]) -> Iterator[Todo]:
    """What to do next, most urgent first; of each kind the newest month first."""
    newest = max(report.attempts, default=None)
    for month, attempt in sorted(report.attempts.items(), reverse=True):
        if not attempt.is_published:
            why = [
                f"{name}: {cell.why}" for name, cell in report.cells[month].items() if cell.state is CellState.FAILED
            ]
            yield Todo(
                "failed",
                f"{month_name(month)} was not published",
                why or ["The newest run did not finish."],
                "Mend the delivery, deliver again, and run the month.",
                f"ide run --month {month}",
                month,
            )
    later = [each for each in reversed(statuses) if each.month not in report.attempts]
    for each in later:
        if each.state in (State.WAITING, State.MISSING, State.REFUSED):
            step = "Deliver what is missing; the next run makes the month."
            yield Todo("waiting", f"{month_name(each.month)} is {each.state.value}", each.reasons, step, "ide run")
    ready = [month_name(each.month) for each in later if each.state is State.READY]
    if ready:
        what = f"{ready[0]} is" if len(ready) == 1 else f"{many(len(ready), 'month')} are"
        names = [", ".join(reversed(ready))] if len(ready) > 1 else []
        yield Todo("waiting", f"{what} ready to be made", names, "Every source that is needed is there.", "ide run")
    for each in reversed(statuses):
        attempted = report.attempts.get(each.month)
        if each.state is State.STALE and attempted is not None and attempted.is_published:
            step = "Make it again, and what depends on it."
            yield Todo("stale", f"{month_name(each.month)} is stale", each.reasons, step, "ide run --stale", each.month)
    tally = report.tallies.get(newest) if newest else None
    if newest and tally and tally.new:
        warn = "warns" if tally.new == 1 else "warn"
        what = f"{many(tally.new, 'check')} of {month_name(newest)} passed the month before and {warn} now"
        yield Todo("warned", what, (), "Read what it means and look at the rows.", month=newest)
