"""Alerts: every channel gets every change once, even after failures."""

import errno
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from ide_assets.automation.alerting import AlertsBusyError, SentAlert, messages, pending, send_alerts
from ide_assets.automation.channel import ChannelError
from ide_assets.automation.incident import Incident
from ide_assets.automation.incidents import Incidents
from ide_assets.cli import terminal
from ide_assets.cli.app import app
from ide_assets.settings import Alerts, Settings
from ide_assets.store.home import Home
from ide_assets_tests.automation.servers import Hook, MailServer, hook, mail_server

T0 = datetime(2023, 3, 5, 6, 0, tzinfo=UTC)
FEBRUARY = Incident(
    "2023-02", "2023-02 is not published: entitlements was rejected", "31 of 900 rows.", "ide run --month 2023-02"
)
MARCH = Incident("2023-03", "2023-03 is late: usage_authorizations is missing", "Nothing came.", "Ask for it.")


@dataclass
class Installation:
    """A home, and a webhook and a mail server on this machine with the messages that they received."""

    home: Home
    web: Hook
    mail: MailServer
    settings: Settings

    def look(self, *incidents: Incident, at: datetime = T0) -> list[str]:
        return [sent.subject for sent in send_alerts(self.home, self.settings, incidents, at)]

    def failing_look(self, *incidents: Incident, at: datetime = T0) -> str:
        with pytest.raises(ChannelError) as error:
            self.look(*incidents, at=at)
        return str(error.value)

    @property
    def by_web(self) -> list[str]:
        return [payload["text"].split("\n")[0] for payload in self.web.payloads]

    @property
    def by_mail(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mail.mails]


@contextmanager
def installed(root: Path, recipients: Sequence[str] = ("jo@example.com",)) -> Iterator[Installation]:
    with ExitStack() as stack:
        web, mail = stack.enter_context(hook()), stack.enter_context(mail_server())
        yield Installation(Home(root / "home"), web, mail, settings_for(root, web.url, mail.port, recipients))


def settings_for(root: Path, url: str, port: int, recipients: Sequence[str] = ("jo@example.com",)) -> Settings:
    alerts = Alerts.model_validate(
        {
            "webhook_url": url,
            "email_to": recipients,
            "email_from": "ide@example.com",
            "smtp_host": "127.0.0.1",
            "smtp_port": port,
            "smtp_security": "none",
            "timeout_seconds": 5,
        }
    )
    return Settings(home=root / "home", landing=root / "landing", alerts=alerts)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    with installed(tmp_path) as installation:
        yield installation


def test_messages_cover_new_changed_and_ended_incidents() -> None:
    changed = replace(MARCH, title="2023-03 is late: two sources are missing")
    reported = {
        "2023-02": SentAlert(fingerprint=FEBRUARY.fingerprint, title=FEBRUARY.title, link="", since=T0),
        "2023-03": SentAlert(fingerprint=MARCH.fingerprint, title=MARCH.title, link="", since=T0),
        "2022-12": SentAlert(fingerprint="f", title="2022-12 is stale", link="https://x.example", since=T0),
    }
    fresh = Incident("2023-04", "2023-04 is late", "", "Wait.")
    since = {"2023-02": T0, "2023-03": T0, "2023-04": T0 + timedelta(hours=1)}
    sent = messages([FEBRUARY, changed, fresh], reported, since)
    assert [message.subject for message in sent] == [
        "[ide_assets] changed: 2023-03 is late: two sources are missing",
        "[ide_assets] 2023-04 is late",
        "[ide_assets] over: 2022-12 is stale",
    ]
    assert [message.body for message in sent] == [
        "This has changed.\n\nReported before: 2023-03 is late: usage_authorizations is missing\n\n"
        "2023-03 is late: two sources are missing\n\nNothing came.\n\nWhat to do: Ask for it.\n\n"
        "Since: 2023-03-05 06:00 UTC\n",
        "2023-04 is late\n\nWhat to do: Wait.\n\nSince: 2023-03-05 07:00 UTC\n",
        "This is over:\n2022-12 is stale\n\nIt began at 2023-03-05 06:00 UTC. There is nothing left to do.\n"
        "Read more: https://x.example\n",
    ]


def test_sends_an_incident_once_then_its_change_and_its_end(here: Installation) -> None:
    assert here.look(FEBRUARY) == ["[ide_assets] 2023-02 is not published: entitlements was rejected"]
    assert here.look(FEBRUARY, at=T0 + timedelta(hours=1)) == []
    worse = replace(FEBRUARY, details="800 of 900 rows.")
    here.look(worse, at=T0 + timedelta(hours=2))
    here.look(worse, at=T0 + timedelta(hours=3))
    here.look(at=T0 + timedelta(hours=4))
    assert here.look(at=T0 + timedelta(hours=5)) == []
    assert [payload["state"] for payload in here.web.payloads] == ["new", "changed", "over"]
    assert here.by_mail == here.by_web
    # Each message has the beginning of the incident, not the time of the evaluation.
    assert all("2023-03-05 06:00 UTC" in mail.get_content() for mail in here.mail.mails)
    assert "800 of 900 rows." in here.mail.mails[1].get_content()
    # The same incident after its end is new.
    assert here.look(FEBRUARY, at=T0 + timedelta(days=1)) == ["[ide_assets] " + FEBRUARY.title]
    assert "Since: 2023-03-06 06:00 UTC" in here.mail.mails[3].get_content()


def test_retries_only_the_channel_that_failed(here: Installation) -> None:
    here.web.status = 503
    message = here.failing_look(FEBRUARY, MARCH)
    # One line for both messages: the cause is the same.
    assert message == (
        "webhook (IDE_ALERTS__WEBHOOK_URL): it answered 503 Service Unavailable. Ask the operator of "
        "the webhook; the next evaluation tries again."
    )
    here.web.status = 200
    here.look(FEBRUARY, MARCH, at=T0 + timedelta(hours=1))
    assert len(here.by_mail) == 2
    late = here.web.payloads[-2:]
    assert [payload["incident"]["key"] for payload in late] == ["2023-02", "2023-03"]
    assert late[0]["incident"]["since"] == "2023-03-05T06:00:00+00:00"


def test_sends_no_end_to_a_channel_that_missed_the_beginning(here: Installation) -> None:
    here.mail.is_down = True
    here.failing_look(FEBRUARY)
    here.mail.is_down = False
    here.look()
    assert here.by_mail == []
    assert [payload["state"] for payload in here.web.payloads] == ["new", "over"]


def test_rejected_message_does_not_stop_the_others(tmp_path: Path) -> None:
    with installed(tmp_path, ["gone@example.com", "jo@example.com"]) as here:
        here.mail.rejected.add("gone@example.com")
        assert "gone@example.com" in here.failing_look(FEBRUARY, MARCH)
        assert [mail["To"] for mail in here.mail.mails] == ["jo@example.com"] * 2
        here.mail.rejected.clear()
        here.look(FEBRUARY, MARCH)
        assert [mail["To"] for mail in here.mail.mails] == ["jo@example.com"] * 2 + ["gone@example.com"] * 2


def test_waits_once_for_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with hook() as web:
        # No process listens on port 1.
        settings = settings_for(tmp_path, web.url, 1, ["a@example.com", "b@example.com"])
        with pytest.raises(ChannelError) as error:
            send_alerts(Home(tmp_path / "home"), settings, [FEBRUARY, MARCH], T0)
    assert len(web.requests) == 2
    assert str(error.value).count(os.strerror(errno.ECONNREFUSED)) == 1


def test_new_webhook_gets_all_incidents_and_the_old_record_is_deleted(here: Installation) -> None:
    here.look(FEBRUARY)
    with hook() as other:
        here.settings = settings_for(here.home.root.parent, other.url, here.mail.port)
        here.look(FEBRUARY)
        assert len(other.requests) == 1
    assert len(here.by_mail) == 1
    assert len(json.loads(here.home.alerts.read_text())["sent"]) == 2
    assert "T0SECRET" not in here.home.alerts.read_text()


def test_writes_nothing_without_a_channel(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert send_alerts(home, Settings(home=home.root), [FEBRUARY], T0) == []
    assert not home.root.exists()


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"sent": {"webhook": 3}}', "\ud800"])
def test_damaged_record_is_reported_and_alerts_are_sent_again(here: Installation, broken: str) -> None:
    here.look(FEBRUARY)
    here.home.alerts.write_bytes(broken.encode(errors="surrogatepass"))
    here.look(FEBRUARY)
    assert here.by_web[1:] == [
        "[ide_assets] " + FEBRUARY.title,
        "[ide_assets] the record of sent alerts cannot be read",
    ]
    assert "alerts.json: " in here.web.payloads[2]["text"] and "are sent again" in here.web.payloads[2]["text"]
    here.look(FEBRUARY)
    assert here.by_web[3:] == ["[ide_assets] over: the record of sent alerts cannot be read"]
    assert here.look(FEBRUARY) == []


def test_unwritable_home_is_reported_and_alerts_are_sent(here: Installation) -> None:
    here.home.root.parent.joinpath("home").write_text("a file where the folder should be")
    message = here.failing_look(FEBRUARY)
    assert "Sent alerts cannot be recorded, so they are sent again at every evaluation" in message
    assert FEBRUARY.title in here.by_web[0] and FEBRUARY.title in here.by_mail[0]


def test_sends_an_incident_with_an_undecodable_name_once(here: Installation) -> None:
    stray = Incident("folder \udcff", "folder \udcff is of no source", "\udcff", "Remove it.")
    here.look(stray)
    here.look(stray)
    here.look()
    assert here.by_web == here.by_mail
    assert here.by_web == [
        "[ide_assets] folder \ufffd is of no source",
        "[ide_assets] over: folder \ufffd is of no source",
    ]


def test_two_incidents_with_one_key_are_an_error(here: Installation) -> None:
    with pytest.raises(ValueError, match="two incidents have the same key: 2023-02, 2023-02"):
        here.look(FEBRUARY, replace(FEBRUARY, title="another"))


def test_only_one_process_sends_alerts(here: Installation) -> None:
    here.home.root.mkdir()
    with FileLock(here.home.root / "alerts.lock"), pytest.raises(AlertsBusyError, match="another process is sending"):
        here.look(FEBRUARY)
    here.look(FEBRUARY)
    assert len(here.by_web) == 1


def _tell_in_a_process(root: Path, url: str, port: int) -> None:
    try:
        send_alerts(Home(root / "home"), settings_for(root, url, port), [FEBRUARY, MARCH], T0)
    except AlertsBusyError:
        sys.exit(3)


@pytest.mark.slow
def test_concurrent_processes_send_once(here: Installation) -> None:
    here.web.seconds = 0.2
    processes = [
        get_context("spawn").Process(
            target=_tell_in_a_process, args=(here.home.root.parent, here.web.url, here.mail.port)
        )
        for _ in range(2)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert {process.exitcode for process in processes} <= {0, 3}
    assert 0 in {process.exitcode for process in processes}
    assert len(here.by_web) == len(here.by_mail) == 2


def test_kill_before_the_record_is_written_loses_no_alert(here: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        """The process ends here."""

    def killed(home: Home, record: object) -> dict[str, None]:
        if here.web.requests:
            raise Killed
        return {}

    with monkeypatch.context() as patched:
        patched.setattr("ide_assets.automation.alerting._write_record", killed)
        with pytest.raises(Killed):
            here.look(FEBRUARY, MARCH)
    here.look(FEBRUARY, MARCH)
    assert here.by_web == ["[ide_assets] " + incident.title for incident in (FEBRUARY, FEBRUARY, MARCH)]
    assert len(here.by_mail) == 2


#: An evaluation: the version of each of three incidents (0: absent); whether the webhook and the mail server answer.
LOOKS = st.lists(st.tuples(st.tuples(*[st.integers(0, 2)] * 3), st.booleans(), st.booleans()), min_size=1, max_size=5)


def hear(known: dict[str, str], subject: str) -> None:
    """Apply one message to the known incidents; a repeated message or the end of an unknown incident is an error."""
    match = re.fullmatch(r"\[ide_assets\] (?:(changed|over): )?(incident \d), version (\d)", subject)
    assert match is not None, subject
    state, name, version = match.groups()
    if state == "over":
        assert known.pop(name) == version
    elif state == "changed":
        assert known[name] != version
        known[name] = version
    else:
        assert name not in known
        known[name] = version


def test_every_channel_gets_every_change_once(here: Installation, tmp_path: Path) -> None:
    homes = count()

    @effort(max_examples=20, deadline=None)
    @given(LOOKS)
    def check_evaluations(looks: list[tuple[tuple[int, int, int], bool, bool]]) -> None:
        here.home = Home(tmp_path / f"home {next(homes)}")
        known: dict[str, dict[str, str]] = {"web": {}, "mail": {}}
        for hour, (versions, web_is_up, mail_is_up) in enumerate(looks):
            present = {f"incident {name}": str(version) for name, version in enumerate(versions) if version}
            incidents = [
                Incident(name, f"{name}, version {version}", "", "Fix it.") for name, version in present.items()
            ]
            here.web.status, here.mail.is_down = (200 if web_is_up else 503), not mail_is_up
            here.web.requests.clear()
            here.mail.mails.clear()
            failed = ""
            try:
                here.look(*incidents, at=T0 + timedelta(hours=hour))
            except ChannelError as error:
                failed = str(error)
            for name, is_up, subjects in (("web", web_is_up, here.by_web), ("mail", mail_is_up, here.by_mail)):
                if is_up:
                    for subject in subjects:
                        hear(known[name], subject)
                    assert known[name] == present
            # The error names exactly the channels that missed a message.
            assert ("webhook" in failed) == (not web_is_up and known["web"] != present)
            assert ("e-mail" in failed) == (not mail_is_up and known["mail"] != present)

    check_evaluations()


@pytest.fixture
def command_line(here: Installation, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Incident]]:
    """The environment of `ide alert` for this installation; yields the list of incidents that the command reads."""
    alerts = here.settings.alerts
    assert alerts.webhook_url is not None
    monkeypatch.chdir(here.home.root.parent)
    monkeypatch.setenv("IDE_HOME", str(here.home.root))
    monkeypatch.setenv("IDE_ALERTS__WEBHOOK_URL", alerts.webhook_url.get_secret_value())
    monkeypatch.setenv("IDE_ALERTS__EMAIL_TO", '["jo@example.com"]')
    monkeypatch.setenv("IDE_ALERTS__SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("IDE_ALERTS__SMTP_PORT", str(alerts.smtp_port))
    monkeypatch.setenv("IDE_ALERTS__SMTP_SECURITY", "none")
    incidents: list[Incident] = [FEBRUARY]
    module = ModuleType("ide_assets.automation.incidents")
    module.present = lambda settings: Incidents(tuple(incidents))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    yield incidents


def alert(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    try:
        with pytest.raises(SystemExit) as done:
            app(["alert", *options], standalone_mode=False)
    finally:
        terminal.be_quiet(False)
    shown = capsys.readouterr()
    assert isinstance(done.value.code, int)
    return done.value.code, shown.out, shown.err


def test_dry_run_prints_without_sending_or_recording(
    here: Installation, command_line: list[Incident], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = alert(capsys, "--dry-run")
    assert code == 0
    assert "Nothing was sent; without --dry-run this would be:\n\nTo: webhook, e-mail to jo@example.com\n" in out
    assert "Subject: [ide_assets] 2023-02 is not published: entitlements was rejected\n\n2023-02 is" in out
    assert "T0SECRET" not in out
    assert (here.by_web, here.by_mail, here.home.root.exists()) == ([], [], False)
    assert alert(capsys)[:2] == (0, "Sent: [ide_assets] 2023-02 is not published: entitlements was rejected\n")
    assert alert(capsys, "--dry-run")[:2] == (0, "No alert of an incident would be sent.\n")
    assert alert(capsys)[:2] == (0, "Nothing to send: every channel has received all present alerts.\n")
    assert len(here.by_web) == len(here.by_mail) == 1


def test_failed_channel_is_reported_on_stderr(
    here: Installation, command_line: list[Incident], capsys: pytest.CaptureFixture[str]
) -> None:
    here.web.status = 500
    code, _, errors = alert(capsys)
    assert code == 1 and errors.startswith("ide: webhook (IDE_ALERTS__WEBHOOK_URL): it answered 500")
    assert len(here.by_mail) == 1


def test_test_message_is_sent_through_every_channel(
    here: Installation, command_line: list[Incident], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = alert(capsys, "--test")
    assert (code, out) == (
        0,
        "webhook: the webhook answered 200 OK\n"
        f"e-mail to jo@example.com: the mail server 127.0.0.1:{here.mail.port} accepted it\n",
    )
    assert here.by_web == here.by_mail == ["[ide_assets] test message"]
    here.web.status = 404
    code, out, errors = alert(capsys, "--test")
    assert code == 1 and "e-mail to jo@example.com: the mail" in out and "answered 404 Not Found" in errors
    assert not here.home.alerts.exists()


def test_command_without_a_channel_names_the_settings(
    command_line: list[Incident], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IDE_ALERTS__WEBHOOK_URL")
    monkeypatch.delenv("IDE_ALERTS__EMAIL_TO")
    for options in ([], ["--test"]):
        code, _, errors = alert(capsys, *options)
        assert code == 2 and "Set IDE_ALERTS__EMAIL_TO or IDE_ALERTS__WEBHOOK_URL" in errors
    code, out, _ = alert(capsys, "--dry-run")
    assert code == 0 and "no channel is configured" in out and "To: no channel\nSubject: [ide_assets] 2023-02" in out
    assert "Nothing was sent. With a channel this would be:" in out
    assert alert(capsys, "--dry-run", "--test")[0] == 2


@pytest.mark.parametrize("option", [["--dry-run"], ["--test"], ["--home", "other"], ["--landing", "other"], ["-q"]])
def test_an_option_before_a_subcommand_is_an_error(
    here: Installation, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    code, _, errors = alert(capsys, *option, "acknowledge", "a", "--reason", "r")
    assert code == 2 and "Give it after: ide alert acknowledge ..." in errors
    assert not here.home.alert_decisions.exists()


def test_pending_lists_the_unsent_messages(here: Installation) -> None:
    here.look(FEBRUARY)
    here.web.status = 500
    here.failing_look(MARCH)
    waiting = {
        channel.name: [message.subject for message in to_send]
        for channel, to_send in pending(here.home, here.settings, [MARCH], T0)
    }
    assert waiting == {
        "webhook": ["[ide_assets] " + MARCH.title, "[ide_assets] over: " + FEBRUARY.title],
        "e-mail to jo@example.com": [],
    }
