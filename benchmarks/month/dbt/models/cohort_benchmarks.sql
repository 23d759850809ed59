{% set measures = ['assignment', 'utilisation'] %}
{% set benchmark = 'cohort, seat_bucket, phase' %}
WITH months AS (
    SELECT
        snapshot_date,
        snapshot_date >= date_trunc('quarter', DATE '{{ var("first_day") }}') - INTERVAL 12 MONTH
            AND snapshot_date < date_trunc('quarter', DATE '{{ var("first_day") }}') AS is_in_window
    FROM {{ ref('ide_observation_monthly') }}
    WHERE snapshot_date <= last_day(DATE '{{ var("first_day") }}')
    GROUP BY ALL
),

used_months AS (
    SELECT snapshot_date FROM months WHERE is_in_window
    UNION ALL
    SELECT min(snapshot_date) FROM months HAVING NOT bool_or(is_in_window)
),

observations AS (
    SELECT
        original_account_csn,
        cohort,
        seat_bucket,
        phase,
        seats_purchased,
        snapshot_date,
        round(10 * CASE WHEN assignment_rate > 100 THEN 100 ELSE assignment_rate END)::BIGINT AS assignment,
        round(10 * CASE WHEN utilisation_rate > 100 THEN 100 ELSE utilisation_rate END)::BIGINT AS utilisation
    FROM {{ ref('ide_observation_monthly') }}
    SEMI JOIN used_months USING (snapshot_date)
),

cohorts AS (
    FROM observations WHERE cohort <> 'Base'
    UNION ALL
    SELECT * REPLACE ('Default' AS cohort) FROM observations
),

benchmarks AS (
    SELECT
        {{ benchmark }},
        count(DISTINCT original_account_csn) AS n_accounts,
        count(*) AS n_observations,
        min(snapshot_date) AS oldest
    FROM cohorts
    GROUP BY ALL
)

{% for measure in measures %}
-- Equal rates counted first: at most 1,001 of them are left to rank in each benchmark.
, {{ measure }}_counted AS (
    SELECT
        {{ benchmark }},
        {{ measure }} AS rate,
        count(*) AS n,
        sum((5040000000 + seats_purchased) // (2 * seats_purchased))::BIGINT AS shares
    FROM cohorts
    WHERE {{ measure }} IS NOT NULL
    GROUP BY ALL
),

{{ measure }}_ranked AS (
    SELECT
        *,
        sum(n) OVER (PARTITION BY {{ benchmark }})::BIGINT AS known,
        sum(n) OVER (PARTITION BY {{ benchmark }} ORDER BY rate)::BIGINT AS up_to,
        known / 2.0::DOUBLE AS half,
        0.98::DOUBLE * known / sqrt(least(n_accounts, known)) AS away
    FROM {{ measure }}_counted
    JOIN benchmarks USING ({{ benchmark }})
),

{{ measure }}_found AS (
    SELECT
        {{ benchmark }},
        min(rate) FILTER (WHERE 2 * up_to >= known) AS lower_middle,
        min(rate) FILTER (WHERE 2 * up_to > known) AS upper_middle,
        min(rate) FILTER (WHERE up_to >= greatest(floor(round(half - away, 6)), 1)) AS low,
        min(rate) FILTER (WHERE up_to >= least(ceil(round(half + away, 6)), known)) AS high,
        least(any_value(n_accounts), any_value(known))::DOUBLE AS accounts,
        sum(n)::DOUBLE AS n,
        sum(shares)::DOUBLE AS shares,
        sum(rate * n)::BIGINT AS total,
        sum(rate * rate * n)::DOUBLE AS squares
    FROM {{ measure }}_ranked
    GROUP BY ALL
),

{{ measure }}_moments AS (
    SELECT
        *,
        total / n AS mean,
        (total / n) * (1000 - total / n) AS most,
        (squares / n - (total / n) * (total / n)) * accounts / nullif(accounts - 1, 0) AS variance,
        most * (shares / (n * 2520000000)) AS by_chance
    FROM {{ measure }}_found
),

{{ measure }}_spread AS (
    SELECT
        {{ benchmark }},
        (lower_middle + upper_middle + 1) // 2 / 10.0::DOUBLE AS {{ measure }}_benchmark,
        low / 10.0::DOUBLE AS {{ measure }}_benchmark_low,
        high / 10.0::DOUBLE AS {{ measure }}_benchmark_high,
        (2 * total + n::BIGINT) // (2 * n::BIGINT) / 10.0::DOUBLE AS {{ measure }}_mean,
        CASE
            WHEN accounts < 2 THEN NULL
            WHEN variance = 0 THEN 1000
            WHEN variance >= most THEN 1
            WHEN variance <= by_chance THEN 1000
            ELSE round(round(
                10 * greatest(least((most - variance) / nullif(variance - by_chance, 0), 1000), 1), 6
            )) / 10.0::DOUBLE
        END::DOUBLE AS {{ measure }}_strength
    FROM {{ measure }}_moments
)
{% endfor %}

SELECT
    year(DATE '{{ var("first_day") }}') || '-Q' || quarter(DATE '{{ var("first_day") }}') AS benchmark_version,
    {{ benchmark }},
    {% for measure in measures %}
    {{ measure }}_benchmark,
    {{ measure }}_benchmark_low,
    {{ measure }}_benchmark_high,
    {{ measure }}_mean,
    {{ measure }}_strength,
    {% endfor %}
    n_accounts,
    n_observations,
    (SELECT NOT bool_or(is_in_window) FROM months) AS is_bootstrap
FROM benchmarks
{% for measure in measures %}
LEFT JOIN {{ measure }}_spread USING ({{ benchmark }})
{% endfor %}
