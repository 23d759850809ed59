"""Spark as the engine (`IDE_ENGINE=spark`): with Spark Connect, also on Databricks, or in a separate session.

Spark reads the lake's files and writes its results to the home's scratch folder, so it must see the home under the same
path as this machine. DuckDB then sorts them into the single file that is committed to the lake.
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
from ide_assets.vocabulary.column import Column, Type

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

#: Times are in UTC; a value that cannot be cast is an error.
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}

#: A running server accepts a connection immediately; one behind a proxy may take a little longer.
_ANSWERS_WITHIN_SECONDS = 10


class Spark:
    """A Spark session for one table's month; `scratch` is a folder for it that Spark and this machine see."""

    dialect = "databricks"

    def __init__(self, session: "SparkSession", connection: "duckdb.DuckDBPyConnection", scratch: Path) -> None:
        self.connection = connection
        self._session = session
        self._scratch = scratch
        self._views: set[str] = set()

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """A view of the files; Spark decides what it keeps in memory."""
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
        """Run the query and write its rows to files.

        The steps in its WITH are written one after the other: Spark would compute a step again at each use, which
        causes thousands of joins in a transform that follows links in six rounds.
        """
        named, last = dialects.steps(sql, self.dialect)
        for name, query in named.items():
            step = _with_whole_numbers(self._session.sql(query))
            folder = self._written(step)
            # Without the schema Spark would read the files again to infer it.
            self._show(name, self._session.read.schema(step.schema).parquet(str(folder)))
        rows = self._session.sql(last)
        columns = rows.columns
        files = sorted(self._written(rows).rglob("*.parquet"))
        if not files:
            nothing = ", ".join(f'NULL AS "{name}"' for name in columns)
            return f"SELECT {nothing} WHERE false"
        return f"SELECT * FROM {database.parquet(files)}"

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Run the query and fetch its rows; nulls come last, as in DuckDB."""
        frame = self._session.sql(self.transpile(query))
        if first is not None:
            from pyspark.sql.functions import col

            frame = frame.orderBy(*(col(f"`{name}`").asc_nulls_last() for name in frame.columns)).limit(first)
        return [row.asDict() for row in frame.collect()]

    def transpile(self, query: str) -> str:
        """The query in Spark's SQL."""
        return dialects.transpile(query, self.dialect)

    def candidate(self) -> AbstractContextManager[Any]:
        """A batch of Great Expectations' own support for Spark."""
        return batches.of_spark(self._session.table(batches.CANDIDATE))

    def close(self) -> None:
        """Delete the files and drop the views."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        # If the server is gone, so are the views, and the failure was reported already.
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


def _with_whole_numbers(rows: "DataFrame") -> "DataFrame":
    """The rows with every integer as BIGINT, the only width of the vocabulary.

    Row numbers are INT in the schema. Sail writes them as BIGINT, and fails when it reads its own file by that schema.
    """
    from pyspark.sql.functions import col
    from pyspark.sql.types import IntegralType

    return rows.select(
        *(
            col(f"`{field.name}`").cast("bigint").alias(field.name)
            if isinstance(field.dataType, IntegralType)
            else col(f"`{field.name}`")
            for field in rows.schema.fields
        )
    )


@contextmanager
def workspace(settings: Settings, home: Home, connection: "duckdb.DuckDBPyConnection") -> Iterator[Spark]:
    """The session that the settings name, for one table's month. Raises EngineUnavailableError."""
    spark = Spark(session(settings), connection, home.scratch / f"spark-{uuid4().hex}")
    try:
        yield spark
    finally:
        spark.close()


def session(settings: Settings) -> "SparkSession":
    """The session that the settings name, started if necessary. Raises EngineUnavailableError."""
    address = settings.spark.address
    return _session(None if address is None else address.get_secret_value())


@cache
def _session(address: str | None) -> "SparkSession":
    """One session per process, because starting one takes up to a minute."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise engine.EngineUnavailableError(
            "IDE_ENGINE is 'spark', but Spark's client is not installed. Install it in the clone: "
            ".venv/bin/python -m pip install -e '.[spark]', "
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
        # The rest of the address contains an access token.
        shown = "the environment's session" if address is None else address.partition(";")[0]
        raise engine.EngineUnavailableError(
            f"IDE_ENGINE is 'spark', but Spark does not answer ({shown}): {type(error).__name__}: "
            f"{_without_secrets(error, address)}\n"
            "Check IDE_SPARK__ADDRESS and that the server is running; or unset IDE_ENGINE to compute with DuckDB."
        ) from None
    return session


def _give_up_sooner(session: "SparkSession") -> None:
    """Give up after one minute if the server goes away; the default is ten minutes, for every table."""
    client = getattr(session, "client", None)
    if client is not None:
        from pyspark.sql.connect.client.retries import DefaultPolicy

        client.set_retry_policies([DefaultPolicy(max_retries=9, max_backoff=10_000)])


def _without_secrets(error: Exception, address: str | None) -> str:
    """The beginning of an error's message, without the values of the address's parameters."""
    text = str(error)
    for parameter in (address or "").split(";")[1:]:
        value = parameter.partition("=")[2]
        text = text.replace(value, "...") if value else text
    return text[:500]


def _wait_for_answer(address: str) -> None:
    """Raise TimeoutError if no server answers at the address; the client itself would retry for ten minutes."""
    import grpc
    from pyspark.sql.connect.client import DefaultChannelBuilder

    with DefaultChannelBuilder(address).toChannel() as channel:
        try:
            grpc.channel_ready_future(channel).result(_ANSWERS_WITHIN_SECONDS)
        except grpc.FutureTimeoutError:
            raise TimeoutError(f"no answer within {_ANSWERS_WITHIN_SECONDS} s") from None
