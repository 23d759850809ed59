-- Assignment rate by surviving account: the published survivor is the end of the chain of merges, and a pool
-- that several of its accounts share counts once.
WITH distinct_pools AS (
    SELECT DISTINCT
        by_month, surviving_account_csn, tenant_id, pool_id, offering_external_key, seats_assigned, seats_purchased
    FROM eio_publish.access_shared.assignment_monthly
)
SELECT
    by_month,
    surviving_account_csn,
    round(100.0 * sum(seats_assigned) / nullif(sum(seats_purchased), 0), 1) AS assignment_rate
FROM distinct_pools
GROUP BY by_month, surviving_account_csn
ORDER BY by_month, surviving_account_csn
