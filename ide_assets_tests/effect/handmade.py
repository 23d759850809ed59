"""Handmade plays: the tables of effects as a month would publish them, with given numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import NormalDist
from typing import Any

from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets_tests.inline import Rows
from ide_assets_tests.quality.handmade import published

#: The primary measure of every play here, and the smallest effect that pays for the work.
JUDGED_BY = ("assignment_rate", 3)
WORTH_HAVING = 2.0

#: Standard errors to either side in a 95% interval, and for 80% power at the 5% level.
REACH, POWER = 1.96, 2.8


def estimate(
    key: str,
    measured: str,
    horizon: int,
    method: str,
    effect: float | None,
    error: float | None,
    conclusion: str,
    **more: Any,
) -> dict[str, Any]:
    """A row of action_effects; without numbers if there are too few accounts."""
    row = {
        "action_key": key, "measured": measured, "horizon_months": horizon, "method": method, "effect": effect,
        "standard_error": error, "conclusion": conclusion, "accounts_offered": 360, "accounts_held_back": 40,
        "accounts_treated": 240, "holdout_units": 380,
    }  # fmt: skip
    is_primary = (measured, horizon, method) == (*JUDGED_BY, "intention_to_treat")
    row["is_primary"] = is_primary
    if not is_primary and conclusion != "not a measurement":
        row["conclusion"] = "no holdout" if method == "difference_in_differences" else "not judged"
    if effect is None or error is None:
        row |= {"conclusion": "too few accounts", "units_missing": 5 if is_primary else None}
    else:
        row |= {
            "effect_low": effect - REACH * error,
            "effect_high": effect + REACH * error,
            "p_value": 2 * NormalDist().cdf(-abs(effect) / error),
            "minimum_detectable_effect": POWER * error,
        }
        if is_primary:
            missing = 400 * max((POWER * error / WORTH_HAVING) ** 2 - 1, 0)
            row |= {
                "p_value_adjusted": 0.04, "looks": 3, "more_accounts_needed": round(missing), "units_missing": 0,
                "effect_low_every_look": effect - 2.2 * error, "effect_high_every_look": effect + 2.2 * error,
            }  # fmt: skip
    return row | more


@dataclass(frozen=True)
class HandmadePlay:
    """A play: its numbers for the assignment rate after three months, from which the others are derived."""

    key: str
    effect: float | None
    error: float | None = 1.0
    drift: float = 1.0
    regression: float | None = 1.5
    conclusion: str = "no detectable effect"
    name: str = ""
    method: str = "intention_to_treat"
    direction: str = "up"
    others: Mapping[tuple[str, int], tuple[float, float, str]] = field(default_factory=dict)

    def effects(self) -> list[dict[str, Any]]:
        """The rows of action_effects."""
        naive = self.drift + (self.regression or 0) + (self.effect or 0)
        rows = [estimate(self.key, "assignment_rate", 3, self.method, self.effect, self.error, self.conclusion)]
        rows.append(
            estimate(
                self.key, "assignment_rate", 3, "before_after", naive, 0.4, "not a measurement",
                change_offered=naive, drift=self.drift, regression_to_the_mean=self.regression,
                change_held_back=None if self.regression is None else self.drift + self.regression, mean_before=41.0,
            )
        )  # fmt: skip
        if self.effect is not None and self.error is not None and self.method == "intention_to_treat":
            more = (self.effect * 1.5, self.error * 1.5)
            rows.append(estimate(self.key, "assignment_rate", 3, "treated", *more, self.conclusion))
        for (measured, horizon), (effect, error, conclusion) in self.others.items():
            rows.append(estimate(self.key, measured, horizon, self.method, effect, error, conclusion))
        return rows

    def trajectories(self) -> list[dict[str, Any]]:
        """Both arms from three months before to three months after, with wider bands for the held-back accounts."""
        rows = []
        for arm, width, gain in (("offered", 1.0, self.effect or 0.0), ("held_back", 4.0, 0.0)):
            for months in range(-3, 4):
                mean = 41.0 + max(months, 0) / 3 * (self.drift + (self.regression or 0) + gain) - min(months, 0) * 0.8
                rows.append(
                    {
                        "action_key": self.key, "measured": "assignment_rate", "arm": arm, "months_since": months,
                        "accounts_measured": 360 if arm == "offered" else 40, "mean_value": mean,
                        "mean_low": mean - width, "mean_high": mean + width,
                    }
                )  # fmt: skip
        return rows

    def balance(self) -> list[dict[str, Any]]:
        """A balanced characteristic, an unbalanced one, and one without a known difference."""
        return [
            {
                "action_key": self.key, "characteristic": name, "accounts_offered": 360, "accounts_held_back": 40,
                "offered_mean": 41.0, "held_back_mean": 40.0, "standardised_difference": difference,
            }
            for name, difference in (("assignment_rate", 0.05), ("site_geo: EMEA", -0.18), ("seat_bucket: 1", None))
        ]  # fmt: skip


def aim(play: HandmadePlay) -> dict[str, Any]:
    """A row of action_aims_monthly."""
    share = 0.0 if play.method == "difference_in_differences" else 0.1
    return {
        "action_key": play.key, "primary_measure": JUDGED_BY[0], "horizon_months": JUDGED_BY[1],
        "direction": play.direction, "worth_having": WORTH_HAVING, "least_holdout_share": share,
        "most_holdout_share": share, "declared_on": date(2023, 1, 31),
    }  # fmt: skip


def renewed(key: str, amount: float | None, reach: float = 0.0, quarter: str = "all") -> dict[str, Any]:
    """A row of action_revenue_quarterly."""
    row = {
        "action_key": key, "quarter": quarter, "accounts_offered": 200, "accounts_held_back": 30,
        "value_at_stake": 400_000.0,
    }  # fmt: skip
    if amount is None:
        return row
    ends = {"": amount, "_low": amount - reach, "_high": amount + reach}
    per_hundred = {f"revenue_per_hundred{end}": value / 2 for end, value in ends.items()}
    return row | {f"revenue{end}": value for end, value in ends.items()} | per_hundred


def enrolments(key: str, offered: int, held_back: int, carried_out: int, month: date) -> list[dict[str, Any]]:
    """Accounts enrolled in a play in one month."""
    return [
        {
            "action_key": key, "surviving_account_csn": f"{place:05d}", "enrolled_on": month,
            "is_offered": place < offered, "first_performed_on": date(2023, 7, 3) if place < carried_out else None,
        }
        for place in range(offered + held_back)
    ]  # fmt: skip


def of_play(play: HandmadePlay) -> list[dict[str, Any]]:
    """The accounts enrolled in a play where nothing else is said."""
    return enrolments(play.key, *_SIZES.get(play.key, (90, 10, 60)), date(2023, 6, 30))


#: The accounts of a geography or a bucket, with actions and held back.
SHARES: Rows = [
    {
        "dimension": dimension, "group_value": value, "accounts_measured": accounts,
        "accounts_with_action": accounts // 3, "action_rate": 33.3, "action_rate_low": 30.0, "action_rate_high": 37.0,
        "accounts_in_holdout": accounts // 30, "holdout_rate": rate, "holdout_rate_low": rate - 3,
        "holdout_rate_high": rate + 4,
    }
    for dimension, value, accounts, rate in (
        ("geo", "AMER", 700, 9.8), ("geo", "EMEA", 500, 11.0), ("seat_bucket", "1 Seat", 900, 10.1),
        ("industry", "unknown", 40, 8.0),
    )
]  # fmt: skip


def publish(
    home: Home,
    month: str,
    plays: Sequence[HandmadePlay],
    together: HandmadePlay | None = None,
    enrolled: Rows | None = None,
    interventions: Rows = (),
    shares: Rows = SHARES,
    revenue: Rows = (),
) -> None:
    """Publish a month with these plays."""
    day = {"snapshot_date": Month.parse(month).last_day}
    shown = [*plays, *([together] if together else [])]
    if enrolled is None:
        enrolled = [row for play in plays for row in of_play(play)]
    tables: dict[str, Rows | None] = {
        "action_effects": [day | row for play in shown for row in play.effects()],
        "action_aims_monthly": [day | aim(play) for play in plays],
        "action_revenue_quarterly": [{**day, **row} for row in revenue],
        "action_trajectories": [day | row for play in shown for row in play.trajectories()],
        "action_balance": [day | row for play in shown for row in play.balance()],
        "action_fairness": [{**day, **row} for row in shares],
        "action_enrolments_monthly": [{**day, **row} for row in enrolled],
        "ide_action_candidates_monthly": [
            day | {"action_key": play.key, "action_name": play.name} for play in plays if play.name
        ],
        "interventions": interventions,
    }
    published(home, month, f"run-{month}", f"{month}-28 10:00", tables)


STRONG = HandmadePlay(
    "IDE-LowAssignment-Promo-Adopt", 6.0, 1.4, conclusion="effective", name="Low assignment, promotion",
    others={
        ("assignment_rate", 1): (3.1, 1.2, "effective"), ("assignment_rate", 6): (5.2, 2.0, "effective"),
        ("active_users", 3): (0.9, 0.3, "effective"), ("utilisation_rate", 3): (4.4, 1.6, "effective"),
        ("renewal", 0): (3.0, 2.2, "no detectable effect"),
    },
)  # fmt: skip
WEAK = HandmadePlay(
    "IDE-LowUtilisation-Adopt", 1.2, 1.1, name="Low utilisation",
    others={("active_users", 3): (0.2, 0.3, "no detectable effect")},
)  # fmt: skip
ZERO = HandmadePlay("IDE-Dormancy-Adopt", 0.1, 0.6, name="Dormant")
REGRESSING = HandmadePlay("IDE-FallingUsage-Renew", -0.4, 0.9, regression=8.5, name="Falling usage")
HARMFUL = HandmadePlay("IDE-OverAssignment-LC-Renew", -3.9, 1.2, conclusion="harmful", name="More users than seats")
STAGGERED = HandmadePlay(
    "IDE-NewCustomer-FYC-Adopt", 2.5, 1.9, regression=None, method="difference_in_differences", name="New, not started"
)
UNKNOWN = HandmadePlay("IDE-RenewalNear-Renew", None, None, conclusion="too few accounts", name="Renewal near")
TOGETHER = HandmadePlay("all", 1.9, 0.5, conclusion="effective")
_SIZES = {UNKNOWN.key: (9, 1, 6), STAGGERED.key: (90, 0, 60)}
PLAYS = (STRONG, WEAK, ZERO, REGRESSING, HARMFUL, STAGGERED, UNKNOWN)
