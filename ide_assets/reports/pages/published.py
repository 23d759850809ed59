"""Published tables, readable by their names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ide_assets.engines import base as engine
from ide_assets.months import Month
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb


class NotPublishedError(RuntimeError):
    """The requested month of a report has no published table."""


def months_of(ledger: Ledger, table: Table) -> list[Month]:
    """The published months of a table, the newest last."""
    return [month for month, entries in ledger.published.items() if table.name in entries]


def chosen_month(ledger: Ledger, table: Table, what: str, month: Month | None) -> Month | None:
    """The month of a report: `month`, otherwise the newest one of its table; None if no month is published.

    `what` names the rows of the table in the error. Raises NotPublishedError if `month` does not have the table.
    """
    known = months_of(ledger, table)
    if month is None:
        return known[-1] if known else None
    if month not in known:
        months = f"{known[0]} to {known[-1]}" if known else "none"
        raise NotPublishedError(
            f"no {what} are published for {month} (months that have them: {months}). Publish it: "
            f"ide run --month {month}"
        )
    return month


def bind(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, table: Table, months: Sequence[Month]) -> None:
    """Make a table readable by its name, with those of the months that are published."""
    entries = [entry for month in months if (entry := ledger.entry(table.name, month)) is not None]
    engine.bind(connection, table, [ledger.path(entry) for entry in entries])
