"""The re-summed assignment rate on a few small pools."""

from typing import Any

from ide_assets_tests.inline import run


def pool(pool_id: str, purchased: int, assigned: int | None) -> dict[str, Any]:
    return {"tenant_id": 1, "pool_id": pool_id, "seats_purchased": purchased, "seats_assigned": assigned}


def owner(csn: str, pool_id: str, geo: str | None = "EMEA", offering: str = "ACD", bucket: str = "2 Seat") -> Any:
    return {
        "account_csn": csn,
        "tenant_id": 1,
        "pool_id": pool_id,
        "offering_external_key": offering,
        "seat_bucket": bucket,
        "site_geo": geo,
    }


def slices(
    pools: list[dict[str, Any]], owners: list[dict[str, Any]], **industries: str
) -> dict[tuple[str, str], dict[str, Any]]:
    rows = run(
        "assignment_slices_monthly",
        "2023-05",
        pool_monthly=pools,
        assignment_monthly=owners,
        account_attributes=[{"account_csn": csn, "industry_group": industry} for csn, industry in industries.items()],
    )
    return {(row["slice"], row["value"]): row for row in rows}


def test_rate_is_calculated_from_sums_of_seats() -> None:
    """1 of 1 and 10 of 99 seats are 11 of 100; the average of the two rates would be 55."""
    by_slice = slices([pool("small", 1, 1), pool("large", 99, 10)], [owner("A", "small"), owner("A", "large")])
    overall = by_slice["overall", "all"]
    assert (overall["pools"], overall["accounts"], overall["seats_assigned"], overall["seats_purchased"]) == (
        2, 1, 11, 100,
    )  # fmt: skip
    assert overall["assignment_rate"] == by_slice["offering", "ACD"]["assignment_rate"] == 11.0


def test_slices_are_dimensions_and_pairs_of_dimensions() -> None:
    by_slice = slices([pool("p", 2, 1)], [owner("A", "p")], A="AEC")
    assert set(by_slice) == {
        ("overall", "all"),
        ("offering", "ACD"),
        ("seat_bucket", "2 Seat"),
        ("geo", "EMEA"),
        ("industry", "AEC"),
        ("offering x seat_bucket", "ACD | 2 Seat"),
        ("offering x geo", "ACD | EMEA"),
        ("offering x industry", "ACD | AEC"),
        ("seat_bucket x geo", "2 Seat | EMEA"),
        ("seat_bucket x industry", "2 Seat | AEC"),
        ("geo x industry", "EMEA | AEC"),
    }
    assert {row["assignment_rate"] for row in by_slice.values()} == {50.0}


def test_pool_counts_once_in_each_value_of_its_accounts() -> None:
    """R-AR-7: A and B are in EMEA and C in APAC; A and C share an industry."""
    owners = [owner("A", "p"), owner("B", "p"), owner("C", "p", geo="APAC")]
    by_slice = slices([pool("p", 10, 5)], owners, A="AEC", B="MFG", C="AEC")
    for cut in (("overall", "all"), ("offering", "ACD"), ("geo", "EMEA"), ("geo", "APAC"), ("industry", "AEC")):
        assert (by_slice[cut]["pools"], by_slice[cut]["seats_purchased"], by_slice[cut]["seats_assigned"]) == (
            1,
            10,
            5,
        ), cut
    assert [by_slice[cut]["accounts"] for cut in (("overall", "all"), ("geo", "EMEA"), ("industry", "AEC"))] == [
        3,
        2,
        2,
    ]
    # Only pairs that an account has: no account in APAC is of the second industry.
    assert {value for cut, value in by_slice if cut == "geo x industry"} == {"EMEA | AEC", "EMEA | MFG", "APAC | AEC"}


def test_unknown_geography_and_industry_are_values() -> None:
    by_slice = slices([pool("p", 4, 1), pool("q", 4, 4)], [owner("A", "p"), owner("B", "q", geo=None)], A="AEC")
    assert by_slice["geo", "unknown"]["assignment_rate"] == 100.0
    assert by_slice["industry", "unknown"]["seats_purchased"] == 4
    assert by_slice["geo x industry", "unknown | unknown"]["pools"] == 1
    assert by_slice["overall", "all"]["seats_purchased"] == 8


def test_counts_pools_with_unknown_assignment_outside_the_rate() -> None:
    owners = [owner("A", "p"), owner("A", "q"), owner("A", "r", offering="RVT")]
    by_slice = slices([pool("p", 10, 5), pool("q", 30, None), pool("r", 7, None)], owners)
    columns = ("pools", "pools_without_assignment", "seats_purchased", "seats_without_assignment", "seats_assigned")
    assert [by_slice["offering", "ACD"][name] for name in columns] == [2, 1, 40, 30, 5]
    assert by_slice["offering", "ACD"]["assignment_rate"] == 50.0
    assert [by_slice["offering", "RVT"][name] for name in columns] == [1, 1, 7, 7, None]
    assert by_slice["offering", "RVT"]["assignment_rate"] is None
    assert by_slice["overall", "all"]["assignment_rate"] == 50.0


def test_rate_above_100_has_a_capped_rate_beside_it() -> None:
    by_slice = slices([pool("p", 4, 6), pool("empty", 0, 0)], [owner("A", "p"), owner("A", "empty", bucket="0 Seat")])
    overall = by_slice["overall", "all"]
    assert (overall["assignment_rate"], overall["assignment_rate_capped"]) == (150.0, 100.0)
    nothing = by_slice["seat_bucket", "0 Seat"]
    assert (nothing["pools"], nothing["assignment_rate"], nothing["assignment_rate_capped"]) == (1, None, None)


def test_pairs_with_separators_in_values_stay_distinct() -> None:
    """`A | B` of `C` is not `A` of `B | C`."""
    owners = [owner("X", "p", offering="A | B"), owner("Y", "q", offering="A")]
    by_slice = slices([pool("p", 1, 1), pool("q", 1, 1)], owners, X="C", Y="B | C")
    assert {value for cut, value in by_slice if cut == "offering x industry"} == {"A || B | C", "A | B || C"}
