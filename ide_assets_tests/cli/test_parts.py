"""Grids of `ide plan` and `ide shadow show` in terminals of any width."""

import io

from ide_assets.cli.parts import print_parts
from ide_assets.cli.terminal import Terminal
from ide_assets.operations.parts import Part

PART = Part(
    "2023-09 compared with publication 16",
    names=("table", "before", "after", "columns that change", "because"),
    rows=[
        ("cohort_benchmarks", "97", "96", "n_accounts 79", ""),
        ("ide_actions_monthly", "13", "14", "uplift 12, expected_value 12", "reads ide_holdout_monthly"),
    ],
    numbers=frozenset({"before", "after"}),
)


def printed(width: int) -> list[str]:
    console = Terminal(width=width, file=io.StringIO(), record=True)
    print_parts(console, [PART])
    return [line.rstrip() for line in console.export_text().splitlines()]


def test_wide_terminal_shows_a_grid() -> None:
    lines = printed(120)
    assert any(line.split() == ["table", "before", "after", "columns", "that", "change", "because"] for line in lines)
    assert any("ide_actions_monthly" in line and "reads ide_holdout_monthly" in line for line in lines)


def test_narrow_terminal_shows_all_values_one_below_the_other() -> None:
    assert printed(60) == [
        "2023-09 compared with publication 16",
        "  cohort_benchmarks",
        "    before 97, after 96",
        "    columns that change: n_accounts 79",
        "  ide_actions_monthly",
        "    before 13, after 14",
        "    columns that change: uplift 12, expected_value 12",
        "    because: reads ide_holdout_monthly",
        "",
    ]


def test_long_values_wrap_inside_their_indent() -> None:
    lines = printed(40)
    assert "    columns that change: uplift 12," in lines and "    expected_value 12" in lines
