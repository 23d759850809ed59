"""Histories of accounts with scores, written down or drawn, and the tables that judge them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ide_assets.months import Month
from ide_assets_tests.inline import run

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
