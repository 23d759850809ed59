"""The rows of a CSV file, each with the physical line on which it begins, as a stream of text for DuckDB.

Blocks of lines that every reader of RFC 4180 reads in the same way go through Arrow's parser. Other blocks (ragged
rows, blank lines, line breaks or odd quotes inside fields, mixed line ends) are read row by row, and an unreadable row
is set aside with its line. The result does not depend on how a library treats damaged rows.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.files.csv_text import BOM, blocks, count_lines
from ide_assets.domains.deliveries.files.inspection import Inspected
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets.domains.deliveries.files.limits import LONGEST_LINE

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE = 10_000

#: A quote that does not enclose a whole field, in text where each quoted field is replaced by one quote.
_STRAY_QUOTE = re.compile(rb'[^,\r\n"]"|"[^,\r\n"]')


#: Characters of a quarantined value that are stored, and the text stored if a value may identify a person.
SHOWN_VALUE = 200
NOT_KEPT = "(not kept)"

#: Longest row that spans several lines, in characters.
_LONGEST_ROW = 16 << 20


class _Unreadable:
    """Rows that cannot be split into columns: too few or too many fields, or a quote in the wrong place.

    A file may have millions of them, so they are stored in Arrow arrays.
    """

    def __init__(self) -> None:
        self._new: list[tuple[int, str, str | None, str]] = []
        self._packed: list[pa.Table] = []

    def add(self, line: int, column: str, value: str | None, reason: str) -> None:
        """Set one row aside."""
        self._new.append((line, column, value, reason))
        if len(self._new) == _ROWS_AT_ONCE:
            self._pack()

    def table(self) -> "pa.Table | None":
        """All of them: line, column_name, value, reason."""
        import pyarrow as pa

        self._pack()
        return pa.concat_tables(self._packed) if self._packed else None

    def _pack(self) -> None:
        import pyarrow as pa

        if not self._new:
            return
        lines, *texts = zip(*self._new, strict=True)
        arrays = [pa.array(lines, pa.int64()), *(pa.array(text, pa.string()) for text in texts)]
        names = ["line", "column_name", "value", "reason"]
        # Columns and reasons repeat a few texts.
        repeated = [array if at == 0 else array.dictionary_encode() for at, array in enumerate(arrays)]
        self._packed.append(pa.Table.from_arrays(repeated, names).unify_dictionaries())
        self._new = []


class CsvRows:
    """Streams a file's rows once; `unreadable` and `rejection` are known when the stream has ended."""

    def __init__(self, file: Inspected) -> None:
        self._file = file
        self.unreadable = _Unreadable()
        self.rejection: DeliveryRejectedError | None = None

    def stream(self) -> "pa.RecordBatchReader":
        """Batches of `line` and the source's columns, all text. Raises within the query that reads it."""
        import pyarrow as pa

        schema = pa.schema([("line", pa.int64()), *((name, pa.string()) for name in self._file.positions)])
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema))

    def _batches(self, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
        import pyarrow as pa

        csv.field_size_limit(LONGEST_LINE)
        try:
            for lines, columns in self._read():
                arrays = [pa.array(lines, pa.int64()), *(pa.array(values, pa.string()) for values in columns)]
                yield pa.record_batch(arrays, schema=schema)
        except DeliveryRejectedError as rejection:
            # The query raises a less specific error.
            self.rejection = rejection
            raise

    def _read(self) -> Iterator[tuple[Sequence[int], Sequence[Sequence[str]]]]:
        """Lines and columns, some rows at a time."""
        source = blocks(self._file.file)
        line = 1
        for block in source:
            if line == 1:
                block = block.removeprefix(BOM)
                header = _Lines(block, iter(()), str(self._file.shown))
                next(csv.reader(header, strict=True))
                line += len(header.taken)
                block = block[len("".join(header.taken).encode()) :]
            columns = self._in_bulk(block) if _is_plain(block) else None
            if columns is not None:
                lines = count_lines(block)
                yield range(line, line + lines), columns
                line += lines
            elif block:
                text = _Lines(block, source, str(self._file.shown))
                yield from self._row_by_row(text, line)
                line += text.number

    def _in_bulk(self, block: bytes) -> "Sequence[pa.Array] | None":
        """Columns of a plain block; None unless Arrow finds one whole row on each line."""
        import pyarrow as pa
        from pyarrow import csv as arrow_csv

        names = [str(position) for position in range(len(self._file.header))]
        included = [str(position) for position in self._file.positions.values()]
        try:
            table = arrow_csv.read_csv(
                io.BytesIO(block),
                read_options=arrow_csv.ReadOptions(use_threads=False, block_size=len(block) + 1, column_names=names),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=",", quote_char='"', double_quote=True, escape_char=False
                ),
                convert_options=arrow_csv.ConvertOptions(
                    include_columns=included, column_types=dict.fromkeys(included, pa.string()), check_utf8=False
                ),
            )
        except pa.ArrowInvalid:
            return None
        if table.num_rows != count_lines(block):
            return None
        return [table.column(name).combine_chunks() for name in included]

    def _row_by_row(self, text: "_Lines", first: int) -> Iterator[tuple[Sequence[int], Sequence[Sequence[str]]]]:
        positions = tuple(self._file.positions.values())
        rows: list[list[str]] = []
        lines: list[int] = []
        for line, fields in self._whole_rows(text, first):
            lines.append(line)
            rows.append(fields)
            if len(rows) == _ROWS_AT_ONCE:
                yield lines, [[row[position] for row in rows] for position in positions]
                lines, rows = [], []
        if rows:
            yield lines, [[row[position] for row in rows] for position in positions]

    def _whole_rows(self, text: "_Lines", first: int) -> Iterator[tuple[int, list[str]]]:
        """Rows with as many fields as the header, with their first line. Others are set aside; blank lines are none."""
        width = len(self._file.header)
        reader = csv.reader(text, strict=True)
        while True:
            line = first + text.number
            text.taken.clear()
            try:
                fields = next(reader, None)
            except csv.Error as error:
                is_long = "field larger than field limit" in str(error)
                self._set_aside_stray_quote(line, "".join(text.taken), len(text.taken), is_long)
                continue
            if fields is None:
                return
            if not fields and width == 1:
                # A blank line of a file with one column is an empty field.
                fields = [""]
            if len(fields) == width:
                yield line, fields
            elif fields:
                self._set_aside_ragged(line, fields, is_ended=text.taken[-1].endswith(("\n", "\r")))

    def _set_aside_ragged(self, line: int, fields: list[str], is_ended: bool) -> None:
        width, number = len(self._file.header), len(fields)
        reason = f"the row has {number} field{'' if number == 1 else 's'}; expected {width}"
        if number > width:
            value = fields[width] and (NOT_KEPT if self._file.is_personal else fields[width][:SHOWN_VALUE])
            self.unreadable.add(line, f"field {width + 1}", value, reason)
            return
        is_footer = fields[0].strip().lower().startswith("total")
        if not is_ended and not is_footer:
            raise DeliveryRejectedError(
                f"{self._file.shown}, line {line}, column {self._file.column(number - 1)}: the file ends in the middle "
                f"of a row ({number} of {width} fields). It was cut off while being written or sent; deliver it whole."
            )
        self.unreadable.add(line, self._file.column(number), None, reason)

    def _set_aside_stray_quote(self, line: int, text: str, lines: int, is_long: bool) -> None:
        """Quarantine the row if it certainly ends with its line; otherwise reject the file."""
        outside = b'"'.join(text.encode().split(b'"')[::2])
        stray = _STRAY_QUOTE.search(outside)
        position = outside.count(b",", 0, len(outside) if stray is None else stray.start())
        column = self._file.column(min(position, len(self._file.header) - 1))
        if lines > 1 or text.count('"') % 2:
            raise DeliveryRejectedError(
                f"{self._file.shown}, line {line}, column {column}: a quote is opened and not closed"
                f"{f' within {LONGEST_LINE:,} characters, the longest value' if is_long else ''}, so the rows after it "
                "cannot be separated. Close it (double a quote inside a quoted field) and deliver again."
            )
        self.unreadable.add(line, column, None, "a quote is inside a quoted field; expected it doubled")


class _Lines:
    """Lines of a block, and of following blocks while a row is unfinished. `taken` has the lines of the current row."""

    def __init__(self, block: bytes, following: Iterator[bytes], where: str) -> None:
        self._block: bytes | None = block
        self._following = following
        self._where = where
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        while self._block is not None:
            for line in io.StringIO(self._block.decode("utf-8"), newline=""):
                self.taken.append(line)
                self.number += 1
                yield line
            if sum(map(len, self.taken)) > _LONGEST_ROW:
                raise DeliveryRejectedError(
                    f"{self._where}: one row spans more than {_LONGEST_ROW:,} characters. Expected one row per line; "
                    "a quote may have been left open."
                )
            self._block = next(self._following, None) if self.taken else None


def _is_plain(block: bytes) -> bool:
    """Whether each line is one row by RFC 4180, all with the same line end.

    A block that is not plain may still be valid: blank lines, and line breaks inside quotes.
    """
    ends = block.count(b"\n")
    returns = block.count(b"\r")
    if returns and not returns == ends == block.count(b"\r\n"):
        return False
    if not block or block.startswith((b"\n", b"\r\n")) or b"\n\n" in block or b"\n\r\n" in block:
        return False
    if b'"' not in block:
        return True
    parts = block.split(b'"')
    outside = b'"'.join(parts[::2])
    return len(parts) % 2 == 1 and outside.count(b"\n") == ends and not _STRAY_QUOTE.search(outside)
