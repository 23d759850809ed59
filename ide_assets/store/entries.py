"""Journals of what readers decide, in the home: lines of texts, each with a hash of what decides.

Names and free texts are not part of the hash, so that an erasure can replace them. A damaged line decides nothing.
"""

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from ide_assets.store import journal
from ide_assets.store.files import append_line, parsed
from ide_assets.store.home import Home

#: A decision that ends on a day can last for this many days.
LONGEST_DAYS = 366


class Entry(Protocol):
    """A dataclass of texts. It raises ValueError for values that it cannot have."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def sha256(self) -> str:
        """A hash of what decides."""


E = TypeVar("E", bound=Entry)


@dataclasses.dataclass(frozen=True)
class Entries(Generic[E]):
    """One journal: how a line becomes an entry, its file in a home, and the name under which it takes the lock."""

    entry: Callable[..., E]
    path: Callable[[Home], Path]
    holder: str

    def append(self, home: Home, entry: E, timeout_seconds: float) -> None:
        """Record an entry. Raises HomeBusyError if a run has the home's lock for longer than the timeout."""
        with home.locked(self.holder, timeout_seconds):
            line = json.dumps({**dataclasses.asdict(entry), "sha256": entry.sha256}, ensure_ascii=False)
            append_line(self.path(home), line)

    def records(self, home: Home) -> list[E]:
        """All entries, the oldest first; read again after the file changed."""
        try:
            status = self.path(home).stat()
        except FileNotFoundError:
            return []
        records: list[E] = _read(self, home, (status.st_ino, status.st_mtime_ns, status.st_size)).records
        return records

    def damaged_lines(self, home: Home) -> str:
        """The file and its damaged lines in words; empty if there are none."""
        read = self.journal(home)
        return f"{self.path(home)}, {read.damaged_lines}" if read.damaged else ""

    def journal(self, home: Home) -> journal.Journal[E]:
        """The file as it is now."""
        return journal.read(self.path(home), self._parse)

    def _parse(self, line: str) -> E:
        """Parse a line. Raises ValueError or TypeError for what is not an entry as it was written."""
        fields = parsed(line)
        if not isinstance(fields, dict):
            raise TypeError("an entry is an object")
        sha256 = fields.pop("sha256", None)
        if not all(isinstance(value, str) for value in fields.values()):
            raise ValueError("every field is a text")
        entry = self.entry(**fields)
        if sha256 != entry.sha256:
            raise ValueError("the line was changed")
        return entry


@lru_cache(maxsize=16)
def _read(entries: Entries[Any], home: Home, state: tuple[int, ...]) -> journal.Journal[Any]:
    return entries.journal(home)


def moment(now: datetime) -> str:
    """A time as entries have it."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def one_line(text: str) -> str:
    """A text without line breaks and blanks at its ends."""
    return " ".join(text.split())


def coming_day(day: date, today: date) -> str:
    """A day on which something is open again. Raises ValueError for a day that cannot be."""
    if not today < day <= today + timedelta(days=LONGEST_DAYS):
        raise ValueError(
            f"{day} is not a day after today, {today}, and at most {LONGEST_DAYS} days ahead. On the day that "
            "is given it is open again"
        )
    return day.isoformat()
