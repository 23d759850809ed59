"""Queries on Snowflake (R-IN-1).

The login is [warehouse] of the settings, as for `ide fetch`, so that no mapping has one. Snowflake has no session that
only reads: what a query may do is decided by the rights of the role. A text that is not one SELECT is never sent.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.imports import queries
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.warehouse.reading import CannotReadError, Query, connected
from ide_assets.months import Month
from ide_assets.settings import Warehouse
from ide_assets.store.database import quoted

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

#: What one SELECT begins with.
_BEGINNINGS = ("SELECT", "WITH", "(")


def fetched(
    inputs: Mapping[str, str], targets: Mapping[str, Path], month: Month, warehouse: Warehouse | None
) -> dict[str, tuple[str, ...]]:
    """Write the rows of each input's query to its file; returns the columns of each. Raises CannotImportError."""
    if not inputs:
        return {}
    texts = {name: one_select(name, queries.statement(query, "snowflake", month)) for name, query in inputs.items()}
    if warehouse is None:
        raise CannotImportError(
            f"input {next(iter(inputs))} is on Snowflake, and no warehouse is set. Write [warehouse] in ide.toml, or "
            "IDE_WAREHOUSE__... (docs/snowflake.md)."
        )
    try:
        with connected(warehouse, "ide import") as connection:
            return {name: fetch(connection, name, text, targets[name]) for name, text in texts.items()}
    except CannotReadError as error:
        raise CannotImportError(str(error)) from None


def one_select(input_name: str, text: str) -> str:
    """The text of an input's query, if it is one SELECT. Raises CannotImportError otherwise.

    What cannot be parsed is not sent either, because it could leave the subquery that it is meant to be.
    """
    import sqlglot
    from sqlglot import expressions as sge

    try:
        tokens = sqlglot.tokenize(text, read="snowflake")
        words = [text[token.start : token.end + 1] for token in tokens]
        # The arrow passes a result on to another statement.
        if not words or words[0].upper() not in _BEGINNINGS or "->>" in words:
            raise queries.not_one_select(input_name)
        trees = sqlglot.parse(text, read="snowflake")
    except sqlglot.errors.ParseError as error:
        line, shown = error.errors[0].get("line"), error.errors[0].get("highlight")
        raise CannotImportError(
            f"the query of input {input_name}, line {line}: expected one SELECT, which cannot be read further than "
            f"{shown!r}. Correct it in the mapping. If Snowflake accepts it, create a view of it there, and select "
            "from the view."
        ) from None
    except sqlglot.errors.TokenError:
        raise CannotImportError(
            f"the query of input {input_name} has a text, a name or a comment without an end. Correct it in the "
            "mapping."
        ) from None
    (tree, *others) = trees
    if others or not isinstance(tree, sge.Query) or tree.find(sge.DML, sge.DDL, sge.Command, sge.Into):
        raise queries.not_one_select(input_name)
    return text


def fetch(connection: "SnowflakeConnection", input_name: str, text: str, target: Path) -> tuple[str, ...]:
    """Write the rows of a SELECT to a Parquet file, with the types of Snowflake's columns; returns the columns.

    Raises CannotImportError and CannotReadError.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    query = Query(connection, f"the query of input {input_name}", text)
    columns = query.columns()
    names = tuple(column.name for column in columns)
    queries.check_names(input_name, names)
    # A variant becomes its text, and a document its JSON.
    selected = [quoted(column.name) if column.type else f"CAST({quoted(column.name)} AS VARCHAR)" for column in columns]
    schema = pa.schema([(column.name, column.type or pa.string()) for column in columns])
    with pq.ParquetWriter(target, schema) as writer:
        for table in query.tables(selected, schema):
            writer.write_table(table)
    return names
