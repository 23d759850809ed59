"""Dagster's entry point."""

import warnings

import dagster as dg

from ide_assets.graph import RECIPES
from ide_assets.kernel.monthly import (
    PROGRESS_LOGGER,
    Installation,
    monthly_asset,
    months_definition,
    progress_logger,
)
from ide_assets.kernel.publishing import RELEASE, published_month_asset, release_asset
from ide_assets.quality.assets import QUALITY_REPORT, quality_report_asset
from ide_assets.settings import Settings

# Partitioned checks and mappings before the first month are not final in Dagster; the lock pins its version.
warnings.filterwarnings("ignore", category=dg.BetaWarning)
warnings.filterwarnings("ignore", category=dg.PreviewWarning)

_settings = Settings()

MONTHLY_JOB = "monthly"
RELEASE_JOB = "release"

defs = dg.Definitions(
    assets=[
        *(monthly_asset(recipe, RECIPES, _settings) for recipe in RECIPES),
        published_month_asset(RECIPES, _settings),
        release_asset(RECIPES, _settings),
        quality_report_asset(RECIPES, _settings),
    ],
    jobs=[
        dg.define_asset_job(
            MONTHLY_JOB,
            description="Make a month from its deliveries, publish it, release the catalogues, report on its quality.",
            partitions_def=months_definition(_settings),
        ),
        dg.define_asset_job(
            RELEASE_JOB,
            selection=dg.AssetSelection.assets(RELEASE, QUALITY_REPORT),
            description="Release the catalogues of what is published, and write the data-quality report.",
        ),
    ],
    resources={"installation": Installation()},
    executor=dg.in_process_executor,
    loggers={"console": dg.colored_console_logger, PROGRESS_LOGGER: progress_logger},
)
