"""CSV rows that cannot be read, and the physical line of every quarantined row."""

import pytest

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets_tests.deliveries.desk import Desk, csv_text, line, packed, row, usages

HEADER = ",".join(row())
GOOD, ALSO_GOOD = line(row()), line(row(authorization_id="auth-2"))
BAD = line(row(authorization_id="auth-3", tenant_id="x"))
TWO_LINES = line(row(authorization_id="auth-4", product_offering='"A\nB"'))
EMBEDDED = line(row(authorization_id="auth-5", product_offering='"A, ""B"""'))


def text(*lines: str, end: str = "\n") -> str:
    return "".join(f"{one}{end}" for one in (HEADER, *lines))


@pytest.mark.parametrize(
    ("content", "line_number"),
    [
        pytest.param(text(BAD, GOOD), 2, id="first"),
        pytest.param(text(GOOD, BAD), 3, id="second"),
        pytest.param(text(GOOD, BAD)[:-1], 3, id="last, without a line end"),
        pytest.param(text(EMBEDDED, BAD), 3, id="after quotes"),
        pytest.param(text(TWO_LINES, BAD), 4, id="after an embedded line break"),
        pytest.param(text(TWO_LINES.replace("\n", "\r\n"), BAD, GOOD, end="\r\n"), 4, id="after an embedded CRLF"),
        pytest.param(text("", "", GOOD, "", BAD), 6, id="after blank lines"),
        pytest.param(text("", GOOD, BAD, "", end="\r\n"), 4, id="after blank lines that end in CRLF"),
        pytest.param(text(GOOD, BAD, end="\r\n"), 3, id="5 CRLF"),
        pytest.param("\ufeff" + text(GOOD, BAD, end="\r\n"), 3, id="5 CRLF and BOM"),
        pytest.param("\ufeff" + text(TWO_LINES, BAD), 4, id="5 BOM and an embedded line break"),
        pytest.param(text(GOOD, BAD, end="\r"), 3, id="CR alone"),
        pytest.param(text(GOOD) + f"{ALSO_GOOD}\r\n{BAD}\n", 4, id="25 mixed line ends"),
        pytest.param(f"{HEADER}\r\n{GOOD}\n{BAD}\n", 3, id="25 another line end after the header"),
    ],
)
@pytest.mark.parametrize("pack", [False, True], ids=["plain", "packed"])
def test_quarantine_names_the_physical_line(desk: Desk, content: str, line_number: int, pack: bool) -> None:
    name = "a.csv.gz" if pack else "a.csv"
    outcome = desk.read({name: packed(content) if pack else content})
    assert outcome.quarantined == [(name, line_number, "tenant_id", "x", "tenant_id expected a whole number")]
    assert outcome.counts[1:] == (outcome.counts[0] - 1, 1, 0)


def test_12_quarantines_short_and_long_rows_with_their_lines(desk: Desk) -> None:
    lines = [
        GOOD,
        "x,y",
        TWO_LINES,
        f"{ALSO_GOOD},more",
        f"{ALSO_GOOD},",
        TWO_LINES.replace("auth-4", "a") + ",,,",
        BAD,
    ]
    outcome = desk.read({"a.csv": text(*lines)})
    assert outcome.counts == (7, 2, 5, 0)
    assert outcome.quarantined == [
        ("a.csv", 3, "tenant_id", None, "the row has 2 fields; expected 7"),
        ("a.csv", 6, "field 8", "(not kept)", "the row has 8 fields; expected 7"),
        ("a.csv", 7, "field 8", "", "the row has 8 fields; expected 7"),
        ("a.csv", 8, "field 8", "", "the row has 10 fields; expected 7"),
        ("a.csv", 10, "tenant_id", "x", "tenant_id expected a whole number"),
    ]


def test_12_stores_the_surplus_value_where_the_source_names_no_person(desk: Desk) -> None:
    outcome = desk.read({"a.csv": "service_contract_id\na\nb,c\n"}, "service_contracts")
    assert outcome.quarantined == [("a.csv", 3, "field 2", "c", "the row has 2 fields; expected 1")]


def test_12_quarantines_all_rows_under_a_longer_header(desk: Desk) -> None:
    outcome = desk.read({"a.csv": f"{HEADER},\n{GOOD}\n{ALSO_GOOD}\n"})
    assert outcome.counts == (2, 0, 2, 0)


def test_13_quarantines_only_the_row_with_a_quote_inside_a_quoted_field(desk: Desk) -> None:
    broken = line(row(authorization_id="auth-9", product_offering='"A"b'))
    outcome = desk.read({"a.csv": text(GOOD, broken, BAD)})
    assert outcome.quarantined[0] == (
        "a.csv", 3, "product_offering", None, "a quote is inside a quoted field; expected it doubled",
    )  # fmt: skip
    assert (outcome.counts, outcome.places[1]) == ((3, 1, 2, 0), (4, "tenant_id"))


def test_13_quarantines_rows_between_an_unclosed_quote_and_the_next_quote(desk: Desk) -> None:
    opened = line(row(authorization_id="auth-9", product_offering='"A'))
    with pytest.raises(DeliveryRejectedError, match=r"a\.csv, line 3, column product_offering: a quote is opened"):
        desk.read({"a.csv": text(GOOD, opened, EMBEDDED, ALSO_GOOD)})


def test_quote_inside_an_unquoted_field_is_text(desk: Desk) -> None:
    outcome = desk.read({"a.csv": text(line(row(product_offering='12" pipe')), ALSO_GOOD)})
    assert sorted(one["product_offering"] for one in outcome.accepted) == ['12" pipe', "ACD"]


def test_blanks_around_a_quoted_field_do_not_count_as_quoting(desk: Desk) -> None:
    outcome = desk.read({"a.csv": text(line(row(product_offering=' "A"')))})
    assert outcome.accepted[0]["product_offering"] == '"A"'


def test_quoted_fields_keep_commas_quotes_and_line_breaks(desk: Desk) -> None:
    outcome = desk.read({"a.csv": text(TWO_LINES, EMBEDDED)})
    assert sorted(one["product_offering"] for one in outcome.accepted) == ["A\nB", 'A, "B"']


@pytest.mark.parametrize("footer", ["TOTAL,2", "Total", "TOTAL,,,,,,2", "TOTAL,2,,,,,,,"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_16_quarantines_a_footer(desk: Desk, footer: str, end: str) -> None:
    outcome = desk.read({"a.csv": text(GOOD, ALSO_GOOD) + footer + end})
    assert (outcome.counts, outcome.quarantined[0][1]) == ((3, 2, 1, 0), 4)


def test_reads_blank_lines_of_a_single_column_as_empty_values(desk: Desk) -> None:
    outcome = desk.read({"a.csv": 'service_contract_id\na\n\n""\nb\n\n'}, "service_contracts")
    assert outcome.counts == (5, 2, 3, 0)
    assert outcome.places == [(number, "service_contract_id") for number in (3, 4, 6)]


def test_reads_lines_that_span_two_pieces_of_a_file(desk: Desk) -> None:
    long = [row(authorization_id=f"auth-{n}", product_offering="é" * 20_000) for n in range(120)]
    broken = row(authorization_id="auth-b", product_offering='"' + "x\r\n" * 500_000 + '"')
    lines = csv_text([*long, row(authorization_id="bad-1", tenant_id="x"), *long]).replace("\n", "\r\n")
    outcome = desk.read({"a.csv": lines + "short\r\n"})
    assert outcome.counts == (242, 120, 2, 120)
    assert outcome.places == [(122, "tenant_id"), (243, "user_id")]
    with pytest.raises(DeliveryRejectedError, match="line 123, column product_offering: a quote is opened"):
        desk.read({"a.csv": csv_text([*long, row(authorization_id="c"), broken, row(authorization_id="d")])})


def test_reads_a_text_longer_than_a_piece_of_a_file(desk: Desk) -> None:
    first = row(authorization_id="auth-a", product_offering='"' + "x\n" * 400_000 + '"')
    second = row(authorization_id="auth-b", product_offering='"' + "y\n" * 400_000 + '"')
    outcome = desk.read({"a.csv": csv_text([first, second, row(tenant_id="x"), *usages(1, usage_type="EDU")])})
    assert (outcome.counts, outcome.places) == ((4, 3, 1, 0), [(800_004, "tenant_id")])
