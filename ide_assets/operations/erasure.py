"""Take one person's identifier out of everything in a home that is text: records, reports, messages, Dagster's storage.

Reading keeps identifiers out of these places. What an earlier version left there, or a value that reading could not
tell from a number, goes with the erasure. Tables of pseudonyms are another matter (retention.py).
"""

import html
import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.rows import NOT_KEPT, SHOWN_VALUE
from ide_assets.store import database
from ide_assets.store.home import Home, write_whole, written_aside

if TYPE_CHECKING:
    import duckdb

#: A shorter identifier is part of too much that is none: it goes only where it is all of a value.
_SHORTEST_WITHIN = 4

_SQLITE = b"SQLite format 3\0"


def erase_from_records(connection: "duckdb.DuckDBPyConnection", home: Home, spellings: Collection[str]) -> int:
    """Replace the identifier, however it is spelled, in the home's records and logs; returns in how many files.

    `spellings` are the identifier as given and as cleaned. Case is ignored. The lake, the ledger's files and releases
    hold no text of deliveries that names persons.
    """
    pattern = _pattern(spellings)
    changed = 0
    for path in _records(home):
        if path.suffix == ".parquet":
            changed += _erase_from_parquet(connection, path, spellings, pattern)
        elif _is_sqlite(path):
            changed += _erase_from_sqlite(path, pattern)
        else:
            changed += _erase_from_text(path, pattern)
    return changed


def _pattern(spellings: Collection[str]) -> re.Pattern[str] | None:
    """What matches the identifier inside a longer text, also where JSON or HTML write it otherwise."""
    written = {
        form
        for spelling in spellings
        if len(spelling) >= _SHORTEST_WITHIN
        for form in (spelling, json.dumps(spelling)[1:-1], html.escape(spelling), spelling[:SHOWN_VALUE])
    }
    if not written:
        return None
    longest_first = sorted(map(re.escape, written), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _records(home: Home) -> Iterator[Path]:
    apart = (home.lake, home.ledger, home.releases, home.scratch, home.root / "user.key", home.root / "erased.users")
    for path in sorted(home.root.rglob("*")):
        if path.is_file() and not path.is_symlink() and not any(path.is_relative_to(folder) for folder in apart):
            yield path


def _erase_from_parquet(
    connection: "duckdb.DuckDBPyConnection", path: Path, spellings: Collection[str], pattern: re.Pattern[str] | None
) -> int:
    rows = database.parquet([path])
    described = connection.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()
    texts = [str(name) for name, kind, *_ in described if kind == "VARCHAR"]
    whole = ", ".join(database.literal(spelling[:SHOWN_VALUE].lower()) for spelling in spellings)
    replaced = []
    for name in texts:
        column = '"' + name.replace('"', '""') + '"'
        value = f"CASE WHEN lower({column}) IN ({whole}) THEN '{NOT_KEPT}' ELSE {column} END"
        if pattern is not None:
            # Twice, as of two side by side the first takes what is between them.
            for _ in range(2):
                value = f"regexp_replace({value}, {database.literal(_for_duckdb(spellings))}, '\\1{NOT_KEPT}\\2', 'gi')"
        replaced.append((column, value))
    differs = " OR ".join(f"{value} IS DISTINCT FROM {column}" for column, value in replaced)
    if not replaced or not _any(connection, f"SELECT 1 FROM {rows} WHERE {differs} LIMIT 1"):
        return 0
    columns = ", ".join(f"{value} AS {column}" for column, value in replaced)
    with written_aside(path) as aside:
        database.copy(connection, f"SELECT * REPLACE ({columns}) FROM {rows}", aside)
    return 1


def _for_duckdb(spellings: Collection[str]) -> str:
    """The pattern without looks behind and ahead, which DuckDB lacks."""
    written = {spelling[:SHOWN_VALUE] for spelling in spellings if len(spelling) >= _SHORTEST_WITHIN}
    escaped = "|".join(sorted((re.escape(each) for each in written), key=len, reverse=True))
    return rf"(^|[^\pL\pN_])(?:{escaped})($|[^\pL\pN_])"


def _any(connection: "duckdb.DuckDBPyConnection", query: str) -> bool:
    return connection.execute(query).fetchone() is not None


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _erase_from_sqlite(path: Path, pattern: re.Pattern[str] | None) -> int:
    if pattern is None:
        return 0
    changed = 0
    with closing(sqlite3.connect(path, timeout=60)) as database:
        database.create_function("erased", 1, lambda value: _erased(value, pattern), deterministic=True)
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for _, column, *_ in list(database.execute(f"PRAGMA table_info({_quoted(table)})")):
                name = _quoted(column)
                changed += database.execute(
                    f"UPDATE {_quoted(table)} SET {name} = erased({name}) "
                    f"WHERE typeof({name}) IN ('text', 'blob') AND erased({name}) IS NOT {name}"
                ).rowcount
        database.commit()
        if changed:
            # Deleted text stays in free pages and the write-ahead log until then.
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return 1 if changed else 0


def _erased(value: str | bytes, pattern: re.Pattern[str]) -> str | bytes:
    if isinstance(value, str):
        return pattern.sub(NOT_KEPT, value)
    try:
        return pattern.sub(NOT_KEPT, value.decode()).encode()
    except UnicodeDecodeError:
        return value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _erase_from_text(path: Path, pattern: re.Pattern[str] | None) -> int:
    if pattern is None:
        return 0
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return 0
    if not pattern.search(text):
        return 0
    write_whole(path, pattern.sub(NOT_KEPT, text), path.stat().st_mode & 0o777)
    return 1
