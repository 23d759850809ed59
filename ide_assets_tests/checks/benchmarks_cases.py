"""Corruptions of observations and benchmarks, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import FLAGS, Case, Innocent

CASES: tuple[Case, ...] = (
    Case(
        "ide_observation_monthly",
        "cohort_follows_from_flags",
        "a new customer under licence compliance is taken for a promotion",
        "UPDATE ide_observation_monthly SET cohort = 'Promo' WHERE opportunity_id = 'O3'",
    ),
    Case(
        "ide_observation_monthly",
        "rates_are_sound",
        "an assignment rate is infinite",
        "UPDATE ide_observation_monthly SET assignment_rate = 'Infinity' WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_observation_monthly",
        "rates_are_sound",
        "a utilisation rate is undefined",
        "UPDATE ide_observation_monthly SET utilisation_rate = 'NaN' WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_observation_monthly",
        "rates_are_sound",
        "a utilisation rate is negative",
        "UPDATE ide_observation_monthly SET utilisation_rate = -1 WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_observation_monthly",
        "rates_are_sound",
        "an assignment rate is negative",
        "UPDATE ide_observation_monthly SET assignment_rate = -1 WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_observation_monthly",
        "cohort_follows_from_flags",
        "a new customer from licence compliance counts as Base",
        "UPDATE ide_observation_monthly SET cohort = 'Base', base_flag = true WHERE opportunity_id = 'O3'",
    ),
    Case(
        "ide_observation_monthly",
        "cohort_follows_from_flags",
        "a customer in Promo has no promotion",
        "UPDATE ide_observation_monthly SET cohort = 'Promo' WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_observation_monthly",
        "cohort_follows_from_flags",
        "the base flag is unknown",
        "UPDATE ide_observation_monthly SET base_flag = NULL WHERE opportunity_id = 'O1'",
    ),
    *(
        Case(
            "ide_observation_monthly",
            "cohort_follows_from_flags",
            f"a customer with the {flag} counts as Base",
            f"UPDATE ide_observation_monthly SET {flag} = true WHERE opportunity_id = 'O1'",
        )
        for flag in FLAGS
    ),
    Case(
        "ide_observation_monthly",
        "usage_is_there",
        "a team of ten seats has no utilisation rate",
        "UPDATE ide_observation_monthly SET utilisation_rate = NULL WHERE opportunity_id = 'O1'",
    ),
    Case(
        "cohort_benchmarks",
        "benchmarks_within_0_and_100",
        "the rates of a benchmark were not capped",
        "UPDATE cohort_benchmarks SET assignment_benchmark = 120 WHERE seat_bucket = '10 Seat'",
        {"uncertainty_is_sound": "its interval is unchanged"},
    ),
    Case(
        "cohort_benchmarks",
        "benchmarks_within_0_and_100",
        "a benchmark is negative",
        "UPDATE cohort_benchmarks SET utilisation_benchmark = -0.1 WHERE seat_bucket = '10 Seat'",
        {"uncertainty_is_sound": "its interval is unchanged"},
    ),
    Case(
        "cohort_benchmarks",
        "benchmarks_within_0_and_100",
        "a benchmark is undefined",
        "UPDATE cohort_benchmarks SET utilisation_benchmark = 'NaN' WHERE seat_bucket = '10 Seat'",
        {"uncertainty_is_sound": "its interval is unchanged"},
    ),
    *(
        Case(
            "cohort_benchmarks",
            "uncertainty_is_sound",
            story,
            f"UPDATE cohort_benchmarks SET {change} WHERE seat_bucket = '10 Seat'",
        )
        for story, change in (
            ("an interval begins above its benchmark", "assignment_benchmark_low = assignment_benchmark + 0.1"),
            ("an interval ends below its benchmark", "utilisation_benchmark_high = utilisation_benchmark - 0.1"),
            ("an interval is undefined", "utilisation_benchmark_high = 'NaN'"),
            ("an interval was calculated from uncapped rates", "assignment_benchmark_high = 100.1"),
            ("a benchmark has no interval", "assignment_benchmark_low = NULL, assignment_benchmark_high = NULL"),
            ("an interval has no benchmark", "utilisation_benchmark = NULL"),
            ("a mean was calculated from uncapped rates", "utilisation_mean = 100.1"),
            ("a mean is lost", "assignment_mean = NULL"),
            ("a mean weighs nothing", "assignment_strength = 0"),
            ("a mean weighs more than every account", "utilisation_strength = 'Infinity'"),
            (
                "the strength of a mean of many accounts is missing",
                "n_accounts = 9, n_observations = 9, assignment_benchmark_low = 0, assignment_strength = NULL",
            ),
        )
    ),
    Case(
        "cohort_benchmarks",
        "default_covers_every_cohort",
        "the Default of a seat bucket is missing",
        "DELETE FROM cohort_benchmarks WHERE seat_bucket = '5 Seat' AND cohort = 'Default'",
    ),
    Case(
        "cohort_benchmarks",
        "default_covers_every_cohort",
        "a seat bucket has its Default in the other phase only",
        "UPDATE cohort_benchmarks SET phase = 'extend' WHERE seat_bucket = '5 Seat' AND cohort = 'Default'",
    ),
    Case(
        "cohort_benchmarks",
        "not_a_bootstrap",
        "no month of the window was observed",
        "UPDATE cohort_benchmarks SET is_bootstrap = true",
    ),
    *(
        Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET {column} = {column} - INTERVAL 1 MONTH WHERE rowid = 0",
        )
        for table, column in (("ide_observation_monthly", "snapshot_date"),)
    ),
    Case(
        "cohort_benchmarks",
        "rows_are_of_the_month",
        "the table also has benchmarks of the quarter before",
        "UPDATE cohort_benchmarks SET benchmark_version = '2023-Q1' WHERE seat_bucket = '10 Seat'",
    ),
    Case(
        "ide_observation_monthly",
        "no_opportunity_lost",
        "an opportunity is lost",
        "DELETE FROM ide_observation_monthly WHERE opportunity_id = 'O2'",
    ),
    Case(
        "cohort_benchmarks",
        "counts_are_sound",
        "a benchmark has no account",
        "UPDATE cohort_benchmarks SET n_accounts = 0 WHERE seat_bucket = '10 Seat'",
    ),
    Case(
        "cohort_benchmarks",
        "counts_are_sound",
        "accounts are counted instead of observations",
        "UPDATE cohort_benchmarks SET n_observations = n_accounts - 1 WHERE seat_bucket = '10 Seat'",
    ),
    Case(
        "cohort_benchmarks",
        "counts_are_sound",
        "Default leaves out the special cohorts",
        "UPDATE cohort_benchmarks SET n_accounts = n_accounts + 1, n_observations = n_observations + 1 WHERE "
        "cohort <> 'Default'",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "ide_observation_monthly",
        "no seat is assigned and none is used",
        "UPDATE ide_observation_monthly SET assignment_rate = 0, utilisation_rate = 0 WHERE opportunity_id = 'O1'",
    ),
    Innocent(
        "ide_observation_monthly",
        "a team of no seats has no rates",
        "UPDATE ide_observation_monthly SET seats_purchased = 0, assignment_rate = NULL, utilisation_rate = NULL "
        "WHERE opportunity_id = 'O1'",
    ),
    Innocent(
        "ide_observation_monthly",
        "an unknown new customer counts as none",
        "UPDATE ide_observation_monthly SET parent_account_new_customer_flag = NULL WHERE opportunity_id = 'O1'",
    ),
    Innocent(
        "cohort_benchmarks",
        "benchmarks of 0 and 100 and none at all",
        "UPDATE cohort_benchmarks SET assignment_benchmark = 0, assignment_benchmark_low = 0, "
        "utilisation_benchmark = 100, utilisation_benchmark_high = 100 WHERE seat_bucket = '10 Seat'; "
        "UPDATE cohort_benchmarks SET assignment_benchmark = NULL, assignment_benchmark_low = NULL, "
        "assignment_benchmark_high = NULL, assignment_mean = NULL, assignment_strength = NULL "
        "WHERE seat_bucket = '5 Seat'",
    ),
    Innocent(
        "cohort_benchmarks",
        "two accounts, one with a known rate, have no strength",
        "UPDATE cohort_benchmarks SET n_accounts = 2, n_observations = 2, assignment_strength = NULL, "
        "assignment_benchmark_low = assignment_benchmark, assignment_benchmark_high = assignment_benchmark",
    ),
)
