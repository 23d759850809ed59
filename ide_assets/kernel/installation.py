"""The installation as a Dagster resource: settings, home and engine of a run, under the home's lock."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import dagster as dg
from pydantic import PrivateAttr

from ide_assets import engines
from ide_assets.engines.base import Engine, EngineUnavailableError
from ide_assets.engines.garbage import rare_garbage_collection
from ide_assets.settings import Settings
from ide_assets.store import database, ledger
from ide_assets.store.home import DamagedHomeError, Home, HomeBusyError, home_of
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb


#: Dagster's tag for the partition of a run.
PARTITION_TAG = "dagster/partition"


class Installation(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The settings and the home; holds the home's lock during a run."""

    _settings: Settings = PrivateAttr()
    _home: Home = PrivateAttr()
    _lake: Lake = PrivateAttr()
    _ledger: Ledger = PrivateAttr()
    _database: "duckdb.DuckDBPyConnection" = PrivateAttr()
    _open_engine: engines.Workspace = PrivateAttr()

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Installation"]:
        """Take the lock, yield the installation, release the lock."""
        self._settings = Settings()
        self._home = home_of(self._settings)
        try:
            with (
                rare_garbage_collection(),
                self._home.locked(str(context.run_id), self._settings.lock_timeout_seconds),
                database.session(self._settings, self._home) as self._database,
                ExitStack() as opened,
            ):
                # Connect once for all tables. A release needs no engine.
                of_a_month = context.dagster_run is not None and PARTITION_TAG in context.dagster_run.tags
                if of_a_month:
                    self._open_engine = opened.enter_context(engines.open(self._settings, self._home))
                # No other process writes while the lock is held, so the ledger is read once for the run.
                ledger.begin(self._home)
                self._lake, self._ledger = Lake(self._home), Ledger(self._home)
                # Raises if published files are missing: nothing may be built on such a home.
                _ = self._ledger.history
                yield self
        except (DamagedHomeError, HomeBusyError, EngineUnavailableError) as cannot:
            raise dg.Failure(str(cannot), allow_retries=False) from None

    @property
    def settings(self) -> Settings:
        """Settings as read when the run began."""
        return self._settings

    @property
    def home(self) -> Home:
        """The home's paths."""
        return self._home

    @property
    def lake(self) -> Lake:
        """The home's lake."""
        return self._lake

    @property
    def ledger(self) -> Ledger:
        """The ledger as read when the run began."""
        return self._ledger

    @contextmanager
    def workspace(self) -> Iterator[Engine]:
        """An engine for one table; its views and tables are dropped at the end."""
        with engine_of_table(self._database, self._open_engine) as engine:
            yield engine


@contextmanager
def engine_of_table(database: "duckdb.DuckDBPyConnection", open_engine: engines.Workspace) -> Iterator[Engine]:
    """An engine for one table on a cursor of its own; its views and tables are dropped at the end."""
    cursor = database.cursor()
    try:
        cursor.execute("SET TimeZone = 'UTC'")
        with open_engine(cursor) as engine:
            yield engine
    finally:
        cursor.close()
