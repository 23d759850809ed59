"""Holdout units (accounts that are drawn together) and the universal control."""

import random
from datetime import date
from typing import Any

import duckdb
import ibis
import pytest

from ide_assets.domains.actions.arms.holdout import is_control
from ide_assets.engines import dialects
from ide_assets.settings import ActionRules
from ide_assets_tests.inline import run

Row = dict[str, Any]


def units(
    *tenants: tuple[str, int],
    month: str = "2023-05",
    accounts: tuple[str, ...] = (),
    parents: dict[str, str] | None = None,
    dirty: tuple[str, ...] = (),
    before: list[Row] | None = None,
    merges: dict[str, str] | None = None,
) -> list[Row]:
    """The holdout table for accounts with subscriptions in these tenants."""
    listed = sorted({*accounts, *(account for account, _ in tenants), *(parents or {})})
    survivor = {"A-none": "A-none", **(merges or {})}
    return run(
        "ide_holdout_monthly",
        month,
        account_attributes=[{"account_csn": csn, "parent_account_csn": (parents or {}).get(csn)} for csn in listed],
        account_merges=[
            {"victim_account_csn": victim, "surviving_account_csn": final} for victim, final in (merges or {}).items()
        ],
        active_subscription_monthly=[{"account_csn": account, "tenant_id": tenant} for account, tenant in tenants],
        assignment_monthly=[
            {"account_csn": csn, "surviving_account_csn": survivor.get(csn, csn), "is_dirty_team": True}
            for csn in dirty
        ],
        ide_cohort_benchmark_monthly=[],
        ide_holdout_monthly=before or [],
    )


def by_account(rows: list[Row]) -> dict[str, str]:
    return {row["surviving_account_csn"]: row["holdout_unit"] for row in rows}


def test_accounts_that_share_a_tenant_are_drawn_together() -> None:
    rows = units(("A", 1), ("B", 1), ("C", 2), accounts=("D",))
    assert by_account(rows) == {"A": "A", "B": "A", "C": "C", "D": "D"}
    assert {row["surviving_account_csn"]: row["unit_accounts"] for row in rows} == {"A": 2, "B": 2, "C": 1, "D": 1}
    assert {row["in_unit_since"] for row in rows} == {date(2023, 5, 31)}
    assert not any(row["is_mixed_unit"] for row in rows)


def test_follows_chains_of_shared_tenants() -> None:
    # A00 and A01 share tenant 0, A01 and A02 tenant 1, and so on.
    chain = [(f"A{n:02}", tenant) for n in range(60) for tenant in (n - 1, n)]
    assert set(by_account(units(*chain)).values()) == {"A00"}


@pytest.mark.parametrize("order", ["falling", "alternating", "random"])
@pytest.mark.parametrize("accounts", [8, 150])
def test_follows_chains_of_accounts_in_any_order(order: str, accounts: int) -> None:
    numbers = [*range(accounts)]
    if order == "falling":
        numbers = [0, *reversed(numbers[1:])]
    elif order == "alternating":
        numbers = [number for pair in zip(numbers[: accounts // 2], reversed(numbers), strict=False) for number in pair]
    else:
        random.Random(7).shuffle(numbers)
    chain = [(f"A{number:03}", tenant) for place, number in enumerate(numbers) for tenant in (place, place + 1)]
    assert set(by_account(units(*chain)).values()) == {"A000"}


def test_shared_parent_links_dirty_teams_only() -> None:
    parents = {"A": "P", "B": "P", "C": "P", "D": "Q"}
    unit_by_account = by_account(units(("A", 1), ("B", 2), ("C", 3), ("D", 4), parents=parents, dirty=("A", "B", "D")))
    assert unit_by_account == {"A": "A", "B": "A", "C": "C", "D": "D"}


def test_victims_link_through_their_survivor() -> None:
    rows = units(("A", 1), ("B", 2), ("C", 2), merges={"A": "B"})
    assert by_account(rows) == {"B": "B", "C": "B"}


def test_account_keeps_its_first_unit() -> None:
    first = units(("B", 1), ("C", 2), ("D", 3))
    # B and C now share a tenant; A is new and shares D's; E is new and shares none.
    second = units(("B", 1), ("C", 1), ("D", 3), ("A", 3), ("E", 5), month="2023-06", before=first)
    assert by_account(second) == {"A": "D", "B": "B", "C": "C", "D": "D", "E": "E"}
    assert {row["surviving_account_csn"] for row in second if row["is_mixed_unit"]} == {"B", "C"}
    since = {row["surviving_account_csn"]: row["in_unit_since"] for row in second}
    assert (since["D"], since["A"]) == (date(2023, 5, 31), date(2023, 6, 30))
    # An account that is missing for a month keeps its unit.
    third = units(("D", 3), month="2023-07", before=second)
    assert by_account(third) == by_account(second)


def test_new_survivor_takes_the_unit_of_its_victims() -> None:
    first = units(("B", 1), ("C", 2), ("D", 3))
    # B and C are merged into A, which is new; E is new and shares a tenant with A; D has no victim yet.
    second = units(
        ("A", 1), ("A", 2), ("E", 2), ("D", 3), month="2023-06", before=first, merges={"B": "A", "C": "A"}
    )  # fmt: skip
    assert by_account(second) == {"A": "B", "B": "B", "C": "C", "D": "D", "E": "B"}
    # A survivor that already has a unit keeps it.
    third = units(("D", 1), ("E", 2), month="2023-07", before=second, merges={"B": "A", "C": "A", "A": "D"})
    assert by_account(third)["D"] == "D"


def control(share: float, count: int = 20_000, salt: str = "ide") -> set[str]:
    actions = ActionRules(control_share=share, holdout_salt=salt)
    numbers = ibis.table({"unit": "string"}, name="units")
    sql = dialects.to_sql(numbers.filter(is_control(numbers.unit, actions)))
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE units AS SELECT 'A-' || range AS unit FROM range({count})")
        return {row[0] for row in connection.execute(sql).fetchall()}


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5])
def test_control_has_its_share(share: float) -> None:
    # Five standard deviations of a fair draw; the draw is fixed, so the test is not flaky.
    assert abs(len(control(share)) / 20_000 - share) < 5 * (share * (1 - share) / 20_000) ** 0.5


def test_share_of_zero_has_no_control() -> None:
    assert control(0.0) == set()


def test_larger_control_contains_the_smaller_one() -> None:
    assert control(0.02) < control(0.1)


def test_another_salt_draws_another_control() -> None:
    assert abs(len(control(0.5) & control(0.5, salt="other")) / 20_000 - 0.25) < 0.02


def test_control_of_the_default_salt_does_not_change() -> None:
    # A change here would change the control of every installation during its measurement.
    assert sorted(control(0.1, count=60)) == CONTROL_OF_SIXTY


CONTROL_OF_SIXTY = ["A-21", "A-22", "A-29", "A-39", "A-44", "A-46", "A-55", "A-58", "A-59", "A-6"]
