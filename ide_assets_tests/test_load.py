"""A released table in one line of Python."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import ide_assets
from ide_assets.store.release_reading import NoReleaseError
from ide_assets_tests.small_home import NAME, SmallHome


@pytest.fixture
def home(tmp_path: Path) -> Path:
    small = SmallHome(tmp_path)
    small.publish("2023-01", ("A", 10, 5, "EMEA"), ("B", 4, 4, None))
    small.publish("2023-02", ("A", 12, 6, "EMEA"))
    small.release()
    return small.home.root


def test_loads_all_months_of_a_table(home: Path) -> None:
    frame = ide_assets.load("assignment_monthly", home=home)
    assert isinstance(frame, pd.DataFrame)
    assert sorted(frame["seats_purchased"]) == [4, 10, 12]


def test_loads_one_month_by_bare_and_full_name(home: Path) -> None:
    table = ide_assets.load(NAME, "2023-01", as_="arrow", home=home)
    assert isinstance(table, pa.Table)
    assert sorted(table.column("pool_id").to_pylist()) == ["A", "B"]


def test_relation_stays_open_for_further_queries(home: Path) -> None:
    relation = ide_assets.load("assignment_monthly", "2023-02", as_="duckdb", home=home)
    assert relation.aggregate("sum(seats_assigned)").fetchall() == [(6,)]


def test_misspelt_table_gets_the_nearest_name(home: Path) -> None:
    with pytest.raises(LookupError, match=r"'assigment_monthly' is released. Did you mean assignment_monthly"):
        ide_assets.load("assigment_monthly", home=home)


def test_unreleased_month_is_an_error(home: Path) -> None:
    with pytest.raises(LookupError, match=r"no row of .* for 2024-05"):
        ide_assets.load("assignment_monthly", "2024-05", home=home)


@pytest.mark.parametrize("month", ["2023-13", "May 2023", "2023-1"])
def test_invalid_month_is_an_error(home: Path, month: str) -> None:
    with pytest.raises(ValueError, match="is not a month"):
        ide_assets.load("assignment_monthly", month, home=home)


def test_missing_release_error_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError, match="ide run"):
        ide_assets.load("assignment_monthly", home=tmp_path)
