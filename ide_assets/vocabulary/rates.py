"""Rates, rounding, bands and lists as Ibis expressions, for the transforms of all tables.

Rounding is half away from zero and exact (R-IDE-4): in integers, never on a binary fraction. A rate with
one decimal is computed as an integer number of tenths and divided by ten once, at the end.
"""

import math
from typing import TYPE_CHECKING, Any

import ibis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import ibis.expr.types as ir

_ONE = ibis.literal(1.0, type="float64")


def listed(column: str, values: "Iterable[str | int]") -> "ir.Table":
    """A table of one column with a row for each value; a cross join repeats rows once per value."""
    literals = [ibis.literal(value, type="int64" if isinstance(value, int) else "string") for value in values]
    return ibis.array(literals).unnest().name(column).as_table()


def by_value(column: "ir.Column", values: "Mapping[str, Any]") -> "Any":
    """The expression in `values` for the column's value; null for other values."""
    return ibis.cases(*((column == key, value) for key, value in values.items()))


def rounded_ratio(factor: int, numerator: "ir.IntegerValue", denominator: "ir.IntegerValue") -> "ir.IntegerValue":
    """round(factor * numerator / denominator) of non-negative integers; null for a zero denominator.

    The remainder is subtracted before dividing, so that the division is exact on every engine, also on those that
    divide integers as binary fractions.
    """
    divisor = (denominator.nullif(0)) * 2
    doubled = numerator * (2 * factor) + denominator
    return ((doubled - doubled % divisor) // divisor).cast("int64")


def quotient(part: "ir.NumericValue", whole: "ir.NumericValue") -> "ir.FloatingValue":
    """part / whole; null for a whole of 0.

    Engines differ in how they divide integers and by zero, so transforms divide with this function only.
    """
    return part.cast("float64") / whole.cast("float64").nullif(ibis.literal(0.0, type="float64"))


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


def within(low: float, value: "ir.FloatingValue", high: float) -> "ir.FloatingValue":
    """The value within bounds, written once in the SQL, where clip would write it three times.

    Engines differ about nulls: pass none.
    """
    return ibis.greatest(ibis.least(value, high), low)


def sum_if_all_known(value: "ir.IntegerColumn") -> "ir.IntegerScalar":
    """The sum; null where any value is unknown (R-IDE-4)."""
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


def probability_below(
    part: "ir.IntegerValue",
    whole: "ir.IntegerValue",
    mean: "ir.NumericValue",
    strength: "ir.NumericValue",
    threshold: "ir.NumericValue",
) -> "ir.FloatingValue":
    """Probability, 4 decimals, that a true rate is below `threshold` percent (R-IDE-12).

    `part` of `whole` seats are observed; a part beyond the whole counts as the whole. The rate is shrunk towards
    `mean` percent, which weighs as much as `strength` seats: its posterior is a beta distribution. Null where
    anything is null or the whole is 0. Mean and threshold are between 0 and 100. No rate is below 0; every rate is
    below 100, unless seats and mean are both at 100.

    No engine has the incomplete beta function. One step of its recurrence raises both parameters above 1, where
    the cube roots are nearly normal (Paulson; Abramowitz and Stegun 26.5.21); the step's own term is exact but for
    Stirling's formula. The greatest error is 0.013, for whole >= 1 and strength >= 1.
    """
    known = part.notnull() & whole.notnull() & mean.notnull() & strength.notnull() & threshold.notnull()
    seats, hundred = whole.nullif(0).cast("float64"), ibis.literal(100.0, type="float64")
    observed, weight = ibis.least(part, whole).cast("float64"), strength.cast("float64")
    share = mean.cast("float64") / hundred
    inside, outside = weight * share + observed, weight * (1 - share) + (seats - observed)
    # Engines may compute both branches of a case, and a logarithm of 0 is an error on some.
    x = within(1e-12, threshold.cast("float64") / hundred, 1 - 1e-12)
    both = weight + seats
    exponent = inside * x.ln() + outside * (1 - x).ln()
    exponent += _ln_gamma_1p(both) - _ln_gamma_1p(inside) - _ln_gamma_1p(outside)
    step = within(-700.0, exponent, 0.0).exp() * (quotient(outside, both) - x)
    above, below = 1 - quotient(_ONE, 9 * (inside + 1)), 1 - quotient(_ONE, 9 * (outside + 1))
    root_in, root_out = ((outside + 1) * x) ** (1 / 3), ((inside + 1) * (1 - x)) ** (1 / 3)
    spread = (quotient(root_in**2, outside + 1) + quotient(root_out**2, inside + 1)).sqrt()
    posterior = _cumulative_normal(quotient(3 * (root_in * below - root_out * above), spread)) + step
    probability = ibis.cases(
        ((threshold <= 0) | (outside == 0), 0.0),
        ((threshold >= 100) | (inside == 0), 1.0),
        else_=within(0.0, posterior, 1.0).round(4),
    )
    return ibis.ifelse(known & (whole > 0), probability, ibis.null("float64"))


def _ln_gamma_1p(value: "ir.FloatingValue") -> "ir.FloatingValue":
    """Logarithm of gamma(value + 1), value >= 0, by Stirling's series: at most 0.0006 off."""
    z = value + 1
    series = quotient(_ONE, 12 * z) - quotient(_ONE, 360 * z**3)
    return (value + 0.5) * z.ln() - z + 0.5 * math.log(2 * math.pi) + series


def _cumulative_normal(z: "ir.FloatingValue") -> "ir.FloatingValue":
    """The standard normal distribution function, at most 0.00015 off (Bowling and others, 2009)."""
    bounded = within(-8.0, z, 8.0)
    return quotient(_ONE, 1 + (-(1.5976 * bounded + 0.07056 * bounded**3)).exp())
