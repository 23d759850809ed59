"""Expectations: what must hold of a table, judged by Great Expectations inside DuckDB.

An expectation is declared as the query of the rows that break it, with the consequence in words. That
keeps the list independent of the engine and of Great Expectations, whose import takes seconds and happens
only when a candidate is judged.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from ide_assets.kernel import bounds, figures
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.parameters import bound
from ide_assets.kernel.table import Table
from ide_assets.months import Month

if TYPE_CHECKING:
    import duckdb

#: Failing rows shown with a verdict.
SAMPLE_ROWS = 20

#: Where a learned expectation finds the shares of the months before: column_name, value, share.
EARLIER_SHARES = "earlier_shares"


@dataclass(frozen=True)
class Learned:
    """What history makes of an expectation: the query of the rows that break it, and the bounds in words.

    `failing` is empty where there is nothing to compare with.
    """

    failing: str
    note: str


@dataclass(frozen=True)
class Expectation:
    """One thing that must hold.

    `failing` selects the rows that break it, from `judged` (the candidate) and the tables that made it,
    each under its own name; days of the month stand in it as markers (`':last_day'`). `learned` makes that query
    from the figures of earlier months instead. `consequence` says what would go wrong in words. A `blocking` one
    keeps the month from being published, unless a person waives it; a `structural` one can never be waived, for
    a table that fails it has no meaning. The others warn. `explained_by` names a column of the failing rows by
    whose values they are counted.
    """

    name: str
    consequence: str
    failing: str = ""
    blocking: bool = True
    structural: bool = False
    explained_by: str | None = None
    learned: Callable[[Table, Sequence[Figures]], Learned] | None = None


@dataclass(frozen=True)
class Verdict:
    """What judging one expectation found: numbers, and up to twenty failing rows."""

    name: str
    consequence: str
    blocking: bool
    passed: bool
    failing: int
    rows: int
    sample: Sequence[Mapping[str, object]] = ()
    explained: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    structural: bool = False
    waived: str = ""

    @property
    def observed(self) -> int:
        """What was observed: the rows that break it."""
        return self.failing

    @property
    def share(self) -> float:
        """Failing rows as a share of the table's rows."""
        return self.failing / self.rows if self.rows else 0.0

    @property
    def stops(self) -> bool:
        """Whether it keeps the month from being published."""
        return self.blocking and not self.passed and not self.waived


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
        structural=True,
        explained_by="problem",
    )


#: Columns that say of which month a row is, and the month's value of each.
_MONTH_COLUMNS = {
    "by_month": "CAST(':first_day' AS DATE)",
    "snapshot_date": "CAST(':last_day' AS DATE)",
    "snapshot_year": "CAST(':year' AS BIGINT)",
    "snapshot_month": "CAST(':number' AS BIGINT)",
    "benchmark_version": "':benchmark_version'",
}


def month_expectations(table: Table) -> tuple[Expectation, ...]:
    """Where a table says of which month its rows are, they are of the month that is made."""
    found = {name: value for name, value in _MONTH_COLUMNS.items() if name in table.column_names}
    if not found:
        return ()
    shown = ", ".join(dict.fromkeys((*table.key, *found)))
    wrong = " OR ".join(f"{name} IS DISTINCT FROM {value}" for name, value in found.items())
    return (
        Expectation(
            "rows_are_of_the_month",
            f"A row of {table.name} that carries another month counts there too, and is missing in its own.",
            f"SELECT {shown} FROM judged WHERE {wrong}",
            structural=True,
        ),
    )


def learned_expectations(table: Table) -> tuple[Expectation, ...]:
    """What every table must hold against its own earlier months: totals, and shares where some are watched."""
    totals = Expectation(
        "totals_near_earlier_months",
        f"{table.name} moved further than its months usually do: a partial or doubled delivery looks like this, and "
        "every number made from it moves with it.",
        blocking=False,
        learned=_totals,
    )
    shares = Expectation(
        "shares_near_earlier_months",
        f"The make-up of {table.name} ({', '.join(table.shares)}) shifted further than it usually does: values that "
        "were renamed, or a group of customers that is missing, look like this.",
        blocking=False,
        learned=_shares,
        explained_by="column_name",
    )
    return (totals, shares) if table.shares else (totals,)


_NOTHING_BEFORE = "No published month before to compare with."


def _totals(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, told = [], []
    for name, query in figures.total_queries(table).items():
        values = [each.totals[name] for each in earlier if name in each.totals]
        bound = bounds.of_total(values, bounds.tolerance_of(table.name, name))
        if bound is None:
            continue
        selects.append(
            f"SELECT '{name}' AS figure, CAST({query} AS DOUBLE) AS observed, "
            f"CAST({bound.at_least!r} AS DOUBLE) AS at_least, CAST({bound.at_most!r} AS DOUBLE) AS at_most FROM judged"
        )
        told.append(f"{name} {max(bound.at_least, 0):,.0f} to {bound.at_most:,.0f}")
    if not selects:
        return Learned("", _NOTHING_BEFORE)
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) WHERE NOT observed BETWEEN at_least AND at_most",
        f"Expected from {len(earlier)} earlier {'month' if len(earlier) == 1 else 'months'}: {'; '.join(told)}.",
    )


def _shares(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, told = [], []
    for name in table.shares:
        before = figures.shares_before(name, earlier)
        if not before:
            continue
        distances = [each.distances[name] for each in earlier if name in each.distances]
        rows = earlier[-1].totals[figures.ROWS]
        at_most = bounds.of_distance(distances, bounds.tolerance_of(table.name, name), len(before), rows)
        selects.append(
            f"SELECT '{name}' AS column_name, *, CAST({at_most!r} AS DOUBLE) AS may_move FROM ("
            "SELECT value, coalesce(now.share, 0) AS share, coalesce(before.share, 0) AS share_before, "
            "sum(abs(coalesce(now.share, 0) - coalesce(before.share, 0))) OVER () / 2 AS moved "
            f"FROM ({figures.share_query(name, 'judged')}) AS now "
            f"FULL JOIN (SELECT value, share FROM {EARLIER_SHARES} WHERE column_name = '{name}') AS before "
            "USING (value))"
        )
        told.append(f"{name} may move by {at_most:.0%}")
    if not selects:
        return Learned("", _NOTHING_BEFORE)
    # A value that hardly moved is no part of what is wrong; a table without rows has no make-up (its totals warn).
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) "
        "WHERE moved > may_move AND abs(share - share_before) > may_move / 20 AND EXISTS (SELECT 1 FROM judged)",
        f"Against the shares of the months before: {'; '.join(told)}.",
    )


def judge(
    connection: "duckdb.DuckDBPyConnection",
    table: Table,
    expectations: Sequence[Expectation],
    month: Month,
    rows: int,
    earlier: Sequence[Figures],
) -> list[Verdict]:
    """Judge the view `candidate` of a month of a table; `earlier` are the figures of the months before it.

    Returns a verdict for each expectation, in order. Raises ExpectationCrashedError where one cannot be
    judged.
    """
    learned = {each.name: each.learned(table, earlier) for each in expectations if each.learned is not None}
    queries = {
        each.name: bound(learned[each.name].failing if each.name in learned else each.failing, month)
        for each in expectations
    }
    _bind_earlier_shares(connection, table, earlier)
    _Judged.connection = connection
    try:
        suite = _suite(table, [each for each in expectations if queries[each.name]], queries)
        result = _candidate().get_batch().validate(suite, result_format="BASIC")
    finally:
        _Judged.connection = None
    found = {outcome.expectation_config.meta["name"]: outcome for outcome in result.results}
    # Samples go to Dagster's records, where no erasure would find them (R-DQ-5).
    personal = {column.name for column in table.columns if column.personal}
    verdicts = []
    for expectation in expectations:
        outcome = found.get(expectation.name)
        failing = 0
        if outcome is not None:
            _raise_if_crashed(table, expectation, outcome.exception_info)
            failing = int(outcome.result["observed_value"])
        query = queries[expectation.name]
        verdicts.append(
            Verdict(
                expectation.name,
                expectation.consequence,
                expectation.blocking,
                passed=outcome is None or bool(outcome.success),
                failing=failing,
                rows=rows,
                sample=_sample(connection, query, personal) if failing else (),
                explained=_explained(connection, expectation, query) if failing else {},
                note=learned[expectation.name].note if expectation.name in learned else "",
                structural=expectation.structural,
            )
        )
    return verdicts


def _bind_earlier_shares(connection: "duckdb.DuckDBPyConnection", table: Table, earlier: Sequence[Figures]) -> None:
    if not table.shares:
        return
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {EARLIER_SHARES} (column_name VARCHAR, value VARCHAR, share DOUBLE)"
    )
    rows = [(name, *each) for name in table.shares for each in figures.shares_before(name, earlier).items()]
    if rows:
        names, values, shares = map(list, zip(*rows, strict=True))
        connection.execute(
            f"INSERT INTO {EARLIER_SHARES} SELECT unnest(?), unnest(?), unnest(?)", [names, values, shares]
        )


_DIALECT = "ide_duckdb"


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


def _suite(table: Table, expectations: Sequence[Expectation], queries: Mapping[str, str]) -> Any:
    import great_expectations as gx

    built = [
        _counting()(
            unexpected_rows_query=_query(queries[expectation.name], "{batch}"),
            description=expectation.consequence,
            meta={"name": expectation.name},
            severity="critical" if expectation.blocking else "warning",
        )
        for expectation in expectations
    ]
    return gx.ExpectationSuite(name=table.name, expectations=built)


@cache
def _counting() -> Any:
    """Great Expectations' own expectation about failing rows, that counts them and fetches none.

    Its parent runs every query twice, for the count and for the rows, also where there are none.
    """
    import great_expectations.expectations as gxe
    from great_expectations.compatibility.pydantic import PrivateAttr

    class ExpectNoFailingRows(gxe.UnexpectedRowsExpectation):  # type: ignore[misc]
        metric_dependencies = ("unexpected_rows_query.row_count",)
        _configuration: Any = PrivateAttr(None)

        @property
        def configuration(self) -> Any:
            # Asked for some thirty times while it is judged, and nothing of it changes.
            if self._configuration is None:
                self._configuration = super().configuration
            return self._configuration

        def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
            failing = metrics["unexpected_rows_query.row_count"]
            return {"success": failing == 0, "result": {"observed_value": failing}}

    return ExpectNoFailingRows


def _query(failing: str, batch: str) -> str:
    """The failing rows' query with `judged` bound; Great Expectations puts a subquery in place of {batch}."""
    return f"WITH judged AS (SELECT * FROM {batch}) SELECT * FROM ({failing})"


def _raise_if_crashed(table: Table, expectation: Expectation, info: Mapping[str, Any]) -> None:
    # The exception stands either at the top or below the id of the metric that raised it.
    for report in [info, *(value for value in info.values() if isinstance(value, dict))]:
        if report.get("raised_exception"):
            raise ExpectationCrashedError(
                f"expectation {expectation.name} on {table.name} could not be judged: "
                f"{report.get('exception_message')}. The month is not published; this is a defect of the "
                "expectation or of the engine, not of the data: report it with the lines above."
            )


def _sample(connection: "duckdb.DuckDBPyConnection", failing: str, personal: set[str]) -> list[dict[str, object]]:
    """The first failing rows in the order of their values, so that the same rows always show the same ones."""
    cursor = connection.execute(f"{_query(failing, 'candidate')} ORDER BY ALL LIMIT {SAMPLE_ROWS}")
    names = [str(column[0]) for column in cursor.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return [{**row, **dict.fromkeys(personal & row.keys(), "(not kept)")} for row in rows]


def _explained(connection: "duckdb.DuckDBPyConnection", expectation: Expectation, failing: str) -> dict[str, int]:
    if expectation.explained_by is None:
        return {}
    counted = connection.execute(
        f'SELECT "{expectation.explained_by}", count(*) FROM ({_query(failing, "candidate")}) GROUP BY 1 ORDER BY 1'
    ).fetchall()
    return {str(reason): int(count) for reason, count in counted}
