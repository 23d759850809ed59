SELECT
    account_csn::VARCHAR AS account_csn,
    site_geo::VARCHAR AS site_geo,
    named_account_group::VARCHAR AS named_account_group,
    is_new_customer::BOOLEAN AS is_new_customer
FROM {{ source('landing', 'accounts') }}
WHERE account_csn IS NOT NULL AND account_id IS NOT NULL AND account_name IS NOT NULL AND site_geo IS NOT NULL
    AND named_account_group IS NOT NULL AND is_partner IS NOT NULL AND is_new_customer IS NOT NULL
