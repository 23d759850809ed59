"""Counts with their nouns."""

import pytest

from ide_assets.vocabulary.wording import plural


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
