"""Alerts as plain text: a subject and a body.

Titles and details quote account names and file names of deliveries. Characters are removed that could imitate a mail
header or a line of the message, or change the reading direction.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from ide_assets.automation.incident import Incident

#: How much of an incident is sent. Teams accepts messages of up to 28 kB; longer texts are not read in a chat anyway.
_TITLE_CHARACTERS = 160
_DETAILS_LINES = 30
_DETAILS_CHARACTERS = 2_000
_NEXT_STEP_CHARACTERS = 600

#: Characters that change the reading direction and could disguise a name.
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

#: Control characters, unpaired surrogates, line and paragraph separators.
_HIDDEN = frozenset(("Cc", "Cs", "Zl", "Zp"))

State = Literal["new", "changed", "over", "test"]


@dataclass(frozen=True)
class Message:
    """One message: `subject` is one line, `body` several; both are plain text without control characters.

    `incident` is shortened as in the body; `fingerprint` is that of the whole incident, and empty in messages of the
    states `over` and `test`. `to` is the address of the person whom it concerns, where it goes through a webhook.
    """

    state: State
    subject: str
    body: str
    incident: Incident
    since: datetime
    fingerprint: str = ""
    to: str = ""


def new(incident: Incident, since: datetime) -> Message:
    """The message of an incident that was not reported before; `since` is when it was first seen."""
    short = _shortened(incident)
    return Message("new", f"[ide_assets] {short.title}", _present(short, since), short, since, incident.fingerprint)


def changed(incident: Incident, since: datetime, former_title: str) -> Message:
    """The message of an incident whose description has changed since the last message."""
    short = _shortened(incident)
    before = f"Reported before: {former_title}\n\n" if former_title != short.title else ""
    body = f"This has changed.\n\n{before}{_present(short, since)}"
    return Message("changed", f"[ide_assets] changed: {short.title}", body, short, since, incident.fingerprint)


def over(key: str, title: str, link: str, since: datetime) -> Message:
    """The message that a reported incident is over."""
    incident = Incident(key, title, "", "Nothing: it is over.", link)
    lines = ["This is over:", title, "", f"It began at {moment(since)}. There is nothing left to do."]
    if link:
        lines.append(f"Read more: {link}")
    return Message("over", f"[ide_assets] over: {title}", "\n".join(lines) + "\n", incident, since)


def trial(now: datetime) -> Message:
    """A message that only tests whether messages arrive."""
    incident = Incident("test", "test message", "Nothing is wrong: this is a test by `ide alert --test`.", "Nothing.")
    return Message("test", "[ide_assets] test message", _present(incident, now), incident, now)


def moment(when: datetime) -> str:
    """A time for people, in UTC."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def plain(text: str) -> str:
    """The text with U+FFFD for all control, separator and bidirectional characters except line feeds."""
    shown = []
    for character in text.replace("\r\n", "\n").expandtabs(4):
        hidden = unicodedata.category(character) in _HIDDEN or character in _BIDIRECTIONAL
        shown.append("\ufffd" if hidden and character != "\n" else character)
    return "".join(shown)


def one_line(text: str, characters: int) -> str:
    """The text on one line of at most this many characters."""
    line = plain(" ".join(text.split()))
    return line if len(line) <= characters else line[: characters - 3].rstrip() + "..."


def _present(incident: Incident, since: datetime) -> str:
    parts = [incident.title, incident.details, f"What to do: {incident.next_step}"]
    if incident.link:
        parts.append(f"Read more: {incident.link}")
    parts.append(f"Since: {moment(since)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _shortened(incident: Incident) -> Incident:
    return replace(
        incident,
        title=one_line(incident.title, _TITLE_CHARACTERS),
        details=_cut(plain(incident.details).strip(), incident.link),
        next_step=_cut(plain(incident.next_step).strip(), incident.link, _NEXT_STEP_CHARACTERS),
        link=one_line(incident.link, 2_000),
    )


def _cut(text: str, link: str, characters: int = _DETAILS_CHARACTERS) -> str:
    """The first lines of a text; if it is cut, how much is left out and where to read all of it."""
    shown = "\n".join(text.split("\n")[:_DETAILS_LINES])[:characters]
    left = len(text) - len(shown)
    if left == 0:
        return text
    where = one_line(link, 2_000) or "run `ide status` and `ide report quality`"
    return f"{shown.rstrip()}\n... (cut here: {left:,} more characters; to read all: {where})"
