"""The SQLAlchemy dialect with which Great Expectations reads the engine's connection."""

from typing import Any

from duckdb_engine import Dialect


class DuckDBDialect(Dialect):
    """duckdb_engine without transactions.

    Great Expectations reads a cursor after its transaction was rolled back, but DuckDB's rollback empties the cursor.
    Checks only read and need no transaction.
    """

    supports_statement_cache = True

    def do_begin(self, connection: Any) -> None:
        """Does nothing; see the class."""

    def do_commit(self, connection: Any) -> None:
        """Does nothing; see the class."""

    def do_rollback(self, connection: Any) -> None:
        """Does nothing; see the class."""
