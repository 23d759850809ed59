"""The before/after report in a real browser: wide and narrow, with names of any length and script."""

from pathlib import Path

import pytest

from ide_assets.reports.effect import report
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.effect.handmade import PLAYS, TOGETHER, HandmadePlay, publish
from ide_assets_tests.needs import needs_browser
from ide_assets_tests.pages import assert_fits, seen

LONG = HandmadePlay("IDE-" + "LowAssignment&Dormancy-" * 6, 0.8, 2.2, name="ÄÖÜ中铁اسم" * 40)

pytestmark = [pytest.mark.slow, needs_browser]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report over plays of every kind."""
    home = Home(tmp_path_factory.mktemp("home"))
    publish(home, "2023-09", [*PLAYS, LONG], TOGETHER)
    return report.write(home, Settings(home=home.root)).parent


@pytest.mark.parametrize("width", [1280, 390, 360])
@pytest.mark.parametrize("name", ["index.html", report.page_of(LONG.key)])
def test_page_fits_and_loads_nothing(name: str, width: int, pages: Path, tmp_path: Path) -> None:
    assert_fits(pages / name, width, tmp_path)


@pytest.mark.parametrize("name", ["index.html", report.page_of(PLAYS[0].key)])
def test_wide_window_shows_all_numbers_without_scrolling(name: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    publish(home, "2023-09", PLAYS, TOGETHER)
    page, _ = seen(report.write(home, Settings(home=home.root)).with_name(name), 1280, tmp_path)
    assert page["scrolling"] == []
