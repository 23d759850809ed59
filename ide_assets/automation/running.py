"""Run months with Dagster in this process, for the command line."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from ide_assets import engines
from ide_assets.engines.garbage import rare_garbage_collection
from ide_assets.months import Month
from ide_assets.operations.status import State, month_status, possible
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import close_gone_runs, dagster_instance, why
from ide_assets.store.home import Home, home_of

if TYPE_CHECKING:
    import dagster as dg


@dataclass
class TableResult:
    """The outcome of one table in a run; waived checks are among those that warned."""

    rows: int | None = None
    passed: int = 0
    warned: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    waived: list[str] = field(default_factory=list)
    quarantined: int = 0
    skipped: str = ""


@dataclass
class MonthResult:
    """The outcome of one month; `reason` is why it is not published."""

    month: Month
    published: bool = False
    done_before: bool = False
    reason: str = ""
    tables: dict[str, TableResult] = field(default_factory=dict)


#: Name in the lock file while leftovers of killed runs are removed.
TIDYING = "tidying-up"

#: Called with the month, the number of tables done so far, and the number of all tables.
Progress = Callable[[Month, int, int], None]


@rare_garbage_collection()
def run_months(
    settings: Settings,
    months: Sequence[Month] | None,
    refresh_stale: bool,
    progress: Progress = lambda month, done, total: None,
) -> list[MonthResult]:
    """Build and publish months, oldest first, then build the release, write the quality report, and compute shadows.

    `months` None means every month that is complete and not published and, with `refresh_stale`, the stale ones.
    Months that are given by name, published and not stale are skipped. If a month fails, the next one is built
    nevertheless. Raises CannotBuildError before anything is built where a file that the rules name cannot be used.
    """
    from ide_assets.domains.actions.reasons import reasons
    from ide_assets.domains.deliveries.files.landing import Landing
    from ide_assets.domains.engagement import definition
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations import shadow
    from ide_assets.reports.quality import report
    from ide_assets.store import release
    from ide_assets.store.ledger import Ledger

    reasons.of(settings.rules)
    definition.definition_of(settings.rules)
    home = home_of(settings)
    today = settings.rules.today(datetime.now(UTC))
    by_name = months is not None
    candidates = (
        sorted(months)
        if months is not None
        else sorted({*possible(Landing(settings.landing).months(), settings, today), *Ledger(home).published})
    )
    results: list[MonthResult] = []
    jobs = _jobs(settings)
    with dagster_instance(home) as instance:
        _tidy(home, settings, instance)
        for month in candidates:
            hash_deliveries = by_name or refresh_stale
            try:
                status = month_status(month, RECIPES, settings, Ledger(home), today, hash_deliveries)
            except OSError as error:
                results.append(MonthResult(month, reason=f"{error.filename}: {error.strerror}. Fix it and run again."))
                continue
            if status.state is State.READY or (status.state is State.STALE and hash_deliveries):
                results.append(_run_month(instance, jobs, month, settings, home, progress))
            elif status.state in (State.PUBLISHED, State.STALE):
                if by_name:
                    results.append(MonthResult(month, published=True, done_before=True))
            elif by_name or status.state is State.OUT_OF_RANGE:
                results.append(MonthResult(month, reason="; ".join(status.reasons)))
        tables = [recipe.table for recipe in RECIPES]
        ledger = Ledger(home)
        is_reported = False
        try:
            if ledger.published and not release.is_up_to_date(home, tables, ledger):
                is_reported = _run_release(instance, jobs)
        finally:
            # Failures are the main reason to read the report, so it is written even if months or the release failed.
            if not is_reported:
                report.write_or_warn(home, settings, RECIPES, today)
    for problem in shadow.catch_up(settings, RECIPES):
        logging.getLogger(__name__).warning("ide: %s", problem)
    return results


@contextmanager
def _under_the_job(instance: "dg.DagsterInstance", name: str) -> Iterator[None]:
    """Within this context, new runs belong to the job of the code location, like those that Dagster launches.

    Otherwise the Dagster UI shows them neither on the job's page nor in its overview. `execute_in_process` creates the
    run itself and has no parameter for the origin.
    """
    from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteRepositoryOrigin

    from ide_assets.store.dagster_records import CODE_LOCATION

    repository = RemoteRepositoryOrigin(RegisteredCodeLocationOrigin(CODE_LOCATION), "__repository__")
    create = instance.create_run_for_job
    with_origin = partial(create, remote_job_origin=repository.get_job_origin(name))
    instance.create_run_for_job = with_origin  # type: ignore[method-assign]
    try:
        yield
    finally:
        instance.create_run_for_job = create  # type: ignore[method-assign]


def _jobs(settings: Settings) -> "Callable[[str], dg.JobDefinition]":
    """The installation's jobs by name; built at the first call, because that takes half a second."""

    @cache
    def location() -> "dg.Definitions":
        from ide_assets.automation.code_location import definitions

        return definitions(settings)

    return lambda name: location().resolve_job_def(name)


def failed_months(settings: Settings) -> list[Month]:
    """The months whose newest run failed or was killed."""
    from dagster import DagsterRunStatus, RunsFilter

    from ide_assets.automation.jobs import MONTHLY_JOB

    home = home_of(settings)
    newest: dict[str, DagsterRunStatus] = {}
    with dagster_instance(home) as instance:
        # Killed runs only count as failed once they are closed.
        _tidy(home, settings, instance)
        # Newest first.
        for run in instance.get_runs(filters=RunsFilter(job_name=MONTHLY_JOB)):
            partition = run.tags.get("dagster/partition")
            if partition is not None and run.is_finished:
                newest.setdefault(partition, run.status)
    return sorted(Month.parse(month) for month, status in newest.items() if status is DagsterRunStatus.FAILURE)


def _tidy(home: Home, settings: Settings, instance: "dg.DagsterInstance") -> None:
    """Close runs that a kill or a power cut left open, and delete their candidates."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store.lake import Lake

    with home.locked(TIDYING, settings.lock_timeout_seconds):
        close_gone_runs(home, instance)
        home.sweep()
        Lake(home).sweep(recipe.table for recipe in RECIPES)


def _run_month(
    instance: "dg.DagsterInstance",
    jobs: "Callable[[str], dg.JobDefinition]",
    month: Month,
    settings: Settings,
    home: Home,
    progress: Progress,
) -> MonthResult:
    from ide_assets.automation.due import INPUTS_TAG, inputs_of
    from ide_assets.automation.jobs import MONTHLY_JOB
    from ide_assets.domains.graph import RECIPES
    from ide_assets.kernel.assets import asset_key
    from ide_assets.kernel.publishing import PUBLISHED_MONTH
    from ide_assets.store.ledger import Ledger

    job = jobs(MONTHLY_JOB)
    ledger = Ledger(home)
    before = ledger.publication
    with _under_the_job(instance, MONTHLY_JOB), _watching(lambda done: progress(month, done, len(RECIPES) + 1)):
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
    """Build the release of the ledger's publications, and lift the hold of a rollback.

    Returns False if the release is already current. Raises RuntimeError if it could not be built: DamagedHomeError if
    files of the lake are missing or damaged, HomeBusyError if a run has the home's lock.
    """
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import holds, release, release_reading
    from ide_assets.store.lake import Lake
    from ide_assets.store.ledger import Ledger

    home = home_of(settings)
    tables = [recipe.table for recipe in RECIPES]
    ledger = Ledger(home)
    if not ledger.published:
        raise release_reading.NoReleaseError(f"Nothing is published in {home.root} yet. Run: ide run")
    if holds.hold(home) is None and release.is_up_to_date(home, tables, ledger):
        if targets := engines.release_targets(settings, home):
            # The engine's own tables may lack a release that another engine built, or contain rows of deleted files.
            with home.locked("release", settings.lock_timeout_seconds):
                for publish in targets:
                    publish(tables, release.wanted_contents(tables, ledger))
        return False
    Lake(home).check(tables)
    with dagster_instance(home) as instance:
        _run_release(instance, _jobs(settings), lift_hold=True)
    return True


def _run_release(
    instance: "dg.DagsterInstance", jobs: "Callable[[str], dg.JobDefinition]", lift_hold: bool = False
) -> bool:
    """Build the release; returns whether its reports were written. Raises RuntimeError."""
    from ide_assets.automation.jobs import RELEASE_JOB
    from ide_assets.kernel.publishing import LIFT_HOLD

    with _under_the_job(instance, RELEASE_JOB):
        result = jobs(RELEASE_JOB).execute_in_process(
            instance=instance,
            run_config=_quiet(),
            raise_on_error=False,
            tags={LIFT_HOLD: "true"} if lift_hold else None,
        )
    if not result.success and not _released(result):
        raise RuntimeError(
            f"the months are published, but the release could not be built: {why(result.all_events)}\n"
            "Readers keep the former release. Fix the cause, then run again: ide run"
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
    """Run configuration that sends events to Dagster's records and the progress bar, not to the terminal."""
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
    from ide_assets.kernel.publishing import PUBLISHED_MONTH

    tables: dict[str, TableResult] = {}
    for event in result.all_events:
        if event.event_type_value == "ASSET_MATERIALIZATION":
            materialization = event.step_materialization_data.materialization
            if materialization.asset_key == PUBLISHED_MONTH:
                # The month as a whole: its rows are those of the tables.
                continue
            facts = {name: value.value for name, value in materialization.metadata.items()}
            table = tables.setdefault(materialization.asset_key.path[-1], TableResult())
            table.rows = facts.get("dagster/partition_row_count")
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
