"""The SQL of each engine for a transform: Ibis' compilers with the changes that the engines need.

An expression compiles to the same text in every process.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.operations as ops
    import ibis.expr.types as ir

#: The engines' dialects by Ibis' names (`databricks` is Spark's), and that of the default engine.
DIALECTS = ("duckdb", "databricks", "snowflake")
DIALECT = "duckdb"


def to_sql(expression: "ir.Table", dialect: str = DIALECT) -> str:
    """The expression as SQL text of one of `DIALECTS`."""
    import ibis.expr.operations as ops

    def replaced(node: "ops.Node", arguments: "Mapping[str, Any] | None") -> "ops.Node":
        copy = node.__recreate__(arguments) if arguments else node
        if isinstance(copy, ops.DropColumns):
            # The order in which Ibis lists the dropped columns differs between processes.
            return ops.Project(copy.parent, {name: ops.Field(copy.parent, name) for name in copy.schema.names})
        return copy

    compiler = _COMPILERS[dialect]()
    query = compiler.to_sqlglot(expression.op().replace(replaced).to_expr())
    return str(query.sql(dialect=compiler.dialect, pretty=True))


def steps(sql: str, dialect: str) -> tuple[dict[str, str], str]:
    """The queries in a query's WITH by name, which may use earlier ones, and the query without its WITH."""
    import sqlglot

    query: Any = sqlglot.parse_one(sql, dialect=dialect)
    named = {step.alias: step.this.sql(dialect=dialect) for step in query.ctes}
    query.set("with_", None)
    return named, query.sql(dialect=dialect)


@cache
def transpile(query: str, dialect: str) -> str:
    """Transpile a query that was written by hand in DuckDB's SQL to another dialect.

    Decimal literals become doubles, as in DuckDB's divisions, and rows are compared value by value. Raises ValueError
    for a quantile, which other engines would only approximate.
    """
    import sqlglot
    import sqlglot.expressions as sge
    from sqlglot.optimizer.normalize_identifiers import normalize_identifiers

    # Comparisons of rows: equal if all values agree, unequal if one does not.
    rows_by_value: dict[type[sge.Expression], Any] = {
        sge.EQ: sge.and_,
        sge.NullSafeEQ: sge.and_,
        sge.NEQ: sge.or_,
        sge.NullSafeNEQ: sge.or_,
    }

    def rewrite(node: sge.Expression) -> Any:
        if isinstance(node, sge.Literal) and not node.is_string and "." in node.name:
            return sge.cast(node, "double")
        if isinstance(node, sge.Anonymous) and node.name.lower() == "isfinite":
            (number,) = node.expressions
            finite = sge.Abs(this=number.transform(rewrite))
            return sge.LT(this=finite, expression=sge.cast(sge.Literal.string("inf"), "double"))
        joined = rows_by_value.get(type(node))
        if joined is not None and isinstance(node.this, sge.Tuple):
            one, other = (
                [value.transform(rewrite) for value in row.expressions] for row in (node.this, node.expression)
            )
            pairs = zip(one, other, strict=True)
            return sge.paren(joined(*(type(node)(this=left, expression=right) for left, right in pairs)))
        return _in_snowflake(node, rewrite) if dialect == "snowflake" else node

    parsed = sqlglot.parse_one(query, dialect=DIALECT)
    if approximate := parsed.find(sge.Quantile, sge.PercentileCont, sge.PercentileDisc, sge.Median):
        raise ValueError(
            f"{approximate.sql(dialect=DIALECT)} would be approximate on other engines; expected no quantile in a "
            "query that is transpiled: compute it in a transform"
        )
    rewritten: sge.Expression = parsed.transform(rewrite)
    if dialect == "snowflake":
        # Names of tables and columns are in lower case; without quotes Snowflake reads them in upper case.
        return normalize_identifiers(rewritten, dialect=DIALECT).sql(dialect=dialect, identify=True)
    return rewritten.sql(dialect=dialect)


def _in_snowflake(node: Any, rewrite: Callable[[Any], Any]) -> Any:
    """A node in Snowflake's SQL; `rewrite` transforms its parts."""
    import sqlglot.expressions as sge

    match node:
        case sge.Div():
            # Snowflake rounds quotients of whole numbers to six digits.
            node.set("this", sge.cast(node.this, "double"))
        case sge.ConcatWs():
            # Snowflake's own function is null if any of the texts is null.
            separator, *texts = (argument.transform(rewrite) for argument in node.expressions)
            prefixed: list[Any] = [
                sge.func("COALESCE", sge.DPipe(this=separator.copy(), expression=text), "''") for text in texts
            ]
            joined = reduce(lambda one, other: sge.DPipe(this=one, expression=other), prefixed)
            return sge.Substring(this=joined, start=sge.Literal.number(len(separator.name) + 1))
        case sge.Select(expressions=[sge.Alias(this=sge.Explode(this=sge.Array() as listed)) as only]):
            return _rows_of(only.alias, listed.expressions)
        case sge.Filter(this=sge.Count()):
            # 0 and not null even without rows.
            return sge.Count(this=sge.case().when(node.expression.this.transform(rewrite), "1"))
    return node


def _rows_of(column: str, values: Sequence[Any]) -> Any:
    """A row for each value; Snowflake's own function would give variants and not texts."""
    import sqlglot.expressions as sge

    # Without quotes, Snowflake reads a name in upper case.
    name: Any = sge.to_identifier(column, quoted=True)
    return sge.select(sge.column(name)).from_(sge.values([(value,) for value in values], "listed", [name]))


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
            # No transform divides by 0; Sail supports try_divide for whole numbers only.
            return self.binop(sge.Div, left, right)

        def visit_TimestampDelta(self, op: "ops.TimestampDelta", *, left: Any, right: Any, part: Any) -> Any:  # noqa: N802
            if part.name == "microsecond":
                # Sail has no DATEDIFF in microseconds.
                return self.binop(sge.Sub, self.f.anon.unix_micros(left), self.f.anon.unix_micros(right))
            return super().visit_TimestampDelta(op, left=left, right=right, part=part)

        def visit_NonNullLiteral(self, op: "ops.Literal", *, value: Any, dtype: Any) -> Any:  # noqa: N802
            # In Spark 0.1 is a decimal, so 3 * 0.1 differs from the result with doubles.
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
        # Ibis does not support hashes on Snowflake.
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
