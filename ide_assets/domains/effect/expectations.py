"""Expectations of the effect tables, with the consequence if one fails."""

from ide_assets.domains.actions.choice.candidates import CONTROL, UNWORTHY
from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS
from ide_assets.domains.effect.words import PROGRAMME
from ide_assets.kernel.expectations import Expectation

_LAST_DAY = "CAST(':last_day' AS DATE)"

#: Opportunities with a known outcome.
_DECIDED = (
    "SELECT opportunity_id, outcome_shown_on, is_won FROM opportunity_outcomes_monthly "
    "WHERE is_closed AND is_won IS NOT NULL"
)

#: Accounts in each arm of each play, of all of them, and of the programme.
ARMS = (
    "WITH one AS (SELECT action_key, count(*) FILTER (is_offered) AS offered, "
    "count(*) FILTER (NOT is_offered) AS held_back FROM action_enrolments_monthly GROUP BY action_key) "
    f"FROM one UNION ALL SELECT 'all', sum(offered), sum(held_back) FROM one WHERE action_key <> '{PROGRAMME}' "
    "HAVING count(*) > 0"
)

#: How a play draws an account, and the programme one that has a reason worth an action.
_DRAWN = (
    "SELECT action_key, surviving_account_csn, snapshot_date, verdict FROM ide_action_candidates_monthly "
    "WHERE verdict IN ('selected', 'held_back') "
    f"UNION ALL SELECT DISTINCT '{PROGRAMME}', surviving_account_csn, snapshot_date, "
    f"CASE verdict WHEN '{CONTROL}' THEN 'held_back' ELSE 'selected' END FROM ide_action_candidates_monthly "
    f"WHERE verdict NOT IN ({', '.join(repr(verdict) for verdict in UNWORTHY)})"
)

#: The row of the newest month before that a row continues.
_FORMER = (
    "SELECT 1 FROM action_enrolments_monthly f WHERE f.action_key = b.action_key "
    "AND f.surviving_account_csn = b.surviving_account_csn"
)

OUTCOMES = (
    Expectation(
        "seats_are_those_of_its_pools",
        "An account that lacks a pool, or counts one twice, seems to gain or lose seats because of an action.",
        "WITH pools AS (SELECT DISTINCT coalesce(m.surviving_account_csn, s.account_csn) AS csn, tenant_id, "
        "pool_id FROM active_subscription_monthly s "
        "LEFT JOIN account_merges m ON m.victim_account_csn = s.account_csn), "
        "counted AS (SELECT csn, sum(seats_purchased) AS purchased, CASE WHEN count(seats_assigned) = count(*) "
        "THEN sum(seats_assigned) END AS assigned FROM pools JOIN pool_monthly USING (tenant_id, pool_id) "
        "GROUP BY csn) "
        "SELECT csn, surviving_account_csn, seats_purchased, purchased, seats_assigned, assigned "
        "FROM counted FULL JOIN judged ON csn = surviving_account_csn "
        "WHERE purchased IS DISTINCT FROM seats_purchased OR assigned IS DISTINCT FROM seats_assigned",
        structural=True,
    ),
    Expectation(
        "users_are_counted_once",
        "An account whose users count twice, or not at all, seems to change although it did not.",
        "WITH teams AS (SELECT DISTINCT coalesce(m.surviving_account_csn, s.account_csn) AS csn, tenant_id "
        "FROM active_subscription_monthly s "
        "LEFT JOIN account_merges m ON m.victim_account_csn = s.account_csn), "
        "counted AS (SELECT csn, count(DISTINCT user_id) AS users FROM teams JOIN usage_authorizations "
        "USING (tenant_id) WHERE usage_type = 'COM' AND (user_type IS NULL OR user_type = 'member') "
        "GROUP BY csn) "
        "SELECT surviving_account_csn, active_users, users FROM judged "
        "LEFT JOIN counted ON csn = surviving_account_csn WHERE active_users IS DISTINCT FROM coalesce(users, 0)",
        structural=True,
    ),
    Expectation(
        "rates_follow_from_counts",
        "A rate that does not follow from its counts shows an effect that does not exist.",
        "SELECT surviving_account_csn, seats_purchased, seats_assigned, active_users, assignment_rate, "
        "utilisation_rate FROM judged WHERE "
        "(assignment_rate IS NULL) <> (seats_purchased = 0 OR seats_assigned IS NULL) "
        "OR (utilisation_rate IS NULL) <> (seats_purchased = 0) "
        "OR abs(assignment_rate - 100.0 * seats_assigned / nullif(seats_purchased, 0)) > 0.0500001 "
        "OR abs(utilisation_rate - 100.0 * active_users / nullif(seats_purchased, 0)) > 0.5000001",
        structural=True,
    ),
    Expectation(
        "attributes_are_the_accounts",
        "An account with the geography, industry or size of another is compared with the wrong accounts.",
        "SELECT b.surviving_account_csn, b.site_geo, b.industry_group, b.seat_bucket FROM judged b "
        "LEFT JOIN accounts a ON a.account_csn = b.surviving_account_csn "
        "WHERE b.site_geo IS DISTINCT FROM a.site_geo OR b.industry_group IS DISTINCT FROM a.industry_group "
        "OR b.seat_bucket IS DISTINCT FROM "
        "CASE WHEN seats_purchased > 10 THEN '11+ Seat' ELSE seats_purchased || ' Seat' END",
        structural=True,
    ),
)

ENROLMENTS = (
    Expectation(
        "enrolled_as_first_drawn",
        "An account that is left out, or measured from another month or in another arm than drawn, makes the "
        "arms of the play incomparable: their difference is not an effect of the play.",
        "WITH drawn AS (SELECT action_key, surviving_account_csn, enrolled_on AS first, "
        "CASE WHEN is_offered THEN 'selected' ELSE 'held_back' END AS verdict FROM action_enrolments_monthly "
        "UNION ALL SELECT d.action_key, d.surviving_account_csn, min(d.snapshot_date), "
        f"arg_min(d.verdict, d.snapshot_date) FROM ({_DRAWN}) AS d LEFT JOIN action_enrolments_monthly e "
        "ON e.action_key = d.action_key AND e.surviving_account_csn = d.surviving_account_csn "
        "WHERE e.action_key IS NULL GROUP BY d.action_key, d.surviving_account_csn), "
        "customer AS (SELECT d.action_key, d.surviving_account_csn AS csn, d.verdict, "
        "coalesce(m.surviving_account_csn, d.surviving_account_csn) AS merged_into "
        "FROM drawn d LEFT JOIN account_merges m ON m.victim_account_csn = d.surviving_account_csn), "
        "mixed AS (SELECT action_key, merged_into FROM customer GROUP BY action_key, merged_into "
        "HAVING count(DISTINCT verdict) > 1), "
        "left_out AS (SELECT c.action_key, c.csn FROM customer c JOIN mixed x "
        "ON x.action_key = c.action_key AND x.merged_into = c.merged_into) "
        "SELECT coalesce(b.action_key, drawn.action_key) AS action_key, "
        "coalesce(b.surviving_account_csn, drawn.surviving_account_csn) AS surviving_account_csn, "
        "enrolled_on, first, is_offered, verdict FROM judged b FULL JOIN drawn "
        "ON b.action_key = drawn.action_key AND b.surviving_account_csn = drawn.surviving_account_csn "
        "LEFT JOIN left_out l ON l.action_key = drawn.action_key AND l.csn = drawn.surviving_account_csn "
        "WHERE (enrolled_on IS DISTINCT FROM first OR is_offered IS DISTINCT FROM (verdict = 'selected')) "
        # A customer whose accounts were drawn into both arms before they were merged is in neither; one into which an
        # account of the control was merged is in neither arm of the programme.
        f"AND NOT (b.action_key IS NULL AND (drawn.action_key = '{PROGRAMME}' OR l.csn IS NOT NULL))",
        structural=True,
    ),
    Expectation(
        "no_customer_is_in_both_arms",
        "A customer that is offered a play and held back from it, through accounts that were merged, is compared with "
        "itself: the effect looks smaller than it is.",
        "SELECT b.action_key, coalesce(m.surviving_account_csn, b.surviving_account_csn) AS customer FROM judged b "
        "LEFT JOIN account_merges m ON m.victim_account_csn = b.surviving_account_csn "
        "GROUP BY b.action_key, coalesce(m.surviving_account_csn, b.surviving_account_csn) "
        "HAVING count(DISTINCT b.is_offered) > 1",
        structural=True,
    ),
    Expectation(
        "carried_out_after_the_enrolment",
        "An intervention before the play was offered, or one that never took place, cannot have an effect.",
        "SELECT action_key, surviving_account_csn, enrolled_on, first_performed_on FROM judged b "
        f"WHERE first_performed_on <= enrolled_on OR first_performed_on > {_LAST_DAY} "
        "OR first_performed_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM interventions i "
        f"WHERE (i.action_key = b.action_key OR b.action_key = '{PROGRAMME}') "
        "AND i.performed_on = b.first_performed_on) "
        f"AND NOT EXISTS ({_FORMER} AND f.first_performed_on = b.first_performed_on)",
        structural=True,
    ),
    Expectation(
        "outcome_is_the_opportunitys",
        "A renewal that is wrongly counted as won or lost, or is not counted, changes the conclusion about "
        "plays that did not influence it.",
        "SELECT action_key, surviving_account_csn, b.opportunity_id, is_renewed FROM judged b "
        f"WHERE is_renewed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ({_DECIDED}) o WHERE "
        "o.opportunity_id = b.opportunity_id AND o.is_won = b.is_renewed "
        "AND o.outcome_shown_on > b.enrolled_on) AND NOT (NOT EXISTS (SELECT 1 FROM "
        "opportunity_outcomes_monthly o WHERE o.opportunity_id = b.opportunity_id) "
        f"AND EXISTS ({_FORMER} AND f.is_renewed = b.is_renewed)) "
        f"OR is_renewed IS NULL AND EXISTS (SELECT 1 FROM ({_DECIDED}) o WHERE "
        "o.opportunity_id = b.opportunity_id AND o.outcome_shown_on > b.enrolled_on)",
        structural=True,
    ),
    Expectation(
        "arms_are_kept",
        "An account was later drawn into the other arm, or a unit is in both arms: the share or the key of the "
        "holdout was changed while the play was measured. The first draw counts, so the effect looks smaller.",
        "SELECT b.action_key, b.surviving_account_csn AS drawn_otherwise, 'account' AS what "
        "FROM judged b WHERE EXISTS (SELECT 1 FROM ide_action_candidates_monthly c "
        "WHERE c.action_key = b.action_key AND c.surviving_account_csn = b.surviving_account_csn "
        "AND c.verdict = CASE WHEN b.is_offered THEN 'held_back' ELSE 'selected' END) "
        "UNION ALL SELECT action_key, holdout_unit, 'unit' FROM judged GROUP BY action_key, holdout_unit "
        "HAVING count(DISTINCT is_offered) > 1",
        blocking=False,
        explained_by="what",
    ),
    Expectation(
        "held_back_is_left_alone",
        "The play was carried out for a held-back account: its effect looks smaller than it is.",
        "SELECT action_key, surviving_account_csn, enrolled_on, first_performed_on FROM judged "
        "WHERE NOT is_offered AND first_performed_on IS NOT NULL",
        blocking=False,
    ),
)

AIMS = (
    Expectation(
        "every_play_has_an_aim",
        "A play without its own measure, direction and horizon cannot be judged.",
        "SELECT action_key, primary_measure, direction, horizon_months, worth_having, least_holdout_share, "
        "most_holdout_share FROM (SELECT DISTINCT action_key FROM action_enrolments_monthly) "
        "FULL JOIN judged USING (action_key) WHERE NOT coalesce("
        "primary_measure IN ('assignment_rate', 'utilisation_rate', 'active_users', 'renewal') "
        "AND direction IN ('up', 'down') AND (primary_measure = 'renewal') = (horizon_months = 0) "
        "AND horizon_months IN (0, 1, 3, 6) AND worth_having > 0 "
        f"AND least_holdout_share BETWEEN 0 AND most_holdout_share AND most_holdout_share <= 1 "
        f"AND declared_on <= {_LAST_DAY}, false)",
        structural=True,
    ),
    Expectation(
        "aim_stays_as_declared",
        "The measure, direction or horizon of a play was changed while it is being measured. A measure chosen after "
        "looking at the results makes every conclusion unsafe: give the play another key.",
        "SELECT action_key, f.primary_measure AS former_measure, b.primary_measure, f.direction AS former_direction, "
        "b.direction, f.horizon_months AS former_horizon, b.horizon_months FROM judged b "
        "JOIN action_aims_monthly f USING (action_key) SEMI JOIN action_enrolments_monthly USING (action_key) "
        "WHERE (f.primary_measure, f.direction, f.horizon_months) "
        "IS DISTINCT FROM (b.primary_measure, b.direction, b.horizon_months)",
        blocking=False,
    ),
)

TRAJECTORIES = (
    Expectation(
        "intervals_hold_their_mean",
        "A mean outside its interval, or one that is not a number, draws a curve that no account followed.",
        "SELECT action_key, measured, arm, months_since, mean_value, mean_low, mean_high FROM judged "
        "WHERE NOT coalesce(isfinite(mean_value), false) OR (mean_low IS NULL) <> (accounts_measured = 1) "
        "OR (mean_high IS NULL) <> (accounts_measured = 1) "
        "OR NOT coalesce(mean_value BETWEEN mean_low AND mean_high, true)",
        structural=True,
    ),
    Expectation(
        "accounts_are_the_enrolled",
        "A curve of more accounts than were drawn into the arm includes accounts of other arms.",
        "SELECT action_key, measured, arm, months_since, accounts_measured FROM judged "
        f"LEFT JOIN ({ARMS}) AS arms USING (action_key) WHERE NOT coalesce(accounts_measured BETWEEN 1 AND "
        "CASE arm WHEN 'offered' THEN offered WHEN 'held_back' THEN held_back END, false)",
        structural=True,
    ),
)

BALANCE = (
    Expectation(
        "accounts_are_the_enrolled",
        "A comparison of more accounts than were drawn includes accounts outside the play.",
        "SELECT action_key, characteristic, accounts_offered, accounts_held_back FROM judged "
        f"LEFT JOIN ({ARMS}) AS arms USING (action_key) WHERE NOT coalesce("
        "accounts_offered BETWEEN 0 AND offered AND accounts_held_back BETWEEN 0 AND held_back "
        "AND accounts_offered + accounts_held_back > 0, false)",
        structural=True,
    ),
    Expectation(
        "differences_follow_from_the_means",
        "A difference that contradicts its means hides arms that already differed before the play.",
        "SELECT action_key, characteristic, offered_mean, held_back_mean, standardised_difference FROM judged "
        "WHERE (offered_mean IS NULL) <> (accounts_offered = 0) "
        "OR (held_back_mean IS NULL) <> (accounts_held_back = 0) "
        "OR sign(standardised_difference) <> sign(offered_mean - held_back_mean) "
        "OR NOT isfinite(standardised_difference)",
        structural=True,
    ),
    Expectation(
        "arms_are_alike",
        "The accounts offered the play and those held back differed before it by more than chance explains: "
        "check how the holdout was drawn before trusting the effect.",
        "SELECT action_key, characteristic, accounts_offered, accounts_held_back, standardised_difference "
        "FROM judged WHERE abs(standardised_difference) > "
        "greatest(0.1, 4 * sqrt(1 / accounts_offered + 1 / accounts_held_back)) "
        # The spread of a handful is unknown: a single held-back account always differs from the others in something.
        f"AND least(accounts_offered, accounts_held_back) >= {LEAST_UNITS}",
        blocking=False,
    ),
)

FAIRNESS = (
    Expectation(
        "every_account_counts_once",
        "An account that is missing in a dimension, or in it twice, hides which groups get no action.",
        "WITH counted AS (SELECT count(DISTINCT surviving_account_csn) AS everyone "
        "FROM ide_action_signals_monthly), drawn AS (SELECT "
        "count(DISTINCT surviving_account_csn) FILTER (verdict = 'selected') AS acted, "
        "count(DISTINCT surviving_account_csn) FILTER (verdict = 'held_back') AS withheld "
        "FROM ide_action_candidates_monthly) "
        "SELECT dimension, measured, everyone, with_action, acted, in_holdout, withheld "
        "FROM (VALUES ('geo'), ('seat_bucket'), ('industry')) AS d(dimension) "
        "LEFT JOIN (SELECT dimension, sum(accounts_measured) AS measured, "
        "sum(accounts_with_action) AS with_action, sum(accounts_in_holdout) AS in_holdout FROM judged "
        "GROUP BY dimension) USING (dimension), counted, drawn "
        "WHERE coalesce(measured, 0) <> everyone OR coalesce(with_action, 0) <> acted "
        "OR coalesce(in_holdout, 0) <> withheld",
        structural=True,
    ),
    Expectation(
        "rates_follow_from_counts",
        "A rate that does not follow from its counts, or is outside its interval, misrepresents the group.",
        "SELECT dimension, group_value, accounts_measured, accounts_with_action, action_rate, "
        "accounts_in_holdout, holdout_rate FROM judged WHERE NOT coalesce("
        "accounts_with_action BETWEEN 0 AND accounts_measured "
        "AND accounts_in_holdout BETWEEN 0 AND accounts_measured "
        "AND abs(action_rate - 100.0 * accounts_with_action / accounts_measured) <= 0.0500001 "
        "AND action_rate BETWEEN action_rate_low AND action_rate_high "
        "AND action_rate_low >= 0 AND action_rate_high <= 100, false) "
        "OR (holdout_rate IS NULL) <> (accounts_with_action + accounts_in_holdout = 0) "
        "OR NOT coalesce(holdout_rate BETWEEN holdout_rate_low AND holdout_rate_high "
        "AND holdout_rate_low >= 0 AND holdout_rate_high <= 100, holdout_rate IS NULL)",
        structural=True,
    ),
)
