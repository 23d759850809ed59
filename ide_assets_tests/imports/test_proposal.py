"""A proposed mapping says how sure each column is, and is a mapping once the gaps are filled."""

import json
from pathlib import Path

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.imports import mapping
from ide_assets.imports.proposal import propose

LICENCES = """\
SubscriptionId,Account CSN,TenantGuid,Pool ID,Contract Id,SKU,Product Line Code,Start Date,Quantity,no
0001,A1,3aab1f0c-9d2e-4b6a-8f10-0123456789ab,P1,C1,ACD,ACDIST,2026-01-01,10,x
0002,A2,4aab1f0c-9d2e-4b6a-8f10-0123456789ab,P2,C2,ACD,ACDIST,2026-01-01,4,y
"""


def test_proposal_matches_by_name_and_type(tmp_path: Path) -> None:
    (tmp_path / "licences.csv").write_text(LICENCES)
    text = propose(BY_NAME["entitlements"], tmp_path / "licences.csv")
    (part,) = mapping.read(text, "proposal").deliveries
    assert part.columns["subscription_id"].column == "SubscriptionId"
    assert part.columns["account_csn"].column == "Account CSN"
    assert part.columns["tenant_id"].number_of == '"TenantGuid"'
    assert part.columns["seats_purchased"].column == "Quantity"
    assert part.columns["start_date"].column == "Start Date"
    assert part.columns["entitlement_model"].constant == "SUS"
    assert "subscription_id: SubscriptionId  # sure (100%); text, required, such as 0001, 0002" in text
    assert "# Not used:" in text


def test_samples_of_people_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "users.json").write_text('[{"owner": {"id": 7, "name": "Ann Lee"}}]')
    text = propose(BY_NAME["owners"], tmp_path / "users.json")
    assert "owner_name: owner.name  # sure (100%); text, required\n" in text and "Ann" not in text
    assert "# is_active:   # no match; bool, required" in text


def test_format_of_dates_is_proposed(tmp_path: Path) -> None:
    text = "Licence No,From,Until,Seats\nL1,01.02.2026,2026-12-31,3\nL2,31.01.2026,2026-12-31,4\n"
    (tmp_path / "licences.csv").write_text(text)
    (part,) = mapping.read(propose(BY_NAME["entitlements"], tmp_path / "licences.csv"), "proposal").deliveries
    assert (part.columns["start_date"].column, part.columns["start_date"].time) == ("From", ("%d.%m.%Y",))
    assert (part.columns["end_date"].column, part.columns["end_date"].time) == ("Until", ())


COMPANIES = """\
Record ID,Company name,Company owner,Country/Region,Merged Company IDs
9001,"Acme, Inc.",Ann,Norway,
9002,Beta,Bo,Japan,8001
9003,Gamma,Bo,Japan,
"""
DEALS = """\
Record ID,Deal Name,Close Date,Associated Company,Associated Company IDs
1,Renewal,2026-12-31 00:00,"Acme, Inc.",9001
2,Renewal,2026-11-30 00:00,Beta,9002
"""


def test_identifiers_are_not_names_and_a_required_column_is_filled(tmp_path: Path) -> None:
    (tmp_path / "companies.csv").write_text(COMPANIES)
    text = propose(BY_NAME["accounts"], tmp_path / "companies.csv")
    (part,) = mapping.read(text, "proposal").deliveries
    assert part.columns["account_csn"].column == "Record ID" and part.columns["account_name"].column == "Company name"
    assert "account_id" not in part.columns
    # A gap says what is missing.
    assert (
        "# site_geo:   # no match; text, required: Sales geography of the account's site: AMER, EMEA or APAC." in text
    )
    (tmp_path / "deals.csv").write_text(DEALS)
    (part,) = mapping.read(propose(BY_NAME["opportunities"], tmp_path / "deals.csv"), "proposal").deliveries
    assert part.columns["opportunity_id"].column == "Record ID"
    assert part.columns["account_csn"].column == "Associated Company IDs"


def test_list_of_rows_inside_a_document_is_proposed(tmp_path: Path) -> None:
    licence = {"id": "L1", "attributes": {"maxUsers": 5, "metadata": {"plan": "PRO"}}}
    path = tmp_path / "licences.json"
    for document, records in (
        ({"data": [licence, licence], "links": {}}, "data"),
        ({"result": {"items": [licence]}, "errors": []}, "result.items"),
        ([licence, licence], None),
        (licence, None),
        ({"data": [licence], "included": [licence]}, None),
    ):
        path.write_text(json.dumps(document))
        declared = mapping.read(propose(BY_NAME["entitlements"], path), "proposal")
        assert declared.inputs["export"].records == records
        if records is not None:
            assert declared.deliveries[0].columns["subscription_id"].column == "id"


def test_separator_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "licences.csv").write_text(LICENCES.replace(",", "\t"))
    declared = mapping.read(propose(BY_NAME["entitlements"], tmp_path / "licences.csv"), "proposal")
    assert declared.inputs["export"].delimiter == "\t"


def test_orders_of_a_shop_are_proposed(tmp_path: Path) -> None:
    (tmp_path / "shop.csv").write_text(
        "Order Number,Customer CSN,Order Date,SKU,Qty,Amount USD\n1001,0012,2023-05-03,ACD,2,1250.50\n"
    )
    (part,) = mapping.read(propose(BY_NAME["orders"], tmp_path / "shop.csv"), "proposal").deliveries
    assert set(part.columns) == set(BY_NAME["orders"].required)
