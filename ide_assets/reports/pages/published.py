"""Published tables, readable by their names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ide_assets.engines import base as engine
from ide_assets.months import Month
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb


def bind(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, table: Table, months: Sequence[Month]) -> None:
    """Make a table readable by its name, with those of the months that are published."""
    entries = [entry for month in months if (entry := ledger.entry(table.name, month)) is not None]
    engine.bind(connection, table, [ledger.path(entry) for entry in entries])
