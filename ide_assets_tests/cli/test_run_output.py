"""What `ide run` prints of the months that it built."""

import io

from rich.console import Console

from ide_assets.automation.running import MonthResult, TableResult
from ide_assets.cli import runs
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month


def printed(*results: MonthResult) -> list[list[str]]:
    """The cells of the grid, line by line."""
    console = Console(width=100, file=io.StringIO(), record=True)
    console.print(runs._months_by_domains(results, 100))
    lines = console.export_text().splitlines()
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in lines if line.startswith("│")]


def result(month: str, **tables: TableResult) -> MonthResult:
    """A month in which every table has two rows and three passed checks, apart from the tables given."""
    whole = {recipe.table.name: TableResult(rows=2, passed=3) for recipe in RECIPES}
    return MonthResult(Month.parse(month), published=True, tables={**whole, **tables})


def test_each_domain_has_the_sums_of_its_tables() -> None:
    lines = printed(result("2023-05"), result("2023-06", usage_monthly=TableResult(rows=2, passed=1, warned=["a"])))
    domains = list(dict.fromkeys(recipe.table.group for recipe in RECIPES))
    assert [line[0] for line in lines[::2]] == domains
    usage = lines.index(["usage", "1 · 2", "1 · 2"])
    assert lines[usage + 1] == ["", "3/0/0", "1/1/0"]
    tables = sum(recipe.table.group == "effect" for recipe in RECIPES)
    assert ["effect", *[f"{tables} · {2 * tables}"] * 2] in lines


def test_tables_that_failed_or_have_quarantined_rows_are_named() -> None:
    lines = printed(
        result(
            "2023-06",
            entitlements=TableResult(rows=7, passed=5, quarantined=4),
            pool_monthly=TableResult(rows=None, passed=2, failed=["seats_are_conserved"]),
        )
    )
    assert ["entitlements", "7 4 q"] in lines
    assert lines[lines.index(["pool_monthly", "0"]) + 1] == ["", "2/0/1"]
    assert not any(line[0] == "usage_monthly" for line in lines)


def test_skipped_tables_count_their_checks_and_no_rows() -> None:
    every = {recipe.table.name: TableResult(skipped="not delivered", passed=1) for recipe in RECIPES}
    lines = printed(MonthResult(Month.parse("2023-06"), published=True, tables=every))
    assert lines[lines.index(["usage", "0 · 0"]) + 1] == ["", "1/0/0"]
