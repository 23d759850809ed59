"""Erasure of the names and addresses of one contact or owner from every stored version (R-DQ-5).

The identifier of the person stays, so no number changes. The list of erased people is written first, so that no later
reading brings the names back. Then the records are erased. The lake's files are replaced last, in the same steps as
pseudonyms (pseudonyms.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.deliveries.reading.pseudonyms import ERASED
from ide_assets.operations.pseudonyms import (
    check_register,
    current_files,
    exclusive_session,
    finish_replacements,
    replace_rows,
)
from ide_assets.operations.text_erasure import erase_from_records
from ide_assets.settings import Settings
from ide_assets.store import database, users
from ide_assets.store.home import home_of
from ide_assets.store.lake import Lake

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


@dataclass(frozen=True)
class ErasedContact:
    """What an erasure did: lake files and rows changed, and files of records, reports and hand-overs."""

    files: int
    rows: int
    records: int


def erase_contact(settings: Settings, identifier: str) -> ErasedContact:
    """Replace the names and addresses of a contact or an owner, by identifier or e-mail address, by `(erased)`.

    Raises HomeBusyError if another run has the home's lock, and DamagedHomeError, before anything is erased, if the
    home is damaged.
    """
    home, lake = home_of(settings), Lake(home_of(settings))
    with exclusive_session(home, settings, "erase-contact") as connection:
        # Both raise DamagedHomeError before anything is deleted; candidates of killed runs have no commit to replace.
        check_register(home)
        lake.sweep([source.table for source in _sources()])
        people = {source.name: sorted(_people(connection, lake, source, identifier)) for source in _sources()}
        spellings = {identifier} if "@" in identifier else set()
        named: dict[Path, int] = {}
        for source in _sources():
            for person in people[source.name]:
                users.remember_erased(home, sha256(f"{source.key[0]}|{person}".encode()).hexdigest())
            for path in lake.files(source.table) if people[source.name] else ():
                named[path], texts = _named(connection, source, path, people[source.name])
                spellings |= texts
        # Before the lake, from which the names are known: if the process is killed, running again completes both.
        records = erase_from_records(connection, home, spellings)
        files = rows = 0
        for source in _sources():
            ids = people[source.name]
            for path in current_files(lake, source.table) if ids else ():
                if named[path]:
                    _replace(connection, lake, source, path, ids)
                    files, rows = files + 1, rows + named[path]
        finish_replacements(home, lake)
    return ErasedContact(files, rows, records)


def _sources() -> Sequence[Source]:
    return [source for source in SOURCES if _names(source)]


def _names(source: Source) -> list[str]:
    return [column.name for column in source.table.columns if column.names_person]


def _people(connection: "duckdb.DuckDBPyConnection", lake: Lake, source: Source, identifier: str) -> set[str]:
    """Identifiers of the people that the given one names, over all stored versions."""
    emails = [name for name in _names(source) if name.endswith("_email")]
    is_person = " OR ".join([f"{source.key[0]} = $who", *(f"lower({name}) = lower($who)" for name in emails)])
    people: set[str] = set()
    # Also the files that an interrupted erasure has replaced: they still have the address.
    for path in lake.files(source.table):
        query = f"SELECT DISTINCT {source.key[0]} FROM {database.parquet([path])} WHERE {is_person}"
        people |= {str(row[0]) for row in connection.execute(query, {"who": identifier}).fetchall()}
    return people


def _is_one_of(source: Source, ids: Sequence[str]) -> str:
    return f"{source.key[0]} IN ({', '.join(map(database.literal, ids))})"


def _named(
    connection: "duckdb.DuckDBPyConnection", source: Source, path: "Path", ids: Sequence[str]
) -> tuple[int, set[str]]:
    """How many rows of a file still name these people, and the names and addresses themselves."""
    names = _names(source)
    query = f"SELECT {', '.join(names)} FROM {database.parquet([path])} WHERE {_is_one_of(source, ids)}"
    rows = [row for row in connection.execute(query).fetchall() if any(text not in (None, ERASED) for text in row)]
    return len(rows), {text for row in rows for text in row if text not in (None, ERASED)}


def _replace(
    connection: "duckdb.DuckDBPyConnection", lake: Lake, source: Source, path: "Path", ids: Sequence[str]
) -> None:
    """Write and commit the successor of a file, without the names of these people."""
    erased = ", ".join(
        f"CASE WHEN {_is_one_of(source, ids)} AND {name} IS NOT NULL THEN '{ERASED}' ELSE {name} END AS {name}"
        for name in _names(source)
    )
    replace_rows(connection, lake, source.table, path, erased, every_user=False)
