"""docs/exports.md: the queries, taken from the page, turn an export of the real shape into published months."""

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from ide_assets.automation.running import run_months
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets_tests.published import attach

pytestmark = [pytest.mark.slow(minutes=0.5)]

Installation = Callable[[Path], Settings]

PAGE = Path(__file__).parents[1] / "docs" / "exports.md"

#: Two accounts that differ only in case, one merged into another that was merged into a third, and one deleted.
ACCOUNTS = """\
Id,Name,IsDeleted,MasterRecordId,ParentId,Industry,BillingCountry,Region__c,Segment__c,OwnerId,Type,Is_New_Customer__c
001A0000001AbcDIAS,"Acme, Inc.",false,,,AEC,US,AMER,Territory,005A0000000OwnrAAA,Customer,false
001A0000001ABCDIA4,Beta GmbH,false,,,MFG,DE,EMEA,Midmarket,005A0000000OwnrAAA,Customer,true
001A0000001GoneIAS,Acme Old,true,001A0000001WentIAS,,AEC,US,AMER,Territory,005A0000000OwnrAAA,Customer,false
001A0000001WentIAS,Acme Older,true,001A0000001AbcDIAS,,AEC,US,AMER,Territory,005A0000000OwnrAAA,Customer,false
001A0000001DeadIAS,Closed Ltd,true,,,AEC,UK,EMEA,Territory,005A0000000OwnrAAA,Customer,false
"""
OPPORTUNITIES = """\
Id,IsDeleted,AccountId,Contract_Number__c,Product_Line__c,CreatedDate,CloseDate,Type,IsClosed,IsWon,Amount
006A0000001Opp1IAS,false,001A0000001AbcDIAS,C1,ACDIST,2023-01-10T09:30:00.000+0000,2023-12-01,Renewal,false,false,9000
006A0000001Opp2IAS,false,001A0000001ABCDIA4,C2,ACDIST,2023-01-10T09:30:00.000+0000,2023-12-01,Renewal,false,false,7000
006A0000001Opp3IAS,true,001A0000001DeadIAS,C3,ACDIST,2023-01-10T09:30:00.000+0000,2023-12-01,Renewal,false,false,
"""
#: Another system's identifiers: 15 characters, and the merged account's where the system does not know of the merge.
OTHERS = {
    "entitlements": "subscription_id,account_csn,tenant_id,pool_id,contract_id,offering_external_key,"
    "offering_product_line_code,entitlement_model,usage_type,is_unlimited,start_date,end_date,seats_purchased,"
    "seats_assigned\n"
    "S1,001A0000001Gone,1,P1,C1,ACD,ACDIST,SUS,COM,false,2022-01-01,2024-01-01,10,5\n"
    "S2,001A0000001ABCD,2,P2,C2,ACD,ACDIST,SUS,COM,false,2022-01-01,2024-01-01,4,4\n",
    "product_offerings": "product_offering,offering_product_line_code,product_name,is_standard_aum\n"
    "ACD,ACDIST,Drafting,true\n",
    "usage_authorizations": "authorization_id,user_id,tenant_id,product_offering,offering_product_line_code,"
    "usage_type,authorized_at\n"
    "U1,u1,1,ACD,ACDIST,COM,2023-05-02T08:00:00Z\nU2,u2,2,ACD,ACDIST,COM,2023-05-30T08:00:00Z\n",
}


def delivered(landing: Path, source: str, text: str) -> None:
    folder = landing / source / "2023-05"
    folder.mkdir(parents=True)
    (folder / "data.csv").write_text(text)
    (folder / "_SUCCESS").touch()


def export(folder: Path, changes: Callable[[str], str] = str) -> Path:
    """The landing folder that the page's queries write from the export, each query changed by `changes`."""
    (folder / "Account.csv").write_text(ACCOUNTS)
    (folder / "Opportunity.csv").write_text(OPPORTUNITIES)
    queries = re.findall(r"```sql\n(COPY.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    landing = folder / "landing"
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(f"SET file_search_path = '{folder}'")
        for query in queries:
            target_name = re.search(r"TO '(\w+)\.csv'", query)
            if target_name and ("'Account.csv'" in query or "'Opportunity.csv'" in query):
                target = folder / f"{target_name[1]}.csv"
                connection.execute(changes(query).replace(f"'{target_name[1]}.csv'", f"'{target}'"))
                delivered(landing, target_name[1], target.read_text())
    for source, text in OTHERS.items():
        delivered(landing, source, text)
    return landing


def test_salesforce_export_with_merged_accounts_is_published(tmp_path: Path, installation: Installation) -> None:
    settings = installation(export(tmp_path))
    (result,) = run_months(settings, [Month.parse("2023-05")], False)
    assert result.published, result.reason
    with attach(settings.home) as connection:
        assignment = connection.execute(
            "SELECT account_csn, surviving_account_csn, site_geo FROM eio_publish.access_shared.assignment_monthly "
            "ORDER BY tenant_id"
        ).fetchall()
        ide = connection.execute(
            "SELECT opportunity_id, site_geo, original_account_named_account_group, parent_account_new_customer_flag "
            "FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly ORDER BY opportunity_id"
        ).fetchall()
    assert assignment == [
        ("001A0000001Gone", "001A0000001AbcD", "AMER"),
        ("001A0000001ABCD", "001A0000001ABCD", "EMEA"),
    ]
    assert ide == [
        ("006A0000001Opp1", "AMER", "Territory", False),
        ("006A0000001Opp2", "EMEA", "Midmarket", True),
    ]


def test_mixed_15_and_18_character_identifiers_block_the_month(tmp_path: Path, installation: Installation) -> None:
    settings = installation(export(tmp_path, lambda query: re.sub(r"left\((\w*Id), 15\)", r"\1", query)))
    (result,) = run_months(settings, [Month.parse("2023-05")], False)
    assert not result.published
    assert "accounts_are_found: 2 of 2 rows" in result.reason
    assert (
        "entitlements.account_csn and accounts.account_csn: 15 against 18 characters, the first characters are the "
        "same, such as '001A0000001ABCD' against '001A0000001ABCDIA4'"
    ) in result.reason
    assert "ide waive" not in result.reason
