"""New, continued and ended actions, month by month, for a system that upserts them by `action_id`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.actions.handover.handover import Why, hand_over
from ide_assets.months import Month
from ide_assets_tests.actions.handmade import action_id, candidate, selected

JANUARY, FEBRUARY, MARCH = (Month(2023, number) for number in (1, 2, 3))

Rows = list[dict[str, object]]


def statuses(rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
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
    assert statuses(GIVEN) == {"2023-01/A/P": "new"}
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
def test_intervention_ends_the_action(closed_by: str) -> None:
    now = [candidate("2023-02", "cooling_down", closed_by=closed_by)]
    rows = hand_over(FEBRUARY, selected(JANUARYS), now, GIVEN)
    assert statuses(rows) == {"2023-01/A/P": f"ended: {closed_by}"}


def test_one_month_without_the_reason_keeps_the_action_open_with_its_former_numbers() -> None:
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
        # The hand-over must not reveal that the account is held back now.
        ([candidate("2023-02", "held_back")], "cool-down over"),
        # With several verdicts, the one for the action's opportunity and tenant counts.
        ([candidate("2023-02", "covered", tenant_id=1), candidate("2023-02", "not_eligible")], "no longer eligible"),
        # The account has since been merged into B.
        ([candidate("2023-02", "covered", "B", original_account_csn="A")], "another reason covers it"),
    ],
)
def test_ended_action_has_its_reason(now: Rows, why: str) -> None:
    published = selected([*JANUARYS, *now])
    first = {"2023-01/A/P": date(2023, 1, 31)}
    rows = hand_over(FEBRUARY, published, now, GIVEN, first=first)
    ended = next(row for row in rows if row["action_id"] == "2023-01/A/P")
    # The row is as last handed over, so that the receiving system recognises it.
    assert ended == {**GIVEN[0], "status": "ended", "status_reason": why}
    assert "held" not in str(rows)


def test_an_ended_action_is_handed_over_once() -> None:
    ended = hand_over(FEBRUARY, selected(JANUARYS), [], GIVEN)
    assert statuses(ended) == {"2023-01/A/P": "ended: goal no longer holds"}
    assert hand_over(MARCH, selected(JANUARYS), [], ended) == []


def test_what_had_ended_may_hold_again() -> None:
    ended = hand_over(FEBRUARY, selected(JANUARYS), [], GIVEN)
    again = [candidate("2023-03", "cooling_down", since="2023-01")]
    first = {"2023-01/A/P": date(2023, 1, 31)}
    rows = hand_over(MARCH, selected(JANUARYS), again, ended, first=first)
    assert statuses(rows) == {"2023-01/A/P": "continued: holds again"}


def test_open_action_of_a_month_that_was_not_exported_is_new_later() -> None:
    januarys = [candidate("2023-01"), candidate("2023-01", account="B")]
    now = [candidate("2023-02", "cooling_down", since="2023-01")]
    assert statuses(hand_over(FEBRUARY, selected(januarys), now)) == {"2023-01/A/P": "new"}


def test_action_continues_after_its_account_is_merged() -> None:
    now = [
        candidate(
            "2023-02", "cooling_down", "B", original_account_csn="A", opportunity_id="O-A", action_id="2023-01/A/P"
        )
    ]
    (row,) = hand_over(FEBRUARY, selected(JANUARYS), now, GIVEN, first={"2023-01/A/P": date(2023, 1, 31)})
    assert (row["status"], row["surviving_account_csn"], row["ownerid"]) == ("continued", "B", "Bob")


def test_exporting_a_restated_month_withdraws_actions_that_it_no_longer_has() -> None:
    restated = [candidate("2023-01", account="B")]
    rows = hand_over(JANUARY, selected(restated), restated, former=GIVEN)
    assert statuses(rows) == {"2023-01/A/P": "ended: withdrawn by a restatement", "2023-01/B/P": "new"}
    assert hand_over(JANUARY, selected(restated), restated, former=rows) == rows


def test_candidate_that_continues_an_unpublished_action_is_not_handed_over() -> None:
    """The earlier action was held back, or its month was restated and this month not yet rebuilt."""
    now = [candidate("2023-02", "cooling_down", since="2023-01")]
    assert hand_over(FEBRUARY, [], now) == []


_VERDICTS = ("selected", "held_back", "beyond_limit", "covered", "not_eligible", "withheld", None)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_upserting_every_hand_over_leaves_exactly_the_open_actions(data: st.DataObject) -> None:
    """Months of three accounts are exported, left out, exported twice or restated in between."""
    received: dict[str, str] = {}
    given_months: dict[tuple[str, str], list[dict[str, Any]]] = {}
    before: Rows = []
    first: dict[str, object] = {}
    for month in Month(2023, 1).through(Month(2023, 6)):
        former: Rows = []
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

            received |= {str(row["action_id"]): str(row["status"]) for row in rows}
            open_now = {
                str(row["action_id"])
                for row in now
                if row["verdict"] in ("selected", "cooling_down")
                and row["action_id"] in {row["action_id"] for row in published}
            }
            assert {action for action, status in received.items() if status != "ended"} == open_now
            assert {str(row["action_id"]) for row in rows if row["status"] == "new"} == open_now - first.keys()
            held = {action_id(str(month), row["surviving_account_csn"]) for row in now if row["verdict"] == "held_back"}
            assert not held & {action for action, status in received.items() if status != "ended"}
            former = rows
        if former:
            before = former
            first |= {
                str(row["action_id"]): row["first_handed_over"] for row in former if row["action_id"] not in first
            }
