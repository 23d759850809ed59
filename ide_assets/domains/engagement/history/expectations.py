"""Expectations of the tables that judge scores by what followed."""

from ide_assets.domains.engagement.definition import OVERALL
from ide_assets.domains.engagement.history.foretelling import OUT_OF_ORDER
from ide_assets.domains.engagement.history.validation import CHANCE, TWO_YEARS
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
        "A reader cannot distinguish an estimate that the history cannot support from one that was lost.",
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

IMPACT = (
    Expectation(
        "associations_are_within_their_intervals",
        "An association outside its interval misleads about what a factor goes with.",
        """
        SELECT association, model, factor, odds_ratio, odds_ratio_low, odds_ratio_high, association_points FROM judged
        WHERE NOT (0 < odds_ratio_low AND odds_ratio_low <= odds_ratio AND odds_ratio <= odds_ratio_high)
            OR NOT (association_points_low <= association_points AND association_points <= association_points_high)
            OR (odds_ratio > 1) <> (association_points > 0) AND abs(odds_ratio - 1) > 0.000001
        """,
        structural=True,
    ),
    Expectation(
        "missing_associations_have_a_reason",
        "A reader cannot distinguish an association that the history cannot support from one that was lost.",
        """
        SELECT association, model, factor, odds_ratio, not_estimated_because FROM judged
        WHERE (not_estimated_because IS NULL) <> (odds_ratio IS NOT NULL)
            OR (odds_ratio IS NULL) <> (odds_ratio_low IS NULL OR odds_ratio_high IS NULL OR centre IS NULL)
        """,
        structural=True,
    ),
)

ACCOUNT_IMPACT = (
    Expectation(
        "changes_are_possible",
        "A probability beyond 0 or 100%, or a change outside its interval, misleads about an account.",
        """
        SELECT surviving_account_csn, association, factor, move, fitted_probability, change_points, change_points_low,
            change_points_high
        FROM judged
        WHERE NOT coalesce(
            fitted_probability BETWEEN 0 AND 100 AND fitted_probability + change_points BETWEEN -0.000002 AND 100.000002
            AND change_points_low <= change_points AND change_points <= change_points_high, false)
        """,
        structural=True,
    ),
    Expectation(
        "changes_have_an_association",
        "A change without an association behind it is made up.",
        """
        SELECT a.surviving_account_csn, a.association, a.factor, a.change_points
        FROM judged AS a
        LEFT JOIN engagement_impact_monthly AS i
            ON i.association = a.association AND i.factor = a.factor AND i.odds_ratio IS NOT NULL
        WHERE i.factor IS NULL
        """,
        structural=True,
    ),
)
