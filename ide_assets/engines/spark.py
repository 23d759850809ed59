"""Spark as the engine (`IDE_ENGINE=spark`): by Spark Connect, Databricks included, or in a session of its own.

Spark reads the lake's files and leaves what it computed as files in the home's scratch, so it must see the home under
the same path as this machine. DuckDB sorts those into the one file that the lake takes.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ide_assets.engines import base as engine
from ide_assets.engines import batches, dialects
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.vocabulary.columns import Column, Type

if TYPE_CHECKING:
    import duckdb
    from pyspark.sql import DataFrame, SparkSession

#: The logical types in Spark.
TYPES = {
    Type.TEXT: "STRING",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.TIMESTAMP: "TIMESTAMP",
}

#: Times are of UTC; what cannot be cast is an error.
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}

#: A server that runs takes a connection at once; one behind a proxy may take a little longer.
_ANSWERS_WITHIN_SECONDS = 10


class Spark:
    """A session of Spark, for one table's month; `scratch` is a folder of its own that both sides see."""

    dialect = "databricks"

    def __init__(self, session: "SparkSession", connection: "duckdb.DuckDBPyConnection", scratch: Path) -> None:
        self.connection = connection
        self._session = session
        self._scratch = scratch
        self._views: set[str] = set()

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """A view of the files; Spark itself decides what it holds in memory."""
        if files:
            rows = self._session.read.parquet(*map(str, files)).select(*(column.name for column in columns))
        else:
            nothing = ", ".join(f"CAST(NULL AS {TYPES[column.type]}) AS `{column.name}`" for column in columns)
            rows = self._session.sql(f"SELECT {nothing} WHERE false")
        self._show(name, rows)

    def define(self, name: str, query: str) -> None:
        """A view of the query."""
        self._show(name, self._session.sql(self.transpile(query)))

    def computed(self, sql: str) -> str:
        """Run the query into files.

        What it names in its WITH is made one after the other: Spark puts it wherever it is used, as often as it is
        used, and of a transform that follows links in six rounds that makes thousands of joins.
        """
        named, last = dialects.steps(sql, self.dialect)
        for name, query in named.items():
            made = self._session.sql(query)
            folder = self._written(made)
            # Without its schema Spark would read the files once more to find it.
            self._show(name, self._session.read.schema(made.schema).parquet(str(folder)))
        rows = self._session.sql(last)
        columns = rows.columns
        files = sorted(self._written(rows).rglob("*.parquet"))
        if not files:
            nothing = ", ".join(f'NULL AS "{name}"' for name in columns)
            return f"SELECT {nothing} WHERE false"
        return f"SELECT * FROM {database.parquet(files)}"

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Run the query and fetch what is asked for; nulls come last, as on DuckDB."""
        found = self._session.sql(self.transpile(query))
        if first is not None:
            from pyspark.sql.functions import col

            found = found.orderBy(*(col(f"`{name}`").asc_nulls_last() for name in found.columns)).limit(first)
        return [row.asDict() for row in found.collect()]

    def transpile(self, query: str) -> str:
        """The query in Spark's SQL."""
        return dialects.translated(query, self.dialect)

    def candidate(self) -> AbstractContextManager[Any]:
        """By Great Expectations' own support of Spark."""
        return batches.of_spark(self._session.table(batches.CANDIDATE))

    def close(self) -> None:
        """Delete what was written and forget the views."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        # A server that went away took them with it, and what failed for that is told already.
        with suppress(Exception):
            for name in self._views:
                self._session.catalog.dropTempView(name)

    def _show(self, name: str, rows: "DataFrame") -> None:
        rows.createOrReplaceTempView(name)
        self._views.add(name)

    def _written(self, rows: "DataFrame") -> Path:
        folder = self._scratch / uuid4().hex
        rows.write.parquet(str(folder))
        return folder


@contextmanager
def workspace(settings: Settings, home: Home, connection: "duckdb.DuckDBPyConnection") -> Iterator[Spark]:
    """The session that the settings name, for one table's month. Raises EngineUnavailableError."""
    made = Spark(session(settings), connection, home.scratch / f"spark-{uuid4().hex}")
    try:
        yield made
    finally:
        made.close()


def session(settings: Settings) -> "SparkSession":
    """The session that the settings name, started if need be. Raises EngineUnavailableError."""
    address = settings.spark.address
    return _session(None if address is None else address.get_secret_value())


@cache
def _session(address: str | None) -> "SparkSession":
    """One session for the life of the process: starting one takes up to a minute."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise engine.EngineUnavailableError(
            "IDE_ENGINE is 'spark', and Spark's client is not installed. Install it: pip install 'ide-assets[spark]', "
            "or Spark itself; or unset IDE_ENGINE to compute with DuckDB on this machine."
        ) from None
    builder = SparkSession.builder
    if address is not None:
        builder = builder.remote(address) if address.startswith("sc://") else builder.master(address)
    try:
        if address is not None and address.startswith("sc://"):
            _wait_for_answer(address)
        session = builder.getOrCreate()
        _give_up_sooner(session)
        for name, value in _SETTINGS.items():
            session.conf.set(name, value)
        session.sql("SELECT 1").collect()
    except Exception as error:
        # The rest of the address holds the token of whoever may use it.
        shown = "the environment's session" if address is None else address.partition(";")[0]
        raise engine.EngineUnavailableError(
            f"IDE_ENGINE is 'spark', and Spark does not answer ({shown}): {type(error).__name__}: "
            f"{_without_secrets(error, address)}\n"
            "Check IDE_SPARK__ADDRESS and that the server runs; or unset IDE_ENGINE to compute with DuckDB."
        ) from None
    return session


def _give_up_sooner(session: "SparkSession") -> None:
    """Of a server that goes away a table waits for a minute; by default it would be ten, and for every table."""
    client = getattr(session, "client", None)
    if client is not None:
        from pyspark.sql.connect.client.retries import DefaultPolicy

        client.set_retry_policies([DefaultPolicy(max_retries=9, max_backoff=10_000)])


def _without_secrets(error: Exception, address: str | None) -> str:
    """The beginning of what an error says, without the values of the address's parameters."""
    said = str(error)
    for parameter in (address or "").split(";")[1:]:
        value = parameter.partition("=")[2]
        said = said.replace(value, "...") if value else said
    return said[:500]


def _wait_for_answer(address: str) -> None:
    """Raise where nobody answers at the address of a server: the client itself would go on asking for ten minutes."""
    import grpc
    from pyspark.sql.connect.client import DefaultChannelBuilder

    with DefaultChannelBuilder(address).toChannel() as channel:
        try:
            grpc.channel_ready_future(channel).result(_ANSWERS_WITHIN_SECONDS)
        except grpc.FutureTimeoutError:
            raise TimeoutError(f"nobody answered for {_ANSWERS_WITHIN_SECONDS} s") from None
