"""Victims and survivors."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets_tests.inline import run


def merge(victim: str, survivor: str, status: str = "COMPLETED") -> dict[str, str]:
    return {"victim_account_csn": victim, "surviving_account_csn": survivor, "final_merge_status": status}


def survivors(*merges: dict[str, str]) -> dict[str, str]:
    rows = run("account_merges", "2023-01", victim_survivor_mapping=merges)
    return {row["victim_account_csn"]: row["surviving_account_csn"] for row in rows}


def test_a_chain_leads_to_the_final_survivor() -> None:
    assert survivors(merge("A", "B"), merge("B", "C"), merge("C", "D")) == {"A": "D", "B": "D", "C": "D"}


def test_only_completed_merges_apply() -> None:
    assert survivors(merge("A", "B"), merge("B", "C", "PENDING")) == {"A": "B", "B": "B"}


def test_a_cancelled_merge_beside_a_completed_one_does_not_hide_it() -> None:
    rows = run("account_merges", "2023-01", victim_survivor_mapping=[merge("A", "X", "CANCELLED"), merge("A", "B")])
    assert [(row["survivor_account_csn"], row["final_merge_status"], row["merge_links"]) for row in rows] == [
        ("B", "COMPLETED", 1)
    ]


def test_a_chain_of_sixty_merges_is_followed_to_its_end() -> None:
    chain = [merge(f"{number:02d}", f"{number + 1:02d}") for number in range(60)]
    assert set(survivors(*chain).values()) == {"60"}


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(12)), st.data())
def test_any_merge_graph_without_cycles_resolves_to_accounts_that_survive(
    order: list[int], data: st.DataObject
) -> None:
    """Each account may merge into any later one of the order, so there is no cycle."""
    merges = []
    for position, account in enumerate(order[:-1]):
        target = data.draw(st.none() | st.sampled_from(order[position + 1 :]))
        if target is not None:
            merges.append(merge(str(account), str(target)))
    found = survivors(*merges)
    direct = {each["victim_account_csn"]: each["surviving_account_csn"] for each in merges}
    for victim, survivor in found.items():
        expected = victim
        while expected in direct:
            expected = direct[expected]
        assert survivor == expected
