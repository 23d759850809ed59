"""Tables by the names that people type."""

import difflib
from collections.abc import Iterable, Sequence

from ide_assets.kernel.recipe import Recipe


class UnknownTableError(ValueError):
    """No table has that name; the message gives the nearest names."""


def recipe_called(recipes: Sequence[Recipe], name: str) -> Recipe:
    """The recipe of a table, by its own name or its published name, with or without catalogue and schema.

    Raises UnknownTableError.
    """
    for recipe in recipes:
        if name in names_of(recipe):
            return recipe
    known = [known for recipe in recipes for known in names_of(recipe)]
    raise UnknownTableError(f"there is no table {name}. {nearest(name, known)}")


def names_of(recipe: Recipe) -> list[str]:
    """The names of a table: its own, and those under which it is published."""
    published = recipe.table.publication
    return [recipe.table.name, *([published.name, str(published)] if published else [])]


def nearest(name: str, known: Iterable[str]) -> str:
    """A sentence with the names nearest to a misspelt one, and the command that lists all."""
    near = list(dict.fromkeys(difflib.get_close_matches(name, list(known), 3)))
    return f"Did you mean {' or '.join(near)}? All tables: ide tables" if near else "See the tables: ide tables"
