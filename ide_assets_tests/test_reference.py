"""The independent calculation against figures worked out by hand, most of them from the documents."""

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]
import pytest

from ide_assets_tests import reference
from ide_assets_tests.reference import calculate, compare

HEADERS = {
    "entitlements": "subscription_id,account_csn,tenant_id,pool_id,contract_id,offering_external_key,"
    "offering_product_line_code,entitlement_model,usage_type,is_unlimited,start_date,end_date,"
    "seats_purchased,seats_assigned",
    "seat_assignments": "tenant_id,pool_id,user_id,assigned_on,unassigned_on",
    "usage_authorizations": "authorization_id,user_id,tenant_id,product_offering,"
    "offering_product_line_code,usage_type,authorized_at",
    "product_offerings": "product_offering,offering_product_line_code,product_name,is_standard_aum",
    "accounts": "account_csn,account_id,account_name,site_geo,named_account_group,is_partner,is_new_customer",
    "opportunities": "opportunity_id,account_csn,contract_id,offering_product_line_code,created_date,"
    "close_date,is_renewal,is_closed,active_aov_net3,lc_flag,promo_flag",
    "victim_survivor_mapping": "victim_account_csn,surviving_account_csn,final_merge_status",
    "ews_scores": "opportunity_id,scored_on,prediction",
}
OFFERINGS = ["ACD,ACDIST,AutoCAD,true", "AECCOL,AECCOL,AEC Collection,yes", "FLEX,FLEX,Flex,false"]


class Landing:
    """Deliveries written line by line; a source that is left out gets the smallest valid one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def source(self, month: str, source: str, lines: list[str]) -> Path:
        delivery = self.folder / source / month
        delivery.mkdir(parents=True, exist_ok=True)
        (delivery / "part.csv").write_text("\n".join([HEADERS[source], *lines]) + "\n", encoding="utf-8")
        (delivery / "_SUCCESS").touch()
        return delivery

    def month(self, month: str, **sources: list[str]) -> None:
        least = {
            "entitlements": [entitlement("S0", tenant="999", pool="P0", account="A0", contract="C0")],
            "usage_authorizations": [f"U0,u0,999,ACD,ACDIST,COM,{month}-03T10:00:00Z"],
            "product_offerings": OFFERINGS,
            "accounts": ["A0,a0,Zero,EMEA,Territory,false,false", "A1,a1,One,AMER,Midmarket,no,no"],
            "opportunities": [opportunity("O0", account="A0", contract="none")],
            "victim_survivor_mapping": [],
        }
        for source, lines in (least | sources).items():
            self.source(month, source, lines)


def entitlement(
    subscription: str,
    *,
    tenant: str = "1",
    pool: str = "P1",
    account: str = "A1",
    contract: str = "C1",
    sold: str = "ACD,ACDIST",
    scope: str = "SUS,COM,false",
    start: str = "2020-01-01",
    end: str = "2030-01-01",
    purchased: object = 8,
    assigned: object = 6,
) -> str:
    return f"{subscription},{account},{tenant},{pool},{contract},{sold},{scope},{start},{end},{purchased},{assigned}"


def opportunity(
    name: str,
    *,
    account: str = "A1",
    contract: str = "C1",
    line: str = "ACDIST",
    created: str = "2020-01-01",
    close: str = "2029-01-01",
    closed: str = "false",
    aov: object = 23909.64,
    lc: str = "false",
    promo: str = "false",
) -> str:
    return f"{name},{account},{contract},{line},{created},{close},true,{closed},{aov},{lc},{promo}"


def authorizations(users: int, *, product: str = "ACD", line: str = "ACDIST", tenant: int = 1) -> list[str]:
    return [f"{product}{line}{tenant}-{n},u{n},{tenant},{product},{line},COM,2023-05-10 09:00:00" for n in range(users)]


def only(rows: list[dict[str, Any]], **values: object) -> dict[str, Any]:
    """The only row with these values."""
    matching = [row for row in rows if all(row[name] == value for name, value in values.items())]
    assert len(matching) == 1, matching
    return matching[0]


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    return Landing(tmp_path)


# --- arithmetic


@pytest.mark.parametrize(
    ("purchased", "assigned", "mau", "rates"),
    [
        (8, 6, 1, (75.0, 17.0, 13.0)),
        (17, 13, 3, (76.5, 23.0, 18.0)),
        (1, 1, 0, (100.0, 0.0, 0.0)),
        (30, 20, 4, (66.7, 20.0, 13.0)),
        (25, 25, 20, (100.0, 80.0, 80.0)),
        (9, 7, 0, (77.8, 0.0, 0.0)),
        (4, 6, 9, (150.0, 150.0, 225.0)),
        (200, 1, 0, (0.5, 0.0, 0.0)),
        (2000, 1, 1, (0.1, 100.0, 0.0)),  # 0.05 -> 0.1
        (0, 3, 2, (None, None, None)),
        (5, 0, 2, (0.0, None, 40.0)),
        (5, None, 2, (None, None, 40.0)),
    ],
)
def test_rates(purchased: int, assigned: int | None, mau: int, rates: tuple[float | None, ...]) -> None:
    assert rates == (
        reference.from_tenths(reference.assignment_tenths(purchased, assigned)),
        reference.from_percent(reference.usage_percent(purchased, assigned, mau)),
        reference.from_percent(reference.utilisation_percent(purchased, mau)),
    )


def test_median_interpolates_and_rounds_halves_up() -> None:
    assert reference.median_tenths([]) is None
    assert reference.median_tenths([500]) == 500
    assert reference.median_tenths([1000, 0, 250]) == 250
    assert reference.median_tenths([667, 668]) == 668  # 66.75 -> 66.8
    assert reference.median_tenths([120, 130]) == 125


def test_buckets_and_bands() -> None:
    assert [reference.seat_bucket(n) for n in (0, 1, 10, 11, 400)] == [
        "0 Seat",
        "1 Seat",
        "10 Seat",
        "11+ Seat",
        "11+ Seat",
    ]
    assert [reference.aov_band(x) for x in (-5.0, 999.99, 1000.0, 5000.0, 9999.9, 10000.0, None)] == [
        "AOV: <$1k",
        "AOV: <$1k",
        "AOV: $1-5k",
        "AOV: $5-10k",
        "AOV: $5-10k",
        "AOV: $10k+",
        None,
    ]


def test_months() -> None:
    assert reference.last_day(date(2024, 2, 1)) == date(2024, 2, 29)
    assert reference.last_day(date(2022, 12, 1)) == date(2022, 12, 31)
    assert reference.quarter_start(date(2023, 6, 1)) == date(2023, 4, 1)
    assert reference.month_after(date(2023, 4, 1), -12) == date(2022, 4, 1)
    assert reference.benchmark_version(date(2023, 12, 1)) == "2023-Q4"


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("seats", "6.0", 6),
        ("seats", "10000000", 10_000_000),
        ("int", "-7", -7),
        ("tenant", "9183448", 9183448),
        ("tenant", "0", 0),
        ("bool", "YES", True),
        ("bool", "0", False),
        ("text", "0012", "0012"),
        ("text", "5.1E9", "5.1E9"),
        ("text", "e\u0301", "\u00e9"),
        ("text", "", None),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("float", "1e3", 1000.0),
    ],
)
def test_values(kind: str, raw: str, value: object) -> None:
    assert reference.parse_value(kind, raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("seats", "-1"),
        ("seats", "10000001"),
        ("seats", "1,000"),
        ("seats", "6.5"),
        ("seats", "nan"),
        ("tenant", "0012"),
        ("tenant", "5.1E9"),
        ("int", "9223372036854775808"),
        ("float", "inf"),
        ("float", "1e999"),
        ("probability", "1.01"),
        ("bool", "maybe"),
        ("date", "02/01/2023"),
        ("date", "2023-02-29"),
        ("date", "20230201"),
        ("timestamp", "2023-02-01"),
        ("text", "a\0b"),
    ],
)
def test_values_that_break_a_row_rule(kind: str, raw: str) -> None:
    with pytest.raises(ValueError):
        reference.parse_value(kind, raw)


def test_timestamp_with_offset() -> None:
    moment = reference.parse_value("timestamp", "2023-04-30T23:30:00-02:00")
    assert (moment.month, moment.day, moment.hour) == (5, 1, 1)
    assert reference.parse_value("timestamp", "2023-05-01 01:30") == moment
    assert reference.parse_value("timestamp", "2023-05-01T01:30:00.000Z") == moment


# --- assignment


def test_subscription_is_inactive_on_its_expiry_date(landing: Landing) -> None:
    """Six of six seats assigned until one of two subscriptions expires: then 6 of 4 is 150%."""
    rows = [
        entitlement("444", tenant="123", pool="XYZ", end="2022-02-01", purchased=2, assigned=6),
        entitlement("777", tenant="123", pool="XYZ", end="2022-03-01", purchased=4, assigned=6),
    ]
    spells = [f"123,XYZ,user{n},2021-01-05," for n in range(6)] + ["123,XYZ,gone,2021-01-05,2022-01-31"]
    for month in ("2022-01", "2022-02"):
        landing.month(month, entitlements=rows, seat_assignments=spells)
    table = calculate(landing.folder)["assignment_monthly"]
    assert len(table) == 2
    after = only(table, by_month=date(2022, 2, 1))
    assert (after["seats_assigned"], after["seats_purchased"], after["assignment_rate"]) == (6, 4, 150.0)
    assert (after["assignment_rate_capped"], after["is_dirty_pool"]) == (100.0, False)
    before = only(table, by_month=date(2022, 1, 1))
    assert (before["seats_assigned"], before["seats_purchased"], before["assignment_rate"]) == (6, 6, 100.0)
    assert before["is_dirty_pool"] is True
    assert before["is_dirty_team"] is False
    assert before["seats_assigned_source"] == "seat_assignments"


def test_rate_above_100_has_a_capped_rate_beside_it(landing: Landing) -> None:
    rows = [
        entitlement("444", end="2023-05-31", purchased=2, assigned=6),
        entitlement("777", end="2023-06-01", purchased=4, assigned=6),
    ]
    landing.month("2023-05", entitlements=rows)
    row = only(calculate(landing.folder)["assignment_monthly"])
    assert (row["assignment_rate"], row["assignment_rate_capped"]) == (150.0, 100.0)
    assert row["is_dirty_pool"] is False
    assert row["seat_bucket"] == "4 Seat"
    assert row["seats_assigned_source"] == "pool_snapshot"
    assert row["site_geo"] == "AMER"


def test_scope(landing: Landing) -> None:
    rows = [
        entitlement("in"),
        entitlement("model", pool="P2", scope="NAM,COM,false"),
        entitlement("usage", pool="P3", scope="SUS,EDU,false"),
        entitlement("unlimited", pool="P4", scope="SUS,COM,1"),
        entitlement("not standard", pool="P5", sold="FLEX,FLEX"),
        entitlement("not listed", pool="P6", sold="ACD,AECCOL"),
        entitlement("starts later", pool="P7", start="2023-06-01"),
        entitlement("last day", pool="P8", start="2023-05-31"),
    ]
    landing.month("2023-05", entitlements=rows)
    table = calculate(landing.folder)["assignment_monthly"]
    assert {row["pool_id"] for row in table} == {"P1", "P8"}


def test_dirty_pool_counts_in_full_for_every_account(landing: Landing) -> None:
    rows = [
        entitlement("1", account="A0", purchased=4, assigned=7),
        entitlement("2", account="V1", purchased=5, assigned=6),
    ]
    merges = ["V1,V2,COMPLETED", "V2,A0,COMPLETED", "A0,A1,PENDING"]
    accounts = [
        "A0,a0,Zero,EMEA,Territory,f,f",
        "A1,a1,One,AMER,Territory,f,f",
        "V2,v2,Two,AMER,Territory,f,f",
    ]
    landing.month("2023-05", entitlements=rows, victim_survivor_mapping=merges, accounts=accounts)
    tables = calculate(landing.folder)
    table = tables["assignment_monthly"]
    assert [row["account_csn"] for row in table] == ["A0", "V1"]
    assert {row["assignment_rate"] for row in table} == {77.8}  # 7 of 9
    assert all(row["is_dirty_team"] and row["is_dirty_pool"] for row in table)
    assert {row["surviving_account_csn"] for row in table} == {"A0"}
    assert [row["site_geo"] for row in table] == ["EMEA", "EMEA"]  # V1 has no row any more
    assert tables["victim_survivor_mapping"] == [
        {"victim_account_csn": "A0", "surviving_account_csn": "A1", "final_merge_status": "PENDING"},
        {"victim_account_csn": "V1", "surviving_account_csn": "A0", "final_merge_status": "COMPLETED"},
        {"victim_account_csn": "V2", "surviving_account_csn": "A0", "final_merge_status": "COMPLETED"},
    ]


def test_merge_cycle_rejects_the_mapping(landing: Landing) -> None:
    landing.month("2023-05", victim_survivor_mapping=["A0,A1,COMPLETED", "A1,A0,COMPLETED"])
    with pytest.raises(ValueError, match="cycle"):
        calculate(landing.folder)


def test_unreliable_window_counts_users_at_month_end(landing: Landing) -> None:
    rows = [entitlement("1", purchased=4, assigned=99), entitlement("2", pool="P2", assigned=99)]
    spells = [
        "1,P1,u1,2022-01-01,",
        "1,P1,u1,2022-02-01,",  # the same user twice
        "1,P1,u2,2022-01-01,2022-09-30",  # unassigned on the last day
        "1,P1,u3,2022-01-01,2022-10-01",
        "1,P1,u4,2022-09-30,",
        "1,P1,u5,2022-10-01,",  # not yet
    ]
    landing.month("2021-08", entitlements=rows)
    landing.month("2021-09", entitlements=rows)
    landing.month("2022-09", entitlements=rows, seat_assignments=spells)
    landing.month("2022-10", entitlements=rows, seat_assignments=spells)
    table = calculate(landing.folder)["assignment_monthly"]
    actual = {
        (f"{row['by_month']:%Y-%m}", row["pool_id"]): (row["seats_assigned"], row["seats_assigned_source"])
        for row in table
    }
    assert actual == {
        ("2021-08", "P1"): (99, "pool_snapshot"),
        ("2021-08", "P2"): (99, "pool_snapshot"),
        ("2021-09", "P1"): (None, None),
        ("2021-09", "P2"): (None, None),
        ("2022-09", "P1"): (3, "seat_assignments"),
        ("2022-09", "P2"): (None, None),
        ("2022-10", "P1"): (99, "pool_snapshot"),
        ("2022-10", "P2"): (99, "pool_snapshot"),
    }


# --- row rules


def test_row_rules_then_duplicates_then_keys_then_references(landing: Landing) -> None:
    good = entitlement("1")
    rows = [
        good,
        good.replace(",8,6", ",8.0,6"),  # the same values: a duplicate
        entitlement("1", purchased=-4),  # breaks a row rule, so no row contradicts it
        entitlement("2", pool="P2", purchased=1),
        entitlement("2", pool="P2", purchased=2),  # both contradict each other
        entitlement("3", pool="P3"),
        entitlement("4", pool="P3", sold="AECCOL,AECCOL"),  # P3 sells two offerings
        entitlement("5", pool="P3", end="2021-01-01"),  # inactive, but of P3
        entitlement("6", pool="P4"),
        entitlement("7", pool="P4", sold="FLEX,FLEX"),  # out of scope, so P4 is one offering
        "TOTAL,,,,",
    ]
    merges = [
        "V1,nobody,COMPLETED",
        "A0,A0,PENDING",
        "V2,A0,COMPLETED",
        "V2,A1,COMPLETED",
        "V3,A0,COMPLETED",
        "V3,A1,PENDING",
        "V4,A1,COMPLETED",
        "V4,nobody,COMPLETED",
    ]
    used = [
        "1,u,1,ACD,ACDIST,COM,2023-05-31T23:59:59Z",
        "2,u,1,ACD,ACDIST,COM,2023-06-01 00:00:00",
        "3,u,1,ACD,ACDIST,COM,2023-05-31T23:59:59-01:00",
        "4,u,1,ACD,ACDIST,COM,2023-06-01T00:30:00+01:00",
    ]
    landing.month(
        "2023-05", entitlements=rows, victim_survivor_mapping=merges, usage_authorizations=used, ews_scores=[]
    )
    tables = calculate(landing.folder)
    counts = {
        str(row["source"]): (row["rows_in"], row["kept"], row["quarantined"], row["duplicates"])
        for row in tables["quarantine"]
    }
    assert counts["entitlements"] == (11, 3, 7, 1)
    assert counts["victim_survivor_mapping"] == (8, 2, 6, 0)
    assert counts["usage_authorizations"] == (4, 2, 2, 0)
    assert counts["ews_scores"] == (0, 0, 0, 0)
    assert {row["pool_id"] for row in tables["assignment_monthly"]} == {"P1", "P4"}
    assert only(tables["victim_survivor_mapping"], victim_account_csn="V3")["surviving_account_csn"] == "A0"


def test_file_formats_header_case_and_several_files(landing: Landing) -> None:
    landing.month("2023-05")
    folder = landing.folder / "accounts" / "2023-05"
    (folder / "More.CSV.GZ").write_bytes(
        gzip.compress(
            "\ufeffSite_Geo,ACCOUNT_CSN,extra,account_id,account_name,named_account_group,is_partner,"
            'is_new_customer,country\r\nAPAC,0012,x,a12,"Twelve, ""the"" one",Territory,f,TRUE,\r\n'.encode()
        )
    )
    row = {
        "account_csn": "A13",
        "account_id": "a13",
        "account_name": "Thirteen",
        "site_geo": "EMEA",
        "named_account_group": "Territory",
        "is_partner": True,
        "is_new_customer": False,
        "country": "France",
    }
    pq.write_table(pa.Table.from_pylist([row]), folder / "other part.parquet")
    table = calculate(landing.folder)["account"]
    assert [row["id"] for row in table] == ["a0", "a1", "a12", "a13"]
    assert only(table, id="a12")["country__c"] is None
    assert only(table, id="a13")["country__c"] == "France"
    assert only(table, id="a13")["ispartner__c"] is True


def test_month_needs_its_six_sources(landing: Landing) -> None:
    landing.month("2023-05")
    landing.month("2023-06")
    (landing.folder / "accounts" / "2023-06" / "_SUCCESS").unlink()
    assert {row["month"] for row in calculate(landing.folder)["quarantine"]} == {"2023-05"}


def test_many_bad_rows_reject_the_delivery(landing: Landing) -> None:
    landing.month("2023-05", entitlements=[entitlement("1")] + [entitlement("x", purchased=-1)] * 11)
    with pytest.raises(ValueError, match="11 of 12"):
        calculate(landing.folder)


# --- usage


def test_usage_and_dormancy(landing: Landing) -> None:
    rows = [
        entitlement("1", purchased=5, assigned=4),
        entitlement("2", pool="P2", purchased=3, assigned=2),  # the same line code: 8 and 6 seats in all
        entitlement("3", tenant="2", pool="P9", sold="AECCOL,AECCOL", purchased=0, assigned=""),
    ]
    used = [
        *authorizations(1),
        *authorizations(3, product="MAYA"),
        "again,u0,1,ACD,ACDIST,COM,2023-05-30 09:00:00",
        "edu,u77,1,ACD,ACDIST,EDU,2023-05-30 09:00:00",
        *authorizations(2, product="ACD", line="GONE", tenant=5),
    ]
    landing.month("2023-05", entitlements=rows, usage_authorizations=used)
    table = calculate(landing.folder)["usage_monthly"]
    columns = ("mau", "seats_purchased", "seats_assigned", "usage_rate", "utilisation_rate", "dormancy_flag")
    actual = {(row["tenant_id"], row["product_offering"]): tuple(row[column] for column in columns) for row in table}
    assert actual == {
        (1, "ACD"): (1, 8, 6, 17.0, 13.0, False),
        (1, "MAYA"): (3, 8, 6, 50.0, 38.0, False),  # 37.5 -> 38
        (2, "AECCOL"): (0, 0, None, None, None, True),
        (5, "ACD"): (2, 0, None, None, None, False),
    }


# --- slices, renewals


def test_shared_pool_counts_in_full_in_each_geography(landing: Landing) -> None:
    rows = [
        entitlement("1", account="A0", purchased=4, assigned=7),
        entitlement("2", account="A1", purchased=6, assigned=7),
        entitlement("3", pool="P2", account="A1", purchased=10, assigned=""),
    ]
    landing.month("2023-05", entitlements=rows)
    table = calculate(landing.folder)["assignment_slices_monthly"]
    columns = ("pools", "accounts", "seats_purchased", "seats_without_assignment", "assignment_rate")
    for cut, values in {
        ("overall", "all"): (2, 2, 20, 10, 70.0),
        ("geo", "EMEA"): (1, 1, 10, 0, 70.0),
        ("geo", "AMER"): (2, 1, 20, 10, 70.0),
        ("seat_bucket x industry", "10 Seat | unknown"): (2, 2, 20, 10, 70.0),
    }.items():
        row = only(table, slice=cut[0], value=cut[1])
        assert tuple(row[column] for column in columns) == values


def test_renewals_are_in_the_band_of_the_quarter_before(landing: Landing) -> None:
    """In March 6 of 8 seats are assigned; in April the renewal is lost, with its seats."""
    gone = entitlement("1", end="2023-04-20")
    landing.month("2023-03", entitlements=[gone], opportunities=[opportunity("O1", close="2023-04-20")])
    landing.month(
        "2023-04", opportunities=[opportunity(name, close="2023-04-20", closed="true") for name in ("O1", "O2")]
    )
    table = calculate(landing.folder)["renewal_by_assignment_monthly"]
    assert len(table) == 16
    by_band = {row["assignment_band"]: row for row in table if row["renewals"]}
    assert set(by_band) == {"75-100", "unknown"}
    assert (by_band["75-100"]["renewals_without_outcome"], by_band["75-100"]["renewal_rate"]) == (1, None)
    assert [reference.assignment_band(8, held) for held in (None, 0, 1, 2, 4, 6, 8, 9)] == [
        "unknown", "0", "0-25", "25-50", "50-75", "75-100", "100", "above 100",
    ]  # fmt: skip


# --- IDE


def test_ide_row_of_the_document(landing: Landing) -> None:
    """8 purchased, 6 assigned, 1 active: rates of 75, 17 and 13; the only row of its bucket is its own benchmark."""
    landing.month(
        "2023-05",
        entitlements=[entitlement("1"), entitlement("2", tenant="2", pool="P2", purchased=4, assigned=6)],
        usage_authorizations=[*authorizations(1), *authorizations(1, product="MAYA")],
        opportunities=[
            opportunity("seen", lc="true", close="2023-08-29"),
            opportunity("other line", line="AECCOL"),
            opportunity("other contract", contract="C2"),
            opportunity("no contract", contract=""),
            opportunity("too early", created="2023-06-01"),
            opportunity("closed", closed="true", close="2023-04-30"),
            opportunity("closes", account="unknown", closed="true", close="2023-05-01", aov=""),
        ],
        ews_scores=["seen,2023-05-31,0.4", "seen,2023-04-30,0.1", "seen,2023-06-01,0.9"],
    )
    tables = calculate(landing.folder)
    table = tables["ide_cohort_benchmark_monthly"]
    assert [(r["opportunity_id"], r["tenant_id"], r["product_offering"]) for r in table] == [
        ("seen", 1, "ACD"),
        ("seen", 1, "MAYA"),
        ("seen", 2, "ACD"),
        ("closes", 1, "ACD"),
        ("closes", 1, "MAYA"),
        ("closes", 2, "ACD"),
    ]
    assert all(list(row) == list(reference.IDE_COLUMNS) for row in table)
    row = table[0]
    assert row == {
        "original_account_csn": "A1",
        "surviving_account_csn": "A1",
        "opportunity_id": "seen",
        "snapshot_date": date(2023, 5, 31),
        "tenant_id": 1,
        "product_offering": "ACD",
        "offering_product_line_code": "ACDIST",
        "contract_id": "C1",
        "site_geo": "AMER",
        "original_account_named_account_group": "Midmarket",
        "opportunity_created_date": date(2020, 1, 1),
        "opportunity_close_date": date(2023, 8, 29),  # in 90 days: extend
        "snapshot_year": 2023,
        "snapshot_month": 5,
        "seats_purchased": 8,
        "seats_assigned": 6,
        "mau": 1,
        "assignment_rate": 75.0,
        "usage_rate": 17.0,
        "utilisation_rate": 13.0,
        "customer_ews_prediction": 0.4,
        "customer_active_aov_net3": 23909.64,
        "customer_aov_band": "AOV: $10k+",
        "opportunity_lc_flag": True,
        "opportunity_promo_flag": False,
        "parent_account_new_customer_flag": False,
        "base_flag": False,
        "seat_bucket": "8 Seat",
        "dormancy_flag": False,
        "assignment_benchmark_use_phase": None,
        "assignment_benchmark_extend_phase": 75.0,
        "assignment_benchmark_use_phase_diff": None,
        "assignment_benchmark_extend_phase_diff": 0.0,
        "utilisation_benchmark_use_phase": None,
        "utilisation_benchmark_extend_phase": 13.0,
        "utilisation_benchmark_use_phase_diff": None,
        "utilisation_benchmark_extend_phase_diff": 0.0,
        "cohort_benchmark_used": "Default",
    }
    over = only(table, opportunity_id="seen", tenant_id=2)
    assert (over["assignment_rate"], over["assignment_benchmark_extend_phase"]) == (150.0, 100.0)
    assert over["assignment_benchmark_extend_phase_diff"] == 50.0
    assert (over["mau"], over["dormancy_flag"]) == (0, True)
    unknown = only(table, opportunity_id="closes", tenant_id=2)
    assert unknown["parent_account_new_customer_flag"] is None
    assert (unknown["site_geo"], unknown["base_flag"], unknown["customer_aov_band"]) == (None, True, None)


def test_shared_pool_counts_in_full_and_pools_are_summed(landing: Landing) -> None:
    landing.month(
        "2023-05",
        entitlements=[
            entitlement("1", contract="C1", purchased=10, assigned=13),
            entitlement("2", contract="C2", purchased=4, assigned=12),
            entitlement("3", contract="C1", pool="P2", purchased=3, assigned=0),
            entitlement("4", contract="C2", pool="P3", purchased=50, assigned=""),
        ],
        usage_authorizations=authorizations(3),
        opportunities=[opportunity("O1"), opportunity("O2", contract="C2")],
    )
    table = calculate(landing.folder)["ide_cohort_benchmark_monthly"]
    first = only(table, opportunity_id="O1")
    assert (first["seats_purchased"], first["seats_assigned"], first["mau"]) == (17, 13, 3)
    assert (first["assignment_rate"], first["usage_rate"], first["utilisation_rate"]) == (76.5, 23.0, 18.0)
    second = only(table, opportunity_id="O2")
    assert (second["seats_purchased"], second["seats_assigned"], second["assignment_rate"]) == (
        64,
        None,
        None,
    )
    assert (second["usage_rate"], second["utilisation_rate"]) == (None, 5.0)  # 3 of 64 is 4.7


def test_nothing_purchased(landing: Landing) -> None:
    landing.month(
        "2023-05",
        entitlements=[entitlement("1", purchased=0, assigned=3)],
        usage_authorizations=authorizations(1),
        opportunities=[opportunity("O1")],
    )
    tables = calculate(landing.folder)
    row = only(tables["ide_cohort_benchmark_monthly"])
    assert (row["seat_bucket"], row["assignment_rate"], row["usage_rate"]) == ("0 Seat", None, None)
    assert only(tables["cohort_benchmarks"]) == {
        "benchmark_version": "2023-Q2",
        "cohort": "Default",
        "seat_bucket": "0 Seat",
        "phase": "use",
        "assignment_benchmark": None,
        "assignment_benchmark_low": None,
        "assignment_benchmark_high": None,
        "assignment_mean": None,
        "assignment_strength": None,
        "utilisation_benchmark": None,
        "utilisation_benchmark_low": None,
        "utilisation_benchmark_high": None,
        "utilisation_mean": None,
        "utilisation_strength": None,
        "n_accounts": 1,
        "n_observations": 1,
        "is_bootstrap": True,
    }


# --- benchmarks


def crowd(landing: Landing, month: str, customers: list[tuple[str, str, int]]) -> None:
    """A month of customers (account, 'lc,promo' flags, assigned of 2 seats) with a pool each."""
    landing.month(
        month,
        entitlements=[
            entitlement(f"S{n}", tenant=str(n + 1), account=csn, contract=f"C{n}", purchased=2, assigned=assigned)
            for n, (csn, _, assigned) in enumerate(customers)
        ],
        accounts=[
            f"{csn},id-{csn},Name,EMEA,Territory,f,{'t' if csn.startswith('F') else 'f'}"
            for csn in sorted({csn for csn, _, _ in customers})
        ],
        opportunities=[
            opportunity(f"O{n}", account=csn, contract=f"C{n}", lc=flags.split(",")[0], promo=flags.split(",")[1])
            for n, (csn, flags, _) in enumerate(customers)
        ],
    )


def test_fallback_from_combination_to_single_cohorts_to_default(landing: Landing) -> None:
    crowd(
        landing,
        "2023-01",
        [
            ("L1", "t,f", 0),
            ("L2", "t,f", 1),
            ("P1", "f,t", 2),
            ("P1", "f,t", 2),  # one account twice is one account
            ("B1", "f,f", 2),
            ("FX", "t,t", 1),
            ("X1", "t,t", 2),
        ],
    )
    tables = calculate(landing.folder, min_accounts=2)
    used = {
        row["opportunity_id"]: (row["cohort_benchmark_used"], row["assignment_benchmark_use_phase"])
        for row in tables["ide_cohort_benchmark_monthly"]
    }
    assert used == {
        "O0": ("LC", 25.0),  # 0, 50
        "O1": ("LC", 25.0),
        "O2": ("Default", 100.0),  # 0, 50, 50, 100, 100, 100, 100
        "O3": ("Default", 100.0),
        "O4": ("Default", 100.0),
        "O5": ("LC", 25.0),  # FYC&LC&Promo -> FYC -> LC
        "O6": ("LC", 25.0),  # LC&Promo -> LC
    }
    actual = {
        row["cohort"]: (row["n_accounts"], row["n_observations"], row["assignment_benchmark"])
        for row in tables["cohort_benchmarks"]
    }
    assert actual == {
        "Default": (6, 7, 100.0),
        "FYC&LC&Promo": (1, 1, 50.0),
        "LC": (2, 2, 25.0),
        "LC&Promo": (1, 1, 100.0),
        "Promo": (1, 2, 100.0),
    }
    assert {row["cohort"] for row in tables["ide_observation_monthly"]} == {
        "Base",
        "FYC&LC&Promo",
        "LC",
        "LC&Promo",
        "Promo",
    }


def test_confidence_of_a_benchmark() -> None:
    uncertainty = reference.uncertainty
    assert uncertainty([], 4) == reference.Uncertainty(None, None, None, None)
    assert uncertainty([(700, 2)], 1) == reference.Uncertainty(700, 700, 700, None)
    # A hundred accounts: the 40th and 60th rate; of four accounts, 50 -+ 49.
    hundred = [(10 * rate, 5) for rate in range(1, 101)]
    assert (uncertainty(hundred, 100).low, uncertainty(hundred, 100).high) == (400, 600)
    assert (uncertainty(hundred, 4).low, uncertainty(hundred, 4).high) == (10, 990)
    assert uncertainty(hundred, 100).mean == 505
    assert uncertainty([(333, 1), (334, 1)], 2).mean == 334  # 33.35
    # Means of 50 and variances of 1250 * 4/3, where 2500 / 2 come by chance.
    assert uncertainty([(0, 2), (500, 2), (500, 2), (1000, 2)], 4).strength == 20
    assert uncertainty([(0, 1), (1000, 1)], 2).strength == 10
    assert uncertainty([(400, 5), (600, 5)], 2).strength == 10_000


def test_benchmark_needs_thirty_accounts(landing: Landing) -> None:
    crowd(
        landing,
        "2023-01",
        [(f"L{n}", "t,f", 0) for n in range(30)] + [(f"P{n}", "f,t", 2) for n in range(29)],
    )
    table = calculate(landing.folder)["ide_cohort_benchmark_monthly"]
    assert {row["cohort_benchmark_used"] for row in table if row["opportunity_lc_flag"]} == {"LC"}
    assert {row["cohort_benchmark_used"] for row in table if row["opportunity_promo_flag"]} == {"Default"}


def test_versions_by_quarter(landing: Landing) -> None:
    """A bootstrap from the earliest month; then the 12 months before the quarter; then a bootstrap again."""
    for month, assigned in (("2022-02", 0), ("2022-03", 1), ("2022-04", 2), ("2023-03", 2), ("2025-01", 1)):
        spells = [f"1,P1,u{n},2020-01-01," for n in range(assigned)]
        crowd(landing, month, [("B1", "f,f", assigned)])
        landing.source(month, "seat_assignments", spells or ["1,P1,u,2020-01-01,2020-02-01"])
    tables = calculate(landing.folder)
    actual = {
        row["benchmark_version"]: (row["assignment_benchmark"], row["n_observations"], row["is_bootstrap"])
        for row in tables["cohort_benchmarks"]
    }
    assert actual == {
        "2022-Q1": (0.0, 1, True),  # of 2022-02, for 2022-03 too
        "2022-Q2": (25.0, 2, False),  # 0 and 50
        "2023-Q1": (50.0, 3, False),  # 0, 50, 100: 2022-02 to 2022-04
        "2025-Q1": (0.0, 1, True),  # no month in 2024: the earliest month is used
    }
    differences = {
        f"{row['snapshot_date']:%Y-%m}": row["assignment_benchmark_use_phase_diff"]
        for row in tables["ide_cohort_benchmark_monthly"]
    }
    assert differences == {"2022-02": 0.0, "2022-03": 50.0, "2022-04": 75.0, "2023-03": 50.0, "2025-01": 50.0}


# --- the newest month and comparing


def test_opportunities_of_the_newest_month(landing: Landing) -> None:
    landing.month("2023-04")
    landing.month("2023-05", opportunities=[opportunity("O1"), opportunity("O2", account="unknown")])
    table = calculate(landing.folder)["opportunity"]
    assert [(row["id"], row["accountid"]) for row in table] == [("O1", "a1"), ("O2", None)]
    assert table[0]["is_renewal_opportunity__c"] is True
    assert table[0]["acv_usd__c"] is None


def test_compare() -> None:
    expected: list[dict[str, object]] = [
        {"id": 1, "rate": 0.3, "flag": True, "on": date(2023, 5, 1)},
        {"id": 2, "rate": None, "flag": False, "on": None},
    ]
    same: list[dict[str, object]] = [
        {"id": 2, "rate": None, "flag": False, "on": None, "insert_dt": "whatever"},
        {"id": 1, "rate": 0.1 + 0.2, "flag": True, "on": date(2023, 5, 1)},
    ]
    assert compare(expected, same, ["id"]) == []
    other: list[dict[str, object]] = [
        {"id": 1, "rate": float("nan"), "flag": 1, "on": "2023-05-01"},
        {"id": 3, "rate": 1.0, "flag": True, "on": None},
        {"id": 3, "rate": 1.0, "flag": True, "on": None},
    ]
    assert compare(expected, other, ["id"]) == [
        "id=3: more than one actual row",
        "id=1: rate expected 0.3, actual nan",
        "id=1: flag expected True, actual 1",
        "id=1: on expected datetime.date(2023, 5, 1), actual '2023-05-01'",
        "id=2: expected row is missing",
        "id=3: unexpected row",
    ]
