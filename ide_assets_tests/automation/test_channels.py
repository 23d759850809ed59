"""E-mail and webhook against real servers on this machine: the messages that arrive, and the errors of the others."""

import errno
import json
import os
import socket
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from ide_assets.automation import message
from ide_assets.automation.channel import ChannelError
from ide_assets.automation.channels import channels
from ide_assets.automation.incident import Incident
from ide_assets.automation.message import Message
from ide_assets.settings import Alerts
from ide_assets_tests.automation.servers import Certificate, Hook, certificate, hook, mail_server

# The test's mail server does not recognise a connection with TLS from the start as safe for a login.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SINCE = datetime(2023, 3, 5, 6, 0, tzinfo=UTC)
INCIDENT = Incident(
    key="2023-02",
    title="2023-02 is not published: entitlements was rejected",
    details="entitlements 2023-02: 31 of 900 rows are quarantined.\nReaders keep 2023-01.",
    next_step="Ask for a corrected delivery, then: ide run --month 2023-02",
    link="https://ide.example.com/runs/1",
)
NEW = message.new(INCIDENT, SINCE)


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificate(tmp_path_factory.mktemp("trusted"))


@pytest.fixture
def trusting(trusted: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """This machine trusts the certificate, as it trusts a company's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted.certificate))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted.certificate))
    return trusted


@pytest.fixture
def web() -> Iterator[Hook]:
    with hook() as server:
        yield server


def to_mail(port: int, **changes: Any) -> Alerts:
    values: dict[str, Any] = {
        "email_to": ["jo@example.com"],
        "email_from": "ide@example.com",
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_security": "none",
        "timeout_seconds": 5,
    }
    return Alerts(**{**values, **changes})


def to_web(url: str, **changes: Any) -> Alerts:
    return Alerts(**{"webhook_url": url, "timeout_seconds": 5, **changes})


def send(settings: Alerts, what: Message = NEW) -> list[str]:
    return [channel.send(what) for channel in channels(settings)]


def error_of(settings: Alerts, what: Message = NEW) -> str:
    with pytest.raises(ChannelError) as caught:
        send(settings, what)
    # The library's message quotes the URL; a printed traceback must not show it.
    shown = "".join(traceback.format_exception(caught.value))
    assert "T0SECRET" not in shown
    return str(caught.value)


def test_no_channels_without_recipients() -> None:
    assert channels(Alerts()) == []
    assert channels(Alerts(webhook_url="")) == []


def test_email_arrives_as_written() -> None:
    with mail_server() as server:
        assert send(to_mail(server.port)) == [f"the mail server 127.0.0.1:{server.port} accepted it"]
    (mail,) = server.mails
    assert mail["Subject"] == "[ide_assets] 2023-02 is not published: entitlements was rejected"
    assert (mail["From"], mail["To"]) == ("ide@example.com", "jo@example.com")
    assert abs((mail["Date"].datetime - datetime.now(UTC)).total_seconds()) < 60
    assert mail["Message-ID"].endswith("@example.com>")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content() == (
        "2023-02 is not published: entitlements was rejected\n\n"
        "entitlements 2023-02: 31 of 900 rows are quarantined.\nReaders keep 2023-01.\n\n"
        "What to do: Ask for a corrected delivery, then: ide run --month 2023-02\n\n"
        "Read more: https://ide.example.com/runs/1\n\n"
        "Since: 2023-03-05 06:00 UTC\n"
    )


def test_names_in_deliveries_add_no_header_or_recipient() -> None:
    names = "x\r\nBcc: all@example.com\n\nbody\u2028Cc: y\x85z\x00 \ud800 \u202etxt.exe"
    text = message.new(Incident("k", names, names, "fix it"), SINCE)
    by_hand = Message("new", "x\nBcc: all@example.com", "body\n", INCIDENT, SINCE)
    with mail_server() as server:
        send(to_mail(server.port), text)
        send(to_mail(server.port), by_hand)
    for mail in server.mails:
        assert (mail["Bcc"], mail["Cc"], mail["To"]) == (None, None, "jo@example.com")
    assert (
        server.mails[0]["Subject"]
        == text.subject
        == ("[ide_assets] x Bcc: all@example.com body Cc: y z\ufffd \ufffd \ufffdtxt.exe")
    )


def test_text_of_any_alphabet_and_length_arrives(web: Hook) -> None:
    text = message.new(Incident("k", "Zürich für 株式会社 und 🙂 " + "für äöü " * 9, "ä" * 1_500, "fix it"), SINCE)
    with mail_server() as server:
        send(to_mail(server.port, webhook_url=web.url), text)
    assert server.mails[0]["Subject"] == web.payloads[0]["text"].split("\n")[0] == text.subject
    assert "ä" * 1_500 in server.mails[0].get_content()
    assert server.mails[0]["Content-Transfer-Encoding"] in ("base64", "quoted-printable")
    assert "ä" * 1_500 in web.payloads[0]["text"]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_sends_to_a_mail_server_with_a_known_certificate_and_a_login(security: str, trusting: Certificate) -> None:
    with mail_server(trusting, tls_at_once=security == "tls", login=True) as server:
        settings = to_mail(
            server.port, smtp_host="localhost", smtp_security=security, smtp_user="ide", smtp_password="right"
        )
        send(settings)
        reason = error_of(settings.model_copy(update={"smtp_password": SecretStr("wrong")}))
    assert set(server.logins) == {"ide"} and len(server.mails) == 1
    assert "rejected the login: 535" in reason and "Check IDE_ALERTS__SMTP_USER" in reason


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_sends_nothing_to_a_mail_server_with_an_unknown_certificate(security: str, trusted: Certificate) -> None:
    with mail_server(trusted, tls_at_once=security == "tls", login=True) as server:
        reason = error_of(
            to_mail(server.port, smtp_host="localhost", smtp_security=security, smtp_user="i", smtp_password="right")
        )
    assert "cannot be trusted: self-signed certificate" in reason and "SSL_CERT_FILE" in reason
    assert (server.mails, server.logins) == ([], [])


def test_sends_nothing_to_a_server_with_the_wrong_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = certificate(tmp_path, "mail.example.com")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.certificate))
    with mail_server(other) as server:
        reason = error_of(to_mail(server.port, smtp_host="localhost", smtp_security="starttls"))
    assert "certificate is not valid for 'localhost'" in reason
    assert server.mails == []


def test_sends_nothing_without_starttls_when_it_is_required() -> None:
    with mail_server() as server:
        reason = error_of(to_mail(server.port, smtp_security="starttls"))
    assert "STARTTLS" in reason and "IDE_ALERTS__SMTP_SECURITY" in reason
    assert server.mails == []


def test_sends_no_unencrypted_password_to_another_machine() -> None:
    reason = error_of(
        to_mail(587, smtp_host="mail.example.com", smtp_user="ide", smtp_password="right"),
    )
    assert "unencrypted" in reason and "right" not in reason


def test_rejected_recipient_does_not_stop_the_others() -> None:
    with mail_server() as server:
        server.rejected.add("gone@example.com")
        gone, jo = channels(to_mail(server.port, email_to=["gone@example.com", "jo@example.com"]))
        with pytest.raises(ChannelError, match=r"gone@example\.com.*rejected the recipient: 550 no such user") as error:
            gone.send(NEW)
        assert not error.value.unreachable
        jo.send(NEW)
    assert [mail["To"] for mail in server.mails] == ["jo@example.com"]


def test_error_contains_the_answer_of_the_mail_server() -> None:
    with mail_server() as server:
        server.is_down = True
        reason = error_of(to_mail(server.port))
    assert "answered 451 try again later. Check IDE_ALERTS__EMAIL_FROM" in reason


def test_accepted_mail_counts_as_sent_after_a_failed_quit() -> None:
    with mail_server() as server:
        server.farewell = "500 no such command"
        send(to_mail(server.port))
    assert len(server.mails) == 1


def test_mail_server_that_is_down_or_silent_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        reason = error_of(to_mail(port, timeout_seconds=0.2))
        assert f"127.0.0.1:{port} did not answer within 0.2 s" in reason
    assert f"{os.strerror(errno.ECONNREFUSED)}. Check IDE_ALERTS__SMTP_HOST" in error_of(to_mail(port))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"email_from": "ide@example.com\nBcc: all@example.com"}, "is not valid"),
        ({"email_from": "a@example.com, b@example.com"}, "is not valid"),
        ({"email_to": ["a@example.com, b@example.com"]}, "is not valid"),
        ({"email_to": [""]}, "is not valid"),
        ({"smtp_host": "a..b"}, "characters that cannot be sent"),
    ],
)
def test_invalid_email_settings_are_an_error(changes: dict[str, Any], reason: str) -> None:
    assert reason in error_of(to_mail(1, **changes))


def test_webhook_gets_json_that_slack_accepts(web: Hook) -> None:
    assert send(to_web(web.url)) == ["the webhook answered 200 OK"]
    ((path, headers, payload),) = web.requests
    assert path == "/services/T0SECRET"
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert payload["text"] == f"{NEW.subject}\n\n{NEW.body}"
    assert payload["state"] == "new"
    assert payload["incident"] == {
        "key": "2023-02",
        "title": INCIDENT.title,
        "details": INCIDENT.details,
        "next_step": INCIDENT.next_step,
        "link": INCIDENT.link,
        "since": "2023-03-05T06:00:00+00:00",
    }


def test_account_names_cannot_mention_or_link_in_slack(web: Hook) -> None:
    send(to_web(web.url), message.new(Incident("k", "<!channel> & <http://evil|Invoice>", "d", "n"), SINCE))
    text = web.payloads[0]["text"]
    assert text.startswith("[ide_assets] &lt;!channel&gt; &amp; &lt;http://evil|Invoice&gt;\n")
    assert "<" not in text and ">" not in text


def texts_of(payload: dict[str, Any]) -> list[str]:
    (attachment,) = payload["attachments"]
    assert payload["type"] == "message"
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = attachment["content"]
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.2")
    # A TextBlock would render Markdown; a TextRun does not.
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    return [run["text"] for block in card["body"] for run in block["inlines"]]


def test_teams_gets_one_card_without_markdown(web: Hook) -> None:
    names = "[Invoice](https://evil.example.com) **x** <at>all</at>"
    text = message.new(Incident("k", names, f"first\n\n{names}", "fix it", "https://ide.example.com"), SINCE)
    send(to_web(web.url, webhook_format="teams"), text)
    (payload,) = web.payloads
    assert texts_of(payload) == [
        f"[ide_assets] {names}",
        names,
        "first",
        names,
        "What to do: fix it",
        "Read more: https://ide.example.com",
        "Since: 2023-03-05 06:00 UTC",
    ]
    card = payload["attachments"][0]["content"]
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Read more", "url": "https://ide.example.com"}]
    send(to_web(web.url, webhook_format="teams"), message.new(Incident("k", "t", "d", "n", "javascript:x"), SINCE))
    assert "actions" not in web.payloads[1]["attachments"][0]["content"]


def test_longest_message_fits_the_limit_of_teams(web: Hook) -> None:
    long = "\n".join("🙂" * 60 for _ in range(1_000))
    send(to_web(web.url, webhook_format="teams"), message.new(Incident("k", long, long, long, "h" * 9_999), SINCE))
    assert len(json.dumps(web.payloads[0], ensure_ascii=False).encode()) < 28_000


@pytest.mark.parametrize(
    ("status", "answer", "reason"),
    [
        (
            500,
            "<html>POST /services/T0SECRET failed</html>",
            "answered 500 Internal Server Error. Ask the operator",
        ),
        (400, "invalid_payload", "answered 400 Bad Request (invalid_payload). Check IDE_ALERTS__WEBHOOK_FORMAT"),
        (404, "no_service", "answered 404 Not Found (no_service). Check that the URL is complete"),
        (403, "services", "answered 403 Forbidden. Check that the URL"),
        (429, "", "answered 429 Too Many Requests. It is rate-limited"),
        (599, "", "answered 599. Ask"),
    ],
)
def test_error_has_the_answer_of_a_webhook_but_not_its_url(web: Hook, status: int, answer: str, reason: str) -> None:
    web.status, web.answer = status, answer
    error = error_of(to_web(web.url))
    assert reason in error
    assert "T0SECRET" not in error and web.url not in error


def test_follows_no_redirect(web: Hook) -> None:
    with hook() as elsewhere:
        web.status, web.headers = 307, {"Location": elsewhere.url}
        reason = error_of(to_web(web.url))
    assert "answered 307 Temporary Redirect, a redirect, which is not followed" in reason
    assert elsewhere.requests == []


def test_slow_webhook_times_out(web: Hook) -> None:
    web.seconds = 30
    began = time.monotonic()
    reason = error_of(to_web(web.url, timeout_seconds=0.2))
    assert time.monotonic() - began < web.seconds
    assert "did not answer within 0.2 s (IDE_ALERTS__TIMEOUT_SECONDS)" in reason and "T0SECRET" not in reason


def test_error_of_a_missing_webhook_does_not_contain_its_url() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    reason = error_of(to_web(f"http://127.0.0.1:{port}/T0SECRET"))
    assert "it cannot be reached (ConnectionError)" in reason and "T0SECRET" not in reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://hooks.example.com/T0SECRET", "plain http"),
        ("http://127.0.0.1@hooks.example.com/T0SECRET", "plain http"),
        ("http://127.0.0.1.example.com/T0SECRET", "plain http"),
        ("http://169.254.169.254/T0SECRET", "plain http"),
        ("hooks.example.com/T0SECRET", "not an https:// address"),
        ("file:///T0SECRET", "not an https:// address"),
        ("https://[T0SECRET", "not an https:// address"),
    ],
)
def test_rejects_urls_without_https(url: str, reason: str) -> None:
    error = error_of(to_web(url))
    assert reason in error and "T0SECRET" not in error


def test_sends_nothing_to_a_webhook_with_an_unknown_certificate(
    trusted: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    with hook(trusted) as server:
        reason = error_of(to_web(server.url))
        assert "certificate cannot be trusted" in reason and server.requests == []
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted.certificate))
        # A proxy that is set for outside addresses is not used for this machine.
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
        send(to_web(server.url))
    assert len(server.requests) == 1


def test_shown_channels_contain_no_secret() -> None:
    settings = to_mail(1, webhook_url="https://hooks.example.com/T0SECRET", smtp_user="i", smtp_password="right")
    shown = " ".join(f"{channel!r} {channel.name} {channel.address} {channel.server}" for channel in channels(settings))
    assert "T0SECRET" not in shown and "right" not in shown


def test_cut_message_has_the_missing_length_and_the_place_of_the_rest() -> None:
    many = "\n".join(f"row {number}" for number in range(100))
    body = message.new(Incident("k", "t", many, "n", "https://ide.example.com"), SINCE).body
    assert "row 29\n... (cut here: 490 more characters; to read all: https://ide.example.com)" in body
    assert "row 30" not in body
    no_link = message.new(Incident("k", "x" * 500, "y" * 5_000, "n"), SINCE)
    assert "(cut here: 3,000 more characters; to read all: run `ide status` and `ide report quality`)" in no_link.body
    assert no_link.subject == "[ide_assets] " + "x" * 157 + "..."
