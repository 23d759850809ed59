"""Text that a spreadsheet is given, so that it stays text."""

import re

#: Where a spreadsheet would begin a formula: at the start of a text, and after what some country settings take for
#: the end of a cell. Full-width signs count in Japanese ones.
_BEGINS_FORMULA = re.compile("^(?=[\t\r\n])|(^|[;\t\r\n])(?=\\s*[-=+@\uff1d\uff0b\uff0d\uff20])")


def safe(value: object) -> object:
    """The value; in text, what a spreadsheet would take for a formula gets a quote in front."""
    return _BEGINS_FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
