"""What a month costs in counts, which no busy machine changes: a regression of speed is seen on the day it is made.

The bounds are those of today, with little room. A commit that raises one says what the work is for.
"""

import collections
from collections.abc import Callable
from typing import Any

import deltalake
import pytest
from great_expectations.execution_engine import SqlAlchemyExecutionEngine

from ide_assets.automation.running import run_months
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base, query_cache
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.dagster_storage import OneEngineEventLogStorage
from ide_assets_tests.conftest import FEBRUARY
from ide_assets_tests.small_vendor import deliver

#: Dagster's own events of a table: planned, started, its output, materialised, handled, succeeded.
_EVENTS_OF_A_TABLE = 6

#: Dagster's events of a check: planned, its output, its evaluation.
_EVENTS_OF_A_CHECK = 3

#: Events of the two runs themselves: the month, and its release.
_EVENTS_OF_THE_RUNS = 20


@pytest.mark.slow
def test_a_further_month_stays_within_its_counts(published_month: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(published_month.landing, FEBRUARY, FEBRUARY)
    counts: collections.Counter[str] = collections.Counter()

    def counted(owner: type | Any, name: str, what: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def counting(*arguments: Any, **named: Any) -> Any:
            counts[what] += 1
            return original(*arguments, **named)

        monkeypatch.setattr(owner, name, counting)

    counted(OneEngineEventLogStorage, "store_event", "events")
    counted(SqlAlchemyExecutionEngine, "execute_query", "queries of checks")
    counted(deltalake.DeltaTable, "__init__", "Delta tables opened")
    counted(base, "copy", "tables written")
    counted(base.DuckDB, "bind", "inputs bound")
    counted(query_cache, "write_whole", "queries compiled")

    (result,) = run_months(published_month, [Month.parse(FEBRUARY)], False)

    assert result.published
    checks = sum(len(recipe.expectations) + len(recipe.reader_checks) for recipe in RECIPES)
    tables, inputs = len(RECIPES), sum(len(recipe.inputs) for recipe in RECIPES)
    built = counts["tables written"]
    assert 0 < built <= tables
    # One for each part of a check that Great Expectations has a type for, otherwise one for the check.
    parts = sum(max(1, len(expectation.built_in)) for recipe in RECIPES for expectation in recipe.expectations)
    assert 0 < counts["queries of checks"] <= parts
    # Before the run, and when a table is committed.
    assert built <= counts["Delta tables opened"] <= 2 * tables
    # Inputs, and the table itself when it is judged and when a former version gives it audit dates.
    assert built <= counts["inputs bound"] <= inputs + 2 * tables
    assert (
        checks <= counts["events"] <= (_EVENTS_OF_A_TABLE * tables + _EVENTS_OF_A_CHECK * checks + _EVENTS_OF_THE_RUNS)
    )
    # The former month left every query in the home's cache.
    assert counts["queries compiled"] == 0
