"""Spark's SQL where Spark's rules differ from those of Ibis."""

import ibis
import pytest

from ide_assets.engines import dialects

T = ibis.table({"rate": "float64", "whole": "float64"}, name="t")


def test_fractions_are_doubles_as_on_duckdb() -> None:
    sql = dialects.to_sql(T.select(x=T.rate + 0.1), "databricks")
    assert " ".join(sql.split()) == "SELECT `t0`.`rate` + CAST(0.1 AS DOUBLE) AS `x` FROM `t` AS `t0`"


def test_uses_the_division_of_the_engine() -> None:
    # Every transform turns a zero into null before it divides by it.
    sql = dialects.to_sql(T.select(x=T.rate / T.whole), "databricks")
    assert " ".join(sql.split()) == "SELECT `t0`.`rate` / `t0`.`whole` AS `x` FROM `t` AS `t0`"


def test_splits_named_subqueries_in_order() -> None:
    sql = "WITH `a` AS (SELECT 1 AS `x`), `b` AS (SELECT * FROM `a`) SELECT `x` FROM `a` CROSS JOIN `b`"
    named, last = dialects.steps(sql, "databricks")
    assert list(named.items()) == [("a", "SELECT 1 AS `x`"), ("b", "SELECT * FROM `a`")]
    assert last == "SELECT `x` FROM `a` CROSS JOIN `b`"


@pytest.mark.parametrize(
    ("on_duckdb", "on_spark"),
    [
        ("SELECT 100.0 * a AS rate FROM t", "SELECT CAST(100.0 AS DOUBLE) * a AS rate FROM t"),
        ("SELECT a FROM t WHERE isfinite(a)", "SELECT a FROM t WHERE ABS(a) < CAST('inf' AS DOUBLE)"),
        ("SELECT 1 FROM t WHERE (a, b) = (c, d)", "SELECT 1 FROM t WHERE (a = c AND b = d)"),
        ("SELECT 1 FROM t WHERE (a, b) <> (c, d)", "SELECT 1 FROM t WHERE (a <> c OR b <> d)"),
        (
            "SELECT 1 FROM t WHERE (a, b) IS DISTINCT FROM (c, d)",
            "SELECT 1 FROM t WHERE (a IS DISTINCT FROM c OR b IS DISTINCT FROM d)",
        ),
        ("SELECT 'it''s 0.1' AS \"text\"", "SELECT 'it\\'s 0.1' AS `text`"),
    ],
)
def test_translates_handwritten_sql_to_spark(on_duckdb: str, on_spark: str) -> None:
    assert dialects.transpile(on_duckdb, "databricks") == on_spark


@pytest.mark.parametrize(
    "quantile", ["median(a)", "quantile_cont(a, 0.9)", "percentile_disc(0.5) WITHIN GROUP (ORDER BY a)"]
)
def test_rejects_approximate_quantiles(quantile: str) -> None:
    with pytest.raises(ValueError, match="would be approximate"):
        dialects.transpile(f"SELECT {quantile} FROM t", "databricks")
