SELECT DISTINCT
    opportunity_id::VARCHAR AS opportunity_id,
    account_csn::VARCHAR AS account_csn,
    contract_id::VARCHAR AS contract_id,
    offering_product_line_code::VARCHAR AS offering_product_line_code,
    created_date::DATE AS created_date,
    close_date::DATE AS close_date,
    is_closed::BOOLEAN AS is_closed,
    active_aov_net3::DOUBLE AS active_aov_net3,
    lc_flag::BOOLEAN AS lc_flag,
    promo_flag::BOOLEAN AS promo_flag
FROM {{ source('landing', 'opportunities') }}
WHERE opportunity_id IS NOT NULL AND account_csn IS NOT NULL AND contract_id IS NOT NULL
    AND offering_product_line_code IS NOT NULL AND created_date IS NOT NULL AND close_date IS NOT NULL
    AND is_renewal IS NOT NULL AND is_closed IS NOT NULL AND lc_flag IS NOT NULL AND promo_flag IS NOT NULL
