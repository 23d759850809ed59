"""This month's calls in the API: their state, who decided, rights, pages, and decisions (R-ACT-4)."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.months import Month
from ide_assets.operations import call_decisions
from ide_assets.store.ledger import Ledger
from ide_assets_tests.days import in_days, today, with_days
from ide_assets_tests.web import page_home as page_rows
from ide_assets_tests.web.conftest import ROLES, bearer, serving, sign_in
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

LEADER = bearer("token-of-leader")

#: The calls of the home by expected value; ties by id.
ORDER = ["ACT-P1-2", "ACT-H1-1", "ACT-P1-1", "ACT-P3-1"]


@pytest.fixture(autouse=True)
def no_decisions(written: ScoredHome) -> None:
    """Every test begins without decisions."""
    written.home.call_decisions.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def api(web_extra: None, written: ScoredHome, tokens_file: Path) -> "Iterator[TestClient]":
    with serving(written.settings, tokens_file=tokens_file) as client:
        yield client


def listed(api: "TestClient", headers: dict[str, str] = LEADER, **parameters: str | int) -> list[dict[str, Any]]:
    answer = api.get("/api/calls", params=parameters, headers=headers)
    assert answer.status_code == 200, answer.text
    calls: list[dict[str, Any]] = answer.json()["calls"]
    return calls


def ids(api: "TestClient", **parameters: Any) -> list[str]:
    return [call["actionId"] for call in listed(api, **parameters)]


def decide(api: "TestClient", action: str = "ACT-P1-1", headers: dict[str, str] = LEADER, **body: str) -> Any:
    return api.post(f"/api/calls/{action}/decision", json=body, headers=headers)


def test_a_call_has_what_its_page_shows(api: "TestClient") -> None:
    call = next(call for call in listed(api) if call["actionId"] == "ACT-P3-1")
    assert {key: call[key] for key in ("accountCsn", "accountName", "ownerId", "channel", "state", "isNew")} == {
        "accountCsn": "P3", "accountName": "Müller & Söhne GmbH", "ownerId": "O2", "channel": "human",
        "state": "open", "isNew": True,
    }  # fmt: skip
    assert (call["expectedValue"], call["dueOn"], call["decision"]) == (900.0, "2023-10-08", None)
    assert call["whyNow"].endswith("renews in 76 days (P3).")


def test_calls_are_by_value_and_filters_narrow_them(api: "TestClient") -> None:
    assert ids(api) == ORDER
    assert ids(api, ownerId="O1") == ["ACT-P1-2", "ACT-P1-1"]
    assert ids(api, channel="digital") == ["ACT-P1-2"]
    assert ids(api, accountCsn="P3") == ["ACT-P3-1"]
    assert ids(api, segment="R & D") == ["ACT-P1-2", "ACT-P1-1", "ACT-P3-1"]
    assert ids(api, state="done") == []
    assert api.get("/api/calls?segment=nope", headers=LEADER).json()["type"] == "urn:ide-assets:unknown-segment"


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_pages_have_every_call_once_in_order(api: "TestClient", limit: int) -> None:
    pages: list[list[str]] = []
    cursor: str | None = None
    while cursor is not None or not pages:
        parameters: dict[str, str | int] = {"limit": limit, **({} if cursor is None else {"cursor": cursor})}
        answer = api.get("/api/calls", params=parameters, headers=LEADER).json()
        pages.append([call["actionId"] for call in answer["calls"]])
        cursor = answer["nextCursor"]
        if len(pages) == 1:
            # A decision between two pages moves no call to another one.
            assert decide(api, ORDER[0], kind="done").status_code == 200
    assert [action for page in pages for action in page] == ORDER
    assert all(len(page) == limit for page in pages[:-1])


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=8, max_size=40))
def test_any_position_is_answered(api: "TestClient", position: bytes) -> None:
    answer = api.get("/api/calls", params={"cursor": position.hex()}, headers=LEADER)
    assert answer.status_code == 200 and {call["actionId"] for call in answer.json()["calls"]} <= set(ORDER)


def test_a_snoozed_call_says_by_whom_and_until_when_here_and_on_the_page(api: "TestClient") -> None:
    answer = decide(api, headers=bearer("token-of-o1"), kind="snoozed", until=in_days(3), note=" On\nleave ")
    assert answer.status_code == 200
    (call,) = listed(api, state="snoozed")
    assert call == answer.json() and call["state"] == "snoozed"
    decision = call["decision"]
    assert datetime.fromisoformat(decision.pop("givenAt")).date() in (today(), today() + timedelta(days=1))
    assert decision == {
        "kind": "snoozed", "day": in_days(0), "until": in_days(3), "reason": None, "note": "On leave",
        "by": "token-of-o1",
    }  # fmt: skip
    assert "ACT-P1-1" not in ids(api, state="open")
    sign_in(api, "token-of-leader")
    assert f"Snoozed until {in_days(3)}. On leave" in text_of(api.get("/calls?state=snoozed").text)


def test_done_declined_and_open_again(api: "TestClient") -> None:
    assert decide(api, kind="done", day=in_days(-2)).json()["decision"]["day"] == in_days(-2)
    assert ids(api, state="done") == ["ACT-P1-1"]
    reason = call_decisions.REASONS[1]
    assert decide(api, kind="declined", reason=reason).json()["decision"]["reason"] == reason
    assert ids(api, state="declined") == ["ACT-P1-1"]
    answer = decide(api, kind="open").json()
    assert (answer["state"], answer["decision"]) == ("open", None)
    assert ids(api, state="open") == ORDER


def test_the_tag_changes_with_a_decision_that_the_caller_sees(api: "TestClient") -> None:
    def tags() -> list[str]:
        owners = ("token-of-o1", "token-of-o2")
        return [api.get("/api/calls", headers=bearer(token)).headers["etag"] for token in owners]

    before = tags()
    decide(api, "ACT-P1-1", kind="done")
    after = tags()
    assert before[0] != after[0] and before[1] == after[1]


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({"kind": "snoozed", "until": 0}, 409, "impossible-day"),
        ({"kind": "snoozed", "until": 367}, 409, "impossible-day"),
        ({"kind": "done", "day": 2}, 409, "impossible-day"),
        ({"kind": "done", "day": -32}, 409, "impossible-day"),
        ({"kind": "snoozed"}, 422, "invalid-parameters"),
        ({"kind": "declined", "reason": "because"}, 422, "invalid-parameters"),
        ({"kind": "declined"}, 422, "invalid-parameters"),
        ({"kind": "done", "until": 1}, 422, "invalid-parameters"),
        ({"kind": "done", "note": "x" * 501}, 422, "invalid-parameters"),
        ({"kind": "gone"}, 422, "invalid-parameters"),
        ({}, 422, "invalid-parameters"),
    ],
)
def test_what_cannot_be_decided_is_a_problem(
    api: "TestClient", written: ScoredHome, body: dict[str, Any], status: int, kind: str
) -> None:
    answer = decide(api, **with_days(body))
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:ide-assets:{kind}")
    assert "because" not in answer.text and not written.home.call_decisions.exists()


def test_a_body_of_another_media_type_is_not_a_decision(api: "TestClient", written: ScoredHome) -> None:
    headers = {**LEADER, "Content-Type": "text/plain"}
    answer = api.post("/api/calls/ACT-P1-1/decision", content=b'{"kind": "done"}', headers=headers)
    assert answer.status_code == 415 and not written.home.call_decisions.exists()


@pytest.mark.parametrize("token", ROLES)
def test_calls_and_decisions_are_within_the_rights(api: "TestClient", token: str) -> None:
    role, owners = ROLES[token]
    headers = bearer(token)
    own = {call["actionId"] for call in listed(api, headers)}
    for action, owner in (("ACT-P1-1", "O1"), ("ACT-P3-1", "O2")):
        may = role == "leader" or owner in owners
        assert (action in own) == may
        assert decide(api, action, headers, kind="done").status_code == (200 if may else 404)
    assert {call["ownerId"] for call in listed(api, headers, state="done")} == (set(owners) or {"O1", "O2"})


def test_unknown_and_held_back_calls_look_the_same(api: "TestClient") -> None:
    for action in ("nope", "SECRET-HOLDOUT"):
        answer = decide(api, action, kind="done")
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:ide-assets:unknown-call")
    assert "SECRET" not in api.get("/api/calls", headers=LEADER).text
    assert api.get("/api/calls").status_code == 401


def test_names_are_read_for_each_request_so_that_an_erasure_reaches_them(page_home: ScoredHome, tmp_path: Path) -> None:
    shutil.copytree(page_home.home.root, tmp_path / "home", symlinks=True)
    home = ScoredHome(tmp_path / "home", page_rows.TABLES)
    people: dict[Any, Any] = {
        BY_NAME["owners"].table: [{"owner_id": "O1", "owner_name": "Olga Owner"}],
        BY_NAME["stakeholders"].table: [
            {
                "contact_id": "CT-P1", "account_csn": "P1", "contact_role": "admin", "contact_name": "Carl Contact",
                "contact_email": "carl@example.com",
            }
        ],
    }  # fmt: skip
    home.publish("2023-05", people)
    home.release()
    with serving(home.settings) as client:

        def names() -> set[tuple[str | None, ...]]:
            calls = client.get("/api/calls?accountCsn=P1").json()["calls"]
            return {(call["ownerName"], call["contactName"], call["contactEmail"]) for call in calls}

        assert names() == {("Olga Owner", "Carl Contact", "carl@example.com")}
        assert "Carl Contact" in client.get("/calls").text
        # The steps of an erasure: a file without the names, named by the ledger; the former one is deleted.
        ledger = Ledger(home.home)
        entry = ledger.entry("stakeholders", Month(2023, 5))
        assert entry is not None
        former = ledger.path(entry)
        successor = former.with_name("successor.parquet")
        erased = "* REPLACE ('(erased)' AS contact_name, '(erased)' AS contact_email)"
        duckdb.execute(f"COPY (SELECT {erased} FROM '{former}') TO '{successor}'")
        ledger.rename({entry.file: (str(successor.relative_to(home.home.lake)), 99)})
        former.unlink()
        assert names() == {("Olga Owner", "(erased)", "(erased)")}
        assert "Carl Contact" not in client.get("/calls").text
