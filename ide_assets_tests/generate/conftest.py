import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from ide_assets.generate import SAMPLE_ACCOUNTS, generate, plays
from ide_assets.generate.sources import SOURCES
from ide_assets_tests.conftest import SAMPLE

#: Deliveries whose contract is written down here; the other engagement feeds are read by their own tests.
DELIVERED = (*SOURCES, "stakeholders", "orders", plays.SOURCE)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed sample, generated again from its interventions."""
    out = tmp_path_factory.mktemp("landing")
    shutil.copytree(SAMPLE / plays.SOURCE, out / plays.SOURCE)
    generate(out, SAMPLE_ACCOUNTS, "2022-07", "2023-09", seed=7, file_format="sample")
    return out


@pytest.fixture(scope="session")
def landed(sample: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Every source of the sample as a typed view without duplicates, and its raw rows as raw_<source>.

    `month` is the delivery's folder, `month_end` its last day; pool holds the active pools in scope.
    """
    with duckdb.connect() as connection:
        for source in DELIVERED:
            connection.execute(f"""
                CREATE VIEW raw_{source} AS
                SELECT * EXCLUDE (filename), split_part(filename, '/', -2) AS month,
                    last_day((split_part(filename, '/', -2) || '-01')::DATE) AS month_end
                FROM read_csv('{sample}/{source}/*/part-0.csv*', filename = true, header = true,
                    types = {{{TYPES[source]}}}, auto_detect = true, all_varchar = false)""")
            connection.execute(f"CREATE TABLE {source} AS SELECT DISTINCT * FROM raw_{source}")
        connection.execute("""
            CREATE TABLE pool AS
            SELECT month, month_end, tenant_id, pool_id,
                any_value(offering_external_key) AS offering, any_value(line_code) AS line_code,
                sum(seats_purchased) AS seats_purchased, max(seats_assigned) AS seats_assigned,
                count(*) AS subscriptions, count(DISTINCT account_csn) AS accounts,
                list(DISTINCT contract_id) AS contracts
            FROM (SELECT * RENAME (offering_product_line_code AS line_code) FROM entitlements) entitlement
            JOIN (SELECT month, product_offering, offering_product_line_code FROM product_offerings
                  WHERE is_standard_aum) standard USING (month)
            WHERE product_offering = offering_external_key AND offering_product_line_code = line_code
              AND entitlement_model = 'SUS' AND usage_type = 'COM' AND NOT is_unlimited
              AND start_date <= month_end AND month_end < end_date
            GROUP BY ALL""")
        yield connection


_TEXT = "account_csn account_id account_name parent_account_csn zip_abbreviation country state_province owner_id p4pigs"
TYPES = {
    "entitlements": "'subscription_id': 'VARCHAR', 'account_csn': 'VARCHAR', 'contract_id': 'VARCHAR'",
    "seat_assignments": "'user_id': 'VARCHAR', 'assigned_on': 'DATE', 'unassigned_on': 'DATE'",
    "usage_authorizations": "'authorization_id': 'VARCHAR', 'authorized_at': 'TIMESTAMP'",
    "product_offerings": "'product_offering': 'VARCHAR'",
    "accounts": ", ".join(f"'{name}': 'VARCHAR'" for name in _TEXT.split()),
    "opportunities": "'account_csn': 'VARCHAR', 'contract_id': 'VARCHAR', 'is_won': 'BOOLEAN'",
    "service_contracts": "'service_contract_id': 'VARCHAR'",
    "contract_line_items": "'contract_line_item_id': 'VARCHAR'",
    "ews_scores": "'opportunity_id': 'VARCHAR', 'scored_on': 'DATE'",
    "interventions": "'intervention_id': 'VARCHAR', 'account_csn': 'VARCHAR', 'performed_on': 'DATE'",
    "owners": "'owner_id': 'VARCHAR', 'manager_owner_id': 'VARCHAR', 'is_active': 'BOOLEAN'",
    "stakeholders": ("'contact_id': 'VARCHAR', 'account_csn': 'VARCHAR', 'last_contact_on': 'DATE', 'left_on': 'DATE'"),
    "orders": "'order_id': 'VARCHAR', 'account_csn': 'VARCHAR', 'ordered_on': 'DATE', 'amount_usd': 'DOUBLE'",
    "victim_survivor_mapping": "'victim_account_csn': 'VARCHAR', 'surviving_account_csn': 'VARCHAR'",
}
