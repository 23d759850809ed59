"""One page per table for the documentation site, generated from the declarations.

Run as `python -m ide_assets.operations.table_pages docs/tables`, which `make docs` does before it builds the site. The
pages are not committed: everything on them is in the code, and the compiled SQL is in the golden files.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import lineage
from ide_assets.kernel.recipe import Derived, Estimated, Recipe
from ide_assets.operations.documentation import cell, effect
from ide_assets.settings import Rules
from ide_assets.vocabulary.table import Table


def table_pages() -> dict[str, str]:
    """The Markdown of each page, by file name: one for each table that is no source, and `index.md`."""
    built = [recipe for recipe in RECIPES if recipe.table.group != "deliveries"]
    readers: defaultdict[str, list[Table]] = defaultdict(list)
    for recipe in built:
        for source in recipe.inputs:
            if source.table.name != recipe.table.name:
                readers[source.table.name].append(recipe.table)
    pages = {page_name(recipe.table): _page(recipe, readers[recipe.table.name]) for recipe in built}
    return {"index.md": _index(built), **pages}


def page_name(table: Table) -> str:
    """File name of a table's page. The name in the lake is used, because two catalogues can share a table name."""
    return f"{table.name}.md"


def title(table: Table) -> str:
    """The table's published name; for a table that is not published, its name in the lake."""
    return table.publication.name if table.publication else table.name


def _index(built: Sequence[Recipe]) -> str:
    lines = [
        "# Tables",
        "",
        "Published tables are in the DuckDB catalogues of a release. The others are in the Delta lake only. "
        "[All columns on one page](../tables.md).",
    ]
    catalogues: defaultdict[str, list[Table]] = defaultdict(list)
    for recipe in built:
        published = recipe.table.publication
        catalogues[f"{published.catalogue}.{published.schema}" if published else "In the lake only"].append(
            recipe.table
        )
    for catalogue in sorted(catalogues):
        lines += ["", f"## {catalogue}", "", "| table | contents |", "|---|---|"]
        lines += [f"| {_link(table)} | {cell(table.description)} |" for table in catalogues[catalogue]]
    return "\n".join(lines) + "\n"


def _page(recipe: Recipe, readers: Sequence[Table]) -> str:
    table = recipe.table
    lines = [f"# {title(table)}", "", table.description, ""]
    if table.publication is not None:
        lines += [f"**Query it as** `{table.publication}`. **Released:** {table.publication.keep.value}.", ""]
    else:
        lines += [f"**Stored** in the lake as `{table.name}`. It is not in the catalogues.", ""]
    lines += [f"**Grain:** one row per {', '.join(f'`{name}`' for name in table.key)}.", ""]
    lines += _columns(recipe)
    lines += _inputs(recipe, readers)
    lines += _checks(recipe)
    if isinstance(recipe, Derived):
        lines += _sql(recipe)
    return "\n".join(lines) + "\n"


def _columns(recipe: Recipe) -> list[str]:
    computed_from = lineage.of_expression(recipe.expression(Rules())) if isinstance(recipe, Derived) else {}
    lines = [
        "## Columns",
        "",
        "The last column names the input columns whose values a column is computed from. Filters and join keys are "
        "not listed.",
        "",
        "| column | type | meaning and formula | computed from |",
        "|---|---|---|---|",
    ]
    for column in recipe.table.columns:
        inputs: defaultdict[str, list[str]] = defaultdict(list)
        for table, name in computed_from.get(column.name, []):
            inputs[table].append(f"`{name}`")
        origin = "; ".join(f"{table}: {', '.join(names)}" for table, names in sorted(inputs.items()))
        key = " (key)" if column.name in recipe.table.key else ""
        lines.append(f"| `{column.name}`{key} | {column.type.logical} | {cell(column.meaning)} | {origin} |")
    return lines


def _inputs(recipe: Recipe, readers: Sequence[Table]) -> list[str]:
    lines = ["", "## Inputs", "", "| input | months | when the input is missing |", "|---|---|---|"]
    for source in recipe.inputs:
        months = source.window.description.format(table=recipe.table.name, input=source.table.name)
        lines.append(f"| {_link(source.table)} | {months} | {source.absence.value} |")
    if readers:
        lines += ["", f"Read by {', '.join(_link(table) for table in readers)}."]
    return lines


def _checks(recipe: Recipe) -> list[str]:
    lines = ["", "## Checks", "", "| check | effect | consequence of a failure |", "|---|---|---|"]
    lines += [f"| `{name}` | warns | {cell(consequence)} |" for name, consequence in recipe.reader_checks.items()]
    lines += [f"| `{check.name}` | {effect(check)} | {cell(check.consequence)} |" for check in recipe.expectations]
    return lines


def _sql(recipe: Derived) -> list[str]:
    summary = "The DuckDB SQL of this table"
    if isinstance(recipe, Estimated):
        summary += f"; the Python function {recipe.estimate.__name__} computes the estimates from its rows"
    sql = recipe.sql(Rules()).splitlines()
    # A search for a column should find the pages that explain it, not the SQL that reads it.
    heading = ["", "## SQL { data-search-exclude }", "", f'??? note "{summary}"', ""]
    return [*heading, "    ```sql", *(f"    {line}" for line in sql), "    ```"]


def _link(table: Table) -> str:
    if table.group == "deliveries":
        return f"[{table.name}](../sources.md#{table.name})"
    return f"[{title(table)}]({page_name(table)})"


def write(folder: Path) -> None:
    """Write all pages into a folder, in place of the pages of a former run."""
    folder.mkdir(exist_ok=True)
    for page in folder.glob("*.md"):
        page.unlink()
    for name, text in table_pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
