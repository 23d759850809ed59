"""A released table in one line of Python."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import ide_assets
from ide_assets.store.release import NoReleaseError
from ide_assets_tests.small_home import NAME, SmallHome


@pytest.fixture
def home(tmp_path: Path) -> Path:
    small = SmallHome(tmp_path)
    small.publish("2023-01", ("A", 10, 5, "EMEA"), ("B", 4, 4, None))
    small.publish("2023-02", ("A", 12, 6, "EMEA"))
    small.release()
    return small.home.root


def test_a_table_is_a_data_frame_of_all_its_months(home: Path) -> None:
    frame = ide_assets.load("assignment_monthly", home=home)
    assert isinstance(frame, pd.DataFrame)
    assert sorted(frame["seats_purchased"]) == [4, 10, 12]


def test_a_month_is_its_rows_alone_under_the_full_name_too(home: Path) -> None:
    table = ide_assets.load(NAME, "2023-01", as_="arrow", home=home)
    assert isinstance(table, pa.Table)
    assert sorted(table.column("pool_id").to_pylist()) == ["A", "B"]


def test_a_relation_stays_open_for_further_queries(home: Path) -> None:
    relation = ide_assets.load("assignment_monthly", "2023-02", as_="duckdb", home=home)
    assert relation.aggregate("sum(seats_assigned)").fetchall() == [(6,)]


def test_a_misspelt_table_gets_the_nearest_name(home: Path) -> None:
    with pytest.raises(LookupError, match=r"'assigment_monthly' is released. Did you mean assignment_monthly"):
        ide_assets.load("assigment_monthly", home=home)


def test_a_month_that_is_not_released_is_an_error_and_no_empty_table(home: Path) -> None:
    with pytest.raises(LookupError, match=r"no row of .* for 2024-05"):
        ide_assets.load("assignment_monthly", "2024-05", home=home)


@pytest.mark.parametrize("month", ["2023-13", "May 2023", "2023-1"])
def test_what_is_no_month_is_an_error(home: Path, month: str) -> None:
    with pytest.raises(ValueError, match="is not a month"):
        ide_assets.load("assignment_monthly", month, home=home)


def test_before_the_first_release_the_error_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError, match="ide run"):
        ide_assets.load("assignment_monthly", home=tmp_path)
