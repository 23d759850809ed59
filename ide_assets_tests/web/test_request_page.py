"""Actions that readers ask for: on the pages, in the hand-over, and never for an account that is held back."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide_assets.domains.actions.handover import requests
from ide_assets.domains.actions.handover.export import export, open_actions
from ide_assets.domains.actions.handover.handover import HANDED_OVER
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.months import Month
from ide_assets.store.home import Home, home_of
from ide_assets.web.pages.form_secret import masked
from ide_assets.web.pages.request import NOT_NOW
from ide_assets_tests.web import page_home as page_rows
from ide_assets_tests.web.browsing import assert_accessible, listening, opened
from ide_assets_tests.web.conftest import ROLES, served_settings, serving, sign_in
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

#: P2 is held back, P7 shares its tenant, P4 is in the universal control.
HELD_BACK = ("P2", "P7", "P4")
SEPTEMBER = Month(2023, 9)
NOW = datetime(2023, 9, 10, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_requests(written: ScoredHome) -> None:
    """Every test begins without requests."""
    written.home.requested_actions.unlink(missing_ok=True)
    written.home.call_decisions.unlink(missing_ok=True)
    shutil.rmtree(written.home.handed_over, ignore_errors=True)


@pytest.fixture(scope="module")
def client(web_extra: None, written: ScoredHome) -> "Iterator[TestClient]":
    with serving(written.settings) as client:
        yield client


@pytest.fixture(scope="module")
def signed(web_extra: None, written: ScoredHome, tokens_file: Path) -> "Iterator[TestClient]":
    with serving(written.settings, tokens_file=tokens_file) as client:
        yield client


def post(client: "TestClient", **fields: str) -> Any:
    client.get("/calls")
    data = {"form": masked(client.cookies["ide_form"]), **fields}
    return client.post("/request", data=data, follow_redirects=False)


def handed_over(written: ScoredHome, tmp_path: Path) -> list[Mapping[str, Any]]:
    """The rows of requests in an export of September."""
    done = export(written.home, written.settings, out=tmp_path / "out")
    return [row for row in done.rows if requests.is_request(row)]


def test_a_request_is_on_the_list_at_once_and_in_the_hand_over(
    client: "TestClient", written: ScoredHome, tmp_path: Path
) -> None:
    assert "Request a re-engagement" in client.get("/engagement/P1").text
    answer = post(client, account="P1", why="They lost <their> admin")
    assert (answer.status_code, answer.headers["location"]) == (303, "/account/P1#calls")
    today = datetime.now(UTC).date()
    text = text_of(client.get("/calls").text)
    assert f"Requested by this machine on {today}: They lost &lt;their&gt; admin" in text
    assert "5 calls, 5 new this month" in text
    assert "Acme Corp : Re-engagement" in text and "Re-engagement" in client.get("/account/P1").text
    (row,) = handed_over(written, tmp_path)
    assert (row["status"], row["surviving_account_csn"], row["account_name"], row["ownerid"], row["requested_by"]) == (
        "new", "P1", "Acme Corp", "O1", "this machine",
    )  # fmt: skip
    assert "They lost <their> admin" in row["why_now"] and row["selected_on"] == today
    _, listed = open_actions(written.home, written.settings)
    assert [item["status"] for item in listed if requests.is_request(item)] == ["new"]


def test_a_request_can_be_decided_about_like_any_call(client: "TestClient") -> None:
    post(client, account="P1", why="quiet")
    text = client.get("/account/P1").text
    action = text.partition('action="/call/request-')[2].partition('"')[0]
    client.post(f"/call/request-{action}", data={"form": masked(client.cookies["ide_form"]), "kind": "done"})
    assert "Re-engagement" in text_of(client.get("/calls?state=done").text)
    # The next one can be requested.
    assert post(client, account="P1", why="quiet again").status_code == 303


@pytest.mark.parametrize("csn", HELD_BACK)
def test_an_account_that_is_held_back_gets_none_and_the_page_says_no_more(
    client: "TestClient", written: ScoredHome, csn: str
) -> None:
    page = text_of(client.get(f"/request?account={csn}").text)
    assert NOT_NOW in page
    assert not {"holdout", "held", "control", "measure"} & set(page.lower().split())
    answer = post(client, account=csn, why="quiet")
    assert answer.status_code == 422 and NOT_NOW in text_of(answer.text)
    assert not written.home.requested_actions.exists()


@pytest.mark.parametrize("csn", HELD_BACK)
def test_an_account_that_is_held_back_later_is_on_no_list(
    client: "TestClient", written: ScoredHome, tmp_path: Path, csn: str
) -> None:
    chosen = requests.requested(csn, "SECRET", "jo", NOW, NOW.date())
    requests.ENTRIES.append(written.home, chosen, 1)
    assert handed_over(written, tmp_path) == []
    for path in ("/calls", "/export/calls.csv", f"/account/{csn}", f"/request?account={csn}"):
        assert "SECRET" not in client.get(path).text
    assert client.get(f"/call/{chosen.action}").status_code == 404


def test_a_request_is_withdrawn_and_ended_in_the_next_hand_over(
    client: "TestClient", written: ScoredHome, tmp_path: Path
) -> None:
    post(client, account="P1", why="quiet")
    (row,) = handed_over(written, tmp_path)
    assert "is requested already" in text_of(post(client, account="P1", why="again").text)
    assert "Withdraw the request" in client.get("/request?account=P1").text
    assert post(client, account="P1", withdraw=row["action_id"]).status_code == 303
    assert "Re-engagement" not in client.get("/account/P1").text
    for _ in range(2):
        (ended,) = handed_over(written, tmp_path)
        assert (ended["status"], ended["status_reason"]) == ("ended", "request withdrawn")
    assert "is not open any more" in text_of(post(client, account="P1", withdraw=row["action_id"]).text)


def test_requests_are_within_the_rights_and_have_a_reason(signed: "TestClient", written: ScoredHome) -> None:
    for token, (role, owners) in ROLES.items():
        sign_in(signed, token)
        expected = 200 if role == "leader" or "O2" in owners else 404
        assert signed.get("/request?account=P3").status_code == expected
        assert post(signed, account="P3", why=" ").status_code == (422 if expected == 200 else 404)
    assert not written.home.requested_actions.exists()
    assert signed.post("/request", data={"account": "P3", "why": "x"}).status_code == 403
    # The request of another owner's account is on no list of this one.
    requests.ENTRIES.append(written.home, requests.requested("P3", "SECRET", "jo", NOW, NOW.date()), 1)
    sign_in(signed, "token-of-o1")
    assert "SECRET" not in signed.get("/calls").text + signed.get("/export/calls.csv").text
    sign_in(signed, "token-of-o2")
    assert "SECRET" in signed.get("/calls").text


def test_an_intervention_closes_a_request_also_after_a_merge(page_home: ScoredHome, tmp_path: Path) -> None:
    """V1 was merged into P1; what was carried out before the request does not close it."""
    shutil.copytree(page_home.home.root, tmp_path / "home", symlinks=True)
    home = ScoredHome(tmp_path / "home", page_rows.TABLES)
    chosen = [requests.requested(csn, "quiet", "jo", NOW, NOW.date()) for csn in ("V1", "P3", "P8")]
    for request in chosen:
        requests.ENTRIES.append(home.home, request, 1)
    assert {row["surviving_account_csn"] for row in handed_over(home, tmp_path)} == {"P1", "P3", "P8"}
    interventions = [
        {"intervention_id": str(number), "account_csn": csn, "action_key": requests.KEY, "channel": "human",
         "performed_on": date(2023, 9, day), "outcome": outcome}
        for number, (csn, day, outcome) in enumerate([("P1", 12, None), ("P3", 12, "declined: no"), ("P8", 9, None)])
    ]  # fmt: skip
    home.publish("2023-09", {BY_NAME["interventions"].table: interventions})
    rows = {row["surviving_account_csn"]: (row["status"], row["status_reason"]) for row in handed_over(home, tmp_path)}
    assert rows == {"P1": ("ended", "done"), "P3": ("ended", "declined"), "P8": ("new", None)}
    with serving(home.settings) as client:
        text = text_of(client.get("/calls").text)
        assert "Twin : Re-engagement" in text and "Acme Corp : Re-engagement" not in text


ROW = {**dict.fromkeys(HANDED_OVER.column_names), "action_id": "request-1", "status_reason": None}


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_every_request_is_handed_over_once(now: set[int], before: set[int], done: set[int]) -> None:
    open_rows = [{**ROW, "action_id": f"request-{number}"} for number in now]
    former = [{**ROW, "action_id": f"request-{number}", "status": "new"} for number in before]
    closed = {f"request-{number}": "done" for number in done}
    first = {f"request-{number}": date(2023, 8, 31) for number in before}
    rows = requests.hand_over(SEPTEMBER, open_rows, closed, former, first)
    assert sorted(str(row["action_id"]) for row in rows) == sorted(f"request-{number}" for number in now | before)
    for row in rows:
        number = int(str(row["action_id"])[-1])
        expected = "ended" if number not in now else "continued" if number in before else "new"
        assert row["status"] == expected
        assert row["status_reason"] == (
            None if number in now else "done" if number in done else "request withdrawn"
        )  # fmt: skip
    again = requests.hand_over(SEPTEMBER, open_rows, closed, [*former, *rows], first)
    assert sorted(map(str, again)) == sorted(map(str, rows))


def test_a_damaged_line_requests_nothing_and_is_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    requests.ENTRIES.append(home, requests.requested("P1", "quiet", "jo", NOW, NOW.date()), 1)
    text = home.requested_actions.read_text(encoding="utf-8")
    home.requested_actions.write_text(text.replace('"P1"', '"P3"'), encoding="utf-8")
    assert requests.in_force(home) == []
    assert "requested_actions.jsonl, line 1: damaged" in requests.unreadable(home)


def test_a_reader_requests_without_scripts(web_extra: None, written: ScoredHome, browser: "Browser") -> None:
    assert home_of(written.settings) == written.home
    with listening(served_settings(written.settings)) as address:
        with opened(browser, f"{address}/engagement/P1") as page:
            page.get_by_role("link", name="Request a re-engagement").click()
            page.get_by_label("Why this account").fill("quiet")
            page.get_by_role("button", name="Request").press("Enter")
            page.get_by_role("heading", name="Re-engagement").wait_for()
        for path in ("/request?account=P1", "/request?account=P2", "/request?account=P3", "/engagement/P1"):
            assert_accessible(browser, f"{address}{path}")
