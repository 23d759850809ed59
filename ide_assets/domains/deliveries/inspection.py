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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ide_assets.domains.deliveries.landing import DeliveryRejectedError, Format, shown_path
from ide_assets.domains.deliveries.sources import Source

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

#: No line of a CSV file may be longer, in bytes. Files are read in pieces of this size, so that only a line that
#: began in an earlier piece can be longer.
LONGEST_LINE = 1 << 20

#: A gzip or Parquet file may not unpack to more bytes than this, nor to more than this many times its size.
UNPACKED_BYTES = 64 << 30
UNPACKED_RATIO = 200
#: ... but a small file may always unpack to this many bytes.
UNPACKED_FREELY = 16 << 20

#: Characters of a column's name that messages repeat.
LONGEST_NAME = 60

#: Names of a header that are compared with one that is missing.
_NAMES_COMPARED = 2000

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
    """A data file that may be read: its hash, its header, and where in it each column of the source is.

    `extra` has the place of each column that the contract does not know. `rows` is the number of rows that a Parquet
    file claims to have, None for CSV.
    """

    path: Path
    format: Format
    sha256: str
    positions: Mapping[str, int]
    header: tuple[str, ...]
    extra: Mapping[str, int]
    rows: int | None
    is_personal: bool

    @property
    def shown(self) -> Path:
        """The path as messages repeat it."""
        return shown_path(self.path)

    def column(self, position: int, has_rows: bool = False) -> str:
        """A column as messages name it: by its name where that may be repeated, else by its place.

        `has_rows` says that rows have as many fields as the header.
        """
        known = next((name for name, place in self.positions.items() if place == position), None)
        if known is not None:
            return known
        if position < len(self.header):
            name = self.header[position].strip()
            if quotable(name, self.is_personal, is_header=has_rows or self.format is Format.PARQUET):
                return name
        return f"field {position + 1}"


def quotable(name: str, is_personal: bool, is_header: bool, similar_to: Sequence[str] = ()) -> bool:
    """Whether a column's name that the contract does not have may be repeated: it may be a value.

    A header without its line end goes on with the first row, and some files have no header at all. Where the source
    names persons, only plain words are repeated, and only those of what is sure to be a header (`is_header`) or
    misspelled names of the contract (`similar_to`).
    """
    if not name or len(name) > LONGEST_NAME or "@" in name or not name.isprintable():
        return False
    if not is_personal:
        return True
    if not re.fullmatch(r"[A-Za-z]+([_ ][A-Za-z]+){0,5}", name):
        return False
    folded = name.lower()
    return is_header or any(
        -4 < len(folded) - len(known) < 2
        and not folded.startswith(known)
        and difflib.SequenceMatcher(None, folded, known).ratio() >= 0.7
        for known in similar_to
    )


def inspect_file(path: Path, file_format: Format, source: Source) -> Inspected:
    """Read the file once, for its hash, soundness and header. Raises DeliveryRejectedError."""
    if path.stat().st_size == 0:
        raise DeliveryRejectedError(
            f"{shown_path(path)}: is empty (0 bytes). Expected at least a header row. Write it again and deliver again."
        )
    rows = None
    is_parquet = file_format is Format.PARQUET
    if is_parquet:
        header, rows = _inspect_parquet(path, source)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    else:
        sha256, header = _inspect_csv(path, file_format)
    where = f"{shown_path(path)}" if is_parquet else f"{shown_path(path)}, line 1"
    positions, extra = match_columns(where, header, source, is_header=is_parquet)
    return Inspected(path, file_format, sha256, positions, header, extra, rows, source.is_personal)


def _inspect_parquet(path: Path, source: Source) -> tuple[tuple[str, ...], int]:
    """Header and number of rows. The needed columns are read through, page checksums and text included."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            header = tuple(file.schema_arrow.names)
            positions, _ = match_columns(str(shown_path(path)), header, source, is_header=True)
            needed = [header[position] for position in positions.values()]
            allowance = _Allowance(path)
            _weigh_claims(file, set(needed), allowance)
            repeating = _repeating(file) & set(needed)
            texts = [name for name in repeating if _is_text(file.schema_arrow.field(header.index(name)).type)]
            rows = file.metadata.num_rows
        # Texts stay in their dictionaries, so that a long one is not repeated for each of its rows.
        with pq.ParquetFile(path, page_checksum_verification=True, read_dictionary=texts, pre_buffer=False) as file:
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=needed, use_threads=False):
                batch.validate(full=True)
                allowance.take(sum(_unpacked(column, allowance) for column in batch.columns))
            return header, rows
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, DeliveryRejectedError):
            raise
        # The library's words may quote names and values of the file.
        detail = "" if source.is_personal else f" ({' '.join(str(error).split())[:200]})"
        raise DeliveryRejectedError(
            f"{shown_path(path)}: is not a whole Parquet file{detail}. Write it again and deliver again."
        ) from None


#: Rows of a Parquet file that are unpacked at a time.
_ROWS_AT_ONCE = 16_384


class _Allowance:
    """What a file may still unpack to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = path.stat().st_size
        self._limit = min(UNPACKED_BYTES, max(self._size * UNPACKED_RATIO, UNPACKED_FREELY))
        self._taken = 0

    def take(self, bytes_: int) -> None:
        """Count bytes. Raises DeliveryRejectedError where they are too many."""
        self._taken += bytes_
        self.refuse_above(self._taken)

    def refuse_above(self, bytes_: int) -> None:
        """Raise DeliveryRejectedError where a file that unpacks to so many bytes has too many."""
        if bytes_ > self._limit:
            raise DeliveryRejectedError(
                f"{shown_path(self._path)}: its {self._size:,} bytes unpack to more than {self._limit:,}. Expected at "
                f"most {UNPACKED_RATIO} times its size and {UNPACKED_BYTES:,} bytes; split it into smaller files or "
                "deliver it unpacked."
            )

    def refuse_long(self, longest: int) -> None:
        """Raise DeliveryRejectedError for a value that no line of a CSV file could hold."""
        if longest > LONGEST_LINE:
            raise DeliveryRejectedError(
                f"{shown_path(self._path)}: has a value of {longest:,} bytes. Expected at most {LONGEST_LINE:,}."
            )


def _weigh_claims(file: "pq.ParquetFile", needed: set[str], allowance: _Allowance) -> None:
    """Refuse what the file itself says is too large, before any of it is unpacked."""
    metadata = file.metadata
    chunks = 0
    for group in range(metadata.num_row_groups):
        row_group = metadata.row_group(group)
        for at in range(row_group.num_columns):
            chunk = row_group.column(at)
            if chunk.path_in_schema.split(".", 1)[0] in needed:
                # Less than a byte a value is what a million equal values take, too.
                chunks += max(chunk.total_uncompressed_size, chunk.num_values)
        allowance.refuse_above(chunks)
    allowance.refuse_above(metadata.num_rows)


def _repeating(file: "pq.ParquetFile") -> set[str]:
    """The columns of which a value may be stored once for many rows."""
    metadata = file.metadata
    groups = (metadata.row_group(group) for group in range(metadata.num_row_groups))
    chunks = (group.column(at) for group in groups for at in range(group.num_columns))
    return {chunk.path_in_schema for chunk in chunks if any("DICTIONARY" in encoding for encoding in chunk.encodings)}


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _unpacked(column: "pa.Array", allowance: _Allowance) -> int:
    """Bytes of an array whose texts are written out for each row. Refuses a text that is too long."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type):
        if _is_text(column.type):
            allowance.refuse_long(pc.max(pc.binary_length(column)).as_py() or 0)
        return int(column.nbytes)
    lengths = pc.binary_length(column.dictionary)
    allowance.refuse_long(pc.max(lengths).as_py() or 0)
    return int(pc.sum(lengths.take(column.indices)).as_py() or 0) + 4 * len(column)


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
                f"{shown_path(path)}, line {line}: is longer than {LONGEST_LINE:,} bytes. Expected one row a line; a "
                "quote may have been left open."
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
            f"{shown_path(path)}, line {line + _count_ends(block, nul)}: has a NUL byte. Expected UTF-8 text."
        )
    try:
        block.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DeliveryRejectedError(
            f"{shown_path(path)}, line {line + _count_ends(block, error.start)}: byte 0x{block[error.start]:02x} is "
            "not UTF-8. Expected UTF-8 text (not Latin-1 or UTF-16); write the file as UTF-8 and deliver again."
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
        allowance, unpacked = _Allowance(path), 0
        try:
            with gzip.GzipFile(fileobj=cast(BinaryIO, hashing)) as packed:
                while chunk := packed.read(LONGEST_LINE):
                    unpacked += len(chunk)
                    allowance.refuse_above(unpacked)
                    yield chunk
        except (OSError, EOFError, zlib.error) as error:
            raise DeliveryRejectedError(
                f"{shown_path(path)}: is not a whole gzip file ({error}). Write it again and deliver again."
            ) from None
        while hashing.read(LONGEST_LINE):
            pass
        if unpacked == 0:
            raise DeliveryRejectedError(f"{shown_path(path)}: unpacks to nothing. Expected at least a header row.")


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
    shown = shown_path(path)
    for magic, kind in _NOT_CSV.items():
        if start.startswith(magic):
            raise DeliveryRejectedError(f"{shown}: is {kind}, not CSV. Expected UTF-8 comma-separated text.")
    if start.removeprefix(BOM).lstrip()[:1] == b"<":
        raise DeliveryRejectedError(f"{shown}: is HTML or XML, not CSV. Expected UTF-8 comma-separated text.")


def _header(path: Path, start: bytes) -> tuple[str, ...]:
    where = f"{shown_path(path)}, line 1"
    text = start.decode("utf-8-sig", errors="ignore")
    csv.field_size_limit(LONGEST_LINE)
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        raise DeliveryRejectedError(f"{where}: the header cannot be read ({error}).") from None
    if not any(name.strip() for name in header):
        raise DeliveryRejectedError(f"{where}: is blank. Expected a header row with the names of the columns.")
    if len(header) == 1:
        for other, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if other in header[0]:
                raise DeliveryRejectedError(
                    f"{where}: columns are separated by {name}. Expected commas; write the file again."
                )
    return tuple(header)


def match_columns(
    where: str, header: tuple[str, ...], source: Source, is_header: bool
) -> tuple[dict[str, int], dict[str, int]]:
    """Where each of the contract's columns is in a header, and what the header has beside them.

    `is_header` says that these are sure to be names, not values of a row. Raises DeliveryRejectedError, which begins
    with `where`, for a column that is required and missing, or there twice.
    """
    known = tuple(column.name for column in source.columns)
    names = [name.strip().lower() for name in header]
    folded = {name: position for position, name in reversed(list(enumerate(names)))}
    missing = [name for name in source.required if name not in folded]
    # Enough to find the fault by.
    first = list(zip(header, names, strict=True))[: _NAMES_COMPARED if missing else 0]
    shown = [
        name.strip()
        for name, plain in first
        if plain in known or quotable(name.strip(), source.is_personal, is_header, known)
    ]
    if missing and len(missing) == len(source.required):
        # It may be a row: what it says is not repeated where it could name a person.
        found = f"{len(header)} fields that are no names" if source.is_personal else _listed(shown, len(header))
        raise DeliveryRejectedError(
            f"{where}: is no header of {source.name}: none of its columns is named. Found {found}; expected "
            f"{', '.join(source.required)}. Add the header row and deliver again."
        )
    if len(folded) < len(names):
        at = next(position for position, name in enumerate(names) if folded[name] != position)
        name = names[at]
        if name in known or quotable(name, source.is_personal, is_header):
            column = f"column {name} stands more than once in the header"
        elif not name:
            column = "column (without a name) stands more than once in the header"
        else:
            column = f"columns {folded[name] + 1} and {at + 1} have the same name"
        raise DeliveryRejectedError(f"{where}: {column}. Expected each name once.")
    if missing:
        close = difflib.get_close_matches(missing[0], [name.lower() for name in shown], n=1)
        hint = f" Closest match: {close[0]}." if close else ""
        grown = [name for name in missing if any(plain.startswith(name) for _, plain in first)]
        if grown:
            hint += f" The header may have no line end, so that the first row goes on after {grown[0]}."
        raise DeliveryRejectedError(
            f"{where}: required column{'s' if len(missing) > 1 else ''} {', '.join(missing)} missing. "
            f"Columns found: {_listed(shown, len(header))}.{hint} Add the column and deliver again."
        )
    positions = {name: folded[name] for name in (*source.required, *source.optional) if name in folded}
    return positions, {name: folded[name] for name in sorted(set(folded) - {*known})}


def _listed(shown: Sequence[str], number: int) -> str:
    """The first of the names that may be repeated, and how many more there are."""
    first = ", ".join(shown[:40])
    more = number - len(shown[:40])
    return first if not more else f"{first} and {more:,} more" if first else f"{more:,} that may be values"
