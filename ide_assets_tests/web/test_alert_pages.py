"""Alerts on pages: acknowledged, snoozed, and a reader's own thresholds (R-ES-11, R-ES-14)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.domains.engagement.score.alerts import SEVERITIES
from ide_assets.operations import alert_decisions, alert_thresholds
from ide_assets.operations.alert_thresholds import Raised, Threshold
from ide_assets.operations.engagement_alerts import BY_URGENCY
from ide_assets.settings import Settings
from ide_assets.web.pages import alerts
from ide_assets.web.pages.alerts import sentence
from ide_assets.web.pages.form_secret import masked
from ide_assets_tests.days import in_days
from ide_assets_tests.web.browsing import assert_accessible, listening, opened
from ide_assets_tests.web.conftest import ROLES, served_settings, serving, sign_in, write_tokens
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

#: Accounts of open alerts, and their owners; A1's alert is over.
OPEN = {"A2": "O1", "A3": "O2", "A4": "O2", "A6": None}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """A home of its own, because decisions are written to it."""
    home = ScoredHome(tmp_path_factory.mktemp("alerted") / "home")
    publish_two_months(home)
    home.release()
    return home


@pytest.fixture(autouse=True)
def nothing_decided(written: ScoredHome) -> None:
    """Every test begins without decisions and thresholds."""
    written.home.alert_decisions.unlink(missing_ok=True)
    written.home.alert_thresholds.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def client(web_extra: None, written: ScoredHome) -> "Iterator[TestClient]":
    with serving(written.settings) as client:
        yield client


@pytest.fixture(scope="module")
def signed(web_extra: None, written: ScoredHome, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[TestClient]":
    tokens = write_tokens(tmp_path_factory.mktemp("tokens") / "tokens.yaml", ROLES)
    with serving(written.settings, tokens_file=tokens) as client:
        yield client


def listed(client: "TestClient", query: str = "") -> list[str]:
    """The accounts of the list."""
    page = client.get(f"/alerts{query}").text.partition('id="own"')[0]
    return re.findall(r'class="account"><a href="/engagement/([^"]+)"', page)


def alert_of(client: "TestClient", csn: str) -> str:
    page = client.get("/alerts").text
    match = re.search(rf'href="/engagement/{csn}".*?href="/alert/([0-9a-f]{{32}})"', page, re.DOTALL)
    assert match is not None
    return match[1]


def post(client: "TestClient", path: str, **fields: str) -> Any:
    client.get("/alerts")
    return client.post(path, data={"form": masked(client.cookies["ide_form"]), **fields}, follow_redirects=False)


def test_open_alerts_are_listed_with_what_happened(client: "TestClient") -> None:
    assert {csn for csn in listed(client) if csn in (*OPEN, "A1")} == set(OPEN)
    assert {csn for csn in listed(client, "?severity=critical") if csn in OPEN} == {"A2", "A3"}
    assert "A1" in listed(client, "?state=over")
    assert listed(client, "?state=acknowledged") == []
    assert "Overall score 40.0, below 50" in text_of(client.get("/alerts").text)
    assert client.get("/alerts?state=gone").status_code == client.get("/alerts?page=x").status_code == 422


def test_alerts_of_one_day_are_ordered_by_severity_on_all_pages(
    client: "TestClient", monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(BY_URGENCY) == set(SEVERITIES.values())
    pattern = r'<span class="chip \w+">(\w+)</span>.*?data-label="Since">([0-9-]+)<'
    listed = re.findall(pattern, client.get("/alerts").text)
    assert len({severity for severity, _ in listed}) == 3
    urgency = [(-date.fromisoformat(day).toordinal(), BY_URGENCY.index(severity)) for severity, day in listed]
    assert urgency == sorted(urgency)
    monkeypatch.setattr(alerts, "_ON_A_PAGE", 4)
    paged: list[tuple[str, str]] = []
    path: str | None = "/alerts"
    while path is not None:
        page = client.get(path).text
        paged += re.findall(pattern, page)
        further = re.search(r'href="(/alerts[^"]+)">Next page', page)
        path = None if further is None else unescape(further[1])
    assert paged == listed


def test_a_fall_is_a_sentence_with_one_decimal() -> None:
    row = {"component": "overall", "score": 71.8, "alert": "drop", "threshold": 73.6546}
    assert sentence(row) == "Overall score 71.8, fell below 73.7"
    assert sentence({**row, "score": None, "alert": "overall_low", "threshold": 50.0}) == (
        "Overall score unknown, below 50"
    )


def test_a_score_above_its_threshold_is_not_called_below_it() -> None:
    row = {"component": "overall", "score": 50.8, "alert": "overall_low", "threshold": 50.0}
    assert sentence(row) == "Overall score 50.8, was below 50 and has not recovered enough"
    assert sentence({**row, "score": 50.0}).startswith("Overall score 50.0, was below 50")


def test_an_alert_is_acknowledged_and_leaves_the_list(client: "TestClient", written: ScoredHome) -> None:
    alert = alert_of(client, "A2")
    answer = post(client, f"/alert/{alert}", kind="acknowledged", reason="They have a <new> admin")
    assert (answer.status_code, answer.headers["location"]) == (303, "/alerts?state=acknowledged")
    assert "A2" not in listed(client) and listed(client, "?state=acknowledged") == ["A2"]
    assert "They have a &lt;new&gt; admin" in client.get(f"/alert/{alert}").text
    assert alert_decisions.newest(written.home)[alert].by == "this machine"
    post(client, f"/alert/{alert}", kind="snoozed", reason="holiday", until=in_days(1))
    assert f"Snoozed until {in_days(1)}: holiday" in text_of(client.get("/alerts?state=snoozed").text)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "acknowledged", "reason": "  "}, "The reason is empty"),
        ({"kind": "snoozed", "reason": "r"}, "The day is missing"),
        ({"kind": "snoozed", "reason": "r", "until": "2020-01-01"}, "is not a day after today"),
        ({"kind": "acknowledged", "reason": "x" * 501}, "at most 500"),
        ({"reason": "r"}, "does not say what was decided"),
    ],
)
def test_what_cannot_be_decided_is_a_page_in_words(
    client: "TestClient", written: ScoredHome, fields: dict[str, str], sentence: str
) -> None:
    answer = post(client, f"/alert/{alert_of(client, 'A2')}", **fields)
    assert answer.status_code == 422 and sentence in text_of(answer.text)
    assert not written.home.alert_decisions.exists()


def test_an_alert_that_is_over_has_nothing_to_decide(client: "TestClient", written: ScoredHome) -> None:
    alerts = client.get("/api/intelligence/engagement/alerts?state=over").json()["alerts"]
    answer = post(client, f"/alert/{alerts[0]['id']}", kind="acknowledged", reason="late")
    assert answer.status_code == 409 and "The alert is over" in text_of(answer.text)
    assert "there is nothing to decide" in text_of(client.get(f"/alert/{alerts[0]['id']}").text)
    assert not written.home.alert_decisions.exists()


def test_alerts_are_decided_within_the_rights(signed: "TestClient", written: ScoredHome) -> None:
    sign_in(signed, "token-of-leader")
    ids = {csn: alert_of(signed, csn) for csn in OPEN}
    for token, (role, owners) in ROLES.items():
        sign_in(signed, token)
        readable = {csn for csn, owner in OPEN.items() if role == "leader" or owner in owners}
        assert set(listed(signed)) & set(OPEN) == readable
        for csn, alert in ids.items():
            expected = 200 if csn in readable else 404
            assert signed.get(f"/alert/{alert}").status_code == expected
            answer = post(signed, f"/alert/{alert}", kind="snoozed", reason="r", until=in_days(1))
            assert answer.status_code == (303 if csn in readable else 404)
        written.home.alert_decisions.unlink()


def test_forms_of_other_sites_decide_nothing(client: "TestClient", written: ScoredHome) -> None:
    alert = alert_of(client, "A2")
    for path in (f"/alert/{alert}", "/alerts/set"):
        assert client.post(path, data={"kind": "acknowledged", "reason": "r"}).status_code == 403
    assert not written.home.alert_decisions.exists() and not written.home.alert_thresholds.exists()


def test_a_threshold_is_set_raises_an_alert_and_is_removed(client: "TestClient", written: ScoredHome) -> None:
    assert "Set alerts" in client.get("/engagement/A1").text
    fields = {"account": "A1", "component": "overall", "kind": "below", "back": "/alerts/set?account=A1"}
    answer = post(client, "/alerts/set", points="99", **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/alerts/set?account=A1")
    assert "Overall score below 99" in text_of(client.get("/alerts/set?account=A1").text)
    assert "your threshold: overall score below 99" in text_of(client.get("/alerts").text)
    alert = alert_of(client, "A1")
    assert "Your threshold" in client.get(f"/alert/{alert}").text
    post(client, f"/alert/{alert}", kind="acknowledged", reason="on it")
    assert "A1" not in listed(client) and "A1" in listed(client, "?state=acknowledged")
    post(client, "/alerts/set", remove="yes", points="", **fields)
    assert alert_thresholds.in_force(written.home) == []
    assert client.get(f"/alert/{alert}").status_code == 404


def test_thresholds_are_evaluated_once_for_a_release(
    client: "TestClient", written: ScoredHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluated: list[int] = []
    original = alert_thresholds.alerts

    def counted(settings: Settings, chosen: Sequence[Threshold]) -> Sequence[Raised]:
        evaluated.append(len(chosen))
        return original(settings, chosen)

    monkeypatch.setattr(alert_thresholds, "alerts", counted)
    fields = {"account": "A1", "component": "overall", "kind": "below"}
    post(client, "/alerts/set", points="98", **fields)
    for _ in range(2):
        assert "your threshold: overall score below 98" in text_of(client.get("/alerts").text)
    assert evaluated == [1]
    post(client, "/alerts/set", points="97", **fields)
    assert "your threshold: overall score below 97" in text_of(client.get("/alerts").text)
    assert evaluated == [1, 1]
    written.release()
    assert "your threshold: overall score below 97" in text_of(client.get("/alerts").text)
    assert evaluated == [1, 1, 1]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"points": "101"}, "at most 100 points"),
        ({"points": "many"}, "is not a number of points"),
        ({"points": ""}, "The number of points is missing"),
        ({"points": "50", "component": "mood"}, "The score is missing"),
        ({"points": "50", "kind": "above"}, "The condition is missing"),
    ],
)
def test_a_threshold_that_cannot_be_is_a_page_in_words(
    client: "TestClient", fields: dict[str, str], sentence: str
) -> None:
    answer = post(client, "/alerts/set", **{"account": "A1", "component": "overall", "kind": "below", **fields})
    assert answer.status_code == 422 and sentence in text_of(answer.text)


def test_thresholds_are_the_reader_s_own_and_within_the_rights(signed: "TestClient", written: ScoredHome) -> None:
    fields = {"component": "overall", "kind": "below", "points": "99"}
    sign_in(signed, "token-of-o1")
    assert signed.get("/alerts/set?account=A3").status_code == 404
    assert post(signed, "/alerts/set", account="A3", **fields).status_code == 404
    assert post(signed, "/alerts/set", account="A1", **fields).status_code == 303
    own = alert_of(signed, "A1")
    sign_in(signed, "token-of-leader")
    assert "A1" not in listed(signed) and "You have not set any thresholds" in text_of(signed.get("/alerts").text)
    assert signed.get(f"/alert/{own}").status_code == 404
    post(signed, "/alerts/set", account="A1", component="overall", kind="below", remove="yes")
    assert [known.by for known in alert_thresholds.in_force(written.home)] == ["token-of-o1"]


def test_a_reader_decides_about_an_alert_without_scripts(
    web_extra: None, written: ScoredHome, browser: "Browser", client: "TestClient"
) -> None:
    alert = alert_of(client, "A2")
    with listening(served_settings(written.settings)) as address:
        with opened(browser, f"{address}/engagement/A2") as page:
            page.get_by_role("link", name="Set alerts").click()
            page.get_by_role("spinbutton", name="Points").fill("99")
            page.get_by_role("button", name="Set").press("Enter")
            page.get_by_role("heading", name="Your thresholds for this account").wait_for()
            page.goto(f"{address}/alert/{alert}")
            page.get_by_label("What is being done").fill("called")
            page.get_by_role("button", name="Acknowledge").click()
            page.get_by_role("heading", name="Acknowledged alerts").wait_for()
        for path in ("/alerts", "/alerts?state=acknowledged", f"/alert/{alert}", "/alerts/set?account=A2"):
            assert_accessible(browser, f"{address}{path}")
