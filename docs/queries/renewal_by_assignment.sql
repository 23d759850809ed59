-- Is low assignment a sign of churn? Renewal rates of all months by the share of seats assigned before they closed, with 95%
-- intervals (Wilson). Renewals that were reopened or corrected later are taken back. Bands whose intervals overlap widely do
-- not differ reliably. The result is an association, not a cause.
WITH band AS (
    SELECT
        assignment_band,
        -- Months that an earlier version published have nothing taken back: null.
        sum(renewals - renewals_without_outcome)
        - coalesce(sum(renewals_reversed), 0) + coalesce(sum(renewals_without_outcome_reversed), 0) AS decided,
        sum(renewals_won) - coalesce(sum(renewals_won_reversed), 0) AS won,
        sum(renewals_acv_usd) - coalesce(sum(renewals_acv_usd_reversed), 0) AS decided_acv_usd,
        sum(renewals_won_acv_usd) - coalesce(sum(renewals_won_acv_usd_reversed), 0) AS won_acv_usd
    FROM eio_publish.access_shared.renewal_by_assignment_monthly
    GROUP BY assignment_band
),
rated AS (
    SELECT *, won / nullif(decided, 0) AS share, 1.96 * 1.96 AS z2 FROM band
),
bounded AS (
    SELECT
        *,
        (share + z2 / (2 * decided)) / (1 + z2 / decided) AS middle,
        sqrt(z2 * (share * (1 - share) + z2 / (4 * decided)) / decided) / (1 + z2 / decided) AS half_width
    FROM rated
    WHERE decided > 0
)
SELECT
    assignment_band,
    decided AS renewals_decided,
    won AS renewals_won,
    round(100.0 * share, 1) AS renewal_rate,
    round(100.0 * greatest(middle - half_width, 0), 1) AS at_least,
    round(100.0 * least(middle + half_width, 1), 1) AS at_most,
    round(100.0 * won_acv_usd / nullif(decided_acv_usd, 0), 1) AS renewed_value_rate,
    round(decided_acv_usd - won_acv_usd, 2) AS lost_acv_usd
FROM bounded
ORDER BY list_position(
    ['0', '0-25', '25-50', '50-75', '75-100', '100', 'above 100', 'unknown'], assignment_band
)
