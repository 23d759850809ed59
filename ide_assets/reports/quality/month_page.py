"""What a month's page shows: its failed checks, seats, deliveries, and every table with its figures and checks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.kernel import figures as kernel_figures
from ide_assets.kernel.figures import Figures
from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.reports.pages.links import Links
from ide_assets.reports.pages.rendering import month_name
from ide_assets.reports.quality import charts, checks, failing, foretold, records, seats
from ide_assets.reports.quality.charts import Total
from ide_assets.reports.quality.checks import Finding, Standing, Tally
from ide_assets.reports.quality.collected import Collected
from ide_assets.reports.quality.failing import FailingRows
from ide_assets.reports.quality.foretold import Validation
from ide_assets.reports.quality.records import Attempt, Cell, DeliveryRead, QuarantinedRow
from ide_assets.store.lake import Lake, SupersededError

if TYPE_CHECKING:
    import duckdb

#: Months drawn of a total or a share: a year and the same month of the year before.
CHART_MONTHS = 13

#: Values of a watched column that are shown one by one; the rest are added up.
SHOWN_VALUES = 5

#: The check of shares. The explanations of its failing rows are the columns that moved too far.
_SHARES_CHECK = "shares_near_earlier_months"

#: The figures of every table, by month: as measured, and whether the month is published.
Measured = Mapping[str, Mapping[Month, tuple[Figures, bool]]]


@dataclass(frozen=True)
class TotalChart:
    """A total of a table, this month and the ones before."""

    figure: str
    now: Total
    before: Total | None
    drawing: Drawing

    @property
    def is_outside(self) -> bool:
        """Whether the month is outside the band that earlier months give."""
        return self.now.is_outside


@dataclass(frozen=True)
class ShareRow:
    """A value of a watched column: its share now and in the months before (None where there are none)."""

    value: str
    kind: str
    now: float
    before: float | None


@dataclass(frozen=True)
class ShareChart:
    """The make-up of a table by one column; `moved` is the distance from the months before.

    `is_outside`: whether it moved further than usual.
    """

    column: str
    rows: Sequence[ShareRow]
    moved: float | None
    is_outside: bool
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
    ui: str = ""

    @property
    def failing(self) -> list[Finding]:
        """Its checks that failed."""
        return [finding for finding in self.findings if not finding.verdict.passed]

    @property
    def passed(self) -> list[Finding]:
        """Its checks that passed."""
        return [finding for finding in self.findings if finding.verdict.passed]

    @property
    def outside(self) -> int:
        """Its figures outside their band."""
        return sum(chart.is_outside for chart in self.totals) + sum(chart.is_outside for chart in self.shares)


@dataclass(frozen=True)
class SourceOfMonth:
    """One source of a month: its newest delivery, the ones before, and examples of quarantined rows."""

    name: str
    newest: DeliveryRead
    earlier: Sequence[DeliveryRead]
    examples: Sequence[QuarantinedRow]


@dataclass(frozen=True)
class SeatsOfMonth:
    """What the month's lake files say about seats; None where a table that is needed is missing."""

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
    engagement: Validation | None
    rows: Mapping[str, FailingRows]
    links: Links
    sparks: Mapping[str, Drawing] = field(default_factory=dict)

    @property
    def failing(self) -> list[Finding]:
        """The checks that failed, the most urgent standing first, what failed for the shortest time first."""
        findings = [finding for table in self.tables for finding in table.failing]
        urgency = list(Standing)
        return sorted(
            findings, key=lambda finding: (urgency.index(finding.standing or Standing.BLOCKS), finding.months)
        )

    @property
    def standings(self) -> dict[Standing, int]:
        """The failed checks counted by standing; only those that occur."""
        standings = [finding.standing for finding in self.failing]
        return {standing: standings.count(standing) for standing in Standing if standing in standings}

    @property
    def rejected(self) -> list[SourceOfMonth]:
        """The sources whose newest delivery was rejected."""
        return [source for source in self.sources if source.newest.is_rejected]

    @property
    def quarantined(self) -> int:
        """Quarantined rows of the newest deliveries."""
        return sum(source.newest.rows_quarantined or 0 for source in self.sources)

    @property
    def groups(self) -> list[str]:
        """The tables' groups, in order."""
        return list(dict.fromkeys(table.group for table in self.tables))


def collect(collected: Collected, month: Month, measured: Measured) -> MonthPage:
    """What the page of a month shows."""
    findings_of_month = checks.findings(collected.connection, month)
    months = list(collected.attempts)
    place = months.index(month)
    tables = []
    for recipe in collected.recipes:
        table = recipe.table
        known = {m: figures for m, figures in measured.get(table.name, {}).items() if m <= month}
        findings = [finding for finding in findings_of_month if finding.table == table.name]
        moved = {
            column
            for finding in findings
            if finding.verdict.name == _SHARES_CHECK
            for column in finding.verdict.explained
        }
        tables.append(
            TableOfMonth(
                table.name,
                table.group,
                table.description,
                collected.cells[month][table.name],
                findings,
                list(_total_charts(table.name, month, known)),
                list(_share_charts(table.shares, month, known, moved)),
                collected.links.asset(table.group, table.name, month),
            )
        )
    return MonthPage(
        collected.attempts[month],
        collected.tally(month),
        collected.sentence(month),
        months[place - 1] if place else None,
        months[place + 1] if place + 1 < len(months) else None,
        tables,
        list(_sources(collected.connection, month)),
        _seats(collected, month),
        foretold.validation(collected.connection, collected.ledger, month),
        {
            rows.finding.anchor: rows
            for rows in failing.listed(
                collected.connection, collected.ledger, collected.recipes, month, findings_of_month, collected.rules
            )
        },
        collected.links,
        {finding.anchor: charts.spark(finding.trend) for finding in findings_of_month if not finding.is_steady},
    )


def _total_charts(table: str, month: Month, known: Mapping[Month, tuple[Figures, bool]]) -> Iterator[TotalChart]:
    if month not in known:
        return
    for figure in known[month][0].totals:
        values = {
            m: (figures.totals[figure], is_published)
            for m, (figures, is_published) in known.items()
            if figure in figures.totals
        }
        drawn = charts.totals(table, figure, values, CHART_MONTHS)
        yield TotalChart(figure, drawn[-1], drawn[-2] if len(drawn) > 1 else None, charts.line(drawn))


def _share_charts(
    columns: Sequence[str], month: Month, known: Mapping[Month, tuple[Figures, bool]], outside: Collection[str]
) -> Iterator[ShareChart]:
    for column in columns:
        by_month = {m: figures.shares[column] for m, (figures, _) in known.items() if figures.shares.get(column)}
        if month not in by_month:
            continue
        drawn = list(by_month)[-CHART_MONTHS:]
        now = by_month[month]
        before = kernel_figures.shares_before(
            column, [figures for m, (figures, is_published) in known.items() if m < month and is_published]
        )
        names = sorted({*now, *before}, key=lambda value: (-max(now.get(value, 0), before.get(value, 0)), value))
        series = {name: [by_month[m].get(name, 0.0) for m in drawn] for name in names[:SHOWN_VALUES]}
        rows = [
            ShareRow(name, f"s{place}", now.get(name, 0.0), before.get(name, 0.0) if before else None)
            for place, name in enumerate(series)
        ]
        rest = [
            sum(by_month[m].values()) - sum(shares[place] for shares in series.values())
            for place, m in enumerate(drawn)
        ]
        if len(names) > SHOWN_VALUES or max(rest) > 0.0005:
            label = "all others"
            series[label] = [max(share, 0.0) for share in rest]
            known_before = sum(row.before or 0.0 for row in rows)
            rows.append(ShareRow(label, "rest", rest[-1], sum(before.values()) - known_before if before else None))
        moved = kernel_figures.distance(now, before) if before else None
        yield ShareChart(
            column, rows, moved, column in outside, charts.columns(drawn, series, [row.kind for row in rows], "%", 132)
        )


def _sources(connection: "duckdb.DuckDBPyConnection", month: Month) -> Iterator[SourceOfMonth]:
    examples = records.quarantined(connection, month)
    read = records.deliveries(connection, month)
    for newest in (delivery for delivery in read if delivery.is_newest):
        name = newest.source
        yield SourceOfMonth(
            name,
            newest,
            [delivery for delivery in read if delivery.source == name and not delivery.is_newest],
            [row for row in examples if row.source == name],
        )


def _seats(collected: Collected, month: Month) -> SeatsOfMonth:
    files, version = _files(collected, month)
    connection = collected.connection
    seats.bind(connection, [recipe.table for recipe in collected.recipes], files)
    over = seats.over_assignment(connection) if files.keys() >= set(seats.OVER_ASSIGNMENT_NEEDS) else None
    merges = seats.merges(connection) if files.keys() >= set(seats.MERGES_NEED) else None
    feed, why = None, ""
    if "seat_assignments" not in files:
        why = f"The second feed, seat_assignments, was not delivered for {month_name(month)}."
    elif not seats.is_reconcilable(month, collected.rules):
        why = (
            "In the unreliable window (settings unreliable_from, unreliable_to) the second feed itself gives "
            "seats_assigned, so it cannot confirm it."
        )
    elif files.keys() >= set(seats.RECONCILIATION_NEEDS):
        feed = seats.reconciliation(connection, month)
    else:
        why = "The pools of this month were not built, so there is nothing to compare the second feed with."
    trend = checks.explained(connection, "assignment_monthly", "rate_at_most_100", month)
    return SeatsOfMonth(over, _over_trend(trend), merges, feed, why, version)


def _over_trend(trend: Mapping[Month, Mapping[str, int]]) -> Drawing | None:
    names = sorted({name for counts in trend.values() for name in counts})
    if not names:
        return None
    series = {name: [counts.get(name, 0) for counts in trend.values()] for name in names}
    kinds = ["warned" if name == seats.UNEXPLAINED else "passed" for name in names]
    return charts.columns(list(trend), series, kinds, "rows")


def _files(collected: Collected, month: Month) -> tuple[dict[str, Path], str]:
    """The lake files of the month's seats, and which version they are: the unpublished attempt's where complete."""
    needed = {*seats.OVER_ASSIGNMENT_NEEDS, *seats.MERGES_NEED, *seats.RECONCILIATION_NEEDS}
    attempt = collected.attempts[month]
    tables = [recipe.table for recipe in collected.recipes if recipe.table.name in needed]
    if not attempt.is_published:
        lake = Lake(collected.home)
        try:
            candidates = {table.name: lake.made_by(table, month, attempt.run_id) for table in tables}
        except SupersededError:
            candidates = {}
        of_run = {name: candidate.path for name, candidate in candidates.items() if candidate is not None}
        if of_run.keys() >= set(seats.MERGES_NEED) or not attempt.publication:
            return of_run, "From the newest run, which is not published"
    entries = {table.name: collected.ledger.entry(table.name, month) for table in tables}
    published = {name: collected.ledger.found(entry) for name, entry in entries.items() if entry is not None}
    # A report is also read when files are gone from the lake.
    return {name: path for name, path in published.items() if path is not None}, "As published"
