"""Explain a published number: the row, the rows it was made from, the SQL, the versions of the inputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.engines import base as engine
from ide_assets.kernel.inputs import Input
from ide_assets.kernel.parameters import bound
from ide_assets.kernel.recipe import Derived, Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: Rows of the table explained at once, and rows shown of each input.
EXPLAINED_ROWS, SHOWN_INPUT_ROWS = 3, 20


class CannotExplainError(ValueError):
    """What was asked for is not there; the message says what is."""


class UnknownTableError(CannotExplainError):
    """No table has that name; the message says which there are."""


@dataclass(frozen=True)
class SourceRows:
    """The rows of one input behind the explained rows."""

    table: str
    months: str
    names: Sequence[str]
    count: int
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True)
class Explained:
    """The rows asked for and all that they follow from."""

    table: str
    month: Month
    names: Sequence[str]
    rows: Sequence[Sequence[object]]
    sources: Sequence[SourceRows]
    sql: str
    versions: Mapping[str, str]


def explain(settings: Settings, name: str, month: Month, key: Mapping[str, str]) -> Explained:
    """Explain the rows of a table whose columns have these values (as text)."""
    from ide_assets.domains.graph import RECIPES

    recipe = recipe_called(RECIPES, name)
    home = home_of(settings)
    ledger = Ledger(home)
    entry = ledger.entry(recipe.table.name, month)
    if entry is None:
        there = ", ".join(str(m) for m, tables in ledger.published.items() if recipe.table.name in tables)
        raise CannotExplainError(f"{name} has no published {month}. Published: {there or 'no month yet'}.")
    unknown = [column for column in key if column not in recipe.table.column_names]
    if unknown:
        raise CannotExplainError(f"{name} has no column {', '.join(unknown)}. Its key: {', '.join(recipe.table.key)}.")
    with database.session(settings, home) as connection:
        engine.bind(connection, recipe.table, [ledger.path(entry)])
        condition = " AND ".join(f'CAST("{column}" AS VARCHAR) = ?' for column in key) or "true"
        connection.execute(f'CREATE TEMP TABLE explained AS SELECT * FROM "{recipe.table.name}" LIMIT 0')
        connection.execute(
            f'INSERT INTO explained SELECT * FROM "{recipe.table.name}" WHERE {condition} '
            f"ORDER BY {recipe.table.order_by()} LIMIT {EXPLAINED_ROWS}",
            list(key.values()),
        )
        rows = connection.execute("SELECT * FROM explained").fetchall()
        if not rows:
            raise CannotExplainError(
                f"no row of {name} in {month} has {', '.join(f'{c}={v}' for c, v in key.items())}."
            )
        sources = [_source_rows(connection, wanted, entry, ledger) for wanted in recipe.inputs if wanted.trace]
    return Explained(
        name, month, recipe.table.column_names, rows, sources, _sql(recipe, entry, settings), _versions(entry)
    )


def recipe_called(recipes: Sequence[Recipe], name: str) -> Recipe:
    """The recipe of a table by its name, or by the name that it is published under.

    Raises UnknownTableError, which names the tables that there are.
    """
    for recipe in recipes:
        published = recipe.table.publication
        if name in (recipe.table.name, str(published), published.name if published else ""):
            return recipe
    raise UnknownTableError(
        f"there is no table {name}. Tables: {', '.join(sorted(recipe.table.name for recipe in recipes))}."
    )


def _source_rows(connection: "duckdb.DuckDBPyConnection", wanted: Input, entry: Entry, ledger: Ledger) -> SourceRows:
    months = [Month.parse(name.split("@")[1]) for name in entry.inputs if name.startswith(f"{wanted.table.name}@")]
    files = [_file(ledger, wanted.table, each, entry) for each in months]
    engine.bind(connection, wanted.table, [file for file in files if file is not None])
    agree = " AND ".join(
        f'input."{there}" IS NOT DISTINCT FROM explained."{here}"' for there, here in wanted.trace.items()
    )
    query = f'SELECT DISTINCT input.* FROM "{wanted.table.name}" AS input SEMI JOIN explained ON {agree}'
    counted = connection.execute(f"SELECT count(*) FROM ({query})").fetchone()
    rows = connection.execute(f"{query} ORDER BY {wanted.table.order_by()} LIMIT {SHOWN_INPUT_ROWS}").fetchall()
    told = f"{months[0]} to {months[-1]}" if len(months) > 1 else str(months[0]) if months else "not delivered"
    return SourceRows(wanted.table.name, told, wanted.table.column_names, int(counted[0]) if counted else 0, rows)


def _file(ledger: Ledger, table: Table, month: Month, user: Entry) -> Path | None:
    """The version of the input that the explained month was made from, also where a newer one is published."""
    wanted = user.inputs[f"{table.name}@{month}"]
    for entry in reversed(ledger.history):
        if entry.table == table.name and entry.month == month and entry.sha256 == wanted:
            return ledger.path(entry)
    return None


def _sql(recipe: Recipe, entry: Entry, settings: Settings) -> str:
    if not isinstance(recipe, Derived):
        return ""
    absent = frozenset(
        wanted.table.name
        for wanted in recipe.inputs
        if not any(name.startswith(f"{wanted.table.name}@") for name in entry.inputs)
    )
    return bound(recipe.sql(settings.rules, absent), entry.month, rules=settings.rules)


def _versions(entry: Entry) -> dict[str, str]:
    return {
        "publication": f"{entry.publication}, {entry.published_at:%Y-%m-%d %H:%M} UTC, run {entry.run_id}",
        "lake": f"{entry.file} (version {entry.version}, sha256 {entry.sha256[:16]})",
        "code": entry.code,
        "settings": entry.rules,
        **{f"input {name}": sha256[:16] for name, sha256 in entry.inputs.items()},
    }
