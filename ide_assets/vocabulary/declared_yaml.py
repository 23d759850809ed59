"""Declarations in YAML, parsed with the line of every part, so that a fault names its line."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ide_assets.settings import nearest

if TYPE_CHECKING:
    import yaml

_Model = TypeVar("_Model", bound=BaseModel)

#: A fault: the line (from 1) and what is wrong with it.
Fault = tuple[int, str]


class DeclarationError(ValueError):
    """The text cannot be used; the message names each fault with its line."""


def text_of(path: Path, what: str, sha256: str | None = None) -> str:
    """The text of a file, which a message calls `what`.

    `sha256` is the hash that the file must have. Raises DeclarationError.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DeclarationError(f"{what} {path} cannot be read: {error.strerror}") from None
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise DeclarationError(f"{what} {path} was changed after the settings were read. Run the command again.")
    return decoded(content, str(path))


def decoded(content: bytes, where: str) -> str:
    """The text of UTF-8 bytes. Raises DeclarationError."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"{content[error.start]:#04x}"
        raise DeclarationError(f"{where}, line {line}: expected UTF-8, found the byte {byte}") from None


def compose(text: str, where: str) -> "yaml.Node | None":
    """The nodes of a YAML text, without constructing any object. Raises DeclarationError."""
    import yaml

    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, problem = (1 if mark is None else mark.line + 1), str(error.problem or error.context)
    except yaml.reader.ReaderError as error:
        line, problem = text.count("\n", 0, error.position) + 1, error.reason
    except RecursionError:
        line, problem = 1, "nested too deeply"
    else:
        return root
    raise DeclarationError(f"{where}, line {line}: not YAML: {problem}")


def declared(model: type[_Model], text: str, where: str, what: str, expected: str) -> _Model:
    """The model that a YAML text declares; `expected` describes the text in the message if it is not a mapping.

    Raises DeclarationError.
    """
    faults: list[Fault] = []
    root = compose(text, where)
    values = plain(root, faults)
    if not isinstance(values, dict):
        raise DeclarationError(f"{where}, line 1: {expected}")
    declaration = validated(model, values, root, faults)
    if faults or declaration is None:
        raise unusable(what, where, faults)
    return declaration


def unusable(what: str, where: str, faults: Sequence[Fault]) -> DeclarationError:
    """The error that lists all faults in the order of their lines."""
    lines = "\n".join(f"{where}, line {line}: {fault}" for line, fault in sorted(set(faults)))
    return DeclarationError(f"{what} cannot be used:\n{lines}")


def plain(node: "yaml.Node | None", faults: list[Fault], above: "tuple[yaml.Node, ...]" = ()) -> Any:
    """The value of a node: mappings, lists and scalars.

    A name that is given twice is a fault, although YAML would use the last one; so is a part that contains itself.
    """
    import yaml

    if node in above:
        faults.append((node.start_mark.line + 1, "a part contains itself"))
        return None
    if isinstance(node, yaml.MappingNode):
        values: dict[Any, Any] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str):
                faults.append((key.start_mark.line + 1, "expected a name in front of the colon"))
                continue
            if name in values:
                faults.append((key.start_mark.line + 1, f"{name!r} is given twice"))
            values[name] = plain(value, faults, (*above, node))
        return values
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, faults, (*above, node)) for item in node.value]
    if node is None:
        return None
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node)
    except (yaml.YAMLError, ValueError):
        faults.append((node.start_mark.line + 1, f"{node.value!r} is not a plain value"))
        return None
    finally:
        loader.dispose()


def line_of(root: "yaml.Node | None", path: Sequence[str | int]) -> int:
    """The line of the part at a path, or of the deepest part of the path that exists."""
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


def validated(
    model: type[_Model],
    value: object,
    root: "yaml.Node | None",
    faults: list[Fault],
    path: Sequence[str | int] = (),
    whose: str = "",
) -> _Model | None:
    """The value at a path as a model; None if it is invalid, with one fault for each wrong field, named by `whose`."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"])
            message = fault["msg"].removeprefix("Value error, ")
            if fault["type"] == "extra_forbidden":
                message = _unknown(model, fault["loc"])
            value_found = (
                "" if fault["type"] in ("missing", "value_error", "extra_forbidden") else f" (found {fault['input']!r})"
            )
            named = "".join(f"{name}: " for name in (whose, field) if name)
            faults.append((line_of(root, (*path, *fault["loc"])), f"{named}{message}{value_found}"))
        return None


def _unknown(model: type[BaseModel], path: Sequence[str | int]) -> str:
    """The message about a name that a model does not have, with the nearest name that it has."""
    known = _names_at(model, path[:-1])
    expected = f". Expected {', '.join(known)}" if known else ""
    return f"there is no such name{nearest(str(path[-1]), known)}{expected}"


def _names_at(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """The names of the part at a path of a model; empty if the part is not a model."""
    current, is_item = model, False
    for step in path:
        if is_item:
            is_item = False
            continue
        field = current.model_fields.get(str(step))
        part = None if field is None else _model_in(field.annotation)
        if field is None or part is None:
            return ()
        current, is_item = part, get_origin(field.annotation) in (dict, tuple, list)
    return tuple(field.alias or name for name, field in current.model_fields.items())


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part)) is not None), None)
