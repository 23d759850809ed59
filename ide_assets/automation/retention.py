"""The retention policy as a Dagster job with a daily schedule, which cleans up after all runs."""

from datetime import UTC, datetime

import dagster as dg

from ide_assets.settings import Settings

RETENTION_JOB = "apply_retention_policy"

#: Every night, after the days of most calendars have ended.
_CRON = "30 3 * * *"


@dg.op(
    out=dg.Out(dg.Nothing),
    description=(
        "Deletes superseded versions and files of failed runs, replaces old pseudonyms, and deletes old runs and logs, "
        "each after the period in the settings. Published versions are never deleted."
    ),
)
def delete_expired(context: dg.OpExecutionContext) -> None:
    """Apply the retention policy under the home's lock."""
    from ide_assets.operations.retention import tidy

    try:
        tidied = tidy(Settings(), datetime.now(UTC), dry_run=False, holder=context.run_id, instance=context.instance)
    except RuntimeError as error:
        # Another run has the home's lock, or the home is damaged: nothing was deleted; the next night tries again.
        raise dg.Failure(str(error), allow_retries=False) from None
    context.add_output_metadata(
        {
            f"{name}: {unit}": getattr(totals, unit)
            for name, totals in vars(tidied).items()
            for unit in ("files", "rows" if name == "pseudonyms" else "bytes")
        }
    )


@dg.job(
    name=RETENTION_JOB,
    description=(
        "Applies the retention policy of the settings (keep_versions_days, keep_runs_days, retention_months). The same "
        "as `ide tidy`, which can also show what would be deleted (--dry-run)."
    ),
    executor_def=dg.in_process_executor,
)
def apply_retention_policy() -> None:
    """A single step, which has the home's lock from start to end."""
    delete_expired()


def retention_schedule(settings: Settings) -> dg.ScheduleDefinition:
    """The schedule of the job: every night, in the calendar's time zone or in UTC."""
    return dg.ScheduleDefinition(
        name="apply_retention_policy_daily",
        job=apply_retention_policy,
        cron_schedule=_CRON,
        execution_timezone=settings.calendar.time_zone if settings.calendar else "UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Applies the retention policy every night.",
    )
