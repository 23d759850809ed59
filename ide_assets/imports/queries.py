"""The query of an input: one SELECT, whose rows become a Parquet file (R-IN-1)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

from ide_assets.imports.errors import CannotImportError
from ide_assets.months import Month
from ide_assets.store.database import literal
from ide_assets.vocabulary.wording import one_line

#: Rows that are in memory at once.
ROWS_AT_ONCE = 20_000

#: The last character of what a path begins with.
_ENDS_A_VALUE = re.compile(r"[\w$\])\"]")


def statement(query: str, dialect: Literal["duckdb", "postgres", "snowflake"], month: Month) -> str:
    """The query with the month's days for :first_day and :last_day, and without its last semicolon.

    Texts and comments stay as they are, and so do paths into documents, as in `details:first_day`.
    """
    import sqlglot

    query = query.strip().rstrip(";").rstrip()
    try:
        tokens = sqlglot.tokenize(query, read=dialect)
    except sqlglot.errors.SqlglotError:
        # The database says better what is wrong.
        return query
    days = {"first_day": month.first_day, "last_day": month.last_day}
    for colon, name in reversed(list(pairwise(tokens))):
        is_path = colon.start > 0 and bool(_ENDS_A_VALUE.match(query[colon.start - 1]))
        if colon.text == ":" and name.text in days and name.start == colon.end + 1 and not is_path:
            day = f"CAST({literal(str(days[name.text]))} AS DATE)"
            query = f"{query[: colon.start]}{day}{query[name.end + 1 :]}"
    return query


def not_one_select(input_name: str) -> CannotImportError:
    """The error about a query that is anything else than one SELECT."""
    return CannotImportError(f"the query of input {input_name} is not one SELECT. Correct it in the mapping.")


def check_names(input_name: str, names: Sequence[str]) -> None:
    """Raise CannotImportError if two columns of a query have one name, or if it has none."""
    folded = [name.lower() for name in names]
    twice = next((name for name in names if folded.count(name.lower()) > 1), None)
    if twice is not None:
        raise CannotImportError(
            f"the query of input {input_name} has column {twice} more than once. Give each its own name, with AS."
        )
    if not names:
        raise CannotImportError(f"the query of input {input_name} has no columns. Correct it in the mapping.")


def of_duckdb(input_name: str, query: str, path: Path, target: Path, month: Month) -> tuple[str, ...]:
    """Write the rows of a query on a DuckDB file, which can read this file only; returns its columns.

    Raises CannotImportError.
    """
    import duckdb
    import pyarrow.parquet as pq

    limits: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "autoinstall_known_extensions": False,
    }
    sql = statement(query, "duckdb", month)
    try:
        with duckdb.connect(str(path), read_only=True, config=limits) as connection:
            statements = duckdb.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise not_one_select(input_name)
            relation = connection.sql(sql)
            check_names(input_name, relation.columns)
            reader = relation.to_arrow_reader(ROWS_AT_ONCE)
            with pq.ParquetWriter(target, reader.schema) as writer:
                for batch in reader:
                    writer.write_batch(batch)
            return tuple(reader.schema.names)
    except duckdb.Error as error:
        raise CannotImportError(
            f"{path}: the query of input {input_name} fails: {one_line(error, 300)}. Correct it in the mapping."
        ) from None
