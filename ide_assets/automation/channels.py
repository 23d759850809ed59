"""Channels: the ways in which a message reaches people. Each takes a message whole or raises ChannelError.

Errors are shown in terminals, logs and the Dagster UI. They never hold the webhook's URL, which is a secret: who has
it can post. They never hold the password either.
"""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Protocol

from ide_assets.automation.message import Message, one_line
from ide_assets.settings import Alerts
from ide_assets.vocabulary.hashes import short_hash

if TYPE_CHECKING:
    from email.message import EmailMessage
    from smtplib import SMTP


class ChannelError(RuntimeError):
    """A channel did not take a message: which one, what answered, and what to check.

    `unreachable` says that the server itself is the trouble, so that trying it with more messages is pointless.
    """

    def __init__(self, told: str, unreachable: bool = False) -> None:
        super().__init__(told)
        self.unreachable = unreachable


class Channel(Protocol):
    """One way to one recipient."""

    @property
    def name(self) -> str:
        """What people call it; holds no secret."""

    @property
    def address(self) -> str:
        """Tells it from every other channel, in the record of what was told; holds no secret."""

    @property
    def server(self) -> str:
        """What it goes through; channels of one server are unreachable together."""

    def send(self, message: Message) -> str:
        """Hand over a message; returns what was answered, in words. Raises ChannelError."""


def channels(settings: Alerts) -> list[Channel]:
    """Every channel that is configured, in a fixed order; none: nobody is told.

    Each recipient of e-mail is a channel, so that one whom the mail server refuses keeps nobody else from being told.
    """
    found: list[Channel] = []
    if settings.webhook_url is not None and settings.webhook_url.get_secret_value():
        found.append(Webhook(settings))
    return found + [Email(settings, to) for to in dict.fromkeys(settings.email_to)]


@dataclass(frozen=True)
class Email:
    """E-mail to one recipient, through the mail server of the settings."""

    settings: Alerts
    to: str

    @property
    def name(self) -> str:
        """`e-mail to` and the recipient."""
        return f"e-mail to {self.to}"

    @property
    def address(self) -> str:
        """The recipient."""
        return self.name

    @property
    def server(self) -> str:
        """Host and port of the mail server."""
        return f"{self.settings.smtp_host}:{self.settings.smtp_port}"

    def send(self, message: Message) -> str:
        """Hand a message to the mail server. Raises ChannelError.

        With `starttls` and `tls` nothing is said to a server whose certificate does not verify for its host name. A
        password is never sent over an open connection to another machine.
        """
        settings = self.settings
        with self._told_in_words():
            mail = self._mail(message)
            with self._connected() as server:
                if settings.smtp_user is not None:
                    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
                    server.login(settings.smtp_user, password)
                server.send_message(mail)
        return f"the mail server {self.server} took it"

    def _mail(self, message: Message) -> "EmailMessage":
        from email.message import EmailMessage
        from email.utils import localtime, make_msgid

        from ide_assets.automation.mail_policy import POLICY

        try:
            mail = EmailMessage(policy=POLICY)
            mail["From"] = self.settings.email_from
            mail["To"] = self.to
            mail["Subject"] = one_line(message.subject, 300)
            mail["Date"] = localtime()
            (sender,), (_,) = mail["From"].addresses, mail["To"].addresses
            mail["Message-ID"] = make_msgid(domain=sender.domain or "localhost")
            # Keeps notices of absence from answering.
            mail["Auto-Submitted"] = "auto-generated"
            mail.set_content(message.body)
        except ValueError:
            raise ChannelError(
                f"{self.name}: the sender {self.settings.email_from!r} and the recipient {self.to!r} make no e-mail. "
                "Each must be one address, like 'ide@example.com'. Check IDE_ALERTS__EMAIL_FROM and "
                "IDE_ALERTS__EMAIL_TO."
            ) from None
        return mail

    @contextmanager
    def _connected(self) -> "Iterator[SMTP]":
        from smtplib import SMTP, SMTP_SSL

        settings = self.settings
        host, port, seconds = settings.smtp_host, settings.smtp_port, settings.timeout_seconds
        if settings.smtp_security == "none" and settings.smtp_user is not None and not _is_this_machine(host):
            raise ChannelError(
                f"{self.name}: not sent, because the password would go to {self.server} readable by anybody on the "
                "way. Set IDE_ALERTS__SMTP_SECURITY to starttls or tls, or no IDE_ALERTS__SMTP_USER.",
                unreachable=True,
            )
        server = (
            SMTP_SSL(host, port, timeout=seconds, context=ssl.create_default_context())
            if settings.smtp_security == "tls"
            else SMTP(host, port, timeout=seconds)
        )
        try:
            if settings.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            yield server
            # The mail is taken by now; whatever is answered to the farewell, it must not be sent again.
            with suppress(OSError):
                server.quit()
        finally:
            server.close()

    @contextmanager
    def _told_in_words(self) -> Iterator[None]:
        """Turn whatever a mail server or the way to it raises into a ChannelError."""
        import smtplib

        try:
            yield
        except smtplib.SMTPRecipientsRefused as error:
            answers = "; ".join(_answer(code, text) for code, text in error.recipients.values())
            raise ChannelError(
                f"{self.name}: the mail server {self.server} refused the recipient: {answers}. Check "
                "IDE_ALERTS__EMAIL_TO, and whether the server lets this sender send there."
            ) from None
        except smtplib.SMTPAuthenticationError as error:
            raise ChannelError(
                f"{self.name}: the mail server {self.server} refused the login: "
                f"{_answer(error.smtp_code, error.smtp_error)}. Check IDE_ALERTS__SMTP_USER and "
                "IDE_ALERTS__SMTP_PASSWORD.",
                unreachable=True,
            ) from None
        except smtplib.SMTPNotSupportedError as error:
            raise ChannelError(
                f"{self.name}: the mail server {self.server} cannot do what is set: {one_line(str(error), 200)} "
                "Check IDE_ALERTS__SMTP_SECURITY (starttls: usually port 587; tls: port 465) and "
                "IDE_ALERTS__SMTP_USER (none: no login).",
                unreachable=True,
            ) from None
        except smtplib.SMTPResponseException as error:
            raise ChannelError(
                f"{self.name}: the mail server {self.server} answered "
                f"{_answer(error.smtp_code, error.smtp_error)}. Check IDE_ALERTS__EMAIL_FROM, and whether the server "
                "asks for a login (IDE_ALERTS__SMTP_USER)."
            ) from None
        except ssl.SSLCertVerificationError as error:
            raise ChannelError(
                f"{self.name}: the certificate of the mail server {self.server} cannot be trusted: "
                f"{error.verify_message}. Nothing was sent. Check that IDE_ALERTS__SMTP_HOST is the name in the "
                "certificate; name the certificates of an authority of your own in SSL_CERT_FILE.",
                unreachable=True,
            ) from None
        except UnicodeError:
            raise ChannelError(
                f"{self.name}: the mail server's name, the user or the password has characters that cannot be sent. "
                "Check IDE_ALERTS__SMTP_HOST, IDE_ALERTS__SMTP_USER and IDE_ALERTS__SMTP_PASSWORD: ASCII only.",
                unreachable=True,
            ) from None
        except OSError as error:
            # Every SMTPException is one, too; without an answer there is only its text.
            found = f"did not answer within {self.settings.timeout_seconds:g} s"
            if not isinstance(error, TimeoutError) and not isinstance(error.__context__, TimeoutError):
                found = f"could not be talked to: {one_line(str(error), 200) or type(error).__name__}"
            raise ChannelError(
                f"{self.name}: the mail server {self.server} {found}. Check IDE_ALERTS__SMTP_HOST, "
                "IDE_ALERTS__SMTP_PORT and IDE_ALERTS__SMTP_SECURITY (starttls: usually port 587; tls: port 465).",
                unreachable=True,
            ) from None


@dataclass(frozen=True)
class Webhook:
    """A POST of JSON to the URL of the settings."""

    settings: Alerts

    @property
    def name(self) -> str:
        """`webhook`: the URL is a secret."""
        return "webhook"

    @property
    def address(self) -> str:
        """A hash of the URL, so that another webhook is told afresh."""
        return f"webhook {short_hash(self._url())}"

    @property
    def server(self) -> str:
        """The webhook itself."""
        return self.address

    def send(self, message: Message) -> str:
        """POST a message as JSON in UTF-8; any 2xx is a yes. Redirects are not followed. Raises ChannelError."""
        import json

        import requests

        host = self._host()
        payload = teams_payload(message) if self.settings.webhook_format == "teams" else text_payload(message)
        # `from None`, and no text of the library's: its errors quote the URL.
        try:
            with requests.post(
                self._url(),
                # Not `json=`: it writes other alphabets as escapes, six bytes or twelve for each character.
                data=json.dumps(payload, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json; charset=utf-8", "User-Agent": "ide_assets"},
                timeout=self.settings.timeout_seconds,
                allow_redirects=False,
                stream=True,
                # A proxy of the environment is for other machines.
                proxies={"no_proxy": host} if _is_this_machine(host) else None,
            ) as response:
                status, said = response.status_code, b""
                if 200 <= status < 300:
                    return f"the webhook answered {_status(status)}"
                with suppress(requests.exceptions.RequestException):
                    said = next(response.iter_content(200), b"")
        except requests.exceptions.SSLError:
            raise self._error(
                "its certificate cannot be trusted, or it speaks no TLS. Nothing was sent. Check its host; name the "
                "certificates of an authority of your own in REQUESTS_CA_BUNDLE",
                unreachable=True,
            ) from None
        except requests.exceptions.Timeout:
            raise self._error(
                f"it did not answer within {self.settings.timeout_seconds:g} s (IDE_ALERTS__TIMEOUT_SECONDS). Check "
                "that this machine reaches its host",
                unreachable=True,
            ) from None
        except (requests.exceptions.RequestException, OSError, ValueError) as error:
            raise self._error(
                f"it cannot be reached ({type(error).__name__}). Check its host, and the way there (HTTPS_PROXY)",
                unreachable=True,
            ) from None
        if 300 <= status < 400:
            raise self._error(
                f"it answered {_status(status)}, a redirect, which is not followed. Set the URL where it leads to"
            )
        raise self._error(f"it answered {_status(status)}{self._reason(said)}. {_ADVICE.get(status, _ADVICE_ELSE)}")

    def _url(self) -> str:
        assert self.settings.webhook_url is not None  # `channels` makes none without it.
        return self.settings.webhook_url.get_secret_value().strip()

    def _host(self) -> str:
        """The host that the URL leads to; raises ChannelError where it must not be called."""
        # The parser of the library that connects: another one might read another host from the same text.
        from urllib3.exceptions import LocationParseError
        from urllib3.util import parse_url

        try:
            url = parse_url(self._url())
        except LocationParseError:
            url = parse_url("")
        host = (url.host or "").strip("[]")
        if not host or url.scheme not in ("https", "http"):
            raise self._error("this is no https:// address", unreachable=True)
        if url.scheme == "http" and not _is_this_machine(host):
            raise self._error(
                "it is plain http, which anybody on the way can read. Use https; http is for this machine alone",
                unreachable=True,
            )
        return host

    def _reason(self, said: bytes) -> str:
        """The word that was answered, as Slack's `invalid_payload`; anything longer might quote the URL."""
        text = said.decode("utf-8", errors="replace").strip()
        is_word = re.fullmatch(r"[a-z][a-z_ ]{2,60}", text) is not None and text not in self._url()
        return f" ({text})" if is_word else ""

    def _error(self, found: str, unreachable: bool = False) -> ChannelError:
        return ChannelError(f"webhook (IDE_ALERTS__WEBHOOK_URL): {found}.", unreachable)


_ADVICE: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Check IDE_ALERTS__WEBHOOK_FORMAT: 'text' for Slack and most others, 'teams' for Teams",
    HTTPStatus.UNAUTHORIZED: "Check that the URL is complete and was not revoked",
    HTTPStatus.FORBIDDEN: "Check that the URL is complete and was not revoked",
    HTTPStatus.NOT_FOUND: "Check that the URL is complete and was not revoked",
    HTTPStatus.GONE: "Check that the URL is complete and was not revoked",
    HTTPStatus.TOO_MANY_REQUESTS: "It takes no more for now; it is tried again at the next look",
}
_ADVICE_ELSE = "Ask whoever runs it; it is tried again at the next look"


def text_payload(message: Message) -> dict[str, Any]:
    """What Slack and most others take: `text`, escaped for Slack's mrkdwn; beside it the parts, for programs."""
    return {
        "text": _escaped(f"{message.subject}\n\n{message.body}"),
        # Slack: no bold or italic text, which `*` and `_` in names of checks and columns would make.
        "mrkdwn": False,
        "state": message.state,
        "incident": {**asdict(message.incident), "since": message.since.isoformat()},
    }


def teams_payload(message: Message) -> dict[str, Any]:
    """A message with one Adaptive Card, as the Workflows app of Teams takes it."""
    body = [_line(message.subject, weight="Bolder", size="Medium")]
    paragraph = True
    for line in message.body.split("\n"):
        if line.strip():
            body.append(_line(line, spacing="Medium" if paragraph else "None"))
        paragraph = not line.strip()
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.2",
        "fallbackText": message.subject,
        "body": body,
        "msteams": {"width": "Full"},
    }
    if message.incident.link.startswith(("https://", "http://")):
        card["actions"] = [{"type": "Action.OpenUrl", "title": "Read more", "url": message.incident.link}]
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def _line(text: str, spacing: str = "Default", **run: str) -> dict[str, Any]:
    """One line of a card. Not a TextBlock, whose text is Markdown: a TextRun shows every character as it is."""
    return {
        "type": "RichTextBlock",
        "spacing": spacing,
        "inlines": [{"type": "TextRun", "text": text, **run}],
    }


def _escaped(text: str) -> str:
    """Without the three characters by which Slack's text mentions people and hides links."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _answer(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", errors="replace") if isinstance(text, bytes) else text
    return f"{code} {one_line(said, 200)}"


def _is_this_machine(host: str) -> bool:
    """Whether a host is this machine by its name or address, without asking a name server."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
