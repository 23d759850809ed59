"""Text for people: counts with their nouns, and errors.

The product's own messages are shown as they are. A library's message is shown without the values that it quotes, which
may be personal data.
"""

import os
import re

MINUS = "\N{MINUS SIGN}"

#: Longest message of a library that is shown or logged, in characters.
_LONGEST_MESSAGE = 600

#: Possible values in a library's message: quoted text, and words with an @.
_VALUES = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`|\S*@\S*")

_COLOURS = re.compile("\x1b\\[[0-9;]*m")


def signed(value: float | None, digits: int = 1) -> str:
    """`+4.2`, `-0.3` with a true minus sign, `0.0`; empty if unknown."""
    if value is None:
        return ""
    text = f"{value:+.{digits}f}".replace("-", MINUS)
    return text[1:] if not float(f"{value:.{digits}f}") else text


def short_number(value: float | None, digits: int = 6) -> str:
    """A number with this number of significant digits, from 1,000 on with up to two decimals: `0.25`, `1,234,567.5`.

    Trailing zeros are left out. `(null)` if it is missing.
    """
    if value is None:
        return "(null)"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1000 else f"{value:.{digits}g}"


def plural(count: int, singular: str, plural: str | None = None) -> str:
    """A count with its noun: `1 row`, `2,345 rows`, `2 deliveries`.

    Give `plural` if it is irregular or contains a verb: `plural(n, "row is", "rows are")`.
    """
    if count == 1:
        return f"1 {singular}"
    return f"{count:,} {plural or _plural_of(singular)}"


def _plural_of(noun: str) -> str:
    if re.search("[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search("(s|x|z|ch|sh)$", noun) else f"{noun}s"


def is_worded(error: BaseException) -> bool:
    """Whether the product wrote the message for people."""
    return type(error).__module__.split(".")[0] == "ide_assets" and bool(str(error))


def in_words(error: BaseException) -> str:
    """An error for people, without the values in a library's message and without colours."""
    if is_worded(error):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "standard output, or a file"
        return f"{where}: {error.strerror}"
    if isinstance(error, MemoryError):
        return "out of memory: lower IDE_MEMORY_LIMIT and IDE_THREADS, or use a larger machine"
    message = masked(str(error))
    return f"unexpected {type(error).__name__}{f': {message}' if message else ''}".rstrip(".")


def one_line(error: object, most: int = 500) -> str:
    """The beginning of an error's text without line breaks; for errors without personal data."""
    return " ".join(str(error).split())[:most]


def masked(message: str) -> str:
    """A library's message, up to its first blank line, without colours and values, which may be personal data."""
    plain = _COLOURS.sub("", message[: 4 * _LONGEST_MESSAGE]).strip().split("\n\n")[0]
    plain = re.split(r"\n\s*0: ", plain)[0]  # Calls inside a library.
    return " ".join(_VALUES.sub("'...'", plain).split())[:_LONGEST_MESSAGE]
