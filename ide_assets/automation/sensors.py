"""Sensors and the schedule of the Dagster daemon, which request runs of the months that are due and send alerts.

Every evaluation starts from the deliveries and the ledger, not from events, so an outage loses nothing.
"""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import dagster as dg

from ide_assets.automation.calendar import cron
from ide_assets.automation.due import INPUTS_TAG, BuildPlan, Due, current_plan
from ide_assets.automation.freshness import FRESHNESS, freshness
from ide_assets.automation.jobs import MONTHLY_JOB, RELEASE_JOB
from ide_assets.automation.shadowing import SHADOW_JOB
from ide_assets.domains import configuration
from ide_assets.kernel.installation import PARTITION_TAG
from ide_assets.settings import Calendar, Settings
from ide_assets.store import known_hashes
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.hashes import short_hash

if TYPE_CHECKING:
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition


def deliveries_sensor(
    settings: Settings, jobs: "Sequence[UnresolvedAssetJobDefinition | dg.JobDefinition]"
) -> dg.SensorDefinition:
    """The sensor that requests runs of the months that are due: complete, restated, or missed during an outage."""

    @dg.sensor(
        name="publish_deliveries",
        description=(
            "Publishes every month that is completely delivered, whose delivery changed, or that was built from a "
            "month that changed; oldest first. Closes runs whose process was killed, builds a missing release, and "
            "computes missing months of shadows. A month that failed is built again when its deliveries change."
        ),
        jobs=[job for job in jobs if job.name in (MONTHLY_JOB, RELEASE_JOB, SHADOW_JOB)],
        minimum_interval_seconds=settings.look_every_seconds,
        default_status=dg.DefaultSensorStatus.RUNNING,
    )
    def publish_deliveries(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        return evaluate_months(context.instance, context.cursor, datetime.now(UTC))

    return publish_deliveries


def evaluate_months(instance: dg.DagsterInstance, cursor: str | None, now: datetime) -> dg.SensorResult:
    """Request the runs that are due at a moment; `cursor` is that of the previous evaluation."""
    settings = configuration.read()
    home = home_of(settings)
    _close_lost_runs(home, instance, now)
    ledger = Ledger(home)
    with known_hashes.kept_in(home.known_hashes):
        plan = current_plan(settings, home, ledger, instance, settings.rules.today(now))
        requests = [_request(due) for due in plan.due]
        if not requests and not instance.get_runs(dg.RunsFilter(statuses=list(_IN_PROGRESS)), limit=1):
            last = _release_request(home, ledger) or _shadow_request(settings, ledger)
            requests = [] if last is None else [last]
    passed, reason = freshness(settings, ledger, now)
    new_cursor = json.dumps([passed, reason])
    evaluation = dg.AssetCheckEvaluation(
        asset_key=FRESHNESS.asset_key,
        check_name=FRESHNESS.name,
        passed=passed,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={"why": reason},
    )
    return dg.SensorResult(
        run_requests=requests,
        skip_reason=None if requests else _in_words(plan),
        cursor=new_cursor,
        asset_events=[] if new_cursor == cursor else [evaluation],
    )


def _request(due: Due) -> dg.RunRequest:
    return dg.RunRequest(
        job_name=MONTHLY_JOB,
        run_key=due.run_key,
        partition_key=str(due.month),
        # With the tag, Dagster does not check the month against the partitions that this process loaded, which may be
        # out of date; the run's own process loads them again.
        tags={INPUTS_TAG: due.inputs, PARTITION_TAG: str(due.month)},
    )


def _in_words(plan: BuildPlan) -> str:
    return "\n".join(plan.waiting) or "Every month is published and current."


#: A run that started longer ago than this and neither waits for the home's lock nor has it is lost.
_LOST_SECONDS = 300

#: A run needs up to this long after releasing the lock to report its result.
_REPORTING_SECONDS = 5


def _close_lost_runs(home: Home, instance: dg.DagsterInstance, now: datetime) -> None:
    """Close runs whose process no longer exists, so that they block neither the queue nor their month."""
    from ide_assets.store.dagster_records import ENDED_SILENTLY, close_gone_runs

    close_gone_runs(home, instance)
    if lost := _lost(home, instance, now):
        time.sleep(_REPORTING_SECONDS)
        for run_id, run in _lost(home, instance, now).items():
            if run_id in lost:
                instance.report_run_failed(run, ENDED_SILENTLY)


def _lost(home: Home, instance: dg.DagsterInstance, now: datetime) -> dict[str, dg.DagsterRun]:
    """Runs of this product that are recorded as started but have no process, by id."""
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


def _release_request(home: Home, ledger: Ledger) -> dg.RunRequest | None:
    """A request to build a release; None if it is current, or a rollback holds it."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import release, release_building

    if not release_building.is_behind(home, [recipe.table for recipe in RECIPES], ledger):
        return None
    current = release.current(home)
    # Dagster launches a run_key once: a build that failed is not repeated until something changes.
    state = f"{ledger.publication}-{current.folder.name if current else 'none'}"
    return dg.RunRequest(job_name=RELEASE_JOB, run_key=f"release-{state}")


def _shadow_request(settings: Settings, ledger: Ledger) -> dg.RunRequest | None:
    """A request to compute the missing months of shadows; None if none is missing.

    The run key has the publication and the first missing month of each shadow, so a failed run is not repeated until
    one of them changes.
    """
    from ide_assets.operations import shadow

    behind = shadow.behind(settings)
    if not behind:
        return None
    missing = ",".join(f"{candidate.name}:{candidate.started_at}:{months[0]}" for candidate, months in behind.items())
    return dg.RunRequest(job_name=SHADOW_JOB, run_key=f"shadow-{ledger.publication}-{short_hash(missing)}")


_IN_PROGRESS = (
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
)


def monthly_schedule(calendar: Calendar) -> dg.ScheduleDefinition:
    """The schedule of the calendar's day: requests runs of the months that are due then."""

    @dg.schedule(
        name="publish_expected_month",
        description=(
            "On the calendar's day and hour: publishes the months that are due, and reports what the newest expected "
            "month waits for."
        ),
        cron_schedule=cron(calendar),
        execution_timezone=calendar.time_zone,
        job_name=MONTHLY_JOB,
        default_status=dg.DefaultScheduleStatus.RUNNING,
    )
    def publish_expected_month(context: dg.ScheduleEvaluationContext) -> Sequence[dg.RunRequest] | dg.SkipReason:
        installed = configuration.read()
        home = home_of(installed)
        with known_hashes.kept_in(home.known_hashes):
            today = installed.rules.today(context.scheduled_execution_time)
            plan = current_plan(installed, home, Ledger(home), context.instance, today)
        return [_request(due) for due in plan.due] or dg.SkipReason(_in_words(plan))

    return publish_expected_month


def alerts_sensor(settings: Settings) -> dg.SensorDefinition:
    """The sensor that sends an alert for each incident, once, and another when it is over."""

    @dg.sensor(
        name="alerts",
        description=(
            "Sends an alert for every month that failed or is overdue to the recipients in the settings: once, again "
            "when it changes, and when it is over. Writes the data-quality report that the message links to."
        ),
        minimum_interval_seconds=settings.look_every_seconds,
        default_status=dg.DefaultSensorStatus.RUNNING,
    )
    def alerts(context: dg.SensorEvaluationContext) -> dg.SkipReason:
        return dg.SkipReason(evaluate_incidents(context.instance, datetime.now(UTC)))

    return alerts


def evaluate_incidents(instance: dg.DagsterInstance, now: datetime) -> str:
    """Send alerts for what is new, changed or over at a moment; returns one line per incident. Raises ChannelError."""
    from ide_assets.automation.alerting import AlertsBusyError, send_alerts
    from ide_assets.automation.incidents import incidents_at
    from ide_assets.domains.graph import RECIPES
    from ide_assets.reports.quality import report

    settings = configuration.read()
    home = home_of(settings)
    with known_hashes.kept_in(home.known_hashes):
        present = incidents_at(settings, instance, now)
    if not report.is_current(home):
        # The messages link to the report, which failed runs of the daemon do not write.
        report.write_or_warn(home, settings, RECIPES, settings.rules.today(now))
    lines = [incident.title for incident in present.incidents] or ["No incidents."]
    try:
        send_alerts(home, settings, present.incidents, now, present.unsettled)
    except AlertsBusyError as busy:
        lines.append(str(busy))
    return "\n".join(lines)


#: Owners of accounts are alerted about monthly scores: an hour is soon, and a mail server that rejects is not flooded.
_OWNERS_SECONDS = 3600


def owner_alerts_sensor() -> dg.SensorDefinition:
    """The sensor that sends engagement alerts to the owners of accounts."""

    @dg.sensor(
        name="owner_alerts",
        description=(
            "Sends engagement alerts of the newest month to the owners of the accounts, and critical ones to their "
            "managers: one message to each person. What could not be sent is sent an hour later."
        ),
        minimum_interval_seconds=_OWNERS_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
    )
    def owner_alerts(context: dg.SensorEvaluationContext) -> dg.SkipReason:
        return dg.SkipReason(evaluate_owner_alerts(datetime.now(UTC)))

    return owner_alerts


def evaluate_owner_alerts(now: datetime) -> str:
    """Send the engagement alerts that are due at a moment; returns counts, without names. Raises ChannelError."""
    from ide_assets.automation import owner_alerts
    from ide_assets.automation.alerting import AlertsBusyError

    settings = configuration.read()
    try:
        sent = owner_alerts.send(settings, now)
    except AlertsBusyError as busy:
        return str(busy)
    text = "No engagement scores are released." if sent is None else f"Sent: {sent}"
    return "\n".join(filter(None, (text, owner_alerts.unreadable(home_of(settings)))))
