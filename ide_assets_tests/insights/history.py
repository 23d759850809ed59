"""Three years of renewals whose law is known, as rows of the tables that the models learn from.

Every account renews each year in a month of its own. Few users relative to seats drive churn most, a distant renewal of
a small contract does not. What decides a renewal is seen in every month before it.
"""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ide_assets.months import Month
from ide_assets_tests.inline import Rows

FIRST = Month.parse("2020-06")
NOW = Month.parse("2023-05")

_HORIZON = 6


def account(number: int) -> str:
    """The CSN of an account."""
    return f"N{number:04}"


def renewals_and_outcomes(accounts: int, seed: int = 0, until: Month = NOW) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of insight_renewals_monthly in all months, and of opportunity_outcomes_monthly in the last one.

    The column `true_probability` of the renewals is the probability that each is lost.
    """
    random = np.random.default_rng(seed)
    renewals: list[dict[str, Any]] = []
    outcomes: list[dict[str, Any]] = []
    months = list(FIRST.through(until))
    geos = ("AMER", "APAC", "EMEA")
    for number in range(accounts):
        level = float(random.uniform(10, 95))
        closing = 1 + number % 12
        for year in range(FIRST.year, until.year + 2):
            close = date(year, closing, 15)
            opportunity = f"O{number:04}-{year}"
            usage = float(np.clip(level + random.normal(0, 10), 0, 100))
            geo = geos[number % 3]
            true = float(1 / (1 + np.exp(0.04 * (usage - 30) - (0.6 if geo == "APAC" else 0))))
            lost = bool(random.random() < true)
            for month in months:
                ahead = (close.year - month.year) * 12 + close.month - month.number
                if 0 < ahead <= _HORIZON:
                    row = _row(month, number, opportunity, close, usage, geo, random)
                    renewals.append({**row, "true_probability": true})
            if months[0].last_day < close <= until.last_day:
                shown = Month(close.year, close.month).last_day
                outcomes.append(
                    {
                        "snapshot_date": until.last_day,
                        "opportunity_id": opportunity,
                        "is_renewal": True,
                        "is_closed": True,
                        "is_won": not lost,
                        "close_date": close,
                        "outcome_shown_on": shown,
                        "counted_acv_usd": worth(number),
                    }
                )
    return pd.DataFrame(renewals), pd.DataFrame(outcomes)


def worth(number: int) -> float:
    """The annual contract value of an account, which differs much."""
    return float(200 * (1 + number % 40))


def open_renewals(renewals: pd.DataFrame) -> pd.DataFrame:
    """Rows of insight_open_renewals_monthly, from those of renewals_and_outcomes with their true probability.

    Most have a score, which is right.
    """
    number = renewals["surviving_account_csn"].str[1:].astype(int)
    rows = renewals[["snapshot_date", "surviving_account_csn", "opportunity_id", "close_date", "term"]]
    return rows.assign(
        acv_usd=number.map(worth),
        customer_ews_prediction=(1 - renewals["true_probability"]).where(number % 4 > 0),
        renewal_number=pd.to_datetime(renewals["close_date"]).dt.year - FIRST.year + 1,
    )


def as_rows(frame: pd.DataFrame) -> Rows:
    """The rows of a frame, nulls as None."""
    records = frame.to_dict("records")
    return [{str(name): None if value != value else value for name, value in row.items()} for row in records]


def _row(
    month: Month, number: int, opportunity: str, close: date, usage: float, geo: str, random: np.random.Generator
) -> dict[str, Any]:
    return {
        "snapshot_date": month.last_day,
        "surviving_account_csn": account(number),
        "opportunity_id": opportunity,
        "close_date": close,
        "customer_ews_prediction": None if number % 4 == 0 else round(usage / 100, 2),
        "days_to_close": (close - month.last_day).days,
        "acv_usd": float(1000 + 100 * (number % 7)),
        "active_aov_net3": float(1000 + 100 * (number % 5)),
        "seats_purchased": 10,
        "mau": round(usage / 10),
        "assignment_rate": 80.0,
        "utilisation_rate": round(float(np.clip(usage + random.normal(0, 5), 0, 100)), 0),
        "merged_accounts": 0,
        "interventions_recent": 0,
        "term": "Annual",
        "site_geo": geo,
        "lc_flag": False,
        "promo_flag": number % 5 == 0,
    }
