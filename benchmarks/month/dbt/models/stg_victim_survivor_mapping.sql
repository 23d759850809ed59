SELECT
    victim_account_csn::VARCHAR AS victim_account_csn,
    surviving_account_csn::VARCHAR AS survivor_account_csn,
    final_merge_status::VARCHAR AS final_merge_status
FROM {{ source('landing', 'victim_survivor_mapping') }}
WHERE victim_account_csn IS NOT NULL AND surviving_account_csn IS NOT NULL AND final_merge_status IS NOT NULL
