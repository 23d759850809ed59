"""The rows behind an account's number: a few of them on the page; the rest, down to file and line, in the command line.

Rows are read from the home for each request, so that an erasure reaches them. Neither a column that identifies a person
nor a table that says who is held back is shown: who knows it may treat those accounts differently.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ide_assets.domains.actions.tables import CANDIDATES, HOLDOUT
from ide_assets.domains.effect.tables import ENROLMENTS
from ide_assets.store.home import DamagedHomeError
from ide_assets.store.ledger import RemovedVersionError
from ide_assets.vocabulary import wording
from ide_assets.vocabulary.table import Table
from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.problems import Problem
from ide_assets.web.releases import Reading

_log = logging.getLogger(__name__)

#: Rows of a table on a page, and columns of each.
MOST_ROWS, MOST_COLUMNS = 20, 10

#: Columns that say when a row was written, and nothing about its number.
_WRITTEN = frozenset({"insert_dt", "update_dt"})

#: Tables that say which accounts are held back, to measure the effect of plays.
_SAY_WHO_IS_HELD_BACK = frozenset({CANDIDATES.name, HOLDOUT.name, ENROLMENTS.name})


@dataclass(frozen=True)
class Rows:
    """The first rows of an account in a table, and whether these are all."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    is_whole: bool


def shown_columns(table: Table, first: Sequence[str] = ()) -> list[str]:
    """The columns that a page shows: the key, those asked for, then others in the order of the table."""
    allowed = [
        column.name
        for column in table.columns
        if not column.personal and not column.names_person and column.name not in _WRITTEN
    ]
    ordered = dict.fromkeys((*table.key, *first, *allowed))
    return [name for name in ordered if name in allowed][: max(MOST_COLUMNS, len(table.key) + len(first))]


def names_of(reading: Reading, reader: Reader, account: str) -> list[str]:
    """The CSNs and ids of an account and of those merged into it; none outside the reader's rights."""
    if not account:
        return []
    try:
        csn = queries.account(reading, reader, account)["account_csn"]
    except Problem:
        return []
    query = "SELECT DISTINCT unnest([customer_id, requested_csn]) FROM identities WHERE account_csn = $csn"
    return sorted(row[0] for row in reading.execute(query, {"csn": csn}).fetchall())


def rows_of(
    reading: Reading,
    table: Table,
    names: Sequence[str],
    first: Sequence[str] = (),
    key: Mapping[str, str] | None = None,
) -> Rows | None:
    """The first rows of an account; None where the table has none to show, and where the home cannot be read."""
    import duckdb

    if not names or reading.as_of is None or table.name in _SAY_WHO_IS_HELD_BACK:
        return None
    columns = shown_columns(table, first)
    try:
        # One more than shown says whether these are all.
        listed = reading.facts.rows(table, reading.as_of, names, columns, key or {}, MOST_ROWS + 1)
    except (DamagedHomeError, RemovedVersionError, OSError, duckdb.Error, Problem) as error:
        _log.warning("Rows of %s are not shown: %s", table.name, wording.in_words(error))
        return None
    return None if listed is None else Rows(columns, listed[:MOST_ROWS], len(listed) <= MOST_ROWS)
