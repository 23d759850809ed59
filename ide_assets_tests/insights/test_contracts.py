"""What running contracts will pay: by hand, and what must hold of any contract."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.domains.insights.value import contracts
from ide_assets.domains.insights.value.lifetime import ShiftedBetaGeometric

NOW = pd.Timestamp("2023-05-31")

#: A first renewal is won at 75%, a second one at 80%.
MODEL = ShiftedBetaGeometric(1.0, 3.0, 0.0)


def renewal(**changes: Any) -> pd.DataFrame:
    """An annual contract of 1,000 USD that is due in two months."""
    row = {
        "surviving_account_csn": "A1",
        "close_date": pd.Timestamp("2023-07-31"),
        "term_years": 1,
        "renewal_number": 1,
        "acv_usd": 1000.0,
        "renewal_score": np.nan,
    }
    return pd.DataFrame([{**row, **changes}])


def paid(months: int = 12, discount: float = 0.0, **changes: Any) -> dict[str, float]:
    """The figures of one renewal."""
    figures = contracts.expected_revenue(renewal(**changes), MODEL, NOW, months, discount).iloc[0]
    return {str(name): float(value) for name, value in figures.items()}


def test_annual_contract_pays_if_it_is_renewed() -> None:
    figures = paid()
    assert (figures["contracted"], figures["if_renewed"], figures["renewed"]) == (0, 1000, 750)
    assert figures["spread"] == pytest.approx(1000 * np.sqrt(0.75 * 0.25))


def test_score_comes_before_the_renewal_rates() -> None:
    assert paid(renewal_score=0.9)["renewed"] == 900


def test_later_renewals_depend_on_the_earlier_ones() -> None:
    figures = paid(months=24)
    assert figures["if_renewed"] == 2000
    assert figures["renewed"] == pytest.approx(750 + 1000 * 0.75 * 0.8)


def test_running_term_pays_for_certain() -> None:
    """A contract of three years that ends in 14 months pays in two months, renewed or not."""
    figures = paid(term_years=3, close_date=pd.Timestamp("2024-07-31"))
    assert (figures["contracted"], figures["if_renewed"]) == (1000, 0)
    longer = paid(months=36, term_years=3, close_date=pd.Timestamp("2024-07-31"))
    assert longer["contracted"] == 1000
    assert longer["renewed"] == pytest.approx(2 * 750)


def test_annual_contract_of_next_year_pays_nothing_before() -> None:
    assert paid(close_date=pd.Timestamp("2024-07-31")) == {
        "probability": 0.75,
        "contracted": 0,
        "if_renewed": 0,
        "renewed": 0,
        "spread": 0,
    }


def test_later_payments_are_discounted() -> None:
    assert paid(discount=0.1)["renewed"] == pytest.approx(750 * 1.1 ** (-61 / 365.25))


@pytest.mark.parametrize("worth", [np.nan, -500.0, 0.0])
def test_contract_without_a_value_pays_nothing(worth: float) -> None:
    figures = paid(acv_usd=worth)
    assert figures["if_renewed"] == figures["renewed"] == figures["spread"] == 0


def test_accounts_add_up() -> None:
    renewals = pd.concat([renewal(), renewal(acv_usd=3000.0), renewal(surviving_account_csn="A2")], ignore_index=True)
    sums = contracts.by_account(renewals, contracts.expected_revenue(renewals, MODEL, NOW, 12))
    assert sums["expected"].to_dict() == {"A1": 3000, "A2": 750}
    assert sums["spread"]["A1"] == pytest.approx(np.hypot(1000, 3000) * np.sqrt(0.75 * 0.25))


def test_without_lost_renewals_the_rate_is_near_one() -> None:
    model = contracts.retention(pd.Series([1, 2, 2]), pd.Series([True, True, True]))
    assert model.renewing([1, 5]) == pytest.approx([3.5 / 4, 3.5 / 4], rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 1200),
    st.sampled_from([1, 3]),
    st.integers(1, 9),
    st.floats(0, 1e6),
    st.one_of(st.just(float("nan")), st.floats(0, 1)),
    st.integers(1, 60),
)
def test_value_is_at_most_that_of_all_renewals(
    days: int, years: int, number: int, worth: float, score: float, months: int
) -> None:
    figures = paid(
        months,
        0.1,
        close_date=NOW + pd.Timedelta(days=days),
        term_years=years,
        renewal_number=number,
        acv_usd=worth,
        renewal_score=score,
    )
    assert 0 <= figures["renewed"] <= figures["if_renewed"] * (1 + 1e-12)
    assert figures["contracted"] >= 0 and figures["spread"] >= 0
    assert figures["contracted"] + figures["if_renewed"] <= worth * (months / 12 + 1) * (1 + 1e-9)
    if years == 1:
        assert figures["contracted"] == 0
