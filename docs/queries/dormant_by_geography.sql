-- Opportunities with a product without active users, by geography, in the newest month.
SELECT
    site_geo,
    count(DISTINCT opportunity_id) AS opportunities,
    count(DISTINCT opportunity_id) FILTER (WHERE dormancy_flag) AS with_dormant_product,
    count(DISTINCT opportunity_id) FILTER (WHERE assignment_benchmark_use_phase_diff < 0) AS low_assignment
FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly
WHERE snapshot_date = (
    SELECT max(snapshot_date) FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly
)
GROUP BY site_geo
ORDER BY opportunities DESC
