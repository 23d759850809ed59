"""Erasure of one user's identifiers from every stored version, and from all records (R-DQ-5).

The list of erased users is written first, so that reading a delivery again does not bring the user back. Then the
user's pseudonyms in stored files are replaced by tokens (`pseudonyms`), and text that names the user is overwritten
(`text_erasure`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError, Landing
from ide_assets.domains.deliveries.reading import cleaning, reader
from ide_assets.domains.deliveries.reading.pseudonyms import pseudonym
from ide_assets.domains.deliveries.recipes import user_key
from ide_assets.domains.deliveries.register import Register
from ide_assets.operations.pseudonyms import (
    FileTotals,
    check_home,
    count_rows,
    current_files,
    exclusive_session,
    finish_replacements,
    personal_columns,
    personal_tables,
    replace_pseudonyms,
)
from ide_assets.operations.text_erasure import erase_from_records
from ide_assets.settings import Settings
from ide_assets.store import database, users
from ide_assets.store.home import home_of
from ide_assets.store.lake import Lake

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Erased:
    """The result of an erasure.

    `records` counts the files of records, reports and logs, and the tables of Dagster's database, that named the user.
    `deliveries` are folders that still name the user; `unreadable` ones could not be searched.
    """

    lake: FileTotals
    records: int
    deliveries: Sequence[Path]
    unreadable: Sequence[Path]


def erase_user(settings: Settings, identifier: str) -> Erased:
    """Permanently replace one user's pseudonym in every version of every table.

    `identifier` is spelled as delivered. Pseudonyms under another key are not recognised. Raises HomeBusyError if
    another run has the home's lock, and DamagedHomeError, before anything is erased, if the home is damaged.
    """
    home = home_of(settings)
    lake = Lake(home)
    with exclusive_session(home, settings, "erase-user") as connection:
        check_home(home, lake)
        composed, person = _spellings(connection, identifier)
        # An earlier version of the code stored the identifier in the spelling of the delivery.
        pseudonyms = {pseudonym(spelling, user_key(settings, home)) for spelling in (composed, person)}
        for stored in sorted(pseudonyms):
            users.remember_erased(home, sha256(stored.encode()).hexdigest())
        lake.sweep(personal_tables())
        Register(home).sweep()
        totals = FileTotals()
        listed = ", ".join(database.literal(stored) for stored in sorted(pseudonyms))
        for table in personal_tables():
            is_person = " OR ".join(f'"{name}" IN ({listed})' for name in personal_columns(table))
            for path in current_files(lake, table):
                rows = count_rows(connection, path, is_person)
                if rows:
                    replace_pseudonyms(connection, lake, table, path, is_person, every_user=False)
                    totals.files += 1
                    totals.rows += rows
        finish_replacements(home, lake)
        records = erase_from_records(connection, home, {identifier, composed, person})
        deliveries, unreadable = _deliveries_that_name(connection, settings, person)
    return Erased(totals, records, deliveries, unreadable)


def _spellings(connection: "duckdb.DuckDBPyConnection", identifier: str) -> tuple[str, str]:
    """An identifier in Unicode's composed form, and as identifiers are compared."""
    clean = cleaning.identifier("given")
    query = (
        f"SELECT {cleaning.composed('given')}, {cleaning.person('clean')} FROM (SELECT given, {clean} AS clean FROM "
    )
    composed, person = connection.execute(f"{query} (SELECT ?::VARCHAR AS given))", [identifier]).fetchall()[0]
    return str(composed), str(person)


def _deliveries_that_name(
    connection: "duckdb.DuckDBPyConnection", settings: Settings, person: str
) -> tuple[list[Path], list[Path]]:
    """Folders of deliveries that have the identifier, and folders that are unreadable or not finished."""
    landing = Landing(settings.landing)
    naming: list[Path] = []
    unreadable: list[Path] = []
    for month in landing.months():
        for source in (source for source in SOURCES if personal_columns(source.table)):
            delivery = landing.find(source.name, month)
            if delivery is None:
                folder = landing.root / source.name / str(month)
                unreadable += [folder] if folder.is_dir() else []
                continue
            try:
                if reader.mentions_person(connection, source, delivery, person):
                    naming.append(delivery.folder)
            except (DeliveryRejectedError, OSError):
                unreadable.append(delivery.folder)
    return naming, unreadable
