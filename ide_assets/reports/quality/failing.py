"""All failing rows of a check, where a record has only the first of them.

A record has at most `judging.SAMPLE_ROWS` rows. The check's own query over the versions of the tables that the month
was made from gives them all again; rows are listed only where their number is the recorded one.
"""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.engines import base as engine
from ide_assets.engines.binding import bound
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.inputs import SAME_MONTH
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.reports.quality.checks import Finding
from ide_assets.settings import Rules
from ide_assets.store.database import is_of_machine
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Keep, Table

if TYPE_CHECKING:
    import duckdb

#: Rows of one check listed on a page.
LISTED_ROWS = 200

#: What a shell would read inside double quotes.
_SHELL = '"$`\\!'

#: Shown in place of a value that identifies a person (R-DQ-5).
_WITHHELD = "(personal data)"


@dataclass(frozen=True)
class FailingRows:
    """The failing rows of a check: the first LISTED_ROWS of them, and the command that prints all.

    `command` is empty where the check reads a table that is not in the release.
    """

    finding: Finding
    names: Sequence[str]
    rows: Sequence[Sequence[object]]
    command: str


def listed(
    connection: "duckdb.DuckDBPyConnection",
    ledger: Ledger,
    recipes: Sequence[Recipe],
    month: Month,
    findings: Sequence[Finding],
    rules: Rules,
) -> Iterator[FailingRows]:
    """The failing rows of the checks of a published month whose record has only a part of them."""
    truncated = [
        finding
        for finding in findings
        if finding.is_published and finding.verdict.failing > len(finding.verdict.sample) > 0
    ]
    for recipe in recipes:
        declared = {check.name: check for check in recipe.expectations if check.learned is None and check.failing}
        checks = [
            finding for finding in truncated if finding.table == recipe.table.name and finding.verdict.name in declared
        ]
        entry = ledger.entry(recipe.table.name, month)
        if not checks or entry is None or not _bind(connection, ledger, recipe, entry):
            continue
        for finding in checks:
            rows = _rows(connection, recipe, declared[finding.verdict.name], month, finding, rules)
            if rows is not None:
                yield rows


def _bind(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, recipe: Recipe, entry: Entry) -> bool:
    """Make the month and its inputs readable to the checks; False where a file is gone from the lake."""
    judged = ledger.found(entry)
    versions = {(version.table, str(version.month), version.sha256): version for version in ledger.history}
    files: dict[str, list[Path]] = {source.table.name: [] for source in recipe.inputs}
    for name, sha256 in entry.inputs.items():
        table, _, month = name.partition("@")
        if table in files:
            version = versions.get((table, month, sha256))
            path = None if version is None else ledger.found(version)
            if path is None:
                return False
            files[table].append(path)
    if judged is None:
        return False
    for source in recipe.inputs:
        engine.bind(connection, source.table, files[source.table.name])
    engine.bind(connection, replace(recipe.table, name="judged"), [judged])
    return True


def _rows(
    connection: "duckdb.DuckDBPyConnection",
    recipe: Recipe,
    expectation: Expectation,
    month: Month,
    finding: Finding,
    rules: Rules,
) -> FailingRows | None:
    import duckdb

    query = bound(expectation.failing, month, rules=rules)
    try:
        counted = connection.execute(f"SELECT count(*) FROM ({query})").fetchone()
        if counted != (finding.verdict.failing,):
            return None
        result = connection.execute(f"SELECT * FROM ({query}) ORDER BY ALL LIMIT {LISTED_ROWS}")
    except duckdb.Error as error:
        if is_of_machine(error):
            raise
        # The check has changed since the month was judged and reads a table that the month was not built from.
        return None
    names = [column[0] for column in result.description or ()]
    tables = (recipe.table, *(source.table for source in recipe.inputs))
    personal = {column.name for table in tables for column in table.columns if column.personal or column.names_person}
    rows = [
        [_WITHHELD if name in personal else value for name, value in zip(names, row, strict=True)]
        for row in result.fetchall()
    ]
    return FailingRows(finding, names, rows, _command(recipe, query, month))


def _command(recipe: Recipe, query: str, month: Month) -> str:
    """The command that prints all failing rows from the release; empty where the release lacks a table of the check."""
    import sqlglot

    names = {table.name for table in sqlglot.parse_one(query, dialect="duckdb").find_all(sqlglot.exp.Table)}
    read = {
        "judged": recipe.table,
        **{source.table.name: source.table for source in recipe.inputs if source.table.name in names},
    }
    spans = {source.table.name: source.window for source in recipe.inputs}
    selected: Mapping[str, str | None] = {name: _of_month(table, month) for name, table in read.items()}
    if None in selected.values() or any(spans.get(name, SAME_MONTH) is not SAME_MONTH for name in read):
        return ""
    parts = ", ".join(f"{name} AS ({select})" for name, select in selected.items())
    sql = f"WITH {parts} SELECT * FROM ({query}) ORDER BY ALL"
    # Double quotes read best around SQL, where the shell leaves all of it alone.
    quoted = shlex.quote(sql) if set(sql) & set(_SHELL) else f'"{sql}"'
    return f"ide sql --format csv {quoted}"


def _of_month(table: Table, month: Month) -> str | None:
    """The query of a month of a published table; None where the release has no such month."""
    published = table.publication
    if published is None or published.keep is not Keep.EVERY_MONTH:
        return None
    day = month.first_day if published.month_column == "by_month" else month.last_day
    return f"FROM {published} WHERE {published.month_column} = DATE '{day}'"
