"""A candidate as a batch of Great Expectations: by SQL inside DuckDB or Snowflake, or by its own support of Spark.

Slow parts are set up once per process.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    import duckdb
    from snowflake.connector import SnowflakeConnection

#: The name of the judged table in an engine.
CANDIDATE = "candidate"

_DIALECT = "ide_duckdb"


class _Judged:
    """Forwards to the connection being judged, so that Great Expectations is set up only once."""

    connection: "ClassVar[duckdb.DuckDBPyConnection | SnowflakeConnection | None]" = None

    def __getattr__(self, name: str) -> Any:
        return getattr(_Judged.connection, name)


def of_duckdb(connection: "duckdb.DuckDBPyConnection") -> AbstractContextManager[Any]:
    """The view or table CANDIDATE of a connection."""
    return _judged(connection, _of_table)


def of_snowflake(connection: "SnowflakeConnection") -> AbstractContextManager[Any]:
    """The view or table CANDIDATE of a session."""
    return _judged(connection, _of_query)


@contextmanager
def _judged(
    connection: "duckdb.DuckDBPyConnection | SnowflakeConnection", definition: Callable[[], Any]
) -> Iterator[Any]:
    _Judged.connection = connection
    try:
        yield definition().get_batch()
    finally:
        _Judged.connection = None


@contextmanager
def of_spark(frame: Any) -> Iterator[Any]:
    """A data frame of Spark."""
    yield _of_frame().get_batch({"dataframe": frame})


@cache
def _of_table() -> Any:
    from duckdb_engine import ConnectionWrapper
    from sqlalchemy.dialects import registry
    from sqlalchemy.pool import StaticPool

    registry.register(_DIALECT, "ide_assets.engines.duckdb_dialect", "DuckDBDialect")
    source = _context().data_sources.add_sql(
        "candidates",
        connection_string=f"{_DIALECT}:///:memory:",
        create_temp_table=False,
        kwargs={"poolclass": StaticPool, "creator": lambda: ConnectionWrapper(_Judged())},
    )
    asset = source.add_table_asset(CANDIDATE, table_name=CANDIDATE)
    return asset.add_batch_definition_whole_table(CANDIDATE)


@cache
def _of_query() -> Any:
    from sqlalchemy.pool import StaticPool

    source = _context().data_sources.add_sql(
        "candidates of Snowflake",
        connection_string="snowflake://",
        create_temp_table=False,
        kwargs={"poolclass": StaticPool, "creator": lambda: _Judged()},
    )
    # A query, because the name of a table would be converted to upper case.
    asset = source.add_query_asset(CANDIDATE, query=f'SELECT * FROM "{CANDIDATE}"')
    return asset.add_batch_definition_whole_table(CANDIDATE)


@cache
def _of_frame() -> Any:
    # The engine decides whether a candidate is cached.
    source = _context().data_sources.add_spark("candidates of Spark", persist=False)
    return source.add_dataframe_asset(CANDIDATE).add_batch_definition_whole_dataframe(CANDIDATE)


@cache
def _context() -> Any:
    """No files, no progress bars, no telemetry."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    _remove_docs_folder(context)
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    return context


def _remove_docs_folder(context: Any) -> None:
    """Remove the temporary folder that an ephemeral context creates for a documentation site."""
    for site in (context.variables.data_docs_sites or {}).values():
        folder = site.get("store_backend", {}).get("base_directory")
        if folder is not None and Path(folder).is_relative_to(tempfile.gettempdir()):
            shutil.rmtree(folder, ignore_errors=True)
