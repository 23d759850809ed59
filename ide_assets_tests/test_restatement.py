"""A restated month at the terminal: earlier versions, comparison, rollback and release."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ide_assets.cli.app import app
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import JANUARY, copy_of

pytestmark = [pytest.mark.slow]

MONTH = JANUARY
SEATS = (
    "SELECT sum(seats_purchased) FROM (SELECT DISTINCT tenant_id, pool_id, seats_purchased "
    "FROM eio_publish.access_shared.assignment_monthly)"
)


def deliver_more_seats(landing: Path) -> None:
    """Redeliver one source with one seat more in each subscription."""
    file = landing / "entitlements" / MONTH / "part-0.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    seats = header.index("seats_purchased")
    for row in rows:
        row[seats] = str(int(row[seats]) + 1)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])


def test_restatement_diff_rollback_and_release(
    tmp_path: Path, installation: Callable[[Path], Settings], january: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = tmp_path / "landing"
    home = installation(landing).home
    monkeypatch.setenv("COLUMNS", "200")

    def ide(*arguments: str, code: int = 0) -> Result:
        # In this process, because forty processes would spend most of their time on imports.
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == code, result.output
        return result

    def seats(*options: str) -> int:
        return int(ide("sql", SEATS, "--format", "csv", *options).stdout.splitlines()[1])

    assert "ide run" in ide("sql", SEATS, "--as-of", "1", code=1).stderr
    assert "nothing to roll back" in ide("rollback", "--reason", "why", code=1).stderr
    assert "Run: ide run" in ide("history", code=1).stderr
    assert not (home / "lake").exists()

    copy_of(january, tmp_path)
    first = seats()
    assert "nothing before publication 1" in ide("diff", "--month", MONTH, code=1).stderr
    deliver_more_seats(landing)
    ide("run", "--stale")
    second = seats()
    assert second > first

    # The first publication can still be read, under the same names.
    assert (seats("--as-of", "1"), seats("--as-of", "2")) == (first, second)
    published_at = Ledger(Home(home)).history[0].published_at
    assert seats("--as-of", published_at.isoformat()) == first
    assert seats("--as-of", f"{published_at:%Y-%m-%d}") in (first, second)  # midnight may be between the two
    assert "as of publication 1" in ide("sql", SEATS, "--as-of", "1").stderr
    assert "nothing was published by 2020-01-01" in ide("sql", SEATS, "--as-of", "2020-01-01", code=1).stderr
    ide("sql", SEATS, "--as-of", "last week", code=2)

    # The history gives the reason for the second publication, and the comparison the rows.
    listed = ide("history", "--month", MONTH).stdout
    assert "first publication" in listed
    assert re.search(r"entitlements was delivered again: \d+ tables changed", listed), listed
    difference = ide("diff", "--month", MONTH).stdout
    assert "publication 1" in difference and "publication 2" in difference
    assert "- entitlements was delivered again" in difference
    assert f"Total seats_purchased: {first:,} -> {second:,}" in difference
    assert "usage_monthly" in difference and "cohort_benchmarks" in difference
    one = ide("diff", "--month", MONTH, "--table", "eio_publish.access_shared.assignment_monthly", "--rows", "1").stdout
    assert one.count("changed: by_month=2023-01-01") == 1
    assert "usage_monthly │" not in one
    assert "there is no table seats" in ide("diff", "--month", MONTH, "--table", "seats", code=1).stderr
    assert "must select an earlier one" in ide("diff", "--month", MONTH, "--from", "2", "--to", "1", code=1).stderr

    # After the rollback readers see the first release, and every query prints the reason.
    reason = "one seat too many"
    assert reason in ide("rollback", "--reason", reason).stdout
    assert seats() == first
    assert reason in ide("sql", SEATS).stderr
    assert "no former release to return to" in ide("rollback", "--reason", "again", code=1).stderr
    ide("rollback", "--reason", " ", code=2)

    # Later months are published to the ledger; readers do not see them yet.
    deliver_more_seats(landing)
    ran = ide("run", "--stale")
    assert "Published 1 month" in ran.stdout and reason in ran.stdout
    assert ran.stderr.strip() == ""
    assert reason in ide("status").stdout
    assert seats() == first
    assert seats("--as-of", "3") > second

    # Only `ide release` lifts the hold.
    assert "publication 3" in ide("release").stdout
    assert seats() == seats("--as-of", "3") > second
    assert "Nothing to do" in ide("release").stdout
    assert reason not in ide("status").stdout
    assert ide("sql", SEATS).stderr == ""
    # A rollback skips a release that was withdrawn: readers see the first one again.
    ide("rollback", "--reason", "still too many")
    assert seats() == first
