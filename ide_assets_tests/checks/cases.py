"""For every expectation of every table: a corruption, and exactly what fails then.

Each case says what happened to the clean month (clean_month.py), in words and as SQL on the judged table or
on one of its inputs, and which other expectations fail with the one it is about, and why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

KEY = "key_identifies_one_row"
TOTALS = "totals_near_earlier_months"
SHARES = "shares_near_earlier_months"


@dataclass(frozen=True)
class Case:
    """One corruption: the expectation it is about, the story, the SQL, and what follows with the reason.

    `after_a_clean_month` has the table compared with the clean one as the month before; `corruption_before` is of the
    table's own former months, where it is made from them.
    """

    table: str
    expectation: str
    story: str
    corruption: str
    follows: Mapping[str, str] = field(default_factory=dict)
    after_a_clean_month: bool = False
    corruption_before: str = ""

    def __str__(self) -> str:
        return f"{self.table}-{self.expectation}-{self.story.replace(' ', '_')}"


FLAGS = ("opportunity_lc_flag", "opportunity_promo_flag", "parent_account_new_customer_flag")

CASES: tuple[Case, ...] = (
    # What a wrong neighbour could hide.
    Case(
        "assignment_monthly",
        "every_owner_has_a_row",
        "one of the two owners of a shared pool lost its row",
        "DELETE FROM assignment_monthly WHERE account_csn = 'A4'",
    ),
    Case(
        "assignment_monthly",
        "no_victim_survives",
        "an account that was never merged is counted under another",
        "UPDATE assignment_monthly SET surviving_account_csn = 'A3' WHERE account_csn = 'A1'",
    ),
    Case(
        "assignment_monthly",
        "rate_follows_from_seats",
        "the capped rate is lost",
        "UPDATE assignment_monthly SET assignment_rate_capped = NULL WHERE account_csn = 'A1'",
    ),
    Case(
        "ide_observation_monthly",
        "cohort_follows_from_flags",
        "a new customer under licence compliance is taken for a promotion",
        "UPDATE ide_observation_monthly SET cohort = 'Promo' WHERE opportunity_id = 'O3'",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "nobody knows how many used it",
        "UPDATE usage_monthly SET mau = NULL, dormancy_flag = NULL WHERE product_offering = "
        "(SELECT min(product_offering) FROM usage_monthly)",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "no_victim_survives",
        "an opportunity is shown at an account that never took its own over",
        "UPDATE ide_cohort_benchmark_monthly SET surviving_account_csn = 'A3' WHERE original_account_csn = 'A1'",
    ),
    # Deliveries.
    Case(
        "accounts",
        "geography_is_known",
        "an account moved to a geography of the old scheme",
        "UPDATE accounts SET site_geo = 'ANZ' WHERE account_csn = 'A3'",
    ),
    Case(
        "accounts",
        "account_id_names_one_account",
        "two accounts share an id",
        "UPDATE accounts SET account_id = 'ID-1' WHERE account_csn = 'A2'",
    ),
    Case(
        "victim_survivor_mapping",
        "survivor_exists",
        "the surviving account is not delivered",
        "DELETE FROM accounts WHERE account_csn = 'A2'",
    ),
    Case(
        "victim_survivor_mapping",
        "survivor_exists",
        "the survivor's number is mistyped",
        "UPDATE victim_survivor_mapping SET surviving_account_csn = 'A-2' WHERE victim_account_csn = 'A4'",
    ),
    Case(
        "entitlements",
        "account_is_known",
        "the account of a subscription is not delivered",
        "DELETE FROM accounts WHERE account_csn = 'A1'",
    ),
    Case(
        "entitlements",
        "product_is_known",
        "an offering is missing from the product offerings",
        "DELETE FROM product_offerings WHERE product_offering = 'FLEXI'",
    ),
    Case(
        "entitlements",
        "product_is_known",
        "an offering is sold under another line code than its own",
        "UPDATE entitlements SET offering_product_line_code = 'AECCOL' WHERE subscription_id = 'S1'",
    ),
    Case(
        "usage_authorizations",
        "product_is_known",
        "a product's name is mistyped",
        "UPDATE usage_authorizations SET product_offering = 'RVTT' WHERE authorization_id = 'U08'",
    ),
    Case(
        "opportunities",
        "account_is_known",
        "the account of an opportunity is not delivered",
        "DELETE FROM accounts WHERE account_csn = 'A3'",
    ),
    # Feeds that must meet. The clean month has seven entitlements and four visible opportunities.
    Case(
        "entitlements",
        "accounts_are_found",
        "accounts come with identifiers of eighteen characters",
        "UPDATE accounts SET account_csn = account_csn || 'AAA'; UPDATE victim_survivor_mapping SET "
        "victim_account_csn = victim_account_csn || 'AAA', surviving_account_csn = surviving_account_csn || 'AAA'",
        {"account_is_known": "no account is"},
    ),
    Case(
        "entitlements",
        "joined_shares_near_earlier_months",
        "accounts of a third of the entitlements are missing",
        "DELETE FROM accounts WHERE account_csn IN ('A1')",
        {"account_is_known": "one account is not"},
        after_a_clean_month=True,
    ),
    Case(
        "seat_assignments",
        "tenants_are_found",
        "tenants of the assignments are numbered otherwise",
        "UPDATE seat_assignments SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "seat_assignments",
        "joined_shares_near_earlier_months",
        "half of the assignments are of teams that bought nothing",
        "INSERT INTO seat_assignments SELECT tenant_id + 900000, pool_id, user_id, assigned_on, unassigned_on "
        "FROM seat_assignments",
        after_a_clean_month=True,
    ),
    Case(
        "usage_authorizations",
        "tenants_are_found",
        "tenants of the usage are numbered otherwise",
        "UPDATE usage_authorizations SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "usage_authorizations",
        "products_are_found",
        "products of the usage are written in lower case",
        "UPDATE usage_authorizations SET product_offering = lower(product_offering)",
        {"product_is_known": "no product is"},
    ),
    Case(
        "usage_authorizations",
        "joined_shares_near_earlier_months",
        "team 1 is numbered otherwise",
        "UPDATE usage_authorizations SET tenant_id = 900001 WHERE authorization_id IN ('U01', 'U02', 'U03', 'U04')",
        after_a_clean_month=True,
    ),
    Case(
        "product_sessions",
        "tenants_are_found",
        "tenants of the sessions are numbered otherwise",
        "UPDATE product_sessions SET tenant_id = tenant_id + 900000",
    ),
    Case(
        "product_sessions",
        "joined_shares_near_earlier_months",
        "half of the sessions are of teams that bought nothing",
        "INSERT INTO product_sessions SELECT * REPLACE (tenant_id + 900000 AS tenant_id, 'X' || session_id AS "
        "session_id) FROM product_sessions",
        after_a_clean_month=True,
    ),
    Case(
        "opportunities",
        "accounts_are_found",
        "most opportunities are of accounts that nobody delivered",
        "UPDATE opportunities SET account_csn = 'X-' || account_csn WHERE opportunity_id <> 'O1'",
        {"account_is_known": "most are not"},
    ),
    Case(
        "opportunities",
        "contracts_are_found",
        "contracts of the opportunities have leading zeros",
        "UPDATE opportunities SET contract_id = '00' || contract_id",
    ),
    Case(
        "opportunities",
        "contracts_are_found",
        "line codes of the opportunities are those of products",
        "UPDATE opportunities SET offering_product_line_code = 'ACD'",
    ),
    Case(
        "opportunities",
        "joined_shares_near_earlier_months",
        "half of the opportunities are of contracts without entitlements",
        "UPDATE opportunities SET contract_id = 'C9' WHERE opportunity_id IN ('O2', 'O3')",
        after_a_clean_month=True,
    ),
    # Accounts.
    Case(
        "account_merges",
        "survivor_is_final",
        "the chain A4 to A2 to A3 is followed one link only",
        "UPDATE account_merges SET final_merge_status = 'COMPLETED', surviving_account_csn = 'A3', merge_links = 1 "
        "WHERE victim_account_csn = 'A2'",
    ),
    Case(
        "account_merges",
        "survivor_is_final",
        "A4 and A2 are merged in a circle",
        "UPDATE account_merges SET final_merge_status = 'COMPLETED', survivor_account_csn = 'A4', "
        "surviving_account_csn = NULL WHERE victim_account_csn = 'A2'; "
        "UPDATE account_merges SET surviving_account_csn = NULL WHERE victim_account_csn = 'A4'",
    ),
    Case(
        "account_merges",
        "survivor_is_final",
        "an account whose merge is planned is moved already",
        "UPDATE account_merges SET surviving_account_csn = 'A1' WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "account_attributes",
        "attributes_are_its_own_or_the_survivors",
        "a merged account without a row is lost",
        "DELETE FROM accounts WHERE account_csn = 'A4'; DELETE FROM account_attributes WHERE account_csn = 'A4'",
    ),
    Case(
        "account_attributes",
        "attributes_are_its_own_or_the_survivors",
        "a merged account with a row of its own has its survivor's name",
        "UPDATE account_attributes SET account_name = 'Two' WHERE account_csn = 'A4'",
    ),
    Case(
        "account_merges",
        "every_victim_is_resolved",
        "a merge is lost",
        "DELETE FROM account_merges WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "account_merges",
        "no_merge_chains",
        "A4 was merged into A2 and that into A3 and both lead to A3",
        "UPDATE account_merges SET surviving_account_csn = 'A3', merge_links = 2 WHERE victim_account_csn = 'A4'; "
        "UPDATE account_merges SET final_merge_status = 'COMPLETED', surviving_account_csn = 'A3', merge_links = 1 "
        "WHERE victim_account_csn = 'A2'",
    ),
    Case(
        "account_merges",
        "one_merge_per_victim",
        "a second merge of A5 is planned",
        "INSERT INTO victim_survivor_mapping VALUES ('A5', 'A2', 'PENDING')",
    ),
    # Opportunities.
    Case(
        "opportunity",
        "no_opportunity_lost",
        "an opportunity is lost",
        "DELETE FROM opportunity WHERE id = 'O3'",
    ),
    # Entitlement.
    Case(
        "active_subscription_monthly",
        "seats_not_negative",
        "a subscription has negative seats",
        "UPDATE active_subscription_monthly SET seats_purchased = -1 WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "seats_not_negative",
        "a pool's assigned seats are negative",
        "UPDATE active_subscription_monthly SET seats_assigned = -1 WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "one_product_per_pool",
        "two subscriptions of a pool are of two offerings",
        "UPDATE active_subscription_monthly SET offering_external_key = 'ACD' WHERE subscription_id = 'S3'",
    ),
    Case(
        "active_subscription_monthly",
        "one_product_per_pool",
        "two subscriptions of a pool are of two line codes",
        "UPDATE active_subscription_monthly SET offering_product_line_code = 'RVT' WHERE subscription_id = 'S3'",
    ),
    Case(
        "pool_monthly",
        "seats_not_negative",
        "a pool's assigned seats are negative",
        "UPDATE pool_monthly SET seats_assigned = -1 WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "pool_monthly",
        "seats_not_negative",
        "a pool's purchased seats are negative",
        "UPDATE pool_monthly SET seats_purchased = -1 WHERE pool_id = 'PL-ONE'",
        {"seats_conserved_from_subscriptions": "the subscriptions have ten"},
    ),
    Case(
        "pool_monthly",
        "seats_conserved_from_subscriptions",
        "a pool counts one of its two subscriptions",
        "UPDATE pool_monthly SET seats_purchased = 12 WHERE tenant_id = 2 AND pool_id = 'PL-TWO'",
    ),
    Case(
        "pool_monthly",
        "seats_conserved_from_subscriptions",
        "a pool is lost",
        "DELETE FROM pool_monthly WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "pool_monthly",
        "seats_conserved_from_subscriptions",
        "a pool counts an expired subscription",
        "UPDATE pool_monthly SET seats_purchased = 7 WHERE tenant_id = 3",
    ),
    Case(
        "pool_monthly",
        "subscriptions_agree_on_seats_assigned",
        "the two subscriptions of a pool tell different assigned seats",
        "UPDATE active_subscription_monthly SET seats_assigned = 8 WHERE subscription_id = 'S3'",
    ),
    Case(
        "pool_monthly",
        "subscriptions_agree_on_seats_assigned",
        "one of the two subscriptions of a pool tells no assigned seats",
        "UPDATE active_subscription_monthly SET seats_assigned = NULL WHERE subscription_id = 'S3'",
    ),
    Case(
        "pool_monthly",
        "purchased_seats_above_zero",
        "a pool's one subscription has no seats",
        "UPDATE pool_monthly SET seats_purchased = 0 WHERE pool_id = 'PL-ONE'; "
        "UPDATE active_subscription_monthly SET seats_purchased = 0 WHERE subscription_id = 'S1'",
    ),
    Case(
        "assignment_monthly",
        "seats_not_negative",
        "a pool's assigned seats are negative and the rate with them",
        "UPDATE assignment_monthly SET seats_assigned = -1, assignment_rate = -10, assignment_rate_capped = -10 "
        "WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "assignment_monthly",
        "seats_not_negative",
        "a pool's purchased seats are negative",
        "UPDATE assignment_monthly SET seats_purchased = -10 WHERE pool_id = 'PL-ONE'",
        {
            "rate_follows_from_seats": "the rate is that of ten seats",
            "seats_conserved_by_merge": "the pool has ten",
        },
    ),
    Case(
        "assignment_monthly",
        "rates_are_finite",
        "a division by zero went through as infinity",
        "UPDATE assignment_monthly SET seats_purchased = 0, assignment_rate = 'Infinity', assignment_rate_capped = 100 "
        "WHERE pool_id = 'PL-ONE'; UPDATE pool_monthly SET seats_purchased = 0 WHERE pool_id = 'PL-ONE'",
        {
            "rate_follows_from_seats": "a pool without seats has no rate",
            "rate_at_most_100": "infinity is more than 100",
        },
    ),
    Case(
        "assignment_monthly",
        "rates_are_finite",
        "the capped rate of a pool without rate is undefined",
        "UPDATE assignment_monthly SET seats_assigned = NULL, assignment_rate = NULL, assignment_rate_capped = 'NaN' "
        "WHERE pool_id = 'PL-ONE'",
        {"rate_follows_from_seats": "the capped rate is not the rate"},
    ),
    Case(
        "assignment_monthly",
        "rate_follows_from_seats",
        "a rate is one tenth too low",
        "UPDATE assignment_monthly SET assignment_rate = 79.9, assignment_rate_capped = 79.9 WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "assignment_monthly",
        "rate_follows_from_seats",
        "a pool with seats has no rate",
        "UPDATE assignment_monthly SET assignment_rate = NULL, assignment_rate_capped = NULL WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "assignment_monthly",
        "rate_follows_from_seats",
        "a pool of which the assigned seats are unknown has a rate",
        "UPDATE assignment_monthly SET seats_assigned = NULL WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "assignment_monthly",
        "rate_follows_from_seats",
        "the capped rate is not capped",
        "UPDATE assignment_monthly SET seats_assigned = 12, assignment_rate = 120, assignment_rate_capped = 120 "
        "WHERE pool_id = 'PL-ONE'",
        {"rate_at_most_100": "twelve of ten seats are assigned"},
    ),
    Case(
        "assignment_monthly",
        "rate_at_most_100",
        "more seats are assigned than purchased",
        "UPDATE assignment_monthly SET seats_assigned = 12, assignment_rate = 120, assignment_rate_capped = 100 "
        "WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "assignment_monthly",
        "rate_at_most_100",
        "more seats are assigned than purchased in a pool that is lost",
        "UPDATE assignment_monthly SET seats_assigned = 12, assignment_rate = 120, assignment_rate_capped = 100 "
        "WHERE pool_id = 'PL-ONE'; DELETE FROM pool_monthly WHERE pool_id = 'PL-ONE'",
        {"seats_conserved_by_merge": "the account has a pool that is none"},
    ),
    Case(
        "assignment_monthly",
        "no_victim_survives",
        "a dissolved account keeps its seats",
        "UPDATE assignment_monthly SET surviving_account_csn = 'A4' WHERE account_csn = 'A4'",
    ),
    Case(
        "assignment_monthly",
        "seats_conserved_by_merge",
        "a pool is lost",
        "DELETE FROM assignment_monthly WHERE pool_id = 'PL-ONE'",
        {"every_owner_has_a_row": "its owner's row went with it"},
    ),
    Case(
        "assignment_monthly",
        "seats_conserved_by_merge",
        "nobody survives for a pool",
        "UPDATE assignment_monthly SET surviving_account_csn = NULL WHERE pool_id = 'PL-TWO'",
        {"no_victim_survives": "nobody is not who took the accounts over"},
    ),
    Case(
        "assignment_monthly",
        "seats_conserved_by_merge",
        "a merged account keeps a part of the pool as its own",
        "UPDATE assignment_monthly SET seats_purchased = 3, assignment_rate = 300, assignment_rate_capped = 100 "
        "WHERE account_csn = 'A4'",
        {"rate_at_most_100": "the nine users of the pool are three times the part's seats"},
    ),
    Case(
        "assignment_monthly",
        "seats_conserved_by_merge",
        "a pool stands there that is none",
        "UPDATE assignment_monthly SET pool_id = 'PL-1' WHERE pool_id = 'PL-ONE'",
        {"every_owner_has_a_row": "the pool that is one has no row"},
    ),
    Case(
        "assignment_monthly",
        "flags_follow_from_subscriptions",
        "a pool of two subscriptions is called clean",
        "UPDATE assignment_monthly SET is_dirty_pool = false WHERE account_csn = 'A4'",
    ),
    Case(
        "assignment_monthly",
        "flags_follow_from_subscriptions",
        "a pool of one account is called a dirty team",
        "UPDATE assignment_monthly SET is_dirty_team = true WHERE account_csn = 'A1'",
    ),
    Case(
        "assignment_monthly",
        "flags_follow_from_subscriptions",
        "it is unknown whether a team is dirty",
        "UPDATE assignment_monthly SET is_dirty_team = NULL WHERE account_csn = 'A1'",
    ),
    Case(
        "assignment_monthly",
        "flags_follow_from_subscriptions",
        "it is unknown whether a pool is dirty",
        "UPDATE assignment_monthly SET is_dirty_pool = NULL WHERE account_csn = 'A1'",
    ),
    Case(
        "assignment_monthly",
        "flags_follow_from_subscriptions",
        "a pool is flagged as the pool of that name of another tenant",
        "UPDATE assignment_monthly SET is_dirty_pool = true, is_dirty_team = true WHERE tenant_id = 3",
    ),
    Case(
        "assignment_monthly",
        "account_is_known",
        "the account of a pool is not delivered",
        "DELETE FROM account_attributes WHERE account_csn = 'A1'",
    ),
    # Usage.
    Case(
        "usage_monthly",
        "counts_not_negative",
        "the users are negative and the rates with them",
        "UPDATE usage_monthly SET mau = -4, usage_rate = -50, utilisation_rate = -40 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "counts_not_negative",
        "the assigned seats are negative and the rate with them",
        "UPDATE usage_monthly SET seats_assigned = -8, usage_rate = -50 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "counts_not_negative",
        "the purchased seats are negative and the rate with them",
        "UPDATE usage_monthly SET seats_purchased = -10, utilisation_rate = -40 WHERE tenant_id = 1",
        {"users_within_seats": "four users are more than minus ten seats"},
    ),
    Case(
        "usage_monthly",
        "rates_are_finite",
        "a division by no assigned seats went through as infinity",
        "UPDATE usage_monthly SET seats_assigned = 0, usage_rate = 'Infinity' WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "rates_are_finite",
        "nothing divided by nothing went through as undefined",
        "UPDATE usage_monthly SET seats_purchased = 0, seats_assigned = 0, usage_rate = NULL, utilisation_rate = 'NaN' "
        "WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "rates_are_finite",
        "the utilisation rate alone is infinite",
        "UPDATE usage_monthly SET seats_purchased = 0, utilisation_rate = 'Infinity' WHERE tenant_id = 1",
        {"users_within_seats": "four users are more than no seats"},
    ),
    Case(
        "usage_monthly",
        "rates_follow_from_counts",
        "the usage rate is five points too high",
        "UPDATE usage_monthly SET usage_rate = 55 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "rates_follow_from_counts",
        "the utilisation rate is made with assigned seats",
        "UPDATE usage_monthly SET utilisation_rate = 50 WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "a team that works is called dormant",
        "UPDATE usage_monthly SET dormancy_flag = true WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "a team without users is not called dormant",
        "UPDATE usage_monthly SET dormancy_flag = false WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "dormancy_follows_from_users",
        "the dormancy of a team is unknown",
        "UPDATE usage_monthly SET dormancy_flag = NULL WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "every_active_line_has_a_row",
        "the dormant team has no row",
        "DELETE FROM usage_monthly WHERE tenant_id = 3",
    ),
    Case(
        "usage_monthly",
        "every_active_line_has_a_row",
        "one of a team's two lines has no row",
        "DELETE FROM usage_monthly WHERE tenant_id = 2 AND offering_product_line_code = 'ACDIST'",
        {"no_usage_lost": "the line was used"},
    ),
    Case(
        "usage_monthly",
        "users_within_seats",
        "eleven people share ten seats",
        "UPDATE usage_monthly SET mau = 11, usage_rate = 138, utilisation_rate = 110 WHERE tenant_id = 1",
    ),
    # Cohorts.
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
        {"uncertainty_is_sound": "its interval stands as it was"},
    ),
    Case(
        "cohort_benchmarks",
        "benchmarks_within_0_and_100",
        "a benchmark is negative",
        "UPDATE cohort_benchmarks SET utilisation_benchmark = -0.1 WHERE seat_bucket = '10 Seat'",
        {"uncertainty_is_sound": "its interval stands as it was"},
    ),
    Case(
        "cohort_benchmarks",
        "benchmarks_within_0_and_100",
        "a benchmark is undefined",
        "UPDATE cohort_benchmarks SET utilisation_benchmark = 'NaN' WHERE seat_bucket = '10 Seat'",
        {"uncertainty_is_sound": "its interval stands as it was"},
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
            ("an interval was made from uncapped rates", "assignment_benchmark_high = 100.1"),
            ("a benchmark has no interval", "assignment_benchmark_low = NULL, assignment_benchmark_high = NULL"),
            ("an interval has no benchmark", "utilisation_benchmark = NULL"),
            ("a mean is made from uncapped rates", "utilisation_mean = 100.1"),
            ("a mean is lost", "assignment_mean = NULL"),
            ("a mean weighs nothing", "assignment_strength = 0"),
            ("a mean weighs more than every account", "utilisation_strength = 'Infinity'"),
            (
                "what a mean of many accounts weighs is lost",
                "n_accounts = 9, n_observations = 9, assignment_benchmark_low = 0, assignment_strength = NULL",
            ),
        )
    ),
    Case(
        "cohort_benchmarks",
        "default_covers_every_cohort",
        "the Default of a seat bucket is lost",
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
        "ten seats are put with eleven and more",
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
            f"an observation stands under another {column}",
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
    # What deliveries say, beside their row rules.
    Case(
        "product_offerings",
        "some_offering_is_standard",
        "no offering follows the standard configuration",
        "UPDATE product_offerings SET is_standard_aum = false",
    ),
    Case(
        "accounts",
        "parents_are_consistent",
        "the parent of two accounts is not delivered",
        "UPDATE accounts SET parent_account_csn = 'P9' WHERE account_csn IN ('A1', 'A2')",
    ),
    Case(
        "accounts",
        "parents_are_consistent",
        "a new customer's parent is an old one",
        "UPDATE accounts SET parent_account_csn = 'A1' WHERE account_csn = 'A3'",
    ),
    Case(
        "victim_survivor_mapping",
        "completed_is_spelt_as_agreed",
        "a merge is Completed",
        "UPDATE victim_survivor_mapping SET final_merge_status = 'Completed' WHERE victim_account_csn = 'A4'",
    ),
    Case(
        "entitlements",
        "subscriptions_can_count",
        "the two dates of a subscription are swapped",
        "UPDATE entitlements SET start_date = end_date, end_date = start_date WHERE subscription_id = 'S1'",
    ),
    Case(
        "entitlements",
        "subscriptions_can_count",
        "commercial is written out",
        "UPDATE entitlements SET usage_type = 'Commercial' WHERE subscription_id = 'S1'",
    ),
    Case(
        "entitlements",
        "subscriptions_can_count",
        "the model of a subscription has a blank behind it",
        "UPDATE entitlements SET entitlement_model = 'SUS ' WHERE subscription_id = 'S1'",
    ),
    Case(
        "seat_assignments",
        "spells_are_plausible",
        "a seat was given back before it was assigned",
        "UPDATE seat_assignments SET unassigned_on = DATE '2021-12-31' WHERE user_id = 'u2'",
    ),
    Case(
        "seat_assignments",
        "spells_are_plausible",
        "the feed was taken a day after the month",
        "UPDATE seat_assignments SET assigned_on = DATE '2023-06-01' WHERE user_id = 'u1'",
    ),
    Case(
        "usage_authorizations",
        "usage_is_whole",
        "the delivery was cut short",
        "DELETE FROM usage_authorizations WHERE authorized_at >= '2023-05-28'",
    ),
    Case(
        "usage_authorizations",
        "usage_is_whole",
        "the first days of the month are missing",
        "DELETE FROM usage_authorizations WHERE authorized_at < '2023-05-05'",
    ),
    Case(
        "usage_authorizations",
        "usage_is_whole",
        "commercial is spelt in small letters",
        "UPDATE usage_authorizations SET usage_type = 'com' WHERE tenant_id = 1",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity is won and still open",
        "UPDATE opportunities SET is_won = true WHERE opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity closes before it was created",
        "UPDATE opportunities SET close_date = DATE '2022-11-30' WHERE opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity was created after the month",
        "UPDATE opportunities SET created_date = DATE '2023-06-01' WHERE opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity closed after the month",
        "UPDATE opportunities SET is_closed = true, is_won = false, close_date = DATE '2023-06-01' WHERE "
        "opportunity_id = 'O2'",
    ),
    Case(
        "opportunities",
        "dates_and_outcome_are_plausible",
        "an opportunity takes money from the vendor",
        "UPDATE opportunities SET acv_usd = -1000 WHERE opportunity_id = 'O2'",
    ),
    Case(
        "ews_scores",
        "scores_are_recent",
        "the feed stopped in February",
        "UPDATE ews_scores SET scored_on = scored_on - INTERVAL 83 DAY",
    ),
    Case(
        "ews_scores",
        "scores_are_recent",
        "a score was made after the month",
        "UPDATE ews_scores SET scored_on = DATE '2023-06-01' WHERE scored_on = DATE '2023-05-10'",
    ),
    # Renamed products, renewals, end dates and counts.
    Case(
        "product_renames",
        "chains_are_resolved",
        "a product counts under a code that was itself renamed",
        "INSERT INTO product_renames VALUES ('OLDEST', 'OLDESTLINE', 'OLD', 'OLDLINE', true)",
    ),
    Case(
        "product_successions",
        "successor_is_known",
        "the successor is in no product table",
        "UPDATE product_successions SET successor_offering = 'ACDX' WHERE product_offering = 'OLD'",
    ),
    Case(
        "usage_counts",
        "product_is_known",
        "a count of a misspelt product",
        "UPDATE usage_counts SET product_offering = 'ACDD' WHERE tenant_id = 1",
    ),
    Case(
        "entitlements",
        "end_dates_are_as_set",
        "the successor of a pool starts on the day after its end date",
        "UPDATE entitlements SET end_date = DATE '2021-12-31' WHERE subscription_id = 'S5'",
    ),
    Case(
        "entitlements",
        "end_dates_are_as_set",
        "most end dates are last days of months",
        "UPDATE entitlements SET end_date = DATE '2023-12-31', subscription_id = subscription_id || 'x'; "
        "INSERT INTO entitlements SELECT * REPLACE (subscription_id || 'y' AS subscription_id) FROM entitlements",
    ),
    Case(
        "active_subscription_monthly",
        "terms_do_not_overlap",
        "the next term of a pool begins a month before the present one ends",
        "UPDATE active_subscription_monthly SET start_date = DATE '2023-12-01', end_date = DATE '2025-01-01' "
        "WHERE subscription_id = 'S3'",
    ),
    *(
        Case(
            "active_subscription_monthly",
            "renewals_are_plausible",
            f"a renewal that names {what}",
            f"UPDATE entitlements SET {change} WHERE subscription_id = 'S2'",
        )
        for what, change in (
            ("itself", "renews_subscription_id = 'S2'"),
            ("a subscription of another tenant", "renews_subscription_id = 'S1'"),
            ("a later subscription", "renews_subscription_id = 'S3', start_date = DATE '2021-12-31'"),
            ("a subscription out of scope", "renews_subscription_id = 'S7', tenant_id = 1, pool_id = 'PL-FLEX'"),
            ("an expired one of another pool", "renews_subscription_id = 'S5', tenant_id = 3, pool_id = 'PL-NEXT'"),
            ("one that is not delivered", "renews_subscription_id = 'S0', start_date = DATE '2023-05-02'"),
        )
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription that was renewed still counts",
        "UPDATE entitlements SET renews_subscription_id = 'S3' WHERE subscription_id = 'S2'",
    ),
    Case(
        "contradicted_subscriptions",
        "published_months_agree",
        "a cancellation was entered after its months were published",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-05-01' AS by_month, 'S9' AS subscription_id, "
        "DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction",
    ),
    Case(
        "contradicted_subscriptions",
        KEY,
        "a contradiction is listed twice",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-05-01' AS by_month, 'S9' AS subscription_id, "
        "DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction FROM range(2)",
        follows={"published_months_agree": "each row is a contradiction"},
    ),
    Case(
        "contradicted_subscriptions",
        TOTALS,
        "a hundred contradictions where there were none",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-05-01' AS by_month, "
        "'S' || range AS subscription_id, DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction "
        "FROM range(100)",
        follows={"published_months_agree": "each row is a contradiction"},
        after_a_clean_month=True,
    ),
    Case(
        "contradicted_subscriptions",
        "rows_are_of_the_month",
        "a contradiction is of the month before",
        "INSERT INTO contradicted_subscriptions BY NAME SELECT DATE '2023-04-01' AS by_month, 'S9' AS subscription_id, "
        "DATE '2023-03-01' AS contradicted_month, 'had ended' AS contradiction",
        follows={"published_months_agree": "each row is a contradiction"},
    ),
    Case(
        "usage_monthly",
        "users_have_seats",
        "a tenant uses a line code that it has no subscription of",
        "UPDATE usage_monthly SET has_subscription = false WHERE tenant_id = 1",
    ),
    Case(
        "usage_monthly",
        "source_follows_from_users",
        "nobody knows where the number of users comes from",
        "UPDATE usage_monthly SET mau_source = NULL WHERE tenant_id = 1",
    ),
    # Months, and what tables keep of their inputs.
    *(
        Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET {column} = {column} - INTERVAL 1 MONTH WHERE rowid = 0",
        )
        for table, column in (
            ("active_subscription_monthly", "by_month"),
            ("pool_monthly", "by_month"),
            ("assignment_monthly", "by_month"),
            ("assignment_slices_monthly", "by_month"),
            ("usage_monthly", "by_month"),
            ("ide_observation_monthly", "snapshot_date"),
            ("ide_cohort_benchmark_monthly", "snapshot_date"),
            ("ide_opportunity_coverage_monthly", "snapshot_date"),
        )
    ),
    Case(
        "opportunity_outcomes_monthly",
        "rows_are_of_the_month",
        "an old outcome is of the month before",
        "UPDATE opportunity_outcomes_monthly SET snapshot_date = DATE '2023-04-30' WHERE opportunity_id = 'O4'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "outcome_is_as_delivered",
        "a won renewal is shown as lost",
        "UPDATE opportunity_outcomes_monthly SET is_won = false WHERE opportunity_id = 'O1'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "no_outcome_forgotten",
        "an opportunity that is no longer delivered is forgotten",
        "DELETE FROM opportunities WHERE opportunity_id = 'O4'; "
        "DELETE FROM opportunity_outcomes_monthly WHERE opportunity_id = 'O4'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "counts_when_first_shown",
        "a renewal that closed before the first month counts",
        "UPDATE opportunity_outcomes_monthly SET counted_on = DATE '2023-05-31', assignment_band = 'unknown' "
        "WHERE opportunity_id = 'O4'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "counts_when_first_shown",
        "a renewal that is shown closed counts in no month",
        "UPDATE opportunity_outcomes_monthly SET counted_on = NULL, assignment_band = NULL WHERE opportunity_id = 'O1'",
    ),
    Case(
        "opportunity_outcomes_monthly",
        "counts_when_first_shown",
        "a reopened renewal is not taken back",
        "SELECT 1",
        corruption_before="UPDATE opportunity_outcomes_monthly SET is_closed = true, is_won = true, "
        "counted_on = DATE '2023-03-31', assignment_band = '100' WHERE opportunity_id = 'O3'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rows_are_of_the_month",
        "an empty band is of the month before",
        "UPDATE renewal_by_assignment_monthly SET by_month = DATE '2023-04-01' WHERE assignment_band = '0'",
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
        "cohort_benchmarks",
        "rows_are_of_the_month",
        "benchmarks of the quarter before stand beside this one's",
        "UPDATE cohort_benchmarks SET benchmark_version = '2023-Q1' WHERE seat_bucket = '10 Seat'",
    ),
    Case(
        "published_merges",
        "no_merge_lost",
        "a merge is lost",
        "DELETE FROM published_merges WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "published_merges",
        "no_merge_lost",
        "a planned merge is shown as COMPLETED",
        "UPDATE published_merges SET final_merge_status = 'COMPLETED' WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "account",
        "no_account_lost",
        "an account is lost",
        "DELETE FROM account WHERE id = 'ID-3'",
    ),
    Case(
        "account",
        "no_account_lost",
        "an account stands under another CSN",
        "UPDATE account SET account_csn__c = 'A1' WHERE id = 'ID-3'",
    ),
    Case(
        "opportunity",
        "no_opportunity_lost",
        "an opportunity is shown at another account",
        "UPDATE opportunity SET accountid = 'ID-1' WHERE id = 'O3'",
    ),
    Case(
        "servicecontract",
        "no_contract_lost",
        "a contract is lost",
        "DELETE FROM servicecontract WHERE id = 'SC-2'",
    ),
    Case(
        "contractlineitem",
        "no_line_item_lost",
        "a line item is lost",
        "DELETE FROM contractlineitem WHERE id = 'LI-2'",
    ),
    Case(
        "contractlineitem",
        "no_line_item_lost",
        "a line item stands under another contract",
        "UPDATE contractlineitem SET servicecontractid = 'SC-1' WHERE id = 'LI-2'",
    ),
    Case(
        "active_subscription_monthly",
        "some_subscription_counts",
        "the entitlements of another year were delivered",
        "DELETE FROM active_subscription_monthly; UPDATE entitlements SET end_date = DATE '2022-12-31'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription is lost",
        "DELETE FROM active_subscription_monthly WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription counts on the day of its expiry",
        "UPDATE entitlements SET end_date = DATE '2023-05-31' WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription without limit counts",
        "UPDATE entitlements SET is_unlimited = true WHERE subscription_id = 'S1'",
    ),
    Case(
        "active_subscription_monthly",
        "exactly_those_that_count",
        "a subscription of an offering that is not standard counts",
        "UPDATE product_offerings SET is_standard_aum = false WHERE product_offering = 'AECCOL'",
    ),
    Case(
        "pool_monthly",
        "source_fits_the_month",
        "the feed of the unreliable window is used after it",
        "UPDATE pool_monthly SET seats_assigned_source = 'seat_assignments' WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "pool_monthly",
        "source_fits_the_month",
        "nobody says where the assigned seats are from",
        "UPDATE pool_monthly SET seats_assigned_source = NULL WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "assignment_monthly",
        "geography_is_the_accounts",
        "a pool stands in the geography of the account's survivor",
        "UPDATE account_attributes SET site_geo = 'AMER' WHERE account_csn = 'A4'",
    ),
    Case(
        "usage_monthly",
        "no_usage_lost",
        "a product that a team used has no row",
        "DELETE FROM usage_monthly WHERE tenant_id = 2 AND product_offering = 'RVT'",
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
        "a benchmark is made from no account",
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
        "Default leaves the special cohorts out",
        "UPDATE cohort_benchmarks SET n_accounts = n_accounts + 1, n_observations = n_observations + 1 WHERE "
        "cohort <> 'Default'",
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
        "nobody says with what a customer is compared",
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = NULL WHERE opportunity_id = 'O1'",
    ),
    Case(
        "ide_cohort_benchmark_monthly",
        "benchmark_is_its_cohorts",
        "a benchmark changed after the row was made",
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
    # Slices of the assignment rate.
    Case(
        "assignment_slices_monthly",
        "counts_are_sound",
        "a pair has no account",
        "UPDATE assignment_slices_monthly SET accounts = 0 WHERE value = 'ACD | EMEA' OR value = 'ACD | AMER'",
    ),
    Case(
        "assignment_slices_monthly",
        "counts_are_sound",
        "nothing is known of a slice's one pool and it has assigned seats",
        "UPDATE assignment_slices_monthly SET pools_without_assignment = 1 WHERE value = '5 Seat'",
    ),
    Case(
        "assignment_slices_monthly",
        "counts_are_sound",
        "more seats are unknown than there are",
        "UPDATE assignment_slices_monthly SET seats_without_assignment = 11, assignment_rate = -800, "
        "assignment_rate_capped = -800 WHERE value = '10 Seat'",
        {"slices_resum_to_the_whole": "no pool of the month is unknown"},
    ),
    Case(
        "assignment_slices_monthly",
        "rate_follows_from_sums",
        "the offering's rate is the average of its pools' rates",
        "UPDATE assignment_slices_monthly SET assignment_rate = (SELECT round(avg(assignment_rate), 1) "
        "FROM assignment_monthly WHERE offering_external_key = 'ACD'), assignment_rate_capped = assignment_rate "
        "WHERE slice = 'offering' AND value = 'ACD'",
    ),
    Case(
        "assignment_slices_monthly",
        "rate_follows_from_sums",
        "the capped rate is lost",
        "UPDATE assignment_slices_monthly SET assignment_rate_capped = NULL WHERE slice = 'overall'",
    ),
    Case(
        "assignment_slices_monthly",
        "overall_is_all_pools",
        "the overall slice is lost",
        "DELETE FROM assignment_slices_monthly WHERE slice = 'overall'",
    ),
    Case(
        "assignment_slices_monthly",
        "overall_is_all_pools",
        "a pool of two accounts counts twice everywhere but by geography",
        "UPDATE pool_monthly SET seats_purchased = seats_purchased - 15, seats_assigned = seats_assigned - 9 "
        "WHERE tenant_id = 2 AND pool_id = 'PL-TWO'",
    ),
    Case(
        "assignment_slices_monthly",
        "slices_resum_to_the_whole",
        "an offering is lost",
        "DELETE FROM assignment_slices_monthly WHERE slice = 'offering' AND value = 'AECCOL'",
    ),
    Case(
        "assignment_slices_monthly",
        "slices_resum_to_the_whole",
        "accounts without industry are dropped",
        "DELETE FROM assignment_slices_monthly WHERE value LIKE '%unknown'",
    ),
    Case(
        "assignment_slices_monthly",
        "slices_resum_to_the_whole",
        "a shared pool counts twice in its pair of bucket and geography",
        "UPDATE assignment_slices_monthly SET pools = 2, seats_purchased = 30, seats_assigned = 18 "
        "WHERE value = '11+ Seat | EMEA'",
    ),
    Case(
        "assignment_slices_monthly",
        "geographies_hold_their_pools_once",
        "a shared pool counts twice in its geography and its pairs",
        "UPDATE assignment_slices_monthly SET pools = 2, seats_purchased = 30, seats_assigned = 18 "
        "WHERE value = 'EMEA' OR value LIKE '%| EMEA' OR value LIKE 'EMEA |%'",
    ),
    Case(
        "assignment_slices_monthly",
        "geographies_hold_their_pools_once",
        "the pools of two geographies are swapped",
        "UPDATE assignment_slices_monthly SET value = CASE value WHEN 'EMEA' THEN 'APAC' ELSE 'EMEA' END "
        "WHERE slice = 'geo' AND value IN ('EMEA', 'APAC')",
    ),
    Case(
        "assignment_slices_monthly",
        "assignment_is_known",
        "nobody knows who sits in a pool",
        "UPDATE pool_monthly SET seats_assigned = NULL WHERE pool_id = 'PL-ONE'; "
        "UPDATE assignment_slices_monthly SET pools_without_assignment = 1, seats_without_assignment = 10, "
        "seats_assigned = nullif(seats_assigned - 8, 0), "
        "assignment_rate = round(100 * nullif(seats_assigned - 8, 0) / nullif(seats_purchased - 10, 0), 1), "
        "assignment_rate_capped = round(100 * nullif(seats_assigned - 8, 0) / nullif(seats_purchased - 10, 0), 1) "
        "WHERE value IN ('all', 'ACD', '10 Seat', 'AMER', 'unknown') "
        "OR value IN ('ACD | 10 Seat', 'ACD | AMER', '10 Seat | AMER') "
        "OR value IN ('ACD | unknown', '10 Seat | unknown', 'AMER | unknown')",
    ),
    # Renewals by assignment.
    Case(
        "renewal_by_assignment_monthly",
        "every_band_has_a_row",
        "bands without renewals are left out",
        "DELETE FROM renewal_by_assignment_monthly WHERE renewals = 0",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "every_band_has_a_row",
        "a band of another scheme appears",
        "UPDATE renewal_by_assignment_monthly SET assignment_band = '1-24' WHERE assignment_band = '0-25'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rate_follows_from_renewals",
        "a won renewal is a rate of 1 and not of 100",
        "UPDATE renewal_by_assignment_monthly SET renewal_rate = 1 WHERE renewals = 1",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rate_follows_from_renewals",
        "a band without renewals has lost all of them",
        "UPDATE renewal_by_assignment_monthly SET renewal_rate = 0 WHERE assignment_band = '0'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a lost renewal is left out because its seats are gone",
        "UPDATE opportunity_outcomes_monthly SET is_closed = true, is_won = false, counted_on = DATE '2023-05-31', "
        "assignment_band = '50-75' WHERE opportunity_id = 'O5'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a reopened renewal is taken back in no band",
        "UPDATE opportunity_outcomes_monthly SET is_reversed = true, reversed_band = '100', reversed_won = true "
        "WHERE opportunity_id = 'O3'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "rate_follows_from_renewals",
        "more won renewals are taken back than renewals",
        "UPDATE renewal_by_assignment_monthly SET renewals_won_reversed = 1 WHERE assignment_band = '0'",
        {"no_renewal_lost": "none was taken back"},
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a renewal stands in two bands",
        "UPDATE renewal_by_assignment_monthly SET renewals = 1, renewals_won = 1, renewal_rate = 100, "
        "renewals_acv_usd = 1000, renewals_won_acv_usd = 1000 WHERE assignment_band = 'unknown'",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "no_renewal_lost",
        "a renewal's value is lost",
        "UPDATE renewal_by_assignment_monthly SET renewals_acv_usd = 0, renewals_won_acv_usd = 0",
    ),
    Case(
        "renewal_by_assignment_monthly",
        "outcome_is_known",
        "nobody says whether the closed renewal was won",
        "UPDATE opportunity_outcomes_monthly SET is_won = NULL WHERE opportunity_id = 'O1'; "
        "UPDATE renewal_by_assignment_monthly SET renewals_won = 0, "
        "renewals_without_outcome = 1, renewal_rate = NULL, renewals_acv_usd = 0, "
        "renewals_won_acv_usd = 0 WHERE renewals = 1",
    ),
)

#: What else fails, and why, when a row of a table stands twice; nothing where a table is not named.
TWICE: Mapping[str, Mapping[str, str]] = {
    "accounts": {"account_id_names_one_account": "the account's id stands twice, too"},
    "pool_monthly": {"seats_conserved_from_subscriptions": "the pool's seats count twice"},
    "assignment_slices_monthly": {"slices_resum_to_the_whole": "the geography's pools count twice, in its pairs once"},
    "renewal_by_assignment_monthly": {"every_band_has_a_row": "the band's row stands twice"},
}

#: For each table: its first key column, and what else fails, and why, when that column is null in one row.
KEY_MISSING: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "product_offerings": ("product_offering", {}),
    "product_successions": ("product_offering", {}),
    "usage_counts": ("tenant_id", {}),
    "product_renames": ("product_offering", {}),
    "accounts": ("account_csn", {}),
    "victim_survivor_mapping": ("victim_account_csn", {}),
    "entitlements": ("subscription_id", {}),
    "seat_assignments": ("tenant_id", {}),
    "usage_authorizations": ("authorization_id", {}),
    "opportunities": ("opportunity_id", {}),
    "service_contracts": ("service_contract_id", {}),
    "contract_line_items": ("contract_line_item_id", {}),
    "ews_scores": ("opportunity_id", {}),
    "interventions": ("intervention_id", {}),
    "owners": ("owner_id", {}),
    "stakeholders": ("contact_id", {}),
    "emails": ("message_id", {}),
    "meetings": ("meeting_id", {}),
    "product_sessions": ("session_id", {}),
    "product_features": ("product_offering", {}),
    "surveys": ("survey_id", {}),
    "account_merges": ("victim_account_csn", {"every_victim_is_resolved": "the victim's own row is gone"}),
    "account_attributes": (
        "account_csn",
        {"attributes_are_its_own_or_the_survivors": "the account's own row is gone"},
    ),
    "published_merges": ("victim_account_csn", {"no_merge_lost": "the merge's own row is gone"}),
    "account": ("id", {"no_account_lost": "the account's own row is gone"}),
    "opportunity": ("id", {"no_opportunity_lost": "the opportunity's own row is gone"}),
    "servicecontract": ("id", {"no_contract_lost": "the contract's own row is gone"}),
    "contractlineitem": ("id", {"no_line_item_lost": "the line item's own row is gone"}),
    "active_subscription_monthly": (
        "subscription_id",
        {"exactly_those_that_count": "the subscription's own row is gone"},
    ),
    "pool_monthly": ("pool_id", {}),
    "assignment_monthly": (
        "account_csn",
        {
            "account_is_known": "no account has no number",
            "every_owner_has_a_row": "the owner's own row is gone",
            "no_victim_survives": "no account survives as another",
        },
    ),
    "usage_monthly": ("product_offering", {"no_usage_lost": "the product's own row is gone"}),
    "ide_observation_monthly": ("opportunity_id", {"no_opportunity_lost": "the opportunity's own row is gone"}),
    "cohort_benchmarks": ("cohort", {"default_covers_every_cohort": "the row was its bucket's Default"}),
    "ide_cohort_benchmark_monthly": ("product_offering", {}),
    "ide_opportunity_coverage_monthly": (
        "opportunity_id",
        {"every_visible_opportunity_is_listed": "the opportunity's own row is gone"},
    ),
    "assignment_slices_monthly": (
        "value",
        {"geographies_hold_their_pools_once": "the row was that of a geography"},
    ),
    "opportunity_outcomes_monthly": (
        "opportunity_id",
        {
            "outcome_is_as_delivered": "the opportunity's own row is gone",
            "no_outcome_forgotten": "the opportunity's own row is gone",
        },
    ),
    "renewal_by_assignment_monthly": ("assignment_band", {"every_band_has_a_row": "the band's own row is gone"}),
}

#: What else fails, and why, when a table comes without rows; nothing where a table is not named.
EMPTY: Mapping[str, Mapping[str, str]] = {
    "product_offerings": {"some_offering_is_standard": "none is there"},
    "account_attributes": {"attributes_are_its_own_or_the_survivors": "all are lost"},
    "published_merges": {"no_merge_lost": "all are lost"},
    "account": {"no_account_lost": "all are lost"},
    "servicecontract": {"no_contract_lost": "all are lost"},
    "contractlineitem": {"no_line_item_lost": "all are lost"},
    "active_subscription_monthly": {
        "some_subscription_counts": "none does",
        "exactly_those_that_count": "all are lost",
    },
    "ide_observation_monthly": {"no_opportunity_lost": "all are lost"},
    "ide_opportunity_coverage_monthly": {"every_visible_opportunity_is_listed": "none is"},
    "account_merges": {"every_victim_is_resolved": "all merges are lost"},
    "opportunity": {"no_opportunity_lost": "all are lost"},
    "pool_monthly": {"seats_conserved_from_subscriptions": "all seats are lost"},
    "assignment_monthly": {
        "seats_conserved_by_merge": "all seats are lost",
        "every_owner_has_a_row": "no owner has one",
    },
    "usage_monthly": {"every_active_line_has_a_row": "no team has one", "no_usage_lost": "all is lost"},
    "ide_cohort_benchmark_monthly": {"no_observation_lost": "all are lost"},
    "assignment_slices_monthly": {
        "overall_is_all_pools": "the overall slice has none",
        "geographies_hold_their_pools_once": "no geography has one",
    },
    "opportunity_outcomes_monthly": {
        "outcome_is_as_delivered": "no outcome is shown",
        "no_outcome_forgotten": "all are",
    },
    "renewal_by_assignment_monthly": {
        "every_band_has_a_row": "no band has one",
        "no_renewal_lost": "the month's renewals are in no band",
    },
}


#: Where shares are watched: a column whose values are renamed, and what else fails, and why.
RENAMED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "accounts": ("site_geo", {"geography_is_known": "the new names are none"}),
    "victim_survivor_mapping": ("final_merge_status", {}),
    "entitlements": ("usage_type", {}),
    "usage_authorizations": ("usage_type", {}),
    "usage_counts": ("product_offering", {"product_is_known": "no product has the new names"}),
    "opportunities": (
        "offering_product_line_code",
        {
            "contracts_are_found": "no subscription has the new line codes",
            "joined_shares_near_earlier_months": "all had one before",
        },
    ),
    "active_subscription_monthly": ("offering_product_line_code", {}),
    "assignment_monthly": ("site_geo", {"geography_is_the_accounts": "no account has the new names"}),
    "usage_monthly": ("product_offering", {"no_usage_lost": "the products used have no row"}),
    "ide_observation_monthly": ("phase", {}),
    "ide_cohort_benchmark_monthly": ("site_geo", {"attributes_are_the_accounts": "no account has the new names"}),
    "ide_opportunity_coverage_monthly": (
        "coverage_reason",
        {
            "opportunities_are_covered": "no row says so any more",
            "every_visible_opportunity_is_listed": "opportunities with rows are called something else",
        },
    ),
}


def cases_of_every_table() -> Iterator[Case]:
    """The cases of the expectations that every table has, and of shares where some are watched."""
    for table, (column, follows) in KEY_MISSING.items():
        yield Case(
            table,
            KEY,
            "a row stands twice",
            f"INSERT INTO {table} FROM {table} ORDER BY ALL LIMIT 1",
            TWICE.get(table, {}),
        )
        yield Case(
            table,
            KEY,
            f"a row has no {column}",
            f"UPDATE {table} SET {column} = NULL WHERE rowid = 0",
            follows,
        )
        yield Case(table, TOTALS, "no row came", f"DELETE FROM {table}", EMPTY.get(table, {}), after_a_clean_month=True)
    for table, (column, follows) in RENAMED.items():
        yield Case(
            table,
            SHARES,
            f"every {column} has a new name",
            f"UPDATE {table} SET {column} = 'X' || {column}",
            follows,
            after_a_clean_month=True,
        )


ALL_CASES: tuple[Case, ...] = (*cases_of_every_table(), *CASES)


@dataclass(frozen=True)
class Innocent:
    """What looks odd and is none: nothing fails."""

    table: str
    story: str
    change: str

    def __str__(self) -> str:
        return f"{self.table}-{self.story.replace(' ', '_')}"


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "accounts",
        "two accounts of one delivered parent agree",
        "UPDATE accounts SET parent_account_csn = 'A1' WHERE account_csn IN ('A2', 'A4')",
    ),
    Innocent(
        "entitlements",
        "a subscription is cancelled on its first day and another is for education",
        "UPDATE entitlements SET end_date = start_date WHERE subscription_id = 'S5'; "
        "UPDATE entitlements SET usage_type = 'EDU', entitlement_model = 'MUS' WHERE subscription_id = 'S1'",
    ),
    Innocent(
        "seat_assignments",
        "a seat is given back on the day of its assignment and another after the month",
        "UPDATE seat_assignments SET unassigned_on = assigned_on WHERE user_id = 'u2'; "
        "UPDATE seat_assignments SET unassigned_on = DATE '2023-06-01' WHERE user_id = 'u5'",
    ),
    Innocent(
        "usage_authorizations",
        "nobody works on the long weekends at the month's ends",
        "DELETE FROM usage_authorizations WHERE CAST(authorized_at AS DATE) NOT BETWEEN '2023-05-04' AND '2023-05-28'; "
        "UPDATE usage_authorizations SET authorized_at = '2023-05-28 12:00:00+00' WHERE user_id = 'u11'",
    ),
    Innocent(
        "opportunities",
        "an open opportunity is overdue and has no value yet",
        "UPDATE opportunities SET close_date = DATE '2023-02-01' WHERE opportunity_id = 'O2'",
    ),
    Innocent(
        "ews_scores",
        "nothing was scored yet",
        "DELETE FROM ews_scores",
    ),
    Innocent(
        "ews_scores",
        "the newest score is a quarter old",
        "DELETE FROM ews_scores WHERE scored_on > DATE '2023-05-01'; "
        "UPDATE ews_scores SET scored_on = DATE '2023-05-31' - 93",
    ),
    Innocent(
        "account",
        "of two accounts with one id the lower CSN stands here",
        "UPDATE accounts SET account_id = 'ID-1' WHERE account_csn = 'A2'; DELETE FROM account WHERE id = 'ID-2'",
    ),
    Innocent(
        "opportunity",
        "an opportunity of an unknown account has no account id",
        "DELETE FROM account_attributes WHERE account_csn = 'A3'; "
        "UPDATE opportunity SET accountid = NULL WHERE id = 'O3'",
    ),
    Innocent(
        "ide_cohort_benchmark_monthly",
        "a customer of two cohorts is compared with one of them",
        "UPDATE ide_observation_monthly SET cohort = 'FYC&LC&Promo' WHERE opportunity_id = 'O3'; "
        "INSERT INTO cohort_benchmarks SELECT * REPLACE ('LC' AS cohort) FROM cohort_benchmarks "
        "WHERE cohort = 'Default' AND seat_bucket = '5 Seat' AND phase = 'use'; "
        "UPDATE ide_cohort_benchmark_monthly SET cohort_benchmark_used = 'LC' WHERE opportunity_id = 'O3'",
    ),
    Innocent(
        "victim_survivor_mapping",
        "a chain of merges is no cycle",
        "UPDATE victim_survivor_mapping SET final_merge_status = 'COMPLETED' WHERE victim_account_csn = 'A2'",
    ),
    Innocent(
        "active_subscription_monthly",
        "a subscription of no seats has no negative seats",
        "UPDATE active_subscription_monthly SET seats_purchased = 0, seats_assigned = 0",
    ),
    Innocent(
        "active_subscription_monthly",
        "a subscription that does not tell its assigned seats",
        "UPDATE active_subscription_monthly SET seats_assigned = NULL",
    ),
    Innocent(
        "pool_monthly",
        "nobody holds a seat and nobody knows",
        "UPDATE pool_monthly SET seats_assigned = 0 WHERE pool_id = 'PL-ONE'; "
        "UPDATE pool_monthly SET seats_assigned = NULL, seats_assigned_source = NULL WHERE pool_id = 'PL-FIVE'",
    ),
    Innocent(
        "assignment_monthly",
        "nobody holds a seat and nobody knows",
        "UPDATE assignment_monthly SET seats_assigned = 0, assignment_rate = 0, assignment_rate_capped = 0 "
        "WHERE pool_id = 'PL-ONE'; "
        "UPDATE assignment_monthly SET seats_assigned = NULL, assignment_rate = NULL, assignment_rate_capped = NULL "
        "WHERE pool_id = 'PL-FIVE'",
    ),
    Innocent(
        "assignment_monthly",
        "a pool of no seats has no rate",
        "UPDATE assignment_monthly SET seats_purchased = 0, assignment_rate = NULL, assignment_rate_capped = NULL "
        "WHERE pool_id = 'PL-ONE'; UPDATE pool_monthly SET seats_purchased = 0 WHERE pool_id = 'PL-ONE'",
    ),
    Innocent(
        "assignment_monthly",
        "7 of 16 seats are 43.75 percent and rounded up",
        "UPDATE assignment_monthly SET seats_assigned = 7, seats_purchased = 16, assignment_rate = 43.8, "
        "assignment_rate_capped = 43.8 WHERE pool_id = 'PL-ONE'; "
        "UPDATE pool_monthly SET seats_purchased = 16 WHERE pool_id = 'PL-ONE'",
    ),
    Innocent(
        "usage_monthly",
        "a team without assigned seats has no usage rate",
        "UPDATE usage_monthly SET seats_assigned = 0, usage_rate = NULL WHERE tenant_id = 1; "
        "UPDATE usage_monthly SET seats_assigned = NULL, usage_rate = NULL WHERE tenant_id = 3",
    ),
    Innocent(
        "usage_monthly",
        "rates one point off their counts are rounding",
        "UPDATE usage_monthly SET usage_rate = 51, utilisation_rate = 39 WHERE tenant_id = 1",
    ),
    Innocent(
        "usage_monthly",
        "all seats are used",
        "UPDATE usage_monthly SET mau = 10, usage_rate = 125, utilisation_rate = 100 WHERE tenant_id = 1",
    ),
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
        "two accounts of which one has a known rate have no strength",
        "UPDATE cohort_benchmarks SET n_accounts = 2, n_observations = 2, assignment_strength = NULL, "
        "assignment_benchmark_low = assignment_benchmark, assignment_benchmark_high = assignment_benchmark",
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
