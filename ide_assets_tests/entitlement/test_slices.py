"""The re-summed assignment rate on pools that can be counted by eye."""

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


def test_a_rate_comes_from_sums_of_seats_and_not_from_rates() -> None:
    """1 of 1 and 10 of 99 seats are 11 of 100; the average of the two rates would be 55."""
    found = slices([pool("small", 1, 1), pool("large", 99, 10)], [owner("A", "small"), owner("A", "large")])
    overall = found["overall", "all"]
    assert (overall["pools"], overall["accounts"], overall["seats_assigned"], overall["seats_purchased"]) == (
        2, 1, 11, 100,
    )  # fmt: skip
    assert overall["assignment_rate"] == found["offering", "ACD"]["assignment_rate"] == 11.0


def test_every_dimension_and_every_pair_of_them_is_a_slice() -> None:
    found = slices([pool("p", 2, 1)], [owner("A", "p")], A="AEC")
    assert set(found) == {
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
    assert {row["assignment_rate"] for row in found.values()} == {50.0}


def test_a_pool_counts_once_in_each_value_that_one_of_its_accounts_has() -> None:
    """R-AR-7: A and B sit in EMEA and C in APAC; A and C are of one industry."""
    owners = [owner("A", "p"), owner("B", "p"), owner("C", "p", geo="APAC")]
    found = slices([pool("p", 10, 5)], owners, A="AEC", B="MFG", C="AEC")
    for cut in (("overall", "all"), ("offering", "ACD"), ("geo", "EMEA"), ("geo", "APAC"), ("industry", "AEC")):
        assert (found[cut]["pools"], found[cut]["seats_purchased"], found[cut]["seats_assigned"]) == (1, 10, 5), cut
    assert [found[cut]["accounts"] for cut in (("overall", "all"), ("geo", "EMEA"), ("industry", "AEC"))] == [3, 2, 2]
    # Pairs are those that an account has: nobody in APAC is of the second industry.
    assert {value for cut, value in found if cut == "geo x industry"} == {"EMEA | AEC", "EMEA | MFG", "APAC | AEC"}


def test_an_unknown_geography_or_industry_is_a_value_of_its_own() -> None:
    found = slices([pool("p", 4, 1), pool("q", 4, 4)], [owner("A", "p"), owner("unheard of", "q", geo=None)], A="AEC")
    assert found["geo", "unknown"]["assignment_rate"] == 100.0
    assert found["industry", "unknown"]["seats_purchased"] == 4
    assert found["geo x industry", "unknown | unknown"]["pools"] == 1
    assert found["overall", "all"]["seats_purchased"] == 8


def test_counts_pools_with_unknown_assignment_outside_the_rate() -> None:
    owners = [owner("A", "p"), owner("A", "q"), owner("A", "r", offering="RVT")]
    found = slices([pool("p", 10, 5), pool("q", 30, None), pool("r", 7, None)], owners)
    columns = ("pools", "pools_without_assignment", "seats_purchased", "seats_without_assignment", "seats_assigned")
    assert [found["offering", "ACD"][name] for name in columns] == [2, 1, 40, 30, 5]
    assert found["offering", "ACD"]["assignment_rate"] == 50.0
    assert [found["offering", "RVT"][name] for name in columns] == [1, 1, 7, 7, None]
    assert found["offering", "RVT"]["assignment_rate"] is None
    assert found["overall", "all"]["assignment_rate"] == 50.0


def test_more_users_than_seats_are_kept_and_capped_beside() -> None:
    found = slices([pool("p", 4, 6), pool("empty", 0, 0)], [owner("A", "p"), owner("A", "empty", bucket="0 Seat")])
    overall = found["overall", "all"]
    assert (overall["assignment_rate"], overall["assignment_rate_capped"]) == (150.0, 100.0)
    nothing = found["seat_bucket", "0 Seat"]
    assert (nothing["pools"], nothing["assignment_rate"], nothing["assignment_rate_capped"]) == (1, None, None)


def test_no_two_pairs_look_alike() -> None:
    """`A | B` of `C` is not `A` of `B | C`."""
    owners = [owner("X", "p", offering="A | B"), owner("Y", "q", offering="A")]
    found = slices([pool("p", 1, 1), pool("q", 1, 1)], owners, X="C", Y="B | C")
    assert {value for cut, value in found if cut == "offering x industry"} == {"A || B | C", "A | B || C"}
