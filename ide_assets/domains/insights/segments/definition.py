"""The segments file: named conditions over accounts, validated when the file is loaded (R-CI-6).

Conditions are written in the language of reasons to act (kernel/expressions.py). Errors name the line.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ide_assets.domains.insights.segments.tables import CONDITION_COLUMNS, SEGMENT_ACCOUNTS
from ide_assets.kernel.build import CannotBuildError
from ide_assets.settings import Rules
from ide_assets.vocabulary.declared_yaml import (
    DeclarationError,
    Fault,
    compose,
    line_of,
    plain,
    text_of,
    unusable,
    validated,
)
from ide_assets.vocabulary.expressions import ExpressionError, condition

#: The product's own segments.
OWN = Path(__file__).parent / "segments.yaml"

#: What messages call the file.
_WHAT = "the file of segments"

#: Names are joined by `; ` in a column, and are filters in addresses.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 &+-]{0,59}")

#: Between the names of an account's segments.
SEPARATOR = "; "

#: Segments of a file, at most: each is a query over all accounts.
MOST_SEGMENTS = 50


class SegmentsError(CannotBuildError):
    """The file of segments cannot be used; the message names the file and, for each fault, its line."""


class Segment(BaseModel):
    """A segment: its name, its condition, what it means, and what to recommend to it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)

    name: str = Field(min_length=1)
    meaning: str = Field(min_length=1, max_length=300)
    condition: str = Field(min_length=1)
    offer: str | None = Field(None, min_length=1, max_length=300)


@dataclass(frozen=True)
class Segments:
    """The segments of one file, in its order."""

    segments: tuple[Segment, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order of the file."""
        return tuple(segment.name for segment in self.segments)


def of(rules: Rules) -> Segments:
    """The segments that the settings name. Raises SegmentsError."""
    return _loaded(rules.segments_file or OWN, rules.segments_sha256)


@cache
def _loaded(path: Path, sha256: str) -> Segments:
    try:
        declared = text_of(path, _WHAT, None if path == OWN else sha256)
    except DeclarationError as error:
        raise SegmentsError(str(error)) from None
    return parse(declared, str(path))


def parse(yaml_text: str, where: str) -> Segments:
    """The segments that a text in YAML declares. Raises SegmentsError with every fault and its line."""
    try:
        root = compose(yaml_text, where)
    except DeclarationError as error:
        raise SegmentsError(str(error)) from None
    faults: list[Fault] = []
    content = plain(root, faults)
    if not isinstance(content, dict) or not isinstance(content.get("segments"), list) or not content["segments"]:
        raise SegmentsError(f"{where}, line 1: expected a list `segments:` with at least one segment")
    for name in content.keys() - {"segments"}:
        faults.append((line_of(root, (name,)), f"unknown part {name!r}: expected segments"))
    if len(content["segments"]) > MOST_SEGMENTS:
        faults.append((1, f"found {len(content['segments'])} segments: expected at most {MOST_SEGMENTS}"))
    segments: list[Segment] = []
    rows = SEGMENT_ACCOUNTS.to_ibis().select(*CONDITION_COLUMNS)
    lines: dict[str, int] = {}
    for place, declared in enumerate(content["segments"]):
        whose = str((isinstance(declared, dict) and declared.get("name")) or "segment")
        segment = validated(Segment, declared, root, faults, ("segments", place), whose)
        if segment is None:
            continue
        line = line_of(root, ("segments", place, "name"))
        if not _NAME.fullmatch(segment.name):
            faults.append(
                (line, f"segment {segment.name!r}: expected a name of letters, digits, blanks, &, + and -, up to 60")
            )
        former = lines.setdefault(segment.name.lower(), line)
        if former != line:
            faults.append((line, f"segment {segment.name!r} is already on line {former}"))
        try:
            condition(segment.condition, rows)
        except ExpressionError as error:
            faults.append((line_of(root, ("segments", place, "condition")), f"{segment.name}: {error}"))
        segments.append(segment)
    if faults:
        raise SegmentsError(str(unusable("the segments", where, faults)))
    return Segments(tuple(segments))
