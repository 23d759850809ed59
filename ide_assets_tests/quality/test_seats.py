"""Rates above 100%, merges and the second feed, on a handful of pools."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from ide_assets.months import Month
from ide_assets.reports.quality import seats
from ide_assets.settings import Rules
from ide_assets_tests.inline import Rows, load
from ide_assets_tests.quality.handmade import TABLES

MAY = Month(2023, 5)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def given(connection: duckdb.DuckDBPyConnection, **tables: Rows) -> None:
    for name, rows in tables.items():
        load(connection, TABLES[name], rows)


def pool(number: int, purchased: int, assigned: int | None, expired: int = 0) -> dict[str, object]:
    return {
        "tenant_id": 1,
        "pool_id": f"P{number}",
        "offering_external_key": "ACD",
        "seats_purchased": purchased,
        "seats_assigned": assigned,
        "expired_seats": expired,
    }


def assigned(number: int, account: str, survivor: str, purchased: int, users: int) -> dict[str, object]:
    rate = round(100 * users / purchased, 1)
    row = pool(number, purchased, users)
    del row["expired_seats"]
    return {**row, "account_csn": account, "surviving_account_csn": survivor, "assignment_rate": rate}


def test_rates_above_100_are_explained_by_expired_seats_and_shown_per_account(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    given(
        connection,
        pool_monthly=[pool(1, 4, 6, expired=2), pool(2, 2, 5), pool(3, 5, 5)],
        assignment_monthly=[
            assigned(1, "A", "A", 4, 6),
            assigned(2, "A", "A", 2, 5),
            assigned(2, "B", "B", 2, 5),
            assigned(3, "B", "B", 5, 5),
        ],
        account_attributes=[{"account_csn": "A", "account_name": "Acme"}],
    )
    over = seats.over_assignment(connection)
    assert (over.pools, over.above, over.explained, over.seats_above) == (3, 2, 1, 5)
    assert [(row.account_csn, row.account_name, row.pool_id, row.is_explained) for row in over.rows] == [
        ("A", "Acme", "P2", False),
        ("B", None, "P2", False),
        ("A", "Acme", "P1", True),
    ]


def test_merges_move_seats_and_conserve_them(connection: duckdb.DuckDBPyConnection) -> None:
    # A became B, which became C. Pool 2 is shared by A and C: after the merge it counts once for C.
    given(
        connection,
        pool_monthly=[pool(1, 10, 8), pool(2, 3, 3), pool(3, 7, 1)],
        assignment_monthly=[
            assigned(1, "A", "C", 10, 8),
            assigned(2, "A", "C", 3, 3),
            assigned(2, "C", "C", 3, 3),
            assigned(3, "D", "D", 7, 1),
        ],
        account_merges=[
            {"victim_account_csn": "A", "survivor_account_csn": "B", "surviving_account_csn": "C", "merge_links": 2,
             "final_merge_status": "COMPLETED"},
            {"victim_account_csn": "B", "survivor_account_csn": "C", "surviving_account_csn": "C", "merge_links": 1,
             "final_merge_status": "COMPLETED"},
            {"victim_account_csn": "D", "survivor_account_csn": "A", "surviving_account_csn": "D", "merge_links": 0,
             "final_merge_status": "PENDING"},
        ],
    )  # fmt: skip
    merges = seats.merges(connection)
    assert (merges.seats_before, merges.seats_after, merges.assigned_before, merges.assigned_after) == (20, 20, 12, 12)
    assert merges.is_conserved
    assert (merges.accounts_before, merges.accounts_after, merges.completed, merges.other) == (3, 2, 2, 1)
    assert [(gain.survivor, gain.before, gain.gained, gain.after, gain.victims) for gain in merges.gains] == [
        ("C", 3, 10, 13, 1)
    ]
    assert [(chain.victim, chain.first_survivor, chain.survivor, chain.links) for chain in merges.chains] == [
        ("A", "B", "C", 2)
    ]


def test_lost_seat_is_shown(connection: duckdb.DuckDBPyConnection) -> None:
    given(
        connection,
        pool_monthly=[pool(1, 10, 8)],
        assignment_monthly=[assigned(1, "A", "A", 9, 8)],
        account_merges=[],
    )
    assert not seats.merges(connection).is_conserved


def test_compares_the_second_feed_by_pool_at_month_end(connection: duckdb.DuckDBPyConnection) -> None:
    def held(number: int, user: str, since: str, until: str | None = None) -> dict[str, object]:
        ended = None if until is None else date.fromisoformat(until)
        spell = {"assigned_on": date.fromisoformat(since), "unassigned_on": ended}
        return {"tenant_id": 1, "pool_id": f"P{number}", "user_id": user, **spell}

    given(
        connection,
        pool_monthly=[pool(1, 9, 2), pool(2, 9, 2), pool(3, 9, 1), pool(4, 9, 0), pool(5, 9, None), pool(6, 9, 0)],
        seat_assignments=[
            held(1, "u", "2023-01-01"),
            held(1, "v", "2023-05-31"),
            held(1, "v", "2023-01-01", "2023-02-01"),  # the same user, earlier
            held(1, "w", "2023-01-01", "2023-05-31"),  # gave the seat back on the last day
            held(1, "x", "2023-06-01"),  # comes later
            held(2, "u", "2023-01-01"),
            held(5, "u", "2023-01-01"),
            held(7, "u", "2023-01-01"),
            held(8, "u", "2023-01-01"),
        ],
        entitlements=[{"tenant_id": 1, "pool_id": "P7"}],
    )
    feed = seats.reconciliation(connection, MAY)
    assert (feed.both, feed.equal, feed.match_rate) == (2, 1, 0.5)
    assert (feed.only_pools, feed.only_users, feed.without_users) == (1, 3, 2)
    assert {row.pool_id: (row.by_pools, row.by_users, row.remark) for row in feed.rows} == {
        "P2": (2, 1, "different numbers"),
        "P3": (1, None, "no users in the second feed"),
        "P5": (None, 1, "no users in the pool table"),
        "P7": (None, 1, "pool is inactive or out of scope"),
        "P8": (None, 1, "pool is in no entitlement"),
    }


def test_feed_cannot_confirm_itself_in_the_unreliable_window() -> None:
    assert not seats.is_reconcilable(Month(2022, 9), Rules())
    assert seats.is_reconcilable(Month(2022, 10), Rules())
