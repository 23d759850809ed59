-- Exact duplicates stay: what is made from this counts distinct users.
SELECT
    authorization_id::VARCHAR AS authorization_id,
    user_id::VARCHAR AS user_id,
    tenant_id::BIGINT AS tenant_id,
    product_offering::VARCHAR AS product_offering,
    offering_product_line_code::VARCHAR AS offering_product_line_code,
    usage_type::VARCHAR AS usage_type
FROM {{ source('landing', 'usage_authorizations') }}
WHERE authorization_id IS NOT NULL AND user_id IS NOT NULL AND tenant_id IS NOT NULL AND product_offering IS NOT NULL
    AND offering_product_line_code IS NOT NULL AND usage_type IS NOT NULL
    AND authorized_at >= DATE '{{ var("first_day") }}'
    AND authorized_at < DATE '{{ var("first_day") }}' + INTERVAL 1 MONTH
