"""Engagement alerts over the API: listed with their state, acknowledged and snoozed within the caller's rights."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ide_assets.operations import alert_decisions
from ide_assets.web import served
from ide_assets_tests.days import in_days
from ide_assets_tests.web.conftest import ROLES, bearer, serving, write_tokens
from ide_assets_tests.web.scored_home import HOSTILE, ScoredHome, publish_two_months
from ide_assets_tests.web.test_protocol import check_problem

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ALERTS = "/api/intelligence/engagement/alerts"
LEADER = bearer("token-of-leader")

#: The accounts of open alerts by owner, and those whose alerts are over; V1 was merged into A1 since.
OPEN: Mapping[str | None, list[str]] = {"O1": ["A2"], "O2": ["A3", "A4", *HOSTILE], None: ["A6"]}
OVER = ["A1", "V1"]
READABLE = {
    "token-of-o1": [*OPEN["O1"], *OVER],
    "token-of-o2": OPEN["O2"],
    "token-of-manager": [*OPEN["O1"], *OPEN["O2"], *OVER],
    "token-of-leader": [*OPEN["O1"], *OPEN["O2"], *OPEN[None], *OVER],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """A home of its own, because decisions are written to it."""
    home = ScoredHome(tmp_path_factory.mktemp("written") / "home")
    publish_two_months(home)
    home.release()
    return home


@pytest.fixture(scope="module")
def server(web_extra: None, written: ScoredHome, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[TestClient]":
    tokens = write_tokens(tmp_path_factory.mktemp("tokens") / "tokens.yaml", ROLES)
    with serving(written.settings, tokens_file=tokens) as client:
        yield client


@pytest.fixture(autouse=True)
def no_decisions(written: ScoredHome) -> None:
    """Every test begins without decisions."""
    written.home.alert_decisions.unlink(missing_ok=True)


def listed(server: "TestClient", token: str = "token-of-leader", **asked: str | int) -> list[dict[str, Any]]:
    """The alerts on all pages."""
    alerts: list[dict[str, Any]] = []
    cursor: str | None = None
    while cursor is not None or not alerts:
        parameters = {**asked, **({} if cursor is None else {"cursor": cursor})}
        answer = server.get(ALERTS, params=parameters, headers=bearer(token))
        assert answer.status_code == 200
        page = answer.json()
        alerts += page["alerts"]
        cursor = page["nextCursor"]
        if cursor is None:
            break
    return alerts


def ids(server: "TestClient") -> dict[str, str]:
    return {alert["raisedFor"]: alert["id"] for alert in listed(server)}


def decide(
    server: "TestClient", alert: str, kind: str = "acknowledge", token: str = "token-of-leader", **body: object
) -> Any:
    return server.post(f"{ALERTS}/{alert}/{kind}", json={"reason": "on it", **body}, headers=bearer(token))


def test_an_alert_has_its_account_state_and_owner(server: "TestClient") -> None:
    (alert,) = listed(server, search="A2")
    assert alert.pop("id")
    assert alert == {
        "accountCsn": "A2",
        "accountId": "001A2",
        "ownerId": "O1",
        "raisedFor": "A2",
        "component": "overall",
        "alert": "overall_low",
        "severity": "critical",
        "score": 40.0,
        "threshold": 50.0,
        "raisedOn": "2023-08-31",
        "lastOn": "2023-09-30",
        "state": "open",
        "decision": None,
    }


def test_an_alert_of_a_merged_account_belongs_to_the_survivor(server: "TestClient") -> None:
    (merged,) = [alert for alert in listed(server) if alert["raisedFor"] == "V1"]
    assert (merged["accountCsn"], merged["ownerId"], merged["state"]) == ("A1", "O1", "over")


def test_filters(server: "TestClient") -> None:
    everything = listed(server)
    assert {alert["raisedFor"] for alert in listed(server, state="over")} == set(OVER)
    assert {alert["raisedFor"] for alert in listed(server, state="open")} == {
        alert["raisedFor"] for alert in everything
    } - set(OVER)
    assert {alert["raisedFor"] for alert in listed(server, severity="high")} == {"A1", "A4", "A6"}
    assert {alert["raisedFor"] for alert in listed(server, ownerId="O1", state="open")} == {"A2"}
    assert [alert["raisedFor"] for alert in listed(server, search=HOSTILE[0])] == [HOSTILE[0]]
    assert listed(server, state="snoozed") == []
    for name, value in (("state", "closed"), ("severity", "low"), ("limit", 0), ("cursor", "x"), ("cursor", "MTIz")):
        answer = server.get(ALERTS, params={name: value}, headers=LEADER)
        check_problem(answer, 422)
        assert [error["parameter"] for error in answer.json()["errors"]] == [name]


@pytest.mark.parametrize("limit", [1, 2, 5, 12, 200])
def test_pages_have_every_alert_once_newest_first(server: "TestClient", limit: int) -> None:
    alerts = listed(server, limit=limit)
    assert len({alert["id"] for alert in alerts}) == len(alerts) == len(READABLE["token-of-leader"])
    assert [alert["raisedOn"] for alert in alerts] == sorted((alert["raisedOn"] for alert in alerts), reverse=True)


def test_alerts_have_their_place_by_day_severity_and_order_value() -> None:
    day, before = "2023-09-30", "2023-08-31"
    rows = [
        ("A", "medium", day), ("B", "critical", day), ("C", "critical", day), ("D", "critical", day),
        ("E", "high", day), ("F", "critical", before),
    ]  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS served")
        connection.execute("CREATE TABLE released_scores AS SELECT DATE '2023-09-30' AS snapshot_date")
        connection.execute(
            "CREATE TABLE released_alerts (surviving_account_csn TEXT, severity TEXT, component TEXT, alert TEXT, "
            "recipients TEXT, score DOUBLE, threshold DOUBLE, raised_on DATE, snapshot_date DATE)"
        )
        connection.executemany(
            "INSERT INTO released_alerts VALUES (?, ?, 'overall', 'drop', 'owner', 1, 2, ?, '2023-09-30')",
            rows,
        )
        connection.execute("CREATE TABLE served.identities (customer_id TEXT, account_csn TEXT)")
        connection.execute("CREATE TABLE attributes (account_csn TEXT, account_id TEXT, owner_id TEXT)")
        connection.execute(
            "CREATE TABLE served.facts AS SELECT * FROM (VALUES ('A', 900.0), ('B', NULL), ('C', 5.0), ('D', 70.0), "
            "('F', 999.0)) AS known(account_csn, order_value)"
        )
        connection.execute(served._ALERTS)
        ordered = connection.execute("SELECT raised_for, place FROM served.alerts ORDER BY place").fetchall()
    assert ordered == [("D", 1), ("C", 2), ("B", 3), ("E", 4), ("A", 5), ("F", 6)]


@pytest.mark.parametrize("token", ROLES)
def test_lists_only_the_alerts_of_the_role(server: "TestClient", token: str) -> None:
    assert sorted(alert["raisedFor"] for alert in listed(server, token)) == sorted(READABLE[token])
    foreign = "O2" if token == "token-of-o1" else "O1"
    if token in ("token-of-o1", "token-of-o2"):
        assert listed(server, token, ownerId=foreign) == []


@pytest.mark.parametrize("token", ROLES)
@pytest.mark.parametrize("kind", ["acknowledge", "snooze"])
def test_decides_only_about_the_alerts_of_the_role(
    server: "TestClient", written: ScoredHome, token: str, kind: str
) -> None:
    until = {"until": in_days(3)} if kind == "snooze" else {}
    known = ids(server)
    unknown = decide(server, "0" * 32, kind, token, **until)
    check_problem(unknown, 404)
    for csn, alert in known.items():
        answer = decide(server, alert, kind, token, **until)
        if csn not in READABLE[token]:
            # As one that does not exist.
            assert (answer.status_code, answer.json()) == (404, unknown.json())
        elif csn in OVER:
            check_problem(answer, 409)
        else:
            assert (answer.status_code, answer.json()["state"]) == (200, f"{kind}d")
    decided = {known[csn] for csn in READABLE[token] if csn not in OVER}
    assert set(alert_decisions.newest(written.home)) == decided
    assert {decision.by for decision in alert_decisions.newest(written.home).values()} == {token}


def test_a_decision_is_shown_and_the_newest_counts(server: "TestClient") -> None:
    alert = ids(server)["A3"]
    decide(server, alert, reason="called <b>them</b>\nagain")
    (shown,) = listed(server, state="acknowledged")
    assert shown["decision"]["reason"] == "called <b>them</b> again"
    assert (shown["decision"]["kind"], shown["decision"]["until"], shown["decision"]["by"]) == (
        "acknowledged", None, "token-of-leader"
    )  # fmt: skip
    answer = decide(server, alert, "snooze", until=in_days(2))
    assert answer.json() == listed(server, state="snoozed")[0]
    assert listed(server, state="acknowledged") == []


def test_a_snooze_that_has_ended_leaves_the_alert_open(server: "TestClient", written: ScoredHome) -> None:
    alert = ids(server)["A3"]
    before = datetime.now(UTC) - timedelta(days=9)
    today = before.date()
    ended = alert_decisions.snoozed(alert, today + timedelta(days=9), "holiday", "jo", before, today)
    alert_decisions.decide(written.home, ended, 1)
    (shown,) = listed(server, search="A3")
    assert (shown["state"], shown["decision"]["kind"]) == ("open", "snoozed")


@pytest.mark.parametrize("days", [-1, 0, 367, 10_000])
def test_a_snooze_ends_in_the_coming_year(server: "TestClient", days: int) -> None:
    answer = decide(server, ids(server)["A3"], "snooze", until=in_days(days))
    check_problem(answer, 409)
    assert answer.json()["errors"][0]["parameter"] == "until"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["reason", "until"]),
        ({"reason": "x"}, ["until"]),
        ({"reason": "", "until": "2099-01-01"}, ["reason"]),
        ({"reason": " \n\t\x1c", "until": "2099-01-01"}, ["reason"]),
        ({"reason": "x" * 501, "until": "2099-01-01"}, ["reason"]),
        ({"reason": 3, "until": "2099-01-01"}, ["reason"]),
        ({"reason": "x", "until": "soon"}, ["until"]),
        ({"reason": "x", "until": "2099-01-01", "untl": 1}, ["untl"]),
        ([], ["body"]),
    ],
)
def test_wrong_bodies_are_named(server: "TestClient", body: object, fields: list[str]) -> None:
    answer = server.post(f"{ALERTS}/{'0' * 32}/snooze", json=body, headers=LEADER)
    check_problem(answer, 422)
    assert [error["parameter"] for error in answer.json()["errors"]] == fields


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 422),
        (b"", 422),
        (b"\xff", 400),
        (b"[" * 10_000, 400),
        (b'{"reason": "\\ud800"}', 422),
        (b'{"\\ud800": 1, "reason": "x"}', 422),
        (b'{"reason": "x", "reason": NaN}', 422),
    ],
)
def test_bodies_that_cannot_be_read(server: "TestClient", content: bytes, status: int) -> None:
    headers = {**LEADER, "Content-Type": "application/json"}
    check_problem(server.post(f"{ALERTS}/{'0' * 32}/acknowledge", content=content, headers=headers), status)


@pytest.mark.parametrize("media", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_page_of_another_site_cannot_decide(server: "TestClient", media: str | None) -> None:
    """A browser sends these media types to any site without asking it first."""
    headers = {**LEADER, **({} if media is None else {"Content-Type": media})}
    answer = server.post(f"{ALERTS}/{ids(server)['A3']}/acknowledge", content=b'{"reason": "x"}', headers=headers)
    check_problem(answer, 415)


def test_a_large_body_without_a_length_is_rejected(server: "TestClient") -> None:
    def parts() -> Iterator[bytes]:
        yield b'{"reason": "'
        for _ in range(100):
            yield b"x" * 1_000

    headers = {**LEADER, "Content-Type": "application/json"}
    check_problem(server.post(f"{ALERTS}/{'0' * 32}/acknowledge", content=parts(), headers=headers), 413)


def test_a_decision_needs_a_token(server: "TestClient", written: ScoredHome) -> None:
    answer = server.post(f"{ALERTS}/{ids(server)['A3']}/acknowledge", json={"reason": "x"})
    check_problem(answer, 401)
    assert alert_decisions.newest(written.home) == {}


@pytest.mark.parametrize("kind", ["acknowledge", "snooze"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_decisions_are_posted(server: "TestClient", kind: str, method: str) -> None:
    answer = server.request(method, f"{ALERTS}/{'0' * 32}/{kind}", headers=LEADER)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_the_address_of_the_list_does_not_hide_accounts(server: "TestClient") -> None:
    check_problem(server.get(f"{ALERTS}/x", headers=LEADER), 404)
    assert server.post(ALERTS, json={}, headers=LEADER).headers["allow"] == "GET, HEAD"


def test_while_a_run_has_the_home_a_decision_is_not_stored(server: "TestClient", written: ScoredHome) -> None:
    alert = ids(server)["A3"]
    with written.home.locked("run", 1):
        answer = decide(server, alert)
    check_problem(answer, 503)
    assert answer.headers["retry-after"] == "30" and str(written.home.root) not in answer.text
    assert listed(server, state="acknowledged") == []


def test_a_home_that_cannot_be_written_is_a_problem(server: "TestClient", written: ScoredHome, tmp_path: Path) -> None:
    alert = ids(server)["A3"]
    written.home.alert_decisions.symlink_to(tmp_path / "elsewhere")
    check_problem(decide(server, alert), 503)
    assert not (tmp_path / "elsewhere").exists()


def test_the_entity_tag_changes_with_decisions_that_the_caller_sees(server: "TestClient") -> None:
    def tags() -> dict[str, str]:
        return {token: server.get(ALERTS, headers=bearer(token)).headers["etag"] for token in ROLES}

    known = ids(server)
    before = tags()
    assert decide(server, known["A3"], token="token-of-o2").headers.get("etag") is None
    after = tags()
    # O1 cannot learn that anything happened to an account of O2.
    assert {token for token in ROLES if before[token] != after[token]} == set(ROLES) - {"token-of-o1"}
    unchanged = {**bearer("token-of-o2"), "If-None-Match": after["token-of-o2"]}
    assert server.get(ALERTS, headers=unchanged).status_code == 304
    answer = server.post(f"{ALERTS}/{known['A4']}/acknowledge", json={"reason": "x"}, headers={**LEADER, "If-None-Match": "*"})  # fmt: skip  # noqa: E501
    assert answer.status_code == 200


def test_a_damaged_decision_leaves_the_alert_open(server: "TestClient", written: ScoredHome) -> None:
    decide(server, ids(server)["A3"])
    path = written.home.alert_decisions
    path.write_text(path.read_text(encoding="utf-8").replace("acknowledged", "snoozed"), encoding="utf-8")
    assert listed(server, search="A3")[0]["state"] == "open"


def test_the_release_is_not_written(server: "TestClient", written: ScoredHome) -> None:
    def files() -> dict[Path, tuple[int, int]]:
        return {
            path: (path.stat().st_mtime_ns, path.stat().st_size)
            for folder in (written.home.releases, written.home.lake, written.home.ledger)
            for path in folder.rglob("*")
        }

    before = files()
    decide(server, ids(server)["A3"])
    assert files() == before
