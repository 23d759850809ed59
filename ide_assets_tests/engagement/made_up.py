"""Values and accounts of the engagement domain, written by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ide_assets.domains.engagement.definition import load
from ide_assets_tests.inline import Rows, run

MONTH, LAST_DAY = "2023-05", date(2023, 5, 31)
BEFORE = date(2023, 4, 30)


def account(csn: str = "A", **changes: Any) -> dict[str, Any]:
    return {
        "snapshot_date": LAST_DAY,
        "surviving_account_csn": csn,
        "seats_purchased": 10,
        "seat_band": "1-10",
        "was_active_before": True,
        "is_shared": False,
        "is_frozen": False,
        "last_active_on": LAST_DAY,
        **changes,
    }


def values(
    scores: Mapping[str, float | None], csn: str = "A", day: date = LAST_DAY, **changes: Any
) -> list[dict[str, Any]]:
    """A row per factor of the product's own definition; a factor that is not named is missing."""
    return [
        {
            "snapshot_date": day,
            "surviving_account_csn": csn,
            "factor": factor.key,
            "target": factor.target,
            "weight": factor.weight,
            "is_higher_better": factor.better == "higher",
            "is_silent": False,
            "raw_score": scores.get(factor.key),
            **changes,
        }
        for factor in load().factors
    ]


def scores(rows: Rows, accounts: Rows | None = None) -> dict[tuple[str, str], dict[str, Any]]:
    """engagement_scores_monthly by account and component."""
    computed = run(
        "engagement_scores_monthly",
        MONTH,
        engagement_values_monthly=rows,
        engagement_accounts_monthly=accounts or [account()],
    )
    return {(row["surviving_account_csn"], row["component"]): row for row in computed}
