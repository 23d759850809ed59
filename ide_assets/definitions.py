"""Dagster's entry point."""

import gc
import warnings
from datetime import UTC, datetime

import dagster as dg

from ide_assets.automation.freshness import freshness_check, freshness_policy
from ide_assets.automation.jobs import jobs
from ide_assets.automation.partitions import months_definition
from ide_assets.automation.retention import apply_retention_policy, retention_schedule
from ide_assets.automation.sensors import alerts_sensor, deliveries_sensor, monthly_schedule
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.monthly import PROGRESS_LOGGER, Installation, monthly_asset, progress_logger
from ide_assets.kernel.publishing import published_month_asset, release_asset
from ide_assets.reports.effect.assets import effect_report_asset
from ide_assets.reports.quality.assets import quality_report_asset
from ide_assets.settings import Settings

# Partitioned checks and mappings before the first month are not final in Dagster; the lock pins its version.
warnings.filterwarnings("ignore", category=dg.BetaWarning)
warnings.filterwarnings("ignore", category=dg.PreviewWarning)

# Dagster makes millions of objects in a month and keeps few. Python's default is to look for unreachable ones at every
# 700th, among all that was ever imported: a seventh of a small month's time.
gc.set_threshold(100_000, 50, 50)

#: Figures worth plotting, besides the totals that every table has: aggregates over the rows of a month.
RATIOS = {
    "assignment_monthly": {"assignment_rate": "sum(seats_assigned) / nullif(sum(seats_purchased), 0)"},
    "ide_cohort_benchmark_monthly": {"dormant_share": "avg(CASE WHEN dormancy_flag THEN 1.0 ELSE 0.0 END)"},
}


def definitions(settings: Settings) -> dg.Definitions:
    """The assets, jobs, schedule and sensors of an installation; partitions as of now."""
    partitions = months_definition(settings, datetime.now(UTC).date())
    all_jobs = jobs(partitions)
    return dg.Definitions(
        assets=[
            *(
                monthly_asset(recipe, RECIPES, settings, partitions, RATIOS.get(recipe.table.name, {}))
                for recipe in RECIPES
            ),
            published_month_asset(RECIPES, settings, partitions),
            release_asset(RECIPES, settings, freshness_policy(settings)),
            quality_report_asset(RECIPES, settings),
            effect_report_asset(settings),
        ],
        asset_checks=[freshness_check()],
        jobs=[*all_jobs, apply_retention_policy],
        schedules=[
            retention_schedule(settings),
            *([monthly_schedule(settings.calendar)] if settings.calendar else []),
        ],
        sensors=[deliveries_sensor(settings, all_jobs), alerts_sensor(settings)],
        resources={"installation": Installation()},
        executor=dg.in_process_executor,
        loggers={"console": dg.colored_console_logger, PROGRESS_LOGGER: progress_logger},
    )


defs = definitions(Settings())
