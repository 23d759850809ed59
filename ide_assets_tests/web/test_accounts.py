"""The list of accounts: search, filters and pages."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets_tests.web.scored_home import HOSTILE

if TYPE_CHECKING:
    from starlette.testclient import TestClient

CSNS = sorted(["A1", "A2", "A3", "A4", "A5", "A6", *HOSTILE])


def pages(client: "TestClient", **parameters: str | int) -> list[list[str]]:
    """The CSNs of each page, following the cursors."""
    listed: list[list[str]] = []
    cursor: str | None = None
    while cursor is not None or not listed:
        asked = {**parameters, **({} if cursor is None else {"cursor": cursor})}
        answer = client.get("/api/accounts", params=asked)
        assert answer.status_code == 200
        listed.append([account["accountCsn"] for account in answer.json()["accounts"]])
        cursor = answer.json()["nextCursor"]
    return listed


@pytest.mark.parametrize("limit", [1, 2, 5, len(CSNS) - 1, len(CSNS), 200])
def test_pages_have_every_account_once_in_order(client: "TestClient", limit: int) -> None:
    listed = pages(client, limit=limit)
    assert [csn for page in listed for csn in page] == CSNS
    assert all(len(page) == limit for page in listed[:-1])
    assert listed[-1]


def test_an_account_has_its_overall_score(client: "TestClient") -> None:
    (account,) = client.get("/api/accounts?search=A1").json()["accounts"]
    assert account == {
        "accountCsn": "A1",
        "accountId": "001A1",
        "ownerId": "O1",
        "industryGroup": None,
        "country": "CH",
        "score": 72.0,
        "status": "Good",
        "trend": "stable",
        "coverage": 100.0,
        "isFrozen": False,
    }


def test_filters_by_status_owner_and_search(client: "TestClient") -> None:
    assert pages(client, status="Good") == [["A1", "A4"]]
    assert pages(client, status="unknown") == [["A6"]]
    assert pages(client, ownerId="O1") == [["A1", "A2", "A5"]]
    assert pages(client, ownerId="O1", status="Fair") == [["A2"]]
    assert pages(client, search="001a") == [["A1", "A2", "A3", "A4", "A5", "A6"]]
    assert pages(client, search="nothing") == [[]]


@pytest.mark.parametrize("search", HOSTILE)
def test_search_takes_hostile_text_literally(client: "TestClient", search: str) -> None:
    assert pages(client, search=search) == [[search]]


@pytest.mark.parametrize("text", ["%", "_", "*", ".*"])
def test_search_has_no_wildcards(client: "TestClient", text: str) -> None:
    assert pages(client, search=text) == [[csn for csn in CSNS if text in csn]]


@pytest.mark.parametrize(
    "parameters",
    [
        {"limit": 0},
        {"limit": 201},
        {"limit": "x"},
        {"cursor": "%"},
        {"cursor": "_w"},
        {"cursor": "é"},
        {"status": "good"},
        {"search": "x" * 201},
    ],
)
def test_wrong_parameters_are_named(client: "TestClient", parameters: dict[str, str | int]) -> None:
    answer = client.get("/api/accounts", params=parameters)
    assert answer.status_code == 422
    assert [error["parameter"] for error in answer.json()["errors"]] == list(parameters)


# No deadline: an example sends a request for each page.
@settings(deadline=None, max_examples=30)
@given(limit=st.integers(1, 20), search=st.sampled_from(["", "A", "0", "1", "é", "'"]))
def test_pages_of_a_search_are_the_search(client: "TestClient", limit: int, search: str) -> None:
    listed = [csn for page in pages(client, limit=limit, search=search) for csn in page]
    assert listed == [csn for page in pages(client, limit=200, search=search) for csn in page]
