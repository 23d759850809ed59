"""Expectations of observations, the IDE table and its coverage."""

from ide_assets.domains.cohorts.rules import EXTEND, USE
from ide_assets.kernel.expectations import Expectation, between, not_null

_KEY = "opportunity_id, tenant_id, product_offering"

VISIBLE = "created_date <= CAST(':last_day' AS DATE) AND NOT (is_closed AND close_date < CAST(':first_day' AS DATE))"

_BASE_FLAG_IS_WRONG = """
                base_flag IS DISTINCT FROM (
                    NOT (
                        opportunity_lc_flag
                        OR opportunity_promo_flag
                        OR coalesce(parent_account_new_customer_flag, false)
                    )
                )
"""

_DIFFS_WRONG = " OR ".join(
    f"{measure}_benchmark_{phase}_phase_diff IS DISTINCT FROM "
    f"round({measure}_rate - {measure}_benchmark_{phase}_phase, 1)"
    for measure in ("assignment", "utilisation")
    for phase in (USE, EXTEND)
)

#: The cohort used may be the whole combination, a single cohort of it, or Default; Base has no benchmark (R-IDE-10).
_NOT_ITS_COHORT = """
                    NOT coalesce(
                        cohort_benchmark_used = 'Default'
                        OR o.cohort <> 'Base' AND (
                            cohort_benchmark_used = o.cohort
                            OR strpos(cohort_benchmark_used, '&') = 0
                            AND strpos(concat('&', o.cohort, '&'), concat('&', cohort_benchmark_used, '&')) > 0
                        ),
                        false
                    )
"""

#: Compared in the phase of the opportunity: cohort_benchmark_used is the cohort of that phase only.
_NOT_ITS_BENCHMARK = " OR ".join(
    f"o.phase = '{phase}' AND {measure}_benchmark_{phase}_phase IS DISTINCT FROM c.{measure}_benchmark"
    for phase in (USE, EXTEND)
    for measure in ("assignment", "utilisation")
)

OBSERVATION = (
    Expectation(
        "rates_are_sound",
        "An impossible rate here moves the benchmark of every customer in its cohort.",
        """
        SELECT opportunity_id, tenant_id, assignment_rate, utilisation_rate
        FROM judged
        WHERE NOT isfinite(assignment_rate)
            OR NOT isfinite(utilisation_rate)
            OR assignment_rate < 0
            OR utilisation_rate < 0
        """,
    ),
    Expectation(
        "cohort_follows_from_flags",
        "An opportunity in the wrong cohort is compared with customers unlike its own.",
        f"""
        SELECT opportunity_id, tenant_id, cohort, base_flag
        FROM judged
        WHERE base_flag IS DISTINCT FROM (cohort = 'Base')
            OR {_BASE_FLAG_IS_WRONG}
            OR cohort IS DISTINCT FROM coalesce(
                nullif(
                    concat_ws(
                        '&',
                        CASE WHEN parent_account_new_customer_flag THEN 'FYC' END,
                        CASE WHEN opportunity_lc_flag THEN 'LC' END,
                        CASE WHEN opportunity_promo_flag THEN 'Promo' END
                    ),
                    ''
                ),
                'Base'
            )
        """,
        structural=True,
    ),
    Expectation(
        "no_opportunity_lost",
        "An opportunity whose contract has active seats is missing here: it is in no benchmark, and its renewal is not "
        "prepared.",
        f"""
        SELECT opportunity_id, contract_id, tenant_id, offering_product_line_code
        FROM (
            SELECT opportunity_id, contract_id, offering_product_line_code, created_date, close_date, is_closed
            FROM opportunities
            UNION
            SELECT
                o.opportunity_id, o.contract_id, r.successor_line_code, o.created_date, o.close_date, o.is_closed
            FROM opportunities AS o
            JOIN product_renames AS r ON r.offering_product_line_code = o.offering_product_line_code
        ) AS of_lines
        JOIN active_subscription_monthly USING (contract_id, offering_product_line_code)
        WHERE {VISIBLE}
        EXCEPT
        SELECT opportunity_id, contract_id, tenant_id, offering_product_line_code FROM judged
        """,
        structural=True,
    ),
    not_null(
        "usage_is_there",
        "An observation without usage would make its customer look neither active nor dormant.",
        "utilisation_rate",
        where="seats_purchased > 0",
        shown="opportunity_id, tenant_id",
    ),
)

IDE = (
    Expectation(
        "diffs_follow_from_rates",
        "A diff that is not rate minus benchmark marks the wrong customers as low.",
        f"SELECT {_KEY} FROM judged WHERE {_DIFFS_WRONG}",
        structural=True,
    ),
    Expectation(
        "rates_are_finite",
        "An infinite or undefined rate sorts to the top of every list of actions.",
        f"""
        SELECT {_KEY}, assignment_rate, usage_rate, utilisation_rate
        FROM judged
        WHERE NOT isfinite(assignment_rate) OR NOT isfinite(usage_rate) OR NOT isfinite(utilisation_rate)
        """,
    ),
    between(
        "counts_not_negative",
        "A negative number of seats or users makes every rate computed from it meaningless.",
        "seats_purchased",
        "seats_assigned",
        "mau",
        min_value=0,
        shown=f"{_KEY}, seats_purchased, seats_assigned, mau",
    ),
    Expectation(
        "rates_follow_from_counts",
        "A rate more than one point off its own counts cannot be explained to the customer.",
        f"""
        SELECT {_KEY}, mau, seats_assigned, seats_purchased, assignment_rate, usage_rate, utilisation_rate
        FROM judged
        WHERE abs(assignment_rate - 100.0 * seats_assigned / nullif(seats_purchased, 0)) > 1
            OR abs(usage_rate - 100.0 * mau / nullif(seats_assigned, 0)) > 1
            OR abs(utilisation_rate - 100.0 * mau / nullif(seats_purchased, 0)) > 1
        """,
        blocking=False,
    ),
    Expectation(
        "flags_follow_from_numbers",
        "A flag that contradicts its own numbers sends a representative to the wrong customer.",
        f"""
        SELECT {_KEY}, dormancy_flag, mau, base_flag, seat_bucket
        FROM judged
        WHERE dormancy_flag IS DISTINCT FROM (mau = 0)
            OR {_BASE_FLAG_IS_WRONG}
            OR seat_bucket IS DISTINCT FROM
                (CASE WHEN seats_purchased > 10 THEN '11+ Seat' ELSE seats_purchased || ' Seat' END)
        """,
        structural=True,
    ),
    Expectation(
        "benchmark_is_its_cohorts",
        "A customer compared with the wrong cohort, or with numbers that are not its cohort's, is marked as low or "
        "high by mistake.",
        f"""
        SELECT opportunity_id, tenant_id, product_offering, cohort, cohort_benchmark_used, problem
        FROM (
            SELECT
                b.opportunity_id, b.tenant_id, b.product_offering, o.cohort, b.cohort_benchmark_used,
                CASE
                    WHEN {_NOT_ITS_COHORT} THEN 'not a cohort of the customer'
                    WHEN {_NOT_ITS_BENCHMARK} THEN 'not the numbers of the cohort'
                END AS problem
            FROM judged b
            JOIN ide_observation_monthly o
                ON b.opportunity_id = o.opportunity_id
                AND b.contract_id = o.contract_id
                AND b.tenant_id = o.tenant_id
                AND b.offering_product_line_code = o.offering_product_line_code
            LEFT JOIN cohort_benchmarks c
                ON c.cohort = b.cohort_benchmark_used AND c.seat_bucket = o.seat_bucket AND c.phase = o.phase
        )
        WHERE problem IS NOT NULL
        """,
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "attributes_are_the_accounts",
        "An action whose geography, account group or new-customer flag is not the account's goes to the wrong team.",
        """
        SELECT
            opportunity_id, original_account_csn, b.site_geo,
            original_account_named_account_group, parent_account_new_customer_flag
        FROM judged b
        JOIN account_attributes a ON b.original_account_csn = a.account_csn
        WHERE (b.site_geo, original_account_named_account_group, parent_account_new_customer_flag)
            IS DISTINCT FROM (a.site_geo, a.named_account_group, a.is_new_customer)
        """,
        structural=True,
    ),
    Expectation(
        "no_observation_lost",
        "A customer whose observation is missing from the published table gets no call.",
        """
        SELECT opportunity_id, contract_id, tenant_id, offering_product_line_code
        FROM ide_observation_monthly o
        WHERE NOT EXISTS (
            SELECT 1 FROM judged b
            WHERE b.opportunity_id = o.opportunity_id
                AND b.contract_id = o.contract_id
                AND b.tenant_id = o.tenant_id
                AND b.offering_product_line_code = o.offering_product_line_code
        )
        """,
        structural=True,
    ),
    Expectation(
        "no_victim_survives",
        "An action for a dissolved account, or for an account that it was not merged into, reaches no customer.",
        """
        SELECT DISTINCT b.original_account_csn, b.surviving_account_csn
        FROM judged b
        LEFT JOIN account_merges own ON b.original_account_csn = own.victim_account_csn
        LEFT JOIN account_merges m ON b.surviving_account_csn = m.victim_account_csn
        WHERE m.final_merge_status = 'COMPLETED'
            OR b.surviving_account_csn IS DISTINCT FROM coalesce(own.surviving_account_csn, b.original_account_csn)
        """,
        structural=True,
    ),
    Expectation(
        "account_is_known",
        "The account of an opportunity is unknown: it has no geography and does not count as a new customer.",
        """
        SELECT DISTINCT opportunity_id, original_account_csn
        FROM judged b
        WHERE NOT EXISTS (SELECT 1 FROM account_attributes a WHERE a.account_csn = b.original_account_csn)
        """,
        blocking=False,
    ),
)

COVERAGE = (
    Expectation(
        "every_visible_opportunity_is_listed",
        "An opportunity that is missing here, or whose reason contradicts its rows, has no explanation for being left "
        "out of IDE.",
        f"""
        SELECT opportunity_id, 'missing' AS problem
        FROM opportunities
        WHERE {VISIBLE}
            AND opportunity_id NOT IN (SELECT opportunity_id FROM judged WHERE opportunity_id IS NOT NULL)
        UNION ALL
        SELECT opportunity_id, 'reason contradicts rows'
        FROM judged
        WHERE (coverage_reason = 'covered') <> (ide_rows > 0)
        """,
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "opportunities_are_covered",
        "An opportunity whose contract has no active pool has no row: IDE does not prepare its renewal.",
        "SELECT opportunity_id, coverage_reason FROM judged WHERE coverage_reason IS DISTINCT FROM 'covered'",
        blocking=False,
        explained_by="coverage_reason",
    ),
    between(
        "usage_feeds_one_opportunity",
        "Usage is known by line code, so several opportunities can share it: never sum it over opportunities.",
        "opportunities_on_usage",
        max_value=1,
        shown="opportunity_id, opportunities_on_usage",
        blocking=False,
        explained_by="opportunities_on_usage",
    ),
)
