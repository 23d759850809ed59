"""Every fault of a delivery, through its source's recipe: the guaranteed outcome, the record and the message.

The other modules of this folder test each kind of value, row and file in detail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ide_assets.domains.deliveries.files.landing import SUCCESS, Landing
from ide_assets.months import Month
from ide_assets_tests.deliveries.desk import MONTH, csv_text, line, packed, parquet, row, usages
from ide_assets_tests.deliveries.intake import FILES, Intake, Taken

USAGE, SEATS, MERGES = "usage_authorizations", "entitlements", "victim_survivor_mapping"
TEXT = csv_text(usages(3))
HEADER = TEXT.splitlines()[0] + "\n"
WIDE = csv_text(usages(3, product_offering="é"))
REJECTED, AGAIN = "delivery rejected: ", ("still see the last good month", "ide quarantine --source")


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> Intake:
    return Intake(tmp_path_factory.mktemp("intake"))


def seats(*changes: dict[str, str]) -> str:
    """A valid subscription, then one with each of these changes."""
    return csv_text([row(SEATS, subscription_id=f"sub-{n}", **change) for n, change in enumerate([{}, *changes])])


def merges(*links: str) -> str:
    """COMPLETED merges written as `victim>survivor`."""
    pairs = [link.split(">") for link in links]
    return csv_text([row(MERGES, victim_account_csn=a, surviving_account_csn=b) for a, b in pairs])


@dataclass(frozen=True)
class Whole:
    """A fault that rejects the whole delivery, and the words of its message.

    The record has counts only if the fault is found after the rows were read.
    """

    number: int
    story: str
    files: FILES
    words: Sequence[str]
    source: str = USAGE
    counts: tuple[int | None, ...] = (None,) * 4

    def __str__(self) -> str:
        return f"{self.number} {self.story}"


WHOLE = [
    Whole(1, "zero bytes", {"a.csv": b""}, ["a.csv is empty (0 bytes)", "at least a header row"]),
    Whole(1, "header only", {"a.csv": HEADER}, ["has a header but no rows", "deliver the rows"]),
    Whole(2, "no Parquet inside", {"a.parquet": b"PAR1" + bytes(50)}, ["a.parquet is not a whole Parquet", "again"]),
    Whole(3, "cut in a row", {"a.csv": TEXT[:-40]}, ["a.csv, line 4, column user_id", "ends in the middle of a row"]),
    Whole(4, "semicolons", {"a.csv": TEXT.replace(",", ";")}, ["a.csv, line 1", "semicolons", "Expected commas"]),
    Whole(4, "tabs", {"a.csv": TEXT.replace(",", "\t")}, ["a.csv, line 1", "tabs", "Expected commas"]),
    Whole(6, "Latin-1", {"a.csv": WIDE.encode("latin-1")}, ["a.csv, line 2: byte 0xe9", "write the file as UTF-8"]),
    Whole(6, "UTF-16", {"a.csv": TEXT.encode("utf-16")}, ["a.csv is UTF-16 text", "Expected UTF-8"]),
    Whole(
        7,
        "no user_id",
        {"a.csv": TEXT.replace("user_id", "user")},
        ["line 1: required column user_id missing", "Closest match: user", "Add the column and deliver again"],
    ),
    Whole(
        10,
        "user_id twice",
        {"a.csv": csv_text(usages(1)).replace("product_offering", "user_id")},
        ["line 1: column user_id appears more than once", "Expected each name once"],
    ),
    Whole(
        11,
        "no header",
        {"a.csv": TEXT.removeprefix(HEADER)},
        ["a.csv, line 1 is not a header of usage", "Add the header row"],
    ),
    Whole(13, "unclosed quote", {"a.csv": TEXT + 'x,"y'}, ["line 5, column user_id: a quote is opened", "Close it"]),
    Whole(13, "NUL", {"a.csv": TEXT + "\0\n"}, ["a.csv, line 5 has a NUL byte", "Expected UTF-8 text"]),
    Whole(14, "long line", {"a.csv": TEXT + "x" * (2**20 + 1)}, ["a.csv, line 5 is longer than 1,048,576 bytes"]),
    Whole(15, "HTML", {"a.csv": "<!DOCTYPE html>"}, ["a.csv is HTML or XML, not CSV", "Expected UTF-8"]),
    Whole(15, "zip", {"a.csv": b"PK\x03\x04" + bytes(99)}, ["a.csv is a zip archive", "Expected UTF-8"]),
    Whole(15, "PDF", {"a.csv": b"%PDF-1.7\n"}, ["a.csv is a PDF document", "Expected UTF-8"]),
    Whole(
        17,
        "gzip bomb",
        {"a.csv.gz": packed(HEADER + "\n" * (17 << 20))},
        ["unpack to more than 16,777,216", "split it into smaller files"],
    ),
    Whole(22, "glob in the name", {"*.csv": TEXT}, ["*.csv: the file name has one of", "Rename the file"]),
    Whole(24, "no data file", {}, ["has _SUCCESS but no data file", "Expected at least one .parquet"]),
    Whole(
        29,
        "no value at all",
        {"a.csv": csv_text(usages(3, tenant_id=""))},
        ["required column tenant_id has no value in any of 3 rows", "Fill it and deliver again"],
    ),
    Whole(
        40,
        "merge cycle",
        {"a.csv": merges("0012>0013", "0013>0014", "0014>0012")},
        ["cycle of COMPLETED merges among the accounts 0012, 0013, 0014", "Correct the mapping"],
        MERGES,
    ),
    Whole(
        33,
        "every row quarantined, though only ten",
        {"a.csv": csv_text([row(SEATS, subscription_id=f"sub-{n}", seats_purchased="-1") for n in range(10)])},
        ["all of its 10 rows break a row rule", "a month without entitlements is not plausible"],
        SEATS,
        (10, 0, 10, 0),
    ),
    Whole(
        33,
        "too many rows quarantined",
        {"a.csv": seats(*[{"seats_purchased": "-1"}] * 11)},
        [
            "11 of 12 rows (91.7%)",
            "at most 1.0% may",
            "seats_purchased expected 0 to 10,000,000 (11 rows)",
            "Correct them and deliver again",
        ],
        SEATS,
        (12, 1, 11, 0),
    ),
]


@pytest.mark.parametrize("fault", WHOLE, ids=str)
def test_records_a_rejected_delivery_with_its_reason(intake: Intake, fault: Whole) -> None:
    taken = intake.take(fault.files, fault.source)
    assert_rejected(taken, fault.source, fault.words)
    assert taken.counts == fault.counts
    assert len(taken.quarantined) == (fault.counts[2] or 0)


def assert_rejected(taken: Taken, source: str, words: Sequence[str]) -> None:
    assert taken.candidate is None
    assert taken.message.startswith(REJECTED)
    for part in (f"{source}/2023-05", *words, *AGAIN):
        assert part in taken.message
    assert (taken.entry["verdict"], taken.entry["source"], taken.entry["month"]) == ("rejected", source, "2023-05")
    assert all(part in taken.entry["reason"] for part in words)


@dataclass(frozen=True)
class Rows:
    """A fault of rows: they are quarantined with their place, value and reason.

    `counts` are rows read, accepted, quarantined, exact duplicates.
    """

    number: int
    story: str
    files: FILES
    quarantined: Sequence[tuple[str, int, str, str | None, str]]
    counts: tuple[int, int, int, int]
    source: str = USAGE

    def __str__(self) -> str:
        return f"{self.number} {self.story}"


def value(number: int, story: str, column: str, text: str, reason: str, source: str = SEATS) -> Rows:
    """A valid row, then one with this text in the column."""
    key = {SEATS: "subscription_id", USAGE: "authorization_id", "opportunities": "opportunity_id"}[source]
    rows = [row(source), row(source, **{key: "other", column: text})]
    shown = text.strip('"') or None
    return Rows(number, story, {"a.csv": csv_text(rows)}, [("a.csv", 3, column, shown, reason)], (2, 1, 1, 0), source)


NUMBER = "expected a finite number with a decimal point and no thousands separator"
SAME_KEY = "another row has the same key (subscription_id) and different values; expected one"
ROWS = [
    Rows(
        12,
        "short row",
        {"a.csv": TEXT + "x,y\n"},
        [("a.csv", 5, "tenant_id", None, "the row has 2 fields; expected 7")],
        (4, 3, 1, 0),
    ),
    Rows(
        12,
        "long row",
        {"a.csv": TEXT + line(row()) + ",z\n"},
        [("a.csv", 5, "field 8", "(not kept)", "the row has 8 fields; expected 7")],
        (4, 3, 1, 0),
    ),
    Rows(
        13,
        "quote in a quoted field",
        {"a.csv": TEXT + line(row(product_offering='"A"b')) + "\n"},
        [("a.csv", 5, "product_offering", None, "a quote is inside a quoted field; expected it doubled")],
        (4, 3, 1, 0),
    ),
    Rows(
        16,
        "TOTAL footer",
        {"a.csv": TEXT + "TOTAL,3"},
        [("a.csv", 5, "tenant_id", None, "the row has 2 fields; expected 7")],
        (4, 3, 1, 0),
    ),
    value(
        21,
        "an event of another month",
        "authorized_at",
        "2023-06-01T00:00:00Z",
        "expected an event of 2023-05 (UTC); deliver late events with their own month",
        USAGE,
    ),
    Rows(
        26,
        "Parquet that does not cast exactly",
        {"a.parquet": parquet(None, tenant_id=[7.0, 6.5])},
        [("a.parquet", 2, "tenant_id", "6.5", "expected a whole number")],
        (2, 1, 1, 0),
    ),
    value(32, "null key", "subscription_id", "", "is empty; expected a value"),
    value(33, "negative seats", "seats_purchased", "-1", "expected 0 to 10,000,000"),
    value(34, "nan", "active_aov_net3", "nan", NUMBER, "opportunities"),
    value(34, "inf", "active_aov_net3", "inf", NUMBER, "opportunities"),
    value(36, "overflow", "seats_purchased", "9223372036854775808", "expected a whole number"),
    value(36, "too many seats", "seats_purchased", "10000001", "expected 0 to 10,000,000"),
    Rows(
        38,
        "one key, two values",
        {"a.csv": csv_text([row(SEATS), row(SEATS, seats_purchased="7"), row(SEATS, subscription_id="sub-2")])},
        [("a.csv", at, "subscription_id", "subscription_id=sub-1", SAME_KEY) for at in (2, 3)],
        (3, 1, 2, 0),
        SEATS,
    ),
    Rows(
        39,
        "unknown survivor",
        {"a.csv": merges("0012>0013", "x>nobody")},
        [
            (
                "a.csv",
                3,
                "surviving_account_csn",
                "nobody",
                "no account of this month has this CSN; expected a surviving account that exists",
            )
        ],
        (2, 1, 1, 0),
        MERGES,
    ),
    Rows(
        42,
        "self-merge",
        {"a.csv": merges("0012>0013", "0014>0014")},
        [("a.csv", 3, "victim_account_csn", "0014", "an account is merged into itself; expected two accounts")],
        (2, 1, 1, 0),
        MERGES,
    ),
    Rows(
        42,
        "victim twice",
        {"a.csv": merges("x>0012", "x>0013", "y>0013")},
        [
            (
                "a.csv",
                at,
                "victim_account_csn",
                "x",
                "the account has more than one COMPLETED survivor (0012, 0013); expected one",
            )
            for at in (2, 3)
        ],
        (3, 1, 2, 0),
        MERGES,
    ),
    value(43, "ambiguous date", "end_date", "02/01/2023", "expected a date as YYYY-MM-DD"),
    value(47, "thousands separator", "seats_purchased", '"1,000"', "expected a whole number"),
    value(
        47,
        "a dot that may separate thousands",
        "seats_purchased",
        "1.000",
        "expected a whole number; a dot before three digits may separate thousands, so write it without",
    ),
    value(
        36,
        "an absurd amount",
        "active_aov_net3",
        "1e308",
        "expected -1,000,000,000,000 to 1,000,000,000,000",
        "opportunities",
    ),
    value(53, "no leap day", "end_date", "2023-02-29", "expected a date as YYYY-MM-DD"),
]


@pytest.mark.parametrize("fault", ROWS, ids=str)
def test_quarantines_rows_that_break_a_rule_and_accepts_the_others(intake: Intake, fault: Rows) -> None:
    taken = intake.take(fault.files, fault.source)
    assert taken.candidate is not None, taken.message
    assert taken.entry["verdict"] == "accepted"
    assert taken.counts == fault.counts
    assert taken.candidate.rows == fault.counts[1]
    assert [entry[:4] for entry in taken.quarantined] == [entry[:4] for entry in fault.quarantined]
    for entry, expected in zip(taken.quarantined, fault.quarantined, strict=True):
        assert entry[4] in (expected[4], f"{expected[2]} {expected[4]}")
    assert taken.warned["no_rows_quarantined"] == fault.counts[2] == sum(taken.entry["reasons"].values())


TWO = [row(), row(authorization_id="auth-2")]
TURNED = [dict(reversed([(name.upper(), text) for name, text in one.items()])) for one in TWO]
NO_SCORES = csv_text([row("ews_scores")]).splitlines()[0]


@pytest.mark.parametrize(
    ("files", "source", "counts", "warned"),
    [
        pytest.param({"a.csv": NO_SCORES}, "ews_scores", (0, 0, 0, 0), 0, id="1 none is a fact"),
        pytest.param({"a.csv": "\ufeff" + TEXT.replace("\n", "\r\n")}, USAGE, (3, 3, 0, 0), 0, id="5 BOM, CRLF"),
        pytest.param({"a.csv": csv_text(usages(2, note="x"))}, USAGE, (2, 2, 0, 0), 1, id="8 extra column"),
        pytest.param({"a.csv": csv_text(TURNED)}, USAGE, (2, 2, 0, 0), 0, id="9 other case and order"),
        pytest.param({"a.csv": TEXT.replace("\n", "\r\n", 2)}, USAGE, (3, 3, 0, 0), 0, id="25 mixed line ends"),
        pytest.param({"a.parquet": parquet(None, tenant_id=[7.0, 8.0])}, USAGE, (2, 2, 0, 0), 0, id="26 exact"),
        pytest.param(
            {f"{n}.csv": csv_text([row(authorization_id=f"a{n}")]) for n in range(200)},
            USAGE,
            (200, 200, 0, 0),
            0,
            id="27 files",
        ),
        pytest.param(
            {"a.csv": csv_text([{**{f"c{n}": n for n in range(5000)}, **one} for one in TWO])},
            USAGE,
            (2, 2, 0, 0),
            5000,
            id="27 columns",
        ),
        pytest.param({"a.csv": csv_text(TWO), "b.csv": csv_text(TURNED)}, USAGE, (4, 2, 0, 2), 0, id="28 headers"),
        pytest.param({"ünï 日本.CSV": TEXT}, USAGE, (3, 3, 0, 0), 0, id="31 any name"),
        pytest.param(
            {"a.csv": seats({"seats_purchased": "0", "pool_id": "p"})}, SEATS, (2, 2, 0, 0), 0, id="35 no seats"
        ),
        pytest.param({"a.csv": csv_text([*TWO, *TWO])}, USAGE, (4, 2, 0, 2), 0, id="37 duplicates"),
        pytest.param({"a.csv": merges("x>0012", "0012>0013")}, MERGES, (2, 2, 0, 0), 0, id="41 chain"),
        pytest.param(
            {"a.csv": csv_text(usages(2, product_offering="Cafe\u0301\u200b"))}, USAGE, (2, 2, 0, 0), 4, id="44 unicode"
        ),
        pytest.param(
            {"a.csv": csv_text([row(authorization_id=a) for a in ("0012", "12")])},
            USAGE,
            (2, 2, 0, 0),
            0,
            id="45 zeros",
        ),
        pytest.param({"a.csv": seats({"account_csn": "5.1E9"})}, SEATS, (2, 2, 0, 0), 1, id="46 scientific"),
        pytest.param({"a.csv": seats({"seats_assigned": "99"})}, SEATS, (2, 2, 0, 0), 0, id="48 used above seats"),
        pytest.param({"a.csv": seats({"account_csn": "nobody"})}, SEATS, (2, 2, 0, 0), 0, id="49 unknown account"),
    ],
)
def test_accepts_unusual_deliveries_with_counts_and_warnings(
    intake: Intake, files: FILES, source: str, counts: tuple[int, ...], warned: int
) -> None:
    taken = intake.take(files, source)
    assert taken.candidate is not None, taken.message
    assert (taken.entry["verdict"], taken.counts, taken.quarantined) == ("accepted", counts, [])
    assert taken.warned == ({"delivered_as_contracted": warned} if warned else {})


def test_2_rejects_a_parquet_file_with_a_flipped_bit(intake: Intake, tmp_path: Path) -> None:
    parquet()(tmp_path / "whole.parquet")
    whole = (tmp_path / "whole.parquet").read_bytes()
    flipped = whole[:-30] + bytes(byte ^ 255 for byte in whole[-30:-10]) + whole[-10:]
    for broken in (whole[: len(whole) // 2], flipped):
        assert_rejected(intake.take({"a.parquet": broken}), USAGE, ["a.parquet is not a whole Parquet file", "again"])


def test_22_records_a_symbolic_link_without_opening_it(intake: Intake, tmp_path: Path) -> None:
    delivery = intake.desk().delivery({"a.csv": TEXT})
    (tmp_path / "elsewhere.csv").write_text(TEXT)
    (delivery.folder / "b.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert_rejected(intake.take_delivery(delivery), USAGE, ["b.csv is a symbolic link", "Deliver the file itself"])


def test_18_19_equal_bytes_share_an_entry_and_other_bytes_have_their_own(intake: Intake) -> None:
    first, again = (intake.take({"a.csv": csv_text(usages(5))}) for _ in range(2))
    other = intake.take({"a.csv": csv_text(usages(6))})
    assert first.entry["delivery"] == again.entry["delivery"] != other.entry["delivery"]
    assert first.entry["first_read"] == again.entry["first_read"]
    assert first.candidate is not None and again.candidate is not None and other.candidate is not None
    assert first.candidate.path.read_bytes() == again.candidate.path.read_bytes() != other.candidate.path.read_bytes()


def test_20_does_not_read_deliveries_of_future_months(intake: Intake) -> None:
    delivery = intake.desk().delivery({"a.csv": TEXT}, month=Month(2023, 7))
    taken = intake.take_delivery(delivery)
    assert (taken.candidate, taken.entry) == (None, {})
    assert taken.message == "2023-07 is in the future (today is 2023-06-02): its deliveries are not read yet."


def test_23_waits_for_a_delivery_that_is_being_written(intake: Intake) -> None:
    delivery = intake.desk().delivery({"a.csv": TEXT[:-40]})
    (delivery.folder / SUCCESS).unlink()
    taken = intake.take_delivery(delivery)
    assert (taken.candidate, taken.entry) == (None, {})
    assert "is not delivered: expected" in taken.message and SUCCESS in taken.message


def test_30_leaves_the_folder_of_an_unknown_source_untouched(intake: Intake) -> None:
    desk = intake.desk()
    delivery = desk.delivery({"a.csv": csv_text(usages(7))})
    unknown = desk.root / "invoices" / str(MONTH)
    unknown.mkdir(parents=True)
    (unknown / "a.csv").write_text("x")
    assert intake.take_delivery(delivery).counts == (7, 7, 0, 0)
    assert Landing(desk.root).unknown() == [unknown.parent]
    assert (unknown / "a.csv").read_text() == "x"
