"""Pseudonyms in stored files: which tables have them, and how a file's pseudonyms are replaced by tokens (R-DQ-5).

Stored rows never change in place. A file with a pseudonym gets a successor with the same rows and new tokens. The
process may be killed after each step:

1. the successor is written and committed to Delta, which records the file that it replaces;
2. the ledger names the successors, in one commit;
3. the former files are deleted.

Until step 2, readers see the former files, which are complete; running again completes the remaining steps. Published
numbers do not change: within a file, all rows of a user get the same token, which no other user has.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.reading.pseudonyms import unlinkable
from ide_assets.domains.deliveries.register import Register
from ide_assets.domains.graph import RECIPES
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb


@dataclass
class FileTotals:
    """The number of files, and of the bytes or rows in them."""

    files: int = 0
    bytes: int = 0
    rows: int = 0


def personal_columns(table: Table) -> list[str]:
    """The columns of a table that contain pseudonyms."""
    return [column.name for column in table.columns if column.personal]


def personal_tables() -> list[Table]:
    """The tables that contain pseudonyms."""
    return [recipe.table for recipe in RECIPES if personal_columns(recipe.table)]


def _names_people(table: Table) -> bool:
    return any(column.personal or column.names_person for column in table.columns)


@contextmanager
def exclusive_session(home: Home, settings: Settings, holder: str) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The home's lock and a connection. Scratch files, which may name users, are deleted at the end.

    Raises HomeBusyError.
    """
    with home.locked(holder, settings.lock_timeout_seconds):
        with database.session(settings, home) as connection:
            yield connection
        shutil.rmtree(home.scratch, ignore_errors=True)


def check_home(home: Home, lake: Lake) -> None:
    """Verify everything that decides which files may be deleted. Raises DamagedHomeError before anything is deleted."""
    lake.check([recipe.table for recipe in RECIPES])
    check_register(home)


def check_register(home: Home) -> None:
    """Verify that each published delivery has its entry. Raises DamagedHomeError."""
    Register(home).check(
        (entry.table, entry.month, str(entry.inputs["delivery"]))
        for entry in Ledger(home).history
        if "delivery" in entry.inputs
    )


def current_files(lake: Lake, table: Table) -> list[Path]:
    """The table's files of all versions, without those that have a successor."""
    replaced = {replacement.former for replacement in lake.replacements(table)}
    return [path for path in lake.files(table) if path.name not in replaced]


def count_rows(connection: "duckdb.DuckDBPyConnection", path: Path, condition: str = "true") -> int:
    """The number of rows of a file that fulfil a condition (SQL)."""
    counted = connection.execute(f"SELECT count(*) FROM {database.parquet([path])} WHERE {condition}").fetchone()
    return int(counted[0]) if counted else 0


def replace_pseudonyms(
    connection: "duckdb.DuckDBPyConnection", lake: Lake, table: Table, path: Path, condition: str, every_user: bool
) -> None:
    """Write and commit a file's successor, with new tokens in the rows that fulfil the condition (SQL).

    This is step 1 of the module's docstring. `every_user` records that no pseudonym is left in the file.
    """
    tokens = ", ".join(
        f'CASE WHEN {condition} THEN {unlinkable(name)} ELSE "{name}" END AS "{name}"'
        for name in personal_columns(table)
    )
    replace_rows(connection, lake, table, path, tokens, every_user)


def replace_rows(
    connection: "duckdb.DuckDBPyConnection", lake: Lake, table: Table, path: Path, replaced: str, every_user: bool
) -> None:
    """Write and commit a file's successor, with these expressions (SQL) in place of its columns: step 1."""
    successor = lake.successor(path)
    # Sort again, because the order of the rows would reveal the order of the former values. The columns are those of
    # the file, which an earlier version of the code may have written.
    sorted_rows = f"SELECT * REPLACE ({replaced}) FROM {database.parquet([path])} ORDER BY ALL"
    rows = database.copy(connection, sorted_rows, successor)
    if rows != count_rows(connection, path):
        raise RuntimeError(
            f"{successor} and {path} differ in their number of rows. This is a defect of ide_assets; nothing was "
            "replaced."
        )
    lake.replace(table, path, successor, every_user)


def finish_replacements(home: Home, lake: Lake) -> None:
    """Name the successors in the ledger and delete the former files (steps 2 and 3), also those of a killed process."""
    renamed: dict[str, tuple[str, int]] = {}
    former_files: list[Path] = []
    for table in (recipe.table for recipe in RECIPES if _names_people(recipe.table)):
        newest: dict[str, tuple[str, int]] = {}
        # Newest first: if a file was replaced twice, its last successor is seen before its first one.
        for replacement in lake.replacements(table):
            newest[replacement.former] = newest.get(replacement.name, (replacement.name, replacement.version))
        for path in lake.files(table):
            if path.name in newest:
                former_files.append(path)
                name, version = newest[path.name]
                renamed[str(path.relative_to(home.lake))] = (str(path.with_name(name).relative_to(home.lake)), version)
    Ledger(home).rename(renamed)
    named = {entry.file for entry in Ledger(home).history}
    if still_named := [path for path in former_files if str(path.relative_to(home.lake)) in named]:
        raise RuntimeError(
            f"The ledger still names {still_named[0]}, which has a successor. This is a defect of ide_assets; nothing "
            "was deleted."
        )
    for path in former_files:
        path.unlink()
