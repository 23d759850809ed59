"""Rates, rounding, bands and cohorts: the arithmetic that every table shares, as Ibis expressions.

Rounding is half away from zero and exact (R-IDE-4): in integers, never on a binary fraction. A rate with
one decimal is computed as an integer number of tenths and divided by ten once, at the end.
"""

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir


def rounded_ratio(factor: int, numerator: "ir.IntegerValue", denominator: "ir.IntegerValue") -> "ir.IntegerValue":
    """round(factor * numerator / denominator) of non-negative integers; null for a zero denominator.

    The remainder is taken off before dividing, so that the division is exact on every engine, also on
    those that divide integers as binary fractions.
    """
    divisor = (denominator.nullif(0)) * 2
    doubled = numerator * (2 * factor) + denominator
    return ((doubled - doubled % divisor) // divisor).cast("int64")


def assignment_rate(assigned: "ir.IntegerValue", purchased: "ir.IntegerValue") -> "ir.FloatingValue":
    """100 * assigned / purchased with 1 decimal; null where purchased is 0."""
    return from_tenths(rounded_ratio(1000, assigned, purchased))


def whole_percent(part: "ir.IntegerValue", whole: "ir.IntegerValue") -> "ir.FloatingValue":
    """100 * part / whole with 0 decimals; null where the whole is 0."""
    return rounded_ratio(100, part, whole).cast("float64")


def usage_rate(mau: "ir.IntegerValue", assigned: "ir.IntegerValue", purchased: "ir.IntegerValue") -> "ir.FloatingValue":
    """100 * mau / assigned with 0 decimals; null where assigned or purchased is 0."""
    return ibis.ifelse(purchased == 0, ibis.null("float64"), whole_percent(mau, assigned))


def tenths(value: "ir.NumericValue") -> "ir.IntegerValue":
    """A number with one decimal as an integer number of tenths."""
    return (value * 10).round().cast("int64")


def from_tenths(value: "ir.NumericValue") -> "ir.FloatingValue":
    """An integer number of tenths as the published DOUBLE."""
    return value.cast("float64") / ibis.literal(10.0, type="float64")


def capped(rate: "ir.NumericValue") -> "ir.NumericValue":
    """The rate, at most 100; null stays null."""
    return ibis.ifelse(rate > 100, ibis.literal(100.0, type="float64"), rate)


def sum_if_all_known(value: "ir.IntegerColumn") -> "ir.IntegerScalar":
    """The sum, or null where a part is unknown (R-IDE-4)."""
    return ibis.ifelse(value.isnull().any(), ibis.null("int64"), value.sum())


def seat_bucket(purchased: "ir.IntegerValue") -> "ir.StringValue":
    """`0 Seat`, `1 Seat` .. `10 Seat`, `11+ Seat` (R-IDE-5)."""
    return ibis.ifelse(purchased > 10, ibis.literal("11+ Seat"), purchased.cast("string") + " Seat")


def aov_band(order_value: "ir.NumericValue") -> "ir.StringValue":
    """The annual order value's band, lower edge inclusive; null stays null (R-IDE-5)."""
    return ibis.cases(
        (order_value < 1_000, "AOV: <$1k"),
        (order_value < 5_000, "AOV: $1-5k"),
        (order_value < 10_000, "AOV: $5-10k"),
        (order_value >= 10_000, "AOV: $10k+"),
    )
