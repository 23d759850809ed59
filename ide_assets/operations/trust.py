"""Whether a published row can be trusted: the checks of its table and of the tables behind it, and its freshness."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ide_assets.engines.binding import bound
from ide_assets.kernel import check_results, waivers
from ide_assets.operations.status import State, month_status
from ide_assets.operations.trace import Traced, bind_used
from ide_assets.settings import Rules, Settings
from ide_assets.store.database import is_of_machine, parquet
from ide_assets.store.holds import hold
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb

    from ide_assets.kernel.recipe import Recipe

#: Columns that are the same in all rows of a month, so that they do not identify a row.
_SAME_IN_A_MONTH = frozenset({"by_month", "snapshot_date", "snapshot_year", "snapshot_month", "benchmark_version"})


@dataclass(frozen=True)
class FailedCheck:
    """A check that a published table of the month did not pass: a warning, or a waived blocking check.

    `waived` is the waiver or acknowledgement, empty without one. `rows_here` counts the traced rows among the failing
    ones; None if the check names no rows or cannot be evaluated again.
    """

    table: str
    check: str
    failing: int
    consequence: str
    waived: str
    rows_here: int | None


@dataclass(frozen=True)
class Trust:
    """The verdict on the rows and the reasons; `upstream` are the failed checks of the tables behind them."""

    answer: str
    checks: int
    failed: Sequence[FailedCheck]
    upstream: Sequence[FailedCheck]
    cautions: Sequence[str]


def trust(
    connection: "duckdb.DuckDBPyConnection",
    settings: Settings,
    home: Home,
    ledger: Ledger,
    recipes: Sequence["Recipe"],
    traced: Sequence[Traced],
    today: date,
) -> Trust:
    """Judge the rows of `explained`. The first traced table contains them; the others are upstream of it."""
    table, *behind = traced
    results = _results(home, table)
    failed = list(_failed(connection, home, ledger, settings.rules, table, results, today))
    upstream = [
        check
        for other in behind
        for check in _failed(connection, home, ledger, settings.rules, other, _results(home, other), today)
        if check.rows_here != 0
    ]
    cautions = []
    status = month_status(table.entry.month, recipes, settings, ledger, today)
    if status.state is State.STALE:
        cautions.append(f"The month is stale: {'; '.join(status.reasons[:3])}. Rebuild it: ide run --stale")
    current_hold = hold(home)
    if current_hold is not None:
        cautions.append(f"{current_hold}: readers may see an earlier version of this row.")
    if not results:
        cautions.append("The records of its checks no longer exist.")
    return Trust(_answer(failed, upstream, cautions), len(results), failed, upstream, cautions)


def _answer(failed: Sequence[FailedCheck], upstream: Sequence[FailedCheck], cautions: Sequence[str]) -> str:
    here = [check for check in failed if check.rows_here]
    unknown = [check for check in failed if check.rows_here is None]
    if cautions:
        return "With care: read the cautions below."
    if here:
        return f"With care: {plural(len(here), 'check names', 'checks name')} these rows."
    if unknown or upstream:
        about = plural(len(unknown) + len(upstream), "warning")
        return f"Yes, mostly: {about} about this table, or tables behind it, may concern these rows."
    return "Yes: no check of this month names these rows."


def _results(home: Home, traced: Traced) -> list[dict[str, Any]]:
    """The recorded results of the checks of the version that was published."""
    file = check_results.file_of(home, traced.entry.month, traced.entry.run_id)
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    name = json.dumps(traced.recipe.table.name)
    # A table that was checked twice in a run has two lines; the later one counts. An incomplete line is skipped.
    for line in reversed(lines):
        if f'"table_name": {name}' in line and line.endswith("}"):
            return list(json.loads(line)["checks"])
    return []


def _failed(
    connection: "duckdb.DuckDBPyConnection",
    home: Home,
    ledger: Ledger,
    rules: Rules,
    traced: Traced,
    results: Iterable[dict[str, Any]],
    today: date,
) -> Iterable[FailedCheck]:
    table, month = traced.recipe.table, traced.entry.month
    given = {
        (waiver.table, waiver.check, waiver.month): f"{waiver.reason} (until {waiver.until})"
        for waiver in waivers.in_force(waivers.given(home), today)
    }
    for result in results:
        if not result["passed"]:
            name = str(result["name"])
            yield FailedCheck(
                table.name,
                name,
                int(result["failing"]),
                str(result["consequence"]),
                given.get((table.name, name, str(month)), str(result["waived"] or "")),
                _rows_here(connection, ledger, rules, traced, name),
            )


def _rows_here(
    connection: "duckdb.DuckDBPyConnection", ledger: Ledger, rules: Rules, traced: Traced, name: str
) -> int | None:
    """How many of the traced rows are among a check's failing rows."""
    import duckdb

    recipe, entry = traced.recipe, traced.entry
    expectation = next((other for other in recipe.expectations if other.name == name), None)
    judged = ledger.found(entry)
    if expectation is None or not expectation.failing or expectation.learned is not None or judged is None:
        return None
    for needed in recipe.inputs:
        bind_used(connection, ledger, needed.table, entry)
    query = bound(expectation.failing, entry.month, rules=rules)
    try:
        connection.execute(f"CREATE OR REPLACE TEMP VIEW judged AS SELECT * FROM {parquet([judged])}")
        names = {str(column[0]) for column in connection.execute(f"SELECT * FROM ({query}) LIMIT 0").description or ()}
        shared = sorted((names & set(recipe.table.column_names)) - _SAME_IN_A_MONTH)
        if not set(shared) & set(recipe.table.key):
            return None
        agree = " AND ".join(f'here."{column}" IS NOT DISTINCT FROM failing."{column}"' for column in shared)
        counted = connection.execute(
            f"SELECT count(*) FROM {traced.view} AS here SEMI JOIN ({query}) AS failing ON {agree}"
        ).fetchone()
    except duckdb.Error as error:
        if is_of_machine(error):
            raise
        # The check has changed since the month was built, and reads something that the month does not have.
        return None
    return int(counted[0]) if counted else None
