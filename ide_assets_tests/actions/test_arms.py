"""Arms are drawn by topic, in blocks; they are permanent and follow merges."""

from collections.abc import Sequence

import pytest

from ide_assets.domains.actions.reasons import reasons
from ide_assets_tests.actions.judging import Row, candidates, history, rules_of
from ide_assets_tests.actions.rows import DORMANT, FALLING, RENEWING, customer, low_assignment, low_utilisation

TENTH = rules_of(holdout_share=0.1)
HALF = rules_of(holdout_share=0.5)

JUNE, JULY = "2023-06", "2023-07"


def arms(rows: Sequence[Row]) -> dict[str, str]:
    """The arm of each account that was drawn."""
    return {row["surviving_account_csn"]: row["verdict"] for row in rows if row["verdict"] in ("selected", "held_back")}


def low(count: int, start: int = 0) -> list[Row]:
    return [customer(f"A-{n}", **low_assignment()) for n in range(start, start + count)]


def by_arm(rows: Sequence[Row], arm: str) -> list[str]:
    return sorted(account for account, verdict in arms(rows).items() if verdict == arm)


def test_topics_group_plays_that_share_a_signal() -> None:
    topics = reasons.load(None, "").topics
    assert topics["IDE-Dormancy-All-Extend"] == "Dormancy&LowAssignment&NoFirstUse"
    assert topics["IDE-Dormancy-All-Extend"] == topics["IDE-LowAssignment-All-Adopt"]
    assert topics["IDE-FallingUsage-All-Adopt"] == topics["IDE-FallingUsage-All-Extend"] == "FallingUsage"
    assert "IDE-OverAssignment-All-Adopt" not in topics


def test_each_play_holds_back_one_of_its_first_ten_units() -> None:
    signals = [*low(10), *(customer(f"B-{n}", **FALLING) for n in range(10))]
    held = [row["action_key"] for row in candidates(*signals, rules=TENTH) if row["verdict"] == "held_back"]
    assert sorted(held) == ["IDE-FallingUsage-All-Adopt", "IDE-LowAssignment-All-Adopt"]


@pytest.mark.slow(minutes=0.2)
def test_blocks_continue_across_months() -> None:
    before: list[Row] = []
    held = []
    for month, start in (("2023-05", 0), (JUNE, 4), (JULY, 8)):
        signals = low(4, start)
        held += by_arm(candidates(*signals, rules=TENTH, month=month, before=before), "held_back")
        before = history(*signals, rules=TENTH, month=month, before=before)
    assert len(held) in (1, 2)
    assert len({row["holdout_unit"] for row in before}) == 12


@pytest.mark.slow(minutes=0.2)
def test_held_back_account_gets_no_play_of_the_topic() -> None:
    first = candidates(*low(20), rules=HALF)
    held = by_arm(first, "held_back")
    before = history(*low(20), rules=HALF)
    dormant = [customer(f"A-{n}", **DORMANT, **RENEWING) for n in range(20)]
    later = candidates(*dormant, rules=HALF, month=JUNE, before=before)
    assert {row["action_key"] for row in later if row["verdict"] != "closing"} == {"IDE-Dormancy-All-Extend"}
    assert by_arm(later, "held_back") == held
    # Another topic is drawn independently.
    other = [customer(f"A-{n}", **FALLING) for n in range(20)]
    assert by_arm(candidates(*other, rules=HALF, month=JUNE, before=before), "held_back") != held


@pytest.mark.slow(minutes=0.2)
def test_arm_outlasts_the_cool_down() -> None:
    held = by_arm(candidates(*low(20), rules=HALF), "held_back")
    before = history(*low(20), rules=HALF)
    again = candidates(*low(20), rules=HALF, month="2025-05", before=before)
    assert by_arm(again, "held_back") == held


def test_universal_control_gets_no_action() -> None:
    rows = candidates(*low(4), rules=HALF, control=["A-1"])
    assert [row["verdict"] for row in rows if row["surviving_account_csn"] == "A-1"] == ["control"]
    merged = candidates(customer("A-7", **low_assignment()), rules=HALF, control=["A-1"], merges={"A-1": "A-7"})
    assert [row["verdict"] for row in merged] == ["control"]


def test_survivor_inherits_the_arm_of_its_victim() -> None:
    before = history(*low(20), rules=HALF)
    held, offered = (by_arm(candidates(*low(20), rules=HALF), arm)[0] for arm in ("held_back", "selected"))
    for victim, arm in ((held, "held_back"), (offered, "selected")):
        survivor = customer("B-1", **low_utilisation(), **low_assignment())
        rows = candidates(survivor, rules=HALF, month="2023-09", before=before, merges={victim: "B-1"})
        assert {row["verdict"] for row in rows if row["topic"] and "Assignment" in row["topic"]} == {arm}
        # The survivor's own unit keeps that arm.
        after = history(survivor, rules=HALF, month="2023-09", before=before, merges={victim: "B-1"})
        (own,) = [row for row in after if row["holdout_unit"] == "B-1" and "Assignment" in row["topic"]]
        assert (own["is_offered"], own["is_drawn_here"]) == (arm == "selected", False)


def test_survivor_of_both_arms_is_in_neither() -> None:
    before = history(*low(20), rules=HALF)
    held, offered = (by_arm(candidates(*low(20), rules=HALF), arm)[0] for arm in ("held_back", "selected"))
    for victim, survivor in ((held, offered), (offered, held)):
        rows = candidates(
            customer(survivor, **low_assignment()),
            rules=HALF,
            month=JUNE,
            before=before,
            merges={victim: survivor},
            units={victim: victim},
        )
        # Neither given again nor open: an open action would be exported.
        assert [(row["verdict"], row["action_id"]) for row in rows] == [("both_arms", None)]


def test_accounts_of_a_unit_inherit_the_same_arm() -> None:
    before = history(*low(20), rules=HALF)
    held = by_arm(candidates(*low(20), rules=HALF), "held_back")[0]
    rows = candidates(
        customer("B-1", **low_assignment()),
        customer("B-2", **low_assignment()),
        rules=HALF,
        month=JUNE,
        before=before,
        merges={held: "B-1"},
        units={held: held, "B-1": "B-1", "B-2": "B-1"},
    )
    assert arms([row for row in rows if row["surviving_account_csn"] == "B-2"]) == {"B-2": "held_back"}


def test_removing_a_unit_changes_at_most_one_other_arm() -> None:
    arms_of_all = arms(candidates(*low(40), rules=TENTH))
    for removed in (0, 7, 33):
        others = arms(candidates(*(row for n, row in enumerate(low(40)) if n != removed), rules=TENTH))
        assert sum(arms_of_all[account] != arm for account, arm in others.items()) <= 1
