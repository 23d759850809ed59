"""The files of an import: which input each belongs to, and its rows as text that DuckDB reads (R-IN-1).

Nothing is sniffed: the mapping says how a file is written. Formats that DuckDB does not read are converted into a
temporary file, row by row.
"""

import codecs
import csv
import gzip
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from ide_assets.domains.deliveries.files.limits import LONGEST_LINE
from ide_assets.imports import queries
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.mapping import Input, Kind
from ide_assets.imports.whole import check_gzip, check_json, errors_in_words
from ide_assets.months import Month
from ide_assets.settings import Warehouse, nearest

#: The format of a file, by the ending of its name.
_ENDINGS: Mapping[str, Kind] = {
    ".csv": "csv",
    ".csv.gz": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "excel",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json.gz": "json",
    ".jsonl.gz": "json",
    ".mbox": "mbox",
    ".ics": "icalendar",
    ".duckdb": "duckdb",
    ".db": "duckdb",
}

#: Byte order marks of UTF-16.
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class File:
    """A file of an input. `readable` is the file that DuckDB reads, which may be a converted copy."""

    path: Path
    input_name: str
    kind: Kind
    readable: Path
    header: tuple[str, ...] = ()
    #: The number of the line on which the header is, in the file as it was given.
    header_line: int = 1
    delimiter: str = ","

    @property
    def header_place(self) -> str:
        """Where the names of the columns are, for messages."""
        return f"{self.path}, line {self.header_line}" if self.kind == "csv" else str(self.path)


def assigned(inputs: Mapping[str, Input], arguments: Sequence[str]) -> dict[str, list[Path]]:
    """The files of each input: as `input=file`, or by the patterns of names. Raises CannotImportError."""
    files: dict[str, list[Path]] = {}
    named = {name: declared for name, declared in inputs.items() if declared.files}
    if arguments and not named:
        raise CannotImportError(f"{arguments[0]}: the mapping reads no files, only queries. Leave the files out.")
    for argument in arguments:
        before, _, after = argument.partition("=")
        if after and not Path(argument).exists():
            if before not in named:
                what = "reads no files of its own" if before in inputs else "is not an input of the mapping"
                raise CannotImportError(
                    f"{before!r} {what}{nearest(before, list(named))}. "
                    f"Expected one of {', '.join(named)}, as in {next(iter(named))}=FILE."
                )
            name, path = before, Path(after)
        else:
            path = Path(argument)
            name = _input_of(named, path)
        if not path.is_file():
            raise CannotImportError(f"{path} is not a file. Give the files of the export.")
        files.setdefault(name, []).append(path)
    for name, declared in inputs.items():
        if declared.files_of in files:
            files[name] = files[declared.files_of]
    return files


def _input_of(named: Mapping[str, Input], path: Path) -> str:
    fits = [
        name
        for name, declared in named.items()
        if any(fnmatch(path.name.lower(), pattern.lower()) for pattern in declared.files)
    ]
    if len(fits) == 1:
        return fits[0]
    if not fits and len(named) == 1:
        return next(iter(named))
    listed = "; ".join(f"{name}: {', '.join(declared.files)}" for name, declared in named.items())
    which = "fits none of the mapping's inputs" if not fits else f"fits the inputs {' and '.join(fits)}"
    raise CannotImportError(f"{path}: its name {which}. Name the input: {(fits or list(named))[0]}={path}. ({listed})")


def prepared(name: str, declared: Input, path: Path, scratch: Path, month: Month | None = None) -> File:
    """The file in a form that DuckDB reads, converted into the folder `scratch` if necessary.

    The meetings of a calendar are listed for `month` only, because some recur without an end; a query may read its
    days. Raises CannotImportError.
    """
    with errors_in_words(path):
        kind = declared.format or _kind_of(path)
        if path.name.lower().endswith(".gz"):
            check_gzip(path)
        return _prepared(name, declared, path, kind, scratch, month)


def _prepared(name: str, declared: Input, path: Path, kind: Kind, scratch: Path, month: Month | None) -> File:
    if kind in ("csv", "excel"):
        return _table(name, declared, path, kind, scratch)
    if kind in ("mbox", "gmail", "icalendar"):
        from ide_assets.imports import calendars, gmail, mailbox

        if kind == "icalendar" and month is None:
            raise CannotImportError(f"{path} is a calendar, whose columns are always the same: ide import list")
        target = _new(scratch, ".jsonl")
        with target.open("w", encoding="utf-8") as output:
            if kind == "mbox":
                mailbox.convert(path, output)
            elif kind == "gmail":
                try:
                    with _text(_without_bom(path, scratch), "utf-8") as text:
                        gmail.convert(path, text, output)
                except (UnicodeError, EOFError, gzip.BadGzipFile):
                    raise CannotImportError(f"{path} is not UTF-8 text. Export it again.") from None
            elif month is not None:
                calendars.convert(path, output, month)
        return File(path, name, "json", target)
    if kind == "parquet":
        return File(path, name, kind, path, _parquet_header(path))
    if kind == "json":
        readable = _without_bom(path, scratch)
        check_json(path, readable)
        return File(path, name, kind, readable)
    if declared.query is None or month is None:
        raise CannotImportError(f"{path} is a DuckDB file. Write the `query` of the input in the mapping.")
    target = _new(scratch, ".parquet")
    return File(path, name, "parquet", target, queries.of_duckdb(name, declared.query, path, target, month))


def queried(inputs: Mapping[str, Input], scratch: Path, month: Month, warehouse: Warehouse | None) -> dict[str, File]:
    """The rows of inputs on servers, as files; those on PostgreSQL are of one state of the database.

    Raises CannotImportError.
    """
    from ide_assets.imports import postgresql, snowflake

    targets = {name: _new(scratch, f"-{place}.parquet") for place, name in enumerate(inputs)}
    headers = {
        **postgresql.fetched(_queries_on(inputs, "postgresql"), targets, month),
        **snowflake.fetched(_queries_on(inputs, "snowflake"), targets, month, warehouse),
    }
    return {name: File(Path(f"query of {name}"), name, "parquet", targets[name], headers[name]) for name in inputs}


def _queries_on(inputs: Mapping[str, Input], server: Kind) -> dict[str, str]:
    return {
        name: declared.query
        for name, declared in inputs.items()
        if declared.format == server and declared.query is not None
    }


def _without_bom(path: Path, scratch: Path) -> Path:
    """A JSON file as UTF-8 without a byte order mark (BOM): PowerShell writes UTF-16, or UTF-8 with a BOM."""
    with path.open("rb") as file:
        start = file.read(3)
    encoding = "utf-16" if start[:2] in _UTF_16 else "utf-8-sig" if start == codecs.BOM_UTF8 else None
    if encoding is None:
        return path
    target = _new(scratch, path.suffix)
    try:
        with path.open(encoding=encoding) as text, target.open("w", encoding="utf-8") as output:
            shutil.copyfileobj(text, output)
    except UnicodeError:
        raise CannotImportError(
            f"{path}: begins with the byte order mark of {encoding}, but is not {encoding} text. Export it again."
        ) from None
    return target


def _kind_of(path: Path) -> Kind:
    folded = path.name.lower()
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if folded.endswith(ending):
            return _ENDINGS[ending]
    raise CannotImportError(
        f"{path}: the format cannot be seen from its name. Expected a name that ends in {', '.join(_ENDINGS)}, or "
        "`format` in the mapping."
    )


def _new(scratch: Path, ending: str) -> Path:
    return scratch / f"input-{len(list(scratch.iterdir()))}{ending}"


def _table(name: str, declared: Input, path: Path, kind: Kind, scratch: Path) -> File:
    """A file of rows: as it is if it is UTF-8 with the header on the first line, otherwise as a copy."""
    if kind == "excel":
        from ide_assets.imports import excel

        target = _new(scratch, ".csv")
        with target.open("w", encoding="utf-8", newline="") as output:
            first = _copied(excel.rows(path, declared.sheet), output)
        return File(path, name, "csv", target, _header(path, target, ","), first)
    with path.open("rb") as file:
        encoding = "utf-16" if file.read(2) in _UTF_16 else declared.encoding
    delimiter = "\t" if path.name.lower().endswith(".tsv") and declared.delimiter == "," else declared.delimiter
    if encoding == "utf-8" and declared.section is None:
        return File(path, name, "csv", path, _header(path, path, delimiter), 1, delimiter)
    target = _new(scratch, ".csv")
    try:
        with _text(path, encoding) as text, target.open("w", encoding="utf-8", newline="") as output:
            first = _section(path, text, declared.section, output)
    except UnicodeError:
        raise CannotImportError(f"{path} is not {encoding} text. Correct `encoding` in the mapping.") from None
    return File(path, name, "csv", target, _header(path, target, delimiter), first, delimiter)


def _text(path: Path, encoding: str) -> IO[str]:
    if path.name.lower().endswith(".gz"):
        return gzip.open(path, "rt", encoding=encoding, newline="")
    return path.open(encoding=encoding, newline="")


def _copied(rows: Iterable[Sequence[str]], output: IO[str]) -> int:
    """Write rows as CSV from the first one that is not empty; returns the number of that row."""
    writer, first, width = csv.writer(output, lineterminator="\n"), 0, 0
    for number, row in enumerate(rows, 1):
        if not any(row):
            continue
        if not first:
            first, width = number, len(row)
        writer.writerow([*row[:width], *[""] * (width - len(row))])
    return first or 1


def _section(path: Path, text: IO[str], section: str | None, output: IO[str]) -> int:
    """Copy a text from the line after `section` to the next blank line; the whole text without a section."""
    first = 1 if section is None else 0
    for number, line in enumerate(text, 1):
        content = line.strip().lstrip("\ufeff")
        if first and section is not None and not content and number > first:
            break
        if first:
            output.write(line)
        elif section is not None and content.strip('"').rstrip("\t,;").strip('"') == section:
            first = number + 1
    if not first:
        raise CannotImportError(f"{path} has no line {section!r}, after which the rows are expected.")
    return first


def _header(path: Path, readable: Path, delimiter: str) -> tuple[str, ...]:
    csv.field_size_limit(LONGEST_LINE)
    try:
        with _text(readable, "utf-8-sig") as file:
            header = next(csv.reader(file, delimiter=delimiter, strict=True), [])
    except UnicodeDecodeError:
        raise CannotImportError(f"{path} is not UTF-8 text. Write `encoding` in the mapping, e.g. latin-1.") from None
    except (csv.Error, OSError, EOFError) as error:
        raise CannotImportError(f"{path}, line 1: the header cannot be read ({error}).") from None
    names = [name.strip() for name in header]
    if not any(names):
        raise CannotImportError(f"{path}, line 1 is blank. Expected a header row with the names of the columns.")
    if len(names) == 1:
        for other, what in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"), (",", "commas")):
            if other != delimiter and other in names[0]:
                raise CannotImportError(
                    f"{path}, line 1: columns are separated by {what}. Write `delimiter` in the mapping."
                )
    folded = [name.lower() for name in names]
    twice = next((name for name in names if name and folded.count(name.lower()) > 1), None)
    if twice is not None:
        raise CannotImportError(f"{path}, line 1: column {twice} appears more than once in the header.")
    return tuple(names)


def _parquet_header(path: Path) -> tuple[str, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.read_schema(path).names)
    except (pa.ArrowException, OSError):
        raise CannotImportError(f"{path} is not a Parquet file that can be read. Export it again.") from None


def line_of_error(message: str) -> int | None:
    """The line that DuckDB's message about a CSV file names."""
    match = re.search(r"CSV Error on Line: (\d+)", message)
    return None if match is None else int(match[1])
