"""The generated pages of docs/: every table and source with its columns, from their declarations.

Run as `python -m ide_assets.operations.documentation docs`; a test compares the pages with the declarations.
"""

import shlex
import sys
from pathlib import Path

from pydantic import BaseModel

from ide_assets.domains.actions.handover.json_schema import json_schema
from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.recipe import Recipe
from ide_assets.settings import Rules, Settings
from ide_assets.settings.sources import group_of
from ide_assets.vocabulary.column import Column


def pages() -> dict[str, str]:
    """Each generated page's text, by file name."""
    return {
        "tables.md": _tables(),
        "sources.md": _sources(),
        "checks.md": _checks(),
        "settings.md": _settings(),
        "actions_export.schema.json": json_schema(),
    }


def _tables() -> str:
    lines = [
        "# Tables",
        "",
        "Generated from the declarations in the code (`make docs`). Published tables have the names under which "
        "analysts query them.",
    ]
    for recipe in _derived():
        table = recipe.table
        published = str(table.publication) if table.publication else f"{table.name} (in the lake only)"
        lines += ["", f"## {published}", "", table.description, ""]
        if table.publication is not None:
            lines += [f"Released: {table.publication.keep.value}.", ""]
        lines += ["| column | type | key | meaning |", "|---|---|---|---|"]
        lines += [
            f"| {c.name} | {c.type.logical} | {'yes' if c.name in table.key else ''} | {cell(c.meaning)} |"
            for c in table.columns
        ]
    return "\n".join(lines) + "\n"


_SOURCES_RULES = """
Counted as a warning means: the row is accepted, and the check `delivered_as_contracted` of the source reports how many
there are. Quarantined means: the row is left out and stored with its file, line, column, value and reason (`ide
quarantine`), and the check `no_rows_quarantined` warns. `ide check-delivery` reports all of this before a delivery is
sent.

## How values are read

- **Identifiers** are always text: `0012`, `5.1E9` and `5110331093` stay as they are (scientific
  notation is counted as a warning). They are the columns named `..._id`, `..._csn`, `..._key` and `..._code`,
  `product_offering` and `feature`. Blanks around an identifier are removed, including no-break, ideographic and other
  spaces, and so are invisible characters (zero-width, soft hyphen, marks of direction); both are counted as
  warnings. The result is compared in Unicode's composed form (NFC), so that look-alikes count once. If it has no
  characters, the identifier is empty.
- **`user_id`**: an e-mail address is compared in lower case. Placeholders (unknown, n/a, anonymous, deleted, a
  dash, zeros) are counted as a warning: they count as one user.
- **`tenant_id`** is a whole number without leading zeros.
- **Other text** is composed (NFC) and otherwise unchanged. Zero-width characters, control characters and replacement
  characters are counted as a warning.
- **Whole numbers** have no thousands separator. `5.0` is 5. `1.000` is quarantined, as it may mean one or a
  thousand.
- **Numbers** have a decimal point and no thousands separator, and are finite. A row with a number beyond ±10^12, or
  outside the column's own range, is quarantined.
- **Booleans**: true/false, t/f, yes/no, 1/0, in any case.
- **Dates**: YYYY-MM-DD. A timestamp in a date column gives its date in UTC; if its time of day is not midnight (UTC),
  the row is counted as a warning.
- **Timestamps**: ISO 8601, with `T` or a space. Without an offset they are UTC; with one they are converted.
- **Listed values** are spelled as listed, in lower case; blanks around them are removed. Rows with other values are
  quarantined.
- **Parquet** columns of another type are cast if that is exact; otherwise the row is quarantined. A file may unpack to
  at most 200 times its size (16 MiB are always allowed), as a `.csv.gz` may; no value may be longer than 1 MiB.
- An empty field is null. A row with a null in a required column is quarantined; a delivery is rejected if a
  required column has no value in any row, or no row is accepted (except for sources that may have no rows).

Names and addresses of people are kept out of messages: for a source that names users, the quarantine stores a value
only if it cannot identify a person, such as a misspelled number or date, and otherwise `(not kept)`. Names of columns
that are not in the contract are repeated only if they are plain words in a valid header.
"""


def _delivered_meaning(source: Source, column: Column) -> str:
    meaning = column.meaning
    if column.name in source.choices:
        meaning += f" One of: {', '.join(source.choices[column.name])}."
    return meaning


def _sources() -> str:
    lines = [
        "# Sources",
        "",
        "Generated from the declarations in the code (`make docs`). A delivery is",
        "`<landing>/<source>/<YYYY-MM>/<any name>.parquet | .csv | .csv.gz` with an empty `_SUCCESS`.",
        "",
        "A month is built once it is over and every source of the setting `IDE_RULES__SOURCES` is delivered. "
        "The time zone `IDE_RULES__MONTH_TIME_ZONE` (default UTC) decides when a month is over and to which month an "
        "event belongs; `ide status` shows until when a complete month waits. Tables that need a source that is "
        "neither listed nor delivered are skipped, and the others are published: without opportunities there are "
        "assignment and usage, but no actions. Folders of months before the year of `IDE_FIRST_MONTH`, or after next "
        "year, are reported by `ide status` and ignored.",
        "",
        _SOURCES_RULES,
    ]
    for source in SOURCES:
        needed = "A month waits for it (setting `sources`)." if source.name in Rules().sources else "Optional."
        empty = " May have no rows." if source.may_be_empty else ""
        lines += ["", f"## {source.name}", "", f"{source.description} {needed}{empty}", ""]
        lines += ["| column | type | required | key | meaning |", "|---|---|---|---|---|"]
        lines += [
            f"| {c.name} | {c.type.logical} | {'yes' if c.name in source.required else ''} | "
            f"{'yes' if c.name in source.key else ''} | {cell(_delivered_meaning(source, c))} |"
            for c in source.columns
        ]
    return "\n".join(lines) + "\n"


def _checks() -> str:
    lines = [
        "# Checks",
        "",
        "Generated from the declarations in the code (`make docs`). If a blocking check fails, the month is not "
        "published unless the check can be waived and a person does so for that month. A check that cannot be waived "
        "fails only if the table contradicts itself or its inputs. The other checks warn. A check with a type is a "
        "Great Expectations expectation of that type (`UnexpectedRowsExpectation` is a query of failing rows); the "
        "others are made while a delivery is read.",
    ]
    for recipe in RECIPES:
        lines += ["", f"## {recipe.table.name}", "", "| check | effect | type | consequence |", "|---|---|---|---|"]
        lines += [f"| {name} | warns | | {cell(consequence)} |" for name, consequence in recipe.reader_checks.items()]
        lines += [
            f"| {check.name} | {effect(check)} | {', '.join(check.types)} | {cell(check.consequence)} |"
            for check in recipe.expectations
        ]
    return "\n".join(lines) + "\n"


_SETTINGS_NOTES = """
Settings `IDE_RULES__...` affect published numbers: after a change, months that were built with the old value are stale.
Write a list with commas or as JSON: `IDE_ALERTS__EMAIL_TO=jo@example.com,bo@example.com`. An unknown variable `IDE_...`
is an error. If you already run Dagster, set `DAGSTER_HOME` to its folder (an absolute path of an existing folder); by
default its records are in the home. In `ide.toml`:

    home = "/srv/ide/home"
    [rules]
    extend_phase_days = 120
    [calendar]
    day = 3
    time_zone = "Europe/Zurich"
"""


def _settings() -> str:
    lines = [
        "# Settings",
        "",
        "Generated from the declarations in the code (`make docs`). Options on the command line take precedence over "
        "the environment, which takes precedence over `ide.toml` in the working directory. Put secrets in the "
        "environment. Defaults are written as in a shell, after `VARIABLE=`; a setting without a default is unset.",
        "",
        "| variable | default | |",
        "|---|---|---|",
        *_settings_rows(Settings, "IDE_"),
    ]
    return "\n".join(lines) + "\n" + _SETTINGS_NOTES


def _settings_rows(model: type[BaseModel], prefix: str) -> list[str]:
    rows = []
    for name, field in model.model_fields.items():
        variable = f"{prefix}{(field.alias or name).upper()}"
        group = group_of(field.annotation)
        if group is not None:
            rows += _settings_rows(group, f"{variable}__")
            continue
        default = "required" if field.is_required() else _as_variable(field.default)
        rows.append(f"| {variable} | {default} | {cell(field.description or '')} |")
    return rows


def _as_variable(default: object) -> str:
    """A default as written after `VARIABLE=` in a shell; empty if the setting is unset by default."""
    if default in (None, ()):
        return ""
    if isinstance(default, bool):
        text = str(default).lower()
    elif isinstance(default, tuple):
        text = ", ".join(default)
    else:
        text = str(default)
    return f"`{shlex.quote(text)}`"


def effect(expectation: Expectation) -> str:
    """The effect of a failure of the check: it warns, or blocks the month."""
    if expectation.structural:
        return "blocks, cannot be waived"
    if expectation.structural_if is not None:
        return f"blocks; where {expectation.structural_if}, cannot be waived"
    return "blocks" if expectation.blocking else "warns"


def _derived() -> list[Recipe]:
    sources = {source.name for source in SOURCES}
    return [recipe for recipe in RECIPES if recipe.table.name not in sources]


def cell(text: str) -> str:
    """A text as one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


def write(folder: Path) -> None:
    """Write all pages into a folder."""
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
