"""What became of accounts, on a handful of pools."""

from datetime import date
from typing import Any

from ide_assets_tests.inline import Rows, run

MAY = date(2023, 5, 1)


def subscription(number: int, account: str, tenant: int, pool: str) -> dict[str, Any]:
    return {
        "by_month": MAY,
        "subscription_id": f"S{number}",
        "account_csn": account,
        "tenant_id": tenant,
        "pool_id": pool,
    }


def pool(tenant: int, name: str, purchased: int, assigned: int | None) -> dict[str, Any]:
    return {
        "by_month": MAY,
        "tenant_id": tenant,
        "pool_id": name,
        "seats_purchased": purchased,
        "seats_assigned": assigned,
    }


def used(user: str, tenant: int, usage_type: str = "COM", product: str = "ACD") -> dict[str, Any]:
    return {"user_id": user, "tenant_id": tenant, "usage_type": usage_type, "product_offering": product}


def outcomes(
    subscriptions: Rows, pools: Rows, usage: Rows = (), accounts: Rows = (), merges: Rows = ()
) -> dict[str, dict[str, Any]]:
    """The rows of May 2023 by account."""
    rows = run(
        "account_outcomes_monthly",
        "2023-05",
        active_subscription_monthly=subscriptions,
        pool_monthly=pools,
        usage_authorizations=usage,
        accounts=accounts,
        account_merges=merges,
    )
    assert all(row["snapshot_date"] == date(2023, 5, 31) for row in rows)
    return {row["surviving_account_csn"]: row for row in rows}


def test_seats_are_summed_over_the_distinct_pools_of_an_account() -> None:
    """Two subscriptions in one pool are one pool."""
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A1", 1, "P1"), subscription(3, "A1", 2, "P1")]
    found = outcomes(rows, [pool(1, "P1", 10, 7), pool(2, "P1", 5, 1)])["A1"]
    assert (found["seats_purchased"], found["seats_assigned"], found["assignment_rate"]) == (15, 8, 53.3)
    assert found["seat_bucket"] == "11+ Seat"


def test_a_user_of_two_teams_and_products_counts_once_and_only_where_it_is_commercial() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A1", 2, "P1"), subscription(3, "A2", 3, "P1")]
    usage = [used("u1", 1), used("u1", 2), used("u1", 1, product="RVT"), used("u2", 2), used("u3", 1, "EDU")]
    found = outcomes(rows, [pool(1, "P1", 4, 4), pool(2, "P1", 4, 4), pool(3, "P1", 8, 8)], [*usage, used("u9", 9)])
    assert (found["A1"]["active_users"], found["A1"]["utilisation_rate"]) == (2, 25.0)
    assert (found["A2"]["active_users"], found["A2"]["utilisation_rate"]) == (0, 0.0)


def test_a_dirty_teams_pool_counts_in_full_at_each_account() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A2", 1, "P1")]
    found = outcomes(rows, [pool(1, "P1", 10, 5)], [used("u1", 1)])
    assert [(each["seats_purchased"], each["active_users"]) for each in found.values()] == [(10, 1), (10, 1)]


def test_a_survivor_has_its_victims_seats_and_a_pool_of_both_once() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A2", 1, "P1"), subscription(3, "A2", 1, "P2")]
    merged = [{"victim_account_csn": "A2", "surviving_account_csn": "A1", "final_merge_status": "COMPLETED"}]
    found = outcomes(rows, [pool(1, "P1", 10, 5), pool(1, "P2", 2, 1)], merges=merged)
    assert list(found) == ["A1"]
    assert (found["A1"]["seats_purchased"], found["A1"]["seats_assigned"]) == (12, 6)


def test_the_rate_is_unknown_where_a_pools_seats_assigned_are() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A1", 1, "P2")]
    found = outcomes(rows, [pool(1, "P1", 10, 5), pool(1, "P2", 2, None)])["A1"]
    assert (found["seats_purchased"], found["seats_assigned"], found["assignment_rate"]) == (12, None, None)
    assert found["utilisation_rate"] == 0.0


def test_pools_without_seats_have_no_rates() -> None:
    found = outcomes([subscription(1, "A1", 1, "P1")], [pool(1, "P1", 0, 0)], [used("u1", 1)])["A1"]
    assert (found["assignment_rate"], found["utilisation_rate"], found["active_users"]) == (None, None, 1)
    assert found["seat_bucket"] == "0 Seat"


def test_attributes_are_those_of_the_surviving_account() -> None:
    accounts = [
        {"account_csn": "A1", "site_geo": "EMEA", "industry_group": "AEC"},
        {"account_csn": "A2", "site_geo": "APAC", "industry_group": "MFG"},
    ]
    merged = [{"victim_account_csn": "A2", "surviving_account_csn": "A1", "final_merge_status": "COMPLETED"}]
    rows = [subscription(1, "A2", 1, "P1"), subscription(2, "A3", 2, "P1")]
    found = outcomes(rows, [pool(1, "P1", 1, 1), pool(2, "P1", 1, 1)], accounts=accounts, merges=merged)
    assert (found["A1"]["site_geo"], found["A1"]["industry_group"]) == ("EMEA", "AEC")
    assert (found["A3"]["site_geo"], found["A3"]["industry_group"]) == (None, None)
