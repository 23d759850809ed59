"""The churn model: an explainable boosting machine, whose score is a sum with one term for each feature.

Functions take a data frame of features, one row per profile, and an array that says which profiles churned. Numbers
may be missing; text and booleans are categories. Training is deterministic: the same rows in the same order give the
same model.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: The column of `contributions` that is the same for every profile.
INTERCEPT = "intercept"

#: The category of a missing text.
UNKNOWN = "unknown"

#: Models that are averaged. Each stops early by its error on profiles that it is not trained on.
_BAGS = 4
_SHARE_TO_STOP_BY = 0.15

_SEED = 20_240_229


@dataclass(frozen=True)
class ChurnModel:
    """A trained model. `machine` is interpret's ExplainableBoostingClassifier; `features` are its columns, in order."""

    machine: Any
    features: tuple[str, ...]


def train(features: pd.DataFrame, churned: ArrayLike, groups: ArrayLike | None = None) -> ChurnModel:
    """Train on profiles whose outcome is known (R-CI-1).

    `features` has one row per profile, `churned` one boolean. Rows with the same value in `groups`, such as months of
    one account, stay together where the training sets profiles aside to stop early. Raises ValueError if rows and
    outcomes differ in number, or all outcomes are the same.
    """
    from interpret.glassbox import ExplainableBoostingClassifier

    outcomes = _outcomes(churned, len(features))
    rows, types = _prepared(features)
    machine = ExplainableBoostingClassifier(
        feature_names=list(rows.columns),
        feature_types=types,
        outer_bags=_BAGS,
        interactions=0,
        n_jobs=1,
        random_state=_SEED,
    )
    bags = None if groups is None else _bags(np.asarray(groups), outcomes).T
    with _quiet():
        machine.fit(rows, outcomes, bags=bags)
    return ChurnModel(machine, tuple(rows.columns))


def probability(model: ChurnModel, features: pd.DataFrame) -> Array:
    """The probability of churn of each profile. Raises ValueError if a feature of the model is missing."""
    from scipy.special import expit

    return np.asarray(expit(contributions(model, features).to_numpy().sum(axis=1)), dtype=float)


def contributions(model: ChurnModel, features: pd.DataFrame) -> pd.DataFrame:
    """What each feature adds to the log-odds of churn, and the intercept (R-CI-4).

    One row per profile, one column per feature, then `intercept`. The sum of a row is the logit of `probability`.
    Raises ValueError if a feature of the model is missing.
    """
    missing = [name for name in model.features if name not in features]
    if missing:
        raise ValueError(
            f"The model needs the columns {', '.join(model.features)}; {', '.join(missing)} not found among "
            f"{', '.join(map(str, features.columns))}."
        )
    rows, _ = _prepared(features[list(model.features)])
    with _quiet():
        terms = model.machine.eval_terms(rows)
    logits = pd.DataFrame(terms, columns=list(model.features), index=features.index)
    logits[INTERCEPT] = float(np.ravel(model.machine.intercept_)[0])
    return logits


def importance(model: ChurnModel, features: pd.DataFrame) -> pd.Series:
    """How much each feature moves the score overall: the mean absolute contribution in log-odds, largest first."""
    moved = contributions(model, features).drop(columns=INTERCEPT).abs().mean()
    ordered: pd.Series = moved.sort_values(ascending=False, kind="stable")
    return ordered


def cross_validated(features: pd.DataFrame, churned: ArrayLike, folds: int = 5) -> tuple[Array, NDArray[np.intp]]:
    """Out-of-fold probabilities of profiles that have no order in time, and the fold of each.

    For a single cross-section only, such as published data. Profiles observed over months are split by time
    (training.backtest), because a random split lets a model learn from the future.
    """
    from sklearn.model_selection import StratifiedKFold

    outcomes = _outcomes(churned, len(features))
    predicted, fold = np.empty(len(features)), np.empty(len(features), dtype=np.intp)
    parts = StratifiedKFold(folds, shuffle=True, random_state=_SEED % 1000).split(np.zeros(len(outcomes)), outcomes)
    for number, (known, held_out) in enumerate(parts):
        model = train(features.iloc[known], outcomes[known])
        predicted[held_out] = probability(model, features.iloc[held_out])
        fold[held_out] = number
    return predicted, fold


def _outcomes(churned: ArrayLike, rows: int) -> NDArray[np.bool_]:
    outcomes = np.asarray(churned, dtype=float)
    if outcomes.shape != (rows,):
        raise ValueError(f"Found {rows} profiles and outcomes of shape {outcomes.shape}; expected one per profile.")
    if not np.isin(outcomes, (0, 1)).all():
        raise ValueError("An outcome is missing or neither 0 nor 1; train on profiles whose outcome is known.")
    if outcomes.min(initial=1) == outcomes.max(initial=0):
        raise ValueError("All profiles have the same outcome; a model needs profiles that churned and others.")
    return outcomes.astype(bool)


def _prepared(features: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Numbers as floats and everything else as text, with the type that the machine is to take each column for."""
    columns: dict[str, Any] = {}
    types = []
    for name, column in features.items():
        is_number = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
        types.append("continuous" if is_number else "nominal")
        values = column.astype(float) if is_number else column.astype(object).where(column.notna(), UNKNOWN).map(str)
        columns[str(name)] = values.to_numpy()
    return pd.DataFrame(columns, index=features.index), types


def _bags(groups: NDArray[Any], outcomes: NDArray[np.bool_]) -> NDArray[np.int8]:
    """For each bag and row whether the bag learns from it (1) or stops by it (-1); whole groups, each outcome alike."""
    codes, names = pd.factorize(groups, sort=True)
    has_churned = np.bincount(codes, weights=outcomes, minlength=len(names)) > 0
    random = np.random.default_rng(_SEED)
    bags = np.ones((_BAGS, len(outcomes)), dtype=np.int8)
    for bag in bags:
        for stratum in (np.flatnonzero(has_churned), np.flatnonzero(~has_churned)):
            aside = random.permutation(stratum)[: round(len(stratum) * _SHARE_TO_STOP_BY)]
            bag[np.isin(codes, aside)] = -1
    return bags


@contextmanager
def _quiet() -> Iterator[None]:
    """Without interpret's warnings that its own charts do not show missing values."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="interpret")
        yield
