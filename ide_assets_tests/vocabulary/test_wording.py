"""Counts with their nouns."""

import pytest

from ide_assets.vocabulary.wording import plural, short_number


@pytest.mark.parametrize(
    ("count", "noun", "text"),
    [
        (0, "row", "0 rows"),
        (1, "row", "1 row"),
        (2, "row", "2 rows"),
        (2345, "row", "2,345 rows"),
        (1, "delivery", "1 delivery"),
        (2, "delivery", "2 deliveries"),
        (3, "day", "3 days"),
        (2, "match", "2 matches"),
        (2, "quarantined row", "2 quarantined rows"),
    ],
)
def test_plural_spells_the_noun_for_the_count(count: int, noun: str, text: str) -> None:
    assert plural(count, noun) == text


def test_plural_takes_the_plural_of_a_phrase_with_a_verb() -> None:
    assert plural(1, "row is", "rows are") == "1 row is"
    assert plural(4, "row is", "rows are") == "4 rows are"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "(null)"),
        (0, "0"),
        (0.25, "0.25"),
        (-3.0, "-3"),
        (999.5, "999.5"),
        (1000, "1,000"),
        (12345.678, "12,345.68"),
        (-1234567.5, "-1,234,567.5"),
        (12345678901.0, "12,345,678,901"),
    ],
)
def test_numbers_are_short_without_powers_of_ten(value: float | None, text: str) -> None:
    assert short_number(value) == text


def test_numbers_below_a_thousand_have_the_digits_asked_for() -> None:
    assert [short_number(123.456, digits) for digits in (4, 6)] == ["123.5", "123.456"]
