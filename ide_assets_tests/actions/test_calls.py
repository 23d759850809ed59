"""What a call depends on: expected value, capacity, doubts, due dates, contacts, and when an action is closed."""

from datetime import date
from typing import Any

import pytest

from ide_assets.domains.actions.reasons.reason import UPLIFTS
from ide_assets_tests.actions.judging import NO_HOLDOUT, Row, candidates, history, rules_of
from ide_assets_tests.actions.rows import DORMANT, RENEWING, customer, low_assignment, low_utilisation
from ide_assets_tests.inline import run

LOW = "IDE-LowAssignment-FYC-Adopt"


def new_customer(account: str = "A-1", **changes: Any) -> Row:
    """A new customer with low assignment, for which the play is a call by a person."""
    return customer(account, cohort="FYC", **{**low_assignment(), **changes})


def of_play(rows: list[Row], key: str = LOW) -> Row:
    (row,) = [row for row in rows if row["action_key"] == key]
    return row


def test_expected_value_is_uplift_times_value_times_probability() -> None:
    row = of_play(candidates(new_customer(acv_usd=10_000.0, probability_below_assignment_benchmark=0.8)))
    assert (row["uplift_source"], row["probability"]) == ("prior", 0.8)
    assert 0.01 < row["uplift"] < 0.05
    assert row["expected_value"] == round(row["uplift"] * 10_000.0 * 0.8, 2)
    unknown = of_play(candidates(new_customer(acv_usd=10_000.0)))
    assert unknown["expected_value"] == round(unknown["uplift"] * 10_000.0 * 0.5, 2)


def decided(won_offered: int, won_held: int, of: int = 400) -> list[Row]:
    """A history of `of` accounts in each arm; `won_offered` and `won_held` of them renewed."""
    rows = []
    for is_offered, won in ((True, won_offered), (False, won_held)):
        for n in range(of):
            unit = f"H-{is_offered}-{n}"
            rows.append(
                {
                    "action_key": LOW,
                    "surviving_account_csn": unit,
                    "topic": "Dormancy&LowAssignment&NoFirstUse",
                    "holdout_unit": unit,
                    "is_offered": is_offered,
                    "is_drawn_here": True,
                    "is_renewed": n < won,
                    "given_on": date(2022, 5, 31),
                    "again_from": date(2022, 8, 1),
                }
            )
    return rows


def test_measured_uplift_replaces_the_prior() -> None:
    better = of_play(candidates(new_customer(), before=decided(340, 280)))
    assert better["uplift_source"] == "measured"
    # The difference is 15 points; the prior shrinks it a little.
    assert 0.08 < better["uplift"] < 0.15
    worse = of_play(candidates(new_customer(), before=decided(280, 340)))
    assert worse["uplift"] < 0
    few = of_play(candidates(new_customer(), before=decided(9, 5, of=10)))
    assert few["uplift_source"] == "prior"
    assert few["uplift"] == pytest.approx(UPLIFTS["human"], abs=0.03)


def test_capacity_goes_to_the_highest_expected_value() -> None:
    rules = rules_of(holdout_share=0, owner_capacity=2)
    signals = [new_customer(f"A-{n}", acv_usd=1000.0 * (n + 1)) for n in range(4)]
    owners = {f"A-{n}": "Ann" for n in range(3)} | {"A-3": "Bob"}
    rows = candidates(*signals, rules=rules, owners=owners)
    verdicts = {row["surviving_account_csn"]: row["verdict"] for row in rows if row["action_key"] == LOW}
    assert verdicts == {"A-0": "beyond_capacity", "A-1": "selected", "A-2": "selected", "A-3": "selected"}
    # Accounts without an owner have no capacity limit, and digital actions use none.
    assert {row["verdict"] for row in candidates(*signals, rules=rules) if row["action_key"] == LOW} == {"selected"}
    digital = [customer(f"A-{n}", **low_assignment()) for n in range(4)]
    assert {row["verdict"] for row in candidates(*digital, rules=rules, owners=owners)} == {"selected"}


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"assignment_diff": -9.0}, "below_one_seat"),
        ({"assignment_diff": -10.0}, "selected"),
        ({"probability_below_assignment_benchmark": 0.4}, "improbable"),
        ({"probability_below_assignment_benchmark": 0.5}, "selected"),
    ],
)
def test_no_call_for_small_or_improbable_gaps(changes: Row, verdict: str) -> None:
    rows = candidates(new_customer(seats_purchased=10, **changes))
    assert of_play(rows)["verdict"] == verdict
    # The digital play is given instead.
    covered = of_play(rows, "IDE-LowAssignment-All-Adopt")["verdict"]
    assert covered == ("covered" if verdict == "selected" else "selected")


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        # Priority 2; the renewal is a month away.
        ({**low_utilisation(), **RENEWING}, date(2023, 6, 14)),
        ({**low_utilisation(), **RENEWING, "opportunity_close_date": date(2023, 6, 12)}, date(2023, 6, 5)),
        ({**low_utilisation(), **RENEWING, "opportunity_close_date": date(2023, 6, 3)}, date(2023, 6, 1)),
        ({**DORMANT, **RENEWING, "cohort": "FYC&Promo"}, date(2023, 6, 7)),
        (low_assignment(), date(2023, 6, 30)),
    ],
)
def test_due_date_follows_from_priority_and_renewal(changes: Row, due: date) -> None:
    (row,) = [row for row in candidates(customer(**changes)) if row["verdict"] == "selected"]
    assert row["due_on"] == due


def test_texts_have_singular_and_plural() -> None:
    (row,) = candidates(customer(**{**DORMANT, **RENEWING, "seats_purchased": 1, "days_to_close": 1}))
    assert row["goal"] == (
        "Find out whether the customer still needs the product: nobody active on 1 seat; renews in 1 day."
    )
    assert row["why_now"] == "nobody active on 1 seat; renews in 1 day"
    (row,) = [
        row
        for row in candidates(customer(**low_utilisation(23.0, 45.0), **{**RENEWING, "days_to_close": 31}))
        if row["verdict"] == "selected"
    ]
    assert row["goal"] == (
        "Raise usage before the renewal: 23% active against 45% for similar customers; renews in 31 days."
    )
    assert row["success_criterion"] == "45% active, or the renewal is agreed."


def test_action_stays_open_for_one_month_without_its_reason() -> None:
    low, fine = customer(**low_assignment()), customer()
    before = history(low)
    (given,) = before
    (closing,) = candidates(fine, month="2023-06", before=before)
    assert (closing["verdict"], closing["action_id"]) == ("closing", given["action_id"])
    after = history(fine, month="2023-06", before=before)
    assert candidates(fine, month="2023-07", before=after) == []
    # If the reason holds again the month after, the action continues.
    (again,) = candidates(low, month="2023-07", before=after)
    assert (again["verdict"], again["action_id"]) == ("cooling_down", given["action_id"])


@pytest.mark.parametrize(
    ("outcome", "closed_by"),
    [
        (None, "done"),
        ("Spoke with the administrator", "done"),
        ("Snoozed: in June", "snoozed"),
        ("declined", "declined"),
    ],
)
def test_intervention_closes_the_action(outcome: str | None, closed_by: str) -> None:
    low = customer(**low_assignment())
    before = history(low)
    done = [{"account_csn": "A-1", "action_key": "IDE-LowAssignment-All-Adopt", "outcome": outcome}]
    (row,) = candidates(low, month="2023-06", before=before, done=done)
    assert (row["verdict"], row["action_id"], row["closed_by"]) == ("cooling_down", None, closed_by)
    after = history(low, month="2023-06", before=before, done=done)
    assert [row["closed_by"] for row in after] == [closed_by]
    # It stays closed; one month without the reason does not reopen it.
    (later,) = candidates(low, month="2023-07", before=after)
    assert (later["action_id"], later["closed_by"]) == (None, closed_by)
    (gone,) = candidates(customer(), month="2023-07", before=after)
    assert (gone["verdict"], gone["action_id"], gone["closed_by"]) == ("cooling_down", None, closed_by)
    # It also ends as closed if the goal is reached in the month of the intervention.
    (reached,) = candidates(customer(), month="2023-06", before=before, done=done)
    assert (reached["verdict"], reached["action_id"], reached["closed_by"]) == ("cooling_down", None, closed_by)


def test_call_has_account_product_and_contact() -> None:
    people = [
        {"contact_id": "P-1", "account_csn": "A-1", "contact_role": "executive", "last_contact_on": date(2023, 5, 1)},
        {"contact_id": "P-2", "account_csn": "A-1", "contact_role": "admin", "last_contact_on": date(2023, 4, 1)},
        {"contact_id": "P-3", "account_csn": "V-1", "contact_role": "admin", "last_contact_on": date(2023, 5, 1)},
        {"contact_id": "P-4", "account_csn": "A-1", "contact_role": "admin", "left_on": date(2023, 5, 31)},
    ]

    def contact(signals: Row) -> Row:
        (row,) = run(
            "ide_actions_monthly",
            "2023-05",
            NO_HOLDOUT,
            ide_action_candidates_monthly=[row for row in candidates(signals) if row["verdict"] == "selected"],
            account_attributes=[{"account_csn": "A-1", "account_name": "Stonebridge"}],
            account_merges=[{"victim_account_csn": "V-1", "surviving_account_csn": "A-1"}],
            active_subscription_monthly=[
                {
                    "contract_id": "C-1",
                    "tenant_id": 1,
                    "offering_product_line_code": "ACDIST",
                    "offering_external_key": "ACD",
                }
            ],
            product_offerings=[
                {
                    "product_offering": "ACD",
                    "offering_product_line_code": "ACDIST",
                    "product_name": "Drafting",
                }
            ],
            stakeholders=people,
        )
        return row

    adopt = contact(customer(**low_assignment()))
    assert (adopt["account_name"], adopt["product_name"], adopt["contact_id"]) == ("Stonebridge", "Drafting", "P-3")
    assert contact(customer(**DORMANT, **RENEWING))["contact_id"] == "P-1"
