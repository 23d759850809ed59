"""Renamed and replaced products: the code that counts, from which month, and for which rows."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets_tests.deliveries.desk import Desk, csv_text
from ide_assets_tests.inline import run
from ide_assets_tests.usage.test_usage import authorization, pool

Row = dict[str, Any]


@pytest.fixture
def desk(tmp_path: Any) -> Desk:
    return Desk(tmp_path)


def succession(old: str, new: str, since: date = date(2023, 1, 1)) -> Row:
    """`ACD/ACDIST` to `ACDX/ACDNEXT`."""
    (offering, line), (next_offering, next_line) = old.split("/"), new.split("/")
    return {
        "product_offering": offering,
        "offering_product_line_code": line,
        "successor_offering": next_offering,
        "successor_line_code": next_line,
        "valid_from": since,
    }


def renames(month: str, successions: list[Row], *offerings: str) -> list[Row]:
    products = [
        dict(zip(("product_offering", "offering_product_line_code"), offering.split("/"), strict=True))
        for offering in offerings
    ]
    return run("product_renames", month, product_successions=successions, product_offerings=products)


def codes(rows: list[Row]) -> dict[str, str]:
    return {
        f"{row['product_offering']}/{row['offering_product_line_code']}": (
            f"{row['successor_offering']}/{row['successor_line_code']}"
        )
        for row in rows
    }


def test_succession_applies_to_the_whole_month_of_valid_from() -> None:
    links = [succession("A/L", "B/M", date(2023, 5, 31))]
    assert codes(renames("2023-04", links)) == {}
    assert codes(renames("2023-05", links)) == {"A/L": "B/M"}


def test_resolves_chains_to_the_last_succession_in_effect() -> None:
    links = [succession(f"P{n}/L{n}", f"P{n + 1}/L{n + 1}") for n in range(70)]
    assert set(codes(renames("2023-05", links)).values()) == {"P70/L70"}
    later = [succession("A/L", "B/M"), succession("B/M", "C/N", date(2023, 6, 1))]
    assert codes(renames("2023-05", later)) == {"A/L": "B/M"}
    assert codes(renames("2023-06", later)) == {"A/L": "C/N", "B/M": "C/N"}


def test_line_code_is_renamed_if_all_its_offerings_have_one_successor_line() -> None:
    links = [succession("A/L", "A2/M"), succession("B/L", "B2/M")]
    assert {row["is_whole_line"] for row in renames("2023-05", links, "A/L", "A2/M")} == {True}
    assert {row["is_whole_line"] for row in renames("2023-05", links, "C/L")} == {False}
    links[1]["successor_line_code"] = "N"
    assert {row["is_whole_line"] for row in renames("2023-05", links)} == {False}


def usage(successions: list[Row], authorizations: list[Row], pools: list[Row], counts: list[Row] | None = None) -> Any:
    rows = run(
        "usage_monthly",
        "2023-05",
        usage_authorizations=authorizations,
        usage_counts=counts,
        pool_monthly=pools,
        product_renames=renames("2023-05", successions),
    )
    return {(row["offering_product_line_code"], row["product_offering"]): row["mau"] for row in rows}


def test_counts_a_user_of_the_old_and_the_new_code_once() -> None:
    both = [authorization(1, "a", "ACD", "ACDIST"), authorization(2, "a", "ACDX", "ACDNEXT"),
            authorization(3, "b", "ACD", "ACDIST")]  # fmt: skip
    pools = [pool("ACDX", 5, 5, "ACDNEXT")]
    assert usage([succession("ACD/ACDIST", "ACDX/ACDNEXT")], both, pools) == {("ACDNEXT", "ACDX"): 2}


def test_usage_inside_a_renamed_collection_has_its_new_line_code() -> None:
    used = [authorization(1, "a", "ACD"), authorization(2, "b", "RVT")]
    links = [succession("AECCOL/AECCOL", "AECX/AECX")]
    assert usage(links, used, [pool("AECX", 5, 5, "AECX")]) == {("AECX", "ACD"): 1, ("AECX", "RVT"): 1}


def test_adds_counts_of_both_codes() -> None:
    counts = [
        {"tenant_id": 1, "product_offering": offering, "offering_product_line_code": line, "active_users": 4}
        for offering, line in (("ACD", "ACDIST"), ("ACDX", "ACDNEXT"))
    ]
    assert usage([succession("ACD/ACDIST", "ACDX/ACDNEXT")], [], [], counts) == {("ACDNEXT", "ACDX"): 8}


def deliver(desk: Desk, *links: Row) -> Any:
    return desk.read({"a.csv": csv_text(links)}, "product_successions")


def test_quarantines_a_product_that_succeeds_itself(desk: Desk) -> None:
    outcome = deliver(desk, succession("A/L", "A/L"), succession("A/M", "A/L"))
    assert outcome.counts == (2, 1, 1, 0)


def test_quarantines_both_successors_of_one_product(desk: Desk) -> None:
    outcome = deliver(desk, succession("A/L", "B/L"), succession("A/L", "C/L"), succession("D/L", "B/L"))
    assert outcome.counts == (3, 1, 2, 0)


@pytest.mark.parametrize("length", [2, 3, 70])
def test_rejects_a_circle_of_successions_and_names_its_products(desk: Desk, length: int) -> None:
    circle = [succession(f"P{n}/L", f"P{(n + 1) % length}/L") for n in range(length)]
    with pytest.raises(DeliveryRejectedError, match=r"has a circle: P0 / L, P1 / L.* succeed each other"):
        deliver(desk, *circle, succession("X/L", "P0/L"))


def test_accepts_a_delivery_without_successions(desk: Desk) -> None:
    assert desk.read({"a.csv": ",".join(succession("A/L", "B/L"))}, "product_successions").counts == (0, 0, 0, 0)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.data())
def test_renames_do_not_depend_on_the_order_of_rows(data: st.DataObject) -> None:
    chain = [succession(f"P{n}/L{n}", f"P{n + 1}/L{n + 1}", date(2023, 1 + n, 15)) for n in range(6)]
    links = [*chain, succession("Q/L1", "P2/L2"), succession("R/M", "P1/L1")]
    offerings = ["P0/L0", "P6/L6", "R/M", "S/L1"]
    shuffled = renames("2023-04", data.draw(st.permutations(links)), *data.draw(st.permutations(offerings)))
    assert shuffled == renames("2023-04", links, *offerings)
