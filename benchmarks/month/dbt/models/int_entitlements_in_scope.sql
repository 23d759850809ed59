SELECT entitlements.*
FROM {{ ref('stg_entitlements') }} AS entitlements
SEMI JOIN (SELECT * FROM {{ ref('stg_product_offerings') }} WHERE is_standard_aum) AS standard
    ON entitlements.offering_external_key = standard.product_offering
    AND entitlements.offering_product_line_code = standard.offering_product_line_code
WHERE usage_type = 'COM' AND entitlement_model = 'SUS' AND NOT is_unlimited
