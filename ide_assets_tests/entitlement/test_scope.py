"""Which subscriptions count: open ends, inclusive ends, renewals, renamed products."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.settings import Rules
from ide_assets_tests.entitlement.test_assignment import STANDARD, subscription
from ide_assets_tests.inline import run

Row = dict[str, Any]


def counted(month: str, *subscriptions: Row, rules: Rules | None = None, **tables: Any) -> list[str]:
    """The ids of the subscriptions that count."""
    return [row["subscription_id"] for row in active(month, *subscriptions, rules=rules, **tables)]


def active(month: str, *subscriptions: Row, rules: Rules | None = None, **tables: Any) -> list[Row]:
    return run(
        "active_subscription_monthly",
        month,
        rules,
        entitlements=subscriptions,
        product_offerings=tables.pop("product_offerings", STANDARD),
        product_renames=tables.pop("product_renames", None),
    )


def term(number: int, start: date, end: date | None, renews: int | None = None, **changes: Any) -> Row:
    named = None if renews is None else f"S{renews}"
    return subscription(number, 10, 9, start_date=start, end_date=end, renews_subscription_id=named, **changes)


def test_open_ended_subscription_counts_from_its_start_date() -> None:
    open_ended = term(1, date(2023, 1, 31), None)
    assert counted("2022-12", open_ended) == []
    assert counted("2023-01", open_ended) == counted("2040-01", open_ended) == ["S1"]


@pytest.mark.parametrize(("end", "exclusive", "inclusive"), [(30, [], []), (31, [], ["S1"])])
def test_inclusive_end_date_is_the_last_active_day(end: int, exclusive: list[str], inclusive: list[str]) -> None:
    ending = term(1, date(2022, 1, 1), date(2023, 1, end))
    assert counted("2023-01", ending) == exclusive
    assert counted("2023-01", ending, rules=Rules(end_date_inclusive=True)) == inclusive


EARLY = (
    term(1, date(2022, 12, 1), date(2023, 12, 1)),
    term(2, date(2023, 10, 15), date(2024, 12, 1), renews=1),
)


def test_early_renewal_counts_once() -> None:
    """Nine of ten seats are assigned, also while both terms run."""
    assert [counted(month, *EARLY) for month in ("2023-09", "2023-10", "2023-12")] == [["S1"], ["S2"], ["S2"]]


def test_ignores_renewals_out_of_scope_or_of_another_tenant() -> None:
    old, new = EARLY
    for change in ({"usage_type": "EDU"}, {"is_unlimited": True}, {"tenant_id": 124}, {"start_date": date(2022, 1, 1)}):
        assert "S1" in counted("2023-10", old, {**new, **change})


def test_renewal_in_another_pool_replaces_the_renewed_subscription() -> None:
    old, new = EARLY
    assert counted("2023-10", old, {**new, "pool_id": "NEXT"}) == ["S2"]


def test_ended_renewal_does_not_reactivate_the_renewed_subscription() -> None:
    old, new = EARLY
    assert counted("2023-11", old, {**new, "end_date": date(2023, 11, 1)}) == []


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({1: 1}, ["S1", "S2", "S3"]),
        ({1: 2, 2: 1}, ["S2", "S3"]),
        ({1: 2, 2: 3, 3: 1}, ["S2", "S3"]),
        ({1: 9}, ["S1", "S2", "S3"]),
    ],
)
def test_circular_and_unknown_renewals_do_not_empty_a_pool(links: dict[int, int], expected: list[str]) -> None:
    same_day = [term(number, date(2023, 1, 1), None, links.get(number)) for number in (1, 2, 3)]
    assert counted("2023-05", *same_day) == expected


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    lengths=st.lists(st.tuples(st.integers(30, 400), st.integers(0, 200)), min_size=1, max_size=6),
    months_later=st.integers(0, 30),
)
def test_overlapping_renewals_count_once(lengths: list[tuple[int, int]], months_later: int) -> None:
    """In a chain of renewals, each some days early, only the newest active one counts on any day."""
    terms: list[Row] = []
    start = date(2020, 1, 15)
    for number, (days, early) in enumerate(lengths, 1):
        end = start + timedelta(days=days)
        terms.append(term(number, start, end, number - 1 if number > 1 else None))
        start = max(end - timedelta(days=early), start + timedelta(days=1))
    month = f"{2020 + months_later // 12}-{months_later % 12 + 1:02d}"
    first = date(2020 + months_later // 12, months_later % 12 + 1, 28) + timedelta(days=4)
    last = first - timedelta(days=first.day)
    begun = [one for one in terms if one["start_date"] <= last]
    newest = [one["subscription_id"] for one in begun[-1:] if one["end_date"] > last]
    assert counted(month, *terms) == newest


RENAMED = [
    {"product_offering": "ACD", "offering_product_line_code": "ACDIST", "successor_offering": "ACDX",
     "successor_line_code": "ACDNEXT", "is_whole_line": True},
]  # fmt: skip
NEW = {"product_offering": "ACDX", "offering_product_line_code": "ACDNEXT", "is_standard_aum": True}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(["ACDIST", "ACDNEXT"]), st.integers(0, 20)), min_size=1, max_size=8))
def test_rename_does_not_change_totals(sold: list[tuple[str, int]]) -> None:
    codes = {"ACDIST": "ACD", "ACDNEXT": "ACDX"}
    rows = [
        subscription(n, seats, None, pool_id=f"P{n % 3}{line}", offering_external_key=codes[line],
                     offering_product_line_code=line)
        for n, (line, seats) in enumerate(sold)
    ]  # fmt: skip
    offerings = [*STANDARD, NEW]
    before = active("2023-05", *rows, product_offerings=offerings)
    after = active("2023-05", *rows, product_offerings=offerings, product_renames=RENAMED)
    assert sum(row["seats_purchased"] for row in before) == sum(row["seats_purchased"] for row in after)
    assert {row["subscription_id"] for row in before} == {row["subscription_id"] for row in after}
    assert {(row["offering_external_key"], row["offering_product_line_code"]) for row in after} == {("ACDX", "ACDNEXT")}


def test_seats_of_active_subscriptions_are_conserved_in_pools() -> None:
    rows = [*EARLY, term(3, date(2023, 1, 1), None, pool_id="OPEN")]
    counting = active("2023-10", *rows)
    pools = run(
        "pool_monthly",
        "2023-10",
        active_subscription_monthly=counting,
        entitlements=rows,
        product_offerings=STANDARD,
        product_renames=None,
        seat_assignments=None,
    )
    assert sum(pool["seats_purchased"] for pool in pools) == 20
    assert {pool["pool_id"]: pool["expired_seats"] for pool in pools} == {"XYZ": 10, "OPEN": 0}


def test_source_is_null_without_assigned_seats() -> None:
    """R-AR-9, outside the unreliable window."""
    counting = active("2023-10", {**EARLY[0], "seats_assigned": None})
    (pool,) = run(
        "pool_monthly",
        "2023-10",
        active_subscription_monthly=counting,
        entitlements=[],
        product_offerings=[],
        product_renames=None,
        seat_assignments=[],
    )
    assert (pool["seats_assigned"], pool["seats_assigned_source"]) == (None, None)


def published(month: date, **changes: Any) -> Row:
    return {
        "by_month": month,
        "subscription_id": "S1",
        "seats_purchased": 10,
        "start_date": date(2022, 12, 1),
        "end_date": date(2023, 12, 1),
        **changes,
    }


def contradictions(newest: Row, *months: Row, rules: Rules | None = None) -> list[tuple[str, str]]:
    rows = run(
        "contradicted_subscriptions", "2023-06", rules, entitlements=[newest], active_subscription_monthly=months
    )
    return [(f"{row['contradicted_month']:%Y-%m}", row["contradiction"]) for row in rows]


MONTHS = [published(date(2023, month, 1)) for month in (1, 2, 3, 4, 5)]


def test_late_cancellation_contradicts_later_published_months() -> None:
    cancelled = term(1, date(2022, 12, 1), date(2023, 3, 31))
    assert contradictions(cancelled, *MONTHS) == [
        ("2023-03", "had ended"),
        ("2023-04", "had ended"),
        ("2023-05", "had ended"),
    ]
    # With inclusive end dates the last active day is in March.
    inclusive = Rules(end_date_inclusive=True)
    assert contradictions(cancelled, *MONTHS, rules=inclusive)[0] == ("2023-04", "had ended")


def test_later_start_contradicts_the_months_before_it() -> None:
    assert contradictions(term(1, date(2023, 2, 1), None), *MONTHS) == [("2023-01", "had not started")]


def test_changed_seats_contradict_the_last_month_of_an_ended_subscription_only() -> None:
    ended = term(1, date(2022, 12, 1), date(2023, 6, 1))
    assert contradictions({**ended, "seats_purchased": 8}, *MONTHS) == [("2023-05", "had other seats")]
    assert contradictions(ended, *MONTHS) == []
    assert contradictions(term(1, date(2022, 12, 1), date(2023, 12, 1), seats_purchased=8), *MONTHS) == []
