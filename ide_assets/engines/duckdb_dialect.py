"""The SQLAlchemy dialect through which Great Expectations reads the engine's own connection."""

from typing import Any

from duckdb_engine import Dialect


class DuckDBDialect(Dialect):
    """duckdb_engine without transactions.

    Great Expectations reads a cursor after its transaction was rolled back; DuckDB's rollback empties the
    cursor, so nothing would be left to read. Judging only reads, hence needs no transaction.
    """

    supports_statement_cache = True

    def do_begin(self, connection: Any) -> None:
        """Nothing: see the class."""

    def do_commit(self, connection: Any) -> None:
        """Nothing: see the class."""

    def do_rollback(self, connection: Any) -> None:
        """Nothing: see the class."""
