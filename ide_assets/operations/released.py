"""Released tables for Python: `ide_assets.load`."""

import difflib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ide_assets.domains import configuration
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.store import release
from ide_assets.store.home import Home, home_of
from ide_assets.vocabulary.table import Keep, Publication

_AS = ("pandas", "arrow", "duckdb")


def load(table: str, month: str | None, as_: str, home: str | Path | None) -> Any:
    """See `ide_assets.load`."""
    if as_ not in _AS:
        raise ValueError(f"as_ is {as_!r}; expected one of {', '.join(_AS)}")
    wanted = None if month is None else Month.parse(month)
    publication = _publication(table)
    settings = configuration.read()
    root = home_of(settings) if home is None else Home(Path(home).resolve())
    with ExitStack() as stack:
        connection = stack.enter_context(release.attached(root, settings))
        relation = connection.table(str(publication))
        if wanted is not None:
            relation = relation.filter(_condition(publication, wanted))
            if not relation.limit(1).fetchall():
                raise LookupError(f"The release contains no row of {publication} for {wanted}. See: ide status")
        if as_ == "pandas":
            return relation.df()
        if as_ == "arrow":
            return relation.to_arrow_table()
        # The relation keeps its connection, which is closed with the process.
        stack.pop_all()
        return relation


def _publication(name: str) -> Publication:
    found = [recipe.table.publication for recipe in RECIPES if recipe.table.publication is not None]
    by_name = {publication.name: publication for publication in found} | {str(each): each for each in found}
    if name not in by_name:
        near = difflib.get_close_matches(name, by_name, 3) or sorted({publication.name for publication in found})
        raise LookupError(f"No table {name!r} is released; expected for example {', '.join(near)}")
    return by_name[name]


def _condition(publication: Publication, month: Month) -> str:
    if publication.keep is not Keep.EVERY_MONTH:
        raise LookupError(f"{publication} holds {publication.keep.value} only: load it without a month")
    return release.month_condition(publication, month).removeprefix(" WHERE ")
