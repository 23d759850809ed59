"""The release that requests read: opened once, counted, closed after its last request, swapped when the link moves.

One DuckDB instance per release. Attaching and detaching in a shared instance would fail requests that run meanwhile.
"""

import gc
import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.settings import Settings
from ide_assets.store import database, release, release_reading
from ide_assets.store.home import Home, home_of
from ide_assets.web import served
from ide_assets.web.facts import Facts
from ide_assets.web.problems import Problem

if TYPE_CHECKING:
    import duckdb

_log = logging.getLogger(__name__)

#: How often the link of the current release is looked at.
_LOOK_SECONDS = 1.0

#: Parsed queries that a release keeps. Pages have a few hundred, by the filters in use.
_MOST_PARSED = 1_000


@dataclass(frozen=True)
class Reading:
    """A release for the time of one request: a cursor of its own, the facts behind it, and what identifies it.

    `not_estimated` are the associations that its history cannot support: association, factor, reason. `parsed` are
    queries of earlier requests.
    """

    cursor: "duckdb.DuckDBPyConnection"
    parsed: dict[str, "duckdb.Statement"]
    release: str
    identity: str
    publication: int
    as_of: date | None
    definition_versions: tuple[str, ...]
    facts: Facts
    not_estimated: tuple[tuple[str, str, str], ...]

    def execute(self, query: str, values: Mapping[str, object] | None = None) -> "duckdb.DuckDBPyConnection":
        """Execute a query with bound values. Its text is parsed once, which takes a third of the time of a lookup."""
        statement = self.parsed.get(query)
        if statement is None:
            (statement,) = self.cursor.extract_statements(query)
            if len(self.parsed) >= _MOST_PARSED:
                self.parsed.clear()
            self.parsed[query] = statement
        return self.cursor.execute(statement, values)


class _Opened:
    """A release that is open. `requests` counts those that read it; a retired one is closed after the last."""

    def __init__(self, folder: Path, home: Home, settings: Settings) -> None:
        import duckdb

        self._folder = folder
        self._parsed: dict[str, duckdb.Statement] = {}
        self.requests = 0
        self.is_retired = False
        self._connection = duckdb.connect(
            folder / "served.duckdb",
            read_only=True,
            config={"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
        self._connection.execute("SET TimeZone = 'UTC'")
        database.lock_down(self._connection)
        row = self._connection.execute(
            "SELECT name, identity, publication, as_of, definition_versions FROM release"
        ).fetchone()
        assert row is not None
        self.name, self.identity, self.publication, self.as_of = str(row[0]), str(row[1]), int(row[2]), row[3]
        self.definition_versions = tuple(sorted(row[4] or ()))
        self._facts = Facts(home, settings, self.publication)
        reasons = self._connection.execute("SELECT association, factor, reason FROM not_estimated").fetchall()
        self.not_estimated = tuple((str(association), str(factor), str(why)) for association, factor, why in reasons)

    def read(self) -> Reading:
        return Reading(
            self._connection.cursor(),
            self._parsed,
            self.name,
            self.identity,
            self.publication,
            self.as_of,
            self.definition_versions,
            self._facts,
            self.not_estimated,
        )

    def close(self) -> None:
        self._connection.close()
        self._facts.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class Releases:
    """The current release of a home, for any number of threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.home = home_of(settings)
        self._current: _Opened | None = None
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None
        self._complaint = ""

    def start(self) -> None:
        """Open the current release, and follow its link until `close`."""
        self._try_to_refresh()
        self._watcher = threading.Thread(target=self._watch, name="releases", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop following the link, and close the release as soon as no request reads it."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join()
            gc.unfreeze()
        self._swap(None)

    def refresh(self) -> None:
        """Open the current release if it is another one than before. Raises NoReleaseError."""
        with self._refreshing:
            opened = self._current
            if opened is not None and identity_of(self.home) == opened.identity:
                return
            folder = Path(tempfile.mkdtemp(prefix="ide-api-"))
            try:
                served.compose(self.home, self._settings, folder / "served.duckdb")
                fresh = _Opened(folder, self.home, self._settings)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._swap(fresh)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The current release for one request. Raises Problem (503) before the first release."""
        with self._lock:
            opened = self._current
            if opened is None:
                raise Problem(
                    503, "no-release", "No release can be read yet. Publish one: ide run", headers={"retry-after": "30"}
                )
            opened.requests += 1
            reading = opened.read()
        try:
            yield reading
        finally:
            reading.cursor.close()
            with self._lock:
                opened.requests -= 1
                is_last = opened.is_retired and opened.requests == 0
            if is_last:
                opened.close()

    def _swap(self, fresh: _Opened | None) -> None:
        with self._lock:
            former, self._current = self._current, fresh
            if former is None:
                return
            former.is_retired = True
            is_unread = former.requests == 0
        if is_unread:
            former.close()

    def _watch(self) -> None:
        is_warm = self._warm()
        while not self._stop.wait(_LOOK_SECONDS):
            self._try_to_refresh()
            is_warm = is_warm or self._warm()

    def _warm(self) -> bool:
        """Compile the queries of periods on request before one comes; a failure shows with the first request.

        Returns False if there is no release yet.
        """
        if self._current is None:
            return False
        with suppress(Exception), self.reading() as reading:
            if reading.as_of is not None:
                reading.facts.warm(reading.as_of)
        # What is loaded by now stays until the end. A search for garbage leaves it out, which makes pages a tenth to a
        # fifth faster.
        gc.collect()
        gc.freeze()
        return True

    def _try_to_refresh(self) -> None:
        """Keep what is served where the current release cannot be opened; the next look tries again."""
        import duckdb

        try:
            self.refresh()
        except (release_reading.NoReleaseError, OSError, duckdb.Error) as error:
            self._complain(str(error))
        except Exception as error:
            # If the thread ended, the server would serve this release until it is restarted.
            self._complain(f"{type(error).__name__}: {error}", error)
        else:
            self._complaint = ""

    def _complain(self, complaint: str, unexpected: Exception | None = None) -> None:
        """Log why the current release is not served, once for each reason; what is unexpected with its traceback."""
        if complaint != self._complaint:
            _log.warning("The current release is not served: %s", complaint, exc_info=unexpected)
        self._complaint = complaint


def identity_of(home: Home) -> str | None:
    """What identifies the release that the link leads to; None where it cannot be read."""
    with suppress(OSError):
        return database.file_hash(home.releases / "current" / release.MANIFEST)
    return None
