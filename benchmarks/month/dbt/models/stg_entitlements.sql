SELECT DISTINCT
    subscription_id::VARCHAR AS subscription_id,
    account_csn::VARCHAR AS account_csn,
    tenant_id::BIGINT AS tenant_id,
    pool_id::VARCHAR AS pool_id,
    contract_id::VARCHAR AS contract_id,
    offering_external_key::VARCHAR AS offering_external_key,
    offering_product_line_code::VARCHAR AS offering_product_line_code,
    entitlement_model::VARCHAR AS entitlement_model,
    usage_type::VARCHAR AS usage_type,
    is_unlimited::BOOLEAN AS is_unlimited,
    start_date::DATE AS start_date,
    end_date::DATE AS end_date,
    seats_purchased::BIGINT AS seats_purchased,
    seats_assigned::BIGINT AS seats_assigned
FROM {{ source('landing', 'entitlements') }}
WHERE subscription_id IS NOT NULL AND account_csn IS NOT NULL AND tenant_id IS NOT NULL AND pool_id IS NOT NULL
    AND contract_id IS NOT NULL AND offering_external_key IS NOT NULL AND offering_product_line_code IS NOT NULL
    AND entitlement_model IS NOT NULL AND usage_type IS NOT NULL AND is_unlimited IS NOT NULL
    AND start_date IS NOT NULL
    AND seats_purchased BETWEEN 0 AND 10000000 AND coalesce(seats_assigned, 0) BETWEEN 0 AND 10000000
