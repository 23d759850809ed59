"""The records of every month: the run that counts, the state of each table, deliveries, figures.

Queries over the catalogue `quality`; each returns plain values. A month is described by its newest attempt. If that was
not published, its tables show the attempt's results, and tables that it did not reach show what is still published.
The results of checks are in checks.py, which reads the tables that `prepare` creates here.

A waiver of a blocking check counts for its month. A waiver of a warning acknowledges it: in its month and in every
later one, until its last day, so that a known warning does not hide a new one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from ide_assets.kernel.figures import Figures
from ide_assets.months import Month

if TYPE_CHECKING:
    import duckdb

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
    connection: "duckdb.DuckDBPyConnection", tables: Sequence[str], attempted: Mapping[Month, Attempt]
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
        for month, attempt in attempted.items()
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
    by_table: dict[str, dict[Month, tuple[Figures, bool]]] = {}
    for table, month, measured, is_published in rows:
        by_table.setdefault(table, {})[Month.parse(month)] = (Figures(**measured), is_published)
    return by_table
