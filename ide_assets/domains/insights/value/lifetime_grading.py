"""The lifetime value model of a month, and how good it was from months in the past: pure functions.

`renewals` are open renewals of months, as values.to_grade gives them: what was known in `snapshot_date`, and how each
was decided later. A prediction made at an origin is judged by what was paid in the year after it (R-CI-3).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ide_assets.domains.insights.examples.origins import month_before
from ide_assets.domains.insights.grading import grading
from ide_assets.domains.insights.grading.intervals import conformal_margin
from ide_assets.domains.insights.grading.statistics import interval_over
from ide_assets.domains.insights.rules import LEAST_OUTCOMES, PROMISED_COVERAGE
from ide_assets.domains.insights.value import contracts
from ide_assets.domains.insights.value.lifetime import ShiftedBetaGeometric
from ide_assets.domains.insights.words import ALL, BASELINES, CONTRACTS

#: Longest period after an origin that a prediction is judged by: later payments belong to renewals yet to be created.
MOST_MONTHS = 12

_KEY = ["snapshot_date", "opportunity_id"]


@dataclass(frozen=True)
class Origin:
    """A grade of the predictions of one month, by what was paid later, and errors in units of their own scale."""

    name: str
    grade: grading.LifetimeGrade
    errors: pd.Series


def graded(
    renewals: pd.DataFrame, now: Any, horizon_months: int, origins: int, high_value_share: float
) -> pd.DataFrame:
    """A row for each origin that can be judged, and the row `all`, which has the model of the month.

    The row `all` says whether the model serves: if it finds more of the high-value customers than the baseline, the
    annual value of the contracts times the retention known at the origin.
    """
    months = min(horizon_months, MOST_MONTHS)
    ordered = _in_order(renewals)
    judged = list(_judged(renewals, ordered, now, months, origins, high_value_share))
    return pd.DataFrame([*rows_of(judged), _whole(ordered, now, months, judged)])


def rows_of(judged: list[Origin]) -> list[dict[str, Any]]:
    """The rows of the origins."""
    return [
        {
            **_measures([one.grade]),
            "origin": one.name,
            "interval_coverage": _coverage(one, judged),
            "grade": one.grade.letter,
        }
        for one in judged
    ]


def ungraded(now: Any, training_rows: int, training_sha256: str) -> dict[str, Any]:
    """The row `all` of a model that is not graded, with what it was trained on."""
    return {
        "origin": ALL,
        "profiles": 0,
        "is_serving": False,
        "trained_until": pd.Timestamp(now).date(),
        "training_rows": training_rows,
        "training_sha256": training_sha256,
    }


def over_origins(judged: list[Origin], baseline: str) -> dict[str, Any]:
    """The grade over all origins, with the width and the coverage of intervals; `baseline` is named in the decision."""
    measures = _measures([one.grade for one in judged])
    share, by_baseline = measures["high_value_found"], measures["high_value_found_baseline"]
    letter = grading.lifetime_letter(share, by_baseline)
    coverages = [one["interval_coverage"] for one in rows_of(judged) if one["interval_coverage"] is not None]
    compared = f"{share:.0%} of the high-value customers found, {by_baseline:.0%} by {baseline}"
    return {
        **measures,
        "origin": ALL,
        "grade": letter,
        "is_serving": letter != grading.C,
        "decision": f"Graded {letter}: {compared}.",
        "interval_coverage": round(float(np.mean(coverages)), 6) if coverages else None,
        "interval_width": round(_width(pd.concat([one.errors for one in judged])), 6),
    }


def _in_order(renewals: pd.DataFrame) -> pd.DataFrame:
    """The months of renewals, the newest last, with `known_on` as timestamps."""
    return renewals.assign(known_on=pd.to_datetime(renewals["known_on"])).sort_values(_KEY, kind="stable")


def _known_by(ordered: pd.DataFrame, moment: Any) -> pd.DataFrame:
    """The newest month of each renewal whose outcome was known at the moment, from `_in_order`."""
    known = ordered[ordered["known_on"] <= pd.Timestamp(moment)]
    return known.drop_duplicates("opportunity_id", keep="last")


def _judged(
    renewals: pd.DataFrame, ordered: pd.DataFrame, now: Any, months: int, origins: int, high_value_share: float
) -> Iterator[Origin]:
    snapshots = pd.to_datetime(renewals["snapshot_date"])
    for back in range(origins - 1, -1, -1):
        origin = month_before(now, months + back)
        end = month_before(now, back)
        known, at_origin = _known_by(ordered, origin), renewals[snapshots == origin]
        decided_on = pd.to_datetime(at_origin["decided_on"])
        decided = at_origin["is_won"].notna() & (decided_on > origin) & (decided_on <= end)
        is_won = decided & at_origin["is_won"].fillna(False).astype(bool)
        if known.empty or min(int(is_won.sum()), int((decided & ~is_won).sum())) < LEAST_OUTCOMES:
            continue
        model = contracts.retention(known["renewal_number"], known["is_won"])
        revenue = contracts.expected_revenue(at_origin, model, origin, months)
        sums = contracts.by_account(at_origin, revenue)
        won = at_origin["counted_acv_usd"].fillna(at_origin["acv_usd"]).fillna(0).where(is_won, 0.0)
        money = (revenue["contracted"] + won).groupby(at_origin["surviving_account_csn"]).sum()
        annual = at_origin["acv_usd"].fillna(0).groupby(at_origin["surviving_account_csn"]).sum()
        grade = grading.grade_lifetime_value(
            money, sums["expected"], annual * float(known["is_won"].astype(float).mean()), high_value_share
        )
        errors = (money - sums["expected"]).abs() / contracts.scale(sums["expected"], sums["spread"])
        yield Origin(f"{origin:%Y-%m}", grade, errors)


def _coverage(one: Origin, judged: list[Origin]) -> float | None:
    """The share of an origin's customers within the interval that the other origins give; None if there is no other."""
    others = [other.errors for other in judged if other is not one]
    if not others:
        return None
    return round(float((one.errors <= _width(pd.concat(others))).mean()), 6)


def _width(errors: pd.Series) -> float:
    return conformal_margin(errors, np.zeros(len(errors)), PROMISED_COVERAGE)


def _measures(grades: list[grading.LifetimeGrade]) -> dict[str, Any]:
    """The measures of a grade, or their means and intervals over the grades of several origins."""
    measured = {
        "mean_absolute_error": [grade.mean_absolute_error for grade in grades],
        "mean_absolute_error_baseline": [grade.mean_absolute_error_baseline for grade in grades],
        "value_bias": [grade.bias for grade in grades],
        "high_value_found": [grade.high_value_share for grade in grades],
        "high_value_found_baseline": [grade.high_value_share_of_baseline for grade in grades],
    }
    row: dict[str, Any] = {name: round(float(np.mean(values)), 6) for name, values in measured.items()}
    row["profiles"] = sum(grade.customers for grade in grades)
    for name in ("mean_absolute_error", "high_value_found"):
        interval = interval_over(measured[name])
        row[f"{name}_low"] = None if interval is None else round(interval.low, 6)
        row[f"{name}_high"] = None if interval is None else round(interval.high, 6)
    return row


def _whole(ordered: pd.DataFrame, now: Any, months: int, judged: list[Origin]) -> dict[str, Any]:
    """The row `all`: the model of the month with its grade over the origins, and whether it serves."""
    known = _known_by(ordered, now)
    row = ungraded(now, len(known), _data_hash(known))
    if not judged:
        decision = (
            f"Not graded: no earlier month has renewals that were decided in the {months} months after it, at least "
            f"{LEAST_OUTCOMES} won and {LEAST_OUTCOMES} lost. A model without a grade does not serve."
        )
        return {**row, "decision": decision}
    model = contracts.retention(known["renewal_number"], known["is_won"])
    return {**row, **over_origins(judged, BASELINES[CONTRACTS]), **_parameters(model, now)}


def _parameters(model: ShiftedBetaGeometric, now: Any) -> dict[str, Any]:
    """The model's parameters, rounded because the last digits differ between machines, and its version."""
    alpha, beta = float(f"{model.alpha:.6g}"), float(f"{model.beta:.6g}")
    version = hashlib.sha256(f"{alpha} {beta}".encode()).hexdigest()[:8]
    return {
        "retention_alpha": alpha,
        "retention_beta": beta,
        "model_version": f"value-{pd.Timestamp(now):%Y-%m}-{version}",
    }


def _data_hash(known: pd.DataFrame) -> str:
    """The version of training data: the SHA-256 of the decided renewals, in any order of the rows."""
    ordered = known[["opportunity_id", "renewal_number", "is_won"]].sort_values("opportunity_id")
    return hashlib.sha256(ordered.to_csv(index=False).encode()).hexdigest()
