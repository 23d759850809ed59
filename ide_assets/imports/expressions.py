"""Expressions of a mapping: SQL over the columns of one row, from a list of allowed operations (R-IN-1).

The text is parsed into a tree, and each node must be on the list: no subquery, no table, no function that reads a file,
a setting or the clock. Only the tree is used afterwards, never the text.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ide_assets.months import Month
from ide_assets.settings import nearest

if TYPE_CHECKING:
    from sqlglot import exp

#: Longest expression, in characters.
_LONGEST = 2_000

#: Operations without a name that are allowed.
_OPERATIONS = frozenset((
    "Column", "Identifier", "Dot", "Literal", "Boolean", "Null", "Neg", "Paren", "And", "Or", "Not", "EQ",
    "NEQ", "NullSafeEQ", "NullSafeNEQ", "GT", "GTE", "LT", "LTE", "Is", "In", "Between", "Like", "ILike", "Add",
    "Sub", "Mul", "Div", "IntDiv", "Mod", "DPipe", "Case", "If", "Cast", "TryCast", "DataType", "Placeholder",
    "Var",
))  # fmt: skip

#: Functions that are allowed, by the name of their node; those that the parser does not know, by their own name.
_FUNCTIONS = {
    "Coalesce": "coalesce",
    "Nullif": "nullif",
    "Lower": "lower",
    "Upper": "upper",
    "Trim": "trim",
    "Left": "left",
    "Right": "right",
    "Substring": "substring",
    "Length": "length",
    "Replace": "replace",
    "Concat": "concat",
    "ConcatWs": "concat_ws",
    "SplitPart": "split_part",
    "StrPosition": "strpos",
    "Contains": "contains",
    "StartsWith": "starts_with",
    "EndsWith": "ends_with",
    "RegexpExtract": "regexp_extract",
    "RegexpReplace": "regexp_replace",
    "RegexpLike": "regexp_matches",
    "Round": "round",
    "Abs": "abs",
    "Floor": "floor",
    "Ceil": "ceil",
    "Greatest": "greatest",
    "Least": "least",
    "MD5": "md5",
    "StrToTime": "strptime",
    "UnixToTime": "to_timestamp",
    "TimestampTrunc": "date_trunc",
    "DateTrunc": "date_trunc",
    "DateDiff": "date_diff",
    "LastDay": "last_day",
}
_OTHER_FUNCTIONS = frozenset({"strip_accents"})

#: Operations that have no result for some values, such as overflows; these become null, too.
_PARTIAL = frozenset(
    {"Add", "Sub", "Mul", "Div", "IntDiv", "Mod", "Neg", "Abs", "Round", "Left", "Right", "Substring", "UnixToTime"}
)

#: Types that a value can be cast to; a value that does not convert becomes null.
_TYPES = frozenset(
    {"INT", "BIGINT", "DOUBLE", "DECIMAL", "BOOLEAN", "DATE", "TIMESTAMP", "TIMESTAMPTZ", "VARCHAR", "TEXT"}
)

#: Parameters of an expression: the days of the month that is imported.
PARAMETERS = ("first_day", "last_day")


class ExpressionError(ValueError):
    """An expression is not SQL, or has an operation that is not allowed; the message says which."""


def parse(text: str) -> "exp.Expr":
    """The tree of an expression whose nodes are all allowed. Raises ExpressionError."""
    import sqlglot

    if len(text) > _LONGEST:
        raise ExpressionError(f"an expression has at most {_LONGEST:,} characters; found {len(text):,}")
    try:
        tree = sqlglot.parse_one(text, read="duckdb")
    except sqlglot.errors.ParseError as error:
        place = error.errors[0] if error.errors else {}
        raise ExpressionError(
            f"{text!r} is not an expression: column {place.get('col', 1)}, {place.get('description', 'not SQL')}"
        ) from None
    except (sqlglot.errors.SqlglotError, RecursionError):
        raise ExpressionError(f"{text!r} is not an expression") from None
    for node in tree.walk():
        _check(node, text)
    return _never_failing(tree)


def names(tree: "exp.Expr") -> tuple[tuple[str, ...], ...]:
    """The columns that an expression reads, each as the parts of its dotted name, in their order."""
    return tuple(dict.fromkeys(_parts(node) for node in _outermost(tree)))


def sql(tree: "exp.Expr", column: Callable[[tuple[str, ...]], str], month: Month) -> str:
    """The expression as DuckDB's SQL: `column` gives the column of a name, and the month's days replace parameters."""
    from sqlglot import exp

    days = {"first_day": month.first_day, "last_day": month.last_day}
    copy = tree.copy()
    for parameter in list(copy.find_all(exp.Placeholder)):
        copy = _replaced(copy, parameter, exp.cast(exp.Literal.string(str(days[str(parameter.this)])), "DATE"))
    for node in _outermost(copy):
        copy = _replaced(copy, node, exp.column(column(_parts(node)), quoted=True))
    return copy.sql(dialect="duckdb")


def _replaced(tree: "exp.Expr", node: "exp.Expr", other: "exp.Expr") -> "exp.Expr":
    """The tree after a node was replaced; a new tree if the node is its root."""
    if node is tree:
        return other
    node.replace(other)
    return tree


def _outermost(tree: "exp.Expr") -> "list[exp.Expr]":
    """The nodes of dotted names, each as a whole."""
    from sqlglot import exp

    nodes = [node for node in tree.walk() if isinstance(node, exp.Column | exp.Dot)]
    return [node for node in nodes if not isinstance(node.parent, exp.Dot)]


def _parts(node: "exp.Expr") -> tuple[str, ...]:
    from sqlglot import exp

    if isinstance(node, exp.Dot):
        return (*_parts(node.this), *_parts(node.expression))
    if isinstance(node, exp.Column):
        return tuple(part.name for part in node.parts)
    return (node.name,)


def _check(node: "exp.Expr", text: str) -> None:
    from sqlglot import exp

    kind = type(node).__name__
    if isinstance(node, exp.Placeholder):
        if node.this not in PARAMETERS:
            raise ExpressionError(
                f"{text!r}: :{node.this} is not a parameter{nearest(str(node.this), PARAMETERS)}. "
                "Expected :first_day or :last_day"
            )
    elif isinstance(node, exp.DataType):
        if node.sql(dialect="duckdb").split("(")[0] not in _TYPES:
            raise ExpressionError(f"{text!r}: the type {node.sql(dialect='duckdb')} is not allowed in a mapping")
    elif isinstance(node, exp.In):
        if node.args.get("query") or node.args.get("unnest") or node.args.get("field"):
            raise ExpressionError(f"{text!r}: IN takes a list of values, such as ('a', 'b')")
    elif isinstance(node, exp.Dot):
        if not isinstance(node.expression, exp.Identifier):
            raise ExpressionError(f"{text!r}: a dot separates the parts of a name, such as items.price")
    elif isinstance(node, exp.Column) and isinstance(node.this, exp.Star):
        raise ExpressionError(f"{text!r}: * names no column")
    elif isinstance(node, exp.Anonymous):
        if str(node.this).lower() not in _OTHER_FUNCTIONS:
            raise _not_allowed(text, str(node.this))
    elif kind not in _OPERATIONS and kind not in _FUNCTIONS:
        if isinstance(node, exp.Interval):
            raise ExpressionError(f"{text!r}: add days as numbers, such as :last_day - 365")
        if isinstance(node, exp.Func):
            raise _not_allowed(text, node.sql_name())
        raise ExpressionError(
            f"{text!r}: {re.sub('(?<!^)(?=[A-Z])', ' ', kind).lower()} is not allowed in a mapping; an expression "
            "computes one value from one row"
        )


def _not_allowed(text: str, function: str) -> ExpressionError:
    allowed = sorted({*_FUNCTIONS.values(), *_OTHER_FUNCTIONS})
    return ExpressionError(
        f"{text!r}: the function {function.lower()} is not allowed in a mapping"
        f"{nearest(function.lower(), allowed)}. Allowed: {', '.join(allowed)}"
    )


def _never_failing(tree: "exp.Expr") -> "exp.Expr":
    """The tree with operations that give null for a value without a result, so that no row stops the import."""
    from sqlglot import exp

    for node in reversed(list(tree.find_all(exp.Cast, exp.StrToTime))):
        if type(node) is exp.Cast:
            tree = _replaced(tree, node, exp.TryCast(this=node.this, to=node.args["to"]))
        elif isinstance(node, exp.StrToTime):
            arguments = [node.this, node.args["format"]]
            tree = _replaced(tree, node, exp.Anonymous(this="try_strptime", expressions=arguments))
    # The innermost first: an outer operation is copied with those inside.
    partial = [node for node in tree.walk() if type(node).__name__ in _PARTIAL and node.find(exp.Column, exp.Dot)]
    for inner in reversed(partial):
        tree = _replaced(tree, inner, exp.Anonymous(this="TRY", expressions=[inner.copy()]))
    return tree
