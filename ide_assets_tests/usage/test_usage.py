"""Active users and dormancy."""

from datetime import date
from typing import Any

from ide_assets_tests.inline import run


def authorization(number: int, user: str, product: str, line: str = "AECCOL", **changes: Any) -> dict[str, Any]:
    return {
        "authorization_id": str(number),
        "user_id": user,
        "tenant_id": 1,
        "product_offering": product,
        "offering_product_line_code": line,
        "usage_type": "COM",
        **changes,
    }


def pool(offering: str, purchased: int, assigned: int | None, line: str = "AECCOL", name: str = "p") -> dict[str, Any]:
    return {
        "tenant_id": 1,
        "pool_id": f"{name}{offering}",
        "offering_external_key": offering,
        "offering_product_line_code": line,
        "seats_purchased": purchased,
        "seats_assigned": assigned,
    }


def usage(authorizations: list[dict[str, Any]], pools: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    rows = run("usage_monthly", "2023-01", usage_authorizations=authorizations, pool_monthly=pools)
    return {(row["offering_product_line_code"], row["product_offering"]): row for row in rows}


def test_collection_used_through_two_products_counts_users_of_each() -> None:
    rows = usage(
        [
            authorization(1, "a", "ACD"),
            authorization(2, "a", "ACD"),
            authorization(3, "b", "ACD"),
            authorization(4, "a", "RVT"),
        ],
        [pool("AECCOL", 8, 6)],
    )
    assert {key: (row["mau"], row["usage_rate"], row["utilisation_rate"]) for key, row in rows.items()} == {
        ("AECCOL", "ACD"): (2, 33.0, 25.0),
        ("AECCOL", "RVT"): (1, 17.0, 13.0),
    }


def test_adds_a_dormant_row_per_offering_to_a_line_without_commercial_usage() -> None:
    rows = usage(
        [authorization(1, "a", "ACD", line="ACDIST", usage_type="EDU")],
        [pool("ACD", 5, 5, "ACDIST"), pool("ACDLT", 2, 1, "ACDIST")],
    )
    assert {key: (row["mau"], row["dormancy_flag"], row["seats_purchased"]) for key, row in rows.items()} == {
        ("ACDIST", "ACD"): (0, True, 7),
        ("ACDIST", "ACDLT"): (0, True, 7),
    }


def test_usage_without_active_seats_keeps_its_row() -> None:
    (row,) = usage([authorization(1, "a", "ACD")], []).values()
    assert (row["mau"], row["seats_purchased"], row["seats_assigned"]) == (1, 0, None)
    assert (row["usage_rate"], row["utilisation_rate"], row["dormancy_flag"]) == (None, None, False)


def test_sum_with_an_unknown_part_is_null() -> None:
    (row,) = usage([authorization(1, "a", "X")], [pool("X", 4, 2), pool("X", 4, None, name="q")]).values()
    assert (row["seats_purchased"], row["seats_assigned"], row["usage_rate"], row["utilisation_rate"]) == (
        8,
        None,
        None,
        13.0,
    )


def counts(users: int, product: str = "ACD", line: str = "AECCOL") -> dict[str, Any]:
    return {"tenant_id": 1, "product_offering": product, "offering_product_line_code": line, "active_users": users}


def test_guests_and_services_are_no_active_users() -> None:
    """A hundred robots and guests beside two members on eight seats do not give a usage of 1,275%."""
    others = [authorization(n, f"x{n}", "ACD", user_type=("guest", "service")[n % 2]) for n in range(10, 110)]
    members = [authorization(1, "a", "ACD"), authorization(2, "b", "ACD", user_type="member")]
    rows = usage([*others, *members], [pool("AECCOL", 8, 8)])
    assert {key: (row["mau"], row["utilisation_rate"]) for key, row in rows.items()} == {("AECCOL", "ACD"): (2, 25.0)}
    (row,) = usage(others, [pool("AECCOL", 8, 8)]).values()
    assert (row["product_offering"], row["mau"], row["dormancy_flag"], row["mau_source"]) == ("AECCOL", 0, True, None)


def test_counts_serve_lines_without_any_authorization() -> None:
    pools = [pool("AECCOL", 8, 8), pool("ACD", 5, 5, "ACDIST"), pool("RVT", 4, 4, "RVT")]
    rows = run(
        "usage_monthly",
        "2023-01",
        usage_authorizations=[authorization(1, "a", "ACD")],
        usage_counts=[counts(7), counts(3, line="ACDIST")],
        pool_monthly=pools,
    )
    assert {row["offering_product_line_code"]: (row["mau"], row["mau_source"]) for row in rows} == {
        "AECCOL": (1, "authorizations"),
        "ACDIST": (3, "counts"),
        "RVT": (0, None),
    }


def test_counts_alone_are_enough() -> None:
    (row,) = run(
        "usage_monthly",
        "2023-01",
        usage_authorizations=None,
        usage_counts=[counts(0)],
        pool_monthly=[pool("AECCOL", 8, 8)],
    )
    assert (row["product_offering"], row["mau"], row["dormancy_flag"], row["mau_source"]) == ("ACD", 0, True, "counts")


def test_flags_usage_without_a_subscription_of_the_line() -> None:
    """A subscription of a flexible plan counts although out of scope; an expired one does not count."""
    entitled = {"tenant_id": 1, "start_date": date(2022, 1, 1), "usage_type": "EDU"}
    rows = run(
        "usage_monthly",
        "2023-01",
        usage_authorizations=[authorization(n, "a", "ACD", line) for n, line in enumerate(("FLEX", "ACDIST", "RVT"))],
        entitlements=[
            {**entitled, "offering_product_line_code": "FLEX"},
            {**entitled, "offering_product_line_code": "ACDIST", "end_date": date(2023, 1, 31)},
        ],
    )
    assert {row["offering_product_line_code"]: row["has_subscription"] for row in rows} == {
        "FLEX": True,
        "ACDIST": False,
        "RVT": False,
    }
