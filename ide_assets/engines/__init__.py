"""Where tables are computed: DuckDB in this process, Spark or Snowflake, and the dialects that queries compile to.

`open` starts the engine that the settings name, and `release_targets` lists where it serves releases besides DuckDB's
own files. Nothing outside this package asks which engine that is. An engine's client is imported only when it is used.
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

#: Opens an engine for one table's month, on a DuckDB connection of its own; what it binds is gone afterwards.
Workspace = Callable[["duckdb.DuckDBPyConnection"], AbstractContextManager["Engine"]]

#: Brings the published tables (first argument) to the contents of a release: for each table its lake files by month.
#: Raises EngineUnavailableError; readers then keep the former contents.
ReleaseTarget = Callable[["Sequence[Table]", Mapping[str, Mapping[str, str]]], None]


@contextmanager
def open(settings: "Settings", home: "Home") -> Iterator[Workspace]:
    """Connect to the engine that the settings name, for the life of a run. Raises EngineUnavailableError."""
    match settings.engine:
        case "duckdb":
            from ide_assets.engines.base import DuckDB

            yield lambda connection: nullcontext(DuckDB(connection))
        case "spark":
            from ide_assets.engines import spark

            # Connect now: otherwise each table would wait for a server that does not answer.
            spark.session(settings)
            yield partial(spark.workspace, settings, home)
        case "snowflake":
            from ide_assets.engines.snowflake import engine as snowflake
            from ide_assets.engines.snowflake.lake import LakeTables

            with snowflake.session(settings) as session:
                yield partial(snowflake.workspace, LakeTables(session, settings, home), home)


def release_targets(settings: "Settings", home: "Home") -> "tuple[ReleaseTarget, ...]":
    """Where a release is served besides its DuckDB files; none unless the engine holds published tables itself."""
    match settings.engine:
        case "snowflake":
            from ide_assets.engines.snowflake import release

            return (partial(release.publish, settings, home),)
        case _:
            return ()
