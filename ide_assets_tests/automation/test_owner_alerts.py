"""Engagement alerts to owners: one message to a person and month, with all of the accounts, sent once (R-ES-11)."""

import errno
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from ide_assets.automation import owner_alerts, owner_messages
from ide_assets.automation.channel import ChannelError
from ide_assets.automation.code_location import definitions
from ide_assets.automation.owner_messages import OwnerMessage
from ide_assets.automation.sensors import evaluate_owner_alerts
from ide_assets.cli.app import app
from ide_assets.domains.accounts.tables import ACCOUNT
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.reading.pseudonyms import ERASED
from ide_assets.domains.engagement.tables import ALERTS, CHANGES, SCORES
from ide_assets.months import Month
from ide_assets.operations import alert_decisions, alert_thresholds
from ide_assets.operations.engagement_alerts import Alert, Part
from ide_assets.settings import Settings
from ide_assets.store import holds
from ide_assets_tests.automation.servers import Hook, MailServer, hook, mail_server
from ide_assets_tests.days import in_days
from ide_assets_tests.inline import Rows
from ide_assets_tests.web.scored_home import ScoredHome, account, alert, scored

T0 = datetime(2023, 10, 5, 6, 0, tzinfo=UTC)
ACCOUNTS, OWNERS = BY_NAME["accounts"].table, BY_NAME["owners"].table

#: O1 and O2 report to M. O3 left, the address of O4 was erased, O5 has none.
PEOPLE: Rows = [
    {"owner_id": "O1", "owner_name": "Ann", "owner_email": "ann@vendor.example", "manager_owner_id": "M"},
    {"owner_id": "O2", "owner_name": "Bob", "owner_email": "bob@vendor.example", "manager_owner_id": "M"},
    {"owner_id": "O3", "owner_name": "Cid", "owner_email": "cid@vendor.example", "is_active": False},
    {"owner_id": "O4", "owner_name": ERASED, "owner_email": ERASED},
    {"owner_id": "O5", "owner_name": "Eve"},
    {"owner_id": "M", "owner_name": "Max", "owner_email": "max@vendor.example", "manager_owner_id": "M"},
]


def month_of(month: str, alerts: Rows, owned: Mapping[str, str | None], **names: str) -> dict[Any, Rows]:
    """A month's tables: these alerts, and the owner of each account."""
    return {
        SCORES: [row for csn in owned for row in scored(csn, month, 40.0, 55.0)],
        ALERTS: alerts,
        ACCOUNT: [account(csn, owner) for csn, owner in owned.items()],
        ACCOUNTS: [{"account_csn": csn, "account_name": names.get(csn, f"{csn} Inc.")} for csn in owned],
        OWNERS: [{"is_active": True, **person} for person in PEOPLE],
        CHANGES: [
            {
                "snapshot_date": Month.parse(month).last_day,
                "surviving_account_csn": "A1",
                "component": "overall",
                "part": f"{factor}: behaviour",
                "factor": factor,
                "cause": "behaviour",
                "points": points,
                "change": -12.5,
            }
            for factor, points in (("session_minutes", -1.5), ("login_frequency", -9.0), ("champion_activity", 1.0))
        ],
    }


@dataclass
class Vendor:
    """A home with released alerts, and a mail server and a webhook on this machine."""

    home: ScoredHome
    settings: Settings
    mail: MailServer
    web: Hook

    def publish(self, month: str, alerts: Rows, owned: Mapping[str, str | None], **names: str) -> None:
        self.home.publish(month, month_of(month, alerts, owned, **names))
        self.home.release()

    def send(self, at: datetime = T0) -> list[str]:
        """The recipients of the messages that are sent at a moment."""
        before = len(self.mail.mails)
        owner_alerts.send(self.settings, at)
        return sorted(str(mail["To"]).partition("@")[0] for mail in self.mail.mails[before:])

    def by(self, channel: str) -> None:
        alerts = self.settings.alerts.model_copy(update={"owners": channel})
        self.settings = self.settings.model_copy(update={"alerts": alerts})

    def decide(self, chosen: alert_decisions.Decision) -> None:
        alert_decisions.decide(self.home.home, chosen, 1)

    @property
    def ids(self) -> dict[str, str]:
        """The ids of the alerts that are due, by account."""
        due = owner_alerts.due(self.settings, T0)
        assert due is not None
        return {alert.account_csn: alert.alert_id for message in due.messages for alert in message.alerts}

    def body(self, number: int = -1) -> str:
        return str(self.mail.mails[number].get_content())


@contextmanager
def installed(root: Path) -> Iterator[Vendor]:
    home = ScoredHome(root / "home")
    with mail_server() as mail, hook() as web:
        settings = Settings.model_validate(
            {
                "home": home.home.root,
                "pages_url": "https://customers.example.com",
                "alerts": {
                    "owners": "mail",
                    "email_from": "ide@example.com",
                    "smtp_host": "127.0.0.1",
                    "smtp_port": mail.port,
                    "smtp_security": "none",
                    "webhook_url": web.url,
                },
            }
        )
        yield Vendor(home, settings, mail, web)


@pytest.fixture
def vendor(tmp_path: Path) -> Iterator[Vendor]:
    with installed(tmp_path) as vendor:
        yield vendor


SEPTEMBER: Rows = [
    alert("A1", "2023-09", "overall_low"),
    alert("A1", "2023-09", "drop", threshold=45.0),
    alert("A2", "2023-09", "component_low", 31.0, component="product"),
    alert("B1", "2023-09", "component_low", 49.9, component="communication"),
]
OWNED = {"A1": "O1", "A2": "O1", "B1": "O2"}


def test_each_person_gets_one_message_with_all_accounts(vendor: Vendor) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    assert vendor.send() == ["ann", "bob", "max"]
    mails = {str(mail["To"]): mail for mail in vendor.mail.mails}
    assert mails["ann@vendor.example"]["Subject"] == (
        "[ide_assets] engagement alerts for 2 accounts, 2023-09 (1 critical)"
    )
    assert mails["ann@vendor.example"].get_content() == (
        "Scores as of 2023-09-30.\n\nYour accounts\n\n"
        "A1 Inc. (A1)\n"
        "  critical: overall score 40.0, below 50.0\n"
        "  high: overall score 40.0, down from 55.0 in the period before\n"
        "  Overall score since the month before: -12.5 points. Largest parts:\n"
        "    -9.0 points: Login frequency (behaviour)\n"
        "    -1.5 points: Session duration (behaviour)\n"
        "    +1.0 point: Champion activity (behaviour)\n"
        "  https://customers.example.com/engagement/A1\n\n"
        "A2 Inc. (A2)\n"
        "  medium: product score 31.0, below 50.0\n"
        "  https://customers.example.com/engagement/A2\n\n"
        "See why in engagement_factors_monthly and engagement_changes_monthly (eio_publish.engagement_shared).\n"
    )
    # The manager gets the critical alert alone.
    manager = mails["max@vendor.example"].get_content()
    assert "Accounts of your team\n\nA1 Inc. (A1)\n  critical: " in manager
    assert "high:" not in manager and "A2" not in manager and "B1" not in manager


def test_a_second_run_sends_nothing_while_the_alert_lasts(vendor: Vendor) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    vendor.send()
    assert vendor.send(T0 + timedelta(hours=1)) == []
    lasting = [alert("A1", "2023-10", since="2023-09"), alert("B1", "2023-10", "drop", since="2023-09")]
    vendor.publish("2023-10", [*lasting, alert("B1", "2023-10", "component_low", component="product")], OWNED)
    # B1's drop was not part of September, so it is as new to its owner as the other one.
    assert vendor.send(T0 + timedelta(days=31)) == ["bob"]
    assert vendor.send(T0 + timedelta(days=32)) == []


def test_alerts_that_were_raised_before_sending_began_are_not_sent(vendor: Vendor) -> None:
    rows = [alert("A1", "2023-09", since="2023-08"), alert("B1", "2023-09")]
    vendor.publish("2023-09", rows, OWNED)
    assert vendor.send() == ["bob", "max"]
    assert "A1" not in vendor.body()


def test_a_month_without_alerts_sends_none_of_the_month_before(vendor: Vendor) -> None:
    vendor.publish("2023-08", [alert("A1", "2023-08")], OWNED)
    vendor.publish("2023-09", [], OWNED)
    assert vendor.send() == []


def test_a_message_that_failed_is_sent_later_and_no_other_twice(vendor: Vendor) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    vendor.mail.rejected.add("ann@vendor.example")
    with pytest.raises(ChannelError, match="1 message to an owner was not sent") as error:
        vendor.send()
    assert "ann" not in str(error.value) and "550" in str(error.value)
    assert len(vendor.mail.mails) == 2
    vendor.mail.rejected.clear()
    # The next month is published meanwhile, and the alerts last.
    lasting = [{**row, "snapshot_date": date(2023, 10, 31), "is_new": False} for row in SEPTEMBER]
    vendor.publish("2023-10", lasting, OWNED)
    assert vendor.send() == ["ann"]
    assert "alert since 2023-09, when it fell below 50.0" in vendor.body()


def test_a_server_that_is_down_is_asked_once(vendor: Vendor) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    port = vendor.settings.alerts.model_copy(update={"smtp_port": 1})
    down = vendor.settings.model_copy(update={"alerts": port})
    with pytest.raises(ChannelError, match="3 messages to owners were not sent") as error:
        owner_alerts.send(down, T0)
    assert str(error.value).count("127.0.0.1:1 ") == 1
    assert vendor.send() == ["ann", "bob", "max"]


def test_a_kill_before_the_record_repeats_one_message(vendor: Vendor, monkeypatch: pytest.MonkeyPatch) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)

    class Killed(BaseException):
        """The process ends here."""

    def killed(path: Path, line: str) -> None:
        if vendor.mail.mails:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("ide_assets.automation.owner_alerts.append_line", killed)
        with pytest.raises(Killed):
            vendor.send()
    assert len(vendor.mail.mails) == 1
    assert len(vendor.send()) == 3
    assert vendor.send() == []


def test_nothing_more_is_sent_if_it_cannot_be_recorded(vendor: Vendor) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    vendor.home.home.owner_alerts.mkdir()
    with pytest.raises(ChannelError, match="cannot be recorded, so no more are sent"):
        vendor.send()
    assert vendor.mail.mails == []


def test_no_message_is_sent_on_a_full_disk(vendor: Vendor, monkeypatch: pytest.MonkeyPatch) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    # The record has its first line already, as in an installation that has sent before.
    vendor.publish("2023-10", [], OWNED)
    vendor.send()
    vendor.publish("2023-11", [alert("A1", "2023-11", "drop")], OWNED)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ChannelError, match="Sent messages cannot be recorded"):
            vendor.send()
    assert vendor.mail.mails == []
    assert "ann" in vendor.send()


def test_owners_who_cannot_be_reached_are_counted(vendor: Vendor) -> None:
    owned = {"C": "O3", "D": "O4", "E": "O5", "F": "unknown", "G": None, "A1": "O1"}
    vendor.publish("2023-09", [alert(csn, "2023-09", "drop") for csn in owned], owned)
    due = owner_alerts.due(vendor.settings, T0)
    assert str(due) == (
        "1 engagement alert of 2023-09 in 1 message: to 1 owner and 0 managers; 4 owners without an address that can "
        "be used; 1 account without an owner."
    )
    assert vendor.send() == ["ann"]


def test_a_manager_gets_own_accounts_and_the_team_in_one_message(vendor: Vendor) -> None:
    owned = {"A1": "O1", "X": "M"}
    vendor.publish("2023-09", [alert("A1", "2023-09"), alert("X", "2023-09")], owned)
    assert vendor.send() == ["ann", "max"]
    body = next(mail.get_content() for mail in vendor.mail.mails if "max" in mail["To"])
    assert body.index("Your accounts\n\nX Inc. (X)") < body.index("Accounts of your team\n\nA1 Inc. (A1)")
    assert body.count("X Inc.") == 1


def test_acknowledged_and_snoozed_alerts_are_not_sent(vendor: Vendor) -> None:
    owned = {"A1": "O1", "A2": "O1", "B1": "O2"}
    vendor.publish("2023-09", [alert(csn, "2023-09", "drop") for csn in owned], owned)
    today = T0.date()
    ids = vendor.ids
    vendor.decide(alert_decisions.acknowledged(ids["A1"], "on it", "jo", T0))
    vendor.decide(alert_decisions.snoozed(ids["B1"], today + timedelta(days=3), "holiday", "jo", T0, today))
    assert vendor.send() == ["ann"]
    assert "A1" not in vendor.body() and "A2" in vendor.body()
    assert vendor.send(T0 + timedelta(days=2)) == []
    assert vendor.send(T0 + timedelta(days=3)) == ["bob"]
    assert vendor.send(T0 + timedelta(days=4)) == []


def test_a_snoozed_alert_comes_back_on_its_day_if_it_lasts(vendor: Vendor) -> None:
    vendor.publish("2023-09", [alert("A1", "2023-09", "drop"), alert("B1", "2023-09", "drop")], OWNED)
    ids = vendor.ids
    assert vendor.send() == ["ann", "bob"]
    for csn in ("A1", "B1"):
        vendor.decide(alert_decisions.snoozed(ids[csn], date(2023, 11, 10), "holiday", "jo", T0, T0.date()))
    vendor.publish("2023-10", [alert("A1", "2023-10", "drop", since="2023-09")], OWNED)
    assert vendor.send(datetime(2023, 11, 9, 23, tzinfo=UTC)) == []
    assert vendor.send(datetime(2023, 11, 10, 1, tzinfo=UTC)) == ["ann"]
    assert vendor.send(datetime(2023, 11, 11, 1, tzinfo=UTC)) == []


def test_a_rollback_sends_no_alert_of_the_withdrawn_month(vendor: Vendor) -> None:
    vendor.publish("2023-08", [], OWNED)
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    holds.roll_back(vendor.home.home, "wrong", T0)
    assert vendor.send() == []


def test_without_scores_nothing_is_sent_and_nothing_written(vendor: Vendor) -> None:
    assert owner_alerts.send(vendor.settings, T0) is None
    assert not vendor.home.home.owner_alerts.exists()


HOSTILE = "Evil\r\nBcc: all@example.com\r\n\r\n<b>\u202ehi\u2028X: y\x00 " + "z" * 200


def test_hostile_names_add_no_header_line_or_recipient(vendor: Vendor) -> None:
    owned = {"A1": "O1", "A\r\nTo: x@y.example": "O1"}
    vendor.publish("2023-09", [alert(csn, "2023-09", "drop") for csn in owned], owned, A1=HOSTILE)
    assert vendor.send() == ["ann"]
    (mail,) = vendor.mail.mails
    assert (mail["Bcc"], mail["To"], mail["X"]) == (None, "ann@vendor.example", None)
    assert mail["Subject"] == "[ide_assets] engagement alerts for 2 accounts, 2023-09"
    lines = vendor.body().split("\n")
    assert "\u202e" not in vendor.body() and "\x00" not in vendor.body() and "\u2028" not in vendor.body()
    assert not [line for line in lines if line.startswith(("Bcc", "To:", "X:"))]
    assert max(map(len, lines)) < 160


@pytest.mark.parametrize(
    "address",
    [
        "a@x.example, b@y.example", "a@x.example\r\nBcc: b@y.example", "root", "Team: a@x.example;", "A <a@x.example>",
        "a@x.example\x00", "", "@", "a@b@c",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_counted_and_never_used(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    people = [{**person, "owner_email": address} if person["owner_id"] == "O1" else person for person in PEOPLE]
    monkeypatch.setattr("ide_assets_tests.automation.test_owner_alerts.PEOPLE", people)
    vendor.publish("2023-09", [alert("A1", "2023-09", "drop"), alert("B1", "2023-09", "drop")], OWNED)
    due = owner_alerts.due(vendor.settings, T0)
    assert due is not None and due.unreachable_owners == 1
    assert vendor.send() == ["bob"]


def test_a_webhook_gets_the_address_of_each_person(vendor: Vendor) -> None:
    vendor.by("webhook")
    vendor.publish("2023-09", SEPTEMBER, OWNED, A1="<!channel> & Co")
    owner_alerts.send(vendor.settings, T0)
    assert vendor.mail.mails == []
    assert sorted(payload["to"] for payload in vendor.web.payloads) == [
        "ann@vendor.example", "bob@vendor.example", "max@vendor.example"
    ]  # fmt: skip
    ann = next(payload for payload in vendor.web.payloads if "ann" in payload["to"])
    assert "\n\nFor ann@vendor.example\n\n" in ann["text"]
    assert "&lt;!channel&gt; &amp; Co (A1)" in ann["text"]


def test_a_webhook_that_is_not_set_is_an_error(vendor: Vendor) -> None:
    vendor.by("webhook")
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    alerts = vendor.settings.alerts.model_copy(update={"webhook_url": None})
    with pytest.raises(ChannelError, match="Set IDE_ALERTS__WEBHOOK_URL"):
        owner_alerts.send(vendor.settings.model_copy(update={"alerts": alerts}), T0)


def test_the_record_and_errors_have_no_names_and_addresses(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    monkeypatch.setattr("ide_assets.domains.configuration.read", lambda: vendor.settings)
    text = evaluate_owner_alerts(T0)
    assert text == "Sent: 4 engagement alerts of 2023-09 in 3 messages: to 2 owners and 1 manager."
    record = vendor.home.home.owner_alerts.read_text(encoding="utf-8")
    for word in ("ann", "Ann", "vendor.example", "Inc.", "O1"):
        assert word not in record + text
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("way", ["{", "changed", "[]", "null"])
def test_a_damaged_record_is_named_and_repeats_messages(vendor: Vendor, way: str) -> None:
    vendor.publish("2023-09", SEPTEMBER, OWNED)
    vendor.send()
    assert owner_alerts.unreadable(vendor.home.home) == ""
    path = vendor.home.home.owner_alerts
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = lines[1].replace('"sent_on": "2023', '"sent_on": "2024') if way == "changed" else way
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "owner_alerts.jsonl, line 2: damaged" in owner_alerts.unreadable(vendor.home.home)
    assert len(vendor.send()) == 1


@pytest.mark.parametrize(("channel", "sensors"), [("off", set()), ("mail", {"owner_alerts"})])
def test_the_daemon_sends_only_if_the_setting_is_on(vendor: Vendor, channel: str, sensors: set[str]) -> None:
    vendor.by(channel)
    declared = {sensor.name for sensor in definitions(vendor.settings).sensors or () if hasattr(sensor, "name")}
    assert declared - {"publish_deliveries", "alerts"} == sensors
    assert isinstance(definitions(vendor.settings), dg.Definitions)


def ide(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as done:
        app(list(arguments), standalone_mode=False)
    shown = capsys.readouterr()
    assert isinstance(done.value.code, int)
    return done.value.code, shown.out, shown.err


@pytest.fixture
def environment(vendor: Vendor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vendor:
    """The vendor's settings as environment variables, and no incidents."""
    (tmp_path / "landing").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IDE_HOME", str(vendor.home.home.root))
    monkeypatch.setenv("IDE_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("IDE_ALERTS__SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("IDE_ALERTS__SMTP_PORT", str(vendor.mail.port))
    monkeypatch.setenv("IDE_ALERTS__SMTP_SECURITY", "none")
    return vendor


def test_dry_run_counts_owners_and_sends_nothing(
    environment: Vendor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.publish("2023-09", SEPTEMBER, OWNED)
    code, out, _ = ide(capsys, "alert", "--dry-run")
    assert code == 0
    assert "Engagement alerts are not sent to owners: IDE_ALERTS__OWNERS is off." in out
    assert "4 engagement alerts of 2023-09 in 3 messages: to 2 owners and 1 manager." in out
    assert "To: owner O1\nSubject: [ide_assets] engagement alerts for 2 accounts" in out
    assert "vendor.example" not in out
    assert ide(capsys, "alert")[0] == 2
    assert environment.mail.mails == [] and not environment.home.home.owner_alerts.exists()
    monkeypatch.setenv("IDE_ALERTS__OWNERS", "mail")
    code, out, _ = ide(capsys, "alert")
    assert (code, out) == (0, "Sent: 4 engagement alerts of 2023-09 in 3 messages: to 2 owners and 1 manager.\n")
    assert len(environment.mail.mails) == 3


def test_alerts_are_listed_acknowledged_and_snoozed(environment: Vendor, capsys: pytest.CaptureFixture[str]) -> None:
    environment.publish("2023-08", [alert("A1", "2023-08", "drop")], OWNED)
    environment.publish("2023-09", [alert("A2", "2023-09", "drop"), alert("B1", "2023-09")], OWNED)

    def states() -> dict[str, str]:
        rows = json.loads(ide(capsys, "alert", "list", "--state", "all", "--json")[1])
        return {row["account_csn"]: row["state"] for row in rows}

    assert states() == {"A1": "over", "A2": "open", "B1": "open"}
    ids = {row["account_csn"]: row["alert_id"] for row in json.loads(ide(capsys, "alert", "list", "--json")[1])}
    assert ide(capsys, "alert", "acknowledge", ids["A2"], "--reason", "called")[:2] == (
        0, f"Alert {ids['A2']} is acknowledged.\n"
    )  # fmt: skip
    assert ide(capsys, "alert", "snooze", ids["B1"], "--reason", "holiday", "--until", "2020-01-01")[0] == 2
    assert ide(capsys, "alert", "snooze", ids["B1"], "--reason", "holiday", "--until", "soon")[0] == 2
    assert ide(capsys, "alert", "acknowledge", ids["B1"], "--reason", " ")[0] == 2
    assert "no alert has the id" in ide(capsys, "alert", "acknowledge", "x", "--reason", "r")[2]
    assert ide(capsys, "alert", "snooze", ids["B1"], "--reason", "holiday", "--until", in_days(1))[0] == 0
    assert states() == {"A1": "over", "A2": "acknowledged", "B1": "snoozed"}


ALERT = Alert(
    "i", "A1", "A1 Inc.", "O1", "overall", "drop", "high", "owner", 40.0, 55.0, 45.0, date(2023, 9, 30), -1.0,
    (Part("x", "behaviour", -1.0),),
)  # fmt: skip


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_no_name_adds_a_line(name: str, csn: str, by_webhook: bool) -> None:
    def lines(message: OwnerMessage) -> int:
        text = owner_messages.in_words(message, Month(2023, 9), {}, None, T0, by_webhook)
        assert "\n" not in text.subject and "\r" not in text.subject
        return len(text.body.splitlines())

    plain = OwnerMessage("O1", "a@b.example", (ALERT,), ())
    named = replace(ALERT, account_name=name, account_csn=csn)
    assert lines(replace(plain, own=(named,))) == lines(plain)


def test_a_webhook_gets_the_worst_accounts_of_many() -> None:
    many = tuple(replace(ALERT, account_csn=f"A{number}", score=float(number)) for number in range(40))
    message = OwnerMessage("O1", "a@b.example", many, ())
    text = owner_messages.in_words(message, Month(2023, 9), {}, None, T0, True).body
    assert text.count("high:") == 25 and "A0)" in text and "... and 15 more accounts" in text
    assert owner_messages.in_words(message, Month(2023, 9), {}, None, T0, False).body.count("high:") == 40


def test_a_webhook_shares_its_room_between_own_accounts_and_those_of_the_team() -> None:
    own, team = (
        tuple(replace(ALERT, account_csn=f"{whose}{number}", score=float(number)) for number in range(20))
        for whose in ("own", "team")
    )
    text = owner_messages.in_words(
        OwnerMessage("O1", "a@b.example", own, team), Month(2023, 9), {}, None, T0, True
    ).body
    assert text.count("high:") == 25 and "own19" in text and "team4" in text and "... and 15 more accounts" in text


def test_a_threshold_names_the_person_who_set_it_in_full() -> None:
    words = (
        "communication score down by 12.5 or more since the month before, set by jane.doe.with.a.long.name@example.com"
    )
    message = OwnerMessage("O1", "a@b.example", (replace(ALERT, alert=words),), ())
    assert words in owner_messages.in_words(message, Month(2023, 9), {}, None, T0, False).body


@pytest.mark.slow(minutes=0.2)
def test_every_alert_reaches_its_owner_once(tmp_path: Path) -> None:
    """Each owner receives each alert once, however often sending fails, unless it ends before."""
    homes = count()
    months = ("2023-07", "2023-08", "2023-09")
    csns = ("A1", "A2", "B1")
    step = st.tuples(st.sets(st.sampled_from(csns)), st.sets(st.sampled_from(("ann", "bob"))))

    @effort(max_examples=5, deadline=None)
    @given(st.lists(step, min_size=3, max_size=3))
    def check(steps: list[tuple[set[str], set[str]]]) -> None:
        with installed(tmp_path / str(next(homes))) as vendor:
            raised: dict[str, str] = {}
            for month, (present, down) in zip(months, steps, strict=True):
                raised = {csn: raised.get(csn, month) for csn in present}
                rows = [
                    alert(csn, month, "drop", since=None if since == month else since) for csn, since in raised.items()
                ]
                vendor.publish(month, rows, OWNED)
                vendor.mail.rejected = {f"{name}@vendor.example" for name in down}
                for _ in range(2):
                    try:
                        owner_alerts.send(vendor.settings, T0)
                    except ChannelError:
                        assert down
                mailed = [mail.get_content() for mail in vendor.mail.mails]
                for csn in present:
                    name = "bob" if csn == "B1" else "ann"
                    since = Month.parse(raised[csn])
                    of_alert = [
                        text
                        for text in mailed
                        if f"{csn} Inc." in text
                        and (f"alert since {since}" in text or f"as of {since.last_day}" in text)
                    ]
                    assert len(of_alert) <= 1
                    assert len(of_alert) == 1 or name in down

    check()


def test_a_reader_s_threshold_is_sent_to_the_owner_once(vendor: Vendor) -> None:
    vendor.publish("2023-09", [], {"A1": "O1", "B1": "O2"})
    chosen = alert_thresholds.threshold("A1", "overall", "below", "60", "jo", T0)
    alert_thresholds.set_threshold(vendor.home.home, chosen, 1)
    assert vendor.send() == ["ann"]
    assert "  medium: overall score below 60, set by jo: 40.0\n" in vendor.body()
    assert vendor.send(T0 + timedelta(hours=1)) == []
