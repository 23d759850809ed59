"""A table is compiled once for all months, and every parameter of its query is bound."""

import pytest

from ide_assets.engines.binding import bound
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.parameters import declare
from ide_assets_tests.transforms import DERIVED


@pytest.mark.parametrize("is_audited", [False, True])
def test_compiles_one_query_per_table_for_all_months(is_audited: bool) -> None:
    recipe = next(recipe for recipe in DERIVED if recipe.table.audited == is_audited)
    audited = True if is_audited else None
    assert recipe.sql(Rules(), audited=audited) is recipe.sql(Rules(), audited=audited)


def test_raises_for_a_marker_without_value() -> None:
    with pytest.raises(KeyError, match="tomorrow"):
        bound("SELECT CAST(':tomorrow' AS DATE)", Month.parse("2023-05"), rules=Rules())


def test_binds_declared_parameters_by_the_rules() -> None:
    with pytest.raises(ValueError, match="last_day is declared twice"):
        declare("last_day", "date", lambda month, rules: month.last_day)
    sql = "SELECT ':end_date_inclusive', ':benchmark_version', ':in_unreliable_window'"
    rules = Rules(end_date_inclusive=True, fiscal_year_start_month=2)
    assert bound(sql, Month.parse("2022-05"), rules=rules) == "SELECT 'true', '2023-Q2', 'true'"
    assert bound(sql, Month.parse("2023-05"), rules=Rules()) == "SELECT 'false', '2023-Q2', 'false'"


@pytest.mark.parametrize("text", ["'a:b'", "':'", "'say '':last_day, :tomorrow'' is late'", '"o\'clock"'])
def test_leaves_other_texts_unchanged(text: str) -> None:
    assert bound(f"SELECT {text}, ':last_day'", Month.parse("2024-02"), rules=Rules()) == f"SELECT {text}, '2024-02-29'"


@pytest.mark.parametrize("dialect", ["databricks", "snowflake"])
def test_reads_backslashes_as_each_dialect_does(dialect: str) -> None:
    month = Month.parse("2024-02")
    text = r"SELECT 'the customer\'s', ':last_day', 'say \':tomorrow\' aloud', '\\', ':first_day', `it's`, ':year'"
    expected = r"SELECT 'the customer\'s', '2024-02-29', 'say \':tomorrow\' aloud', '\\', '2024-02-01', `it's`, '2024'"
    assert bound(text, month, dialect=dialect, rules=Rules()) == expected
    assert bound(r"SELECT 'a\', ':last_day'", month, rules=Rules()) == r"SELECT 'a\', '2024-02-29'"
