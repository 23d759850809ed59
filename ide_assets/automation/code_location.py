"""Dagster's code location: the assets, checks, jobs, schedules and sensors of an installation with its settings."""

import warnings
from datetime import UTC, date, datetime

import dagster as dg

from ide_assets.automation.freshness import freshness_check, freshness_policy
from ide_assets.automation.jobs import jobs
from ide_assets.automation.partitions import months_definition
from ide_assets.automation.retention import apply_retention_policy, retention_schedule
from ide_assets.automation.sensors import alerts_sensor, deliveries_sensor, monthly_schedule, owner_alerts_sensor
from ide_assets.automation.shadowing import compute_shadows
from ide_assets.domains import configuration
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.assets import PROGRESS_LOGGER, monthly_asset, progress_logger
from ide_assets.kernel.installation import Installation
from ide_assets.kernel.publishing import published_month_asset, release_asset
from ide_assets.reports.effect.assets import effect_report_asset
from ide_assets.reports.models.assets import models_report_asset
from ide_assets.reports.quality.assets import quality_report_asset
from ide_assets.settings import Settings


def definitions(settings: Settings) -> dg.Definitions:
    """The assets, jobs, schedule and sensors of an installation; partitions as of now.

    Raises WrongSettingsError if the settings name an unknown source.
    """
    configuration.check(settings)
    with warnings.catch_warnings():
        # Dagster marks partitioned checks and mappings before the first month as beta; the lock file pins its version.
        warnings.simplefilter("ignore", dg.BetaWarning)
        warnings.simplefilter("ignore", dg.PreviewWarning)
        return _definitions(settings, datetime.now(UTC).date())


def _definitions(settings: Settings, today: date) -> dg.Definitions:
    partitions = months_definition(settings, today)
    assets = [
        *(monthly_asset(recipe, RECIPES, settings, partitions) for recipe in RECIPES),
        published_month_asset(RECIPES, settings, partitions),
        release_asset(RECIPES, settings, freshness_policy(settings)),
        quality_report_asset(RECIPES, settings),
        effect_report_asset(settings),
        models_report_asset(settings),
    ]
    all_jobs = jobs(assets, partitions)
    return dg.Definitions(
        assets=assets,
        asset_checks=[freshness_check()],
        jobs=[*all_jobs, compute_shadows, apply_retention_policy],
        schedules=[
            retention_schedule(settings),
            *([monthly_schedule(settings.calendar)] if settings.calendar else []),
        ],
        sensors=[
            deliveries_sensor(settings, [*all_jobs, compute_shadows]),
            alerts_sensor(settings),
            *([] if settings.alerts.owners == "off" else [owner_alerts_sensor()]),
        ],
        resources={"installation": Installation()},
        executor=dg.in_process_executor,
        loggers={"console": dg.colored_console_logger, PROGRESS_LOGGER: progress_logger},
    )
