"""Parts of a plan: the checks whose result would change, and the actions gained and lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.domains.actions.choice.candidates import SELECTED
from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.engines import base as engine
from ide_assets.kernel.expectations import Verdict
from ide_assets.operations.causes import differs
from ide_assets.operations.row_differences import SEGMENTS
from ide_assets.store import database
from ide_assets.store.ledger import Entry, Ledger

if TYPE_CHECKING:
    import duckdb

#: Columns by which actions are counted: the reason, then the segments.
_COUNTED_BY = ("action_key", *SEGMENTS)


@dataclass(frozen=True)
class CheckChange:
    """A check whose result would differ from the published one; `failing` counts the rows that would fail it."""

    table: str
    check: str
    before: str
    after: str
    failing: int


@dataclass(frozen=True)
class ActionChange:
    """Selected actions by one value of a column, before and after; all of them if the column is empty.

    An action is gained or lost if its account did not have it before, or would no longer have it.
    """

    column: str
    value: str
    before: int
    after: int
    gained: int
    lost: int


def check_changes(table: str, entry: Entry | None, verdicts: Sequence[Verdict]) -> Iterator[CheckChange]:
    """The checks of a table that passed when it was published and now fail, or the reverse."""
    waived, warned = (set() if entry is None else listed(entry, name) for name in ("checks_waived", "checks_warned"))
    for verdict in verdicts:
        before = "waived" if verdict.name in waived else "warns" if verdict.name in warned else "passes"
        now = "waived" if verdict.waived else "blocks the month" if verdict.stops else "warns"
        after = "passes" if verdict.passed else now
        if after != before:
            yield CheckChange(table, verdict.name, "not judged" if entry is None else before, after, verdict.failing)


def listed(entry: Entry, fact: str) -> set[str]:
    """The names in a fact of an entry, such as the checks that warned; none if it was not recorded."""
    names = entry.facts.get(fact)
    return {str(name) for name in names} if isinstance(names, list) else set()


def action_changes(
    connection: "duckdb.DuckDBPyConnection", ledger: Ledger, before: Mapping[str, Entry], after: Mapping[str, Entry]
) -> list[ActionChange]:
    """The actions gained and lost: all of them, then by reason and by segment; empty if no candidate differs."""
    if not differs(before, after, CANDIDATES.name):
        return []
    for view, entries in (("before", before), ("after", after)):
        entry = entries.get(CANDIDATES.name)
        path = None if entry is None else ledger.found(entry)
        rows = engine.no_rows(CANDIDATES.columns) if path is None else f"SELECT * FROM {database.parquet([path])}"
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE actions_{view} AS SELECT surviving_account_csn, {', '.join(_COUNTED_BY)} "
            f"FROM ({rows}) WHERE verdict = '{SELECTED}'"
        )
    coalesced = ", ".join(f"coalesce(a.{name}, b.{name}, '') AS {name}" for name in _COUNTED_BY)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE matched_actions AS SELECT {coalesced}, b.action_key IS NOT NULL AS was, "
        "a.action_key IS NOT NULL AS is_now FROM actions_before AS b FULL JOIN actions_after AS a "
        "ON a.surviving_account_csn = b.surviving_account_csn AND a.action_key = b.action_key"
    )
    changes = []
    for column in ("", *_COUNTED_BY):
        counted = connection.execute(
            f"SELECT {column or chr(39) * 2} AS value, count(*) FILTER (was), count(*) FILTER (is_now), "
            "count(*) FILTER (NOT was), count(*) FILTER (NOT is_now) FROM matched_actions GROUP BY 1 ORDER BY 1"
        ).fetchall()
        changes += [
            ActionChange(column, str(value), *counts)
            for value, *counts in counted
            # Actions whose texts or values alone differ are counted as neither.
            if counts[2] or counts[3] or not column
        ]
    return changes
