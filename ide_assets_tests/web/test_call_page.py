"""Decisions about calls on the pages: done, snooze, decline, undo, within the reader's rights (R-ACT-4)."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.operations import call_decisions
from ide_assets.settings import Settings
from ide_assets.web.pages.form_secret import masked
from ide_assets_tests.days import in_days, today, with_days
from ide_assets_tests.web.browsing import assert_accessible, listening, opened
from ide_assets_tests.web.conftest import ROLES, form_secret, served_settings, serving, sign_in
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

P1, P3 = "ACT-P1-1", "ACT-P3-1"


@pytest.fixture(scope="module")
def written(page_home: ScoredHome, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home of its own, because decisions are written to it."""
    home = tmp_path_factory.mktemp("decided") / "home"
    shutil.copytree(page_home.home.root, home, symlinks=True)
    return Settings(home=home)


@pytest.fixture(autouse=True)
def no_decisions(written: Settings) -> None:
    """Every test begins without decisions."""
    (written.home / "call_decisions.jsonl").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def client(web_extra: None, written: Settings) -> "Iterator[TestClient]":
    with serving(written) as client:
        yield client


@pytest.fixture
def signed(web_extra: None, written: Settings, tokens_file: Path) -> "Iterator[TestClient]":
    with serving(written, tokens_file=tokens_file) as client:
        yield client


def decide(client: "TestClient", action: str = P1, **fields: str) -> Any:
    secret = form_secret(client.get(f"/call/{P1}").text)
    return client.post(f"/call/{action}", data={"form": secret, **fields}, follow_redirects=False)


def newest(written: Settings, action: str = P1) -> call_decisions.Decision:
    from ide_assets.store.home import home_of

    return call_decisions.newest(home_of(written))[action]


def test_a_done_call_leaves_the_list_at_once_and_undo_brings_it_back(client: "TestClient", written: Settings) -> None:
    answer = decide(client, kind="done", back="/calls?owner=O1&sort=due")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/calls?owner=O1&sort=due&decided={P1}"
    text = text_of(client.get(answer.headers["location"]).text)
    assert f"Raise assignment : Done on {today()} this machine" in text
    assert "1 call, 1 new" in text
    assert (newest(written).by, newest(written).account_csn) == ("this machine", "P1")
    assert "1 done call" in text_of(client.get("/calls?state=done").text)
    assert f"Done on {today()}" in text_of(client.get("/account/P1").text)
    again = decide(client, kind="open", back=answer.headers["location"])
    assert again.headers["location"] == f"/calls?owner=O1&sort=due&decided={P1}"
    assert "4 calls, 4 new" in text_of(client.get("/calls").text)


def test_a_call_is_snoozed_until_a_day_with_a_note(client: "TestClient", written: Settings) -> None:
    answer = decide(client, kind="snoozed", until=in_days(5), note="On <leave>", back="/account/P1")
    assert answer.headers["location"] == "/account/P1#calls"
    page = client.get("/account/P1").text
    assert f"Snoozed until {in_days(5)}. On &lt;leave&gt;" in text_of(page) and "<leave>" not in page
    assert "1 snoozed call" in text_of(client.get("/calls?state=snoozed").text)
    assert newest(written).until == in_days(5)


def test_a_call_is_declined_with_a_reason(client: "TestClient") -> None:
    reason = call_decisions.REASONS[0]
    assert decide(client, kind="declined", reason=reason).status_code == 303
    text = text_of(client.get(f"/call/{P1}").text)
    assert f"Declined: {reason}" in text and "Earlier decisions" in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "snoozed", "until": 0}, "is not a day after today"),
        ({"kind": "snoozed", "until": 367}, "is not a day after today"),
        ({"kind": "snoozed", "until": "tomorrow"}, "Write it as YYYY-MM-DD"),
        ({"kind": "snoozed"}, "The day is missing"),
        ({"kind": "done", "day": 1}, "is not a day up to today"),
        ({"kind": "done", "day": -32}, "at most 31 days ago"),
        ({"kind": "declined"}, "The reason is missing"),
        ({"kind": "declined", "reason": "because"}, "The reason is missing"),
        ({"kind": "done", "note": "x" * 501}, "at most 500 are stored"),
        ({"kind": "gone"}, "does not say what was decided"),
        ({}, "does not say what was decided"),
    ],
)
def test_what_cannot_be_is_a_page_in_words(
    client: "TestClient", written: Settings, fields: dict[str, str | int], sentence: str
) -> None:
    answer = decide(client, **with_days(fields))
    assert answer.status_code == 422 and sentence in text_of(answer.text)
    assert not (written.home / "call_decisions.jsonl").exists()


def test_calls_can_only_be_decided_within_the_rights(signed: "TestClient", written: Settings) -> None:
    for token, (role, owners) in ROLES.items():
        sign_in(signed, token)
        for action, owner in ((P1, "O1"), (P3, "O2")):
            secret = masked(signed.cookies["ide_form"])
            answer = signed.post(f"/call/{action}", data={"form": secret, "kind": "done"}, follow_redirects=False)
            may = role == "leader" or owner in owners
            assert answer.status_code == (303 if may else 404), (token, action)
            assert signed.get(f"/call/{action}").status_code == (200 if may else 404)
            # The list names a call that was decided about to those who may read it only.
            assert ("Done on" in text_of(signed.get(f"/calls?decided={action}").text)) == may
    assert newest(written, P3).by == "token-of-o2"


@pytest.mark.parametrize("action", ["nope", "SECRET", "a/b", "%3Cb%3E"])
def test_unknown_and_held_back_calls_look_the_same(client: "TestClient", action: str) -> None:
    assert client.get(f"/call/{action}").status_code == 404
    assert decide(client, action, kind="done").status_code == 404


def test_forms_of_other_sites_decide_nothing(client: "TestClient", written: Settings) -> None:
    client.get("/calls")
    for data, headers in (
        ({"kind": "done"}, {}),
        ({"kind": "done", "form": "guessed"}, {}),
        ({"kind": "done", "form": masked(client.cookies["ide_form"])}, {"Sec-Fetch-Site": "cross-site"}),
    ):
        assert client.post(f"/call/{P1}", data=data, headers=headers).status_code == 403
    assert not (written.home / "call_decisions.jsonl").exists()


def test_without_a_sign_in_a_form_leads_to_it_and_stores_nothing(signed: "TestClient", written: Settings) -> None:
    answer = signed.post(f"/call/{P1}", data={"kind": "done"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2F")
    assert not (written.home / "call_decisions.jsonl").exists()


def test_the_way_back_is_on_this_site(client: "TestClient") -> None:
    assert decide(client, kind="done", back="//attacker.example").headers["location"] == "/#calls"
    assert "attacker" not in client.get(f"/call/{P1}?back=https://attacker.example").text


def test_a_run_that_has_the_home_is_said_in_words(client: "TestClient", written: Settings) -> None:
    from ide_assets.store.home import home_of

    with home_of(written).locked("run", 1):
        answer = decide(client, kind="done")
    assert answer.status_code == 503 and "A run has the home" in text_of(answer.text)


def test_csv_has_what_became_of_each_call(client: "TestClient") -> None:
    decide(client, kind="done", note="=1+1")
    rows = list(csv.DictReader(io.StringIO(client.get("/export/calls.csv?state=done").content.decode("utf-8-sig"))))
    (row,) = rows
    assert (row["action_id"], row["state"], row["decided_on"], row["note"]) == (P1, "done", in_days(0), "'=1+1")
    open_rows = list(csv.DictReader(io.StringIO(client.get("/export/calls.csv").content.decode("utf-8-sig"))))
    assert {row["state"] for row in open_rows} == {"open"} and len(open_rows) == 3


def test_a_representative_decides_without_scripts(
    web_extra: None, written: Settings, browser: "Browser", client: "TestClient"
) -> None:
    with listening(served_settings(written)) as address:
        with opened(browser, f"{address}/calls") as page:
            page.get_by_role("button", name="Done with Acme Corp").first.press("Enter")
            page.get_by_role("status").wait_for()
            assert "Done on" in page.get_by_role("status").inner_text()
            page.get_by_role("link", name="Snooze, decline or add a note to Müller").click()
            page.get_by_label("Because").select_option(call_decisions.REASONS[1])
            page.get_by_role("button", name="Decline").click()
            assert "Declined: not the right time" in page.get_by_role("status").inner_text()
            page.get_by_role("button", name="Undo").click()
            assert "open again" in page.get_by_role("status").inner_text()
        for path in (f"/call/{P1}", f"/call/{P3}", "/calls?state=done", f"/calls?decided={P1}"):
            assert_accessible(browser, f"{address}{path}")
