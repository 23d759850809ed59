-- Assignment rate by team and pool: pools without seats stay visible, with no rate.
SELECT DISTINCT
    by_month,
    tenant_id,
    pool_id,
    offering_external_key,
    round(100.0 * seats_assigned / nullif(seats_purchased, 0), 1) AS assignment_rate
FROM eio_publish.access_shared.assignment_monthly
ORDER BY by_month, tenant_id, pool_id, offering_external_key
