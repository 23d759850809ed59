"""Candidate files and the files in use: what each kind of shadow declares, and the settings that name it."""

import hashlib
from pathlib import Path

from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.engagement import definition
from ide_assets.domains.insights.segments import definition as segment
from ide_assets.settings import Rules, Settings
from ide_assets.store import shadows
from ide_assets.store.home import Home
from ide_assets.store.shadows import Kind, Shadow, ShadowError

#: The setting that names the file in use.
SETTING = {Kind.REASONS: "rules.actions.reasons_file", Kind.DEFINITION: "rules.engagement_definition_file"}

#: The option of `ide shadow start` that takes the candidate.
OPTION = {Kind.REASONS: "--reasons", Kind.DEFINITION: "--definition"}


def named_file(rules: Rules, kind: Kind) -> Path | None:
    """The file that the settings name; None where the product's own is in use."""
    return rules.actions.reasons_file if kind is Kind.REASONS else rules.engagement_definition_file


def current_file(rules: Rules, kind: Kind) -> Path:
    """The file in use."""
    return named_file(rules, kind) or (reasons.OWN if kind is Kind.REASONS else definition.OWN)


def check(kind: Kind, content: bytes, where: str, rules: Rules) -> None:
    """Raise CannotBuildError or ShadowError, with the line of each fault, for a file that a run could not use."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ShadowError(f"{where}, line {line}: expected UTF-8, found the byte {content[error.start]:#04x}") from None
    if kind is Kind.REASONS:
        reasons.parse(text, where, segment.of(rules).names)
    else:
        definition.parse(text, where)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file. Raises ShadowError if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ShadowError(f"{path} cannot be read: {error.strerror}") from None


def check_unedited(home: Home, shadow: Shadow) -> Path:
    """The shadow's copy of the candidate. Raises ShadowError if it is not the file with which the shadow started."""
    path = shadows.candidate_file(home, shadow.name)
    if hash_of(path) != shadow.sha256:
        raise ShadowError(
            f"{path} was edited since the shadow started, so its months are not those of this file. Start another "
            f"shadow with the edited file: ide shadow start NAME {OPTION[shadow.kind]} FILE"
        )
    return path


def with_candidate(settings: Settings, home: Home, shadow: Shadow) -> Settings:
    """The settings with the candidate in place of the file in use. Raises ShadowError for an edited candidate."""
    path, values = check_unedited(home, shadow), settings.rules.model_dump(round_trip=True)
    if shadow.kind is Kind.REASONS:
        values["actions"]["reasons_file"] = path
    else:
        values["engagement_definition_file"] = path
    return settings.model_copy(update={"rules": Rules.model_validate(values)})
