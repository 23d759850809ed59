"""Explanation of a number: its formula, whether it can be trusted, and the delivered lines behind it."""

from pathlib import Path

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.recipe import Derived
from ide_assets.kernel.waivers import Waiver, give
from ide_assets.months import Month
from ide_assets.operations.explain import CannotExplainError, Explained, explain
from ide_assets.operations.formulas import Formula, formulas_of
from ide_assets.operations.names import UnknownTableError
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import JANUARY

MONTH = Month.parse(JANUARY)


def first_row(settings: Settings, table: str = "assignment_monthly") -> Explained:
    explained = explain(settings, table, MONTH, {})
    row = dict(zip(explained.names, explained.rows[0], strict=True))
    recipe = next(recipe for recipe in RECIPES if recipe.table.name == table)
    return explain(settings, table, MONTH, {name: str(row[name]) for name in recipe.table.key})


def test_formulas_show_the_numbers_of_the_row() -> None:
    rate = Formula("assignment_rate", "100 * seats_assigned / seats_purchased", 1)
    assert rate.in_words({"seats_assigned": 6, "seats_purchased": 7, "assignment_rate": 85.7}) == (
        "assignment_rate = 100 * seats_assigned / seats_purchased = 100 * 6 / 7 = 85.7 (rounded to 1 decimal)"
    )
    assert rate.in_words({"seats_assigned": None, "seats_purchased": 7, "assignment_rate": None}).endswith(
        "100 * (unknown) / 7, which is null: seats_assigned is unknown"
    )
    assert rate.in_words({"seats_assigned": 0, "seats_purchased": 0, "assignment_rate": None}).endswith(
        "which is null: a division by 0 has no result"
    )


def test_formulas_give_the_published_numbers(published_month: Settings) -> None:
    """A difference of half a unit in the last decimal is rounding; a larger one is another formula."""
    home = home_of(published_month)
    ledger, compared = Ledger(home), 0
    with database.session(published_month, home) as connection:
        for recipe in RECIPES:
            entry = ledger.entry(recipe.table.name, MONTH)
            for formula in formulas_of(recipe.table.column_names) if entry is not None else []:
                assert entry is not None
                rows, wrong = connection.execute(
                    f"SELECT count(*), count(*) FILTER (abs({formula.column} - ({formula.expression})) > "
                    f"0.5 / 10 ** {formula.decimals} + 1e-9) FROM {database.parquet([ledger.path(entry)])} "
                    f"WHERE {formula.column} IS NOT NULL AND ({formula.expression}) IS NOT NULL"
                ).fetchall()[0]
                assert wrong == 0, (recipe.table.name, formula)
                compared += rows
    assert compared > 100


def test_explanation_ends_at_the_delivered_line(published_month: Settings) -> None:
    explained = first_row(published_month)
    (entitlements,) = [item for item in explained.delivered if item.source == "entitlements"]
    for row in entitlements.rows:
        lines = Path(row.file).read_text(encoding="utf-8").splitlines()
        assert str(row.key["subscription_id"]) in lines[row.line - 1]
    assert len(entitlements.rows) == entitlements.count > 0


@pytest.mark.parametrize("source", ["emails", "stakeholders", "product_sessions", "usage_authorizations"])
def test_columns_that_are_stored_differently_do_not_hide_lines(published_month: Settings, source: str) -> None:
    explained = explain(published_month, source, MONTH, {})
    (delivered,) = explained.delivered
    assert len(delivered.rows) > 0, delivered.note


def test_no_lines_for_a_replaced_delivery(published_month: Settings) -> None:
    (file,) = (published_month.landing / "entitlements" / JANUARY).glob("*.csv")
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    explained = first_row(published_month)
    (entitlements,) = [item for item in explained.delivered if item.source == "entitlements"]
    assert (entitlements.rows, "redelivered since" in entitlements.note) == ((), True)
    assert explained.trust.answer.startswith("With care")
    assert "stale" in explained.trust.cautions[0]


def test_row_with_a_failed_check_needs_care(published_month: Settings) -> None:
    for recipe in RECIPES:
        entry = Ledger(home_of(published_month)).entry(recipe.table.name, MONTH)
        if entry is None or not entry.rows:
            continue
        explained = explain(published_month, recipe.table.name, MONTH, {})
        trust = explained.trust
        assert trust.checks > 0
        if any(check.rows_here for check in trust.failed):
            assert trust.answer.startswith("With care")
            return
    pytest.fail("no first row of any table is named by a check: choose another month")


def test_table_without_rows_is_said_to_have_none(published_month: Settings) -> None:
    assert Ledger(home_of(published_month)).published[MONTH]["orders"].rows == 0
    with pytest.raises(CannotExplainError, match=f"orders has no row in {MONTH}. Its definition: ide tables orders"):
        explain(published_month, "orders", MONTH, {})
    with pytest.raises(CannotExplainError, match=f"no row of orders in {MONTH} has order_id=R1"):
        explain(published_month, "orders", MONTH, {"order_id": "R1"})


def test_acknowledged_warning_has_its_reason(published_month: Settings) -> None:
    home = home_of(published_month)
    table, check = next(
        (recipe.table.name, failed[0].check)
        for recipe in RECIPES
        if Ledger(home).entry(recipe.table.name, MONTH) is not None
        and (failed := explain(published_month, recipe.table.name, MONTH, {}).trust.failed)
    )
    give(home, Waiver(table, check, JANUARY, "agreed with sales", "2099-01-01", "jo", "2026-01-01T00:00:00+00:00"))
    failed = explain(published_month, table, MONTH, {}).trust.failed
    assert "agreed with sales" in next(item.waived for item in failed if item.check == check)


def test_account_has_its_rate_over_its_pools(published_month: Settings) -> None:
    account = str(first_row(published_month).rows[0][1])
    explained = explain(published_month, "assignment_monthly", MONTH, {}, account)
    names = explained.names
    assert all(account in (row[names.index("account_csn")], row[names.index("surviving_account_csn")])
               for row in explained.rows)  # fmt: skip
    assert explained.account.startswith(f"Account {account}: assignment rate = 100 * seats assigned")


def test_unexplainable_requests_list_the_alternatives(published_month: Settings) -> None:
    with pytest.raises(UnknownTableError, match="Did you mean assignment_monthly"):
        explain(published_month, "asignment_monthly", MONTH, {})
    with pytest.raises(CannotExplainError, match=rf"is not published for .*\. Published: {JANUARY}"):
        explain(published_month, "assignment_monthly", MONTH.plus(1), {})
    with pytest.raises(CannotExplainError, match=r"has no column x\. Its key: by_month"):
        explain(published_month, "assignment_monthly", MONTH, {"x": "1"})
    with pytest.raises(CannotExplainError, match="no column of accounts"):
        explain(published_month, "pool_monthly", MONTH, {}, "1")
    with pytest.raises(CannotExplainError, match="has account NO-SUCH-CSN"):
        explain(published_month, "assignment_monthly", MONTH, {}, "NO-SUCH-CSN")


def test_sql_is_compiled_on_request_only(published_month: Settings) -> None:
    assert explain(published_month, "pool_monthly", MONTH, {}).sql == ""
    assert "SELECT" in explain(published_month, "pool_monthly", MONTH, {}, with_sql=True).sql


@pytest.mark.slow(minutes=0.2)
def test_sql_of_every_table_of_the_first_month_is_compiled(published_month: Settings) -> None:
    """In the first month, windows that end before it have no input."""
    compiled = 0
    for recipe in RECIPES:
        entry = Ledger(home_of(published_month)).entry(recipe.table.name, MONTH)
        if isinstance(recipe, Derived) and entry is not None and entry.rows:
            assert "SELECT" in explain(published_month, recipe.table.name, MONTH, {}, with_sql=True).sql
            compiled += 1
    assert compiled > 20
