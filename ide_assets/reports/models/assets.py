"""The asset that writes the models report after the release is built."""

import dagster as dg

from ide_assets.kernel.installation import Installation
from ide_assets.kernel.publishing import GROUP, RELEASE
from ide_assets.reports.models import report
from ide_assets.settings import Settings

MODELS_REPORT = dg.AssetKey([GROUP, "models_report"])


def models_report_asset(settings: Settings) -> dg.AssetsDefinition:
    """The report of the newest month that has models (R-CI-3)."""

    @dg.asset(
        key=MODELS_REPORT,
        deps=[RELEASE],
        group_name=GROUP,
        owners=[settings.owner_of(GROUP, MODELS_REPORT.path[-1])],
        kinds={"html"},
        description=(
            "The models report: the grade of each insight model, the measures beside it, what drives churn, drift, and "
            "what is missing for a model that is not trained. Open reports/models/index.html, or run `ide report "
            "models`."
        ),
    )
    def models_report(installation: Installation) -> dg.MaterializeResult:  # type: ignore[type-arg]
        index = report.write(installation.home, installation.settings)
        return dg.MaterializeResult(
            metadata={
                "index": dg.MetadataValue.path(str(index)),
                "report": dg.MetadataValue.url(installation.settings.report_url("models/index.html")),
            }
        )

    return models_report
