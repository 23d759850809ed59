-- The document's application query, corrected: low flags are evaluated within the snapshot and are null if the data is
-- missing; an opportunity needs at least one flag that is true; each surviving account has one opportunity, the one with the
-- largest annual contract value, ties by the largest id.
WITH offering AS (
    SELECT
        opportunity_id, offering_product_line_code, contract_id, tenant_id, snapshot_date,
        max(utilisation_benchmark_use_phase_diff) < 0 AS use_phase_low_utilisation,
        max(utilisation_benchmark_extend_phase_diff) < 0 AS extend_phase_low_utilisation
    FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly
    GROUP BY ALL
),
eligible AS (
    SELECT
        b.original_account_csn, b.surviving_account_csn, b.opportunity_id, b.snapshot_date, b.tenant_id,
        b.product_offering, b.offering_product_line_code, b.assignment_rate, b.utilisation_rate, b.dormancy_flag,
        b.assignment_benchmark_use_phase_diff, b.assignment_benchmark_extend_phase_diff,
        f.use_phase_low_utilisation, f.extend_phase_low_utilisation, o.acv_usd__c
    FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly AS b
    JOIN offering AS f
        USING (opportunity_id, offering_product_line_code, contract_id, tenant_id, snapshot_date)
    JOIN bsd_publish.sfdc_shared.opportunity AS o ON b.opportunity_id = o.id
    JOIN bsd_publish.sfdc_shared.account AS a ON o.accountid = a.id
    WHERE b.snapshot_date = DATE '2023-05-31'
        AND b.opportunity_close_date > b.snapshot_date
        AND b.customer_aov_band IN ('AOV: $5-10k', 'AOV: $10k+')
        AND lower(b.original_account_named_account_group) IN (
            'territory', 'individual', 'unknown', 'strategic territory mature', 'strategic territory emerging',
            'midmarket', 'midmarket federal', 'emerging strategic account'
        )
        AND lower(b.offering_product_line_code)
            NOT IN ('premsub', 'collrp', 'bimcoll', 'tflex', 'eflex', 'mflex')
        AND o.is_renewal_opportunity__c
        AND o.term__c IN ('Annual', '3-Year')
        AND o.territory_account_tier__c IN ('Tier 1', 'Tier 2', 'Tier 3', 'Supported', 'Digital Only')
        AND NOT a.ispartner__c
        AND (
            b.dormancy_flag
            OR b.assignment_benchmark_use_phase_diff < 0
            OR b.assignment_benchmark_extend_phase_diff < 0
            OR f.use_phase_low_utilisation
            OR f.extend_phase_low_utilisation
        )
),
chosen AS (
    SELECT DISTINCT ON (surviving_account_csn) surviving_account_csn, opportunity_id
    FROM eligible
    ORDER BY surviving_account_csn, acv_usd__c DESC NULLS LAST, opportunity_id DESC
)
SELECT eligible.*
FROM eligible
JOIN chosen USING (surviving_account_csn, opportunity_id)
ORDER BY surviving_account_csn, tenant_id, product_offering
