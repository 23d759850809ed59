"""Expectations of the insight tables."""

from ide_assets.domains.insights.rules import INSUFFICIENT, MODELS, NOT_DELIVERED, SUFFICIENT
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
        SELECT model FROM (VALUES {", ".join(f"({literal(model)})" for model in MODELS)}) AS m(model)
        EXCEPT SELECT model FROM judged
        """,
        structural=True,
    ),
    in_set(
        "states_are_known",
        "A step in an unknown state neither allows nor prevents the training of its model.",
        "state",
        (SUFFICIENT, INSUFFICIENT, NOT_DELIVERED),
        shown="model, step, column_name, state",
    ),
    Expectation(
        "shortcomings_have_advice",
        "A model that is not trained for a reason without advice stays untrained.",
        f"""
        SELECT model, step, column_name, state, what_to_do FROM judged
        WHERE finding IS NULL OR (state = {literal(SUFFICIENT)}) <> (what_to_do = '')
        """,
    ),
)
