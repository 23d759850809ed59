"""Spark's SQL where Spark's rules are not Ibis' own."""

import ibis
import pytest

from ide_assets.engines import dialects

T = ibis.table({"rate": "float64", "whole": "float64"}, name="t")


def test_fractions_are_doubles_as_on_duckdb_and_not_decimals() -> None:
    sql = dialects.to_sql(T.select(x=T.rate + 0.1), "databricks")
    assert " ".join(sql.split()) == "SELECT `t0`.`rate` + CAST(0.1 AS DOUBLE) AS `x` FROM `t` AS `t0`"


def test_division_is_the_engines_own() -> None:
    # A zero is null before anything is divided by it: that is a rule of every transform.
    sql = dialects.to_sql(T.select(x=T.rate / T.whole), "databricks")
    assert " ".join(sql.split()) == "SELECT `t0`.`rate` / `t0`.`whole` AS `x` FROM `t` AS `t0`"


def test_what_a_query_names_is_made_before_it() -> None:
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
def test_what_is_written_by_hand_for_duckdb_is_said_in_sparks_words(on_duckdb: str, on_spark: str) -> None:
    assert dialects.transpile(on_duckdb, "databricks") == on_spark


@pytest.mark.parametrize(
    "quantile", ["median(a)", "quantile_cont(a, 0.9)", "percentile_disc(0.5) WITHIN GROUP (ORDER BY a)"]
)
def test_a_quantile_that_would_be_estimated_is_refused(quantile: str) -> None:
    with pytest.raises(ValueError, match="would be approximate"):
        dialects.transpile(f"SELECT {quantile} FROM t", "databricks")
