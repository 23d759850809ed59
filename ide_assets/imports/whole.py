"""Files that are whole: cut or altered ones are errors in words before any row is delivered (R-IN-1).

Text without a container has no mark of its end: a CSV file that was cut between two rows cannot be recognised.
"""

import gzip
import lzma
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path

from ide_assets.imports.errors import CannotImportError

#: Bytes that are in memory at once.
_BLOCK = 1 << 20

#: What JSON has between values.
_BLANKS = b" \t\r\n"


#: What libraries raise for a file that is cut, damaged, or not what its name says.
DAMAGE = (EOFError, OverflowError, ValueError, gzip.BadGzipFile, lzma.LZMAError, zipfile.BadZipFile, zlib.error)


@contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Raise CannotImportError for the errors that a damaged or odd file causes in the libraries that read it."""
    try:
        yield
    except CannotImportError:
        raise
    except RecursionError:
        raise CannotImportError(
            f"{path}: values are nested too deeply to be read. Expected a list of flat rows. Export it again."
        ) from None
    except DAMAGE as error:
        raise CannotImportError(
            f"{path} cannot be read to its end: it is cut, damaged, or not what its name says. Export it again."
        ) from error


def check_gzip(path: Path) -> None:
    """Read a compressed file to its end, which checks its sums and its length. Raises CannotImportError."""
    try:
        with gzip.open(path) as content:
            while content.read(_BLOCK):
                pass
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        what = "ends too early" if isinstance(error, EOFError) else "is damaged, or not compressed"
        raise CannotImportError(
            f"{path}: the compressed file {what}, so rows are missing or wrong. Copy or export it again."
        ) from None


def check_json(path: Path, readable: Path) -> None:
    """Raise CannotImportError if a JSON file begins with a list that does not end. `readable` has the text of `path`.

    DuckDB reads such a list as far as it goes. What is cut inside of a value is an error of its own.
    """
    is_compressed = readable.name.lower().endswith(".gz")
    with gzip.open(readable) if is_compressed else readable.open("rb") as content:
        if _first(content) == b"[" and (_last_read(content) if is_compressed else _last(content)) != b"]":
            raise CannotImportError(
                f"{path}: the list that begins with [ has no ] at its end, so the file is cut. Export or copy it again."
            )


def _first(content: BufferedIOBase) -> bytes:
    """The first byte that is no blank; the content is read up to the end of a block."""
    while block := content.read(_BLOCK):
        if stripped := block.lstrip(_BLANKS):
            content.seek(0)
            return stripped[:1]
    return b""


def _last_read(content: BufferedIOBase) -> bytes:
    """The last byte that is no blank, of a content that can be read forwards only."""
    last = b""
    while block := content.read(_BLOCK):
        last = block.rstrip(_BLANKS)[-1:] or last
    return last


def _last(content: BufferedIOBase) -> bytes:
    """The last byte that is no blank, searched from the end."""
    end = content.seek(0, os.SEEK_END)
    while end > 0:
        start = max(end - _BLOCK, 0)
        content.seek(start)
        if stripped := content.read(end - start).rstrip(_BLANKS):
            return stripped[-1:]
        end = start
    return b""
