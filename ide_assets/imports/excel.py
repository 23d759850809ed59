"""Rows of an Excel workbook (.xlsx) as text, read as a stream: numbers as written, dates as ISO 8601 (R-IN-1)."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.whole import DAMAGE
from ide_assets.settings import nearest

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

#: Built-in formats of dates and times.
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))

#: Text of a number format that is no date: colours and conditions in brackets, quoted text, escaped characters.
_NOT_FORMAT = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|_.')

#: How files of Office begin that are older than .xlsx, or encrypted.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_PASSWORD = "it is protected by a password. Save it as .xlsx without a password."

#: What the libraries raise for a workbook that is cut, damaged or none.
_DAMAGE = (*DAMAGE, ElementTree.ParseError, KeyError, IndexError, StopIteration, NotImplementedError)

#: More bytes than this per compressed byte are no spreadsheet.
_MOST_UNPACKED = 4 << 30

#: Columns of a sheet.
_MOST_COLUMNS = 16_384


def rows(path: Path, sheet: str | None) -> Iterator[list[str]]:
    """The rows of a sheet (the first one by default). Raises CannotImportError."""
    try:
        with zipfile.ZipFile(path) as book:
            if sum(entry.file_size for entry in book.infolist()) > _MOST_UNPACKED:
                raise CannotImportError(f"{path}: unpacks to more than {_MOST_UNPACKED >> 30} GB. Export it as CSV.")
            member, starts_1904 = _sheet(path, book, sheet)
            texts, dates = _texts(book), _date_styles(book)
            with book.open(member) as content:
                yield from _read(content, texts, dates, datetime(1904, 1, 1) if starts_1904 else datetime(1899, 12, 30))
    except _DAMAGE:
        raise _unreadable(path) from None
    except (CannotImportError, RecursionError):
        raise
    except RuntimeError:
        # The library has no type of its own for this error.
        raise CannotImportError(f"{path}: {_PASSWORD}") from None


def _unreadable(path: Path) -> CannotImportError:
    with path.open("rb") as file:
        is_compound = file.read(len(_COMPOUND)) == _COMPOUND
    if is_compound:
        return CannotImportError(f"{path} is a workbook of an old format (.xls), or {_PASSWORD}")
    return CannotImportError(f"{path} is not an Excel workbook (.xlsx) that can be read. Save it again.")


def _parsed(book: zipfile.ZipFile, member: str) -> ElementTree.Element:
    content = book.read(member)
    if b"<!DOCTYPE" in content[:1000]:
        raise ValueError("a document type")
    return ElementTree.fromstring(content)


def _sheet(path: Path, book: zipfile.ZipFile, name: str | None) -> tuple[str, bool]:
    """The member with the sheet's rows, and whether dates count from 1904."""
    workbook = _parsed(book, "xl/workbook.xml")
    sheets = {str(sheet.get("name")): str(sheet.get(_RELATION)) for sheet in workbook.iter(f"{_MAIN}sheet")}
    if name is not None and name not in sheets:
        raise CannotImportError(
            f"{path} has no sheet {name!r}{nearest(name, list(sheets))}. Sheets: {', '.join(sheets)}"
        )
    relation = sheets[name] if name is not None else next(iter(sheets.values()))
    targets = {str(entry.get("Id")): str(entry.get("Target")) for entry in _parsed(book, "xl/_rels/workbook.xml.rels")}
    target = targets[relation]
    properties = workbook.find(f"{_MAIN}workbookPr")
    starts_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}", starts_1904


def _texts(book: zipfile.ZipFile) -> list[str]:
    """The shared strings: texts that cells refer to by number."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text(entry) for entry in _parsed(book, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _text(entry: ElementTree.Element) -> str:
    """The text of an entry, without the phonetic guide."""
    parts = [part for part in entry if part.tag in (f"{_MAIN}t", f"{_MAIN}r")]
    return "".join(text.text or "" for part in parts for text in part.iter(f"{_MAIN}t"))


def _date_styles(book: zipfile.ZipFile) -> list[bool]:
    """Whether each style of a cell shows a number as a date."""
    if "xl/styles.xml" not in book.namelist():
        return []
    styles = _parsed(book, "xl/styles.xml")
    own = {
        int(str(entry.get("numFmtId"))): bool(
            re.search("[dyhs]|mm", _NOT_FORMAT.sub("", str(entry.get("formatCode"))).lower())
        )
        for entry in styles.iter(f"{_MAIN}numFmt")
    }
    cells = styles.find(f"{_MAIN}cellXfs")
    numbers = [int(entry.get("numFmtId") or 0) for entry in (() if cells is None else cells)]
    return [own.get(number, number in _BUILT_IN_DATES) for number in numbers]


def _read(content: IO[bytes], texts: list[str], dates: list[bool], epoch: datetime) -> Iterator[list[str]]:
    expected = 1
    for _, element in ElementTree.iterparse(content):
        if element.tag != f"{_MAIN}row":
            continue
        number = int(element.get("r") or expected)
        for _ in range(min(number - expected, 1_048_576)):
            yield []
        expected = number + 1
        row: list[str] = []
        for cell in element.iter(f"{_MAIN}c"):
            place = _column(str(cell.get("r"))) if cell.get("r") else len(row)
            row.extend([""] * (min(place, _MOST_COLUMNS) - len(row)))
            row.append(_value(cell, texts, dates, epoch))
        yield row
        element.clear()


def _column(reference: str) -> int:
    """The position of a cell such as C7 in its row."""
    place = 0
    for letter in re.match("[A-Z]*", reference.upper())[0]:  # type: ignore[index]
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: ElementTree.Element, texts: list[str], dates: list[bool], epoch: datetime) -> str:
    """The text of a cell. `texts` are the shared strings; `dates` says of each style whether it shows a date."""
    # Types of cells: n number, s shared string, b boolean; others (str, e, d) have their text as it is.
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _text(inline)
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return texts[int(value)] if value else ""
    if kind == "b":
        return "true" if value == "1" else "false"
    style = int(cell.get("s") or 0)
    if kind != "n" or not value:
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    if style < len(dates) and dates[style]:
        return _date(number, epoch) or value
    # Excel has 15 significant digits; longer numbers stay as they are written.
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value


def _date(days: float, epoch: datetime) -> str | None:
    """The date, or the time this number of days after the epoch; None if Excel has no such date."""
    try:
        moment = epoch + timedelta(seconds=round(days * 86_400))
    except (ValueError, OverflowError):
        return None
    if days < 0:
        return None
    return moment.isoformat() if moment.time().isoformat() != "00:00:00" else moment.date().isoformat()
