SELECT
    product_offering::VARCHAR AS product_offering,
    offering_product_line_code::VARCHAR AS offering_product_line_code,
    is_standard_aum::BOOLEAN AS is_standard_aum
FROM {{ source('landing', 'product_offerings') }}
WHERE product_offering IS NOT NULL AND offering_product_line_code IS NOT NULL AND product_name IS NOT NULL
    AND is_standard_aum IS NOT NULL
