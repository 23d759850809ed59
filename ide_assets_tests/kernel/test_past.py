"""The catalogues as of a publication or a date are read only from the lake's files of that moment."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import duckdb
import pytest

from ide_assets.store import past
from ide_assets.store.ledger import Ledger
from ide_assets_tests.small_home import NAME, TABLE, SmallHome

SEATS = f"SELECT by_month::VARCHAR, pool_id, seats_purchased FROM {NAME} ORDER BY ALL"


@pytest.fixture
def restated(tmp_path: Path) -> SmallHome:
    """January is published, then February, then January again with another number of seats."""
    small = SmallHome(tmp_path / "month=1999-01" / "home")
    small.publish("2023-01", ("P1", 10, 5, "EMEA"))
    small.publish("2023-02", ("P1", 11, 5, "EMEA"))
    small.publish("2023-01", ("P1", 99, 5, "EMEA"))
    return small


def as_of(small: SmallHome, publication: int, query: str = SEATS) -> list[tuple[object, ...]]:
    with past.attached(small.home, small.settings, [TABLE], publication) as connection:
        return connection.execute(query).fetchall()


def test_each_publication_shows_what_was_published_then(restated: SmallHome) -> None:
    assert as_of(restated, 1) == [("2023-01-01", "P1", 10)]
    assert as_of(restated, 2) == [("2023-01-01", "P1", 10), ("2023-02-01", "P1", 11)]
    assert as_of(restated, 3) == [("2023-01-01", "P1", 99), ("2023-02-01", "P1", 11)]
    restated.release()
    assert as_of(restated, 3, f"FROM {NAME} ORDER BY ALL") == restated.released(f"FROM {NAME} ORDER BY ALL")


def test_names_types_and_comments_are_those_of_a_release(restated: SmallHome) -> None:
    restated.release()
    about = (
        "SELECT column_name, data_type, comment FROM duckdb_columns() "
        "WHERE database_name = 'eio_publish' AND schema_name = 'access_shared' ORDER BY column_index"
    )
    assert as_of(restated, 3, about) == restated.released(about)
    assert as_of(restated, 3, "SELECT comment FROM duckdb_views() WHERE view_name = 'assignment_monthly'") == [
        (TABLE.description,)
    ]


def test_a_date_is_the_end_of_that_day_and_a_time_is_that_moment(restated: SmallHome) -> None:
    ledger = Ledger(restated.home)
    assert past.publication_at(ledger, past.parse_moment("2026-03-01")) == 1
    assert past.publication_at(ledger, past.parse_moment("2026-03-02T11:59:59")) == 1
    assert past.publication_at(ledger, past.parse_moment("2026-03-02T12:00:00Z")) == 2
    assert past.publication_at(ledger, past.parse_moment("2026-03-02T13:00:00+02:00")) == 1
    assert past.publication_at(ledger, past.parse_moment("2030-01-01")) == 3
    assert past.publication_at(ledger, past.parse_moment("2")) == 2
    assert past.parse_moment("2026-03-01") == datetime(2026, 3, 1, 23, 59, 59, 999999, tzinfo=UTC)
    assert past.parse_moment("2026-03-01T08:00+02:00") == datetime(2026, 3, 1, 8, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "2026-3-1", "", "-1", "1.5"])
def test_what_is_no_moment_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 12, 2026-01-31"):
        past.parse_moment(text)


def test_what_was_not_published_says_what_is(restated: SmallHome, tmp_path: Path) -> None:
    ledger = Ledger(restated.home)
    with pytest.raises(past.NotPublishedError, match=r"nothing was published by 2026-02-28.*2026-03-01 12:00:00 UTC"):
        past.publication_at(ledger, past.parse_moment("2026-02-28"))
    for unknown in (0, 4):
        with pytest.raises(past.NotPublishedError, match=f"no publication {unknown}; the ledger has 1 to 3"):
            past.publication_at(ledger, unknown)
    with pytest.raises(past.NotPublishedError, match="ide run"):
        past.publication_at(Ledger(SmallHome(tmp_path / "empty").home), 1)


def test_files_removed_since_are_named(restated: SmallHome) -> None:
    first = Ledger(restated.home).history[0]
    Ledger(restated.home).path(first).unlink()
    with pytest.raises(past.NotPublishedError, match=rf"1 file was removed.*{first.file}"):
        as_of(restated, 2)
    assert as_of(restated, 3)[0] == ("2023-01-01", "P1", 99)


def test_a_table_shows_the_columns_that_its_files_have(tmp_path: Path) -> None:
    small = SmallHome(tmp_path)
    small.publish("2023-01", ("P1", 10, 5, "EMEA"), without=["site_geo"])
    small.publish("2023-02", ("P1", 11, 5, "AMER"))
    assert as_of(small, 1, f"SELECT count(*) FROM (DESCRIBE {NAME}) WHERE column_name = 'site_geo'") == [(0,)]
    assert as_of(small, 2, f"SELECT seats_purchased, site_geo FROM {NAME} ORDER BY ALL") == [(10, None), (11, "AMER")]


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("CREATE TABLE eio_publish.access_shared.mine AS SELECT 1", "read-only"),
        (f"DROP VIEW {NAME}", "read-only"),
        (f"CREATE OR REPLACE VIEW {NAME} AS SELECT 1", "read-only"),
        ("COPY (SELECT 1) TO '{file}' (FORMAT parquet, USE_TMP_FILE false)", "disabled by configuration"),
        ("COMMIT; COPY (SELECT 1) TO '{file}' (FORMAT parquet, USE_TMP_FILE false)", "disabled by configuration"),
        ("EXPLAIN ANALYZE COPY (SELECT 1) TO '{file}' (USE_TMP_FILE false)", "disabled by configuration"),
        ("FROM read_parquet('{file}')", "disabled by configuration"),
        ("SET enable_external_access = true", "locked"),
    ],
)
def test_an_analyst_changes_nothing_and_reads_nothing_else(restated: SmallHome, query: str, refused: str) -> None:
    ledger = Ledger(restated.home)
    files = {path: path.read_bytes() for path in map(ledger.path, ledger.history)}
    with pytest.raises(duckdb.Error, match=refused):
        as_of(restated, 3, query.format(file=next(iter(files))))
    assert {path: path.read_bytes() for path in files} == files


def test_what_an_analyst_makes_after_ending_the_transaction_is_gone_with_the_session(restated: SmallHome) -> None:
    as_of(restated, 3, f"COMMIT; DROP VIEW {NAME}; CREATE TABLE {NAME} AS SELECT 1 AS mine")
    assert len(as_of(restated, 3)) == 2
