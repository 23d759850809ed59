"""Renewals by band of assignment, on a handful of opportunities."""

from datetime import date
from typing import Any

import pytest

from ide_assets_tests.inline import run


def renewal(number: int, won: bool | None = True, acv: float | None = 100.0, **changes: Any) -> dict[str, Any]:
    """A renewal that closed in May 2023."""
    return {
        "opportunity_id": f"O{number}",
        "account_csn": "A1",
        "contract_id": "C1",
        "offering_product_line_code": "ACDIST",
        "created_date": date(2022, 6, 1),
        "close_date": date(2023, 5, 20),
        "is_renewal": True,
        "is_closed": True,
        "is_won": won,
        "acv_usd": acv,
        **changes,
    }


def observed(number: int, assigned: int | None, purchased: int = 100, **changes: Any) -> dict[str, Any]:
    """What the renewal's contract and line code had at the end of March."""
    return {
        "opportunity_id": f"O{number}",
        "contract_id": "C1",
        "tenant_id": 1,
        "offering_product_line_code": "ACDIST",
        "snapshot_date": date(2023, 3, 31),
        "seats_purchased": purchased,
        "seats_assigned": assigned,
        **changes,
    }


def bands(opportunities: list[dict[str, Any]], observations: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows of May 2023 by band."""
    rows = run(
        "renewal_by_assignment_monthly",
        "2023-05",
        opportunities=opportunities,
        ide_observation_monthly=observations,
    )
    return {row["assignment_band"]: row for row in rows}


def band_of(*observations: dict[str, Any]) -> str:
    """The band in which the one renewal stands."""
    (found,) = (band for band, row in bands([renewal(1)], list(observations)).items() if row["renewals"])
    return found


@pytest.mark.parametrize(
    ("assigned", "purchased", "band"),
    [
        (0, 100, "0"),
        (1, 100, "0-25"),
        (1, 10_000, "0-25"),  # a rate that rounds to 0.0, and yet somebody has a seat
        (24, 100, "0-25"),
        (25, 100, "25-50"),
        (49, 100, "25-50"),
        (50, 100, "50-75"),
        (75, 100, "75-100"),
        (9_999, 10_000, "75-100"),  # a rate that rounds to 100.0, and yet a seat is free
        (100, 100, "100"),
        (101, 100, "above 100"),
        (None, 100, "unknown"),
        (3, 0, "unknown"),
    ],
)
def test_a_band_is_judged_on_seats(assigned: int | None, purchased: int, band: str) -> None:
    assert band_of(observed(1, assigned, purchased)) == band


def test_a_band_is_that_of_the_sum_over_teams_in_the_newest_month_observed() -> None:
    february = observed(1, 100, snapshot_date=date(2023, 2, 28))
    assert band_of(february, observed(1, 10), observed(1, 90, tenant_id=2)) == "50-75"
    assert band_of(february, observed(1, 10), observed(1, None, tenant_id=2)) == "unknown"


def test_a_lost_renewal_is_judged_by_the_seats_it_had_and_not_by_those_it_lost() -> None:
    """At the end of May its subscriptions are gone; in a bootstrap the month itself is among the observed."""
    after = observed(1, 0, snapshot_date=date(2023, 5, 31))
    assert band_of(after, observed(1, 80)) == "75-100"
    assert band_of(after) == "unknown"


def test_only_renewals_that_closed_in_the_month_count() -> None:
    others = [
        renewal(2, is_renewal=False),
        renewal(3, is_closed=False, won=None),
        renewal(4, close_date=date(2023, 4, 30)),
        renewal(5, close_date=date(2023, 6, 1)),
        renewal(6, created_date=date(2023, 6, 1)),
    ]
    edges = [renewal(7, close_date=date(2023, 5, 1)), renewal(8, close_date=date(2023, 5, 31))]
    found = bands([*others, *edges], [observed(number, 80) for number in range(2, 9)])
    assert {band: row["renewals"] for band, row in found.items() if row["renewals"]} == {"75-100": 2}


def test_a_rate_is_that_of_the_decided_and_every_band_has_its_row() -> None:
    opportunities = [renewal(1), renewal(2), renewal(3, won=False), renewal(4, won=None)]
    found = bands(opportunities, [observed(number, 10) for number in range(1, 5)])
    assert set(found) == {"0", "0-25", "25-50", "50-75", "75-100", "100", "above 100", "unknown"}
    low = found["0-25"]
    assert (low["renewals"], low["renewals_won"], low["renewals_without_outcome"]) == (4, 2, 1)
    assert low["renewal_rate"] == 66.7
    assert (low["renewals_acv_usd"], low["renewals_won_acv_usd"]) == (300.0, 200.0)
    none = found["unknown"]
    assert (none["renewals"], none["renewal_rate"], none["renewals_acv_usd"]) == (0, None, 0.0)


def test_values_are_summed_in_cents_and_unknown_ones_are_counted() -> None:
    opportunities = [renewal(1, acv=0.1), renewal(2, acv=0.2), renewal(3, acv=None), renewal(4, acv=-0.1, won=False)]
    unknown = bands(opportunities, [])["unknown"]
    assert (unknown["renewals_acv_usd"], unknown["renewals_won_acv_usd"]) == (0.2, 0.3)
    assert unknown["renewals_without_acv"] == 1
