"""Every expectation of the action tables fails on a month that is corrupted for it."""

import pytest

from ide_assets.domains.actions.recipes import RECIPES
from ide_assets_tests.checks.actions_cases import ACTIONS_CASES
from ide_assets_tests.checks.case import Case
from ide_assets_tests.checks.harness import CleanMonth, assert_that_only_the_case_fails, failing

TABLES = tuple(recipe.table.name for recipe in RECIPES)


def test_every_expectation_has_a_case() -> None:
    declared = {(recipe.table.name, expectation.name) for recipe in RECIPES for expectation in recipe.expectations}
    assert {(case.table, case.expectation) for case in ACTIONS_CASES} == declared


@pytest.mark.parametrize("table", TABLES)
def test_nothing_fails_in_the_clean_month(actions: CleanMonth, table: str) -> None:
    assert actions.rows[table] >= 2
    assert failing(actions.judge(table, earlier=[actions.figures(table)])) == set()


@pytest.mark.parametrize("case", ACTIONS_CASES, ids=str)
def test_a_corrupted_table_fails_exactly_the_expected_checks(actions: CleanMonth, case: Case) -> None:
    assert_that_only_the_case_fails(actions, case)
