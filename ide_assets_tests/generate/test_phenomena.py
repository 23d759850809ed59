"""Every phenomenon in the documents occurs in the sample, and the vendor is realistic."""

import duckdb
import pytest

ACTIVE_SPELL = "seat_assignments WHERE unassigned_on IS NULL"
LAST = "month = '2023-05'"

PHENOMENA = {
    "dirty pool": "pool WHERE subscriptions > 1",
    "dirty team": "pool WHERE accounts > 1",
    "over-assigned pool": "pool WHERE month > '2022-09' AND seats_assigned > seats_purchased",
    "under-assigned pool": "pool WHERE month > '2022-09' AND seats_assigned < seats_purchased",
    "inflated snapshot": "pool WHERE month <= '2022-09' AND seats_assigned > seats_purchased",
    "unknown snapshot": "entitlements WHERE seats_assigned IS NULL",
    "no seats sold": "entitlements WHERE seats_purchased = 0",
    "tenant of several pools": (f"(SELECT 1 FROM pool WHERE {LAST} GROUP BY tenant_id HAVING count(*) > 1)"),
    "account of several tenants": (
        f"(SELECT 1 FROM entitlements WHERE {LAST} GROUP BY account_csn HAVING count(DISTINCT tenant_id) > 1)"
    ),
    "two pools of a tenant on one line": (
        "(SELECT 1 FROM pool GROUP BY month, tenant_id, line_code HAVING count(*) > 1)"
    ),
    "contract of several tenants": (
        "(SELECT 1 FROM entitlements GROUP BY month, contract_id HAVING count(DISTINCT tenant_id) > 1)"
    ),
    "pool of several contracts": "pool WHERE len(contracts) > 1",
    "expired subscription": "entitlements WHERE end_date <= month_end",
    "unlimited": "entitlements WHERE is_unlimited",
    "education": "entitlements WHERE usage_type = 'EDU'",
    "other non-commercial": "entitlements WHERE usage_type = 'NCM'",
    "multi-user": "entitlements WHERE entitlement_model = 'MUS'",
    "flexible": "entitlements WHERE entitlement_model = 'FLEX'",
    "non-standard offering": "entitlements WHERE offering_external_key = 'TFLEX'",
    "known as non-standard": "product_offerings WHERE NOT is_standard_aum",
    "architecture collection": "entitlements WHERE offering_external_key = 'AECCOL'",
    "use through a collection": (
        "usage_authorizations WHERE product_offering = 'ACD' AND offering_product_line_code = 'AECCOL'"
    ),
    "manufacturing collection": (
        "usage_authorizations WHERE product_offering = 'NINCAD' AND offering_product_line_code = 'PDCOLL'"
    ),
    "two products of one collection in a month": (
        "(SELECT 1 FROM usage_authorizations WHERE offering_product_line_code = 'AECCOL'"
        " GROUP BY month, tenant_id, user_id HAVING count(DISTINCT product_offering) > 1)"
    ),
    "account that orders again": "(SELECT 1 FROM orders GROUP BY account_csn HAVING count(DISTINCT ordered_on) > 2)",
    "returned order": "orders WHERE amount_usd < 0",
    "order of an account without an active subscription": (
        "orders ANTI JOIN (SELECT month, account_csn FROM entitlements WHERE end_date > month_end) USING"
        " (month, account_csn)"
    ),
    "user leaves": "seat_assignments WHERE unassigned_on IS NOT NULL",
    "dormant team": (
        "pool ANTI JOIN usage_authorizations usage ON usage.month = pool.month"
        " AND usage.tenant_id = pool.tenant_id WHERE seats_assigned > 1"
    ),
    "use without active seats": (
        "usage_authorizations usage ANTI JOIN entitlements entitlement ON entitlement.month = usage.month"
        " AND entitlement.tenant_id = usage.tenant_id AND end_date > usage.month_end"
    ),
    "education use in a commercial pool": (
        "usage_authorizations usage JOIN pool ON pool.month = usage.month"
        " AND pool.tenant_id = usage.tenant_id AND pool.line_code = offering_product_line_code"
        " WHERE usage_type = 'EDU'"
    ),
    "use of an unknown product": (
        "usage_authorizations ANTI JOIN product_offerings USING (month, product_offering, offering_product_line_code)"
    ),
    "new customer": "accounts WHERE is_new_customer",
    "partner": "accounts WHERE is_partner",
    "parent of several children": (
        f"(SELECT 1 FROM accounts WHERE {LAST} GROUP BY parent_account_csn"
        " HAVING parent_account_csn IS NOT NULL AND count(*) > 2)"
    ),
    "leading zeros": "accounts WHERE account_csn LIKE '00%'",
    "unicode name": "accounts WHERE regexp_matches(account_name, '[^ -~]')",
    "name with a comma": "accounts WHERE account_name LIKE '%,%'",
    "individual": "accounts WHERE named_account_group = 'Individual'",
    "major": "accounts WHERE named_account_group = 'Major'",
    "no country": "accounts WHERE country IS NULL",
    "entitlement of an unknown account": "entitlements ANTI JOIN accounts USING (month, account_csn)",
    "opportunity of an unknown account": "opportunities ANTI JOIN accounts USING (month, account_csn)",
    "overdue and open": "opportunities WHERE close_date <= month_end AND NOT is_closed",
    "closed won": "opportunities WHERE is_won AND is_renewal",
    "closed lost": "opportunities WHERE NOT is_won AND is_renewal",
    "new business": "opportunities WHERE NOT is_renewal",
    "annual": "opportunities WHERE term = 'Annual'",
    "three years": "opportunities WHERE term = '3-Year'",
    "no term": "opportunities WHERE term IS NULL",
    "LC and promo": "opportunities WHERE lc_flag AND promo_flag",
    "LC only": "opportunities WHERE lc_flag AND NOT promo_flag",
    "promo only": "opportunities WHERE promo_flag AND NOT lc_flag",
    "AOV unknown": f"opportunities WHERE {LAST} AND active_aov_net3 IS NULL",
    "AOV below 1k": f"opportunities WHERE {LAST} AND active_aov_net3 < 1000",
    "AOV from 1k": f"opportunities WHERE {LAST} AND active_aov_net3 >= 1000 AND active_aov_net3 < 5000",
    "AOV from 5k": f"opportunities WHERE {LAST} AND active_aov_net3 >= 5000 AND active_aov_net3 < 10000",
    "AOV from 10k": f"opportunities WHERE {LAST} AND active_aov_net3 >= 10000",
    "at risk": "ews_scores WHERE prediction < 0.3",
    "renewal without a score": (
        "opportunities ANTI JOIN ews_scores USING (month, opportunity_id)"
        " WHERE is_renewal AND NOT is_closed AND close_date BETWEEN month_end AND month_end + 200"
    ),
    "renewed subscription": (
        "entitlements earlier JOIN entitlements later USING (subscription_id)"
        " WHERE later.month > earlier.month AND later.end_date > earlier.end_date"
    ),
    "seats added": (
        "entitlements earlier JOIN entitlements later USING (subscription_id)"
        " WHERE later.month > earlier.month AND later.seats_purchased > earlier.seats_purchased"
    ),
    "duplicate entitlement": "(SELECT 1 FROM raw_entitlements GROUP BY ALL HAVING count(*) > 1)",
    "duplicate usage": (
        "(SELECT 1 FROM raw_usage_authorizations GROUP BY month, authorization_id HAVING count(*) > 1)"
    ),
    "duplicate opportunity": ("(SELECT 1 FROM raw_opportunities GROUP BY month, opportunity_id HAVING count(*) > 1)"),
    "merge of a dirty team": (
        "entitlements a JOIN entitlements b USING (month, pool_id) JOIN victim_survivor_mapping merger"
        " ON merger.month = a.month AND victim_account_csn = a.account_csn"
        " AND surviving_account_csn = b.account_csn"
    ),
    "chain of three mergers": (
        "victim_survivor_mapping a JOIN victim_survivor_mapping b ON b.month = a.month"
        " AND b.victim_account_csn = a.surviving_account_csn JOIN victim_survivor_mapping c"
        " ON c.month = b.month AND c.victim_account_csn = b.surviving_account_csn"
        " WHERE a.final_merge_status = 'COMPLETED' AND b.final_merge_status = 'COMPLETED'"
        " AND c.final_merge_status = 'COMPLETED'"
    ),
    "pending merger": f"victim_survivor_mapping WHERE {LAST} AND final_merge_status = 'PENDING'",
    "cancelled merger": f"victim_survivor_mapping WHERE {LAST} AND final_merge_status = 'CANCELLED'",
    "merger settled meanwhile": (
        "victim_survivor_mapping a JOIN victim_survivor_mapping b USING (victim_account_csn)"
        " WHERE a.final_merge_status = 'PENDING' AND b.final_merge_status = 'COMPLETED'"
    ),
    "action carried out by a person": "interventions WHERE channel = 'human'",
    "action carried out by a machine": "interventions WHERE channel = 'digital'",
    "intervention without an outcome": "interventions WHERE outcome IS NULL",
    "intervention without an opportunity": "interventions WHERE opportunity_id IS NULL",
    # Rows that the documents' application query selects before it compares benchmarks.
    **{
        f"candidate of {band}": (
            "opportunities JOIN accounts USING (month, account_csn)"
            " JOIN pool ON pool.month = opportunities.month AND list_contains(contracts, contract_id)"
            " AND line_code = offering_product_line_code"
            f" WHERE opportunities.{LAST} AND {edge} AND close_date > DATE '2023-06-22'"
            " AND named_account_group NOT IN ('Major', 'Named') AND is_renewal AND term IS NOT NULL"
            " AND territory_account_tier IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only')"
            " AND NOT is_partner AND line_code NOT IN ('PREMSUB', 'COLLRP')"
            " AND seats_assigned < seats_purchased"
        )
        for band, edge in {
            "$5-10k": "active_aov_net3 >= 5000 AND active_aov_net3 < 10000",
            "$10k+": "active_aov_net3 >= 10000",
        }.items()
    },
    "dormant in AMER": (
        "pool JOIN opportunities ON opportunities.month = pool.month"
        " AND list_contains(contracts, contract_id)"
        " AND offering_product_line_code = line_code JOIN accounts ON accounts.month = pool.month"
        " AND accounts.account_csn = opportunities.account_csn ANTI JOIN usage_authorizations usage"
        " ON usage.month = pool.month AND usage.tenant_id = pool.tenant_id"
        f" WHERE pool.{LAST} AND site_geo = 'AMER' AND NOT is_closed"
    ),
}


def number(landed: duckdb.DuckDBPyConnection, query: str) -> float:
    row = landed.execute(query).fetchone()
    assert row and row[0] is not None
    return float(row[0])


@pytest.mark.parametrize("name", PHENOMENA)
def test_phenomenon_occurs(landed: duckdb.DuckDBPyConnection, name: str) -> None:
    assert number(landed, f"SELECT count(*) FROM {PHENOMENA[name]}") > 0


def test_every_seat_bucket_occurs(landed: duckdb.DuckDBPyConnection) -> None:
    buckets = landed.execute(
        "SELECT least(seats_purchased, 11) AS bucket, count(*) FROM pool"
        f" WHERE {LAST} AND seats_purchased > 0 GROUP BY ALL"
    ).fetchall()
    assert {int(bucket) for bucket, _ in buckets} == set(range(1, 12))
    assert max(buckets, key=lambda row: row[1])[0] in (1, 11)


def test_usage_is_lower_in_summer_and_december(landed: duckdb.DuckDBPyConnection) -> None:
    users = dict(
        landed.execute(
            "SELECT month, count(DISTINCT (tenant_id, user_id)) FROM usage_authorizations GROUP BY month"
        ).fetchall()
    )
    assert users["2022-12"] < users["2022-11"] > users["2022-08"]
    assert users["2023-08"] < users["2023-09"]


def test_about_half_of_the_assigned_users_are_active(landed: duckdb.DuckDBPyConnection) -> None:
    share = number(
        landed,
        "SELECT (SELECT count(DISTINCT (month, tenant_id, user_id)) FROM usage_authorizations)"
        f" / (SELECT count(DISTINCT (month, tenant_id, user_id)) FROM {ACTIVE_SPELL})",
    )
    assert 0.4 < share < 0.8


def test_scores_correlate_with_usage(landed: duckdb.DuckDBPyConnection) -> None:
    correlation = number(
        landed,
        """
        SELECT corr(prediction, least(1, coalesce(mau, 0) / seats_purchased))
        FROM pool
        JOIN opportunities ON opportunities.month = pool.month AND list_contains(contracts, contract_id)
            AND offering_product_line_code = line_code
        JOIN (SELECT month, opportunity_id, arg_max(prediction, scored_on) AS prediction
              FROM ews_scores GROUP BY ALL) score
            ON score.month = pool.month AND score.opportunity_id = opportunities.opportunity_id
        LEFT JOIN (SELECT month, tenant_id, offering_product_line_code AS line, count(DISTINCT user_id) AS mau
                   FROM usage_authorizations WHERE usage_type = 'COM' GROUP BY ALL) usage
            ON usage.month = pool.month AND usage.tenant_id = pool.tenant_id AND line = line_code
        WHERE seats_purchased > 0""",
    )
    assert correlation > 0.1


def test_won_renewals_had_higher_scores_than_lost_ones(landed: duckdb.DuckDBPyConnection) -> None:
    """Renewal depends on an account's health, as the scores do."""
    scores = dict(
        landed.execute(
            "SELECT is_won, avg(prediction) FROM opportunities JOIN ews_scores USING (month, opportunity_id)"
            " WHERE is_renewal AND is_closed GROUP BY is_won"
        ).fetchall()
    )
    assert scores[True] > scores[False]


def test_identifiers_have_realistic_formats(landed: duckdb.DuckDBPyConnection) -> None:
    for table, pattern in {
        "accounts(account_csn)": "(51|00)[0-9]{8}",
        "accounts(account_id)": "0013A00001[0-9A-Za-z]{8}",
        "opportunities(opportunity_id)": "0063g00000[0-9A-Za-z]{8}",
        "opportunities(opportunity_number)": "A-[0-9]{8}",
        "entitlements(contract_id)": "1100[0-9]{8}",
        "entitlements(tenant_id)": "[1-9][0-9]{6,8}",
    }.items():
        source, column = table.rstrip(")").split("(")
        assert not number(
            landed,
            f"SELECT count(*) FROM {source} WHERE NOT regexp_full_match({column}::VARCHAR, '{pattern}')",
        )
