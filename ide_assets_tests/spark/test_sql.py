"""Spark's SQL where Spark's rules are not Ibis' own."""

import ibis

from ide_assets.kernel import dialects
from ide_assets_tests.spark.rows import steps

T = ibis.table({"rate": "float64", "whole": "float64"}, name="t")


def test_fractions_are_doubles_as_on_duckdb_and_not_decimals() -> None:
    sql = dialects.to_sql(T.select(x=T.rate + 0.1), "databricks")
    assert " ".join(sql.split()) == "SELECT `t0`.`rate` + CAST(0.1 AS DOUBLE) AS `x` FROM `t` AS `t0`"


def test_division_is_the_engines_own() -> None:
    # A zero is null before anything is divided by it: that is a rule of every transform.
    sql = dialects.to_sql(T.select(x=T.rate / T.whole), "databricks")
    assert " ".join(sql.split()) == "SELECT `t0`.`rate` / `t0`.`whole` AS `x` FROM `t` AS `t0`"


def test_what_a_query_names_is_made_before_it() -> None:
    named, last = steps("WITH `a` AS (SELECT 1 AS `x`), `b` AS (SELECT * FROM `a`) SELECT `x` FROM `a` CROSS JOIN `b`")
    assert list(named.items()) == [("a", "SELECT 1 AS `x`"), ("b", "SELECT * FROM `a`")]
    assert last == "SELECT `x` FROM `a` CROSS JOIN `b`"
