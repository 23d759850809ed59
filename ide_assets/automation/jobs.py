"""The jobs: a whole month, a group of tables or a source with all that is made from it, the release."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

from ide_assets.automation.freshness import FRESHNESS
from ide_assets.deliveries.recipes import Delivered
from ide_assets.effect.assets import EFFECT_REPORT
from ide_assets.kernel.monthly import asset_key
from ide_assets.kernel.publishing import RELEASE
from ide_assets.kernel.recipe import Recipe
from ide_assets.quality.assets import QUALITY_REPORT

if TYPE_CHECKING:
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

MONTHLY_JOB = "monthly"
RELEASE_JOB = "release"


def jobs(recipes: Sequence[Recipe], partitions: dg.MonthlyPartitionsDefinition) -> "list[UnresolvedAssetJobDefinition]":
    """All jobs. What makes a part of a month publishes it with its other tables as they were published before."""
    of_no_month = dg.AssetSelection.checks(FRESHNESS)
    groups: dict[str, list[dg.AssetKey]] = {}
    for recipe in recipes:
        if not isinstance(recipe, Delivered):
            groups.setdefault(recipe.table.group, []).append(asset_key(recipe))
    return [
        dg.define_asset_job(
            MONTHLY_JOB,
            selection=dg.AssetSelection.all() - of_no_month,
            description="Make a month from its deliveries, publish it, release the catalogues, write the reports.",
            partitions_def=partitions,
        ),
        dg.define_asset_job(
            RELEASE_JOB,
            selection=dg.AssetSelection.assets(RELEASE, QUALITY_REPORT, EFFECT_REPORT),
            description="Release the catalogues of what is published, and write the reports on quality and effect.",
        ),
        *(
            dg.define_asset_job(
                f"publish_{group}",
                selection=dg.AssetSelection.assets(*keys).downstream() - of_no_month,
                description=f"Make the tables of {group} of a month anew, and all that is made from them; publish it.",
                partitions_def=partitions,
            )
            for group, keys in groups.items()
        ),
        *(
            dg.define_asset_job(
                f"rebuild_from_{recipe.table.name}",
                selection=dg.AssetSelection.assets(asset_key(recipe)).downstream() - of_no_month,
                description=f"Read {recipe.table.name} of a month again, make all that is made from it; publish it.",
                partitions_def=partitions,
            )
            for recipe in recipes
            if isinstance(recipe, Delivered)
        ),
    ]
