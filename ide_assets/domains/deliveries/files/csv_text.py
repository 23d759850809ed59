"""A delivered CSV file as blocks of UTF-8 text, with its lines and its header; other kinds of files are rejected."""

import codecs
import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from ide_assets.domains.deliveries.files.landing import DataFile, DeliveryRejectedError, Format
from ide_assets.domains.deliveries.files.limits import LONGEST_LINE, Allowance

BOM = codecs.BOM_UTF8
_LINE_END = re.compile(rb"[\r\n]")

_NOT_CSV = {
    b"PK\x03\x04": "a zip archive",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "gzip data (name it .csv.gz)",
    b"PAR1": "a Parquet file (name it .parquet)",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"\xd0\xcf\x11\xe0": "an Excel workbook",
}


def inspect_csv(file: DataFile) -> tuple[str, tuple[str, ...]]:
    """Hash of the file's bytes, and its header. Raises DeliveryRejectedError if the file is not CSV in UTF-8."""
    digest = hashlib.sha256()
    header: tuple[str, ...] = ()
    line = 1
    for block in blocks(file, digest):
        _reject_bytes(file, block, line)
        if line == 1:
            header = _header(file, block)
        line += count_lines(block)
    return digest.hexdigest(), header


def count_lines(block: bytes) -> int:
    """The number of lines of a block that starts at the beginning of a line; CR, LF and CRLF end a line."""
    ends = block.count(b"\n") + (block.count(b"\r") - block.count(b"\r\n") if b"\r" in block else 0)
    return ends + bool(block and not block.endswith((b"\n", b"\r")))


def blocks(file: DataFile, digest: "hashlib._Hash | None" = None) -> Iterator[bytes]:
    """The text of a CSV file in blocks of whole lines. Rejects other kinds of files, and lines over the limit."""
    line, carried = 1, b""
    for chunk in _chunks(file, digest):
        if line == 1 and not carried:
            _reject_other_kinds(file, chunk)
        block = carried + chunk
        # A CR at the very end may be the first half of a CRLF: leave it for the next chunk.
        whole = (block.rfind(b"\n") + 1) or (block.rfind(b"\r", 0, -1) + 1)
        first_end = _LINE_END.search(block)
        if (len(block) if first_end is None else first_end.start()) > LONGEST_LINE:
            _reject_bytes(file, block, line)
            raise DeliveryRejectedError(
                f"{file.shown}, line {line} is longer than {LONGEST_LINE:,} bytes. Expected one row per line; a "
                "quote may have been left open."
            )
        carried = block[whole:]
        if whole:
            yield block[:whole]
            line += count_lines(block[:whole])
    if carried:
        yield carried


def _reject_bytes(file: DataFile, block: bytes, line: int) -> None:
    nul = block.find(b"\0")
    if nul >= 0:
        raise DeliveryRejectedError(
            f"{file.shown}, line {line + _count_ends(block, nul)} has a NUL byte. Expected UTF-8 text."
        )
    try:
        block.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DeliveryRejectedError(
            f"{file.shown}, line {line + _count_ends(block, error.start)}: byte 0x{block[error.start]:02x} is "
            "not UTF-8. Expected UTF-8 text (not Latin-1 or UTF-16); write the file as UTF-8 and deliver again."
        ) from None


def _count_ends(block: bytes, until: int) -> int:
    return len(re.findall(rb"\r\n?|\n", block[:until]))


def _chunks(file: DataFile, digest: "hashlib._Hash | None") -> Iterator[bytes]:
    with file.path.open("rb") as opened:
        hashing = _Hashing(opened, digest)
        if file.format is Format.CSV:
            while chunk := hashing.read(LONGEST_LINE):
                yield chunk
            return
        allowance, unpacked = Allowance(file.path, file.shown), 0
        try:
            with gzip.GzipFile(fileobj=cast(BinaryIO, hashing)) as packed:
                while chunk := packed.read(LONGEST_LINE):
                    unpacked += len(chunk)
                    allowance.reject_above(unpacked)
                    yield chunk
        except (OSError, EOFError, zlib.error) as error:
            raise DeliveryRejectedError(
                f"{file.shown} is not a whole gzip file ({error}). Write it again and deliver again."
            ) from None
        while hashing.read(LONGEST_LINE):
            pass
        if unpacked == 0:
            raise DeliveryRejectedError(f"{file.shown}: unpacks to nothing. Expected at least a header row.")


class _Hashing(io.RawIOBase):
    """Hashes the compressed bytes while gzip reads them."""

    def __init__(self, file: BinaryIO, digest: "hashlib._Hash | None") -> None:
        self._file, self._digest = file, digest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        if self._digest is not None:
            self._digest.update(data)
        return data


def _reject_other_kinds(file: DataFile, start: bytes) -> None:
    shown = file.shown
    for magic, kind in _NOT_CSV.items():
        if start.startswith(magic):
            raise DeliveryRejectedError(f"{shown} is {kind}, not CSV. Expected UTF-8 comma-separated text.")
    if start.removeprefix(BOM).lstrip()[:1] == b"<":
        raise DeliveryRejectedError(f"{shown} is HTML or XML, not CSV. Expected UTF-8 comma-separated text.")


def _header(file: DataFile, start: bytes) -> tuple[str, ...]:
    where = f"{file.shown}, line 1"
    text = start.decode("utf-8-sig", errors="ignore")
    csv.field_size_limit(LONGEST_LINE)
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        raise DeliveryRejectedError(f"{where}: the header cannot be read ({error}).") from None
    if not any(name.strip() for name in header):
        raise DeliveryRejectedError(f"{where} is blank. Expected a header row with the names of the columns.")
    if len(header) == 1:
        for other, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if other in header[0]:
                raise DeliveryRejectedError(
                    f"{where}: columns are separated by {name}. Expected commas; write the file again."
                )
    return tuple(header)
