"""Headers: columns are found by name; missing and repeated ones are reported."""

import pytest

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets_tests.deliveries.desk import Desk, csv_text, line, parquet, row, usages

COLUMNS = list(row())


def test_7_message_names_the_missing_column_the_found_ones_and_the_closest(desk: Desk) -> None:
    with pytest.raises(DeliveryRejectedError) as rejected:
        desk.read({"a.csv": csv_text(usages(1)).replace("usage_type", "usage_typ")})
    message = str(rejected.value)
    assert "a.csv, line 1: required column usage_type missing." in message
    assert (
        f"Columns found: {', '.join(COLUMNS).replace('usage_type', 'usage_typ')}. Closest match: usage_typ." in message
    )
    assert "Add the column and deliver again." in message


def test_7_message_names_the_likely_column_for_each_missing_one(desk: Desk) -> None:
    header, rows = csv_text(usages(1)).split("\n", 1)
    for name, delivered in (("usage_type", "UsageType"), ("user_id", "userid"), ("authorized_at", "authorised_at")):
        header = header.replace(name, delivered)
    with pytest.raises(DeliveryRejectedError) as rejected:
        desk.read({"a.csv": f"{header}\n{rows}"})
    message = str(rejected.value)
    assert "required columns user_id, usage_type, authorized_at missing" in message
    assert "Closest matches: userid for user_id, usagetype for usage_type, authorised_at for authorized_at." in message


def test_7_rejects_a_column_missing_in_one_of_two_files(desk: Desk) -> None:
    with pytest.raises(DeliveryRejectedError, match=r"b\.parquet: required column user_id missing"):
        desk.read(
            {"a.csv": csv_text(usages(1)), "b.parquet": parquet([{k: v for k, v in row().items() if k != "user_id"}])}
        )


def test_7_accepts_a_missing_optional_column(desk: Desk) -> None:
    without = {name: value for name, value in row("entitlements").items() if name != "seats_assigned"}
    outcome = desk.read({"a.csv": csv_text([without])}, "entitlements")
    assert outcome.accepted[0]["seats_assigned"] is None


def test_8_ignores_and_reports_extra_columns(desk: Desk) -> None:
    outcome = desk.read({"a.csv": csv_text(usages(2, note="hello", other="1"))})
    assert outcome.counts == (2, 2, 0, 0)
    assert outcome.read.remarks == [
        "a.csv: column note is not in the contract; ignored",
        "a.csv: column other is not in the contract; ignored",
    ]
    assert outcome.read.oddities == {"column or file that the contract does not know": 2}


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_9_accepts_column_names_in_other_case_and_order(desk: Desk, name: str) -> None:
    turned = {key.upper(): value for key, value in reversed(row().items())}
    outcome = desk.read({name: csv_text([turned]) if name == "a.csv" else parquet([turned])})
    assert outcome.accepted == desk.read({name: csv_text([row()]) if name == "a.csv" else parquet([row()])}).accepted
    assert outcome.accepted[0]["usage_type"] == "COM"


def test_9_accepts_quotes_and_blanks_around_column_names(desk: Desk) -> None:
    header = ",".join(f'"{name} "' for name in COLUMNS)
    assert desk.read({"a.csv": f"{header}\n{line(row())}\n"}).counts == (1, 1, 0, 0)


def test_counts_lines_after_a_column_name_with_a_line_break(desk: Desk) -> None:
    header = ",".join([*COLUMNS, '"a\nb"'])
    outcome = desk.read({"a.csv": f"{header}\n{line(row())},x\n{line(row(tenant_id='?'))},x\n"})
    assert (outcome.counts, outcome.places) == ((2, 1, 1, 0), [(4, "tenant_id")])


@pytest.mark.parametrize("doubled", ["user_id", "USER_ID", " User_Id "])
def test_10_rejects_a_column_that_appears_twice(desk: Desk, doubled: str) -> None:
    text = f"{','.join([*COLUMNS, doubled])}\n{line(row())},x\n"
    with pytest.raises(DeliveryRejectedError, match="line 1: column user_id appears more than once in the header"):
        desk.read({"a.csv": text})


def test_10_rejects_an_unknown_column_that_appears_twice(desk: Desk) -> None:
    with pytest.raises(DeliveryRejectedError, match="column note appears more than once"):
        desk.read({"a.parquet": parquet(None, note=["", ""], Note=["", ""])})


def test_11_rejects_a_file_without_a_header(desk: Desk) -> None:
    with pytest.raises(DeliveryRejectedError) as rejected:
        desk.read({"a.csv": line(row("service_contracts")) + "\nsc-2\n"}, "service_contracts")
    assert "line 1 is not a header of service_contracts: no column of the contract is named." in str(rejected.value)
    assert "Found sc-1; expected service_contract_id" in str(rejected.value)


def test_27_accepts_five_thousand_columns(desk: Desk) -> None:
    extra = {f"extra_{number}": number for number in range(5000)}
    outcome = desk.read(
        {"a.csv": csv_text([{**extra, **one} for one in usages(3)]), "b.parquet": parquet([{**extra, **row()}])}
    )
    assert outcome.counts == (4, 3, 0, 1)
    assert len(outcome.read.remarks) == 10_000


def test_27_accepts_two_hundred_files(desk: Desk) -> None:
    files = {
        f"part-{n:03}.csv": csv_text([row(authorization_id=f"auth-{n}"), row(authorization_id="same")])
        for n in range(200)
    }
    assert desk.read(dict(files)).counts == (400, 201, 0, 199)


def test_28_reads_each_file_by_its_own_header(desk: Desk) -> None:
    turned = dict(reversed(row(authorization_id="auth-2").items()))
    more = {"note": "x", **row(authorization_id="auth-3")}
    outcome = desk.read({"a.csv": csv_text([row()]), "b.csv": csv_text([turned]), "c.csv": csv_text([more])})
    assert outcome.counts == (3, 3, 0, 0)
    assert {one["product_offering"] for one in outcome.accepted} == {"ACD"}


@pytest.mark.parametrize(
    "name", ["file_row_number", "line", "file_number", "c0", "problems", "filename", 'we"ird, name']
)
def test_ignores_parquet_columns_with_names_that_the_reader_uses(desk: Desk, name: str) -> None:
    outcome = desk.read({"a.parquet": parquet(None, **{name: [5, 5]}, tenant_id=["7", "x"])})
    assert (outcome.counts, outcome.places) == ((2, 1, 1, 0), [(2, "tenant_id")])
