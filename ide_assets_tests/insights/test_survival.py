"""Survival curves: a published example, the law of large numbers without censoring, and what counts as an end."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.survival.curves import kaplan_meier
from ide_assets_tests.inline import run

MONTH = "2023-05"

#: Weeks of remission under 6-mercaptopurine (Freireich et al., 1963), and whether it ended.
WEEKS = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
ENDED = [1] * 9 + [0] * 12


def counts(until: list[int], ended: list[int]) -> pd.DataFrame:
    """Counts by time."""
    rows = pd.DataFrame({"months": until, "ended": ended})
    return rows.groupby("months").agg(pools=("ended", "size"), ended=("ended", "sum"))


def test_published_curve() -> None:
    curve = kaplan_meier(counts(WEEKS, ENDED)).set_index("months_since_start")
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    for week, share in published.items():
        assert curve["survival"][week] == pytest.approx(share, abs=0.0005)
    # The interval of R's survfit with conf.type = "log-log".
    assert (curve["survival_low"][10], curve["survival_high"][10]) == pytest.approx((0.503, 0.889), abs=0.001)
    assert curve["subscriptions_at_risk"][0] == 21 and curve["survival"][35] == curve["survival"][23]


def test_without_censoring_the_curve_is_the_share_left() -> None:
    random = np.random.default_rng(0)
    until = random.integers(0, 24, 500).tolist()
    curve = kaplan_meier(counts(until, [1] * 500))
    for months, survival in zip(curve["months_since_start"], curve["survival"], strict=True):
        assert survival == pytest.approx(np.mean([value > months for value in until]), abs=1e-6)
    assert curve["subscriptions_ended"].sum() == 500 and pd.isna(curve["survival_low"].iloc[-1])


def test_curve_is_1_where_nothing_ended() -> None:
    curve = kaplan_meier(counts([3, 5], [0, 0]))
    assert set(curve["survival"]) == {1.0} and curve["survival_low"].isna().all()
    assert curve["subscriptions_at_risk"].tolist() == [2, 2, 2, 2, 1, 1]


def subscription(name: str, csn: str, pool: str, start: date, end: date | None, seats: int = 5) -> dict[str, Any]:
    """A subscription in scope."""
    return {
        "subscription_id": name, "account_csn": csn, "tenant_id": 1, "pool_id": pool, "start_date": start,
        "end_date": end, "seats_purchased": seats, "usage_type": "COM", "entitlement_model": "SUS",
        "is_unlimited": False, "offering_external_key": "ACD", "offering_product_line_code": "ACDIST",
    }  # fmt: skip


def test_renewed_subscriptions_last_and_expired_ones_end() -> None:
    """P1 is renewed once and active; P2 ended after 12 months; P3 starts after the month."""
    rows = run_survival(
        subscription("S1", "A1", "P1", date(2021, 5, 1), date(2022, 5, 1)),
        subscription("S2", "A9", "P1", date(2022, 5, 1), None, 50),
        subscription("S3", "A2", "P2", date(2022, 3, 10), date(2023, 3, 10), 20),
        subscription("S4", "A2", "P3", date(2023, 6, 1), None),
    )
    overall = {row["months_since_start"]: row for row in rows if row["survival_group"] == "all"}
    assert max(overall) == 24
    assert (overall[0]["subscriptions_at_risk"], overall[12]["subscriptions_ended"]) == (2, 1)
    assert (overall[11]["survival"], overall[12]["survival"], overall[24]["survival"]) == (1.0, 0.5, 0.5)
    groups = {(row["survival_group"], row["group_value"]) for row in rows}
    assert groups == {
        ("all", "all"), ("start_year", "2021"), ("start_year", "2022"), ("seats", "1-10"), ("seats", "11-50")
    }  # fmt: skip


def run_survival(*subscriptions: dict[str, Any]) -> list[dict[str, Any]]:
    """The curves of these subscriptions; A9 was merged into A1."""
    standard = {"product_offering": "ACD", "offering_product_line_code": "ACDIST", "is_standard_aum": True}
    return run(
        "subscription_survival_monthly",
        MONTH,
        entitlements=subscriptions,
        product_offerings=[standard],
        product_renames=None,
        account_merges=[{"victim_account_csn": "A9", "surviving_account_csn": "A1"}],
    )


def test_month_without_subscriptions_has_no_curve() -> None:
    assert run_survival() == []
