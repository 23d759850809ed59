"""Histories of accounts with scores, written down or drawn, and the tables that judge them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from ide_assets.domains.engagement.definition import FACTORS
from ide_assets.domains.engagement.history.association import impact as fit_impact
from ide_assets.months import Month
from ide_assets_tests.inline import run

if TYPE_CHECKING:
    import pandas as pd

#: The month whose tables are computed, and the months with scores that have three months of follow-up.
NOW = "2023-12"
QUARTERS = ("2022-12", "2023-03", "2023-06", "2023-09")


def last_day(month: str) -> date:
    return Month.parse(month).last_day


def band(score: float) -> str:
    return "Good" if score >= 70 else "Fair" if score >= 50 else "Poor"


@dataclass
class History:
    """Rows of accounts and scores, month by month."""

    accounts: list[dict[str, Any]] = field(default_factory=list)
    scores: list[dict[str, Any]] = field(default_factory=list)
    merges: list[dict[str, Any]] = field(default_factory=list)

    def month(
        self, month: str, scores: Mapping[str, float | None], frozen: Sequence[str] = (), **changes: Any
    ) -> "History":
        """A month with the overall scores of its active accounts, and the accounts that are frozen in it."""
        day = last_day(month)
        for csn, score in scores.items():
            self.accounts.append(_account(day, csn, False))
            status = "unknown" if score is None else band(score)
            self.scores.append(
                {
                    "snapshot_date": day,
                    "surviving_account_csn": csn,
                    "component": "overall",
                    "score": score,
                    "status": status,
                    "is_frozen": False,
                    **changes,
                }
            )
        self.accounts += [_account(day, csn, True) for csn in frozen]
        return self

    def validation(self) -> dict[str, dict[str, Any]]:
        """The rows of the overall score, by history."""
        rows = run(
            "engagement_validation_monthly",
            NOW,
            engagement_scores_monthly=self.scores,
            engagement_accounts_monthly=self.accounts,
            account_merges=self.merges,
        )
        return {row["history"]: row for row in rows if row["component"] == "overall"}


def _account(day: date, csn: str, is_frozen: bool) -> dict[str, Any]:
    return {"snapshot_date": day, "surviving_account_csn": csn, "seats_purchased": 10, "is_frozen": is_frozen}


#: What 10 points of a factor's score add to the log-odds of staying, strongest first; the other factors add nothing.
DRIVERS: Mapping[str, float] = {"login_frequency": 0.5, "email_response_rate": 0.3, "meeting_attendance": 0.15}


def drawn_rows(
    seed: int, accounts: int = 400, quarters: int = 6, level: float = 2.4, missing: float = 0.1
) -> "pd.DataFrame":
    """Rows that associations are fitted on: accounts that leave by the scores of DRIVERS, quarter after quarter.

    Scores of an account go together (half of their spread is its own health), about 67 on average; some are missing.
    """
    import numpy as np
    import pandas as pd

    draws = np.random.default_rng(seed)
    health, seats = draws.normal(size=accounts), np.log2(1 + draws.integers(1, 200, size=accounts))
    present = np.ones(accounts, dtype=bool)
    months = []
    for _ in range(quarters):
        scores = {factor: np.clip(70 + 14 * (health + draws.normal(size=accounts)), 0, 100) for factor in FACTORS}
        log_odds = level + sum(added * (scores[factor] - 67) / 10 for factor, added in DRIVERS.items())
        stays = draws.random(accounts) < 1 / (1 + np.exp(-(log_odds + 0.1 * (seats - 6))))
        month = pd.DataFrame(
            {name: np.where(draws.random(accounts) < missing, np.nan, column) for name, column in scores.items()}
        )
        month["overall"] = np.mean(list(scores.values()), axis=0)
        month["seats"], month["happened"], month["row_weight"] = seats, stays.astype(float), 1.0
        month["account"] = [f"A{number:05d}" for number in range(accounts)]
        months.append(month[present])
        present &= stays
    return pd.concat(months).assign(association="retention", snapshot_date=last_day(NOW))


def estimates(rows: "pd.DataFrame", model: str = "factors") -> dict[str, dict[str, Any]]:
    """The rows of `engagement_impact_monthly` by factor, of one model."""
    rows_by_factor = fit_impact(rows).to_dict("records")
    return {row["factor"]: row for row in rows_by_factor if row["model"] == model}


def covers(row: Mapping[str, Any], added: float) -> bool:
    """Whether the interval of a term contains what was planted."""
    return math.log(row["odds_ratio_low"]) <= added <= math.log(row["odds_ratio_high"])
