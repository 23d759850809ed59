WITH contract_pools AS (
    SELECT DISTINCT contract_id, offering_product_line_code, tenant_id, pool_id
    FROM {{ ref('active_subscription_monthly') }}
),

seats AS (
    SELECT
        contract_pools.contract_id,
        contract_pools.offering_product_line_code,
        tenant_id,
        sum(seats_purchased)::BIGINT AS seats_purchased,
        CASE WHEN count(*) = count(seats_assigned) THEN sum(seats_assigned) END::BIGINT AS seats_assigned
    FROM contract_pools
    JOIN {{ ref('pool_monthly') }} USING (tenant_id, pool_id)
    GROUP BY ALL
),

users AS (
    SELECT tenant_id, offering_product_line_code, max(mau) AS mau
    FROM {{ ref('usage_monthly') }}
    WHERE by_month = DATE '{{ var("first_day") }}'
    GROUP BY ALL
),

elsewhere AS (
    SELECT tenant_id, sum(mau)::BIGINT AS users_without_seats
    FROM (
        SELECT tenant_id, offering_product_line_code, max(mau) AS mau
        FROM {{ ref('usage_monthly') }}
        WHERE by_month = DATE '{{ var("first_day") }}' AND NOT has_subscription
        GROUP BY ALL
    )
    GROUP BY ALL
),

observed AS (
    SELECT
        opportunities.opportunity_id,
        contract_id,
        tenant_id,
        offering_product_line_code,
        opportunities.account_csn AS original_account_csn,
        opportunities.close_date,
        seats.seats_purchased,
        seats.seats_assigned,
        users.mau,
        coalesce(elsewhere.users_without_seats, 0) AS users_without_seats,
        opportunities.lc_flag AS opportunity_lc_flag,
        opportunities.promo_flag AS opportunity_promo_flag,
        accounts.is_new_customer AS parent_account_new_customer_flag,
        coalesce(nullif(concat_ws(
            '&',
            CASE WHEN accounts.is_new_customer THEN 'FYC' END,
            CASE WHEN opportunities.lc_flag THEN 'LC' END,
            CASE WHEN opportunities.promo_flag THEN 'Promo' END
        ), ''), 'Base') AS cohort
    FROM {{ ref('stg_opportunities') }} AS opportunities
    JOIN seats USING (contract_id, offering_product_line_code)
    LEFT JOIN users USING (tenant_id, offering_product_line_code)
    LEFT JOIN elsewhere USING (tenant_id)
    LEFT JOIN {{ ref('stg_accounts') }} AS accounts ON opportunities.account_csn = accounts.account_csn
    WHERE opportunities.created_date <= last_day(DATE '{{ var("first_day") }}')
        AND NOT (opportunities.is_closed AND opportunities.close_date < DATE '{{ var("first_day") }}')
)

SELECT
    opportunity_id,
    contract_id,
    tenant_id,
    offering_product_line_code,
    last_day(DATE '{{ var("first_day") }}') AS snapshot_date,
    original_account_csn,
    cohort,
    CASE WHEN seats_purchased > 10 THEN '11+ Seat' ELSE seats_purchased || ' Seat' END AS seat_bucket,
    CASE WHEN close_date <= last_day(DATE '{{ var("first_day") }}') + 90 THEN 'extend' ELSE 'use' END AS phase,
    seats_purchased,
    seats_assigned,
    (2000 * seats_assigned + seats_purchased) // (2 * nullif(seats_purchased, 0)) / 10.0::DOUBLE AS assignment_rate,
    ((200 * mau + seats_purchased) // (2 * nullif(seats_purchased, 0)))::DOUBLE AS utilisation_rate,
    opportunity_lc_flag,
    opportunity_promo_flag,
    parent_account_new_customer_flag,
    cohort = 'Base' AS base_flag,
    users_without_seats
FROM observed
