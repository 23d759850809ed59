"""Rows of many inputs are computed part by part, in less memory."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base as engine
from ide_assets.kernel import recipe as recipes
from ide_assets.kernel.build import BuildContext, Candidate, RunTables
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import JANUARY, copy_of

ROWS = "SELECT i % 3 AS part, i FROM range(10) AS t(i)"


def test_all_parts_together_are_all_rows() -> None:
    with duckdb.connect() as connection:
        engine.store(connection, ROWS, [f"part = {part}" for part in range(3)])
        parted = connection.execute(f"FROM {engine.UNSORTED} ORDER BY ALL").fetchall()
        engine.store(connection, ROWS)
        assert connection.execute(f"FROM {engine.UNSORTED} ORDER BY ALL").fetchall() == parted != []


@pytest.mark.slow(minutes=0.2)
def test_a_table_in_parts_is_that_of_one_query(january: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_of(january, tmp_path)
    settings, home = Settings(home=tmp_path / "home", landing=tmp_path / "landing"), Home(tmp_path / "home")
    for recipe in (one for one in RECIPES if isinstance(one, recipes.Derived) and one.parts):
        written = []
        for most in (0, recipes.PARTED_ROWS):
            monkeypatch.setattr(recipes, "PARTED_ROWS", most)
            tables = RunTables(Lake(home), Ledger(home), f"run-of-{most}", frozenset())
            with database.session(settings, home) as session, session.cursor() as connection:
                connection.execute("SET TimeZone = 'UTC'")
                context = BuildContext(
                    Month.parse(JANUARY), date(2023, 2, 3), settings, tables, engine.DuckDB(connection)
                )
                candidate = recipe.build(context)
            assert isinstance(candidate, Candidate) and candidate.rows > 0
            written.append(candidate.path.read_bytes())
        assert written[0] == written[1]
