"""Inputs as tables of text: the columns that a mapping reads, with file and row of each (R-IN-1).

A name with dots leads into a document: `price.id` is `id` inside `price`. It works in JSON, and in a column of a table
that contains JSON.
"""

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.files import File, line_of_error
from ide_assets.imports.mapping import Input
from ide_assets.imports.whole import errors_in_words
from ide_assets.store.database import exact, is_of_machine, literal, quoted

if TYPE_CHECKING:
    import duckdb

#: Names that are listed in a message.
_SHOWN_NAMES = 40

#: Records that are searched for names, where a name is missing.
_RECORDS_SEARCHED = 200

#: DuckDB's own limit for one JSON document, and the largest one that is read.
_USUAL_DOCUMENT, _LARGEST_DOCUMENT = 16 << 20, 1 << 30

#: The names under which a mapping reads the item of a list, and the name of the file.
ITEM, FILE = "item", "import_file"

#: The product's own columns of an input's table, as SQL. Columns of the export have other names: see `column_of`.
OWN_FILE, OWN_ROW = '"(file)"', '"(row)"'


@dataclass(frozen=True)
class Missing:
    """A column that an input does not have: where it was looked for, its name, and the columns that are there."""

    where: str
    name: str
    present: tuple[str, ...]

    @property
    def suggestion(self) -> str:
        """The likely one among the columns that are there, as the end of a sentence; empty if none resembles it."""
        folded = {name.lower(): name for name in reversed(self.present)}
        last = {name.rpartition(".")[2]: name for name in reversed(folded)}
        mine = self.name.lower()
        near = [last[mine]] if mine in last else difflib.get_close_matches(mine, list(folded), 1, 0.6)
        return f"; the nearest name is {folded[near[0]]}" if near else ""

    def __str__(self) -> str:
        shown = ", ".join(self.present[:_SHOWN_NAMES]) or "none"
        return f"{self.where} has no column {self.name}{self.suggestion}. Columns: {shown}"


def table_of(name: str) -> str:
    """The name of the table of an input, as SQL."""
    return quoted(f"input {name}")


def column_of(name: str) -> str:
    """The column of an input's table with the values of a dotted name, which is never one of the product's own."""
    return f"column {name}"


def load(
    connection: "duckdb.DuckDBPyConnection",
    name: str,
    declared: Input,
    files: Sequence[File],
    columns: Collection[str],
) -> list[Missing]:
    """Create the table of an input: file, row and the columns read, as text; returns the columns that it lacks.

    Raises CannotImportError if a file cannot be read to its end.
    """
    import duckdb

    selects: list[str] = []
    missing: list[Missing] = []
    for file in files:
        select, absent = _select(file, declared, columns)
        selects.append(select)
        missing += absent
    table = table_of(name)
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {' UNION ALL '.join(selects)}")
    except duckdb.Error as error:
        raise _unreadable(files, error) from None
    if all(file.kind == "json" for file in files):
        with errors_in_words(files[0].path):
            missing += _absent_paths(connection, table, declared, files, columns)
    return missing


def _unreadable(files: Sequence[File], error: "duckdb.Error") -> Exception:
    """What to raise for an error of DuckDB: the file at fault, unless no file is."""
    if is_of_machine(error):
        return error
    message = str(error)
    line = line_of_error(message)
    named = [file for file in files if str(file.readable) in message] or list(files)
    names = " or ".join(str(file.path) for file in named[:3])
    if line is not None:
        return CannotImportError(
            f"{names}, line {line + named[0].header_line - 1}: the row cannot be separated into the columns of the "
            "header. Export the file again; do not edit it in a spreadsheet."
        )
    kind = "JSON" if named[0].kind == "json" else "such a file"
    return CannotImportError(f"{names} cannot be read to its end as {kind}. Export it again.")


def _select(file: File, declared: Input, columns: Collection[str]) -> tuple[str, list[Missing]]:
    """The SELECT of one file, and the columns that its header lacks."""
    shown = literal(file.path.name)
    all_columns, columns = columns, [name for name in columns if name != FILE]
    if file.kind == "json":
        scan = _records(file, declared)
        missing: list[Missing] = []
        values = {name: _path(ITEM if _is_item(declared, name) else "record", name, declared) for name in columns}
    else:
        scan, values, missing = _rows(file, declared, columns)
    if FILE in all_columns:
        values[FILE] = shown
    selected = "".join(f", {value} AS {quoted(column_of(name))}" for name, value in sorted(values.items()))
    return f"SELECT {shown} AS {OWN_FILE}, {OWN_ROW}{selected} FROM ({scan})", missing


def _is_item(declared: Input, name: str) -> bool:
    return declared.items is not None and name.split(".")[0] == ITEM


def _parts(base: str, name: str) -> list[str]:
    """The parts of a name inside the record, or inside the item."""
    return name.split(".")[1 if base == ITEM else 0 :]


def _path(base: str, name: str, declared: Input) -> str:
    parts = _parts(base, name)
    if base == ITEM and declared.separated_by is not None and not parts:
        return ITEM
    return f"json_extract_string({base}, {literal(_json_path(parts))})"


def _json_path(parts: Sequence[str]) -> str:
    escaped = (part.replace("\\", "\\\\").replace('"', '\\"') for part in parts)
    return "$" + "".join(f'."{part}"' for part in escaped)


def _documents(file: File, declared: Input) -> str:
    """Each record of a JSON file: of an array, of lines, or of the list that `records` names."""
    by_lines = any(file.readable.name.lower().removesuffix(".gz").endswith(end) for end in (".jsonl", ".ndjson"))
    size = (
        _USUAL_DOCUMENT if by_lines else min(max(file.readable.stat().st_size + 1, _USUAL_DOCUMENT), _LARGEST_DOCUMENT)
    )
    documents = (
        f"SELECT json AS record FROM read_json_objects({literal(exact(file.readable))}, format = 'auto', "
        f"maximum_object_size = {size}, hive_partitioning = false)"
    )
    if declared.records is not None:
        path = _json_path(declared.records.split("."))
        documents = (
            f"SELECT unnest(CASE WHEN json_type(record, {literal(path)}) = 'ARRAY' "
            f"THEN json_extract(record, {literal(path + '[*]')}) ELSE [record] END) AS record FROM ({documents})"
        )
    return f"SELECT row_number() OVER () AS {OWN_ROW}, record FROM ({documents})"


def _records(file: File, declared: Input) -> str:
    """Each record of a JSON file, with an item of its list if the input has one."""
    scan = _documents(file, declared)
    if declared.items is None:
        return scan
    if declared.separated_by is not None:
        return _split(declared, scan, _path("record", declared.items, declared))
    path = _json_path(declared.items.split("."))
    return (
        f"SELECT *, unnest(CASE WHEN json_type(record, {literal(path)}) = 'ARRAY' AND "
        f"json_array_length(record, {literal(path)}) > 0 THEN json_extract(record, {literal(path + '[*]')}) "
        f"ELSE [NULL::JSON] END) AS {ITEM} FROM ({scan})"
    )


def _split(declared: Input, scan: str, listed: str) -> str:
    """One row for each item of a text; a row without items stays, with an empty item."""
    texts = f"string_split(coalesce({listed}, ''), {literal(declared.separated_by or ';')})"
    items = f"list_transform({texts}, lambda part: trim(part))"
    filled = f"list_filter({items}, lambda part: part <> '')"
    return f"SELECT *, unnest(CASE WHEN len({filled}) > 0 THEN {filled} ELSE [NULL] END) AS {ITEM} FROM ({scan})"


def _rows(file: File, declared: Input, columns: Collection[str]) -> tuple[str, dict[str, str], list[Missing]]:
    """The scan of a file with a header, the SQL of each column read, and the columns that it lacks."""
    places = {name.lower(): place for place, name in enumerate(file.header) if name}
    values: dict[str, str] = {}
    missing = []
    for name in [*columns, *([declared.items] if declared.items is not None else [])]:
        value = ITEM if _is_item(declared, name) else _value(places, name)
        values[name] = value or "NULL::VARCHAR"
        if value is None and name not in declared.optional_columns:
            missing.append(Missing(file.header_place, name, tuple(filter(None, file.header))))
    scan = _scan(file)
    if declared.items is not None:
        listed = values[declared.items]
        if declared.items not in columns:
            del values[declared.items]
        scan = _split(declared, scan, listed)
    return scan, values, missing


def _value(places: Mapping[str, int], name: str) -> str | None:
    """The SQL of a dotted name in a scan whose header has names at these places; None if it has no such column."""
    if name.lower() in places:
        return f"CAST({_placed(places[name.lower()])} AS VARCHAR)"
    first, _, rest = name.partition(".")
    if not rest or first.lower() not in places:
        return None
    column, path = _placed(places[first.lower()]), _json_path(rest.split("."))
    return f"json_extract_string(TRY_CAST({column} AS JSON), {literal(path)})"


def _placed(place: int) -> str:
    """The column of a scan at a place, as SQL: never by its name in the export, which may be one of the product's."""
    return quoted(f"column {place + 1}")


def _scan(file: File) -> str:
    """The numbered rows of a file with a header."""
    if file.kind == "parquet":
        source = f"read_parquet({literal(exact(file.readable))}, hive_partitioning = false)"
        columns = "".join(f", {quoted(name)} AS {_placed(place)}" for place, name in enumerate(file.header))
        return f"SELECT row_number() OVER () AS {OWN_ROW}{columns} FROM {source}"
    types = ", ".join(f"{_placed(place)}: 'VARCHAR'" for place in range(len(file.header)))
    source = (
        f"read_csv({literal(exact(file.readable))}, columns = {{{types}}}, header = true, auto_detect = false, "
        f"delim = {literal(file.delimiter)}, quote = '\"', escape = '\"', strict_mode = true, null_padding = false, "
        "hive_partitioning = false)"
    )
    return f"SELECT row_number() OVER () + {file.header_line} AS {OWN_ROW}, * FROM {source}"


def _absent_paths(
    connection: "duckdb.DuckDBPyConnection",
    table: str,
    declared: Input,
    files: Sequence[File],
    columns: Collection[str],
) -> list[Missing]:
    """Names that no record of a JSON input has."""
    row = connection.execute(f"SELECT count(COLUMNS(*)) FROM {table}").fetchone()
    assert row is not None
    # The columns of the table by their place: file, which is never null, row, and the columns read.
    rows, _, *counts = row
    empty = [
        name
        for name, count in zip(sorted(columns), counts, strict=True)
        if not count and name not in (*declared.optional_columns, ITEM, FILE)
    ]
    if not rows or not empty:
        return []
    # A name without a value may be there, with null: only the documents say so.
    scan = " UNION ALL ".join(f"({_records(file, declared)})" for file in files)
    tests = ", ".join(f"bool_or({_exists(name, declared)})" for name in empty)
    row = connection.execute(f"SELECT {tests} FROM ({scan})").fetchone()
    assert row is not None
    absent = [name for name, exists in zip(empty, row, strict=True) if not exists]
    if not absent:
        return []
    item = f", CASE WHEN item IS NOT NULL THEN json_object('{ITEM}', item) END" if declared.items is not None else ""
    searched = connection.execute(f"SELECT record{item} FROM ({scan}) LIMIT {_RECORDS_SEARCHED}").fetchall()
    present = _names([document for documents in searched for document in documents if document is not None])
    where = " and ".join(str(file.path) for file in files[:3])
    return [Missing(where, name, present) for name in absent]


def _exists(name: str, declared: Input) -> str:
    base = ITEM if _is_item(declared, name) else "record"
    return f"json_exists({base}, {literal(_json_path(_parts(base, name)))})"


def names_in(connection: "duckdb.DuckDBPyConnection", file: File, declared: Input) -> tuple[str, ...]:
    """The dotted names in the first records of a JSON file, in their order. Raises CannotImportError."""
    import duckdb

    try:
        records = connection.execute(
            f"SELECT record FROM ({_documents(file, declared)}) LIMIT {_RECORDS_SEARCHED}"
        ).fetchall()
    except duckdb.Error as error:
        raise _unreadable([file], error) from None
    with errors_in_words(file.path):
        return _names([record for (record,) in records])


def list_of_rows(connection: "duckdb.DuckDBPyConnection", file: File) -> str | None:
    """The dotted name of the only list of objects in a JSON file that is one document; None for other files."""
    import json

    import duckdb

    try:
        documents = connection.execute(
            f"SELECT record FROM ({_documents(file, Input(files=('*',)))}) LIMIT 2"
        ).fetchall()
    except duckdb.Error as error:
        raise _unreadable([file], error) from None
    if len(documents) != 1:
        return None
    with errors_in_words(file.path):
        document = json.loads(documents[0][0])
        names = _names([documents[0][0]])
    lists = []
    for name in names:
        value = document
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            lists.append(name)
    return lists[0] if len(lists) == 1 else None


def _names(records: Sequence[str]) -> tuple[str, ...]:
    import json

    names: dict[str, None] = {}

    def visit(value: object, before: str) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                name = f"{before}{key}"
                if not isinstance(inner, Mapping):
                    names[name] = None
                visit(inner, f"{name}.")

    for record in records:
        visit(json.loads(record), "")
    return tuple(names)
