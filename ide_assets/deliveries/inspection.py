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
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from ide_assets.deliveries.landing import DeliveryRejectedError, Format
from ide_assets.deliveries.sources import Source

#: No line of a CSV file may be longer, in bytes.
LONGEST_LINE = 1 << 20

#: A gzip file may not unpack to more bytes than this, nor to more than this many times its size.
UNPACKED_BYTES = 64 << 30
UNPACKED_RATIO = 200

_CHUNK = 1 << 20

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
    """A data file that may be read: its hash, its header, and where in it each column of the source stands."""

    path: Path
    format: Format
    sha256: str
    positions: dict[str, int]
    header: tuple[str, ...]
    extra: tuple[str, ...]
    ends_in_row: bool


def inspect_file(path: Path, file_format: Format, source: Source) -> Inspected:
    """Read the file once, for its hash, soundness and header. Raises DeliveryRejectedError."""
    if path.stat().st_size == 0:
        raise DeliveryRejectedError(f"{path}: is empty (0 bytes). Expected at least a header row.")
    if file_format is Format.PARQUET:
        sha256, header, ends_in_row = _inspect_parquet(path)
    else:
        sha256, header, ends_in_row = _inspect_csv(path, file_format)
    positions, extra = _match(path, header, source)
    return Inspected(path, file_format, sha256, positions, header, extra, ends_in_row)


def _inspect_parquet(path: Path) -> tuple[str, tuple[str, ...], bool]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        header = tuple(pq.read_schema(path).names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DeliveryRejectedError(
            f"{path}: is not a whole Parquet file ({str(error).splitlines()[0]}). Write it again and deliver again."
        ) from None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), header, False


def _inspect_csv(path: Path, file_format: Format) -> tuple[str, tuple[str, ...], bool]:
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, line_bytes, first, last = 1, 0, b"", b""
    try:
        for chunk in _chunks(path, file_format, digest):
            if not first:
                first = chunk
                _refuse_other_kinds(path, chunk)
            nul = chunk.find(b"\0")
            if nul >= 0:
                raise DeliveryRejectedError(
                    f"{path}, line {line + chunk.count(NEWLINE, 0, nul)}: has a NUL byte. Expected UTF-8 text."
                )
            decoder.decode(chunk)
            line_bytes = _longest(path, chunk, line, line_bytes)
            line += chunk.count(NEWLINE)
            last = chunk
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        wrong = error.object[error.start : error.start + 1].hex()
        near = line + error.object.count(NEWLINE, 0, error.start)
        raise DeliveryRejectedError(
            f"{path}, line {near}: byte 0x{wrong} is not UTF-8. Expected UTF-8 text (not Latin-1 or UTF-16); "
            "write the file as UTF-8 and deliver again."
        ) from None
    return digest.hexdigest(), _header(path, first), not last.endswith((b"\n", b"\r"))


NEWLINE = b"\n"


def _chunks(path: Path, file_format: Format, digest: "hashlib._Hash") -> Iterator[bytes]:
    with path.open("rb") as file:
        hashing = _Hashing(file, digest)
        if file_format is Format.CSV:
            while chunk := hashing.read(_CHUNK):
                yield chunk
            return
        limit = min(UNPACKED_BYTES, max(path.stat().st_size * UNPACKED_RATIO, 16 * _CHUNK))
        unpacked = 0
        try:
            with gzip.GzipFile(fileobj=cast(BinaryIO, hashing)) as packed:
                while chunk := packed.read(_CHUNK):
                    unpacked += len(chunk)
                    if unpacked > limit:
                        raise DeliveryRejectedError(
                            f"{path}: unpacks to more than {limit:,} bytes. Split the delivery into smaller files."
                        )
                    yield chunk
        except (OSError, EOFError, zlib.error) as error:
            raise DeliveryRejectedError(
                f"{path}: is not a whole gzip file ({error}). Write it again and deliver again."
            ) from None
        while hashing.read(_CHUNK):
            pass
        if unpacked == 0:
            raise DeliveryRejectedError(f"{path}: unpacks to nothing. Expected at least a header row.")


class _Hashing(io.RawIOBase):
    """Hashes the packed bytes while gzip reads them."""

    def __init__(self, file: BinaryIO, digest: "hashlib._Hash") -> None:
        self._file, self._digest = file, digest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        self._digest.update(data)
        return data


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    for magic, kind in _NOT_CSV.items():
        if start.startswith(magic):
            raise DeliveryRejectedError(f"{path}: is {kind}, not CSV. Expected UTF-8 comma-separated text.")
    if start.lstrip()[:1] == b"<":
        raise DeliveryRejectedError(f"{path}: is HTML or XML, not CSV. Expected UTF-8 comma-separated text.")


def _longest(path: Path, chunk: bytes, line: int, carried: int) -> int:
    """Bytes of the unfinished last line; refuses a line over the limit."""
    start = 0
    while True:
        end = chunk.find(NEWLINE, start)
        length = (len(chunk) if end < 0 else end) - start + carried
        if length > LONGEST_LINE:
            raise DeliveryRejectedError(
                f"{path}, line {line + chunk.count(NEWLINE, 0, start)}: is longer than {LONGEST_LINE:,} bytes. "
                "Expected one row a line; a quote may have been left open."
            )
        if end < 0:
            return length
        # Lines that cannot be over the limit are skipped in one step: only the last of the chunk matters.
        start = max(end + 1, chunk.rfind(NEWLINE) + 1)
        carried = 0


def _header(path: Path, start: bytes) -> tuple[str, ...]:
    text = start.decode("utf-8-sig", errors="ignore")
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        raise DeliveryRejectedError(f"{path}, line 1: the header cannot be read ({error}).") from None
    if len(header) == 1:
        for other, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if other in header[0]:
                raise DeliveryRejectedError(
                    f"{path}, line 1: columns are separated by {name}. Expected commas; write the file again."
                )
    return tuple(header)


def _match(path: Path, header: tuple[str, ...], source: Source) -> tuple[dict[str, int], tuple[str, ...]]:
    known = {column.name for column in source.table.columns}
    folded: dict[str, int] = {}
    for position, name in enumerate(header):
        lower = name.strip().lower()
        if lower in folded and lower in known:
            raise DeliveryRejectedError(f"{path}, line 1: column {lower} stands twice in the header. Expected it once.")
        folded.setdefault(lower, position)
    missing = [name for name in source.required if name not in folded]
    if missing and len(missing) == len(source.required):
        raise DeliveryRejectedError(
            f"{path}, line 1: is no header of {source.name}: none of its columns is named. Found "
            f"{_quoted(header)}; expected {', '.join(source.required)}."
        )
    if missing:
        name = missing[0]
        close = difflib.get_close_matches(name, list(folded), n=1)
        hint = f" Closest match: {close[0]}." if close else ""
        raise DeliveryRejectedError(
            f"{path}, line 1: required column{'s' if len(missing) > 1 else ''} {', '.join(missing)} missing. "
            f"Columns found: {_quoted(header)}.{hint} Add the column and deliver again."
        )
    positions = {name: folded[name] for name in (*source.required, *source.optional) if name in folded}
    return positions, tuple(sorted(set(folded) - known))


def _quoted(names: tuple[str, ...]) -> str:
    shown = ", ".join(name[:60] for name in names[:40])
    return shown if len(names) <= 40 else f"{shown} and {len(names) - 40} more"
