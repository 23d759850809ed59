"""The models report: each insight model's grade and measures, drivers, drift, or what is missing (R-CI-2 to R-CI-4).

    <home>/reports/models/index.html; an earlier month has its own folder

The same tables and settings give the same bytes: the page shows its month, never the time at which it was written.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ide_assets.domains.insights.churn.kinds import SUBSCRIPTION, TRANSACTIONAL, Kind
from ide_assets.domains.insights.words import ALL, BANDS, BY_SEATS, BY_START, CALIBRATION, COVERAGE, DRIFT, label_of
from ide_assets.months import Month
from ide_assets.reports.models import backtests, charts, findings, measures, reading
from ide_assets.reports.models.charts import DriverRow
from ide_assets.reports.models.findings import Driver, Findings, Lasting, Monitored
from ide_assets.reports.models.measures import Group, Profit
from ide_assets.reports.pages.drawing import Drawing, short
from ide_assets.reports.pages.folders import report_folder
from ide_assets.reports.pages.links import INDEX, Links, if_written, quality_page, ui_root
from ide_assets.reports.pages.numbers import number
from ide_assets.reports.pages.rendering import render, replace_page
from ide_assets.reports.pages.strips import Scale, Strip, Tick
from ide_assets.settings import Settings
from ide_assets.store.home import Home

TEMPLATES = Path(__file__).parent / "templates"

#: Drivers that are open at first; the others are folded.
SHOWN_DRIVERS = 10


def write(home: Home, settings: Settings, folder: Path | None = None, month: Month | None = None) -> Path:
    """Write the report of the newest month with models, or of `month`; returns the path of its page.

    Raises NotPublishedError if `month` has none, RemovedVersionError if the files of its tables were removed.
    """
    results = reading.read(home, settings, month)
    folder = report_folder(home, "models", folder, month)
    replace_page(folder / INDEX, _page(results, settings, _links(home, settings, folder, results.month)))
    return folder / INDEX


def _links(home: Home, settings: Settings, folder: Path, month: Month | None) -> Links:
    """Links to the other reports of the month, if they are in the same home as this one."""
    if not folder.is_relative_to(home.report("models")):
        return Links(ui_root(settings))
    return Links(
        ui_root(settings),
        if_written(quality_page(home, month), folder),
        if_written(home.report("effect") / INDEX, folder),
    )


@dataclass(frozen=True)
class Ranking:
    """The tenths of all origins, and what calls by score earn, with their plots."""

    groups: Sequence[Group]
    profits: Sequence[Profit]
    best: Profit
    lift: Drawing
    calibration: Drawing
    profit: Drawing


@dataclass(frozen=True)
class Drivers:
    """What drives the scores of a churn model by band; `title` is that of the model."""

    title: str
    rows: Sequence[DriverRow]
    bands: Sequence[str]
    accounts: dict[str, int]


@dataclass(frozen=True)
class Drift:
    """An item with its drift."""

    name: str
    row: Monitored
    strip: Strip


@dataclass(frozen=True)
class Monitoring:
    """Drift of a model in the month and by month, calibration and coverage by month; a plot is None without rows.

    `subject` is what the rows of the model are called.
    """

    title: str
    subject: str
    drifts: Sequence[Drift]
    ticks: Sequence[Tick]
    by_month: Drawing | None
    calibration: Sequence[Monitored]
    calibration_plot: Drawing | None
    coverage: Sequence[Monitored]
    coverage_plot: Drawing | None

    @property
    def above(self) -> list[Drift]:
        """Items that drifted beyond their limit."""
        return [drift for drift in self.drifts if drift.row.value > drift.row.limit]


#: Subscriptions that a curve needs, to be drawn on.
LEAST_AT_RISK = 5

#: Curves of each group on the page, at most: the newest years of start.
SHOWN_CURVES = 6


@dataclass(frozen=True)
class Curve:
    """How long the subscriptions of a group last: `pools` subscriptions, `ended` of them ended.

    The rows end where fewer than LEAST_AT_RISK are left: a single end would move the curve far.
    """

    name: str
    pools: int
    ended: int
    rows: Sequence[Lasting]
    plot: Drawing

    @property
    def median(self) -> int | None:
        """Months after which no more than half are left; None if more are."""
        return next((row.months for row in self.rows if row.survival <= 0.5), None)

    def after(self, months: int) -> Lasting | None:
        """The row of a number of months; None if none is observed that long."""
        return next((row for row in self.rows if row.months == months), None)


def _curves(results: Findings) -> list[Curve]:
    names = {ALL: "All", BY_START: "Started in {}", BY_SEATS: "{} seats"}
    order = {ALL: 0, BY_SEATS: 1, BY_START: 2}
    curves: list[Curve] = []
    for group in sorted({group for group, _ in results.survival}, key=lambda name: order[name]):
        values = [value for name, value in results.survival if name == group][-SHOWN_CURVES:]
        for value in values:
            rows = results.survival[group, value]
            shown = [row for row in rows if row.at_risk >= LEAST_AT_RISK] or rows[:1]
            ended = sum(row.ended for row in rows)
            curves.append(Curve(names[group].format(value), rows[0].at_risk, ended, shown, charts.survival(shown)))
    return curves


def _page(results: Findings, settings: Settings, links: Links) -> str:
    return render(
        TEMPLATES,
        "index.html.j2",
        results=results,
        links=links,
        grades=findings.GRADES,
        titles=findings.TITLES,
        churn_backtests=backtests.churn_backtests(results),
        value_backtests=backtests.value_backtests(results),
        recommendation=backtests.recommendation(results),
        ranking=_ranking(results, settings),
        calls=settings.calls,
        driven=[_drivers(model, rows) for model, rows in results.drivers.items()],
        shown_drivers=SHOWN_DRIVERS,
        monitored_models=_monitored_models(results),
        bands=BANDS,
        curves=_curves(results),
        number=number,
        odds=math.exp,
    )


def _ranking(results: Findings, settings: Settings) -> Ranking | None:
    groups = measures.groups(results.origins)
    if not groups:
        return None
    profits = measures.profits(results.origins, settings.calls.cost_usd, settings.calls.worth_usd)
    best = max(profits, key=lambda row: row.by_score.mean)
    return Ranking(groups, profits, best, charts.lift(groups), charts.calibration(groups), charts.profit(profits))


def _drivers(model: str, rows: Sequence[Driver]) -> Drivers:
    accounts = rows[0].accounts
    bands = [band for band in (*BANDS, ALL) if band in accounts]
    return Drivers(findings.TITLES[model], charts.drivers(rows), bands, accounts)


def _monitored_models(results: Findings) -> list[Monitoring]:
    models = {row.model for row in results.monitored} | {row.model for row in results.drifts}
    return [_monitoring(results, kind) for kind in (SUBSCRIPTION, TRANSACTIONAL) if kind.model in models]


def _monitoring(results: Findings, kind: Kind) -> Monitoring:
    def monitored(name: str) -> list[Monitored]:
        return [row for row in results.monitored if (row.model, row.monitored) == (kind.model, name)]

    by_month = [row for row in results.drifts if row.model == kind.model]
    drifts = monitored(DRIFT)
    highest = max([0.3, *(row.limit for row in drifts), *(min(row.value, 1.0) for row in drifts)])
    scale = Scale(0, highest)
    calibration, coverage = monitored(CALIBRATION), monitored(COVERAGE)
    return Monitoring(
        findings.TITLES[kind.model],
        kind.subject,
        [Drift(label_of(row.item), row, charts.drift_strip(row, scale)) for row in drifts],
        scale.ticks,
        charts.drift_by_month(by_month) if by_month else None,
        calibration,
        charts.over_time(calibration, _months(calibration), False) if calibration else None,
        coverage,
        charts.over_time(coverage, _months(coverage), True) if coverage else None,
    )


def _months(rows: Sequence[Monitored]) -> list[str]:
    return [short(Month.parse(row.item)) for row in rows]
