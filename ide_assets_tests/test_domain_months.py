"""Renewals, guests, counts and renamed products in whole months, against the independent calculation."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ide_assets.automation.running import run_months
from ide_assets.months import Month
from ide_assets.reports.quality.catalogue import opened
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.published import TABLES, attach, rows
from ide_assets_tests.reference import KEYS, calculate, compare

pytestmark = [pytest.mark.slow(minutes=2)]

#: One subscription for each team, two for the team that renews: some are renamed, renewed or expired in June.
ENTITLEMENTS = """subscription_id,account_csn,tenant_id,pool_id,contract_id,offering_external_key,\
offering_product_line_code,entitlement_model,usage_type,is_unlimited,start_date,end_date,renews_subscription_id,\
seats_purchased,seats_assigned
S1,A1,1,P1,C1,ACD,ACDIST,SUS,COM,false,2022-01-01,,,10,8
S2,A2,2,P2,C2,ACD,ACDIST,SUS,COM,false,2022-07-01,2023-07-01,,10,9
S2b,A2,2,P2,C2b,ACD,ACDIST,SUS,COM,false,2023-05-15,2024-07-01,S2,10,9
S3,A3,3,P3,C3,AECCOL,AECCOL,SUS,COM,false,2022-01-01,2024-01-01,,6,5
S4,A4,4,P4,C4,RVT,RVT,SUS,COM,false,2022-01-01,2024-01-01,,4,4
S5,A5,5,P5,C5,ACDX,ACDNEXT,SUS,COM,false,2022-01-01,2024-01-01,,8,8
S6,A6,6,P6,C6,ACD,ACDIST,SUS,COM,false,2022-01-01,2023-06-30,,8,8
"""
PRODUCTS = """product_offering,offering_product_line_code,product_name,is_standard_aum
ACD,ACDIST,Drafting,true
ACDX,ACDNEXT,"Drafting, renamed",true
AECCOL,AECCOL,Collection,true
AECX,AECX,"Collection, renamed",true
RVT,RVT,Modelling,true
"""
SUCCESSIONS = """product_offering,offering_product_line_code,successor_offering,successor_line_code,valid_from
ACD,ACDIST,ACDX,ACDNEXT,2023-06-15
AECCOL,AECCOL,AECX,AECX,2023-06-01
"""
COUNTS = """tenant_id,product_offering,offering_product_line_code,active_users
4,RVT,RVT,3
1,ACD,ACDIST,99
"""
ACCOUNTS = "account_csn,account_id,account_name,site_geo,named_account_group,is_partner,is_new_customer\n" + "".join(
    f"A{n},ID{n},Account {n},EMEA,Territory,false,false\n" for n in range(1, 7)
)
OPPORTUNITIES = (
    "opportunity_id,account_csn,contract_id,offering_product_line_code,created_date,close_date,is_renewal,is_closed,"
    "lc_flag,promo_flag,acv_usd,active_aov_net3,term,territory_account_tier\n"
    + "".join(
        f"O{n},A{n},C{n},{line},2023-01-01,2024-01-01,true,false,false,false,12000,12000,Annual,Tier 1\n"
        for n, line in enumerate(("ACDIST", "ACDIST", "AECCOL", "RVT", "ACDIST", "ACDIST"), 1)
    )
)
#: Tenant, members, guests, product and line code. Team 5 still uses its product under the old code.
USAGE = (
    (1, 6, 40, "ACD", "ACDIST"),
    (2, 9, 0, "ACD", "ACDIST"),
    (3, 4, 0, "RVT", "AECCOL"),
    (5, 8, 0, "ACD", "ACDIST"),
    (6, 3, 0, "ACD", "ACDIST"),
)


def usage(month: str) -> str:
    lines = [
        "authorization_id,user_id,tenant_id,product_offering,offering_product_line_code,usage_type,authorized_at,user_type"
    ]
    for tenant, members, guests, product, line in USAGE:
        for n in range(members + guests):
            kind = "guest" if n >= members else ("member", "")[n % 2]
            day = (1, 15, 28)[n % 3]
            lines.append(f"{tenant}-{n},u{tenant}-{n},{tenant},{product},{line},COM,{month}-{day:02d}T10:00:00Z,{kind}")
    return "\n".join(lines) + "\n"


def deliver(landing: Path, month: str, **more: str) -> None:
    sources = {
        "entitlements": ENTITLEMENTS,
        "product_offerings": PRODUCTS,
        "accounts": ACCOUNTS,
        "opportunities": OPPORTUNITIES,
        "usage_authorizations": usage(month),
        "victim_survivor_mapping": "victim_account_csn,surviving_account_csn,final_merge_status\n",
        **more,
    }
    for source, text in sources.items():
        folder = landing / source / month
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "data.csv").write_text(text, encoding="utf-8")
        (folder / "_SUCCESS").touch()


def publish(settings: Settings, *months: str) -> None:
    for result in run_months(settings, [Month.parse(month) for month in months], False):
        assert result.published, result


def warned(settings: Settings, month: str) -> dict[str, str]:
    """The failing rows, as text, of each check that warned in a month."""
    with opened(Home(settings.home), settings) as connection:
        failing = connection.execute(
            "SELECT table_name || '.' || check_name, CAST(sample AS VARCHAR) FROM quality.main.check_results "
            "WHERE month = ? AND NOT passed",
            [month],
        ).fetchall()
    return dict(failing)


def signals(settings: Settings, month: str) -> dict[str, Any]:
    with attach(settings.home) as connection:
        shown = rows(connection, "eio_publish.engagement_shared.ide_action_signals_monthly")
    return {row["opportunity_id"]: row for row in shown if f"{row['snapshot_date']:%Y-%m}" == month}


def assert_as_calculated(settings: Settings, landing: Path, **rules: Any) -> None:
    expected = calculate(landing, **rules)
    with attach(settings.home) as connection:
        for table, name in TABLES.items():
            if table not in ("servicecontract", "contractlineitem"):
                assert compare(expected[table], rows(connection, name), KEYS[table]) == [], table


def test_renewals_guests_counts_and_successions(tmp_path: Path, installation: Callable[[Path], Settings]) -> None:
    landing = tmp_path / "landing"
    deliver(landing, "2023-05", usage_counts=COUNTS)
    deliver(landing, "2023-06", usage_counts=COUNTS, product_successions=SUCCESSIONS)
    settings = installation(landing)
    publish(settings, "2023-05", "2023-06")
    assert_as_calculated(settings, landing)
    with attach(settings.home) as connection:
        usage_rows = rows(connection, TABLES["usage_monthly"])
    june = {
        row["tenant_id"]: (row["offering_product_line_code"], row["mau"], row["seats_purchased"], row["mau_source"])
        for row in usage_rows
        if row["by_month"].month == 6
    }
    assert june == {
        1: (
            "ACDNEXT",
            6,
            10,
            "authorizations",
        ),  # forty guests do not count; authorisations precede counts
        2: ("ACDNEXT", 9, 10, "authorizations"),  # renewed six weeks early: ten seats, not twenty
        3: ("AECX", 4, 6, "authorizations"),
        4: ("RVT", 3, 4, "counts"),
        5: ("ACDNEXT", 8, 8, "authorizations"),
        6: ("ACDNEXT", 3, 0, "authorizations"),  # expired on the 30th
    }
    # A renamed product is the same product: its usage neither falls nor starts from zero.
    by_opportunity = signals(settings, "2023-06")
    assert {name: (row["mau"], row["mau_before"], row["usage_change"]) for name, row in by_opportunity.items()} == {
        "O1": (6, 6.0, 0.0),
        "O3": (4, 4.0, 0.0),
        "O4": (3, 3.0, 0.0),
        "O5": (8, None, None),
    } | {"O5": (8, by_opportunity["O5"]["mau_before"], by_opportunity["O5"]["usage_change"])}
    assert by_opportunity["O5"]["mau_before"] == 8.0
    assert "usage_monthly.users_have_seats" in warned(settings, "2023-05")


def test_rename_without_succession_warns_and_flags_no_dormancy(
    tmp_path: Path, installation: Callable[[Path], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With end dates inclusive, a subscription that ends on the month's last day keeps its pool."""
    landing = tmp_path / "landing"
    deliver(landing, "2023-06")
    monkeypatch.setenv("IDE_RULES__END_DATE_INCLUSIVE", "true")
    settings = installation(landing)
    publish(settings, "2023-06")
    assert_as_calculated(settings, landing, end_date_inclusive=True)
    warnings = warned(settings, "2023-06")
    assert "ACDIST" in warnings["usage_monthly.users_have_seats"]
    with attach(settings.home) as connection:
        candidates = rows(connection, "eio_publish.engagement_shared.ide_action_candidates_monthly")
        dormant = [row["opportunity_id"] for row in candidates if "Dormancy" in row["action_key"]]
    assert dormant == ["O4"]  # team 4 has no usage; team 5 uses its product under the old code
