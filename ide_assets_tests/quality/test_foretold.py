"""The section on how well engagement scores foretell churn: numbers, reasons and the chart."""

from pathlib import Path
from typing import Any

import pytest

from ide_assets.domains.engagement.tables import VALIDATION
from ide_assets.months import Month
from ide_assets.reports.quality import foretold
from ide_assets.store.home import Home
from ide_assets_tests.inline import Rows
from ide_assets_tests.pages import Page, assert_is_readable
from ide_assets_tests.quality.handmade import judged, published, verdict
from ide_assets_tests.quality.test_report import write


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def row(month: str, component: str = "overall", **changes: Any) -> dict[str, Any]:
    bands = {f"accounts_{band}": 100 for band in ("good", "fair", "poor", "unknown")}
    return {
        "snapshot_date": Month.parse(month).last_day,
        "component": component,
        "history": "two_years",
        "followed_months": 3,
        "accounts_followed": 400,
        "accounts_lost": 40,
        "auc": 0.71,
        "auc_low": 0.62,
        "auc_high": 0.79,
        "correlation": 0.31,
        "correlation_low": 0.2,
        "correlation_high": 0.41,
        "correlation_ceiling": 0.585,
        "lowest_decile_share": 32.5,
        "churn_rate_poor": 18.0,
        "band_order": "in order",
        "good_share": 41.0,
        **bands,
        **changes,
    }


def built(home: Home, month: str, rows: Rows) -> None:
    judged(home, month, "accounts", f"run-{month}", f"{month}-20 10:00", verdict("known"))
    published(home, month, f"run-{month}", f"{month}-20 10:01", {"accounts": None, VALIDATION.name: rows})


def test_the_page_of_a_month_has_its_numbers_and_the_chart_of_the_months_before(home: Home) -> None:
    built(home, "2023-04", [row("2023-04", auc=0.66, auc_low=0.55, auc_high=0.75)])
    built(home, "2023-05", [row("2023-05")])
    page = Page(write(home).parent / "2023-05.html")
    assert "0.71 (0.62 to 0.79)" in page.text
    assert "0.31 (0.20 to 0.41)" in page.text
    assert "18.0%" in page.text
    labels = [attributes.get("aria-label") or "" for _, attributes in page.elements]
    (label,) = [label for label in labels if label.startswith("AUC by month")]
    assert label == ("AUC by month: Apr 2023: 0.66, between 0.55 and 0.75; May 2023: 0.71, between 0.62 and 0.79.")
    assert_is_readable(page)


def test_what_is_not_estimated_has_its_reason(home: Home) -> None:
    missing: dict[str, Any] = dict.fromkeys(
        [*(f"{name}{end}" for name in ("auc", "correlation") for end in ("", "_low", "_high")), "correlation_ceiling"]
    )
    reason = "4 accounts with a known score left: at least 10 are needed"
    built(home, "2023-05", [row("2023-05", **missing, lowest_decile_share=None, not_estimated_because=reason)])
    page = Page(write(home).parent / "2023-05.html")
    assert f"overall: not estimated, because {reason}." in page.text


def test_a_month_without_the_table_has_no_section(home: Home) -> None:
    judged(home, "2023-05", "accounts", "r1", "2023-05-20 10:00", verdict("known"))
    published(home, "2023-05", "r1", "2023-05-20 10:01", {"accounts": None})
    assert "Engagement score and churn" not in (write(home).parent / "2023-05.html").read_text(encoding="utf-8")


def test_the_chart_has_room_for_an_interval_below_chance() -> None:
    drawing = foretold.chart({Month(2023, 5): (0.4, 0.1, 0.9)})
    chance, _ = drawing.curves
    assert drawing.dots[0].y > chance.points[0][1]
    assert 0 <= drawing.dots[0].y <= drawing.height
