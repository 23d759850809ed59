"""The effect of plays, for leaders (R-EFF-2 to R-EFF-5)."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ide_assets.reports.effect.findings import Answer, Estimate, Findings, Play, Revenue
from ide_assets.reports.effect.questions import Aim
from ide_assets.web.pages.effects_view import by_quarter, forest, lead, row
from ide_assets_tests.effect.handmade import HARMFUL, PLAYS, STRONG, TOGETHER, publish
from ide_assets_tests.web.browsing import assert_accessible, listening
from ide_assets_tests.web.conftest import ROLES, served_settings, serving, sign_in
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """A home with plays of every kind."""
    home = ScoredHome(tmp_path_factory.mktemp("effects") / "home")
    publish_two_months(home)
    publish(home.home, "2023-10", PLAYS, TOGETHER)
    home.release()
    return home


@pytest.fixture(scope="module")
def reader(measured: ScoredHome) -> "Iterator[TestClient]":
    """A client of a server without tokens."""
    with serving(measured.settings) as client:
        yield client


def estimate(effect: float | None, low: float | None = None, high: float | None = None) -> Estimate:
    """A measured effect."""
    return Estimate("assignment_rate", 3, "intention_to_treat", "effective", effect, low, high)


def test_page_says_what_works_what_to_stop_and_what_is_not_known(reader: "TestClient") -> None:
    text = text_of(reader.get("/effects").text)
    assert "Of 7 plays, 1 is shown to work, and 3 should be stopped or redesigned." in text
    assert "1 is measured without an effect shown so far. 2 cannot be judged yet." in text
    for part in (
        f"{STRONG.name} scale up",
        f"{HARMFUL.name} stop or redesign",
        "Measured effects",
        "Naive before/after",
    ):
        assert part in text, (part, text)


def test_revenue_is_shown_by_quarter_the_newest_first() -> None:
    amounts = [Revenue(quarter, 4, 0, 100.0) for quarter in ("all", "2023-01 to 2023-03", "2023-04 to 2023-06")]
    programme = Play("programme", "All actions", Aim("assignment_rate", "rise", 3, 1.0), {}, revenue=amounts)
    assert [amount.quarter for amount in by_quarter(Findings(None, programme=programme))] == [
        "2023-04 to 2023-06",
        "2023-01 to 2023-03",
    ]
    assert by_quarter(Findings(None)) == []


def test_every_play_has_an_address(reader: "TestClient") -> None:
    answer = reader.get(f"/effects/{quote(STRONG.key, safe='')}")
    assert answer.status_code == 200
    text = text_of(answer.text)
    assert STRONG.name in text and "Effects by measure and horizon" in text and "scale up" in text
    assert reader.get("/effects/nope").status_code == 404


def test_only_readers_of_all_accounts_see_it(measured: ScoredHome, tokens_file: Path) -> None:
    with serving(measured.settings, tokens_file=tokens_file) as client:
        for token, (role, _) in ROLES.items():
            sign_in(client, token)
            is_leader = role == "leader"
            assert client.get("/effects").status_code == (200 if is_leader else 404)
            assert ('href="/effects"' in client.get("/").text) == is_leader


def test_a_release_without_effects_says_so(pages: "TestClient") -> None:
    assert "Nothing is measured yet" in text_of(pages.get("/effects").text)


def test_effects_are_drawn_around_a_common_zero() -> None:
    chart = forest(
        [("Up", estimate(2.0, 1.0, 4.0)), ("Down", estimate(-4.0)), ("None", estimate(0.0, -1.0, 1.0))], "All"
    )
    zero = chart.boxes[0].x
    assert [dot.x for dot in chart.dots] == [zero + 62.5, zero - 125, zero]
    assert [curve.points[0][0] for curve in chart.curves] == [zero + 31.2, zero - 31.2]
    assert chart.description == "All: Up +2.0; Down \N{MINUS SIGN}4.0; None 0.0."


def test_what_is_not_measured_has_no_numbers() -> None:
    assert row("A", "a", Answer()).effect == "\N{EN DASH}"
    shown = row("A", "a", Answer(estimate(2.0, 1.0, 4.0), naive=estimate(6.0)))
    assert (shown.effect, shown.interval, shown.naive) == ("+2.0", "+1.0 to +4.0", "+6.0")
    assert lead(Findings(None)).startswith("Nothing is measured yet")


def test_every_look_is_accessible(measured: ScoredHome, browser: "Browser") -> None:
    with listening(served_settings(measured.settings)) as address:
        for path in ("/effects", f"/effects/{quote(STRONG.key, safe='')}"):
            assert_accessible(browser, f"{address}{path}")
