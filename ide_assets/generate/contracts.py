"""What customers bought, as tables of the world that do not depend on the month: pools, subscriptions, their terms.

A pool holds the seats of one offering; its subscriptions renew term by term.
"""

from datetime import date, timedelta

from ide_assets.generate.vendor import Vendor


def pools(vendor: Vendor) -> str:
    """SQL of `pool`: seat pools of the tenants of each account, one offering each."""
    return f"""
    CREATE TABLE pool AS
    WITH tenant AS (
        SELECT account, place_in_block, shares_pool, size,
            account * 3 + unnest(range(CASE
                WHEN uniform('tenants', account) < {vendor.third_tenant_share} THEN 3
                WHEN uniform('tenants', account) < {vendor.second_tenant_share} THEN 2
                ELSE 1
            END)) AS tenant_number
        FROM signing
    ),
    numbered AS (
        SELECT *,
            tenant_number * 3 + unnest(range(CASE
                WHEN uniform('pools', tenant_number) < {vendor.third_pool_share} THEN 3
                WHEN uniform('pools', tenant_number) < {vendor.second_pool_share} THEN 2
                ELSE 1
            END)) AS pool_number
        FROM tenant
    ),
    drawn AS (
        SELECT *,
            1000000 + eight_digits(tenant_number, 'tenant') AS tenant_id,
            'PL' || lpad(ten_digits(pool_number, 'pool')::VARCHAR, 10, '0') AS pool_id,
            pick_offering(uniform('offering', pool_number)) AS offering_code,
            pool_number % 9 = 0 AS is_first,
            -- Pools have gaps in their numbers; a rank without gaps keeps the periods true.
            row_number() OVER (ORDER BY pool_number) AS pool_rank
        FROM numbered
    ),
    kept_apart AS (
        SELECT drawn.*, offering.line_code, offering.price_usd,
            shares_pool AND is_first AND place_in_block = 0 AS has_guest,
            is_sampled(pool_rank, {vendor.out_of_scope_period}, 'out of scope')
                AND NOT (shares_pool AND is_first) AS is_out_of_scope,
            sample_position(pool_rank, {vendor.out_of_scope_period}, 'out of scope')
                // {vendor.out_of_scope_period} % 5 AS way_out_of_scope
        FROM drawn JOIN offering ON offering.code = offering_code
    )
    SELECT account, tenant_number, tenant_id, pool_number, pool_id, offering_code, line_code, price_usd,
        has_guest,
        CASE WHEN is_first OR uniform('contract', pool_number) >= {vendor.second_contract_share}
            THEN 0 ELSE 1 END AS contract_slot,
        CASE WHEN is_out_of_scope AND way_out_of_scope = 0 THEN 'MUS'
             WHEN is_out_of_scope AND way_out_of_scope = 1 THEN 'FLEX' ELSE 'SUS' END AS entitlement_model,
        CASE WHEN is_out_of_scope AND way_out_of_scope = 2 THEN 'EDU'
             WHEN is_out_of_scope AND way_out_of_scope = 3 THEN 'NCM' ELSE 'COM' END AS usage_type,
        is_out_of_scope AND way_out_of_scope = 4 AS is_unlimited,
        is_sampled(pool_rank, {vendor.dirty_pool_period}, 'dirty pool') AS is_dirty,
        -- Two pools of a tenant on one line have different users.
        row_number() OVER (PARTITION BY tenant_number, line_code ORDER BY pool_number) - 1 AS place_on_line,
        greatest(1, round(size * exp({vendor.pool_log_deviation} * normal('pool size', pool_number))))::BIGINT
            AS seats,
        CASE WHEN uniform('full', pool_number) < {vendor.fully_assigned_share} THEN 1.0
             ELSE {vendor.lowest_assigned_share} + {1 - vendor.lowest_assigned_share}
                * uniform('assigned share', pool_number) END AS assigned_share
    FROM kept_apart"""


def subscriptions(vendor: Vendor) -> str:
    """SQL of `subscription`: what fills the pools. ordinal 0 is the pool's own, 1 makes it dirty, 2 is a guest's.

    A pool's subscriptions start within the first term of the first one, so the pool is never empty
    between two of them. Contract slots: 0 and 1 are an account's own contracts, 2 its later additions,
    3 what it bought into the pool of another account.
    """
    return f"""
    CREATE TABLE subscription AS
    WITH contract AS (
        SELECT account * 4 + slot AS contract_number, account, slot, signed_on + days(CASE slot
            WHEN 0 THEN 0
            WHEN 1 THEN 90 + 800 * uniform('second contract', account)
            ELSE 30 + 300 * uniform('later contract', account)
        END) AS contract_start
        FROM signing, (SELECT unnest(range(3)) AS slot)
    ),
    own AS (
        SELECT pool.*, contract.contract_number, contract_start, pool.account AS buyer,
            contract_start + days(CASE WHEN uniform('added later', pool_number) < 0.2
                THEN 280 * uniform('added on', pool_number) ELSE 0 END) AS start_date
        FROM pool JOIN contract ON contract.account = pool.account AND slot = contract_slot
    ),
    addition AS (
        SELECT own.* REPLACE (
                usage_type_of_second AS usage_type, chosen.contract_number AS contract_number,
                chosen.contract_start AS contract_start,
                greatest(1, round(own.seats * (0.2 + 0.6 * uniform('addition', pool_number))))::BIGINT
                    AS seats,
                CASE WHEN same_contract THEN start_date + days(60 * uniform('addition on', pool_number))
                     ELSE chosen.contract_start END AS start_date
            )
        FROM (
            SELECT *, contract_slot = 1 OR uniform('same contract', pool_number) < 0.4 AS same_contract,
                CASE WHEN uniform('addition use', pool_number) < 0.08 THEN 'EDU' ELSE usage_type END
                    AS usage_type_of_second
            FROM own WHERE is_dirty
        ) own
        JOIN contract chosen ON chosen.contract_number
            = CASE WHEN same_contract THEN own.contract_number ELSE own.account * 4 + 2 END
    ),
    guest AS (
        SELECT own.* REPLACE (
                (own.account + 1) * 4 + 3 AS contract_number, own.account + 1 AS buyer,
                guest_start AS contract_start, guest_start AS start_date,
                greatest(1, round(own.seats * (0.3 + 0.5 * uniform('guest', pool_number))))::BIGINT AS seats
            )
        FROM (
            SELECT *, contract_start + 30 + days(300 * uniform('guest on', pool_number)) AS guest_start
            FROM own WHERE has_guest
        ) own
        WHERE own.account + 1 IN (SELECT account FROM signing)
    ),
    together AS (
        SELECT *, 0 AS ordinal FROM own
        UNION ALL SELECT * EXCLUDE (same_contract, usage_type_of_second), 1 FROM addition
        UNION ALL SELECT * EXCLUDE (guest_start), 2 FROM guest
    ),
    line AS (
        SELECT contract_number, line_code,
            row_number() OVER (ORDER BY contract_number, line_code) AS line_number
        FROM (SELECT DISTINCT contract_number, line_code FROM together)
    )
    SELECT * EXCLUDE (account, seats, is_dirty, has_guest, contract_slot),
        account AS host,
        pool_number * 3 + ordinal AS subscription_number,
        '6' || lpad(ten_digits(pool_number * 3 + ordinal, 'subscription')::VARCHAR, 10, '0')
            AS subscription_id,
        '1100' || lpad(eight_digits(contract_number, 'contract')::VARCHAR, 8, '0') AS contract_id,
        '8103g00000' || five_letters(contract_number, 'service contract') || 'AAH' AS service_contract_id,
        CASE WHEN uniform('years', contract_number) < {vendor.three_year_share} THEN 3 ELSE 1 END AS years,
        CASE WHEN is_sampled(
                row_number() OVER (ORDER BY pool_number, ordinal), {vendor.no_seats_period}, 'no seats'
            ) THEN 0 ELSE seats END AS first_seats,
        CASE WHEN uniform('grows', pool_number * 3 + ordinal) < {vendor.growing_share}
            THEN {vendor.yearly_growth} * uniform('growth', pool_number * 3 + ordinal) ELSE 0 END AS growth
    FROM together JOIN line USING (contract_number, line_code)"""


def line_terms(vendor: Vendor, until: date) -> str:
    """SQL of `line_term`: the terms of every contract and line code, up to the one at whose end it was lost.

    `term` counts from 0; `renews` says how the term ended, which must not be used before its end. A conversation
    affects a renewal only if it took place while the decision was still open; the early-warning score does not see it.
    """
    horizon = until + timedelta(days=62)
    return f"""
    CREATE TABLE line_term AS
    WITH line AS (
        SELECT line_number, any_value(buyer) AS buyer, any_value(line_code) AS line_code,
            any_value(contract_number) AS contract_number, any_value(contract_id) AS contract_id,
            any_value(service_contract_id) AS service_contract_id, any_value(years) AS years,
            any_value(contract_start) AS contract_start
        FROM subscription GROUP BY line_number
    ),
    possible AS (
        SELECT *,
            unnest(range(1 + datediff('month', contract_start, DATE '{horizon}') // (12 * years))) AS term
        FROM line WHERE contract_start <= DATE '{horizon}'
    ),
    dated AS (
        SELECT *,
            (contract_start + to_months((12 * years * term)::INTEGER))::DATE AS term_start,
            (contract_start + to_months((12 * years * (term + 1))::INTEGER))::DATE AS term_end
        FROM possible
    ),
    judged AS (
        SELECT *, health(buyer, line_code, term_end) AS health,
            is_silent(buyer, line_code, term_end - 40) AS is_silent
        FROM dated
    ),
    decided AS (
        SELECT *, {vendor.renewal_level} + {vendor.renewal_by_health} * health
                + CASE WHEN is_silent THEN {vendor.renewal_if_silent} ELSE 0 END AS renewal_log_odds
        FROM judged
    )
    SELECT *, uniform('renews', line_number || '/' || term) < logistic(renewal_log_odds + coalesce((
            SELECT max(renewal_lift) FROM talk
            WHERE talk.buyer = decided.buyer AND performed_on >= term_start AND performed_on < term_end - 22
        ), 0)) AS renews
    FROM decided
    QUALIFY coalesce(bool_and(renews) OVER (
        PARTITION BY line_number ORDER BY term ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), true)"""
