"""Queries and column lineage of the default settings, compiled when the package was made (`ide_assets/compiled`).

A new home would take half a minute to compile them. They are used only if all that decides them is unchanged, and never
from a damaged file. A changed setting compiles only the transforms that may read it. `tables` are a transform's own
table and its inputs.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ide_assets.engines import dialects
from ide_assets.engines.query_cache import compilers
from ide_assets.kernel.code_version import attribute_names, closure
from ide_assets.settings import Rules
from ide_assets.vocabulary import audit
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.parameters import MonthParameters
from ide_assets.vocabulary.table import Table

Transform = Callable[..., object]

FOLDER = Path(__file__).parents[1] / "compiled"


def facts(transform: Transform, tables: Sequence[Table], rules: Rules) -> Mapping[str, Any] | None:
    """What is shipped about a transform, such as its `lineage` and hashes of its `queries`; None if it is compiled."""
    with suppress(OSError, ValueError):
        known: dict[str, Any] = json.loads((FOLDER / f"{tables[0].name}.json").read_text(encoding="utf-8"))
        if known["decided_by"] == decided_by(transform, tables, rules):
            return known
    return None


def query(
    transform: Transform,
    tables: Sequence[Table],
    rules: Rules,
    absent: frozenset[str],
    audited: bool | None,
) -> str | None:
    """DuckDB's query without the inputs `absent`; None if it has to be compiled."""
    file, known = file_of(tables[0], absent, audited), facts(transform, tables, rules)
    with suppress(OSError, ValueError):
        text = file.read_text(encoding="utf-8")
        if known and known["queries"].get(file.name) == short_hash(text):
            return text
    return None


def file_of(table: Table, absent: frozenset[str], audited: bool | None) -> Path:
    """The file of a query."""
    without = f".without_{short_hash(*sorted(absent))[:8]}" if absent else ""
    return FOLDER / f"{table.name}{'.restated' if audited else ''}{without}.sql"


def decided_by(transform: Transform, tables: Sequence[Table], rules: Rules) -> str:
    """A hash of what decides a transform's queries and lineage."""
    columns = [(table.name, table.key, [(column.name, column.type) for column in table.columns]) for table in tables]
    # A transform gets its tables and the month as values, so that its own code does not name their classes.
    code = closure(transform, dialects.to_sql, audit.audited, Table, MonthParameters)
    return short_hash(code, repr(columns), repr(sorted(settings_read(transform, rules).items())), *compilers().values())


def settings_read(transform: Transform, rules: Rules) -> dict[str, object]:
    """The settings that a transform may read while it is compiled, by name."""
    return rules.read_by(attribute_names(transform, without=frozenset({Rules.__module__})))
