"""Run months through Dagster in this process: the edge between the command line and the graph."""

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.kernel.home import Home, holder_of
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.status import State, home_of, month_status

if TYPE_CHECKING:
    import dagster as dg

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


@dataclass
class TableResult:
    """What became of one table in a run; waived checks are among those that warned."""

    rows: int | None = None
    passed: int = 0
    warned: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    waived: list[str] = field(default_factory=list)
    quarantined: int = 0
    skipped: str = ""


@dataclass
class MonthResult:
    """What became of one month; `reason` says why where it is not published."""

    month: Month
    published: bool = False
    done_before: bool = False
    reason: str = ""
    tables: dict[str, TableResult] = field(default_factory=dict)


#: What a run is going to do is stored in transactions of so many events.
_EVENTS_AT_ONCE = 1000

#: Who holds the lock while leftovers are cleared away.
TIDYING = "tidying-up"

#: What is said of a run that a kill or a power cut ended.
ENDED_SILENTLY = "The process of this run ended without saying so."

#: Told the month, the tables done so far, and the number of tables in all.
Progress = Callable[[Month, int, int], None]


@contextmanager
def dagster_instance(home: Home) -> Iterator["dg.DagsterInstance"]:
    """Dagster's records: in DAGSTER_HOME where that is set, else in the home."""
    import dagster as dg
    from sqlalchemy.exc import OperationalError

    folder = prepare_dagster_home(home).parent
    try:
        with dg.DagsterInstance.get() as instance:
            yield instance
    except OperationalError as error:
        raise RuntimeError(
            f"Dagster's records cannot be written ({error.orig}): {folder}. {_MAKE_ROOM} Nothing "
            "that was published is lost."
        ) from None


def prepare_dagster_home(home: Home) -> Path:
    """Give Dagster a folder and settings of its own, and keep its telemetry off; returns the workspace file."""
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", str(_EVENTS_AT_ONCE))
    folder = os.environ.setdefault("DAGSTER_HOME", str(home.dagster))
    if folder == str(home.dagster):
        home.dagster.mkdir(parents=True, exist_ok=True)
        settings = home.dagster / "dagster.yaml"
        if not settings.exists():
            settings.write_text(_DAGSTER_YAML, encoding="utf-8")
    home.dagster.mkdir(parents=True, exist_ok=True)
    workspace = home.dagster / "workspace.yaml"
    workspace.write_text(WORKSPACE, encoding="utf-8")
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


def run_months(
    settings: Settings,
    months: Sequence[Month] | None,
    refresh_stale: bool,
    progress: Progress = lambda month, done, total: None,
) -> list[MonthResult]:
    """Make and publish months, oldest first, then release the catalogues and write the quality report, once.

    `months` None means every month that is complete and not published, and with `refresh_stale` the stale
    ones. Months that were asked for by name and are published and not stale are left as they are. A month
    that fails does not keep the next one from being made.
    """
    from ide_assets.deliveries.landing import Landing
    from ide_assets.graph import RECIPES
    from ide_assets.kernel import release
    from ide_assets.kernel.ledger import Ledger

    home = home_of(settings)
    today = datetime.now(UTC).date()
    by_name = months is not None
    wanted = (
        sorted(months) if months is not None else sorted({*Landing(settings.landing).months(), *Ledger(home).published})
    )
    results: list[MonthResult] = []
    with dagster_instance(home) as instance:
        _tidy(home, settings, instance)
        for month in wanted:
            hash_deliveries = by_name or refresh_stale
            try:
                status = month_status(month, RECIPES, settings, Ledger(home), today, hash_deliveries)
            except OSError as error:
                results.append(MonthResult(month, reason=f"{error.filename}: {error.strerror}. Mend it and run again."))
                continue
            if status.state is State.READY or (status.state is State.STALE and hash_deliveries):
                results.append(_run_month(instance, month, settings, home, progress))
            elif status.state in (State.PUBLISHED, State.STALE):
                if by_name:
                    results.append(MonthResult(month, published=True, done_before=True))
            elif by_name or status.state is State.REFUSED:
                results.append(MonthResult(month, reason="; ".join(status.reasons)))
        tables = [recipe.table for recipe in RECIPES]
        ledger = Ledger(home)
        is_reported = False
        try:
            if ledger.published and not release.is_up_to_date(home, tables, ledger):
                is_reported = _run_release(instance)
        finally:
            # What failed is what the report is read for, so it is written whatever became of months and release.
            if not is_reported:
                write_report(home, settings, today)
    return results


def write_report(home: Home, settings: Settings, today: date) -> None:
    """Write the quality report; one that cannot be written hides nothing of what became of the months."""
    import duckdb

    from ide_assets.graph import RECIPES
    from ide_assets.quality import report

    try:
        report.write(home, settings, RECIPES, today)
    except (OSError, duckdb.Error) as error:
        logging.getLogger(__name__).warning(
            "ide: the quality report could not be written: %s\nMonths and catalogues are as told. Write it when this "
            "is mended: ide report quality",
            error,
        )


def failed_months(settings: Settings) -> list[Month]:
    """The months whose newest run failed or was killed."""
    from dagster import DagsterRunStatus, RunsFilter

    from ide_assets.automation.jobs import MONTHLY_JOB

    home = home_of(settings)
    newest: dict[str, DagsterRunStatus] = {}
    with dagster_instance(home) as instance:
        # A run that was killed has not failed until it is closed.
        _tidy(home, settings, instance)
        # Newest first.
        for run in instance.get_runs(filters=RunsFilter(job_name=MONTHLY_JOB)):
            partition = run.tags.get("dagster/partition")
            if partition is not None and run.is_finished:
                newest.setdefault(partition, run.status)
    return sorted(Month.parse(month) for month, status in newest.items() if status is DagsterRunStatus.FAILURE)


def _tidy(home: Home, settings: Settings, instance: "dg.DagsterInstance") -> None:
    """Close runs that a kill or a power cut left open, and delete their candidates."""
    from ide_assets.graph import RECIPES
    from ide_assets.kernel.lake import Lake

    with home.locked(TIDYING, settings.lock_timeout_seconds):
        close_gone_runs(home, instance)
        Lake(home).sweep(recipe.table for recipe in RECIPES)


def close_gone_runs(home: Home, instance: "dg.DagsterInstance") -> list[str]:
    """Close the runs whose process was killed while it held or waited for the home's lock; returns their ids.

    Runs that go on, and runs of others in the same Dagster, are let be.
    """
    closed = []
    for note in home.gone():
        run = instance.get_run_by_id(holder_of(note))
        if run is not None and not run.is_finished:
            instance.report_run_failed(run, ENDED_SILENTLY)
            closed.append(run.run_id)
        note.unlink(missing_ok=True)
    return closed


def _run_month(
    instance: "dg.DagsterInstance", month: Month, settings: Settings, home: Home, progress: Progress
) -> MonthResult:
    from ide_assets.automation.due import INPUTS_TAG, inputs_of
    from ide_assets.automation.jobs import MONTHLY_JOB
    from ide_assets.definitions import defs
    from ide_assets.graph import RECIPES
    from ide_assets.kernel.ledger import Ledger
    from ide_assets.kernel.monthly import asset_key
    from ide_assets.kernel.publishing import PUBLISHED_MONTH

    job = defs.resolve_job_def(MONTHLY_JOB)
    ledger = Ledger(home)
    before = ledger.publication
    with _watching(lambda done: progress(month, done, len(RECIPES) + 1)):
        result = job.execute_in_process(
            instance=instance,
            partition_key=str(month),
            asset_selection=[*(asset_key(recipe) for recipe in RECIPES), PUBLISHED_MONTH],
            run_config=_quiet(),
            tags={INPUTS_TAG: inputs_of(month, RECIPES, settings, home, ledger)},
            raise_on_error=False,
        )
    outcome = MonthResult(month)
    outcome.published = result.success and Ledger(home).publication > before
    outcome.tables = _tables(result)
    if not outcome.published:
        outcome.reason = why(result.all_events)
    return outcome


def lift_hold_and_release(settings: Settings) -> bool:
    """Release what the ledger publishes, whether or not a rollback holds releases back.

    Returns False where readers see it already. Raises RuntimeError where the catalogues could not be built.
    """
    from ide_assets.graph import RECIPES
    from ide_assets.kernel import release
    from ide_assets.kernel.ledger import Ledger

    home = home_of(settings)
    ledger = Ledger(home)
    if not ledger.published:
        raise release.NoReleaseError(f"Nothing is published in {home.root} yet. Run: ide run")
    if release.hold(home) is None and release.is_up_to_date(home, [recipe.table for recipe in RECIPES], ledger):
        return False
    with dagster_instance(home) as instance:
        _run_release(instance, lift_hold=True)
    return True


def _run_release(instance: "dg.DagsterInstance", lift_hold: bool = False) -> bool:
    """Release the catalogues; returns whether the report that comes with them was written. Raises RuntimeError."""
    from ide_assets.automation.jobs import RELEASE_JOB
    from ide_assets.definitions import defs
    from ide_assets.kernel.publishing import LIFT_HOLD

    result = defs.resolve_job_def(RELEASE_JOB).execute_in_process(
        instance=instance,
        run_config=_quiet(),
        raise_on_error=False,
        tags={LIFT_HOLD: "true"} if lift_hold else None,
    )
    if not result.success and not _released(result):
        raise RuntimeError(
            f"the months are published, but the catalogues could not be released: {why(result.all_events)}\n"
            "Readers keep the former release. Run again when this is mended: ide run"
        )
    return bool(result.success)


def _released(result: Any) -> bool:
    from ide_assets.kernel.publishing import RELEASE

    return any(
        event.event_type_value == "ASSET_MATERIALIZATION"
        and event.step_materialization_data.materialization.asset_key == RELEASE
        for event in result.all_events
    )


def _quiet() -> dict[str, Any]:
    """Events go to Dagster's records and to the progress bar, not to the terminal."""
    return {"loggers": {"progress": {}}}


@contextmanager
def _watching(step_done: Callable[[int], None]) -> Iterator[None]:
    class Steps(logging.Handler):
        done = 0

        def emit(self, record: logging.LogRecord) -> None:
            event = getattr(record, "dagster_meta", {}).get("dagster_event")
            if event is not None and event.event_type_value in (
                "STEP_SUCCESS",
                "STEP_FAILURE",
                "STEP_SKIPPED",
            ):
                self.done += 1
                step_done(self.done)

    logger = logging.getLogger("ide_assets.progress")
    handler = Steps()
    logger.addHandler(handler)
    step_done(0)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _tables(result: Any) -> dict[str, TableResult]:
    tables: dict[str, TableResult] = {}
    for event in result.all_events:
        if event.event_type_value == "ASSET_MATERIALIZATION":
            materialization = event.step_materialization_data.materialization
            facts = {name: value.value for name, value in materialization.metadata.items()}
            table = tables.setdefault(materialization.asset_key.path[-1], TableResult())
            table.rows = facts.get("dagster/row_count")
            table.quarantined = facts.get("rows quarantined") or 0
            table.skipped = facts.get("skipped", "")
        elif event.event_type_value == "ASSET_CHECK_EVALUATION":
            check = event.asset_check_evaluation_data
            table = tables.setdefault(check.asset_key.path[-1], TableResult())
            if check.passed:
                table.passed += 1
            elif check.severity.value == "WARN":
                table.warned.append(check.check_name)
                if "waived" in check.metadata:
                    table.waived.append(check.check_name)
            else:
                table.failed.append(check.check_name)
    return tables


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


def why(events: "Iterable[dg.DagsterEvent]") -> str:
    """What a failed run says of its failure, in words, from its events."""
    reasons = []
    for event in events:
        if event.event_type_value == "STEP_FAILURE":
            data = event.step_failure_data
            told = data.user_failure_data.description if data.user_failure_data else None
            if told is None and data.error is not None:
                # The innermost cause is the one that says what happened.
                error = data.error
                while error.cause is not None:
                    error = error.cause
                told = error.message.strip()
                for sign, next_step in _NEXT_STEPS:
                    if sign.search(told):
                        # What follows the first line is advice in terms of DuckDB's own settings.
                        told = f"{told.splitlines()[0]} {next_step}"
            reasons.append(f"{event.step_key}: {told}" if told is None or str(event.step_key) not in told else told)
        elif event.event_type_value in ("RUN_FAILURE", "PIPELINE_FAILURE") and not reasons:
            reasons.append(event.message or "the run failed")
    return "\n".join(str(reason) for reason in reasons) or "the run failed; see it in the Dagster UI (ide ui)"
