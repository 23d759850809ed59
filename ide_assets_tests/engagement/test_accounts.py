"""Which accounts have a score: active ones, those that are frozen, and how merges and shared tenants change it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from ide_assets_tests.engagement.made_up import BEFORE, LAST_DAY, MONTH, account
from ide_assets_tests.inline import Rows, run

OFFERINGS = [{"product_offering": "ACD", "offering_product_line_code": "L", "is_standard_aum": True}]


def subscription(csn: str, tenant: int = 1, pool: str = "P", seats: int = 5) -> dict[str, Any]:
    return {
        "subscription_id": f"S-{csn}-{pool}",
        "account_csn": csn,
        "tenant_id": tenant,
        "pool_id": pool,
        "offering_external_key": "ACD",
        "offering_product_line_code": "L",
        "seats_purchased": seats,
        "start_date": date(2022, 1, 1),
    }


def accounts(
    active: Rows, past: Rows = (), merges: Sequence[tuple[str, str]] = (), sold: Rows = ()
) -> dict[str, dict[str, Any]]:
    """engagement_accounts_monthly by account."""
    rows = run(
        "engagement_accounts_monthly",
        MONTH,
        active_subscription_monthly=active,
        entitlements=[
            {**row, "entitlement_model": "SUS", "usage_type": "COM", "is_unlimited": False} for row in sold or active
        ],
        product_offerings=OFFERINGS,
        account_merges=[
            {"victim_account_csn": victim, "surviving_account_csn": survivor} for victim, survivor in merges
        ],
        engagement_accounts_monthly=past,
    )
    return {row["surviving_account_csn"]: row for row in rows}


def test_account_without_a_subscription_any_more_is_frozen_with_its_last_row() -> None:
    past = [
        account("B", snapshot_date=date(2023, 3, 31), last_active_on=date(2023, 3, 31), seat_band="11-50"),
        account("B", snapshot_date=BEFORE, last_active_on=BEFORE, seat_band="51-250"),
    ]
    scored = accounts([subscription("A")], past)
    assert {csn: row["is_frozen"] for csn, row in scored.items()} == {"A": False, "B": True}
    assert (scored["B"]["snapshot_date"], scored["B"]["last_active_on"], scored["B"]["seat_band"]) == (
        LAST_DAY, BEFORE, "51-250",
    )  # fmt: skip


def test_frozen_rows_do_not_prolong_themselves() -> None:
    past = [account("B", snapshot_date=BEFORE, last_active_on=date(2022, 4, 30), is_frozen=True)]
    assert set(accounts([subscription("A")], past)) == {"A"}


def test_victim_of_a_merge_is_not_frozen() -> None:
    past = [account("B", snapshot_date=BEFORE, last_active_on=BEFORE)]
    assert set(accounts([subscription("A")], past, merges=[("B", "A")])) == {"A"}


def test_account_that_comes_back_is_active_again() -> None:
    past = [account("A", snapshot_date=BEFORE, last_active_on=date(2023, 1, 31), is_frozen=True)]
    assert accounts([subscription("A")], past)["A"]["is_frozen"] is False


def test_survivor_has_the_subscriptions_of_its_victims() -> None:
    scored = accounts([subscription("A", pool="P1"), subscription("B", pool="P2", seats=7)], merges=[("B", "A")])
    assert set(scored) == {"A"}
    assert scored["A"]["seats_purchased"] == 12
    assert scored["A"]["is_shared"] is False


def test_pool_of_two_accounts_counts_whole_for_each() -> None:
    scored = accounts([subscription("A", seats=5), subscription("B", seats=7)])
    assert {csn: row["seats_purchased"] for csn, row in scored.items()} == {"A": 12, "B": 12}
    assert scored["A"]["is_shared"] and scored["B"]["is_shared"]


@pytest.mark.parametrize(
    ("seats", "band"),
    [(0, "1-10"), (10, "1-10"), (11, "11-50"), (50, "11-50"), (51, "51-250"), (250, "51-250"), (251, "251+")],
)
def test_seat_band_follows_from_purchased_seats(seats: int, band: str) -> None:
    assert accounts([subscription("A", seats=seats)])["A"]["seat_band"] == band


@pytest.mark.parametrize(("started", "was_active"), [(date(2023, 5, 1), True), (date(2023, 5, 2), False)])
def test_account_was_active_before_where_it_had_a_subscription_30_days_before(started: date, was_active: bool) -> None:
    new = {**subscription("A"), "start_date": started}
    assert accounts([new])["A"]["was_active_before"] is was_active
