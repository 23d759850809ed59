"""What differs between two publications of a month, and which inputs explain it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ide_assets.domains.cohorts.rules import BENCHMARK_WINDOW
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.inputs import SAME_MONTH
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.operations.causes import Kind, causes
from ide_assets.operations.diff import compare
from ide_assets.operations.publications import CannotCompareError, publications, two_publications
from ide_assets.operations.row_differences import TableDifference
from ide_assets.store import database
from ide_assets.store.ledger import Entry, Ledger
from ide_assets_tests.small_home import TABLE, SmallHome, entry, tables

JANUARY = Month.parse("2023-01")


def differ(small: SmallHome, examples: int = 3) -> list[TableDifference]:
    ledger = Ledger(small.home)
    with database.session(small.settings, small.home) as connection:
        two = two_publications(ledger, JANUARY, None, None)
        return list(compare(connection, ledger, [TABLE], *two, examples).tables)


def test_matches_rows_by_key_and_compares_nulls(tmp_path: Path) -> None:
    small = SmallHome(tmp_path)
    small.publish("2023-01", ("gone", 4, 4, "EMEA"), ("more", 10, None, None), ("same", 7, None, None))
    small.publish("2023-01", ("more", 12, 3, None), ("new", 5, 5, "AMER"), ("same", 7, None, None))
    (result,) = differ(small)
    assert (result.rows_before, result.rows_after) == (3, 3)
    assert (result.added, result.removed, result.changed) == (1, 1, 1)
    assert result.columns == {"seats_purchased": 1, "seats_assigned": 1}
    assert result.seats == {"seats_purchased": (21, 24), "seats_assigned": (4, 8)}
    changed, added, removed = result.examples
    assert (changed.kind, changed.key["pool_id"]) == ("changed", "more")
    assert changed.values == {"seats_purchased": (10, 12), "seats_assigned": (None, 3)}
    assert (added.kind, added.key["pool_id"], added.values["site_geo"]) == ("added", "new", (None, "AMER"))
    assert (removed.kind, removed.key["pool_id"], removed.values["site_geo"]) == ("removed", "gone", ("EMEA", None))


def test_limits_examples_and_counts_all_rows(tmp_path: Path) -> None:
    small = SmallHome(tmp_path)
    small.publish("2023-01", *((f"P{number}", number, 0, None) for number in range(50)))
    small.publish("2023-01", *((f"P{number}", number + 1, 0, None) for number in range(60)))
    (result,) = differ(small, examples=2)
    assert (result.changed, result.added) == (50, 10)
    assert [example.kind for example in result.examples] == ["changed", "changed", "added", "added"]
    assert differ(small, examples=0)[0].examples == []


def test_names_a_new_column_and_compares_the_others(tmp_path: Path) -> None:
    small = SmallHome(tmp_path)
    small.publish("2023-01", ("P1", 1, 1, "EMEA"), without=["site_geo"])
    small.publish("2023-01", ("P1", 2, 1, "EMEA"))
    (result,) = differ(small)
    assert (result.changed, result.columns, result.note) == (1, {"seats_purchased": 1}, "columns added: site_geo")


def test_equal_hashes_are_not_read_and_removed_files_are_noted(tmp_path: Path) -> None:
    small = SmallHome(tmp_path)
    ledger = Ledger(small.home)
    ledger.path(small.publish("2023-01", ("P1", 1, 1, None))).unlink()
    ledger.path(small.publish("2023-01", ("P1", 1, 1, None))).unlink()
    assert differ(small) == []
    small.publish("2023-01", ("P1", 2, 1, None))
    assert "publication 2 was removed from the lake" in differ(small)[0].note


def test_compares_the_last_two_or_the_given_publications(tmp_path: Path) -> None:
    small = SmallHome(tmp_path)
    for number, month in enumerate(("2023-01", "2023-02", "2023-01", "2023-01")):
        small.publish(month, ("P1", number, 0, None))
    ledger = Ledger(small.home)

    def two(before: int | None = None, after: int | None = None, month: str = "2023-01") -> tuple[int, int]:
        result = two_publications(ledger, Month.parse(month), before, after)
        return result[0].any_entry.publication, result[1].any_entry.publication

    assert two() == (3, 4)
    assert two(before=1) == (1, 4)
    assert two(after=3) == (1, 3)
    assert two(before=2) == (1, 4), "at publication 2 of the ledger January was still as of 1"
    for wrong, message in (
        ({"before": 4, "after": 3}, "--from must select an earlier one"),
        ({"before": 1, "after": 2}, "--from must select an earlier one"),
        ({"after": 1}, "nothing before publication 1"),
        ({"before": 1, "month": "2023-02"}, "was not yet published at publication 1"),
        ({"month": "2023-02"}, "nothing before publication 2"),
        ({"month": "2024-01"}, "Published: 2023-01, 2023-02"),
    ):
        with pytest.raises(CannotCompareError, match=message):
            two(**wrong)


OLD = tables(
    entry(1, "accounts", "a1", rows=100, delivery="da1"),
    entry(1, "victim_survivor_mapping", "v1", delivery="dv1", accounts="a1"),
    entry(1, "entitlements", "e1", delivery="de1"),
    entry(1, "account_merges", "m1", victim_survivor_mapping="v1"),
    entry(1, "pool_monthly", "p1", entitlements="e1"),
    entry(1, "assignment_monthly", "s1", pool_monthly="p1", account_merges="m1"),
)


def test_one_restated_delivery_explains_all_downstream_tables() -> None:
    (cause,) = causes(
        OLD,
        {
            **OLD,
            **tables(
                entry(2, "entitlements", "e2", rows=3, delivery="de2"),
                entry(2, "pool_monthly", "p2", entitlements="e2"),
                entry(2, "assignment_monthly", "s2", pool_monthly="p2", account_merges="m1"),
            ),
        },
    )
    assert cause.kind is Kind.DELIVERY
    assert cause.what == "entitlements was delivered again"
    assert cause.detail == "delivery de1 -> de2, rows 1 -> 3"
    assert cause.reaches == ("assignment_monthly", "entitlements", "pool_monthly")


def test_each_cause_lists_its_tables() -> None:
    result = causes(
        OLD,
        {
            **OLD,
            **tables(
                # Redelivered with the same rows: it affects no table.
                entry(2, "accounts", "a1", rows=100, delivery="da2"),
                entry(2, "victim_survivor_mapping", "v2", delivery="dv2", accounts="a1"),
                entry(2, "account_merges", "m2", victim_survivor_mapping="v2"),
                entry(2, "pool_monthly", "p2", entitlements="e1", code="new code"),
                entry(2, "assignment_monthly", "s2", pool_monthly="p2", account_merges="m2", rules="new rules"),
            ),
        },
    )
    assert {cause.kind: cause.reaches for cause in result} == {
        Kind.DELIVERY: (),
        Kind.MERGES: ("account_merges", "assignment_monthly", "victim_survivor_mapping"),
        Kind.SETTINGS: ("assignment_monthly",),
        Kind.CODE: ("assignment_monthly", "pool_monthly"),
    }
    assert [cause.what for cause in result if cause.kind is Kind.DELIVERY] == ["accounts was delivered again"]


def test_benchmark_window_lists_added_removed_and_restated_months() -> None:
    def month(window: dict[str, str], sha256: str) -> Mapping[str, Entry]:
        benchmarks = replace(entry(1, "cohort_benchmarks", sha256), inputs=window)
        return tables(benchmarks, entry(1, "ide_cohort_benchmark_monthly", sha256, cohort_benchmarks=sha256))

    was = {"ide_observation_monthly@2021-12": "a", "ide_observation_monthly@2022-06": "b"}
    now = {"ide_observation_monthly@2022-06": "c", "ide_observation_monthly@2022-12": "d"}
    (cause,) = causes(month(was, "x"), month(now, "y"))
    assert cause.kind is Kind.OTHER_MONTHS
    assert cause.detail == (
        "joined: ide_observation_monthly@2022-12; left: ide_observation_monthly@2021-12; "
        "restated: ide_observation_monthly@2022-06"
    )
    assert cause.reaches == ("cohort_benchmarks", "ide_cohort_benchmark_monthly")


@pytest.mark.parametrize("recipe", [item for item in RECIPES if item.inputs], ids=lambda recipe: recipe.table.name)
def test_names_inputs_of_other_months_by_their_window(recipe: Recipe) -> None:
    """Only inputs of a benchmark are called the benchmark window."""
    for source in recipe.inputs:
        if source.window is SAME_MONTH:
            continue
        was, now = (
            tables(replace(entry(1, recipe.table.name, "x"), inputs={f"{source.table.name}@2022-06": sha256}))
            for sha256 in "ab"
        )
        (cause,) = causes(was, now)
        assert ("benchmark window" in cause.what) == (source.window is BENCHMARK_WINDOW)
        assert recipe.table.name in cause.what


def test_added_or_removed_optional_source_is_a_cause() -> None:
    without = tables(entry(1, "ide", "i1"))
    with_scores = tables(entry(2, "ews_scores", "w", rows=9, delivery="dw"), entry(2, "ide", "i2", ews_scores="w"))
    (came,) = causes(without, with_scores)
    assert (came.what, came.reaches) == ("ews_scores was delivered since", ("ews_scores", "ide"))
    (went,) = causes(with_scores, without)
    assert (went.what, went.detail) == ("ews_scores is no longer delivered", "delivery dw -> none, rows 9 -> none")


def test_unrecorded_causes_are_unknown() -> None:
    (cause,) = causes(OLD, {**OLD, **tables(entry(2, "accounts", "a2", rows=100, delivery="da1"))})
    assert (cause.kind, cause.reaches) == (Kind.UNRECORDED, ("accounts",))


def test_history_describes_the_changes() -> None:
    again = [replace(item, publication=2) for item in OLD.values()]
    restated = [replace(item, publication=3) for item in again if item.table != "accounts"]
    restated.append(entry(3, "accounts", "a2", delivery="da2"))
    message = [item.changes() for item in publications([*OLD.values(), *again, *restated])]
    assert message == [
        "first publication",
        "rebuilt, the same rows",
        "accounts was delivered again: 1 table changed",
    ]
