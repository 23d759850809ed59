"""Names that pages show: owners of the same name, and plays as a person would name them."""

import pytest

from ide_assets.domains.actions.reasons.reasons import of
from ide_assets.settings import Rules
from ide_assets.web.call_people import distinct_names
from ide_assets.web.pages.plays import titles, titles_of
from ide_assets.web.pages.wording import title


def test_owners_of_one_name_have_their_address_or_their_id() -> None:
    names = {"1": "Ada Costa", "2": "Ben Bauer", "3": "Ben Bauer", "4": "Ben Bauer", "5": "Ben Bauer"}
    addresses = {"1": "ada@x.example", "2": "ben@x.example", "3": "b.bauer@x.example", "4": "", "5": "ben@x.example"}
    assert distinct_names(names, addresses) == {
        "1": "Ada Costa",
        "2": "Ben Bauer (2)",
        "3": "Ben Bauer (b.bauer@x.example)",
        "4": "Ben Bauer (4)",
        "5": "Ben Bauer (5)",
    }
    assert distinct_names({}, {}) == {}


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("Raise usage before the renewal: 23% active; renews in 31 days.", "Raise usage before the renewal"),
        ("Re-engage the users who have a seat.", "Re-engage the users who have a seat"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_title_of_a_play_is_its_goal_without_numbers(goal: str | None, expected: str) -> None:
    assert title(goal) == expected


def test_every_play_has_a_title_of_its_own_in_plain_words() -> None:
    named = titles(Rules())
    assert len(named) == len(set(named.values())) > 10
    assert named["IDE-Dormancy-All-Adopt"] == "Get the product used"
    # Plays of one goal have their signals beside it.
    assert named["IDE-LowUtilisation-All-Extend"] == "Raise usage before the renewal (low utilisation)"
    assert not any(name.startswith("IDE") or "{" in name for name in named.values())
    assert titles_of(of(Rules()).reasons[:1]).keys() <= named.keys()
