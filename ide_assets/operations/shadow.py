"""Candidate files in shadow: start one, compute its months, put it to use, end it (R-PLAN-2).

A candidate score definition or reasons file is computed beside the current one for some months, with its own history,
and is compared by outcome before it is promoted. Nothing that is published depends on a shadow.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import ide_assets
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations import shadow_files, shadow_months
from ide_assets.settings import Settings
from ide_assets.store import shadows
from ide_assets.store.entries import moment
from ide_assets.store.files import write_whole
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets.store.shadows import Deed, Kind, Record, Shadow, ShadowError, ShadowMonth
from ide_assets.vocabulary.wording import in_words, plural

#: What holds the home's lock while a shadow is started, promoted or stopped.
_HOLDER = "shadow"


def _now() -> str:
    return moment(datetime.now(UTC))


@dataclass(frozen=True)
class Who:
    """Who does something, and why: both are recorded and never empty."""

    by: str
    why: str

    def __post_init__(self) -> None:
        for option, text in (("--by", self.by), ("--reason", self.why)):
            if not text.strip():
                raise ShadowError(f"{option} is empty. It stays in the history: say who decided what, and why")


def start(settings: Settings, name: str, kind: Kind, file: Path, who: Who, since: Month | None = None) -> Shadow:
    """Copy a candidate file into the home; its months are computed by the next run, or by `ide shadow run`.

    `since` is the first month to compute; None is the newest published one. Raises ShadowError, and CannotBuildError
    for a file that a run could not use.
    """
    home, rules = home_of(settings), settings.rules
    shadows.check_name(name)
    try:
        candidate = file.read_bytes()
    except OSError as error:
        raise ShadowError(f"{file} cannot be read: {error.strerror}") from None
    shadow_files.check(kind, candidate, str(file), rules)
    current = shadow_files.current_file(rules, kind)
    sha256, current_sha256 = hashlib.sha256(candidate).hexdigest(), shadow_files.hash_of(current)
    if sha256 == current_sha256:
        raise ShadowError(f"{file} has the content of the file in use ({current}): there is nothing to compare")
    with home.locked(_HOLDER, settings.lock_timeout_seconds):
        published = list(Ledger(home).published)
        if not published:
            raise ShadowError(f"nothing is published in {home.root} yet. Run: ide run")
        if since is not None and since not in published:
            raise ShadowError(f"{since} is not published. Published: {', '.join(map(str, published))}")
        shadow = Shadow(
            name,
            kind,
            sha256,
            current_sha256,
            since or published[-1],
            who.by.strip(),
            who.why.strip(),
            _now(),
        )
        shadows.begin(home, shadow, candidate)
        shadows.record(home, _record(shadow, Deed.STARTED, who, file=str(file)))
    return shadow


def stop(settings: Settings, name: str, who: Who) -> None:
    """Delete a shadow, also a damaged one; the history keeps that it ran. Raises ShadowError if there is none."""
    home = home_of(settings)
    with home.locked(_HOLDER, settings.lock_timeout_seconds):
        if not shadows.folder(home, name).is_dir():
            shadows.get(home, name)
        try:
            shadow, months = shadows.get(home, name), shadows.months(home, name)
            stopped = _record(shadow, Deed.STOPPED, who, months)
        except ShadowError:
            # Damaged: only its name is known.
            stopped = Record(Deed.STOPPED, name, "unknown", "", who.by.strip(), who.why.strip(), _now(), "")
        shadows.record(home, stopped)
        shadows.remove(home, name)


def promote(settings: Settings, name: str, who: Who) -> Path:
    """Write the candidate over the file in use, record who, why and the newest comparison, and end the shadow.

    Returns the file. If a former attempt was killed after writing it, only the rest is done. Raises ShadowError where
    the candidate or the file in use changed since the start, months are missing, or the file cannot be written.
    """
    home = home_of(settings)
    with home.locked(_HOLDER, settings.lock_timeout_seconds):
        shadow = shadows.get(home, name)
        candidate = shadow_files.check_unedited(home, shadow)
        months = shadows.months(home, name)
        missing = shadow_months.due(home, Ledger(home), shadow)
        blocked = [month for month in months if month.blocked]
        if blocked:
            raise ShadowError(f"with {name}, {blocked[0].month} could not have been published: {blocked[0].blocked}")
        if missing:
            raise ShadowError(
                f"{plural(len(missing), 'month is', 'months are')} not computed yet ({missing[0]} to {missing[-1]}). "
                f"Compute and compare first: ide shadow run {name}"
            )
        target = _target(settings, home, shadow)
        if shadow_files.hash_of(target) != shadow.sha256:
            write_whole(target, candidate.read_bytes(), target.stat().st_mode & 0o777)
        done = shadows.history(home).records[-1:]
        if not done or (done[0].deed, done[0].name, done[0].started_at) != (Deed.PROMOTED, name, shadow.started_at):
            shadows.record(home, _record(shadow, Deed.PROMOTED, who, months, str(target)))
        shadows.remove(home, name)
    return target


def _target(settings: Settings, home: Home, shadow: Shadow) -> Path:
    """The file in use, which the candidate may replace. Raises ShadowError."""
    setting, own = shadow_files.SETTING[shadow.kind], shadow_files.current_file(settings.rules, shadow.kind)
    named = shadow_files.named_file(settings.rules, shadow.kind)
    if named is None:
        raise ShadowError(
            f"{setting} is not set, so the product's own file is in use, and an upgrade would replace it. Copy {own} "
            f"to a file of yours, name it in ide.toml ({setting}), and promote again"
        )
    target = named.absolute()
    present = shadow_files.hash_of(target)
    if present == shadow.sha256:
        return target
    if present != shadow.current_sha256:
        raise ShadowError(
            f"{target} changed since {shadow.name} started on {shadow.started_at[:10]}, so the candidate was compared "
            f"with another file. Nothing was written. Put the change into the candidate too, and start a new shadow"
        )
    unwritable = (
        (target.is_symlink(), "is a link"),
        (target.resolve().is_relative_to(Path(ide_assets.__file__).resolve().parent), "is part of the product"),
        (target.resolve().is_relative_to(home.root), "is in the home, which only the product writes"),
        (not os.access(target, os.W_OK) or not os.access(target.parent, os.W_OK), "cannot be written by this user"),
    )
    for applies, why in unwritable:
        if applies:
            raise ShadowError(
                f"{target} ({setting}) {why}. Nothing was written. Put the candidate there yourself, as you change the "
                f"file usually, then promote again to record it: {shadows.candidate_file(home, shadow.name)}"
            )
    return target


def _record(shadow: Shadow, deed: Deed, who: Who, months: Sequence[ShadowMonth] = (), file: str = "") -> Record:
    return Record(
        deed,
        shadow.name,
        shadow.kind,
        shadow.sha256,
        who.by.strip(),
        who.why.strip(),
        _now(),
        shadow.started_at,
        months=len(months),
        file=file,
        comparison=months[-1].comparison if months else {},
    )


def run(settings: Settings, name: str, recipes: Sequence[Recipe], until: Month | None = None) -> list[ShadowMonth]:
    """Compute the months of a shadow that are due, up to `until`. Raises ShadowError."""
    home = home_of(settings)
    shadow = shadows.get(home, name)
    if until is not None and (until < shadow.since or until not in Ledger(home).published):
        raise ShadowError(f"{until} is not a published month from {shadow.since} on, when {name} begins")
    return list(shadow_months.compute(settings, shadow, recipes, until))


def behind(settings: Settings) -> dict[Shadow, list[Month]]:
    """The months that are due, by shadow; a damaged shadow has none."""
    home, missing = home_of(settings), {}
    for name in shadows.names(home):
        with suppress(ShadowError):
            shadow = shadows.get(home, name)
            missing[shadow] = shadow_months.due(home, Ledger(home), shadow)
    return {shadow: months for shadow, months in missing.items() if months}


def catch_up(settings: Settings, recipes: Sequence[Recipe], one_month: bool = False) -> list[str]:
    """Compute the months that are due of every shadow, or the next one of each; returns what failed, in words.

    A run calls this when its months are published: no failure of a shadow may hide their outcome.
    """
    problems = []
    next_months = {shadow.name: months[0] for shadow, months in behind(settings).items()} if one_month else {}
    for name in shadows.names(home_of(settings)):
        try:
            blocked = [month for month in run(settings, name, recipes, next_months.get(name)) if month.blocked]
            why = [f"{month.month} could not be published with it: {month.blocked}" for month in blocked]
        except Exception as error:
            why = [in_words(error)]
        problems += [
            f"the shadow {name} could not be computed: {problem}\nPublished months are not affected. "
            f"When this is fixed: ide shadow run {name}"
            for problem in why
        ]
    return problems
