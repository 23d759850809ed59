"""Training the churn model of a month, and deciding whether it serves: pure functions of what was known then.

Examples are months of renewals (renewals.examples): features, `churned`, `snapshot_date` and `known_on`. Everything is
split by time: a model learns from outcomes that were known at a moment, and is judged by later ones (R-CI-3).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ide_assets.domains.insights.churn import model as churn
from ide_assets.domains.insights.churn import persistence
from ide_assets.domains.insights.churn.kinds import SUBSCRIPTION, Kind
from ide_assets.domains.insights.churn.model import ChurnModel
from ide_assets.domains.insights.examples.origins import month_before
from ide_assets.domains.insights.grading import grading, intervals
from ide_assets.domains.insights.grading.grading import ChurnGrade, Comparison
from ide_assets.domains.insights.rules import LEAST_OUTCOMES, PROMISED_COVERAGE
from ide_assets.domains.insights.words import CHALLENGER, CHAMPION

Array = NDArray[np.float64]

#: Groups of equal size, by score, whose churn rates give the interval of a score.
_BANDS = 10


@dataclass(frozen=True)
class Split:
    """Examples with outcomes known up to a moment, to learn from, and with outcomes known after it, to be judged by."""

    known: pd.DataFrame
    held_out: pd.DataFrame

    @property
    def is_usable(self) -> bool:
        """Whether both parts have enough renewals won and lost."""
        return all(
            min(int(part["churned"].sum()), int((~part["churned"]).sum())) >= LEAST_OUTCOMES
            for part in (self.known, self.held_out)
        )


def split_by_time(examples: pd.DataFrame, moment: Any) -> Split:
    """Outcomes known by the moment, and those known after it; never at random.

    A renewal that is decided is decided in all its months, so no renewal is in both parts.
    """
    is_known = pd.to_datetime(examples["known_on"]) <= pd.Timestamp(moment)
    churned = examples["churned"].astype(bool)
    return Split(examples.assign(churned=churned)[is_known], examples.assign(churned=churned)[~is_known])


def one_month_each(examples: pd.DataFrame) -> pd.DataFrame:
    """One month of each renewal, drawn by the hash of its number: months of one renewal are not independent."""
    ordered = examples.sort_values(["opportunity_id", "snapshot_date"], kind="stable")
    groups = ordered.groupby("opportunity_id", sort=False)
    draw = pd.util.hash_array(ordered["opportunity_id"].astype(str).to_numpy(dtype=object))
    place = draw % groups["opportunity_id"].transform("size").to_numpy(dtype=np.uint64)
    return ordered[groups.cumcount().to_numpy() == place]


def fit(known: pd.DataFrame, kind: Kind = SUBSCRIPTION) -> ChurnModel:
    """The model that these examples give; months of one account stay together."""
    return churn.train(known[list(kind.features)], known["churned"], groups=known["surviving_account_csn"])


def registered(
    examples: pd.DataFrame, former: pd.DataFrame, now: Any, test_months: int, kind: Kind = SUBSCRIPTION
) -> pd.DataFrame:
    """The rows of the registry for a month: the challenger trained now, and the champion of the month before.

    `former` has the serving row of the newest earlier month, or none. The challenger learns from outcomes known
    `test_months` before `now` and is compared with the champion on the outcomes known since (R-CI-8). It serves if it
    is not graded C and is not worse than the champion. No row if the outcomes are too few.
    """
    cutoff = month_before(now, test_months)
    by_time = split_by_time(examples, cutoff)
    later = by_time.held_out
    if kind.looks_ahead:
        later = later[pd.to_datetime(later["snapshot_date"]) >= cutoff]
    split = Split(by_time.known, one_month_each(later))
    if not split.is_usable:
        return pd.DataFrame()
    base = float(split.known["churned"].mean())
    model = fit(split.known, kind)
    text = persistence.to_text(model)
    challenger = _Candidate(CHALLENGER, text, _facts(split.known, cutoff, text, now, kind), model)
    champion = _champion(former, kind)
    truth = split.held_out["churned"].to_numpy()
    scores = churn.probability(model, split.held_out)
    grade = grading.grade_churn(truth, scores, base)
    if champion is None:
        decision = _decided(grade, None, kind)
        return pd.DataFrame([challenger.row(decision[0], decision[1], grade, scores, truth, None)])
    former_scores = churn.probability(champion.model, split.held_out)
    former_grade = grading.grade_churn(truth, former_scores, base)
    comparison = grading.paired_bootstrap(truth, former_scores, scores, split.held_out["surviving_account_csn"])
    serves, why = _decided(grade, comparison, kind)
    stays = not serves and former_grade.letter != grading.C
    reason = "The new model is better or as good." if serves else "The new model is worse, or graded C."
    if not serves and not stays:
        reason = "Both models are graded C: none serves."
    return pd.DataFrame(
        [
            challenger.row(serves, why, grade, scores, truth, comparison),
            champion.row(stays, reason, former_grade, former_scores, truth, None),
        ]
    )


def _decided(grade: ChurnGrade, comparison: Comparison | None, kind: Kind) -> tuple[bool, str]:
    """Whether the challenger serves, and why."""
    if grade.letter == grading.C:
        return False, "Graded C: no better than the historical churn rate."
    if comparison is None:
        return True, f"Graded {grade.letter}; no earlier model."
    if comparison.is_worse:
        return False, f"Worse than the serving model on the same {kind.subject}."
    return True, f"Graded {grade.letter}; not worse than the earlier model on the same {kind.subject}."


@dataclass(frozen=True)
class _Candidate:
    """A model that may serve, with what is recorded of its training."""

    role: str
    text: str
    facts: dict[str, Any]
    model: ChurnModel

    def row(
        self,
        serves: bool,
        decision: str,
        grade: ChurnGrade,
        scores: Array,
        truth: NDArray[np.bool_],
        comparison: Comparison | None,
    ) -> dict[str, Any]:
        """The row of the registry."""
        return {
            **self.facts,
            "model_role": self.role,
            "is_serving": serves,
            "decision": decision,
            **measures(grade),
            "test_rows": grade.profiles,
            "brier_difference": None if comparison is None else round(comparison.brier.value, 9),
            "brier_difference_low": None if comparison is None else round(comparison.brier.low, 9),
            "brier_difference_high": None if comparison is None else round(comparison.brier.high, 9),
            "score_limits": json.dumps(asdict(limits(truth, scores))),
            "model_file": self.text,
        }


def _facts(known: pd.DataFrame, cutoff: pd.Timestamp, text: str, now: Any, kind: Kind) -> dict[str, Any]:
    sha256 = persistence.hash_of(text)
    return {
        "model_version": f"{kind.prefix}-{pd.Timestamp(now):%Y-%m}-{sha256[:8]}",
        "model_sha256": sha256,
        "trained_until": cutoff.date(),
        "training_rows": len(known),
        "training_sha256": data_hash(known, kind),
        "model_settings": json.dumps({"features": list(kind.features)}),
    }


def _champion(former: pd.DataFrame, kind: Kind) -> _Candidate | None:
    """The serving model of the month before; None if there is none, or it has other features."""
    if former.empty:
        return None
    row = former.iloc[0]
    model = persistence.from_text(str(row["model_file"]), str(row["model_sha256"]))
    if model.features != kind.features:
        return None
    names = ("model_version", "model_sha256", "training_sha256", "model_settings")
    facts: dict[str, Any] = {name: str(row[name]) for name in names}
    facts |= {"trained_until": pd.Timestamp(row["trained_until"]).date(), "training_rows": int(row["training_rows"])}
    return _Candidate(CHAMPION, str(row["model_file"]), facts, model)


def data_hash(rows: pd.DataFrame, kind: Kind = SUBSCRIPTION) -> str:
    """The version of training data: the SHA-256 of their features and outcomes, in any order of the rows."""
    ordered = rows[["snapshot_date", "surviving_account_csn", "churned", *kind.features]].sort_values(
        ["snapshot_date", "surviving_account_csn"]
    )
    return hashlib.sha256(ordered.to_csv(index=False, float_format="%.9g").encode()).hexdigest()


def measures(grade: ChurnGrade) -> dict[str, Any]:
    """The measures of a grade, as tables have them; rounded, because the last digits differ between machines."""
    slope, intercept = grade.calibration.slope, grade.calibration.intercept
    values = {
        "baseline_rate": grade.baseline_rate,
        "auc": grade.auc.value,
        "auc_low": grade.auc.low,
        "auc_high": grade.auc.high,
        "brier_score": grade.brier,
        "brier_baseline": grade.brier_baseline,
        "calibration_slope": slope.value,
        "calibration_slope_low": slope.low,
        "calibration_slope_high": slope.high,
        "calibration_intercept": intercept.value,
        "calibration_intercept_low": intercept.low,
        "calibration_intercept_high": intercept.high,
        "lift": grade.lift,
        "captured": grade.captured,
    }
    return {"grade": grade.letter, **{name: round(value, 6) for name, value in values.items()}}


@dataclass(frozen=True)
class Limits:
    """What held-out scores say about new ones.

    `edges` are the upper ends of groups by score, `low` and `high` the interval of each group's churn rate. A score
    above `stays_limit` rules out that the account stays, one below `churns_limit` that it churns (R-CI-3).
    """

    edges: list[float]
    low: list[float]
    high: list[float]
    stays_limit: float
    churns_limit: float


def limits(truth: NDArray[np.bool_], scores: Array) -> Limits:
    """The limits that held-out outcomes and scores give."""
    order = np.argsort(scores, kind="stable")
    groups = [group for group in np.array_split(order, _BANDS) if len(group)]
    low, high = intervals.rate_interval([truth[group].sum() for group in groups], [len(group) for group in groups])
    stays, churns = intervals.conformal_limits(truth, scores, PROMISED_COVERAGE)
    return Limits(
        [round(float(scores[group].max()), 9) for group in groups],
        [round(float(value), 6) for value in low],
        [round(float(value), 6) for value in high],
        round(stays, 9),
        round(churns, 9),
    )


def backtest(
    examples: pd.DataFrame, now: Any, horizon_months: int, origins: int, kind: Kind = SUBSCRIPTION
) -> pd.DataFrame:
    """The model trained and judged again from each of the last origins whose renewals are decided (R-CI-3).

    At an origin, the model learns from the outcomes known at its end and scores the renewals of that month. Columns:
    `origin` (the month as text, and `all` for the mean and its interval over origins), `churners`, `profiles` and the
    measures of the grade. Origins with too few outcomes have no row.
    """
    rows = list(_origin_rows(examples, now, horizon_months, origins, kind))
    if not rows:
        return pd.DataFrame()
    table = pd.DataFrame(rows)
    return pd.concat([table, pd.DataFrame([_over_origins(table)])], ignore_index=True)


def _origin_rows(examples: pd.DataFrame, now: Any, horizon: int, origins: int, kind: Kind) -> Iterator[dict[str, Any]]:
    snapshots = pd.to_datetime(examples["snapshot_date"])
    for back in range(origins - 1, -1, -1):
        origin = month_before(now, horizon + back)
        known = split_by_time(examples, origin).known
        scored = split_by_time(examples[snapshots == origin], origin).held_out
        if not Split(known, scored).is_usable:
            continue
        base = float(known["churned"].mean())
        scores = churn.probability(fit(known, kind), scored)
        grade = grading.grade_churn(scored["churned"], scores, base)
        yield {
            "origin": f"{origin:%Y-%m}",
            "profiles": grade.profiles,
            "churners": grade.churners,
            "training_rows": len(known),
            **measures(grade),
            "score_groups": _score_groups(scored["churned"].to_numpy(), scores),
        }


def _score_groups(truth: NDArray[np.bool_], scores: Array) -> str:
    """Renewals, lost ones and the mean probability of each tenth, as JSON."""
    table = grading.lift_table(truth, scores)[["profiles", "churners", "mean_probability"]]
    return json.dumps([[int(rows), int(lost), round(mean, 6)] for rows, lost, mean in table.itertuples(index=False)])


def _over_origins(table: pd.DataFrame) -> dict[str, Any]:
    """Means over origins; the interval of the area under the curve, of slope and of intercept is that over origins."""
    from ide_assets.domains.insights.grading.statistics import interval_over

    counts = ("profiles", "churners", "training_rows")
    means = table.drop(columns=["origin", "grade", "score_groups", *counts]).mean().round(6).to_dict()
    row: dict[str, Any] = {**means, **{name: int(table[name].sum()) for name in counts}}
    for name in ("auc", "calibration_slope", "calibration_intercept"):
        interval = interval_over(table[name].tolist())
        row[f"{name}_low"] = None if interval is None else round(interval.low, 6)
        row[f"{name}_high"] = None if interval is None else round(interval.high, 6)
    # The letter that most origins have, of equally many the worse one.
    letters = table["grade"].value_counts()
    return {"origin": "all", "grade": max(letters[letters == letters.max()].index), **row}
