"""Pools and the assignment rate on tables that can be checked by eye."""

from datetime import date
from typing import Any

from ide_assets_tests.inline import run

ACD = {"offering_external_key": "ACD", "offering_product_line_code": "ACDIST"}
STANDARD = [
    {"product_offering": "ACD", "offering_product_line_code": "ACDIST", "product_name": "A", "is_standard_aum": True},
    {"product_offering": "TFLEX", "offering_product_line_code": "TFLEX", "product_name": "T", "is_standard_aum": False},
]


def subscription(number: int, seats: int, assigned: int | None, **changes: Any) -> dict[str, Any]:
    return {
        "subscription_id": f"S{number}",
        "account_csn": "0001",
        "tenant_id": 123,
        "pool_id": "XYZ",
        "contract_id": "C1",
        **ACD,
        "entitlement_model": "SUS",
        "usage_type": "COM",
        "is_unlimited": False,
        "start_date": date(2021, 1, 1),
        "end_date": date(2024, 1, 1),
        "seats_purchased": seats,
        "seats_assigned": assigned,
        **changes,
    }


def assignment(month: str, entitlements: list[dict[str, Any]], **more: Any) -> list[dict[str, Any]]:
    """assignment_monthly computed from entitlements, through the tables in between."""
    spells = more.pop("seat_assignments", None)
    active = run("active_subscription_monthly", month, entitlements=entitlements, product_offerings=STANDARD)
    pools = run(
        "pool_monthly",
        month,
        active_subscription_monthly=active,
        entitlements=entitlements,
        product_offerings=STANDARD,
        seat_assignments=spells,
    )
    return run(
        "assignment_monthly",
        month,
        active_subscription_monthly=active,
        pool_monthly=pools,
        account_attributes=more.pop("account_attributes", [{"account_csn": "0001", "site_geo": "EMEA"}]),
        account_merges=more.pop("account_merges", []),
    )


def test_caps_the_rate_after_the_expiry_in_the_documents_example() -> None:
    """R-AR-5: 6 of 6 on the last of January; on the first of February two seats expire, and 6 of 4 remain."""
    pool = [
        subscription(444, 2, 6, end_date=date(2023, 2, 1)),
        subscription(777, 4, 6, end_date=date(2023, 3, 1)),
    ]
    (january,) = assignment("2023-01", pool)
    (february,) = assignment("2023-02", pool)
    assert (january["assignment_rate"], january["is_dirty_pool"]) == (100.0, True)
    assert (february["seats_assigned"], february["seats_purchased"]) == (6, 4)
    assert (february["assignment_rate"], february["assignment_rate_capped"]) == (150.0, 100.0)
    assert february["is_dirty_pool"] is False


def test_subscription_is_inactive_on_its_expiry_date() -> None:
    assert assignment("2023-01", [subscription(1, 5, 5, end_date=date(2023, 1, 31))]) == []
    assert len(assignment("2023-01", [subscription(1, 5, 5, end_date=date(2023, 2, 1))])) == 1
    assert len(assignment("2023-01", [subscription(1, 5, 5, start_date=date(2023, 1, 31))])) == 1


def test_counts_only_subscriptions_in_scope() -> None:
    out_of_scope = [
        subscription(1, 5, 5, pool_id="p1", usage_type="EDU"),
        subscription(2, 5, 5, pool_id="p2", entitlement_model="MUS"),
        subscription(3, 5, 5, pool_id="p3", is_unlimited=True),
        subscription(4, 5, 5, pool_id="p4", offering_external_key="TFLEX", offering_product_line_code="TFLEX"),
        subscription(5, 5, 5, pool_id="p5", offering_external_key="UNKNOWN"),
    ]
    rows = assignment("2023-01", [*out_of_scope, subscription(6, 4, 2, pool_id="p6")])
    assert [(row["pool_id"], row["assignment_rate"], row["seat_bucket"]) for row in rows] == [("p6", 50.0, "4 Seat")]


def test_each_csn_of_a_dirty_team_has_the_whole_pool() -> None:
    pool = [subscription(1, 5, 7, account_csn="0001"), subscription(2, 5, 7, account_csn="0002")]
    rows = assignment("2023-01", pool)
    assert [(row["account_csn"], row["seats_purchased"], row["is_dirty_team"]) for row in rows] == [
        ("0001", 10, True),
        ("0002", 10, True),
    ]
    assert [row["site_geo"] for row in rows] == ["EMEA", None]


def test_two_subscriptions_of_one_account_are_a_dirty_pool_but_not_a_dirty_team() -> None:
    (row,) = assignment("2023-01", [subscription(1, 5, 7), subscription(2, 5, 9)])
    assert (row["seats_assigned"], row["is_dirty_pool"], row["is_dirty_team"]) == (9, True, False)


def test_counts_seats_of_a_merged_account_under_its_final_survivor() -> None:
    merges = [{"victim_account_csn": "0001", "surviving_account_csn": "0009"}]
    (row,) = assignment("2023-01", [subscription(1, 5, 5)], account_merges=merges)
    assert (row["account_csn"], row["surviving_account_csn"]) == ("0001", "0009")


def test_spells_at_month_end_replace_the_snapshot_in_the_unreliable_window() -> None:
    """R-AR-9: user a has the seat, b returned it on the last day, c gets it the day after."""
    spells = [
        {"tenant_id": 123, "pool_id": "XYZ", "user_id": "a", "assigned_on": date(2022, 1, 1)},
        {"tenant_id": 123, "pool_id": "XYZ", "user_id": "a", "assigned_on": date(2022, 2, 1)},
        {
            "tenant_id": 123,
            "pool_id": "XYZ",
            "user_id": "b",
            "assigned_on": date(2022, 1, 1),
            "unassigned_on": date(2022, 9, 30),
        },
        {"tenant_id": 123, "pool_id": "XYZ", "user_id": "c", "assigned_on": date(2022, 10, 1)},
    ]
    spells.append({**spells[2], "pool_id": "given back"})
    entitlements = [
        subscription(n, 5, 99, pool_id=pool) for n, pool in enumerate(("XYZ", "given back", "not in the feed"))
    ]
    rows = {row["pool_id"]: row for row in assignment("2022-09", entitlements, seat_assignments=spells)}
    assert {pool: (row["seats_assigned"], row["seats_assigned_source"]) for pool, row in rows.items()} == {
        "XYZ": (1, "seat_assignments"),
        "given back": (0, "seat_assignments"),
        "not in the feed": (None, None),
    }
    after = assignment("2022-10", entitlements, seat_assignments=spells)
    assert {(row["seats_assigned"], row["seats_assigned_source"]) for row in after} == {(99, "pool_snapshot")}


def test_seats_assigned_is_unknown_in_the_unreliable_window_without_the_feed() -> None:
    (row,) = assignment("2022-09", [subscription(1, 5, 99)], seat_assignments=None)
    assert (row["seats_assigned"], row["seats_assigned_source"], row["assignment_rate"]) == (None, None, None)


def test_pool_without_seats_has_a_bucket_and_no_rate() -> None:
    (row,) = assignment("2023-01", [subscription(1, 0, 3)])
    assert (row["seat_bucket"], row["assignment_rate"], row["assignment_rate_capped"]) == ("0 Seat", None, None)
