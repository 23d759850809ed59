"""Least squares of an outcome on the arm, with accounts that were drawn together as clusters.

Errors are CR2 with Bell and McCaffrey's degrees of freedom (Pustejovsky and Tipton, 2018), as clubSandwich and
diff-diff's `hc2_bm` have them: a tenth of the units is held back, and with few units the usual clustered errors are too
small. It is implemented here because it must handle a hundred thousand accounts (diff-diff's time grows with the
square of the units) and two outcomes at once; a test compares it with diff-diff.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Text columns of a study that are strata, and the accounts that a level needs to have its own column.
STRATA = ("enrolled", "seat_bucket", "site_geo")
LEAST_OF_LEVEL = 20

_ARM = 1


@dataclass(frozen=True)
class ArmEffect:
    """The effect of the arm on each outcome.

    `coefficients` has one entry per outcome, `covariance` one row and column per outcome; `degrees` are the degrees of
    freedom of the coefficients' t distribution, the same for every outcome. `pooled` has the variance of each
    coefficient under the assumption of the same spread in both arms; it exists even if all accounts of the smaller arm
    have one value.
    """

    coefficients: Array
    covariance: Array
    degrees: float
    pooled: Array


def design(study: pd.DataFrame) -> Array:
    """The regressors: a constant, offered, before if the study has it, and the strata.

    Columns that are combinations of earlier ones are left out, so the arm always stays. Each play has its own column,
    because the share held back may differ between plays.
    """
    offered = study["offered"].to_numpy(dtype=float)
    columns = [np.ones(len(study)), offered]
    if "before" in study and study["before"].notna().all():
        columns.append(study["before"].to_numpy(dtype=float))
    for stratum, least in (("play", 1), *((name, LEAST_OF_LEVEL) for name in STRATA)):
        if stratum in study:
            columns += _levels(study[stratum], offered, least)
    return _independent(columns)


def _levels(stratum: pd.Series, offered: Array, least: int) -> list[Array]:
    """A column for each level with enough accounts and both arms; the accounts of other levels have no column."""
    codes, levels = pd.factorize(stratum, sort=True)
    sizes = np.bincount(codes[codes >= 0], minlength=len(levels))
    of_offered = np.bincount(codes[codes >= 0], weights=offered[codes >= 0], minlength=len(levels))
    usable = np.flatnonzero((sizes >= least) & (of_offered > 0) & (of_offered < sizes))
    return [(codes == code).astype(float) for code in usable]


def _independent(columns: list[Array]) -> Array:
    """The columns that are not combinations of earlier ones, as a matrix."""
    independent: list[Array] = []
    # One row for each independent direction.
    basis = np.empty((len(columns), len(columns[0])))
    for column in columns:
        # Centred first: a mean far from zero would hide that the column hardly varies.
        rest = column - column.mean() if independent else column
        length = np.linalg.norm(rest)
        if length == 0:
            continue
        rest = rest / length
        directions = basis[: len(independent)]
        for _ in range(2):  # Twice, because rounding leaves a remainder the first time.
            rest = rest - (directions @ rest) @ directions
        if (left := np.linalg.norm(rest)) > 1e-6:
            basis[len(independent)] = rest / left
            independent.append(column)
    return np.column_stack(independent)


def effect_of_arm(regressors: Array, outcomes: Array, units: NDArray[Any]) -> ArmEffect | None:
    """The arm's coefficients for each outcome (a column of `outcomes`), clustered by unit.

    The arm is the second column of the regressors; if there is only one column, that is the mean. None if no degrees
    of freedom are left to estimate the errors.
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

    # The variance is a sum of squares; its mean and its variance under equal errors give the degrees of freedom.
    spread = (norm**2).sum() - 2 * (norm * (shadow**2).sum(axis=1)).sum() + ((shadow.T @ shadow) ** 2).sum()
    total = float(weights @ weights)
    if not spread > 1e-12 * total**2:
        return None
    return ArmEffect(
        weights @ outcomes, score.T @ score, total**2 / float(spread), _pooled_variance(total, basis, residuals, units)
    )


def _pooled_variance(total: float, basis: Array, residuals: Array, units: NDArray[Any]) -> Array:
    """The classical variance of each coefficient, multiplied by the effect of clustering."""
    codes, _ = pd.factorize(units)
    squares = (residuals**2).sum(axis=0)
    of_units = np.column_stack([np.bincount(codes, weights=column) for column in residuals.T])
    clustering = np.maximum((of_units**2).sum(axis=0) / np.where(squares > 0, squares, 1), 1)
    left = max(len(residuals) - basis.shape[1], 1)
    return np.asarray(total * squares / left * clustering)


def _clusters_by_size(units: NDArray[Any]) -> list[NDArray[np.intp]]:
    """Row numbers of the clusters, as one matrix (clusters x size) for each cluster size."""
    codes, _ = pd.factorize(units)
    sizes = np.bincount(codes)
    order = np.argsort(codes, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    return [order[starts[sizes == size][:, None] + np.arange(size)] for size in np.unique(sizes)]


def _adjusted(weights: Array, basis: Array) -> Any:
    """The weights of clusters of one size, times the inverse root of the cluster's block of the residual maker."""
    remaining = np.eye(weights.shape[1]) - basis @ basis.transpose(0, 2, 1)
    values, vectors = np.linalg.eigh(remaining)
    known = values > 1e-10
    roots = np.where(known, 1 / np.sqrt(np.where(known, values, 1.0)), 0.0)
    turned = np.einsum("gij,gi->gj", vectors, weights)
    return np.einsum("gij,gj->gi", vectors, roots * turned)
