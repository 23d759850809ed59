"""Look at a delivered file's bytes before any parser does: what it is, whether it is whole, its header.

Nothing is guessed. A file that is not what its name says, is cut, or hides more than it shows is refused
with what was found and what to send instead.
"""

import codecs
import csv
import difflib
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from ide_assets.deliveries.landing import DeliveryRejectedError, Format
from ide_assets.deliveries.sources import Source

#: No line of a CSV file may be longer, in bytes. Files are read in pieces of this size, so that only a line that
#: began in an earlier piece can be longer.
LONGEST_LINE = 1 << 20

#: A gzip file may not unpack to more bytes than this, nor to more than this many times its size.
UNPACKED_BYTES = 64 << 30
UNPACKED_RATIO = 200
#: ... but a small file may always unpack to this many bytes.
UNPACKED_FREELY = 16 << 20

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


@dataclass(frozen=True)
class Inspected:
    """A data file that may be read: its hash, its header, and where in it each column of the source stands.

    `rows` is the number of rows that a Parquet file claims to have, None for CSV.
    """

    path: Path
    format: Format
    sha256: str
    positions: dict[str, int]
    header: tuple[str, ...]
    extra: tuple[str, ...]
    rows: int | None


def inspect_file(path: Path, file_format: Format, source: Source) -> Inspected:
    """Read the file once, for its hash, soundness and header. Raises DeliveryRejectedError."""
    if path.stat().st_size == 0:
        raise DeliveryRejectedError(
            f"{path}: is empty (0 bytes). Expected at least a header row. Write it again and deliver again."
        )
    rows = None
    if file_format is Format.PARQUET:
        header, rows = _inspect_parquet(path, source)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    else:
        sha256, header = _inspect_csv(path, file_format)
    positions, extra = match_columns(f"{path}" if file_format is Format.PARQUET else f"{path}, line 1", header, source)
    return Inspected(path, file_format, sha256, positions, header, extra, rows)


def _inspect_parquet(path: Path, source: Source) -> tuple[tuple[str, ...], int]:
    """Header and number of rows. The needed columns are read through, page checksums and text included."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            header = tuple(file.schema_arrow.names)
            positions, _ = match_columns(str(path), header, source)
            for batch in file.iter_batches(columns=[header[position] for position in positions.values()]):
                batch.validate(full=True)
            return header, file.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, DeliveryRejectedError):
            raise
        raise DeliveryRejectedError(
            f"{path}: is not a whole Parquet file ({' '.join(str(error).split())[:200]}). Write it again and deliver "
            "again."
        ) from None


def _inspect_csv(path: Path, file_format: Format) -> tuple[str, tuple[str, ...]]:
    digest = hashlib.sha256()
    header: tuple[str, ...] = ()
    line = 1
    for block in blocks(path, file_format, digest):
        _refuse_bytes(path, block, line)
        if line == 1:
            header = _header(path, block)
        line += count_lines(block)
    return digest.hexdigest(), header


def count_lines(block: bytes) -> int:
    """Lines of a block that starts with one; CR, LF and CRLF end a line."""
    ends = block.count(b"\n") + (block.count(b"\r") - block.count(b"\r\n") if b"\r" in block else 0)
    return ends + bool(block and not block.endswith((b"\n", b"\r")))


def blocks(path: Path, file_format: Format, digest: "hashlib._Hash | None" = None) -> Iterator[bytes]:
    """The text of a CSV file in blocks of whole lines; refuses other kinds of file and lines over the limit."""
    line, carried = 1, b""
    for chunk in _chunks(path, file_format, digest):
        if line == 1 and not carried:
            _refuse_other_kinds(path, chunk)
        block = carried + chunk
        # A CR at the very end may be half of a CRLF: it waits for the next chunk.
        whole = (block.rfind(b"\n") + 1) or (block.rfind(b"\r", 0, -1) + 1)
        first_end = _LINE_END.search(block)
        if (len(block) if first_end is None else first_end.start()) > LONGEST_LINE:
            _refuse_bytes(path, block, line)
            raise DeliveryRejectedError(
                f"{path}, line {line}: is longer than {LONGEST_LINE:,} bytes. Expected one row a line; a quote may "
                "have been left open."
            )
        carried = block[whole:]
        if whole:
            yield block[:whole]
            line += count_lines(block[:whole])
    if carried:
        yield carried


def _refuse_bytes(path: Path, block: bytes, line: int) -> None:
    nul = block.find(b"\0")
    if nul >= 0:
        raise DeliveryRejectedError(
            f"{path}, line {line + _count_ends(block, nul)}: has a NUL byte. Expected UTF-8 text."
        )
    try:
        block.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DeliveryRejectedError(
            f"{path}, line {line + _count_ends(block, error.start)}: byte 0x{block[error.start]:02x} is not UTF-8. "
            "Expected UTF-8 text (not Latin-1 or UTF-16); write the file as UTF-8 and deliver again."
        ) from None


def _count_ends(block: bytes, until: int) -> int:
    return len(re.findall(rb"\r\n?|\n", block[:until]))


def _chunks(path: Path, file_format: Format, digest: "hashlib._Hash | None") -> Iterator[bytes]:
    with path.open("rb") as file:
        hashing = _Hashing(file, digest)
        if file_format is Format.CSV:
            while chunk := hashing.read(LONGEST_LINE):
                yield chunk
            return
        size = path.stat().st_size
        limit = min(UNPACKED_BYTES, max(size * UNPACKED_RATIO, UNPACKED_FREELY))
        unpacked = 0
        try:
            with gzip.GzipFile(fileobj=cast(BinaryIO, hashing)) as packed:
                while chunk := packed.read(LONGEST_LINE):
                    unpacked += len(chunk)
                    if unpacked > limit:
                        raise DeliveryRejectedError(
                            f"{path}: its {size:,} bytes unpack to more than {limit:,}. Expected at most "
                            f"{UNPACKED_RATIO} times its size and {UNPACKED_BYTES:,} bytes; split it into smaller "
                            "files or deliver it unpacked."
                        )
                    yield chunk
        except (OSError, EOFError, zlib.error) as error:
            raise DeliveryRejectedError(
                f"{path}: is not a whole gzip file ({error}). Write it again and deliver again."
            ) from None
        while hashing.read(LONGEST_LINE):
            pass
        if unpacked == 0:
            raise DeliveryRejectedError(f"{path}: unpacks to nothing. Expected at least a header row.")


class _Hashing(io.RawIOBase):
    """Hashes the packed bytes while gzip reads them."""

    def __init__(self, file: BinaryIO, digest: "hashlib._Hash | None") -> None:
        self._file, self._digest = file, digest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        if self._digest is not None:
            self._digest.update(data)
        return data


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    for magic, kind in _NOT_CSV.items():
        if start.startswith(magic):
            raise DeliveryRejectedError(f"{path}: is {kind}, not CSV. Expected UTF-8 comma-separated text.")
    if start.removeprefix(BOM).lstrip()[:1] == b"<":
        raise DeliveryRejectedError(f"{path}: is HTML or XML, not CSV. Expected UTF-8 comma-separated text.")


def _header(path: Path, start: bytes) -> tuple[str, ...]:
    text = start.decode("utf-8-sig", errors="ignore")
    csv.field_size_limit(LONGEST_LINE)
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        raise DeliveryRejectedError(f"{path}, line 1: the header cannot be read ({error}).") from None
    if not any(name.strip() for name in header):
        raise DeliveryRejectedError(f"{path}, line 1: is blank. Expected a header row with the names of the columns.")
    if len(header) == 1:
        for other, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if other in header[0]:
                raise DeliveryRejectedError(
                    f"{path}, line 1: columns are separated by {name}. Expected commas; write the file again."
                )
    return tuple(header)


def match_columns(where: str, header: tuple[str, ...], source: Source) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each of the contract's columns stands in a header, and what the header has beside them.

    Raises DeliveryRejectedError, which begins with `where`, for a column that is required and missing, or there twice.
    """
    known = {column.name for column in source.table.columns}
    names = [name.strip().lower() for name in header]
    folded = {name: position for position, name in reversed(list(enumerate(names)))}
    missing = [name for name in source.required if name not in folded]
    if missing and len(missing) == len(source.required):
        # It may be a row: what it says is not repeated where it could name a person.
        personal = any(column.personal for column in source.table.columns)
        found = f"{len(header)} fields that are no names" if personal else _quoted(header)
        raise DeliveryRejectedError(
            f"{where}: is no header of {source.name}: none of its columns is named. Found {found}; expected "
            f"{', '.join(source.required)}. Add the header row and deliver again."
        )
    if len(folded) < len(names):
        name = next(name for position, name in enumerate(names) if folded[name] != position)
        raise DeliveryRejectedError(
            f"{where}: column {name[:60] or '(without a name)'} stands more than once in the header. Expected each "
            "name once."
        )
    if missing:
        name = missing[0]
        close = difflib.get_close_matches(name, list(folded), n=1)
        hint = f" Closest match: {close[0]}." if close else ""
        raise DeliveryRejectedError(
            f"{where}: required column{'s' if len(missing) > 1 else ''} {', '.join(missing)} missing. "
            f"Columns found: {_quoted(header)}.{hint} Add the column and deliver again."
        )
    positions = {name: folded[name] for name in (*source.required, *source.optional) if name in folded}
    return positions, tuple(sorted(set(folded) - known))


def _quoted(names: tuple[str, ...]) -> str:
    shown = ", ".join(name[:60] for name in names[:40])
    return shown if len(names) <= 40 else f"{shown} and {len(names) - 40} more"
