"""Renewals by assignment band, on a few opportunities."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.kernel.inputs import NEWEST_BEFORE
from ide_assets.months import Month
from ide_assets.settings import Rules
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
    """The seats of the renewal's contract and line code at the end of March."""
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


Row = dict[str, Any]


def months(deliveries: Mapping[str, list[Row]], observations: Sequence[Row] = ()) -> dict[str, list[Row]]:
    """The rows of each month by band, in a home with these deliveries of opportunities."""
    outcomes: list[Row] = []
    rows_by_month = {}
    for month, opportunities in deliveries.items():
        rows = run(
            "opportunity_outcomes_monthly",
            month,
            opportunities=opportunities,
            ide_observation_monthly=observations,
            opportunity_outcomes_monthly=outcomes,
        )
        # The month before is the newest month with rows.
        outcomes = rows or outcomes
        rows_by_month[month] = run("renewal_by_assignment_monthly", month, opportunity_outcomes_monthly=rows)
    return rows_by_month


def bands(opportunities: list[Row], observations: list[Row]) -> dict[str, Row]:
    """The rows of May 2023 by band, with May as the first month."""
    return {row["assignment_band"]: row for row in months({"2023-05": opportunities}, observations)["2023-05"]}


def counted(rows_by_month: Mapping[str, list[Row]]) -> dict[str, tuple[int, int, int, int]]:
    """Renewals, won, reversed and won reversed of each month, summed over bands."""
    names = ("renewals", "renewals_won", "renewals_reversed", "renewals_won_reversed")
    return {month: tuple(sum(row[name] for row in rows) for name in names) for month, rows in rows_by_month.items()}


def band_of(*observations: dict[str, Any]) -> str:
    """The band of the one renewal."""
    (band,) = (name for name, row in bands([renewal(1)], list(observations)).items() if row["renewals"])
    return band


@pytest.mark.parametrize(
    ("assigned", "purchased", "band"),
    [
        (0, 100, "0"),
        (1, 100, "0-25"),
        (1, 10_000, "0-25"),  # a rate that rounds to 0.0, though one seat is assigned
        (24, 100, "0-25"),
        (25, 100, "25-50"),
        (49, 100, "25-50"),
        (50, 100, "50-75"),
        (75, 100, "75-100"),
        (9_999, 10_000, "75-100"),  # a rate that rounds to 100.0, though one seat is free
        (100, 100, "100"),
        (101, 100, "above 100"),
        (None, 100, "unknown"),
        (3, 0, "unknown"),
    ],
)
def test_band_is_computed_from_seats(assigned: int | None, purchased: int, band: str) -> None:
    assert band_of(observed(1, assigned, purchased)) == band


def test_band_is_computed_from_the_sum_over_tenants_in_the_newest_observed_month() -> None:
    february = observed(1, 100, snapshot_date=date(2023, 2, 28))
    assert band_of(february, observed(1, 10), observed(1, 90, tenant_id=2)) == "50-75"
    assert band_of(february, observed(1, 10), observed(1, None, tenant_id=2)) == "unknown"


def test_band_of_a_lost_renewal_uses_the_seats_before_it_closed() -> None:
    """Its subscriptions have ended by the end of May; in a bootstrap the month itself is also observed."""
    after = observed(1, 0, snapshot_date=date(2023, 5, 31))
    assert band_of(after, observed(1, 80)) == "75-100"
    assert band_of(after) == "unknown"


def test_counts_only_renewals_that_closed_in_the_month() -> None:
    others = [
        renewal(2, is_renewal=False),
        renewal(3, is_closed=False, won=None),
        renewal(4, close_date=date(2023, 4, 30)),
        renewal(5, close_date=date(2023, 6, 1)),
        renewal(6, created_date=date(2023, 6, 1)),
    ]
    edges = [renewal(7, close_date=date(2023, 5, 1)), renewal(8, close_date=date(2023, 5, 31))]
    by_band = bands([*others, *edges], [observed(number, 80) for number in range(2, 9)])
    assert {band: row["renewals"] for band, row in by_band.items() if row["renewals"]} == {"75-100": 2}


def test_rate_covers_decided_renewals_and_every_band_has_a_row() -> None:
    opportunities = [renewal(1), renewal(2), renewal(3, won=False), renewal(4, won=None)]
    by_band = bands(opportunities, [observed(number, 10) for number in range(1, 5)])
    assert set(by_band) == {"0", "0-25", "25-50", "50-75", "75-100", "100", "above 100", "unknown"}
    low = by_band["0-25"]
    assert (low["renewals"], low["renewals_won"], low["renewals_without_outcome"]) == (4, 2, 1)
    assert low["renewal_rate"] == 66.7
    assert (low["renewals_acv_usd"], low["renewals_won_acv_usd"]) == (300.0, 200.0)
    none = by_band["unknown"]
    assert (none["renewals"], none["renewal_rate"], none["renewals_acv_usd"]) == (0, None, 0.0)


def test_sums_values_in_cents_and_counts_unknown_ones() -> None:
    opportunities = [renewal(1, acv=0.1), renewal(2, acv=0.2), renewal(3, acv=None), renewal(4, acv=-0.1, won=False)]
    unknown = bands(opportunities, [])["unknown"]
    assert (unknown["renewals_acv_usd"], unknown["renewals_won_acv_usd"]) == (0.2, 0.3)
    assert unknown["renewals_without_acv"] == 1


def test_late_outcome_counts_in_the_month_that_first_shows_it() -> None:
    """Closed in May: open in the delivery of May, won in that of June."""
    still_open = renewal(1, is_closed=False, won=None)
    rows_by_month = months(
        {"2023-04": [still_open], "2023-05": [still_open], "2023-06": [renewal(1)], "2023-07": [renewal(1)]},
        [observed(1, 80), observed(1, 0, snapshot_date=date(2023, 5, 31))],
    )
    assert counted(rows_by_month) == {
        "2023-04": (0, 0, 0, 0),
        "2023-05": (0, 0, 0, 0),
        "2023-06": (1, 1, 0, 0),
        "2023-07": (0, 0, 0, 0),
    }
    # The band is calculated from the seats before it closed.
    assert [row["assignment_band"] for row in rows_by_month["2023-06"] if row["renewals"]] == ["75-100"]


def test_first_month_counts_only_renewals_that_closed_in_it() -> None:
    earlier = renewal(1, close_date=date(2023, 4, 20))
    rows_by_month = months({"2023-05": [earlier, renewal(2)], "2023-06": [earlier, renewal(2)]})
    assert counted(rows_by_month) == {"2023-05": (1, 1, 0, 0), "2023-06": (0, 0, 0, 0)}


def test_counts_an_opportunity_that_is_first_delivered_as_closed() -> None:
    late = renewal(2, created_date=date(2023, 1, 1), close_date=date(2023, 3, 1))
    assert counted(months({"2023-05": [renewal(1)], "2023-06": [late]}))["2023-06"] == (1, 1, 0, 0)


def test_reverses_a_reopened_renewal_in_its_band_and_counts_it_again() -> None:
    reopened = renewal(1, is_closed=False, won=None, close_date=date(2023, 8, 1))
    lost = renewal(1, won=False, close_date=date(2023, 8, 1))
    seats = [observed(1, 10), observed(1, 90, snapshot_date=date(2023, 6, 30))]
    rows_by_month = months(
        {"2023-05": [renewal(1)], "2023-06": [reopened], "2023-07": [reopened], "2023-08": [lost]}, seats
    )
    assert counted(rows_by_month) == {
        "2023-05": (1, 1, 0, 0),
        "2023-06": (0, 0, 1, 1),
        "2023-07": (0, 0, 0, 0),
        "2023-08": (1, 0, 0, 0),
    }
    assert [row["assignment_band"] for row in rows_by_month["2023-06"] if row["renewals_reversed"]] == ["0-25"]
    assert [row["assignment_band"] for row in rows_by_month["2023-08"] if row["renewals"]] == ["75-100"]
    (taken_back,) = (row for row in rows_by_month["2023-06"] if row["renewals_reversed"])
    assert (taken_back["renewals_acv_usd_reversed"], taken_back["renewals_won_acv_usd_reversed"]) == (100.0, 100.0)


@pytest.mark.parametrize(("before", "after"), [(True, False), (False, True), (None, True), (True, None)])
def test_reverses_and_counts_a_corrected_outcome_in_the_same_month(before: bool | None, after: bool | None) -> None:
    rows_by_month = months({"2023-05": [renewal(1, won=before)], "2023-06": [renewal(1, won=after)]}, [observed(1, 10)])
    assert counted(rows_by_month)["2023-06"] == (1, int(after is True), 1, int(before is True))
    assert [row["assignment_band"] for row in rows_by_month["2023-06"] if row["renewals_reversed"]] == ["0-25"]
    assert [row["assignment_band"] for row in rows_by_month["2023-06"] if row["renewals"]] == ["0-25"]


OTHER = renewal(2, is_closed=False, won=None)


def test_opportunity_that_is_no_longer_delivered_stays_counted_once() -> None:
    rows_by_month = months({"2023-05": [renewal(1)], "2023-06": [OTHER], "2023-07": [renewal(1)]})
    assert counted(rows_by_month) == {"2023-05": (1, 1, 0, 0), "2023-06": (0, 0, 0, 0), "2023-07": (0, 0, 0, 0)}


def test_close_date_in_the_future_counts_later() -> None:
    early = renewal(1, close_date=date(2023, 6, 15))
    assert counted(months({"2023-05": [early], "2023-06": [early]})) == {
        "2023-05": (0, 0, 0, 0),
        "2023-06": (1, 1, 0, 0),
    }


SHOWN = st.sampled_from(["open", "won", "lost", "unknown", "absent"])


@pytest.mark.slow(minutes=0.2)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(SHOWN, min_size=4, max_size=4), min_size=1, max_size=4))
def test_sums_over_months_equal_the_final_outcomes(histories: list[list[str]]) -> None:
    """For all histories: counted minus reversed equals the newest delivered outcomes."""
    states = {"won": True, "lost": False, "unknown": None}
    names = [f"2023-{month:02d}" for month in range(5, 9)]
    deliveries = {
        month: [
            renewal(number, won=states.get(shown[place]), is_closed=shown[place] != "open")
            for number, shown in enumerate(histories)
            if shown[place] != "absent"
        ]
        + [renewal(99, is_closed=False, won=None)]
        for place, month in enumerate(names)
    }
    totals = [sum(column) for column in zip(*counted(months(deliveries)).values(), strict=True)]
    final = [([state for state in shown if state != "absent"] or ["open"])[-1] for shown in histories]
    assert totals[0] - totals[2] == sum(state != "open" for state in final)
    assert totals[1] - totals[3] == final.count("won")


@st.composite
def outcomes_by_month(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Deliveries of three months in which two renewals close, reopen, change their outcome or are left out."""
    states = st.sampled_from([None, {}, {"is_closed": False, "is_won": None}, {"is_won": False}, {"is_won": None}])
    return {
        month: [renewal(number, **state) for number in (1, 2) if (state := draw(states)) is not None]
        for month in ("2023-05", "2023-06", "2023-07")
    }


@pytest.mark.slow(minutes=0.2)
@settings(max_examples=15, deadline=None, derandomize=True)
@given(outcomes_by_month(), st.permutations(["2023-05", "2023-06", "2023-07"]))
def test_outcomes_do_not_depend_on_the_order_of_arrival(deliveries: dict[str, list[Row]], arrivals: list[str]) -> None:
    def refreshed(published: dict[str, list[Row]], arrived: str) -> dict[str, list[Row]]:
        """The home's months after another arrives: it and the later ones, which are stale, are built in order."""
        months_now = {**published, arrived: []}
        for month in sorted(name for name in months_now if name >= arrived):
            built = {Month.parse(name) for name, rows in months_now.items() if rows and name < month}
            before = NEWEST_BEFORE.months(Month.parse(month), built, Rules())
            months_now[month] = run(
                "opportunity_outcomes_monthly",
                month,
                opportunities=deliveries[month],
                ide_observation_monthly=[observed(1, 10), observed(2, 90)],
                opportunity_outcomes_monthly=[row for earlier in before for row in months_now[str(earlier)]],
            )
        return months_now

    in_order: dict[str, list[Row]] = {}
    for month in deliveries:
        in_order = refreshed(in_order, month)
    as_arrived: dict[str, list[Row]] = {}
    for month in arrivals:
        as_arrived = refreshed(as_arrived, month)
    assert as_arrived == in_order
