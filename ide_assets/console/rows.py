"""Rows of a query, for people and for programs."""

import csv
import json
import math
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.kernel import spreadsheet

#: Rows of a result printed for people; programs get all.
SHOWN_ROWS = 100


def print_rows(cursor: Any, output: str) -> int:
    """Print a query's rows as `table`, `csv` or `json`; returns the exit code."""
    names = [str(each[0]) for each in cursor.description or []]
    if output == "csv":
        _print_csv(names, cursor)
    elif output == "json" and len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        print(f"ide: more than one column is named {', '.join(twice)}: give each an alias", file=sys.stderr)
        return 1
    elif output == "json":
        _print_json(names, cursor)
    else:
        print_grid(Console(), names, cursor.fetchmany(SHOWN_ROWS + 1))
    return 0


def grid_of(names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> Grid:
    """Rows as a grid, nulls empty."""
    grid = Grid(*(escape(name) for name in names), title=title)
    for row in rows:
        grid.add_row(*("" if value is None else escape(str(value)) for value in row))
    return grid


def print_grid(console: Console, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows for people, the first of them where there are many."""
    console.print(grid_of(names, rows[:SHOWN_ROWS]))
    more = "; the rest with --format csv or json" if len(rows) > SHOWN_ROWS else ""
    shown = min(len(rows), SHOWN_ROWS)
    console.print(f"{shown} {'row' if shown == 1 else 'rows'}{' shown' if more else ''}{more}", highlight=False)


def _print_csv(names: Sequence[str], cursor: Any) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    while rows := cursor.fetchmany(10_000):
        writer.writerows([spreadsheet.safe(value) for value in row] for row in rows)


def _print_json(names: Sequence[str], cursor: Any) -> None:
    print("[", end="")
    separator = "\n"
    while rows := cursor.fetchmany(10_000):
        for row in rows:
            record = {name: _json_safe(value) for name, value in zip(names, row, strict=True)}
            print(separator + json.dumps(record, default=str, ensure_ascii=False), end="")
            separator = ",\n"
    print("\n]")


def _json_safe(value: object) -> object:
    """JSON has no infinity and no nan."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
