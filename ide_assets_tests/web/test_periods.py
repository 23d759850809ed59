"""Periods of any length: equal to what is published for 30 days, and to a second calculation for others (R-ES-12)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.domains.engagement import any_period, tables
from ide_assets.domains.engagement.definition import load
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.store.ledger import Ledger
from ide_assets.web import queries
from ide_assets.web.access import EVERYTHING
from ide_assets.web.breakdown import breakdown
from ide_assets.web.facts import Facts
from ide_assets.web.over_period import over_period
from ide_assets.web.problems import Problem
from ide_assets.web.releases import Reading, Releases
from ide_assets_tests.engagement.reference import Calculation, World, back, last_of
from ide_assets_tests.engagement.test_reference import FIRST, Run, made_up_world, same
from ide_assets_tests.web.conftest import bearer, serving
from ide_assets_tests.web.scored_home import TABLES, ScoredHome

if TYPE_CHECKING:
    from starlette.testclient import TestClient

pytestmark = pytest.mark.slow(minutes=0.7)

ENGAGEMENT = "/api/intelligence/engagement"

#: Months of deliveries: a period of 365 days and the one before it touch 25. Scores are computed for the last of them.
DELIVERED, SCORED = 25, 7
MONTHS = [back(FIRST, -number) for number in range(DELIVERED)]
AS_OF = last_of(MONTHS[-1])


@pytest.fixture(scope="module")
def world() -> World:
    return made_up_world(1, DELIVERED, gaps=0.01)


@pytest.fixture(scope="module")
def home(world: World, tmp_path_factory: pytest.TempPathFactory) -> ScoredHome:
    """A home whose lake has the world's deliveries, and the tables of the last months, released."""
    shown = (*TABLES, tables.RECOMMENDATIONS, tables.ROOT_CAUSES)
    home = ScoredHome(tmp_path_factory.mktemp("periods") / "a b #1%20ü [x]", shown)
    computed = Run(world)
    for number, month in enumerate(MONTHS):
        if number >= DELIVERED - SCORED:
            computed.add(month)
        rows = {
            recipe.table: rows
            for recipe in RECIPES
            if recipe.table != tables.FEEDS and (rows := computed.rows(recipe.table, month)) is not None
        }
        home.publish_tables(str(Month.of(month)), rows)
    home.release()
    return home


@pytest.fixture(scope="module")
def reading(home: ScoredHome) -> Iterator[Reading]:
    releases = Releases(home.settings)
    releases.refresh()
    with releases.reading() as reading:
        yield reading
    releases.close()


@pytest.fixture(scope="module")
def client(home: ScoredHome) -> Iterator["TestClient"]:
    with serving(home.settings) as client:
        yield client


def some_accounts(reading: Reading, number: int) -> list[str]:
    """The accounts that are frozen, one of each merge, and others: about this many."""
    rows = reading.cursor.execute(
        "SELECT account_csn FROM accounts "
        "ORDER BY is_frozen DESC, account_csn IN ('A05', 'A11') DESC, hash(account_csn)"
    )
    return [row[0] for row in rows.fetchmany(number)]


def shown(reading: Reading, row: Any, period: str) -> dict[str, Any]:
    """What is the same for every length: all but peers, history and causes of the last month's change."""
    document = breakdown(reading, row, load(), "A", period, "previous").model_dump(mode="json")
    for part in (document["overall"], *document["components"].values()):
        part.pop("peer_median_score")
    document.pop("peer_comparison")
    document["trend"] = {name: document["trend"][name] for name in ("direction", "previous", "change")}
    return document


def test_thirty_days_on_request_equal_what_is_published(reading: Reading) -> None:
    for csn in some_accounts(reading, 16):
        row = queries.account(reading, EVERYTHING, csn)
        requested = over_period(reading, row, load(), 30)
        assert shown(reading, requested, "30d") == shown(reading, row, "30d"), csn


@pytest.mark.parametrize("days", [7, 45, 90, 365])
def test_every_cell_of_another_length_equals_the_second_calculation(reading: Reading, world: World, days: int) -> None:
    published = Calculation(world)
    for month in MONTHS[-SCORED:-1]:
        published.add(month)
    calculation = Calculation(World(world.months, days), published)
    # Rows of accounts that are frozen are those of their last active month.
    for month in MONTHS[-SCORED if days == 45 else -1 :]:
        calculation.add(month)
    compared = frozen = 0
    for csn in some_accounts(reading, 12):
        if (csn, "overall") not in calculation.scores[MONTHS[-1]]:
            continue
        computed = reading.facts.computed(csn, AS_OF, days)
        for table, expected, what in (
            (tables.FACTORS, calculation.factors, "factor"),
            (tables.SCORES, calculation.scores, "component"),
        ):
            rows = {row[what]: row for row in computed[table.name]}
            for (owner, name), row in expected[MONTHS[-1]].items():
                if owner != csn:
                    continue
                frozen += bool(row.get("is_frozen"))
                for column in {*row} - {"peer_median_score", "is_frozen"}:
                    assert same(rows[name][column], row[column]), (csn, name, column)
                    compared += 1
    assert compared > 500
    assert days != 45 or frozen > 0


def test_breakdown_of_another_period_is_whole_but_for_peers(client: "TestClient") -> None:
    document = client.get(f"{ENGAGEMENT}/A01?period=45d").json()
    assert (document["period"], document["asOf"], document["comparePeriod"]) == ("45d", str(AS_OF), "previous")
    assert len(document["factors"]) == 11
    assert document["trend"]["history"] == document["trend"]["causes"] == []
    assert {part["peerGroup"] for part in document["peerComparison"].values()} == {None}
    assert document["peerComparison"]["overall"]["score"] == document["overall"]["overall"]
    assert document["recommendations"][0]["recommendationRank"] == 1
    assert {"factor", "causeRank", "explanation"} <= set(document["rootCauses"][0])
    without = client.get(f"{ENGAGEMENT}/A01?period=45d&comparePeriod=none").json()
    assert {factor["previous"] for factor in without["factors"]} == {None}


def test_users_of_a_period_are_counted_and_never_shown(client: "TestClient", world: World) -> None:
    users = {row["user_id"] for row in world.of(MONTHS[-1], "product_sessions")}
    body = client.get(f"{ENGAGEMENT}/A01?period=90d").json()
    assert not users & {str(value) for cause in body["rootCauses"] for value in cause.values()}


def test_rights_are_checked_before_anything_is_computed(guarded: "TestClient", monkeypatch: pytest.MonkeyPatch) -> None:
    def computed(*_: Any) -> None:
        raise AssertionError("computed for a reader without rights")

    monkeypatch.setattr(Facts, "computed", computed)
    assert guarded.get(f"{ENGAGEMENT}/A1?period=45d", headers=bearer("token-of-o2")).status_code == 404


def test_release_whose_facts_are_not_in_the_lake_says_so(guarded: "TestClient") -> None:
    answer = guarded.get(f"{ENGAGEMENT}/A1?period=45d", headers=bearer("token-of-o1"))
    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:ide-assets:facts-missing"


def test_file_that_an_erasure_replaced_is_found_again(home: ScoredHome) -> None:
    releases = Releases(home.settings)
    releases.refresh()
    with releases.reading() as reading:
        before = reading.facts.computed("A01", AS_OF, 45)
        ledger = Ledger(home.home)
        entry = ledger.entry("product_sessions", Month.of(AS_OF))
        assert entry is not None
        former = ledger.path(entry)
        successor = former.with_name("successor.parquet")
        former.rename(successor)
        ledger.rename({entry.file: (str(successor.relative_to(home.home.lake)), 99)})
        assert reading.facts.computed("A01", AS_OF, 45) == before
        successor.unlink()
        with pytest.raises(Problem, match="Build a release: ide run"):
            reading.facts.computed("A01", AS_OF, 45)
    releases.close()


@pytest.mark.parametrize(
    ("days", "emails", "sessions"),
    [
        (7, "2022-06", "2023-05"),
        (30, "2022-06", "2023-04"),
        (183, "2022-05", "2022-05"),
        (365, "2021-06", "2021-06"),
    ],
)
def test_events_go_back_to_the_period_before(days: int, emails: str, sessions: str) -> None:
    sources = {source.table.name: source for source in any_period.READ}
    may = Month.parse("2023-05")
    for name, first in (("emails", emails), ("product_sessions", sessions), ("entitlements", "2023-05")):
        months = any_period.months(sources[name], may, days)
        assert (str(months[0]), str(months[-1])) == (first, "2023-05")
