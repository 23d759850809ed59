"""Pages from templates: escaped always, the same text for the same values."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.months import Month
from ide_assets.reports.pages.drawing import short
from ide_assets.reports.pages.numbers import dollars, percent
from ide_assets.store.files import write_whole
from ide_assets.vocabulary.wording import plural, signed

if TYPE_CHECKING:
    import jinja2

#: The templates and the style that all reports share.
SHARED = Path(__file__).parent / "templates"

#: Characters of a value that a page shows; the whole stays in the records.
SHOWN_CHARACTERS = 80


def cut(value: object, length: int = SHOWN_CHARACTERS) -> str:
    """The first `length` characters of a value; where it is cut, followed by its full length.

    Numbers have four decimals at most. Control characters and other invisible ones are shown as `⟨U+0007⟩`.
    """
    if value is None:
        return ""
    text = f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if len(text) <= length and text.isprintable():
        return text
    shown = "".join(_seen(character) for character in text[:length])
    return shown if len(text) <= length else f"{shown}… ({len(text):,} characters)"


def _seen(character: str) -> str:
    # U+200C is part of correct Persian; spaces of other widths are visible.
    is_seen = character.isprintable() or character == "\u200c" or unicodedata.category(character) == "Zs"
    return character if is_seen else f"⟨U+{ord(character):04X}⟩"


def count(value: float | None) -> str:
    """`12,345`; empty for what was not counted."""
    return "" if value is None else f"{value:,.0f}"


def share(part: float, whole: float) -> str:
    """`1.5%`; a part above zero is never shown as 0."""
    if not whole:
        return ""
    if 0 < part / whole < 0.001:
        return "<0.1%"
    return f"{part / whole:.1%}"


def month_name(month: Month) -> str:
    """`September 2023`."""
    return f"{month.first_day:%B} {month.year}"


def render(templates: Path, template: str, **values: object) -> str:
    """The page that a template of this folder, or of the shared ones, makes of these values."""
    return _environment(templates).get_template(template).render(**values)


def replace_page(path: Path, text: str) -> None:
    """Replace a page in one step: readers see the old or the new one, also when two processes write at once."""
    write_whole(path, text)


@cache
def _environment(templates: Path) -> "jinja2.Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([templates, SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(cut=cut, count=count, month_name=month_name, short=short)
    environment.globals.update(share=share, plural=plural, signed=signed, dollars=dollars, percent=percent)
    return environment
