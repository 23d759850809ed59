"""Every row of the sample follows the contract of deliveries."""

import csv
import gzip
import io
from pathlib import Path

import duckdb
import pytest

from ide_assets_tests.generate.conftest import DELIVERED

# A column with * is required; the key is after the bar.
CONTRACT = {
    "entitlements": (
        "subscription_id* account_csn* tenant_id* pool_id* contract_id* offering_external_key*"
        " offering_product_line_code* entitlement_model* usage_type* is_unlimited* start_date* end_date*"
        " seats_purchased* seats_assigned | subscription_id"
    ),
    "seat_assignments": (
        "tenant_id* pool_id* user_id* assigned_on* unassigned_on | tenant_id pool_id user_id assigned_on"
    ),
    "usage_authorizations": (
        "authorization_id* user_id* tenant_id* product_offering* offering_product_line_code* usage_type*"
        " authorized_at* | authorization_id"
    ),
    "product_offerings": (
        "product_offering* offering_product_line_code* product_name* is_standard_aum*"
        " | product_offering offering_product_line_code"
    ),
    "accounts": (
        "account_csn* account_id* account_name* parent_account_csn site_geo* country state_province"
        " zip_abbreviation industry_group ccs_segment named_account_group* owner_id is_partner* p4pigs"
        " employee_count is_new_customer* | account_csn"
    ),
    "opportunities": (
        "opportunity_id* account_csn* service_contract_id contract_id* offering_product_line_code*"
        " created_date* close_date* term territory_account_tier is_renewal* is_closed* is_won acv_usd"
        " opportunity_amount opportunity_number days_into_term active_aov_net3 lc_flag* promo_flag*"
        " | opportunity_id"
    ),
    "service_contracts": "service_contract_id* | service_contract_id",
    "contract_line_items": "contract_line_item_id* service_contract_id* | contract_line_item_id",
    "ews_scores": "opportunity_id* scored_on* prediction* | opportunity_id scored_on",
    "interventions": (
        "intervention_id* account_csn* opportunity_id action_key* channel* performed_on* outcome | intervention_id"
    ),
    "owners": "owner_id* owner_name* owner_email manager_owner_id team is_active* | owner_id",
    "stakeholders": (
        "contact_id* account_csn* contact_role* contact_name contact_email last_contact_on left_on"
        " | contact_id account_csn contact_role"
    ),
    "orders": "order_id* account_csn* ordered_on* product_offering* quantity* amount_usd* | order_id",
    "victim_survivor_mapping": (
        "victim_account_csn* surviving_account_csn* final_merge_status* | victim_account_csn surviving_account_csn"
    ),
}


def count(landed: duckdb.DuckDBPyConnection, query: str) -> int:
    row = landed.execute(f"SELECT count(*) FROM {query}").fetchone()
    assert row
    return int(row[0])


def test_every_source_of_the_contract_is_generated() -> None:
    assert set(DELIVERED) == set(CONTRACT)


@pytest.mark.parametrize("source", CONTRACT)
def test_columns_and_nulls(sample: Path, source: str) -> None:
    columns = CONTRACT[source].split("|")[0].split()
    required = {column.rstrip("*") for column in columns if column.endswith("*")}
    for path in sorted((sample / source).glob("*/part-0.*")):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
        assert [f"{name}*" if name in required else name for name in rows.fieldnames or ()] == columns
        assert all(row[name] != "" for row in rows for name in required)


@pytest.mark.parametrize("source", CONTRACT)
def test_keys_are_unique_except_exact_duplicates(landed: duckdb.DuckDBPyConnection, source: str) -> None:
    key = ", ".join(CONTRACT[source].split("|")[1].split())
    assert not count(landed, f"(SELECT month, {key} FROM {source} GROUP BY ALL HAVING count(*) > 1)")


@pytest.mark.parametrize(
    "broken",
    [
        "entitlements WHERE seats_purchased < 0 OR seats_assigned < 0 OR end_date <= start_date",
        "entitlements WHERE start_date > month_end",
        "seat_assignments WHERE assigned_on > month_end OR unassigned_on > month_end",
        "seat_assignments WHERE unassigned_on <= assigned_on",
        "seat_assignments WHERE unassigned_on = last_day(unassigned_on)",
        "usage_authorizations WHERE strftime(authorized_at, '%Y-%m') <> month",
        "opportunities WHERE created_date > month_end OR close_date < created_date",
        "opportunities WHERE is_closed <> (is_won IS NOT NULL) OR (is_closed AND close_date > month_end)",
        "ews_scores WHERE prediction NOT BETWEEN 0 AND 1 OR scored_on > month_end",
        "interventions WHERE strftime(performed_on, '%Y-%m') <> month",
        "interventions WHERE channel NOT IN ('human', 'digital')",
        "interventions ANTI JOIN accounts USING (month, account_csn)",
        "interventions ANTI JOIN opportunities USING (month, opportunity_id) WHERE opportunity_id IS NOT NULL",
        "orders WHERE strftime(ordered_on, '%Y-%m') <> month OR (quantity < 0) <> (amount_usd < 0) OR quantity = 0",
        "orders ANTI JOIN accounts USING (month, account_csn)",
        "accounts WHERE site_geo NOT IN ('AMER', 'EMEA', 'APAC')",
        "accounts WHERE account_name <> nfc_normalize(account_name)",
        "product_offerings WHERE product_name IS NULL",
        # Identifiers that a spreadsheet would turn into numbers.
        "seat_assignments WHERE regexp_matches(user_id, '^[0-9.]+[eE][0-9]+$')",
    ],
)
def test_no_row_breaks_a_rule(landed: duckdb.DuckDBPyConnection, broken: str) -> None:
    assert not count(landed, broken)


def test_scores_start_a_year_before_the_close_date(landed: duckdb.DuckDBPyConnection) -> None:
    assert not count(
        landed,
        "ews_scores JOIN opportunities USING (month, opportunity_id)"
        " WHERE scored_on < close_date - to_years(1) OR scored_on < created_date OR NOT is_renewal",
    )


def test_pool_has_one_tenant_offering_line_and_snapshot(landed: duckdb.DuckDBPyConnection) -> None:
    assert not count(
        landed,
        "(SELECT pool_id FROM entitlements GROUP BY pool_id HAVING count(DISTINCT (tenant_id,"
        " offering_external_key, offering_product_line_code)) > 1)",
    )
    assert not count(
        landed,
        "(SELECT 1 FROM entitlements GROUP BY month, pool_id HAVING count(DISTINCT seats_assigned) > 1)",
    )


def test_snapshots_equal_the_spells_outside_the_unreliable_window(landed: duckdb.DuckDBPyConnection) -> None:
    compared = """(
        SELECT month, shown, coalesce(counted, 0) AS counted
        FROM (SELECT month, pool_id, max(seats_assigned) AS shown FROM entitlements GROUP BY ALL)
        LEFT JOIN (SELECT month, pool_id, count(*) AS counted FROM seat_assignments
                   WHERE unassigned_on IS NULL GROUP BY ALL) USING (month, pool_id)
        WHERE shown IS NOT NULL)"""
    assert count(landed, f"{compared} WHERE month > '2022-09'") > 1000
    assert not count(landed, f"{compared} WHERE month > '2022-09' AND shown <> counted")
    inside = count(landed, f"{compared} WHERE month <= '2022-09'")
    assert count(landed, f"{compared} WHERE month <= '2022-09' AND shown > counted") > inside / 2
    assert not count(landed, f"{compared} WHERE month <= '2022-09' AND shown < counted")


def test_spells_do_not_change_from_month_to_month(landed: duckdb.DuckDBPyConnection) -> None:
    """A spell that has ended stays ended, and no user has two seats of a pool at a time."""
    assert not count(
        landed,
        "seat_assignments earlier"
        " JOIN seat_assignments later USING (tenant_id, pool_id, user_id, assigned_on)"
        " WHERE later.month > earlier.month AND earlier.unassigned_on IS DISTINCT FROM later.unassigned_on"
        " AND (earlier.unassigned_on IS NOT NULL OR later.unassigned_on <= earlier.month_end)",
    )
    assert not count(
        landed,
        "(SELECT 1 FROM seat_assignments WHERE unassigned_on IS NULL"
        " GROUP BY month, pool_id, user_id HAVING count(*) > 1)",
    )


def test_merges_are_valid_and_without_cycles(landed: duckdb.DuckDBPyConnection) -> None:
    mapping = "victim_survivor_mapping"
    assert not count(landed, f"{mapping} WHERE victim_account_csn = surviving_account_csn")
    assert not count(landed, f"(SELECT 1 FROM {mapping} GROUP BY month, victim_account_csn HAVING count(*) > 1)")
    assert not count(
        landed,
        f"{mapping} ANTI JOIN accounts ON accounts.month = {mapping}.month AND account_csn = surviving_account_csn",
    )
    edges = landed.execute(f"SELECT month, victim_account_csn, surviving_account_csn FROM {mapping}").fetchall()
    survivor = {(month, victim): into for month, victim, into in edges}
    for month, victim in survivor:
        seen = {victim}
        while (month, victim) in survivor:
            victim = survivor[month, victim]
            assert victim not in seen, "a cycle"
            seen.add(victim)


def test_merges_only_accumulate(landed: duckdb.DuckDBPyConnection) -> None:
    pair = "(victim_account_csn, surviving_account_csn)"
    assert not count(
        landed,
        f"(SELECT DISTINCT {pair} AS pair FROM victim_survivor_mapping) ANTI JOIN"
        f" (SELECT {pair} AS pair FROM victim_survivor_mapping WHERE month = '2023-09') USING (pair)",
    )
