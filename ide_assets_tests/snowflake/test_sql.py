"""Hand-written checks in Snowflake's SQL, where the emulator accepts more than Snowflake."""

import pytest

from ide_assets.engines import dialects
from ide_assets.vocabulary import rates as arithmetic


@pytest.mark.parametrize(
    ("on_duckdb", "on_snowflake"),
    [
        ("SELECT a FROM t", 'SELECT "a" FROM "t"'),
        ("SELECT A AS B FROM T", 'SELECT "a" AS "b" FROM "t"'),
        (
            "SELECT count(*) FILTER (WHERE a) AS n FROM t",
            'SELECT COUNT(CASE WHEN "a" THEN 1 END) AS "n" FROM "t"',
        ),
        (
            "SELECT concat_ws(', ', a, b) AS c FROM t",
            """SELECT SUBSTRING(COALESCE(', ' || "a", '') || COALESCE(', ' || "b", ''), 3) AS "c" FROM "t\"""",
        ),
        ("SELECT unnest(['x', 'y']) AS c", """SELECT "c" FROM (VALUES ('x'), ('y')) AS "listed"("c")"""),
        (
            "SELECT a FROM t WHERE (a / b, c) = (1, 2)",
            'SELECT "a" FROM "t" WHERE (CAST("a" AS DOUBLE) / "b" = 1 AND "c" = 2)',
        ),
    ],
)
def test_translates_handwritten_sql_to_snowflake(on_duckdb: str, on_snowflake: str) -> None:
    assert dialects.transpile(on_duckdb, "snowflake") == on_snowflake


def test_list_of_a_transform_has_a_lower_case_name() -> None:
    assert '(6)) AS listed("n")' in dialects.to_sql(arithmetic.listed("n", (3, 6)), "snowflake")


def test_divides_whole_numbers_as_doubles() -> None:
    # Snowflake itself divides them to six digits.
    sql = dialects.transpile("SELECT a / b / c AS rate FROM t", "snowflake")
    assert sql.count("AS DOUBLE") == 2
