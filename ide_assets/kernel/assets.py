"""Recipes as Dagster assets: one factory, the same policies for every table.

Each step builds a candidate, judges it, and only then commits it (R-DQ-1). If a blocking expectation fails, the
candidate is deleted, the last good month stays in place, and downstream tables are not built.
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

import dagster as dg

from ide_assets.engines import dialects
from ide_assets.kernel import check_results, events, figures, steps
from ide_assets.kernel.build import BuildContext, CannotBuildError, RunTables, Skipped
from ide_assets.kernel.inputs import SAME_MONTH, InputWindow
from ide_assets.kernel.installation import Installation
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.lake import SupersededError

#: The tag of tables that contain personal data.
PERSONAL_DATA_TAG = "ide/personal_data"

#: Name of the logger that passes Dagster's events to the process that runs the job.
PROGRESS_LOGGER = "progress"


def asset_key(recipe: Recipe) -> dg.AssetKey:
    """The key of a recipe's asset: group and name of the table."""
    return dg.AssetKey([recipe.table.group, recipe.table.name])


def run_of(context: dg.AssetExecutionContext) -> str:
    """The name that groups a run's commits.

    A run that is re-executed from its failure continues the first run; a run that is re-executed whole does not.
    """
    continues = context.run.root_run_id if context.run.step_keys_to_execute else None
    return continues or context.run.run_id


def run_tables(context: dg.AssetExecutionContext, installation: Installation, names: Sequence[str]) -> RunTables:
    """The tables as this run sees them; `names` are the names of all tables, in case it builds all of them."""
    selection = context.run.asset_selection
    selected = frozenset(names if selection is None else (key.path[-1] for key in selection))
    return RunTables(installation.lake, installation.ledger, run_of(context), selected)


@dg.logger(None, description="Passes events to the process that runs the job; prints nothing itself.")
def progress_logger(_: dg.InitLoggerContext) -> logging.Logger:
    """The Python logger `ide_assets.progress`; the command line listens to it for its progress bar."""
    logger = logging.getLogger("ide_assets.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    if not logger.handlers:
        # Without a handler Python prints errors on stderr, with stack traces and values.
        logger.addHandler(logging.NullHandler())
    return logger


def monthly_asset(
    recipe: Recipe,
    recipes: Sequence[Recipe],
    settings: Settings,
    partitions: dg.MonthlyPartitionsDefinition,
) -> dg.AssetsDefinition:
    """The Dagster asset of a recipe: dependencies, checks, metadata, and the step that builds, judges and commits."""
    table = recipe.table
    keys = {other.table.name: asset_key(other) for other in recipes}
    published = {} if table.publication is None else {"dagster/table_name": str(table.publication)}

    @dg.asset(
        key=asset_key(recipe),
        deps=[
            dg.AssetDep(
                keys[upstream.table.name],
                partition_mapping=_partition_mapping(upstream.window),
            )
            for upstream in recipe.inputs
        ],
        partitions_def=partitions,
        group_name=table.group,
        owners=[settings.owner_of(table.group, table.name)],
        kinds={settings.engine if kind == dialects.DIALECT else kind for kind in recipe.kinds},
        description=table.description,
        metadata={
            "dagster/column_schema": table.to_dagster(),
            "key": ", ".join(table.key),
            **published,
            **events.code_reference(recipe),
        },
        tags={PERSONAL_DATA_TAG: ""} if any(column.personal or column.names_person for column in table.columns) else {},
        check_specs=[
            *(
                dg.AssetCheckSpec(
                    expectation.name,
                    asset=asset_key(recipe),
                    description=expectation.consequence,
                    blocking=expectation.blocking,
                    partitions_def=partitions,
                )
                for expectation in recipe.expectations
            ),
            *(
                dg.AssetCheckSpec(name, asset=asset_key(recipe), description=consequence, partitions_def=partitions)
                for name, consequence in recipe.reader_checks.items()
            ),
        ],
    )
    def build_month(context: dg.AssetExecutionContext, installation: Installation):  # type: ignore[no-untyped-def]
        # Raised within the step, because Dagster retries a run that fails before its first step.
        _reject_backfill_of_assets(context.run)
        month = Month.parse(context.partition_key)
        with installation.workspace() as own_engine:
            build = BuildContext(
                month=month,
                today=installation.settings.rules.today(datetime.now(UTC)),
                settings=installation.settings,
                tables=run_tables(context, installation, list(keys)),
                engine=own_engine,
            )
            try:
                candidate = recipe.build(build)
            except (CannotBuildError, SupersededError) as error:
                raise dg.Failure(str(error), allow_retries=False) from None
            if isinstance(candidate, Skipped):
                yield from events.skipped(keys[table.name], recipe, candidate.reason)
                return
            passed = False
            try:
                verdicts, measured = steps.judge(recipe, candidate, build)
                plotted = events.plotted(build.engine, table)
                check_results.record(
                    installation.home, table, month, context.run.run_id, datetime.now(UTC), measured, verdicts
                )
                page = dg.MetadataValue.url(installation.settings.report_url(f"quality/{month}.html"))
                yield from (events.check_result(keys[table.name], verdict, page) for verdict in verdicts)
                broken = [verdict for verdict in verdicts if verdict.stops]
                if broken:
                    raise dg.Failure(events.what_broke(recipe, month, broken), allow_retries=False)
                passed = True
                sha256 = database.file_hash(candidate.path)
                version = steps.commit(recipe, candidate, build, context.run.run_id, verdicts, measured, sha256)
            finally:
                # Once committed, the file belongs to the lake: an error must not delete it. A sweep removes leftovers.
                if not passed:
                    candidate.path.unlink(missing_ok=True)
            yield dg.MaterializeResult(
                metadata={
                    "dagster/partition_row_count": candidate.rows,
                    "report": page,
                    **events.column_lineage(recipe, build, keys),
                    **{f"total {name}": total for name, total in measured.totals.items() if name != figures.ROWS},
                    **plotted,
                    "checks warned": sum(not verdict.passed for verdict in verdicts),
                    "sql": dg.MetadataValue.md(f"```sql\n{candidate.sql}\n```"),
                    "version": version,
                    "code": recipe.code(build.settings),
                    "inputs": dg.MetadataValue.json(dict(candidate.inputs)),
                    **{
                        name: value if isinstance(value, int | float | str) else str(value)
                        for name, value in candidate.facts.items()
                    },
                },
                data_version=dg.DataVersion(sha256),
            )

    return build_month


def _partition_mapping(window: InputWindow) -> dg.PartitionMapping | None:
    if window is SAME_MONTH:
        return None
    return dg.TimeWindowPartitionMapping(
        start_offset=window.first, end_offset=window.last, allow_nonexistent_upstream_partitions=True
    )


def _reject_backfill_of_assets(run: dg.DagsterRun) -> None:
    """Raise dg.Failure in a backfill of assets, which Dagster splits into runs that build only part of a month each."""
    if run.job_name == "__ASSET_JOB" and "dagster/backfill" in run.tags:
        raise dg.Failure(
            "Assets of many months were selected together. Dagster builds such a selection in parts, and a month is "
            "published only by a run that builds all of its selected tables. Nothing was built. Select one month of "
            "these assets, or build many months: Jobs, publish_month, Partitions, Launch backfill.",
            allow_retries=False,
        )
