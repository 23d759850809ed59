"""Rows of DuckDB as a data frame, and data frames as rows of DuckDB, for tables that Python estimates."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ide_assets.engines.base import no_rows
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa


def frame(connection: "duckdb.DuckDBPyConnection", query: str) -> "pd.DataFrame":
    """The rows of a query, in the types of DuckDB's own data frames.

    Equal texts are one object, so that a column of few values takes 8 bytes a row. DuckDB's own data frames make an
    object of some 60 bytes for each value.
    """
    import pyarrow as pa

    rows = connection.sql(query).to_arrow_table()
    rows = rows.cast(pa.schema([field.with_type(_plain(field.type)) for field in rows.schema]))
    read = rows.to_pandas()
    for name, column in zip(rows.column_names, rows.columns, strict=True):
        if column.null_count and (nullable := _nullable(column.type)) is not None:
            read[name] = column.to_pandas(types_mapper={column.type: nullable}.get)
    return read


def _plain(kind: "pa.DataType") -> "pa.DataType":
    """Decimals as floats, dates as moments; any other type as it is."""
    import pyarrow as pa

    if pa.types.is_decimal(kind):
        return pa.float64()
    return pa.timestamp("us") if pa.types.is_date(kind) else kind


def _nullable(kind: "pa.DataType") -> "pd.api.extensions.ExtensionDtype | None":
    """The type of pandas for whole numbers and truth values with nulls; None for types that have their own null."""
    import pandas as pd
    import pyarrow as pa

    if pa.types.is_boolean(kind):
        return pd.BooleanDtype()
    return pd.api.types.pandas_dtype(str(kind).capitalize()) if pa.types.is_signed_integer(kind) else None


def store(connection: "duckdb.DuckDBPyConnection", name: str, table: Table, frames: "Iterable[pd.DataFrame]") -> None:
    """Create a temporary table of this name with the rows of the frames, in the types of the table."""
    import pyarrow as pa

    connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {no_rows(table.columns)}')
    for rows in frames:
        # Arrow distinguishes null from nan; DuckDB's own reader of data frames does not.
        connection.register("frame", pa.Table.from_pandas(rows, preserve_index=False))
        connection.execute(f'INSERT INTO "{name}" SELECT {table.to_select()} FROM frame')
        connection.unregister("frame")
