"""The clean month for insight models: sixty accounts with three years of renewals, and enough of them to train on."""

from datetime import date
from typing import Any

from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import Rows
from ide_assets_tests.insights.history import NOW, account, as_rows, renewals_and_outcomes

ACCOUNTS = 60

#: Needs that the sixty accounts meet.
RULES = Rules(insights=InsightRules(churn_profiles=50))


def history() -> tuple[Rows, Rows]:
    """Rows of the months before of insight_renewals_monthly, and of the month's opportunity_outcomes_monthly."""
    renewals, outcomes = renewals_and_outcomes(ACCOUNTS)
    before = renewals[renewals["snapshot_date"] < NOW.last_day]
    return as_rows(before), as_rows(outcomes)


def opportunities() -> list[dict[str, Any]]:
    """The next renewal of every account, in June to November."""
    return [
        {
            "opportunity_id": f"O{number:04}-2023",
            "account_csn": account(number),
            "contract_id": f"C{number}",
            "offering_product_line_code": "ACDIST",
            "created_date": date(2022, 6, 1),
            "close_date": date(2023, 6 + number % 6, 15),
            "term": "Annual",
            "is_renewal": True,
            "is_closed": False,
            "acv_usd": 1000.0,
            "lc_flag": False,
            "promo_flag": False,
        }
        for number in range(ACCOUNTS)
    ]


def scores() -> list[dict[str, Any]]:
    """The overall engagement score of every account."""
    return [
        {
            "snapshot_date": NOW.last_day,
            "surviving_account_csn": account(number),
            "component": "overall",
            "score": float(number),
        }
        for number in range(ACCOUNTS)
    ]
