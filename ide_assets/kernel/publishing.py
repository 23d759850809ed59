"""The last two assets: `published_month` publishes a month, `release` swaps the catalogues.

`published_month` appends to the ledger once, after every table of the month has passed its blocking checks. `release`
builds the catalogues once, after any number of months.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from ide_assets import engines
from ide_assets.engines.base import EngineUnavailableError
from ide_assets.kernel.assets import asset_key, run_tables
from ide_assets.kernel.build import RunTables
from ide_assets.kernel.inputs import Input
from ide_assets.kernel.installation import Installation
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import holds, release, release_building
from ide_assets.store.lake import SupersededError
from ide_assets.store.ledger import Entry, Ledger

GROUP = "publication"
PUBLISHED_MONTH = dg.AssetKey([GROUP, "published_month"])
RELEASE = dg.AssetKey([GROUP, "release"])

#: Tag of a run that builds a release despite the hold after a rollback.
LIFT_HOLD = "ide/lift_hold"


class InconsistentMonthError(RuntimeError):
    """A month's tables are incomplete, or were built from different versions of each other."""


def entries_of_run(
    tables: RunTables,
    recipes: Sequence[Recipe],
    month: Month,
    settings: Settings,
    now: datetime,
) -> list[Entry]:
    """The entries of the month to publish: this run's tables, and the published ones that it did not build.

    Raises InconsistentMonthError if a required table is missing, or a table was built without an input that would be
    published with it, or from another version of that input.
    """
    ledger = tables.ledger
    publication = ledger.publication + 1
    entries: dict[str, Entry] = {}
    for recipe in recipes:
        table = recipe.table
        committed = tables.lake.made_by(table, month, tables.run)
        if committed is not None:
            facts: Mapping[str, Any] = committed.facts
            entries[table.name] = Entry(
                publication=publication,
                published_at=now,
                run_id=facts["run_id"],
                month=month,
                table=table.name,
                version=committed.version,
                file=f"{table.name}/month={month}/{committed.path.name}",
                rows=facts["rows"],
                sha256=facts["sha256"],
                code=facts["code"],
                rules=facts["rules"],
                inputs=facts["inputs"],
                facts=facts["facts"],
            )
        elif table.name not in tables.selected:
            former = ledger.entry(table.name, month)
            if former is not None:
                entries[table.name] = replace(former, publication=publication, published_at=now)
    for recipe in recipes:
        name = recipe.table.name
        if name not in entries and not recipe.may_be_absent(month, entries, settings):
            raise InconsistentMonthError(
                f"{name} of {month} was not built by this run, and {month} is incomplete without it. Nothing was "
                f"published. Run the whole month: ide run --month {month}"
            )
        if name not in entries:
            continue
        for upstream in recipe.inputs:
            entry = entries.get(upstream.table.name)
            if entry is None or f"{upstream.table.name}@{month}" in entries[name].inputs:
                continue
            if month in _input_months(upstream, month, entry, ledger, settings):
                raise InconsistentMonthError(
                    f"{name} of {month} was built without {upstream.table.name}, which was built later. Nothing was "
                    f"published. Run the whole month: ide run --month {month}"
                )
    hashes = {f"{name}@{month}": entry.sha256 for name, entry in entries.items()}
    for entry in entries.values():
        for name, sha256 in entry.inputs.items():
            if name.endswith(f"@{month}") and hashes.get(name) != sha256:
                raise InconsistentMonthError(
                    f"{entry.table} of {month} was built from a version of {name.split('@')[0]} that would not be "
                    f"published. Nothing was published. Run the whole month: ide run --month {month}"
                )
    return list(entries.values())


def _input_months(upstream: Input, month: Month, own: Entry, ledger: Ledger, settings: Settings) -> list[Month]:
    """The months of an input that `month` must have been built from, where `own` is the month's entry of the input."""
    observed = ledger.months_with_rows(upstream.table.name) - {month}
    return upstream.window.months(month, observed | ({month} if own.rows else set()), settings.rules)


def published_month_asset(
    recipes: Sequence[Recipe], settings: Settings, partitions: dg.MonthlyPartitionsDefinition
) -> dg.AssetsDefinition:
    """The asset that publishes a month in one atomic step (R-DQ-1)."""

    @dg.asset(
        key=PUBLISHED_MONTH,
        deps=[asset_key(recipe) for recipe in recipes],
        partitions_def=partitions,
        group_name=GROUP,
        owners=[settings.owner_of(GROUP, PUBLISHED_MONTH.path[-1])],
        kinds={"deltalake"},
        description=(
            "The ledger's entry of the month, written in one atomic step after all blocking checks of all its tables "
            "passed. Readers see the whole old or the whole new month."
        ),
    )
    def published_month(context: dg.AssetExecutionContext, installation: Installation) -> dg.MaterializeResult:  # type: ignore[type-arg]
        month = Month.parse(context.partition_key)
        ledger = installation.ledger
        try:
            entries = entries_of_run(
                run_tables(context, installation, [recipe.table.name for recipe in recipes]),
                recipes,
                month,
                installation.settings,
                datetime.now(UTC),
            )
        except (InconsistentMonthError, SupersededError) as error:
            raise dg.Failure(str(error), allow_retries=False) from None
        ledger.publish(entries)
        return dg.MaterializeResult(
            metadata={
                "publication": entries[0].publication,
                "report": dg.MetadataValue.url(installation.settings.report_url(f"quality/{month}.html")),
                "tables": len(entries),
                "dagster/partition_row_count": sum(entry.rows for entry in entries),
                "rows": dg.MetadataValue.json({entry.table: entry.rows for entry in entries}),
            }
        )

    return published_month


def release_asset(
    recipes: Sequence[Recipe], settings: Settings, freshness_policy: dg.FreshnessPolicy | None = None
) -> dg.AssetsDefinition:
    """The asset that swaps the three catalogues together; `freshness_policy` defines when the next one is due."""
    tables = [recipe.table for recipe in recipes]
    catalogues = dict.fromkeys(table.publication.catalogue for table in tables if table.publication is not None)

    @dg.asset(
        key=RELEASE,
        deps=[PUBLISHED_MONTH],
        group_name=GROUP,
        owners=[settings.owner_of(GROUP, RELEASE.path[-1])],
        freshness_policy=freshness_policy,
        kinds={"duckdb"},
        description=(
            f"The catalogues {', '.join(catalogues)} as DuckDB files, built aside and swapped "
            "together. Query them with `ide sql`, or attach the files of releases/current. After a rollback "
            "releases are held: nothing is swapped until `ide release`."
        ),
    )
    def released(context: dg.AssetExecutionContext, installation: Installation) -> dg.MaterializeResult:  # type: ignore[type-arg]
        held = holds.hold(installation.home)
        if held is not None and LIFT_HOLD not in context.run.tags:
            context.log.info(f"{held}. Lift the hold and release: ide release")
            return dg.MaterializeResult(metadata={"held": str(held)})
        # Read the ledger again: in a run of the whole job the month has just been published.
        ledger = Ledger(installation.home)
        # Other targets first: if one fails, the release stays out of date and the next run tries again.
        for publish in engines.release_targets(installation.settings, installation.home):
            try:
                publish(tables, release.wanted_contents(tables, ledger))
            except EngineUnavailableError as cannot:
                raise dg.Failure(str(cannot), allow_retries=False) from None
        built = release_building.build(installation.home, installation.settings, tables, ledger)
        return dg.MaterializeResult(
            metadata={
                "folder": dg.MetadataValue.path(str(built.folder)),
                "publication": built.publication,
                "months": len(ledger.published),
                "size in bytes": sum(path.stat().st_size for path in built.catalogues()),
            }
        )

    return released
