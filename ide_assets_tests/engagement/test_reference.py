"""Every cell of the engagement tables equals a second calculation, over random deliveries with gaps and merges."""

import math
import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from ide_assets.domains.engagement.factors import factors as transforms_of_factors
from ide_assets.engines.base import UNSORTED
from ide_assets.engines.binding import bound
from ide_assets.kernel.inputs import MissingInput
from ide_assets.kernel.recipe import Derived
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.table import Table
from ide_assets_tests.engagement.reference import Calculation, World, at, back, last_of
from ide_assets_tests.inline import recipe

FIRST = date(2023, 1, 1)
ACCOUNTS = 46
OFFERINGS = (("ACD", "L1"), ("RVT", "L1"), ("OLD", "L2"), ("NEW", "L3"), ("ODD", "L4"))
FEATURES = ("Draw", "Share", "Review", "Plan")


def made_up_world(seed: int, months: int, gaps: float = 0.12) -> World:
    """Random deliveries of some months, with frequent rare cases; `gaps` is the share of sources that are missing."""
    chance = random.Random(seed)
    world: dict[date, dict[str, list[dict[str, Any]]]] = {}
    subscriptions: list[dict[str, Any]] = [
        {
            "subscription_id": f"S{number}",
            "account_csn": f"A{number % ACCOUNTS:02}",
            "tenant_id": 100 + (number % ACCOUNTS) // chance.choice((1, 1, 1, 2)),
            "pool_id": f"P{number}",
            "contract_id": "C",
            "offering_external_key": code[0],
            "offering_product_line_code": code[1],
            "entitlement_model": chance.choice(("SUS",) * 9 + ("FLEX",)),
            "usage_type": "COM",
            "is_unlimited": False,
            "start_date": FIRST + timedelta(days=chance.randint(-200, 100)),
            "end_date": None if chance.random() < 0.7 else FIRST + timedelta(days=chance.randint(40, 30 * months)),
            "renews_subscription_id": None,
            "seats_purchased": chance.choice((0, 3, 5, 8, 8, 8, 20)),
            "seats_assigned": chance.choice((None, 0, 2, 5, 8)),
        }
        for number in range(ACCOUNTS + 14)
        for code in [chance.choice(OFFERINGS)]
    ]
    # A second subscription in a pool, of another account: a shared pool.
    subscriptions += [
        {**row, "subscription_id": row["subscription_id"] + "b", "account_csn": "A01"} for row in subscriptions[5:8]
    ]
    merges = [("A03", "A04"), ("A04", "A05"), ("A10", "A11")]
    people = [
        (f"K{csn}{n}", f"A{csn:02}", role)
        for csn in range(ACCOUNTS)
        for n, role in enumerate(("champion", "executive", "user", "admin"))
        if chance.random() < 0.8
    ]
    people += [(f"K{csn}0", f"A{csn:02}", "executive") for csn in range(0, ACCOUNTS, 7)]
    tenants = sorted({row["tenant_id"] for row in subscriptions})
    for number in range(months):
        month = back(FIRST, -number)
        days = (last_of(month) - month).days

        def moment(month: date = month, days: int = days) -> Any:
            return at(month + timedelta(days=chance.randint(0, days)), chance.uniform(0, 23.99))

        delivered: dict[str, list[dict[str, Any]]] = {
            "entitlements": subscriptions,
            "product_offerings": [
                {
                    "product_offering": offering,
                    "offering_product_line_code": line,
                    "product_name": offering,
                    "is_standard_aum": offering != "ODD",
                }
                for offering, line in OFFERINGS
            ],
            "product_successions": [
                {
                    "product_offering": "OLD",
                    "offering_product_line_code": "L2",
                    "successor_offering": "NEW",
                    "successor_line_code": "L3",
                    "valid_from": date(2023, 3, 20),
                }
            ],
            "victim_survivor_mapping": [
                {"victim_account_csn": one, "surviving_account_csn": other, "final_merge_status": "COMPLETED"}
                for place, (one, other) in enumerate(merges)
                if number >= 3 * place
            ],
            "accounts": [
                {
                    "account_csn": f"A{csn:02}",
                    "account_id": str(csn),
                    "account_name": "x",
                    "site_geo": "AMER",
                    "industry_group": None if csn % 9 == 0 else "MFG" if csn % 9 < 7 else "AEC",
                    "named_account_group": "x",
                    "is_partner": False,
                    "is_new_customer": False,
                }
                for csn in range(ACCOUNTS)
                if csn % 13
            ],
            "emails": [
                {
                    "message_id": f"M{number}-{index}",
                    "account_csn": f"A{csn:02}",
                    "thread_id": f"T{csn}-{chance.randint(0, 3 + number)}",
                    "direction": chance.choice(("inbound", "outbound")),
                    "sent_at": moment(),
                    "contact_id": chance.choice((None, f"K{csn}0", f"K{csn}1", f"K{csn}2")),
                    "is_auto_reply": chance.choice((None, False, False, True)),
                }
                for index in range(220)
                for csn in [chance.randint(0, ACCOUNTS - 3)]
            ],
            "meetings": [
                {
                    "meeting_id": f"G{number}-{index}",
                    "account_csn": f"A{csn:02}",
                    "scheduled_at": moment(),
                    "attended": chance.random() < 0.7,
                    "is_cancelled": chance.choice((None, False, False, True)),
                    "initiated_by": chance.choice((None, "customer", "vendor")),
                    "contact_id": chance.choice((None, f"K{csn}0", f"K{csn}1", f"K{csn}3")),
                }
                for index in range(60)
                for csn in [chance.randint(0, ACCOUNTS - 1)]
            ],
            "stakeholders": [
                {
                    "contact_id": contact,
                    "account_csn": csn,
                    "contact_role": role,
                    "last_contact_on": None
                    if chance.random() < 0.8
                    else month + timedelta(days=chance.randint(-100, days + 5)),
                    "left_on": None if chance.random() < 0.93 else month + timedelta(days=chance.randint(-40, days)),
                }
                for contact, csn, role in people
                if chance.random() < 0.95
            ],
            "product_sessions": [
                {
                    "session_id": f"Z{number}-{index}",
                    "tenant_id": chance.choice(tenants),
                    "user_id": f"U{chance.randint(0, 4)}",
                    "product_offering": chance.choice(OFFERINGS)[0],
                    "started_at": moment(),
                    "duration_minutes": round(chance.uniform(0, 60), 1),
                    "features_used": ";".join(chance.sample(FEATURES, chance.randint(0, 3))) or None,
                }
                for index in range(250)
            ],
            "product_features": [
                {"product_offering": offering, "feature": feature}
                for offering, _ in OFFERINGS
                for feature in FEATURES
                if (len(offering + feature) + number) % 4
            ],
            "seat_assignments": [
                {
                    "tenant_id": row["tenant_id"],
                    "pool_id": row["pool_id"],
                    "user_id": f"U{n}",
                    "assigned_on": FIRST + timedelta(days=chance.randint(-100, 120)),
                    "unassigned_on": None
                    if chance.random() < 0.7
                    else FIRST + timedelta(days=chance.randint(121, 300)),
                }
                for row in subscriptions
                for n in range(chance.randint(0, 3))
            ],
        }
        for source in (
            "emails",
            "meetings",
            "stakeholders",
            "product_sessions",
            "product_features",
            "seat_assignments",
        ):
            if chance.random() < (0.3 if source == "seat_assignments" else gaps):
                del delivered[source]
        if gaps and seed % 3 == 2:
            delivered.pop("emails", None)
            if seed % 2:
                delivered.pop("meetings", None)
        world[month] = delivered
    return World(world)  # type: ignore[arg-type]


#: What the reader adds to a delivery's rows.
LOCAL_DAYS = {"emails": ("sent_on", "sent_at"), "meetings": ("scheduled_on", "scheduled_at")}
LOCAL_DAYS["product_sessions"] = ("started_on", "started_at")


def as_read(source: str, month: date, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    day, moment = LOCAL_DAYS.get(source, ("", ""))
    return [
        {
            **row,
            **({day: row[moment].date()} if day else {}),
            **({"by_month": month} if source == "stakeholders" else {}),
        }
        for row in rows
    ]


class Run:
    """The recipes of the domain, month after month, on tables in memory."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.connection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")
        self.published: dict[str, dict[date, pa.Table]] = {}

    def rows(self, table: Table, month: date) -> pa.Table | None:
        """The rows of a source, as they are read, or of a computed table; None if the month has none."""
        return self._rows(table, month, month)

    def add(self, month: date) -> None:
        for name in (
            "account_merges",
            "account_attributes",
            "product_renames",
            "active_subscription_monthly",
            "engagement_accounts_monthly",
            "engagement_values_monthly",
            "engagement_factors_monthly",
            "engagement_scores_monthly",
            "engagement_peers_monthly",
            "engagement_recommendations_monthly",
            "engagement_root_causes_monthly",
        ):
            self.published.setdefault(name, {})[month] = self._built(recipe(name), month)

    def _built(self, derived: Derived, month: date) -> pa.Table:
        absent = set()
        for upstream in derived.inputs:
            observed = [Month.of(first_day) for first_day in self.world.months]
            months = upstream.window.months(Month.of(month), observed, Rules())
            tables = [self._rows(upstream.table, input_month.first_day, month) for input_month in months]
            known = [table for table in tables if table is not None]
            if not known and upstream.absence is MissingInput.IS_NULL:
                absent.add(upstream.table.name)
            together = pa.concat_tables([*known, upstream.table.to_arrow().empty_table()])
            self.connection.register(upstream.table.name, together)
        sql = bound(derived.sql(Rules(), frozenset(absent)), Month.of(month), rules=Rules())
        derived.store(self.connection, sql, ())
        return self.connection.sql(f"SELECT {derived.table.to_select()} FROM {UNSORTED}").to_arrow_table()

    def _rows(self, table: Table, month: date, current: date) -> pa.Table | None:
        if table.name == "engagement_feeds":
            sources = ("entitlements", *transforms_of_factors.EVENT_SOURCES, "stakeholders", "product_features")
            feeds = [
                {"source": source, "delivered_month": delivered, "delivered_month_end": last_of(delivered)}
                for ago in range(12)
                for delivered in [back(current, ago)]
                for source in sources
                if self.world.is_delivered(delivered, source)
            ]
            return pa.Table.from_pylist(feeds, table.to_arrow())
        if table.name in self.published:
            return self.published[table.name].get(month)
        if not self.world.is_delivered(month, table.name):
            return None
        rows = as_read(table.name, month, self.world.of(month, table.name))  # type: ignore[arg-type]
        return pa.Table.from_pylist(rows, table.to_arrow())


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return math.isclose(one, other, abs_tol=1e-7)
    return bool(one == other)


@pytest.mark.slow(minutes=0.2)
@pytest.mark.parametrize("seed", range(4))
def test_every_cell_equals_the_second_calculation(seed: int) -> None:
    world = made_up_world(seed, months=11)
    calculation, run = Calculation(world), Run(world)
    compared = 0
    for month in sorted(world.months):
        calculation.add(month)
        run.add(month)
        for name, expected in (
            ("engagement_factors_monthly", calculation.factors[month]),
            ("engagement_scores_monthly", calculation.scores[month]),
            ("engagement_peers_monthly", calculation.peers[month]),
        ):
            what = "factor" if "factors" in name else "component"
            rows = {(row["surviving_account_csn"], row[what]): row for row in run.published[name][month].to_pylist()}
            assert rows.keys() == expected.keys(), (name, month)
            for key, row in expected.items():
                assert rows[key]["snapshot_date"] == last_of(month)
                for column, value in row.items():
                    assert same(rows[key][column], value), (name, month, key, column, rows[key][column], value)
                    compared += 1
    assert compared > 50_000


@pytest.mark.slow(minutes=0.2)
@pytest.mark.parametrize("seed", [0, 1])
def test_causes_explain_every_low_factor(seed: int) -> None:
    world = made_up_world(seed, months=4)
    run = Run(world)
    causes = recipe("engagement_root_causes_monthly")
    for month in sorted(world.months):
        run.add(month)
        for name in ("engagement_factors_monthly", "engagement_accounts_monthly"):
            run.connection.register(name, run.published[name][month])
        run.connection.register("judged", run.published[causes.table.name][month])
        assert run.published[causes.table.name][month].num_rows > 50
        for expectation in causes.expectations:
            if expectation in causes.own_expectations:
                assert run.connection.sql(expectation.failing).fetchall() == [], (month, expectation.name)
