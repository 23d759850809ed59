"""The column dictionary: each name, type and meaning, written once for every table and source.

A column has one meaning in all tables. Tables and sources pick columns by name, and every projection (Ibis, Arrow and
Delta, DuckDB, Dagster's column schema, docs) is derived from these entries. A column is in the module of the first
domain that has it.
"""

from ide_assets.vocabulary.column import Column
from ide_assets.vocabulary.columns import deliveries, engagement, insights, plays, seats

_COLUMNS = [*deliveries.COLUMNS, *seats.COLUMNS, *engagement.COLUMNS, *insights.COLUMNS, *plays.COLUMNS]

DICTIONARY: dict[str, Column] = {column.name: column for column in _COLUMNS}
if len(DICTIONARY) != len(_COLUMNS):
    raise ValueError("a column is declared twice: the dictionary would keep the last meaning only")


def columns(*names: str) -> tuple[Column, ...]:
    """The dictionary's entries with these names, in this order. Raises KeyError for an unknown name."""
    return tuple(DICTIONARY[name] for name in names)
