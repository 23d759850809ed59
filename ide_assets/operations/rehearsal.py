"""A rehearsal: months are built and judged in a temporary home, with the kernel of a run, and nothing is published.

A rehearsal reads the installation's home and takes no lock: the files of published tables never change, and a run only
adds files. The temporary home has the candidates, the register of the deliveries that were read, and DuckDB's temporary
files; only its owner can read it, and it is deleted at the end. Queries are cached in the installation's home.
"""

import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets import engines
from ide_assets.engines.base import Engine
from ide_assets.engines.garbage import rare_garbage_collection
from ide_assets.kernel.build import BuildContext, RunTables
from ide_assets.kernel.installation import engine_of_table
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home, home_of
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

#: The name that groups the commits of a rehearsal.
RUN = "rehearsal"


@dataclass(frozen=True)
class Rehearsal:
    """A temporary home with an engine; `settings` are those that tables are built with."""

    settings: Settings
    home: Home
    lake: Lake
    connection: "duckdb.DuckDBPyConnection"
    open_engine: engines.Workspace

    @contextmanager
    def workspace(self) -> Iterator[Engine]:
        """An engine for one table."""
        with engine_of_table(self.connection, self.open_engine) as engine:
            yield engine

    def tables(self, ledger: Ledger, selected: Collection[str]) -> RunTables:
        """The tables as a run would see them that builds those of the names `selected`."""
        return RunTables(self.lake, ledger, RUN, frozenset(selected))

    def context(self, month: Month, today: date, tables: RunTables, engine: Engine) -> BuildContext:
        """The context in which a table's month is built, as on the day `today`."""
        return BuildContext(month, today, self.settings, tables, engine)


@contextmanager
def opened(settings: Settings) -> Iterator[Rehearsal]:
    """A rehearsal with these settings. Raises EngineUnavailableError."""
    with tempfile.TemporaryDirectory(prefix="ide-rehearsal-") as folder:
        home = Home(Path(folder).resolve())
        with (
            rare_garbage_collection(),
            database.session(settings, home) as connection,
            engines.open(settings, home_of(settings)) as open_engine,
        ):
            yield Rehearsal(settings, home, Lake(home), connection, open_engine)
