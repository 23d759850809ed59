"""For every expectation of the insight tables: a corruption of the clean month for them, and what fails then."""

from collections.abc import Iterator

from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case

#: A column of the key of each table, and other expectations that fail where it is empty.
_KEYS: dict[str, tuple[str, dict[str, str]]] = {
    "insight_renewals_monthly": ("surviving_account_csn", {}),
    "insight_open_renewals_monthly": ("opportunity_id", {"open_renewals_are_still_to_come": "it is no renewal"}),
    "insight_usability_monthly": ("step", {}),
    "insight_registry_monthly": ("model_version", {}),
    "insight_models_monthly": ("model_version", {}),
    "insight_backtest_monthly": ("origin", {}),
    "insight_churn_monthly": ("surviving_account_csn", {"every_renewal_is_scored": "its account has no score"}),
    "insight_transactional_churn_monthly": ("surviving_account_csn", {}),
    "insight_drivers_monthly": ("driver", {}),
    "insight_transactional_drivers_monthly": ("driver", {}),
    "insight_drivers_by_band_monthly": ("driver", {}),
    "insight_transactional_drivers_by_band_monthly": ("driver", {}),
    "insight_monitoring_monthly": ("monitored_item", {}),
    "insight_lifetime_grades_monthly": ("origin", {}),
    "insight_lifetime_value_monthly": ("surviving_account_csn", {}),
    "insight_recommendation_grades_monthly": ("contender", {}),
    "insight_recommendations_monthly": ("surviving_account_csn", {}),
    "segment_accounts_monthly": (
        "surviving_account_csn",
        {"every_account_can_be_in_a_segment": "its account cannot"},
    ),
    "customer_segments_monthly": (
        "surviving_account_csn",
        {"segments_are_those_of_the_accounts": "its account lacks a segment"},
    ),
    "segment_sizes_monthly": ("segment", {}),
    "subscription_survival_monthly": ("group_value", {}),
    "customer_insights_monthly": ("surviving_account_csn", {"every_account_has_a_row": "its account has none"}),
}

#: Other expectations that fail if a row is duplicated.
_TWICE: dict[str, dict[str, str]] = {
    "insight_registry_monthly": {"one_model_serves": "the model serves twice"},
    "insight_drivers_monthly": {"drivers_sum_to_the_score": "a driver counts twice"},
    "insight_transactional_drivers_monthly": {"drivers_sum_to_the_score": "a driver counts twice"},
    "customer_segments_monthly": {"segments_are_those_of_the_accounts": "a segment counts twice"},
}

#: Other expectations that fail if all rows are lost.
_EMPTY: dict[str, dict[str, str]] = {
    "insight_usability_monthly": {"every_model_is_examined": "none is"},
    "insight_models_monthly": {"every_model_is_listed": "none is"},
    "insight_churn_monthly": {"every_renewal_is_scored": "none is"},
    "insight_drivers_monthly": {"drivers_sum_to_the_score": "there is nothing to sum"},
    "insight_transactional_drivers_monthly": {"drivers_sum_to_the_score": "there is nothing to sum"},
    "segment_accounts_monthly": {"every_account_can_be_in_a_segment": "none can"},
    "customer_segments_monthly": {"segments_are_those_of_the_accounts": "no account has its segments"},
    "customer_insights_monthly": {"every_account_has_a_row": "none has"},
}


def _of_every_table() -> Iterator[Case]:
    for table, (column, follows) in _KEYS.items():
        yield Case(
            table,
            KEY,
            "a row is duplicated",
            f"INSERT INTO {table} FROM {table} ORDER BY ALL LIMIT 1",
            _TWICE.get(table, {}),
        )
        yield Case(table, KEY, f"a row has no {column}", f"UPDATE {table} SET {column} = NULL WHERE rowid = 0", follows)
        yield Case(table, TOTALS, "all rows are lost", f"DELETE FROM {table}", _EMPTY.get(table, {}), True)
        yield Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET snapshot_date = DATE '2023-04-30' WHERE rowid = 0",
        )


#: An account whose renewal is due.
_N7 = "WHERE surviving_account_csn = 'N0007'"

INSIGHTS_CASES: tuple[Case, ...] = (
    *_of_every_table(),
    Case(
        "segment_accounts_monthly",
        "every_account_can_be_in_a_segment",
        "an account was forgotten",
        f"DELETE FROM segment_accounts_monthly {_N7}",
    ),
    Case(
        "customer_segments_monthly",
        "segments_are_those_of_the_accounts",
        "an account is in a segment that it is not in",
        "INSERT INTO customer_segments_monthly BY NAME SELECT snapshot_date, surviving_account_csn, 'Other' AS segment "
        f"FROM segment_accounts_monthly {_N7}",
    ),
    Case(
        "subscription_survival_monthly",
        "survival_never_rises",
        "a share is above 1",
        "UPDATE subscription_survival_monthly SET survival = 1.2 WHERE survival_group = 'all' AND "
        "months_since_start = 0",
    ),
    Case(
        "segment_sizes_monthly",
        "moves_explain_the_sizes",
        "an account is counted twice",
        "UPDATE segment_sizes_monthly SET accounts_in_segment_before = accounts_in_segment + 1, accounts_entered = 0, "
        "accounts_exited = 0 WHERE segment = 'Renewal near'",
    ),
    Case(
        "segment_sizes_monthly",
        "renewals_won_are_decided",
        "more renewals were won than decided",
        "UPDATE segment_sizes_monthly SET renewals_decided = 1, renewals_won = 2 WHERE segment = 'Renewal near'",
    ),
    Case(
        "insight_renewals_monthly",
        "renewals_are_still_to_come",
        "a renewal was decided in the delivery",
        "UPDATE opportunities SET is_closed = true WHERE account_csn = 'N0007'",
    ),
    Case(
        "insight_renewals_monthly",
        "features_are_in_range",
        "a score is negative",
        f"UPDATE insight_renewals_monthly SET engagement_score = -1 {_N7}",
    ),
    Case(
        "insight_renewals_monthly",
        SHARES,
        "every term has a new name",
        "UPDATE insight_renewals_monthly SET term = 'X' || term",
        after_a_clean_month=True,
    ),
    Case(
        "insight_open_renewals_monthly",
        "open_renewals_are_still_to_come",
        "a renewal was decided in the delivery",
        "UPDATE opportunities SET is_closed = true WHERE account_csn = 'N0007'",
    ),
    Case(
        "insight_lifetime_grades_monthly",
        "lifetime_measures_are_possible",
        "more than all were found",
        "UPDATE insight_lifetime_grades_monthly SET high_value_found = 1.2 WHERE origin = 'all'",
    ),
    Case(
        "insight_lifetime_grades_monthly",
        "serving_values_beat_the_baseline",
        "a model without any skill was promoted",
        "UPDATE insight_lifetime_grades_monthly SET grade = 'C', is_serving = true WHERE origin = 'all'",
    ),
    Case(
        "insight_lifetime_value_monthly",
        "every_account_is_valued_or_says_why",
        "the reason is lost",
        "UPDATE insight_lifetime_value_monthly SET lifetime_missing_because = NULL WHERE surviving_account_csn = 'A1'",
    ),
    Case(
        "insight_lifetime_value_monthly",
        "parts_sum_to_the_value",
        "a part is lost",
        f"UPDATE insight_lifetime_value_monthly SET value_of_renewals = 0 {_N7}",
    ),
    Case(
        "insight_lifetime_value_monthly",
        "intervals_contain_the_value",
        "the interval of another account",
        f"UPDATE insight_lifetime_value_monthly SET lifetime_value_low = lifetime_value + 1 {_N7}",
    ),
    Case(
        "insight_recommendation_grades_monthly",
        "one_recommender_serves",
        "the former one was not dismissed",
        "INSERT INTO insight_recommendation_grades_monthly SELECT * REPLACE ('former' AS contender) "
        "FROM insight_recommendation_grades_monthly WHERE is_serving",
    ),
    Case(
        "insight_recommendation_grades_monthly",
        "the_best_recommender_serves",
        "the worst one serves",
        "UPDATE insight_recommendation_grades_monthly SET success = 0 WHERE is_serving",
    ),
    Case(
        "insight_recommendations_monthly",
        "nothing_owned_is_recommended",
        "an owned product is offered",
        f"UPDATE insight_recommendations_monthly SET recommended_offering = 'TB3' {_N7} AND recommendation_rank = 1",
    ),
    Case(
        "insight_recommendations_monthly",
        "recommendations_have_name_and_reason",
        "the reason is lost",
        f"UPDATE insight_recommendations_monthly SET recommendation_reason = '' {_N7}",
    ),
    Case(
        "insight_usability_monthly",
        "every_model_is_examined",
        "a model was forgotten",
        "DELETE FROM insight_usability_monthly WHERE model = 'lifetime_value'",
    ),
    Case(
        "insight_usability_monthly",
        "states_are_known",
        "a state has another name",
        "UPDATE insight_usability_monthly SET state = 'fine', what_to_do = 'Wait.' WHERE model = 'transactional_churn'",
    ),
    Case(
        "insight_usability_monthly",
        "shortcomings_have_advice",
        "the advice is lost",
        "UPDATE insight_usability_monthly SET state = 'insufficient' WHERE model = 'transactional_churn'",
    ),
    Case(
        "insight_registry_monthly",
        "one_model_serves",
        "the champion was not dismissed",
        "INSERT INTO insight_registry_monthly SELECT * REPLACE ('churn-2023-01-00000000' AS model_version) "
        "FROM insight_registry_monthly WHERE model = 'subscription_churn'",
    ),
    Case(
        "insight_registry_monthly",
        "serving_models_beat_the_baseline",
        "a model without any skill was promoted",
        "UPDATE insight_registry_monthly SET grade = 'C'",
    ),
    Case(
        "insight_registry_monthly",
        "models_are_complete",
        "the file is lost",
        "UPDATE insight_registry_monthly SET model_file = NULL",
    ),
    Case(
        "insight_models_monthly",
        "every_model_is_listed",
        "a model was forgotten",
        "DELETE FROM insight_models_monthly WHERE model = 'lifetime_value'",
    ),
    Case(
        "insight_models_monthly",
        "decisions_have_reasons",
        "the reason is lost",
        "UPDATE insight_models_monthly SET decision = '' WHERE model = 'lifetime_value'",
    ),
    Case(
        "insight_models_monthly",
        "grades_are_known",
        "a grade of another scale",
        "UPDATE insight_models_monthly SET grade = 'D' WHERE is_serving",
    ),
    Case(
        "insight_backtest_monthly",
        "measures_are_possible",
        "an area above one",
        "UPDATE insight_backtest_monthly SET auc = 1.2 WHERE origin = 'all'",
    ),
    Case(
        "insight_churn_monthly",
        "intervals_contain_the_probability",
        "the interval of another account",
        f"UPDATE insight_churn_monthly SET churn_probability_low = 0, churn_probability_high = 0.001 {_N7}",
    ),
    Case(
        "insight_churn_monthly",
        "every_renewal_is_scored",
        "an account was left out",
        f"DELETE FROM insight_churn_monthly {_N7}",
    ),
    Case(
        "insight_churn_monthly",
        "bands_are_known",
        "a band has another name",
        f"UPDATE insight_churn_monthly SET churn_band = 'red' {_N7}",
    ),
    Case(
        "insight_transactional_churn_monthly",
        "intervals_contain_the_probability",
        "the interval of another customer",
        "UPDATE insight_transactional_churn_monthly SET transactional_churn_probability_low = 0.999 WHERE rowid = 0",
    ),
    Case(
        "insight_transactional_churn_monthly",
        "scored_customers_ordered_lately",
        "a customer who stopped to order is scored",
        "UPDATE insight_transactional_churn_monthly SET orders_recent = 0 WHERE rowid = 0",
    ),
    Case(
        "insight_transactional_churn_monthly",
        "bands_are_known",
        "a band has another name",
        "UPDATE insight_transactional_churn_monthly SET churn_band = 'red' WHERE rowid = 0",
    ),
    Case(
        "insight_drivers_monthly",
        "drivers_sum_to_the_score",
        "a driver is lost",
        f"DELETE FROM insight_drivers_monthly {_N7} AND driver = 'intercept'",
    ),
    Case(
        "insight_transactional_drivers_monthly",
        "drivers_sum_to_the_score",
        "a driver has the value of another customer",
        "UPDATE insight_transactional_drivers_monthly SET log_odds = log_odds + 1e-6 WHERE rowid = 0",
    ),
    Case(
        "insight_drivers_by_band_monthly",
        "means_are_within_their_size",
        "a mean is too large",
        "UPDATE insight_drivers_by_band_monthly SET mean_log_odds = 9 WHERE driver = 'site_geo'",
    ),
    Case(
        "insight_transactional_drivers_by_band_monthly",
        "means_are_within_their_size",
        "a mean is too large",
        "UPDATE insight_transactional_drivers_by_band_monthly SET mean_log_odds = 9 WHERE rowid = 0",
    ),
    Case(
        "insight_monitoring_monthly",
        "features_and_scores_do_not_drift",
        "customers of another kind",
        "UPDATE insight_monitoring_monthly SET monitored_value = 0.4 WHERE monitored_item = 'utilisation_rate'",
    ),
    Case(
        "insight_monitoring_monthly",
        "scores_are_calibrated",
        "fewer renewals were lost than predicted",
        "UPDATE insight_monitoring_monthly SET monitored_value = -4 WHERE monitored = 'calibration'",
    ),
    Case(
        "insight_monitoring_monthly",
        "outcomes_are_covered",
        "outcomes happened that were ruled out",
        "UPDATE insight_monitoring_monthly SET monitored_value = 0.7 WHERE monitored = 'coverage'",
    ),
    Case(
        "customer_insights_monthly",
        "every_account_has_a_row",
        "an account was left out",
        f"DELETE FROM customer_insights_monthly {_N7}",
    ),
    Case(
        "customer_insights_monthly",
        "scores_have_their_source",
        "the source is lost",
        f"UPDATE customer_insights_monthly SET effective_score_source = NULL {_N7}",
    ),
    Case(
        "customer_insights_monthly",
        "missing_probabilities_have_a_reason",
        "the reason is lost",
        "UPDATE customer_insights_monthly SET churn_missing_because = NULL WHERE surviving_account_csn = 'A1'",
    ),
    Case(
        "customer_insights_monthly",
        "missing_values_have_a_reason",
        "the reason is lost",
        "UPDATE customer_insights_monthly SET lifetime_missing_because = NULL WHERE surviving_account_csn = 'A1'",
    ),
)
