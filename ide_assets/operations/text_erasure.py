"""Erasure of one user's identifier from stored text: records, reports, messages, logs and Dagster's records.

Reading deliveries keeps identifiers out of these places. This module removes those that an earlier version of the code
wrote there, and values that reading could not distinguish from a number. Tables with pseudonyms are handled by
`pseudonyms`.
"""

import html
import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.reading.rows import NOT_KEPT, SHOWN_VALUE
from ide_assets.store import database
from ide_assets.store.dagster_records import dagster_instance, has_records
from ide_assets.store.database import quoted
from ide_assets.store.files import write_whole, written_aside
from ide_assets.store.home import Home

if TYPE_CHECKING:
    import duckdb
    from dagster import DagsterInstance

#: A shorter identifier is part of many other words, so it is erased only if it is a whole value.
_SHORTEST_WITHIN = 4

_SQLITE = b"SQLite format 3\0"

#: Blanks and control characters as JSON escapes them. An identifier after one begins a word, although the escaped
#: character ends in a letter or a number.
_ESCAPED = (r"\\[bfnrt]", r"\\u(?:00[0189][0-9a-f]|00a0|20[0-6][0-9a-f]|3000|feff)")


def erase_from_records(connection: "duckdb.DuckDBPyConnection", home: Home, spellings: Collection[str]) -> int:
    """Replace the identifier in records, logs and Dagster's records; returns the number of changed files and tables.

    `spellings` are the identifier as given and as cleaned. Case is ignored. Spellings shorter than four characters are
    replaced only where they are a whole value of a Parquet file. Not searched, because they contain no delivered text
    that names users: the lake, the ledger, the releases, the tables of shadows, scratch files, and the files of keys
    and of erased people. Raises RuntimeError if Dagster's records cannot be opened.
    """
    if not spellings:
        return 0
    pattern = _pattern(spellings)
    changed = 0
    for path in _records(home):
        changed += _erase_from_file(connection, path, spellings, pattern)
    if pattern is not None and has_records(home):
        with dagster_instance(home) as instance:
            folder = Path(instance.root_directory)
            # Dagster's folder is below the home unless DAGSTER_HOME says otherwise.
            if not folder.is_relative_to(home.root):
                changed += _erase_from_dagster(folder, pattern)
            changed += _erase_from_postgres(instance, pattern)
    return changed


def _erase_from_dagster(folder: Path, pattern: re.Pattern[str]) -> int:
    """Erase from a folder of Dagster's records outside the home: databases, and what finished steps printed.

    Other files may be those of other projects. Databases may be links to another disk.
    """
    databases = {path.resolve() for path in folder.rglob("*.db") if path.is_file()}
    changed = sum(_erase_from_sqlite(path, pattern) for path in sorted(databases) if _is_sqlite(path))
    for done in sorted(folder.glob("storage/**/*.complete")):
        printed = (done.with_suffix(suffix) for suffix in (".out", ".err"))
        changed += sum(_erase_from_text(path, pattern) for path in printed if path.is_file())
    return changed


def _erase_from_file(
    connection: "duckdb.DuckDBPyConnection", path: Path, spellings: Collection[str], pattern: re.Pattern[str] | None
) -> int:
    if path.suffix == ".parquet":
        return _erase_from_parquet(connection, path, spellings, pattern)
    if _is_sqlite(path):
        return _erase_from_sqlite(path, pattern)
    return _erase_from_text(path, pattern)


def _pattern(spellings: Collection[str]) -> re.Pattern[str] | None:
    """A pattern that matches the identifier inside a longer text, also as escaped in JSON or HTML."""
    forms = _forms(spellings)
    if not forms:
        return None
    before = "|".join((r"(?<!\w)", *(f"(?<={escaped})" for escaped in _ESCAPED)))
    return re.compile(rf"(?:{before})(?:{forms})(?!\w)", re.IGNORECASE)


def _forms(spellings: Collection[str]) -> str:
    """The spellings as alternatives of a pattern: plain, cut, and as escaped in HTML, JSON, and JSON within JSON."""
    forms = set()
    for spelling in spellings:
        if len(spelling) >= _SHORTEST_WITHIN:
            in_json = json.dumps(spelling)[1:-1]
            forms |= {spelling, in_json, json.dumps(in_json)[1:-1], html.escape(spelling), spelling[:SHOWN_VALUE]}
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def _records(home: Home) -> Iterator[Path]:
    tables = (home.lake, *home.shadows.glob("*/lake"))
    excluded = (*tables, home.ledger, home.releases, home.scratch, home.key_file, home.erased_users)
    for path in sorted(home.root.rglob("*")):
        if path.is_file() and not path.is_symlink() and not any(path.is_relative_to(folder) for folder in excluded):
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
        column = quoted(name)
        value = f"CASE WHEN lower({column}) IN ({whole}) THEN '{NOT_KEPT}' ELSE {column} END"
        if pattern is not None:
            # Twice, because the first of two adjacent matches consumes the character between them.
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
    """The pattern without lookbehind and lookahead, which DuckDB does not have."""
    return rf"(^|[^\pL\pN_]|{'|'.join(_ESCAPED)})(?:{_forms(spellings)})($|[^\pL\pN_])"


def _any(connection: "duckdb.DuckDBPyConnection", query: str) -> bool:
    return connection.execute(query).fetchone() is not None


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _erase_from_sqlite(path: Path, pattern: re.Pattern[str] | None) -> int:
    if pattern is None:
        return 0
    changed = 0
    with closing(sqlite3.connect(path, timeout=60)) as file:
        file.create_function("erased", 1, lambda value: _erased(value, pattern), deterministic=True)
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for _, column, *_ in list(file.execute(f"PRAGMA table_info({quoted(table)})")):
                name = quoted(column)
                changed += file.execute(
                    f"UPDATE {quoted(table)} SET {name} = erased({name}) "
                    f"WHERE typeof({name}) IN ('text', 'blob') AND erased({name}) IS NOT {name}"
                ).rowcount
        file.commit()
        if changed:
            # The former text is still in free pages and in the write-ahead log.
            file.execute("VACUUM")
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return 1 if changed else 0


def _erase_from_postgres(instance: "DagsterInstance", pattern: re.Pattern[str]) -> int:
    """Erase from Dagster's tables in PostgreSQL; returns the number of changed tables, 0 for other storages.

    The pattern means the same in PostgreSQL and in Python if the locale of the database is one of UTF-8. A changed
    table is rewritten, because its file would otherwise still contain the former text.
    """
    import sqlalchemy as sa
    from dagster._core.storage.event_log import SqlEventLogStorage
    from dagster._core.storage.event_log.schema import SqlEventLogStorageMetadata
    from dagster._core.storage.runs.schema import RunStorageSqlMetadata
    from dagster._core.storage.runs.sql_run_storage import SqlRunStorage
    from dagster._core.storage.schedules.schema import ScheduleStorageSqlMetadata
    from dagster._core.storage.schedules.sql_schedule_storage import SqlScheduleStorage

    storages = [
        (storage.index_connection, SqlEventLogStorageMetadata)
        for storage in [instance.event_log_storage]
        if isinstance(storage, SqlEventLogStorage)
    ]
    storages += [
        (storage.connect, RunStorageSqlMetadata)
        for storage in [instance.run_storage]
        if isinstance(storage, SqlRunStorage)
    ]
    storages += [
        (storage.connect, ScheduleStorageSqlMetadata)
        for storage in [instance.schedule_storage]
        if isinstance(storage, SqlScheduleStorage)
    ]
    changed: set[str] = set()
    for connect, metadata in storages:
        own = set()
        with connect() as connection:
            if connection.dialect.name != "postgresql":
                continue
            present = sa.inspect(connection).get_table_names()
            for table in (table for table in metadata.sorted_tables if table.name in present):
                for column in (column for column in table.columns if isinstance(column.type, sa.String)):
                    erased = sa.func.regexp_replace(column, pattern.pattern, NOT_KEPT, "gi")
                    matches = column.op("~*")(pattern.pattern)
                    if connection.execute(sa.update(table).where(matches).values({column: erased})).rowcount:
                        own.add(table.name)
            engine = connection.engine
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for name in sorted(own):
                connection.execute(sa.text(f'VACUUM (FULL) "{name}"'))
        changed |= own
    return len(changed)


def _erased(value: str | bytes, pattern: re.Pattern[str]) -> str | bytes:
    if isinstance(value, str):
        return _erased_text(value, pattern)
    try:
        return _erased_text(value.decode(), pattern).encode()
    except UnicodeDecodeError:
        return value


def _erased_text(text: str, pattern: re.Pattern[str]) -> str:
    """The text without the identifier. JSON is decoded first: the letter of an escaped character is part of no word."""
    if not pattern.search(text):
        return text
    if text.startswith(("{", "[", '"')):
        with suppress(ValueError):
            document = json.loads(text)
            erased = _erased_document(document, pattern)
            return text if erased == document else json.dumps(erased) + text[len(text.rstrip()) :]
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        return "".join(_erased_text(line, pattern) for line in lines)
    return pattern.sub(NOT_KEPT, text)


def _erased_document(value: object, pattern: re.Pattern[str]) -> object:
    match value:
        case str():
            return _erased_text(value, pattern)
        case list():
            return [_erased_document(item, pattern) for item in value]
        case dict():
            return {_erased_text(name, pattern): _erased_document(item, pattern) for name, item in value.items()}
        case _:
            return value


def _erase_from_text(path: Path, pattern: re.Pattern[str] | None) -> int:
    if pattern is None:
        return 0
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return 0
    erased = _erased_text(text, pattern)
    if erased == text:
        return 0
    write_whole(path, erased, path.stat().st_mode & 0o777)
    return 1
