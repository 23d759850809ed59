"""The differences between two publications of a month: rows, columns, and the inputs that caused them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.kernel.recipe import Derived, Recipe
from ide_assets.months import Month
from ide_assets.operations.causes import Cause, causes, differs
from ide_assets.operations.names import recipe_called
from ide_assets.operations.publications import Published, two_publications
from ide_assets.operations.row_differences import TableDifference, compare_table
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb


@dataclass(frozen=True)
class MonthDifference:
    """Two publications of a month, the tables that differ, and the causes.

    `before` and `after` are the ledger's numbers; `same` counts the tables compared whose files are the same.
    """

    month: Month
    before: int
    after: int
    published_before: "datetime"
    published_after: "datetime"
    causes: Sequence[Cause]
    tables: Sequence[TableDifference]
    same: int


def differences(
    settings: Settings,
    month: Month,
    before: "int | datetime | None",
    after: "int | datetime | None",
    name: str | None,
    examples: int,
) -> MonthDifference:
    """Compare a month as published at two moments (by default its last two publications).

    `name` is one table; by default every published or derived one. Each kind of difference is shown with up to
    `examples` rows. Raises CannotCompareError, NotPublishedError and, for an unknown table, UnknownTableError.
    """
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store.past import publication_at

    tables = compared_tables(RECIPES) if name is None else [recipe_called(RECIPES, name).table]
    home = home_of(settings)
    ledger = Ledger(home)
    first, last = (None if moment is None else publication_at(ledger, moment) for moment in (before, after))
    two = two_publications(ledger, month, first, last)
    with database.session(settings, home) as connection:
        return compare(connection, ledger, tables, *two, examples)


def compared_tables(recipes: Sequence[Recipe]) -> list[Table]:
    """The tables whose rows are compared: published and derived ones, not sources."""
    return [recipe.table for recipe in recipes if recipe.table.publication is not None or isinstance(recipe, Derived)]


def compare(
    connection: "duckdb.DuckDBPyConnection",
    ledger: Ledger,
    tables: Sequence[Table],
    before: Published,
    after: Published,
    examples: int,
) -> MonthDifference:
    """Compare a month's tables in two publications, with up to `examples` rows for each kind of difference."""
    old, new = before.entries, after.entries
    present = [table for table in tables if table.name in old or table.name in new]
    differing = [table for table in present if differs(old, new, table.name)]
    return MonthDifference(
        month=after.any_entry.month,
        before=before.any_entry.publication,
        after=after.any_entry.publication,
        published_before=before.any_entry.published_at,
        published_after=after.any_entry.published_at,
        causes=causes(old, new),
        tables=[
            compare_table(connection, ledger, table, old.get(table.name), new.get(table.name), examples)
            for table in differing
        ],
        same=len(present) - len(differing),
    )
