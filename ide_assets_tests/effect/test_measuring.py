"""The rows of `action_effects` and `action_trajectories`, checked by hand where possible."""

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

from ide_assets.domains.effect.estimation import estimates
from ide_assets.domains.effect.studies import studies
from ide_assets.engines import dialects
from ide_assets.engines.binding import bound
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store import database
from ide_assets_tests.inline import load, recipe, run

#: Assignment rates in the month of the enrolment, and what each account gains without the play until a month later.
RATES = (40.0, 42.0, 44.0, 46.0, 48.0, 50.0)
UNTREATED_GAINS = (0.0, 1.0, 2.0, 0.0, 1.0, 2.0)

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
    """The rows of May 2023 by play, measure, horizon and method; the default aim is the rate after a month."""
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
        for number, (rate, more) in enumerate(zip(RATES, UNTREATED_GAINS, strict=True)):
            account = f"{play}-{arm}-{number}"
            rows.append(enrolled(account, arm == "offered", play))
            outcomes += [measured(account, "2023-02", rate), measured(account, "2023-03", rate + more + gain)]
    return rows, outcomes


def in_no_play(change: float) -> list[Row]:
    """Two accounts that were not offered anything."""
    return [
        measured(account, month, rate)
        for account in ("N1", "N2")
        for month, rate in (("2023-02", 70.0), ("2023-03", 70.0 + change))
    ]


def test_effect_is_the_difference_between_the_arms_and_drift_is_separated() -> None:
    """Both arms gain 1 without the play, 0.5 of it drift; the offered accounts gain 10 more."""
    rows, outcomes = two_arms()
    by_key = effects(rows, [*outcomes, *in_no_play(0.5)])
    offer = by_key["P", "assignment_rate", 1, "intention_to_treat"]
    assert offer["effect"] == pytest.approx(10)
    assert offer["effect_low"] < 10 < offer["effect_high"]
    assert (offer["conclusion"], offer["accounts_offered"], offer["accounts_held_back"]) == ("effective", 6, 6)
    assert offer["holdout_units"] == 12
    naive = by_key["P", "assignment_rate", 1, "before_after"]
    assert (naive["effect"], naive["change_offered"], naive["conclusion"]) == (11.0, 11.0, "not a measurement")
    for row in (naive, offer):
        assert (row["mean_before"], row["change_held_back"], row["drift"]) == (45.0, 1.0, 0.5)
        assert row["regression_to_the_mean"] == 0.5


def test_play_without_effect_has_no_detectable_effect_despite_a_good_before_after() -> None:
    rows, outcomes = two_arms(effect=0.0)
    # Values vary within each arm, so that the difference has a standard error.
    outcomes = [*outcomes, *in_no_play(0.0)]
    by_key = effects(rows, outcomes)
    naive, offer = (by_key["P", "assignment_rate", 1, method] for method in ("before_after", "intention_to_treat"))
    assert naive["effect_low"] > 0
    assert (offer["effect"], offer["conclusion"]) == (0.0, "no detectable effect")
    assert offer["minimum_detectable_effect"] > 0


def test_horizons_that_are_not_reached_have_rows_with_too_few_accounts() -> None:
    rows, outcomes = two_arms()
    by_key = effects(rows, outcomes)
    assert {key[1:3] for key in by_key if key[0] == "P"} == {
        *((name, months) for name in ("assignment_rate", "utilisation_rate", "active_users") for months in (1, 3, 6)),
        ("renewal", 0),
    }
    later = by_key["P", "assignment_rate", 3, "intention_to_treat"]
    assert (later["conclusion"], later["accounts_offered"], later["accounts_held_back"]) == ("too few accounts", 0, 0)
    assert (later["effect"], later["p_value"], later["mean_before"], later["drift"]) == (None, None, None, None)
    # Every account is in the play, so the drift is unknown.
    now = by_key["P", "assignment_rate", 1, "before_after"]
    assert (now["change_held_back"], now["drift"], now["regression_to_the_mean"]) == (1.0, None, None)


def test_account_without_a_value_before_or_after_is_not_measured() -> None:
    rows, outcomes = two_arms()
    outcomes = [row for row in outcomes if row["surviving_account_csn"] != "P-held_back-0"]
    offer = effects(rows, outcomes)["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["accounts_offered"], offer["accounts_held_back"]) == (6, 5)


def test_too_few_accounts_are_counted_and_not_judged() -> None:
    rows, outcomes = two_arms()
    few = [row for row in rows if row["is_offered"] or row["surviving_account_csn"] < "P-held_back-2"]
    offer = effects(few, outcomes)["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["effect"]) == ("too few accounts", None)
    assert (offer["accounts_offered"], offer["accounts_held_back"], offer["holdout_units"]) == (6, 2, 8)


def test_treated_accounts_are_those_reached_by_the_measured_month() -> None:
    rows, outcomes = two_arms()
    days = [date(2023, 3, 1), date(2023, 3, 31), date(2023, 4, 1), None, None, None]
    for row, day in zip(rows, days, strict=False):
        row["first_performed_on"] = day
    later = [measured(row["surviving_account_csn"], "2023-05", 50.0) for row in rows]
    by_key = effects(rows, [*outcomes, *later])
    assert by_key["P", "assignment_rate", 1, "before_after"]["accounts_treated"] == 2
    assert by_key["P", "assignment_rate", 3, "before_after"]["accounts_treated"] == 3


def test_effect_on_the_treated_is_the_effect_of_the_offer_over_the_treated_share() -> None:
    rows, outcomes = two_arms()
    for row in rows[:5]:
        row["first_performed_on"] = date(2023, 3, 10)
    by_key = effects(rows, outcomes)
    treated = by_key["P", "assignment_rate", 1, "treated"]
    assert (treated["accounts_treated"], treated["conclusion"]) == (5, "not judged")
    assert treated["effect"] == pytest.approx(10 / (5 / 6), rel=0.05)


def test_renewal_is_measured_once_it_is_decided() -> None:
    """Six of nine offered accounts renew, three of the others; accounts called after the end are not treated."""
    rows, opportunities = [], []
    for arm, won in (("offered", (1, 1, 1, 0, 1, 0, 1, 1, 0)), ("held_back", (0, 0, 1, 0, 1, 0, 1, 0, 0))):
        for number, is_won in enumerate(won):
            account = f"{arm}-{number}"
            day = date(2023, 4, 10 + number) if arm == "offered" else None
            rows.append(enrolled(account, arm == "offered", is_renewed=bool(is_won), first_performed_on=day))
            opportunities.append(
                {
                    "opportunity_id": f"O-{account}",
                    "is_closed": True,
                    "is_won": bool(is_won),
                    "close_date": date(2023, 4, 12),
                }
            )
    rows.append(enrolled("still open", is_renewed=None))
    by_key = effects(rows, [], opportunities)
    offer = by_key["P", "renewal", 0, "intention_to_treat"]
    assert offer["effect"] == pytest.approx(100 * (6 / 9 - 3 / 9), abs=1e-5)
    assert (offer["accounts_offered"], offer["accounts_held_back"], offer["accounts_treated"]) == (9, 9, 3)
    assert (offer["mean_before"], offer["drift"]) == (None, None)
    assert {key[3] for key in by_key if key[1] == "renewal"} == {"intention_to_treat", "treated"}


def test_drift_comes_from_accounts_that_are_in_no_play_yet() -> None:
    """Another play enrols N1 in March and N2 in May: in March only N2 is in no play."""
    rows, outcomes = two_arms()
    others = [
        *(measured("N1", month, rate) for month, rate in (("2023-02", 70.0), ("2023-03", 90.0))),
        *(measured("N2", month, rate) for month, rate in (("2023-02", 70.0), ("2023-03", 70.3))),
        measured("N3", "2023-03", 1.0),
    ]
    enrolments = [enrolled("N1", True, "Q", "2023-03"), enrolled("N2", False, "Q", "2023-05")]
    assert (
        effects([*rows, *enrolments], [*outcomes, *others])["P", "assignment_rate", 1, "before_after"]["drift"] == 0.3
    )


def test_play_without_a_holdout_is_compared_with_accounts_not_offered_it() -> None:
    """All accounts gain 1 a month, six gain 5 more once they are offered the play; six are offered another one."""
    offered, others, elsewhere = ([f"{name}{number}" for number in range(6)] for name in "RNE")
    rows = [enrolled(account, play="R", month="2023-02") for account in offered]
    rows += [enrolled(account, number > 0, play="E", month="2023-01") for number, account in enumerate(elsewhere)]
    gains = {**dict.fromkeys(offered, ("2023-02", 5.0)), **dict.fromkeys(elsewhere[1:], ("2023-01", 40.0))}
    outcomes = []
    for number, account in enumerate([*offered, *others, *elsewhere]):
        since, gain = gains.get(account, ("9999-12", 0.0))
        for index, month in enumerate(Month.parse("2022-12").through(Month.parse("2023-05"))):
            noise = (number * 3 + index * index) % 5 / 10
            rate = 30.0 + number + index + noise + (gain if str(month) > since else 0)
            outcomes.append(measured(account, str(month), round(rate, 1)))
    by_key = effects(rows, outcomes, aims=[aim("E"), aim("R", least_holdout_share=0.0, most_holdout_share=0.0)])
    methods = {key[0]: {other[3] for other in by_key if other[0] == key[0]} for key in by_key}
    assert methods["R"] == {"difference_in_differences", "placebo_lead", "before_after"}
    assert methods["E"] == methods["all"] == {"intention_to_treat", "treated", "before_after"}
    lead = by_key["R", "assignment_rate", 1, "placebo_lead"]
    assert lead["effect"] == pytest.approx(0, abs=0.3), "nothing was offered yet"
    staggered = by_key["R", "assignment_rate", 3, "difference_in_differences"]
    assert (lead["conclusion"], staggered["conclusion"]) == ("no holdout", "no holdout")
    assert staggered["effect"] == pytest.approx(5, abs=0.3)
    assert staggered["effect_low"] < 5 < staggered["effect_high"]
    assert (staggered["accounts_offered"], staggered["accounts_held_back"]) == (6, 0)
    assert by_key["R", "assignment_rate", 3, "before_after"]["effect"] == pytest.approx(8, abs=0.3)


def test_number_of_accounts_in_no_play_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """All enrolled accounts are included; the others are chosen by hash alone."""
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
        accounts = [row[0] for row in connection.execute(sql).fetchall()]
    assert sorted(accounts) == sorted(["R1", "R2", *by_hash[:2]])


def test_play_without_a_holdout_and_with_too_few_units_is_counted_and_not_judged() -> None:
    """Six accounts that were drawn as one unit, in addition to a play with two arms."""
    rows, outcomes = two_arms()
    together = [enrolled(f"T{number}", play="T", holdout_unit="U") for number in range(6)]
    outcomes += [
        measured(f"T{number}", month, 40.0 + number * more)
        for number in range(6)
        for month, more in (("2023-01", 1), ("2023-02", 2), ("2023-03", 4))
    ]
    undrawn = aim("T", least_holdout_share=0.0, most_holdout_share=0.0)
    by_key = effects([*rows, *together], outcomes, aims=[aim("P"), undrawn])
    for method in ("difference_in_differences", "before_after"):
        row = by_key["T", "assignment_rate", 1, method]
        assert (row["conclusion"], row["effect"]) == ("too few accounts", None)
        assert (row["accounts_offered"], row["accounts_held_back"], row["holdout_units"]) == (6, 0, 1)


def test_p_values_are_corrected_over_the_plays_without_their_total() -> None:
    rows, outcomes = [], []
    for play, effect in (("P", 0.4), ("Q", 0.8), ("R", 0.0)):
        some_rows, some_outcomes = two_arms(play, effect)
        rows += some_rows
        outcomes += some_outcomes
    by_key = effects(rows, outcomes)
    offers = {play: by_key[play, "assignment_rate", 1, "intention_to_treat"] for play in ("P", "Q", "R", "all")}
    total = offers.pop("all")
    assert (total["p_value_adjusted"], total["conclusion"]) == (None, "not judged")
    assert total["accounts_offered"] == 18
    p_values = [offer["p_value_every_look"] for offer in offers.values()]
    assert [offer["p_value_adjusted"] for offer in offers.values()] == pytest.approx(
        estimates.adjusted(p_values), abs=2e-6
    )
    assert all(offer["p_value_every_look"] >= offer["p_value"] for offer in offers.values())


def test_falling_rate_is_a_success_for_a_play_that_is_to_lower_it() -> None:
    rows, outcomes = two_arms(effect=-10.0)
    key = ("P", "assignment_rate", 1, "intention_to_treat")
    assert effects(rows, outcomes)[key]["conclusion"] == "harmful"
    by_key = effects(rows, outcomes, aims=[aim("P", direction="down")])
    assert (by_key[key]["conclusion"], by_key[key]["is_primary"]) == ("effective", True)


def test_only_the_primary_measure_has_a_conclusion() -> None:
    rows, outcomes = two_arms()
    by_key = effects(rows, outcomes, aims=[aim("P", "renewal", 0)])
    offer = by_key["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["p_value_adjusted"], offer["is_primary"]) == ("not judged", None, False)
    primary = by_key["P", "renewal", 0, "intention_to_treat"]
    assert (primary["conclusion"], primary["is_primary"], primary["units_missing"]) == ("too few accounts", True, 6)


def test_declared_holdout_that_is_still_empty_is_not_measured_yet() -> None:
    rows, outcomes = two_arms()
    by_key = effects([row for row in rows if row["is_offered"]], outcomes, aims=[aim("P", least_holdout_share=0.0)])
    assert not any(method == "difference_in_differences" for _, _, _, method in by_key)
    offer = by_key["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["effect"], offer["units_missing"]) == ("too few accounts", None, 6)


def test_account_that_left_has_no_users_and_a_merged_one_is_unknown() -> None:
    """By March one of six offered accounts has left, and one of the held-back ones was merged into another account."""
    rows, outcomes = two_arms()
    outcomes = [{**row, "active_users": 5 + index % 3} for index, row in enumerate(outcomes)]
    gone = {"P-offered-0", "P-held_back-0"}
    outcomes = [
        row for row in outcomes if row["surviving_account_csn"] not in gone or row["snapshot_date"] == date(2023, 2, 28)
    ]
    merge = {"victim_account_csn": "P-held_back-0", "surviving_account_csn": "S"}
    by_key = effects(rows, outcomes, merges=[merge])
    users = by_key["P", "active_users", 1, "intention_to_treat"]
    assert (users["accounts_offered"], users["accounts_held_back"]) == (6, 5)
    rate = by_key["P", "assignment_rate", 1, "intention_to_treat"]
    assert (rate["accounts_left_offered"], rate["accounts_left_held_back"]) == (1, 0)
    assert (rate["accounts_offered"], rate["accounts_held_back"]) == (5, 5)


def test_undeclared_ratio_of_arms_withholds_the_conclusion() -> None:
    rows, outcomes = two_arms()
    aims = [aim("P", least_holdout_share=0.02, most_holdout_share=0.02)]
    offer = effects(rows, outcomes, aims=aims)["P", "assignment_rate", 1, "intention_to_treat"]
    assert (offer["conclusion"], offer["withheld_because"]) == ("withheld", "sample ratio")


def test_order_of_rows_does_not_change_the_bytes(tmp_path: Path) -> None:
    rows, outcomes = two_arms()
    hashes = set()
    for seed in (1, 2):
        generator = random.Random(seed)
        tables = {
            "action_enrolments_monthly": generator.sample(rows, len(rows)),
            "action_aims_monthly": [aim("P")],
            "account_outcomes_monthly": generator.sample(outcomes, len(outcomes)),
            "account_merges": [],
            "opportunity_outcomes_monthly": [],
        }
        for name in ("action_effects", "action_trajectories"):
            estimated = recipe(name)
            with duckdb.connect() as connection:
                for source in estimated.inputs:
                    load(connection, source.table, tables[source.table.name])
                sql = bound(estimated.sql(Rules()), Month.parse("2023-05"), rules=Rules())
                path = tmp_path / f"{name}-{seed}.parquet"
                assert estimated.write(connection, sql, path) > 0
            hashes.add((name, database.file_hash(path)))
    assert len(hashes) == 2


def test_without_enrolments_nothing_is_estimated_and_no_slow_library_imported() -> None:
    code = """
import sys
from ide_assets_tests.inline import run
nothing = dict(action_enrolments_monthly=[], account_outcomes_monthly=[])
assert run("action_effects", "2023-05", **nothing, opportunity_outcomes_monthly=[]) == []
assert run("action_trajectories", "2023-05", **nothing) == []
assert not {"pandas", "scipy", "statsmodels", "diff_diff"} & set(sys.modules), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_trajectory_is_the_mean_of_each_arm_by_month_with_its_interval() -> None:
    """Three accounts at 40, 50 and 60: mean 50, standard deviation 10, and t = 4.302653 (two degrees of freedom)."""
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
    by_key = {(row["action_key"], row["measured"], row["arm"], row["months_since"]): row for row in rows}
    before = by_key["P", "assignment_rate", "offered", -1]
    assert (before["accounts_measured"], before["mean_value"]) == (3, 50.0)
    half = 4.302653 * 10 / 3**0.5
    assert (before["mean_low"], before["mean_high"]) == pytest.approx((50 - half, 50 + half), abs=1e-5)
    alone = by_key["P", "assignment_rate", "held_back", 3]
    assert (alone["mean_value"], alone["mean_low"], alone["mean_high"]) == (33.3, None, None)
    assert by_key["P", "active_users", "held_back", 3]["mean_value"] == 7.0
    # Trajectories do not start seven months before.
    assert {key[1:] for key in by_key if key[0] == "P"} == {key[1:] for key in by_key if key[0] == "all"}
    assert len(by_key) == 6
