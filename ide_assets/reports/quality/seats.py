"""Seats of a month as evidence of quality: rates above 100%, seats moved by merges, a comparison with a second feed.

Queries over the month's own lake files, bound under the tables' names. DuckDB does the work; the results are counts
and the rows to show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.engines import base as engine
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: Rows shown of each list; the counts beside it are of all.
SHOWN = 25


@dataclass(frozen=True)
class OverAssigned:
    """A pool with more users than seats, in the row of one of its accounts."""

    account_csn: str
    account_name: str | None
    surviving_account_csn: str
    tenant_id: str
    pool_id: str
    offering: str
    seats_assigned: int
    seats_purchased: int
    rate: float
    expired_seats: int

    @property
    def is_explained(self) -> bool:
        """Whether a subscription of the pool expired: seats then stay assigned (R-AR-5)."""
        return self.expired_seats > 0


@dataclass(frozen=True)
class OverAssignment:
    """Rates above 100% of a month: pools in all, pools above, how many of those are explained, and the rows."""

    pools: int
    above: int
    explained: int
    seats_above: int
    rows: Sequence[OverAssigned]


@dataclass(frozen=True)
class Gain:
    """A surviving account: purchased seats of its own pools, and of its pools after the merges."""

    survivor: str
    before: int
    after: int
    victims: int

    @property
    def gained(self) -> int:
        """Seats that came with dissolved accounts."""
        return self.after - self.before


@dataclass(frozen=True)
class Chain:
    """A merge with further merges: the dissolved account, the account it was merged into, and the final survivor."""

    victim: str
    first_survivor: str
    survivor: str
    links: int


@dataclass(frozen=True)
class Merges:
    """Seats before and after the merges. Pools are counted once: both sums must be the same (R-AR-8)."""

    seats_before: int
    seats_after: int
    assigned_before: int | None
    assigned_after: int | None
    accounts_before: int
    accounts_after: int
    completed: int
    other: int
    gains: Sequence[Gain]
    chains: Sequence[Chain]
    chained: int

    @property
    def is_conserved(self) -> bool:
        """Whether no seat was created or lost."""
        return (self.seats_before, self.assigned_before) == (self.seats_after, self.assigned_after)


@dataclass(frozen=True)
class Disagreement:
    """A pool whose number of users differs between the two feeds; None if a feed has no users in it."""

    tenant_id: str
    pool_id: str
    by_pools: int | None
    by_users: int | None
    remark: str


@dataclass(frozen=True)
class Reconciliation:
    """The pools' seats_assigned against users who hold a seat at the month's end (R-AR-11).

    The intersection is the pools with users in both feeds.
    """

    both: int
    equal: int
    only_pools: int
    only_users: int
    without_users: int
    users: int
    seats: int
    rows: Sequence[Disagreement]

    @property
    def pools(self) -> int:
        """Pools with users in either feed: those in both, and both anti-joins."""
        return self.both + self.only_pools + self.only_users

    @property
    def differing(self) -> int:
        """Pools on which the feeds differ, or that one of them lacks."""
        return self.pools - self.equal

    @property
    def match_rate(self) -> float | None:
        """Share of the intersection on which both feeds have the same number; None where it is empty."""
        return self.equal / self.both if self.both else None


#: How the check of rates names those that no expired subscription explains.
UNEXPLAINED = "unexplained"

#: Each section's tables: it is shown where the month has them all.
OVER_ASSIGNMENT_NEEDS = ("assignment_monthly", "pool_monthly", "account_attributes")
MERGES_NEED = ("assignment_monthly", "pool_monthly", "account_merges")
RECONCILIATION_NEEDS = ("pool_monthly", "seat_assignments", "entitlements")


def bind(connection: "duckdb.DuckDBPyConnection", tables: Sequence[Table], files: Mapping[str, Path]) -> None:
    """Make the month's files readable under their tables' names."""
    for table in tables:
        if table.name in files:
            engine.bind(connection, table, [files[table.name]])


def over_assignment(connection: "duckdb.DuckDBPyConnection") -> OverAssignment:
    """Rates above 100%, unexplained ones first, then by seats above."""
    pools, above, explained, seats_above = _one(
        connection,
        "SELECT count(*), count(*) FILTER (seats_assigned > seats_purchased), "
        "count(*) FILTER (seats_assigned > seats_purchased AND expired_seats > 0), "
        "coalesce(sum(seats_assigned - seats_purchased) FILTER (seats_assigned > seats_purchased), 0)::BIGINT "
        "FROM pool_monthly WHERE seats_purchased > 0",
    )
    rows = connection.execute(
        "SELECT b.account_csn, a.account_name, b.surviving_account_csn, CAST(b.tenant_id AS VARCHAR), "
        "CAST(b.pool_id AS VARCHAR), b.offering_external_key, b.seats_assigned, b.seats_purchased, "
        "b.assignment_rate, p.expired_seats FROM assignment_monthly AS b "
        "JOIN pool_monthly AS p USING (tenant_id, pool_id) "
        "LEFT JOIN (SELECT DISTINCT ON (account_csn) account_csn, account_name FROM account_attributes "
        "ORDER BY account_csn, account_name) AS a ON a.account_csn = b.account_csn WHERE b.assignment_rate > 100 "
        "ORDER BY p.expired_seats > 0, b.seats_assigned - b.seats_purchased DESC, b.account_csn, b.tenant_id, "
        "b.pool_id, b.offering_external_key LIMIT ?",
        [SHOWN],
    ).fetchall()
    return OverAssignment(pools, above, explained, seats_above, [OverAssigned(*row) for row in rows])


def merges(connection: "duckdb.DuckDBPyConnection") -> Merges:
    """Seats by account before and after the merges, the largest moves, and the chains."""
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW survivors AS SELECT DISTINCT surviving_account_csn, tenant_id, pool_id, "
        "offering_external_key, seats_purchased, seats_assigned FROM assignment_monthly"
    )
    before = _one(connection, "SELECT sum(seats_purchased)::BIGINT, sum(seats_assigned)::BIGINT FROM pool_monthly")
    after = _one(
        connection,
        "SELECT sum(seats_purchased)::BIGINT, sum(seats_assigned)::BIGINT FROM (SELECT DISTINCT tenant_id, pool_id, "
        "offering_external_key, seats_purchased, seats_assigned FROM survivors "
        "WHERE surviving_account_csn IS NOT NULL)",
    )
    accounts = _one(
        connection,
        "SELECT count(DISTINCT account_csn), count(DISTINCT surviving_account_csn) FROM assignment_monthly",
    )
    merged = _one(
        connection,
        "SELECT count(*) FILTER (final_merge_status = 'COMPLETED'), "
        "count(*) FILTER (final_merge_status IS DISTINCT FROM 'COMPLETED'), count(*) FILTER (merge_links > 1) "
        "FROM account_merges",
    )
    gains = connection.execute(
        "SELECT surviving_account_csn, coalesce(own.seats, 0)::BIGINT, after.seats::BIGINT, own.victims FROM "
        "(SELECT surviving_account_csn, sum(seats_purchased) AS seats FROM survivors GROUP BY 1) AS after JOIN "
        "(SELECT surviving_account_csn, sum(seats_purchased) FILTER (account_csn = surviving_account_csn) AS seats, "
        "count(DISTINCT account_csn) FILTER (account_csn <> surviving_account_csn) AS victims "
        "FROM assignment_monthly GROUP BY 1) AS own USING (surviving_account_csn) WHERE own.victims > 0 "
        "ORDER BY after.seats - coalesce(own.seats, 0) DESC, surviving_account_csn LIMIT ?",
        [SHOWN],
    ).fetchall()
    chains = connection.execute(
        "SELECT victim_account_csn, survivor_account_csn, surviving_account_csn, merge_links FROM account_merges "
        "WHERE merge_links > 1 ORDER BY merge_links DESC, victim_account_csn LIMIT ?",
        [SHOWN],
    ).fetchall()
    return Merges(
        seats_before=before[0] or 0,
        seats_after=after[0] or 0,
        assigned_before=before[1],
        assigned_after=after[1],
        accounts_before=accounts[0],
        accounts_after=accounts[1],
        completed=merged[0],
        other=merged[1],
        gains=[Gain(*row) for row in gains],
        chains=[Chain(*row) for row in chains],
        chained=merged[2],
    )


def is_reconcilable(month: Month, rules: Rules) -> bool:
    """In the unreliable window the second feed is where seats_assigned comes from, so it cannot confirm it (R-AR-9)."""
    return not rules.in_unreliable_window(str(month))


def reconciliation(connection: "duckdb.DuckDBPyConnection", month: Month) -> Reconciliation:
    """Compare each pool's seats_assigned with the users who hold one of its seats on the month's last day."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE compared AS SELECT tenant_id, pool_id, nullif(pools.seats_assigned, 0) AS seats, "
        "users.users, pools.tenant_id IS NOT NULL AS is_pool FROM pool_monthly AS pools FULL JOIN "
        "(SELECT tenant_id, pool_id, count(DISTINCT user_id) AS users FROM seat_assignments "
        "WHERE assigned_on <= $day AND (unassigned_on IS NULL OR unassigned_on > $day) GROUP BY ALL) AS users "
        "USING (tenant_id, pool_id)",
        {"day": month.last_day},
    )
    both, equal, only_pools, only_users, without_users, users, seats = _one(
        connection,
        "SELECT count(*) FILTER (seats IS NOT NULL AND users IS NOT NULL), count(*) FILTER (seats = users), "
        "count(*) FILTER (seats IS NOT NULL AND users IS NULL), count(*) FILTER (seats IS NULL AND users IS NOT NULL), "
        "count(*) FILTER (seats IS NULL AND users IS NULL), coalesce(sum(users), 0)::BIGINT, "
        "coalesce(sum(seats), 0)::BIGINT FROM compared",
    )
    rows = connection.execute(
        "SELECT CAST(tenant_id AS VARCHAR), CAST(pool_id AS VARCHAR), seats, users, CASE "
        "WHEN seats IS NOT NULL AND users IS NOT NULL THEN 'different numbers' "
        "WHEN users IS NULL THEN 'no users in the second feed' "
        "WHEN is_pool THEN 'no users in the pool table' "
        "WHEN EXISTS (SELECT 1 FROM entitlements AS e WHERE e.tenant_id = c.tenant_id AND e.pool_id = c.pool_id) "
        "THEN 'pool is inactive or out of scope' ELSE 'pool is in no entitlement' END AS remark "
        "FROM compared AS c WHERE seats IS DISTINCT FROM users "
        "ORDER BY abs(coalesce(seats, 0) - coalesce(users, 0)) DESC, tenant_id, pool_id LIMIT ?",
        [SHOWN],
    ).fetchall()
    disagreements = [Disagreement(*row) for row in rows]
    return Reconciliation(both, equal, only_pools, only_users, without_users, users, seats, disagreements)


def _one(connection: "duckdb.DuckDBPyConnection", query: str) -> tuple[Any, ...]:
    return connection.execute(query).fetchone() or ()
