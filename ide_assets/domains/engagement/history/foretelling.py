"""How well a score foretells which accounts leave, from the sums of `validation`: estimates with their intervals.

AUC has DeLong's interval and not a bootstrap's: its error follows from ranks, which SQL computes for any number of
accounts; it needs no random numbers, and the rows of one account can be added. It is taken on the logit scale, where it
stays between 0 and 1.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ide_assets.domains.engagement.history.followup import FOLLOWED_MONTHS
from ide_assets.domains.engagement.history.validation import BANDS
from ide_assets.vocabulary.intervals import Z_95, area_interval, few_quantile
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import pandas as pd

#: Accounts that must have left, and that must have stayed: with fewer the intervals are too narrow.
LEAST_ACCOUNTS = 10

#: Whether better bands lose fewer accounts: yes; not, but no more than chance explains; not.
IN_ORDER, WITHIN_CHANCE, OUT_OF_ORDER = "in order", "within chance", "out of order"

_DECIMALS = 6

NO_FOLLOW_UP = f"no month of scores has {plural(FOLLOWED_MONTHS, 'month')} of follow-up"


def validation(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `engagement_validation_monthly`, from those of validation.validation_sums."""
    import pandas as pd

    rows = [_row({name: None if pd.isna(value) else value for name, value in row.items()}) for row in _records(sums)]
    return pd.DataFrame(rows)


def _records(sums: "pd.DataFrame") -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in sums.to_dict("records")]


def _row(sums: Mapping[str, Any]) -> dict[str, Any]:
    missing = why_not(sums)
    row: dict[str, Any] = {
        "snapshot_date": sums["snapshot_date"],
        "component": sums["component"],
        "history": sums["history"],
        "followed_months": FOLLOWED_MONTHS,
        "newest_scores_on": sums["newest_scores_on"],
        "score_months": int(sums["score_months"]),
        "accounts_followed": int(sums["followed"]),
        "accounts_lost": int(sums["lost"]),
        "churn_rate": _percent(sums["lost"], sums["followed"]),
        "accounts_scored": int(sums["scored"]),
        "accounts_scored_lost": int(sums["scored_lost"]),
    }
    for band in BANDS:
        followed, lost = sums[f"followed_{band.lower()}"], sums[f"lost_{band.lower()}"]
        row[f"accounts_{band.lower()}"] = int(followed)
        row[f"churn_rate_{band.lower()}"] = _percent(lost, followed)
    return {
        **row,
        **(_nothing() if missing else _estimates(sums)),
        "band_order": band_order(sums),
        "good_share": _percent(sums["book_good"], sums["book"]),
        "not_estimated_because": missing,
    }


def why_not(sums: Mapping[str, Any]) -> str | None:
    """Why nothing can be estimated; None if it can be."""
    if not sums["followed"]:
        return NO_FOLLOW_UP
    lost = int(sums["scored_lost"])
    if too_few := why_too_few(lost, int(sums["scored"]) - lost):
        return too_few
    # Without a spread there is no correlation.
    return None if sums["correlation"] is not None else "all accounts have the same score"


def why_too_few(lost: int, stayed: int) -> str | None:
    """Which of the two outcomes too few accounts with a known score have; None if both have enough."""
    for count, what in ((lost, "left"), (stayed, "stayed")):
        if count < LEAST_ACCOUNTS:
            accounts = plural(count, "account with a known score", "accounts with a known score")
            return f"{accounts} {what}: at least {LEAST_ACCOUNTS} are needed"
    return None


def _nothing() -> dict[str, None]:
    estimates = ("correlation", "auc")
    names = [f"{name}{end}" for name in estimates for end in ("", "_low", "_high")]
    return dict.fromkeys([*names, "correlation_ceiling", "lowest_decile_share"])


def _estimates(sums: Mapping[str, Any]) -> dict[str, float]:
    scored, lost = int(sums["scored"]), int(sums["scored_lost"])
    rarer = min(lost, scored - lost)
    auc = area_interval(sums["auc"], sums["auc_variance"], rarer)
    correlation = correlation_interval(sums["correlation"], sums["correlation_variance"], rarer)
    values = {
        "correlation": sums["correlation"],
        "correlation_low": correlation[0],
        "correlation_high": correlation[1],
        "correlation_ceiling": ceiling(lost / scored),
        "auc": sums["auc"],
        "auc_low": auc[0],
        "auc_high": auc[1],
        "lowest_decile_share": 100 * sums["captured"] / lost,
    }
    return {name: round(float(value), _DECIMALS) + 0.0 for name, value in values.items()}


def ceiling(share: float) -> float:
    """The highest correlation of a normal score with an outcome of this share, 0 < share < 1.

    It is reached where the lowest scores have the outcome and no others: the normal density at the quantile of the
    share, by the outcome's standard deviation. At 10% it is .585, at 5% .473.
    """
    from scipy.special import ndtri

    quantile = float(ndtri(share))
    return math.exp(-quantile * quantile / 2) / math.sqrt(2 * math.pi * share * (1 - share))


def correlation_interval(correlation: float, variance: float, rarer: int) -> tuple[float, float]:
    """The 95% interval of a correlation, on Fisher's scale.

    The error is the correlation's own: that of normal values is wrong for an outcome with two.
    """
    if abs(correlation) >= 1:
        return correlation, correlation
    centre = math.atanh(correlation)
    reach = few_quantile(rarer) * math.sqrt(variance) / (1 - correlation**2)
    return math.tanh(centre - reach), math.tanh(centre + reach)


def band_order(sums: Mapping[str, Any]) -> str | None:
    """Whether better bands lose fewer accounts; None where fewer than two bands have accounts.

    Bands are compared in pairs, each share shrunk by one account that left and one that stayed (Agresti and Caffo), so
    that a band of few accounts without a loss is not certain. Errors are as much larger as rows of one account make
    them.
    """
    bands = [
        (int(sums[f"lost_{band.lower()}"]), int(sums[f"followed_{band.lower()}"]))
        for band in BANDS[:-1]
        if sums[f"followed_{band.lower()}"]
    ]
    if len(bands) < 2:
        return None
    clustering = max(1.0, sums["clustered"] / sums["alone"]) if sums["alone"] else 1.0
    pairs = [(better, worse) for place, better in enumerate(bands) for worse in bands[place + 1 :]]
    wrong = [pair for pair in pairs if pair[0][0] * pair[1][1] > pair[1][0] * pair[0][1]]
    if not wrong:
        return IN_ORDER
    return OUT_OF_ORDER if any(_distance(*pair) > Z_95 * math.sqrt(clustering) for pair in wrong) else WITHIN_CHANCE


def _distance(better: tuple[int, int], worse: tuple[int, int]) -> float:
    """By how many standard errors the better band loses a larger share."""
    (one, one_error), (other, other_error) = (_shrunk(*band) for band in (better, worse))
    return (one - other) / math.sqrt(one_error + other_error)


def _shrunk(lost: int, accounts: int) -> tuple[float, float]:
    share = (lost + 1) / (accounts + 2)
    return share, share * (1 - share) / (accounts + 2)


def _percent(part: float, whole: float) -> float | None:
    return round(100 * part / whole, _DECIMALS) if whole else None
