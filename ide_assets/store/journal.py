"""Journals: files of a home to which records are only appended, one JSON object per line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

Record = TypeVar("Record")


@dataclass(frozen=True)
class Journal(Generic[Record]):
    """The records of a file, oldest first, and the numbers of its damaged lines."""

    records: list[Record]
    damaged: list[int]

    @property
    def damaged_lines(self) -> str:
        """The damaged lines in words: `line 1, 3`."""
        return f"line {', '.join(map(str, self.damaged[:5]))}{' and more' if len(self.damaged) > 5 else ''}"


def read(path: Path, parse: Callable[[str], Record]) -> Journal[Record]:
    """Read a journal; a missing file is an empty one.

    `parse` raises ValueError or TypeError for a line that is not a record. A damaged line does not hide the others.
    """
    journal: Journal[Record] = Journal([], [])
    # Not splitlines, which also splits at other characters that a text may contain.
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
    for number, line in enumerate(lines, 1):
        try:
            if line:
                journal.records.append(parse(line))
        except (ValueError, TypeError):
            journal.damaged.append(number)
    return journal
