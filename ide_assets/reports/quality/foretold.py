"""How well engagement scores foretell churn: the numbers of a month, and the AUC of the months up to it as a chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.domains.engagement.definition import COMPONENTS, OVERALL
from ide_assets.domains.engagement.history.validation import BANDS, CHANCE, TWO_YEARS
from ide_assets.domains.engagement.tables import VALIDATION
from ide_assets.engines import base as engine
from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label, short
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

#: Months drawn of the AUC.
CHART_MONTHS = 13


@dataclass(frozen=True)
class Band:
    """Accounts of a band, and the percent of them that were lost; None without accounts."""

    name: str
    accounts: int
    churn_rate: float | None


@dataclass(frozen=True)
class Foretold:
    """A score over two years: an estimate with its interval is three numbers, all None where `why` says why."""

    component: str
    accounts: int
    lost: int
    churn_rate: float | None
    auc: Sequence[float | None]
    correlation: Sequence[float | None]
    ceiling: float | None
    lowest_decile_share: float | None
    bands: Sequence[Band]
    band_order: str | None
    good_share: float | None
    why: str | None


@dataclass(frozen=True)
class Validation:
    """The scores of a month, overall first, and the AUC of the overall score over months; None without any."""

    months_followed: int
    chance: float
    scores: Sequence[Foretold]
    chart: Drawing | None


_ROWS = f"""
SELECT component, accounts_followed, accounts_lost, churn_rate, [auc, auc_low, auc_high],
    [correlation, correlation_low, correlation_high], correlation_ceiling, lowest_decile_share,
    [accounts_good, accounts_fair, accounts_poor, accounts_unknown],
    [churn_rate_good, churn_rate_fair, churn_rate_poor, churn_rate_unknown],
    band_order, good_share, not_estimated_because, followed_months
FROM {VALIDATION.name} WHERE snapshot_date = $day AND history = $history
"""

_AUC = f"""
SELECT snapshot_date, auc, auc_low, auc_high FROM {VALIDATION.name}
WHERE snapshot_date <= $day AND history = $history AND component = $component AND auc IS NOT NULL
ORDER BY snapshot_date DESC LIMIT {CHART_MONTHS}
"""


def validation(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, month: Month) -> Validation | None:
    """What is published for a month; None where the table is not, or its file was removed."""
    files = _files(ledger, month)
    if month not in files:
        return None
    engine.bind(connection, VALIDATION, list(files.values()))
    asked = {"day": month.last_day, "history": TWO_YEARS}
    rows = {row[0]: row for row in connection.execute(_ROWS, asked).fetchall()}
    drawn = connection.execute(_AUC, {**asked, "component": OVERALL}).fetchall()
    scores = [_foretold(rows[component][:-1]) for component in (OVERALL, *COMPONENTS) if component in rows]
    points = {Month.of(day): (auc, low, high) for day, auc, low, high in reversed(drawn)}
    followed = next((row[-1] for row in rows.values()), 0)
    return Validation(followed, CHANCE, scores, chart(points) if points else None)


def _files(ledger: Ledger, month: Month) -> dict[Month, Path]:
    """The published files of the table by month, up to this one."""
    files = {}
    for known in sorted(known for known in ledger.published if known <= month)[-CHART_MONTHS:]:
        entry = ledger.entry(VALIDATION.name, known)
        path = None if entry is None else ledger.found(entry)
        if path is not None:
            files[known] = path
    return files


def _foretold(row: Sequence[Any]) -> Foretold:
    component, accounts, lost, rate, auc, correlation, ceiling, decile, sizes, rates, order, good, why = row
    bands = [Band(*band) for band in zip(BANDS, sizes, rates, strict=True)]
    return Foretold(component, accounts, lost, rate, auc, correlation, ceiling, decile, bands, order, good, why)


_WIDTH, _HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 420, 150, 10, 22, 34, 10


def chart(values: Mapping[Month, tuple[float, float, float]]) -> Drawing:
    """The AUC by month as a line over its 95% interval, with the line of chance; estimate, low, high by month."""
    months = list(values)
    lowest = min(CHANCE - 0.1, *(low for _, low, _ in values.values()))
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(months) - 1, 1)

    def x(place: int) -> float:
        return round(_LEFT + place * step, 1)

    def y(value: float) -> float:
        return round(_TOP + (1 - value) / (1 - lowest) * (_HEIGHT - _TOP - _BOTTOM), 1)

    words = {
        month: f"{short(month)}: {auc:.2f}, between {low:.2f} and {high:.2f}"
        for month, (auc, low, high) in values.items()
    }
    places = list(enumerate(values.items()))
    dots = [Box(x(place), y(auc), 0, 2.5, "inside", words[month]) for place, (month, (auc, _, _)) in places]
    labels = [
        *(Label(_LEFT - 6, y(value) + 4, f"{value:.1f}", "end") for value in (CHANCE, 1.0)),
        Label(_WIDTH - _RIGHT, y(CHANCE) + 12, "chance", "end"),
        Label(_LEFT, _HEIGHT - 4, short(months[0]), "start"),
        *([Label(_WIDTH - _RIGHT, _HEIGHT - 4, short(months[-1]), "end")] if len(months) > 1 else []),
    ]
    curves = (
        Curve([(_LEFT, y(CHANCE)), (_WIDTH - _RIGHT, y(CHANCE))], kind="chance"),
        Curve(
            [(dot.x, dot.y) for dot in dots],
            [(x(place), y(high)) for place, (_, (_, _, high)) in places],
            [(x(place), y(low)) for place, (_, (_, low, _)) in places],
        ),
    )
    return Drawing(_WIDTH, _HEIGHT, f"AUC by month: {'; '.join(words.values())}.", (), labels, curves, dots)
