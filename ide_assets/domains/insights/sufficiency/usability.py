"""Whether data suffice for a model, examined before any training, with what to do where they do not (R-CI-2).

`examine` takes a data frame with one row per record (a month of an account, an order, a purchase) and gives the report
as a data frame with the columns of REPORT. The report is the same whether or not a model is trained afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ide_assets.domains.insights.grading.statistics import area
from ide_assets.domains.insights.rules import INSUFFICIENT, LEAST_OUTCOMES, NOT_DELIVERED, SUFFICIENT
from ide_assets.vocabulary.wording import plural

REPORT = ("step", "state", "source", "examined_column", "finding", "what_to_do")

#: A feature that ranks the outcomes this well alone is a consequence of the outcome: nothing honest predicts so well.
LEAK_AREA = 0.9

#: A feature, or one category of it, is judged as a leak only from this many records with it on.
_LEAST_RECORDS = 20


@dataclass(frozen=True)
class Needs:
    """The least data of a model.

    profiles: how many need at least `records` records.
    active_share: the share of profiles that need at least `activities` activities.
    history_months: from the first record to the last; None if not needed.
    products: there must be fewer products; None if not needed.
    missing_share: in a required column, a smaller share of values must be missing.
    """

    profiles: int
    records: int = 1
    activities: int = 0
    active_share: float = 0.0
    history_months: int | None = None
    products: int | None = None
    missing_share: float = 0.2


@dataclass(frozen=True)
class Roles:
    """What the columns of the records are.

    `profile` names the customer, `moment` the date of the record. `target` is the outcome to predict (true or false),
    `activity` whether the record counts as an activity (by default each does). All columns in `features` are examined
    for leaks, those in `required` for missing values.
    """

    profile: str
    moment: str
    required: Sequence[str] = ()
    features: Sequence[str] = ()
    target: str | None = None
    activity: str | None = None
    product: str | None = None


def examine(records: pd.DataFrame, source: str, needs: Needs, roles: Roles, until: Any = None) -> pd.DataFrame:
    """The usability report of a model: one row per step and examined column, in the order of the steps.

    The step `leak` has one row per feature that leaks, or one for the target.

    `until` is the date up to which records could have been delivered; by default the newest record's.
    """
    rows = [
        (step, state, source, column, finding, "" if state == SUFFICIENT else advice)
        for step, state, column, finding, advice in _steps(records, needs, roles, until)
    ]
    return pd.DataFrame(rows, columns=list(REPORT))


def not_delivered(source: str, column: str) -> pd.DataFrame:
    """The report of a model whose source has no delivery."""
    row = ("profiles", NOT_DELIVERED, source, column, f"{source} was not delivered.", f"Deliver the source {source}.")
    return pd.DataFrame([row], columns=list(REPORT))


def outcomes(target: pd.Series, source: str, name: str) -> pd.DataFrame:
    """The step that counts outcomes, where the examined records are not those that the model learns from."""
    step, state, column, finding, advice = _outcomes(target, name)
    row = (step, state, source, column, finding, "" if state == SUFFICIENT else advice)
    return pd.DataFrame([row], columns=list(REPORT))


_Step = tuple[str, str, str, str, str]


def _steps(records: pd.DataFrame, needs: Needs, roles: Roles, until: Any) -> Iterator[_Step]:
    qualified = f" with at least {plural(needs.records, 'record')} each" if needs.records > 1 else ""
    counts = records.groupby(roles.profile).size()
    profiles = int((counts >= needs.records).sum())
    yield (
        "profiles",
        _state(profiles >= needs.profiles),
        roles.profile,
        f"{plural(profiles, 'profile')}{qualified}; expected at least {needs.profiles:,}.",
        "Deliver more customers or earlier months. The model is trained as soon as there are enough.",
    )
    if needs.history_months is not None:
        yield _history(records, needs.history_months, roles, until)
    if needs.activities:
        yield _activities(records, needs, roles)
    if needs.products is not None and roles.product is not None:
        products = records[roles.product].nunique()
        yield (
            "products",
            _state(products < needs.products),
            roles.product,
            f"{plural(products, 'product')}; expected fewer than {needs.products:,}.",
            "Group products, for example by product line.",
        )
    for column in roles.required:
        yield _missing(records, column, needs.missing_share)
    if roles.target is not None:
        yield _outcomes(records[roles.target], roles.target)
        yield from _leaks(records, roles.target, roles.features)


def _state(holds: bool) -> str:
    return SUFFICIENT if holds else INSUFFICIENT


def _history(records: pd.DataFrame, least: int, roles: Roles, until: Any) -> _Step:
    moments = pd.to_datetime(records[roles.moment])
    last = pd.Timestamp(until) if until is not None else moments.max()
    first = moments.min()
    months = 0 if pd.isna(first) or pd.isna(last) else (last.year - first.year) * 12 + last.month - first.month + 1
    return (
        "history",
        _state(months >= least),
        roles.moment,
        f"{plural(months, 'month')} of history; expected at least {least}.",
        "Deliver earlier months. The model is trained as soon as the history is long enough.",
    )


def _activities(records: pd.DataFrame, needs: Needs, roles: Roles) -> _Step:
    active = pd.Series(True, records.index) if roles.activity is None else records[roles.activity].fillna(False)
    counts = active.astype(bool).groupby(records[roles.profile]).sum()
    share = float((counts >= needs.activities).mean()) if len(counts) else 0.0
    return (
        "activities",
        _state(share >= needs.active_share),
        roles.activity or roles.profile,
        f"{share:.0%} of the profiles with at least {plural(needs.activities, 'activity')}; expected at least "
        f"{needs.active_share:.0%}.",
        "Check that usage is delivered for all customers.",
    )


def _missing(records: pd.DataFrame, column: str, most: float) -> _Step:
    share = float(records[column].isna().mean()) if len(records) and column in records else 1.0
    return (
        "missing values",
        _state(share < most),
        column,
        f"{share:.1%} of the values missing; expected less than {most:.0%}.",
        f"Deliver {column} for more records.",
    )


def _outcomes(target: pd.Series, name: str) -> _Step:
    known = target.dropna().astype(bool)
    positive, negative = int(known.sum()), int((~known).sum())
    return (
        "outcomes",
        _state(min(positive, negative) >= LEAST_OUTCOMES),
        name,
        f"{plural(positive, 'record')} with the outcome and {negative:,} without; expected at least "
        f"{LEAST_OUTCOMES} of each.",
        "Wait until more outcomes are known.",
    )


def _leaks(records: pd.DataFrame, target: str, features: Sequence[str]) -> Iterator[_Step]:
    known = records[records[target].notna()]
    outcomes = known[target].astype(bool).to_numpy()
    areas = {column: single_feature_area(known[column], outcomes) for column in features}
    leaks = {column: ranked for column, ranked in areas.items() if ranked >= LEAK_AREA}
    for column, ranked in leaks.items():
        yield (
            "leak",
            INSUFFICIENT,
            column,
            f"{column} alone ranks the outcomes with an area under the curve of {ranked:.2f}: it is likely to follow "
            "from the outcome.",
            f"Deliver {column} as it was known before the outcome, or leave it out.",
        )
    if not leaks:
        best = max(areas, key=lambda column: areas[column], default=None)
        detail = f"; the highest area under the curve is {areas[best]:.2f} ({best})" if best is not None else ""
        yield "leak", SUFFICIENT, target, f"No feature alone predicts the outcomes suspiciously well{detail}.", ""


def single_feature_area(values: pd.Series, outcomes: NDArray[np.bool_]) -> float:
    """How well one feature ranks the outcomes alone, in whichever direction: an area under the curve, .5 to 1.

    Being missing counts as a value, because a field that is emptied when a customer leaves is a leak, too. Categories
    rank by their share of outcomes; rare ones count as one.
    """
    missing = values.isna().to_numpy()
    areas = [_area(missing.astype(float), outcomes)]
    present = ~missing
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        numbers = values.to_numpy(dtype=float, na_value=np.nan)
    else:
        texts = values.astype(object).where(values.notna(), "").map(str)
        sizes = texts.map(texts.value_counts())
        texts = texts.where(sizes >= _LEAST_RECORDS, "(rare)")
        numbers = pd.Series(outcomes.astype(float)).groupby(texts.to_numpy()).transform("mean").to_numpy()
    if present.sum() >= _LEAST_RECORDS:
        areas.append(_area(numbers[present], outcomes[present]))
    return max(areas)


def _area(numbers: NDArray[np.float64], outcomes: NDArray[np.bool_]) -> float:
    if min(int(outcomes.sum()), int((~outcomes).sum())) < LEAST_OUTCOMES:
        return 0.5
    ranked = area(outcomes, numbers)
    return max(ranked, 1 - ranked)
