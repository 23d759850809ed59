"""Expectations of the actions tables, with the consequence if one fails."""

from ide_assets.domains.actions import tables
from ide_assets.domains.actions.choice import candidates
from ide_assets.domains.actions.rules import OWNER_CAPACITY
from ide_assets.kernel.expectations import Expectation

_OBSERVATION_KEY = "opportunity_id, contract_id, tenant_id, offering_product_line_code"
_GIVEN = "verdict IN ('selected', 'held_back')"

SELECTION = (
    Expectation(
        "one_opportunity_per_account",
        "An account with two opportunities gets calls about different subjects.",
        "SELECT surviving_account_csn, count(DISTINCT opportunity_id) AS opportunities FROM judged "
        "GROUP BY surviving_account_csn HAVING count(DISTINCT opportunity_id) > 1",
        structural=True,
    ),
    Expectation(
        "numbers_are_those_of_ide",
        "A row that is missing in the IDE table, or differs from it, gives a representative wrong numbers.",
        f"SELECT {', '.join(tables.IDE_COLUMNS)} FROM judged EXCEPT "
        f"SELECT {', '.join(tables.IDE_COLUMNS)} FROM ide_cohort_benchmark_monthly",
        structural=True,
    ),
    Expectation(
        "opportunity_is_its_own",
        "The value, owner or account tier of another opportunity decides which account is called first.",
        "SELECT opportunity_id, s.acv_usd__c, s.ownerid FROM judged s LEFT JOIN opportunity o "
        "ON o.id = s.opportunity_id LEFT JOIN account a ON a.id = o.accountid "
        "WHERE (s.acv_usd__c, s.opportunity_number__c, s.ownerid) "
        "IS DISTINCT FROM (o.acv_usd__c, o.opportunity_number__c, a.ownerid)",
        structural=True,
    ),
)

SIGNALS = (
    Expectation(
        "every_observation_has_its_row",
        "A customer who is missing here gets no action, even if its numbers are low.",
        f"SELECT {_OBSERVATION_KEY}, 'missing' AS problem FROM (SELECT {_OBSERVATION_KEY} "
        f"FROM ide_observation_monthly EXCEPT SELECT {_OBSERVATION_KEY} FROM judged) UNION ALL "
        f"SELECT {_OBSERVATION_KEY}, 'no such observation' FROM (SELECT {_OBSERVATION_KEY} FROM judged "
        f"EXCEPT SELECT {_OBSERVATION_KEY} FROM ide_observation_monthly)",
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "gaps_follow_from_rates",
        "A gap other than rate minus benchmark of the opportunity's phase marks the wrong customers as low.",
        f"SELECT {_OBSERVATION_KEY}, assignment_diff, utilisation_diff FROM judged "
        "WHERE assignment_diff IS DISTINCT FROM round(assignment_rate - assignment_benchmark, 1) "
        "OR utilisation_diff IS DISTINCT FROM round(utilisation_rate - utilisation_benchmark, 1)",
        structural=True,
    ),
    Expectation(
        "lifecycle_follows_from_phase",
        "A call about adoption at a renewal, or the reverse, does not fit the customer's situation.",
        f"SELECT {_OBSERVATION_KEY}, phase, lifecycle FROM judged WHERE lifecycle IS DISTINCT FROM "
        "(CASE phase WHEN 'extend' THEN 'Renew' WHEN 'use' THEN 'Adopt' END)",
        structural=True,
    ),
    Expectation(
        "probabilities_are_sound",
        "A probability outside 0 to 1 moves its customer to the top or the bottom of the list for no reason.",
        f"SELECT {_OBSERVATION_KEY}, probability_below_assignment_benchmark, "
        "probability_below_utilisation_benchmark FROM judged "
        "WHERE NOT coalesce(probability_below_assignment_benchmark BETWEEN 0 AND 1, true) "
        "OR NOT coalesce(probability_below_utilisation_benchmark BETWEEN 0 AND 1, true)",
    ),
)

HOLDOUT = (
    Expectation(
        "everybody_has_a_unit",
        "An account without a unit can neither be held back nor measured.",
        "SELECT coalesce(i.surviving_account_csn, j.surviving_account_csn) AS surviving_account_csn FROM "
        "(SELECT DISTINCT surviving_account_csn FROM ide_cohort_benchmark_monthly) AS i "
        "FULL JOIN judged j ON i.surviving_account_csn = j.surviving_account_csn WHERE j.holdout_unit IS NULL",
        structural=True,
    ),
    Expectation(
        "units_are_kept",
        "An account that changes its unit may change its arm during a measurement.",
        "SELECT surviving_account_csn, judged.holdout_unit, former.holdout_unit AS before FROM judged "
        "FULL JOIN ide_holdout_monthly AS former USING (surviving_account_csn) "
        "WHERE former.holdout_unit IS NOT NULL AND (judged.holdout_unit, judged.in_unit_since) "
        "IS DISTINCT FROM (former.holdout_unit, former.in_unit_since)",
        structural=True,
    ),
    Expectation(
        "tenants_are_drawn_together",
        "If one of two accounts of a tenant is called and the other held back, the call reaches both and "
        "the play looks weaker than it is.",
        "SELECT tenant_id, min(holdout_unit) AS unit, max(holdout_unit) AS another FROM judged "
        "JOIN ide_cohort_benchmark_monthly USING (surviving_account_csn) GROUP BY tenant_id "
        "HAVING min(holdout_unit) <> max(holdout_unit) AND NOT bool_and(is_mixed_unit)",
        structural=True,
    ),
    Expectation(
        "units_are_not_mixed",
        "Accounts that were drawn separately now share a tenant: what one is offered may reach the other.",
        "SELECT surviving_account_csn, holdout_unit, in_unit_since FROM judged WHERE is_mixed_unit",
        blocking=False,
    ),
)

HISTORY = (
    Expectation(
        "a_unit_keeps_its_arm",
        "A unit in both arms of a topic gets a message that it should not get, so the arms cannot be compared.",
        "SELECT holdout_unit, topic FROM judged WHERE topic IS NOT NULL "
        "GROUP BY holdout_unit, topic HAVING count(DISTINCT is_offered) > 1",
        structural=True,
    ),
    Expectation(
        "draws_are_kept",
        "An account that changes its arm, or is left out, is measured in an arm that it was not drawn into.",
        "SELECT surviving_account_csn, action_key, f.is_offered, b.is_offered AS is_offered_now "
        "FROM ide_action_history_monthly f LEFT JOIN judged b USING (surviving_account_csn, action_key) "
        "WHERE (f.is_offered, f.topic, f.holdout_unit, f.drawn_on) "
        "IS DISTINCT FROM (b.is_offered, b.topic, b.holdout_unit, b.drawn_on)",
        structural=True,
    ),
    Expectation(
        "plays_hold_units_back",
        "A play with 20 or more units and none held back cannot be measured.",
        "SELECT action_key, count(DISTINCT holdout_unit) AS units FROM judged WHERE is_drawn_here "
        "GROUP BY action_key HAVING bool_and(is_offered) AND count(DISTINCT holdout_unit) >= 20",
        blocking=False,
    ),
)

CANDIDATES = (
    Expectation(
        "verdicts_have_reasons",
        "A candidate without a verdict and its reason is dropped silently.",
        f"SELECT surviving_account_csn, action_key, verdict, verdict_reason FROM judged WHERE NOT coalesce("
        f"verdict IN {candidates.VERDICTS}, false) OR coalesce(verdict_reason, '') = ''",
        structural=True,
    ),
    Expectation(
        "at_most_three_for_an_account",
        "With more than three actions a month the customer is contacted too often.",
        "SELECT surviving_account_csn, count(*) AS actions FROM judged "
        f"WHERE {_GIVEN} GROUP BY surviving_account_csn HAVING count(*) > 3",
        structural=True,
    ),
    Expectation(
        "one_opportunity_and_each_play_once",
        "Two opportunities of one account, or the same play twice, give one customer two messages.",
        f"SELECT surviving_account_csn, count(DISTINCT opportunity_id) AS opportunities FROM judged "
        f"WHERE {_GIVEN} GROUP BY surviving_account_csn "
        "HAVING count(DISTINCT opportunity_id) > 1 OR count(DISTINCT action_key) < count(*)",
        structural=True,
    ),
    Expectation(
        "a_unit_is_on_one_side",
        "A unit is held back from a play and offered it: the arms cannot be compared.",
        f"SELECT holdout_unit, action_key FROM judged WHERE {_GIVEN} "
        "GROUP BY holdout_unit, action_key HAVING count(DISTINCT verdict) > 1",
        structural=True,
    ),
    Expectation(
        "nothing_within_its_cool_down",
        "Repeating a call before the last one could work only annoys the customer.",
        "SELECT surviving_account_csn, action_key, e.given_on FROM judged j "
        "JOIN ide_action_history_monthly e USING (surviving_account_csn, action_key) "
        f"WHERE j.{_GIVEN} AND e.again_from > CAST(':first_day' AS DATE)",
        structural=True,
    ),
    Expectation(
        "nobody_changes_arms",
        "An account that was held back and is now called, or the reverse, spoils the measurement of every play "
        "of the topic.",
        "SELECT j.surviving_account_csn, j.action_key, j.verdict, e.is_offered FROM judged j "
        "JOIN ide_action_history_monthly e ON e.holdout_unit = j.holdout_unit AND e.topic = j.topic "
        f"WHERE j.{_GIVEN} AND e.is_offered IS DISTINCT FROM (j.verdict = 'selected')",
        structural=True,
    ),
    Expectation(
        "the_control_gets_nothing",
        "If the universal control is called, the effect of all plays together can no longer be measured.",
        "SELECT surviving_account_csn, action_key, verdict FROM judged JOIN ide_holdout_monthly AS h "
        f"USING (surviving_account_csn) WHERE h.is_control AND {_GIVEN}",
        structural=True,
    ),
    Expectation(
        "owners_have_capacity",
        "A list longer than its owner can work through is only partly worked through.",
        "SELECT owner_id, count(*) AS actions FROM judged WHERE owner_id IS NOT NULL AND channel = 'human' "
        f"AND {_GIVEN} GROUP BY owner_id HAVING count(*) > CAST(':{OWNER_CAPACITY.name}' AS BIGINT)",
        structural=True,
    ),
    Expectation(
        "value_follows_from_its_factors",
        "An expected value that is not uplift x value x probability puts the wrong call first.",
        "SELECT surviving_account_csn, action_key, expected_value, uplift, value_at_stake, probability "
        "FROM judged WHERE expected_value IS NULL OR abs(expected_value "
        "- uplift * value_at_stake * coalesce(probability, 0.5)) > 0.0051",
        structural=True,
    ),
    Expectation(
        "goals_have_their_numbers",
        "A goal without its numbers cannot be explained to the customer.",
        "SELECT surviving_account_csn, action_key, goal FROM judged "
        f"WHERE {_GIVEN} AND (goal IS NULL OR contains(goal, 'unknown'))",
        blocking=False,
    ),
)

ACTIONS = (
    Expectation(
        "actions_are_the_selected",
        "An action that was not selected, or a selected one that is missing, falsifies the measured effect.",
        "SELECT * FROM (SELECT surviving_account_csn, action_key, action_id, goal FROM judged EXCEPT "
        "SELECT surviving_account_csn, action_key, action_id, goal FROM ide_action_candidates_monthly "
        "WHERE verdict = 'selected') UNION ALL SELECT * FROM (SELECT surviving_account_csn, action_key, "
        "action_id, goal FROM ide_action_candidates_monthly WHERE verdict = 'selected' EXCEPT "
        "SELECT surviving_account_csn, action_key, action_id, goal FROM judged)",
        structural=True,
    ),
    Expectation(
        "nobody_held_back_is_called",
        "An account that is held back and called anyway is lost for the measurement.",
        "SELECT surviving_account_csn, action_key FROM judged JOIN ide_action_candidates_monthly AS c "
        "USING (surviving_account_csn, action_key) WHERE c.verdict = 'held_back'",
        structural=True,
    ),
    Expectation(
        "calls_can_be_made",
        "Without account name, due date, reason and next step a representative cannot prepare the call.",
        "SELECT surviving_account_csn, action_key, account_name, due_on FROM judged WHERE account_name IS NULL "
        "OR coalesce(why_now, '') = '' OR coalesce(next_step, '') = '' OR due_on <= snapshot_date "
        "OR due_on IS NULL",
        blocking=False,
    ),
    Expectation(
        "ranks_count_from_one",
        "A gap in the ranks reveals which accounts are held back; a fourth rank is one call too many.",
        "SELECT surviving_account_csn, count(*) AS actions, max(action_rank) AS last FROM judged "
        "GROUP BY surviving_account_csn HAVING min(action_rank) IS DISTINCT FROM 1 "
        "OR max(action_rank) <> count(*) OR count(*) > 3",
        structural=True,
    ),
)
