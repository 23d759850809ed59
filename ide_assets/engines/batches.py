"""A candidate as a batch of Great Expectations: SQL in DuckDB or Snowflake, or Great Expectations' Spark support.

Great Expectations is slow to set up, so each of its data sources is set up once per process. Which connection a data
source reads depends on the context: threads, and tasks of an event loop, do not see each other's candidates.
"""

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    from snowflake.connector import SnowflakeConnection

#: The name under which an engine binds the table that is checked.
CANDIDATE = "candidate"

_DIALECT = "ide_duckdb"

#: The connection whose candidate is checked in this context.
_judged_connection: "ContextVar[duckdb.DuckDBPyConnection | SnowflakeConnection]" = ContextVar("judged_connection")


#: Held while Great Expectations is imported.
_import_lock = Lock()


class _JudgedConnection:
    """Forwards to the context's connection, because a data source keeps the one that it was set up with."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_judged_connection.get(), name)


class _ImportedLater(ModuleType):
    """A stand-in for a module, which is imported when the stand-in is first used."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            raise AttributeError(f"{self.__name__} is not imported yet")
        return getattr(importlib.import_module(self.__name__), name)


@cache
def great_expectations() -> Any:
    """Great Expectations, imported without scipy.stats: a third less time.

    It imports scipy.stats for an expectation and two metrics that no suite uses. They have a stand-in for it; all other
    code imports it as usual.
    """
    name = "scipy.stats"
    with _import_lock:
        has_loaded = name in sys.modules
        scipy = importlib.import_module("scipy")
        if not has_loaded:
            sys.modules[name] = vars(scipy)["stats"] = _ImportedLater(name)
        try:
            return importlib.import_module("great_expectations")
        finally:
            if not has_loaded:
                del sys.modules[name], vars(scipy)["stats"]


def of_duckdb(connection: "duckdb.DuckDBPyConnection") -> AbstractContextManager[Any]:
    """The view or table CANDIDATE of a connection."""
    return _batch(connection, _duckdb_table)


def of_snowflake(connection: "SnowflakeConnection") -> AbstractContextManager[Any]:
    """The view or table CANDIDATE of a session."""
    return _batch(connection, _snowflake_query)


@contextmanager
def _batch(
    connection: "duckdb.DuckDBPyConnection | SnowflakeConnection", definition: Callable[[], Any]
) -> Iterator[Any]:
    token = _judged_connection.set(connection)
    try:
        yield definition().get_batch()
    finally:
        _judged_connection.reset(token)


@contextmanager
def of_spark(frame: Any) -> Iterator[Any]:
    """A Spark data frame."""
    yield _spark_frame().get_batch({"dataframe": frame})


@cache
def _duckdb_table() -> Any:
    from duckdb_engine import ConnectionWrapper
    from sqlalchemy.dialects import registry
    from sqlalchemy.pool import StaticPool

    registry.register(_DIALECT, "ide_assets.engines.duckdb_dialect", "DuckDBDialect")
    source = _context().data_sources.add_sql(
        "candidates",
        connection_string=f"{_DIALECT}:///:memory:",
        create_temp_table=False,
        kwargs={"poolclass": StaticPool, "creator": lambda: ConnectionWrapper(_JudgedConnection())},
    )
    asset = source.add_table_asset(CANDIDATE, table_name=CANDIDATE)
    return asset.add_batch_definition_whole_table(CANDIDATE)


@cache
def _snowflake_query() -> Any:
    from sqlalchemy.pool import StaticPool

    source = _context().data_sources.add_sql(
        "candidates of Snowflake",
        connection_string="snowflake://",
        create_temp_table=False,
        kwargs={"poolclass": StaticPool, "creator": lambda: _JudgedConnection()},
    )
    # A query, because the name of a table would be read in upper case.
    asset = source.add_query_asset(CANDIDATE, query=f'SELECT * FROM "{CANDIDATE}"')
    return asset.add_batch_definition_whole_table(CANDIDATE)


@cache
def _spark_frame() -> Any:
    # Spark decides what it caches.
    source = _context().data_sources.add_spark("candidates of Spark", persist=False)
    return source.add_dataframe_asset(CANDIDATE).add_batch_definition_whole_dataframe(CANDIDATE)


@cache
def _context() -> Any:
    """A context without files, progress bars or telemetry."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    context = great_expectations().get_context(mode="ephemeral")
    _remove_docs_folder(context)
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    return context


def _remove_docs_folder(context: Any) -> None:
    """Delete the temporary folder that an ephemeral context creates for a documentation site."""
    for site in (context.variables.data_docs_sites or {}).values():
        folder = site.get("store_backend", {}).get("base_directory")
        if folder is not None and Path(folder).is_relative_to(tempfile.gettempdir()):
            shutil.rmtree(folder, ignore_errors=True)
