"""A webhook as a channel: Slack, Teams, and others that take a POST of JSON."""

import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from ide_assets.automation.channel import ChannelError, is_this_machine
from ide_assets.automation.message import Message
from ide_assets.settings import Alerts
from ide_assets.vocabulary.hashes import short_hash


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
                proxies={"no_proxy": host} if is_this_machine(host) else None,
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
        if url.scheme == "http" and not is_this_machine(host):
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
