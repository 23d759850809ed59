"""Commands that read the published tables: sql, tables."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli import edge
from ide_assets.cli.edge import complain
from ide_assets.cli.options import AsJson, Format, HomeFolder, Quiet, RowFormat, fail, moment_of, settings_of
from ide_assets.cli.rows import print_grid, print_records, print_relation, print_rows
from ide_assets.cli.terminal import Terminal, note, remark, say

if TYPE_CHECKING:
    import duckdb

    from ide_assets.settings import Settings

commands = typer.Typer()


@commands.command("sql", rich_help_panel="Published tables")
def sql_command(
    query: Annotated[
        str | None, typer.Argument(help="A query, or a file that contains one; without it: read from stdin.")
    ] = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    as_of: Annotated[
        str | None,
        typer.Option(help="As published then: YYYY-MM-DD (end of that day, UTC), an ISO time, or a publication."),
    ] = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Query the published tables, read only, by their names (ide tables) or in full with catalogue and schema."""
    moment = moment_of("--as-of", as_of)
    text = _query(query)
    raise SystemExit(sql(settings_of(None, home), text, "json" if as_json else output.value, moment))


@commands.command("tables", rich_help_panel="Published tables")
def tables_command(
    table: Annotated[str | None, typer.Argument(help="A table, to list its columns.")] = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """List the published tables: what a row is, rows and months; or the columns of one table, with their meaning."""
    chosen = "json" if as_json else output.value
    settings = settings_of(None, home)
    raise SystemExit(tables(settings, chosen) if table is None else columns(table, chosen))


def _query(given: str | None) -> str:
    """The query as given, read from the file that is named, or from stdin (no argument, or `-`)."""
    if given is None or given == "-":
        text, where = edge.standard_input("a query"), "stdin"
    elif _is_path(given):
        with edge.given(given):
            text, where = edge.text_of(Path(given).read_bytes(), given), given
    else:
        text, where = given, "the query"
    if not text.strip().strip(";").strip():
        fail(f"{where} is empty: expected a query, such as: ide sql 'FROM assignment_monthly'", edge.WRONG_USAGE)
    if "\0" in text:
        fail(f"{where} has a NUL byte: expected a query as text", edge.WRONG_USAGE)
    return text


def _is_path(text: str) -> bool:
    """Whether a text is meant as a path: one that exists, or one word that ends in .sql."""
    if not text.strip():
        return False
    try:
        return Path(text).exists() or (len(text.split()) == 1 and text.lower().endswith(".sql"))
    except (OSError, ValueError):  # Too long for a path, or with characters that paths cannot have.
        return False


def sql(settings: "Settings", query: str, output: str, moment: int | datetime | None) -> int:
    """Run a query on the current release, or as of a moment, and print its rows; returns the exit code."""
    import duckdb

    from ide_assets.reports.quality import catalogue
    from ide_assets.store.holds import hold
    from ide_assets.store.home import home_of
    from ide_assets.store.past import NotPublishedError
    from ide_assets.store.release_reading import NoReleaseError, attached

    home = home_of(settings)
    try:
        if moment is not None:
            catalogues = _as_of(settings, moment)
        else:
            # Reading all records takes a moment, so only when a query names the catalogue.
            is_asked_for = f"{catalogue.NAME}." in query.lower()
            catalogues = attached(home, settings, partial(catalogue.attach, home=home) if is_asked_for else None)
            current_hold = hold(home)
            if current_hold is not None:
                note(f"{current_hold}. Lift the hold: ide release")
        with catalogues as connection:
            _find_bare_names(connection)
            if output != "table":
                return print_rows(connection.execute(query), output)
            relation = connection.sql(query)
            if relation is None:
                remark("Done: the statement returns no rows.")
            else:
                print_relation(relation)
            return 0
    except (NoReleaseError, NotPublishedError) as error:
        complain(error)
        return 1
    except duckdb.CatalogException as error:
        complain(f"{error}\nList the tables and their columns: ide tables")
        return 1
    except duckdb.Error as error:
        complain(error)
        return 1


def _find_bare_names(connection: "duckdb.DuckDBPyConnection") -> None:
    """Have a query find tables by their bare names, in any catalogue and schema."""
    schemas = connection.execute(
        "SELECT DISTINCT database_name, schema_name FROM (SELECT database_name, schema_name, internal FROM "
        "duckdb_tables() UNION ALL SELECT database_name, schema_name, internal FROM duckdb_views()) "
        "WHERE NOT internal AND database_name NOT IN ('temp', 'memory') AND schema_name <> 'records' ORDER BY ALL"
    ).fetchall()
    if schemas:
        path = ",".join(f"{catalogue}.{schema}" for catalogue, schema in schemas)
        connection.execute(f"SET search_path = '{path}'")


def _as_of(settings: "Settings", moment: int | datetime) -> "AbstractContextManager[duckdb.DuckDBPyConnection]":
    """The catalogues as of a moment; a note on stderr names the publication."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import past
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    home = home_of(settings)
    ledger = Ledger(home)
    number = past.publication_at(ledger, moment)
    at = next(entry.published_at for entry in ledger.history if entry.publication == number)
    note(f"as of publication {number}, {at:%Y-%m-%d %H:%M:%S} UTC")
    return past.attached(home, settings, [recipe.table for recipe in RECIPES], number)


def tables(settings: "Settings", output: str) -> int:
    """Print the published tables with what a row is, rows and months; returns the exit code."""
    from ide_assets.operations.released import released_tables
    from ide_assets.store.release_reading import NoReleaseError

    try:
        released = released_tables(settings)
    except NoReleaseError as error:
        complain(error)
        return 1
    if output == "table":
        names = ("table", "rows", "months", "one row for each")
        rows = [(table.name, f"{table.rows:,}", table.months, ", ".join(table.key)) for table in released]
        print_grid(Terminal(), names, rows, unbroken=("table", "rows"))
        remark("Columns of a table: ide tables NAME. Its rows: ide sql 'FROM NAME'.")
        remark("Records of deliveries and checks: quality.deliveries, quality.check_results (docs/quality.md).")
        return 0
    return print_records(
        ("table", "catalogue", "rows", "months", "key"),
        [(table.name, table.catalogue, table.rows, table.months, _listed(table.key, output)) for table in released],
        output,
    )


def _listed(key: Sequence[str], output: str) -> object:
    """A list in JSON, one field in CSV."""
    return list(key) if output == "json" else ", ".join(key)


def columns(name: str, output: str) -> int:
    """Print the columns of a table with type and meaning; returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.names import UnknownTableError, recipe_called

    try:
        table = recipe_called(RECIPES, name).table
    except UnknownTableError as error:
        complain(error)
        return 1
    rows = [
        (column.name, column.type.logical, "yes" if column.name in table.key else "", column.meaning)
        for column in table.columns
    ]
    names = ("column", "type", "key", "meaning")
    if output != "table":
        return print_records(names, rows, output)
    say(f"{table.publication or f'{table.name} (not released: for ide explain)'}\n{table.description}")
    print_grid(Terminal(), names, rows, unbroken=("column", "type"))
    return 0
