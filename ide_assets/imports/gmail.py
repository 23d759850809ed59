"""Headers of messages as the Gmail API gives them: users.messages.get with format=metadata (R-IN-2).

A message becomes the rows that one in an mbox file becomes, with its labels as well. Each mailbox numbers messages and
threads for itself, so that the headers say which messages are the same and which belong together. The time is Google's,
because a sender's clock may be wrong. `snippet` is the beginning of the body, and is not read.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from itertools import chain
from pathlib import Path
from typing import IO, Any

from ide_assets.imports import mailbox
from ide_assets.imports.errors import CannotImportError

#: Headers that connect an answer with what it answers.
_CONNECTING = ("in-reply-to", "references")


def convert(path: Path, text: IO[str], output: IO[str]) -> None:
    """Write the headers of each message of a file as lines of JSON. Raises CannotImportError."""
    threads: set[object] = set()
    has_conversation = is_connected = False
    for place, record in _records(path, text):
        headers = _headers(record)
        if headers is None:
            raise CannotImportError(
                f"{path}, {place} is not a message of the Gmail API with payload.headers. Get each message with "
                "format=metadata; a list of messages has only their numbers."
            )
        has_conversation = has_conversation or record.get("threadId") in threads
        threads.add(record.get("threadId"))
        is_connected = is_connected or any(name in headers for name in _CONNECTING)
        moment = _moment(record.get("internalDate"))
        for row in mailbox.people(headers):
            own = {"sent_at": moment or row["sent_at"], "labels": json.dumps(record.get("labelIds") or [])}
            output.write(json.dumps({**row, **own}) + "\n")
    if has_conversation and not is_connected:
        raise CannotImportError(
            f"{path} has threads of several messages, but no message has the headers In-Reply-To and References, so "
            "that no answer could be recognised. Name them in metadataHeaders, or leave metadataHeaders out."
        )


def _records(path: Path, text: IO[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each message with its place: one on each line, or those of one JSON document."""
    first = text.readline()
    try:
        start = json.loads(first)
        is_by_line = isinstance(start, dict) and "messages" not in start
    except (ValueError, RecursionError):
        is_by_line = False
    if is_by_line:
        for number, line in enumerate(chain([first], text), 1):
            if line.strip():
                yield f"line {number}", _parsed(line, f"{path}, line {number} is not JSON. Export it again.")
        return
    document = _parsed(first + text.read(), f"{path} cannot be read to its end as JSON. Export it again.")
    messages = document.get("messages", [document]) if isinstance(document, dict) else document
    for number, message in enumerate(messages if isinstance(messages, list) else [messages], 1):
        yield f"message {number}", message


def _parsed(text: str, fault: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise CannotImportError(fault) from None


def _headers(record: object) -> Message | None:
    """The headers that are read, with their names in any case; None if the record has no list of headers."""
    payload = record.get("payload") if isinstance(record, dict) else None
    listed = payload.get("headers") if isinstance(payload, dict) else None
    if not isinstance(listed, list):
        return None
    message = Message()
    for header in listed:
        name = str(header.get("name", "")).lower() if isinstance(header, dict) else ""
        if name in mailbox.READ:
            message[name] = " ".join(str(header.get("value") or "").split())
    return message


def _moment(milliseconds: object) -> str | None:
    """The time in UTC; null for one that cannot be read."""
    try:
        return datetime.fromtimestamp(int(str(milliseconds)) / 1000, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
