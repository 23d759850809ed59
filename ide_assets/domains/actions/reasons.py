"""The reasons to act: what stands in the file of reasons, checked before anything is made of it.

Signals say when something is worth acting on, how far off it is and how to say so. A reason combines signals with
cohorts and a lifecycle, and says who acts, to what end, how urgently and how often. Names, keys and conditions that
contradict each other are refused with the line they stand on.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ide_assets.domains.actions import reasons_file
from ide_assets.domains.actions.aims import DEFAULT_AIMS, Aim
from ide_assets.domains.actions.expressions import ExpressionError, condition, number, text
from ide_assets.domains.cohorts.transforms import BASE, EXTEND, SINGLE_COHORTS, USE
from ide_assets.kernel.parameters import is_marker
from ide_assets.kernel.recipe import CannotBuildError
from ide_assets.months import LOOK_BACK_MONTHS

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import yaml

#: What the key ends with, and the phase of the opportunity, by lifecycle.
LIFECYCLES = {"Adopt": ("Adopt", USE), "Renew": ("Extend", EXTEND)}

ANY_COHORT = "All"

_FLAGS = tuple(name for name, _ in SINGLE_COHORTS)


_Model = TypeVar("_Model", bound=BaseModel)


class ReasonsError(CannotBuildError):
    """The file of reasons cannot be used; the message names the file and, for each fault, its line."""


class Signal(BaseModel):
    """Something worth acting on: a condition over the signals table, how far off it is, and how to say it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)

    condition: str = Field(min_length=1)
    gap: str = Field(min_length=1)
    says: str = Field(min_length=1)


class Reason(BaseModel):
    """One play: signals, cohorts and lifecycle; who acts, to what end, how urgently and how often (R-IDE-12)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    key: str = Field(min_length=1)
    name: str = Field(min_length=1)
    lifecycle: Literal["Adopt", "Renew"]
    signals: tuple[str, ...] = Field(min_length=1)
    cohorts: tuple[str, ...] = ()
    condition: str = "true"
    channel: Literal["human", "digital"]
    goal: str = Field(min_length=1)
    priority: int = Field(ge=1)
    cool_down_months: int = Field(ge=1, le=LOOK_BACK_MONTHS)
    holdout: bool = True
    measures: Aim | None = None

    @property
    def aim(self) -> Aim:
        """What the play is judged by: as declared, otherwise the default of its lifecycle."""
        return self.measures or DEFAULT_AIMS[self.lifecycle]

    @property
    def phase(self) -> str:
        """The phase that the opportunity must be in."""
        return LIFECYCLES[self.lifecycle][1]

    @property
    def expected_key(self) -> str:
        """The key that follows from signals, cohorts and lifecycle, as the document writes keys."""
        cohorts = "+".join(self.cohorts) or ANY_COHORT
        return f"IDE-{'&'.join(self.signals)}-{cohorts}-{LIFECYCLES[self.lifecycle][0]}"

    @property
    def specificity(self) -> int:
        """How many flags the cohorts ask for at least; Base counts as one."""
        return min((len(cohort.split("&")) for cohort in self.cohorts), default=0)

    def holds_for(self, cohort: "ir.StringValue") -> "ir.BooleanValue":
        """Whether an observation of this cohort is one of the reason's: it has all flags of one of them."""
        import ibis

        if not self.cohorts:
            return ibis.literal(True)
        wrapped = ibis.literal("&") + cohort + "&"
        held: Any = ibis.literal(False)
        for each in self.cohorts:
            every: Any = ibis.literal(True)
            for flag in each.split("&"):
                every = every & wrapped.contains(f"&{flag}&")
            held = held | every
        return held


@dataclass(frozen=True)
class Reasons:
    """The signals and reasons of one file, reasons by priority and then by key."""

    signals: dict[str, Signal]
    reasons: tuple[Reason, ...]

    def covering(self, reason: Reason) -> tuple[Reason, ...]:
        """The reasons in whose place this one is not given: they say the same and more.

        Those with all of its signals and others; and of those with the same signals the ones that ask for more
        cohorts, or go first.
        """
        mine = frozenset(reason.signals)

        def order(each: Reason) -> tuple[int, int, str]:
            return -each.specificity, each.priority, each.key

        return tuple(
            other
            for other in self.reasons
            if other.phase == reason.phase
            and (
                mine < frozenset(other.signals)
                or (mine == frozenset(other.signals) and other.key != reason.key and order(other) < order(reason))
            )
        )


def load(path: Path | None, sha256: str) -> Reasons:
    """The reasons of a file; None is the product's own.

    `sha256` is the hash that the settings have of it, and tells its versions apart. Raises ReasonsError, also where
    the file has changed since the settings were read.
    """
    return _loaded(path or reasons_file.OWN, sha256)


@cache
def _loaded(path: Path, sha256: str) -> Reasons:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReasonsError(f"the file of reasons to act {path} cannot be read: {error.strerror}") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ReasonsError(f"the file of reasons to act {path} was changed after the settings were read. Run it again.")
    try:
        return parse(content.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReasonsError(f"{path}, line {line}: expected UTF-8, found the byte {content[error.start]:#04x}") from None


def parse(yaml_text: str, where: str) -> Reasons:
    """The reasons that a text in YAML declares. Raises ReasonsError with every fault and its line."""
    import yaml

    try:
        root = yaml.compose(yaml_text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        raise ReasonsError(f"{where}, line {line}: no YAML: {error.problem or error.context}") from None
    except yaml.reader.ReaderError as error:
        line = yaml_text.count("\n", 0, error.position) + 1
        raise ReasonsError(f"{where}, line {line}: no YAML: {error.reason}") from None
    faults: list[tuple[int, str]] = []
    content = _plain(root, faults)
    if (
        not isinstance(content, dict)
        or not isinstance(content.get("signals") or {}, dict)
        or not isinstance(content.get("reasons"), list)
    ):
        raise ReasonsError(f"{where}, line 1: expected two lists, `signals:` by name and `reasons:`")
    if not content["reasons"]:
        faults.append((_line(root, ("reasons",)), "expected at least one reason"))
    for name in content.keys() - {"signals", "reasons"}:
        faults.append((_line(root, (name,)), f"unknown part {name!r}: expected signals and reasons"))
    signals: dict[str, Signal] = {}
    for name, each in (content.get("signals") or {}).items():
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", str(name)):
            faults.append((_line(root, ("signals", name)), f"signal {name!r}: expected a name like LowAssignment"))
        built = _checked(Signal, each, root, ("signals", name), faults)
        if built is not None:
            signals[name] = built
    reasons: list[tuple[int, Reason]] = []
    for place, each in enumerate(content["reasons"]):
        built_reason = _checked(Reason, each, root, ("reasons", place), faults)
        if built_reason is not None:
            reasons.append((place, built_reason))
    faults.extend(_contradictions(root, content.get("signals") or {}, reasons))
    if not faults:
        faults.extend(_unusable(root, signals, reasons))
    if faults:
        told = "\n".join(f"{where}, line {line}: {fault}" for line, fault in sorted(set(faults)))
        raise ReasonsError(f"the reasons to act cannot be used:\n{told}")
    ordered = sorted((reason for _, reason in reasons), key=lambda each: (each.priority, each.key))
    return Reasons(signals, tuple(ordered))


def _checked(
    model: type[_Model], value: object, root: "yaml.Node", path: tuple[Any, ...], faults: list[tuple[int, str]]
) -> _Model | None:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for each in error.errors():
            field = ".".join(str(part) for part in each["loc"])
            found = "" if each["type"] == "missing" else f" (found {each['input']!r})"
            who = path[-1] if isinstance(path[-1], str) else value.get("key") if isinstance(value, dict) else None
            told = f"{who or 'reason'}: {field}: {each['msg']}{found}"
            faults.append((_line(root, (*path, *each["loc"])), told))
        return None


def _contradictions(
    root: "yaml.Node", signals: Collection[str], reasons: Sequence[tuple[int, Reason]]
) -> Iterator[tuple[int, str]]:
    """What one part of the file says against another."""
    seen: dict[tuple[str, str], int] = {}
    for place, reason in reasons:

        def line(field: str, place: int = place) -> int:
            return _line(root, ("reasons", place, field))

        for name in reason.signals:
            if name not in signals:
                known = ", ".join(signals) or "none"
                yield line("signals"), f"{reason.key}: there is no signal {name!r}; the signals are {known}"
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
                yield line(field), f"{field} {value!r} stands for a value of the month: expected a name"
            if (field, value) in seen:
                yield line(field), f"{field} {value!r} stands on line {seen[field, value]} already"
            seen.setdefault((field, value), line(field))


def _unusable(
    root: "yaml.Node", signals: dict[str, Signal], reasons: Sequence[tuple[int, Reason]]
) -> Iterator[tuple[int, str]]:
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
        ]
    for place, reason in reasons:
        own = dict.fromkeys(reason.signals, ibis.literal(""))
        written += [
            (("reasons", place, "condition"), reason.key, partial(condition, reason.condition, rows)),
            (("reasons", place, "goal"), reason.key, partial(text, reason.goal, rows, own)),
        ]
    for path, whose, build in written:
        try:
            build()
        except ExpressionError as error:
            yield _line(root, path), f"{whose}: {error}"


def _plain(node: "yaml.Node | None", faults: list[tuple[int, str]], above: "tuple[yaml.Node, ...]" = ()) -> Any:
    """The node's value; a name that stands twice is a fault, where YAML would keep the last."""
    import yaml

    if node in above:
        faults.append((node.start_mark.line + 1, "a part stands within itself"))
        return None
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str):
                faults.append((key.start_mark.line + 1, "expected a name in front of the colon"))
                continue
            if name in found:
                faults.append((key.start_mark.line + 1, f"{name!r} stands here twice"))
            found[name] = _plain(value, faults, (*above, node))
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, faults, (*above, node)) for each in node.value]
    if node is None:
        return None
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node)
    except yaml.YAMLError:
        faults.append((node.start_mark.line + 1, f"{node.value!r} is no plain value"))
        return None
    finally:
        loader.dispose()


def _line(root: "yaml.Node | None", path: tuple[Any, ...]) -> int:
    """The line of the part at a path, or of the deepest part of it that is there."""
    import yaml

    node, line = root, 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
