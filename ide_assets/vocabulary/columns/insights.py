"""Columns of the insight models: renewals, survival, lifetime value, recommendations, segments."""

from ide_assets.vocabulary.column import Column, Type, section

COLUMNS: tuple[Column, ...] = (
    *section(
        Type.DATE,
        trained_until="Last day of the month up to which outcomes were known to the training.",
    ),
    *section(
        Type.TEXT,
        group_value="The dimension's value; `unknown` where the account has none.",
        step="What is examined: profiles, history, activities, products, missing values, outcomes or leak.",
        state="sufficient; insufficient (the model is not trained); or not delivered (nor is it then).",
        examined_column="The column that is examined.",
        finding="What was found, with its numbers and what was expected.",
        what_to_do="What to do about it; empty if nothing.",
        model_version="Version of the model: the month in which it was trained, and the beginning of its hash.",
        contender="The model, ease or bm25, or the baseline most_popular.",
        recommended_offering="Product offering to offer next.",
        recommendation_reason="Why the product is recommended, in words.",
        value_model_version="Version of the lifetime value model; null without a value.",
        value_method=(
            "What the value follows from. An account with a contract: renewal scores, renewal rates of earlier "
            "customers, or renewal scores and rates; one without: orders. Grades: contracts or orders."
        ),
        value_drivers=(
            "The account's largest open renewals: date, annual value and probability, joined by `; `; or its orders, "
            "and those expected."
        ),
        lifetime_missing_because="Why there is no lifetime value; null where there is one.",
        model_role="challenger (trained in the month) or champion (the model that served before).",
        decision="Why the model serves or does not; for a model that is not trained, what is missing.",
        grade="A, B or C against the naive baseline (docs/insights.md).",
        training_sha256="Version of the training data: hash of their features and outcomes.",
        model_sha256="Hash of model_file.",
        model_settings="Settings of the training, as JSON.",
        order_parameters="Parameters of the model of orders, as JSON: BG/NBD r, alpha, a, b; gamma-gamma p, q, v.",
        score_limits="What held-out scores say about new ones, as JSON: intervals by score, and conformal limits.",
        score_groups=(
            "Tenths of the renewals from the highest scores to the lowest, as JSON: renewals, lost ones and the mean "
            "probability of each."
        ),
        model_file="The model as a skops file, in base64.",
        origin="Month from whose end the model was tested again; `all`: mean over origins, with its interval.",
        churn_band="high: at least twice the historical churn rate; medium: at least that rate; low: below; or `all`.",
        possible_outcomes="stays, churns or either: outcomes that cannot be ruled out at 90% (conformal prediction).",
        main_drivers="The three features that move the score most, in words, joined by `; `.",
        driver="Feature that moves the score; `intercept` for what all scores start from.",
        driver_value="Value of the feature; `unknown` if missing.",
        monitored="What is monitored: drift, calibration or coverage.",
        monitored_item="The feature, `score`, or the month (as text) that is monitored.",
        churn_model_version="Version of the churn model; null without a probability.",
        churn_missing_because="Why there is no churn probability; null where there is one.",
        effective_score_source="Source of effective_renewal_score: ews or churn_model; null without a score.",
        recommendations="Up to five products to offer next, with the reason, joined by `; `; null if none.",
        segments="Names of the segments that the account is in, joined by `; `; null if none.",
        survival_group="all; start_year (the year in which the subscription started); or seats (at the start).",
        segment="Name of a segment of customers, as the file of segments declares it.",
        segment_meaning="What the segment means, as declared.",
        segment_offer="What to recommend to the segment, as declared; null if nothing is.",
    ),
    *section(
        Type.INTEGER,
        days_to_close="Days from the snapshot date to the opportunity's close date; negative when overdue.",
        training_rows="Months of renewals, or renewals, that the model learned from.",
        test_rows="Renewals decided since, by which the model is judged.",
        profiles="Renewals, or accounts, that were predicted and whose outcome is known.",
        renewal_number="Which renewal of the account it is, from its first subscription on; 1: the first.",
        churners="Renewals among them that were lost.",
        months_since_start="Whole months since the subscription started; 0 is the month of the start.",
        subscriptions_at_risk="Pools that were observed at least until this month and had not ended before it.",
        subscriptions_ended="Pools among them that ended in it.",
        accounts_in_segment="Surviving accounts in the segment at the end of the month.",
        accounts_in_segment_before="Those at the end of the month before, under the same condition; null if unknown.",
        accounts_entered="Accounts in the segment that were not in it at the end of the month before.",
        accounts_exited="Accounts that were in the segment at the end of the month before and no longer are.",
        days_since_order="Days from the newest order to the month's end.",
        orders_recent="Days with an order in the last window of months.",
        orders_change="orders_recent minus the days with an order in the window before.",
        returns_recent="Returns in the last window of months.",
        renewals_decided="Renewals decided in the month, won or lost.",
        merged_accounts="Accounts that were merged into this one.",
        interventions_recent="Interventions carried out for the account in the three months that end with the month.",
    ),
    *section(
        Type.NUMBER,
        baseline_rate="Historical churn rate: share of lost renewals among those that the model learned from.",
        brier_score="Mean squared error of the probabilities.",
        brier_baseline="Mean squared error of predicting baseline_rate for every renewal.",
        calibration_slope="Slope of the outcomes on the logit of the scores; 1: the scores mean what they say.",
        calibration_slope_low="Lower end of the 95% interval of calibration_slope.",
        calibration_slope_high="Upper end of the 95% interval of calibration_slope.",
        calibration_intercept="Log-odds by which churn is more frequent than predicted; 0: as frequent.",
        calibration_intercept_low="Lower end of the 95% interval of calibration_intercept.",
        calibration_intercept_high="Upper end of the 95% interval of calibration_intercept.",
        lift="Churn rate of the tenth with the highest scores, divided by the overall churn rate.",
        captured="Share of all lost renewals in the tenth with the highest scores, 0 to 1.",
        brier_difference="Brier score minus that of the serving model on the same renewals; below 0: better.",
        brier_difference_low="Lower end of the 95% interval of brier_difference (paired bootstrap over accounts).",
        brier_difference_high="Upper end of the 95% interval of brier_difference (paired bootstrap over accounts).",
        churn_probability="Probability that the account's next renewal is lost, 0 to 1; null without a score.",
        churn_probability_low="Lower end of the probability's 90% interval: churn rates of held-out scores like it.",
        churn_probability_high="Upper end of the probability's 90% interval: churn rates of held-out scores like it.",
        log_odds="What the feature adds to the log-odds of churn; a score's rows sum to the logit of its probability.",
        mean_log_odds="Mean of log_odds over the accounts; above 0: the feature raises the churn of the band.",
        mean_absolute_log_odds="Mean size of log_odds over the accounts: how much the feature matters.",
        monitored_value=(
            "drift: population stability index against the year before; calibration: standard errors between expected "
            "and actual churn; coverage: share of outcomes that were not ruled out."
        ),
        monitored_limit="The value from which a check warns; for coverage, below which.",
        effective_renewal_score=(
            "Probability of renewal of the account's next renewal: the delivered renewal score, or 1 - "
            "churn_probability where none was delivered."
        ),
        transactional_churn_probability=(
            "Probability that a customer who ordered in the last window of months orders nothing in the next one, 0 to "
            "1; null: no such order, or no model serves."
        ),
        transactional_churn_probability_low=(
            "Lower end of the probability's 90% interval: churn rates of held-out scores like it."
        ),
        transactional_churn_probability_high=(
            "Upper end of the probability's 90% interval: churn rates of held-out scores like it."
        ),
        days_between_orders="Mean days between the days of orders of the last two windows; null with fewer than two.",
        order_value_recent="Orders of the last window less its returns, US dollars.",
        lifetime_value=(
            "What the account is expected to pay within the horizon, times margin, discounted, US dollars; null: not "
            "modelled."
        ),
        lifetime_value_low="Lower end of the lifetime value's 90% interval, US dollars (conformal prediction).",
        lifetime_value_high="Upper end of the lifetime value's 90% interval, US dollars (conformal prediction).",
        success="Share of accounts that later bought one of the five products recommended, 0 to 1.",
        success_low="Lower end of the 95% interval of success.",
        success_high="Upper end of the 95% interval of success.",
        tuned_strength="Strength of EASE's regularisation, tuned on an inner window; null for others.",
        recommendation_score="Score of the product for the account; comparable among the products of an account only.",
        value_contracted="Part of lifetime_value that running terms pay, renewed or not, US dollars.",
        value_of_orders=(
            "Part of lifetime_value that orders pay, US dollars; 0 for an account with a contract, whose orders do not "
            "count."
        ),
        value_of_renewals="Part of lifetime_value that renewals pay, times their probabilities, US dollars.",
        value_if_all_renew="What lifetime_value would be if every renewal came, US dollars.",
        mean_absolute_error="Mean size of the difference between predicted and real payments, US dollars.",
        mean_absolute_error_low="Lower end of the 95% interval of mean_absolute_error over origins.",
        mean_absolute_error_high="Upper end of the 95% interval of mean_absolute_error over origins.",
        mean_absolute_error_baseline=(
            "The same of the baseline: annual contract value times retention; of orders, their monthly mean times "
            "months and retention."
        ),
        value_bias="Mean of predicted minus real payments, US dollars; 0: right on the whole.",
        high_value_found="Share of the later high-value accounts among as many with the highest prediction, 0 to 1.",
        high_value_found_low="Lower end of the 95% interval of high_value_found over origins.",
        high_value_found_high="Upper end of the 95% interval of high_value_found over origins.",
        high_value_found_baseline="The same of the baseline, 0 to 1.",
        interval_coverage="Share of accounts whose payments were in the interval that other origins give; 0.9 is due.",
        interval_width="Half the width of an interval, in units of the prediction's own spread.",
        retention_alpha="Parameter alpha of the shifted beta-geometric model of renewals without a score.",
        retention_beta="Parameter beta of that model.",
        utilisation_change="utilisation_rate minus that of three months before, for the account's next renewal then.",
        engagement_score="Overall engagement score, 0 to 100; null: missing.",
        communication_score="Score of the component communication, 0 to 100; null: missing.",
        product_score="Score of the component product, 0 to 100; null: missing.",
        relationship_score="Score of the component relationship, 0 to 100; null: missing.",
        assignment_diff="assignment_rate minus the benchmark of the opportunity's own phase, 1 decimal.",
        utilisation_diff="utilisation_rate minus the benchmark of the opportunity's own phase, 1 decimal.",
        survival="Share of subscriptions that last longer than this, 0 to 1 (Kaplan-Meier).",
        survival_low="Lower end of the survival's 95% interval; null before the first end.",
        survival_high="Upper end of the survival's 95% interval; null before the first end.",
        arr_usd="Annual recurring revenue: annual contract value of the open renewals, US dollars.",
        mean_engagement_score="Mean engagement score of the accounts that have one, 0 to 100, 1 decimal.",
    ),
    *section(
        Type.BOOLEAN,
        is_serving="Whether the model's scores are published.",
        is_trained="Whether a model serves in the month.",
        is_high_value=(
            "Whether the account is among the fewest that make the setting high_value_share of all lifetime value; "
            "null: not modelled."
        ),
    ),
)
