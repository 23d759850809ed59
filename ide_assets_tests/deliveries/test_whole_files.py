"""Faults that reject a whole delivery: each message names the file, the place, what was found and what to do."""

import gzip
import os
import re
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files import inspection, limits
from ide_assets.domains.deliveries.files.landing import DataFile, DeliveryRejectedError
from ide_assets_tests.deliveries.desk import Desk, Writer, csv_text, line, packed, parquet, row, usages

TEXT = csv_text(usages(3))
HEADER = TEXT.splitlines()[0] + "\n"
WIDE = csv_text(usages(1, product_offering="é"))


def rejection(desk: Desk, files: dict[str, str | bytes | Writer], source: str = "usage_authorizations") -> str:
    with pytest.raises(DeliveryRejectedError) as rejected:
        desk.read(files, source)
    return str(rejected.value)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("a.csv", b"", "is empty (0 bytes). Expected at least a header row.", id="1 zero bytes"),
        pytest.param("a.csv", b"\xef\xbb\xbf", "line 1 is blank. Expected a header row", id="1 a BOM and nothing else"),
        pytest.param("a.csv", b"\n\n", "line 1 is blank. Expected a header row", id="1 blank lines"),
        pytest.param("a.csv", HEADER, "has a header but no rows", id="1 header only"),
        pytest.param("a.csv.gz", packed(""), "unpacks to nothing. Expected at least a header", id="1 nothing, packed"),
        pytest.param("a.csv", TEXT[:-40], "line 4, column user_id: the file ends in the middle of a row", id="3"),
        pytest.param("a.csv", TEXT.replace(",", ";"), "line 1: columns are separated by semicolons", id="4 semicolons"),
        pytest.param("a.csv", TEXT.replace(",", "\t"), "line 1: columns are separated by tabs", id="4 tabs"),
        pytest.param("a.csv", WIDE.encode("latin-1"), "line 2: byte 0xe9 is not UTF-8", id="6 Latin-1"),
        pytest.param("a.csv", TEXT.encode("utf-16"), "is UTF-16 text, not CSV", id="6 UTF-16"),
        pytest.param("a.csv", TEXT.encode("utf-16-le"), "line 1 has a NUL byte", id="6 UTF-16 without its mark"),
        pytest.param("a.csv", HEADER + '"a\n' + TEXT, "line 2, column authorization_id: a quote is opened", id="13"),
        pytest.param("a.csv", TEXT + 'x,"y', "line 5, column user_id: a quote is opened and not", id="13 at the end"),
        pytest.param("a.csv", TEXT + "\0\n", "line 5 has a NUL byte. Expected UTF-8 text.", id="13 NUL"),
        pytest.param("a.csv", TEXT + "x" * 2**20 + "y\n", "line 5 is longer than 1,048,576 bytes", id="14"),
        pytest.param("a.csv", "<!DOCTYPE html>\n" + TEXT, "is HTML or XML, not CSV", id="15 HTML"),
        pytest.param("a.csv", "\ufeff\n <html>", "is HTML or XML, not CSV", id="15 HTML after a BOM"),
        pytest.param("a.csv", b"PK\x03\x04" + bytes(99), "is a zip archive, not CSV", id="15 zip"),
        pytest.param("a.csv", b"%PDF-1.7\n", "is a PDF document, not CSV", id="15 PDF"),
        pytest.param("a.csv", packed(TEXT), "is gzip data (name it .csv.gz), not CSV", id="15 gzip"),
        pytest.param("a.csv.gz", TEXT, "is not a whole gzip file", id="15 text named gzip"),
        pytest.param("a.csv.gz", packed(TEXT)[:-20], "is not a whole gzip file", id="a truncated gzip file"),
        pytest.param("a.csv.gz", packed(TEXT) + b"junk", "is not a whole gzip file", id="a gzip file with a tail"),
        pytest.param("a.parquet", b"", "is empty (0 bytes)", id="1 zero bytes, Parquet"),
        pytest.param("a.parquet", b"PAR1" + bytes(50), "is not a whole Parquet file", id="2 no Parquet inside"),
        pytest.param("a.parquet", TEXT, "is not a whole Parquet file", id="15 text named Parquet"),
    ],
)
def test_rejects_files_that_are_not_what_their_name_says(
    desk: Desk, name: str, content: str | bytes, words: str
) -> None:
    message = rejection(desk, {name: content})
    assert words in message
    assert "usage_authorizations/2023-05" in message
    assert ("header but no rows" in words) or name in message
    assert re.search(r"[Ee]xpected|again|deliver it whole|deliver the rows", message)


def test_2_rejects_a_truncated_or_altered_parquet_file(desk: Desk, tmp_path: Path) -> None:
    parquet()(tmp_path / "whole.parquet")
    whole = (tmp_path / "whole.parquet").read_bytes()
    for broken in (whole[:-20], whole[: len(whole) // 2], whole[:-30] + b"\xff" * 20 + whole[-10:]):
        assert "is not a whole Parquet file" in rejection(desk, {"a.parquet": broken})


def test_2_rejects_a_page_that_does_not_match_its_checksum(desk: Desk, tmp_path: Path) -> None:
    table = pa.table({name: [f"{name}-value"] for name in row()})
    path = tmp_path / "whole.parquet"
    pq.write_table(
        table, path, write_page_checksum=True, write_statistics=False, compression="none", use_dictionary=False
    )
    flipped = path.read_bytes().replace(b"user_id-value", b"user_id-walue", 1)
    assert "is not a whole Parquet file" in rejection(desk, {"a.parquet": flipped})


@pytest.mark.parametrize("source", ["victim_survivor_mapping", "ews_scores"])
def test_1_accepts_a_header_without_rows_where_a_source_may_be_empty(desk: Desk, source: str) -> None:
    header = csv_text([row(source)]).splitlines()[0]
    assert desk.read({"a.csv": header}, source).counts == (0, 0, 0, 0)


def test_1_accepts_a_file_without_rows_beside_one_with_rows(desk: Desk) -> None:
    empty = parquet([row()], **{name: [] for name in row()})
    assert desk.read({"a.csv": HEADER, "b.csv": TEXT, "c.parquet": empty}).counts == (3, 3, 0, 0)


def test_17_rejects_gzip_bombs_by_ratio_and_by_size(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(HEADER + line(row()) + "\n" * 100_000)
    monkeypatch.setattr(limits, "UNPACKED_FREELY", 1000)
    assert "unpack to more than" in rejection(desk, {"a.csv.gz": bomb})
    monkeypatch.setattr(limits, "UNPACKED_RATIO", 10_000)
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 50_000)
    assert "unpack to more than 50,000" in rejection(desk, {"a.csv.gz": bomb})


def test_reads_all_members_of_a_gzip_file(desk: Desk) -> None:
    assert desk.read({"a.csv.gz": packed(TEXT) + gzip.compress(line(row()).encode() + b"\n")}).counts == (4, 3, 0, 1)


def test_29_rejects_a_required_column_without_values(desk: Desk) -> None:
    message = rejection(desk, {"a.csv": csv_text(usages(3, product_offering=""))})
    assert "required column product_offering has no value in any of 3 rows. Fill it and deliver again." in message


def test_29_unreadable_values_do_not_count_as_missing(desk: Desk) -> None:
    assert desk.read({"a.csv": csv_text(usages(3, tenant_id="x"))}).counts == (3, 0, 3, 0)


def test_14_accepts_the_longest_allowed_line(desk: Desk) -> None:
    long = row(product_offering="x" * (2**20 - len(line(row(product_offering="")))))
    assert len(line(long)) == 2**20
    assert desk.read({"a.csv": csv_text([long, row(authorization_id="b")])}).counts == (2, 2, 0, 0)


def test_rejects_a_file_that_changes_while_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    inspect = inspection.inspect_file

    def touching(file: DataFile, source: Source) -> object:
        inspected = inspect(file, source)
        os.utime(file.path, (0, 0))
        return inspected

    monkeypatch.setattr("ide_assets.domains.deliveries.reading.reader.inspect_file", touching)
    assert "files changed while they were read. Write _SUCCESS last" in rejection(desk, {"a.csv": TEXT})


def repeated(rows: int, **columns: str) -> Writer:
    """A writer of a Parquet file of equal rows: a few bytes for any number of them."""
    indices = pa.array(np.zeros(rows, dtype="int32"))
    table = {name: pa.DictionaryArray.from_arrays(indices, pa.array([text])) for name, text in row(**columns).items()}
    return lambda path: pq.write_table(pa.table(table), path, compression="zstd")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(repeated(3_000_000), "unpack to more than", id="rows"),
        pytest.param(repeated(50_000, product_offering="x" * 100_000), "unpack to more than", id="a long text"),
        pytest.param(repeated(1, product_offering="x" * (20 << 20)), "unpack to more than", id="one text"),
        pytest.param(parquet([row()], tenant_id=[[7] * 20_000_000]), "unpack to more than", id="a list"),
        pytest.param(
            parquet([row()], product_offering=["".join(map(str, range(300_000)))]),
            "has a value of 1,688,890 bytes. Expected at most 1,048,576.",
            id="a value that no line could hold",
        ),
    ],
)
def test_17_rejects_parquet_bombs(desk: Desk, content: Writer, words: str) -> None:
    started = time.process_time()
    assert words in rejection(desk, {"a.parquet": content})
    # Rejected before it is unpacked; writing the file takes longer.
    assert time.process_time() - started < 5


def test_17_accepts_a_parquet_file_that_compresses_well(desk: Desk) -> None:
    table = pa.table({name: [text] * 100_000 for name, text in row().items()})
    table = table.set_column(0, "authorization_id", pa.array([f"auth-{n}" for n in range(100_000)]))
    assert desk.read({"a.parquet": lambda path: pq.write_table(table, path)}).counts == (100_000, 100_000, 0, 0)


def test_looks_at_each_text_of_a_parquet_file_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    measure = pc.binary_length

    def counted(texts: pa.Array) -> pa.Array:
        looked_at.append(len(texts))
        return measure(texts)

    monkeypatch.setattr(pc, "binary_length", counted)
    monkeypatch.setattr("ide_assets.domains.deliveries.files.parquet._ROWS_AT_ONCE", 500)
    rows = 20_000
    table = pa.table({name: [text] * rows for name, text in row().items()})
    table = table.set_column(0, "authorization_id", pa.array([f"auth-{n}" for n in range(rows)]))

    def in_row_groups(path: Path) -> None:
        pq.write_table(table, path, row_group_size=2000)

    assert desk.read({"a.parquet": in_row_groups}).counts == (rows, rows, 0, 0)
    assert rows <= sum(looked_at) < 2 * rows


def test_ragged_rows_take_no_longer_than_valid_ones(desk: Desk) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        desk.read({"a.csv": text})
        return time.process_time() - started

    text = csv_text(usages(60_000))
    assert seconds(text.replace("Z\n", "Z,\n")) < 10 * max(seconds(text), 0.3)


def test_rejects_a_quoted_value_over_many_lines_that_is_longer_than_a_line_may_be(desk: Desk) -> None:
    value = '"' + ("x" * 99_999 + "\n") * 11 + '"'
    message = rejection(desk, {"a.csv": csv_text([row(), row(authorization_id="b", product_offering=value)])})
    assert "line 3, column product_offering: a quote is opened and not closed within 1,048,576 characters" in message


def test_rejects_a_row_without_an_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ide_assets.domains.deliveries.reading.rows._LONGEST_ROW", 1 << 21)
    message = rejection(desk, {"a.csv": HEADER + '"a\n",' * 2_000_000})
    assert "one row spans more than 2,097,152 characters" in message
