"""Victims of merges and their final survivors."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets_tests.deliveries.desk import Desk, csv_text
from ide_assets_tests.entitlement.test_assignment import assignment, subscription
from ide_assets_tests.inline import run


def merge(victim: str, survivor: str, status: str = "COMPLETED") -> dict[str, str]:
    return {"victim_account_csn": victim, "surviving_account_csn": survivor, "final_merge_status": status}


def survivors(*merges: dict[str, str]) -> dict[str, str]:
    rows = run("account_merges", "2023-01", victim_survivor_mapping=merges)
    return {row["victim_account_csn"]: row["surviving_account_csn"] for row in rows}


def test_resolves_a_chain_to_the_final_survivor() -> None:
    assert survivors(merge("A", "B"), merge("B", "C"), merge("C", "D")) == {"A": "D", "B": "D", "C": "D"}


def test_only_completed_merges_apply() -> None:
    assert survivors(merge("A", "B"), merge("B", "C", "PENDING")) == {"A": "B", "B": "B"}


def test_completed_merge_applies_beside_a_cancelled_one() -> None:
    rows = run("account_merges", "2023-01", victim_survivor_mapping=[merge("A", "X", "CANCELLED"), merge("A", "B")])
    assert [(row["survivor_account_csn"], row["final_merge_status"], row["merge_links"]) for row in rows] == [
        ("B", "COMPLETED", 1)
    ]


@pytest.mark.parametrize("merges", [64, 65, 200, 5_000])
def test_follows_chains_of_any_length_to_their_end(merges: int) -> None:
    chain = [merge(f"{number:05d}", f"{number + 1:05d}") for number in range(merges)]
    assert set(survivors(*chain).values()) == {f"{merges:05d}"}


def test_cycle_has_no_final_survivor() -> None:
    assert survivors(merge("A", "B"), merge("B", "C"), merge("C", "B"), merge("D", "E")) == {
        "A": None,
        "B": None,
        "C": None,
        "D": "E",
    }


def test_merged_account_without_a_row_has_the_attributes_of_its_survivor() -> None:
    merges = run(
        "account_merges", "2023-01", victim_survivor_mapping=[merge("V", "W"), merge("W", "S"), merge("X", "S")]
    )
    rows = run(
        "account_attributes",
        "2023-01",
        accounts=[
            {"account_csn": "S", "account_id": "id-S", "site_geo": "EMEA", "owner_id": "O1"},
            {"account_csn": "X", "account_id": "id-X", "site_geo": "APAC", "owner_id": "O2"},
        ],
        account_merges=merges,
    )
    attributes = {row["account_csn"]: (row["account_id"], row["site_geo"], row["owner_id"]) for row in rows}
    survivor = ("id-S", "EMEA", "O1")
    assert attributes == {"S": survivor, "V": survivor, "W": survivor, "X": ("id-X", "APAC", "O2")}


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(12)), st.data())
def test_merges_without_cycles_resolve_to_surviving_accounts(order: list[int], data: st.DataObject) -> None:
    """Each account may merge into any later one in the order, so no cycle is possible."""
    merges = []
    for position, account in enumerate(order[:-1]):
        target = data.draw(st.none() | st.sampled_from(order[position + 1 :]))
        if target is not None:
            merges.append(merge(str(account), str(target)))
    resolved = survivors(*merges)
    direct = {row["victim_account_csn"]: row["surviving_account_csn"] for row in merges}
    for victim, survivor in resolved.items():
        expected = victim
        while expected in direct:
            expected = direct[expected]
        assert survivor == expected


@pytest.mark.slow(minutes=0.2)
@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.dictionaries(st.integers(0, 5), st.integers(0, 5), min_size=1), st.lists(st.integers(0, 9), min_size=6))
def test_rejects_mappings_with_a_cycle_and_conserves_seats_otherwise(direct: dict[int, int], seats: list[int]) -> None:
    """From the delivered mapping to assignment_monthly: every seat counts once, at a surviving account."""
    mapping = [merge(str(victim), str(survivor)) for victim, survivor in direct.items() if victim != survivor]
    final: dict[int, int | None] = {}
    for account in range(6):
        path = [account]
        while path[-1] != (onward := direct.get(path[-1], path[-1])) and onward not in path:
            path.append(onward)
        final[account] = path[-1] if path[-1] == onward else None
    with tempfile.TemporaryDirectory() as root:
        desk = Desk(Path(root))
        desk.references["accounts"] = [{"account_csn": str(account)} for account in range(6)]
        if None in final.values():
            with pytest.raises(DeliveryRejectedError, match="has a cycle of COMPLETED merges"):
                desk.read({"a.csv": csv_text(mapping)}, "victim_survivor_mapping")
            return
        if mapping:
            assert desk.read({"a.csv": csv_text(mapping)}, "victim_survivor_mapping").counts[1] == len(mapping)
    merged = run("account_merges", "2023-01", victim_survivor_mapping=mapping)
    pools = [
        subscription(account, seats[account], 0, account_csn=str(account), pool_id=f"p{account}")
        for account in range(6)
    ]
    resolved = [{name: row[name] for name in ("victim_account_csn", "surviving_account_csn")} for row in merged]
    rows = assignment("2023-01", pools, account_merges=resolved)
    held: dict[str, int] = {}
    for row in rows:
        held[row["surviving_account_csn"]] = held.get(row["surviving_account_csn"], 0) + row["seats_purchased"]
    expected: dict[str, int] = {}
    for account, survivor in final.items():
        expected[str(survivor)] = expected.get(str(survivor), 0) + seats[account]
    assert held == expected
