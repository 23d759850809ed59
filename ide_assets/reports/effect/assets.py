"""The asset that writes the before/after report after the release is built."""

import dagster as dg

from ide_assets.kernel.installation import Installation
from ide_assets.kernel.publishing import GROUP, RELEASE
from ide_assets.reports.effect import report
from ide_assets.settings import Settings

EFFECT_REPORT = dg.AssetKey([GROUP, "effect_report"])


def effect_report_asset(settings: Settings) -> dg.AssetsDefinition:
    """The report of the newest month that has effects (R-IDE-15)."""

    @dg.asset(
        key=EFFECT_REPORT,
        deps=[RELEASE],
        group_name=GROUP,
        owners=[settings.owner_of(GROUP, EFFECT_REPORT.path[-1])],
        kinds={"html"},
        description=(
            "The before/after report: the effect of each play against the accounts held back, its uncertainty, and "
            "what to invest in next. Open reports/effect/index.html, or run `ide report effect`."
        ),
    )
    def effect_report(installation: Installation) -> dg.MaterializeResult:  # type: ignore[type-arg]
        index = report.write(installation.home, installation.settings)
        return dg.MaterializeResult(
            metadata={
                "index": dg.MetadataValue.path(str(index)),
                "report": dg.MetadataValue.url(installation.settings.report_url("effect/index.html")),
                "plays": len(list(index.parent.glob("play-*.html"))),
            }
        )

    return effect_report
