"""Medians, rounding and texts of numbers that every engine computes alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

_HALF = 0.5


def to_nine_decimals(value: "ir.FloatingValue") -> "ir.FloatingValue":
    """The value as it is compared, so that binary noise decides nothing."""
    return value.round(9)


def to_one_decimal(value: "ir.FloatingValue") -> "ir.FloatingValue":
    """The value as it is published, halves away from zero: 72.25 gives 72.3."""
    tenths = (value * ibis.literal(10.0, type="float64")).round(8).round(0).cast("float64")
    return tenths / ibis.literal(10.0, type="float64")


def shown(value: "ir.FloatingValue") -> "ir.StringValue":
    """A value that is not negative, as people read it: at most one decimal; `unknown` for null."""
    tenths = (value * ibis.literal(10.0, type="float64")).round(8).round(0).cast("int64")
    rest = tenths % 10
    whole = ((tenths - rest) // 10).cast("int64").cast("string")
    text = whole + ibis.ifelse(rest == 0, "", ibis.literal(".") + rest.cast("int64").cast("string"))
    return ibis.coalesce(text, "unknown")


def medians(rows: "ir.Table", by: Sequence[str], value: str, ties: Sequence[str]) -> "ir.Table":
    """The median of a column by group, as `median`, with `rows`, the number of values.

    Two middle values are averaged. `ties` are columns that, with the value, put the rows of a group in a total order.
    The column has no nulls.
    """
    placed = rows.mutate(
        place=ibis.row_number().over(group_by=list(by), order_by=[value, *ties]),
        size=rows.count().over(group_by=list(by)),
    )
    doubled = 2 * (placed.place + 1)
    middle = placed.filter((doubled >= placed.size) & (doubled <= placed.size + 2))
    groups = middle.group_by(*by).agg(low=middle[value].min(), high=middle[value].max(), rows=middle["size"].max())
    return groups.select(*by, "rows", median=(groups.low + groups.high) * ibis.literal(_HALF, type="float64"))
