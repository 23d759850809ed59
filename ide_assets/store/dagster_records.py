"""Dagster's records of a home: their location and settings, killed and old runs, and the reasons of failed runs."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.store.files import write_whole
from ide_assets.store.home import DamagedHomeError, Home, holder_of

if TYPE_CHECKING:
    import dagster as dg
    from dagster_shared.error import SerializableErrorInfo

#: Name of the code location, under which Dagster records schedules, sensors and runs.
CODE_LOCATION = "ide_assets"

#: The workspace of an installed package; the repository's own is for `dagster dev` in a checkout.
WORKSPACE = """\
# The name is the project's code location name; schedules and runs are recorded under it.
load_from:
  - python_module:
      module_name: ide_assets.definitions
      location_name: ide_assets
"""

#: Settings of a home's records; a checkout has the same in its dagster.yaml.
DAGSTER_YAML = """\
# Written once; you may edit it.
telemetry:
  enabled: false
nux:
  enabled: false
# Steps print nothing; capturing their output would start four processes for every run.
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
# A home has one lock: runs are executed one at a time, in the order in which they were requested.
concurrency:
  runs:
    max_concurrent_runs: 1
run_queue:
  dequeue_interval_seconds: 2
# A run whose process died is repeated; a failed one is not, until its deliveries change or a person runs `ide retry`.
run_monitoring:
  enabled: true
  start_timeout_seconds: 300
run_retries:
  enabled: true
  max_retries: 2
  retry_on_asset_or_op_failure: false
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days:
      skipped: 2
      failure: 30
      success: 90
event_log_storage:
  module: ide_assets.store.dagster_storage
  class: OneEngineEventLogStorage
  config:
    base_dir:
      env: DAGSTER_HOME
run_storage:
  module: ide_assets.store.dagster_storage
  class: RunStorage
  config:
    base_dir:
      env: DAGSTER_HOME
schedule_storage:
  module: ide_assets.store.dagster_storage
  class: ScheduleStorage
  config:
    base_dir:
      env: DAGSTER_HOME
"""


#: The planned events of a run are stored in transactions of this many events.
_EVENTS_AT_ONCE = 1000

#: The failure message of a run that a kill or a power cut ended.
ENDED_SILENTLY = "The process of this run ended without reporting a result."


@contextmanager
def dagster_instance(home: Home) -> Iterator["dg.DagsterInstance"]:
    """Dagster's records: in DAGSTER_HOME if it is set, otherwise in the home."""
    prepare_dagster_home(home)
    with _opened(home) as instance:
        yield instance


@contextmanager
def _opened(home: Home) -> Iterator["dg.DagsterInstance"]:
    from sqlalchemy.exc import DatabaseError, OperationalError

    try:
        with _instance(home) as instance:
            yield instance
    except DatabaseError as error:
        if not isinstance(error, OperationalError) or "no such table" in str(error.orig):
            raise _damaged(home, str(error.orig)) from None
        raise RuntimeError(
            f"Dagster's records cannot be read or written ({error.orig}): {records_folder(home)}. {_MAKE_ROOM} No "
            "published data is lost."
        ) from None


def _instance(home: Home) -> "dg.DagsterInstance":
    """Open Dagster's records in DAGSTER_HOME, which `prepare_dagster_home` has set; `home` is for the messages.

    Raises DamagedHomeError if the settings cannot be read, and RuntimeError if DAGSTER_HOME is no folder.
    """
    import dagster as dg
    from yaml import YAMLError

    import ide_assets.store.dagster_storage  # noqa: F401  # Patches Dagster before the settings are read.

    try:
        return dg.DagsterInstance.get()
    except dg.DagsterInvariantViolationError:
        raise RuntimeError(
            f"DAGSTER_HOME is {str(records_folder(home))!r}. Expected the absolute path of an existing folder; without "
            "the variable, Dagster's records are in the home."
        ) from None
    except (YAMLError, dg.DagsterInvalidConfigError, ValueError) as error:
        settings = records_folder(home) / "dagster.yaml"
        raise DamagedHomeError(
            f"{settings}, the settings of Dagster's records, cannot be read: {_problem(error)}. No published data is "
            "lost. Correct the file; or, if it is in the home, delete it: the next command writes the default settings."
        ) from None


def records_folder(home: Home) -> Path:
    """The folder of Dagster's records and of their settings."""
    return Path(os.environ.get("DAGSTER_HOME") or home.dagster)


def _problem(error: Exception) -> str:
    """The first problem of a settings file, with its line if it is known."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return f"{getattr(error, 'problem', error)} (line {mark.line + 1})"
    for invalid in getattr(error, "errors", ()):
        return str(invalid.message).rstrip(".")
    return str(error)


def has_records(home: Home) -> bool:
    """Whether Dagster may have records: DAGSTER_HOME is set, or the home has a folder for them."""
    return bool(os.environ.get("DAGSTER_HOME")) or home.dagster.is_dir()


def _damaged(home: Home, why: str) -> DamagedHomeError:
    folder = records_folder(home)
    return DamagedHomeError(
        f"Dagster's records in {folder} are damaged: {why}. They contain the history of runs and no published data. To "
        f"recover: move the folder {folder} away; the next command creates a new one. If its dagster.yaml names a "
        "database server, repair the database instead."
    )


def prepare_dagster_home(home: Home) -> Path:
    """Create Dagster's folder, settings and databases, and switch its telemetry off; returns the workspace file.

    If several processes start together, one does this and the others wait: two processes that create Dagster's
    databases at the same time leave them unusable.
    """
    from filelock import FileLock

    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", str(_EVENTS_AT_ONCE))
    home.root.mkdir(parents=True, exist_ok=True)
    home.without_links(home.dagster)
    own = str(home.dagster)
    folder = os.environ["DAGSTER_HOME"] = str(records_folder(home))
    workspace = home.dagster / "workspace.yaml"
    with FileLock(home.dagster / "preparing.lock"):
        if not workspace.exists() or workspace.read_text(encoding="utf-8") != WORKSPACE:
            write_whole(workspace, WORKSPACE)
        if folder == own:
            settings = home.dagster / "dagster.yaml"
            if not settings.exists():
                write_whole(settings, DAGSTER_YAML)
            databases_made = home.dagster / "databases.made"
            if not databases_made.exists():
                with _opened(home):
                    databases_made.touch()
    return workspace


class AlreadyRunningError(RuntimeError):
    """Another daemon works on the home."""


def take_daemon_lock(home: Home) -> None:
    """Take the home's daemon lock until this process ends, also if it executes another program.

    Two daemons would request every run twice. Raises AlreadyRunningError.
    """
    import fcntl

    descriptor = os.open(home.root / "daemon.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        other = os.read(descriptor, 20).decode(errors="replace").strip()
        os.close(descriptor)
        raise AlreadyRunningError(
            f"a daemon already works on {home.root} (process {other or 'unknown'}). Stop it first."
        ) from None
    os.truncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    os.set_inheritable(descriptor, True)


def close_gone_runs(home: Home, instance: "dg.DagsterInstance") -> None:
    """Close the runs whose process was killed while it had or waited for the home's lock.

    Runs in progress, and other projects' runs in the same Dagster, are not changed.
    """
    for note in home.gone():
        run = instance.get_run_by_id(holder_of(note))
        if run is not None and not run.is_finished:
            instance.report_run_failed(run, ENDED_SILENTLY)
        note.unlink(missing_ok=True)


@dataclass(frozen=True)
class OldRuns:
    """Finished runs that no current state refers to; `characters` is the size of their stored events."""

    run_ids: Sequence[str]
    characters: int


def old_runs(instance: "dg.DagsterInstance", before: datetime, published_by: Iterable[str]) -> OldRuns:
    """The runs that ended before a moment and may be deleted, oldest first.

    Excluded are the runs that the UI shows as the newest materialization of an asset's month or the newest result of a
    check (otherwise a month would look as if it had never been built), the newest run of each job and month (`ide
    retry` and the daemon depend on it), and `published_by`, the runs that built the published tables.
    """
    import dagster as dg
    import sqlalchemy as sa
    from dagster._core.storage.event_log import SqlEventLogStorage
    from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable, SqlEventLogStorageTable

    needed = set(published_by)
    storage = instance.event_log_storage
    if not isinstance(storage, SqlEventLogStorage):
        return OldRuns((), 0)
    events, checks = SqlEventLogStorageTable.c, AssetCheckExecutionsTable.c
    newest_events = (
        sa.select(sa.func.max(events.id))
        .where(events.dagster_event_type == dg.DagsterEventType.ASSET_MATERIALIZATION.value)
        .group_by(events.asset_key, events.partition)
    )
    newest_checks = (
        sa.select(sa.func.max(checks.id))
        .where(checks.evaluation_event_storage_id.is_not(None))
        .group_by(checks.asset_key, checks.check_name, checks.partition)
    )
    with storage.index_connection() as connection:
        for table, newest in ((events, newest_events), (checks, newest_checks)):
            run_ids = sa.select(table.run_id).distinct().where(table.id.in_(newest))
            needed.update(connection.execute(run_ids).scalars())
    seen: set[tuple[str, str | None]] = set()
    old: list[str] = []
    # Newest first.
    for record in instance.get_run_records():
        run = record.dagster_run
        job_and_month = (run.job_name, run.tags.get("dagster/partition"))
        is_newest = job_and_month not in seen
        seen.add(job_and_month)
        if is_newest or run.run_id in needed or not run.is_finished or run.is_complete_and_waiting_to_retry:
            continue
        if (record.end_time or record.update_timestamp.timestamp()) < before.timestamp():
            old.append(run.run_id)
    characters = 0
    with storage.index_connection() as connection:
        for run_id in old:
            stored = sa.select(sa.func.sum(sa.func.length(events.event))).where(events.run_id == run_id)
            characters += connection.execute(stored).scalar() or 0
    return OldRuns(tuple(reversed(old)), characters)


def delete_runs(instance: "dg.DagsterInstance", runs: OldRuns) -> None:
    """Delete runs with their events and check results; SQLite files are shrunk."""
    from dagster._core.storage.event_log import SqlEventLogStorage
    from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable

    storage = instance.event_log_storage
    assert isinstance(storage, SqlEventLogStorage)
    for run_id in runs.run_ids:
        # Dagster does not delete a run's check results. They are deleted first: a deleted run would not be seen again.
        with storage.index_connection() as connection:
            connection.execute(AssetCheckExecutionsTable.delete().where(AssetCheckExecutionsTable.c.run_id == run_id))
        instance.delete_run(run_id)
    if runs.run_ids:
        for path in Path(instance.root_directory).rglob("*.db"):
            with closing(sqlite3.connect(path, timeout=_PATIENCE_SECONDS)) as database:
                try:
                    database.execute("VACUUM")
                    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                except sqlite3.OperationalError:
                    # In use, or too little disk space for a copy: the next runs reuse the free pages.
                    continue


#: How long shrinking a file waits for a web server or daemon that uses it.
_PATIENCE_SECONDS = 5

_MAKE_ROOM = "Free disk space, or make the folder writable, and run again."

#: The next steps for errors whose messages do not contain them.
_NEXT_STEPS = (
    (
        re.compile(r"Out of Memory|MemoryError"),
        "Give DuckDB more memory (IDE_MEMORY_LIMIT) or fewer threads (IDE_THREADS), and run again.",
    ),
    (
        re.compile(r"No space left|File too large|quota|Read-only file system|Permission denied", re.IGNORECASE),
        _MAKE_ROOM,
    ),
)


def _innermost(error: "SerializableErrorInfo") -> str:
    """The message of an error's innermost cause, which describes the problem best."""
    while error.cause is not None:
        error = error.cause
    # Dagster puts the class of the error before its message.
    return re.sub(rf"^(\w+\.)*{re.escape(error.cls_name or '')}: ", "", str(error.message).strip())


def why(events: "Iterable[dg.DagsterEvent]") -> str:
    """The reasons why a run failed, from its events."""
    reasons = []
    for event in events:
        if event.event_type_value == "STEP_FAILURE":
            data = event.step_failure_data
            reason = data.user_failure_data.description if data.user_failure_data else None
            if reason is None and data.error is not None:
                reason = _innermost(data.error)
                for pattern, next_step in _NEXT_STEPS:
                    if pattern.search(reason):
                        # The lines after the first give advice in terms of DuckDB's own settings.
                        reason = f"{reason.splitlines()[0]} {next_step}"
            is_named = reason is not None and str(event.step_key) in reason
            reasons.append(reason if is_named else f"{event.step_key}: {reason}")
        elif event.event_type_value == "RESOURCE_INIT_FAILURE":
            error = event.engine_event_data.error
            reasons.append(str(event.message) if error is None else _innermost(error))
        elif event.event_type_value in ("RUN_FAILURE", "PIPELINE_FAILURE") and not reasons:
            reasons.append(event.message or "the run failed")
    return "\n".join(str(reason) for reason in reasons) or "the run failed; see it in the Dagster UI (ide ui)"
