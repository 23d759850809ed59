"""What the records say of every month: which run counts, the state of each table, checks, deliveries, figures.

Queries over the catalogue `quality`; each returns plain values. A month is described by its newest attempt: where that
was not published, its tables show what the attempt found, and those that it did not reach show what is still published.

A waiver of a blocking check counts for its month. A waiver of a warning acknowledges it: in its month and in every
later one, until its last day, so that a warning which is known for long does not hide the one that is new.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.months import Month

if TYPE_CHECKING:
    import duckdb

#: Months of a check's trend, the month itself included.
TREND_MONTHS = 12

#: Quarantined rows shown for each source and reason.
QUARANTINE_EXAMPLES = 5

_MOMENT = "%Y-%m-%d %H:%M UTC"

#: Created once per connection; all queries below read these. `{today}` decides which acknowledgements have ended.
_PREPARED = (
    "CREATE TEMP TABLE published AS SELECT publication, published_at, month, table_name, rows, run_id "
    "FROM quality.main.publications WHERE is_current",
    "CREATE TEMP TABLE read AS SELECT *, row_number() OVER (PARTITION BY source, month ORDER BY last_read DESC, "
    "delivery) AS age FROM quality.main.deliveries",
    "CREATE TEMP TABLE checks AS SELECT * FROM quality.main.check_results",
    """
CREATE TEMP TABLE attempts AS
SELECT month, run_id, moment, publication, published_at,
       moment IS NULL OR coalesce(published_at >= moment, false) AS is_published
FROM (SELECT month, arg_max(run_id, moment) AS run_id, max(moment) AS moment
      FROM (SELECT month, run_id, judged_at AS moment FROM checks UNION ALL SELECT month, run_id, last_read FROM read)
      GROUP BY month)
FULL JOIN (SELECT month, max(publication) AS publication, max(published_at) AS published_at FROM published
           GROUP BY month) USING (month)
""",
    # The run that counts for each table: the attempt's where it was not published, otherwise the published one.
    """
CREATE TEMP TABLE shown AS
SELECT month, table_name, arg_min(run_id, is_published) AS run_id, min(is_published::INT)::BOOLEAN AS is_published
FROM (SELECT month, table_name, run_id, true AS is_published FROM published
      UNION ALL
      SELECT DISTINCT month, table_name, c.run_id, false FROM checks AS c JOIN attempts AS a USING (month)
      WHERE c.run_id = a.run_id AND NOT a.is_published)
GROUP BY month, table_name
""",
    # The newest waiver of a check and month replaces the former ones, so an acknowledgement can also be ended early.
    """
CREATE TEMP TABLE acknowledged AS
SELECT table_name, check_name, month, reason, until, "by"
FROM (SELECT * FROM quality.main.waivers
      QUALIFY row_number() OVER (PARTITION BY table_name, check_name, month ORDER BY given_at DESC) = 1)
WHERE until >= CAST('{today}' AS DATE)
""",
    # A run of failing months ends with the last month that passed: `streak` names it.
    """
CREATE TEMP TABLE history AS
SELECT * EXCLUDE (streak),
       min(month) FILTER (NOT passed) OVER (PARTITION BY table_name, check_name, streak) AS since,
       count(*) FILTER (NOT passed) OVER (PARTITION BY table_name, check_name, streak ORDER BY month) AS months_failing,
       CASE WHEN blocking THEN waived <> '' ELSE coalesce(NOT passed AND ack_until IS NOT NULL, false) END AS is_excused
FROM (
  SELECT checks.* EXCLUDE (is_published), shown.is_published, a.reason AS ack_reason, a.until AS ack_until,
         a."by" AS ack_by,
         NOT passed AND coalesce(lag(passed) OVER by_month, false) AS is_new,
         max(CASE WHEN passed THEN checks.month END) OVER by_month AS streak
  FROM checks JOIN shown USING (month, table_name, run_id)
  ASOF LEFT JOIN acknowledged AS a
    ON checks.table_name = a.table_name AND checks.check_name = a.check_name AND checks.month >= a.month
  WINDOW by_month AS (PARTITION BY checks.table_name, checks.check_name ORDER BY checks.month)
)
""",
    """
CREATE TEMP TABLE measured AS
SELECT month, table_name, figures, is_published FROM quality.records.check_results
JOIN shown USING (month, table_name, run_id)
QUALIFY row_number() OVER (PARTITION BY month, table_name ORDER BY judged_at DESC) = 1
""",
)


class CellState(Enum):
    """What became of one table of one month."""

    PUBLISHED = "published"
    WARNED = "warned"
    WAIVED = "waived"
    FAILED = "failed"
    BLOCKED = "blocked"
    SKIPPED = "skipped"
    NOT_MADE = "not made"


@dataclass(frozen=True)
class Cell:
    """One table of one month: its state, and its checks counted by outcome; waived includes acknowledged."""

    state: CellState
    why: str = ""
    rows: int | None = None
    passed: int = 0
    warned: int = 0
    waived: int = 0
    stopped: int = 0

    @property
    def number(self) -> int:
        """The count that goes with the state."""
        counts = {
            CellState.WARNED: self.warned,
            CellState.WAIVED: self.waived,
            CellState.FAILED: self.stopped or 1,
        }
        return counts.get(self.state, self.passed)


@dataclass(frozen=True)
class Attempt:
    """The newest attempt at a month, and what of the month is published (0 where nothing is)."""

    month: Month
    run_id: str
    at: str
    is_published: bool
    publication: int
    published_at: str


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
class DeliveryRead:
    """One delivery as last read; counts are None where it was rejected before its rows were counted."""

    source: str
    month: Month
    short_hash: str
    is_rejected: bool
    reason: str
    rows_in: int | None
    rows_kept: int | None
    rows_quarantined: int | None
    exact_duplicates: int | None
    reasons: Mapping[str, int]
    remarks: Sequence[str]
    first_read: str
    last_read: str
    publications: Sequence[int]
    is_newest: bool


@dataclass(frozen=True)
class QuarantinedRow:
    """A quarantined row, and its place in its file."""

    source: str
    file: str
    line: int | None
    column: str
    value: str | None
    reason: str


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
        """Checks that somebody should look at."""
        return self.stopped + self.new + self.standing


def prepare(connection: "duckdb.DuckDBPyConnection", today: date) -> None:
    """Read the attached catalogue once into temporary tables, which all queries here use.

    Acknowledgements whose last day is before `today` no longer count.
    """
    for statement in _PREPARED:
        connection.execute(statement.replace("{today}", today.isoformat()))


def attempts(connection: "duckdb.DuckDBPyConnection") -> dict[Month, Attempt]:
    """Every month that was ever read, judged or published, oldest first."""
    rows = connection.execute(
        f"SELECT month, coalesce(run_id, ''), coalesce(strftime(coalesce(moment, published_at), '{_MOMENT}'), ''), "
        f"is_published, coalesce(publication, 0), coalesce(strftime(published_at, '{_MOMENT}'), '') "
        "FROM attempts ORDER BY month"
    ).fetchall()
    return {Month.parse(row[0]): Attempt(Month.parse(row[0]), *row[1:]) for row in rows}


def cells(
    connection: "duckdb.DuckDBPyConnection", tables: Sequence[str], found: Mapping[Month, Attempt]
) -> dict[Month, dict[str, Cell]]:
    """The state of each of these tables in every attempted month."""
    judged = {
        (row[0], row[1]): row[2:]
        for row in connection.execute(
            "SELECT month, table_name, bool_and(s.is_published), coalesce(any_value(p.rows), max(h.rows)), "
            "count(*) FILTER (passed), count(*) FILTER (NOT passed AND NOT blocking AND NOT is_excused), "
            "count(*) FILTER (NOT passed AND is_excused), "
            "count(*) FILTER (NOT passed AND blocking AND NOT is_excused) "
            "FROM shown AS s LEFT JOIN history AS h USING (month, table_name, run_id) "
            "LEFT JOIN published AS p USING (month, table_name, run_id) GROUP BY month, table_name"
        ).fetchall()
    }
    rejected = {
        (row[0], row[1])
        for row in connection.execute(
            "SELECT month, source FROM read JOIN attempts AS a USING (month) "
            "WHERE verdict = 'rejected' AND read.run_id = a.run_id AND NOT a.is_published"
        ).fetchall()
    }
    return {
        month: {
            table: _cell(judged.get((str(month), table)), (str(month), table) in rejected, attempt) for table in tables
        }
        for month, attempt in found.items()
    }


def _cell(judged: Sequence[Any] | None, is_rejected: bool, attempt: Attempt) -> Cell:
    if is_rejected:
        return Cell(CellState.FAILED, "the delivery was rejected", stopped=1)
    if judged is None:
        why = "not delivered" if attempt.is_published else "the newest run stopped before it"
        return Cell(CellState.SKIPPED, why)
    is_published, *counts = judged
    rows, passed, warned, waived, stopped = counts
    numbers = {"rows": rows, "passed": passed, "warned": warned, "waived": waived, "stopped": stopped}
    if is_published and not attempt.is_published:
        why = f"the newest run stopped before it; publication {attempt.publication} is unchanged"
        return Cell(CellState.SKIPPED, why, **numbers)
    if stopped:
        return Cell(CellState.FAILED, "a blocking check failed", **numbers)
    if not is_published:
        return Cell(CellState.BLOCKED, "it passed, but the month was not published", **numbers)
    state = CellState.WARNED if warned else CellState.WAIVED if waived else CellState.PUBLISHED
    return Cell(state, **numbers)


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
            [Point(Month.parse(each["month"]), each["failing"], each["rows"]) for each in trend],
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


def deliveries(connection: "duckdb.DuckDBPyConnection", month: Month | None = None) -> list[DeliveryRead]:
    """Deliveries of a month, or of all, by source; of one source and month the newest first."""
    rows = connection.execute(
        "SELECT source, month, left(delivery, 12), verdict = 'rejected', reason, rows_in, rows_kept, "
        "rows_quarantined, exact_duplicates, coalesce(reasons, MAP {}), coalesce(remarks, []), "
        f"strftime(first_read, '{_MOMENT}'), strftime(last_read, '{_MOMENT}'), publications, age = 1 FROM read "
        "WHERE ? IS NULL OR month = ? ORDER BY month, source, age",
        [None if month is None else str(month)] * 2,
    ).fetchall()
    return [DeliveryRead(row[0], Month.parse(row[1]), *row[2:]) for row in rows]


def quarantined(connection: "duckdb.DuckDBPyConnection", month: Month) -> list[QuarantinedRow]:
    """Examples of the quarantined rows of the month's newest deliveries: the first few of each source and reason."""
    rows = connection.execute(
        "SELECT q.source, q.file, q.line, q.column_name, q.value, q.reason FROM quality.main.quarantined_rows AS q "
        "JOIN read USING (source, month, delivery) WHERE month = ? AND age = 1 "
        "QUALIFY row_number() OVER (PARTITION BY q.source, q.reason ORDER BY q.file, q.line, q.column_name) <= ? "
        "ORDER BY q.source, q.reason, q.file, q.line, q.column_name",
        [str(month), QUARANTINE_EXAMPLES],
    ).fetchall()
    return [QuarantinedRow(*row) for row in rows]


def figures(connection: "duckdb.DuckDBPyConnection", last: Month) -> dict[str, dict[Month, tuple[Figures, bool]]]:
    """For each table its figures by month up to `last`, oldest first, each with whether that month is published."""
    rows = connection.execute(
        "SELECT table_name, month, figures, is_published FROM measured WHERE month <= ? ORDER BY table_name, month",
        [str(last)],
    ).fetchall()
    found: dict[str, dict[Month, tuple[Figures, bool]]] = {}
    for table, month, measured, is_published in rows:
        found.setdefault(table, {})[Month.parse(month)] = (Figures(**measured), is_published)
    return found


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
