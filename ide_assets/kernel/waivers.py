"""Waivers: a person lets a failing check pass for one month, with a reason and an end date (R-DQ-3).

A waived check is still judged, and still shown as failed, together with the waiver. Waivers are only appended, so the
file is also their history; the newest waiver of a check and month counts.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from ide_assets.kernel.expectations import Verdict
from ide_assets.months import Month
from ide_assets.store import journal
from ide_assets.store.files import append_line, parsed
from ide_assets.store.home import Home


@dataclass(frozen=True)
class Waiver:
    """One waiver; `until` is the last day on which it applies."""

    table: str
    check: str
    month: str
    reason: str
    until: str
    by: str
    given_at: str


def given(home: Home) -> list[Waiver]:
    """All waivers ever given, oldest first."""
    # A damaged line waives nothing and must not stop other months; `unreadable` reports it.
    return journal.read(home.waivers, _parse).records


def unreadable(home: Home) -> str:
    """A message about damaged lines; empty if there are none."""
    waivers = journal.read(home.waivers, _parse)
    if not waivers.damaged:
        return ""
    return (
        f"{home.waivers}, {waivers.damaged_lines}: damaged, so it waives nothing; checks that it waived block their "
        "months again. Waive them again (ide waive), or restore the file from a backup."
    )


def _parse(line: str) -> Waiver:
    """Parse a line. Raises ValueError or TypeError for what is not a waiver."""
    waiver = Waiver(**parsed(line))
    if not all(isinstance(value, str) for value in asdict(waiver).values()):
        raise ValueError("every field of a waiver is a text")
    date.fromisoformat(waiver.until)
    Month.parse(waiver.month)
    return waiver


def give(home: Home, waiver: Waiver) -> None:
    """Add a waiver. The caller holds the home's lock."""
    home.root.mkdir(parents=True, exist_ok=True)
    append_line(home.waivers, json.dumps(asdict(waiver), ensure_ascii=False))


def in_force(waivers: Sequence[Waiver], today: date) -> list[Waiver]:
    """The newest waiver of each check and month, unless it has ended; the newest month first."""
    newest = {(waiver.table, waiver.check, waiver.month): waiver for waiver in waivers}
    counting = [waiver for waiver in newest.values() if today <= date.fromisoformat(waiver.until)]
    return sorted(
        sorted(counting, key=lambda waiver: (waiver.table, waiver.check)), key=lambda waiver: waiver.month, reverse=True
    )


def applied(
    waivers: Sequence[Waiver], table: str, month: Month, today: date, verdicts: Sequence[Verdict]
) -> list[Verdict]:
    """The verdicts of a table, with the waiver on each failing one that is waived today."""
    counting = {
        waiver.check: waiver
        for waiver in in_force(waivers, today)
        if (waiver.table, waiver.month) == (table, str(month))
    }
    marked = []
    for verdict in verdicts:
        waiver = counting.get(verdict.name)
        if waiver is None or verdict.passed or verdict.structural:
            marked.append(verdict)
        else:
            in_words = f"{waiver.reason} (waived by {waiver.by} until {waiver.until})"
            marked.append(replace(verdict, waived=in_words))
    return marked
