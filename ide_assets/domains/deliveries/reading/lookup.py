"""Columns that no release has, such as names and addresses, looked up in the lake for single rows of a source."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.store import database
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

    from ide_assets.months import Month
    from ide_assets.store.home import Home


def look_up(
    home: "Home", month: "Month", source: str, columns: Sequence[str], keys: Collection[str]
) -> Mapping[str, Mapping[str, object]]:
    """The columns of the rows with these keys, by key, in the newest published month of the source up to `month`.

    The key is the first column of the source's key; of its different values in a column the first is returned. A source
    that was never delivered has no rows.
    """
    import duckdb

    with duckdb.connect() as connection:
        return look_up_in(connection, Ledger(home), month, source, columns, keys)


def look_up_in(
    connection: "duckdb.DuckDBPyConnection",
    ledger: Ledger,
    month: "Month",
    source: str,
    columns: Sequence[str],
    keys: Collection[str],
) -> Mapping[str, Mapping[str, object]]:
    """As `look_up`, by a connection and a ledger that are used again. A column that earlier code did not write is null.

    Raises duckdb.IOException where an erasure has replaced the file since the ledger was read.
    """
    table, key = BY_NAME[source].table, BY_NAME[source].key[0]
    months = [candidate for candidate in ledger.months_with_rows(table.name) if candidate <= month]
    entry = ledger.entry(table.name, max(months)) if months else None
    if entry is None or not keys:
        return {}
    types = {name: table.duckdb_types[name] for name in (key, *columns)}
    values = ", ".join(f"min({column})" for column in columns)
    rows = connection.execute(
        f"SELECT {key}, {values} FROM ({database.rows_of_versions([ledger.path(entry)], types)}) "
        f"WHERE {key} IN (SELECT unnest($keys::VARCHAR[])) GROUP BY {key}",
        {"keys": sorted(keys)},
    ).fetchall()
    return {str(row[0]): dict(zip(columns, row[1:], strict=True)) for row in rows}
