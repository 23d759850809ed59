"""The data inventory of an installation: what each data set is, where it goes, who owns it and when it is due (R-CI-5).

    <home>/reports/inventory/index.html, inventory.csv

Everything follows from the declarations of the graph, the settings and the ledger.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.kernel.recipe import Recipe
from ide_assets.reports.pages.folders import report_folder
from ide_assets.reports.pages.links import INDEX
from ide_assets.reports.pages.published import months_of
from ide_assets.reports.pages.rendering import render, replace_page
from ide_assets.settings import Settings
from ide_assets.store.files import write_whole
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary import spreadsheet
from ide_assets.vocabulary.wording import plural

TEMPLATES = Path(__file__).parent / "templates"

#: The spreadsheet beside the page.
SPREADSHEET = "inventory.csv"

#: The group of what is delivered.
_DELIVERED = "deliveries"


@dataclass(frozen=True)
class DataSet:
    """A row of the inventory; the names of the fields are the columns of the spreadsheet."""

    data_set: str
    kind: str
    group: str
    description: str
    target: str
    owner: str
    timing: str
    newest_month: str
    rows: int | None
    comments: str


def write(home: Home, settings: Settings, recipes: Sequence[Recipe], folder: Path | None = None) -> Path:
    """Write the page and the spreadsheet; returns the path of the page."""
    folder = report_folder(home, "inventory", folder)
    rows = list(inventory(recipes, settings, Ledger(home)))
    names = [field.name for field in fields(DataSet)]
    write_whole(folder / SPREADSHEET, spreadsheet.as_csv(names, map(astuple, rows)))
    groups: dict[str, list[DataSet]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    page = render(TEMPLATES, "index.html.j2", groups=groups, rows=rows, spreadsheet=SPREADSHEET)
    replace_page(folder / INDEX, page)
    return folder / INDEX


def inventory(recipes: Sequence[Recipe], settings: Settings, ledger: Ledger) -> Iterator[DataSet]:
    """One row for each delivered source and each table, in the order in which they are built."""
    for recipe in recipes:
        table = recipe.table
        is_source = table.group == _DELIVERED
        newest = max(months_of(ledger, table), default=None)
        entry = None if newest is None else ledger.published[newest][table.name]
        yield DataSet(
            table.name,
            "source" if is_source else "table",
            table.group,
            table.description,
            _target(recipe),
            settings.owner_of(table.group, table.name),
            _timing(recipe, settings),
            "" if newest is None else str(newest),
            None if entry is None else entry.rows,
            " ".join(_comments(recipe)),
        )


def _target(recipe: Recipe) -> str:
    """Where a data set goes: the published name, or the lake."""
    if recipe.table.publication is not None:
        return str(recipe.table.publication)
    return f"lake: {recipe.table.name}"


def _timing(recipe: Recipe, settings: Settings) -> str:
    """When a data set is due."""
    calendar = settings.calendar
    due = (
        "after the month ends"
        if calendar is None
        else f"by day {calendar.day} of the next month, {calendar.hour:02d}:00 ({calendar.time_zone})"
    )
    table = recipe.table
    if table.group == _DELIVERED:
        is_waited_for = table.name in settings.rules.sources
        return f"Monthly, {due}. A month waits for it." if is_waited_for else f"Monthly, {due}. Optional."
    released = "" if table.publication is None else f" Released: {table.publication.keep.value}."
    return f"Monthly, when its inputs are delivered and {due}.{released}"


def _comments(recipe: Recipe) -> Iterator[str]:
    """What a data steward should know beyond the description."""
    table = recipe.table
    yield f"One row per {', '.join(table.key)}." if table.key else "Rows have no key."
    yield f"{plural(len(table.columns), 'column')}, {plural(len(recipe.expectations), 'check')}."
    if any(column.personal or column.names_person for column in table.columns):
        yield "Has personal data."
    inputs = dict.fromkeys(given.table.name for given in recipe.inputs if given.table.name != table.name)
    if inputs:
        yield f"{'Checked against' if table.group == _DELIVERED else 'Built from'} {', '.join(inputs)}."
    if table.group == _DELIVERED and BY_NAME[table.name].may_be_empty:
        yield "May have no rows."
