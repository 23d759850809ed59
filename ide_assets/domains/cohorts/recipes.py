"""Recipes of the cohorts domain: inputs, expectations."""

from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, ACCOUNT_MERGES
from ide_assets.domains.cohorts import tables, transforms
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION, POOL, PRODUCT_RENAMES
from ide_assets.domains.usage.tables import USAGE
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.recipe import Derived, Input, InputWindow, MissingInput

OPPORTUNITIES = BY_NAME["opportunities"].table

_LINE = {"tenant_id": "tenant_id", "offering_product_line_code": "offering_product_line_code"}
_OPPORTUNITY = {"opportunity_id": "opportunity_id"}
_KEY = "opportunity_id, tenant_id, product_offering"

_VISIBLE = "created_date <= CAST(':last_day' AS DATE) AND NOT (is_closed AND close_date < CAST(':first_day' AS DATE))"

_DIFFS_WRONG = " OR ".join(
    f"{measure}_benchmark_{phase}_phase_diff IS DISTINCT FROM "
    f"round({measure}_rate - {measure}_benchmark_{phase}_phase, 1)"
    for measure in ("assignment", "utilisation")
    for phase in ("use", "extend")
)

#: A strength is missing where fewer than two accounts have a known rate: then the interval is one rate, or none.
_WRONG_UNCERTAINTY = " UNION ALL ".join(
    f"SELECT cohort, seat_bucket, phase, '{measure}: ' || problem AS problem, {measure}_benchmark_low AS low, "
    f"{measure}_benchmark AS benchmark, {measure}_benchmark_high AS high, {measure}_mean AS mean, "
    f"{measure}_strength AS strength FROM (SELECT *, CASE "
    f"WHEN NOT coalesce({measure}_benchmark_low BETWEEN 0 AND {measure}_benchmark "
    f"AND {measure}_benchmark_high BETWEEN {measure}_benchmark AND 100, "
    f"coalesce({measure}_benchmark_low, {measure}_benchmark, {measure}_benchmark_high) IS NULL) "
    "THEN 'not within its interval' "
    f"WHEN NOT coalesce({measure}_mean BETWEEN 0 AND 100, {measure}_mean IS NULL AND {measure}_benchmark IS NULL) "
    "THEN 'mean outside 0 to 100, or missing' "
    f"WHEN NOT coalesce({measure}_strength BETWEEN 1 AND 1000, "
    f"n_accounts < 2 OR {measure}_benchmark_low IS NOT DISTINCT FROM {measure}_benchmark_high) "
    "THEN 'strength outside 1 to 1000, or missing' END AS problem FROM judged) WHERE problem IS NOT NULL"
    for measure in ("assignment", "utilisation")
)

#: Used may be the whole cohort, a single cohort in it, or Default; Base has no benchmark (R-IDE-10).
_NOT_ITS_COHORT = (
    "NOT coalesce(cohort_benchmark_used = 'Default' OR o.cohort <> 'Base' AND (cohort_benchmark_used = o.cohort "
    "OR strpos(cohort_benchmark_used, '&') = 0 "
    "AND strpos(concat('&', o.cohort, '&'), concat('&', cohort_benchmark_used, '&')) > 0), false)"
)

#: The benchmark of the phase that the opportunity is in; the other phase's cohort stands on no row.
_NOT_ITS_BENCHMARK = " OR ".join(
    f"o.phase = '{phase}' AND {measure}_benchmark_{phase}_phase IS DISTINCT FROM c.{measure}_benchmark"
    for phase in (transforms.USE, transforms.EXTEND)
    for measure in ("assignment", "utilisation")
)

#: Opportunities that the month's delivery shows.
_SEEN = (
    "SELECT opportunity_id, is_renewal, is_won, close_date, "
    "is_closed AND close_date <= CAST(':last_day' AS DATE) AS is_closed "
    "FROM opportunities WHERE created_date <= CAST(':last_day' AS DATE)"
)

#: Against what was delivered (o) and the newest month before (f): whether a counted renewal is taken back ...
_REVERSED = "f.counted_on IS NOT NULL AND NOT (o.is_renewal AND o.is_closed AND o.is_won IS NOT DISTINCT FROM f.is_won)"

#: ... and when it counts.
_COUNTED_ON = (
    "CASE WHEN NOT (o.is_renewal AND o.is_closed) THEN NULL "
    "WHEN f.counted_on IS NOT NULL AND o.is_won IS NOT DISTINCT FROM f.is_won THEN f.counted_on "
    "WHEN f.counted_on IS NOT NULL OR NOT coalesce(f.is_renewal AND f.is_closed, false) "
    "AND (o.close_date >= CAST(':first_day' AS DATE) OR home.rows_before > 0) "
    "THEN CAST(':last_day' AS DATE) END"
)

#: Renewals that count in the month, and those taken back in it, as rows of won and cents.
_COUNTED_ROWS = (
    "SELECT is_won AS won, try_cast(counted_acv_usd AS DECIMAL(24, 2)) AS cents FROM opportunity_outcomes_monthly "
    "WHERE counted_on = CAST(':last_day' AS DATE)"
)
_REVERSED_ROWS = (
    "SELECT reversed_won AS won, try_cast(reversed_acv_usd AS DECIMAL(24, 2)) AS cents "
    "FROM opportunity_outcomes_monthly WHERE is_reversed"
)
_SUMS = {
    "renewals": "count(*)",
    "renewals_won": "count(*) FILTER (WHERE won)",
    "renewals_without_outcome": "count(*) - count(won)",
    "renewals_without_acv": "count(won) - count(cents) FILTER (WHERE won IS NOT NULL)",
    "renewals_acv_usd": "coalesce(sum(cents) FILTER (WHERE won IS NOT NULL), 0)",
    "renewals_won_acv_usd": "coalesce(sum(cents) FILTER (WHERE won), 0)",
}
_ALL_COUNTED = ", ".join(f"{query} AS all_{name}" for name, query in _SUMS.items())
_ALL_REVERSED = ", ".join(f"{query} AS all_{name}_reversed" for name, query in _SUMS.items())
_SUMMED = ", ".join(f"coalesce(sum({name}{end}), 0) AS {name}{end}" for name in _SUMS for end in ("", "_reversed"))
_UNLIKE = " OR ".join(f"abs({name}{end} - all_{name}{end}) >= 0.005" for name in _SUMS for end in ("", "_reversed"))

RECIPES = (
    Derived(
        tables.OBSERVATION,
        transforms.ide_observation_monthly,
        inputs=(
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "original_account_csn"}),
            Input(ACTIVE_SUBSCRIPTION, trace={"contract_id": "contract_id", **_LINE}),
            Input(POOL, trace=_LINE),
            Input(USAGE, trace=_LINE),
            Input(
                PRODUCT_RENAMES,
                trace={"successor_line_code": "offering_product_line_code"},
                absence=MissingInput.IS_NULL,
            ),
        ),
        own_expectations=(
            Expectation(
                "rates_are_sound",
                "An impossible rate here moves the benchmark of every customer in its cohort.",
                "SELECT opportunity_id, tenant_id, assignment_rate, utilisation_rate FROM judged "
                "WHERE NOT isfinite(assignment_rate) OR NOT isfinite(utilisation_rate) "
                "OR assignment_rate < 0 OR utilisation_rate < 0",
            ),
            Expectation(
                "cohort_follows_from_flags",
                "An opportunity in the wrong cohort is judged by other customers' habits.",
                "SELECT opportunity_id, tenant_id, cohort, base_flag FROM judged "
                "WHERE base_flag IS DISTINCT FROM (cohort = 'Base') OR base_flag IS DISTINCT FROM (NOT "
                "(opportunity_lc_flag OR opportunity_promo_flag OR coalesce(parent_account_new_customer_flag, false))) "
                "OR cohort IS DISTINCT FROM coalesce(nullif(concat_ws('&', "
                "CASE WHEN parent_account_new_customer_flag THEN 'FYC' END, "
                "CASE WHEN opportunity_lc_flag THEN 'LC' END, "
                "CASE WHEN opportunity_promo_flag THEN 'Promo' END), ''), 'Base')",
                structural=True,
            ),
            Expectation(
                "no_opportunity_lost",
                "A visible opportunity whose contract has active seats and that is missing here is in no benchmark, "
                "and nobody prepares its renewal (R-IDE-7).",
                "SELECT opportunity_id, contract_id, tenant_id, offering_product_line_code FROM "
                "(SELECT opportunity_id, contract_id, offering_product_line_code, created_date, close_date, is_closed "
                "FROM opportunities UNION SELECT o.opportunity_id, o.contract_id, r.successor_line_code, "
                "o.created_date, o.close_date, o.is_closed FROM opportunities AS o JOIN product_renames AS r "
                "ON r.offering_product_line_code = o.offering_product_line_code) AS of_lines "
                f"JOIN active_subscription_monthly USING (contract_id, offering_product_line_code) WHERE {_VISIBLE} "
                "EXCEPT SELECT opportunity_id, contract_id, tenant_id, offering_product_line_code FROM judged",
                structural=True,
            ),
            Expectation(
                "usage_is_there",
                "An observation without usage would make its customer look neither active nor dormant.",
                "SELECT opportunity_id, tenant_id FROM judged WHERE seats_purchased > 0 AND utilisation_rate IS NULL",
            ),
        ),
    ),
    Derived(
        tables.BENCHMARKS,
        transforms.cohort_benchmarks,
        inputs=(
            Input(
                tables.OBSERVATION,
                trace={"seat_bucket": "seat_bucket", "phase": "phase"},
                span=InputWindow.BENCHMARK_WINDOW,
            ),
        ),
        own_expectations=(
            Expectation(
                "benchmarks_within_0_and_100",
                "A benchmark outside 0 to 100 can be met by nobody, or by everybody.",
                "SELECT cohort, seat_bucket, phase, assignment_benchmark, utilisation_benchmark FROM judged "
                "WHERE NOT coalesce(assignment_benchmark BETWEEN 0 AND 100, true) "
                "OR NOT coalesce(utilisation_benchmark BETWEEN 0 AND 100, true)",
            ),
            Expectation(
                "uncertainty_is_sound",
                "A benchmark outside its own interval, or a mean or strength that cannot be, ranks customers by "
                "chances that nobody has.",
                _WRONG_UNCERTAINTY,
                structural=True,
                explained_by="problem",
            ),
            Expectation(
                "default_covers_every_cohort",
                "Without a Default for its bucket and phase a cohort too small would be compared with nothing.",
                "SELECT DISTINCT seat_bucket, phase FROM judged b WHERE NOT EXISTS (SELECT 1 FROM judged d "
                "WHERE d.cohort = 'Default' AND d.seat_bucket = b.seat_bucket AND d.phase = b.phase)",
            ),
            Expectation(
                "counts_are_sound",
                "A benchmark of no account, of more accounts than observations, or of more observations than Default "
                "has was not made from what it says (R-IDE-10).",
                "SELECT b.cohort, b.seat_bucket, b.phase, b.n_accounts, b.n_observations FROM judged b "
                "LEFT JOIN judged d ON d.cohort = 'Default' AND d.seat_bucket = b.seat_bucket AND d.phase = b.phase "
                "WHERE NOT coalesce(b.n_accounts BETWEEN 1 AND b.n_observations, false) "
                "OR b.n_observations > d.n_observations OR b.n_accounts > d.n_accounts",
                structural=True,
            ),
            Expectation(
                "not_a_bootstrap",
                "Made without a full window: these targets compare customers with a month that may be their own.",
                "SELECT cohort, seat_bucket, phase FROM judged WHERE is_bootstrap",
                blocking=False,
            ),
        ),
    ),
    Derived(
        tables.IDE,
        transforms.ide_cohort_benchmark_monthly,
        inputs=(
            Input(
                tables.OBSERVATION,
                trace={**_OPPORTUNITY, "contract_id": "contract_id", **_LINE},
            ),
            Input(tables.BENCHMARKS, trace={"seat_bucket": "seat_bucket", "cohort": "cohort_benchmark_used"}),
            Input(USAGE, trace={**_LINE, "product_offering": "product_offering"}),
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(ACCOUNT_ATTRIBUTES, trace={"account_csn": "original_account_csn"}),
            Input(ACCOUNT_MERGES, trace={"victim_account_csn": "original_account_csn"}),
            Input(BY_NAME["ews_scores"].table, trace=_OPPORTUNITY, absence=MissingInput.IS_NULL),
        ),
        own_expectations=(
            Expectation(
                "diffs_follow_from_rates",
                "A diff that is not rate minus benchmark calls the wrong customers low.",
                f"SELECT {_KEY} FROM judged WHERE {_DIFFS_WRONG}",
                structural=True,
            ),
            Expectation(
                "rates_are_finite",
                "An infinite or undefined rate sorts to the top of every list of actions.",
                f"SELECT {_KEY}, assignment_rate, usage_rate, utilisation_rate FROM judged "
                "WHERE NOT isfinite(assignment_rate) OR NOT isfinite(usage_rate) OR NOT isfinite(utilisation_rate)",
            ),
            Expectation(
                "counts_not_negative",
                "A negative count of seats or users would turn a rate upside down.",
                f"SELECT {_KEY}, seats_purchased, seats_assigned, mau FROM judged "
                "WHERE seats_purchased < 0 OR seats_assigned < 0 OR mau < 0",
            ),
            Expectation(
                "rates_follow_from_counts",
                "A rate more than one point off its own counts cannot be explained to the customer it is about.",
                f"SELECT {_KEY}, mau, seats_assigned, seats_purchased, assignment_rate, usage_rate, utilisation_rate "
                "FROM judged WHERE abs(assignment_rate - 100.0 * seats_assigned / nullif(seats_purchased, 0)) > 1 "
                "OR abs(usage_rate - 100.0 * mau / nullif(seats_assigned, 0)) > 1 "
                "OR abs(utilisation_rate - 100.0 * mau / nullif(seats_purchased, 0)) > 1",
                blocking=False,
            ),
            Expectation(
                "flags_follow_from_numbers",
                "A flag against its own numbers sends a representative to the wrong customer.",
                f"SELECT {_KEY}, dormancy_flag, mau, base_flag, seat_bucket FROM judged "
                "WHERE dormancy_flag IS DISTINCT FROM (mau = 0) OR base_flag IS DISTINCT FROM (NOT "
                "(opportunity_lc_flag OR opportunity_promo_flag OR coalesce(parent_account_new_customer_flag, false))) "
                "OR seat_bucket IS DISTINCT FROM (CASE WHEN seats_purchased > 10 THEN '11+ Seat' "
                "ELSE seats_purchased || ' Seat' END)",
                structural=True,
            ),
            Expectation(
                "benchmark_is_its_cohorts",
                "A customer compared with a cohort that is not its own, or with other numbers than that cohort's, is "
                "called low or high by mistake.",
                "SELECT opportunity_id, tenant_id, product_offering, cohort, cohort_benchmark_used, problem FROM "
                "(SELECT b.opportunity_id, b.tenant_id, b.product_offering, o.cohort, b.cohort_benchmark_used, "
                f"CASE WHEN {_NOT_ITS_COHORT} THEN 'not a cohort of the customer' "
                f"WHEN {_NOT_ITS_BENCHMARK} THEN 'not the numbers of the cohort' END AS problem "
                "FROM judged b JOIN ide_observation_monthly o ON b.opportunity_id = o.opportunity_id "
                "AND b.contract_id = o.contract_id AND b.tenant_id = o.tenant_id "
                "AND b.offering_product_line_code = o.offering_product_line_code "
                "LEFT JOIN cohort_benchmarks c ON c.cohort = b.cohort_benchmark_used "
                "AND c.seat_bucket = o.seat_bucket AND c.phase = o.phase) WHERE problem IS NOT NULL",
                structural=True,
                explained_by="problem",
            ),
            Expectation(
                "attributes_are_the_accounts",
                "An action planned by another geography, account group or new-customer flag than the account's reaches "
                "the wrong team.",
                "SELECT opportunity_id, original_account_csn, b.site_geo, original_account_named_account_group, "
                "parent_account_new_customer_flag FROM judged b "
                "JOIN account_attributes a ON b.original_account_csn = a.account_csn "
                "WHERE (b.site_geo, original_account_named_account_group, parent_account_new_customer_flag) "
                "IS DISTINCT FROM (a.site_geo, a.named_account_group, a.is_new_customer)",
                structural=True,
            ),
            Expectation(
                "no_observation_lost",
                "An observation that the published table lacks is a customer whom nobody will call.",
                "SELECT opportunity_id, contract_id, tenant_id, offering_product_line_code "
                "FROM ide_observation_monthly o "
                "WHERE NOT EXISTS (SELECT 1 FROM judged b WHERE b.opportunity_id = o.opportunity_id "
                "AND b.contract_id = o.contract_id AND b.tenant_id = o.tenant_id "
                "AND b.offering_product_line_code = o.offering_product_line_code)",
                structural=True,
            ),
            Expectation(
                "no_victim_survives",
                "An action at a dissolved account, or at one that never took it over, reaches nobody.",
                "SELECT DISTINCT b.original_account_csn, b.surviving_account_csn FROM judged b "
                "LEFT JOIN account_merges own ON b.original_account_csn = own.victim_account_csn "
                "LEFT JOIN account_merges m ON b.surviving_account_csn = m.victim_account_csn "
                "WHERE m.final_merge_status = 'COMPLETED' OR b.surviving_account_csn IS DISTINCT FROM "
                "coalesce(own.surviving_account_csn, b.original_account_csn)",
                structural=True,
            ),
            Expectation(
                "account_is_known",
                "An opportunity of an unknown account has no geography and counts as no new customer.",
                "SELECT DISTINCT opportunity_id, original_account_csn FROM judged b "
                "WHERE NOT EXISTS (SELECT 1 FROM account_attributes a WHERE a.account_csn = b.original_account_csn)",
                blocking=False,
            ),
        ),
    ),
    Derived(
        tables.COVERAGE,
        transforms.ide_opportunity_coverage_monthly,
        inputs=(
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(BY_NAME["entitlements"].table, trace={}),
            Input(BY_NAME["product_offerings"].table, trace={}),
            Input(PRODUCT_RENAMES, trace={}, absence=MissingInput.IS_NULL),
            Input(tables.IDE, trace=_OPPORTUNITY),
        ),
        own_expectations=(
            Expectation(
                "every_visible_opportunity_is_told",
                "An opportunity that is missing here, or whose reason contradicts its rows, is left out of IDE and "
                "nobody learns why (R-IDE-8).",
                f"SELECT opportunity_id, 'missing' AS problem FROM opportunities WHERE {_VISIBLE} "
                "AND opportunity_id NOT IN (SELECT opportunity_id FROM judged WHERE opportunity_id IS NOT NULL) "
                "UNION ALL SELECT opportunity_id, 'reason contradicts rows' FROM judged "
                "WHERE (coverage_reason = 'covered') <> (ide_rows > 0)",
                structural=True,
                explained_by="problem",
            ),
            Expectation(
                "opportunities_are_covered",
                "An opportunity whose contract has no active pool has no row: its renewal is not prepared by IDE.",
                "SELECT opportunity_id, coverage_reason FROM judged WHERE coverage_reason IS DISTINCT FROM 'covered'",
                blocking=False,
                explained_by="coverage_reason",
            ),
            Expectation(
                "usage_feeds_one_opportunity",
                "Usage is known by line code, so several opportunities can share it: never sum it over them.",
                "SELECT opportunity_id, opportunities_on_usage FROM judged WHERE opportunities_on_usage > 1",
                blocking=False,
                explained_by="opportunities_on_usage",
            ),
        ),
    ),
    Derived(
        tables.OUTCOMES,
        transforms.opportunity_outcomes_monthly,
        inputs=(
            Input(OPPORTUNITIES, trace=_OPPORTUNITY),
            Input(tables.OBSERVATION, trace=_OPPORTUNITY, span=InputWindow.BENCHMARK_WINDOW),
            Input(tables.OUTCOMES, trace=_OPPORTUNITY, span=InputWindow.NEWEST_BEFORE),
        ),
        own_expectations=(
            Expectation(
                "outcome_is_as_delivered",
                "A renewal that is shown as won, lost or open against its delivery decides for or against plays that "
                "had no part in it.",
                "SELECT o.opportunity_id, o.is_closed, o.is_won, b.is_closed AS shown_closed, b.is_won AS shown_won "
                f"FROM ({_SEEN}) o LEFT JOIN judged b ON b.opportunity_id = o.opportunity_id "
                "WHERE o.is_renewal IS DISTINCT FROM b.is_renewal OR o.is_closed IS DISTINCT FROM b.is_closed "
                "OR o.is_won IS DISTINCT FROM b.is_won OR o.close_date IS DISTINCT FROM b.close_date",
                structural=True,
            ),
            Expectation(
                "no_outcome_forgotten",
                "An opportunity that is no longer delivered and forgotten here would count again when it comes back.",
                "SELECT f.opportunity_id, f.counted_on, b.counted_on AS counted_on_now "
                "FROM opportunity_outcomes_monthly f LEFT JOIN judged b ON b.opportunity_id = f.opportunity_id "
                f"LEFT JOIN ({_SEEN}) o ON o.opportunity_id = f.opportunity_id WHERE b.opportunity_id IS NULL "
                "OR o.opportunity_id IS NULL AND (b.counted_on IS DISTINCT FROM f.counted_on "
                "OR b.assignment_band IS DISTINCT FROM f.assignment_band OR b.is_won IS DISTINCT FROM f.is_won)",
                structural=True,
            ),
            Expectation(
                "counts_when_first_shown",
                "A renewal that counts in two months, or in none, makes sums over months wrong (R-IDE-7).",
                "SELECT opportunity_id, is_closed, is_won, counted_on, is_reversed, assignment_band, reversed_band, "
                "problem FROM (SELECT b.*, CASE "
                f"WHEN b.is_reversed IS DISTINCT FROM ({_REVERSED}) THEN 'not reversed as it should be' "
                "WHEN b.is_reversed AND (b.reversed_band IS DISTINCT FROM f.assignment_band "
                "OR b.reversed_won IS DISTINCT FROM f.is_won) THEN 'reversed as another than it counted' "
                f"WHEN b.counted_on IS DISTINCT FROM ({_COUNTED_ON}) THEN 'not counted in its month' "
                "WHEN (b.counted_on IS NULL) <> (b.assignment_band IS NULL) THEN 'counted in no band' END AS problem "
                f"FROM judged b JOIN ({_SEEN}) o ON o.opportunity_id = b.opportunity_id "
                "LEFT JOIN opportunity_outcomes_monthly f ON f.opportunity_id = b.opportunity_id CROSS JOIN "
                "(SELECT count(*) AS rows_before FROM opportunity_outcomes_monthly) AS home) AS compared "
                "WHERE problem IS NOT NULL",
                structural=True,
                explained_by="problem",
            ),
        ),
    ),
    Derived(
        tables.RENEWAL_BY_ASSIGNMENT,
        transforms.renewal_by_assignment_monthly,
        inputs=(Input(tables.OUTCOMES, trace={"assignment_band": "assignment_band"}),),
        own_expectations=(
            Expectation(
                "every_band_has_a_row",
                "A band without its row looks like one that was never asked about, not like one without renewals.",
                f"SELECT band, times FROM (SELECT unnest({list(transforms.ASSIGNMENT_BANDS)}) AS band) "
                "FULL JOIN (SELECT assignment_band, count(*) AS times FROM judged GROUP BY assignment_band) "
                "ON band = assignment_band WHERE band IS NULL OR times IS DISTINCT FROM 1",
                structural=True,
            ),
            Expectation(
                "rate_follows_from_renewals",
                "A renewal rate that is not its own renewals' calls a habit of assigning a risk, or hides that it is.",
                "SELECT assignment_band, renewals, renewals_won, renewals_without_outcome, renewal_rate FROM judged "
                "WHERE renewals_won < 0 OR renewals_without_outcome < 0 OR renewals_won_reversed < 0 "
                "OR renewals_won_reversed + renewals_without_outcome_reversed > renewals_reversed "
                "OR renewals_won + renewals_without_outcome > renewals "
                "OR (renewal_rate IS NULL) <> (renewals = renewals_without_outcome) "
                "OR abs(renewal_rate - 100.0 * renewals_won / nullif(renewals - renewals_without_outcome, 0)) "
                "> 0.0500001",
                structural=True,
            ),
            Expectation(
                "no_renewal_lost",
                "A renewal that is in no band, or in two, moves the rates that decide whether low assignment matters.",
                f"SELECT * FROM (SELECT {_SUMMED} FROM judged) AS bands CROSS JOIN (SELECT {_ALL_COUNTED} "
                f"FROM ({_COUNTED_ROWS}) AS counted) AS outcomes CROSS JOIN (SELECT {_ALL_REVERSED} "
                f"FROM ({_REVERSED_ROWS}) AS taken_back) AS reversals WHERE {_UNLIKE}",
                structural=True,
            ),
            Expectation(
                "outcome_is_known",
                "A closed renewal of which nobody says whether it was won is in no rate.",
                "SELECT assignment_band, renewals, renewals_without_outcome FROM judged "
                "WHERE renewals_without_outcome > 0",
                blocking=False,
            ),
        ),
    ),
)
