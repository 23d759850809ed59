"""Rows that must match another source: the share that blocks, and the hint about how both sides write their keys."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.deliveries.contract.references import joined_share
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.expectations import suite
from ide_assets.engines import base as engine
from ide_assets.engines import batches
from ide_assets.kernel import bounds, judging
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.waivers import Waiver, applied
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets_tests.inline import load

MONTH = Month.parse("2023-05")


def verdict(of: list[str], accounts: list[str], victims: tuple[str, ...] = (), rules: Rules | None = None) -> Verdict:
    """The verdict on entitlements of the accounts `of`, with `accounts` delivered."""
    source = BY_NAME["entitlements"]
    with duckdb.connect(config={"threads": 1}) as connection:
        rows = [{"subscription_id": str(number), "account_csn": csn} for number, csn in enumerate(of)]
        load(connection, source.table, rows)
        connection.execute(f"CREATE TEMP VIEW {batches.CANDIDATE} AS FROM entitlements")
        load(connection, BY_NAME["accounts"].table, [{"account_csn": csn} for csn in accounts])
        merges = [{"victim_account_csn": csn, "final_merge_status": "COMPLETED"} for csn in victims]
        load(connection, BY_NAME["victim_survivor_mapping"].table, merges)
        checks = [check for check in suite(source) if check.name == "accounts_are_found"]
        (result,) = judging.judge(engine.DuckDB(connection), source.table, checks, MONTH, len(of), (), rules or Rules())
    return result


@pytest.mark.parametrize(
    ("of", "accounts", "hint"),
    [
        (["001A0000001AbcD"], ["001A0000001AbcDIAS"], "15 against 18 characters, the first characters are the same"),
        (["001A0000001AbcDIAS"], ["001A0000001AbcD"], "18 against 15 characters, the first characters are the same"),
        (["ab12", "cd34"], ["AB12", "CD34"], "4 against 4 characters, another case, such as 'ab12' against 'AB12'"),
        (["0012"], ["12"], "4 against 2 characters, leading zeros, such as '0012' against '12'"),
        (["5110-331"], ["5110331"], "8 against 7 characters, blanks or hyphens"),
        (["A1", "A22"], ["900", "901"], "2 to 3 against 3 characters, another numbering, such as 'A1' to 'A22'"),
    ],
)  # fmt: skip
def test_hint_names_how_both_sides_write_their_keys(of: list[str], accounts: list[str], hint: str) -> None:
    result = verdict(of, accounts)
    assert (result.passed, result.failing) == (False, len(of))
    assert f"entitlements.account_csn and accounts.account_csn: {hint}" in str(result.sample[0]["hint"])


def test_blocks_below_half_found_and_passes_at_half() -> None:
    assert verdict(["A", "X"], ["A"]).passed
    result = verdict(["A", "X", "Y"], ["A"])
    assert (result.passed, result.stops, result.failing, result.structural) == (False, True, 2, False)
    assert verdict(["A", "X", "Y"], ["A"], rules=Rules(least_joined_share=0.3)).passed
    assert not verdict(["A", "A", "X"], ["A"], rules=Rules(least_joined_share=0.9)).passed
    assert not verdict(["X"], ["A"], rules=Rules(least_joined_share=0)).passed
    assert verdict([], ["A"]).passed


def test_merged_accounts_are_found_without_a_row() -> None:
    assert verdict(["V", "V", "V"], ["S"], victims=("V",)).passed


def test_none_found_cannot_be_waived_and_too_few_can() -> None:
    waiver = Waiver("entitlements", "accounts_are_found", "2023-05", "known", "2023-12-31", "me", "2023-06-01")
    for of, is_waived in ((["A", "X", "Y"], True), (["X", "Y", "Z"], False)):
        (result,) = applied([waiver], "entitlements", MONTH, date(2023, 6, 2), [verdict(of, ["A"])])
        assert result.stops is not is_waived


def test_joined_share_counts_rows() -> None:
    (reference,) = BY_NAME["entitlements"].meets
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("CREATE TABLE judged AS SELECT unnest(['A', 'A', 'A', 'X']) AS account_csn")
        connection.execute("CREATE TABLE accounts AS SELECT 'A' AS account_csn")
        connection.execute(
            "CREATE TABLE victim_survivor_mapping AS SELECT 'V' AS victim_account_csn, '' AS final_merge_status"
        )
        assert connection.execute(joined_share(reference)).fetchall() == [(0.75,)]
        connection.execute("DELETE FROM judged")
        assert connection.execute(joined_share(reference)).fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("earlier", "rows", "at_least"),
    [
        ([1.0], 1_000, 0.8),
        ([0.9, 0.9, 0.9, 0.9], 10_000, 0.8),
        ([1.0], 4, 0.75),
    ],
)
def test_learns_the_lower_bound_of_a_share(earlier: list[float], rows: int, at_least: float) -> None:
    assert bounds.of_share(earlier, bounds.USUAL, rows) == pytest.approx(at_least)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.data())
def test_verdict_does_not_depend_on_the_order_of_rows(data: st.DataObject) -> None:
    of, accounts = ["A1", "b2", "b2", "007", "X-9", "Z"], ["A1", "B2", "7", "X9", "Y"]
    before = verdict(of, accounts)
    after = verdict(data.draw(st.permutations(of)), data.draw(st.permutations(accounts)))
    assert not before.passed
    assert replace(after, sample=()) == replace(before, sample=())
    shown = [sorted(str(row["account_csn"]) for row in result.sample) for result in (before, after)]
    assert shown[0] == shown[1]
    assert {row["hint"] for row in after.sample} == {row["hint"] for row in before.sample}


def test_counts_of_active_users_must_meet_the_same_feeds_as_authorisations() -> None:
    assert BY_NAME["usage_counts"].meets == BY_NAME["usage_authorizations"].meets != ()
