"""A transform as SQL of each engine: Ibis' compilers, and what an engine needs beyond them.

The same expression always gives the same text, in every process.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce
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


def steps(sql: str, dialect: str) -> tuple[dict[str, str], str]:
    """What a query names in its WITH, each as a query that may use those before it; and the query that is left."""
    import sqlglot

    query: Any = sqlglot.parse_one(sql, dialect=dialect)
    named = {each.alias: each.this.sql(dialect=dialect) for each in query.ctes}
    query.set("with_", None)
    return named, query.sql(dialect=dialect)


@cache
def translated(query: str, dialect: str) -> str:
    """A query that was written by hand in DuckDB's SQL, in another engine's.

    Fractions in it are doubles, which is what DuckDB makes of them as soon as it divides; rows are compared value by
    value. Raises ValueError for a quantile, which other engines would only estimate.
    """
    import sqlglot
    import sqlglot.expressions as sge
    from sqlglot.optimizer.normalize_identifiers import normalize_identifiers

    # What compares rows: whether all of their values must agree, or one of them not.
    rows_by_value: dict[type[sge.Expression], Any] = {
        sge.EQ: sge.and_,
        sge.NullSafeEQ: sge.and_,
        sge.NEQ: sge.or_,
        sge.NullSafeNEQ: sge.or_,
    }

    def said_otherwise(node: sge.Expression) -> Any:
        if isinstance(node, sge.Literal) and not node.is_string and "." in node.name:
            return sge.cast(node, "double")
        if isinstance(node, sge.Anonymous) and node.name.lower() == "isfinite":
            (number,) = node.expressions
            finite = sge.Abs(this=number.transform(said_otherwise))
            return sge.LT(this=finite, expression=sge.cast(sge.Literal.string("inf"), "double"))
        joined = rows_by_value.get(type(node))
        if joined is not None and isinstance(node.this, sge.Tuple):
            one, other = (
                [each.transform(said_otherwise) for each in row.expressions] for row in (node.this, node.expression)
            )
            pairs = zip(one, other, strict=True)
            return sge.paren(joined(*(type(node)(this=left, expression=right) for left, right in pairs)))
        return _in_snowflake(node, said_otherwise) if dialect == "snowflake" else node

    parsed = sqlglot.parse_one(query, dialect=DIALECT)
    if approximate := parsed.find(sge.Quantile, sge.PercentileCont, sge.PercentileDisc, sge.Median):
        raise ValueError(
            f"{approximate.sql(dialect=DIALECT)} would be approximate on other engines; expected no quantile in a "
            "query that is translated: let a transform compute it"
        )
    said: sge.Expression = parsed.transform(said_otherwise)
    if dialect == "snowflake":
        # Tables and columns have lower-case names there, and Snowflake takes what is not quoted in upper case.
        return normalize_identifiers(said, dialect=DIALECT).sql(dialect=dialect, identify=True)
    return said.sql(dialect=dialect)


def _in_snowflake(node: Any, said_otherwise: Callable[[Any], Any]) -> Any:
    """What Snowflake has other words for, with its parts `said_otherwise`."""
    import sqlglot.expressions as sge

    match node:
        case sge.Div():
            # Snowflake divides whole numbers to six digits.
            node.set("this", sge.cast(node.this, "double"))
        case sge.ConcatWs():
            # Snowflake's own is null where one of the texts is.
            separator, *texts = (each.transform(said_otherwise) for each in node.expressions)
            led: list[Any] = [
                sge.func("COALESCE", sge.DPipe(this=separator.copy(), expression=each), "''") for each in texts
            ]
            together = reduce(lambda one, other: sge.DPipe(this=one, expression=other), led)
            return sge.Substring(this=together, start=sge.Literal.number(len(separator.name) + 1))
        case sge.Select(expressions=[sge.Alias(this=sge.Explode(this=sge.Array() as listed)) as only]):
            return _rows_of(only.alias, listed.expressions)
        case sge.Filter(this=sge.Count()):
            # Without rows too this is 0 and not null.
            return sge.Count(this=sge.case().when(node.expression.this.transform(said_otherwise), "1"))
    return node


def _rows_of(column: str, values: Sequence[Any]) -> Any:
    """A row for each value: what Snowflake itself unnests is no text but a variant."""
    import sqlglot.expressions as sge

    # Snowflake takes a name that is not quoted in upper case.
    name: Any = sge.to_identifier(column, quoted=True)
    return sge.select(sge.column(name)).from_(sge.values([(each,) for each in values], "listed", [name]))


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
            return self.f.explode(arg)

        def visit_DummyTable(self, op: "ops.DummyTable", *, values: "Mapping[str, Any]") -> Any:  # noqa: N802
            ((name, only),) = values.items()
            return _rows_of(name, only.this.expressions)

    return Compiler()


_COMPILERS = {"duckdb": _duckdb, "databricks": _spark, "snowflake": _snowflake}
