"""Least squares of an outcome on the arm, with accounts that were drawn together as clusters.

Errors are CR2 with Bell and McCaffrey's degrees of freedom (Pustejovsky and Tipton, 2018), as clubSandwich and
diff-diff's `hc2_bm` have them: a tenth of the units is held back, and with so few the usual clustered errors are too
small. It stands here because it must do for a hundred thousand accounts (diff-diff's time grows with the units
squared) and for two outcomes at once; a test holds it against diff-diff.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Text columns of a study by which accounts are told apart. A level has a column of its own from this many accounts.
STRATA = ("enrolled", "seat_bucket", "site_geo")
LEAST_OF_LEVEL = 20

_ARM = 1


@dataclass(frozen=True)
class ArmEffect:
    """What the arm does to each outcome.

    `coefficients` has one entry for each outcome, `covariance` is square in them; `degrees` is of the t distribution
    that the coefficients follow, whatever the outcome. `pooled` has the variance of each coefficient where the spread
    is taken to be the same in both arms: it is known even where every account of the smaller arm has one value.
    """

    coefficients: Array
    covariance: Array
    degrees: float
    pooled: Array


def design(study: pd.DataFrame) -> Array:
    """The matrix that outcomes are regressed on: one, offered, before where there is one, and the strata.

    Columns that those before them already tell are left out, so the arm always stays. Plays each have a column of
    their own, because the share held back may differ between them.
    """
    offered = study["offered"].to_numpy(dtype=float)
    columns = [np.ones(len(study)), offered]
    if "before" in study and study["before"].notna().all():
        columns.append(study["before"].to_numpy(dtype=float))
    for stratum, least in (("play", 1), *((each, LEAST_OF_LEVEL) for each in STRATA)):
        if stratum in study:
            columns += _levels(study[stratum], offered, least)
    return _independent(columns)


def _levels(stratum: pd.Series, offered: Array, least: int) -> list[Array]:
    """A column for each level with enough accounts and both arms; all other accounts are told apart by no column."""
    codes, levels = pd.factorize(stratum, sort=True)
    sizes = np.bincount(codes[codes >= 0], minlength=len(levels))
    of_offered = np.bincount(codes[codes >= 0], weights=offered[codes >= 0], minlength=len(levels))
    wanted = np.flatnonzero((sizes >= least) & (of_offered > 0) & (of_offered < sizes))
    return [(codes == code).astype(float) for code in wanted]


def _independent(columns: list[Array]) -> Array:
    """The columns that are no combination of those before them, as a matrix."""
    kept: list[Array] = []
    # One row for each direction found.
    basis = np.empty((len(columns), len(columns[0])))
    for column in columns:
        # Centred first: a level far from zero would hide that the column hardly varies.
        rest = column - column.mean() if kept else column
        length = np.linalg.norm(rest)
        if length == 0:
            continue
        rest = rest / length
        found = basis[: len(kept)]
        for _ in range(2):  # Twice, because rounding leaves a little of what was taken out.
            rest = rest - (found @ rest) @ found
        if (left := np.linalg.norm(rest)) > 1e-6:
            basis[len(kept)] = rest / left
            kept.append(column)
    return np.column_stack(kept)


def effect_of_arm(regressors: Array, outcomes: Array, units: NDArray[Any]) -> ArmEffect | None:
    """The arm's coefficients for each outcome (a column of `outcomes`), clustered by unit.

    The arm is the second column of the regressors; where there is only one column it is the mean. None where the
    regressors leave nothing to judge the errors by.
    """
    arm = min(_ARM, regressors.shape[1] - 1)
    basis, triangle = np.linalg.qr(regressors)
    weights = basis @ np.linalg.solve(triangle.T, np.eye(len(triangle))[arm])
    residuals = outcomes - basis @ (basis.T @ outcomes)

    scores, norms, shadows = [], [], []
    for rows in _clusters_by_size(units):
        adjusted = _adjusted(weights[rows], basis[rows])
        scores.append(np.einsum("gi,gio->go", adjusted, residuals[rows]))
        norms.append(np.einsum("gi,gi->g", adjusted, adjusted))
        shadows.append(np.einsum("gi,gik->gk", adjusted, basis[rows]))
    score, norm, shadow = np.concatenate(scores), np.concatenate(norms), np.concatenate(shadows)

    # The variance is a sum of squares; its mean and its own variance, where errors are alike, give the degrees.
    spread = (norm**2).sum() - 2 * (norm * (shadow**2).sum(axis=1)).sum() + ((shadow.T @ shadow) ** 2).sum()
    total = float(weights @ weights)
    if not spread > 1e-12 * total**2:
        return None
    return ArmEffect(
        weights @ outcomes, score.T @ score, total**2 / float(spread), _pooled_variance(total, basis, residuals, units)
    )


def _pooled_variance(total: float, basis: Array, residuals: Array, units: NDArray[Any]) -> Array:
    """The classical variance of each coefficient, times what clusters add to it."""
    codes, _ = pd.factorize(units)
    squares = (residuals**2).sum(axis=0)
    of_units = np.column_stack([np.bincount(codes, weights=column) for column in residuals.T])
    clustering = np.maximum((of_units**2).sum(axis=0) / np.where(squares > 0, squares, 1), 1)
    left = max(len(residuals) - basis.shape[1], 1)
    return np.asarray(total * squares / left * clustering)


def _clusters_by_size(units: NDArray[Any]) -> list[NDArray[np.intp]]:
    """Row numbers of the clusters: one matrix (clusters x size) for each size that occurs."""
    codes, _ = pd.factorize(units)
    sizes = np.bincount(codes)
    order = np.argsort(codes, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    return [order[starts[sizes == size][:, None] + np.arange(size)] for size in np.unique(sizes)]


def _adjusted(weights: Array, basis: Array) -> Any:
    """The weights of clusters of one size, each times the inverse root of its share of the residual maker."""
    remaining = np.eye(weights.shape[1]) - basis @ basis.transpose(0, 2, 1)
    values, vectors = np.linalg.eigh(remaining)
    known = values > 1e-10
    roots = np.where(known, 1 / np.sqrt(np.where(known, values, 1.0)), 0.0)
    turned = np.einsum("gij,gi->gj", vectors, weights)
    return np.einsum("gij,gj->gi", vectors, roots * turned)
