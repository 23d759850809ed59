"""Dagster's records of a home: where they lie, with which settings; runs that were killed; what a failed run says."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.kernel.home import Home, holder_of, write_whole

if TYPE_CHECKING:
    import dagster as dg
    from dagster_shared.error import SerializableErrorInfo

#: Name of the code location, under which Dagster remembers schedules, sensors and runs.
CODE_LOCATION = "ide_assets"

#: The workspace of an installed package; the repository's own is for `dagster dev` in a checkout.
WORKSPACE = """\
# The name is the project's code location name; schedules and runs are remembered under it.
load_from:
  - python_module:
      module_name: ide_assets.definitions
      location_name: ide_assets
"""

_DAGSTER_YAML = """\
# Written once; edit at will.
telemetry:
  enabled: false
nux:
  enabled: false
# Steps print nothing; capturing their output would start four processes for every run.
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
# A home has one lock: runs go one at a time, in the order in which they were asked for.
concurrency:
  runs:
    max_concurrent_runs: 1
run_queue:
  dequeue_interval_seconds: 2
# A run whose process died is run again; one that failed is not, before its deliveries change or a person asks.
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
  module: ide_assets.kernel.dagster_storage
  class: OneEngineEventLogStorage
  config:
    base_dir:
      env: DAGSTER_HOME
"""


#: What a run is going to do is stored in transactions of so many events.
_EVENTS_AT_ONCE = 1000

#: What is said of a run that a kill or a power cut ended.
ENDED_SILENTLY = "The process of this run ended without saying so."


@contextmanager
def dagster_instance(home: Home) -> Iterator["dg.DagsterInstance"]:
    """Dagster's records: in DAGSTER_HOME where that is set, else in the home."""
    prepare_dagster_home(home)
    with _opened(home) as instance:
        yield instance


@contextmanager
def _opened(home: Home) -> Iterator["dg.DagsterInstance"]:
    import dagster as dg
    from sqlalchemy.exc import OperationalError

    try:
        with dg.DagsterInstance.get() as instance:
            yield instance
    except OperationalError as error:
        raise RuntimeError(
            f"Dagster's records cannot be written ({error.orig}): {home.dagster}. {_MAKE_ROOM} Nothing "
            "that was published is lost."
        ) from None


def prepare_dagster_home(home: Home) -> Path:
    """Give Dagster a folder, settings and databases of its own, and keep its telemetry off; returns the workspace file.

    Of processes that begin together one does it and the others wait: two that make Dagster's databases at once leave
    them so that Dagster never opens them again.
    """
    from filelock import FileLock

    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", str(_EVENTS_AT_ONCE))
    folder = os.environ.setdefault("DAGSTER_HOME", str(home.dagster))
    home.dagster.mkdir(parents=True, exist_ok=True)
    workspace = home.dagster / "workspace.yaml"
    with FileLock(home.dagster / "preparing.lock"):
        if not workspace.exists() or workspace.read_text(encoding="utf-8") != WORKSPACE:
            write_whole(workspace, WORKSPACE)
        if folder == str(home.dagster):
            settings = home.dagster / "dagster.yaml"
            if not settings.exists():
                write_whole(settings, _DAGSTER_YAML)
            databases_made = home.dagster / "databases.made"
            if not databases_made.exists():
                with _opened(home):
                    databases_made.touch()
    return workspace


class AlreadyRunningError(RuntimeError):
    """Another daemon works on the home."""


def be_the_one_daemon(home: Home) -> None:
    """Hold the home's lock of daemons for the life of this process, whatever program it becomes.

    Two daemons would ask for every run twice. Raises AlreadyRunningError.
    """
    import fcntl

    descriptor = os.open(home.root / "daemon.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        other = os.read(descriptor, 20).decode(errors="replace").strip()
        os.close(descriptor)
        raise AlreadyRunningError(
            f"a daemon works on {home.root} already (process {other or 'unknown'}); one is enough. Stop it first."
        ) from None
    os.truncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    os.set_inheritable(descriptor, True)


def close_gone_runs(home: Home, instance: "dg.DagsterInstance") -> None:
    """Close the runs whose process was killed while it held or waited for the home's lock.

    Runs that go on, and runs of others in the same Dagster, are let be.
    """
    for note in home.gone():
        run = instance.get_run_by_id(holder_of(note))
        if run is not None and not run.is_finished:
            instance.report_run_failed(run, ENDED_SILENTLY)
        note.unlink(missing_ok=True)


_MAKE_ROOM = "Make room on the disk, or the folder writable, and run again."

#: What to do about an error that says what happened and no more.
_NEXT_STEPS = (
    (
        re.compile(r"Out of Memory|MemoryError"),
        "Give DuckDB more memory (IDE_MEMORY_LIMIT) or let it work on less at a time (IDE_THREADS), and run again.",
    ),
    (
        re.compile(r"No space left|File too large|quota|Read-only file system|Permission denied", re.IGNORECASE),
        _MAKE_ROOM,
    ),
)


def _innermost(error: "SerializableErrorInfo") -> str:
    """What an error says: the innermost of its causes is the one that says what happened."""
    while error.cause is not None:
        error = error.cause
    return str(error.message).strip()


def why(events: "Iterable[dg.DagsterEvent]") -> str:
    """What a failed run says of its failure, in words, from its events."""
    reasons = []
    for event in events:
        if event.event_type_value == "STEP_FAILURE":
            data = event.step_failure_data
            told = data.user_failure_data.description if data.user_failure_data else None
            if told is None and data.error is not None:
                told = _innermost(data.error)
                for sign, next_step in _NEXT_STEPS:
                    if sign.search(told):
                        # What follows the first line is advice in terms of DuckDB's own settings.
                        told = f"{told.splitlines()[0]} {next_step}"
            reasons.append(f"{event.step_key}: {told}" if told is None or str(event.step_key) not in told else told)
        elif event.event_type_value == "RESOURCE_INIT_FAILURE":
            error = event.engine_event_data.error
            reasons.append(str(event.message) if error is None else _innermost(error))
        elif event.event_type_value in ("RUN_FAILURE", "PIPELINE_FAILURE") and not reasons:
            reasons.append(event.message or "the run failed")
    return "\n".join(str(reason) for reason in reasons) or "the run failed; see it in the Dagster UI (ide ui)"
