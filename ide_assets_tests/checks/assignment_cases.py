"""Corruptions of the assignment rate and its slices, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import Case, Innocent

CASES: tuple[Case, ...] = (
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
        "a division by zero gave infinity",
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
        "a pool with unknown assigned seats has a rate",
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
        {"seats_conserved_by_merge": "the account has a pool that does not exist"},
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
        "a pool has no surviving account",
        "UPDATE assignment_monthly SET surviving_account_csn = NULL WHERE pool_id = 'PL-TWO'",
        {"no_victim_survives": "no account is not the survivor of the pool's accounts"},
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
        "a row is of a pool that does not exist",
        "UPDATE assignment_monthly SET pool_id = 'PL-1' WHERE pool_id = 'PL-ONE'",
        {"every_owner_has_a_row": "the pool that exists has no row"},
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
        "a pool has the flags of another tenant's pool of the same name",
        "UPDATE assignment_monthly SET is_dirty_pool = true, is_dirty_team = true WHERE tenant_id = 3",
    ),
    Case(
        "assignment_monthly",
        "account_is_known",
        "the account of a pool is not delivered",
        "DELETE FROM account_attributes WHERE account_csn = 'A1'",
    ),
    *(
        Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET {column} = {column} - INTERVAL 1 MONTH WHERE rowid = 0",
        )
        for table, column in (
            ("assignment_monthly", "by_month"),
            ("assignment_slices_monthly", "by_month"),
        )
    ),
    Case(
        "assignment_monthly",
        "geography_is_the_accounts",
        "a pool has the geography of the account's survivor",
        "UPDATE account_attributes SET site_geo = 'AMER' WHERE account_csn = 'A4'",
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
        "the assignment of a slice's one pool is unknown and it has assigned seats",
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
        "the assigned seats of a pool are unknown",
        "UPDATE pool_monthly SET seats_assigned = NULL WHERE pool_id = 'PL-ONE'; "
        "UPDATE assignment_slices_monthly SET pools_without_assignment = 1, seats_without_assignment = 10, "
        "seats_assigned = nullif(seats_assigned - 8, 0), "
        "assignment_rate = round(100 * nullif(seats_assigned - 8, 0) / nullif(seats_purchased - 10, 0), 1), "
        "assignment_rate_capped = round(100 * nullif(seats_assigned - 8, 0) / nullif(seats_purchased - 10, 0), 1) "
        "WHERE value IN ('all', 'ACD', '10 Seat', 'AMER', 'unknown') "
        "OR value IN ('ACD | 10 Seat', 'ACD | AMER', '10 Seat | AMER') "
        "OR value IN ('ACD | unknown', '10 Seat | unknown', 'AMER | unknown')",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "assignment_monthly",
        "no seat of one pool is assigned and those of another are unknown",
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
)
