"""Every expectation fails on a table that is corrupted for it, together only with those that the case lists."""

import duckdb
import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.engines.binding import bound
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.judging import SAMPLE_ROWS, ExpectationCrashedError
from ide_assets.kernel.table_expectations import key_expectation, learned_expectations
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case, Innocent
from ide_assets_tests.checks.cases import ALL_CASES, INNOCENT
from ide_assets_tests.checks.harness import (
    BY_TABLE,
    OF_THE_MONTH,
    CleanMonth,
    assert_that_only_the_case_fails,
    failing,
    verdict_of,
)


def test_every_expectation_of_every_table_has_a_case() -> None:
    declared = {(table, expectation.name) for table in OF_THE_MONTH for expectation in BY_TABLE[table].expectations}
    assert {(case.table, case.expectation) for case in ALL_CASES} == declared


def test_names_of_expectations_are_unique_within_a_table() -> None:
    for recipe in RECIPES:
        names = [expectation.name for expectation in recipe.expectations]
        assert sorted(set(names)) == sorted(names), recipe.table.name


@pytest.mark.parametrize("table", OF_THE_MONTH)
def test_nothing_fails_in_the_clean_month(clean: CleanMonth, table: str) -> None:
    # Two rows, so that one can be missing or doubled. A row of contradicted_subscriptions is itself a fault.
    assert clean.rows[table] >= 2 or table == "contradicted_subscriptions"
    verdicts = clean.judge(table, earlier=[clean.figures(table)])
    assert [verdict.name for verdict in verdicts] == [expectation.name for expectation in BY_TABLE[table].expectations]
    assert failing(verdicts) == set()


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_a_corrupted_table_fails_exactly_the_expected_checks(clean: CleanMonth, case: Case) -> None:
    assert_that_only_the_case_fails(clean, case)


@pytest.mark.parametrize("innocent", INNOCENT, ids=str)
def test_unusual_but_valid_rows_pass_all_checks(clean: CleanMonth, innocent: Innocent) -> None:
    assert failing(clean.judge(innocent.table, innocent.change)) == set()


def test_verdict_counts_failing_rows_and_shows_them_by_key(clean: CleanMonth) -> None:
    verdicts = clean.judge(
        "assignment_monthly",
        "UPDATE assignment_monthly SET seats_assigned = -1, assignment_rate = -6.7, assignment_rate_capped = -6.7 "
        "WHERE tenant_id = 2 AND pool_id = 'PL-TWO'",
    )
    verdict = verdict_of(verdicts, "seats_not_negative")
    assert (verdict.passed, verdict.blocking, verdict.observed, verdict.failing, verdict.rows) == (False, True, 2, 2, 5)
    assert verdict.share == 0.4
    assert verdict.sample == [{"tenant_id": 2, "pool_id": "PL-TWO", "seats_purchased": 15, "seats_assigned": -1}] * 2
    assert verdict.consequence.startswith("A negative seat count")
    assert verdict.note == ""


def test_key_check_explains_incomplete_and_repeated_keys(clean: CleanMonth) -> None:
    verdicts = clean.judge(
        "service_contracts",
        "INSERT INTO service_contracts VALUES ('SC-1'), ('SC-2'), ('SC-2'), (NULL)",
    )
    verdict = verdict_of(verdicts, KEY)
    assert verdict.explained == {"incomplete": 1, "not unique": 2}
    assert (verdict.failing, verdict.rows, verdict.share) == (3, 6, 0.5)
    shown = sorted((str(row["service_contract_id"]), row["times"], row["problem"]) for row in verdict.sample)
    assert shown == [("None", 1, "incomplete"), ("SC-1", 2, "not unique"), ("SC-2", 3, "not unique")]


def test_explains_rates_above_100_by_expired_subscriptions(clean: CleanMonth) -> None:
    # Tenant 3's pool PL-TWO has an expired subscription (R-AR-5); PL-ONE, PL-FIVE and tenant 2's PL-TWO have none.
    verdicts = clean.judge(
        "assignment_monthly",
        "UPDATE assignment_monthly SET seats_assigned = 2 * seats_purchased, assignment_rate = 200, "
        "assignment_rate_capped = 100",
    )
    assert failing(verdicts) == {"rate_at_most_100"}
    verdict = verdict_of(verdicts, "rate_at_most_100")
    assert verdict.explained == {"expired subscription in the pool": 1, "unexplained": 4}
    assert not verdict.blocking
    assert sorted((str(row["account_csn"]), row["seats_assigned"], row["explanation"]) for row in verdict.sample) == [
        ("A1", 20, "unexplained"),
        ("A2", 30, "unexplained"),
        ("A3", 10, "expired subscription in the pool"),
        ("A4", 30, "unexplained"),
        ("A5", 4, "unexplained"),
    ]


def test_opportunities_without_rows_are_counted_by_reason(clean: CleanMonth) -> None:
    verdicts = clean.judge(
        "ide_opportunity_coverage_monthly",
        "UPDATE ide_opportunity_coverage_monthly SET coverage_reason = 'no subscription has the contract' "
        "WHERE opportunity_id IN ('O1', 'O2'); "
        "UPDATE ide_opportunity_coverage_monthly SET coverage_reason = 'no subscription of the contract is active' "
        "WHERE opportunity_id = 'O3'",
    )
    verdict = verdict_of(verdicts, "opportunities_are_covered")
    assert verdict.explained == {
        "no subscription has the contract": 2,
        "no subscription of the contract is active": 1,
    }
    assert (verdict.failing, verdict.rows, verdict.share) == (3, 4, 0.75)


def test_counts_shared_usage_by_the_number_of_opportunities(clean: CleanMonth) -> None:
    verdicts = clean.judge(
        "ide_opportunity_coverage_monthly",
        "UPDATE ide_opportunity_coverage_monthly SET opportunities_on_usage = 3 WHERE opportunity_id IN ('O1', 'O5')",
    )
    assert verdict_of(verdicts, "usage_feeds_one_opportunity").explained == {"3": 2}


@pytest.mark.parametrize(
    ("month", "source", "seats", "fits"),
    [
        ("2022-09", "seat_assignments", 3, True),
        ("2022-09", None, None, True),
        ("2022-09", None, 3, False),
        ("2022-09", "pool_snapshot", 3, False),
        ("2022-10", "pool_snapshot", 3, True),
        ("2022-10", None, None, True),
        ("2022-10", "pool_snapshot", None, False),
        ("2022-09", "seat_assignments", None, False),
        ("2022-10", "seat_assignments", 3, False),
    ],
)
def test_checks_the_source_of_assigned_seats_by_month(
    month: str, source: str | None, seats: int | None, fits: bool
) -> None:
    (expectation,) = (e for e in BY_TABLE["pool_monthly"].expectations if e.name == "source_fits_the_month")
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE judged AS SELECT 1 AS tenant_id, 'P' AS pool_id, CAST(? AS BIGINT) AS seats_assigned, "
            "CAST(? AS VARCHAR) AS seats_assigned_source",
            [seats, source],
        )
        assert (
            connection.execute(bound(expectation.failing, Month.parse(month), rules=Rules())).fetchall() == []
        ) is fits


def test_implausible_opportunities_are_counted_by_problem(clean: CleanMonth) -> None:
    verdicts = clean.judge(
        "opportunities",
        "UPDATE opportunities SET is_won = true WHERE opportunity_id IN ('O2', 'O3'); "
        "UPDATE opportunities SET acv_usd = -1 WHERE opportunity_id = 'O1'",
    )
    verdict = verdict_of(verdicts, "dates_and_outcome_are_plausible")
    assert verdict.explained == {"negative value": 1, "won and still open": 2}


def test_all_failing_rows_are_counted_and_twenty_are_shown(clean: CleanMonth) -> None:
    verdicts = clean.judge(
        "accounts",
        "INSERT INTO accounts (account_csn, account_id, site_geo) "
        "SELECT 'B' || i, 'ID-B' || i, 'ANZ' FROM range(1000) AS r(i)",
    )
    verdict = verdict_of(verdicts, "geography_is_known")
    assert (verdict.observed, verdict.failing, verdict.rows) == (1000, 1000, 1005)
    assert len(verdict.sample) == SAMPLE_ROWS == 20
    assert all(row["site_geo"] == "ANZ" for row in verdict.sample)


def test_share_of_a_table_without_rows_is_0(clean: CleanMonth) -> None:
    verdict = verdict_of(clean.judge("opportunity", "DELETE FROM opportunity"), "no_opportunity_lost")
    assert (verdict.passed, verdict.failing, verdict.rows, verdict.share) == (False, 5, 0, 0.0)


def months_of(*rows: float) -> list[Figures]:
    """Earlier months with these numbers of rows, oldest first."""
    return [Figures({"rows": float(count)}) for count in rows]


@pytest.mark.parametrize(
    ("earlier", "passes", "expected"),
    [
        # Entitlements of the clean month have seven rows. Half to double is usual after one month; ten more always.
        ((7,), True, "from 1 earlier month: rows 1 to 17."),
        ((18,), False, "from 1 earlier month: rows 8 to 36."),
        ((100, 102, 99, 101, 100), False, "from 5 earlier months: rows 80 to 125."),
        ((2, 2, 2, 2), True, "from 4 earlier months: rows 1 to 12."),
    ],
)
def test_totals_are_compared_with_the_months_before(
    clean: CleanMonth, earlier: tuple[int, ...], passes: bool, expected: str
) -> None:
    verdict = verdict_of(clean.judge("entitlements", earlier=months_of(*earlier)), TOTALS)
    assert verdict.passed is passes
    assert not verdict.blocking
    assert verdict.note == f"Expected {expected}"
    assert [(row["figure"], row["observed"]) for row in verdict.sample] == ([] if passes else [("rows", 7.0)])


def test_shift_lists_the_values_that_moved(clean: CleanMonth) -> None:
    before = [Figures({"rows": 10_000.0}, {"site_geo": {"AMER": 0.5, "EMEA": 0.3, "APAC": 0.2}})]
    verdicts = clean.judge("accounts", "UPDATE accounts SET site_geo = 'EMEA'", earlier=before)
    verdict = verdict_of(verdicts, SHARES)
    assert not verdict.passed
    assert sorted((row["value"], row["share"], row["share_before"]) for row in verdict.sample) == [
        ("AMER", 0.0, 0.5),
        ("APAC", 0.0, 0.2),
        ("EMEA", 1.0, 0.3),
    ]
    assert verdict.explained == {"site_geo": 3}
    assert verdict.note == "Against the shares of earlier months: site_geo may move by 20%."


def test_first_month_passes_with_a_note(clean: CleanMonth) -> None:
    verdicts = clean.judge("entitlements")
    assert [verdict.name for verdict in verdicts] == [
        expectation.name for expectation in BY_TABLE["entitlements"].expectations
    ]
    for name in (TOTALS, SHARES):
        verdict = verdict_of(verdicts, name)
        assert (verdict.passed, verdict.observed, verdict.failing) == (True, 0, 0)
        assert verdict.note == "No earlier published month to compare with."


@pytest.mark.parametrize(
    "failing_query",
    [
        "SELECT no_such_column FROM judged",
        "SELECT * FROM no_such_table",
        "SELECT FROM WHERE",
        "SELECT account_csn FROM judged WHERE CAST(account_csn AS INTEGER) < 0",
        "SELECT account_csn FROM judged WHERE error('as seen from inside') IS NULL",
    ],
)
def test_crashing_expectation_raises(clean: CleanMonth, failing_query: str) -> None:
    table = BY_TABLE["accounts"].table
    broken = Expectation("broken_by_hand", "The fault would pass unnoticed.", failing_query, blocking=False)
    with pytest.raises(ExpectationCrashedError, match="broken_by_hand on accounts could not be judged"):
        clean.judge("accounts", judged_by=[key_expectation(table), broken, *learned_expectations(table)])
    # A crash leaves nothing behind: the next table is judged as usual.
    assert failing(clean.judge("accounts")) == set()


def test_expectations_see_declared_inputs_only(clean: CleanMonth) -> None:
    # As in a run: neither other tables nor the candidate under its own name can be queried.
    for query in ("SELECT * FROM pool_monthly", "SELECT * FROM accounts"):
        with pytest.raises(ExpectationCrashedError, match="does not exist"):
            clean.judge("accounts", judged_by=[Expectation("asks_too_much", "It would crash in a run.", query)])


@pytest.mark.parametrize(("zone", "passes"), [("UTC", True), ("America/Los_Angeles", False)])
def test_usage_ends_on_a_day_of_the_months_time_zone(clean: CleanMonth, zone: str, passes: bool) -> None:
    """The last usage is early on 28 May in UTC, which is still 27 May on the west coast."""
    (expectation,) = (e for e in BY_TABLE["usage_authorizations"].expectations if e.name == "usage_is_whole")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(
            "CREATE VIEW judged AS SELECT unnest(['2023-05-02 12:00:00+00', '2023-05-28 03:00:00+00'])::TIMESTAMPTZ "
            "AS authorized_at, 'COM' AS usage_type"
        )
        query = bound(expectation.failing, Month.parse("2023-05"), rules=Rules(month_time_zone=zone))
        assert (connection.execute(query).fetchall() == []) is passes


def test_verdicts_name_the_types_of_great_expectations(clean: CleanMonth) -> None:
    types = {verdict.name: verdict.types for verdict in clean.judge("usage_monthly")}
    assert types["key_identifies_one_row"] == ("ExpectColumnValuesToNotBeNull", "ExpectCompoundColumnsToBeUnique")
    assert types["counts_not_negative"] == ("ExpectColumnValuesToBeBetween",)
    assert types["no_usage_lost"] == ("UnexpectedRowsExpectation",)
    types = {verdict.name: verdict.types for verdict in clean.judge("accounts")}
    assert types["geography_is_known"] == ("ExpectColumnValuesToBeInSet",)
    assert types["account_id_names_one_account"] == ("ExpectColumnValuesToBeUnique",)


def test_counts_a_row_once_that_breaks_two_parts_of_an_expectation(clean: CleanMonth) -> None:
    verdicts = clean.judge("usage_monthly", "UPDATE usage_monthly SET seats_purchased = -1, seats_assigned = -1")
    verdict = verdict_of(verdicts, "counts_not_negative")
    assert verdict.failing == verdict.rows > 0
