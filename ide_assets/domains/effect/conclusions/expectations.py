"""Expectations of estimated effects and revenue, with the consequence if one fails."""

from ide_assets.domains.effect import words
from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS
from ide_assets.domains.effect.expectations import ARMS
from ide_assets.kernel.expectations import Expectation

#: Plays that accounts are enrolled in, all of them, and the programme: whether a holdout is declared for them.
_HOLDING_BACK = (
    "WITH one AS (SELECT e.action_key, bool_or(coalesce(most_holdout_share, 1) > 0) AS holds_back "
    "FROM action_enrolments_monthly e LEFT JOIN action_aims_monthly a ON a.action_key = e.action_key "
    "GROUP BY e.action_key) "
    f"FROM one UNION ALL SELECT 'all', bool_or(holds_back) FROM one WHERE action_key <> '{words.PROGRAMME}' "
    "HAVING count(*) > 0"
)

_EFFECT = "action_key, measured, horizon_months, method"
_NUMBERS = ("effect", "effect_low", "effect_high", "standard_error", "p_value")

EFFECTS = (
    Expectation(
        "every_play_is_measured",
        "A play without its rows is neither scaled up nor stopped, and its missing measurement goes unnoticed.",
        f"WITH plays AS ({_HOLDING_BACK}), expected AS ("
        "SELECT action_key, measured, horizon_months, method FROM plays, "
        f"(VALUES {', '.join(f'({name!r})' for name in words.MEASURED)}) AS m(measured), "
        f"(VALUES {', '.join(f'({months})' for months in words.HORIZONS)}) AS h(horizon_months), "
        "(VALUES ('before_after', NULL), ('intention_to_treat', true), ('treated', true), "
        "('difference_in_differences', false), ('placebo_lead', false)) AS w(method, with_holdout) "
        "WHERE with_holdout IS NULL OR with_holdout = holds_back AND (holds_back OR action_key <> 'all') "
        "AND (method <> 'placebo_lead' OR horizon_months = 1) "
        "UNION ALL SELECT action_key, 'renewal', 0, method FROM plays, "
        "(VALUES ('intention_to_treat'), ('treated')) AS w(method) WHERE holds_back) "
        f"(SELECT {_EFFECT}, 'missing' AS problem FROM expected "
        f"EXCEPT SELECT {_EFFECT}, 'missing' FROM judged) "
        f"UNION ALL (SELECT {_EFFECT}, 'of no such play' FROM judged EXCEPT "
        f"SELECT {_EFFECT}, 'of no such play' FROM expected)",
        structural=True,
        explained_by="problem",
    ),
    Expectation(
        "judged_by_what_it_declares",
        "A play judged by another measure than its declared one may be stopped for something it was not meant to do.",
        f"""
        WITH plays AS ({_HOLDING_BACK}), aims AS (
            SELECT action_key, primary_measure, horizon_months FROM action_aims_monthly
            UNION ALL SELECT 'all', 'renewal', 0
        )
        SELECT plays.action_key, primary_measure, aims.horizon_months, count(b.action_key) AS primary_rows
        FROM plays JOIN aims ON aims.action_key = plays.action_key
        LEFT JOIN judged b ON b.action_key = plays.action_key AND is_primary AND b.measured = primary_measure
            AND b.horizon_months = aims.horizon_months AND method = 'intention_to_treat'
        WHERE holds_back
        GROUP BY plays.action_key, primary_measure, aims.horizon_months
        HAVING count(b.action_key) <> 1
        UNION ALL
        SELECT b.action_key, measured, b.horizon_months, 0
        FROM judged b LEFT JOIN aims ON aims.action_key = b.action_key
        WHERE is_primary AND primary_measure IS NOT NULL AND (
            measured <> primary_measure OR b.horizon_months <> aims.horizon_months OR method <> 'intention_to_treat'
        )
        """,
        structural=True,
    ),
    Expectation(
        "intervals_hold_their_effect",
        "An effect outside its interval, or without one, does not show its uncertainty.",
        f"SELECT {_EFFECT}, {', '.join(_NUMBERS)} FROM judged WHERE NOT coalesce("
        "effect BETWEEN effect_low AND effect_high AND standard_error > 0 "
        "AND coalesce(minimum_detectable_effect > 0 AND isfinite(minimum_detectable_effect), true) "
        "AND (NOT is_primary OR effect BETWEEN effect_low_every_look AND effect_high_every_look) "
        f"AND {' AND '.join(f'isfinite({name})' for name in _NUMBERS)}, false) "
        f"AND NOT ({' AND '.join(f'{name} IS NULL' for name in _NUMBERS)})",
        structural=True,
    ),
    Expectation(
        "p_values_are_probabilities",
        "A p-value outside 0 to 1, or one that the correction for the other plays reduced, calls a play effective "
        "that is not.",
        f"SELECT {_EFFECT}, p_value, p_value_every_look, p_value_adjusted FROM judged WHERE NOT coalesce("
        "CASE WHEN effect IS NULL THEN p_value IS NULL AND p_value_adjusted IS NULL AND p_value_every_look IS NULL "
        "WHEN is_primary THEN p_value BETWEEN 0 AND 1 AND p_value_every_look BETWEEN 0 AND p_value_adjusted "
        "AND p_value_adjusted <= 1 AND looks > 0 "
        "ELSE p_value BETWEEN 0 AND 1 AND p_value_adjusted IS NULL AND p_value_every_look IS NULL END, false)",
        structural=True,
    ),
    Expectation(
        "conclusion_follows_from_the_numbers",
        "Leadership reads the conclusion rather than the interval: money is put into a play, or taken out of it, "
        "because of this word.",
        "WITH concluded AS (SELECT b.*, effect * CASE direction WHEN 'down' THEN -1 ELSE 1 END AS gained "
        "FROM judged b "
        "LEFT JOIN (SELECT action_key AS aimed, direction FROM action_aims_monthly) ON aimed = action_key) "
        f"SELECT {_EFFECT}, effect, p_value_adjusted, withheld_because, conclusion FROM concluded "
        "WHERE conclusion IS DISTINCT FROM CASE WHEN withheld_because IS NOT NULL THEN 'withheld' "
        "WHEN effect IS NULL THEN 'too few accounts' "
        "WHEN is_primary AND p_value_adjusted >= 0.05 THEN 'no detectable effect' "
        "WHEN is_primary AND gained > 0 THEN 'effective' WHEN is_primary THEN 'harmful' "
        "WHEN method = 'before_after' THEN 'not a measurement' "
        "WHEN method IN ('difference_in_differences', 'placebo_lead') THEN 'no holdout' ELSE 'not judged' END "
        # The conclusion is made before rounding: a value rounded to the threshold may be on either side of it.
        "AND NOT coalesce(abs(p_value_adjusted - 0.05) < 0.000001 AND is_primary AND conclusion "
        "IN ('no detectable effect', CASE WHEN gained > 0 THEN 'effective' ELSE 'harmful' END), false)",
        structural=True,
    ),
    Expectation(
        "accounts_are_the_enrolled",
        "More accounts than are enrolled in the play make an effect look more certain than it is.",
        f"SELECT {_EFFECT}, accounts_offered, accounts_held_back, accounts_treated, holdout_units "
        f"FROM judged LEFT JOIN ({ARMS}) AS arms USING (action_key) WHERE NOT coalesce("
        "accounts_offered BETWEEN 0 AND offered AND accounts_held_back BETWEEN 0 AND held_back "
        "AND accounts_treated BETWEEN 0 AND accounts_offered + accounts_held_back "
        "AND holdout_units BETWEEN 0 AND accounts_offered + accounts_held_back "
        "AND coalesce(accounts_left_offered, 0) <= offered AND coalesce(accounts_left_held_back, 0) <= held_back, "
        "false)",
        structural=True,
    ),
    Expectation(
        "no_play_is_harmful",
        "A play worsens the measure that it is meant to improve. Stop it, or change it.",
        f"SELECT {_EFFECT}, effect, effect_low_every_look, effect_high_every_look FROM judged "
        "WHERE conclusion = 'harmful'",
        blocking=False,
    ),
    Expectation(
        "nothing_is_withheld",
        "The arms of a play are no longer as they were drawn, so its effect cannot be trusted. Sample ratio: "
        "accounts are missing from an arm. Attrition: one arm lost more customers than the other.",
        f"SELECT {_EFFECT}, withheld_because, accounts_offered, accounts_held_back, accounts_left_offered, "
        "accounts_left_held_back FROM judged WHERE withheld_because IS NOT NULL",
        blocking=False,
        explained_by="withheld_because",
    ),
)

REVENUE = (
    Expectation(
        "intervals_hold_their_revenue",
        "An amount outside its interval, or without one, is budgeted as if it were certain.",
        "SELECT action_key, quarter, revenue, revenue_low, revenue_high, revenue_per_hundred FROM judged "
        "WHERE NOT coalesce(revenue BETWEEN revenue_low AND revenue_high "
        "AND revenue_per_hundred BETWEEN revenue_per_hundred_low AND revenue_per_hundred_high "
        "AND isfinite(revenue_low) AND isfinite(revenue_high), false) "
        "AND coalesce(revenue, revenue_low, revenue_high, revenue_per_hundred, revenue_per_hundred_low, "
        "revenue_per_hundred_high) IS NOT NULL",
        structural=True,
    ),
    Expectation(
        "nothing_below_the_minimum",
        "An amount estimated from a handful of held-back accounts is mostly chance.",
        "SELECT action_key, quarter, accounts_offered, accounts_held_back, revenue FROM judged "
        f"WHERE revenue IS NOT NULL AND least(accounts_offered, accounts_held_back) < {LEAST_UNITS}",
        structural=True,
    ),
    Expectation(
        "accounts_are_the_enrolled",
        "Renewals of accounts that were not drawn are not results of the play.",
        f"SELECT action_key, quarter, accounts_offered, accounts_held_back FROM judged LEFT JOIN ({ARMS}) AS arms "
        "USING (action_key) WHERE NOT coalesce(accounts_offered BETWEEN 0 AND offered "
        "AND accounts_held_back BETWEEN 0 AND held_back AND value_at_stake >= 0, false)",
        structural=True,
    ),
)
