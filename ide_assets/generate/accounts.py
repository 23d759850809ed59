"""The vendor's customers, as tables of the world that do not depend on the month: accounts, and which merge when."""

from ide_assets.generate.vendor import Vendor


def accounts_of(vendor: Vendor) -> str:
    """SQL of `account`: every attribute of the accounts source, with the day from which the account is known."""
    return f"""
    CREATE TABLE account AS
    WITH known AS (
        SELECT signing.*, least(signed_on, first_start) AS bought_on
        FROM signing
        LEFT JOIN (SELECT buyer AS account, min(start_date) AS first_start FROM subscription GROUP BY buyer)
            USING (account)
    ),
    in_family AS (
        SELECT *,
            min(bought_on) OVER (PARTITION BY parent) AS family_since,
            count(*) OVER (PARTITION BY parent) AS family_size,
            pick_place(uniform('place', parent))::INTEGER AS parent_place
        FROM known
    ),
    placed AS (
        SELECT *,
            -- Most children live where their parent does.
            CASE WHEN uniform('abroad', account) < 0.75 THEN parent_place
                 ELSE pick_place(uniform('place', account))::INTEGER END AS place,
            CASE WHEN uniform('leading zero', account) < {vendor.leading_zero_share} THEN '00' ELSE '51' END
                || lpad(eight_digits(account, 'csn')::VARCHAR, 8, '0') AS account_csn
        FROM in_family
    )
    SELECT placed.account, account_csn, block, place_in_block, family_since, is_unlisted,
        CASE WHEN placed.account = parent THEN family_since ELSE bought_on END AS known_from,
        '0013A00001' || five_letters(placed.account, 'account') || 'QAT' AS account_id,
        stems[(1 + floor(uniform('stem', parent) * len(stems)))::INTEGER]
            || CASE WHEN language IN ('ja', 'zh') THEN '' ELSE ' ' END
            || trades[(1 + floor(uniform('trade', placed.account) * len(trades)))::INTEGER]
            || CASE WHEN language IN ('ja', 'zh') THEN ''
                    WHEN uniform('comma', placed.account) < 0.08 THEN ', ' ELSE ' ' END
            || forms[(1 + floor(uniform('form', placed.account) * len(forms)))::INTEGER] AS account_name,
        CASE WHEN family_size > 1
            THEN first_value(account_csn) OVER (PARTITION BY parent ORDER BY placed.account)
        END AS parent_account_csn,
        geo, units_per_usd,
        CASE WHEN uniform('country', placed.account) >= 0.01 THEN country END AS country,
        CASE WHEN uniform('country', placed.account) >= 0.04 THEN state END AS state_province,
        CASE WHEN uniform('country', placed.account) >= 0.06 THEN zip_abbreviation END AS zip_abbreviation,
        pick_industry_group(uniform('industry', placed.account)) AS industry_group,
        pick_ccs_segment(uniform('segment', placed.account)) AS ccs_segment,
        CASE WHEN size < 1.3 AND uniform('individual', placed.account) < 0.5 THEN 'Individual'
             WHEN size > 25 AND uniform('individual', placed.account) < 0.15 THEN 'Major'
             ELSE pick_named_account_group(uniform('group', placed.account)) END AS named_account_group,
        CASE WHEN uniform('owner', placed.account) >= 0.02 THEN
            '0053A00000' || five_letters(whole(
                uniform('owner', parent) * (1 + count(*) OVER () // {vendor.accounts_per_owner})
            ), 'owner') || 'QAT'
        END AS owner_id,
        uniform('partner', placed.account) < {vendor.partner_share} AS is_partner,
        CASE WHEN uniform('pigs', placed.account) >= 0.08
            THEN pick_industry_pigs(uniform('pigs', placed.account)) END AS p4pigs,
        CASE WHEN uniform('employees', placed.account) >= 0.2 THEN
            greatest(1, round(size * exp(1.6 + 0.7 * normal('staff', placed.account))))::BIGINT
        END AS employee_count,
        pick_territory_tier(uniform('tier', placed.account)) AS territory_account_tier,
        {vendor.deepest_discount} * uniform('discount', placed.account) AS discount
    FROM placed JOIN place USING (place) JOIN language USING (language)"""


def mergers() -> str:
    """SQL of `merger`: one row per edge; the kind of a block's mergers follows its rank, so that each occurs."""
    return """
    CREATE TABLE merger AS
    WITH kind AS (
        SELECT * FROM (VALUES
            -- A chain of three, with its last merger agreed first, and one of two
            (0, 4, 5, 'COMPLETED', 0), (0, 3, 4, 'COMPLETED', 4), (0, 2, 3, 'COMPLETED', 9),
            (1, 2, 3, 'COMPLETED', 0), (1, 3, 4, 'COMPLETED', 5),
            (2, 2, 3, 'PENDING', 0),
            (3, 2, 3, 'CANCELLED', 0),
            -- The guest of a dirty team merges into its host.
            (4, 1, 0, 'COMPLETED', 0),
            (5, 2, 3, 'COMPLETED', 0), (5, 4, 3, 'COMPLETED', 3),
            (6, 2, 3, 'COMPLETED', 0), (6, 4, 5, 'PENDING', 2),
            (7, 2, 3, 'COMPLETED', 0)
        ) kind(kind, victim_place, survivor_place, final_status, months_later)
    ),
    agreed AS (
        SELECT victim.account AS victim, survivor.account AS survivor,
            victim.account_csn AS victim_account_csn, survivor.account_csn AS surviving_account_csn,
            final_status,
            greatest(
                DATE '2020-02-10' + to_months((kind * 7 + merging_rank // 8 * 11 % 36
                    + (draw('merging month', '') % 12)::BIGINT + months_later)::INTEGER),
                victim.known_from + 30, survivor.known_from + 30
            )::DATE AS agreed_on
        FROM block
        JOIN kind ON merges AND kind = merging_rank % 8
        JOIN account victim ON victim.block = block.block AND victim.place_in_block = victim_place
        JOIN account survivor ON survivor.block = block.block AND survivor.place_in_block = survivor_place
    )
    SELECT *, agreed_on + 20 + days(50 * uniform('settled', victim)) AS settled_on FROM agreed"""
