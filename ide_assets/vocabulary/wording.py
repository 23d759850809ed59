"""Errors as a person reads them: the product's own messages as they are, those of libraries without values."""

import os
import re

#: Longest message of a library that is shown or logged, in characters.
_LONGEST_MESSAGE = 600

#: What may be a value in a message of a library: quoted text, and words with an @.
_VALUES = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`|\S*@\S*")

_COLOURS = re.compile("\x1b\\[[0-9;]*m")


def is_worded(error: BaseException) -> bool:
    """Whether the product wrote the message for people."""
    return type(error).__module__.split(".")[0] == "ide_assets" and bool(str(error))


def in_words(error: BaseException) -> str:
    """An error as a person reads it, without values of a library's message and without colours."""
    if is_worded(error):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "standard output, or a file"
        return f"{where}: {error.strerror}"
    if isinstance(error, MemoryError):
        return "out of memory: lower IDE_MEMORY_LIMIT and IDE_THREADS, or use a larger machine"
    message = masked(str(error))
    return f"unexpected {type(error).__name__}{f': {message}' if message else ''}".rstrip(".")


def masked(message: str) -> str:
    """A library's message, up to its first blank line, without colours and values, which may be personal data."""
    plain = _COLOURS.sub("", message[: 4 * _LONGEST_MESSAGE]).strip().split("\n\n")[0]
    plain = re.split(r"\n\s*0: ", plain)[0]  # Calls inside a library.
    return " ".join(_VALUES.sub("'...'", plain).split())[:_LONGEST_MESSAGE]


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 action`, `2,000 actions`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
