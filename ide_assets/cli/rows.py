"""Rows of a query, for people and for programs."""

import csv
import json
import math
import sys
from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import Terminal
from ide_assets.vocabulary import spreadsheet
from ide_assets.vocabulary.shown import shown, shown_in_json

#: Rows of a result printed for people; programs get all.
SHOWN_ROWS = 100


def print_rows(cursor: Any, output: str) -> int:
    """Print a query's rows as `table`, `csv` or `json`; returns the exit code."""
    names = [str(each[0]) for each in cursor.description or []]
    if output == "csv":
        _print_csv(names, cursor)
    elif output == "json" and len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        complain(f"more than one column is named {', '.join(twice)}: give each an alias")
        return 1
    elif output == "json":
        _print_json(names, cursor)
    else:
        print_grid(Terminal(), names, cursor.fetchmany(SHOWN_ROWS + 1))
    return 0


def grid_of(names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> Grid:
    """Rows as a grid, nulls empty."""
    grid = Grid(*(escape(shown(name)) for name in names), title=title)
    for row in rows:
        grid.add_row(*("" if value is None else escape(shown(str(value))) for value in row))
    return grid


def print_grid(console: Terminal, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows for people, the first of them where there are many."""
    console.print(grid_of(names, rows[:SHOWN_ROWS]))
    more = "; the rest with --format csv or json" if len(rows) > SHOWN_ROWS else ""
    shown = min(len(rows), SHOWN_ROWS)
    console.print(f"{shown} {'row' if shown == 1 else 'rows'}{' shown' if more else ''}{more}", highlight=False)


def _print_csv(names: Sequence[str], cursor: Any) -> None:
    if sys.stdout is None:  # Closed by the caller.
        return
    # Exact for programs, in UTF-8 whatever the locale; escaped where a person looks.
    is_shown = _for_programs()
    writer = csv.writer(sys.stdout)
    writer.writerow([_field(name, is_shown) for name in names])
    while rows := cursor.fetchmany(10_000):
        writer.writerows([_field(spreadsheet.safe(value), is_shown) for value in row] for row in rows)


def _print_json(names: Sequence[str], cursor: Any) -> None:
    _for_programs()
    print("[", end="")
    separator = "\n"
    while rows := cursor.fetchmany(10_000):
        for row in rows:
            record = {name: _json_safe(value) for name, value in zip(names, row, strict=True)}
            print(separator + shown_in_json(json.dumps(record, default=str, ensure_ascii=False)), end="")
            separator = ",\n"
    print("\n]")


def _for_programs() -> bool:
    """Have stdout write UTF-8 for programs; returns whether a person looks instead."""
    if sys.stdout is None or sys.stdout.isatty():
        return sys.stdout is not None
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return False


def _field(value: object, is_shown: bool) -> object:
    return shown(str(value)) if is_shown and value is not None else value


def _json_safe(value: object) -> object:
    """JSON has no infinity and no nan."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
