"""docs/faults.md: every fault has a row, every test named there exists, every test named for a fault is there."""

import ast
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "faults.md"
NUMBERS = (*range(1, 54), *range(60, 79))


@cache
def named_tests() -> dict[int, set[str]]:
    """The tests that a row names, by its number."""
    tests: dict[int, set[str]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        row = re.match(r"\| (\d+) \|", line)
        if row is not None:
            assert int(row[1]) not in tests, f"fault {row[1]} has two rows"
            tests[int(row[1])] = set(re.findall(r"`([\w/]+\.py::\w+)`", line))
    return tests


@cache
def existing_tests() -> set[str]:
    return {
        f"{path.relative_to(TESTS).as_posix()}::{node.name}"
        for path in TESTS.rglob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_fault_has_a_row_with_tests() -> None:
    assert tuple(named_tests()) == NUMBERS
    assert all(named_tests().values())


def test_named_tests_exist() -> None:
    assert set().union(*named_tests().values()) <= existing_tests()


def test_numbered_tests_are_listed_in_their_row() -> None:
    for test in existing_tests():
        for number in re.findall(r"\d+(?=_)", re.match(r".*::test_((?:\d+_)*)", test)[1]):  # type: ignore[index]
            assert test in named_tests()[int(number)], f"docs/faults.md, row {number}: {test} is missing"
