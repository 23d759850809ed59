"""For every expectation of the tables of actions: a corruption of the clean month for them, and what fails then."""

from collections.abc import Iterator

from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case

_A2 = "WHERE surviving_account_csn = 'A2'"
_LOST = "all rows are missing"

#: Further failures where a row appears twice, where one has no account, and where there are none.
_TWICE: dict[str, dict[str, str]] = {
    "ide_actions_monthly": {"ranks_count_from_one": "two are first"},
}
_UNNAMED: dict[str, tuple[str, dict[str, str]]] = {
    "ide_opportunity_selection_monthly": (
        "tenant_id",
        {"numbers_are_those_of_ide": "the IDE table knows the tenant"},
    ),
    "ide_action_signals_monthly": ("tenant_id", {"every_observation_has_its_row": "the observation has its tenant"}),
    "ide_holdout_monthly": (
        "surviving_account_csn",
        {"everybody_has_a_unit": "an account is lost", "units_are_kept": "one of January is lost"},
    ),
    "ide_action_history_monthly": ("action_key", {"draws_are_kept": "one of January is lost"}),
    "ide_action_candidates_monthly": ("action_key", {}),
    "ide_actions_monthly": ("action_rank", {"ranks_count_from_one": "the first is missing"}),
}
_EMPTY: dict[str, dict[str, str]] = {
    "ide_action_signals_monthly": {"every_observation_has_its_row": _LOST},
    "ide_holdout_monthly": {"everybody_has_a_unit": _LOST, "units_are_kept": _LOST},
    "ide_action_history_monthly": {"draws_are_kept": _LOST},
    "ide_actions_monthly": {"actions_are_the_selected": "all are lost"},
}
_RENAMED: dict[str, tuple[str, dict[str, str]]] = {
    "ide_opportunity_selection_monthly": (
        "site_geo",
        {"numbers_are_those_of_ide": "the IDE table has the old names"},
    ),
    "ide_action_candidates_monthly": ("action_key", {}),
    "ide_actions_monthly": ("channel", {}),
}


def _of_every_table() -> Iterator[Case]:
    for table, (column, follows) in _UNNAMED.items():
        yield Case(
            table,
            KEY,
            "a row appears twice",
            f"INSERT INTO {table} FROM {table} ORDER BY ALL LIMIT 1",
            _TWICE.get(table, {}),
        )
        yield Case(table, KEY, f"a row has no {column}", f"UPDATE {table} SET {column} = NULL WHERE rowid = 0", follows)
        yield Case(
            table, TOTALS, "no row came", f"DELETE FROM {table}", _EMPTY.get(table, {}), after_a_clean_month=True
        )
        yield Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET snapshot_date = DATE '2023-04-30' WHERE rowid = 0",
            {"numbers_are_those_of_ide": "the IDE table has the month"} if "selection" in table else {},
        )
    for table, (column, follows) in _RENAMED.items():
        yield Case(
            table,
            SHARES,
            f"every {column} has a new name",
            f"UPDATE {table} SET {column} = 'X' || {column}",
            follows,
            after_a_clean_month=True,
        )


ACTIONS_CASES: tuple[Case, ...] = (
    *_of_every_table(),
    Case(
        "ide_action_signals_monthly",
        SHARES,
        "no opportunity has a term any more",
        "UPDATE ide_action_signals_monthly SET ineligible_because = 'term'",
        after_a_clean_month=True,
    ),
    Case(
        "ide_opportunity_selection_monthly",
        "one_opportunity_per_account",
        "the opportunity of another account is taken for the survivor's",
        f"UPDATE ide_opportunity_selection_monthly SET surviving_account_csn = 'A3' {_A2}",
        {"numbers_are_those_of_ide": "the IDE table knows whose it is"},
    ),
    Case(
        "ide_opportunity_selection_monthly",
        "numbers_are_those_of_ide",
        "a rate was rounded again",
        f"UPDATE ide_opportunity_selection_monthly SET assignment_rate = 61 {_A2}",
    ),
    Case(
        "ide_opportunity_selection_monthly",
        "opportunity_is_its_own",
        "the value of the next row came in",
        f"UPDATE ide_opportunity_selection_monthly SET acv_usd__c = 9000 {_A2}",
    ),
    Case(
        "ide_opportunity_selection_monthly",
        "opportunity_is_its_own",
        "the owner of the survivor calls in place of the opportunity's own",
        f"UPDATE ide_opportunity_selection_monthly SET ownerid = 'Owner of ID-2' {_A2}",
    ),
    Case(
        "ide_action_signals_monthly",
        "every_observation_has_its_row",
        "a customer is missing",
        f"DELETE FROM ide_action_signals_monthly {_A2}",
    ),
    Case(
        "ide_action_signals_monthly",
        "every_observation_has_its_row",
        "a row has another tenant",
        f"UPDATE ide_action_signals_monthly SET tenant_id = 7 {_A2}",
    ),
    Case(
        "ide_action_signals_monthly",
        "gaps_follow_from_rates",
        "the gap is that of the other phase",
        f"UPDATE ide_action_signals_monthly SET assignment_diff = -12.5 {_A2}",
    ),
    Case(
        "ide_action_signals_monthly",
        "lifecycle_follows_from_phase",
        "a renewal is called adoption",
        "UPDATE ide_action_signals_monthly SET lifecycle = 'Adopt' WHERE phase = 'extend'",
    ),
    Case(
        "ide_action_signals_monthly",
        "probabilities_are_sound",
        "a probability is given in percent",
        f"UPDATE ide_action_signals_monthly SET probability_below_assignment_benchmark = 90 {_A2}",
    ),
    Case(
        "ide_holdout_monthly",
        "everybody_has_a_unit",
        "an account was not drawn",
        f"UPDATE ide_holdout_monthly SET holdout_unit = NULL {_A2}",
        {"units_are_kept": "it was drawn in January"},
    ),
    Case(
        "ide_holdout_monthly",
        "units_are_kept",
        "a unit has another name",
        "UPDATE ide_holdout_monthly SET holdout_unit = 'A0' WHERE holdout_unit = 'A2'",
    ),
    Case(
        "ide_holdout_monthly",
        "tenants_are_drawn_together",
        "one of two accounts of a tenant has a unit of its own",
        "UPDATE ide_holdout_monthly SET holdout_unit = 'A5', unit_accounts = 1 WHERE surviving_account_csn = 'A5'",
        {"units_are_kept": "they were drawn together in January"},
    ),
    Case(
        "ide_holdout_monthly",
        "units_are_not_mixed",
        "two accounts came to share a tenant after they were drawn",
        "UPDATE ide_holdout_monthly SET is_mixed_unit = true WHERE holdout_unit = 'A2'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "verdicts_have_reasons",
        "a verdict is unknown",
        "UPDATE ide_action_candidates_monthly SET verdict = 'lost' WHERE verdict = 'covered'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "verdicts_have_reasons",
        "a verdict without a reason",
        "UPDATE ide_action_candidates_monthly SET verdict_reason = '' WHERE verdict = 'covered'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "at_most_three_for_an_account",
        "an account gets every reason that applies",
        "INSERT INTO ide_action_candidates_monthly SELECT c.* REPLACE ('P' || range AS action_key) "
        f"FROM ide_action_candidates_monthly c, range(3) {_A2} AND verdict = 'selected'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "one_opportunity_and_each_play_once",
        "a second opportunity is talked about",
        "INSERT INTO ide_action_candidates_monthly SELECT * REPLACE ('P' AS action_key, 'O9' AS opportunity_id) "
        f"FROM ide_action_candidates_monthly {_A2} AND verdict = 'selected'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "one_opportunity_and_each_play_once",
        "the same play at two tenants",
        "INSERT INTO ide_action_candidates_monthly SELECT * REPLACE (9 AS tenant_id) "
        f"FROM ide_action_candidates_monthly {_A2} AND verdict = 'selected'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "a_unit_is_on_one_side",
        "one of two accounts of a tenant is held back",
        f"UPDATE ide_action_candidates_monthly SET verdict = 'held_back' {_A2} AND verdict = 'selected'",
        {"nobody_changes_arms": "it was given a play of the topic in January"},
    ),
    Case(
        "ide_action_candidates_monthly",
        "nothing_within_its_cool_down",
        "the cool-down of January's action ends in July",
        f"UPDATE ide_action_history_monthly SET again_from = DATE '2023-07-01' {_A2}",
    ),
    Case(
        "ide_action_candidates_monthly",
        "nobody_changes_arms",
        "an account was held back in January",
        f"UPDATE ide_action_history_monthly SET is_offered = false {_A2}",
    ),
    Case(
        "ide_action_candidates_monthly",
        "the_control_gets_nothing",
        "an account of the control is called",
        f"UPDATE ide_holdout_monthly SET is_control = true {_A2}",
    ),
    Case(
        "ide_action_candidates_monthly",
        "owners_have_capacity",
        "an owner gets 21 actions",
        "INSERT INTO ide_action_candidates_monthly SELECT c.* REPLACE ('B' || range AS surviving_account_csn, "
        "'B' || range AS holdout_unit, 'OW1' AS owner_id, 'human' AS channel) "
        f"FROM ide_action_candidates_monthly c, range(21) {_A2} AND verdict = 'selected'",
    ),
    Case(
        "ide_action_candidates_monthly",
        "value_follows_from_its_factors",
        "a value lost its probability",
        "UPDATE ide_action_candidates_monthly SET value_at_stake = 1000, probability = 0.5, expected_value = 1000 "
        f"{_A2} AND verdict = 'selected'",
    ),
    Case(
        "ide_action_history_monthly",
        "a_unit_keeps_its_arm",
        "another account of the unit is in the other arm",
        "INSERT INTO ide_action_history_monthly SELECT * REPLACE ('B1' AS surviving_account_csn, "
        f"NOT is_offered AS is_offered) FROM ide_action_history_monthly {_A2} LIMIT 1",
    ),
    Case(
        "ide_action_history_monthly",
        "draws_are_kept",
        "the month of a draw was changed",
        f"UPDATE ide_action_history_monthly SET drawn_on = DATE '2023-05-31' {_A2}",
    ),
    Case(
        "ide_action_history_monthly",
        "draws_are_kept",
        "an account is forgotten",
        f"DELETE FROM ide_action_history_monthly {_A2}",
    ),
    Case(
        "ide_action_history_monthly",
        "plays_hold_units_back",
        "none of 20 units is held back",
        "INSERT INTO ide_action_history_monthly SELECT h.* REPLACE ('B' || range AS surviving_account_csn, "
        "'B' || range AS holdout_unit, 'P' AS action_key, true AS is_offered, true AS is_drawn_here) "
        f"FROM (FROM ide_action_history_monthly {_A2} LIMIT 1) h, range(20)",
    ),
    Case(
        "ide_actions_monthly",
        "calls_can_be_made",
        "an account has no name",
        f"UPDATE ide_actions_monthly SET account_name = NULL {_A2}",
    ),
    Case(
        "ide_actions_monthly",
        "calls_can_be_made",
        "an action is due before it is given",
        f"UPDATE ide_actions_monthly SET due_on = DATE '2023-05-31' {_A2}",
    ),
    Case(
        "ide_action_candidates_monthly",
        "goals_have_their_numbers",
        "a goal lost a number",
        f"UPDATE ide_action_candidates_monthly SET goal = 'assignment unknown%' {_A2} AND verdict = 'selected'",
    ),
    Case(
        "ide_actions_monthly",
        "actions_are_the_selected",
        "an action is lost",
        f"DELETE FROM ide_actions_monthly {_A2}",
    ),
    Case(
        "ide_actions_monthly",
        "actions_are_the_selected",
        "an action was never selected",
        "UPDATE ide_action_candidates_monthly SET verdict = 'beyond_limit' WHERE surviving_account_csn = 'A2'",
    ),
    Case(
        "ide_actions_monthly",
        "nobody_held_back_is_called",
        "an account that is held back gets an action",
        f"UPDATE ide_action_candidates_monthly SET verdict = 'held_back' {_A2} AND verdict = 'selected'",
        {"actions_are_the_selected": "it was not selected"},
    ),
    Case(
        "ide_actions_monthly",
        "ranks_count_from_one",
        "the first place is left empty",
        f"UPDATE ide_actions_monthly SET action_rank = 2 {_A2}",
    ),
)
