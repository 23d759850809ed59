"""Expectations of the tables that judge scores by what followed."""

from ide_assets.domains.engagement.definition import OVERALL
from ide_assets.domains.engagement.foretelling import OUT_OF_ORDER
from ide_assets.domains.engagement.validation import CHANCE, TWO_YEARS
from ide_assets.kernel.expectations import Expectation, between
from ide_assets.store.database import literal

#: Percent of accounts that are Good above which the band says little.
MOST_GOOD = 80

_ESTIMATED = "component, history, accounts_scored, accounts_scored_lost"
_OVERALL = f"component = {literal(OVERALL)} AND history = {literal(TWO_YEARS)}"

VALIDATION = (
    Expectation(
        "estimates_are_within_their_intervals",
        "An estimate outside its interval, or beyond what is possible, says nothing about the score.",
        f"""
        SELECT {_ESTIMATED}, auc, auc_low, auc_high, correlation, correlation_low, correlation_high FROM judged
        WHERE NOT (0 <= auc_low AND auc_low <= auc AND auc <= auc_high AND auc_high <= 1)
            OR NOT (
                -1 <= correlation_low AND correlation_low <= correlation
                AND correlation <= correlation_high AND correlation_high <= 1
            )
        """,
        structural=True,
    ),
    Expectation(
        "missing_estimates_have_a_reason",
        "A reader cannot tell an estimate that history does not carry from one that was lost.",
        f"""
        SELECT {_ESTIMATED}, auc, correlation, not_estimated_because FROM judged
        WHERE (not_estimated_because IS NULL) <> (auc IS NOT NULL)
            OR (auc IS NULL) <> (correlation IS NULL)
            OR (auc IS NULL) <> (correlation_ceiling IS NULL)
            OR (auc IS NULL) <> (lowest_decile_share IS NULL)
        """,
        structural=True,
    ),
    Expectation(
        "the_score_foretells_churn",
        "The interval of the overall score's AUC includes 0.5: accounts that leave may score like those that "
        "stay. Do not rank accounts by the score before its definition has been reviewed.",
        f"""
        SELECT {_ESTIMATED}, auc, auc_low, auc_high FROM judged WHERE {_OVERALL} AND auc_low <= {CHANCE}
        """,
        blocking=False,
    ),
    Expectation(
        "better_bands_lose_fewer_accounts",
        "A better band of the overall score lost more accounts than a worse one, by more than chance explains: its "
        "limits are wrong, or a factor counts in the wrong direction.",
        f"""
        SELECT {_ESTIMATED}, churn_rate_good, churn_rate_fair, churn_rate_poor FROM judged
        WHERE {_OVERALL} AND band_order = {literal(OUT_OF_ORDER)}
        """,
        blocking=False,
    ),
    between(
        "not_all_accounts_are_good",
        f"More than {MOST_GOOD}% of the accounts are Good: the band hardly distinguishes them.",
        "good_share",
        max_value=MOST_GOOD,
        where=_OVERALL,
        shown="component, good_share",
        blocking=False,
    ),
)
