"""Pseudonyms: keyed hashes in place of identifiers of people, and tokens in place of erased pseudonyms (R-DQ-5)."""

import hmac
import secrets
from collections.abc import Collection
from hashlib import sha256
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.store.database import quoted

if TYPE_CHECKING:
    import duckdb

#: Replaces an erased name or address.
ERASED = "(erased)"


def erased_name(source: Source, column: str, erased: Collection[str]) -> str:
    """SQL of a name or an address of the relation `sound_rows`, without those of erased people.

    `erased` are the hashes of people: the source's first key column and its value.
    """
    hashes = ", ".join(f"'{sha256}'" for sha256 in sorted(erased))
    key, name = source.key[0], f"sound_rows.{quoted(column)}"
    is_erased = f"sha256('{key}|' || sound_rows.{quoted(key)}) IN ({hashes})"
    return f"CASE WHEN {is_erased} AND {name} IS NOT NULL THEN '{ERASED}' ELSE {name} END"


def pseudonym(identifier: str, key: bytes) -> str:
    """The pseudonym of one person's identifier (text in NFC), as the reader stores it."""
    return hmac.new(key, identifier.encode(), sha256).hexdigest()[:32]


def unlinkable(column: str) -> str:
    """SQL of a token for a column's value, in the form of a pseudonym, that cannot be traced back to the value.

    Within one query, equal values get equal tokens. The key is drawn at random for this SQL and not stored.
    """
    return f"left(sha256('{secrets.token_hex(32)}' || {quoted(column)}), 32)"


def make_pseudonyms(connection: "duckdb.DuckDBPyConnection", name: str, key: bytes) -> None:
    """128 bits of the HMAC-SHA-256 of each distinct value. The key is a bound parameter, so no SQL text contains it."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE pseudonyms_{name} (delivered VARCHAR, pseudonym VARCHAR)")
    padded = (sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    connection.execute(
        f"INSERT INTO pseudonyms_{name} SELECT delivered, "
        "left(sha256($outer::BLOB || unhex(sha256($inner::BLOB || encode(delivered)))), 32) "
        f'FROM (SELECT DISTINCT "{name}" AS delivered FROM parsed WHERE len(problems) = 0)',
        {"inner": bytes(byte ^ 0x36 for byte in padded), "outer": bytes(byte ^ 0x5C for byte in padded)},
    )


def replace_erased(connection: "duckdb.DuckDBPyConnection", name: str, erased: Collection[str]) -> None:
    """Replace the pseudonyms of erased users by random tokens: they still count but cannot be identified."""
    if erased:
        connection.execute(
            f"UPDATE pseudonyms_{name} SET pseudonym = {unlinkable('pseudonym')} "
            "WHERE list_contains($erased::VARCHAR[], sha256(pseudonym))",
            {"erased": sorted(erased)},
        )
