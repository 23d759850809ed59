"""Building and checking a month uses no later month."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection as Connection
from duckdb import connect
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base as engine
from ide_assets.kernel.build import BuildContext, RunTables
from ide_assets.kernel.figures import Figures, of_earlier_months
from ide_assets.kernel.inputs import SAME_MONTH
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Entry, Ledger

#: Sources, and tables that later months are built from.
TABLES = ("accounts", "entitlements", "ide_observation_monthly", "ide_holdout_monthly", "ide_action_candidates_monthly")
FIRST = Month(2022, 1)


def entry(table: str, month: Month, rows: int) -> Entry:
    """A published month of a table, with this number of rows."""
    shares = {"site_geo": {"EMEA": 0.5, "AMER": 0.5}} if table == "accounts" else {}
    facts = {"figures": Figures(totals={"rows": float(rows)}, shares=shares).to_facts()}
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    file = f"{table}/month={month}/a.parquet"
    return Entry(1, moment, "run", month, table, 0, file, rows, f"{month} {rows}", "code", "rules", {}, facts)


def used(home: Home, history: list[Entry], recipe: Recipe, month: Month, connection: Connection) -> object:
    """All published months that building and checking a month of a table uses."""
    ledger = Ledger(home)
    vars(ledger)["history"] = history
    context = BuildContext(
        month,
        date(2024, 1, 1),
        Settings(),
        RunTables(Lake(home), ledger, "run", frozenset()),
        engine.DuckDB(connection),
    )
    earlier = of_earlier_months(ledger, recipe.table, month)
    made_from = {
        source.table.name: [
            (input_month, context.find(source.table, input_month)) for input_month in context.months(source)
        ]
        for source in recipe.inputs
    }
    bounds = [
        expectation.learned(recipe.table, earlier)
        for expectation in recipe.expectations
        if expectation.learned is not None
    ]
    return earlier, made_from, bounds


@pytest.mark.slow(minutes=0.2)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    published=st.dictionaries(st.integers(0, 23), st.tuples(*[st.integers(0, 50)] * len(TABLES)), min_size=1),
    at=st.integers(0, 23),
)
def test_month_is_independent_of_later_months(published: dict[int, tuple[int, ...]], at: int) -> None:
    history = [
        entry(table, FIRST.plus(index), rows)
        for index, counts in sorted(published.items())
        for table, rows in zip(TABLES, counts, strict=True)
    ]
    month = FIRST.plus(at)
    until_then = [record for record in history if record.month <= month]
    with tempfile.TemporaryDirectory() as root, connect() as connection:
        home = Home(Path(root))
        for record in history:
            ledger_file = home.lake / record.file
            ledger_file.parent.mkdir(parents=True)
            ledger_file.touch()
        for recipe in RECIPES:
            if any(source.window is not SAME_MONTH for source in recipe.inputs) or recipe.table.name in TABLES:
                now = used(home, history, recipe, month, connection)
                assert now == used(home, until_then, recipe, month, connection)
