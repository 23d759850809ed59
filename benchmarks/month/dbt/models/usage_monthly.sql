WITH used AS (
    SELECT tenant_id, offering_product_line_code, product_offering, count(DISTINCT user_id) AS mau, 'authorizations' AS mau_source
    FROM {{ ref('stg_usage_authorizations') }}
    WHERE usage_type = 'COM'
    GROUP BY ALL
),

dormant AS (
    SELECT DISTINCT tenant_id, offering_product_line_code, offering_external_key AS product_offering, 0 AS mau, NULL AS mau_source
    FROM {{ ref('pool_monthly') }}
    ANTI JOIN used USING (tenant_id, offering_product_line_code)
),

seats AS (
    SELECT
        tenant_id,
        offering_product_line_code,
        sum(seats_purchased)::BIGINT AS seats_purchased,
        CASE WHEN count(*) = count(seats_assigned) THEN sum(seats_assigned) END::BIGINT AS seats_assigned
    FROM {{ ref('pool_monthly') }}
    GROUP BY ALL
),

subscribed AS (
    SELECT DISTINCT tenant_id, offering_product_line_code, true AS has_subscription
    FROM {{ ref('stg_entitlements') }}
    WHERE start_date <= last_day(DATE '{{ var("first_day") }}')
        AND (end_date IS NULL OR end_date > last_day(DATE '{{ var("first_day") }}'))
),

counted AS (
    SELECT
        tenant_id,
        offering_product_line_code,
        product_offering,
        mau,
        mau_source,
        coalesce(has_subscription, false) AS has_subscription,
        coalesce(seats.seats_purchased, 0) AS seats_purchased,
        seats.seats_assigned
    FROM (FROM used UNION ALL FROM dormant)
    LEFT JOIN seats USING (tenant_id, offering_product_line_code)
    LEFT JOIN subscribed USING (tenant_id, offering_product_line_code)
)

SELECT
    DATE '{{ var("first_day") }}' AS by_month,
    tenant_id,
    offering_product_line_code,
    product_offering,
    mau,
    seats_purchased,
    seats_assigned,
    CASE WHEN seats_purchased > 0 THEN (200 * mau + seats_assigned) // (2 * nullif(seats_assigned, 0)) END::DOUBLE
        AS usage_rate,
    ((200 * mau + seats_purchased) // (2 * nullif(seats_purchased, 0)))::DOUBLE AS utilisation_rate,
    mau = 0 AS dormancy_flag,
    mau_source,
    has_subscription
FROM counted
