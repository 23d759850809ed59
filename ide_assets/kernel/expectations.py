"""Expectations: what must hold of a table, judged by Great Expectations inside DuckDB.

An expectation is declared as the query of the rows that break it, with the consequence in words. That
keeps the list independent of the engine and of Great Expectations, whose import takes seconds and happens
only when a candidate is judged.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from ide_assets.kernel.table import Table

if TYPE_CHECKING:
    import duckdb

#: Failing rows shown with a verdict.
SAMPLE_ROWS = 20

#: A month may have between half and twice the rows of the month before, without a warning.
ROW_COUNT_BAND = (0.5, 2.0)


@dataclass(frozen=True)
class Expectation:
    """One thing that must hold.

    `failing` selects the rows that break it, from `judged` (the candidate) and the tables that made it,
    each under its own name. `consequence` says what would go wrong in words. A `blocking` one keeps the
    month from being published; the others warn. `explained_by` names a column of the failing rows by whose
    values they are counted.
    """

    name: str
    consequence: str
    failing: str
    blocking: bool = True
    explained_by: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What judging one expectation found: numbers, and up to twenty failing rows."""

    name: str
    consequence: str
    blocking: bool
    passed: bool
    observed: float
    failing: int
    rows: int
    sample: Sequence[Mapping[str, object]] = ()
    explained: Mapping[str, int] = field(default_factory=dict)
    note: str = ""

    @property
    def share(self) -> float:
        """Failing rows as a share of the table's rows."""
        return self.failing / self.rows if self.rows else 0.0


class ExpectationCrashedError(RuntimeError):
    """An expectation could not be judged; that is never a pass."""


def key_expectation(table: Table) -> Expectation:
    """Every table's key is complete and unique."""
    key = ", ".join(f'"{name}"' for name in table.key)
    missing = " OR ".join(f'"{name}" IS NULL' for name in table.key)
    return Expectation(
        "key_identifies_one_row",
        f"A key of {table.name} that is incomplete cannot be joined or corrected; one that stands twice counts "
        "its seats or users twice in every sum.",
        f"SELECT {key}, count(*) AS times, 'incomplete' AS problem FROM judged WHERE {missing} GROUP BY {key} "
        f"UNION ALL SELECT {key}, count(*), 'not unique' FROM judged GROUP BY {key} HAVING count(*) > 1",
        explained_by="problem",
    )


def row_count_expectation(table: Table) -> Expectation:
    """The declaration of the row count's band; its bounds come with the month before."""
    return Expectation(
        "row_count_near_month_before",
        f"A {table.name} half or double the size of the month before usually means a partial or doubled "
        "delivery, and every total moves with it.",
        failing="",
        blocking=False,
    )


def judge(
    connection: "duckdb.DuckDBPyConnection",
    table: Table,
    expectations: Sequence[Expectation],
    rows: int,
    rows_before: int | None,
) -> list[Verdict]:
    """Judge the view `candidate` of a table; `rows_before` is the month before's row count, if any.

    Returns a verdict for each expectation, in order. Raises ExpectationCrashedError where one cannot be
    judged.
    """
    import great_expectations.expectations as gxe

    _Judged.connection = connection
    try:
        suite = _suite(table, expectations, rows_before)
        result = _candidate().get_batch().validate(suite, result_format=_RESULT_FORMAT)
    finally:
        _Judged.connection = None
    found = {outcome.expectation_config.meta["name"]: outcome for outcome in result.results}
    # Samples go to Dagster's records, where no erasure would find them (R-DQ-5).
    personal = {column.name for column in table.columns if column.personal}
    verdicts = []
    for expectation in expectations:
        outcome = found.get(expectation.name)
        if outcome is None:
            # No month before to compare with: the one expectation that the suite then leaves out.
            verdicts.append(
                Verdict(
                    expectation.name,
                    expectation.consequence,
                    expectation.blocking,
                    passed=True,
                    observed=rows,
                    failing=0,
                    rows=rows,
                    note="No published month before to compare with.",
                )
            )
            continue
        _raise_if_crashed(table, expectation, outcome.exception_info)
        observed = float(outcome.result["observed_value"])
        counts_rows = outcome.expectation_config.type != gxe.ExpectTableRowCountToBeBetween.expectation_type
        failing = int(observed) if counts_rows else (0 if outcome.success else rows)
        sample = outcome.result.get("details", {}).get("unexpected_rows", [])[:SAMPLE_ROWS]
        verdicts.append(
            Verdict(
                expectation.name,
                expectation.consequence,
                expectation.blocking,
                passed=bool(outcome.success),
                observed=observed,
                failing=failing,
                rows=rows,
                sample=[{**row, **dict.fromkeys(personal & row.keys(), "(not kept)")} for row in sample],
                explained=_explained(connection, expectation) if failing else {},
                note="" if counts_rows else f"{rows_before} rows in the month before.",
            )
        )
    return verdicts


_DIALECT = "ide_duckdb"

#: COMPLETE is the one format that hands out the failing rows of a query.
_RESULT_FORMAT = {"result_format": "COMPLETE", "partial_unexpected_count": SAMPLE_ROWS}


class _Judged:
    """Stands for whatever connection is being judged, so that Great Expectations is set up only once."""

    connection: "ClassVar[duckdb.DuckDBPyConnection | None]" = None

    def __getattr__(self, name: str) -> Any:
        return getattr(_Judged.connection, name)


@cache
def _candidate() -> Any:
    """Great Expectations' batch definition of the view `candidate`, set up once in a process.

    No files, no progress bars, no telemetry.
    """
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    from duckdb_engine import ConnectionWrapper
    from sqlalchemy.dialects import registry
    from sqlalchemy.pool import StaticPool

    registry.register(_DIALECT, "ide_assets.kernel.duckdb_dialect", "DuckDBDialect")
    context = gx.get_context(mode="ephemeral")
    _remove_docs_folder(context)
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    source = context.data_sources.add_sql(
        "candidates",
        connection_string=f"{_DIALECT}:///:memory:",
        create_temp_table=False,
        kwargs={"poolclass": StaticPool, "creator": lambda: ConnectionWrapper(_Judged())},
    )
    asset = source.add_table_asset("candidate", table_name="candidate")
    return asset.add_batch_definition_whole_table("candidate")


def _remove_docs_folder(context: Any) -> None:
    """An ephemeral context makes a temporary folder for a documentation site that nobody asked for."""
    for site in (context.variables.data_docs_sites or {}).values():
        folder = site.get("store_backend", {}).get("base_directory")
        if folder is not None and Path(folder).is_relative_to(tempfile.gettempdir()):
            shutil.rmtree(folder, ignore_errors=True)


def _suite(table: Table, expectations: Sequence[Expectation], rows_before: int | None) -> Any:
    import great_expectations as gx
    import great_expectations.expectations as gxe

    built: list[Any] = []
    for expectation in expectations:
        common = {
            "description": expectation.consequence,
            "meta": {"name": expectation.name},
            "severity": "critical" if expectation.blocking else "warning",
        }
        if expectation.failing:
            query = _query(expectation, "{batch}")
            built.append(gxe.UnexpectedRowsExpectation(unexpected_rows_query=query, **common))
        elif rows_before is not None:
            low, high = ROW_COUNT_BAND
            built.append(
                gxe.ExpectTableRowCountToBeBetween(
                    min_value=ceil(rows_before * low), max_value=floor(rows_before * high), **common
                )
            )
    return gx.ExpectationSuite(name=table.name, expectations=built)


def _query(expectation: Expectation, batch: str) -> str:
    """The failing rows' query with `judged` bound; Great Expectations puts a subquery in place of {batch}."""
    return f"WITH judged AS (SELECT * FROM {batch}) SELECT * FROM ({expectation.failing})"


def _raise_if_crashed(table: Table, expectation: Expectation, info: Mapping[str, Any]) -> None:
    # The exception stands either at the top or below the id of the metric that raised it.
    for report in [info, *(value for value in info.values() if isinstance(value, dict))]:
        if report.get("raised_exception"):
            raise ExpectationCrashedError(
                f"expectation {expectation.name} on {table.name} could not be judged: "
                f"{report.get('exception_message')}. The month is not published; this is a defect of the "
                "expectation or of the engine, not of the data: report it with the lines above."
            )


def _explained(connection: "duckdb.DuckDBPyConnection", expectation: Expectation) -> dict[str, int]:
    if expectation.explained_by is None:
        return {}
    counted = connection.execute(
        f'SELECT "{expectation.explained_by}", count(*) FROM ({_query(expectation, "candidate")}) GROUP BY 1 ORDER BY 1'
    ).fetchall()
    return {str(reason): int(count) for reason, count in counted}
