"""Judge a candidate by its expectations: Great Expectations counts failing rows inside the engine."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ide_assets.engines.base import Engine
from ide_assets.engines.batches import CANDIDATE, great_expectations
from ide_assets.engines.binding import bound
from ide_assets.kernel import figures
from ide_assets.kernel.expectations import UNEXPECTED_ROWS, Expectation, Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.table_expectations import EARLIER_SHARES
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store.database import literal, no_rows
from ide_assets.vocabulary.table import Table

#: The batch's name while a query is translated to the engine's dialect.
_BATCH = "batch_of_great_expectations"

#: The metric of Great Expectations that every expectation is judged by: one query, one number.
_ROW_COUNT = "unexpected_rows_query.row_count"

#: Failing rows shown with a verdict.
SAMPLE_ROWS = 20


class ExpectationCrashedError(RuntimeError):
    """An expectation could not be judged, which never counts as passed."""


def judge(
    engine: Engine,
    table: Table,
    expectations: Sequence[Expectation],
    month: Month,
    rows: int,
    earlier: Sequence[Figures],
    rules: Rules,
) -> list[Verdict]:
    """Judge the month of a table that is bound as CANDIDATE in the engine.

    `earlier` are the figures of the months before. Returns a verdict for each expectation, in order. Raises
    ExpectationCrashedError if one cannot be judged.
    """
    learned = {
        expectation.name: expectation.learned(table, earlier)
        for expectation in expectations
        if expectation.learned is not None
    }
    queries = {
        expectation.name: bound(
            learned[expectation.name].failing if expectation.name in learned else expectation.failing,
            month,
            rules=rules,
        )
        for expectation in expectations
    }
    if table.shares:
        engine.define(EARLIER_SHARES, _earlier_shares(table, earlier))
    suite = _suite(engine, table, [expectation for expectation in expectations if queries[expectation.name]], queries)
    with engine.candidate() as batch:
        result = batch.validate(suite, result_format="BASIC")
    outcomes: dict[str, list[Any]] = {}
    for outcome in result.results:
        outcomes.setdefault(outcome.expectation_config.meta["name"], []).append(outcome)
    # Samples go to Dagster's records, where no erasure would find them (R-DQ-5).
    personal = {column.name for column in table.columns if column.personal or column.names_person}
    verdicts = []
    for expectation in expectations:
        judged = outcomes.get(expectation.name, [])
        for outcome in judged:
            _raise_if_crashed(table, expectation, outcome.exception_info)
        query = _query(queries[expectation.name], CANDIDATE)
        failing = _failing(engine, query, [int(outcome.result["observed_value"]) for outcome in judged])
        explained = _explained(engine, expectation, query) if failing else {}
        verdicts.append(
            Verdict(
                expectation.name,
                expectation.consequence,
                expectation.blocking,
                passed=failing == 0,
                failing=failing,
                rows=rows,
                sample=_sample(engine, query, personal) if failing else (),
                explained=explained,
                note=learned[expectation.name].note if expectation.name in learned else "",
                structural=expectation.structural or expectation.structural_if in explained,
                types=expectation.types,
            )
        )
    return verdicts


def _failing(engine: Engine, query: str, counts: Sequence[int]) -> int:
    """The number of rows that fail an expectation: a row that breaks several parts of it counts once."""
    if len(counts) < 2 or not any(counts):
        return sum(counts)
    (counted,) = engine.rows(f"SELECT count(*) AS failing FROM ({query})")
    return int(str(counted["failing"]))


def _earlier_shares(table: Table, earlier: Sequence[Figures]) -> str:
    """The shares of the months before as a query: column_name, value, share."""
    rows = ", ".join(
        f"({literal(name)}, {literal(value)}, CAST({share!r} AS DOUBLE))"
        for name in table.shares
        for value, share in figures.shares_before(name, earlier).items()
    )
    if rows:
        return f"SELECT * FROM (VALUES {rows}) AS shares (column_name, value, share)"
    return no_rows({"column_name": "VARCHAR", "value": "VARCHAR", "share": "DOUBLE"})


def _suite(engine: Engine, table: Table, expectations: Sequence[Expectation], queries: Mapping[str, str]) -> Any:
    """The expectations as a suite of Great Expectations, each of its own type."""
    gx = great_expectations()
    built = [
        _type(type_)(
            **arguments,
            description=expectation.consequence,
            meta={"name": expectation.name, "failing_rows": query},
            severity="critical" if expectation.blocking else "warning",
        )
        for expectation in expectations
        for type_, arguments, query in _parts(engine, expectation, queries[expectation.name])
    ]
    return gx.ExpectationSuite(name=table.name, expectations=built)


def _parts(engine: Engine, expectation: Expectation, query: str) -> Iterator[tuple[str, Mapping[str, object], str]]:
    """The type, arguments and failing rows' query of each expectation of Great Expectations that judges this one."""

    def of_batch(failing: str) -> str:
        return _of_batch(engine.transpile(_query(failing, _BATCH)))

    for part in expectation.built_in:
        yield part.type, part.arguments, of_batch(part.failing)
    if not expectation.built_in:
        failing = of_batch(query)
        yield UNEXPECTED_ROWS, {"unexpected_rows_query": failing}, failing


@cache
def _type(name: str) -> Any:
    """Great Expectations' type of this name, judged by one query that counts failing rows and fetches none.

    Left to its own metrics, a type runs several queries on each column and takes ten times the CPU.
    """
    import great_expectations.expectations as gxe
    from great_expectations.compatibility.pydantic import PrivateAttr
    from great_expectations.validator.metric_configuration import MetricConfiguration
    from great_expectations.validator.validator import ValidationDependencies

    class Counting:
        _configuration: Any

        @property
        def configuration(self) -> Any:
            # Cached: it is read about thirty times per judgement and never changes.
            if self._configuration is None:
                self._configuration = super().configuration  # type: ignore[misc]
            return self._configuration

        def get_validation_dependencies(self, *_: Any, **__: Any) -> Any:
            query = {"unexpected_rows_query": self.meta["failing_rows"]}  # type: ignore[attr-defined]
            metric = MetricConfiguration(_ROW_COUNT, metric_domain_kwargs={}, metric_value_kwargs=query)
            return ValidationDependencies({_ROW_COUNT: metric}, {"result_format": "BASIC"})

        def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
            failing = metrics[_ROW_COUNT]
            return {"success": failing == 0, "result": {"observed_value": failing}}

    # Suites refer to types by name, so this one takes its parent's name, which Great Expectations warns about.
    logging.getLogger("great_expectations.expectations.registry").setLevel(logging.ERROR)
    parent = getattr(gxe, name)
    return type(parent)(name, (Counting, parent), {"__module__": __name__, "_configuration": PrivateAttr(None)})


def _of_batch(query: str) -> str:
    """The query with Great Expectations' placeholder for the batch, which no SQL parser would accept."""
    return re.sub(rf'["`]?{_BATCH}["`]?', "{batch}", query)


def _query(failing: str, batch: str) -> str:
    """The failing rows' query with `judged` bound to the rows of the batch."""
    return f"WITH judged AS (SELECT * FROM {batch}) SELECT * FROM ({failing})"


def _raise_if_crashed(table: Table, expectation: Expectation, info: Mapping[str, Any]) -> None:
    # The exception is either at the top or below the id of the metric that raised it.
    for report in [info, *(value for value in info.values() if isinstance(value, dict))]:
        if report.get("raised_exception"):
            raise ExpectationCrashedError(
                f"expectation {expectation.name} on {table.name} could not be judged: "
                f"{report.get('exception_message')}. The month is not published. This is a defect of the "
                "expectation or of the engine, not of the data: report it with this message."
            )


def _sample(engine: Engine, query: str, personal: set[str]) -> list[dict[str, object]]:
    """The first failing rows, ordered by their values, so that equal tables give equal samples."""
    return [
        {**row, **dict.fromkeys(personal & row.keys(), "(not kept)")} for row in engine.rows(query, first=SAMPLE_ROWS)
    ]


def _explained(engine: Engine, expectation: Expectation, query: str) -> dict[str, int]:
    if expectation.explained_by is None:
        return {}
    counted = engine.rows(
        f'SELECT "{expectation.explained_by}" AS reason, count(*) AS failing FROM ({query}) GROUP BY 1 ORDER BY 1'
    )
    return {str(row["reason"]): int(str(row["failing"])) for row in counted}
