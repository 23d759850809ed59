"""How good recommendations were: models and the most bought products, compared by what customers bought later."""

import hashlib
from typing import Any

import pandas as pd

from ide_assets.domains.insights.grading import grading
from ide_assets.domains.insights.grading.intervals import rate_interval
from ide_assets.domains.insights.recommendation import similarity as recommendation
from ide_assets.domains.insights.recommendation.similarity import (
    BOUGHT_AT,
    CUSTOMER,
    EASE,
    MOST,
    MOST_POPULAR,
    PRODUCT,
    Evaluation,
)
from ide_assets.domains.insights.rules import LEAST_OUTCOMES


def graded(rows: pd.DataFrame, now: Any) -> pd.DataFrame:
    """A row for each model and the baseline: success in the held-out period, grade, and which of them serves.

    `rows` have the columns `surviving_account_csn`, `product` and `bought_at`. The last fifth of the purchases, by
    time, is held out; EASE is tuned on the last fifth of those before (R-CI-3).
    """
    bought = rows.rename(columns={"surviving_account_csn": CUSTOMER})
    bought = bought.assign(**{BOUGHT_AT: pd.to_datetime(bought[BOUGHT_AT])})
    cutoff = recommendation.cutoff_at(bought)
    evaluation = recommendation.evaluate(bought, cutoff, MOST)
    facts = {
        "profiles": evaluation.customers,
        "trained_until": pd.Timestamp(cutoff).date(),
        "training_rows": int((bought[BOUGHT_AT] <= cutoff).sum()),
        "training_sha256": _data_hash(bought),
    }
    if evaluation.customers < LEAST_OUTCOMES:
        decision = (
            f"Not graded: {evaluation.customers} accounts bought another product after {facts['trained_until']}; "
            f"expected at least {LEAST_OUTCOMES}. A model without a grade does not serve."
        )
        return pd.DataFrame([{**facts, "contender": MOST_POPULAR, "is_serving": False, "decision": decision}])
    return pd.DataFrame([{**facts, **_row(name, evaluation, now)} for name in evaluation.success])


def _row(name: str, evaluation: Evaluation, now: Any) -> dict[str, Any]:
    success, popular = evaluation.success[name], evaluation.success[MOST_POPULAR]
    low, high = rate_interval([success * evaluation.customers], [evaluation.customers], 0.95)
    letter = None if name == MOST_POPULAR else grading.recommendation_letter(success, popular)
    strength = evaluation.strength if name == EASE else None
    version = hashlib.sha256(f"{name} {strength}".encode()).hexdigest()[:8]
    return {
        "contender": name,
        "model_version": f"{name}-{pd.Timestamp(now):%Y-%m}-{version}",
        "is_serving": name == evaluation.serving,
        "grade": letter,
        "success": round(success, 6),
        "success_low": round(float(low[0]), 6),
        "success_high": round(float(high[0]), 6),
        "tuned_strength": strength,
        "decision": _decision(name, letter, evaluation),
    }


def _decision(name: str, letter: str | None, evaluation: Evaluation) -> str:
    success, popular = evaluation.success[name], evaluation.success[MOST_POPULAR]
    if name == MOST_POPULAR:
        return "No model is better." if name == evaluation.serving else "The baseline."
    compared = (
        f"{success:.0%} of {evaluation.customers:,} accounts bought one of {MOST} products recommended, {popular:.0%} "
        f"one of the {MOST} most bought."
    )
    return f"Graded {letter}: {compared}" + ("" if name == evaluation.serving else " Another one serves.")


def _data_hash(bought: pd.DataFrame) -> str:
    """The version of the purchases: their SHA-256, in any order of the rows."""
    ordered = bought[[CUSTOMER, PRODUCT, BOUGHT_AT]].sort_values([CUSTOMER, PRODUCT, BOUGHT_AT])
    return hashlib.sha256(ordered.to_csv(index=False).encode()).hexdigest()
