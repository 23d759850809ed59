"""Readers of a server's releases while the current release is replaced again and again."""

import threading
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ide_assets.domains.engagement.tables import SCORES
from ide_assets.operations import alert_decisions
from ide_assets.operations.engagement_alerts import ids_in_force
from ide_assets_tests.web.scored_home import ScoredHome, scored

if TYPE_CHECKING:
    from ide_assets.web.releases import Releases

#: How many clients read meanwhile.
CLIENTS = 4


def opened(home: ScoredHome) -> "Releases":
    """The releases of a home, with the current one open."""
    from ide_assets.web.releases import Releases

    releases = Releases(home.settings)
    releases.refresh()
    return releases


def link(home: ScoredHome, name: str) -> None:
    """Lead the link of the current release to another one, as a release or a rollback does."""
    following = home.home.releases / "following"
    following.symlink_to(name)
    following.replace(home.home.releases / "current")


def read_while_replaced(home: ScoredHome, swaps: int) -> int:
    """Replace the release of a home `swaps` times while clients read; returns the number of answers.

    Every answer is that of one release, none fails, and all releases are seen: AssertionError otherwise.
    """
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
    for number in range(swaps):
        link(home, f"00000{1 + number % 2}")
        releases.refresh()
    done.set()
    for thread in threads:
        thread.join()
    releases.close()
    assert not faults
    assert set(answered) == set(expected)
    return len(answered)
