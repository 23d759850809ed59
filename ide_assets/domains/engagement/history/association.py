"""The association of scores with what followed (R-ES-9): logistic regressions over the rows of `impact`.

Firth's penalty keeps coefficients finite where a score separates the accounts, and takes away most of the bias of few
events (Heinze and Schemper, 2002). Errors are clustered by account, because an account has a row for each month. They
are associations: nothing here says what raising a score would do.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.domains.engagement.definition import FACTORS, OVERALL
from ide_assets.domains.engagement.history.foretelling import NO_FOLLOW_UP
from ide_assets.domains.engagement.history.impact import (
    EXPANSION,
    FACTORS_MODEL,
    INTERCEPT,
    OVERALL_MODEL,
    RENEWAL,
    RETENTION,
    SEATS,
)
from ide_assets.vocabulary.intervals import Z_95
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

#: Events of the rarer outcome for each coefficient. From five on, intervals have nearly their nominal coverage
#: (Vittinghoff and McCulloch, 2007); benchmarks/engagement_impact.py measures it.
LEAST_PER_COEFFICIENT = 5

#: Percent of the rows in which a score must be measured: what is filled in must not outweigh it.
LEAST_MEASURED = 50

_MODELS: Mapping[str, tuple[str, ...]] = {FACTORS_MODEL: FACTORS, OVERALL_MODEL: (OVERALL,)}

#: What accounts did that have the outcome, and what the others did.
_WORDS: Mapping[str, tuple[str, str]] = {
    RETENTION: ("stayed", "left"),
    RENEWAL: ("renewed", "lost a renewal"),
    EXPANSION: ("bought seats", "bought none"),
}

#: Why there is no row at all.
_NOTHING: Mapping[str, str] = {
    RETENTION: NO_FOLLOW_UP,
    RENEWAL: "no renewal was decided in the months after one with scores",
    EXPANSION: NO_FOLLOW_UP,
}

_DECIMALS = 9

#: Steps of the regression, and rounds in which missing scores are completed, at most.
_STEPS, _ROUNDS = 100, 50

_NOT_CONVERGED = "the regression does not converge"


@dataclass(frozen=True)
class Fit:
    """Coefficients and their covariance, clustered; `slope` is the mean of the fitted probability's own slope."""

    coefficients: "Array"
    covariance: "Array"
    slope: float


def impact(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `engagement_impact_monthly`, from those of impact.impact_rows."""
    import pandas as pd

    estimated: list[dict[str, Any]] = []
    day = rows["snapshot_date"].iloc[0]
    for association, group in rows.groupby("association", sort=True):
        known = group[group["account"].notna()]
        for model, scores in _MODELS.items():
            estimated += [
                {"snapshot_date": day, "association": association, "model": model, **term}
                for term in _model(known, str(association), scores)
            ]
    return pd.DataFrame(estimated)


def _model(rows: "pd.DataFrame", association: str, scores: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each term of a model; those that are not estimated have a reason."""
    happened = rows["happened"].to_numpy(dtype=float)
    weights = rows["row_weight"].to_numpy(dtype=float)
    counts = {
        "accounts_modelled": round(float(weights.sum())),
        "accounts_with_outcome": round(float(weights[happened == 1].sum())),
    }
    terms = (SEATS, *scores)
    if rows.empty:
        return [_unknown(term, counts, _NOTHING[association]) for term in (INTERCEPT, *terms)]
    reasons = _reasons(rows, terms)
    names = [term for term in terms if reasons[term] is None]
    rarer = int(min(happened.sum(), len(happened) - happened.sum()))
    why = _too_few(association, happened, rarer, len(names) + 1)
    if why is None and not {*names} & {*scores}:
        why = "no score is measured often enough"
    if why is not None:
        return [_unknown(term, counts, reasons.get(term) or why) for term in (INTERCEPT, *terms)]
    matrix = completed(rows[names].to_numpy(dtype=float)) / [1 if term == SEATS else 10 for term in names]
    used: dict[str, Array] = dict(zip(names, matrix.T, strict=True))
    centres = {term: float(column @ weights / weights.sum()) for term, column in used.items()}
    design = _design([column - centres[term] for term, column in used.items()])
    fit = fitted(design, happened, weights, rows["account"].to_numpy())
    if fit is None:
        return [_unknown(term, counts, reasons.get(term) or _NOT_CONVERGED) for term in (INTERCEPT, *terms)]
    places = {term: place for place, term in enumerate((INTERCEPT, *used))}
    ranks = _ranks({term: abs(fit.coefficients[places[term]]) * used[term].std() for term in used if term != SEATS})
    return [
        _known(term, places[term], fit, centres.get(term, 0.0), ranks.get(term), counts)
        if term in places
        else _unknown(term, counts, str(reasons[term]))
        for term in (INTERCEPT, *terms)
    ]


def _reasons(rows: "pd.DataFrame", terms: Sequence[str]) -> dict[str, str | None]:
    """Why a term cannot be in the model: it is seldom measured, does not vary, or follows from those before it."""
    import numpy as np

    reasons: dict[str, str | None] = {}
    independent: list[Array] = []
    for term in terms:
        column = rows[term].fillna(rows[term].mean()).to_numpy(dtype=float)
        measured = int(rows[term].notna().sum())
        accounts = plural(len(rows), "account")
        reasons[term] = None
        if 100 * measured < LEAST_MEASURED * len(rows):
            reasons[term] = f"measured for {measured:,} of {accounts}: at least {LEAST_MEASURED}% are needed"
        elif rows[term].nunique() < 2:
            reasons[term] = f"all accounts have the same {'number of seats' if term == SEATS else 'score'}"
        else:
            others = np.column_stack([np.ones(len(rows)), *independent])
            rest = column - others @ np.linalg.lstsq(others, column, rcond=None)[0]
            if np.linalg.norm(rest) > 1e-6 * np.linalg.norm(column - column.mean()):
                independent.append(column)
            else:
                reasons[term] = "follows from the scores of other factors"
    return reasons


def _too_few(association: str, happened: "Array", rarer: int, coefficients: int) -> str | None:
    """Why there are too few accounts for a model; None if there are enough."""
    needed = LEAST_PER_COEFFICIENT * coefficients
    if rarer >= needed:
        return None
    what = _WORDS[association][0 if happened.sum() == rarer else 1]
    return f"{plural(rarer, 'account')} {what}: at least {needed} are needed, {LEAST_PER_COEFFICIENT} for each term"


def completed(values: "Array") -> "Array":
    """A matrix with each missing value replaced by what the other columns of its row let expect.

    Means and covariances are those that are likeliest for normal values (by expectation and maximisation). With the
    plain mean instead, a column would take over part of what belongs to a missing one that goes together with it.
    """
    import numpy as np

    missing = np.isnan(values)
    patterns, pattern_of = np.unique(missing, axis=0, return_inverse=True)
    rows_of = [np.flatnonzero(pattern_of.ravel() == number) for number in range(len(patterns))]
    filled = np.where(missing, np.nanmean(values, axis=0), values)
    mean, covariance = filled.mean(axis=0), np.cov(filled, rowvar=False, bias=True).reshape(2 * values.shape[1:])
    for _ in range(_ROUNDS if missing.any() else 0):
        unseen = np.zeros_like(covariance)
        for pattern, rows in zip(patterns, rows_of, strict=True):
            if not pattern.any():
                continue
            known = ~pattern
            between = covariance[np.ix_(known, pattern)]
            slopes = np.linalg.lstsq(covariance[np.ix_(known, known)], between, rcond=None)[0]
            filled[np.ix_(rows, pattern)] = mean[pattern] + (values[np.ix_(rows, known)] - mean[known]) @ slopes
            rest = covariance[np.ix_(pattern, pattern)] - between.T @ slopes
            unseen[np.ix_(pattern, pattern)] += len(rows) * rest
        former, mean = mean, filled.mean(axis=0)
        covariance = ((filled - mean).T @ (filled - mean) + unseen) / len(filled)
        if np.abs(mean - former).max() < 1e-6:
            break
    return filled


def _design(columns: "Sequence[Array]") -> "Array":
    import numpy as np

    return np.column_stack([np.ones(len(columns[0])), *columns])


def fitted(design: "Array", happened: "Array", weights: "Array", accounts: "NDArray[Any]") -> Fit | None:
    """A logistic regression with Firth's penalty and errors clustered by account.

    `design` begins with a column of ones; `weights` are the numbers of rows that each row represents. None if the
    regression does not converge.
    """
    import numpy as np
    import pandas as pd

    def at(coefficients: "Array") -> "tuple[Array, Array, Array, Array]":
        """Fitted probabilities, their spread, the inverse of the information, and the leverage of each row."""
        p = _logistic(design @ coefficients)
        spread = weights * p * (1 - p)
        inverse: Array = np.asarray(np.linalg.inv(design.T @ (design * spread[:, None])), dtype=float)
        return p, spread, inverse, spread * np.einsum("ij,jk,ik->i", design, inverse, design)

    coefficients = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p, _, inverse, leverage = at(coefficients)
        step = inverse @ (design.T @ (weights * (happened - p) + leverage * (0.5 - p)))
        # A long step may leave the range in which the information says anything.
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-300))
        coefficients = coefficients + step
        if np.abs(step).max() < 1e-10:
            break
    else:
        return None
    p, spread, inverse, leverage = at(coefficients)
    # Residuals are too small by their leverage; without this, intervals of few events are too narrow.
    scores = design * (weights * (happened - p) / np.clip(1 - leverage, 0.1, 1))[:, None]
    codes, units = pd.factorize(accounts)
    sums = np.column_stack([np.bincount(codes, weights=column, minlength=len(units)) for column in scores.T])
    covariance = inverse @ (sums.T @ sums) @ inverse * (len(units) / max(len(units) - 1, 1))
    return Fit(coefficients, covariance, float((spread).sum() / weights.sum()))


def _logistic(log_odds: "Array") -> "Array":
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -700, 700))))


def _ranks(strengths: Mapping[str, float]) -> dict[str, int]:
    """The place of each score by the change of log-odds that its standard deviation is associated with."""
    order = sorted(strengths, key=lambda name: (-round(strengths[name], _DECIMALS), name))
    return {name: place + 1 for place, name in enumerate(order)}


def _known(
    term: str, place: int, fit: Fit, centre: float, rank: int | None, counts: Mapping[str, int]
) -> dict[str, Any]:
    coefficient = float(fit.coefficients[place])
    reach = Z_95 * math.sqrt(float(fit.covariance[place, place]))
    ends = {"": coefficient, "_low": coefficient - reach, "_high": coefficient + reach}
    is_score = term not in (INTERCEPT, SEATS)
    return {
        "factor": term,
        **counts,
        **{f"odds_ratio{end}": round(math.exp(max(min(value, 700), -700)), _DECIMALS) for end, value in ends.items()},
        **{
            f"association_points{end}": round(100 * fit.slope * value, _DECIMALS) + 0.0 if is_score else None
            for end, value in ends.items()
        },
        "centre": round(centre, _DECIMALS),
        "driver_rank": rank,
        "not_estimated_because": None,
    }


def _unknown(term: str, counts: Mapping[str, int], why: str) -> dict[str, Any]:
    names = [f"{name}{end}" for name in ("odds_ratio", "association_points") for end in ("", "_low", "_high")]
    return {
        "factor": term,
        **counts,
        **dict.fromkeys([*names, "centre", "driver_rank"]),
        "not_estimated_because": why,
    }
