"""A webhook as a channel: Slack, Teams, and others that accept a POST of JSON."""

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
        """A hash of the URL, so that a new webhook receives all present alerts."""
        return f"webhook {short_hash(self._url())}"

    @property
    def server(self) -> str:
        """The webhook itself."""
        return self.address

    def send(self, message: Message) -> str:
        """POST a message as JSON in UTF-8; any 2xx is success. Redirects are not followed. Raises ChannelError."""
        import json

        import requests

        host = self._host()
        payload = teams_payload(message) if self.settings.webhook_format == "teams" else text_payload(message)
        # `from None` and no text from the library, because its errors quote the URL.
        try:
            with requests.post(
                self._url(),
                # Not `json=`, which escapes other alphabets with six or twelve bytes for each character.
                data=json.dumps(payload, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json; charset=utf-8", "User-Agent": "ide_assets"},
                timeout=self.settings.timeout_seconds,
                allow_redirects=False,
                stream=True,
                # The environment's proxy cannot reach servers on this machine.
                proxies={"no_proxy": host} if is_this_machine(host) else None,
            ) as response:
                status, answer = response.status_code, b""
                if 200 <= status < 300:
                    return f"the webhook answered {_status(status)}"
                with suppress(requests.exceptions.RequestException):
                    answer = next(response.iter_content(200), b"")
        except requests.exceptions.SSLError:
            raise self._error(
                "its certificate cannot be trusted, or it does not support TLS. Nothing was sent. Check its host; for "
                "your own certificate authority, set REQUESTS_CA_BUNDLE",
                unreachable=True,
            ) from None
        except requests.exceptions.Timeout:
            raise self._error(
                f"it did not answer within {self.settings.timeout_seconds:g} s (IDE_ALERTS__TIMEOUT_SECONDS). Check "
                "that this machine can reach its host",
                unreachable=True,
            ) from None
        except (requests.exceptions.RequestException, OSError, ValueError) as error:
            raise self._error(
                f"it cannot be reached ({type(error).__name__}). Check its host and the proxy (HTTPS_PROXY)",
                unreachable=True,
            ) from None
        if 300 <= status < 400:
            raise self._error(
                f"it answered {_status(status)}, a redirect, which is not followed. Set the URL to its target"
            )
        raise self._error(
            f"it answered {_status(status)}{self._reason(answer)}. {_ADVICE.get(status, _DEFAULT_ADVICE)}"
        )

    def _url(self) -> str:
        assert self.settings.webhook_url is not None  # `channels` creates no webhook without it.
        return self.settings.webhook_url.get_secret_value().strip()

    def _host(self) -> str:
        """The URL's host; raises ChannelError if it must not be called."""
        # The parser of the library that connects: another parser might find another host in the same text.
        from urllib3.exceptions import LocationParseError
        from urllib3.util import parse_url

        try:
            url = parse_url(self._url())
        except LocationParseError:
            url = parse_url("")
        host = (url.host or "").strip("[]")
        if not host or url.scheme not in ("https", "http"):
            raise self._error("this is not an https:// address", unreachable=True)
        if url.scheme == "http" and not is_this_machine(host):
            raise self._error(
                "it is plain http, which is not encrypted. Use https; http is allowed for this machine only",
                unreachable=True,
            )
        return host

    def _reason(self, answer: bytes) -> str:
        """An error code in the answer, such as Slack's `invalid_payload`; a longer text might quote the URL."""
        text = answer.decode("utf-8", errors="replace").strip()
        is_word = re.fullmatch(r"[a-z][a-z_ ]{2,60}", text) is not None and text not in self._url()
        return f" ({text})" if is_word else ""

    def _error(self, problem: str, unreachable: bool = False) -> ChannelError:
        return ChannelError(f"webhook (IDE_ALERTS__WEBHOOK_URL): {problem}.", unreachable)


_ADVICE: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Check IDE_ALERTS__WEBHOOK_FORMAT: 'text' for Slack and most others, 'teams' for Teams",
    HTTPStatus.UNAUTHORIZED: "Check that the URL is complete and was not revoked",
    HTTPStatus.FORBIDDEN: "Check that the URL is complete and was not revoked",
    HTTPStatus.NOT_FOUND: "Check that the URL is complete and was not revoked",
    HTTPStatus.GONE: "Check that the URL is complete and was not revoked",
    HTTPStatus.TOO_MANY_REQUESTS: "It is rate-limited; the next evaluation tries again",
}
_DEFAULT_ADVICE = "Ask the operator of the webhook; the next evaluation tries again"


def text_payload(message: Message) -> dict[str, Any]:
    """The payload for Slack and most others: `text`, escaped for Slack's mrkdwn, and its parts for programs."""
    return {
        "text": _escaped(f"{message.subject}\n\n{message.body}"),
        # No formatting in Slack, where `*` and `_` in names of checks and columns would cause bold or italic text.
        "mrkdwn": False,
        "state": message.state,
        "incident": {**asdict(message.incident), "since": message.since.isoformat()},
        **({"to": message.to} if message.to else {}),
    }


def teams_payload(message: Message) -> dict[str, Any]:
    """The payload for the Workflows app of Teams: a message with one Adaptive Card."""
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
    """One line of a card. A TextRun shows every character as it is; the text of a TextBlock is Markdown."""
    return {
        "type": "RichTextBlock",
        "spacing": spacing,
        "inlines": [{"type": "TextRun", "text": text, **run}],
    }


def _escaped(text: str) -> str:
    """The text with the three characters escaped that Slack uses for mentions and links."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)
