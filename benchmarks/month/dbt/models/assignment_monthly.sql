WITH owners AS (
    SELECT DISTINCT account_csn, tenant_id, pool_id FROM {{ ref('active_subscription_monthly') }}
),

rated AS (
    SELECT
        pools.by_month,
        owners.account_csn,
        tenant_id,
        pool_id,
        pools.offering_external_key,
        pools.seats_assigned,
        pools.seats_purchased,
        coalesce(merges.surviving_account_csn, owners.account_csn) AS surviving_account_csn,
        (2000 * pools.seats_assigned + pools.seats_purchased) // (2 * nullif(pools.seats_purchased, 0)) / 10.0::DOUBLE
            AS assignment_rate,
        pools.seats_assigned_source,
        pools.subscriptions,
        pools.accounts,
        accounts.site_geo
    FROM owners
    JOIN {{ ref('pool_monthly') }} AS pools USING (tenant_id, pool_id)
    LEFT JOIN {{ ref('account_merges') }} AS merges ON owners.account_csn = merges.victim_account_csn
    LEFT JOIN {{ ref('stg_accounts') }} AS accounts ON owners.account_csn = accounts.account_csn
)

SELECT
    by_month,
    account_csn,
    tenant_id,
    pool_id,
    offering_external_key,
    seats_assigned,
    seats_purchased,
    surviving_account_csn,
    assignment_rate,
    CASE WHEN assignment_rate > 100 THEN 100 ELSE assignment_rate END::DOUBLE AS assignment_rate_capped,
    CASE WHEN seats_purchased > 10 THEN '11+ Seat' ELSE seats_purchased || ' Seat' END AS seat_bucket,
    seats_assigned_source,
    subscriptions > 1 AS is_dirty_pool,
    accounts > 1 AS is_dirty_team,
    site_geo
FROM rated
