"""What people read of an operation, in parts: a title, sentences and a grid each."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A title, sentences, and a grid of texts; the cells of the columns `numbers` are numbers.

    `is_detail`: Markdown folds the grid away.
    """

    title: str
    sentences: Sequence[str] = ()
    names: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    numbers: frozenset[str] = frozenset()
    is_detail: bool = False
