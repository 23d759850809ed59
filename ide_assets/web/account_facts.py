"""What the values of one account are computed from: its rows in the lake, as temporary tables of a connection."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ide_assets.domains.accounts.tables import ACCOUNT_MERGES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement import any_period, tables
from ide_assets.domains.engagement.factors.feeds import delivered_feeds
from ide_assets.kernel.inputs import Input, MissingInput
from ide_assets.months import Month
from ide_assets.store import database
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table
from ide_assets.web import served_lake

if TYPE_CHECKING:
    import duckdb

#: Read for the account and those merged into it.
_BY_ACCOUNT = frozenset({"emails", "meetings", "stakeholders"})

#: Read for all of the account's tenants: other accounts share its pools.
_BY_TENANT = frozenset({"entitlements", "active_subscription_monthly", "product_sessions", "seat_assignments"})


class AccountFacts:
    """The rows of one account, as temporary tables of one connection.

    `month` is the month of the score: for an account that is frozen, the last one in which it was active.
    """

    def __init__(self, connection: "duckdb.DuckDBPyConnection", ledger: Ledger, csn: str, as_of: Month) -> None:
        self._connection, self._ledger, self._csn = connection, ledger, csn
        accounts = self._rows(tables.ACCOUNTS, [as_of])
        active = self._values(f"SELECT last_active_on FROM {accounts} WHERE {is_in('surviving_account_csn', [csn])}")
        self.month = Month.of(active[0]) if active else as_of

    def read(self, days: int) -> None:
        """Read the rows of the account, of those merged into it, and of its tenants."""
        merges = self._rows(ACCOUNT_MERGES, [self.month])
        victims = f"SELECT victim_account_csn FROM {merges} WHERE {is_in('surviving_account_csn', [self._csn])}"
        accounts = [self._csn, *self._values(victims)]
        entitlements = self._rows(BY_NAME["entitlements"].table, [self.month])
        owned = f"SELECT DISTINCT tenant_id FROM {entitlements} WHERE {is_in('account_csn', accounts)}"
        tenants = self._values(owned)
        sharing = f"SELECT DISTINCT account_csn FROM {entitlements} WHERE {is_in('tenant_id', tenants)}"
        conditions = {
            **dict.fromkeys(_BY_ACCOUNT, is_in("account_csn", accounts)),
            **dict.fromkeys(_BY_TENANT, is_in("tenant_id", tenants)),
            **{table.name: is_in("surviving_account_csn", [self._csn]) for table in any_period.COMPUTED},
            ACCOUNT_MERGES.name: is_in("victim_account_csn", [*accounts, *self._values(sharing)]),
            "account_attributes": is_in("account_csn", [self._csn]),
        }
        for name, source in {source.table.name: source for source in any_period.READ}.items():
            self._bind(source, days, conditions.get(name, "true"))

    def _bind(self, source: Input, days: int, condition: str) -> None:
        table = source.table
        if table == tables.FEEDS:
            rows = self._feeds(days)
        else:
            # Names and addresses of people are not needed, and stay on disk.
            columns = ", ".join(
                f'NULL::{column.type.duckdb} AS "{column.name}"' if column.names_person else f'"{column.name}"'
                for column in table.columns
            )
            months = any_period.months(source, self.month, days)
            rows = f"SELECT {columns} FROM {self._rows(table, months)} WHERE {condition}"
        self._connection.execute(f'CREATE OR REPLACE TEMP TABLE "{table.name}" AS {rows}')

    def _feeds(self, days: int) -> str:
        return delivered_feeds(
            [
                (source.table.name, month)
                for source in any_period.FEEDS
                for month in any_period.months(source, self.month, days)
                if self._ledger.entry(source.table.name, month) is not None
            ]
        )

    def _rows(self, table: Table, months: Sequence[Month]) -> str:
        """A query's source: the rows of a table of these months."""
        return f"({served_lake.rows_of(self._ledger, table, months)})"

    def _values(self, query: str) -> list[Any]:
        return [row[0] for row in self._connection.execute(query).fetchall()]


def is_in(column: str, values: Iterable[object]) -> str:
    """A condition that DuckDB compares with the bounds of each row group, so that it skips most of a file."""
    listed = ", ".join(str(value) if isinstance(value, int) else database.literal(str(value)) for value in values)
    return f'"{column}" IN ({listed})' if listed else "false"


def absent_inputs(ledger: Ledger, month: Month) -> frozenset[str]:
    """The optional inputs that the month does not have."""
    return frozenset(
        source.table.name
        for source in any_period.READ
        if source.absence is MissingInput.IS_NULL and ledger.entry(source.table.name, month) is None
    )
