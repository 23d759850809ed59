"""Columns of customer-success actions, their enrolments, outcomes and measured effect."""

from ide_assets.vocabulary.column import Column, Type, section

COLUMNS: tuple[Column, ...] = (
    *section(
        Type.DATE,
        enrolled_on="Snapshot date of the first month in which the account was offered the play or held back from it.",
        first_performed_on=(
            "Day of the first intervention of the play after the enrolment; null if none was carried out."
        ),
        declared_on="Last day of the month since which the play has had this measure, direction and horizon.",
        in_unit_since="Snapshot date of the month in which the account was drawn with its holdout unit.",
        again_from="First day of the month from which the action may be given again.",
        due_on=(
            "Day by which to carry the action out: 7 days after the snapshot date for priority 1, 14 for priority 2, "
            "30 for others; at the latest a week before the opportunity closes."
        ),
        drawn_on="Snapshot date of the month in which the account was first given the play, or held back from it.",
        given_on="Snapshot date of the month in which the account was last given the play, or held back from it.",
        held_on="Snapshot date of the last month in which the reason held.",
    ),
    *section(
        Type.TEXT,
        action_name="Human-readable name of the reason to act.",
        lifecycle="Adopt in the use phase, Renew in the extend phase.",
        weaknesses="Weaknesses of the data behind an action, joined by commas; empty if none.",
        confidence="high, medium or low: the data behind the action has no, one or several weaknesses.",
        goal="What the action should achieve, with the account's numbers.",
        verdict=(
            "selected; held_back (in the holdout); closing (open, and its reason did not hold this month); or why not: "
            "not_eligible, another_opportunity, covered, withheld, control, both_arms, below_one_seat, improbable, "
            "another_tenant, cooling_down, beyond_limit, beyond_capacity."
        ),
        topic="Signals of the plays from which accounts are held back together, joined by &; null without a holdout.",
        uplift_source="measured if the holdout weighs more than the prior, otherwise prior.",
        closed_by="How an intervention closed the action: done, snoozed or declined; null if none did.",
        next_step="Next best step for the person who carries the action out.",
        success_criterion="When the action has succeeded.",
        why_now="The signals of the action with their numbers and, for a renewal, when it is due.",
        verdict_reason="The verdict in words.",
        action_id=(
            "Identifier of the action, unchanged when its month is built again; null unless selected or continued."
        ),
        holdout_unit="Accounts that are held back together, named by the CSN under which they were first drawn.",
        ineligible_because="The first criterion of eligibility that the row does not meet; null if it is eligible.",
        arm="offered, or held_back.",
        measured="What is measured: assignment_rate, utilisation_rate, active_users or renewal.",
        method=(
            "intention_to_treat (offered against held back), treated (carried out, by instrument), "
            "difference_in_differences (of a play without a holdout, against accounts not offered it), placebo_lead "
            "(the same comparison a month before the offer, which cannot have an effect), or before_after (naive)."
        ),
        conclusion=(
            "For the primary row: effective, harmful, no detectable effect, withheld, or too few accounts. For other "
            "rows: not judged; for before_after: not a measurement; for a play without a holdout: no holdout."
        ),
        withheld_because="Why the conclusion is withheld: sample ratio or attrition; null if it is not withheld.",
        primary_measure="Measure that decides on the play: assignment_rate, utilisation_rate, active_users or renewal.",
        secondary_measures="Measures that are only shown, separated by commas; they have no conclusion.",
        quarter="Months of the fiscal quarter in which the renewals were decided, or `all`.",
        characteristic="What is compared between the accounts offered the play and those held back.",
        dimension="The attribute by which accounts are grouped: geo, seat_bucket or industry.",
    ),
    *section(
        Type.INTEGER,
        priority="Rank of the reason to act among all reasons; 1 comes first.",
        action_rank="Rank among the actions of the account and month, 1 to 3.",
        candidate_rank=(
            "Rank among the account's candidates that could be selected, including held-back ones; null for others."
        ),
        unit_accounts="Surviving accounts in the holdout unit in the month.",
        months_since="Whole months from the enrolment to the measured month; 0 is the month of the enrolment.",
        horizon_months="Months from the enrolment after which the effect is measured; 0 for renewal, measured once.",
        accounts_measured="Surviving accounts that the row describes.",
        accounts_offered="Accounts that were offered the play and are measured.",
        accounts_held_back="Accounts that were held back from the play and are measured.",
        accounts_treated="Measured accounts for which the play was carried out.",
        holdout_units="Holdout units among the measured accounts.",
        accounts_left_offered="Accounts offered the play that no longer had seats at the horizon.",
        accounts_left_held_back="Accounts held back that no longer had seats at the horizon.",
        looks="Monthly looks at the play's primary measure so far, since the first one with an estimate.",
        units_missing="Further units that the smaller arm needs for an estimate.",
        more_accounts_needed="Further accounts, in both arms together, until the effect worth having is detectable.",
        accounts_with_action="Accounts that got at least one action.",
        accounts_in_holdout="Accounts that were held back from at least one action.",
    ),
    *section(
        Type.NUMBER,
        engagement_change="engagement_score minus that of the 30 days before, in points; null: one is missing.",
        mau_before="Mean monthly active users of up to three months before, 1 decimal; null if none is known.",
        usage_change="100 * mau / mau_before - 100, 0 decimals; null where mau_before is 0 or unknown.",
        probability_below_assignment_benchmark=(
            "Probability that the account's true assignment rate is below the benchmark, after shrinking it towards "
            "its cohort's."
        ),
        probability_below_utilisation_benchmark=(
            "Probability that the account's true utilisation rate is below the benchmark, after shrinking it towards "
            "its cohort's."
        ),
        value_at_stake="Annual contract value of the opportunity, US dollars; 0 if unknown.",
        gap="How far the account is from the goal, as a share; its meaning depends on the reason to act.",
        probability_below_usual=(
            "Probability that the account truly uses less than in the months before, after shrinking its rate towards "
            "its cohort's."
        ),
        probability="Probability that the account is truly below, the lowest over the signals; null if unknown.",
        uplift=(
            "Share of renewals that the play is expected to save: measured against its holdout and shrunk towards the "
            "reason's prior and the mean of all plays."
        ),
        expected_value="uplift * value_at_stake * probability, US dollars, 2 decimals; an unknown probability is 0.5.",
        effect="Estimated effect of the play, in points of the rate, in users, or in points of the renewal rate.",
        effect_low="Lower end of the effect's 95% confidence interval.",
        effect_high="Upper end of the effect's 95% confidence interval.",
        standard_error="Standard error of the effect; of a renewal, its 95% interval's width by 3.92.",
        p_value="Probability of an estimate at least this far from zero if there were no effect.",
        mean_before="Mean of the measured accounts in the month of the enrolment.",
        p_value_adjusted="p_value_every_look corrected for the plays judged at once (Benjamini and Hochberg).",
        p_value_every_look=(
            "The smallest p-value of all monthly looks up to now; each look spends a part of the error."
        ),
        minimum_detectable_effect=(
            "The effect that these accounts show with 80% power: in the primary row called effective by now, over all "
            "looks and plays; in the others at the 5% level of a single look. Null: no possible effect, or not known."
        ),
        effect_low_every_look="Lower end of an interval that contains the effect at every look in 95% of cases.",
        effect_high_every_look="Upper end of an interval that contains the effect at every look in 95% of cases.",
        effect_bound_low="The effect on accounts that stay in either arm is at least this (Lee); null if none left.",
        effect_bound_high="The effect on accounts that stay in either arm is at most this (Lee); null if none left.",
        worth_having="The smallest effect that pays for the play, in the unit of its primary measure.",
        least_holdout_share="The smallest share of units that was declared to be held back from the play.",
        most_holdout_share="The largest share of units that was declared to be held back; 0: it has no holdout.",
        revenue="Revenue renewed because of the play by accounts offered it, US dollars.",
        revenue_low="Lower end of the revenue's 95% confidence interval.",
        revenue_high="Upper end of the revenue's 95% confidence interval.",
        revenue_per_hundred="Revenue that offering the play to a hundred more such accounts would renew, US dollars.",
        revenue_per_hundred_low="Lower end of revenue_per_hundred's 95% confidence interval.",
        revenue_per_hundred_high="Upper end of revenue_per_hundred's 95% confidence interval.",
        change_offered="Mean change of the accounts offered the play, since the enrolment.",
        change_held_back="Mean change of the accounts held back, since the enrolment.",
        drift="Mean change of all accounts that were not enrolled, over the same months.",
        regression_to_the_mean=(
            "Change of the accounts held back beyond the drift: the change that happens without any action."
        ),
        mean_value="Mean over the accounts.",
        mean_low="Lower end of the mean's 95% confidence interval.",
        mean_high="Upper end of the mean's 95% confidence interval.",
        offered_mean="Mean of the accounts offered the play.",
        held_back_mean="Mean of the accounts held back.",
        standardised_difference=(
            "Difference of the means over the pooled standard deviation; above 0.1 the groups differ noticeably."
        ),
        action_rate="100 * accounts with an action / accounts, 1 decimal.",
        action_rate_low="Lower end of action_rate's 95% interval (Wilson).",
        action_rate_high="Upper end of action_rate's 95% interval (Wilson).",
        holdout_rate="100 * accounts held back / accounts with an action or held back, 1 decimal.",
        holdout_rate_low="Lower end of holdout_rate's 95% interval (Wilson).",
        holdout_rate_high="Upper end of holdout_rate's 95% interval (Wilson).",
    ),
    *section(
        Type.BOOLEAN,
        use_phase_low_utilisation=(
            "Whether the best utilisation over the products of the offering is below the use phase benchmark; null if "
            "unknown."
        ),
        extend_phase_low_utilisation=(
            "Whether the best utilisation over the products of the offering is below the extend phase benchmark; null "
            "if unknown."
        ),
        is_at_risk="Whether the renewal score is below the threshold; false without a score.",
        has_used_before=(
            "Whether the line had an active user in the year before; null if no month of that year is known."
        ),
        is_unreliable_assignment="Whether the month is in the window in which the pool's own count is unreliable.",
        is_selected="Whether the opportunity is in the month's selection, which has one per surviving account.",
        is_mixed_unit="Whether accounts that were drawn separately now share a tenant; each keeps its own draw.",
        is_offered="Whether the account was offered the play; false if it was held back.",
        is_primary="Whether the play is judged by this row.",
        is_control="Whether the account is in the universal control, which gets no action at all.",
        is_drawn_here="Whether the account's unit was drawn for the topic with this play.",
        is_renewed="Whether the opportunity was won, once decided; null while it is open.",
    ),
)
