"""How is this calculated? The definition of a number, its rows, table and checks, and the way down to the files."""

import shlex
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.vocabulary.table import Table
from ide_assets.web.pages import lookups, site
from ide_assets.web.pages.made_rows import Rows, names_of, rows_of
from ide_assets.web.pages.measures import MEASURES, PAGES, name_of
from ide_assets.web.problems import of_status

router = APIRouter(include_in_schema=False)

#: Published tables by the name that readers know.
_TABLES = {recipe.table.publication.name: recipe.table for recipe in RECIPES if recipe.table.publication is not None}

#: Every table that `ide explain` knows, by its own name.
_EXPLAINED = {recipe.table.name: recipe.table for recipe in RECIPES}

#: The tables that each table is made from, by its own name.
_INPUTS = {recipe.table.name: [needed.table.name for needed in recipe.inputs] for recipe in RECIPES}

_Name = Annotated[str, Path(max_length=100)]
_Account = Annotated[str, Query(max_length=site.LONGEST_TEXT)]
_Key = Annotated[Sequence[str], Query(max_length=5)]


def command(table: Table, month: Month | None, account: str, key: Sequence[str]) -> str:
    """The command that explains a number down to file and line."""
    parts = ["ide", "explain", table.name, "--month", str(month) if month is not None else "YYYY-MM"]
    has_accounts = {"account_csn", "surviving_account_csn", "original_account_csn"} & set(table.column_names)
    if account and has_accounts:
        parts += ["--account", account]
    for pair in key:
        parts += ["--key", pair]
    return " ".join(map(shlex.quote, parts))


def deliveries_of(name: str) -> list[str]:
    """The sources whose deliveries a table is made from, through any number of tables; sorted."""
    seen, open_names = {name}, [name]
    while open_names:
        needed = set(_INPUTS[open_names.pop()]) - seen
        seen |= needed
        open_names += needed
    return sorted(seen & BY_NAME.keys())


@router.get("/made/{table}/{column}")
def made(visit: site.Visitor, table: _Name, column: _Name, account: _Account = "", key: _Key = ()) -> Response:
    """The page of a column of a published table, for the account and the key from which it was opened."""
    if table == PAGES and column in MEASURES:
        return _of_pages(visit, column, account)
    declared = _TABLES.get(table)
    if declared is None or column not in declared.column_names or declared.publication is None:
        raise of_status(404)
    pairs = [pair for pair in key if len(pair) <= site.LONGEST_TEXT and pair.partition("=")[0] in declared.column_names]
    with visit.reading() as reading:
        results = lookups.checks(reading, declared.name)
        month = Month.parse(results[0]["month"]) if results else None
        if month is None and reading.as_of is not None:
            month = Month.of(reading.as_of)
        return visit.page(
            "made.html.j2",
            reading,
            table=declared,
            name=name_of(table, column),
            column=next(item for item in declared.columns if item.name == column),
            rows=rows_of(reading, declared, names_of(reading, visit.reader, account), (column,), _narrowed(pairs)),
            inputs=[] if declared.name in BY_NAME else sorted(set(_INPUTS[declared.name]) - {declared.name}),
            deliveries=deliveries_of(declared.name),
            checks=results,
            waivers=lookups.waivers(reading, declared.name),
            account_csn=account,
            table_month=month,
            command=command(declared, month, account, pairs),
            version=visit.service.definition.version if "engagement" in declared.name else "",
        )


def _narrowed(pairs: Sequence[str]) -> dict[str, str]:
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}


def _of_pages(visit: site.Visit, name: str, account: str) -> Response:
    """The page of a number that only the pages have."""
    measure = MEASURES[name]
    with visit.reading() as reading:
        month = None if reading.as_of is None else Month.of(reading.as_of)
        names = names_of(reading, visit.reader, account)
        inputs: list[tuple[str, Rows | None, str]] = []
        for item in measure.inputs:
            table = _EXPLAINED[item]
            inputs.append((item, rows_of(reading, table, names), command(table, month, account, ())))
        return visit.page(
            "measure.html.j2",
            reading,
            measure=measure,
            account_csn=account,
            inputs=inputs,
        )
