"""Recipes as Dagster assets: one factory, the same policies for every table.

The order is the promise (R-DQ-1): make a candidate, judge it, and only then commit it. A failing blocking
expectation deletes the candidate, leaves the last good month in place and stops what is downstream.
"""

import inspect
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from ide_assets.engines import base as engine
from ide_assets.engines import batches, dialects
from ide_assets.engines.base import Engine, EngineUnavailableError
from ide_assets.kernel import check_results, figures, judging, lineage, waivers
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.recipe import BuildContext, Candidate, CannotBuildError, Derived, InputWindow, Recipe, Skipped
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, ledger
from ide_assets.store.home import DamagedHomeError, Home, HomeBusyError
from ide_assets.store.lake import Lake, SupersededError
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

    from ide_assets.engines.snowflake.lake import LakeTables


class Installation(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The settings and the home; holds the home's lock for the life of a run."""

    _settings: Settings = PrivateAttr()
    _home: Home = PrivateAttr()
    _lake: Lake = PrivateAttr()
    _ledger: Ledger = PrivateAttr()
    _database: "duckdb.DuckDBPyConnection" = PrivateAttr()
    _snowflake: "LakeTables" = PrivateAttr()

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Installation"]:
        """Take the lock, hand out the installation, free the lock."""
        self._settings = Settings()
        self._home = Home(self._settings.home.resolve())
        try:
            with (
                self._home.locked(str(context.run_id), self._settings.lock_timeout_seconds),
                database.session(self._settings, self._home) as self._database,
                ExitStack() as opened,
            ):
                # Once for all tables: each would wait for what does not answer. A release needs no engine.
                of_a_month = context.dagster_run is not None and PARTITION_TAG in context.dagster_run.tags
                if of_a_month and self._settings.engine == "spark":
                    from ide_assets.engines import spark

                    spark.session(self._settings)
                if of_a_month and self._settings.engine == "snowflake":
                    from ide_assets.engines.snowflake import engine as snowflake
                    from ide_assets.engines.snowflake import lake as snowflake_lake

                    session = opened.enter_context(snowflake.session(self._settings))
                    self._snowflake = snowflake_lake.LakeTables(session, self._settings, self._home)
                # Nobody else writes while the lock is held, so one look at the ledger serves the run.
                ledger.begin(self._home)
                self._lake, self._ledger = Lake(self._home), Ledger(self._home)
                # A home that has lost what it published is not built upon.
                _ = self._ledger.history
                yield self
        except (DamagedHomeError, HomeBusyError, EngineUnavailableError) as cannot:
            raise dg.Failure(str(cannot), allow_retries=False) from None

    @property
    def settings(self) -> Settings:
        """Settings as read when the run began."""
        return self._settings

    @property
    def home(self) -> Home:
        """The home's paths."""
        return self._home

    @property
    def lake(self) -> Lake:
        """The home's lake."""
        return self._lake

    @property
    def ledger(self) -> Ledger:
        """The ledger as it stood when the run began."""
        return self._ledger

    @contextmanager
    def workspace(self) -> Iterator[Engine]:
        """An engine for one table: what it binds or makes is temporary and goes with it."""
        cursor = self._database.cursor()
        try:
            cursor.execute("SET TimeZone = 'UTC'")
            if self._settings.engine == "spark":
                from ide_assets.engines import spark

                with spark.workspace(self._settings, self._home, cursor) as on_spark:
                    yield on_spark
            elif self._settings.engine == "snowflake":
                from ide_assets.engines.snowflake import engine as snowflake

                with snowflake.workspace(self._snowflake, self._home, cursor) as on_snowflake:
                    yield on_snowflake
            else:
                yield engine.DuckDB(cursor)
        finally:
            cursor.close()


#: A candidate of up to so many rows is held in memory while it is judged: for a small one, opening its file anew for
#: every check costs more than the check.
HELD_ROWS = 200_000

#: The tag by which Dagster says which partition a run is of.
PARTITION_TAG = "dagster/partition"

#: The tag of tables that contain personal data.
PERSONAL_DATA_TAG = "ide/personal_data"

#: Name of the logger that hands Dagster's events to whoever watches a run in this process.
PROGRESS_LOGGER = "progress"


def _refuse_backfill_of_assets(run: dg.DagsterRun) -> None:
    """Dagster splits a backfill of assets into runs that each build a part of a month. Raises dg.Failure."""
    if run.job_name == "__ASSET_JOB" and "dagster/backfill" in run.tags:
        raise dg.Failure(
            "Assets of many months were selected together. Dagster builds such a selection in parts, and a month is "
            "published only by one run that builds all that is selected of it. Nothing was built. Select one month of "
            "these assets, or build many months: Jobs, publish_month, Partitions, Launch backfill.",
            allow_retries=False,
        )


@dg.logger(None, description="Hands events to the process that runs the job; prints nothing itself.")
def progress_logger(_: dg.InitLoggerContext) -> logging.Logger:
    """The Python logger `ide_assets.progress`; the command line listens to it for its progress bar."""
    logger = logging.getLogger("ide_assets.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    if not logger.handlers:
        # Without one Python prints errors, stack traces and values included, on stderr.
        logger.addHandler(logging.NullHandler())
    return logger


def run_of(context: dg.AssetExecutionContext) -> str:
    """The name under which a run's commits belong together.

    A run re-executed from its failure continues the first one; one re-executed whole starts anew.
    """
    continues = context.run.root_run_id if context.run.step_keys_to_execute else None
    return continues or context.run.run_id


def selected_tables(context: dg.AssetExecutionContext, recipes: Sequence[str]) -> frozenset[str]:
    """Names of the tables that the present run makes."""
    selection = context.run.asset_selection
    return frozenset(recipes if selection is None else (key.path[-1] for key in selection))


def asset_key(recipe: Recipe) -> dg.AssetKey:
    """Tables are known by group and name."""
    return dg.AssetKey([recipe.table.group, recipe.table.name])


def monthly_asset(
    recipe: Recipe,
    recipes: Sequence[Recipe],
    settings: Settings,
    partitions: dg.MonthlyPartitionsDefinition,
    ratios: Mapping[str, str],
) -> dg.AssetsDefinition:
    """The Dagster asset of a recipe: dependencies, checks, metadata, and the make-judge-commit step.

    `ratios` are figures of the table to plot over months: name to the SQL of an aggregate over its rows.
    """
    table = recipe.table
    keys = {each.table.name: asset_key(each) for each in recipes}
    published = {} if table.publication is None else {"dagster/table_name": str(table.publication)}

    @dg.asset(
        key=asset_key(recipe),
        deps=[
            dg.AssetDep(
                keys[wanted.table.name],
                partition_mapping=_partition_mapping(wanted.span),
            )
            for wanted in recipe.inputs
        ],
        partitions_def=partitions,
        group_name=table.group,
        owners=[settings.owner],
        kinds={settings.engine if kind == dialects.DIALECT else kind for kind in recipe.kinds},
        description=table.description,
        metadata={
            "dagster/column_schema": table.to_dagster(),
            "key": ", ".join(table.key),
            **published,
            **_code_reference(recipe),
        },
        tags={PERSONAL_DATA_TAG: ""} if any(column.personal or column.names_person for column in table.columns) else {},
        check_specs=[
            *(
                dg.AssetCheckSpec(
                    each.name,
                    asset=asset_key(recipe),
                    description=each.consequence,
                    blocking=each.blocking,
                    partitions_def=partitions,
                )
                for each in recipe.expectations
            ),
            *(
                dg.AssetCheckSpec(name, asset=asset_key(recipe), description=consequence, partitions_def=partitions)
                for name, consequence in recipe.reader_checks.items()
            ),
        ],
    )
    def made(context: dg.AssetExecutionContext, installation: Installation):  # type: ignore[no-untyped-def]
        # In the step: Dagster would run again what failed before any.
        _refuse_backfill_of_assets(context.run)
        month = Month.parse(context.partition_key)
        with installation.workspace() as own_engine:
            build = BuildContext(
                month=month,
                run=run_of(context),
                today=installation.settings.rules.today(datetime.now(UTC)),
                settings=installation.settings,
                home=installation.home,
                lake=installation.lake,
                ledger=installation.ledger,
                selected=selected_tables(context, list(keys)),
                engine=own_engine,
            )
            try:
                candidate = recipe.build(build)
            except (CannotBuildError, SupersededError) as error:
                raise dg.Failure(str(error), allow_retries=False) from None
            if isinstance(candidate, Skipped):
                yield from _skipped(recipe, candidate.reason)
                return
            passed = False
            try:
                verdicts, measured = _judge(recipe, candidate, build)
                plotted = _plotted(build.engine, ratios)
                check_results.record(
                    build.home, table, month, context.run.run_id, datetime.now(UTC), measured, verdicts
                )
                yield from (_check_result(recipe, verdict) for verdict in verdicts)
                broken = [verdict for verdict in verdicts if verdict.stops]
                if broken:
                    raise dg.Failure(_what_broke(recipe, month, broken), allow_retries=False)
                passed = True
                sha256 = database.file_hash(candidate.path)
                version = _commit(recipe, candidate, build, context.run.run_id, verdicts, measured, sha256)
            finally:
                # From the commit on, what is left over is the sweep's: an error after it must not delete what it named.
                if not passed:
                    candidate.path.unlink(missing_ok=True)
            yield dg.MaterializeResult(
                metadata={
                    "dagster/partition_row_count": candidate.rows,
                    **_column_lineage(recipe, build, keys),
                    **{f"total {name}": total for name, total in measured.totals.items() if name != figures.ROWS},
                    **{name: value for name, value in plotted.items() if value is not None},
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

    return made


def _code_reference(recipe: Recipe) -> dict[str, dg.CodeReferencesMetadataValue]:
    """Where the transform is written; a table that is read from deliveries has none."""
    if not isinstance(recipe, Derived):
        return {}
    path, (_, line) = inspect.getsourcefile(recipe.transform), inspect.getsourcelines(recipe.transform)
    reference = dg.LocalFileCodeReference(file_path=str(path), line_number=line, label=recipe.transform.__name__)
    return {"dagster/code_references": dg.CodeReferencesMetadataValue(code_references=[reference])}


def _column_lineage(
    recipe: Recipe, build: BuildContext, keys: Mapping[str, dg.AssetKey]
) -> dict[str, dg.MetadataValue[dg.TableColumnLineage]]:
    if not isinstance(recipe, Derived):
        return {}
    deps = {
        column: [dg.TableColumnDep(keys[table], name) for table, name in sources if table in keys]
        for column, sources in lineage.of_recipe(recipe, build.settings.rules, build.home).items()
    }
    return {"dagster/column_lineage": dg.MetadataValue.column_lineage(dg.TableColumnLineage(deps))}


def _plotted(on: Engine, ratios: Mapping[str, str]) -> dict[str, float | None]:
    """Figures of the candidate that the Dagster UI plots over months; None where there is nothing to divide by."""
    if not ratios:
        return {}
    aggregates = ", ".join(f'{sql} AS "{name}"' for name, sql in ratios.items())
    (row,) = on.rows(f"SELECT {aggregates} FROM {batches.CANDIDATE}")
    return {name.replace("_", " "): None if value is None else float(str(value)) for name, value in row.items()}


def _partition_mapping(span: InputWindow) -> dg.PartitionMapping | None:
    if span is InputWindow.SAME_MONTH:
        return None
    return dg.TimeWindowPartitionMapping(
        start_offset=span.first, end_offset=span.last, allow_nonexistent_upstream_partitions=True
    )


def _judge(recipe: Recipe, candidate: Candidate, build: BuildContext) -> tuple[list[Verdict], Figures]:
    """Measure the candidate and judge it, waivers applied."""
    table = recipe.table
    build.engine.bind(batches.CANDIDATE, table.columns, [candidate.path], held=candidate.rows <= HELD_ROWS)
    earlier = figures.of_earlier_months(build.ledger, table, build.month)
    measured = figures.measure(build.engine, table, batches.CANDIDATE, earlier, build.month)
    judged = judging.judge(
        build.engine,
        table,
        recipe.expectations,
        build.month,
        candidate.rows,
        earlier,
        build.settings.rules,
    )
    verdicts = [*candidate.verdicts, *judged]
    return waivers.applied(waivers.given(build.home), table.name, build.month, build.today, verdicts), measured


def _commit(
    recipe: Recipe,
    candidate: Candidate,
    build: BuildContext,
    run_id: str,
    verdicts: Sequence[Verdict],
    measured: Figures,
    sha256: str,
) -> int:
    return build.lake.commit(
        recipe.table,
        build.month,
        candidate.path,
        candidate.rows,
        {
            "run_id": run_id,
            "rows": candidate.rows,
            "sha256": sha256,
            "code": recipe.code(build.settings),
            "rules": build.settings.rules.fingerprint,
            "inputs": dict(candidate.inputs),
            "facts": {
                **candidate.facts,
                "figures": measured.to_facts(),
                "benchmark_version": build.month.benchmark_version(build.settings.rules.fiscal_year_start_month),
                "checks_passed": sum(verdict.passed for verdict in verdicts),
                "checks_warned": sorted(verdict.name for verdict in verdicts if not verdict.passed),
                "checks_waived": sorted(verdict.name for verdict in verdicts if verdict.waived),
            },
        },
    )


def _check_result(recipe: Recipe, verdict: Verdict) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = {
        "observed value": verdict.observed,
        "failing rows": verdict.failing,
        "failing share": round(verdict.share, 6),
    }
    if verdict.note:
        metadata["note"] = verdict.note
    if verdict.waived:
        metadata["waived"] = verdict.waived
    if verdict.explained:
        metadata["explained"] = "; ".join(f"{reason}: {count:,}" for reason, count in verdict.explained.items())
    if verdict.sample:
        metadata["sample of failing rows"] = dg.MetadataValue.table(
            [
                dg.TableRecord({name: "" if value is None else str(value) for name, value in row.items()})
                for row in verdict.sample
            ]
        )
    return dg.AssetCheckResult(
        asset_key=asset_key(recipe),
        check_name=verdict.name,
        passed=verdict.passed,
        severity=dg.AssetCheckSeverity.ERROR if verdict.stops else dg.AssetCheckSeverity.WARN,
        description=verdict.consequence,
        metadata=metadata,
    )


def _skipped(recipe: Recipe, reason: str) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult]:  # type: ignore[type-arg]
    for name in (*(each.name for each in recipe.expectations), *recipe.reader_checks):
        yield dg.AssetCheckResult(
            asset_key=asset_key(recipe),
            check_name=name,
            passed=True,
            severity=dg.AssetCheckSeverity.WARN,
            description=f"Not judged. {reason}",
        )
    yield dg.MaterializeResult(metadata={"skipped": reason})


def _what_broke(recipe: Recipe, month: Month, broken: Sequence[Verdict]) -> str:
    lines = [
        f"{recipe.table.name} of {month} is not published: {len(broken)} blocking "
        f"{'check' if len(broken) == 1 else 'checks'} failed. The last good version stays.",
    ]
    for verdict in broken:
        lines.append(f"- {verdict.name}: {verdict.failing} of {verdict.rows} rows. {verdict.consequence}")
        lines.extend("    " + ", ".join(f"{name}={value}" for name, value in row.items()) for row in verdict.sample[:3])
    mend = f"Mend the delivery and deliver again; all figures and failing rows: ide report quality --month {month}"
    # Where one of them cannot be waived, waiving the others publishes nothing.
    if not any(verdict.structural for verdict in broken):
        check = f"{recipe.table.name}.{broken[0].name}"
        mend += f"; or let it pass: ide waive {check} --month {month} --reason ... --until ..."
    return "\n".join([*lines, mend])
