"""Expectations of the benchmarks."""

from ide_assets.kernel.expectations import Expectation, between

#: A strength is missing where fewer than two accounts have a known rate: the interval is then one rate, or empty.
_WRONG_UNCERTAINTY = " UNION ALL ".join(
    f"""
        SELECT
            cohort, seat_bucket, phase,
            '{measure}: ' || problem AS problem,
            {measure}_benchmark_low AS low,
            {measure}_benchmark AS benchmark,
            {measure}_benchmark_high AS high,
            {measure}_mean AS mean,
            {measure}_strength AS strength
        FROM (
            SELECT
                *,
                CASE
                    WHEN NOT coalesce(
                        {measure}_benchmark_low BETWEEN 0 AND {measure}_benchmark
                        AND {measure}_benchmark_high BETWEEN {measure}_benchmark AND 100,
                        coalesce({measure}_benchmark_low, {measure}_benchmark, {measure}_benchmark_high) IS NULL
                    ) THEN 'not within its interval'
                    WHEN NOT coalesce(
                        {measure}_mean BETWEEN 0 AND 100, {measure}_mean IS NULL AND {measure}_benchmark IS NULL
                    ) THEN 'mean outside 0 to 100, or missing'
                    WHEN NOT coalesce(
                        {measure}_strength BETWEEN 1 AND 1000,
                        n_accounts < 2 OR {measure}_benchmark_low IS NOT DISTINCT FROM {measure}_benchmark_high
                    ) THEN 'strength outside 1 to 1000, or missing'
                END AS problem
            FROM judged
        )
        WHERE problem IS NOT NULL
    """
    for measure in ("assignment", "utilisation")
)

BENCHMARKS = (
    between(
        "benchmarks_within_0_and_100",
        "A benchmark below 0 is met by every customer, and one above 100 by almost none.",
        "assignment_benchmark",
        "utilisation_benchmark",
        min_value=0,
        max_value=100,
        shown="cohort, seat_bucket, phase, assignment_benchmark, utilisation_benchmark",
    ),
    Expectation(
        "uncertainty_is_sound",
        "A benchmark outside its own interval, or an impossible mean or strength, ranks customers by wrong "
        "probabilities.",
        _WRONG_UNCERTAINTY,
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "default_covers_every_cohort",
        "A cohort that is too small has no benchmark if its bucket and phase have no Default.",
        """
        SELECT DISTINCT seat_bucket, phase
        FROM judged b
        WHERE NOT EXISTS (
            SELECT 1 FROM judged d
            WHERE d.cohort = 'Default' AND d.seat_bucket = b.seat_bucket AND d.phase = b.phase
        )
        """,
    ),
    Expectation(
        "counts_are_sound",
        "The counts of a benchmark are impossible (no account, more accounts than observations, or more observations "
        "than Default): it was not computed from the rows that it claims.",
        """
        SELECT b.cohort, b.seat_bucket, b.phase, b.n_accounts, b.n_observations
        FROM judged b
        LEFT JOIN judged d ON d.cohort = 'Default' AND d.seat_bucket = b.seat_bucket AND d.phase = b.phase
        WHERE NOT coalesce(b.n_accounts BETWEEN 1 AND b.n_observations, false)
            OR b.n_observations > d.n_observations
            OR b.n_accounts > d.n_accounts
        """,
        structural=True,
    ),
    Expectation(
        "not_a_bootstrap",
        "The benchmark window is not complete, so customers may be compared with a month that includes themselves.",
        "SELECT cohort, seat_bucket, phase FROM judged WHERE is_bootstrap",
        blocking=False,
    ),
)
