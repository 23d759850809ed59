"""Explain a published number: its formula, whether to trust it, and the rows it was built from, down to the files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ide_assets.engines import base as engine
from ide_assets.engines.binding import bound
from ide_assets.kernel.inputs import SAME_MONTH
from ide_assets.kernel.recipe import Derived, Recipe
from ide_assets.months import Month
from ide_assets.operations.formulas import formulas_of
from ide_assets.operations.names import recipe_called
from ide_assets.operations.row_differences import SEATS, SEATS_COUNTED_ONCE_BY
from ide_assets.operations.trace import DeliveredRows, SourceRows, delivered_rows, source_rows, traced_tables
from ide_assets.operations.trust import Trust, trust
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb

#: Rows explained at once.
EXPLAINED_ROWS = 3

#: Columns that contain an account's CSN.
ACCOUNT_COLUMNS = ("account_csn", "original_account_csn", "surviving_account_csn")


class CannotExplainError(ValueError):
    """Nothing matches; the message lists what can be explained."""


@dataclass(frozen=True)
class Explained:
    """The selected rows and everything that they were built from.

    `count` rows match; the first EXPLAINED_ROWS are in `rows` and are explained. `account` is a sentence with the
    account's assignment rate over all matching rows; `formulas` has the sentences of each row. `sql` is empty unless it
    was requested.
    """

    table: str
    month: Month
    names: Sequence[str]
    count: int
    rows: Sequence[Sequence[object]]
    account: str
    formulas: Sequence[Sequence[str]]
    trust: Trust
    sources: Sequence[SourceRows]
    delivered: Sequence[DeliveredRows]
    versions: Mapping[str, str]
    sql: str


def explain(
    settings: Settings,
    name: str,
    month: Month,
    key: Mapping[str, str],
    account: str | None = None,
    with_sql: bool = False,
) -> Explained:
    """Explain the rows of a table whose columns have these values (as text), or that belong to an account.

    Raises CannotExplainError if there are none, and UnknownTableError.
    """
    from ide_assets.domains.graph import RECIPES

    recipe = recipe_called(RECIPES, name)
    table = recipe.table
    home = home_of(settings)
    ledger = Ledger(home)
    entry = ledger.entry(table.name, month)
    if entry is None:
        months = ", ".join(str(other) for other, tables in ledger.published.items() if table.name in tables)
        raise CannotExplainError(f"{name} is not published for {month}. Published: {months or 'no month yet'}.")
    condition, values = _condition(table, key, account)
    with database.session(settings, home) as connection:
        engine.bind(connection, table, [ledger.path(entry)])
        connection.execute(f'CREATE TEMP TABLE matching AS SELECT * FROM "{table.name}" WHERE {condition}', values)
        connection.execute(
            f"CREATE TEMP TABLE explained AS SELECT * FROM matching ORDER BY {table.order_by()} LIMIT {EXPLAINED_ROWS}"
        )
        rows = connection.execute("SELECT * FROM explained").fetchall()
        if not rows:
            asked = ", ".join(f"{column}={value}" for column, value in key.items())
            if account is not None:
                asked = f"account {account}{' and ' if asked else ''}{asked}"
            if not asked:
                raise CannotExplainError(f"{name} has no row in {month}. Its definition: ide tables {name}")
            raise CannotExplainError(f"no row of {name} in {month} has {asked}.")
        counted = connection.execute("SELECT count(*) FROM matching").fetchone()
        traced = traced_tables(connection, RECIPES, recipe, entry, ledger)
        records = [dict(zip(table.column_names, row, strict=True)) for row in rows]
        return Explained(
            name,
            month,
            table.column_names,
            int(counted[0]) if counted else 0,
            rows,
            "" if account is None else _account_number(connection, table, account),
            [[formula.in_words(record) for formula in formulas_of(table.column_names)] for record in records],
            trust(connection, settings, home, ledger, RECIPES, traced, settings.rules.today(datetime.now(UTC))),
            source_rows(connection, recipe, entry, ledger),
            delivered_rows(connection, settings, home, ledger, traced),
            _versions(entry),
            _sql(recipe, entry, settings) if with_sql else "",
        )


def _condition(table: Table, key: Mapping[str, str], account: str | None) -> tuple[str, list[str]]:
    """The SQL condition of the selected rows, and its values. Raises CannotExplainError for an unknown column."""
    unknown = [column for column in key if column not in table.column_names]
    if unknown:
        raise CannotExplainError(f"{table.name} has no column {', '.join(unknown)}. Its key: {', '.join(table.key)}.")
    conditions, values = [f'CAST("{column}" AS VARCHAR) = ?' for column in key], list(key.values())
    if account is not None:
        of_account = [column for column in ACCOUNT_COLUMNS if column in table.column_names]
        if not of_account:
            raise CannotExplainError(f"{table.name} has no column of accounts. Its key: {', '.join(table.key)}.")
        conditions.append(f"? IN ({', '.join(of_account)})")
        values.append(account)
    return " AND ".join(conditions) or "true", values


def _account_number(connection: "duckdb.DuckDBPyConnection", table: Table, account: str) -> str:
    """The account's assignment rate over its distinct pools (R-AR-1); empty where the table has no pools."""
    if not {*SEATS, *SEATS_COUNTED_ONCE_BY} <= set(table.column_names):
        return ""
    once = ", ".join((*SEATS_COUNTED_ONCE_BY, *SEATS))
    pools, unknown, assigned, purchased = connection.execute(
        "SELECT count(*), count(*) FILTER (seats_assigned IS NULL), sum(seats_assigned), "
        f"sum(seats_purchased) FILTER (seats_assigned IS NOT NULL) FROM (SELECT DISTINCT {once} FROM matching)"
    ).fetchall()[0]
    left_out = f", leaving out {plural(unknown, 'pool')} without a known seats_assigned" if unknown else ""
    if not purchased:
        return f"Account {account} has no assignment rate: no seats purchased in pools with a known seats_assigned."
    (rate,) = connection.execute(
        "SELECT (2000 * $assigned + $purchased) // (2 * $purchased) / 10.0",
        {"assigned": int(assigned), "purchased": int(purchased)},
    ).fetchall()[0]
    return (
        f"Account {account}: assignment rate = 100 * seats assigned / seats purchased = 100 * {assigned:,} / "
        f"{purchased:,} = {rate:g}, over {plural(pools, 'pool')}{left_out}."
    )


def _sql(recipe: Recipe, entry: Entry, settings: Settings) -> str:
    if not isinstance(recipe, Derived):
        return ""
    absent = frozenset(
        needed.table.name
        for needed in recipe.inputs
        if needed.window is SAME_MONTH and f"{needed.table.name}@{entry.month}" not in entry.inputs
    )
    return bound(recipe.sql(settings.rules, absent), entry.month, rules=settings.rules)


def _versions(entry: Entry) -> dict[str, str]:
    return {
        "publication": f"{entry.publication}, {entry.published_at:%Y-%m-%d %H:%M} UTC, run {entry.run_id}",
        "lake": f"{entry.file} (version {entry.version}, sha256 {entry.sha256[:16]})",
        "code": entry.code,
        "settings": entry.rules,
        **{f"input {name}": sha256[:16] for name, sha256 in entry.inputs.items()},
    }
