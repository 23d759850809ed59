"""Values of every type, as CSV text: accepted, quarantined, or stored unchanged."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ide_assets.months import Month
from ide_assets_tests.deliveries.desk import MONTH, Desk, Outcome, csv_text, row

KEYS = {
    "accounts": "account_csn",
    "entitlements": "subscription_id",
    "ews_scores": "opportunity_id",
    "opportunities": "opportunity_id",
    "usage_authorizations": "authorization_id",
}


def read(desk: Desk, source: str, column: str, *texts: str, month: Month = MONTH) -> Outcome:
    """A row for each of these texts in the column, in this order."""
    rows = [row(source, **{KEYS[source]: str(number), column: text}) for number, text in enumerate(texts)]
    return desk.read({"a.csv": csv_text(rows)}, source, month)


def accepted_values(outcome: Outcome, source: str, column: str) -> list[Any]:
    """The column's values in the order of their texts; no row is quarantined."""
    assert outcome.quarantined == []
    return [one[column] for one in sorted(outcome.accepted, key=lambda one: int(one[KEYS[source]]))]


def reason_of(outcome: Outcome, column: str, *texts: str | None) -> str:
    """The one reason for which all of these texts are quarantined."""
    assert [entry[:4] for entry in outcome.quarantined] == [
        ("a.csv", line, column, text if text is None else text.strip('"')) for line, text in enumerate(texts, start=2)
    ]
    assert outcome.counts == (len(texts), 0, len(texts), 0)
    (reason,) = {entry[4] for entry in outcome.quarantined}
    return reason


def accepts(desk: Desk, source: str, column: str, expected: Mapping[str, Any]) -> None:
    """Each text is read as its value."""
    assert accepted_values(read(desk, source, column, *expected), source, column) == list(expected.values())


def quarantines(desk: Desk, source: str, column: str, texts: Sequence[str], reason: str) -> None:
    """Each text is quarantined with its line and value, for this reason."""
    assert reason_of(read(desk, source, column, *texts), column, *texts) == f"{column} {reason}"


def test_accepts_whole_numbers_as_tenants(desk: Desk) -> None:
    whole = {
        "7": 7,
        "0": 0,
        "-7": -7,
        "+5": 5,
        "6.0": 6,
        "6.00": 6,
        " 8 ": 8,
        "\u00a08\u200b": 8,
        "9223372036854775807": 2**63 - 1,
    }
    accepts(desk, "usage_authorizations", "tenant_id", whole)


def test_quarantines_tenants_with_leading_zeros_and_other_texts(desk: Desk) -> None:
    wrong = ["0012", "00", "-07", "6.5", "x", "1e3", '"1,000"', "nan", "inf", "0x10", "1_000", "٣", "--1", "1."]
    quarantines(desk, "usage_authorizations", "tenant_id", [*wrong, "9223372036854775808"], "expected a whole number")


def test_35_accepts_0_to_ten_million_seats(desk: Desk) -> None:
    seats = {"0": 0, "10000000": 10_000_000, "007": 7, "+5": 5, "6.0": 6, "": None}
    accepts(desk, "entitlements", "seats_assigned", seats)


@pytest.mark.parametrize("column", ["seats_purchased", "seats_assigned"])
def test_33_36_quarantines_seats_out_of_range(desk: Desk, column: str) -> None:
    quarantines(desk, "entitlements", column, ["-1", "10000001", "-9223372036854775808"], "expected 0 to 10,000,000")


def test_34_36_47_quarantines_seats_that_are_not_whole_numbers(desk: Desk) -> None:
    wrong = ["9223372036854775808", "1" * 60, "1e3", "nan", "inf", '"1,000"', "6.01", "-"]
    quarantines(desk, "entitlements", "seats_purchased", wrong, "expected a whole number")


def test_accepts_numbers(desk: Desk) -> None:
    numbers = {"1e3": 1000.0, "-.5": -0.5, "2.": 2.0, " 1 ": 1.0, "1E-2": 0.01, "": None}
    accepts(desk, "opportunities", "active_aov_net3", numbers)


def test_34_47_quarantines_texts_that_are_not_numbers(desk: Desk) -> None:
    wrong = ["nan", "NaN", "inf", "-Infinity", "1e400", '"1,000"', "1 000", "1.2.3", "$5", "1d"]
    reason = "expected a finite number with a decimal point and no thousands separator"
    quarantines(desk, "opportunities", "active_aov_net3", wrong, reason)


def test_accepts_probabilities_from_0_to_1(desk: Desk) -> None:
    quarantines(desk, "ews_scores", "prediction", ["-0.01", "1.01", "50"], "expected 0 to 1")
    accepts(desk, "ews_scores", "prediction", {"0": 0.0, "1": 1.0, "1.0": 1.0, "5e-1": 0.5})


def test_accepts_booleans(desk: Desk) -> None:
    true, false = ("true", "T", "Yes", "1", " TRUE "), ("false", "F", "nO", "0")
    accepts(desk, "entitlements", "is_unlimited", {**dict.fromkeys(true, True), **dict.fromkeys(false, False)})


def test_quarantines_texts_that_are_not_booleans(desk: Desk) -> None:
    wrong = ["y", "n", "2", "on", "1.0", "wahr", "-"]
    quarantines(desk, "entitlements", "is_unlimited", wrong, "expected true or false (also t/f, yes/no, 1/0)")


def test_53_accepts_dates(desk: Desk) -> None:
    texts = ["2024-02-29", "9999-12-31", "0001-01-01", " 2024-01-01 "]
    accepts(desk, "entitlements", "end_date", {text: date.fromisoformat(text.strip()) for text in texts})


def test_43_53_quarantines_texts_that_are_not_dates(desk: Desk) -> None:
    wrong = [
        *(
            "02/01/2023",
            "2023-02-29",
            "2023-13-01",
            "2023-00-10",
            "0000-01-01",
            "20230101",
            "2023-1-1",
            "45000",
            "today",
        ),
        *("2023-01-01T24:00:00", "10000-01-01", "infinity", "epoch", "-2023-01-01", "2023-01-01 (BC)"),
    ]
    quarantines(desk, "entitlements", "end_date", wrong, "expected a date as YYYY-MM-DD")


def test_52_reads_timestamps_as_utc(desk: Desk) -> None:
    moments = {
        "2023-05-03T10:00:00Z": datetime(2023, 5, 3, 10, tzinfo=UTC),
        "2023-05-03 10:00:00": datetime(2023, 5, 3, 10, tzinfo=UTC),
        "2023-05-03T10:00": datetime(2023, 5, 3, 10, tzinfo=UTC),
        "2023-05-03": datetime(2023, 5, 3, tzinfo=UTC),
        "2023-05-03T10:00:00+02:00": datetime(2023, 5, 3, 8, tzinfo=UTC),
        "2023-05-03T10:00:00+0530": datetime(2023, 5, 3, 4, 30, tzinfo=UTC),
        "2023-05-03T10:00:00-09": datetime(2023, 5, 3, 19, tzinfo=UTC),
        "2023-05-03T10:00:00.25Z": datetime(2023, 5, 3, 10, microsecond=250_000, tzinfo=UTC),
        "2023-05-31T23:59:59.999999999Z": datetime(2023, 5, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        "2023-05-31T20:00:00-03:00": datetime(2023, 5, 31, 23, tzinfo=UTC),
        "2023-06-01T01:00:00+02:00": datetime(2023, 5, 31, 23, tzinfo=UTC),
        "2023-04-30T23:00:00-01:00": datetime(2023, 5, 1, tzinfo=UTC),
    }
    accepts(desk, "usage_authorizations", "authorized_at", moments)


def test_21_quarantines_events_of_another_month(desk: Desk) -> None:
    late = [
        *("2023-06-01T00:00:00Z", "2023-04-30T23:59:59.999999Z", "2023-05-31T23:00:00-01:00", "2023-06-01"),
        *("2023-05-01T00:00:00+00:01", "2022-05-03T10:00:00Z"),
    ]
    reason = "expected an event of 2023-05 (UTC); deliver late events with their own month"
    quarantines(desk, "usage_authorizations", "authorized_at", late, reason)


def test_quarantines_texts_that_are_not_timestamps(desk: Desk) -> None:
    wrong = [
        *("03/05/2023 10:00", "2023-05-03T24:00:00Z", "2023-05-03T10:60:00Z", "2023-05-03T10:00:00+25:00", "now"),
        *("2023-05-03T10", "2023-05-03T10:00:00 Europe/Berlin", "2023-05-03T10:00:00+02:75", "1683108000", "infinity"),
        *("2023-05-32", "2023-05-03t10:00:00Z", "2023-05-03T10:00:60Z"),
    ]
    reason = "expected an ISO 8601 timestamp such as 2023-05-31T23:59:00Z"
    quarantines(desk, "usage_authorizations", "authorized_at", wrong, reason)


def test_53_leap_day_belongs_to_february(desk: Desk) -> None:
    text = "2024-02-29T23:59:59Z"
    assert read(desk, "usage_authorizations", "authorized_at", text, month=Month(2024, 2)).counts == (1, 1, 0, 0)


def test_45_46_stores_identifiers_unchanged(desk: Desk) -> None:
    texts = ["0012", "5.1E9", "5110331093", "1e5", "00", "NULL", "null", "nan", "a b", "-", "1.0"]
    outcome = read(desk, "entitlements", "account_csn", *texts)
    assert accepted_values(outcome, "entitlements", "account_csn") == texts
    assert outcome.read.oddities == {"identifier in scientific notation": 2}


def test_44_composes_text_and_counts_zero_width_characters(desk: Desk) -> None:
    outcome = read(desk, "accounts", "account_name", "Cafe\u0301\u200b")
    assert accepted_values(outcome, "accounts", "account_name") == ["Café\u200b"]
    assert outcome.read.oddities == {"text composed to NFC": 1, "text with zero-width characters": 1}


def test_44_composed_and_decomposed_texts_are_equal(desk: Desk) -> None:
    outcome = desk.read({"a.csv": csv_text([row(user_id="Jose\u0301"), row(user_id="José")])})
    assert outcome.counts == (2, 1, 0, 1)


@pytest.mark.parametrize("column", ["account_csn", "tenant_id", "is_unlimited", "start_date", "seats_purchased"])
def test_32_quarantines_a_missing_required_value(desk: Desk, column: str) -> None:
    present = row("entitlements")[column]
    outcome = read(desk, "entitlements", column, present, "", '""')
    assert [(line, value, reason) for _, line, _, value, reason in outcome.quarantined] == [
        (3, None, f"{column} is empty; expected a value"),
        (4, None, f"{column} is empty; expected a value"),
    ]


def test_reason_lists_all_problems_of_a_row_and_the_first_value(desk: Desk) -> None:
    broken = row("entitlements", tenant_id="x", start_date="soon", seats_purchased="-1")
    outcome = desk.read({"a.csv": csv_text([broken])}, "entitlements")
    assert reason_of(outcome, "tenant_id", "x") == (
        "tenant_id expected a whole number; start_date expected a date as YYYY-MM-DD; "
        "seats_purchased expected 0 to 10,000,000"
    )
    assert sum(outcome.read.reasons.values()) == 1


def test_truncates_a_long_value(desk: Desk) -> None:
    outcome = read(desk, "entitlements", "start_date", "é" * 5000)
    reason_of(outcome, "start_date", "é" * 200)


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2007", "\u202f", "\u3000", "\u2003 ", "\u200b ", " \ufeff"])
def test_removes_and_counts_blanks_around_identifiers(desk: Desk, blank: str) -> None:
    outcome = read(desk, "entitlements", "contract_id", f"{blank}con 1{blank}", "con 1")
    assert accepted_values(outcome, "entitlements", "contract_id") == ["con 1", "con 1"]
    assert outcome.read.oddities["identifier with blanks around it, which were removed"] == 1


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u2060", "\ufe0f"])
def test_44_identifiers_that_differ_in_invisible_characters_are_equal(desk: Desk, unseen: str) -> None:
    rows = [row(), row(user_id=f"us{unseen}er-1", authorization_id=f"au{unseen}th-1", product_offering=f"AC{unseen}D")]
    outcome = desk.read({"a.csv": csv_text(rows)})
    assert outcome.counts == (2, 1, 0, 1)
    assert outcome.read.oddities == {"identifier with zero-width characters, which were removed": 3}


def test_spellings_of_an_e_mail_address_are_one_user(desk: Desk) -> None:
    spellings = ["ann@x.com", "Ann@X.com", " ANN@x.COM ", "\u00a0ann@x.com\u200b"]
    usage = desk.read({"a.csv": csv_text([row(authorization_id=f"a{n}", user_id=u) for n, u in enumerate(spellings)])})
    seats = desk.read({"a.csv": csv_text([row("seat_assignments", user_id=u) for u in spellings])}, "seat_assignments")
    assert len({one["user_id"] for one in (*usage.accepted, *seats.accepted)}) == 1
    assert seats.counts == (4, 1, 0, 3)


def test_other_user_identifiers_are_case_sensitive(desk: Desk) -> None:
    users = ["Ann", "ann", "a@b@C", "a@b@c"]
    outcome = desk.read({"a.csv": csv_text([row(authorization_id=f"a{n}", user_id=u) for n, u in enumerate(users)])})
    assert len({one["user_id"] for one in outcome.accepted}) == 4


@pytest.mark.parametrize(
    "user",
    ["unknown", "(Unknown)", "N/A", "anonymous", "<deleted>", "[none]", "NULL", "system", "-", "000", "Unknown User"],
)
def test_counts_placeholders_for_users(desk: Desk, user: str) -> None:
    outcome = desk.read({"a.csv": csv_text([row(), row(authorization_id="auth-2", user_id=user)])})
    assert (outcome.counts, outcome.read.oddities) == (
        (2, 2, 0, 0),
        {"user that is a placeholder such as unknown": 1},
    )


def test_identifier_of_blanks_is_empty(desk: Desk) -> None:
    outcome = desk.read({"a.csv": csv_text([row(), row(authorization_id=" \u00a0", user_id="\u200b")])})
    assert [entry[1:] for entry in outcome.quarantined] == [
        (3, "authorization_id", None, "authorization_id is empty; expected a value; user_id is empty; expected a value")
    ]
    optional = desk.read({"a.csv": csv_text([row("accounts", parent_account_csn="\u00a0")])}, "accounts")
    assert optional.accepted[0]["parent_account_csn"] is None
    assert optional.read.oddities == {"identifier with blanks around it, which were removed": 1}


def test_quarantines_whole_numbers_with_a_dot_before_three_digits(desk: Desk) -> None:
    reason = "expected a whole number; a dot before three digits may separate thousands, so write it without"
    quarantines(desk, "entitlements", "seats_purchased", ["1.000", "12.500", "1.000.000", "+1.000"], reason)
    quarantines(desk, "usage_authorizations", "tenant_id", ["1.000", "6.000"], reason)
    accepts(desk, "entitlements", "seats_purchased", {"5.0": 5, "5.00": 5, "1000.000": 1000})


def test_36_quarantines_numbers_too_large_to_sum(desk: Desk) -> None:
    reason = "expected -1,000,000,000,000 to 1,000,000,000,000"
    quarantines(desk, "opportunities", "acv_usd", ["1e308", "-1e13", "1000000000001"], reason)
    quarantines(desk, "opportunities", "days_into_term", ["1000000000001"], reason)
    accepts(desk, "opportunities", "acv_usd", {"1000000000000": 1e12, "1.234": 1.234})


def test_timestamps_in_date_columns_give_their_day_in_utc(desk: Desk) -> None:
    midnight = {"2024-05-01T00:00:00.000Z": date(2024, 5, 1), "2024-05-01 00:00:00": date(2024, 5, 1)}
    other = {
        "2024-05-01T13:45:00.000+0000": date(2024, 5, 1),
        "2024-05-01 13:45:00+02:00": date(2024, 5, 1),
        "2024-05-01T01:00+02": date(2024, 4, 30),
        "2024-05-01T00:00:00.001": date(2024, 5, 1),
    }
    outcome = read(desk, "opportunities", "close_date", *midnight, *other)
    assert accepted_values(outcome, "opportunities", "close_date") == [*midnight.values(), *other.values()]
    assert outcome.read.oddities == {"date with a time of day, which was dropped (UTC)": 4}


def test_quarantines_a_value_outside_a_listed_set(desk: Desk) -> None:
    rows = [
        {
            "intervention_id": str(number),
            "account_csn": "0012",
            "action_key": "K",
            "channel": channel,
            "performed_on": "2023-05-03",
        }
        for number, channel in enumerate(["human", " digital\u00a0", "Human", "mail"])
    ]
    outcome = desk.read({"a.csv": csv_text(rows)}, "interventions")
    assert [one["channel"] for one in outcome.accepted] == ["human", "digital"]
    assert [entry[1:] for entry in outcome.quarantined] == [
        (4, "channel", "Human", "channel expected human or digital"),
        (5, "channel", "mail", "channel expected human or digital"),
    ]


def test_stores_and_counts_control_characters(desk: Desk) -> None:
    outcome = read(desk, "accounts", "account_name", "A\x1b[31mcme", "B\ufffdob")
    assert accepted_values(outcome, "accounts", "account_name") == ["A\x1b[31mcme", "B\ufffdob"]
    assert outcome.read.oddities == {"row with control characters in a text": 2}
