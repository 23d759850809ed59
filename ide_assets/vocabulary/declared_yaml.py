"""Declarations in YAML, parsed with the line of every part, so that a fault names its line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    import yaml

_Model = TypeVar("_Model", bound=BaseModel)

#: A fault: the line (from 1) and what is wrong with it.
Fault = tuple[int, str]


class YamlError(ValueError):
    """The text is not YAML; `line` (from 1) is where."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


def compose(text: str) -> "yaml.Node | None":
    """The nodes of a YAML text, without constructing any object. Raises YamlError."""
    import yaml

    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(1 if mark is None else mark.line + 1, str(error.problem or error.context)) from None
    except yaml.reader.ReaderError as error:
        raise YamlError(text.count("\n", 0, error.position) + 1, error.reason) from None
    except RecursionError:
        raise YamlError(1, "nested too deeply") from None
    return root


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


def validated(model: type[_Model], value: object, root: "yaml.Node | None", faults: list[Fault]) -> _Model | None:
    """The value as a model; None if it is invalid, with one fault for each wrong field."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"])
            message = fault["msg"].removeprefix("Value error, ")
            value_found = "" if fault["type"] in ("missing", "value_error") else f" (found {fault['input']!r})"
            faults.append((line_of(root, fault["loc"]), f"{field + ': ' if field else ''}{message}{value_found}"))
        return None
