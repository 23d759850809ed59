"""One account's facts in the lake, as of the publication of a release, for periods that the release does not hold.

Distinct users over any period need a user and a day in each row, which a release may not contain. So rows of
the lake are read into memory for each request. Pseudonyms and names are never cached.
"""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.reading.lookup import look_up_in
from ide_assets.domains.engagement import any_period, tables
from ide_assets.domains.engagement.factors.periods import PERIOD_DAYS
from ide_assets.domains.entitlement.tables import ASSIGNMENT
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger, RemovedVersionError
from ide_assets.vocabulary.table import Table
from ide_assets.web import served_customers, served_lake
from ide_assets.web.account_facts import AccountFacts, absent_inputs, is_in
from ide_assets.web.problems import Problem

if TYPE_CHECKING:
    import duckdb

_Row = dict[str, Any]

_Read = TypeVar("_Read")

#: Columns that name the account of a row.
_ACCOUNT_COLUMNS = ("surviving_account_csn", "account_csn", "original_account_csn", "accountid")


class Facts:
    """The facts behind a release, for any number of threads."""

    def __init__(self, home: Home, settings: Settings, publication: int) -> None:
        import duckdb

        self._home, self._rules, self._publication = home, settings.rules, publication
        self._ledger = Ledger(home, publication)
        self._lock = threading.Lock()
        limits = {} if settings.memory_limit is None else {"memory_limit": settings.memory_limit}
        self._database = duckdb.connect(
            config={"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False, **limits}
        )
        self._database.execute("SET TimeZone = 'UTC'")
        self._database.execute("SET parquet_metadata_cache = true")
        # DuckDB checks the pattern of a file and then the file, which differ where the path has brackets.
        folders = ", ".join(database.literal(folder) for folder in (home.lake, database.exact(home.lake)))
        self._database.execute(f"SET allowed_directories = [{folders}]")
        self._database.execute("SET enable_external_access = false")

    def close(self) -> None:
        """Close the database in memory."""
        self._database.close()

    def warm(self, as_of: date) -> None:
        """Compile the queries, which takes seconds, before a request needs them."""
        month = Month.of(as_of)
        absent = absent_inputs(self._ledger, month)
        for table in any_period.COMPUTED:
            any_period.query(table, month, PERIOD_DAYS, self._rules, absent)

    def computed(self, csn: str, as_of: date, days: int) -> dict[str, list[_Row]]:
        """An account's rows of each computed table, by table, over the period that ends with `as_of`.

        An account that is frozen has those of its last active month. Raises Problem (503).
        """
        rows = self._read(lambda ledger: self._computed(ledger, csn, Month.of(as_of), days))
        if not rows[tables.SCORES.name]:
            raise _facts_missing()
        return rows

    def users(self, csn: str, as_of: date) -> list[_Row]:
        """Users of an account in the month, with days of use and category; the least active and longest first.

        Read for each request, so that no copy of a pseudonym outlives an erasure. Raises Problem (503).
        """
        return self._read(lambda ledger: self._users(ledger, csn, Month.of(as_of)))

    def look_up(
        self, as_of: date, source: str, columns: Sequence[str], keys: Collection[str]
    ) -> Mapping[str, Mapping[str, object]]:
        """Columns of the rows with these keys, by key, in the newest month of a source up to a day.

        Read for each request, so that no copy of a name outlives an erasure. Raises Problem (503).
        """

        def read(ledger: Ledger) -> Mapping[str, Mapping[str, object]]:
            with self._database.cursor() as connection:
                return look_up_in(connection, ledger, Month.of(as_of), source, columns, keys)

        return self._read(read)

    def owner_ids(self, as_of: date, address: str, with_team: bool) -> list[str]:
        """The active owners who have this address in the newest month up to `as_of`.

        With `with_team`, also everyone below them, active or not.

        Read for each sign-in, so that an erasure also applies to it. Raises Problem (503).
        """
        table = BY_NAME["owners"].table

        def read(ledger: Ledger) -> list[str]:
            months = sorted(month for month in ledger.months_with_rows(table.name) if month <= Month.of(as_of))
            rows = served_lake.rows_of(ledger, table, months[-1:])
            with self._database.cursor() as connection:
                chosen = connection.execute(_owner_ids(rows), {"address": address, "with_team": with_team})
                return [str(row[0]) for row in chosen.fetchall()]

        return self._read(read)

    def rows(
        self,
        table: Table,
        as_of: date,
        names: Sequence[str],
        columns: Sequence[str],
        key: Mapping[str, str],
        most: int,
    ) -> list[tuple[Any, ...]] | None:
        """Up to `most` rows of an account in the newest month of a table up to a day, in the order of the table.

        `names` are the CSNs and ids of the account and of those merged into it. `key` narrows the rows to these values
        as text. A table without accounts has the rows of the account's tenants; None where it has no tenants either.
        Raises Problem (503).
        """

        def read(ledger: Ledger) -> list[tuple[Any, ...]] | None:
            month = Month.of(as_of)
            condition = _of_account(ledger, table, month, names)
            months = [known for known in ledger.months_with_rows(table.name) if known <= month]
            if condition is None or not months:
                return None if condition is None else []
            listed = ", ".join(f'"{column}"' for column in columns)
            narrowed = "".join(f' AND CAST("{column}" AS VARCHAR) = ?' for column in key)
            query = (
                f"SELECT {listed} FROM ({served_lake.rows_of(ledger, table, [max(months)])}) "
                f"WHERE {condition}{narrowed} ORDER BY {table.order_by()} LIMIT {most}"
            )
            with self._database.cursor() as connection:
                return connection.execute(query, list(key.values())).fetchall()

        return self._read(read)

    def _read(self, read: Callable[[Ledger], _Read]) -> _Read:
        """The result of `read` with the ledger, which is read again if a file is gone: an erasure replaces files.

        Raises Problem (503).
        """
        import duckdb

        for _ in range(2):
            ledger = self._ledger
            try:
                return read(ledger)
            except (duckdb.IOException, RemovedVersionError):
                with self._lock:
                    if self._ledger is ledger:
                        self._ledger = Ledger(self._home, self._publication)
        raise _facts_missing()

    def _users(self, ledger: Ledger, csn: str, month: Month) -> list[_Row]:
        sources = {
            "assignment_monthly": served_lake.rows_of(ledger, ASSIGNMENT, [month]),
            **{
                name: served_lake.rows_of(ledger, BY_NAME[name].table, [month])
                for name in ("usage_authorizations", "seat_assignments")
            },
        }
        with self._database.cursor() as connection:
            listed = connection.execute(
                _users(sources), {"csn": csn, "last_day": month.last_day, "time_zone": self._rules.month_time_zone}
            )
            names = [column[0] for column in listed.description or ()]
            return [dict(zip(names, row, strict=True)) for row in listed.fetchall()]

    def _computed(self, ledger: Ledger, csn: str, as_of: Month, days: int) -> dict[str, list[_Row]]:
        with self._database.cursor() as connection:
            facts = AccountFacts(connection, ledger, csn, as_of)
            facts.read(days)
            # The rows are few: planning these queries well costs more than running them.
            connection.execute("PRAGMA disable_optimizer")
            absent = absent_inputs(ledger, facts.month)
            for table in any_period.COMPUTED:
                sql = any_period.query(table, facts.month, days, self._rules, absent)
                connection.execute(
                    f'CREATE OR REPLACE TEMP TABLE "{table.name}" AS SELECT {table.to_select()} FROM ({sql}) '
                    f"WHERE surviving_account_csn = {database.literal(csn)}"
                )
            return {table.name: _fetched(connection, table) for table in any_period.COMPUTED}


def _facts_missing() -> Problem:
    return Problem(
        503,
        "facts-missing",
        "The lake no longer has what this release was built from. Build a release: ide run",
        headers={"retry-after": "60"},
    )


def _users(sources: Mapping[str, str]) -> str:
    """SQL of an account's users, over these sources; only its teams' rows are read."""
    named = ", ".join(f"{name} AS ({rows})" for name, rows in sources.items())
    return f"""
        WITH {named},
        account_pools AS (
            SELECT DISTINCT surviving_account_csn AS account_csn, tenant_id, pool_id FROM assignment_monthly
            WHERE surviving_account_csn = $csn
        ),
        lake_holders AS ({served_lake.HOLDERS} AND tenant_id IN (SELECT tenant_id FROM account_pools)),
        lake_active_days AS (
            SELECT * FROM ({served_lake.ACTIVE_DAYS}) WHERE tenant_id IN (SELECT tenant_id FROM account_pools)
        )
        SELECT user_id, is_holder, days, {served_customers.CATEGORY} AS category FROM ({served_customers.USERS})
        ORDER BY days, user_id
    """


def _owner_ids(owners: str) -> str:
    """SQL of the owners with an address, and of those who report to them at any distance."""
    return f"""
        WITH RECURSIVE all_owners AS ({owners}),
        chosen AS (
            SELECT owner_id FROM all_owners WHERE lower(owner_email) = lower($address) AND is_active
            UNION
            SELECT all_owners.owner_id FROM all_owners JOIN chosen ON all_owners.manager_owner_id = chosen.owner_id
            WHERE $with_team
        )
        SELECT owner_id FROM chosen ORDER BY owner_id
    """


def _of_account(ledger: Ledger, table: Table, month: Month, names: Sequence[str]) -> str | None:
    """A condition on the rows of an account, or on those of its tenants; None where a table has neither."""
    own = [is_in(column, names) for column in _ACCOUNT_COLUMNS if column in table.column_names]
    if own:
        return f"({' OR '.join(own)})"
    if "tenant_id" not in table.column_names:
        return None
    seats = served_lake.rows_of(ledger, ASSIGNMENT, [month])
    return f"tenant_id IN (SELECT tenant_id FROM ({seats}) WHERE {is_in('surviving_account_csn', names)})"


def _fetched(connection: "duckdb.DuckDBPyConnection", table: Table) -> list[_Row]:
    rows = connection.execute(f'FROM "{table.name}" ORDER BY ALL').fetchall()
    return [dict(zip(table.column_names, row, strict=True)) for row in rows]
