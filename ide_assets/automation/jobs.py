"""The jobs: a whole month, and the release. Parts of a month are selections of assets and need no job."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

from ide_assets.automation.freshness import FRESHNESS
from ide_assets.kernel.publishing import RELEASE
from ide_assets.reports.effect.assets import EFFECT_REPORT
from ide_assets.reports.models.assets import MODELS_REPORT
from ide_assets.reports.quality.assets import QUALITY_REPORT

if TYPE_CHECKING:
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

MONTHLY_JOB = "publish_month"
RELEASE_JOB = "release"


def jobs(
    assets: Sequence[dg.AssetsDefinition], partitions: dg.MonthlyPartitionsDefinition
) -> "list[UnresolvedAssetJobDefinition]":
    """All jobs. A month is all assets of the product; a code location may have others besides."""
    return [
        dg.define_asset_job(
            MONTHLY_JOB,
            # The check of `release` has no partitions, so a run of a month must not plan it.
            selection=dg.AssetSelection.assets(*assets) - dg.AssetSelection.checks(FRESHNESS),
            description=(
                "Builds all tables of a month from its deliveries, publishes the month, builds the release and writes "
                "the reports. For many months: Partitions, Launch backfill."
            ),
            partitions_def=partitions,
        ),
        dg.define_asset_job(
            RELEASE_JOB,
            selection=dg.AssetSelection.assets(RELEASE, QUALITY_REPORT, EFFECT_REPORT, MODELS_REPORT),
            description="Builds the release of all published months and writes the reports.",
        ),
    ]
