"""Text for spreadsheets, written so that they do not read it as a formula."""

import re

#: Where a spreadsheet would begin a formula: at the start of a text, and after a character that some locales take for
#: the end of a cell. In Japanese locales full-width signs begin formulas, too.
_BEGINS_FORMULA = re.compile("^(?=[\t\r\n])|(^|[;\t\r\n])(?=\\s*[-=+@\uff1d\uff0b\uff0d\uff20])")


def safe(value: object) -> object:
    """The value, with a quote in front of text that a spreadsheet would take for a formula."""
    return _BEGINS_FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
