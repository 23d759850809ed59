"""For every expectation of the tables of the effect: a corruption of the clean study, and exactly what fails then."""

from ide_assets_tests.checks.case import KEY, TOTALS, Case, Innocent
from ide_assets_tests.checks.clean_study import LOW

_OF_LOW = f"WHERE action_key = '{LOW}'"
_NAIVE = f"{_OF_LOW} AND measured = 'assignment_rate' AND horizon_months = 1 AND method = 'before_after'"
_OFFER = f"{_OF_LOW} AND is_primary"
_FLIPPED = (
    "effect = -effect, effect_low = -effect_high, effect_high = -effect_low, "
    "effect_low_every_look = -effect_high_every_look, effect_high_every_look = -effect_low_every_look"
)
_GEO = "WHERE dimension = 'geo' AND group_value = 'AMER'"

EFFECT_CASES: tuple[Case, ...] = (
    # Outcomes.
    Case(
        "account_outcomes_monthly",
        KEY,
        "a row appears twice",
        "INSERT INTO account_outcomes_monthly FROM account_outcomes_monthly ORDER BY ALL LIMIT 1",
    ),
    Case(
        "account_outcomes_monthly",
        KEY,
        "a row has no account",
        "UPDATE account_outcomes_monthly SET surviving_account_csn = NULL WHERE surviving_account_csn = 'A3'",
        {
            "seats_are_those_of_its_pools": "the account's own row is gone",
            "attributes_are_the_accounts": "no account is there to ask",
        },
    ),
    Case(
        "account_outcomes_monthly",
        "rows_are_of_the_month",
        "a row is of the month before",
        "UPDATE account_outcomes_monthly SET snapshot_date = DATE '2023-04-30' WHERE surviving_account_csn = 'A1'",
    ),
    Case(
        "account_outcomes_monthly",
        TOTALS,
        "no row came",
        "DELETE FROM account_outcomes_monthly",
        {"seats_are_those_of_its_pools": "all are lost"},
        after_a_clean_month=True,
    ),
    Case(
        "account_outcomes_monthly",
        "seats_are_those_of_its_pools",
        "a merged account brings the pool that both had a second time",
        "UPDATE account_outcomes_monthly SET seats_purchased = 30, seats_assigned = 18, utilisation_rate = 23 "
        "WHERE surviving_account_csn = 'A2'",
    ),
    Case(
        "account_outcomes_monthly",
        "seats_are_those_of_its_pools",
        "a pool with unknown assigned seats is left out",
        "UPDATE pool_monthly SET seats_assigned = NULL WHERE pool_id = 'PL-ONE'",
    ),
    Case(
        "account_outcomes_monthly",
        "users_are_counted_once",
        "a user of two products counts twice",
        "UPDATE account_outcomes_monthly SET active_users = 10, utilisation_rate = 67 "
        "WHERE surviving_account_csn = 'A2'",
    ),
    Case(
        "account_outcomes_monthly",
        "rates_follow_from_counts",
        "a rate is a share of 1",
        "UPDATE account_outcomes_monthly SET assignment_rate = 0.8 WHERE surviving_account_csn = 'A1'",
    ),
    Case(
        "account_outcomes_monthly",
        "rates_follow_from_counts",
        "a rate is lost",
        "UPDATE account_outcomes_monthly SET utilisation_rate = NULL WHERE surviving_account_csn = 'A1'",
    ),
    Case(
        "account_outcomes_monthly",
        "attributes_are_the_accounts",
        "a survivor keeps its victim's geography",
        "UPDATE account_outcomes_monthly SET site_geo = 'APAC' WHERE surviving_account_csn = 'A2'",
    ),
    Case(
        "account_outcomes_monthly",
        "attributes_are_the_accounts",
        "an account has another seat bucket",
        "UPDATE account_outcomes_monthly SET seat_bucket = '9 Seat' WHERE surviving_account_csn = 'A1'",
    ),
    # Enrolments.
    Case(
        "action_enrolments_monthly",
        KEY,
        "an account takes part twice",
        "INSERT INTO action_enrolments_monthly FROM action_enrolments_monthly ORDER BY ALL LIMIT 1",
    ),
    Case(
        "action_enrolments_monthly",
        KEY,
        "a row has no account",
        "UPDATE action_enrolments_monthly SET surviving_account_csn = NULL WHERE surviving_account_csn = 'E10'",
        {"enrolled_as_first_drawn": "the account's own row is gone"},
    ),
    Case(
        "action_enrolments_monthly",
        "rows_are_of_the_month",
        "a row is of the month before",
        "UPDATE action_enrolments_monthly SET snapshot_date = DATE '2023-04-30' WHERE surviving_account_csn = 'E10'",
    ),
    Case(
        "action_enrolments_monthly",
        TOTALS,
        "no row came",
        "DELETE FROM action_enrolments_monthly",
        {"enrolled_as_first_drawn": "all are lost"},
        after_a_clean_month=True,
    ),
    Case(
        "action_enrolments_monthly",
        "enrolled_as_first_drawn",
        "an account that was held back is left out",
        "DELETE FROM action_enrolments_monthly WHERE surviving_account_csn = 'H01'",
    ),
    Case(
        "action_enrolments_monthly",
        "enrolled_as_first_drawn",
        "an account takes part from its second action on",
        "UPDATE action_enrolments_monthly SET enrolled_on = DATE '2023-04-30', first_performed_on = NULL, "
        "is_renewed = NULL WHERE surviving_account_csn = 'E01'",
    ),
    Case(
        "action_enrolments_monthly",
        "enrolled_as_first_drawn",
        "an account that was not treated is counted as held back",
        "UPDATE action_enrolments_monthly SET is_offered = false WHERE surviving_account_csn = 'E10'",
        {"arms_are_kept": "the draw says otherwise"},
    ),
    Case(
        "action_enrolments_monthly",
        "enrolled_as_first_drawn",
        "an account that was cooling down takes part",
        f"INSERT INTO action_enrolments_monthly SELECT * REPLACE ('N1' AS surviving_account_csn, 'N1' AS holdout_unit) "
        f"FROM action_enrolments_monthly {_OF_LOW} AND surviving_account_csn = 'E10'",
    ),
    Case(
        "action_enrolments_monthly",
        "carried_out_after_the_enrolment",
        "what was done in the month of the enrolment counts",
        "UPDATE action_enrolments_monthly SET first_performed_on = DATE '2023-01-10' "
        "WHERE surviving_account_csn = 'E01'; UPDATE interventions SET performed_on = DATE '2023-01-10'",
        {},
    ),
    Case(
        "action_enrolments_monthly",
        "carried_out_after_the_enrolment",
        "an intervention is missing from the delivery",
        "DELETE FROM interventions WHERE account_csn = 'A4'",
    ),
    Case(
        "action_enrolments_monthly",
        "outcome_is_the_opportunitys",
        "an opportunity that is still open counts as lost",
        "UPDATE action_enrolments_monthly SET is_renewed = false WHERE surviving_account_csn = 'E02'",
    ),
    Case(
        "action_enrolments_monthly",
        "outcome_is_the_opportunitys",
        "a lost opportunity is left out",
        "UPDATE action_enrolments_monthly SET is_renewed = NULL WHERE surviving_account_csn = 'E01'",
    ),
    Case(
        "action_enrolments_monthly",
        "outcome_is_the_opportunitys",
        "an opportunity that was won before the enrolment counts",
        "UPDATE opportunity_outcomes_monthly SET outcome_shown_on = DATE '2023-01-31' WHERE opportunity_id = 'O-E03'",
    ),
    Case(
        "action_enrolments_monthly",
        "arms_are_kept",
        "a smaller holdout gives the play to an account that was held back",
        "INSERT INTO ide_action_candidates_monthly SELECT * REPLACE ('selected' AS verdict, "
        "DATE '2023-05-31' AS snapshot_date) FROM ide_action_candidates_monthly WHERE surviving_account_csn = 'H01'",
    ),
    Case(
        "action_enrolments_monthly",
        "arms_are_kept",
        "a unit has accounts in both arms",
        "UPDATE action_enrolments_monthly SET holdout_unit = 'H01' WHERE surviving_account_csn = 'E01'",
    ),
    Case(
        "action_enrolments_monthly",
        "no_customer_is_in_both_arms",
        "accounts of both arms were merged",
        "INSERT INTO account_merges SELECT * REPLACE ('H01' AS victim_account_csn, 'E01' AS surviving_account_csn) "
        "FROM account_merges LIMIT 1",
    ),
    Case(
        "action_enrolments_monthly",
        "held_back_is_left_alone",
        "an account that was held back was contacted",
        "UPDATE action_enrolments_monthly SET first_performed_on = DATE '2023-03-10' "
        "WHERE surviving_account_csn = 'H01'",
    ),
    # Effects.
    Case(
        "action_effects",
        KEY,
        "a row appears twice",
        "INSERT INTO action_effects FROM action_effects ORDER BY ALL LIMIT 1",
    ),
    Case(
        "action_effects",
        KEY,
        "a row has no play",
        f"UPDATE action_effects SET action_key = NULL {_NAIVE}",
        {
            "every_play_is_measured": "the play's own row is gone",
            "accounts_are_the_enrolled": "no account is enrolled in it",
        },
    ),
    Case(
        "action_effects",
        "rows_are_of_the_month",
        "a row is of the month before",
        f"UPDATE action_effects SET snapshot_date = DATE '2023-04-30' {_NAIVE}",
    ),
    Case(
        "action_effects",
        TOTALS,
        "no row came",
        "DELETE FROM action_effects",
        {"every_play_is_measured": "none is", "judged_by_what_it_declares": "no row is left to judge by"},
        after_a_clean_month=True,
    ),
    Case(
        "action_effects",
        "every_play_is_measured",
        "a play with too few accounts is left out",
        "DELETE FROM action_effects WHERE conclusion = 'too few accounts' AND NOT is_primary",
    ),
    Case(
        "action_effects",
        "judged_by_what_it_declares",
        "a play is judged by the horizon at which it looks best",
        f"UPDATE action_effects SET is_primary = false {_OFFER}; "
        f"UPDATE action_effects SET is_primary = true {_OF_LOW} AND measured = 'assignment_rate' "
        "AND horizon_months = 1 AND method = 'intention_to_treat'",
        {
            "p_values_are_probabilities": "the rows changed places with their p-values",
            "conclusion_follows_from_the_numbers": "the rows changed places with their conclusions",
            "intervals_hold_their_effect": "the other row has no interval for every look",
        },
    ),
    Case(
        "action_effects",
        "nothing_is_withheld",
        "one arm lost more customers than the other",
        f"UPDATE action_effects SET withheld_because = 'attrition', conclusion = 'withheld' {_OFFER}",
    ),
    Case(
        "action_effects",
        "every_play_is_measured",
        "a play without enrolled accounts is measured",
        f"DELETE FROM action_enrolments_monthly {_OF_LOW}",
        {"accounts_are_the_enrolled": "no account is enrolled in it"},
    ),
    Case(
        "action_effects",
        "every_play_is_measured",
        "a play that holds accounts back is compared with accounts not yet offered it",
        f"UPDATE action_effects SET method = 'difference_in_differences' {_OF_LOW} AND horizon_months = 6 "
        "AND measured = 'assignment_rate' AND method = 'intention_to_treat'",
    ),
    Case(
        "action_effects",
        "intervals_hold_their_effect",
        "the ends of an interval are swapped",
        f"UPDATE action_effects SET effect_low = effect_high, effect_high = effect_low {_OFFER}",
    ),
    Case(
        "action_effects",
        "intervals_hold_their_effect",
        "an effect comes without interval",
        f"UPDATE action_effects SET effect_low = NULL, effect_high = NULL {_OFFER}",
    ),
    Case(
        "action_effects",
        "intervals_hold_their_effect",
        "an effect is sure beyond doubt",
        f"UPDATE action_effects SET standard_error = 0 {_OFFER}",
    ),
    Case(
        "action_effects",
        "intervals_hold_their_effect",
        "a division by zero gave infinity",
        f"UPDATE action_effects SET effect_high = 'Infinity' {_OFFER}",
    ),
    Case(
        "action_effects",
        "p_values_are_probabilities",
        "a p-value shrank when it was corrected",
        f"UPDATE action_effects SET p_value_every_look = 0.01, p_value_adjusted = 0.001 {_OFFER}",
    ),
    Case(
        "action_effects",
        "p_values_are_probabilities",
        "a p-value is negative",
        f"UPDATE action_effects SET p_value = -0.01 {_OFFER}",
    ),
    Case(
        "action_effects",
        "p_values_are_probabilities",
        "a p-value was not corrected",
        f"UPDATE action_effects SET p_value_adjusted = NULL {_OFFER}",
    ),
    Case(
        "action_effects",
        "conclusion_follows_from_the_numbers",
        "a play is praised for its p-value before the correction",
        f"UPDATE action_effects SET p_value_every_look = 0.03, p_value_adjusted = 0.06 {_OFFER}",
    ),
    Case(
        "action_effects",
        "conclusion_follows_from_the_numbers",
        "the naive comparison is taken for a measurement",
        f"UPDATE action_effects SET conclusion = 'effective' {_NAIVE}",
    ),
    Case(
        "action_effects",
        "conclusion_follows_from_the_numbers",
        "a play that harms is called effective",
        f"UPDATE action_effects SET {_FLIPPED} {_OFFER}",
    ),
    Case(
        "action_effects",
        "accounts_are_the_enrolled",
        "a held-back account counts twice",
        f"UPDATE action_effects SET accounts_held_back = accounts_held_back + 1 {_OFFER}",
    ),
    Case(
        "action_effects",
        "accounts_are_the_enrolled",
        "more accounts were treated than are measured",
        f"UPDATE action_effects SET accounts_treated = 20 {_OFFER}",
    ),
    Case(
        "action_effects",
        "accounts_are_the_enrolled",
        "the number of accounts that were offered it is unknown",
        f"UPDATE action_effects SET accounts_offered = NULL {_OFFER}",
    ),
    Case(
        "action_effects",
        "no_play_is_harmful",
        "a play makes it worse",
        f"UPDATE action_effects SET {_FLIPPED}, conclusion = 'harmful' {_OFFER}",
    ),
    # Aims.
    Case(
        "action_aims_monthly",
        KEY,
        "a row is duplicated",
        "INSERT INTO action_aims_monthly FROM action_aims_monthly ORDER BY ALL LIMIT 1",
    ),
    Case(
        "action_aims_monthly",
        KEY,
        "a row has no play",
        f"UPDATE action_aims_monthly SET action_key = NULL {_OF_LOW}",
        {"every_play_has_an_aim": "the play's own row is gone"},
    ),
    Case(
        "action_aims_monthly",
        "rows_are_of_the_month",
        "a row is of the month before",
        f"UPDATE action_aims_monthly SET snapshot_date = DATE '2023-04-30' {_OF_LOW}",
    ),
    Case(
        "action_aims_monthly",
        TOTALS,
        "no row came",
        "DELETE FROM action_aims_monthly",
        {"every_play_has_an_aim": "all are lost"},
        after_a_clean_month=True,
    ),
    Case(
        "action_aims_monthly",
        "every_play_has_an_aim",
        "a rate is measured without a horizon",
        f"UPDATE action_aims_monthly SET horizon_months = 0 {_OF_LOW}",
    ),
    Case(
        "action_aims_monthly",
        "aim_stays_as_declared",
        "the play was judged by renewal in April",
        "",
        corruption_before="INSERT INTO action_aims_monthly (action_key, primary_measure, direction, horizon_months) "
        f"VALUES ('{LOW}', 'renewal', 'up', 0)",
    ),
    # Revenue.
    Case(
        "action_revenue_quarterly",
        KEY,
        "a row is duplicated",
        "INSERT INTO action_revenue_quarterly FROM action_revenue_quarterly ORDER BY ALL LIMIT 1",
    ),
    Case(
        "action_revenue_quarterly",
        KEY,
        "a row has no play",
        f"UPDATE action_revenue_quarterly SET action_key = NULL {_OF_LOW} AND quarter = 'all'",
        {"accounts_are_the_enrolled": "no account is enrolled in it"},
    ),
    Case(
        "action_revenue_quarterly",
        "rows_are_of_the_month",
        "a row is of the month before",
        f"UPDATE action_revenue_quarterly SET snapshot_date = DATE '2023-04-30' {_OF_LOW} AND quarter = 'all'",
    ),
    Case(
        "action_revenue_quarterly",
        TOTALS,
        "no row came",
        "DELETE FROM action_revenue_quarterly",
        after_a_clean_month=True,
    ),
    Case(
        "action_revenue_quarterly",
        "intervals_hold_their_revenue",
        "an amount comes without interval",
        "UPDATE action_revenue_quarterly SET revenue = 1000, accounts_offered = 8, accounts_held_back = 8 "
        f"{_OF_LOW} AND quarter = 'all'",
    ),
    Case(
        "action_revenue_quarterly",
        "nothing_below_the_minimum",
        "four accounts held back make an amount",
        "UPDATE action_revenue_quarterly SET accounts_held_back = 4, revenue = 1000, revenue_low = 900, "
        "revenue_high = 1100, revenue_per_hundred = 10, revenue_per_hundred_low = 9, revenue_per_hundred_high = 11 "
        f"{_OF_LOW} AND quarter = 'all'",
    ),
    Case(
        "action_revenue_quarterly",
        "accounts_are_the_enrolled",
        "an account counts twice",
        f"UPDATE action_revenue_quarterly SET accounts_held_back = 9 {_OF_LOW} AND quarter = 'all'",
    ),
    # Trajectories.
    Case(
        "action_trajectories",
        KEY,
        "a row appears twice",
        "INSERT INTO action_trajectories FROM action_trajectories ORDER BY ALL LIMIT 1",
    ),
    Case(
        "action_trajectories",
        KEY,
        "a row has no play",
        "UPDATE action_trajectories SET action_key = NULL WHERE rowid = 0",
        {"accounts_are_the_enrolled": "no account is enrolled in it"},
    ),
    Case(
        "action_trajectories",
        "rows_are_of_the_month",
        "a row is of the month before",
        "UPDATE action_trajectories SET snapshot_date = DATE '2023-04-30' WHERE rowid = 0",
    ),
    Case(
        "action_trajectories",
        TOTALS,
        "no row came",
        "DELETE FROM action_trajectories",
        after_a_clean_month=True,
    ),
    Case(
        "action_trajectories",
        "intervals_hold_their_mean",
        "a mean is outside its interval",
        "UPDATE action_trajectories SET mean_value = mean_high + 1 WHERE rowid = 0",
    ),
    Case(
        "action_trajectories",
        "intervals_hold_their_mean",
        "a mean is undefined",
        "UPDATE action_trajectories SET mean_value = 'NaN' WHERE rowid = 0",
    ),
    Case(
        "action_trajectories",
        "intervals_hold_their_mean",
        "a mean of many has no interval",
        "UPDATE action_trajectories SET mean_low = NULL, mean_high = NULL WHERE rowid = 0",
    ),
    Case(
        "action_trajectories",
        "accounts_are_the_enrolled",
        "an account counts twice",
        "UPDATE action_trajectories SET accounts_measured = 12 WHERE arm = 'offered' AND months_since = 0 "
        f"AND action_key = '{LOW}'",
    ),
    Case(
        "action_trajectories",
        "accounts_are_the_enrolled",
        "a third arm appears",
        "UPDATE action_trajectories SET arm = 'treated' WHERE rowid = 0",
    ),
    # Balance.
    Case(
        "action_balance",
        KEY,
        "a row appears twice",
        "INSERT INTO action_balance FROM action_balance ORDER BY ALL LIMIT 1",
    ),
    Case(
        "action_balance",
        KEY,
        "a row has no play",
        "UPDATE action_balance SET action_key = NULL WHERE rowid = 0",
        {"accounts_are_the_enrolled": "no account is enrolled in it"},
    ),
    Case(
        "action_balance",
        "rows_are_of_the_month",
        "a row is of the month before",
        "UPDATE action_balance SET snapshot_date = DATE '2023-04-30' WHERE rowid = 0",
    ),
    Case("action_balance", TOTALS, "no row came", "DELETE FROM action_balance", after_a_clean_month=True),
    Case(
        "action_balance",
        "accounts_are_the_enrolled",
        "an account counts twice",
        "UPDATE action_balance SET accounts_held_back = 9 WHERE characteristic = 'active_users'",
    ),
    Case(
        "action_balance",
        "differences_follow_from_the_means",
        "a difference has the other sign",
        "UPDATE action_balance SET standardised_difference = -standardised_difference "
        "WHERE characteristic = 'active_users'",
    ),
    Case(
        "action_balance",
        "differences_follow_from_the_means",
        "a mean is missing",
        "UPDATE action_balance SET offered_mean = NULL WHERE characteristic = 'cohort: Base'",
    ),
    Case(
        "action_balance",
        "arms_are_alike",
        "the accounts held back had twice as many users before",
        "UPDATE action_balance SET held_back_mean = 2 * offered_mean, standardised_difference = -2.5 "
        "WHERE characteristic = 'active_users'",
    ),
    # Fairness.
    Case(
        "action_fairness",
        KEY,
        "a row appears twice",
        "INSERT INTO action_fairness FROM action_fairness WHERE dimension = 'geo' ORDER BY ALL LIMIT 1",
        {"every_account_counts_once": "its accounts count twice"},
    ),
    Case(
        "action_fairness",
        KEY,
        "a row has no dimension",
        f"UPDATE action_fairness SET dimension = NULL {_GEO}",
        {"every_account_counts_once": "its accounts count in none"},
    ),
    Case(
        "action_fairness",
        "rows_are_of_the_month",
        "a row is of the month before",
        f"UPDATE action_fairness SET snapshot_date = DATE '2023-04-30' {_GEO}",
    ),
    Case(
        "action_fairness",
        TOTALS,
        "no row came",
        "DELETE FROM action_fairness",
        {"every_account_counts_once": "all are lost"},
        after_a_clean_month=True,
    ),
    Case(
        "action_fairness",
        "every_account_counts_once",
        "accounts without geography are left out",
        f"DELETE FROM action_fairness {_GEO}",
    ),
    Case(
        "action_fairness",
        "every_account_counts_once",
        "an account that got an action is not counted",
        "DELETE FROM ide_action_candidates_monthly WHERE verdict = 'selected'",
    ),
    Case(
        "action_fairness",
        "rates_follow_from_counts",
        "a rate is a share of 1",
        f"UPDATE action_fairness SET action_rate = 1, action_rate_low = 0, action_rate_high = 1 {_GEO}",
    ),
    Case(
        "action_fairness",
        "rates_follow_from_counts",
        "no account was drawn, so the holdout rate of none is 0",
        "UPDATE action_fairness SET holdout_rate = 0, holdout_rate_low = 0, holdout_rate_high = 0 "
        "WHERE dimension = 'geo' AND group_value = 'APAC'",
    ),
    Case(
        "action_fairness",
        "rates_follow_from_counts",
        "an interval does not hold its rate",
        f"UPDATE action_fairness SET action_rate_high = action_rate_low {_GEO}",
    ),
)

EFFECT_CASES += (
    Case(
        "action_enrolments_monthly",
        "enrolled_as_first_drawn",
        "an account changed its arm since April",
        "",
        corruption_before="INSERT INTO action_enrolments_monthly (action_key, surviving_account_csn, enrolled_on, "
        "is_offered) VALUES ('IDE-LowAssignment-All-Adopt', 'E01', DATE '2020-01-31', false)",
    ),
)

EFFECT_INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "action_effects",
        "no play is known yet",
        "DELETE FROM action_effects; DELETE FROM action_enrolments_monthly",
    ),
    Innocent(
        "action_aims_monthly",
        "a play without enrolled accounts already has an aim",
        "DELETE FROM action_enrolments_monthly",
    ),
    Innocent(
        "action_enrolments_monthly",
        "the outcome of a closed opportunity is delivered later",
        "UPDATE opportunity_outcomes_monthly SET is_won = NULL WHERE opportunity_id = 'O-E01'; "
        "UPDATE action_enrolments_monthly SET is_renewed = NULL WHERE surviving_account_csn = 'E01'",
    ),
    Innocent(
        "account_outcomes_monthly",
        "an account that was not delivered has no attributes",
        "DELETE FROM accounts WHERE account_csn = 'A3'; "
        "UPDATE account_outcomes_monthly SET site_geo = NULL WHERE surviving_account_csn = 'A3'",
    ),
)
