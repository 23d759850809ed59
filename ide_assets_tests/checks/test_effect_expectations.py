"""Every expectation of the effect tables fails on a study that is corrupted for it."""

import pytest

from ide_assets.domains.effect.recipes import RECIPES
from ide_assets_tests.checks.case import Case, Innocent
from ide_assets_tests.checks.effect_cases import EFFECT_CASES, EFFECT_INNOCENT
from ide_assets_tests.checks.harness import CleanMonth, assert_that_only_the_case_fails, failing

TABLES = tuple(recipe.table.name for recipe in RECIPES)


def test_every_expectation_has_a_case() -> None:
    declared = {(recipe.table.name, expectation.name) for recipe in RECIPES for expectation in recipe.expectations}
    assert {(case.table, case.expectation) for case in EFFECT_CASES} == declared


@pytest.mark.parametrize("table", TABLES)
def test_nothing_fails_in_the_clean_study(study: CleanMonth, table: str) -> None:
    assert study.rows[table] >= 2
    assert failing(study.judge(table, earlier=[study.figures(table)])) == set()


@pytest.mark.parametrize("case", EFFECT_CASES, ids=str)
def test_a_corrupted_table_fails_exactly_the_expected_checks(study: CleanMonth, case: Case) -> None:
    assert_that_only_the_case_fails(study, case)


@pytest.mark.parametrize("innocent", EFFECT_INNOCENT, ids=str)
def test_unusual_but_valid_rows_pass_all_checks(study: CleanMonth, innocent: Innocent) -> None:
    assert failing(study.judge(innocent.table, innocent.change)) == set()
