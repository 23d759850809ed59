"""The product's assets after those of dlt: dagster dev -d deploy/dlt -f deploy/dlt/definitions.py (docs/dlt.md).

An asset of dlt delivers a month. The product's sensor builds the month when everything is delivered.
"""

import dagster as dg
import dlt
from dagster_dlt import DagsterDltResource, DagsterDltTranslator, dlt_assets
from dagster_dlt.translator import DltResourceTranslatorData
from deliver import crm, delivering

from ide_assets.definitions import defs as product

#: The first month that the systems can still give.
MONTHS = dg.MonthlyPartitionsDefinition("2026-09", fmt="%Y-%m")

#: Only the names of its resources are used.
ANY_MONTH = crm("2026-09")


def key(source: str) -> dg.AssetKey:
    """The asset that delivers a source."""
    return dg.AssetKey(["dlt", source])


class Translator(DagsterDltTranslator):
    """Names of the assets, without the assets that dlt would read from."""

    def get_asset_spec(self, data: DltResourceTranslatorData) -> dg.AssetSpec:
        """The asset of a resource."""
        return dg.AssetSpec(key(data.resource.name), group_name="dlt")


@dlt_assets(
    dlt_source=ANY_MONTH,
    dlt_pipeline=dlt.pipeline("ide", destination="filesystem"),
    name="delivered_by_dlt",
    partitions_def=MONTHS,
    dagster_dlt_translator=Translator(),
)
def delivered_by_dlt(context: dg.AssetExecutionContext, dlt_resource: DagsterDltResource):
    """Deliver all sources of a month."""
    month = context.partition_key
    source = crm(month)
    with delivering(month, list(source.selected_resources)) as pipeline:
        yield from dlt_resource.run(
            context=context,
            dlt_source=source,
            dlt_pipeline=pipeline,
            loader_file_format="parquet",
            write_disposition="append",
        )


def after_dlt(spec: dg.AssetSpec) -> dg.AssetSpec:
    """The product's asset of a delivery, after the asset that delivers it."""
    source = spec.key.path[-1]
    return spec.merge_attributes(deps=[key(source)]) if source in ANY_MONTH.resources else spec


#: Delivers a month.
deliver = dg.define_asset_job("deliver", [delivered_by_dlt], partitions_def=MONTHS)

defs = dg.Definitions.merge(
    product.map_resolved_asset_specs(func=after_dlt, selection='group:"deliveries"'),
    dg.Definitions(
        assets=[delivered_by_dlt],
        jobs=[deliver],
        schedules=[
            # On the second day of a month, for the month before.
            dg.build_schedule_from_partitioned_job(deliver, name="deliver_monthly", day_of_month=2, hour_of_day=6),
        ],
        resources={"dlt_resource": DagsterDltResource()},
    ),
)
