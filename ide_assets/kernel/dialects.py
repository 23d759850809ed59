"""A transform as SQL of each engine: Ibis' compilers, and what an engine needs beyond them.

The same expression always gives the same text, in every process.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.operations as ops
    import ibis.expr.types as ir

#: The engines' SQL by Ibis' names (`databricks` is Spark's); that of the default engine.
DIALECTS = ("duckdb", "databricks", "snowflake")
DIALECT = "duckdb"


def to_sql(expression: "ir.Table", dialect: str = DIALECT) -> str:
    """The expression as SQL text of one of `DIALECTS`."""
    import ibis.expr.operations as ops

    def replaced(node: "ops.Node", arguments: "Mapping[str, Any] | None") -> "ops.Node":
        made = node.__recreate__(arguments) if arguments else node
        if isinstance(made, ops.DropColumns):
            # Ibis names the columns to leave out in an order that changes with the process.
            return ops.Project(made.parent, {name: ops.Field(made.parent, name) for name in made.schema.names})
        return made

    compiler = _COMPILERS[dialect]()
    query = compiler.to_sqlglot(expression.op().replace(replaced).to_expr())
    return str(query.sql(dialect=compiler.dialect, pretty=True))


@cache
def _duckdb() -> Any:
    from ibis.backends.sql.compilers.duckdb import DuckDBCompiler

    return DuckDBCompiler()


@cache
def _spark() -> Any:
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


#: What stands between the elements of an array while Snowflake unnests it; no value contains it.
_SEPARATOR = "3d0c4a8b5f2e4c1d9a7b6e5f4d3c2b1a"


@cache
def _snowflake() -> Any:
    import ibis.expr.operations as ops
    from ibis.backends.sql.compilers.snowflake import SnowflakeCompiler

    class Compiler(SnowflakeCompiler):  # type: ignore[misc]
        __slots__ = ()
        # Ibis does not know how Snowflake hashes.
        UNSUPPORTED_OPS = tuple(op for op in SnowflakeCompiler.UNSUPPORTED_OPS if op is not ops.HexDigest)

        def visit_HexDigest(self, op: "ops.HexDigest", *, arg: Any, how: str) -> Any:  # noqa: N802
            return self.f.sha2(arg, {"sha256": 256, "sha512": 512}[how])

        def visit_Unnest(self, op: "ops.Unnest", *, arg: Any) -> Any:  # noqa: N802
            # As Ibis does it, but for the separator, which Ibis draws anew each time.
            joined = self.f.array_to_string(self.f.nullif(arg, self.f.array()), _SEPARATOR)
            return self.cast(self.f.nullif(self.f.explode(self.f.split(joined, _SEPARATOR)), ""), op.dtype)

    return Compiler()


_COMPILERS = {"duckdb": _duckdb, "databricks": _spark, "snowflake": _snowflake}
