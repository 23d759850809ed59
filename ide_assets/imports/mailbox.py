"""Headers of an mbox file: who wrote to whom and when, never the subject and never the body (R-IN-2).

One line of JSON for each message and each of its people: message_id, thread_id, sent_at, role (from or to), address,
auto_submitted, precedence. The file is read line by line, so its size does not matter.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from email.parser import HeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import IO

#: The headers that are read, and the longest header of a message in bytes.
READ = ("message-id", "in-reply-to", "references", "date", "from", "to", "cc", "auto-submitted", "precedence")
_LONGEST_HEADER = 1 << 20

#: The line between messages: "From " with the time at its end. Other such lines are text that was not quoted.
_BETWEEN = re.compile(rb"^From .*\d{2}:\d{2}(:\d{2})?.* \d{4}\s*$")
_MESSAGE_ID = re.compile(r"<[^<>\s]+>")


def convert(path: Path, output: IO[str]) -> None:
    """Write the headers of each message as lines of JSON."""
    for text in _headers(path):
        for row in people(HeaderParser().parsestr(text)):
            output.write(json.dumps(row) + "\n")


def _headers(path: Path) -> Iterator[str]:
    """The header of each message, without the headers that are not read."""
    lines: list[bytes] = []
    size, in_header, is_read, after_blank = 0, False, False, True
    with path.open("rb") as file:
        for line in file:
            blank = not line.strip()
            if after_blank and _BETWEEN.match(line):
                if lines:
                    yield b"".join(lines).decode("utf-8", errors="replace")
                lines, size, in_header, is_read = [], 0, True, False
            elif in_header and blank:
                in_header = False
            elif in_header:
                if line[:1] not in (b" ", b"\t"):
                    is_read = line.split(b":", 1)[0].strip().lower().decode("ascii", "replace") in READ
                if is_read and size + len(line) <= _LONGEST_HEADER:
                    lines.append(line)
                    size += len(line)
            after_blank = blank
    if lines:
        yield b"".join(lines).decode("utf-8", errors="replace")


def people(message: Message) -> Iterator[dict[str, str | None]]:
    """A row for the sender and for each recipient of a message."""
    own = _ids(message.get("Message-ID"))
    # The first reference began the thread; a mailer without references names its predecessor only.
    thread = [*_ids(message.get("References")), *_ids(message.get("In-Reply-To")), *own]
    common = {
        "message_id": own[0] if own else None,
        "thread_id": thread[0] if thread else None,
        "sent_at": _moment(message.get("Date")),
        "auto_submitted": _plain(message.get("Auto-Submitted")),
        "precedence": _plain(message.get("Precedence")),
    }
    roles = [("from", message.get_all("From", [])), ("to", [*message.get_all("To", []), *message.get_all("Cc", [])])]
    for role, values in roles:
        for _, address in getaddresses([str(value) for value in values]):
            yield {**common, "role": role, "address": address.strip().lower() or None}


def _ids(value: object) -> list[str]:
    return [text.strip("<>") for text in _MESSAGE_ID.findall(str(value or ""))]


def _plain(value: object) -> str | None:
    return None if value is None else str(value).split(";")[0].strip().lower()


def _moment(value: object) -> str | None:
    """The time in UTC; null for one that cannot be read."""
    try:
        moment = parsedate_to_datetime(str(value or ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
