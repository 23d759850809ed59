"""Released tables for Python (`ide_assets.load`), and what a release contains."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ide_assets.domains import configuration
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations.names import nearest
from ide_assets.settings import Settings
from ide_assets.store import release, release_reading
from ide_assets.store.home import Home, home_of
from ide_assets.vocabulary.table import Keep, Publication, Table

_AS = ("pandas", "arrow", "duckdb")


def load(table: str, month: str | None, as_: str, home: str | Path | None) -> Any:
    """See `ide_assets.load`."""
    if as_ not in _AS:
        raise ValueError(f"as_ is {as_!r}; expected one of {', '.join(_AS)}")
    chosen = None if month is None else Month.parse(month)
    publication = _publication(table)
    settings = configuration.read()
    root = home_of(settings) if home is None else Home(Path(home).resolve())
    with ExitStack() as stack:
        connection = stack.enter_context(release_reading.attached(root, settings))
        relation = connection.table(str(publication))
        if chosen is not None:
            relation = relation.filter(_condition(publication, chosen))
            if not relation.limit(1).fetchall():
                raise LookupError(f"The release contains no row of {publication} for {chosen}. See: ide status")
        if as_ == "pandas":
            return relation.df()
        if as_ == "arrow":
            return relation.to_arrow_table()
        # The relation keeps its connection, which is closed with the process.
        stack.pop_all()
        return relation


@dataclass(frozen=True)
class ReleasedTable:
    """A table of the current release; `key` identifies a row within its month."""

    name: str
    catalogue: str
    key: tuple[str, ...]
    rows: int
    months: str


def released_tables(settings: Settings) -> list[ReleasedTable]:
    """The tables of the current release, by name. Raises NoReleaseError."""
    tables = [recipe.table for recipe in RECIPES if recipe.table.publication is not None]
    contents = []
    with release_reading.attached(home_of(settings), settings) as connection:
        released = {
            f"{catalogue}.{schema}.{name}"
            for catalogue, schema, name in connection.execute(
                "SELECT database_name, schema_name, table_name FROM duckdb_tables()"
            ).fetchall()
        }
        for table in tables:
            publication = table.publication
            if publication is None or str(publication) not in released:
                continue
            rows, months = connection.execute(f"SELECT count(*), {_months(table)} FROM {publication}").fetchall()[0]
            key = tuple(name for name in table.key if name != publication.month_column) or table.key
            catalogue = f"{publication.catalogue}.{publication.schema}"
            contents.append(ReleasedTable(publication.name, catalogue, key, rows, months))
    return sorted(contents, key=lambda table: table.name)


def _months(table: Table) -> str:
    """An SQL expression: the months that a released table contains, as text."""
    publication = table.publication
    assert publication is not None
    if publication.keep is not Keep.EVERY_MONTH:
        return f"'{publication.keep.value}'"
    month = f"strftime({{}}({publication.month_column}), '%Y-%m')"
    return f"coalesce({month.format('min')} || ' to ' || {month.format('max')}, 'none')"


def _publication(name: str) -> Publication:
    publications = [recipe.table.publication for recipe in RECIPES if recipe.table.publication is not None]
    by_name = {publication.name: publication for publication in publications} | {
        str(publication): publication for publication in publications
    }
    if name not in by_name:
        raise LookupError(f"No table {name!r} is released. {nearest(name, by_name)}")
    return by_name[name]


def _condition(publication: Publication, month: Month) -> str:
    if publication.keep is not Keep.EVERY_MONTH:
        raise LookupError(f"{publication} contains {publication.keep.value} only: load it without a month")
    return release.month_condition(publication, month).removeprefix(" WHERE ")
