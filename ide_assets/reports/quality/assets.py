"""The asset that writes the data-quality report once the release is out."""

from collections.abc import Sequence
from datetime import UTC, datetime

import dagster as dg

from ide_assets.kernel.installation import Installation
from ide_assets.kernel.publishing import GROUP, RELEASE
from ide_assets.kernel.recipe import Recipe
from ide_assets.reports.quality import report
from ide_assets.settings import Settings

QUALITY_REPORT = dg.AssetKey([GROUP, "quality_report"])


def quality_report_asset(recipes: Sequence[Recipe], settings: Settings) -> dg.AssetsDefinition:
    """The report of all months; `ide run` writes it too, whether or not anything was published."""

    @dg.asset(
        key=QUALITY_REPORT,
        deps=[RELEASE],
        group_name=GROUP,
        owners=[settings.owner_of(GROUP, QUALITY_REPORT.path[-1])],
        kinds={"html"},
        description=(
            "The data-quality report: a health page over all months and one page a month, with every check, "
            "delivery, quarantined row and waiver. Open reports/quality/index.html, or run `ide report quality`."
        ),
    )
    def quality_report(installation: Installation) -> dg.MaterializeResult:  # type: ignore[type-arg]
        index = report.write(
            installation.home, installation.settings, recipes, installation.settings.rules.today(datetime.now(UTC))
        )
        return dg.MaterializeResult(
            metadata={
                "index": dg.MetadataValue.path(str(index)),
                "report": dg.MetadataValue.url(installation.settings.report_url("quality/index.html")),
                "months": len(list(index.parent.glob("????-??.html"))),
            }
        )

    return quality_report
