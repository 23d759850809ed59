"""Summaries of records that are small enough to check by eye."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ide_assets.kernel.waivers import given, in_force
from ide_assets.months import Month
from ide_assets.reports.quality import catalogue, checks, records
from ide_assets.reports.quality.checks import Acknowledgement, Standing
from ide_assets.reports.quality.records import CellState
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.quality.handmade import delivered, judged, published, quarantined, verdict, waived

APRIL, MAY, JUNE = Month(2023, 4), Month(2023, 5), Month(2023, 6)
NAMES = ["accounts", "entitlements", "pool_monthly", "assignment_monthly"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@contextmanager
def prepared(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with catalogue.opened(home, Settings(home=home.root)) as connection:
        records.prepare(connection, date(2023, 7, 1))
        yield connection


def states(home: Home, month: Month) -> dict[str, CellState]:
    with prepared(home) as connection:
        cells = records.cells(connection, NAMES, records.attempts(connection))[month]
    return {name: cell.state for name, cell in cells.items()}


def test_published_month_shows_passed_warned_and_waived_checks(home: Home) -> None:
    moment = "2023-05-02 10:00"
    judged(home, "2023-04", "accounts", "r1", moment, verdict("key"))
    judged(home, "2023-04", "entitlements", "r1", moment, verdict("key"), verdict("known", 2))
    judged(home, "2023-04", "pool_monthly", "r1", moment, verdict("seats", 1, blocking=True, waived="all right"))
    published(home, "2023-04", "r1", "2023-05-02 10:01", dict.fromkeys(NAMES[:3]))
    assert states(home, APRIL) == {
        "accounts": CellState.PUBLISHED,
        "entitlements": CellState.WARNED,
        "pool_monthly": CellState.WAIVED,
        "assignment_monthly": CellState.SKIPPED,
    }
    with prepared(home) as connection:
        tally = checks.tallies(connection)[APRIL]
    assert (tally.stopped, tally.new, tally.standing, tally.waived, tally.checks) == (0, 0, 1, 1, 4)


def test_failed_attempt_is_shown_above_the_publication(home: Home) -> None:
    judged(home, "2023-04", "pool_monthly", "r1", "2023-05-02 10:00", verdict("seats"))
    judged(home, "2023-04", "assignment_monthly", "r1", "2023-05-02 10:00", verdict("rates"))
    published(home, "2023-04", "r1", "2023-05-02 10:01", dict.fromkeys(NAMES[2:]))
    delivered(home, "accounts", "2023-04", "a" * 64, "r2", "2023-05-09 09:00", verdict="rejected", reason="half of it")
    judged(home, "2023-04", "entitlements", "r2", "2023-05-09 09:00", verdict("key"))
    judged(home, "2023-04", "pool_monthly", "r2", "2023-05-09 09:00", verdict("seats", 3, blocking=True))
    assert states(home, APRIL) == {
        "accounts": CellState.FAILED,
        "entitlements": CellState.BLOCKED,
        "pool_monthly": CellState.FAILED,
        "assignment_monthly": CellState.SKIPPED,
    }
    with prepared(home) as connection:
        attempt = records.attempts(connection)[APRIL]
    assert (attempt.run_id, attempt.is_published, attempt.publication) == ("r2", False, 1)
    assert attempt.published_at == "2023-05-02 10:01 UTC"
    # After the correction the month shows its newest publication.
    judged(home, "2023-04", "pool_monthly", "r3", "2023-05-10 09:00", verdict("seats"))
    published(home, "2023-04", "r3", "2023-05-10 09:00", {"pool_monthly": None})
    assert states(home, APRIL)["pool_monthly"] is CellState.PUBLISHED


def test_check_is_new_after_a_month_that_passed_it(home: Home) -> None:
    for month, failing in (("2023-04", 0), ("2023-05", 4), ("2023-06", 5)):
        judged(home, month, "accounts", month, f"{month}-20 10:00", verdict("known", failing, rows=20))
        published(home, month, month, f"{month}-20 10:01", {"accounts": None})
    with prepared(home) as connection:
        (may,), (june,) = checks.findings(connection, MAY), checks.findings(connection, JUNE)
        tallies = checks.tallies(connection)
    assert may.is_new and not june.is_new
    assert [(point.month, point.failing, point.rows) for point in june.trend] == [
        (APRIL, 0, 20),
        (MAY, 4, 20),
        (JUNE, 5, 20),
    ]
    assert [point.month for point in may.trend] == [APRIL, MAY]
    assert (tallies[MAY].new, tallies[MAY].standing) == (1, 0)
    assert (tallies[JUNE].new, tallies[JUNE].standing) == (0, 1)


def test_only_the_newest_delivery_shows_its_quarantine(home: Home) -> None:
    first = delivered(home, "accounts", "2023-04", "a" * 64, "r1", "2023-05-01 10:00", rows_quarantined=1)
    quarantined(first, ("a.csv", 7, "account_csn", "old", "too old"))
    second = delivered(home, "accounts", "2023-04", "b" * 64, "r2", "2023-05-02 10:00", rows_quarantined=7)
    quarantined(second, *(("b.csv", line, "account_csn", f"v{line}", "no number") for line in range(2, 9)))
    with prepared(home) as connection:
        newest, former = records.deliveries(connection, APRIL)
        rows = records.quarantined(connection, APRIL)
    assert (newest.short_hash, newest.is_newest, former.is_newest) == ("b" * 12, True, False)
    assert [(row.file, row.line, row.value) for row in rows] == [("b.csv", line, f"v{line}") for line in range(2, 7)]


def test_newest_waiver_of_a_check_counts_through_its_last_day(home: Home) -> None:
    waived(home, "accounts", "known", "2023-04", "first", "2023-12-31", "2023-05-01 10:00")
    waived(home, "accounts", "known", "2023-04", "shortened", "2023-06-30", "2023-05-02 10:00")
    waived(home, "accounts", "known", "2023-05", "ended", "2023-05-31", "2023-05-02 10:00")
    on_the_last_day = in_force(given(home), date(2023, 6, 30))
    after = in_force(given(home), date(2023, 7, 1))
    assert [(waiver.month, waiver.reason) for waiver in on_the_last_day] == [("2023-04", "shortened")]
    assert after == []


def failing_months(home: Home, *months: str, blocking: bool = False) -> None:
    """The check accounts.known fails in each of these months, and all are published."""
    for month in months:
        judged(home, month, "accounts", month, f"{month}-20 10:00", verdict("known", 3, blocking=blocking))
        published(home, month, month, f"{month}-20 10:01", {"accounts": None})


def test_streak_counts_the_months_since_the_check_last_passed(home: Home) -> None:
    failing_months(home, "2023-01")
    judged(home, "2023-02", "accounts", "2023-02", "2023-02-20 10:00", verdict("known"))
    published(home, "2023-02", "2023-02", "2023-02-20 10:01", {"accounts": None})
    failing_months(home, "2023-03", "2023-04", "2023-05")
    with prepared(home) as connection:
        newest = {month: checks.findings(connection, month)[0] for month in (Month(2023, 2), APRIL, MAY)}
    assert (newest[Month(2023, 2)].since, newest[Month(2023, 2)].months) == (None, 0)
    assert (newest[APRIL].since, newest[APRIL].months) == (Month(2023, 3), 2)
    assert (newest[MAY].since, newest[MAY].months, newest[MAY].standing) == (Month(2023, 3), 3, Standing.CONTINUES)


def test_waiver_of_a_warning_acknowledges_it_from_its_month_on(home: Home) -> None:
    failing_months(home, "2023-04", "2023-05", "2023-06")
    waived(home, "accounts", "known", "2023-05", "agreed", "2023-12-31", "2023-05-21 10:00")
    with prepared(home) as connection:
        findings = [checks.findings(connection, month)[0] for month in (APRIL, MAY, JUNE)]
        tallies = checks.tallies(connection)
    assert [finding.standing for finding in findings] == [
        Standing.CONTINUES,
        Standing.ACKNOWLEDGED,
        Standing.ACKNOWLEDGED,
    ]
    assert findings[2].acknowledged == Acknowledgement("agreed", "someone", date(2023, 12, 31))
    assert (tallies[JUNE].attention, tallies[JUNE].acknowledged) == (0, 1)
    assert states(home, JUNE)["accounts"] is CellState.WAIVED


@pytest.mark.parametrize(
    "until", [["2023-06-30"], ["2023-12-31", "2023-05-31"]], ids=["after its last day", "ended early"]
)
def test_warning_comes_back_when_its_acknowledgement_ends(until: list[str], home: Home) -> None:
    failing_months(home, "2023-04", "2023-05")
    for number, last in enumerate(until):
        waived(home, "accounts", "known", "2023-04", "agreed", last, f"2023-05-2{number} 10:00")
    with prepared(home) as connection:
        (may,) = checks.findings(connection, MAY)
    assert (may.standing, may.acknowledged) == (Standing.CONTINUES, None)


def test_waiver_of_a_blocking_check_counts_only_as_judged(home: Home) -> None:
    failing_months(home, "2023-04", "2023-05", blocking=True)
    waived(home, "accounts", "known", "2023-04", "agreed", "2023-12-31", "2023-05-21 10:00")
    with prepared(home) as connection:
        (may,) = checks.findings(connection, MAY)
    assert (may.standing, may.acknowledged) == (Standing.BLOCKS, None)


def test_home_without_records_gives_empty_results(home: Home) -> None:
    with prepared(home) as connection:
        assert records.attempts(connection) == {}
        assert records.deliveries(connection) == []
    assert in_force(given(home), date(2023, 7, 1)) == []
