"""Which reasons become actions, and why the others do not."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ide_assets_tests.actions.judging import NO_HOLDOUT, Row, candidates, history, rules_of
from ide_assets_tests.actions.rows import (
    DORMANT,
    FALLING,
    MONTH,
    OVER_ASSIGNED,
    RENEWING,
    customer,
    low_assignment,
    low_utilisation,
)
from ide_assets_tests.inline import run


def verdicts(rows: Sequence[Row]) -> dict[str, str]:
    return {row["action_key"]: row["verdict"] for row in rows}


def actions(rows: Sequence[Row], month: str = MONTH) -> list[Row]:
    return run("ide_actions_monthly", month, NO_HOLDOUT, ide_action_candidates_monthly=rows, stakeholders=None)


def test_goals_of_the_example_in_the_document() -> None:
    # A new customer with low assignment (40% against 60%) and few active users (30% against 50%).
    results = candidates(customer(cohort="FYC", **low_assignment(40.0, 60.0), **low_utilisation(30.0, 50.0)))
    assert [(row["action_rank"], row["action_key"], row["goal"]) for row in actions(results)] == [
        (
            1,
            "IDE-LowAssignment-FYC-Adopt",
            "Help the new customer assign its seats: assignment 40% against 60% for similar customers.",
        ),
        (
            2,
            "IDE-LowUtilisation-FYC-Adopt",
            "Help the new customer's users get started: 30% active against 50% for similar customers.",
        ),
    ]
    assert [row["verdict_reason"] for row in results if row["verdict"] == "covered"] == [
        "replaced by IDE-LowAssignment-FYC-Adopt",
        "replaced by IDE-LowUtilisation-FYC-Adopt",
    ]


@pytest.mark.parametrize(
    ("signals", "key"),
    [
        ({"cohort": "Promo", **DORMANT, **low_assignment()}, "IDE-LowAssignment&Dormancy-Promo-Adopt"),
        ({"cohort": "FYC&Promo", **DORMANT, **RENEWING}, "IDE-Dormancy-FYC&Promo-Extend"),
        ({"cohort": "FYC&LC&Promo", **DORMANT, **RENEWING}, "IDE-Dormancy-FYC&Promo-Extend"),
        ({"cohort": "FYC", **DORMANT, "has_used_before": False}, "IDE-Dormancy&NoFirstUse-FYC-Adopt"),
        # Nothing is known about the months before, which does not mean that the product was never used.
        ({"cohort": "FYC", **DORMANT, "has_used_before": None}, "IDE-Dormancy-All-Adopt"),
        # A tenant that is active on a line code without seats is not dormant: its product was renamed.
        ({**DORMANT, **low_assignment(), "users_without_seats": 8}, "IDE-LowAssignment-All-Adopt"),
        ({**FALLING}, "IDE-FallingUsage-All-Adopt"),
        ({**OVER_ASSIGNED}, "IDE-OverAssignment-All-Adopt"),
        ({**OVER_ASSIGNED, **RENEWING, "cohort": "LC"}, "IDE-OverAssignment-LC-Extend"),
        ({**low_utilisation(), **RENEWING}, "IDE-LowUtilisation&RenewalNear-All-Extend"),
        ({**low_utilisation(), **RENEWING, "days_to_close": 60}, "IDE-LowUtilisation-All-Extend"),
    ],
)
def test_selects_the_most_specific_reason(signals: Row, key: str) -> None:
    assert [row["action_key"] for row in candidates(customer(**signals)) if row["verdict"] == "selected"] == [key]


def test_account_at_its_benchmarks_has_no_candidate() -> None:
    assert candidates(customer()) == []
    unknown: Row = dict.fromkeys(("assignment_diff", "utilisation_diff", "usage_change", "mau_before"))
    assert candidates(customer(**unknown)) == []


def test_unselected_candidates_have_a_reason() -> None:
    results = candidates(
        customer("A-1", **low_assignment(), ineligible_because="partner"),
        customer("A-2", **low_assignment(), opportunity_id="O-2", acv_usd=5000.0),
        customer("A-2", **low_assignment(), opportunity_id="O-3", acv_usd=9000.0),
        customer("A-4", **low_assignment(), is_dirty_pool=True, is_bootstrap=True, opportunities_on_usage=2),
        customer("A-5", **low_assignment(), tenant_id=5),
        customer("A-5", **low_assignment(rate=10.0), tenant_id=6),
    )
    columns = ("surviving_account_csn", "opportunity_id", "verdict", "verdict_reason")
    assert [tuple(row[name] for name in columns) for row in results] == [
        ("A-1", "O-1", "not_eligible", "not eligible: partner"),
        ("A-2", "O-2", "another_opportunity", "the account's actions are about opportunity O-3"),
        ("A-2", "O-3", "selected", "place 1"),
        ("A-4", "O-4", "withheld", "data too weak: dirty pool, product-line fan-out, bootstrap benchmark"),
        ("A-5", "O-5", "another_tenant", "the same reason weighs more at another tenant of the account"),
        ("A-5", "O-5", "selected", "place 1"),
    ]  # fmt: skip


def test_prefers_the_selected_opportunity_over_a_larger_one() -> None:
    results = candidates(
        customer("A-1", **low_assignment(), opportunity_id="O-1", acv_usd=1.0, is_selected=True),
        customer("A-1", **OVER_ASSIGNED, opportunity_id="O-2", acv_usd=9.0, is_selected=False),
    )
    assert {row["opportunity_id"] for row in results if row["verdict"] == "selected"} == {"O-1"}


@pytest.mark.parametrize(
    ("weak", "weaknesses", "confidence"),
    [
        ({}, "", "high"),
        ({"is_dirty_team": True}, "dirty pool", "medium"),
        ({"is_unreliable_assignment": True}, "unreliable window", "medium"),
        ({"opportunities_on_usage": 2}, "product-line fan-out", "medium"),
        ({"is_bootstrap": True}, "bootstrap benchmark", "medium"),
        ({"customer_ews_prediction": None}, "no score", "medium"),
        # Scores start a year before the opportunity closes.
        ({"customer_ews_prediction": None, "days_to_close": 366}, "", "high"),
        ({"is_bootstrap": True, "is_dirty_pool": True}, "dirty pool, bootstrap benchmark", "low"),
    ],
)
def test_weak_data_lowers_the_confidence(weak: Row, weaknesses: str, confidence: str) -> None:
    (row,) = candidates(customer(**{**low_assignment(), **weak}))
    assert (row["verdict"], row["weaknesses"], row["confidence"]) == ("selected", weaknesses, confidence)


def test_at_most_three_actions_by_expected_value() -> None:
    signals = {**FALLING, **low_assignment(), "utilisation_diff": -10.0, "cohort": "FYC"}
    everything = candidates(customer(**signals), rules=NO_HOLDOUT)
    ranked = sorted((row for row in everything if row["candidate_rank"]), key=lambda row: row["candidate_rank"])
    # Human plays are expected to save more renewals than digital ones; ties are broken by priority.
    assert [(row["priority"], row["action_key"]) for row in ranked] == [
        (3, "IDE-LowAssignment-FYC-Adopt"),
        (4, "IDE-LowUtilisation-FYC-Adopt"),
        (5, "IDE-FallingUsage-All-Adopt"),
    ]
    two = rules_of(holdout_share=0, most_actions=2)
    assert verdicts(candidates(customer(**signals), rules=two))["IDE-FallingUsage-All-Adopt"] == "beyond_limit"
    # A barely low rate ranks after a certainly low one, at any priority.
    signals |= {"probability_below_assignment_benchmark": 0.6, "probability_below_utilisation_benchmark": 0.9}
    first = min(candidates(customer(**signals)), key=lambda row: row["candidate_rank"] or 9)
    assert first["action_key"] == "IDE-LowUtilisation-FYC-Adopt"


def test_unknown_and_negative_values_count_as_zero() -> None:
    results = candidates(customer(**low_assignment(), acv_usd=None), customer("A-2", **low_assignment(), acv_usd=-5.0))
    assert [row["value_at_stake"] for row in results] == [0.0, 0.0]


def test_action_keeps_its_identifier_during_the_cool_down() -> None:
    low = customer(**low_assignment())
    (given,) = candidates(low, month="2023-05")
    assert (given["verdict"], given["again_from"]) == ("selected", date(2023, 8, 1))
    before = history(low, month="2023-05")
    for month in ("2023-06", "2023-07"):
        (row,) = candidates(low, month=month, before=before)
        assert (row["verdict"], row["action_id"]) == ("cooling_down", given["action_id"])
        assert row["verdict_reason"] == "given on 2023-05-31, again from 2023-08-01"
        before = history(low, month=month, before=before)
    (again,) = candidates(low, month="2023-08", before=before)
    assert again["verdict"] == "selected"
    assert again["action_id"] != given["action_id"]
    assert again["again_from"] == date(2023, 11, 1)
    (in_winter,) = candidates(low, month="2023-11", before=[])
    assert in_winter["again_from"] == date(2024, 2, 1)


def test_held_back_actions_have_rank_and_cool_down() -> None:
    half = rules_of(holdout_share=0.5)
    signals = [
        customer(f"A-{n}", cohort="FYC", **low_assignment(), **low_utilisation()) for n in range(40)
    ]  # fmt: skip
    without_holdout = candidates(*signals, rules=NO_HOLDOUT)
    results = candidates(*signals, rules=half)

    def places(rows: Sequence[Row]) -> set[tuple[str, str, int | None]]:
        return {(row["surviving_account_csn"], row["action_key"], row["candidate_rank"]) for row in rows}

    assert places(results) == places(without_holdout)
    held = [row for row in results if row["verdict"] == "held_back"]
    # Half of the 40 units for each of the two topics, plus or minus one block.
    assert 39 <= len(held) <= 41
    assert {row["verdict_reason"] for row in held} == {"held back, to measure the play"}
    assert {row["action_id"] for row in held} == {None}
    given = actions(results)
    assert not {(row["surviving_account_csn"], row["action_key"]) for row in held} & {
        (row["surviving_account_csn"], row["action_key"]) for row in given
    }
    # If an account's first play is held back, its second one has rank 1.
    assert {row["action_rank"] for row in given} == {1, 2}
    alone = [account for account, n in Counter(row["surviving_account_csn"] for row in given).items() if n == 1]
    assert {row["action_rank"] for row in given if row["surviving_account_csn"] in alone} == {1}
    later = candidates(*signals, rules=half, month="2023-06", before=history(*signals, rules=half))
    assert {row["verdict"] for row in later} == {"cooling_down", "covered"}
    assert {row["action_id"] for row in later if "held back" in row["verdict_reason"]} == {None}


def test_unit_has_one_arm_and_plays_can_opt_out() -> None:
    half = rules_of(holdout_share=0.5)
    signals = [customer(f"A-{n}", **low_assignment()) for n in range(20)]
    results = candidates(*signals, rules=half, units={f"A-{n}": "A-0" for n in range(20)})
    assert len({row["verdict"] for row in results}) == 1
    over = candidates(*(customer(f"A-{n}", **OVER_ASSIGNED) for n in range(20)), rules=half)
    assert {row["verdict"] for row in over} == {"selected"}


def test_survivor_continues_the_action_of_its_victim() -> None:
    before = history(customer("A-9", **low_assignment()), month="2023-04")
    (given,) = before
    (row,) = candidates(customer("A-1", **low_assignment()), before=before, merges={"A-9": "A-1"})
    assert (row["verdict"], row["action_id"]) == ("cooling_down", given["action_id"])


SIGNALS = st.fixed_dictionaries(
    {
        "cohort": st.sampled_from(["Base", "FYC", "LC", "Promo", "FYC&Promo", "FYC&LC&Promo"]),
        "phase": st.sampled_from(["use", "extend"]),
        "days_to_close": st.sampled_from([10, 100, 400]),
        "acv_usd": st.sampled_from([None, 0.0, 100.0, 100.0, 250.5]),
        "assignment_diff": st.sampled_from([None, -40.0, -0.1, 0.0]),
        "utilisation_diff": st.sampled_from([None, -40.0, 0.0]),
        "assignment_rate": st.sampled_from([None, 50.0, 120.0]),
        "usage_change": st.sampled_from([None, -80.0, -30.0, 5.0]),
        "mau_before": st.sampled_from([2.0, 5.0]),
        "dormancy_flag": st.booleans(),
        "has_used_before": st.sampled_from([None, True, False]),
        "is_dirty_pool": st.booleans(),
        "is_bootstrap": st.booleans(),
        "customer_ews_prediction": st.sampled_from([None, 0.1]),
        "ineligible_because": st.sampled_from([None, None, None, "partner"]),
        "is_selected": st.booleans(),
    }
)


@st.composite
def worlds(draw: st.DrawFn) -> list[Row]:
    """Up to five surviving accounts, with or without victims, and up to three observations for each."""
    rows = []
    for account in range(draw(st.integers(1, 5))):
        for place in range(draw(st.integers(1, 3))):
            changes = draw(SIGNALS)
            own = draw(st.booleans())
            rows.append(
                customer(
                    f"A-{account}",
                    **{
                        **changes,
                        "original_account_csn": f"A-{account}" if own else f"V-{account}-{place}",
                        "opportunity_id": f"O-{account}-{draw(st.integers(0, 1))}",
                        "tenant_id": 10 * account + place,
                    },
                )
            )
    return rows


@pytest.mark.slow(minutes=0.2)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=worlds(), share=st.sampled_from([0.0, 0.1, 0.5]))
def test_selection_invariants(rows: list[Row], share: float) -> None:
    rules = rules_of(holdout_share=share)
    results = candidates(*rows, rules=rules)
    given_now = actions(results)
    # At most three, counting a survivor and its victims together.
    per_account = Counter(row["surviving_account_csn"] for row in given_now)
    assert max(per_account.values(), default=0) <= 3
    for account, count in per_account.items():
        ranks = sorted(row["action_rank"] for row in given_now if row["surviving_account_csn"] == account)
        assert ranks == list(range(1, count + 1))
    # No account gets a play that it is held back from.
    held = {(row["surviving_account_csn"], row["action_key"]) for row in results if row["verdict"] == "held_back"}
    assert not held & {(row["surviving_account_csn"], row["action_key"]) for row in given_now}
    # One opportunity per account, each play at most once.
    for account in per_account:
        mine = [row for row in given_now if row["surviving_account_csn"] == account]
        assert len({row["opportunity_id"] for row in mine}) == 1
        assert len({row["action_key"] for row in mine}) == len(mine)
    # The order of the input rows does not matter.
    assert candidates(*reversed(rows), rules=rules) == results
    # Every candidate has a verdict and its reason.
    assert all(row["verdict"] and row["verdict_reason"] for row in results)
    # Removing an account leaves the ranks of the others; for each play at most one other unit changes its arm.
    removed = rows[0]["surviving_account_csn"]
    others = candidates(*(row for row in rows if row["surviving_account_csn"] != removed), rules=rules)
    of_others = [row for row in results if row["surviving_account_csn"] != removed]
    assert [row["candidate_rank"] for row in others] == [row["candidate_rank"] for row in of_others]
    changed = {
        (row["topic"], row["holdout_unit"])
        for row, before in zip(others, of_others, strict=True)
        if row["verdict"] != before["verdict"]
    }
    assert len(changed) <= len({row["action_key"] for row in results})
    # Nothing is given again in the next month.
    later = candidates(*rows, rules=rules, month="2023-06", before=history(*rows, rules=rules))
    given_or_held = {
        (row["surviving_account_csn"], row["action_key"])
        for row in results
        if row["verdict"] in ("selected", "held_back")
    }
    assert not given_or_held & {
        (row["surviving_account_csn"], row["action_key"]) for row in later if row["candidate_rank"] is not None
    }
