"""Conditions and text templates in declarations, such as reasons to act, as expressions over a table's columns.

A condition is SQL, e.g. `growth < 0 AND NOT is_small`: columns, constants, comparisons, arithmetic and
logic. Functions, subqueries and unknown columns raise an error. A template names columns in braces; with a noun, the
number is followed by its singular or plural: `{days:day}` is `1 day` or `31 days`.
"""

import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ide_assets.vocabulary.parameters import is_marker
from ide_assets.vocabulary.rates import quotient, tenths

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import sqlglot.expressions as sge

_FIELD = re.compile(r"\{(\w*)(?::([a-z][a-z ]*))?\}|[{}]")


class ExpressionError(ValueError):
    """An expression that cannot be used; the message says what was found and what was expected."""


def condition(text: str, rows: "ir.Table") -> "ir.BooleanValue":
    """The condition over the rows' columns; an unknown value counts as false. Raises ExpressionError."""
    import ibis

    value = _built(text, rows)
    if not value.type().is_boolean():
        raise ExpressionError(f"{text!r} is of type {value.type()}: expected a condition, like growth < 0")
    return ibis.coalesce(value, False)


def number(text: str, rows: "ir.Table") -> "ir.FloatingValue":
    """The number over the rows' columns. Raises ExpressionError."""
    value = _built(text, rows)
    if not value.type().is_numeric():
        raise ExpressionError(f"{text!r} is of type {value.type()}: expected a number, like growth / 100")
    return value.cast("float64")


def text(template: str, rows: "ir.Table", named: Mapping[str, "ir.StringValue"]) -> "ir.StringValue":
    """The template with the values of the rows' columns, and of `named`, in place of their names in braces.

    Numbers show at most one decimal; null is shown as `unknown`. Raises ExpressionError.
    """
    import ibis

    joined: Any = ibis.literal("")
    place = 0
    for field in _FIELD.finditer(template):
        if not field[1]:
            raise ExpressionError(f"{template!r} has {field[0]!r}: expected a column's name in braces, like {{mau}}")
        if field[1] in named:
            shown = named[field[1]]
        else:
            value = _column(field[1], rows, named)
            shown = shown_as_text(value)
            if field[2]:
                shown = shown + _noun(field[2], value, field[0])
        joined = joined + _literal(template[place : field.start()]) + shown
        place = field.end()
    return joined + _literal(template[place:])


def _noun(noun: str, value: "ir.Value", field: str) -> "ir.StringValue":
    """The noun after its number: singular for 1, plural otherwise."""
    import ibis

    if not value.type().is_numeric():
        raise ExpressionError(f"{field!r} has a noun after the colon: expected a column of numbers before it")
    return ibis.ifelse(ibis.coalesce(value == 1, False), f" {noun}", f" {noun}s")


def shown_as_text(value: "ir.Value") -> "ir.StringValue":
    """A value formatted for people: numbers with at most one decimal, computed from integers so that engines agree."""
    import ibis

    kind = value.type()
    if kind.is_floating():
        scaled = tenths(value.abs())
        rest = scaled % 10
        whole = ((scaled - rest) // 10).cast("int64").cast("string")
        shown = ibis.ifelse(tenths(value) < 0, "-", "") + whole
        shown = shown + ibis.ifelse(rest == 0, "", "." + rest.cast("int64").cast("string"))
    elif kind.is_boolean():
        shown = ibis.ifelse(value, "yes", "no")
        shown = ibis.ifelse(value.isnull(), ibis.null("string"), shown)
    else:
        shown = value.cast("string")
    return ibis.coalesce(shown, "unknown")


def _literal(text: str) -> "ir.StringValue":
    import ibis

    if is_marker(text):
        raise ExpressionError(f"{text!r} is replaced by a value of the month: write it with a space after the colon")
    return ibis.literal(text)


def _column(name: str, rows: "ir.Table", named: Collection[str] = ()) -> "ir.Value":
    if name in rows.columns:
        return rows[name]
    close = get_close_matches(name, [*rows.columns, *named], 1)
    hint = f"did you mean {close[0]}?" if close else f"expected one of {', '.join(sorted(rows.columns))}"
    raise ExpressionError(f"there is no column {name}: {hint}")


def _built(text: str, rows: "ir.Table") -> Any:
    import ibis
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        tree: Any = sqlglot.parse_one(text, dialect="duckdb")
    except SqlglotError as error:
        reason = str(error).splitlines()[0]
        raise ExpressionError(f"{text!r} cannot be read as a condition: {reason}") from None
    try:
        return _value(tree, rows, text)
    except ExpressionError:
        raise
    except (ibis.common.exceptions.IbisError, TypeError, AttributeError, ValueError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ExpressionError(f"{text!r} does not fit the columns' types: {reason}") from None


def _value(tree: "sge.Expression", rows: "ir.Table", text: str) -> Any:
    """The Ibis value of a parsed condition: an allow-list of SQL; `text` is the whole condition, for the message."""
    import ibis
    import sqlglot.expressions as sge

    def value(node: Any) -> Any:
        return _value(node, rows, text)

    if isinstance(tree, sge.Paren):
        return value(tree.this)
    if isinstance(tree, sge.Column) and len(tree.parts) == 1:
        return _column(tree.name.lower(), rows)
    if isinstance(tree, sge.Literal):
        if tree.is_string:
            return _literal(tree.this)
        return ibis.literal(float(tree.this) if "." in tree.this or "e" in tree.this.lower() else int(tree.this))
    if isinstance(tree, sge.Boolean):
        return ibis.literal(bool(tree.this))
    if isinstance(tree, sge.Not):
        return ~value(tree.this)
    if isinstance(tree, sge.Neg):
        return 0 - value(tree.this)
    if isinstance(tree, sge.Is) and isinstance(tree.expression, sge.Null):
        return value(tree.this).isnull()
    if isinstance(tree, sge.Is) and isinstance(tree.expression, sge.Boolean):
        # Unlike `=`, IS TRUE is false for null.
        return ibis.coalesce(value(tree.this) == bool(tree.expression.this), False)
    if isinstance(tree, sge.Between) and not tree.args.get("symmetric"):
        return value(tree.this).between(value(tree.args["low"]), value(tree.args["high"]))
    if isinstance(tree, sge.In) and tree.expressions:
        return value(tree.this).isin([value(node) for node in tree.expressions])
    for kind, combine in _binary().items():
        if type(tree) is kind:
            return combine(value(tree.this), value(tree.expression))
    raise ExpressionError(
        f"{text!r} has {tree.sql(dialect='duckdb')!r}, which is not allowed in a condition: expected columns, numbers, "
        "strings, comparisons, + - * /, AND, OR, NOT, BETWEEN, IN and IS NULL"
    )


def _binary() -> "Mapping[type, Callable[[Any, Any], Any]]":
    import operator

    import sqlglot.expressions as sge

    return {
        sge.And: operator.and_,
        sge.Or: operator.or_,
        sge.EQ: operator.eq,
        sge.NEQ: operator.ne,
        sge.LT: operator.lt,
        sge.LTE: operator.le,
        sge.GT: operator.gt,
        sge.GTE: operator.ge,
        sge.Add: operator.add,
        sge.Sub: operator.sub,
        sge.Mul: operator.mul,
        sge.Div: quotient,
    }
