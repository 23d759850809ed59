"""Rules across rows: duplicates, keys in conflict, merges, mixed pools, the share that rejects a delivery."""

import pytest

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets.domains.deliveries.reading import reader
from ide_assets.settings import Rules
from ide_assets_tests.deliveries.desk import Desk, Outcome, csv_text, row, usages


def merges(desk: Desk, *links: str) -> Outcome:
    """Merges written as `victim>survivor`; with ` open` appended they are not COMPLETED."""
    rows = []
    for link in links:
        pair, _, status = link.partition(" ")
        victim, survivor = pair.split(">")
        rows.append(row("victim_survivor_mapping", victim_account_csn=victim, surviving_account_csn=survivor,
                        final_merge_status=status or "COMPLETED"))  # fmt: skip
    return desk.read({"a.csv": csv_text(rows)}, "victim_survivor_mapping")


def entitlements(desk: Desk, *rows: dict[str, str]) -> Outcome:
    numbered = [row("entitlements", subscription_id=f"sub-{number}", **one) for number, one in enumerate(rows)]
    return desk.read({"a.csv": csv_text(numbered)}, "entitlements")


def test_37_exact_duplicates_count_once_within_and_across_files(desk: Desk) -> None:
    outcome = desk.read({"a.csv": csv_text([row(), *usages(2)]), "b.csv": csv_text(usages(3))})
    assert outcome.counts == (6, 3, 0, 3)


def test_37_rows_that_differ_only_in_ignored_columns_are_duplicates(desk: Desk) -> None:
    assert desk.read({"a.csv": csv_text([row(note="x"), row(note="y")])}).counts == (2, 1, 0, 1)


def test_37_rows_with_equal_nulls_are_duplicates(desk: Desk) -> None:
    assert entitlements(desk, {"seats_assigned": ""}).counts == (1, 1, 0, 0)
    twice = csv_text([row("entitlements", seats_assigned="")] * 2)
    assert desk.read({"a.csv": twice}, "entitlements").counts == (2, 1, 0, 1)


def test_38_quarantines_both_rows_of_one_key_with_different_values(desk: Desk) -> None:
    rows = [row("entitlements", seats_purchased=seats) for seats in ("1", "2", "2")]
    outcome = desk.read({"a.csv": csv_text(rows[:1]), "b.csv": csv_text(rows[1:])}, "entitlements")
    assert outcome.counts == (3, 0, 2, 1)
    reason = "another row has the same key (subscription_id) and different values; expected one"
    assert outcome.quarantined == [
        ("a.csv", 2, "subscription_id", "subscription_id=sub-1", reason),
        ("b.csv", 2, "subscription_id", "subscription_id=sub-1", reason),
    ]


def test_38_quarantined_row_does_not_conflict_with_a_valid_one(desk: Desk) -> None:
    rows = [row("entitlements"), row("entitlements", seats_purchased="-1")]
    assert desk.read({"a.csv": csv_text(rows)}, "entitlements").counts == (2, 1, 1, 0)


def test_38_compares_keys_of_several_columns(desk: Desk) -> None:
    rows = [
        row("ews_scores", scored_on=day, prediction=score)
        for day, score in (("2023-05-01", "0.1"), ("2023-05-02", "0.2"))
    ]
    assert desk.read({"a.csv": csv_text(rows)}, "ews_scores").counts == (2, 2, 0, 0)
    rows.append(row("ews_scores", scored_on="2023-05-02", prediction="0.3"))
    assert desk.read({"a.csv": csv_text(rows)}, "ews_scores").counts == (3, 1, 2, 0)


def test_39_quarantines_a_survivor_without_an_account(desk: Desk) -> None:
    outcome = merges(desk, "v>0012", "w>none", "x>y open")
    assert (outcome.counts, outcome.places) == (
        (3, 1, 2, 0),
        [(3, "surviving_account_csn"), (4, "surviving_account_csn")],
    )
    assert outcome.quarantined[0][3:] == (
        "none", "no account of this month has this CSN; expected a surviving account that exists",
    )  # fmt: skip


def test_39_accepts_links_and_victims_without_an_account(desk: Desk) -> None:
    assert merges(desk, "v>w", "w>x", "x>0012").counts == (3, 3, 0, 0)


def test_39_quarantines_all_merges_of_a_chain_without_a_surviving_account(desk: Desk) -> None:
    outcome = merges(desk, "v>w", "w>none", "x>0012")
    assert (outcome.counts, outcome.places) == (
        (3, 1, 2, 0),
        [(2, "surviving_account_csn"), (3, "surviving_account_csn")],
    )
    assert outcome.quarantined[0][4] == (
        "the chain of merges ends at none, and no account of this month has that CSN; expected a surviving account "
        "that exists"
    )


def test_39_chains_without_a_surviving_account_do_not_count_towards_the_share(desk: Desk) -> None:
    outcome = merges(desk, *(f"v{number}>none" for number in range(50)), "x>0012")
    assert outcome.counts == (51, 1, 50, 0)
    delivery = desk.delivery({}, "victim_survivor_mapping")
    reader.reject_above(outcome.read, delivery, Rules())
    itself = merges(desk, *(f"v{number}>v{number}" for number in range(50)), "x>0012")
    with pytest.raises(DeliveryRejectedError, match="50 of 51 rows"):
        reader.reject_above(itself.read, delivery, Rules())


@pytest.mark.parametrize("length", [70, 200, 3_000])
def test_41_reads_chains_of_any_length_and_rejects_cycles_of_any_length(desk: Desk, length: int) -> None:
    chain = [f"m{number}>m{number + 1}" for number in range(length)]
    assert merges(desk, *chain, f"m{length}>0012").counts == (length + 1, length + 1, 0, 0)
    with pytest.raises(DeliveryRejectedError, match="cycle of COMPLETED merges"):
        merges(desk, *chain, f"m{length}>m0")


def test_40_rejects_a_mapping_with_a_cycle(desk: Desk) -> None:
    with pytest.raises(
        DeliveryRejectedError, match="cycle of COMPLETED merges among the accounts 0012, 0013, 0014, so none"
    ):
        merges(desk, "0012>0013", "0013>0014", "0014>0012")
    assert merges(desk, "0012>0013", "0013>0012 open").counts == (2, 2, 0, 0)


def test_41_accepts_a_chain_of_merges(desk: Desk) -> None:
    assert merges(desk, "v>0012", "0012>0013", "0013>0014").counts == (3, 3, 0, 0)


def test_42_quarantines_a_self_merge_and_a_victim_of_two_survivors(desk: Desk) -> None:
    outcome = merges(desk, "0012>0012", "v>0012", "v>0013", "w>0012", "w>0013 open", "x>0012 open", "x>0013 open")
    assert (outcome.counts, outcome.places) == ((7, 4, 3, 0), [(line, "victim_account_csn") for line in (2, 3, 4)])
    assert "merged into itself" in outcome.quarantined[0][4]
    assert "more than one COMPLETED survivor (0012, 0013); expected one" in outcome.quarantined[1][4]


def test_quarantines_all_rows_of_a_pool_with_two_products(desk: Desk) -> None:
    other = {"offering_external_key": "RVT", "offering_product_line_code": "RVT"}
    expired = {"start_date": "2020-01-01", "end_date": "2021-01-01"}
    outcome = entitlements(desk, {}, other, expired, {"pool_id": "pool-2"}, {"pool_id": "pool-2", **other, **expired})
    assert (outcome.counts, outcome.places) == ((5, 2, 3, 0), [(line, "pool_id") for line in (2, 3, 4)])
    assert "of more than one product (ACD/ACDIST, RVT/RVT)" in outcome.quarantined[0][4]


def test_judges_a_pool_by_its_active_rows_in_scope(desk: Desk) -> None:
    other = {"offering_external_key": "RVT", "offering_product_line_code": "RVT"}
    for change in (
        {"usage_type": "EDU"},
        {"entitlement_model": "MUS"},
        {"is_unlimited": "yes"},
        {"end_date": "2023-05-31"},
    ):
        assert entitlements(desk, {}, {**other, **change}).counts == (2, 2, 0, 0)
    assert entitlements(desk, {}, {**other, "end_date": "2023-06-01"}).counts == (2, 0, 2, 0)


def test_48_49_accepts_unknown_accounts_and_products_and_users_beyond_seats(desk: Desk) -> None:
    unknown = {"account_csn": "nobody", "offering_external_key": "NEW", "seats_assigned": "99", "pool_id": "pool-2"}
    assert entitlements(desk, {}, unknown).counts == (2, 2, 0, 0)
    assert desk.read({"a.csv": csv_text(usages(2, product_offering="NEW"))}).counts == (2, 2, 0, 0)
    assert desk.read({"a.csv": csv_text([row("accounts", site_geo="MARS")])}, "accounts").counts == (1, 1, 0, 0)


def test_rejects_a_delivery_whose_rows_are_all_quarantined(desk: Desk) -> None:
    delivery = desk.delivery({"a.csv": csv_text(usages(10, tenant_id="x"))})
    with pytest.raises(DeliveryRejectedError, match="all of its 10 rows break a row rule, and a month without usage_"):
        reader.reject_above(desk.read_delivery(delivery).read, delivery, Rules())


@pytest.mark.parametrize(
    ("sound", "broken", "is_rejected"),
    [(1, 10, False), (989, 11, True), (1089, 11, False), (0, 11, True), (1088, 11, True)],
)
def test_rejects_a_delivery_above_both_the_share_and_the_number(
    desk: Desk, sound: int, broken: int, is_rejected: bool
) -> None:
    rows = [row(authorization_id=f"auth-{n}", tenant_id="x" if n < broken else "7") for n in range(sound + broken)]
    delivery = desk.delivery({"a.csv": csv_text(rows)})
    outcome = desk.read_delivery(delivery)
    assert outcome.counts == (sound + broken, sound, broken, 0)
    if not is_rejected:
        reader.reject_above(outcome.read, delivery, Rules())
        return
    with pytest.raises(DeliveryRejectedError) as rejected:
        reader.reject_above(outcome.read, delivery, Rules())
    assert f"{broken} of {sound + broken:,} rows" in str(rejected.value)
    assert f"tenant_id: tenant_id expected a whole number ({broken} rows). Correct them" in str(rejected.value)


@pytest.mark.parametrize("source", ["service_contracts", "product_features", "usage_authorizations", "accounts"])
def test_a_repeated_header_is_no_row(desk: Desk, source: str) -> None:
    header, line = csv_text([row(source)]).splitlines()
    outcome = desk.read({"a.csv": "\n".join((header, line, "\ufeff" + header.upper(), line, ""))}, source)
    assert outcome.counts == (3, 1, 1, 1)
    assert outcome.quarantined[0][1] == 3
    assert all("the header is repeated; expected a row" in fault[-1] for fault in outcome.quarantined[:1])


def test_features_of_sessions_are_cleaned_like_those_of_products(desk: Desk) -> None:
    odd = " \u270f\ufe0f Sketch\u200b "
    features = desk.read({"a.csv": csv_text([row("product_features", feature=odd)])}, "product_features")
    sessions = desk.read(
        {"a.csv": csv_text([row("product_sessions", features_used=f"Draw;{odd}; ")])}, "product_sessions"
    )
    assert sessions.accepted[0]["features_used"] == f"Draw;{features.accepted[0]['feature']}"
