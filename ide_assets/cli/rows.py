"""Rows of a result, for people and for programs."""

import csv
import io
import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import Terminal, remark, say
from ide_assets.vocabulary import spreadsheet
from ide_assets.vocabulary.shown import shown, shown_in_json
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb

#: Rows of a result printed for people; programs get all.
SHOWN_ROWS = 100

#: A result with at most this many rows, too wide for the terminal, is printed with a line for each column.
UPRIGHT_ROWS = 3


def print_rows(cursor: Any, output: str) -> int:
    """Print a query's rows as `table`, `csv` or `json`; returns the exit code."""
    names = [str(column[0]) for column in cursor.description or []]
    return print_records(names, _fetched(cursor), output)


def print_records(names: Sequence[str], rows: Iterable[Sequence[object]], output: str) -> int:
    """Print rows as `table`, `csv` or `json`; returns the exit code."""
    if output == "csv":
        _print_csv(names, rows)
    elif output == "json" and len(set(names)) < len(names):
        repeated = sorted({name for name in names if names.count(name) > 1})
        complain(f"more than one column is named {', '.join(repeated)}: give each an alias")
        return 1
    elif output == "json":
        _print_json_rows(names, rows)
    else:
        print_grid(Terminal(), names, list(islice(rows, SHOWN_ROWS + 1)))
    return 0


def _fetched(cursor: Any) -> Iterator[Sequence[object]]:
    while rows := cursor.fetchmany(10_000):
        yield from rows


def print_relation(relation: "duckdb.DuckDBPyRelation") -> None:
    """Print a query's rows for people as DuckDB's own client does.

    Columns that do not fit are left out in the middle, and counted below; a few rows that are too wide are printed with
    a line for each column instead.
    """
    import duckdb

    width = Terminal().width
    text = _rendered(relation, max_width=width, max_rows=SHOWN_ROWS)
    footer = text.rstrip().rsplit("\n", 1)[-1]
    if "columns (" in footer and len(relation.limit(UPRIGHT_ROWS + 1).fetchall()) <= UPRIGHT_ROWS:
        text = _rendered(relation, max_width=width, render_mode=duckdb.RenderMode.COLUMNS)
        footer = ""
    say(text.rstrip("\n"))
    if "shown" in footer:
        remark("All rows and columns: --format csv or --format json")


def _rendered(relation: "duckdb.DuckDBPyRelation", **options: Any) -> str:
    with redirect_stdout(io.StringIO()) as printed:
        relation.show(**options)
    return printed.getvalue()


def print_values(names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print fetched rows in the format of `print_relation`."""
    import duckdb
    import pyarrow as pa

    values = pa.table({name: [row[position] for row in rows] for position, name in enumerate(names)})
    with duckdb.connect() as connection:
        print_relation(connection.from_arrow(values))


def grid_of(
    names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None, unbroken: Sequence[str] = ()
) -> Grid:
    """Rows as a grid, nulls empty; the columns `unbroken` are never wrapped or cut."""
    grid = Grid(title=title)
    for name in names:
        grid.add_column(escape(shown(name)), no_wrap=name in unbroken, overflow="fold")
    for row in rows:
        grid.add_row(*("" if value is None else escape(shown(str(value))) for value in row))
    return grid


def print_grid(
    console: Terminal, names: Sequence[str], rows: Sequence[Sequence[object]], unbroken: Sequence[str] = ()
) -> None:
    """Print rows for people: all of them, or the first SHOWN_ROWS."""
    console.print(grid_of(names, rows[:SHOWN_ROWS], unbroken=unbroken))
    if len(rows) > SHOWN_ROWS:
        console.print(f"The first {plural(SHOWN_ROWS, 'row')}; all of them: --format csv or json", highlight=False)
    else:
        console.print(plural(len(rows), "row"), highlight=False)


def print_json(value: object) -> None:
    """Print one JSON value."""
    _for_programs()
    print(shown_in_json(json.dumps(_json_safe(value), default=_json_value, ensure_ascii=False, indent=2)))


def _print_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    if sys.stdout is None:  # Closed by the caller.
        return
    # Exact and in UTF-8 for programs; escaped on a terminal.
    is_shown = _for_programs()
    writer = csv.writer(sys.stdout)
    writer.writerow([_field(name, is_shown) for name in names])
    writer.writerows([_field(spreadsheet.safe(value), is_shown) for value in row] for row in rows)


def _print_json_rows(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    _for_programs()
    print("[", end="")
    separator = "\n"
    for row in rows:
        record = {name: _json_safe(value) for name, value in zip(names, row, strict=True)}
        print(separator + shown_in_json(json.dumps(record, default=_json_value, ensure_ascii=False)), end="")
        separator = ",\n"
    print("\n]")


def _for_programs() -> bool:
    """Switch stdout to UTF-8 for programs; returns whether it is a terminal instead."""
    if sys.stdout is None or sys.stdout.isatty():
        return sys.stdout is not None
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return False


def _field(value: object, is_shown: bool) -> object:
    return shown(str(value)) if is_shown and value is not None else value


def _json_safe(value: object) -> object:
    """The value for JSON, which has neither infinity nor nan."""
    if isinstance(value, Mapping):
        return {str(name): _json_safe(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_json_safe(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _json_value(value: object) -> object:
    return value.value if isinstance(value, Enum) else str(value)
