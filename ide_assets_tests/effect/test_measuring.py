"""From enrolments and outcomes to the rows of `action_effects` and `action_trajectories`, by hand where possible."""

import hashlib
import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pytest

from ide_assets.domains.effect import estimates, studies
from ide_assets.engines import base as engine
from ide_assets.engines import dialects
from ide_assets.kernel.parameters import bound
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store import database
from ide_assets_tests.inline import load, recipe, run

#: Assignment rates in the month of the enrolment, and what each account gains by itself until a month later.
RATES = (40.0, 42.0, 44.0, 46.0, 48.0, 50.0)
BY_ITSELF = (0.0, 1.0, 2.0, 0.0, 1.0, 2.0)

Row = dict[str, Any]


def enrolled(account: str, offered: bool = True, play: str = "P", month: str = "2023-02", **changes: Any) -> Row:
    return {
        "snapshot_date": date(2023, 5, 31),
        "action_key": play,
        "surviving_account_csn": account,
        "enrolled_on": Month.parse(month).last_day,
        "is_offered": offered,
        "holdout_unit": account,
        "opportunity_id": f"O-{account}",
        "seat_bucket": "5 Seat",
        "site_geo": "EMEA",
        **changes,
    }


def measured(account: str, month: str, rate: float | None, users: int | None = None) -> Row:
    last_day = Month.parse(month).last_day
    return {
        "snapshot_date": last_day,
        "surviving_account_csn": account,
        "assignment_rate": rate,
        "active_users": users,
    }


def aim(play: str, measured: str = "assignment_rate", horizon: int = 1, **changes: Any) -> Row:
    return {
        "action_key": play,
        "primary_measure": measured,
        "direction": "up",
        "horizon_months": horizon,
        "worth_having": 3.0,
        "least_holdout_share": 0.5,
        "most_holdout_share": 0.5,
        **changes,
    }


def effects(
    enrolments: Sequence[Row],
    outcomes: Sequence[Row],
    opportunities: Sequence[Row] = (),
    aims: Sequence[Row] | None = None,
    merges: Sequence[Row] = (),
) -> dict[tuple[str, str, int, str], Row]:
    """The rows of May 2023 by play, measured, horizon and method; plays are judged by the rate after a month."""
    rows = run(
        "action_effects",
        "2023-05",
        action_enrolments_monthly=enrolments,
        action_aims_monthly=[aim(play) for play in {row["action_key"] for row in enrolments}] if aims is None else aims,
        account_outcomes_monthly=outcomes,
        opportunity_outcomes_monthly=opportunities,
        account_merges=merges,
    )
    return {(row["action_key"], row["measured"], row["horizon_months"], row["method"]): row for row in rows}


def two_arms(play: str = "P", effect: float = 10.0) -> tuple[list[Row], list[Row]]:
    """Six accounts offered the play in February, six held back; their rates in February and March."""
    rows, outcomes = [], []
    for arm, gain in (("offered", effect), ("held_back", 0.0)):
        for number, (rate, more) in enumerate(zip(RATES, BY_ITSELF, strict=True)):
            account = f"{play}-{arm}-{number}"
            rows.append(enrolled(account, arm == "offered", play))
            outcomes += [measured(account, "2023-02", rate), measured(account, "2023-03", rate + more + gain)]
    return rows, outcomes


def in_no_play(change: float) -> list[Row]:
    """Two accounts that were offered nothing."""
    return [
        measured(account, month, rate)
        for account in ("N1", "N2")
        for month, rate in (("2023-02", 70.0), ("2023-03", 70.0 + change))
    ]


def test_offered_is_compared_with_held_back_and_with_what_would_have_come_by_itself() -> None:
    """Both arms gain 1 by themselves, of which the drift is 0.5; the offered ones gain 10 more."""
    rows, outcomes = two_arms()
    found = effects(rows, [*outcomes, *in_no_play(0.5)])
    offer = found["P", "assignment_rate", 1, "intention_to_treat"]
    assert offer["effect"] == pytest.approx(10)
    assert offer["effect_low"] < 10 < offer["effect_high"]
    assert (offer["conclusion"], offer["accounts_offered"], offer["accounts_held_back"]) == ("effective", 6, 6)
    assert offer["holdout_units"] == 12
    naive = found["P", "assignment_rate", 1, "before_after"]
    assert (naive["effect"], naive["change_offered"], naive["conclusion"]) == (11.0, 11.0, "not a measurement")
    for row in (naive, offer):
        assert (row["mean_before"], row["change_held_back"], row["drift"]) == (45.0, 1.0, 0.5)
        assert row["regression_to_the_mean"] == 0.5


def test_a_play_that_does_nothing_says_so_however_good_its_before_and_after_looks() -> None:
    rows, outcomes = two_arms(effect=0.0)
    # One account of each arm moves, so that the arms are not told apart without error.
    outcomes = [*outcomes, *in_no_play(0.0)]
    found = effects(rows, outcomes)
    naive, offer = (found["P", "assignment_rate", 1, method] for method in ("before_after", "intention_to_treat"))
    assert naive["effect_low"] > 0
    assert (offer["effect"], offer["conclusion"]) == (0.0, "no detectable effect")
    assert offer["minimum_detectable_effect"] > 0


def test_what_is_not_known_yet_has_a_row_that_says_so() -> None:
    rows, outcomes = two_arms()
    found = effects(rows, outcomes)
    assert {key[1:3] for key in found if key[0] == "P"} == {
        *((each, months) for each in ("assignment_rate", "utilisation_rate", "active_users") for months in (1, 3, 6)),
        ("renewal", 0),
    }
    later = found["P", "assignment_rate", 3, "intention_to_treat"]
    assert (later["conclusion"], later["accounts_offered"], later["accounts_held_back"]) == ("too few accounts", 0, 0)
    assert (later["effect"], later["p_value"], later["mean_before"], later["drift"]) == (None, None, None, None)
    # Nobody is outside of the play, so nobody knows the drift.
    now = found["P", "assignment_rate", 1, "before_after"]
    assert (now["change_held_back"], now["drift"], now["regression_to_the_mean"]) == (1.0, None, None)


def test_an_account_without_value_before_or_after_is_not_measured() -> None:
    rows, outcomes = two_arms()
    outcomes = [each for each in outcomes if each["surviving_account_csn"] != "P-held_back-0"]
    offer = effects(rows, outcomes)["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["accounts_offered"], offer["accounts_held_back"]) == (6, 5)


def test_too_few_accounts_are_counted_and_not_judged() -> None:
    rows, outcomes = two_arms()
    few = [each for each in rows if each["is_offered"] or each["surviving_account_csn"] < "P-held_back-2"]
    offer = effects(few, outcomes)["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["effect"]) == ("too few accounts", None)
    assert (offer["accounts_offered"], offer["accounts_held_back"], offer["holdout_units"]) == (6, 2, 8)


def test_treated_is_who_was_reached_by_the_month_measured() -> None:
    rows, outcomes = two_arms()
    days = [date(2023, 3, 1), date(2023, 3, 31), date(2023, 4, 1), None, None, None]
    for row, day in zip(rows, days, strict=False):
        row["first_performed_on"] = day
    later = [measured(each["surviving_account_csn"], "2023-05", 50.0) for each in rows]
    found = effects(rows, [*outcomes, *later])
    assert found["P", "assignment_rate", 1, "before_after"]["accounts_treated"] == 2
    assert found["P", "assignment_rate", 3, "before_after"]["accounts_treated"] == 3


def test_the_effect_on_the_treated_is_that_of_the_offer_over_the_share_it_led_to() -> None:
    rows, outcomes = two_arms()
    for row in rows[:5]:
        row["first_performed_on"] = date(2023, 3, 10)
    found = effects(rows, outcomes)
    treated = found["P", "assignment_rate", 1, "treated"]
    assert (treated["accounts_treated"], treated["conclusion"]) == (5, "not judged")
    assert treated["effect"] == pytest.approx(10 / (5 / 6), rel=0.05)


def test_a_renewal_is_measured_once_it_is_decided() -> None:
    """Six of nine offered accounts renew, three of the others; who was called after the end was not treated."""
    rows, opportunities = [], []
    for arm, won in (("offered", (1, 1, 1, 0, 1, 0, 1, 1, 0)), ("held_back", (0, 0, 1, 0, 1, 0, 1, 0, 0))):
        for number, each in enumerate(won):
            account = f"{arm}-{number}"
            day = date(2023, 4, 10 + number) if arm == "offered" else None
            rows.append(enrolled(account, arm == "offered", is_renewed=bool(each), first_performed_on=day))
            opportunities.append(
                {
                    "opportunity_id": f"O-{account}",
                    "is_closed": True,
                    "is_won": bool(each),
                    "close_date": date(2023, 4, 12),
                }
            )
    rows.append(enrolled("still open", is_renewed=None))
    found = effects(rows, [], opportunities)
    offer = found["P", "renewal", 0, "intention_to_treat"]
    assert offer["effect"] == pytest.approx(100 * (6 / 9 - 3 / 9), abs=1e-5)
    assert (offer["accounts_offered"], offer["accounts_held_back"], offer["accounts_treated"]) == (9, 9, 3)
    assert (offer["mean_before"], offer["drift"]) == (None, None)
    assert {key[3] for key in found if key[1] == "renewal"} == {"intention_to_treat", "treated"}


def test_the_drift_is_that_of_accounts_in_no_play_by_then() -> None:
    """Another play takes in N1 in March and N2 in May: to measure March, N2 alone is outside."""
    rows, outcomes = two_arms()
    others = [
        *(measured("N1", month, rate) for month, rate in (("2023-02", 70.0), ("2023-03", 90.0))),
        *(measured("N2", month, rate) for month, rate in (("2023-02", 70.0), ("2023-03", 70.3))),
        measured("N3", "2023-03", 1.0),
    ]
    taken = [enrolled("N1", True, "Q", "2023-03"), enrolled("N2", False, "Q", "2023-05")]
    assert effects([*rows, *taken], [*outcomes, *others])["P", "assignment_rate", 1, "before_after"]["drift"] == 0.3


def test_a_play_that_holds_nobody_back_is_compared_with_those_not_offered_it() -> None:
    """Everybody gains 1 a month, six accounts 5 more once they are offered the play; six are offered another one."""
    offered, others, elsewhere = ([f"{name}{number}" for number in range(6)] for name in "RNE")
    rows = [enrolled(each, play="R", month="2023-02") for each in offered]
    rows += [enrolled(each, number > 0, play="E", month="2023-01") for number, each in enumerate(elsewhere)]
    gains = {**dict.fromkeys(offered, ("2023-02", 5.0)), **dict.fromkeys(elsewhere[1:], ("2023-01", 40.0))}
    outcomes = []
    for number, account in enumerate([*offered, *others, *elsewhere]):
        since, gain = gains.get(account, ("9999-12", 0.0))
        for index, month in enumerate(Month.parse("2022-12").through(Month.parse("2023-05"))):
            noise = (number * 3 + index * index) % 5 / 10
            rate = 30.0 + number + index + noise + (gain if str(month) > since else 0)
            outcomes.append(measured(account, str(month), round(rate, 1)))
    found = effects(rows, outcomes, aims=[aim("E"), aim("R", least_holdout_share=0.0, most_holdout_share=0.0)])
    methods = {key[0]: {each[3] for each in found if each[0] == key[0]} for key in found}
    assert methods["R"] == {"difference_in_differences", "placebo_lead", "before_after"}
    assert methods["E"] == methods["all"] == {"intention_to_treat", "treated", "before_after"}
    lead = found["R", "assignment_rate", 1, "placebo_lead"]
    assert lead["effect"] == pytest.approx(0, abs=0.3), "nothing was offered yet"
    staggered = found["R", "assignment_rate", 3, "difference_in_differences"]
    assert (lead["conclusion"], staggered["conclusion"]) == ("no holdout", "no holdout")
    assert staggered["effect"] == pytest.approx(5, abs=0.3)
    assert staggered["effect_low"] < 5 < staggered["effect_high"]
    assert (staggered["accounts_offered"], staggered["accounts_held_back"]) == (6, 0)
    assert found["R", "assignment_rate", 3, "before_after"]["effect"] == pytest.approx(8, abs=0.3)


def test_of_those_in_no_play_only_so_many_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever took part is, always; of the others a hash decides, whatever else there is of them."""
    monkeypatch.setattr(studies, "MOST_NEVER_ENROLLED", 2)
    enrolments = ibis.table({"surviving_account_csn": "string"}, name="enrolments")
    values = ibis.table({"account": "string", "month": "int64"}, name="months")
    sql = dialects.to_sql(studies._panel_accounts(enrolments, values))
    others = [f"N{number}" for number in range(9)]
    by_hash = sorted(others, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE enrolments AS SELECT unnest(['R1', 'R1', 'R2']) AS surviving_account_csn")
        connection.execute(
            "CREATE TABLE months AS SELECT unnest(?::VARCHAR[]) AS account, unnest([1, 2]) AS month", [["R1", *others]]
        )
        found = [row[0] for row in connection.execute(sql).fetchall()]
    assert sorted(found) == sorted(["R1", "R2", *by_hash[:2]])


def test_a_play_that_holds_nobody_back_and_has_too_few_units_is_counted_and_not_judged() -> None:
    """Six accounts that were drawn as one unit, beside a play with two arms."""
    rows, outcomes = two_arms()
    together = [enrolled(f"T{number}", play="T", holdout_unit="U") for number in range(6)]
    outcomes += [
        measured(f"T{number}", month, 40.0 + number * more)
        for number in range(6)
        for month, more in (("2023-01", 1), ("2023-02", 2), ("2023-03", 4))
    ]
    undrawn = aim("T", least_holdout_share=0.0, most_holdout_share=0.0)
    found = effects([*rows, *together], outcomes, aims=[aim("P"), undrawn])
    for method in ("difference_in_differences", "before_after"):
        row = found["T", "assignment_rate", 1, method]
        assert (row["conclusion"], row["effect"]) == ("too few accounts", None)
        assert (row["accounts_offered"], row["accounts_held_back"], row["holdout_units"]) == (6, 0, 1)


def test_p_values_are_corrected_over_the_plays_and_not_over_all_of_them_together() -> None:
    rows, outcomes = [], []
    for play, effect in (("P", 0.4), ("Q", 0.8), ("R", 0.0)):
        some_rows, some_outcomes = two_arms(play, effect)
        rows += some_rows
        outcomes += some_outcomes
    found = effects(rows, outcomes)
    offers = {play: found[play, "assignment_rate", 1, "intention_to_treat"] for play in ("P", "Q", "R", "all")}
    everything = offers.pop("all")
    assert (everything["p_value_adjusted"], everything["conclusion"]) == (None, "not judged")
    assert everything["accounts_offered"] == 18
    given = [each["p_value_every_look"] for each in offers.values()]
    assert [each["p_value_adjusted"] for each in offers.values()] == pytest.approx(estimates.adjusted(given), abs=2e-6)
    assert all(each["p_value_every_look"] >= each["p_value"] for each in offers.values())


def test_a_falling_rate_is_a_success_where_the_play_is_to_lower_it() -> None:
    rows, outcomes = two_arms(effect=-10.0)
    key = ("P", "assignment_rate", 1, "intention_to_treat")
    assert effects(rows, outcomes)[key]["conclusion"] == "harmful"
    found = effects(rows, outcomes, aims=[aim("P", direction="down")])
    assert (found[key]["conclusion"], found[key]["is_primary"]) == ("effective", True)


def test_only_the_primary_measure_has_a_conclusion() -> None:
    rows, outcomes = two_arms()
    found = effects(rows, outcomes, aims=[aim("P", "renewal", 0)])
    offer = found["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["p_value_adjusted"], offer["is_primary"]) == ("not judged", None, False)
    primary = found["P", "renewal", 0, "intention_to_treat"]
    assert (primary["conclusion"], primary["is_primary"], primary["units_missing"]) == ("too few accounts", True, 6)


def test_a_declared_holdout_that_is_still_empty_is_not_measured_yet() -> None:
    rows, outcomes = two_arms()
    found = effects([row for row in rows if row["is_offered"]], outcomes, aims=[aim("P", least_holdout_share=0.0)])
    assert not any(method == "difference_in_differences" for _, _, _, method in found)
    offer = found["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["effect"], offer["units_missing"]) == ("too few accounts", None, 6)


def test_an_account_that_left_has_no_users_and_one_that_was_merged_is_unknown() -> None:
    """One of six offered accounts has left by March, one of the others was merged into another account."""
    rows, outcomes = two_arms()
    outcomes = [{**each, "active_users": 5 + index % 3} for index, each in enumerate(outcomes)]
    gone = {"P-offered-0", "P-held_back-0"}
    outcomes = [
        each
        for each in outcomes
        if each["surviving_account_csn"] not in gone or each["snapshot_date"] == date(2023, 2, 28)
    ]
    merge = {"victim_account_csn": "P-held_back-0", "surviving_account_csn": "S"}
    found = effects(rows, outcomes, merges=[merge])
    users = found["P", "active_users", 1, "intention_to_treat"]
    assert (users["accounts_offered"], users["accounts_held_back"]) == (6, 5)
    rate = found["P", "assignment_rate", 1, "intention_to_treat"]
    assert (rate["accounts_left_offered"], rate["accounts_left_held_back"]) == (1, 0)
    assert (rate["accounts_offered"], rate["accounts_held_back"]) == (5, 5)


def test_arms_of_another_ratio_than_declared_withhold_the_conclusion() -> None:
    rows, outcomes = two_arms()
    aims = [aim("P", least_holdout_share=0.02, most_holdout_share=0.02)]
    offer = effects(rows, outcomes, aims=aims)["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["withheld_because"]) == ("withheld", "sample ratio")


def test_the_same_rows_give_the_same_bytes_in_whatever_order_they_come(tmp_path: Path) -> None:
    rows, outcomes = two_arms()
    hashes = set()
    for seed in (1, 2):
        shuffled = random.Random(seed)
        tables = {
            "action_enrolments_monthly": shuffled.sample(rows, len(rows)),
            "action_aims_monthly": [aim("P")],
            "account_outcomes_monthly": shuffled.sample(outcomes, len(outcomes)),
            "account_merges": [],
            "opportunity_outcomes_monthly": [],
        }
        for name in ("action_effects", "action_trajectories"):
            made = recipe(name)
            with duckdb.connect() as connection:
                for wanted in made.inputs:
                    load(connection, wanted.table, tables[wanted.table.name])
                sql = made.rows(connection, bound(made.sql(Rules()), Month.parse("2023-05")))
                path = tmp_path / f"{name}-{seed}.parquet"
                assert engine.write(connection, made.table, sql, path) > 0
            hashes.add((name, database.file_hash(path)))
    assert len(hashes) == 2


def test_where_nobody_takes_part_nothing_is_estimated_and_nothing_slow_is_imported() -> None:
    code = """
import sys
from ide_assets_tests.inline import run
nothing = dict(action_enrolments_monthly=[], account_outcomes_monthly=[])
assert run("action_effects", "2023-05", **nothing, opportunity_outcomes_monthly=[]) == []
assert run("action_trajectories", "2023-05", **nothing) == []
assert not {"pandas", "scipy", "statsmodels", "diff_diff"} & set(sys.modules), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_trajectory_is_the_mean_of_each_arm_by_month_with_its_interval() -> None:
    """Three accounts at 40, 50 and 60: a mean of 50, a standard deviation of 10, and t = 4.302653 of two degrees."""
    rows = run(
        "action_trajectories",
        "2023-05",
        action_enrolments_monthly=[
            enrolled("A1"),
            enrolled("A2"),
            enrolled("A3", month="2023-04"),
            enrolled("A4", False),
        ],
        account_outcomes_monthly=[
            measured("A1", "2023-01", 40.0),
            measured("A2", "2023-01", 50.0),
            measured("A3", "2023-03", 60.0),
            measured("A4", "2023-05", 33.3, users=7),
            measured("A1", "2022-07", 1.0),
        ],
    )
    found = {(row["action_key"], row["measured"], row["arm"], row["months_since"]): row for row in rows}
    before = found["P", "assignment_rate", "offered", -1]
    assert (before["accounts_measured"], before["mean_value"]) == (3, 50.0)
    half = 4.302653 * 10 / 3**0.5
    assert (before["mean_low"], before["mean_high"]) == pytest.approx((50 - half, 50 + half), abs=1e-5)
    alone = found["P", "assignment_rate", "held_back", 3]
    assert (alone["mean_value"], alone["mean_low"], alone["mean_high"]) == (33.3, None, None)
    assert found["P", "active_users", "held_back", 3]["mean_value"] == 7.0
    # Seven months before is further back than trajectories go.
    assert {key[1:] for key in found if key[0] == "P"} == {key[1:] for key in found if key[0] == "all"}
    assert len(found) == 6
