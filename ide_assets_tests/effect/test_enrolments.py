"""Enrolment in the measurement of a play, and the balance of its arms, on a handful of accounts."""

from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from ide_assets.months import Month
from ide_assets.settings import ActionRules, Rules
from ide_assets_tests.inline import Rows, run


def drawn(month: str, account: str = "A1", verdict: str = "selected", **changes: Any) -> dict[str, Any]:
    """A candidate of play P for one account."""
    return {
        "snapshot_date": Month.parse(month).last_day,
        "surviving_account_csn": account,
        "action_key": "P",
        "opportunity_id": "O1",
        "tenant_id": 1,
        "verdict": verdict,
        "holdout_unit": f"unit of {account}",
        "cohort": "Base",
        "seat_bucket": "5 Seat",
        "site_geo": "EMEA",
        "industry_group": "AEC",
        **changes,
    }


def done(on: date, account: str = "A1", play: str = "P", outcome: str | None = None) -> dict[str, Any]:
    return {
        **{"intervention_id": f"{account} {on}", "account_csn": account, "action_key": play, "performed_on": on},
        "outcome": outcome,
    }


def ended(won: bool | None, shown: date = date(2023, 4, 30), **changes: Any) -> dict[str, Any]:
    return {
        "opportunity_id": "O1",
        "is_closed": True,
        "is_won": won,
        "close_date": date(2023, 2, 20),
        "outcome_shown_on": shown,
        **changes,
    }


def enrolments(
    candidates: Rows,
    interventions: Rows = (),
    opportunities: Rows = (),
    merges: Rows = (),
    before: Rows = (),
    control_share: float = 0.0,
) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of May 2023 by play and account; of the programme only where there is a universal control."""
    rows = run(
        "action_enrolments_monthly",
        "2023-05",
        Rules(actions=ActionRules(control_share=control_share)),
        ide_action_candidates_monthly=candidates,
        interventions=interventions,
        opportunity_outcomes_monthly=opportunities,
        account_merges=merges,
        action_enrolments_monthly=before,
    )
    return {(row["action_key"], row["surviving_account_csn"]): row for row in rows}


def test_first_month_offered_or_held_back_is_the_enrolment() -> None:
    rows = enrolments(
        [
            drawn("2023-01", verdict="cooling_down"),
            drawn("2023-03", seat_bucket="9 Seat"),
            drawn("2023-02", opportunity_id="O7"),
            drawn("2023-02", "A2", "held_back"),
            drawn("2023-03", "A2", "withheld"),
            drawn("2023-03", "A3", "beyond_limit"),
        ]
    )
    assert {key: (row["enrolled_on"], row["is_offered"]) for key, row in rows.items()} == {
        ("P", "A1"): (date(2023, 2, 28), True),
        ("P", "A2"): (date(2023, 2, 28), False),
    }
    first = rows["P", "A1"]
    assert (first["opportunity_id"], first["seat_bucket"], first["holdout_unit"]) == ("O7", "5 Seat", "unit of A1")


def test_enrolment_lasts_after_its_candidates_are_gone() -> None:
    """Otherwise only accounts that the play did not help would be enrolled again."""
    long_ago = {
        **{"action_key": "P", "surviving_account_csn": "A1", "enrolled_on": date(2020, 1, 31), "is_offered": False},
        **{"holdout_unit": "unit of old", "opportunity_id": "O0", "seat_bucket": "3 Seat", "is_renewed": True},
        "first_performed_on": date(2020, 2, 3),
    }
    without_candidate = {**long_ago, "surviving_account_csn": "A9", "first_performed_on": None, "is_renewed": None}
    rows = enrolments(
        [drawn("2023-05"), drawn("2023-05", "A2")], [done(date(2023, 5, 9), "A9")], before=[long_ago, without_candidate]
    )
    earlier = rows["P", "A1"]
    assert {name: earlier[name] for name in long_ago} == long_ago
    assert earlier["snapshot_date"] == date(2023, 5, 31)
    assert rows["P", "A9"]["first_performed_on"] == date(2023, 5, 9)
    assert rows["P", "A2"]["enrolled_on"] == date(2023, 5, 31)


def test_first_draw_decides_the_arm() -> None:
    rows = enrolments([drawn("2023-02", verdict="held_back"), drawn("2023-05")])
    assert (rows["P", "A1"]["enrolled_on"], rows["P", "A1"]["is_offered"]) == (date(2023, 2, 28), False)


def test_customer_whose_accounts_were_drawn_into_both_arms_is_in_neither() -> None:
    draws = [
        drawn("2023-02", "A1"),
        drawn("2023-02", "A2", "held_back"),
        drawn("2023-02", "A3"),
        drawn("2023-03", "A4", action_key="Q"),
    ]
    merge = {"victim_account_csn": "A2", "surviving_account_csn": "A1"}
    same_arm = {"victim_account_csn": "A3", "surviving_account_csn": "A4"}
    assert set(enrolments(draws)) == {("P", "A1"), ("P", "A2"), ("P", "A3"), ("Q", "A4")}
    assert set(enrolments(draws, merges=[merge, same_arm])) == {("P", "A3"), ("Q", "A4")}
    into_held_back = {"victim_account_csn": "A1", "surviving_account_csn": "A2"}
    assert set(enrolments(draws, merges=[into_held_back])) == {("P", "A3"), ("Q", "A4")}


def test_account_is_enrolled_in_each_of_its_plays() -> None:
    assert set(enrolments([drawn("2023-02"), drawn("2023-03", action_key="Q")])) == {("P", "A1"), ("Q", "A1")}


@pytest.mark.parametrize(
    ("interventions", "first"),
    [
        ([], None),
        ([done(date(2023, 2, 28))], None),  # before the hand-over
        ([done(date(2023, 3, 1))], date(2023, 3, 1)),
        ([done(date(2023, 4, 2)), done(date(2023, 3, 9)), done(date(2023, 2, 1))], date(2023, 3, 9)),
        ([done(date(2023, 3, 9), "A2")], None),
        ([done(date(2023, 3, 9), play="Q")], None),
        ([done(date(2023, 6, 1))], None),
        ([done(date(2023, 3, 1), outcome="Declined: no time")], None),
        (
            [done(date(2023, 3, 1), outcome="snoozed"), done(date(2023, 4, 1), outcome="Agreed")],
            date(2023, 4, 1),
        ),
    ],
)
def test_first_intervention_after_the_enrolment_carries_out_the_play(
    interventions: list[dict[str, Any]], first: date | None
) -> None:
    assert enrolments([drawn("2023-02")], interventions)["P", "A1"]["first_performed_on"] == first


def in_control(is_so: bool) -> str:
    """The name of a unit that is in the universal control, or is not, at a share of 2%."""
    threshold = f"{round(0.02 * 16**8):08x}"
    lots = ((unit, sha256(f"ide|control|{unit}".encode()).hexdigest()[:8]) for unit in map(str, range(1000)))
    return next(unit for unit, lot in lots if (lot < threshold) is is_so)


class TestProgramme:
    def test_compares_accounts_with_a_reason_to_act_with_the_universal_control(self) -> None:
        control, other = in_control(True), in_control(False)
        enrolled = enrolments(
            [
                drawn("2023-02", "A1", "beyond_capacity", holdout_unit=other),
                drawn("2023-03", "A1", "selected", holdout_unit=other),
                drawn("2023-02", "A2", "held_back", holdout_unit=other),
                drawn("2023-02", "A3", "control", holdout_unit=control),
                drawn("2023-02", "A4", "improbable", holdout_unit=control),
                drawn("2023-02", "A5", "not_eligible", holdout_unit=other),
            ],
            control_share=0.02,
        )
        programme = {
            account: (row["enrolled_on"], row["is_offered"])
            for (play, account), row in enrolled.items()
            if play == "programme"
        }
        assert programme == {
            "A1": (date(2023, 2, 28), True),
            "A2": (date(2023, 2, 28), True),
            "A3": (date(2023, 2, 28), False),
        }
        assert {account for play, account in enrolled if play == "P"} == {"A1", "A2"}

    def test_takes_the_reason_of_the_highest_expected_value_once_a_month(self) -> None:
        rows = [
            drawn(
                "2023-02", verdict=verdict, action_key=key, expected_value=value, seat_bucket=bucket, holdout_unit="7"
            )
            for key, verdict, value, bucket in (("P", "selected", 1.0, "low"), ("Q", "beyond_limit", 5.0, "high"))
        ]
        enrolled = enrolments(rows, control_share=0.02)
        assert set(enrolled) == {("P", "A1"), ("programme", "A1")}
        assert enrolled["programme", "A1"]["seat_bucket"] == "high"

    def test_any_play_carried_out_counts(self) -> None:
        unit = in_control(False)
        enrolled = enrolments(
            [drawn("2023-02", holdout_unit=unit)], [done(date(2023, 3, 9), play="Q")], control_share=0.02
        )
        assert enrolled["programme", "A1"]["first_performed_on"] == date(2023, 3, 9)
        assert enrolled["P", "A1"]["first_performed_on"] is None

    def test_an_account_into_which_one_of_the_control_was_merged_is_in_neither_arm(self) -> None:
        assert (
            enrolments([drawn("2023-02", verdict="control", holdout_unit=in_control(False))], control_share=0.02) == {}
        )


def test_an_intervention_counts_at_the_child_and_at_the_account_that_survives_it() -> None:
    """A2 was merged into A1 after it had been drawn itself: both were drawn as they were then."""
    merged = [{"victim_account_csn": "A2", "surviving_account_csn": "A1", "final_merge_status": "COMPLETED"}]
    rows = enrolments([drawn("2023-02"), drawn("2023-02", "A2")], [done(date(2023, 3, 9), "A2")], merges=merged)
    assert {key[1]: row["first_performed_on"] for key, row in rows.items()} == {
        "A1": date(2023, 3, 9),
        "A2": date(2023, 3, 9),
    }
    only_survivor = enrolments([drawn("2023-02", "A2")], [done(date(2023, 3, 9), "A1")], merges=merged)
    assert only_survivor["P", "A2"]["first_performed_on"] is None


@pytest.mark.parametrize(
    ("opportunities", "renewed"),
    [
        ([ended(True)], True),
        ([ended(False)], False),
        ([ended(None)], None),
        ([ended(True, is_closed=False)], None),
        ([ended(True, date(2023, 2, 28))], None),  # already decided when the play was given
        ([], None),
    ],
)
def test_renewal_is_known_once_it_is_decided(opportunities: list[dict[str, Any]], renewed: bool | None) -> None:
    assert enrolments([drawn("2023-02")], opportunities=opportunities)["P", "A1"]["is_renewed"] is renewed


def test_no_enrolments_before_the_first_action() -> None:
    assert enrolments([]) == {}


def enrolled(account: str, offered: bool, **changes: Any) -> dict[str, Any]:
    return {
        "action_key": "P",
        "surviving_account_csn": account,
        "enrolled_on": date(2023, 2, 28),
        "is_offered": offered,
        "holdout_unit": account,
        "cohort": "Base",
        "seat_bucket": "5 Seat",
        "site_geo": "EMEA",
        **changes,
    }


def measured(account: str, rate: float | None, month: str = "2023-02") -> dict[str, Any]:
    return {"snapshot_date": Month.parse(month).last_day, "surviving_account_csn": account, "assignment_rate": rate}


def test_balance_compares_former_measures_and_attributes() -> None:
    """Rates 40, 60 against 30, 50: means 50 and 40, both with variance 100. EMEA: two of two against one of two."""
    rows = run(
        "action_balance",
        "2023-05",
        action_enrolments_monthly=[
            enrolled("A1", True),
            enrolled("A2", True),
            enrolled("A3", False),
            enrolled("A4", False, site_geo=None),
            enrolled("A1", True, action_key="no holdout", site_geo="APAC"),
        ],
        account_outcomes_monthly=[
            *(measured(account, rate) for account, rate in (("A1", 40.0), ("A2", 60.0), ("A3", 30.0), ("A4", 50.0))),
            *(measured(account, 99.0, "2023-03") for account in ("A1", "A2", "A3", "A4")),
        ],
    )
    by_key = {(row["action_key"], row["characteristic"]): row for row in rows}
    by_characteristic = {characteristic: row for (play, characteristic), row in by_key.items() if play == "P"}
    rate, geo = by_characteristic["assignment_rate"], by_characteristic["geo: EMEA"]
    assert (rate["offered_mean"], rate["held_back_mean"], rate["standardised_difference"]) == (50.0, 40.0, 1.0)
    assert (geo["offered_mean"], geo["held_back_mean"]) == (100.0, 50.0)
    assert geo["standardised_difference"] == pytest.approx(0.5 / (0.25 / 2) ** 0.5)
    assert by_characteristic["geo: unknown"]["held_back_mean"] == 50.0
    assert by_characteristic["cohort: Base"]["standardised_difference"] == 0.0
    # A play without a holdout has no balance, and does not count towards all plays.
    assert {play for play, _ in by_key} == {"P", "all"}
    assert {**by_key["all", "geo: EMEA"], "action_key": "P"} == geo
    assert ("all", "geo: APAC") not in by_key


def test_no_standardised_difference_without_spread() -> None:
    rows = run(
        "action_balance",
        "2023-05",
        action_enrolments_monthly=[enrolled("A1", True), enrolled("A2", False)],
        account_outcomes_monthly=[measured("A1", 40.0), measured("A2", 30.0)],
    )
    (rate,) = (row for row in rows if row["characteristic"] == "assignment_rate" and row["action_key"] == "P")
    assert (rate["offered_mean"], rate["held_back_mean"], rate["standardised_difference"]) == (40.0, 30.0, None)


def test_fairness_counts_each_account_once_per_dimension() -> None:
    """Ten accounts in EMEA: three got an action, two were held back from one, and one of them is in both groups."""
    accounts = [f"A{number}" for number in range(10)]
    verdicts = {"A0": "selected", "A1": "selected", "A2": "held_back", "A3": "withheld"}
    rows = run(
        "action_fairness",
        "2023-05",
        ide_action_signals_monthly=[{"surviving_account_csn": csn, "tenant_id": t} for csn in accounts for t in (1, 2)],
        ide_action_candidates_monthly=[
            *(drawn("2023-05", account, verdict) for account, verdict in verdicts.items()),
            drawn("2023-05", "A4"),
            drawn("2023-05", "A4", "held_back", action_key="Q"),
        ],
        account_outcomes_monthly=[{"surviving_account_csn": csn, "seat_bucket": "5 Seat"} for csn in accounts[:4]],
        accounts=[{"account_csn": csn, "site_geo": "EMEA"} for csn in accounts],
    )
    by_group = {(row["dimension"], row["group_value"]): row for row in rows}
    assert set(by_group) == {
        ("geo", "EMEA"),
        ("seat_bucket", "5 Seat"),
        ("seat_bucket", "unknown"),
        ("industry", "unknown"),
    }
    geo = by_group["geo", "EMEA"]
    assert (geo["accounts_measured"], geo["accounts_with_action"], geo["accounts_in_holdout"]) == (10, 3, 2)
    # Wilson's interval for 3 of 10, as tabulated; the holdout's counts the four accounts that were drawn.
    assert (geo["action_rate"], geo["action_rate_low"], geo["action_rate_high"]) == (30.0, 10.8, 60.3)
    assert (geo["holdout_rate"], geo["holdout_rate_low"], geo["holdout_rate_high"]) == (50.0, 15.0, 85.0)
    unknown = by_group["seat_bucket", "unknown"]
    assert (unknown["accounts_measured"], unknown["action_rate"], unknown["accounts_with_action"]) == (6, 16.7, 1)


def test_fairness_of_a_group_without_draws_has_no_holdout_rate() -> None:
    rows = run(
        "action_fairness",
        "2023-05",
        ide_action_signals_monthly=[{"surviving_account_csn": "A1"}],
        ide_action_candidates_monthly=[],
        account_outcomes_monthly=[],
        accounts=[],
    )
    assert {(row["action_rate"], row["action_rate_low"], row["holdout_rate"]) for row in rows} == {(0.0, 0.0, None)}
