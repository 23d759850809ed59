"""Expressions compute one value from one row, with listed functions only."""

import pytest

from ide_assets.imports import expressions
from ide_assets.imports.expressions import ExpressionError
from ide_assets.months import Month


def sql(text: str) -> str:
    return expressions.sql(expressions.parse(text), ".".join, Month(2026, 10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Id", '"Id"'),
        ("items.price.id = 'x'", "\"items.price.id\" = 'x'"),
        ("a.b.c.d.e.f", '"a.b.c.d.e.f"'),
        ('lower("Activity Date")', 'LOWER("Activity Date")'),
        ("amount::DOUBLE / 100", 'TRY(TRY_CAST("amount" AS DOUBLE) / 100)'),
        ("strptime(day, '%d.%m.%Y')::DATE", "TRY_CAST(TRY_STRPTIME(\"day\", '%d.%m.%Y') AS DATE)"),
        ("day::DATE > :last_day - 365", "TRY_CAST(\"day\" AS DATE) > CAST('2026-10-31' AS DATE) - 365"),
        (":first_day", "CAST('2026-10-01' AS DATE)"),
        ("CASE WHEN a IN ('x', 'y') THEN 1 ELSE 2 END", "CASE WHEN \"a\" IN ('x', 'y') THEN 1 ELSE 2 END"),
    ],
)
def test_expressions_become_sql_that_cannot_fail_on_a_value(text: str, expected: str) -> None:
    assert sql(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("read_text('/etc/passwd')", "the function read_text is not allowed"),
        ("getenv('HOME')", "the function getenv is not allowed"),
        ("loer(a)", "the nearest name is lower"),
        ("(SELECT 1)", "subquery is not allowed"),
        ("a IN (SELECT b FROM c)", "IN takes a list of values"),
        ("EXISTS (SELECT 1)", "exists is not allowed"),
        ("count(*)", "the function count is not allowed"),
        ("sum(a) OVER ()", "window is not allowed"),
        ("*", "star is not allowed"),
        ("a; DROP TABLE b", "is not allowed"),
        ("x.read_text('y')", "a dot separates the parts of a name"),
        ("now()", "is not allowed"),
        ("random()", "is not allowed"),
        ("a::INTEGER[]", "the type INT[] is not allowed"),
        (":day", ":day is not a parameter"),
        ("a +", "is not an expression: column 3"),
        ("(" * 200 + "a", "is not an expression"),
        ("a || " * 500 + "a", "at most 2,000 characters"),
        ("(FROM x)", "is not allowed"),
        ("list_transform([1], lambda x: x)", "is not allowed"),
        ("current_setting('home_directory')", "is not allowed"),
    ],
)
def test_other_operations_are_rejected_by_name(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        expressions.parse(text)
    assert message in str(raised.value)


def test_names_are_listed_as_their_parts() -> None:
    tree = expressions.parse('lower(contact.email) = a.b.c.d.e AND "x y" IS NULL')
    assert set(expressions.names(tree)) == {("contact", "email"), ("a", "b", "c", "d", "e"), ("x y",)}


def test_interval_is_a_number_of_days() -> None:
    with pytest.raises(expressions.ExpressionError, match=r"add days as numbers, such as :last_day - 365"):
        expressions.parse("created::DATE > :last_day - INTERVAL 1 YEAR")
    expressions.parse("created::DATE > :last_day - 365")
