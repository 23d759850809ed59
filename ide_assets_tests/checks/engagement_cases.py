"""For every expectation of the engagement tables: a corruption of the clean month for them, and what fails then."""

from collections.abc import Iterator

from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case

#: Other expectations that fail if a row is duplicated, has no account, or is missing.
_TWICE: dict[str, dict[str, str]] = {
    "engagement_factors_monthly": {"effective_weights_sum_to_100": "one weighs twice"},
    "engagement_scores_monthly": {"contributions_sum_to_the_score": "one component counts twice"},
    "engagement_changes_monthly": {"parts_sum_to_the_change": "one counts twice"},
    "engagement_recommendations_monthly": {"ranks_count_from_one": "one is there twice"},
    "engagement_root_causes_monthly": {"cause_ranks_count_from_one": "one is there twice"},
}
_KEYS: dict[str, tuple[str, dict[str, str]]] = {
    "engagement_feeds": ("source", {}),
    "engagement_accounts_monthly": (
        "surviving_account_csn",
        {"every_subscribed_account_is_scored": "the account's own row is gone"},
    ),
    "engagement_values_monthly": ("factor", {}),
    "engagement_factors_monthly": ("factor", {}),
    "engagement_scores_monthly": (
        "surviving_account_csn",
        {"contributions_sum_to_the_score": "a component has lost its account"},
    ),
    "engagement_peers_monthly": ("component", {}),
    "engagement_changes_monthly": ("part", {}),
    "engagement_recommendations_monthly": (
        "recommendation_rank",
        {"ranks_count_from_one": "one rank is missing"},
    ),
    "engagement_root_causes_monthly": ("cause_rank", {"cause_ranks_count_from_one": "one rank is missing"}),
    "engagement_alerts_monthly": ("component", {"alerts_are_of_scored_accounts": "no score has that component"}),
    "engagement_validation_monthly": ("component", {}),
    "engagement_impact_monthly": ("factor", {}),
    "engagement_account_impact_monthly": ("factor", {"changes_have_an_association": "it belongs to no factor"}),
}
_EMPTY: dict[str, dict[str, str]] = {
    "engagement_accounts_monthly": {"every_subscribed_account_is_scored": "none is"},
    "engagement_root_causes_monthly": {"every_low_factor_has_a_cause": "none has"},
}
_OF_ANOTHER_MONTH: dict[str, dict[str, str]] = {
    "engagement_alerts_monthly": {"new_alerts_are_of_the_month": "it was raised after that month"},
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
        if table == "engagement_feeds":
            continue
        yield Case(table, TOTALS, "all rows are lost", f"DELETE FROM {table}", _EMPTY.get(table, {}), True)
        yield Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET snapshot_date = DATE '2023-04-30' WHERE rowid = 0",
            _OF_ANOTHER_MONTH.get(table, {}),
        )


_B01 = "WHERE surviving_account_csn = 'B01'"
_TWO_YEARS = "WHERE component = 'overall' AND history = 'two_years'"

ENGAGEMENT_CASES: tuple[Case, ...] = (
    *_of_every_table(),
    Case(
        "engagement_accounts_monthly",
        "every_subscribed_account_is_scored",
        "a customer with a subscription was taken for a former one",
        f"UPDATE engagement_accounts_monthly SET is_frozen = true {_B01}",
    ),
    Case(
        "engagement_values_monthly",
        "values_are_not_negative",
        "an answer precedes its question",
        f"UPDATE engagement_values_monthly SET current_value = -1 {_B01} AND factor = 'response_time_hours'",
    ),
    Case(
        "engagement_values_monthly",
        "shares_are_at_most_100",
        "an answer was counted for two messages",
        f"UPDATE engagement_values_monthly SET previous_value = 200 {_B01} AND factor = 'email_response_rate'",
    ),
    Case(
        "engagement_factors_monthly",
        "effective_weights_sum_to_100",
        "the weight of a missing factor was given away twice",
        "UPDATE engagement_factors_monthly SET effective_weight = effective_weight + 15 "
        f"{_B01} AND factor = 'email_response_rate'",
    ),
    Case(
        "engagement_factors_monthly",
        "missing_factors_weigh_nothing",
        "a factor lost its score and kept its weight",
        f"UPDATE engagement_factors_monthly SET score = NULL {_B01} AND factor = 'email_response_rate'",
    ),
    Case(
        "engagement_scores_monthly",
        "scores_are_within_their_bounds",
        "bounds of another account",
        f"UPDATE engagement_scores_monthly SET lower_bound = 0, upper_bound = 1 {_B01} AND component = 'communication'",
    ),
    Case(
        "engagement_scores_monthly",
        "contributions_sum_to_the_score",
        "the contribution of a component is lost",
        f"UPDATE engagement_scores_monthly SET contribution = NULL {_B01} AND component = 'communication'",
    ),
    Case(
        "engagement_scores_monthly",
        "thin_scores_are_unknown",
        "a component without data is called good",
        "UPDATE engagement_scores_monthly SET status = 'Good' WHERE score IS NULL",
    ),
    Case(
        "engagement_scores_monthly",
        SHARES,
        "every status has a new name",
        "UPDATE engagement_scores_monthly SET status = 'X' || status",
        {"thin_scores_are_unknown": "they are called something else"},
        after_a_clean_month=True,
    ),
    Case(
        "engagement_peers_monthly",
        "percentiles_are_percentages",
        "an account is below more peers than there are",
        f"UPDATE engagement_peers_monthly SET percentile = 104 {_B01} AND component = 'overall'",
    ),
    Case(
        "engagement_peers_monthly",
        "averages_have_a_group",
        "the name of the group is lost",
        f"UPDATE engagement_peers_monthly SET peer_group = NULL {_B01} AND component = 'overall'",
    ),
    Case(
        "engagement_changes_monthly",
        "parts_sum_to_the_change",
        "a part is lost",
        "DELETE FROM engagement_changes_monthly WHERE rowid = (SELECT min(rowid) FROM engagement_changes_monthly)",
    ),
    Case(
        "engagement_recommendations_monthly",
        "ranks_count_from_one",
        "the first recommendation is lost",
        f"DELETE FROM engagement_recommendations_monthly {_B01} AND recommendation_rank = 1",
    ),
    Case(
        "engagement_recommendations_monthly",
        "every_recommendation_has_a_text",
        "a factor has no text",
        f"UPDATE engagement_recommendations_monthly SET recommendation = NULL {_B01} AND recommendation_rank = 1",
    ),
    Case(
        "engagement_root_causes_monthly",
        "every_low_factor_has_a_cause",
        "a cause is of a factor that has recovered",
        f"UPDATE engagement_factors_monthly SET status = 'healthy' {_B01} AND factor = 'session_minutes'",
    ),
    Case(
        "engagement_root_causes_monthly",
        "causes_explain_the_gap",
        "half of the short sessions are left out",
        "UPDATE engagement_root_causes_monthly SET improvement = improvement / 2 "
        f"{_B01} AND factor = 'session_minutes'",
    ),
    Case(
        "engagement_root_causes_monthly",
        "cause_ranks_count_from_one",
        "the causes of a factor start with the second",
        f"UPDATE engagement_root_causes_monthly SET cause_rank = 2 {_B01} AND factor = 'session_minutes'",
    ),
    Case(
        "engagement_root_causes_monthly",
        "every_cause_is_explained",
        "a cause has no words",
        f"UPDATE engagement_root_causes_monthly SET explanation = NULL {_B01} AND factor = 'session_minutes'",
    ),
    Case(
        "engagement_alerts_monthly",
        "alerts_are_of_scored_accounts",
        "an alert is about a customer who has left",
        "UPDATE engagement_alerts_monthly SET surviving_account_csn = 'B23' WHERE rowid = 0",
    ),
    Case(
        "engagement_alerts_monthly",
        "new_alerts_are_of_the_month",
        "an alert of the month before is raised again",
        "UPDATE engagement_alerts_monthly SET raised_on = DATE '2023-04-30', is_new = true WHERE rowid = 0",
    ),
    Case(
        "engagement_validation_monthly",
        "estimates_are_within_their_intervals",
        "the ends of an interval are exchanged",
        f"UPDATE engagement_validation_monthly SET auc_low = auc_high, auc_high = auc_low {_TWO_YEARS}",
    ),
    Case(
        "engagement_validation_monthly",
        "missing_estimates_have_a_reason",
        "the reason is lost",
        "UPDATE engagement_validation_monthly SET not_estimated_because = NULL, auc = NULL, correlation = NULL, "
        "correlation_ceiling = NULL, lowest_decile_share = NULL WHERE history = 'newest' AND component = 'product'",
    ),
    Case(
        "engagement_validation_monthly",
        "the_score_foretells_churn",
        "scores of other accounts",
        f"UPDATE engagement_validation_monthly SET auc = 0.52, auc_low = 0.45, auc_high = 0.59 {_TWO_YEARS}",
    ),
    Case(
        "engagement_validation_monthly",
        "better_bands_lose_fewer_accounts",
        "the names of the bands are exchanged",
        f"UPDATE engagement_validation_monthly SET band_order = 'out of order' {_TWO_YEARS}",
    ),
    Case(
        "engagement_validation_monthly",
        "not_all_accounts_are_good",
        "everybody reaches the target",
        f"UPDATE engagement_validation_monthly SET good_share = 92 {_TWO_YEARS}",
    ),
    Case(
        "engagement_impact_monthly",
        "associations_are_within_their_intervals",
        "the sign of an association is lost",
        "UPDATE engagement_impact_monthly SET odds_ratio = 1 / odds_ratio "
        "WHERE association = 'retention' AND model = 'overall' AND factor = 'overall'",
    ),
    Case(
        "engagement_impact_monthly",
        "missing_associations_have_a_reason",
        "a reason is lost",
        "UPDATE engagement_impact_monthly SET not_estimated_because = NULL "
        "WHERE association = 'expansion' AND factor = 'login_frequency'",
    ),
    Case(
        "engagement_account_impact_monthly",
        "changes_are_possible",
        "a share was taken for a percentage",
        f"UPDATE engagement_account_impact_monthly SET fitted_probability = 140 {_B01}",
    ),
    Case(
        "engagement_account_impact_monthly",
        "changes_have_an_association",
        "a change is shown for a factor whose association history does not carry",
        f"UPDATE engagement_account_impact_monthly SET factor = 'session_minutes' {_B01} "
        "AND factor = 'login_frequency'",
    ),
)
