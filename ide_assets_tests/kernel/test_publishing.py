"""A month is published as a whole: each of its tables was built from the inputs published with it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.build import RunTables
from ide_assets.kernel.publishing import InconsistentMonthError, entries_of_run
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets_tests.small_home import entry

#: Enrolments are built from the interventions of two years, including their own month.
PART = ("interventions", "action_enrolments_monthly")


def republished(root: Path, interventions: int, made_from: str | None) -> list[str]:
    """The tables of a month with this number of interventions; its enrolments were built from this version of them."""
    home = Home(root)
    inputs = {} if made_from is None else {"interventions@2023-01": made_from}
    enrolments = replace(entry(1, PART[1], sha256="made"), inputs=inputs)
    Ledger(home).publish([entry(1, PART[0], sha256="late", rows=interventions), enrolments])
    recipes = [recipe for recipe in RECIPES if recipe.table.name in PART]
    now = datetime(2026, 4, 1, tzinfo=UTC)
    tables = RunTables(Lake(home), Ledger(home), "another-run", frozenset())
    entries = entries_of_run(tables, recipes, Month(2023, 1), Settings(), now)
    return [publication.table for publication in entries]


def test_rejects_a_table_that_was_built_before_its_input(tmp_path: Path) -> None:
    with pytest.raises(InconsistentMonthError, match="was built without interventions, which was built later"):
        republished(tmp_path / "without", interventions=3, made_from=None)
    with pytest.raises(InconsistentMonthError, match="a version of interventions that would not be"):
        republished(tmp_path / "other", interventions=3, made_from="former")
    assert republished(tmp_path / "with", interventions=3, made_from="late") == list(PART)


def test_ignores_an_input_month_without_rows(tmp_path: Path) -> None:
    assert republished(tmp_path, interventions=0, made_from=None) == list(PART)
