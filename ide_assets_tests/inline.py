"""Run a transform on tables small enough to check by eye."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from ide_assets.domains.graph import RECIPES
from ide_assets.engines.base import UNSORTED
from ide_assets.engines.binding import bound
from ide_assets.kernel.recipe import Derived
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.table import Table

Rows = Sequence[Mapping[str, Any]]

_ROWS_AT_ONCE = 200


def recipe(name: str) -> Derived:
    """The derived recipe of this name."""
    (named,) = (recipe for recipe in RECIPES if recipe.table.name == name)
    assert isinstance(named, Derived)
    return named


def load(connection: duckdb.DuckDBPyConnection, table: Table, rows: Rows) -> None:
    """Create a table of these rows; columns that a row leaves out are null."""
    types = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in table.columns)
    connection.execute(f'CREATE OR REPLACE TABLE "{table.name}" ({types})')
    given = sorted({name for row in rows for name in row})
    assert set(given) <= set(table.column_names), (table.name, set(given) - set(table.column_names))
    names, marks = ", ".join(f'"{name}"' for name in given), ", ".join("?" for _ in given)
    # Many rows in one statement take a tenth of the time of one statement each.
    for begin in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[begin : begin + _ROWS_AT_ONCE]
        connection.execute(
            f'INSERT INTO "{table.name}" ({names}) VALUES {", ".join([f"({marks})"] * len(some))}',
            [row.get(name) for row in some for name in given],
        )


def run(name: str, month: str, rules: Rules | None = None, **tables: Rows | None) -> list[dict[str, Any]]:
    """The transform's rows in the order of the table's columns; inputs by name, None for one that is missing."""
    return run_recipe(recipe(name), month, rules, **tables)


def run_recipe(derived: Derived, month: str, rules: Rules | None = None, **tables: Rows | None) -> list[dict[str, Any]]:
    """As `run`, of a recipe."""
    with duckdb.connect() as connection:
        absent = set()
        for source in derived.inputs:
            rows = tables.pop(source.table.name, ())
            if rows is None:
                absent.add(source.table.name)
            else:
                load(connection, source.table, rows)
        assert not tables, f"{derived.table.name} has no input {', '.join(tables)}"
        sql = bound(derived.sql(rules or Rules(), frozenset(absent)), Month.parse(month), rules=rules or Rules())
        names = [
            n for n in derived.table.column_names if not (derived.table.audited and n in ("insert_dt", "update_dt"))
        ]
        casts = ", ".join(
            f'CAST("{c.name}" AS {c.type.duckdb}) AS "{c.name}"' for c in derived.table.columns if c.name in names
        )
        order = ", ".join(f'"{name}"' for name in names)
        derived.store(connection, sql, ())
        result = connection.execute(f"SELECT {casts} FROM {UNSORTED} ORDER BY {order}").fetchall()
    return [dict(zip(names, row, strict=True)) for row in result]
