"""Each shipped mapping turns a small file of the vendor's real format, with its traps, into delivered rows."""

import json
from collections.abc import Mapping

import pytest

from ide_assets.imports import shipped
from ide_assets.imports.errors import CannotImportError
from ide_assets_tests.imports.importer import Importer

Files = Mapping[str, str | bytes]


@pytest.mark.parametrize("name", shipped.names())
def test_mappings_cover_every_required_column(name: str) -> None:
    mapping = shipped.mapping_of(name)
    assert mapping.description.endswith(".")
    assert [part.source for part in mapping.deliveries if part.missing] == []


# Salesforce ------------------------------------------------------------------------------------------------------

#: Two accounts that differ only in case, one merged into another that was merged into a third, and one deleted.
ACCOUNTS = """\
Id,Name,IsDeleted,MasterRecordId,ParentId,Industry,BillingCountry,CreatedDate,Segment__c,OwnerId,Type
001A0000001AbcDIAS,"Acme, Inc.",false,,,AEC,United States,2020-05-01T10:00:00Z,Territory,005A0000000Ownr,Customer
001A0000001ABCDIA4,Beta GmbH,false,,001A0000001AbcD,MFG,DE,2026-03-01T10:00:00Z,Midmarket,005A0000000Ownr,Partner
001A0000001Gone,Acme Old,true,001A0000001Went,,AEC,US,2020-05-01T10:00:00.000+0000,Territory,005A0000000Ownr,
001A0000001Went,Acme Older,true,001A0000001AbcD,,AEC,US,2020-05-01T10:00:00.000+0000,Territory,005A0000000Ownr,
001A0000001Dead,Closed Ltd,true,,,AEC,United Kingdom,2020-05-01T10:00:00.000+0000,Territory,005A0000000Ownr,
"""
OPPORTUNITIES = """\
Id,IsDeleted,AccountId,ContractId,Product_Line__c,CreatedDate,CloseDate,Type,IsClosed,IsWon,Amount
006A0000001Opp1,false,001A0000001AbcDIAS,800A0000001Con1,ACDIST,2026-01-10T09:30:00Z,2026-12-01,Renewal,false,false,9000
006A0000001Opp2,false,001A0000001ABCD,800A0000001Con2,ACDIST,2026-01-10T09:30:00Z,2026-09-01,New,true,true,7000.50
006A0000001Opp3,true,001A0000001Dead,800A0000001Con3,ACDIST,2026-01-10T09:30:00.000+0000,2026-12-01,Renewal,false,false,
"""
ROLES = """\
Id,AccountId,ContactId,Role,IsDeleted
02ZA0000001Rol1,001A0000001AbcD,003A0000001Con1,Executive Sponsor,false
02ZA0000001Rol2,001A0000001AbcD,003A0000001Con2,Business User,true
"""
CONTACTS = "Id,Name,Email,LastActivityDate\n003A0000001Con1QAA,Ann Lee,ann@acme.example,2026-10-20\n"


def test_salesforce_accounts_and_merges(importer: Importer) -> None:
    importer.run("salesforce", {"Account.csv": ACCOUNTS})
    accounts = importer.delivered("accounts")
    assert [(row["account_csn"], row["site_geo"], row["is_partner"], row["is_new_customer"]) for row in accounts] == [
        ("001A0000001AbcDIAS", "AMER", "false", "false"),
        ("001A0000001ABCDIA4", "EMEA", "true", "true"),
    ]
    assert accounts[1]["parent_account_csn"] == "001A0000001AbcDIAS"
    merges = importer.delivered("victim_survivor_mapping")
    assert [(row["victim_account_csn"][:15], row["surviving_account_csn"]) for row in merges] == [
        ("001A0000001Gone", "001A0000001WentIAC"),
        ("001A0000001Went", "001A0000001AbcDIAS"),
    ]


def test_salesforce_opportunities_have_the_accounts_of_accounts(importer: Importer) -> None:
    rows = importer.import_of("salesforce", {"Opportunity.csv": OPPORTUNITIES}, "opportunities")
    assert [(row["account_csn"], row["is_renewal"], row["is_closed"], row.get("is_won")) for row in rows] == [
        ("001A0000001AbcDIAS", "true", "false", None),
        ("001A0000001ABCDIA4", "false", "true", "true"),
    ]
    assert rows[0]["created_date"] == "2026-01-10" and rows[1]["acv_usd"] == "7000.50"


def test_salesforce_contact_roles_users_and_contracts(importer: Importer) -> None:
    files = {
        "AccountContactRole.csv": ROLES,
        "Contact.csv": CONTACTS.replace("QAA", ""),
        "User.csv": "Id,Name,Email,ManagerId,Department,IsActive\n005A0000000Ownr,Jo Ray,jo@v.example,,West,1\n",
        "Contract.csv": "Id,IsDeleted,AccountId,Product__c,Product_Line__c,StartDate,EndDate,Status,Seats__c\n"
        "800A0000001Con1,false,001A0000001AbcD,ACD,ACDIST,2026-01-01,2026-12-31,Activated,25\n"
        "800A0000001Con2,false,001A0000001AbcD,ACD,ACDIST,2026-01-01,2026-12-31,Draft,5\n",
    }
    importer.run("salesforce", files)
    (role,) = importer.delivered("stakeholders")
    assert (role["contact_role"], role["contact_name"], role["last_contact_on"]) == (
        "executive",
        "Ann Lee",
        "2026-10-20",
    )
    assert importer.delivered("owners")[0]["is_active"] == "1"
    (contract,) = importer.delivered("entitlements")
    assert (contract["end_date"], contract["seats_purchased"]) == ("2027-01-01", "25")
    assert contract["account_csn"] == "001A0000001AbcDIAS"


def test_salesforce_field_with_another_name_is_suggested(importer: Importer) -> None:
    files = {"Account.csv": ACCOUNTS.replace("Segment__c", "Segments__c")}
    with pytest.raises(CannotImportError, match="has no column Segment__c; the nearest name is Segments__c"):
        importer.run("salesforce", files)


# Microsoft 365 ---------------------------------------------------------------------------------------------------

TENANT = "48a80680-7326-48cd-9935-b556b81d3a4e"
E3, PLAN = "05e9a617-0261-4cee-bb44-138d3ef5d965", "c7df2760-2c81-4ef7-b578-5b5392b571df"


def sku(sku_id: str, name: str, applies_to: str, subscription: str, used: int) -> dict[str, object]:
    return {
        "accountName": "contoso", "accountId": TENANT, "appliesTo": applies_to, "capabilityStatus": "Enabled",
        "consumedUnits": used, "id": f"{TENANT}_{sku_id}", "skuId": sku_id, "skuPartNumber": name,
        "subscriptionIds": [subscription],
        "prepaidUnits": {"enabled": 25, "suspended": 0, "warning": 0, "lockedOut": 0}, "servicePlans": [],
    }  # fmt: skip


def subscription(name: str, sku_id: str, part: str, status: str, trial: bool = False) -> dict[str, object]:
    return {
        "id": name, "commerceSubscriptionId": f"c-{name}", "createdDateTime": "2025-03-04T21:00:00Z", "isTrial": trial,
        "nextLifecycleDateTime": "2027-03-04T00:00:00Z", "skuId": sku_id, "skuPartNumber": part, "status": status,
        "totalLicenses": 25, "ownerTenantId": None, "serviceStatus": [],
    }  # fmt: skip


def graph(*records: object) -> str:
    return json.dumps({"@odata.context": "https://graph.microsoft.com/v1.0/$metadata", "value": records})


ACTIVE_USERS = (
    "\ufeffReport Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Exchange Last Activity Date,"
    "OneDrive Last Activity Date,SharePoint Last Activity Date,Skype For Business Last Activity Date,"
    "Yammer Last Activity Date,Teams Last Activity Date,Assigned Products,Report Period\n"
    "2026-11-01,ann@contoso.example,Ann,False,,2026-10-20,2026-10-29,,,,,MICROSOFT 365 E3+POWER BI PRO,30\n"
    "2026-11-01,bob@contoso.example,Bob,False,,2026-09-01,,,,,,MICROSOFT 365 E3,30\n"
    "2026-11-01,cy@contoso.example,Cy,False,,,,,,,,MICROSOFT 365 E3,30\n"
    "2026-11-01,di@contoso.example,Di,False,,2026-10-02,,,,,,,30\n"
)


def test_microsoft365_licences(importer: Importer) -> None:
    files = {
        "subscribedSkus.json": graph(
            sku(E3, "SPE_E3", "User", "s1", 14), sku(PLAN, "RIGHTSMANAGEMENT_ADHOC", "Company", "s2", 1)
        ),
        "subscriptions.json": graph(
            subscription("s1", E3, "SPE_E3", "Enabled"),
            subscription("s2", PLAN, "RIGHTSMANAGEMENT_ADHOC", "Enabled"),
            subscription("s3", E3, "SPE_E3", "Deleted"),
        ),
    }  # fmt: skip
    (products, entitlements) = importer.run("microsoft365", files).outcomes
    assert (products.delivered, entitlements.delivered) == (1, 1)
    assert entitlements.left_out == {"not active": 1, "not licensed by user": 1}
    (row,) = importer.delivered("entitlements")
    assert (row["seats_purchased"], row["seats_assigned"]) == ("25", "14")
    assert (row["pool_id"], row["start_date"], row["account_csn"]) == (f"{TENANT}_{E3}", "2025-03-04", TENANT)


def test_microsoft365_users_belong_to_the_tenant_of_the_licences(importer: Importer) -> None:
    state: dict[str, object] = {
        "skuId": E3,
        "disabledPlans": [],
        "assignedByGroup": None,
        "state": "Active",
        "error": "None",
    }
    user: dict[str, object] = {
        "id": "u1", "userPrincipalName": "ann@contoso.example",
        "licenseAssignmentStates": [
            {**state, "lastUpdatedDateTime": "2026-02-03T04:05:06Z"},
            # The same licence, assigned by a group on the same day.
            {**state, "assignedByGroup": "g1", "lastUpdatedDateTime": "2026-02-03T04:05:07Z"},
            {**state, "state": "Error", "lastUpdatedDateTime": "2026-05-03T04:05:07Z"},
        ],
    }  # fmt: skip
    bare = {"id": "u2", "userPrincipalName": "bob@contoso.example", "licenseAssignmentStates": []}
    files = {
        "subscribedSkus.json": graph(sku(E3, "SPE_E3", "User", "s1", 14)),
        "subscriptions.json": graph(subscription("s1", E3, "SPE_E3", "Enabled")),
        f"users_{TENANT}.json": graph(user, bare),
        f"activeUsers_{TENANT}.csv": ACTIVE_USERS,
    }
    imported = importer.run("microsoft365", files)
    (entitlement,) = importer.delivered("entitlements")
    (seat,) = importer.delivered("seat_assignments")
    assert (seat["user_id"], seat["assigned_on"]) == ("ann@contoso.example", "2026-02-03")
    assert (seat["tenant_id"], seat["pool_id"]) == (entitlement["tenant_id"], entitlement["pool_id"])
    used = importer.delivered("usage_authorizations")
    assert sorted((row["user_id"], row["product_offering"], row["authorized_at"]) for row in used) == [
        ("ann@contoso.example", "POWER_BI_PRO", "2026-10-29"),
        ("ann@contoso.example", "SPE_E3", "2026-10-29"),
    ]
    assert {row["tenant_id"] for row in used} == {entitlement["tenant_id"]}
    assert imported.outcomes[-1].left_out == {"never active": 1, "of another month": 1, "without a licence": 1}


# GitHub Copilot --------------------------------------------------------------------------------------------------


def test_copilot_seats(importer: Importer) -> None:
    seat = {
        "created_at": "2026-08-03T18:00:00-06:00", "updated_at": "2026-09-23T15:00:00-06:00",
        "pending_cancellation_date": None, "last_activity_at": "2026-10-31T20:53:32-06:00",
        "last_activity_editor": "vscode/1.77.3/copilot/1.86.82", "plan_type": "business",
        "assignee": {"login": "octocat", "id": 1, "type": "User"}, "assigning_team": {"id": 1, "slug": "a"},
    }  # fmt: skip
    twice = {**seat, "assigning_team": {"id": 2, "slug": "b"}}
    unused = {**seat, "assignee": {"login": "hubot", "id": 2}, "last_activity_at": None}
    active = {**seat, "assignee": {"login": "monalisa", "id": 3}, "last_activity_at": "2026-10-05T00:53:32-06:00"}
    page = json.dumps({"total_seats": 4, "seats": [seat, twice, unused, active]})
    seats, usage, products = importer.run("github_copilot", {"octo-org.json": page}).outcomes
    assert (seats.delivered, seats.combined) == (3, 1)
    # At 20:53 in the offset of the response it was November in UTC.
    assert (usage.delivered, usage.left_out) == (1, {"never active": 1, "of another month": 2})
    assert importer.delivered("usage_authorizations")[0]["user_id"] == "monalisa"
    assert importer.delivered("seat_assignments")[0]["pool_id"] == "octo-org/copilot_business"
    assert products.delivered == 1


# Stripe ----------------------------------------------------------------------------------------------------------


def item(name: str, quantity: int | None, interval: str, **others: object) -> dict[str, object]:
    price = {
        "id": "price_1",
        "product": "prod_1",
        "recurring": {"interval": interval},
        "unit_amount": 1050,
        "currency": "usd",
    }
    return {"id": name, "object": "subscription_item", "price": price, "quantity": quantity, **others}


def stripe(name: str, status: str, *items: object, **others: object) -> dict[str, object]:
    return {
        "id": name, "object": "subscription", "customer": "cus_1", "status": status, "start_date": 1767225600,
        "ended_at": None, "cancel_at": None, "items": {"object": "list", "data": items}, **others,
    }  # fmt: skip


def test_stripe_subscriptions(importer: Importer) -> None:
    def listed(*records: object) -> str:
        return json.dumps({"object": "list", "has_more": False, "data": records})

    customer = {
        "id": "cus_1",
        "object": "customer",
        "name": "Acme",
        "address": {"country": "JP"},
        "created": 1767225600,
    }
    files = {
        "customers.json": listed(customer),
        "products.json": listed({"id": "prod_1", "object": "product", "name": "Pro"}),
        "subscriptions.json": listed(
            # Two products in one subscription; the end of the period is in the item since 2025.
            stripe("s1", "active", item("si_1", 10, "year", current_period_end=1798761600), item("si_2", None, "day")),
            stripe("sub_2", "canceled", item("si_3", 5, "year"), ended_at=1790812800, current_period_end=1798761600),
            stripe("sub_3", "trialing", item("si_4", 2, "month")),
            stripe("sub_4", "incomplete_expired", item("si_5", 2, "year")),
        ),
    }  # fmt: skip
    importer.run("stripe", files)
    assert importer.delivered("accounts")[0]["site_geo"] == "APAC"
    assert importer.delivered("victim_survivor_mapping") == []
    rows = importer.delivered("entitlements")
    assert [(row["subscription_id"], row["usage_type"], row["start_date"], row.get("end_date")) for row in rows] == [
        ("si_1", "COM", "2026-01-01", None),
        ("si_3", "COM", "2026-01-01", "2026-10-01"),
        ("si_4", "TRIAL", "2026-01-01", None),
    ]
    (renewal,) = importer.delivered("opportunities")
    assert (renewal["close_date"], renewal["acv_usd"]) == ("2027-01-01", "105.0")
