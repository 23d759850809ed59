"""Rows are renamed, converted, joined, left out and quarantined, and every row that was read is counted once."""

import csv
import io
import json

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.values import NO_ENTRY
from ide_assets.months import Month
from ide_assets.store.database import quoted
from ide_assets_tests.imports.importer import Importer

OWNERS = """\
inputs:
  users: {files: "*.csv"}
deliveries:
  - source: owners
    from: users
    leave_out:
      - {when: "kind = 'bot'", because: not a person}
    columns:
      owner_id: id
      owner_name: {expression: "first || ' ' || last"}
      team: {column: group, values: {Sales: West, Support: East}}
      is_active: {constant: true}
"""
USERS = "ID,first,last,group,kind\n0012,Ann,Lee,Sales,human\n0013,Bob,Ray, support ,human\nr2,R,2,Sales,bot\n"


def test_columns_are_renamed_computed_mapped_and_constant(importer: Importer) -> None:
    assert importer.import_of(OWNERS, {"u.csv": USERS}, "owners") == [
        {"owner_id": "0012", "owner_name": "Ann Lee", "team": "West", "is_active": "true"},
        {"owner_id": "0013", "owner_name": "Bob Ray", "team": "East", "is_active": "true"},
    ]


def test_value_without_an_entry_is_quarantined_and_reported(importer: Importer) -> None:
    (outcome,) = importer.run(OWNERS, {"u.csv": USERS + "7,Cy,Poe,Legal,human\n"}).outcomes
    assert (outcome.read, outcome.delivered, outcome.quarantined) == (4, 2, 1)
    assert outcome.left_out == {"not a person": 1}
    assert outcome.first_quarantined == [("u.csv", 5, "team", "Legal", NO_ENTRY)]
    assert outcome.uncovered == [("team", "Legal", 1)]
    assert len(importer.delivered("owners")) == 2


def test_too_many_quarantined_rows_deliver_nothing(importer: Importer) -> None:
    users = USERS + "".join(f"{number},a,b,Legal,human\n" for number in range(100, 120))
    with pytest.raises(CannotImportError, match=r"20 of 22 rows \(90.9%\) would be quarantined.*team: the value map"):
        importer.run(OWNERS, {"u.csv": users})
    assert not (importer.root / "landing" / "owners" / "2026-10").exists()


def test_missing_columns_are_all_named_with_the_nearest_one(importer: Importer) -> None:
    with pytest.raises(CannotImportError) as raised:
        importer.run(OWNERS, {"u.csv": "ident,firsts,last,groups,kind\n1,a,b,Sales,human\n"})
    message = str(raised.value)
    assert "u.csv, line 1 has no column first; the nearest name is firsts" in message
    assert "has no column group; the nearest name is groups" in message
    assert "has no column id" in message and "Columns: ident, firsts, last, groups, kind" in message


def test_required_column_without_an_origin_delivers_nothing(importer: Importer) -> None:
    mapping = OWNERS.replace("      is_active: {constant: true}\n", "")
    with pytest.raises(CannotImportError, match="owners: no column is mapped to is_active"):
        importer.run(mapping, {"u.csv": USERS})
    trial = importer.run(mapping, {"u.csv": USERS}, only_check=True)
    assert trial.faults and trial.outcomes[0].first_rows
    assert not (importer.root / "landing").exists()


@pytest.mark.parametrize("expression", ["first + 1", "regexp_replace(first, '(', '')"])
def test_expression_that_does_not_fit_is_named(importer: Importer, expression: str) -> None:
    with pytest.raises(CannotImportError, match=r"owners, owner_name: the expression .* does not fit its values"):
        importer.run(OWNERS.replace("first || ' ' || last", expression), {"u.csv": USERS})


def test_future_month_is_not_imported(importer: Importer) -> None:
    with pytest.raises(CannotImportError, match="in the future"):
        importer.run(OWNERS, {"u.csv": USERS}, Month(2198, 1))


def test_rows_of_the_reader_are_quarantined_by_its_own_rules(importer: Importer) -> None:
    mapping = """\
inputs:
  nps: {files: "*.csv", delimiter: ";"}
deliveries:
  - source: surveys
    from: nps
    columns:
      survey_id: id
      account_csn: account
      answered_on: {column: day, time: ["%d.%m.%Y", "%m/%d/%Y"]}
      kind: {constant: nps}
      score: score
"""
    answers = (
        "id;account;day;score\n1;A1;02.10.2026;9\n2;A1;10/31/2026;11\n3;A1;soon;3\n4;A1;30.09.2026;3\n5;;02.10.2026;3\n"
    )
    (outcome,) = importer.run(mapping, {"a.csv": answers}).outcomes
    assert importer.delivered("surveys") == [
        {"survey_id": "1", "account_csn": "A1", "answered_on": "2026-10-02", "kind": "nps", "score": "9"}
    ]
    assert outcome.left_out == {"of another month": 1}
    assert [(row, column) for _, row, column, *_ in outcome.first_quarantined] == [
        (3, "score"),
        (4, "answered_on"),
        (6, "account_csn"),
    ]
    assert "answered_on: is not a time of the format %d.%m.%Y or %m/%d/%Y" in outcome.reasons


@pytest.mark.parametrize(
    ("rule", "given", "delivered"),
    [
        (
            '{column: at, time: "%Y-%m-%d %H:%M", time_zone: Europe/Oslo}',
            "2026-10-05 01:30",
            "2026-10-04T23:30:00.000000Z",
        ),
        ("{column: at, time: epoch seconds}", "1790000000", "2026-09-21T14:13:20.000000Z"),
        ("{column: at, time: epoch milliseconds}", "1790000000123", "2026-09-21T14:13:20.123000Z"),
        ('{column: at, time: "%Y%m%dT%H%M%S%z"}', "20261005T013000+0200", "2026-10-04T23:30:00.000000Z"),
        ("at", "2026-10-05T01:30:00.000+0000", "2026-10-05T01:30:00.000+0000"),
    ],
)  # fmt: skip
def test_times_become_utc(importer: Importer, rule: str, given: str, delivered: str) -> None:
    mapping = f"""\
inputs:
  mail: {{files: "*.csv"}}
deliveries:
  - source: emails
    from: mail
    columns:
      message_id: id
      account_csn: {{constant: A1}}
      thread_id: id
      direction: {{constant: inbound}}
      sent_at: {rule}
"""
    month = Month.parse(delivered[:7])
    (row,) = importer.import_of(mapping, {"m.csv": f"id,at\n1,{given}\n"}, "emails", month)
    assert row["sent_at"] == delivered


@pytest.mark.parametrize("given", ["2026-10-05 00:00", "2026-10-05 23:59"])
def test_a_date_is_that_of_its_time_zone(importer: Importer, given: str) -> None:
    mapping = """\
inputs:
  answers: {files: "*.csv"}
deliveries:
  - source: surveys
    from: answers
    columns:
      survey_id: id
      account_csn: {constant: A1}
      answered_on: {column: at, time: "%Y-%m-%d %H:%M", time_zone: Europe/Oslo}
      kind: {constant: nps}
      score: {constant: "9"}
"""
    (row,) = importer.import_of(mapping, {"a.csv": f"id,at\n1,{given}\n"}, "surveys", Month(2026, 10))
    assert row["answered_on"] == "2026-10-05"


SALESFORCE = """\
inputs:
  users: {files: "*.csv"}
deliveries:
  - source: owners
    from: users
    columns:
      owner_id: {column: id, salesforce_id: LENGTH}
      owner_name: id
      is_active: {constant: true}
"""


@pytest.mark.parametrize(("length", "expected"), [("18", "001A0000001AbcDIAS"), ("15", "001A0000001AbcD")])
def test_salesforce_ids_have_one_length(importer: Importer, length: str, expected: str) -> None:
    users = "id\n001A0000001AbcD\n001A0000001AbcDIAS\n"
    rows = importer.import_of(SALESFORCE.replace("LENGTH", length), {"u.csv": users}, "owners")
    assert [row["owner_id"] for row in rows] == [expected, expected]


def test_salesforce_id_whose_case_was_lost_is_quarantined(importer: Importer) -> None:
    users = "id\n001A0000001AbcDIAS\n001a0000001abcdias\n001A\n"
    (outcome,) = importer.run(SALESFORCE.replace("LENGTH", "18"), {"u.csv": users}).outcomes
    assert (outcome.delivered, outcome.quarantined) == (1, 2)


JOINED = """\
inputs:
  seats: {files: "seats*.csv"}
  customers: {files: "customers*.csv"}
deliveries:
  - source: stakeholders
    from: seats
    join:
      customers: {on: lower(domain), key: lower(domain)}
    leave_out:
      - {when: "customers.csn IS NULL", because: no customer of that domain}
    columns:
      contact_id: user
      account_csn: customers.csn
      contact_role: {constant: user}
"""


def test_join_adds_columns_and_keeps_the_number_of_rows(importer: Importer) -> None:
    files = {"seats.csv": "user,domain\na,X.example\nb,y.example\nc,\n", "customers.csv": "domain,csn\nx.example,A1\n"}
    (outcome,) = importer.run(JOINED, files).outcomes
    assert importer.delivered("stakeholders") == [{"contact_id": "a", "account_csn": "A1", "contact_role": "user"}]
    assert (outcome.read, outcome.left_out) == (3, {"no customer of that domain": 2})


def test_join_by_a_key_that_is_not_unique_delivers_nothing(importer: Importer) -> None:
    files = {"seats.csv": "user,domain\na,x.example\n", "customers.csv": "domain,csn\nx.example,A1\nX.example,A2\n"}
    with pytest.raises(CannotImportError, match="names more than one row"):
        importer.run(JOINED, files)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]), max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(TEXT, TEXT, st.sampled_from(["Sales", "Support", "Legal", ""]), st.sampled_from(["bot", "human"]))
    )
)
def test_every_row_read_is_delivered_left_out_or_quarantined(
    importer: Importer, rows: list[tuple[str, str, str, str]]
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([("id", "first", "group", "kind"), *rows])
    mapping = OWNERS.replace("first || ' ' || last", "first")
    trial = importer.run(mapping, {"u.csv": text.getvalue()}, only_check=True)
    (outcome,) = trial.outcomes
    assert outcome.read == len(rows)
    assert outcome.left_out.get("not a person", 0) == sum(row[3] == "bot" for row in rows)
    assert outcome.read == outcome.delivered + sum(outcome.left_out.values()) + outcome.quarantined
    humans = [row for row in rows if row[3] == "human"]
    assert outcome.quarantined >= sum(row[2] == "Legal" for row in humans)


#: Names that the product uses for its own columns while it imports.
OWN_NAMES = [
    "file", "Row", "(file)", "(ROW)", "left_out", "problem", "moment", "part", "record", "item", "given owner_id",
    "text owner_id", "column 1", "(column 2)", "kinds: id", "key 0",
]  # fmt: skip
NAMED = """\
inputs:
  users: {{files: "users*", {declared}}}
  kinds: {{files: "kinds*"}}
deliveries:
  - source: owners
    from: users
    join:
      kinds: {{on: '"{name}"', key: '"{name}"'}}
    columns: {{owner_id: '{name}', owner_name: 'kinds.{name}', team: import_file, is_active: {{constant: true}}}}
"""


@pytest.mark.parametrize("name", OWN_NAMES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_column_of_an_export_may_have_any_name(importer: Importer, name: str, form: str) -> None:
    table = f"other,{name}\nx,7\n", json.dumps([{"other": "x", name: 7}])
    content = table[form == "json"]
    text = NAMED.format(declared="", name=name)
    rows = importer.import_of(text, {f"users.{form}": content, f"kinds.{form}": content}, "owners")
    assert rows == [{"owner_id": "7", "owner_name": "7", "team": f"users.{form}", "is_active": "true"}]


@pytest.mark.parametrize("name", OWN_NAMES)
def test_column_of_parquet_may_have_any_name(importer: Importer, name: str) -> None:
    path = importer.root / "users.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 'x' AS other, '7' AS {quoted(name)}) TO '{path}' (FORMAT parquet)")
    files = dict.fromkeys(["users.parquet", "kinds.parquet"], path.read_bytes())
    (row,) = importer.import_of(NAMED.format(declared="", name=name), files, "owners")
    assert (row["owner_id"], row["owner_name"], row["team"]) == ("7", "7", "users.parquet")


@pytest.mark.parametrize("name", [name for name in OWN_NAMES if name != "item"])
def test_list_in_a_column_may_have_any_name(importer: Importer, name: str) -> None:
    text = NAMED.replace("owner_id: '{name}'", "owner_id: item")
    text = text.format(declared=f"items: '{name.swapcase()}'", name=name)
    table = f"{name}\n7;8\n"
    rows = importer.import_of(text, {"users.csv": table, "kinds.csv": table}, "owners")
    assert [(row["owner_id"], row["owner_name"]) for row in rows] == [("7", "7;8"), ("8", "7;8")]


USED = """\
inputs:
  events: {{files: "*.csv"}}
deliveries:
  - source: {source}
    from: events
    columns: {{{columns}, {column}: {rule}}}
"""
EMAILS = "message_id: id, account_csn: {constant: A1}, thread_id: id, direction: {constant: inbound}"
SURVEYS = "survey_id: id, account_csn: {constant: A1}, kind: {constant: nps}, score: {constant: 9}"

#: Values that are no times; each is in a row among good ones.
NO_TIMES = [
    "1e30", "-1e30", "1e400", "inf", "-inf", "nan", "infinity", "epoch", "1790000000000000", "1790000000000000000000",
    "999999999999999", "-999999999999999", "290000-01-01", "294247-01-10", "-290000-01-01", "0000-00-00", "soon",
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "good"),
    [
        ("{column: at, time: epoch seconds}", "1790812800"),
        ("{column: at, time: epoch milliseconds}", "1790812800000"),
        ('{column: at, time: ["%Y-%m-%d", epoch seconds]}', "2026-10-01"),
        ('{column: at, time: "%Y-%m-%d", time_zone: Asia/Tokyo}', "2026-10-02"),
        ('{column: at, time: ["%Y-%m-%d%z", "%Y-%m-%d"]}', "2026-10-02+0100"),
        ("{expression: 'to_timestamp(at::DOUBLE)'}", "1790812800"),
        ("{expression: at::DATE - 1}", "2026-10-03"),
        ("{expression: 'to_timestamp(at::BIGINT * 1000 // (1000 - id::BIGINT * 0))'}", "1790812800"),
    ],
)
@pytest.mark.parametrize(("source", "column", "columns"), [
    ("emails", "sent_at", EMAILS),
    ("surveys", "answered_on", SURVEYS),
])  # fmt: skip
def test_odd_value_of_a_time_quarantines_its_row_only(
    importer: Importer, rule: str, good: str, source: str, column: str, columns: str
) -> None:
    text = USED.format(source=source, columns=columns, column=column, rule=rule)
    rows = [good] * 2_000 + NO_TIMES
    table = "id,at\n" + "".join(f"{number},{at}\n" for number, at in enumerate(rows))
    importer.run(text, {"e.csv": table})
    (outcome,) = importer.run(text, {"e.csv": table}, may_replace=True).outcomes
    assert (outcome.read, outcome.delivered) == (len(rows), 2_000)
    assert outcome.quarantined + sum(outcome.left_out.values()) == len(NO_TIMES)
    if "time:" in rule:
        assert outcome.left_out == {}
