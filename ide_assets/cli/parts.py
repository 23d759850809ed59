"""Prints what people read of an operation: titles, sentences and grids."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.terminal import Terminal

if TYPE_CHECKING:
    from ide_assets.operations.parts import Part

#: A width of the terminal, in columns, that fits any grid.
_ANY_WIDTH = 10_000


def print_parts(console: Terminal, shown: "Iterable[Part]") -> None:
    """Print parts for people: titles, sentences and grids; a grid too wide for the terminal as lists."""
    from rich.padding import Padding

    for part in shown:
        console.print(f"[bold]{escape(part.title)}[/]")
        for sentence in part.sentences:
            console.print(sentence, markup=False, highlight=False)
        if part.rows:
            grid = _grid(part)
            # Without the terminal's limit, to which a grid would be squeezed.
            whole = console.measure(grid, options=console.options.update_width(_ANY_WIDTH)).maximum
            if whole <= console.width:
                console.print(grid)
            else:
                for indent, line in _below_each_other(part):
                    console.print(Padding(escape(line), (0, 0, 0, indent)))
        console.print()


def _grid(part: "Part") -> Grid:
    grid = Grid(box=SIMPLE)
    for name in part.names:
        grid.add_column(name, justify="right" if name in part.numbers else "left")
    for row in part.rows:
        grid.add_row(*map(escape, row))
    return grid


def _below_each_other(part: "Part") -> Iterator[tuple[int, str]]:
    """The lines of each row, each after its indent: what it is about, its numbers, and each of its texts."""
    for row in part.rows:
        first, *others = zip(part.names, row, strict=True)
        yield 2, first[1]
        if numbers := ", ".join(f"{name} {value}" for name, value in others if name in part.numbers and value):
            yield 4, numbers
        yield from ((4, f"{name}: {value}") for name, value in others if name not in part.numbers and value)
