WITH observations AS (
    SELECT *
    FROM {{ ref('ide_observation_monthly') }}
    WHERE snapshot_date = last_day(DATE '{{ var("first_day") }}')
),

-- The exact combination, then its single cohorts in order, then Default.
served AS (
    SELECT
        wanted.cohort,
        seat_bucket,
        benchmarks.phase,
        benchmarks.cohort AS found,
        benchmarks.assignment_benchmark,
        benchmarks.utilisation_benchmark
    FROM (SELECT DISTINCT cohort, seat_bucket FROM observations) AS wanted
    JOIN {{ ref('cohort_benchmarks') }} AS benchmarks USING (seat_bucket)
    WHERE benchmarks.benchmark_version
        = year(DATE '{{ var("first_day") }}') || '-Q' || quarter(DATE '{{ var("first_day") }}')
        AND (
            benchmarks.cohort = 'Default'
            OR benchmarks.n_accounts >= 30
            AND (
                benchmarks.cohort = wanted.cohort
                OR list_contains(string_split(wanted.cohort, '&'), benchmarks.cohort)
            )
        )
    QUALIFY row_number() OVER (
        PARTITION BY wanted.cohort, seat_bucket, benchmarks.phase
        ORDER BY CASE
            WHEN benchmarks.cohort = wanted.cohort THEN 0
            WHEN benchmarks.cohort = 'FYC' THEN 1
            WHEN benchmarks.cohort = 'LC' THEN 2
            WHEN benchmarks.cohort = 'Promo' THEN 3
            ELSE 4
        END
    ) = 1
),

scores AS (
    SELECT opportunity_id, prediction
    FROM {{ ref('stg_ews_scores') }}
    WHERE scored_on <= last_day(DATE '{{ var("first_day") }}')
    QUALIFY row_number() OVER (PARTITION BY opportunity_id ORDER BY scored_on DESC, prediction) = 1
),

joined AS (
    SELECT
        observations.* EXCLUDE (utilisation_rate),
        opportunities.created_date AS opportunity_created_date,
        opportunities.close_date AS opportunity_close_date,
        opportunities.active_aov_net3 AS customer_active_aov_net3,
        coalesce(merges.surviving_account_csn, observations.original_account_csn) AS surviving_account_csn,
        accounts.site_geo,
        accounts.named_account_group AS original_account_named_account_group,
        usage.product_offering,
        usage.mau,
        usage.dormancy_flag,
        scores.prediction AS customer_ews_prediction,
        CASE WHEN observations.seats_purchased > 0 THEN
            (200 * usage.mau + observations.seats_assigned) // (2 * nullif(observations.seats_assigned, 0))
        END::DOUBLE AS usage_rate,
        ((200 * usage.mau + observations.seats_purchased) // (2 * nullif(observations.seats_purchased, 0)))::DOUBLE
            AS utilisation_rate,
        used.assignment_benchmark AS assignment_benchmark_use_phase,
        used.utilisation_benchmark AS utilisation_benchmark_use_phase,
        extended.assignment_benchmark AS assignment_benchmark_extend_phase,
        extended.utilisation_benchmark AS utilisation_benchmark_extend_phase,
        coalesce(CASE WHEN observations.phase = 'extend' THEN extended.found ELSE used.found END, 'Default')
            AS cohort_benchmark_used
    FROM observations
    JOIN {{ ref('usage_monthly') }} AS usage
        ON usage.by_month = DATE '{{ var("first_day") }}'
        AND observations.tenant_id = usage.tenant_id
        AND observations.offering_product_line_code = usage.offering_product_line_code
    JOIN {{ ref('stg_opportunities') }} AS opportunities ON observations.opportunity_id = opportunities.opportunity_id
    LEFT JOIN {{ ref('account_merges') }} AS merges ON observations.original_account_csn = merges.victim_account_csn
    LEFT JOIN {{ ref('stg_accounts') }} AS accounts ON observations.original_account_csn = accounts.account_csn
    LEFT JOIN scores ON observations.opportunity_id = scores.opportunity_id
    LEFT JOIN served AS used
        ON used.phase = 'use' AND observations.cohort = used.cohort AND observations.seat_bucket = used.seat_bucket
    LEFT JOIN served AS extended
        ON extended.phase = 'extend'
        AND observations.cohort = extended.cohort
        AND observations.seat_bucket = extended.seat_bucket
)

SELECT
    original_account_csn,
    surviving_account_csn,
    opportunity_id,
    snapshot_date,
    tenant_id,
    product_offering,
    offering_product_line_code,
    contract_id,
    site_geo,
    original_account_named_account_group,
    opportunity_created_date,
    opportunity_close_date,
    year(snapshot_date) AS snapshot_year,
    month(snapshot_date) AS snapshot_month,
    seats_purchased,
    seats_assigned,
    mau,
    assignment_rate,
    usage_rate,
    utilisation_rate,
    customer_ews_prediction,
    customer_active_aov_net3,
    CASE
        WHEN customer_active_aov_net3 < 1000 THEN 'AOV: <$1k'
        WHEN customer_active_aov_net3 < 5000 THEN 'AOV: $1-5k'
        WHEN customer_active_aov_net3 < 10000 THEN 'AOV: $5-10k'
        WHEN customer_active_aov_net3 >= 10000 THEN 'AOV: $10k+'
    END AS customer_aov_band,
    opportunity_lc_flag,
    opportunity_promo_flag,
    parent_account_new_customer_flag,
    base_flag,
    seat_bucket,
    dormancy_flag,
    assignment_benchmark_use_phase,
    assignment_benchmark_extend_phase,
    round(assignment_rate - assignment_benchmark_use_phase, 1) AS assignment_benchmark_use_phase_diff,
    round(assignment_rate - assignment_benchmark_extend_phase, 1) AS assignment_benchmark_extend_phase_diff,
    utilisation_benchmark_use_phase,
    utilisation_benchmark_extend_phase,
    round(utilisation_rate - utilisation_benchmark_use_phase, 1) AS utilisation_benchmark_use_phase_diff,
    round(utilisation_rate - utilisation_benchmark_extend_phase, 1) AS utilisation_benchmark_extend_phase_diff,
    cohort_benchmark_used,
    DATE '{{ var("today") }}' AS insert_dt,
    DATE '{{ var("today") }}' AS update_dt
FROM joined
