-- The five products with the highest and the five with the lowest assignment rate in the newest month. A rate covers all
-- pools of the product; pools whose assigned seats are unknown are left out and counted separately.
WITH product AS (
    SELECT
        value AS offering_external_key, pools, pools_without_assignment, seats_purchased, seats_assigned,
        assignment_rate,
        row_number() OVER (ORDER BY assignment_rate DESC, seats_purchased DESC, value) AS from_most,
        row_number() OVER (ORDER BY assignment_rate, seats_purchased DESC, value) AS from_least
    FROM eio_publish.access_shared.assignment_slices_monthly
    WHERE slice = 'offering'
        AND assignment_rate IS NOT NULL
        AND by_month = (SELECT max(by_month) FROM eio_publish.access_shared.assignment_slices_monthly)
)
SELECT
    CASE WHEN from_most <= from_least THEN 'most assigned' ELSE 'least assigned' END AS list,
    offering_external_key, assignment_rate, seats_assigned, seats_purchased, pools, pools_without_assignment
FROM product
WHERE least(from_most, from_least) <= 5
ORDER BY from_most
