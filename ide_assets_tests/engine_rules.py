"""Rules by which a transform gives the same rows on every engine, checked on its Ibis expression.

A rule is a function from a node of the expression to descriptions of its errors. A transform may only use an
operation that gives the same result on all engines: `OPERATIONS` lists those for which this is known.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import ibis.expr.operations as ops
import ibis.expr.types as ir

#: Operations with the same result on all engines, within the rules below.
OPERATIONS: frozenset[type[ops.Node]] = frozenset(
    {
        # Relations. No sort or limit: the table declares its order, and a numbered window picks rows.
        ops.Aggregate, ops.Distinct, ops.DropColumns, ops.DummyTable, ops.Filter, ops.JoinChain, ops.JoinLink,
        ops.JoinReference, ops.Project, ops.ScalarSubquery, ops.UnboundTable, ops.Union,
        # Columns and structure.
        ops.Alias, ops.Array, ops.Cast, ops.Field, ops.Literal,
        ops.TryCast, ops.Unnest,
        # Logic.
        ops.And, ops.Between, ops.Coalesce, ops.Equals, ops.Greater, ops.GreaterEqual, ops.IdenticalTo, ops.IfElse,
        ops.InValues, ops.IsNull, ops.Less, ops.LessEqual, ops.Not, ops.NotEquals, ops.NotNull, ops.NullIf, ops.Or,
        ops.SearchedCase,
        # Numbers.
        ops.Abs, ops.Add, ops.Ceil, ops.Divide, ops.Exp, ops.Floor, ops.FloorDivide, ops.Greatest, ops.Least, ops.Ln,
        ops.Modulus, ops.Multiply, ops.Negate, ops.Power, ops.Round, ops.Sqrt, ops.Subtract,
        # Aggregates and windows.
        ops.Any, ops.CountDistinct, ops.CountStar, ops.First, ops.Max, ops.Min, ops.RowNumber, ops.SortKey, ops.Sum,
        ops.WindowBoundary, ops.WindowFunction,
        # Texts and dates.
        ops.DateAdd, ops.DateDelta, ops.DateFromYMD, ops.DateSub, ops.TimestampDelta,
        ops.ExtractMonth, ops.ExtractYear, ops.HexDigest, ops.Lowercase,
        ops.StringConcat, ops.StringContains, ops.StringReplace, ops.Substring,
    }
)  # fmt: skip

Keys = frozenset[frozenset[str]]


def broken_rules(expression: ir.Table, keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Descriptions of broken rules, sorted; `keys` has the key of each unbound table whose rows have one."""
    identities = _Identities(keys)
    return sorted(
        {
            f"{rule.__name__}: {problem}"
            for node in expression.op().find(ops.Node)
            for rule in RULES
            for problem in rule(node, identities)
        }
    )


def only_known_operations(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Extend the list when an operation is known to give the same result on all engines."""
    if type(node) not in OPERATIONS:
        yield type(node).__name__


def no_months_added_to_a_date(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Engines differ on the last days of a month: count months as whole numbers instead."""
    if isinstance(node, ops.DateAdd | ops.DateSub) and node.right.dtype.unit.short in ("M", "Q", "Y"):
        yield node.name


def divide_as_double_by_what_is_not_zero(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Snowflake divides decimals to six digits; engines differ when dividing by 0: use arithmetic.quotient."""
    if type(node) is ops.Divide and not (node.left.dtype.is_float64() and node.right.dtype.is_float64()):
        yield f"{node.left.dtype} / {node.right.dtype}"
    if isinstance(node, ops.Divide | ops.Modulus) and not _never_zero(node.right):
        yield f"{type(node).__name__} by {node.right.name}, which may be 0"


def divide_whole_numbers_without_remainder(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Some engines divide them as binary fractions: subtract the remainder first (arithmetic.rounded_ratio)."""
    if type(node) is ops.FloorDivide:
        part = node.left
        exact = isinstance(part, ops.Subtract) and part.right == ops.Modulus(part.left, node.right)
        if not exact:
            yield node.name


def round_before_a_fraction_becomes_whole(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """DuckDB rounds where Spark truncates."""
    if not isinstance(node, ops.Cast | ops.TryCast) or not node.to.is_integer():
        return
    is_fraction = node.arg.dtype.is_floating() or node.arg.dtype.is_decimal()
    if is_fraction and not isinstance(node.arg, ops.Round | ops.Floor | ops.Ceil):
        yield node.name


def only_add_decimals(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Sums of money are exact as decimals; products, quotients and medians have another scale on every engine."""
    scales = isinstance(node, ops.Multiply | ops.Divide | ops.Modulus | ops.Median | ops.Quantile | ops.Mean)
    if scales and any(isinstance(argument, ops.Value) and argument.dtype.is_decimal() for argument in node.args):
        yield f"{type(node).__name__}: {node.name}"


def no_nan(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Engines compare it differently: use null."""
    if (
        isinstance(node, ops.Literal)
        and node.dtype.is_floating()
        and node.value is not None
        and node.value != node.value
    ):
        yield node.name


def unnest_only_a_list_of_constants(node: ops.Node, _: "_Identities") -> Iterator[str]:
    """Snowflake unnests to variants, and turns an array into text: join arithmetic.listed to the rows."""
    if isinstance(node, ops.Array) and not all(isinstance(element, ops.Literal) for element in node.exprs):
        yield f"{node.name} is not constant"
    if not isinstance(node, ops.Value | ops.Relation) or isinstance(node, ops.Alias):
        return
    values = node.values.values() if isinstance(node, ops.Project | ops.DummyTable) else node.args
    for value in values:
        while isinstance(value, ops.Alias):
            value = value.arg
        if isinstance(value, ops.Unnest) and not (isinstance(node, ops.DummyTable) and len(node.values) == 1):
            yield f"{type(node).__name__}: {value.name}"


def order_windows_totally(node: ops.Node, identities: "_Identities") -> Iterator[str]:
    """Engines pick different rows of equal rank: partition and order must contain a key of the rows."""
    if not isinstance(node, ops.WindowFunction) or not (node.order_by or isinstance(node.func, _NEED_ORDER)):
        return
    fields = [*node.group_by, *(key.arg for key in node.order_by)]
    relations = {reference.rel for field in fields for reference in field.find(ops.Field, filter=ops.Value)}
    names = frozenset(field.name for field in fields if isinstance(field, ops.Field))
    if isinstance(node.func, ops.First) and node.func.arg in fields:
        return
    for relation in relations:
        if not any(key <= names for key in identities.of(relation)):
            yield f"{type(node.func).__name__} over {', '.join(field.name for field in fields)}"


_NEED_ORDER = (ops.RowNumber, ops.First)

RULES: tuple[Callable[[ops.Node, "_Identities"], Iterator[str]], ...] = (
    only_known_operations,
    no_months_added_to_a_date,
    divide_as_double_by_what_is_not_zero,
    divide_whole_numbers_without_remainder,
    round_before_a_fraction_becomes_whole,
    only_add_decimals,
    no_nan,
    unnest_only_a_list_of_constants,
    order_windows_totally,
)


def _never_zero(value: ops.Value) -> bool:
    if isinstance(value, ops.Literal):
        return bool(value.value)
    if isinstance(value, ops.NullIf):
        return isinstance(value.null_if_expr, ops.Literal) and value.null_if_expr.value == 0
    if isinstance(value, ops.Cast):
        return _never_zero(value.arg)
    return isinstance(value, ops.Multiply) and _never_zero(value.left) and _never_zero(value.right)


class _Identities:
    """The sets of columns that identify a row of a relation, as far as its expression shows."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._keys = keys
        self._known: dict[ops.Relation, Keys] = {}

    def of(self, relation: ops.Relation) -> Keys:
        """The known sets of columns; empty if there are none."""
        if relation not in self._known:
            self._known[relation] = frozenset(self._find(relation))
        return self._known[relation]

    def _find(self, relation: ops.Relation) -> Iterator[frozenset[str]]:
        if isinstance(relation, ops.UnboundTable):
            if relation.name in self._keys:
                yield frozenset(self._keys[relation.name])
        elif isinstance(relation, ops.JoinReference):
            yield from self.of(relation.parent)
        elif isinstance(relation, ops.DropColumns):
            yield from (key for key in self.of(relation.parent) if not key & set(relation.columns_to_drop))
        elif isinstance(relation, ops.Distinct):
            yield from self.of(relation.parent)
            yield frozenset(relation.schema.names)
        elif isinstance(relation, ops.Aggregate):
            yield frozenset(relation.groups)
        elif isinstance(relation, ops.DummyTable):
            yield frozenset(name for name, value in relation.values.items() if _unnests(value))
        elif isinstance(relation, ops.Filter):
            fixed = _fixed(relation)
            yield from (key - fixed for key in (*self.of(relation.parent), *_picked(relation)))
        elif isinstance(relation, ops.Project):
            yield from self._projected(relation)
        elif isinstance(relation, ops.JoinChain):
            yield from self._joined(relation)

    def _projected(self, relation: ops.Project) -> Iterator[frozenset[str]]:
        names = _names(relation.values)
        unnested = frozenset(name for name, value in relation.values.items() if _unnests(value))
        for key in self.of(relation.parent):
            yield from (renamed | unnested for renamed in _renamed(key, relation.parent, names))

    def _joined(self, relation: ops.JoinChain) -> Iterator[frozenset[str]]:
        """A key of the left side if each of its rows matches at most one of the right, otherwise of both sides."""
        joined = {frozenset((relation.first, name) for name in key) for key in self.of(relation.first)}
        same: dict[tuple[ops.Relation, str], set[tuple[ops.Relation, str]]] = {}
        for link in relation.rest:
            pairs = [
                ((predicate.left.rel, predicate.left.name), (predicate.right.rel, predicate.right.name))
                for predicate in link.predicates
                if isinstance(predicate, ops.Equals)
                and isinstance(predicate.left, ops.Field)
                and isinstance(predicate.right, ops.Field)
            ]
            for left, right in pairs:
                same.setdefault(left, set()).add(right)
                same.setdefault(right, set()).add(left)
            if link.how in ("semi", "anti"):
                continue
            met = {name for pair in pairs for rel, name in pair if rel == link.table}
            keys = self.of(link.table)
            if link.how not in ("inner", "left") or not any(key <= met for key in keys):
                joined = {
                    left | frozenset((link.table, name) for name in right) for left, right in product(joined, keys)
                }
        names: dict[tuple[ops.Relation, str], list[str]] = {}
        for name, value in relation.values.items():
            if isinstance(value, ops.Field):
                place = (value.rel, value.name)
                for source in (place, *same.get(place, ())):
                    names.setdefault(source, []).append(name)
        for key in joined:
            yield from map(frozenset, product(*(names.get(place, ()) for place in key)))


def _unnests(value: ops.Value) -> bool:
    """Whether a row becomes one row for each element of a list in this column."""
    return bool(value.find(ops.Unnest, filter=ops.Value))


def _fixed(relation: ops.Filter) -> frozenset[str]:
    """The columns in which a filter leaves one value."""
    return frozenset(
        predicate.left.name
        for predicate in relation.predicates
        if isinstance(predicate, ops.Equals)
        and isinstance(predicate.left, ops.Field)
        and not predicate.right.find(ops.Field, filter=ops.Value)
    )


def _picked(relation: ops.Filter) -> Iterator[frozenset[str]]:
    """The keys of a filter on one number of a numbered window: one row of each partition is left."""
    for predicate in relation.predicates:
        if not isinstance(predicate, ops.Equals) or not isinstance(predicate.left, ops.Field):
            continue
        number, parent = predicate.left, relation.parent
        if isinstance(parent, ops.Project) and isinstance(predicate.right, ops.Literal):
            value = parent.values.get(number.name)
            if isinstance(value, ops.WindowFunction) and isinstance(value.func, ops.RowNumber):
                group = frozenset(column.name for column in value.group_by if isinstance(column, ops.Field))
                if len(group) == len(value.group_by):
                    yield from _renamed(group, parent.parent, _names(parent.values))


def _names(values: Mapping[str, ops.Value]) -> dict[tuple[ops.Relation, str], list[str]]:
    """The names of other relations' columns among these values."""
    names: dict[tuple[ops.Relation, str], list[str]] = {}
    for name, value in values.items():
        if isinstance(value, ops.Field):
            names.setdefault((value.rel, value.name), []).append(name)
    return names


def _renamed(
    key: frozenset[str], relation: ops.Relation, names: Mapping[tuple[ops.Relation, str], list[str]]
) -> Iterator[frozenset[str]]:
    yield from map(frozenset, product(*(names.get((relation, name), ()) for name in key)))
