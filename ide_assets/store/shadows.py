"""Shadows: candidate files that run beside the current ones, each with tables of its own, in a folder of the home.

    <home>/shadow/history.jsonl              what was started, promoted and stopped: who, when and why
    <home>/shadow/NAME/candidate.yaml        the candidate as it was when the shadow started
    <home>/shadow/NAME/shadow.json           what the shadow is
    <home>/shadow/NAME/lake/TABLE/month=2023-09/HASH.parquet   rows that the candidate changes
    <home>/shadow/NAME/months/2023-09.json   the tables of the month, and how they differ from what is published

A process may be killed after any write. A folder without `shadow.json`, which is written last and deleted first, is no
shadow; files of rows that no month names are deleted when the next month is saved.
"""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from ide_assets.months import Month
from ide_assets.store import journal
from ide_assets.store.files import append_line, file_text, parsed, write_whole, written_aside
from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class ShadowError(RuntimeError):
    """A shadow is missing, damaged, or cannot do what was asked; the message says what to do."""


class Kind(StrEnum):
    """What a candidate file declares."""

    REASONS = "reasons"
    DEFINITION = "score definition"


class Deed(StrEnum):
    """What a line of the history records."""

    STARTED = "started"
    PROMOTED = "promoted"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Shadow:
    """A candidate file in shadow.

    `sha256` is that of the candidate, `current_sha256` that of the file in use when the shadow started. `since` is the
    first month to compute.
    """

    name: str
    kind: Kind
    sha256: str
    current_sha256: str
    since: Month
    by: str
    why: str
    started_at: str


@dataclass(frozen=True)
class ShadowMonth:
    """A month as the candidate would have it, compared with the publication of that number.

    `entries` are the tables that differ, with files below the shadow's lake; `absent` names tables that the candidate
    leaves out. With `blocked`, the month could not have been published, and nothing is compared. `changes` and
    `comparison` are what people read; both can be written as JSON.
    """

    month: Month
    publication: int
    computed_at: str
    entries: Sequence[Entry] = ()
    absent: Sequence[str] = ()
    blocked: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    comparison: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """A line of the history. `comparison` is the newest one when a candidate was promoted."""

    deed: Deed
    name: str
    kind: str
    sha256: str
    by: str
    why: str
    at: str
    started_at: str
    months: int = 0
    file: str = ""
    comparison: Mapping[str, Any] = field(default_factory=dict)


def check_name(name: str) -> None:
    """Raise ShadowError for a name that a shadow cannot have."""
    if not _NAME.fullmatch(name):
        raise ShadowError(
            f"{name!r} cannot be the name of a shadow: expected 1 to 40 small letters, digits, - and _, beginning with "
            "a letter or a digit"
        )


def folder(home: Home, name: str) -> Path:
    """The folder of a shadow. Raises ShadowError for a name that a shadow cannot have."""
    check_name(name)
    return home.shadows / name


def candidate_file(home: Home, name: str) -> Path:
    """The copy of the candidate with which a shadow's months are computed."""
    return folder(home, name) / "candidate.yaml"


def lake(home: Home, name: str) -> Path:
    """The tables of a shadow."""
    return folder(home, name) / "lake"


def names(home: Home) -> list[str]:
    """The names of all shadows, sorted."""
    return sorted(path.parent.name for path in home.shadows.glob("*/shadow.json"))


def get(home: Home, name: str) -> Shadow:
    """A shadow by name. Raises ShadowError."""
    path = folder(home, name) / "shadow.json"
    try:
        fields = parsed(file_text(path))
        return Shadow(**{**fields, "kind": Kind(fields["kind"]), "since": Month.parse(fields["since"])})
    except FileNotFoundError:
        known = ", ".join(names(home)) or "none"
        raise ShadowError(f"there is no shadow {name!r}. Shadows: {known}. Start one: ide shadow start") from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ShadowError(
            f"{path} is damaged ({type(error).__name__}). Nothing published depends on it. Restore the file from a "
            f"backup, or end the shadow: ide shadow stop {name}"
        ) from error


def begin(home: Home, shadow: Shadow, candidate: bytes) -> None:
    """Store a new shadow. Requires the home's lock. Raises ShadowError if one of that name exists."""
    if shadow.name in names(home):
        raise ShadowError(
            f"there is already a shadow {shadow.name!r}. Choose another name, or end it: ide shadow stop {shadow.name}"
        )
    remove(home, shadow.name)
    home.writable(folder(home, shadow.name))
    write_whole(candidate_file(home, shadow.name), candidate)
    fields = asdict(shadow) | {"since": str(shadow.since)}
    write_whole(folder(home, shadow.name) / "shadow.json", json.dumps(fields, indent=1, ensure_ascii=False))


def remove(home: Home, name: str) -> None:
    """Delete a shadow's folder, but not through a link; the history stays. Requires the home's lock."""
    home.writable(folder(home, name))
    (folder(home, name) / "shadow.json").unlink(missing_ok=True)
    shutil.rmtree(folder(home, name), ignore_errors=True)


def months(home: Home, name: str) -> list[ShadowMonth]:
    """The computed months of a shadow, oldest first. Raises ShadowError for a damaged one."""
    return [_month(path, name) for path in sorted((folder(home, name) / "months").glob("????-??.json"))]


def _month(path: Path, name: str) -> ShadowMonth:
    try:
        fields = parsed(file_text(path))
        entries = [_entry(entry) for entry in fields["entries"]]
        return ShadowMonth(**{**fields, "month": Month.parse(fields["month"]), "entries": entries})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ShadowError(
            f"{path} is damaged ({type(error).__name__}). Nothing published depends on it. Delete the file, then "
            f"compute the month again: ide shadow run {name}"
        ) from error


def _entry(fields: Mapping[str, Any]) -> Entry:
    published_at = datetime.fromisoformat(fields["published_at"])
    return Entry(**{**fields, "month": Month.parse(fields["month"]), "published_at": published_at})


def _fields(entry: Entry) -> dict[str, Any]:
    at = entry.published_at.isoformat()
    own = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    return own | {
        "month": str(entry.month),
        "published_at": at,
        "inputs": dict(entry.inputs),
        "facts": dict(entry.facts),
    }


def save(home: Home, name: str, month: ShadowMonth) -> None:
    """Store a month, with copies of its entries' files (absolute paths). Requires the home's lock.

    Later months were computed from another version of this one, so they are deleted first.
    """
    records = home.writable(folder(home, name) / "months")
    for path in records.glob("????-??.json"):
        if path.stem > str(month.month):
            path.unlink()
    stored = []
    for entry in month.entries:
        file = f"{entry.table}/month={entry.month}/{entry.sha256}.parquet"
        target = lake(home, name) / file
        home.writable(target.parent)
        if not target.exists():
            with written_aside(target) as aside:
                shutil.copyfile(entry.file, aside)
        stored.append(replace(entry, file=file))
    fields = {
        **{name: getattr(month, name) for name in ShadowMonth.__dataclass_fields__},
        "month": str(month.month),
        "entries": [_fields(entry) for entry in stored],
        "absent": list(month.absent),
    }
    write_whole(records / f"{month.month}.json", json.dumps(fields, indent=1, ensure_ascii=False))
    _sweep(home, name)


def _sweep(home: Home, name: str) -> None:
    """Delete files of rows that no month names: of former versions, and of killed processes."""
    root = lake(home, name)
    named = {root / entry.file for month in months(home, name) for entry in month.entries}
    for path in home.files(root, "*/month=*/*"):
        if path not in named:
            path.unlink()


def record(home: Home, line: Record) -> None:
    """Add a line to the history. Requires the home's lock."""
    home.writable(home.shadows)
    append_line(home.shadows / "history.jsonl", json.dumps(asdict(line), ensure_ascii=False))


def history(home: Home) -> journal.Journal[Record]:
    """What was started, promoted and stopped, oldest first."""
    return journal.read(home.shadows / "history.jsonl", _record)


def _record(line: str) -> Record:
    fields = parsed(line)
    return Record(**{**fields, "deed": Deed(fields["deed"])})
