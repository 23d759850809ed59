"""A month in Dagster: check results, metadata, lineage, and the message of a failure."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg

from ide_assets.engines import batches
from ide_assets.engines.base import Engine
from ide_assets.kernel import lineage
from ide_assets.kernel.build import BuildContext
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.recipe import Derived, Recipe
from ide_assets.months import Month
from ide_assets.store.home import home_of
from ide_assets.vocabulary.table import Table


def code_reference(recipe: Recipe) -> dict[str, dg.CodeReferencesMetadataValue]:
    """Where the transform is written; empty for a table that is read from deliveries."""
    if not isinstance(recipe, Derived):
        return {}
    code = inspect.unwrap(recipe.transform).__code__
    reference = dg.LocalFileCodeReference(
        file_path=code.co_filename, line_number=code.co_firstlineno, label=recipe.transform.__name__
    )
    return {"dagster/code_references": dg.CodeReferencesMetadataValue(code_references=[reference])}


def column_lineage(
    recipe: Recipe, build: BuildContext, keys: Mapping[str, dg.AssetKey]
) -> dict[str, dg.MetadataValue[dg.TableColumnLineage]]:
    """The columns of its inputs that each column is computed from; `keys` are the assets of tables by name."""
    if not isinstance(recipe, Derived):
        return {}
    deps = {
        column: [dg.TableColumnDep(keys[table], name) for table, name in sources if table in keys]
        for column, sources in lineage.of_recipe(recipe, build.settings.rules, home_of(build.settings)).items()
    }
    return {"dagster/column_lineage": dg.MetadataValue.column_lineage(dg.TableColumnLineage(deps))}


def plotted(on: Engine, table: Table) -> dict[str, float]:
    """Figures of the candidate that the Dagster UI plots over months, without those that are null."""
    if not table.plotted:
        return {}
    aggregates = ", ".join(f'{sql} AS "{name}"' for name, sql in table.plotted)
    (row,) = on.rows(f"SELECT {aggregates} FROM {batches.CANDIDATE}")
    return {name: float(str(value)) for name, value in row.items() if value is not None}


def check_result(key: dg.AssetKey, verdict: Verdict, report: dg.UrlMetadataValue) -> dg.AssetCheckResult:
    """A verdict as the result of the asset's check: an error where it blocks the month, otherwise a warning."""
    metadata: dict[str, Any] = {
        "report": report,
        "observed value": verdict.observed,
        "failing rows": verdict.failing,
        "failing share": round(verdict.share, 6),
    }
    if verdict.types:
        metadata["expectation"] = ", ".join(verdict.types)
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
        asset_key=key,
        check_name=verdict.name,
        passed=verdict.passed,
        severity=dg.AssetCheckSeverity.ERROR if verdict.stops else dg.AssetCheckSeverity.WARN,
        description=verdict.consequence,
        metadata=metadata,
    )


def skipped(key: dg.AssetKey, recipe: Recipe, reason: str) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult]:  # type: ignore[type-arg]
    """The events of a table that is skipped for the month: its checks pass without judging anything."""
    for name in (*(expectation.name for expectation in recipe.expectations), *recipe.reader_checks):
        yield dg.AssetCheckResult(
            asset_key=key,
            check_name=name,
            passed=True,
            severity=dg.AssetCheckSeverity.WARN,
            description=f"Not judged. {reason}",
        )
    yield dg.MaterializeResult(metadata={"skipped": reason})


def what_broke(recipe: Recipe, month: Month, broken: Sequence[Verdict]) -> str:
    """The message for a blocked month: the failing checks, some of their rows, and what to do next."""
    lines = [
        f"{recipe.table.name} of {month} is not published: {len(broken)} blocking "
        f"{'check' if len(broken) == 1 else 'checks'} failed. The last good version stays.",
    ]
    for verdict in broken:
        rows = "1 row" if verdict.rows == 1 else f"{verdict.rows} rows"
        lines.append(f"- {verdict.name}: {verdict.failing} of {rows}. {verdict.consequence}")
        lines.extend("    " + ", ".join(f"{name}={value}" for name, value in row.items()) for row in verdict.sample[:3])
    advice = f"Fix the delivery and redeliver; all figures and failing rows: ide report quality --month {month}"
    # If one of them cannot be waived, waiving the others would not publish the month.
    if not any(verdict.structural for verdict in broken):
        check = f"{recipe.table.name}.{broken[0].name}"
        advice += f"; or waive it: ide waive {check} --month {month} --reason ... --until ..."
    return "\n".join([*lines, advice])
