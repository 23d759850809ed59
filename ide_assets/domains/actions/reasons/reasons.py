"""The reasons file: signals and reasons to act, validated when the file is loaded.

A signal has a condition, the size and the probability of the gap, and a text. A reason combines signals with
cohorts and a lifecycle, and declares who acts, the goal, the priority and the cool-down. Errors name the line.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.actions.reasons.reason import Reason, Reasons, Signal
from ide_assets.domains.cohorts.rules import BASE, SINGLE_COHORTS
from ide_assets.domains.insights.segments import definition as segment
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
from ide_assets.vocabulary.expressions import ExpressionError, condition, number, text
from ide_assets.vocabulary.parameters import is_marker

if TYPE_CHECKING:
    import yaml

#: The product's own reasons.
OWN = Path(__file__).parent / "reasons.yaml"

_FLAGS = tuple(name for name, _ in SINGLE_COHORTS)

__all__ = ["Reason", "Reasons", "ReasonsError", "Signal", "load", "of", "parse"]


class ReasonsError(CannotBuildError):
    """The file of reasons cannot be used; the message names the file and, for each fault, its line."""


def of(rules: Rules) -> Reasons:
    """The reasons that the settings name, over the segments that they name. Raises ReasonsError, SegmentsError."""
    return load(rules.actions.reasons_file, rules.actions.reasons_sha256, segment.of(rules).names)


def load(path: Path | None, sha256: str, segments: tuple[str, ...] = ()) -> Reasons:
    """The reasons of a file; None is the product's own. `segments` are the names that reasons may use.

    `sha256` is the hash of the file when the settings were read; the product's own file needs none. Raises
    ReasonsError if the file declares no reasons, or has changed since the settings were read.
    """
    return _loaded(path or OWN, sha256, segments)


@cache
def _loaded(path: Path, sha256: str, segments: tuple[str, ...]) -> Reasons:
    try:
        declared = text_of(path, "the file of reasons to act", None if path == OWN else sha256)
    except DeclarationError as error:
        raise ReasonsError(str(error)) from None
    return parse(declared, str(path), segments)


def parse(yaml_text: str, where: str, segments: Collection[str] = ()) -> Reasons:
    """The reasons that a text in YAML declares. Raises ReasonsError with every fault and its line."""
    try:
        root = compose(yaml_text, where)
    except DeclarationError as error:
        raise ReasonsError(str(error)) from None
    faults: list[Fault] = []
    content = plain(root, faults)
    if (
        not isinstance(content, dict)
        or not isinstance(content.get("signals") or {}, dict)
        or not isinstance(content.get("reasons"), list)
    ):
        raise ReasonsError(f"{where}, line 1: expected two lists, `signals:` by name and `reasons:`")
    if not content["reasons"]:
        faults.append((line_of(root, ("reasons",)), "expected at least one reason"))
    for name in content.keys() - {"signals", "reasons"}:
        faults.append((line_of(root, (name,)), f"unknown part {name!r}: expected signals and reasons"))
    signals: dict[str, Signal] = {}
    for name, declared in (content.get("signals") or {}).items():
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", str(name)):
            faults.append((line_of(root, ("signals", name)), f"signal {name!r}: expected a name like LowAssignment"))
        built = validated(Signal, declared, root, faults, ("signals", name), name)
        if built is not None:
            signals[name] = built
    reasons: list[tuple[int, Reason]] = []
    for place, declared in enumerate(content["reasons"]):
        whose = str((isinstance(declared, dict) and declared.get("key")) or "reason")
        built_reason = validated(Reason, declared, root, faults, ("reasons", place), whose)
        if built_reason is not None:
            reasons.append((place, built_reason))
    faults.extend(_contradictions(root, content.get("signals") or {}, segments, reasons))
    if not faults:
        faults.extend(_unusable(root, signals, reasons))
    if faults:
        raise ReasonsError(str(unusable("the reasons to act", where, faults)))
    ordered = sorted((reason for _, reason in reasons), key=lambda reason: (reason.priority, reason.key))
    return Reasons(signals, tuple(ordered))


def _contradictions(
    root: "yaml.Node | None",
    signals: Collection[str],
    segments: Collection[str],
    reasons: Sequence[tuple[int, Reason]],
) -> Iterator[Fault]:
    """Contradictions between parts of the file."""
    seen: dict[tuple[str, str], int] = {}
    for place, reason in reasons:

        def line(field: str, place: int = place) -> int:
            return line_of(root, ("reasons", place, field))

        for name in reason.signals:
            if name not in signals:
                known = ", ".join(signals) or "none"
                yield line("signals"), f"{reason.key}: there is no signal {name!r}; the signals are {known}"
        for name in reason.segments:
            if name not in segments:
                known = ", ".join(segments) or "none"
                yield line("segments"), f"{reason.key}: there is no segment {name!r}; the segments are {known}"
        for cohort in reason.cohorts:
            flags = cohort.split("&")
            if cohort != BASE and flags != [flag for flag in _FLAGS if flag in flags]:
                expected = f"{BASE}, or {', '.join(_FLAGS)} joined by & in that order"
                yield line("cohorts"), f"{reason.key}: there is no cohort {cohort!r}: expected {expected}"
        if reason.key != reason.expected_key:
            yield (
                line("key"),
                f"key {reason.key!r} does not follow from its signals, cohorts and lifecycle: expected "
                f"{reason.expected_key}",
            )
        for field, value in (("key", reason.key), ("name", reason.name)):
            if is_marker(value):
                yield line(field), f"{field} {value!r} is replaced by a value of the month: expected a name"
            if (field, value) in seen:
                yield line(field), f"{field} {value!r} is already on line {seen[field, value]}"
            seen.setdefault((field, value), line(field))


def _unusable(
    root: "yaml.Node | None", signals: dict[str, Signal], reasons: Sequence[tuple[int, Reason]]
) -> Iterator[Fault]:
    """Conditions, gaps and texts that do not fit the signals table."""
    import ibis

    from ide_assets.domains.actions.tables import SIGNALS

    rows = SIGNALS.to_ibis()
    written: list[tuple[tuple[str | int, ...], str, Callable[[], object]]] = []
    for name, signal in signals.items():
        written += [
            (("signals", name, "condition"), name, partial(condition, signal.condition, rows)),
            (("signals", name, "gap"), name, partial(number, signal.gap, rows)),
            (("signals", name, "says"), name, partial(text, signal.says, rows, {})),
            (("signals", name, "probability"), name, partial(number, signal.probability, rows)),
        ]
    for place, reason in reasons:
        own = dict.fromkeys(reason.signals, ibis.literal(""))
        written += [
            (("reasons", place, "condition"), reason.key, partial(condition, reason.condition, rows)),
            (("reasons", place, "goal"), reason.key, partial(text, reason.goal, rows, own)),
            (("reasons", place, "next_step"), reason.key, partial(text, reason.steps, rows, own)),
            (("reasons", place, "success"), reason.key, partial(text, reason.done_when, rows, own)),
        ]
    for path, whose, build in written:
        try:
            build()
        except ExpressionError as error:
            yield line_of(root, path), f"{whose}: {error}"
