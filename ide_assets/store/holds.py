"""Rollbacks: readers return to a former release, and stay there until the hold is lifted.

A rollback changes the link back to the former release and records a hold, which names the release that it made current.
The hold is in force only while the link points there. The link alone decides, so a killed process leaves either the
former state or the new one.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from ide_assets.store import release
from ide_assets.store.files import file_text, parsed, write_whole
from ide_assets.store.home import Home
from ide_assets.store.release import KEPT_RELEASES, Release

HOLDS = "holds.json"

#: Ending of the file that records a rollback beside the release that it withdrew.
WITHDRAWN = ".withdrawn.json"


@dataclass(frozen=True)
class Hold:
    """A rollback: since when (ISO 8601, UTC) and why readers see `release` instead of `withdrawn`."""

    since: str
    reason: str
    withdrawn: str
    release: str

    def __str__(self) -> str:
        return (
            f"Releases are on hold since {self.since}: readers see release {self.release}; release {self.withdrawn} "
            f"was withdrawn. Reason: {self.reason}"
        )


class CannotRollBackError(RuntimeError):
    """There is no former release to return to."""


def hold(home: Home) -> Hold | None:
    """The hold that is in force."""
    holds = _holds(home)
    return holds[-1] if holds else None


def roll_back(
    home: Home, reason: str, now: datetime, publish: Callable[[Mapping[str, Mapping[str, str]]], None] | None = None
) -> Hold:
    """Make the former release current again and record a hold. Requires the home's lock.

    `publish` writes the contents to an engine's own tables; if it fails, the link is not changed and the rollback can
    be repeated. Raises CannotRollBackError if no intact former release is left.
    """
    withdrawn = release.current(home)
    if withdrawn is None:
        raise CannotRollBackError(f"nothing is released in {home.root}, so there is nothing to roll back")
    target = _intact_release_before(home, withdrawn)
    if target is None:
        raise CannotRollBackError(
            f"release {withdrawn.folder.name} is the oldest intact one in {home.releases} ({KEPT_RELEASES} are "
            "retained), so there is no former release to return to. Readers keep it. To read an earlier publication: "
            "ide sql --as-of"
        )
    if publish is not None:
        publish(target.contents)
    new = Hold(now.astimezone(UTC).isoformat(timespec="seconds"), reason, withdrawn.folder.name, target.folder.name)
    # Also recorded beside the release, so that the hold does not end if one file is lost.
    write_whole(home.releases / f"{withdrawn.folder.name}{WITHDRAWN}", json.dumps(asdict(new), indent=1))
    # Earlier holds stay recorded: if the link is not changed, the last of them is still in force.
    write_whole(home.releases / HOLDS, json.dumps([asdict(hold) for hold in (*_holds(home), new)], indent=1))
    release.make_current(home, target.folder)
    return new


def _holds(home: Home) -> list[Hold]:
    """The rollbacks that led to the current release, oldest first; empty if it is the newest one."""
    link, file = home.releases / "current", home.releases / HOLDS
    if not link.is_symlink():
        return []
    name = link.readlink().name
    try:
        listed = parsed(file_text(file))
        if not isinstance(listed, list):
            raise TypeError("holds are a list")
        holds = [_hold(value) for value in listed]
    except FileNotFoundError:
        return _withdrawn(home, name)
    except (OSError, ValueError, TypeError):
        # It is unknown whether a hold is in force, so one is assumed.
        unknown = Hold("an unknown time", f"{file} is damaged, so it is unknown", "unknown", name)
        return _withdrawn(home, name) or [unknown]
    in_force = next((holds[: place + 1] for place, hold in enumerate(holds) if hold.release == name), [])
    return in_force or _withdrawn(home, name)


def _hold(value: object) -> Hold:
    """A hold from JSON. Raises TypeError or ValueError if the value is not one."""
    if not isinstance(value, dict):
        raise TypeError("a hold is an object")
    hold = Hold(**value)
    if not all(isinstance(text, str) for text in asdict(hold).values()):
        raise TypeError("a hold consists of texts")
    return hold


def _withdrawn(home: Home, current: str) -> list[Hold]:
    """The rollback that made the current release current, from the files beside the releases after it."""
    holds = []
    for path in sorted(home.releases.glob(f"*{WITHDRAWN}")):
        with suppress(OSError, ValueError, TypeError):
            hold = _hold(parsed(file_text(path)))
            if hold.release == current and path.name > current:
                holds.append(hold)
    return holds


def _intact_release_before(home: Home, withdrawn: Release) -> Release | None:
    candidate = release.preceding(home, withdrawn)
    while candidate is not None and not release.is_whole(candidate.folder):
        candidate = release.preceding(home, candidate)
    return candidate
