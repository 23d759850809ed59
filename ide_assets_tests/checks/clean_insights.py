"""The clean month for insight models: 240 accounts with three years of renewals, and as many customers
with three years of orders and no contract, which models are trained on."""

from typing import Any

import pandas as pd

from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.insights.history import NOW, open_renewals, renewals_and_outcomes
from ide_assets_tests.insights.order_history import orders

ACCOUNTS = 240

#: Needs that the accounts meet, and a short backtest.
RULES = Rules(
    insights=InsightRules(
        churn_profiles=50,
        transactional_profiles=50,
        lifetime_profiles=50,
        lifetime_horizon_months=6,
        recommendation_profiles=50,
        test_months=6,
        backtest_origins=3,
    )
)

#: What is changed in tables of the clean month, as SQL: the accounts are among its accounts, and buy products of their
#: trade, one every eight months.
CHANGES = {
    "entitlements": "INSERT INTO entitlements BY NAME "
    "SELECT format('N{:04d}-{}', i, k) AS subscription_id, format('N{:04d}', i) AS account_csn, "
    "format('T{}{}', ['A', 'B'][1 + i % 2], (i // 2 + k) % 5) AS offering_external_key, "
    "offering_external_key AS offering_product_line_code, "
    "CAST(DATE '2020-06-01' + to_months(CAST(8 * k + i % 8 AS INTEGER)) AS DATE) AS start_date "
    f"FROM range({ACCOUNTS}) AS a(i), range(4) AS b(k)",
    "product_offerings": "INSERT INTO product_offerings BY NAME "
    "SELECT 'T' || trade || n AS product_offering, product_offering AS offering_product_line_code, "
    "'Product ' || trade || n AS product_name, true AS is_standard_aum "
    "FROM (SELECT unnest(['A', 'B']) AS trade), range(5) AS r(n)",
    "account_attributes": "INSERT INTO account_attributes BY NAME "
    f"SELECT format(unnest(['N{{:04d}}', 'B{{:04d}}']), i) AS account_csn FROM range({ACCOUNTS}) AS r(i)",
}


def tables() -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Tables of the month and of the months before that no transform makes here, by name.

    The next renewals, their outcomes, their opportunities, and the scores of the months before, which are
    nearer to their mean than the true probabilities, as a model's are.
    """
    renewals, outcomes = renewals_and_outcomes(ACCOUNTS)
    is_now = renewals["snapshot_date"] == NOW.last_day
    ordered = pd.DataFrame(orders(ACCOUNTS))
    is_ordered_now = ordered["ordered_on"] >= NOW.first_day
    features = renewals.drop(columns="true_probability")
    scores = renewals[~is_now][["snapshot_date", "surviving_account_csn", "opportunity_id", "close_date"]].assign(
        churn_probability=0.41 + 0.7 * (renewals["true_probability"] - 0.41), possible_outcomes="either"
    )
    return (
        {
            "insight_renewals_monthly": features[is_now],
            "insight_open_renewals_monthly": open_renewals(renewals)[is_now],
            "opportunity_outcomes_monthly": outcomes,
            "opportunities": _opportunities(features[is_now]),
            "orders": ordered[is_ordered_now],
        },
        {
            "insight_renewals_monthly": features[~is_now],
            "insight_open_renewals_monthly": open_renewals(renewals)[~is_now],
            "insight_churn_monthly": scores,
            "orders": ordered[~is_ordered_now],
        },
    )


def _opportunities(renewals: pd.DataFrame) -> pd.DataFrame:
    """The open opportunities of these renewals."""
    fixed: dict[str, Any] = {
        "offering_product_line_code": "ACDIST",
        "created_date": pd.Timestamp("2022-06-01"),
        "is_renewal": True,
        "is_closed": False,
    }
    return pd.DataFrame(
        {
            "opportunity_id": renewals["opportunity_id"],
            "account_csn": renewals["surviving_account_csn"],
            "contract_id": renewals["opportunity_id"],
            "close_date": renewals["close_date"],
            "lc_flag": renewals["lc_flag"],
            "promo_flag": renewals["promo_flag"],
            **fixed,
        }
    )
