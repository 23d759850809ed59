"""Every expectation of the engagement tables is seen to fail on a month corrupted for it."""

import pytest

from ide_assets.domains.engagement.recipes import RECIPES
from ide_assets_tests.checks.case import Case
from ide_assets_tests.checks.engagement_cases import ENGAGEMENT_CASES
from ide_assets_tests.checks.harness import CleanMonth, assert_that_only_the_case_fails, failing

TABLES = tuple(recipe.table.name for recipe in RECIPES)


def test_every_expectation_has_a_case() -> None:
    declared = {(recipe.table.name, expectation.name) for recipe in RECIPES for expectation in recipe.expectations}
    assert {(case.table, case.expectation) for case in ENGAGEMENT_CASES} == declared


@pytest.mark.parametrize("table", TABLES)
def test_nothing_fails_in_the_clean_month(engaged: CleanMonth, table: str) -> None:
    assert engaged.rows[table] >= 2
    assert failing(engaged.judge(table, earlier=[engaged.figures(table)])) == set()


@pytest.mark.parametrize("case", ENGAGEMENT_CASES, ids=str)
def test_a_corrupted_table_fails_exactly_the_expected_checks(engaged: CleanMonth, case: Case) -> None:
    assert_that_only_the_case_fails(engaged, case)
