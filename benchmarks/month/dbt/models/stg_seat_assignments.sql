SELECT
    tenant_id::BIGINT AS tenant_id,
    pool_id::VARCHAR AS pool_id,
    user_id::VARCHAR AS user_id,
    assigned_on::DATE AS assigned_on,
    unassigned_on::DATE AS unassigned_on
FROM {{ source('landing', 'seat_assignments') }}
WHERE tenant_id IS NOT NULL AND pool_id IS NOT NULL AND user_id IS NOT NULL AND assigned_on IS NOT NULL
