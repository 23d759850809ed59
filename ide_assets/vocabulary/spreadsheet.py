"""Text for spreadsheets, written so that they do not read it as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: Where a spreadsheet would read a formula: at the start of a text, and after a character that ends a cell in some
#: locales. In Japanese locales full-width signs start formulas as well.
_BEGINS_FORMULA = re.compile("^(?=[\t\r\n])|(^|[;\t\r\n])(?=\\s*[-=+@\uff1d\uff0b\uff0d\uff20])")


def safe(value: object) -> object:
    """The value, with a quote in front of text that a spreadsheet would read as a formula."""
    return _BEGINS_FORMULA.sub(r"\1'", value) if isinstance(value, str) else value


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """RFC 4180 with a byte order mark, without which a spreadsheet on Windows does not recognise UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
