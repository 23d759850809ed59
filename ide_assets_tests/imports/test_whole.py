"""Damaged exports end in a sentence that names the file, and cut ones deliver nothing."""

import gzip
import json
import random
import zipfile
from io import BytesIO
from pathlib import Path

import duckdb
import pytest

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.files import prepared
from ide_assets.imports.mapping import Input
from ide_assets.imports.proposal import propose
from ide_assets.imports.relations import load
from ide_assets_tests.imports.importer import MONTH, Importer
from ide_assets_tests.imports.test_files import ids, mapping
from ide_assets_tests.imports.test_shipped_people import CALENDAR, MBOX
from ide_assets_tests.imports.workbook import workbook

#: Rows that do not compress well, so that a change hits values and not only the frame.
ROWS = [{"id": str(number), "name": f"n, {random.Random(number).random()}"} for number in range(60)]
CSV = "id,name\n" + "".join(f'{row["id"]},"{row["name"]}"\n' for row in ROWS)
GMAIL = [
    {"id": "m", "internalDate": "1790000000000", "payload": {"headers": [{"name": "From", "value": "a@b.example"}]}}
]
CELLS = "".join(
    f'<row r="{number}"><c r="A{number}"><v>{number}</v></c><c r="B{number}" s="1"><v>{46_000 + number}</v></c></row>'
    for number in range(3, 40)
)
SHEET = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>' + CELLS


def parquet() -> bytes:
    with duckdb.connect() as connection:
        content = connection.sql("SELECT CAST(i AS VARCHAR) AS id, md5(i::VARCHAR) AS name FROM range(50) AS t(i)")
        table = content.to_arrow_table()
    import pyarrow.parquet as pq

    output = BytesIO()
    pq.write_table(table, output)
    return output.getvalue()


CASES = {
    "u.csv.gz": (gzip.compress(CSV.encode(), mtime=0), Input(files=("*",))),
    "latin.csv.gz": (gzip.compress(CSV.encode(), mtime=0), Input(files=("*",), encoding="latin-1")),
    "u.json": (json.dumps(ROWS).encode(), Input(files=("*",))),
    "u.json.gz": (gzip.compress(json.dumps(ROWS).encode(), mtime=0), Input(files=("*",))),
    "u.xlsx": (workbook(SHEET, ["id", "name"]), Input(files=("*",), sheet="Sheet1")),
    "u.parquet": (parquet(), Input(files=("*",))),
    "gmail.json": (json.dumps(GMAIL).encode(), Input(files=("*",), format="gmail")),
    "u.ics": (CALENDAR.encode().rstrip(), Input(files=("*",))),
    "u.csv": (CSV.encode(), Input(files=("*",))),
    "u.mbox": (MBOX.encode(), Input(files=("*",))),
}
#: Formats that say where they end.
WITH_AN_END = [name for name in CASES if name not in ("u.csv", "u.mbox")]


def read(folder: Path, name: str, content: bytes, declared: Input) -> None:
    (folder / name).write_bytes(content)
    (folder / "scratch").mkdir(exist_ok=True)
    columns = {"gmail.json": ["address"], "u.ics": ["uid"], "u.mbox": ["address"]}.get(name, ["id", "name"])
    with duckdb.connect() as connection:
        file = prepared("users", declared, folder / name, folder / "scratch", MONTH)
        load(connection, "users", declared, [file], columns)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with flipped bits, a part in reverse order, or a part that is odd."""
    first, second = sorted(chance.choices(range(len(content)), k=2))
    odd = chance.choice([b"\0", b'"', b"[" * 5_000, b"9" * 5_000, b"\xff", b"\n", b"-", b"1e400", b";@"])
    flipped = bytearray(content)
    flipped[first] ^= 1 << chance.randrange(8)
    reverse = content[:first] + content[first:second][::-1] + content[second:]
    return chance.choice([bytes(flipped), reverse, content[:first] + odd + content[first:], content[:first]])


@pytest.mark.parametrize("name", CASES)
def test_damage_ends_in_a_sentence_that_names_the_file(tmp_path: Path, name: str) -> None:
    content, declared = CASES[name]
    read(tmp_path, name, content, declared)
    for seed in range(25):
        try:
            read(tmp_path, name, damaged(content, random.Random(seed)), declared)
        except CannotImportError as error:
            assert str(tmp_path / name) in str(error)


@pytest.mark.parametrize("name", WITH_AN_END)
def test_file_that_is_cut_is_not_imported(tmp_path: Path, name: str) -> None:
    content, declared = CASES[name]
    for end in {*range(1, len(content), len(content) // 20 + 1), len(content) - 1}:
        with pytest.raises(CannotImportError):
            read(tmp_path, name, content[:end], declared)


@pytest.mark.parametrize("name", ["u.csv.gz", "latin.csv.gz", "u.json.gz"])
def test_compressed_file_with_a_wrong_sum_is_not_imported(tmp_path: Path, name: str) -> None:
    content, declared = CASES[name]
    for wrong in (content[:-8] + bytes([content[-8] ^ 1]) + content[-7:], content[:-8], content + b"x"):
        with pytest.raises(CannotImportError, match=r"the compressed file .*Copy or export it again"):
            read(tmp_path, name, wrong, declared)


@pytest.mark.parametrize("end", [",", ", ", ",\n\n" + " " * 3_000_000])
@pytest.mark.parametrize("name", ["u.json", "u.jsonl", "u.json.gz"])
def test_list_that_ends_after_a_comma_is_not_imported(importer: Importer, name: str, end: str) -> None:
    content = ('[{"id":"c1","name":"a"},{"id":"c2","name":"b"}' + end).encode()
    with pytest.raises(CannotImportError, match=r"the list that begins with \[ has no \] at its end"):
        ids(importer, "", name, gzip.compress(content) if name.endswith(".gz") else content)


@pytest.mark.parametrize("blanks", ["", "\n" * 3_000_000])
@pytest.mark.parametrize("name", ["u.json", "u.json.gz"])
def test_list_among_blanks_is_whole(importer: Importer, name: str, blanks: str) -> None:
    content = f'{blanks}[{{"id":"c1","name":"a"}}]{blanks}'.encode()
    assert ids(importer, "", name, gzip.compress(content) if name.endswith(".gz") else content) == [("c1", "a")]


@pytest.mark.parametrize("written", ["99999999", "1e400", "-1", "-1e400", "nan", "soon"])
def test_date_cell_without_a_date_quarantines_its_row_only(importer: Importer, written: str) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>day</t></is></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>46296</v></c></row>'
        f'<row r="3"><c r="A3"><v>{written}</v></c><c r="B3" s="1"><v>{written}</v></c></row>'
    )
    text = """\
inputs:
  answers: {files: "*", sheet: Sheet1}
deliveries:
  - source: surveys
    from: answers
    columns: {survey_id: id, account_csn: {constant: A1}, answered_on: day, kind: {constant: nps}, score: {constant: 9}}
"""
    (outcome,) = importer.run(text, {"a.xlsx": workbook(rows, [])}).outcomes
    assert (outcome.delivered, outcome.quarantined) == (1, 1)
    assert outcome.first_quarantined[0][:4] == ("a.xlsx", 3, "answered_on", written)


def test_workbook_with_a_password_is_named(importer: Importer) -> None:
    content = bytearray(workbook(SHEET, ["id", "name"]))
    with zipfile.ZipFile(BytesIO(content)) as book:
        places = [entry.header_offset + 6 for entry in book.infolist()]
    for place in [*places, *(at + 8 for at in range(len(content)) if content[at : at + 4] == b"PK\x01\x02")]:
        content[place] |= 1
    for protected in (bytes(content), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)):
        with pytest.raises(CannotImportError, match=r"u\.xlsx.* it is protected by a password"):
            ids(importer, "", "u.xlsx", protected)


@pytest.mark.parametrize("value", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "9" * 5_000])
def test_json_that_is_nested_too_deeply_has_no_proposal(importer: Importer, value: str) -> None:
    content = f'[{{"id": "1", "name": "a", "other": {value}}}]'
    path = importer.root / "deep.json"
    path.write_text(content)
    with pytest.raises(CannotImportError, match=r"deep\.json"):
        propose(BY_NAME["owners"], path)
    # Its other columns can be imported, and a missing one is named without the others.
    assert ids(importer, "", "deep.json", content) == [("1", "a")]
    with pytest.raises(CannotImportError, match=r"deep\.json"):
        importer.run(mapping("", owner_id="ident", owner_name="name"), {"deep.json": content}, may_replace=True)
