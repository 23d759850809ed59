"""Any table, damaged, split and written in any way: counts add up and agree with an independent reader."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets.domains.deliveries.reading.pseudonyms import pseudonym
from ide_assets_tests import reference
from ide_assets_tests.deliveries.desk import KEY, MONTH, VALID, Desk, packed

#: Values that test the rules of each type; the first ones are valid and frequent.
TEXTS = [
    "a",
    "b",
    "0012",
    "5.1E9",
    " a",
    "b\u00a0",
    "a\u200b",
    "\u202e",
    "Ann@X.com",
    " ann@x.COM\u2007",
    "so\u00adft",
    "A, B",
    'say "hi"',
    "two\nlines",
    "e\u0301",
    "é",
    " x ",
    "\r\n",
    "'",
    "\\",
    "NULL",
]
WHOLE = [
    "7",
    "0",
    "12",
    "6.0",
    "1.000",
    "12.500",
    "\u00a07 ",
    "+5",
    "-1",
    "0012",
    "1e3",
    "x",
    "nan",
    "9223372036854775808",
    "10000001",
    "1,000",
]
NUMBERS = [
    "1",
    "0.5",
    "1.234",
    "1.234.567",
    "1e308",
    "1000000000001",
    "1e3",
    "-2.50",
    "nan",
    "inf",
    "1e400",
    "1,000",
    "x",
    ".5",
    "5.",
]
BOOLEANS = ["true", "f", "YES", "No", "1", "0", "maybe", "2"]
DATES = [
    "2023-05-01",
    "2022-06-01",
    "2024-02-29",
    "2023-02-29",
    "02/01/2023",
    "2023-05-01T00:00",
    "2023-05-01T13:45:00.000+0000",
    "2023-05-01 00:30+02:00",
    "0000-01-01",
]
MOMENTS = [
    *("2023-05-03T10:00:00Z", "2023-05-31 23:59:59", "2023-05-31T23:00:00-01:00", "2023-06-01T01:00+02:00"),
    *("2023-04-30T23:59:59.999Z", "2023-05-03", "2023-05-03T10:00:00.123456Z", "soon", "2023-05-32T00:00:00Z"),
]
KINDS = {"tenant": WHOLE, "seats": WHOLE, "int": WHOLE, "bool": BOOLEANS, "date": DATES, "timestamp": MOMENTS}

SOURCES = [
    "usage_authorizations",
    "entitlements",
    "opportunities",
    "ews_scores",
    "seat_assignments",
    "service_contracts",
]

Table = list[list[str]]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[str], Table]:
    """A source, its columns, and rows, about half of them valid; keys and rows repeat."""
    source = draw(st.sampled_from(SOURCES))
    declared = reference.SOURCES[source]
    needed = BY_NAME[source].required
    names = [column.name for column in declared.columns if column.name in needed or draw(st.booleans())]
    kinds = {column.name: column.kind for column in declared.columns}
    rows: Table = []
    for _ in range(draw(st.integers(1, 8))):
        if rows and draw(st.integers(0, 4)) == 0:
            rows.append(list(draw(st.sampled_from(rows))))
            continue
        row = dict(VALID[source])
        for key in declared.key:
            if kinds[key] == "text":
                row[key] = draw(st.sampled_from(TEXTS[:10]))
        for name in draw(st.lists(st.sampled_from(names), max_size=2)):
            kind = kinds[name]
            values = TEXTS if kind == "text" else KINDS.get(kind, NUMBERS)
            # In the independent reader the contract of an opportunity is optional.
            row[name] = draw(st.sampled_from(values if name == "contract_id" else ["", *values]))
        rows.append([row.get(name, "") for name in names])
    return source, names, rows


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[str, dict[str, bytes]]:
    """A table written to files, each with its own order and case of columns, quoting, line ends and format."""
    source, names, rows = draw(tables())
    files = {}
    parts = draw(st.integers(1, 3))
    for part in range(parts):
        name, content = draw(_files(names, rows[part::parts]))
        files[f"part {part}{name}"] = content
    return source, files


@st.composite
def _files(draw: st.DrawFn, names: list[str], rows: Table) -> tuple[str, bytes]:
    order = draw(st.permutations(range(len(names))))
    header = [names[at].upper() if draw(st.booleans()) else names[at] for at in order]
    turned = [[row[at] for at in order] for row in rows]
    kind = draw(st.sampled_from([".csv", ".csv", ".CSV.gz", ".parquet"]))
    if kind == ".parquet":
        return kind, _as_parquet(header, turned)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    lines = [_as_line(fields, quoting) + end for fields in (header, *turned)]
    for damage in draw(st.lists(st.sampled_from(["short", "long", "trailing comma", "blank", "mixed"]), max_size=2)):
        at = draw(st.integers(1, len(lines)))
        broken = {"short": "x", "long": ",".join("y" * (len(names) + 2)), "trailing comma": "," * len(names)}
        if damage == "mixed":
            lines[at:] = [line.removesuffix(end) + "\n" for line in lines[at:]]
        elif damage == "blank" or len(names) > 1:
            lines.insert(at, broken.get(damage, "") + end)
    text = draw(st.sampled_from(["", "\ufeff"])) + "".join(lines)
    return kind, packed(text) if kind.endswith("gz") else text.encode()


def _as_line(fields: Sequence[str], quoting: Any) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=quoting, lineterminator="").writerow(fields)
    return text.getvalue()


def _as_parquet(header: Sequence[str], rows: Table) -> bytes:
    sink = io.BytesIO()
    columns = list(zip(*rows, strict=True)) or [()] * len(header)
    arrays = [pa.array([value or None for value in column], pa.string()) for column in columns]
    pq.write_table(pa.table(arrays, names=list(header)), sink)
    return sink.getvalue()


def _by_reference(desk: Desk, source: str, files: dict[str, bytes]) -> reference.Screened | None:
    """The independent reader's result; None if it rejects the files."""
    folder = desk.delivery(dict(files), source).folder
    try:
        raw = reference.read_delivery(folder, reference.SOURCES[source])
        screened = reference.screen(source, raw, MONTH.first_day)
    except ValueError:
        return None
    if source == "entitlements":
        codes = reference.Codes((), (), MONTH.last_day)
        reference.screen_pools(screened, codes, {("ACD", "ACDIST"), ("RVT", "RVT")}, MONTH.last_day, False)
    for one in screened.rows:
        if "user_id" in one:
            one["user_id"] = pseudonym(one["user_id"], KEY)
    return screened


def _in_order(rows: Sequence[dict[str, Any]]) -> list[list[tuple[str, Any]]]:
    return sorted((sorted(one.items()) for one in rows), key=repr)


@settings(max_examples=90, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(delivery=deliveries())
def test_counts_and_accepted_rows_equal_those_of_an_independent_reader(delivery: tuple[str, dict[str, bytes]]) -> None:
    source, files = delivery
    with tempfile.TemporaryDirectory() as root:
        desk = Desk(Path(root))
        expected = _by_reference(desk, source, files)
        try:
            outcome = desk.read(dict(files), source)
        except DeliveryRejectedError as rejected:
            assert expected is None, rejected
            return
    assert expected is not None
    rows_in, accepted, quarantined, duplicates = outcome.counts
    assert rows_in == accepted + quarantined + duplicates
    assert (accepted, quarantined) == (len(expected.rows), expected.quarantined)
    assert (rows_in, duplicates) == (expected.rows_in, expected.duplicates)
    assert _in_order(outcome.accepted) == _in_order(expected.rows)
    assert len({(file, line) for file, line, *_ in outcome.quarantined}) == quarantined


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(table=tables(), data=st.data())
def test_result_does_not_depend_on_the_order_of_rows_files_and_columns(
    table: tuple[str, list[str], Table], data: st.DataObject
) -> None:
    source, names, rows = table
    order = data.draw(st.permutations(range(len(names))))
    turned = [[row[at] for at in order] for row in data.draw(st.permutations(rows))]
    header = [names[at] for at in order]
    parts = {"b.csv": _as_csv(header, turned[:1]), "a.csv": _as_csv(header, turned[1:])}
    assert _result(source, {"a.csv": _as_csv(names, rows)}) == _result(source, parts)


def _as_csv(header: list[str], rows: Table) -> bytes:
    return "".join(_as_line(fields, csv.QUOTE_ALL) + "\n" for fields in (header, *rows)).encode()


def _result(source: str, files: dict[str, bytes]) -> object:
    """The result of a delivery, without line numbers."""
    with tempfile.TemporaryDirectory() as root:
        try:
            outcome = Desk(Path(root)).read(dict(files), source)
        except DeliveryRejectedError:
            return "rejected"
    return outcome.counts, _in_order(outcome.accepted), sorted(str(row[2:]) for row in outcome.quarantined)
