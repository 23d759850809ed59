"""Columns of engagement: facts, factors, scores, their changes and causes, alerts."""

from ide_assets.vocabulary.column import Column, Type, section

COLUMNS: tuple[Column, ...] = (
    *section(
        Type.DATE,
        raised_on="Last day of the month in which the alert was raised.",
        newest_scores_on="Last day of the newest month whose scores are judged by what followed; null: none.",
        began_on=(
            "Day of the oldest of the messages, of the missed meeting, of the last contact with the person, or the "
            "last day on which the customer began a thread or meeting; null: none."
        ),
        delivered_month="First day of the month for which the source was delivered.",
        delivered_month_end="Last day of the month for which the source was delivered.",
        last_active_on="Last day of the newest month in which the account had an active subscription in scope.",
    ),
    *section(
        Type.TEXT,
        source="Name of the source.",
        seat_band="Band of purchased seats, over the account's distinct pools: 1-10 (0 included), 11-50, 51-250, 251+.",
        factor="What is measured, e.g. login_frequency.",
        component="Part of the engagement score: communication, product, relationship, or overall.",
        status=(
            "healthy, near target, warning, critical or missing for a factor; Good, Fair, Poor, or unknown if too "
            "little is measured, for a score."
        ),
        trend=(
            "Change since the period before: up (better), down or flat for a factor; improving, declining or stable "
            "for a score; null if one of the two periods is missing."
        ),
        definition_version="Version of the score definition: hash of its file.",
        peer_group="Accounts that the account is compared with: industry_and_band, band or all; null: too few others.",
        part="Part of the change: the factor and the cause.",
        recommendation="What is measured, against its target, and what to do about it.",
        root_cause=(
            "Kind of cause: unanswered_thread, slow_thread, missed_meeting, begun_by_vendor, infrequent_users, "
            "no_sessions, unused_feature, short_sessions, inactive_seats, few_stakeholders, silent_stakeholder, "
            "distant_executive or quiet_champion."
        ),
        user_category=(
            "Of holders of a seat without a session in the period: stopped (had one in the period before) or idle; "
            "otherwise null."
        ),
        explanation="The cause in words.",
        alert=(
            "What the alert is about: drop (the overall score fell by more than the limit since the period before), "
            "component_low or overall_low (the score is below the limit)."
        ),
        severity="Severity of the alert: critical, high or medium.",
        history=(
            "Months whose scores are judged by what followed: newest (the newest month with follow-up) or two_years "
            "(every third month of the two years before)."
        ),
        band_order=(
            "Whether better bands (Good, Fair, Poor) lose fewer accounts: in order; within chance (not in order, but "
            "chance explains it); out of order; null if fewer than two bands have accounts."
        ),
        association=(
            "What the factor is associated with over the three months after: retention (the account has an active "
            "subscription in scope at their end), renewal (it had renewals to decide, and won all) or expansion (it "
            "stays and has more purchased seats)."
        ),
        move="Whether the score is raised (a factor to 100, the overall score by 10) or lowered (the latter only).",
        not_estimated_because="Why nothing is estimated; null where it is.",
        recipients="Who gets the alert: owner, or owner and manager.",
        cause=(
            "Why the part changed: behaviour (other values), definition (other targets or weights) or coverage (a "
            "factor is measured only now, or no longer)."
        ),
        model=(
            "The model: of insights subscription_churn, transactional_churn, lifetime_value or product_recommendation; "
            "of impact factors (all factors and seats) or overall (the overall score and seats)."
        ),
    ),
    *section(
        Type.INTEGER,
        followed_months="Months after the score at whose end the account is looked at again.",
        score_months="Number of months whose scores are judged by what followed.",
        accounts_followed="Accounts that are looked at again; an account counts once for each month of scores.",
        accounts_lost="Accounts followed that then had no active subscription in scope.",
        accounts_scored="Accounts with a usable score; of engagement, followed ones with a status other than unknown.",
        accounts_scored_lost="Accounts of accounts_scored that then had no active subscription in scope.",
        accounts_modelled="Accounts that the model describes; an account counts once for each month of scores.",
        accounts_with_outcome="Accounts of accounts_modelled that stayed, renewed or expanded.",
        driver_rank=(
            "Place among the factors estimated, by the strength of the association per standard deviation of the score."
        ),
        accounts_good="Accounts followed whose score was Good.",
        accounts_fair="Accounts followed whose score was Fair.",
        accounts_poor="Accounts followed whose score was Poor.",
        accounts_unknown="Accounts followed whose score had the status unknown.",
        cause_rank="Rank of the cause among those of the account and factor; 1 comes first.",
        cause_count=(
            "How many messages, meetings, users, sessions, features, seats or people the cause comprises; of "
            "begun_by_vendor and quiet_champion, threads, messages and meetings; of no_sessions, tenants."
        ),
        recommendation_rank="Rank of the recommendation among those of the account; 1 comes first.",
        n_peers="Other accounts of the peer group that have this score; null if too few.",
    ),
    *section(
        Type.NUMBER,
        current_value="Value measured in the 30 days that end with the month; null: missing.",
        previous_value="Value measured in the 30 days before those; null: missing.",
        target="Value at which the factor scores 100.",
        previous_score="Score of the 30 days before, 1 decimal; null: missing.",
        raw_score="Score, 0 to 100, before rounding; null: missing.",
        raw_previous_score="Score of the 30 days before, before rounding; null: missing.",
        trend_band="Change of the value up to which it counts as unchanged.",
        effective_weight="Weight after redistribution of the weights of missing factors, percent of the whole.",
        contribution="Points of the overall score.",
        coverage="Percent of the weight that has a score.",
        lower_bound="The score if every missing factor had 0, 1 decimal.",
        upper_bound="The score if every missing factor had 100, 1 decimal.",
        peer_median_score=(
            "The score with the peers' median in place of each missing factor, 1 decimal; null: nothing is missing."
        ),
        weight="Weight, percent of the whole score.",
        peer_average="Mean score of the other accounts of the peer group, 1 decimal; null: too few.",
        percentile="Percent of the peers with a lower score, and half of those with the same; whole.",
        points="Points that the part adds to the score, before rounding.",
        improvement=(
            "How much better the factor's value would be without the cause, in the factor's unit; null where that is "
            "not exact."
        ),
        hours_waited=(
            "Longest time until the customer answered, in hours; of messages without an answer, 24 for each day from "
            "the oldest one to the end of the month."
        ),
        churn_rate="Percent of the accounts followed that then had no active subscription in scope.",
        churn_rate_good="Percent lost of the accounts whose score was Good; null without accounts.",
        churn_rate_fair="Percent lost of the accounts whose score was Fair; null without accounts.",
        churn_rate_poor="Percent lost of the accounts whose score was Poor; null without accounts.",
        churn_rate_unknown="Percent lost of the accounts whose score had the status unknown; null without accounts.",
        correlation="Correlation of the score with staying a customer; above 0: higher scores stay more often.",
        correlation_low="Lower end of the correlation's 95% interval.",
        correlation_high="Upper end of the correlation's 95% interval.",
        correlation_ceiling="Highest correlation that a normal score can have at this churn rate of accounts_scored.",
        auc=(
            "Area under the ROC curve: probability that an account that left ranked as less safe than one that stayed "
            "(a lower engagement score, a higher churn probability), 0 to 1; 0.5 is no better than chance."
        ),
        auc_low="Lower end of the AUC's 95% interval.",
        auc_high="Upper end of the AUC's 95% interval.",
        lowest_decile_share="Percent of the accounts that left that were among the 10% with the lowest scores.",
        odds_ratio=(
            "Odds of the outcome with 10 points more of the score, as a multiple of the odds without; for seats with "
            "twice the seats; for the intercept the odds where everything is at its centre."
        ),
        odds_ratio_low="Lower end of odds_ratio's 95% interval.",
        odds_ratio_high="Upper end of odds_ratio's 95% interval.",
        association_points=(
            "Percentage points of the outcome's probability that 10 points more of the score are associated with, mean "
            "over the accounts."
        ),
        association_points_low="Lower end of association_points' 95% interval.",
        association_points_high="Upper end of association_points' 95% interval.",
        centre="Mean of the term in the model: a score in tens, or the binary logarithm of seats plus one.",
        from_score="Score of the account in the month.",
        to_score="Score that it is compared with.",
        fitted_probability="Probability of the outcome that the model gives the account, percent.",
        change_points="Percentage points of the outcome's probability that the move is associated with.",
        change_points_low="Lower end of change_points' 95% interval, that of the association.",
        change_points_high="Upper end of change_points' 95% interval, that of the association.",
        good_share="Percent of the month's own accounts whose score is Good, frozen ones left out.",
        weighted_gap="Points of the overall score that the factor costs: weight times what it lacks of 100, by 100.",
        threshold="Score below which the alert is raised, before rounding.",
        change="Change of the score since the month before, before rounding.",
    ),
    *section(
        Type.BOOLEAN,
        is_new="Whether the alert was raised in this month; otherwise it lasts from an earlier one.",
        was_active_before="Whether the account had an active subscription in scope 30 days before.",
        is_shared="Whether the measured value includes another surviving account, because of a shared tenant.",
        is_frozen="Whether the account no longer has an active subscription, so that its last score is repeated.",
        is_higher_better="Whether a higher value of the factor is better.",
        is_silent="Whether the account has a known executive without a recorded contact, which scores 0.",
    ),
)
