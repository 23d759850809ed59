"""The release that is served: replaced under load without an error, counted, closed after its last request."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from ide_assets.domains.engagement.tables import SCORES
from ide_assets.operations import alert_decisions
from ide_assets.operations.engagement_alerts import ids_in_force
from ide_assets.store import release_reading
from ide_assets_tests.small_home import SmallHome
from ide_assets_tests.web.conftest import serving
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months, scored

if TYPE_CHECKING:
    from ide_assets.web.releases import Releases

#: How often the load test replaces the release, and how many clients read meanwhile.
SWAPS, CLIENTS = 100, 4


def opened(home: ScoredHome) -> "Releases":
    """The releases of a home, with the current one open."""
    from ide_assets.web.releases import Releases

    releases = Releases(home.settings)
    releases.refresh()
    return releases


@pytest.fixture
def home(tmp_path: Path) -> ScoredHome:
    """A home with one release, for a test that releases more."""
    home = ScoredHome(tmp_path / "home")
    publish_two_months(home)
    home.release()
    return home


def link(home: ScoredHome, name: str) -> None:
    """Lead the link of the current release to another one, as a release or a rollback does."""
    following = home.home.releases / "following"
    following.symlink_to(name)
    following.replace(home.home.releases / "current")


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
    home.publish("2023-10", {SCORES: scored("A1", "2023-10", 50.0)})
    home.release()
    # The newest month of the second release has no alerts, so all are over.
    expected = {"000001": (72.0, {"open", "over"}), "000002": (50.0, {"over"})}
    releases = opened(home)
    faults: list[str] = []
    answered: list[str] = []
    done = threading.Event()

    def read() -> None:
        from ide_assets.web import queries
        from ide_assets.web.access import EVERYTHING

        while not done.is_set():
            try:
                with releases.reading() as reading:
                    score = queries.account(reading, EVERYTHING, "A1")["score"]
                    decided = ids_in_force(home.home, date(2026, 1, 1))
                    alerts, _ = queries.alerts(reading, EVERYTHING, decided, limit=200)
                    states = {alert["state"] for alert in alerts} - {"acknowledged"}
                    if (score, states) != expected[reading.release]:
                        faults.append(f"{reading.release}: {score}, {states}")
                    answered.append(reading.release)
            except Exception as error:
                faults.append(repr(error))

    def decide() -> None:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        while not done.is_set():
            with releases.reading() as reading:
                ((alert,),) = reading.cursor.execute(
                    "SELECT min(alert_id) FROM alerts WHERE raised_for = 'A3'"
                ).fetchall()
            alert_decisions.decide(home.home, alert_decisions.acknowledged(alert, "test", "jo", now), 60)
            done.wait(0.1)

    threads = [threading.Thread(target=work) for work in (*[read] * CLIENTS, decide)]
    for thread in threads:
        thread.start()
    for number in range(SWAPS):
        link(home, f"00000{1 + number % 2}")
        releases.refresh()
    done.set()
    for thread in threads:
        thread.join()
    releases.close()
    assert not faults
    assert set(answered) == set(expected)
    assert len(answered) > SWAPS
