"""Monthly outcomes of accounts, on a handful of pools."""

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
    """Two subscriptions in one pool count once."""
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A1", 1, "P1"), subscription(3, "A1", 2, "P1")]
    row = outcomes(rows, [pool(1, "P1", 10, 7), pool(2, "P1", 5, 1)])["A1"]
    assert (row["seats_purchased"], row["seats_assigned"], row["assignment_rate"]) == (15, 8, 53.3)
    assert row["seat_bucket"] == "11+ Seat"


def test_counts_commercial_users_once_over_teams_and_products() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A1", 2, "P1"), subscription(3, "A2", 3, "P1")]
    usage = [used("u1", 1), used("u1", 2), used("u1", 1, product="RVT"), used("u2", 2), used("u3", 1, "EDU")]
    by_account = outcomes(
        rows, [pool(1, "P1", 4, 4), pool(2, "P1", 4, 4), pool(3, "P1", 8, 8)], [*usage, used("u9", 9)]
    )
    assert (by_account["A1"]["active_users"], by_account["A1"]["utilisation_rate"]) == (2, 25.0)
    assert (by_account["A2"]["active_users"], by_account["A2"]["utilisation_rate"]) == (0, 0.0)


def test_pool_of_a_dirty_team_counts_in_full_for_each_account() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A2", 1, "P1")]
    by_account = outcomes(rows, [pool(1, "P1", 10, 5)], [used("u1", 1)])
    assert [(row["seats_purchased"], row["active_users"]) for row in by_account.values()] == [(10, 1), (10, 1)]


def test_survivor_has_the_pools_of_its_victims_each_counted_once() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A2", 1, "P1"), subscription(3, "A2", 1, "P2")]
    merged = [{"victim_account_csn": "A2", "surviving_account_csn": "A1", "final_merge_status": "COMPLETED"}]
    by_account = outcomes(rows, [pool(1, "P1", 10, 5), pool(1, "P2", 2, 1)], merges=merged)
    assert list(by_account) == ["A1"]
    assert (by_account["A1"]["seats_purchased"], by_account["A1"]["seats_assigned"]) == (12, 6)


def test_rate_is_unknown_if_the_assigned_seats_of_a_pool_are() -> None:
    rows = [subscription(1, "A1", 1, "P1"), subscription(2, "A1", 1, "P2")]
    row = outcomes(rows, [pool(1, "P1", 10, 5), pool(1, "P2", 2, None)])["A1"]
    assert (row["seats_purchased"], row["seats_assigned"], row["assignment_rate"]) == (12, None, None)
    assert row["utilisation_rate"] == 0.0


def test_pools_without_seats_have_no_rates() -> None:
    row = outcomes([subscription(1, "A1", 1, "P1")], [pool(1, "P1", 0, 0)], [used("u1", 1)])["A1"]
    assert (row["assignment_rate"], row["utilisation_rate"], row["active_users"]) == (None, None, 1)
    assert row["seat_bucket"] == "0 Seat"


def test_attributes_are_those_of_the_surviving_account() -> None:
    accounts = [
        {"account_csn": "A1", "site_geo": "EMEA", "industry_group": "AEC"},
        {"account_csn": "A2", "site_geo": "APAC", "industry_group": "MFG"},
    ]
    merged = [{"victim_account_csn": "A2", "surviving_account_csn": "A1", "final_merge_status": "COMPLETED"}]
    rows = [subscription(1, "A2", 1, "P1"), subscription(2, "A3", 2, "P1")]
    by_account = outcomes(rows, [pool(1, "P1", 1, 1), pool(2, "P1", 1, 1)], accounts=accounts, merges=merged)
    assert (by_account["A1"]["site_geo"], by_account["A1"]["industry_group"]) == ("EMEA", "AEC")
    assert (by_account["A3"]["site_geo"], by_account["A3"]["industry_group"]) == (None, None)
