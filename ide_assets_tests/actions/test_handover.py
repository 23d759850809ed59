"""What is new, what continues, what ended: told month by month to somebody who keeps it by the action's id."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.actions.handover import Why, hand_over
from ide_assets.months import Month
from ide_assets_tests.actions.handmade import action_id, candidate, selected

JANUARY, FEBRUARY, MARCH = (Month(2023, number) for number in (1, 2, 3))

Made = list[dict[str, object]]


def told(rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    return {
        str(row["action_id"]): f"{row['status']}: {row['status_reason']}"
        if row["status_reason"]
        else str(row["status"])
        for row in rows
    }


JANUARYS = [candidate("2023-01")]

#: The action of January, as January handed it over.
GIVEN = hand_over(JANUARY, selected(JANUARYS), JANUARYS)


def test_selected_actions_are_new() -> None:
    assert told(GIVEN) == {"2023-01/A/P": "new"}
    (row,) = GIVEN
    assert (row["ownerid"], row["account_name"], row["selected_on"], row["first_handed_over"]) == (
        "Ann",
        "Company A",
        date(2023, 1, 31),
        date(2023, 1, 31),
    )
    assert (row["again_from"], row["due_on"]) == (date(2023, 4, 1), date(2023, 2, 1))


def test_open_actions_come_first_by_expected_value() -> None:
    rows = [
        candidate("2023-02", account="B", expected_value=50.0),
        candidate("2023-02", account="C", expected_value=70.0),
        candidate("2023-02", account="D", expected_value=None),
    ]
    handed_over = hand_over(FEBRUARY, selected([*JANUARYS, *rows]), rows, GIVEN)
    assert [row["surviving_account_csn"] for row in handed_over] == ["C", "B", "D", "A"]


@pytest.mark.parametrize("closed_by", ["done", "snoozed", "declined"])
def test_an_intervention_ends_the_action(closed_by: str) -> None:
    now = [candidate("2023-02", "cooling_down", closed_by=closed_by)]
    rows = hand_over(FEBRUARY, selected(JANUARYS), now, GIVEN)
    assert told(rows) == {"2023-01/A/P": f"ended: {closed_by}"}


def test_one_month_without_the_reason_keeps_the_action_open_with_its_last_numbers() -> None:
    now = [candidate("2023-02", "closing", since="2023-01", gap=0.0)]
    (row,) = hand_over(FEBRUARY, selected(JANUARYS), now, GIVEN, first={"2023-01/A/P": date(2023, 1, 31)})
    assert (row["status"], row["status_reason"]) == ("continued", str(Why.CLOSING))
    assert (row["goal"], row["gap"]) == ("assignment 40% against 60%, in 2023-01", 0.2)


def test_what_goes_on_continues_with_the_numbers_of_the_month_in_the_place_it_was_given() -> None:
    now = [candidate("2023-02", "cooling_down", since="2023-01", confidence="low", owner_id="Bob")]
    (row,) = hand_over(FEBRUARY, selected(JANUARYS), now, GIVEN, first={"2023-01/A/P": date(2023, 1, 31)})
    assert (row["status"], row["status_reason"]) == ("continued", None)
    assert (row["goal"], row["confidence"], row["ownerid"]) == ("assignment 40% against 60%, in 2023-02", "low", "Bob")
    assert (row["action_rank"], row["again_from"], row["selected_on"]) == (1, date(2023, 4, 1), date(2023, 1, 31))


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ([], "goal no longer holds"),
        ([candidate("2023-02", key="Q")], "goal no longer holds"),
        ([candidate("2023-02", "not_eligible")], "no longer eligible"),
        ([candidate("2023-02", "another_opportunity")], "no longer eligible"),
        ([candidate("2023-02", "covered")], "another reason covers it"),
        ([candidate("2023-02", "another_tenant")], "another reason covers it"),
        ([candidate("2023-02", "withheld")], "its data became too weak"),
        ([candidate("2023-02", "control")], "no longer eligible"),
        ([candidate("2023-02", "both_arms")], "no longer eligible"),
        ([candidate("2023-02", "beyond_limit")], "cool-down over"),
        ([candidate("2023-02", "selected")], "cool-down over"),
        # Nobody who takes actions may learn that the account is held back now.
        ([candidate("2023-02", "held_back")], "cool-down over"),
        # Of several verdicts that of the place in which the action was given counts.
        ([candidate("2023-02", "covered", tenant_id=1), candidate("2023-02", "not_eligible")], "no longer eligible"),
        # The account was merged into B since.
        ([candidate("2023-02", "covered", "B", original_account_csn="A")], "another reason covers it"),
    ],
)
def test_what_is_open_no_more_ended_and_says_why(now: Made, why: str) -> None:
    published = selected([*JANUARYS, *now])
    first = {"2023-01/A/P": date(2023, 1, 31)}
    rows = hand_over(FEBRUARY, published, now, GIVEN, first=first)
    ended = next(row for row in rows if row["action_id"] == "2023-01/A/P")
    # As it was handed over last, so that whoever has it knows it again.
    assert ended == {**GIVEN[0], "status": "ended", "status_reason": why}
    assert "held" not in str(rows)


def test_what_ended_is_told_once() -> None:
    ended = hand_over(FEBRUARY, selected(JANUARYS), [], GIVEN)
    assert told(ended) == {"2023-01/A/P": "ended: goal no longer holds"}
    assert hand_over(MARCH, selected(JANUARYS), [], ended) == []


def test_what_had_ended_may_hold_again() -> None:
    ended = hand_over(FEBRUARY, selected(JANUARYS), [], GIVEN)
    again = [candidate("2023-03", "cooling_down", since="2023-01")]
    first = {"2023-01/A/P": date(2023, 1, 31)}
    rows = hand_over(MARCH, selected(JANUARYS), again, ended, first=first)
    assert told(rows) == {"2023-01/A/P": "continued: holds again"}


def test_what_a_month_selected_that_was_not_exported_is_new_later_while_it_is_open() -> None:
    januarys = [candidate("2023-01"), candidate("2023-01", account="B")]
    now = [candidate("2023-02", "cooling_down", since="2023-01")]
    assert told(hand_over(FEBRUARY, selected(januarys), now)) == {"2023-01/A/P": "new"}


def test_an_action_goes_on_where_its_account_is_merged_into_another() -> None:
    now = [
        candidate(
            "2023-02", "cooling_down", "B", original_account_csn="A", opportunity_id="O-A", action_id="2023-01/A/P"
        )
    ]
    (row,) = hand_over(FEBRUARY, selected(JANUARYS), now, GIVEN, first={"2023-01/A/P": date(2023, 1, 31)})
    assert (row["status"], row["surviving_account_csn"], row["ownerid"]) == ("continued", "B", "Bob")


def test_a_restated_month_exported_again_withdraws_what_vanished() -> None:
    restated = [candidate("2023-01", account="B")]
    rows = hand_over(JANUARY, selected(restated), restated, former=GIVEN)
    assert told(rows) == {"2023-01/A/P": "ended: withdrawn by a restatement", "2023-01/B/P": "new"}
    assert hand_over(JANUARY, selected(restated), restated, former=rows) == rows


def test_a_candidate_that_goes_on_from_an_action_that_nobody_published_is_not_handed_over() -> None:
    """As one does that was held back, or whose month was restated while this one was not made again yet."""
    now = [candidate("2023-02", "cooling_down", since="2023-01")]
    assert hand_over(FEBRUARY, [], now) == []


_VERDICTS = ("selected", "held_back", "beyond_limit", "covered", "not_eligible", "withheld", None)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whoever_takes_every_hand_over_has_just_what_is_open(data: st.DataObject) -> None:
    """Over months that are exported, left out, exported twice and restated in between, of three accounts."""
    kept: dict[str, str] = {}
    given_months: dict[tuple[str, str], list[dict[str, Any]]] = {}
    before: Made = []
    first: dict[str, object] = {}
    for month in Month(2023, 1).through(Month(2023, 6)):
        former: Made = []
        for _ in range(data.draw(st.integers(0, 2), label=f"exports of {month}")):
            now = []
            for account in "ABC":
                verdict = data.draw(st.sampled_from(_VERDICTS))
                earlier = sorted(m for m, a in given_months if a == account and m < str(month))
                if verdict and earlier and data.draw(st.booleans(), label="goes on"):
                    now.append(candidate(str(month), "cooling_down", account, since=earlier[-1]))
                elif verdict:
                    now.append(candidate(str(month), verdict, account))
            if data.draw(st.booleans(), label="an earlier month was restated") and given_months:
                del given_months[data.draw(st.sampled_from(sorted(given_months)))]
            given_months = {at: rows for at, rows in given_months.items() if at[0] != str(month)}
            for row in selected(now):
                given_months[str(month), row["surviving_account_csn"]] = [row]
            published = [row for rows in given_months.values() for row in rows]
            rows = hand_over(month, published, now, before, former, first)
            assert hand_over(month, published, now, before, rows, first) == rows

            kept |= {str(row["action_id"]): str(row["status"]) for row in rows}
            open_now = {
                str(row["action_id"])
                for row in now
                if row["verdict"] in ("selected", "cooling_down")
                and row["action_id"] in {row["action_id"] for row in published}
            }
            assert {each for each, status in kept.items() if status != "ended"} == open_now
            assert {str(row["action_id"]) for row in rows if row["status"] == "new"} == open_now - first.keys()
            held = {action_id(str(month), row["surviving_account_csn"]) for row in now if row["verdict"] == "held_back"}
            assert not held & {each for each, status in kept.items() if status != "ended"}
            former = rows
        if former:
            before = former
            first |= {
                str(row["action_id"]): row["first_handed_over"] for row in former if row["action_id"] not in first
            }
