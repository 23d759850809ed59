"""Judge a candidate by its expectations: Great Expectations runs their queries inside the engine and counts."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ide_assets.engines.base import Engine
from ide_assets.engines.batches import CANDIDATE
from ide_assets.kernel import figures
from ide_assets.kernel.expectations import EARLIER_SHARES, Expectation, Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.parameters import bound
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store.database import literal
from ide_assets.vocabulary.table import Table

#: Stands for the batch while a query is translated.
_BATCH = "batch_of_great_expectations"

#: Failing rows shown with a verdict.
SAMPLE_ROWS = 20


class ExpectationCrashedError(RuntimeError):
    """An expectation could not be judged; that is never a pass."""


def judge(
    engine: Engine,
    table: Table,
    expectations: Sequence[Expectation],
    month: Month,
    rows: int,
    earlier: Sequence[Figures],
    rules: Rules,
) -> list[Verdict]:
    """Judge what the engine has bound as CANDIDATE, a month of a table.

    `earlier` are the figures of the months before it. Returns a verdict for each expectation, in order. Raises
    ExpectationCrashedError where one cannot be judged.
    """
    learned = {each.name: each.learned(table, earlier) for each in expectations if each.learned is not None}
    queries = {
        each.name: bound(learned[each.name].failing if each.name in learned else each.failing, month, rules=rules)
        for each in expectations
    }
    if table.shares:
        engine.define(EARLIER_SHARES, _earlier_shares(table, earlier))
    suite = _suite(engine, table, [each for each in expectations if queries[each.name]], queries)
    with engine.candidate() as batch:
        result = batch.validate(suite, result_format="BASIC")
    found = {outcome.expectation_config.meta["name"]: outcome for outcome in result.results}
    # Samples go to Dagster's records, where no erasure would find them (R-DQ-5).
    personal = {column.name for column in table.columns if column.personal or column.names_person}
    verdicts = []
    for expectation in expectations:
        outcome = found.get(expectation.name)
        failing = 0
        if outcome is not None:
            _raise_if_crashed(table, expectation, outcome.exception_info)
            failing = int(outcome.result["observed_value"])
        query = _query(queries[expectation.name], CANDIDATE)
        explained = _explained(engine, expectation, query) if failing else {}
        verdicts.append(
            Verdict(
                expectation.name,
                expectation.consequence,
                expectation.blocking,
                passed=outcome is None or bool(outcome.success),
                failing=failing,
                rows=rows,
                sample=_sample(engine, query, personal) if failing else (),
                explained=explained,
                note=learned[expectation.name].note if expectation.name in learned else "",
                structural=expectation.structural or expectation.structural_if in explained,
            )
        )
    return verdicts


def _earlier_shares(table: Table, earlier: Sequence[Figures]) -> str:
    """The shares of the months before as a query: column_name, value, share."""
    rows = ", ".join(
        f"({literal(name)}, {literal(value)}, CAST({share!r} AS DOUBLE))"
        for name in table.shares
        for value, share in figures.shares_before(name, earlier).items()
    )
    if rows:
        return f"SELECT * FROM (VALUES {rows}) AS shares (column_name, value, share)"
    return (
        "SELECT CAST(NULL AS VARCHAR) AS column_name, CAST(NULL AS VARCHAR) AS value, CAST(NULL AS DOUBLE) AS share "
        "WHERE false"
    )


def _suite(engine: Engine, table: Table, expectations: Sequence[Expectation], queries: Mapping[str, str]) -> Any:
    import great_expectations as gx

    built = [
        _counting()(
            unexpected_rows_query=_of_batch(engine.transpile(_query(queries[expectation.name], _BATCH))),
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


def _of_batch(transpile: str) -> str:
    """The query with Great Expectations' own name of the batch, which is no SQL as it stands."""
    return re.sub(rf'["`]?{_BATCH}["`]?', "{batch}", transpile)


def _query(failing: str, batch: str) -> str:
    """The failing rows' query with `judged` bound to the rows of the batch."""
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


def _sample(engine: Engine, query: str, personal: set[str]) -> list[dict[str, object]]:
    """The first failing rows in the order of their values, so that the same rows always show the same ones."""
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
