"""Expectations of the insight tables."""

from ide_assets.domains.insights.rules import INSUFFICIENT, NOT_DELIVERED, SUBSCRIPTION_CHURN, SUFFICIENT
from ide_assets.domains.insights.rules import MODELS as MODEL_NAMES
from ide_assets.domains.insights.tables import CHURN as CHURN_TABLE
from ide_assets.domains.insights.tables import TRANSACTIONAL as TRANSACTIONAL_TABLE
from ide_assets.domains.insights.words import BANDS, CALIBRATION, COVERAGE, DRIFT, GRADES
from ide_assets.kernel.expectations import Expectation, between, in_set
from ide_assets.store.database import literal

RENEWALS = (
    Expectation(
        "renewals_are_still_to_come",
        "A renewal that is already decided, or due in the past, would show the model its outcome.",
        """
        SELECT j.surviving_account_csn, j.opportunity_id, j.close_date, j.days_to_close
        FROM judged j LEFT JOIN opportunities o ON o.opportunity_id = j.opportunity_id
        WHERE j.close_date <= DATE ':last_day' OR j.days_to_close <= 0 OR coalesce(o.is_closed, true)
        """,
        structural=True,
    ),
    between(
        "features_are_in_range",
        "A negative count or a score outside 0 to 100 teaches the model a relation that does not exist.",
        "seats_purchased",
        "mau",
        "merged_accounts",
        "interventions_recent",
        "assignment_rate",
        "utilisation_rate",
        "engagement_score",
        min_value=0,
        shown="surviving_account_csn, seats_purchased, mau, assignment_rate, utilisation_rate, engagement_score",
    ),
)

USABILITY = (
    Expectation(
        "every_model_is_examined",
        "A model without a usability report is trained, or not, for a reason that no one can read.",
        f"""
        SELECT model FROM (VALUES {", ".join(f"({literal(model)})" for model in MODEL_NAMES)}) AS m(model)
        EXCEPT SELECT model FROM judged
        """,
        structural=True,
    ),
    in_set(
        "states_are_known",
        "A step in an unknown state neither allows nor prevents the training of its model.",
        "state",
        (SUFFICIENT, INSUFFICIENT, NOT_DELIVERED),
        shown="model, step, examined_column, state",
    ),
    Expectation(
        "shortcomings_have_advice",
        "A model that is not trained for a reason without advice stays untrained.",
        f"""
        SELECT model, step, examined_column, state, what_to_do FROM judged
        WHERE finding IS NULL OR (state = {literal(SUFFICIENT)}) <> (what_to_do = '')
        """,
    ),
)

REGISTRY = (
    Expectation(
        "one_model_serves",
        "Two serving models give an account two scores.",
        "SELECT model, count(*) AS serving_models FROM judged WHERE is_serving GROUP BY model HAVING count(*) > 1",
        structural=True,
    ),
    Expectation(
        "serving_models_beat_the_baseline",
        "A model that is no better than the historical churn rate sends people to the wrong accounts.",
        "SELECT model_version, grade, is_serving FROM judged WHERE is_serving AND coalesce(grade, 'C') = 'C'",
        structural=True,
    ),
    Expectation(
        "models_are_complete",
        "A model without its file, or without the version of its data, cannot be built again.",
        """
        SELECT model_version, model_sha256, training_sha256 FROM judged
        WHERE model_file IS NULL OR model_sha256 IS NULL OR training_sha256 IS NULL OR score_limits IS NULL
        OR trained_until IS NULL OR trained_until >= snapshot_date
        """,
        structural=True,
    ),
)

MODELS = (
    Expectation(
        "every_model_is_listed",
        "A model without a row has neither a grade nor a reason why it was not trained.",
        f"""
        SELECT model FROM (VALUES {", ".join(f"({literal(model)})" for model in MODEL_NAMES)}) AS m(model)
        EXCEPT SELECT model FROM judged
        """,
        structural=True,
    ),
    Expectation(
        "decisions_have_reasons",
        "A decision about a model without a reason looks like a fault of the product.",
        "SELECT model, model_version, decision FROM judged WHERE coalesce(decision, '') = ''",
    ),
    in_set(
        "grades_are_known",
        "A grade that is not A, B or C says nothing about the model.",
        "grade",
        GRADES,
        shown="model, model_version, grade",
    ),
)

BACKTEST = (
    Expectation(
        "measures_are_possible",
        "A measure outside its range comes from a wrong split or a wrong outcome.",
        """
        SELECT origin, auc, auc_low, auc_high, brier_score, grade FROM judged
        WHERE NOT coalesce(auc BETWEEN 0 AND 1 AND brier_score BETWEEN 0 AND 1 AND grade IN ('A', 'B', 'C')
        AND auc BETWEEN coalesce(auc_low, auc) AND coalesce(auc_high, auc), false)
        """,
        structural=True,
    ),
)

_BANDS_ARE_KNOWN = in_set(
    "bands_are_known",
    "An account in an unknown band is missing from every list by band.",
    "churn_band",
    BANDS,
    shown="surviving_account_csn, churn_band",
)

CHURN = (
    Expectation(
        "intervals_contain_the_probability",
        "A probability outside its own interval, or outside 0 to 1, does not show how sure it is.",
        """
        SELECT surviving_account_csn, churn_probability, churn_probability_low, churn_probability_high FROM judged
        WHERE NOT coalesce(0 <= churn_probability_low AND churn_probability_low <= churn_probability
        AND churn_probability <= churn_probability_high AND churn_probability_high <= 1, false)
        """,
        structural=True,
    ),
    Expectation(
        "every_renewal_is_scored",
        "An account without a score is not called, however likely it is to leave.",
        f"""
        SELECT r.surviving_account_csn, r.opportunity_id FROM insight_renewals_monthly r
        LEFT JOIN judged j ON j.surviving_account_csn = r.surviving_account_csn
        WHERE j.opportunity_id IS DISTINCT FROM r.opportunity_id
        AND EXISTS (
            SELECT 1 FROM insight_registry_monthly WHERE is_serving AND model = {literal(SUBSCRIPTION_CHURN)}
        )
        """,
        structural=True,
    ),
    _BANDS_ARE_KNOWN,
)

TRANSACTIONAL = (
    Expectation(
        "intervals_contain_the_probability",
        "A probability outside its own interval, or outside 0 to 1, does not show how sure it is.",
        """
        SELECT surviving_account_csn, transactional_churn_probability, transactional_churn_probability_low,
        transactional_churn_probability_high FROM judged
        WHERE NOT coalesce(0 <= transactional_churn_probability_low
        AND transactional_churn_probability_low <= transactional_churn_probability
        AND transactional_churn_probability <= transactional_churn_probability_high
        AND transactional_churn_probability_high <= 1, false)
        """,
        structural=True,
    ),
    Expectation(
        "scored_customers_ordered_lately",
        "A customer without a recent order has already left, so a churn probability is meaningless.",
        """
        SELECT surviving_account_csn, days_since_order, orders_recent FROM judged
        WHERE NOT coalesce(days_since_order >= 0 AND orders_recent > 0, false)
        """,
        structural=True,
    ),
    _BANDS_ARE_KNOWN,
)


def _sum_to_the_score(scores: str, probability: str) -> Expectation:
    """Whether the drivers of each account sum to its score: the column `probability` of the table `scores`."""
    score = f"c.{probability}"
    return Expectation(
        "drivers_sum_to_the_score",
        "Drivers that do not sum to the score explain a different score from the one shown.",
        f"""
        SELECT c.surviving_account_csn, {score}, sum(j.log_odds) AS total_log_odds
        FROM {scores} c LEFT JOIN judged j ON j.surviving_account_csn = c.surviving_account_csn
        GROUP BY c.surviving_account_csn, {score}
        HAVING NOT coalesce(abs(sum(j.log_odds) - ln({score} / (1 - {score}))) < 1e-9, false)
        """,
        structural=True,
    )


DRIVERS = (_sum_to_the_score(CHURN_TABLE.name, "churn_probability"),)

TRANSACTIONAL_DRIVERS = (_sum_to_the_score(TRANSACTIONAL_TABLE.name, "transactional_churn_probability"),)

DRIVERS_BY_BAND = (
    Expectation(
        "means_are_within_their_size",
        "A mean cannot be larger than the mean of the absolute values: one of them is wrong.",
        """
        SELECT churn_band, driver, mean_log_odds, mean_absolute_log_odds FROM judged
        WHERE NOT coalesce(abs(mean_log_odds) <= mean_absolute_log_odds + 1e-9 AND accounts_scored > 0, false)
        """,
        structural=True,
    ),
)

MONITORING = (
    Expectation(
        "features_and_scores_do_not_drift",
        "The model learned from customers unlike those of this month: read its scores with care until it has learned "
        "from them.",
        f"""
        SELECT model, monitored_item, monitored_value, monitored_limit FROM judged
        WHERE monitored = {literal(DRIFT)} AND monitored_value > monitored_limit
        """,
        blocking=False,
    ),
    Expectation(
        "scores_are_calibrated",
        "More or fewer renewals or customers were lost than predicted: expected values and priorities made from the "
        "scores are wrong by as much.",
        f"""
        SELECT model, monitored_item, monitored_value, monitored_limit FROM judged
        WHERE monitored = {literal(CALIBRATION)} AND abs(monitored_value) > monitored_limit
        """,
        blocking=False,
    ),
    Expectation(
        "outcomes_are_covered",
        "Prediction intervals or sets missed the outcome more often than they promise.",
        f"""
        SELECT model, monitored_item, monitored_value, monitored_limit FROM judged
        WHERE monitored = {literal(COVERAGE)} AND monitored_value < monitored_limit
        """,
        blocking=False,
    ),
)

CUSTOMERS = (
    Expectation(
        "every_account_has_a_row",
        "A customer without a row is missing from every list of customers.",
        """
        SELECT surviving_account_csn FROM segment_accounts_monthly
        EXCEPT SELECT surviving_account_csn FROM judged
        """,
        structural=True,
    ),
    Expectation(
        "scores_have_their_source",
        "A score with the wrong source is acted on wrongly.",
        """
        SELECT surviving_account_csn, effective_renewal_score, effective_score_source, churn_probability FROM judged
        WHERE (effective_renewal_score IS NULL) <> (effective_score_source IS NULL)
        OR effective_score_source = 'churn_model' AND churn_probability IS NULL
        OR effective_renewal_score NOT BETWEEN 0 AND 1
        """,
        structural=True,
    ),
    Expectation(
        "missing_probabilities_have_a_reason",
        "A missing probability without a reason looks like a low one.",
        """
        SELECT surviving_account_csn, churn_probability, churn_missing_because FROM judged
        WHERE (churn_probability IS NULL) <> (churn_missing_because IS NOT NULL)
        """,
    ),
    Expectation(
        "missing_values_have_a_reason",
        "A missing lifetime value without a reason looks like a value of zero.",
        """
        SELECT surviving_account_csn, lifetime_value, lifetime_missing_because FROM judged
        WHERE (lifetime_value IS NULL) <> (lifetime_missing_because IS NOT NULL)
        """,
    ),
)
