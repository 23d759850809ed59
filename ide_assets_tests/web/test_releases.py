"""The release that is served: replaced under load without an error, counted, closed after its last request."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from ide_assets.domains.engagement.tables import SCORES
from ide_assets.store import release_reading
from ide_assets.web import queries, served
from ide_assets.web import releases as release_module
from ide_assets_tests.small_home import SmallHome
from ide_assets_tests.waiting import wait_until
from ide_assets_tests.web.conftest import serving
from ide_assets_tests.web.replacing import link, opened, read_while_replaced
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months, scored

#: How often the load test replaces the release; a hundred times: make soak.
SWAPS = 20


@pytest.fixture
def home(tmp_path: Path) -> ScoredHome:
    """A home with one release, for a test that releases more."""
    home = ScoredHome(tmp_path / "home")
    publish_two_months(home)
    home.release()
    return home


def test_a_new_release_is_served_and_the_former_one_closed(home: ScoredHome) -> None:
    releases = opened(home)
    with releases.reading() as reading:
        assert reading.release == "000001"
        former = Path(
            reading.cursor.execute("SELECT path FROM duckdb_databases() WHERE database_name = 'served'").fetchall()[0][
                0
            ]
        )
        home.publish("2023-10", {SCORES: scored("A1", "2023-10", 50.0)})
        home.release()
        releases.refresh()
        # The request that began before reads on.
        assert reading.cursor.execute("SELECT count(*) FROM accounts").fetchall()[0][0] > 1
        assert former.exists()
        with releases.reading() as newer:
            assert (newer.release, str(newer.as_of)) == ("000002", "2023-10-31")
    assert not former.parent.exists()
    releases.close()


def test_the_same_release_is_not_opened_again(home: ScoredHome) -> None:
    releases = opened(home)
    with releases.reading() as before:
        releases.refresh()
        with releases.reading() as after:
            assert before.cursor.execute("SELECT path FROM duckdb_databases() ORDER BY path").fetchall() == (
                after.cursor.execute("SELECT path FROM duckdb_databases() ORDER BY path").fetchall()
            )
    releases.close()


def test_a_release_that_fails_in_any_way_is_tried_again(home: ScoredHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release_module, "_LOOK_SECONDS", 0.02)
    compose, failures = served.compose, list[str]()

    def failing(*given: Any) -> None:
        if len(failures) < 3:
            failures.append("once")
            raise RuntimeError("something that was not thought of")
        compose(*given)

    releases = opened(home)
    monkeypatch.setattr(served, "compose", failing)
    releases.start()
    home.publish("2023-10", {SCORES: scored("A1", "2023-10", 50.0)})
    home.release()

    def is_newest() -> bool:
        with releases.reading() as reading:
            return reading.release == "000002"

    wait_until(is_newest, lambda: "the new release is not served")
    assert len(failures) == 3
    releases.close()


def test_queries_are_parsed_once_and_few_are_kept(home: ScoredHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release_module, "_MOST_PARSED", 2)
    releases = opened(home)
    for number in (1, 2, 3, 1):
        with releases.reading() as reading:
            before = dict(reading.parsed)
            assert reading.execute(f"SELECT {number} + $more", {"more": number}).fetchone() == (2 * number,)
            assert reading.execute(f"SELECT {number} + $more", {"more": 10}).fetchone() == (number + 10,)
            assert len(reading.parsed) <= 2 and reading.parsed.keys() != before.keys()
    releases.close()


def test_an_account_is_looked_up_by_index(home: ScoredHome) -> None:
    releases = opened(home)
    for query, values in (
        (queries.IDENTITY, {"customer": "A1"}),
        (queries.ACCOUNT, {"csn": "A1", "owners": None}),
    ):
        with releases.reading() as reading:
            plan = reading.execute(f"EXPLAIN ANALYZE {query}", values).fetchall()[0][1]
        assert "Index Scan" in plan
    releases.close()


def test_a_release_that_cannot_be_read_leaves_the_former_one_served(home: ScoredHome) -> None:
    releases = opened(home)
    damaged = home.home.releases / "000009"
    damaged.mkdir()
    (damaged / "manifest.json").write_text("{}")
    link(home, "000009")
    with pytest.raises(release_reading.NoReleaseError):
        releases.refresh()
    with releases.reading() as reading:
        assert reading.release == "000001"
    releases.close()


def test_a_release_without_engagement_has_no_accounts(tmp_path: Path) -> None:
    small = SmallHome(tmp_path / "home")
    small.publish("2023-01", ("P1", 2, 1, "EMEA"))
    small.release()
    with serving(small.settings) as client:
        assert client.get("/api/health").json() == {"status": "ok", "release": "000001", "asOf": None}
        assert client.get("/api/accounts").json()["accounts"] == []
        assert client.get("/api/portfolio/engagement").json()["accounts"] == 0
        assert client.get("/api/intelligence/engagement/A1").status_code == 404


@pytest.mark.parametrize(
    "statement",
    [
        "INSTALL httpfs",
        "LOAD httpfs",
        "ATTACH '{folder}/other.duckdb'",
        "COPY accounts TO '{folder}/accounts.csv'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SET enable_external_access = true",
        "SET threads = 8",
        "DELETE FROM accounts",
        "CREATE TABLE other (a INTEGER)",
    ],
)
def test_the_database_reads_and_writes_nothing_outside(home: ScoredHome, tmp_path: Path, statement: str) -> None:
    releases = opened(home)
    with releases.reading() as reading, pytest.raises(duckdb.Error):
        reading.cursor.execute(statement.format(folder=tmp_path))
    releases.close()


@pytest.mark.slow(minutes=0.5)
def test_no_request_fails_while_releases_are_replaced(home: ScoredHome) -> None:
    assert read_while_replaced(home, SWAPS) > SWAPS
