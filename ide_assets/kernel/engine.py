"""Compile a transform to SQL and run it on DuckDB.

Transforms are Ibis expressions over unbound tables; the SQL that comes out is what runs and what the
Dagster UI shows. Each month works in a fresh in-memory database, so no file is ever open for writing.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.kernel.home import Home
from ide_assets.kernel.table import Table
from ide_assets.settings import Settings

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.operations as ops
    import ibis.expr.types as ir

#: The engines' SQL by Ibis' names (`databricks` is Spark's); that of the default engine.
DIALECTS = ("duckdb", "databricks", "snowflake")
DIALECT = "duckdb"


def literal(text: str | Path) -> str:
    """A SQL string literal: DDL and COPY take no bound parameters."""
    return "'" + str(text).replace("'", "''") + "'"


def parquet(paths: Sequence[Path]) -> str:
    """A SQL table function that reads these files and nothing else.

    A folder named like `column=value` above them, the lake's own `month=...` included, would otherwise
    be taken for a column and override the file's.
    """
    files = ", ".join(literal(path) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false)"


@contextmanager
def session(settings: Settings, home: Home) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A fresh in-memory DuckDB within the machine's limits, from dagster-duckdb's resource."""
    from dagster_duckdb import DuckDBResource

    home.scratch.mkdir(parents=True, exist_ok=True)
    limits: dict[str, object] = {
        "temp_directory": str(home.scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if settings.memory_limit is not None:
        limits["memory_limit"] = settings.memory_limit
    if settings.threads is not None:
        limits["threads"] = settings.threads
    with DuckDBResource(database=":memory:", connection_config=limits).get_connection() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


def close_to_outside(connection: "duckdb.DuckDBPyConnection") -> None:
    """From here on the connection reads no file and reaches no network, whatever it is asked."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def to_sql(expression: "ir.Table", dialect: str = DIALECT) -> str:
    """The expression as SQL text; the same text for the same expression, in every process."""
    import ibis
    import ibis.expr.operations as ops

    def replaced(node: "ops.Node", arguments: "Mapping[str, Any] | None") -> "ops.Node":
        made = node.__recreate__(arguments) if arguments else node
        if isinstance(made, ops.DropColumns):
            # Ibis names the columns to leave out in an order that changes with the process.
            return ops.Project(made.parent, {name: ops.Field(made.parent, name) for name in made.schema.names})
        if isinstance(made, ops.HexDigest) and dialect == "snowflake":
            # Ibis does not know Snowflake's function.
            return _sha2()(made.arg.to_expr(), 256).op()
        return made

    made = expression.op().replace(replaced).to_expr()
    if dialect == "databricks":
        compiler = _spark()
        return str(compiler.to_sqlglot(made).sql(dialect=compiler.dialect, pretty=True))
    sql = str(ibis.to_sql(made, dialect=dialect))
    # Arrays are unnested in Snowflake by a separator that Ibis draws anew each time.
    return _DRAWN.sub(f"'{_SEPARATOR}'", sql) if dialect == "snowflake" else sql


_DRAWN = re.compile("'[0-9a-f]{32}'")
_SEPARATOR = "3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a"


@cache
def _sha2() -> Any:
    import ibis

    def sha2(text: str, bits: int) -> str:  # type: ignore[empty-body]
        """Hexadecimal digest."""

    return ibis.udf.scalar.builtin(sha2, name="SHA2")


@cache
def _spark() -> Any:
    """Ibis' compiler for Spark, as far as Spark's rules are not its own."""
    import ibis.expr.operations as ops
    import sqlglot.expressions as sge
    from ibis.backends.sql.compilers.databricks import DatabricksCompiler

    class Compiler(DatabricksCompiler):  # type: ignore[misc]
        __slots__ = ()
        SIMPLE_OPS = {op: name for op, name in DatabricksCompiler.SIMPLE_OPS.items() if op is not ops.Divide}  # noqa: RUF012

        def visit_Divide(self, op: "ops.Divide", *, left: Any, right: Any) -> Any:  # noqa: N802
            # Transforms divide by nothing that can be 0; Sail has try_divide of whole numbers only.
            return self.binop(sge.Div, left, right)

        def visit_NonNullLiteral(self, op: "ops.Literal", *, value: Any, dtype: Any) -> Any:  # noqa: N802
            # To Spark 0.1 is a decimal, and 3 * 0.1 another number than that of doubles.
            if dtype.is_floating():
                return self.cast(self.visit_DefaultLiteral(op, value=value, dtype=dtype), dtype)
            return super().visit_NonNullLiteral(op, value=value, dtype=dtype)

    return Compiler()


def bind(connection: "duckdb.DuckDBPyConnection", table: Table, files: Sequence[Path]) -> None:
    """Make the rows of these files readable under the table's name; no file means no rows."""
    rows = f"SELECT * FROM {parquet(files)}" if files else no_rows(table)
    connection.execute(f'CREATE OR REPLACE TEMP VIEW "{table.name}" AS {rows}')


def no_rows(table: Table) -> str:
    """A query of the table's columns without a row."""
    nothing = ", ".join(f'NULL::{column.type.duckdb} AS "{column.name}"' for column in table.columns)
    return f"SELECT {nothing} WHERE false"


def write(connection: "duckdb.DuckDBPyConnection", table: Table, sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file in the table's types and order; returns their number."""
    return copy(connection, f"SELECT {table.to_select()} FROM ({sql}) ORDER BY {table.order_by()}", path)


def copy(connection: "duckdb.DuckDBPyConnection", sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file as they come; returns their number."""
    copied = connection.execute(f"COPY ({sql}) TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)").fetchone()
    return int(copied[0]) if copied else 0


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
