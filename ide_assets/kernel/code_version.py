"""Code versions: a hash of exactly the code that decides a table's rows (R-DQ-2).

Compiled SQL is hashed as text. Other Python is hashed by its closure: the definitions of this package that a function
uses, directly or indirectly, without comments, docstrings and imports. No list of modules has to be maintained.
"""

import ast
import importlib.util
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ide_assets.vocabulary.hashes import short_hash

_PACKAGE = __name__.partition(".")[0]

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def closure(*functions: Callable[..., object], without: Collection[str] = frozenset()) -> str:
    """A short hash of functions and of every definition of this package that they reach.

    A definition is a function, a class or a constant of a module; moving it to another module does not change the hash.
    An attribute of an imported module reaches the definition that it names. Definitions of the modules `without` are
    left out, because the caller hashes what it uses from them, or because they do not affect rows.
    """
    return short_hash(*_reached(functions, without))


@cache
def attribute_names(*functions: Callable[..., object], without: Collection[str] = frozenset()) -> frozenset[str]:
    """The names of all attributes that functions and what they reach get from any object, except in modules `without`.

    Names that code computes are not among them; the functions that do so are.
    """
    names = (re.findall(r"attr='(\w+)'|id='(getattr|vars|attrgetter)'", code) for code in _reached(functions, without))
    return frozenset(name for of_code in names for pair in of_code for name in pair if name)


def _reached(functions: Sequence[Callable[..., object]], without: Collection[str]) -> list[str]:
    """The normalised code of functions and of every definition of this package that they reach, sorted by name."""
    waiting = [_Name(function.__module__, function.__qualname__.partition(".")[0]) for function in functions]
    reached: dict[_Name, str] = {}
    while waiting:
        name = waiting.pop()
        if name in reached or name.module in without:
            continue
        definitions = _definitions(name.module)
        if name.name in definitions:
            used = [definitions[name.name]]
        else:
            # A function without a name of its own, such as a lambda, may be anywhere in its module.
            used = [definition for definition in definitions.values() if definition.code]
        reached[name] = "\n".join(definition.code for definition in used)
        waiting += [name for definition in used for name in definition.uses]
    return [code for _, code in sorted((name.name, code) for name, code in reached.items())]


@dataclass(frozen=True, order=True)
class _Name:
    """A definition: its module, and its name there. An empty name is the module itself."""

    module: str
    name: str


@dataclass(frozen=True)
class _Definition:
    """The normalised code of a definition, and the definitions of this package that it uses."""

    code: str
    uses: tuple[_Name, ...]


@cache
def _definitions(module: str) -> dict[str, _Definition]:
    tree = ast.parse(_source(module))
    statements: dict[str, list[ast.stmt]] = {}
    for statement in tree.body:
        for name in _names_defined(statement):
            statements.setdefault(name, []).append(statement)
    imported = _imported(tree.body)
    # A name that a module only re-exports, as a package does, means the definition that it imports.
    definitions = {name: _Definition("", (source,)) for name, source in imported.items() if source.name}
    for name, own in statements.items():
        uses = [used for statement in own for used in _uses(statement, module, imported, statements)]
        definitions[name] = _Definition(
            "\n".join(_text(_bare(statement)) for statement in own), tuple(dict.fromkeys(uses))
        )
    return definitions


def _source(module: str) -> bytes:
    spec = importlib.util.find_spec(module)
    return Path(str(spec and spec.origin)).read_bytes()


def _names_defined(statement: ast.stmt) -> list[str]:
    if isinstance(statement, _Function | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    return []


def _imported(nodes: Iterable[ast.AST]) -> dict[str, _Name]:
    """The definitions behind the names that are imported from this package."""
    names: dict[str, _Name] = {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] == _PACKAGE:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                name = _Name(submodule, "") if _is_module(submodule) else _Name(str(node.module), alias.name)
                names[alias.asname or alias.name] = name
    return names


@cache
def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _uses(statement: ast.stmt, module: str, imported: Mapping[str, _Name], defined: Collection[str]) -> Iterator[_Name]:
    references = {name: _Name(module, name) for name in defined} | dict(imported) | _imported(ast.walk(statement))
    members: set[int] = set()
    for node in ast.walk(statement):
        # Outer nodes come first, so the attribute of a module is seen before the module's own name.
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = references.get(node.value.id)
            if owner is not None and not owner.name:
                members.add(id(node.value))
                yield _Name(owner.module, node.attr)
        elif isinstance(node, ast.Name) and id(node) not in members and node.id in references:
            yield references[node.id]


def _bare(statement: ast.stmt) -> ast.stmt:
    """The statement without docstrings and imports, which do not decide what it computes."""
    for node in ast.walk(statement):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            is_documented = isinstance(node, _Function | ast.ClassDef) and ast.get_docstring(node) is not None
            code = [child for child in body[is_documented:] if not isinstance(child, ast.Import | ast.ImportFrom)]
            node.body = code or [ast.Pass()]  # type: ignore[attr-defined]
    return statement


def _text(node: object) -> str:
    """Code as a text that is the same in every version of Python: later ones have further fields, which are empty."""
    if isinstance(node, ast.AST):
        named = ((name, value) for name, value in ast.iter_fields(node) if value is not None and value != [])
        return f"{type(node).__name__}({', '.join(f'{name}={_text(value)}' for name, value in named)})"
    return f"[{', '.join(map(_text, node))}]" if isinstance(node, list) else repr(node)
