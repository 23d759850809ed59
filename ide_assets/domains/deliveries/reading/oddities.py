"""Oddities of a delivery: accepted, with a warning."""

from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.reading import cleaning
from ide_assets.domains.deliveries.reading.values import has_time_of_day, is_cleaned
from ide_assets.store.database import quoted
from ide_assets.vocabulary.column import Column, Type

if TYPE_CHECKING:
    import duckdb

#: Oddities in words, by the column of `parsed` that counts them.
ACCEPTED = {
    "composed": "text composed to NFC",
    "unseen": "text with zero-width characters",
    "removed": "identifier with zero-width characters, which were removed",
    "blanks": "identifier with blanks around it, which were removed",
    "control": "row with control characters in a text",
    "scientific": "identifier in scientific notation",
    "address": "e-mail address in a column that names no person",
    "timed": "date with a time of day, which was dropped (UTC)",
}

_PLACEHOLDER = "user that is a placeholder such as unknown"
_UNKNOWN = "column or file that the contract does not know"


def conditions(source: Source, column: Column, native: str, raw: str, value: str) -> dict[str, str]:
    """SQL conditions of the oddities that a column's value can have."""
    if column.type is Type.DATE:
        is_text = native == "VARCHAR" or native.startswith("TIMESTAMP")
        return {"timed": f"{value} IS NOT NULL AND {has_time_of_day(raw)}"} if is_text else {}
    if native != "VARCHAR":
        return {}
    counted: dict[str, str] = {}
    if is_cleaned(source, column):
        counted |= {"removed": cleaning.has_unseen(raw), "blanks": cleaning.has_blanks_around(raw)}
    if column.type is not Type.TEXT:
        return counted
    if "removed" not in counted:
        counted["unseen"] = cleaning.has_unseen(raw)
    counted["composed"] = cleaning.is_changed_by_composing(raw)
    if not column.personal and not column.names_person and source.is_personal:
        counted["address"] = f"contains({raw}, '@')"
    if column.is_identifier and not column.personal:
        counted["scientific"] = f"regexp_full_match({raw}, '\\d(\\.\\d+)?[eE]\\+?\\d+')"
    return counted


def count(connection: "duckdb.DuckDBPyConnection", source: Source, remarks: int) -> dict[str, int]:
    """How often each oddity occurs in `parsed` and `sound_rows`; `remarks` counts unknown columns and files."""
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in ACCEPTED)
    counted = connection.execute(f"SELECT {sums} FROM parsed").fetchone() or ()
    counts = dict(zip(ACCEPTED.values(), map(int, counted), strict=False))
    for column in source.columns:
        if column.personal:
            # Placeholders are searched among distinct users, which are fewer than rows. If there is none, DuckDB does
            # not read the rows at all.
            placeholders = f"FROM pseudonyms_{column.name} WHERE {cleaning.is_placeholder('delivered')}"
            rows = connection.execute(
                f"SELECT count(*) FROM sound_rows WHERE {quoted(column.name)} IN (SELECT delivered {placeholders})"
            ).fetchone()
            counts[_PLACEHOLDER] = counts.get(_PLACEHOLDER, 0) + (int(rows[0]) if rows else 0)
    counts[_UNKNOWN] = remarks
    return {name: number for name, number in counts.items() if number}
