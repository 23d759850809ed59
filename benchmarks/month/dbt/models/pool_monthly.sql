{% set unreliable = '2021-09-01' <= var('first_day') <= '2022-09-01' %}
WITH pools AS (
    SELECT
        by_month,
        tenant_id,
        pool_id,
        offering_external_key,
        offering_product_line_code,
        sum(seats_purchased)::BIGINT AS seats_purchased,
        max(seats_assigned) AS seats_assigned,
        count(*) AS subscriptions,
        count(DISTINCT account_csn) AS accounts
    FROM {{ ref('active_subscription_monthly') }}
    GROUP BY ALL
),

expired AS (
    SELECT tenant_id, pool_id, sum(seats_purchased)::BIGINT AS expired_seats
    FROM {{ ref('int_entitlements_in_scope') }}
    WHERE end_date <= last_day(DATE '{{ var("first_day") }}')
    GROUP BY ALL
)
{% if unreliable %}
, held AS (
    SELECT tenant_id, pool_id, count(DISTINCT CASE WHEN is_held THEN user_id END) AS users
    FROM (
        SELECT *, assigned_on <= last_day(DATE '{{ var("first_day") }}')
            AND (unassigned_on IS NULL OR unassigned_on > last_day(DATE '{{ var("first_day") }}')) AS is_held
        FROM {{ ref('stg_seat_assignments') }}
    )
    GROUP BY ALL
)
{% endif %}
SELECT
    by_month,
    tenant_id,
    pool_id,
    offering_external_key,
    offering_product_line_code,
    seats_purchased,
    {% if unreliable %}users{% else %}seats_assigned{% endif %} AS seats_assigned,
    CASE
        WHEN {% if unreliable %}users{% else %}seats_assigned{% endif %} IS NOT NULL
            THEN '{% if unreliable %}seat_assignments{% else %}pool_snapshot{% endif %}'
    END AS seats_assigned_source,
    subscriptions,
    accounts,
    coalesce(expired_seats, 0) AS expired_seats
FROM pools
LEFT JOIN expired USING (tenant_id, pool_id)
{% if unreliable %}LEFT JOIN held USING (tenant_id, pool_id){% endif %}
