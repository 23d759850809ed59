"""Corruptions of the IDE table and its coverage, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import FLAGS, Case, Innocent

CASES: tuple[Case, ...] = (
    Case(
        "ide_cohort_benchmark_monthly",
        "no_victim_survives",
        "an opportunity is shown at an account that its own was not merged into",
        "UPDATE ide_cohort_benchmark_monthly SET surviving_account_csn = 'A3' WHERE original_account_csn = 'A1'",
    ),
    *(
        Case(
            "ide_cohort_benchmark_monthly",
            "diffs_follow_from_rates",
            f"the {measure} diff of the {phase} phase is one tenth off",
            f"UPDATE ide_cohort_benchmark_monthly SET {measure}_benchmark_{phase}_phase_diff = "
            f"{measure}_benchmark_{phase}_phase_diff + 0.1 WHERE opportunity_id = '{opportunity}'",
        )
        for measure in ("assignment", "utilisation")
        for phase, opportunity in (("use", "O3"), ("extend", "O1"))
    ),
    *(
        Case(
            "ide_cohort_benchmark_monthly",
            "diffs_follow_from_rates",
            f"the {measure} diff of the {phase} phase is missing beside its benchmark",
            f"UPDATE ide_cohort_benchmark_monthly SET {measure}_benchmark_{phase}_phase_diff = NULL "
            f"WHERE opportunity_id = '{opportunity}'",
        )
        for measure in ("assignment", "utilisation")
        for phase, opportunity in (("use", "O3"), ("extend", "O1"))
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "rates_are_finite",
        "a usage rate is infinite",
        "UPDATE ide_cohort_benchmark_monthly SET seats_assigned = 0, usage_rate = 'Infinity' "
        "WHERE opportunity_id = 'O1'",
        {"rates_follow_from_counts": "the assignment rate is that of eight assigned seats"},
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "rates_are_finite",
        "an assignment rate is undefined and its diff with it",
        "UPDATE ide_cohort_benchmark_monthly SET assignment_rate = 'NaN', "
        "assignment_benchmark_extend_phase_diff = 'NaN' WHERE opportunity_id = 'O1'",
        {"rates_follow_from_counts": "undefined is not the rate of eight of ten seats"},
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "rates_are_finite",
        "a utilisation rate is infinite and its diff with it",
        "UPDATE ide_cohort_benchmark_monthly SET utilisation_rate = 'Infinity', "
        "utilisation_benchmark_extend_phase_diff = 'Infinity' WHERE opportunity_id = 'O1'",
        {"rates_follow_from_counts": "infinity is not the rate of four of ten seats"},
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "counts_not_negative",
        "the users are negative and the rates with them",
        "UPDATE ide_cohort_benchmark_monthly SET mau = -4, usage_rate = -50, utilisation_rate = -40, "
        "utilisation_benchmark_extend_phase_diff = -80 WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "counts_not_negative",
        "the assigned seats are negative",
        "UPDATE ide_cohort_benchmark_monthly SET seats_assigned = -8 WHERE opportunity_id = 'O1'",
        {"rates_follow_from_counts": "the rates are those of eight assigned seats"},
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "counts_not_negative",
        "the purchased seats are negative and their bucket with them",
        "UPDATE ide_cohort_benchmark_monthly SET seats_purchased = -10, seat_bucket = '-10 Seat' "
        "WHERE opportunity_id = 'O1'",
        {"rates_follow_from_counts": "the rates are those of ten purchased seats"},
    ),
    *(
        Case(
            "ide_cohort_benchmark_monthly",
            "rates_follow_from_counts",
            f"the {rate} is two points too high",
            f"UPDATE ide_cohort_benchmark_monthly SET {rate} = {rate} + 2{diff} WHERE opportunity_id = 'O1'",
        )
        for rate, diff in (
            (
                "assignment_rate",
                ", assignment_benchmark_extend_phase_diff = assignment_benchmark_extend_phase_diff + 2",
            ),
            ("usage_rate", ""),
            (
                "utilisation_rate",
                ", utilisation_benchmark_extend_phase_diff = utilisation_benchmark_extend_phase_diff + 2",
            ),
        )
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "flags_follow_from_numbers",
        "a dormant team is not called dormant",
        "UPDATE ide_cohort_benchmark_monthly SET dormancy_flag = false WHERE opportunity_id = 'O3'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "flags_follow_from_numbers",
        "a new customer is called Base",
        "UPDATE ide_cohort_benchmark_monthly SET base_flag = true WHERE opportunity_id = 'O3'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "flags_follow_from_numbers",
        "ten seats are in the bucket of eleven and more",
        "UPDATE ide_cohort_benchmark_monthly SET seat_bucket = '11+ Seat' WHERE opportunity_id = 'O1'",
    ),
    *(
        Case(
            "ide_cohort_benchmark_monthly",
            "flags_follow_from_numbers",
            f"a customer with the {flag} is called Base",
            f"UPDATE ide_cohort_benchmark_monthly SET {flag} = true WHERE opportunity_id = 'O1'",
            {"attributes_are_the_accounts": "the account is no new customer"} if flag.startswith("parent") else {},
        )
        for flag in FLAGS
    ),
    *(
        Case(
            "ide_cohort_benchmark_monthly",
            "flags_follow_from_numbers",
            f"the {column} is unknown",
            f"UPDATE ide_cohort_benchmark_monthly SET {column} = NULL WHERE opportunity_id = 'O1'",
        )
        for column in ("dormancy_flag", "base_flag", "seat_bucket")
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "no_observation_lost",
        "an opportunity is lost",
        "DELETE FROM ide_cohort_benchmark_monthly WHERE opportunity_id = 'O1'",
    ),
    *(
        Case(
            "ide_cohort_benchmark_monthly",
            "no_observation_lost",
            f"an observation has another {column}",
            f"UPDATE ide_cohort_benchmark_monthly SET {column} = '9' WHERE opportunity_id = 'O1'",
        )
        for column in ("opportunity_id", "contract_id", "tenant_id", "offering_product_line_code")
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "no_victim_survives",
        "the merge of an opportunity's account is not applied",
        "UPDATE ide_cohort_benchmark_monthly SET surviving_account_csn = original_account_csn",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "account_is_known",
        "the account of an opportunity is not delivered",
        "DELETE FROM account_attributes WHERE account_csn = 'A1'",
    ),
    Case(
        "ide_opportunity_coverage_monthly",
        "opportunities_are_covered",
        "the contract of an opportunity has expired",
        "UPDATE ide_opportunity_coverage_monthly SET coverage_reason = 'no subscription of the contract is active', "
        "ide_rows = 0, opportunities_on_usage = 0 WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_opportunity_coverage_monthly",
        "usage_feeds_one_opportunity",
        "two opportunities share a team and line code",
        "UPDATE ide_opportunity_coverage_monthly SET opportunities_on_usage = 2 WHERE opportunity_id IN ('O1', 'O2')",
    ),
    *(
        Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET {column} = {column} - INTERVAL 1 MONTH WHERE rowid = 0",
        )
        for table, column in (
            ("ide_cohort_benchmark_monthly", "snapshot_date"),
            ("ide_opportunity_coverage_monthly", "snapshot_date"),
        )
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "rows_are_of_the_month",
        "a row's year and its date differ",
        "UPDATE ide_cohort_benchmark_monthly SET snapshot_year = 2022 WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "rows_are_of_the_month",
        "a row has no month",
        "UPDATE ide_cohort_benchmark_monthly SET snapshot_month = NULL WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "benchmark_is_its_cohorts",
        "a customer without promotion is compared with Promo",
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = 'Promo' WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "benchmark_is_its_cohorts",
        "a customer in Base is compared with Base, which has no benchmark",
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = 'Base' WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "benchmark_is_its_cohorts",
        "the benchmark of a customer is unknown",
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = NULL WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "benchmark_is_its_cohorts",
        "a benchmark changed after the row was calculated",
        "UPDATE cohort_benchmarks SET utilisation_benchmark = utilisation_benchmark + 1 WHERE seat_bucket = '10 Seat'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "attributes_are_the_accounts",
        "an action is planned for another geography",
        "UPDATE ide_cohort_benchmark_monthly SET site_geo = 'APAC' WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "attributes_are_the_accounts",
        "an action is planned for no account group",
        "UPDATE ide_cohort_benchmark_monthly SET original_account_named_account_group = NULL WHERE opportunity_id"
        " = 'O1'",
    ),
    Case(
        "ide_opportunity_coverage_monthly",
        "every_visible_opportunity_is_listed",
        "an opportunity without rows is left out",
        "DELETE FROM ide_opportunity_coverage_monthly WHERE opportunity_id = 'O3'",
    ),
    Case(
        "ide_opportunity_coverage_monthly",
        "every_visible_opportunity_is_listed",
        "a covered opportunity has no rows",
        "UPDATE ide_opportunity_coverage_monthly SET ide_rows = 0 WHERE opportunity_id = 'O3'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "benchmark_is_its_cohorts",
        "a customer of three cohorts is compared with two of them",
        "UPDATE ide_observation_monthly SET cohort = 'FYC&LC&Promo' WHERE opportunity_id = 'O3'; "
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = 'FYC&LC' WHERE opportunity_id = 'O3'",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "ide_cohort_benchmark_monthly",
        "a customer of two cohorts is compared with one of them",
        "UPDATE ide_observation_monthly SET cohort = 'FYC&LC&Promo' WHERE opportunity_id = 'O3'; "
        "INSERT INTO cohort_benchmarks SELECT * REPLACE ('LC' AS cohort) FROM cohort_benchmarks "
        "WHERE cohort = 'Default' AND seat_bucket = '5 Seat' AND phase = 'use'; "
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = 'LC' WHERE opportunity_id = 'O3'",
    ),
    Innocent(
        "ide_cohort_benchmark_monthly",
        "a team of no seats has neither rates nor diffs",
        "UPDATE ide_cohort_benchmark_monthly SET seats_purchased = 0, seat_bucket = '0 Seat', assignment_rate = NULL, "
        "usage_rate = NULL, utilisation_rate = NULL, assignment_benchmark_extend_phase_diff = NULL, "
        "utilisation_benchmark_extend_phase_diff = NULL WHERE opportunity_id = 'O1'",
    ),
    Innocent(
        "ide_cohort_benchmark_monthly",
        "rates one point off their counts are rounding",
        "UPDATE ide_cohort_benchmark_monthly SET assignment_rate = 81, usage_rate = 51, utilisation_rate = 41, "
        "assignment_benchmark_extend_phase_diff = assignment_benchmark_extend_phase_diff + 1, "
        "utilisation_benchmark_extend_phase_diff = utilisation_benchmark_extend_phase_diff + 1 "
        "WHERE opportunity_id = 'O1'",
    ),
    Innocent(
        "ide_cohort_benchmark_monthly",
        "an unknown new customer counts as none",
        "UPDATE ide_cohort_benchmark_monthly SET parent_account_new_customer_flag = NULL WHERE opportunity_id = 'O1'; "
        "UPDATE account_attributes SET is_new_customer = NULL WHERE account_csn = 'A1'",
    ),
)
