"""Where tables are computed: DuckDB in this process, Spark or Snowflake, and the dialects that queries compile to.

`open` starts the engine that the settings name, and `release_targets` lists where it publishes releases besides the
DuckDB files. Code outside this package does not depend on the engine. An engine's client is imported only when used.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

    from ide_assets.engines.base import Engine
    from ide_assets.settings import Settings
    from ide_assets.store.home import Home
    from ide_assets.vocabulary.table import Table

#: Opens an engine for one table's month, on a separate DuckDB connection; its views and tables are dropped at the end.
Workspace = Callable[["duckdb.DuckDBPyConnection"], AbstractContextManager["Engine"]]

#: Updates the published tables (first argument) to the contents of a release: for each table, its lake files by month.
#: Raises EngineUnavailableError; readers then keep the former contents.
ReleaseTarget = Callable[["Sequence[Table]", Mapping[str, Mapping[str, str]]], None]


@contextmanager
def open(settings: "Settings", home: "Home") -> Iterator[Workspace]:
    """Connect to the engine that the settings name, for the duration of a run. Raises EngineUnavailableError."""
    match settings.engine:
        case "duckdb":
            from ide_assets.engines.base import DuckDB

            yield lambda connection: nullcontext(DuckDB(connection))
        case "spark":
            from ide_assets.engines import spark

            # Connect now, so that a server that does not answer is noticed once and not for each table.
            spark.session(settings)
            yield partial(spark.workspace, settings, home)
        case "snowflake":
            from ide_assets.engines.snowflake import engine as snowflake
            from ide_assets.engines.snowflake.lake import LakeTables

            with snowflake.session(settings) as session:
                yield partial(snowflake.workspace, LakeTables(session, settings, home), home)


def release_targets(settings: "Settings", home: "Home") -> "tuple[ReleaseTarget, ...]":
    """Where a release is published besides its DuckDB files; none unless the engine stores published tables itself."""
    match settings.engine:
        case "snowflake":
            from ide_assets.engines.snowflake import release

            return (partial(release.publish, settings, home),)
        case _:
            return ()
