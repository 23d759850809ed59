"""The report of the published sample in a real browser: wide, narrow, and without loading anything else."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.reports.quality import catalogue, checks, records, report
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.conftest import SAMPLE
from ide_assets_tests.needs import needs_browser
from ide_assets_tests.pages import assert_fits, seen
from ide_assets_tests.published import attach

pytestmark = [pytest.mark.slow, needs_browser]


@pytest.fixture(scope="module")
def pages(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample's report, written for these tests."""
    settings = Settings(landing=SAMPLE, home=sample_home)
    folder = tmp_path_factory.mktemp("report")
    return report.write(Home(sample_home), settings, RECIPES, datetime.now(UTC).date(), folder).parent


@pytest.mark.parametrize("width", [1280, 390, 360])
@pytest.mark.parametrize("name", ["index.html", "2023-09.html"])
def test_page_fits_and_loads_nothing(name: str, width: int, pages: Path, tmp_path: Path) -> None:
    assert_fits(pages / name, width, tmp_path)


@pytest.mark.parametrize(("width", "most"), [(1280, 8_000), (390, 14_500)])
def test_folded_page_of_a_month_is_short(width: int, most: int, pages: Path, tmp_path: Path) -> None:
    page, _ = seen(pages / "2023-09.html", width, tmp_path)
    assert 1_000 < page["height"] < most


def test_layout_check_finds_overflow_and_blocked_requests(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<!doctype html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
        "<img src='picture.png'><script>1</script><table width=900><tr><td>wide</table>",
        encoding="utf-8",
    )
    layout, complaints = seen(page, 360, tmp_path)
    assert layout["overflow"] > 0
    assert "Content Security Policy" in complaints


def test_shown_numbers_equal_the_records(sample_home: Path, pages: Path, tmp_path: Path) -> None:
    month = Month(2023, 9)
    with catalogue.opened(Home(sample_home), Settings(home=sample_home)) as connection:
        count, failing = connection.execute(
            "SELECT count(*), count(*) FILTER (NOT passed) FROM quality.check_results WHERE month = '2023-09'"
        ).fetchone() or (0, 0)
        rows = connection.execute(
            "SELECT rows FROM quality.publications WHERE month = '2023-09' AND table_name = 'usage_monthly'"
        ).fetchone()
        records.prepare(connection, datetime.now(UTC).date())
        (covered,) = [
            finding.verdict
            for finding in checks.findings(connection, month)
            if finding.anchor == "ide_opportunity_coverage_monthly.opportunities_are_covered"
        ]
    with attach(sample_home) as released:
        (seats,) = released.execute(
            "SELECT sum(seats_purchased)::BIGINT FROM (SELECT DISTINCT tenant_id, pool_id, offering_external_key, "
            "seats_purchased FROM eio_publish.access_shared.assignment_monthly WHERE by_month = '2023-09-01')"
        ).fetchone() or (0,)
    assert failing > 5 and rows is not None

    health, _ = seen(pages / "index.html", 1280, tmp_path)
    assert f"September 2023 is published; {failing} checks need attention" in health["text"]
    page, _ = seen(pages / "2023-09.html", 1280, tmp_path)
    text = re.sub(r"\s+", " ", page["text"])
    assert f"{count - failing} of {count} checks passed" in text
    assert f"{covered.failing} rows failing of {covered.rows} in the table" in text
    assert f"{seats:,} seats before = {seats:,} after ✓ conserved" in text
    assert f"{rows[0]:,} rows." in text
