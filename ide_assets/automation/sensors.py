"""The clockwork in the Dagster daemon: what is due is made, what is wrong is told.

Both sensors look at what lies there and decide anew at every look, so an outage of any length loses nothing.
"""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import dagster as dg

from ide_assets.automation.calendar import cron
from ide_assets.automation.due import INPUTS_TAG, Due, Outlook, look
from ide_assets.automation.freshness import FRESHNESS, freshness
from ide_assets.automation.jobs import MONTHLY_JOB, RELEASE_JOB
from ide_assets.domains import configuration
from ide_assets.kernel.monthly import PARTITION_TAG
from ide_assets.settings import Calendar, Settings
from ide_assets.store import known_hashes
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition


def deliveries_sensor(settings: Settings, jobs: "Sequence[UnresolvedAssetJobDefinition]") -> dg.SensorDefinition:
    """The sensor that has months made by `jobs`: complete ones, restated ones, and those that an outage left out."""

    @dg.sensor(
        name="new_deliveries",
        description=(
            "Has every month made that is completely delivered, whose delivery changed, or that was made from one "
            "that changed; oldest first. Closes runs that a kill or a power cut left open, and releases what is "
            "published and not released. A month that failed is made again when its deliveries change."
        ),
        jobs=[job for job in jobs if job.name in (MONTHLY_JOB, RELEASE_JOB)],
        minimum_interval_seconds=settings.look_every_seconds,
        default_status=dg.DefaultSensorStatus.RUNNING,
    )
    def new_deliveries(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        return look_at_months(context.instance, context.cursor, datetime.now(UTC))

    return new_deliveries


def look_at_months(instance: dg.DagsterInstance, cursor: str | None, now: datetime) -> dg.SensorResult:
    """Ask for what is due at a moment; `cursor` is what the look before left."""
    settings = configuration.read()
    home = home_of(settings)
    _close_what_ended(home, instance, now)
    ledger = Ledger(home)
    with known_hashes.kept_in(home.known_hashes):
        outlook = look(settings, home, ledger, instance, settings.rules.today(now))
        requests = [_request(due) for due in outlook.due]
        if not requests and (release := _release_request(home, ledger, instance)):
            requests = [release]
    passed, told = freshness(settings, ledger, now)
    said = json.dumps([passed, told])
    evaluation = dg.AssetCheckEvaluation(
        asset_key=FRESHNESS.asset_key,
        check_name=FRESHNESS.name,
        passed=passed,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={"why": told},
    )
    return dg.SensorResult(
        run_requests=requests,
        skip_reason=None if requests else _in_words(outlook),
        cursor=said,
        asset_events=[] if said == cursor else [evaluation],
    )


def _request(due: Due) -> dg.RunRequest:
    return dg.RunRequest(
        job_name=MONTHLY_JOB,
        run_key=due.run_key,
        partition_key=str(due.month),
        # With the tag Dagster does not compare the month with the partitions that this process loaded. It may have come
        # since; the run's own process loads them again.
        tags={INPUTS_TAG: due.inputs, PARTITION_TAG: str(due.month)},
    )


def _in_words(outlook: Outlook) -> str:
    return "\n".join(outlook.waiting) or "Every month is published and current."


#: A run that was started so long ago, and neither waits for the home's lock nor holds it, never got that far.
_LOST_SECONDS = 300

#: For less than so long a run that gave back the lock has not yet said how it ended.
_SAYING_SECONDS = 5


def _close_what_ended(home: Home, instance: dg.DagsterInstance, now: datetime) -> None:
    """Close runs whose process is gone, so that they hold up neither the queue nor their month."""
    from ide_assets.store.dagster_records import ENDED_SILENTLY, close_gone_runs

    close_gone_runs(home, instance)
    if lost := _lost(home, instance, now):
        time.sleep(_SAYING_SECONDS)
        for run_id, run in _lost(home, instance, now).items():
            if run_id in lost:
                instance.report_run_failed(run, ENDED_SILENTLY)


def _lost(home: Home, instance: dg.DagsterInstance, now: datetime) -> dict[str, dg.DagsterRun]:
    """Our runs that are said to go on, and of which no process is known, by their ids."""
    from ide_assets.store.dagster_records import CODE_LOCATION

    lost = {}
    living = home.living()
    for record in instance.get_run_records(dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED])):
        run = record.dagster_run
        is_ours = run.remote_job_origin is not None and run.remote_job_origin.location_name == CODE_LOCATION
        is_old = record.start_time is not None and now.timestamp() - record.start_time > _LOST_SECONDS
        if is_ours and is_old and run.run_id not in living:
            lost[run.run_id] = run
    return lost


def _release_request(home: Home, ledger: Ledger, instance: dg.DagsterInstance) -> dg.RunRequest | None:
    """A run that releases what is published, where readers do not get it and no run is under way."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import release

    if instance.get_runs(dg.RunsFilter(statuses=list(_UNDER_WAY)), limit=1):
        return None
    if not release.is_behind(home, [recipe.table for recipe in RECIPES], ledger):
        return None
    current = release.current(home)
    # A try that failed is not repeated at every look: not before there is something new to release.
    seen = f"{ledger.publication}-{current.folder.name if current else 'none'}"
    return dg.RunRequest(job_name=RELEASE_JOB, run_key=f"release-{seen}")


_UNDER_WAY = (
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
)


def monthly_schedule(calendar: Calendar) -> dg.ScheduleDefinition:
    """The schedule of the day on which a further month is expected: builds what is due then."""

    @dg.schedule(
        name="monthly_close",
        description=(
            "On the day and at the hour of the calendar: has made what is due by then, and says what the newest "
            "expected month waits for."
        ),
        cron_schedule=cron(calendar),
        execution_timezone=calendar.time_zone,
        job_name=MONTHLY_JOB,
        default_status=dg.DefaultScheduleStatus.RUNNING,
    )
    def monthly_close(context: dg.ScheduleEvaluationContext) -> Sequence[dg.RunRequest] | dg.SkipReason:
        installed = configuration.read()
        home = home_of(installed)
        with known_hashes.kept_in(home.known_hashes):
            today = installed.rules.today(context.scheduled_execution_time)
            outlook = look(installed, home, Ledger(home), context.instance, today)
        return [_request(due) for due in outlook.due] or dg.SkipReason(_in_words(outlook))

    return monthly_close


def alerts_sensor(settings: Settings) -> dg.SensorDefinition:
    """The sensor that tells people what is wrong, once, and when it is over."""

    @dg.sensor(
        name="alerts",
        description=(
            "Tells whoever the settings name of every month that failed or is overdue, once, again when it changes, "
            "and when it is over; writes the data-quality report that the message points to."
        ),
        minimum_interval_seconds=settings.look_every_seconds,
        default_status=dg.DefaultSensorStatus.RUNNING,
    )
    def alerts(context: dg.SensorEvaluationContext) -> dg.SkipReason:
        return dg.SkipReason(look_for_incidents(context.instance, datetime.now(UTC)))

    return alerts


def look_for_incidents(instance: dg.DagsterInstance, now: datetime) -> str:
    """Tell what is new, changed or over at a moment; returns what is wrong, a line each. Raises ChannelError."""
    from ide_assets.automation.alerting import AlertsBusyError, tell
    from ide_assets.automation.incidents import found
    from ide_assets.domains.graph import RECIPES
    from ide_assets.reports.quality import report

    settings = configuration.read()
    home = home_of(settings)
    with known_hashes.kept_in(home.known_hashes):
        present = found(settings, instance, now)
    if not report.is_current(home):
        # A run of the daemon that failed wrote none, and the messages point to it.
        report.write_or_warn(home, settings, RECIPES, settings.rules.today(now))
    told = [incident.title for incident in present.incidents] or ["Nothing is wrong."]
    try:
        tell(home, settings, present.incidents, now, present.unsettled)
    except AlertsBusyError as busy:
        told.append(str(busy))
    return "\n".join(told)
