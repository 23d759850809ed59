"""The results of checks by month: findings with their trend, failures counted by standing, acknowledgements.

Queries over the tables that `records.prepare` creates once per connection.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from ide_assets.kernel.expectations import Verdict
from ide_assets.months import Month

if TYPE_CHECKING:
    import duckdb

#: Months of a check's trend, the month itself included.
TREND_MONTHS = 12


@dataclass(frozen=True)
class Point:
    """One month of a check: failing rows of all rows."""

    month: Month
    failing: int
    rows: int


@dataclass(frozen=True)
class Acknowledgement:
    """A warning that a person knows about: why it is left as it is, who decided that, and the last day it counts."""

    reason: str
    by: str
    until: date


class Standing(Enum):
    """How a check that failed is to be read, most urgent first."""

    BLOCKS = "blocks the month"
    NEW = "new"
    CONTINUES = "continues"
    WAIVED = "waived"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True)
class Finding:
    """A check as judged, and its last months, oldest first.

    `is_new` where the month before still passed it. `since` is the first month of the unbroken run of failing months
    that ends with this one, `months` their number; None and 0 where it passed.
    """

    table: str
    verdict: Verdict
    is_published: bool
    is_new: bool
    since: Month | None
    months: int
    acknowledged: Acknowledgement | None
    trend: Sequence[Point]

    @property
    def standing(self) -> Standing | None:
        """How to read a failure; None where it passed."""
        if self.verdict.passed:
            return None
        if self.verdict.blocking:
            return Standing.WAIVED if self.verdict.waived else Standing.BLOCKS
        if self.acknowledged:
            return Standing.ACKNOWLEDGED
        return Standing.NEW if self.is_new else Standing.CONTINUES

    @property
    def anchor(self) -> str:
        """Where the month's page shows it."""
        return f"{self.table}.{self.verdict.name}"

    @property
    def is_steady(self) -> bool:
        """Whether it passed in every month of its trend."""
        return all(point.failing == 0 for point in self.trend)


@dataclass(frozen=True)
class Tally:
    """A month's failed checks, counted by standing. A new one passed in the month before."""

    month: Month
    stopped: int
    new: int
    standing: int
    waived: int
    acknowledged: int
    checks: int

    @property
    def attention(self) -> int:
        """Checks that need attention."""
        return self.stopped + self.new + self.standing


def findings(connection: "duckdb.DuckDBPyConnection", month: Month) -> list[Finding]:
    """Every check of the month as shown, by table and name, with its trend."""
    rows = connection.execute(
        "SELECT h.table_name, h.check_name, h.consequence, h.blocking, h.passed, h.failing, h.rows, h.sample, "
        "h.explained, h.note, h.structural, h.waived, h.types, h.is_published, h.is_new, "
        "CASE WHEN NOT h.passed THEN h.since END, CASE WHEN h.passed THEN 0 ELSE h.months_failing END, "
        "CASE WHEN NOT h.passed AND h.is_excused THEN h.ack_reason END, h.ack_by, h.ack_until, t.trend "
        "FROM history AS h JOIN ("
        "SELECT table_name, check_name, list({'month': month, 'failing': failing, 'rows': rows} ORDER BY month) "
        "AS trend FROM history WHERE month BETWEEN ? AND ? GROUP BY table_name, check_name) AS t "
        "USING (table_name, check_name) WHERE h.month = ? ORDER BY h.table_name, h.check_name",
        [str(month.plus(1 - TREND_MONTHS)), str(month), str(month)],
    ).fetchall()
    return [
        Finding(
            table,
            Verdict(
                name=name,
                consequence=consequence,
                blocking=blocking,
                passed=passed,
                failing=failing,
                rows=count,
                sample=json.loads(sample) if sample else [],
                explained=explained or {},
                note=note or "",
                structural=bool(structural),
                waived=waived or "",
                types=types or (),
            ),
            bool(is_published),
            bool(is_new),
            None if since is None else Month.parse(since),
            months,
            None if blocking or reason is None else Acknowledgement(reason, by, until),
            [Point(Month.parse(point["month"]), point["failing"], point["rows"]) for point in trend],
        )
        for (
            table, name, consequence, blocking, passed, failing, count, sample, explained, note, structural, waived,
            types, is_published, is_new, since, months, reason, by, until, trend,
        ) in rows
    ]  # fmt: skip


def tallies(connection: "duckdb.DuckDBPyConnection") -> dict[Month, Tally]:
    """Every judged month's failed checks, counted, oldest first."""
    rows = connection.execute(
        "SELECT month, count(*) FILTER (NOT passed AND blocking AND NOT is_excused), "
        "count(*) FILTER (NOT passed AND NOT blocking AND NOT is_excused AND is_new), "
        "count(*) FILTER (NOT passed AND NOT blocking AND NOT is_excused AND NOT is_new), "
        "count(*) FILTER (NOT passed AND blocking AND is_excused), "
        "count(*) FILTER (NOT passed AND NOT blocking AND is_excused), count(*) "
        "FROM history GROUP BY month ORDER BY month"
    ).fetchall()
    return {Month.parse(row[0]): Tally(Month.parse(row[0]), *row[1:]) for row in rows}


def acknowledgements(connection: "duckdb.DuckDBPyConnection") -> dict[Month, str]:
    """The acknowledgements that count in each month, as text that changes with them."""
    rows = connection.execute(
        "SELECT month, string_agg(concat_ws('|', table_name, check_name, ack_reason, ack_by, ack_until), chr(10) "
        "ORDER BY table_name, check_name) FROM history WHERE NOT blocking AND is_excused GROUP BY month"
    ).fetchall()
    return {Month.parse(row[0]): str(row[1]) for row in rows}


def explained(
    connection: "duckdb.DuckDBPyConnection", table: str, check: str, month: Month
) -> dict[Month, dict[str, int]]:
    """The failing rows of one check by explanation, in each month of the trend of `month`."""
    rows = connection.execute(
        "SELECT month, coalesce(explained, MAP {}) FROM history WHERE table_name = ? AND check_name = ? "
        "AND month BETWEEN ? AND ? ORDER BY month",
        [table, check, str(month.plus(1 - TREND_MONTHS)), str(month)],
    ).fetchall()
    return {Month.parse(row[0]): dict(row[1]) for row in rows}
