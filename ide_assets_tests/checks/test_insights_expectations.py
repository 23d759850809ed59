"""Every expectation of the insight tables fails on a month corrupted for it."""

import pytest

from ide_assets.domains.insights.recipes import RECIPES
from ide_assets_tests.checks.case import Case
from ide_assets_tests.checks.harness import CleanMonth, assert_that_only_the_case_fails, failing
from ide_assets_tests.checks.insights_cases import INSIGHTS_CASES

TABLES = tuple(recipe.table.name for recipe in RECIPES)


def test_every_expectation_has_a_case() -> None:
    declared = {(recipe.table.name, expectation.name) for recipe in RECIPES for expectation in recipe.expectations}
    assert {(case.table, case.expectation) for case in INSIGHTS_CASES} == declared


@pytest.mark.parametrize("table", TABLES)
def test_nothing_fails_in_the_clean_month(insights: CleanMonth, table: str) -> None:
    assert insights.rows[table] >= 2
    assert failing(insights.judge(table, earlier=[insights.figures(table)])) == set()


@pytest.mark.parametrize("case", INSIGHTS_CASES, ids=str)
def test_a_corrupted_table_fails_exactly_the_expected_checks(insights: CleanMonth, case: Case) -> None:
    assert_that_only_the_case_fails(insights, case)
