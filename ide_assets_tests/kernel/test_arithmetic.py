"""Rates, bands and buckets, to the digit."""

from fractions import Fraction

import duckdb
import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.engines.dialects import to_sql
from ide_assets.vocabulary import rates as arithmetic


def evaluate(expression: ibis.expr.types.Value, rows: list[tuple[object, ...]], **types: str) -> list[object]:
    """The expression over the unbound table `t` of these columns, evaluated for each row in order."""
    table = ibis.table({**types, "position": "int64"}, name="t")
    sql = to_sql(table.select("position", value=expression(table)).order_by("position"))
    with duckdb.connect() as connection:
        names = ", ".join([*types, "position"])
        connection.execute(f"CREATE TABLE t ({', '.join(f'{n} {_SQL[k]}' for n, k in types.items())}, position BIGINT)")
        marks = ", ".join("?" for _ in (*types, "position"))
        connection.executemany(
            f"INSERT INTO t ({names}) VALUES ({marks})", [[*row, position] for position, row in enumerate(rows)]
        )
        return [row[1] for row in connection.execute(sql).fetchall()]


_SQL = {"int64": "BIGINT", "float64": "DOUBLE"}


def half_away(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def test_assignment_rates_match_the_documents_to_the_digit() -> None:
    rates = evaluate(
        lambda t: arithmetic.assignment_rate(t.assigned, t.purchased),
        [(7, 9), (6, 4), (6, 8), (13, 17), (1, 1), (20, 30), (25, 25), (0, 5), (3, 0), (None, 4)],
        assigned="int64",
        purchased="int64",
    )
    assert rates == [77.8, 150.0, 75.0, 76.5, 100.0, 66.7, 100.0, 0.0, None, None]


def test_usage_and_utilisation_rates_match_the_documents_to_the_digit() -> None:
    rows: list[tuple[object, ...]] = [
        (1, 6, 8),
        (0, 1, 1),
        (3, 13, 17),
        (4, 20, 30),
        (1, 0, 8),
        (2, 5, 0),
        (2, None, 8),
    ]
    usage = evaluate(
        lambda t: arithmetic.usage_rate(t.mau, t.assigned, t.purchased),
        rows,
        mau="int64",
        assigned="int64",
        purchased="int64",
    )
    utilisation = evaluate(
        lambda t: arithmetic.whole_percent(t.mau, t.purchased), rows, mau="int64", assigned="int64", purchased="int64"
    )
    assert usage == [17.0, 0.0, 23.0, 20.0, None, None, None]
    assert utilisation == [13.0, 0.0, 18.0, 13.0, 13.0, None, 25.0]


def test_documents_preview_row_of_76_is_80() -> None:
    rate = evaluate(lambda t: arithmetic.whole_percent(t.mau, t.assigned), [(20, 25)], mau="int64", assigned="int64")
    assert rate == [80.0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 10**7)), min_size=1, max_size=200))
def test_rounding_is_half_away_from_zero_and_exact(pairs: list[tuple[int, int]]) -> None:
    tenths = evaluate(lambda t: arithmetic.rounded_ratio(1000, t.a, t.b), list(pairs), a="int64", b="int64")
    assert tenths == [half_away(Fraction(1000 * a, b)) for a, b in pairs]


@pytest.mark.parametrize(("part", "whole", "expected"), [(1, 8, 13.0), (3, 8, 38.0), (1, 200, 1.0), (5, 1000, 1.0)])
def test_halves_round_up(part: int, whole: int, expected: float) -> None:
    assert evaluate(lambda t: arithmetic.whole_percent(t.a, t.b), [(part, whole)], a="int64", b="int64") == [expected]


def test_seat_buckets() -> None:
    buckets = evaluate(lambda t: arithmetic.seat_bucket(t.seats), [(0,), (1,), (10,), (11,), (500,)], seats="int64")
    assert buckets == ["0 Seat", "1 Seat", "10 Seat", "11+ Seat", "11+ Seat"]


def test_order_value_bands_include_their_lower_edge() -> None:
    values: list[tuple[object, ...]] = [
        (-5.0,),
        (999.99,),
        (1000.0,),
        (4999.99,),
        (5000.0,),
        (9999.99,),
        (10000.0,),
        (None,),
    ]
    bands = evaluate(lambda t: arithmetic.aov_band(t.value), values, value="float64")
    assert bands == [
        "AOV: <$1k",
        "AOV: <$1k",
        "AOV: $1-5k",
        "AOV: $1-5k",
        "AOV: $5-10k",
        "AOV: $5-10k",
        "AOV: $10k+",
        None,
    ]


PROBABILITY = {"part": "int64", "whole": "int64", "mean": "float64", "strength": "float64", "threshold": "float64"}


def probabilities(rows: list[tuple[object, ...]]) -> list[object]:
    """probability_below of each (part, whole, mean, strength, threshold)."""
    return evaluate(
        lambda t: arithmetic.probability_below(t.part, t.whole, t.mean, t.strength, t.threshold), rows, **PROBABILITY
    )


def test_probability_below_matches_the_beta_posterior() -> None:
    from scipy.stats import beta

    rows = [
        (part, whole, mean, strength, threshold)
        for whole in (1, 2, 5, 10, 30, 1_000, 10**7)
        for part in sorted({0, 1, whole // 4, whole // 2, whole * 3 // 4, whole - 1, whole})
        for mean in (0.1, 1.0, 20.0, 50.0, 80.0, 99.0, 99.9)
        for strength in (1.0, 2.0, 5.0, 10.0, 50.0, 1_000.0)
        for threshold in (0.1, 1.0, 10.0, 20.0, 33.3, 50.0, 60.0, 70.0, 80.0, 90.0, 99.0, 99.9)
    ]
    probabilities_below = evaluate_grid(rows)
    part, whole, mean, strength, threshold = (list(values) for values in zip(*rows, strict=True))
    inside = [s * m / 100 + k for s, m, k in zip(strength, mean, part, strict=True)]
    outside = [s * (1 - m / 100) + n - k for s, m, n, k in zip(strength, mean, whole, part, strict=True)]
    exact = beta.cdf([t / 100 for t in threshold], inside, outside)
    assert max(abs(value - true) for value, true in zip(probabilities_below, exact, strict=True)) < 0.013
    assert all(0 <= value <= 1 and round(value, 4) == value for value in probabilities_below)


def evaluate_grid(rows: list[tuple[int, int, float, float, float]]) -> list[float]:
    """probability_below of many rows, passed as a data frame."""
    import pandas as pd

    table = ibis.table({**PROBABILITY, "position": "int64"}, name="t")
    value = arithmetic.probability_below(table.part, table.whole, table.mean, table.strength, table.threshold)
    t = pd.DataFrame(rows, columns=list(PROBABILITY)).rename_axis("position").reset_index()
    with duckdb.connect() as connection:
        connection.register("t", t)
        return [row[0] for row in connection.execute(to_sql(table.order_by("position").select(value=value))).fetchall()]


def test_probability_below_is_more_certain_with_more_seats() -> None:
    """40% of 5, of 50 and of 5,000 seats, against 60% in a cohort whose mean of 65% weighs as 10 seats."""
    few, more, many = probabilities(
        [(2, 5, 65.0, 10.0, 60.0), (20, 50, 65.0, 10.0, 60.0), (2000, 5000, 65.0, 10.0, 60.0)]
    )
    assert (few, more, many) == (pytest.approx(0.58, abs=0.03), pytest.approx(0.99, abs=0.01), 1.0)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((3, 10, 50.0, 5.0, 0.0), 0.0),  # no rate is below 0
        ((3, 10, 50.0, 5.0, 100.0), 1.0),
        ((10, 10, 100.0, 5.0, 100.0), 0.0),  # all mass is at 100, so not below it
        ((10, 10, 100.0, 5.0, 60.0), 0.0),
        ((0, 10, 0.0, 5.0, 0.0), 0.0),
        ((0, 10, 0.0, 5.0, 0.1), 1.0),  # all mass is at 0, which is below any other rate
        ((15, 10, 100.0, 5.0, 60.0), 0.0),  # over-assigned counts as fully assigned
        ((10**7, 10**7, 50.0, 1000.0, 50.0), 0.0),
        ((0, 10**7, 50.0, 1000.0, 50.0), 1.0),
        ((0, 0, 50.0, 5.0, 60.0), None),
        ((None, 10, 50.0, 5.0, 0.0), None),
        ((3, None, 50.0, 5.0, 60.0), None),
        ((3, 10, None, 5.0, 100.0), None),
        ((3, 10, 50.0, None, 60.0), None),
        ((3, 10, 50.0, 5.0, None), None),
    ],
)
def test_probability_below_at_the_edges(row: tuple[object, ...], expected: float | None) -> None:
    assert probabilities([row]) == [expected]


@pytest.mark.parametrize("dialect", ["databricks", "snowflake"])
def test_probability_below_compiles_for_the_warehouses(dialect: str) -> None:
    t = ibis.table(PROBABILITY, name="t")
    value = arithmetic.probability_below(t.part, t.whole, t.mean, t.strength, t.threshold)
    assert "EXP(" in to_sql(t.select(value=value), dialect)
