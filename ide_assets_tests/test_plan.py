"""A plan of changed rules: its numbers are those that publishing then shows, and it publishes nothing."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ide_assets.cli import plan as cli_plan
from ide_assets.domains import configuration
from ide_assets.domains.actions.reasons import reasons
from ide_assets.domains.actions.tables import CANDIDATES
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.recipes import Delivered
from ide_assets.domains.entitlement.tables import ACTIVE_SUBSCRIPTION
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base as engine
from ide_assets.kernel.expectations import Expectation, Verdict
from ide_assets.kernel.recipe import Derived
from ide_assets.months import Month
from ide_assets.operations import plan as operation
from ide_assets.operations.plan import Plan, changed_settings, plan
from ide_assets.operations.plan_parts import markdown
from ide_assets.operations.planned_changes import ActionChange, CheckChange, action_changes, check_changes
from ide_assets.operations.planning import MonthPlan
from ide_assets.operations.row_differences import LargestChange, TableDifference
from ide_assets.operations.status import Cause, MonthStatus, State
from ide_assets.settings import ActionRules, Rules, Settings, WrongSettingsError
from ide_assets.store import database
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import JANUARY, SAMPLE, command
from ide_assets_tests.deliveries.desk import row
from ide_assets_tests.deliveries.intake import Intake
from ide_assets_tests.planned import planned_and_published, published_in
from ide_assets_tests.small_home import entry

SEPTEMBER = Month.parse("2023-09")


def verdict(name: str, failing: int, blocking: bool = False, waived: str = "") -> Verdict:
    return Verdict(name, "", blocking, passed=not failing, failing=failing, rows=10, waived=waived)


def test_checks_are_compared_with_the_published_result() -> None:
    facts = {"checks_warned": ["recovers", "stays", "needs_no_waiver"], "checks_waived": ["needs_no_waiver"]}
    published = replace(entry(1, "account", "a"), facts=facts)
    verdicts = [
        verdict("recovers", 0),
        verdict("stays", 4),
        verdict("begins", 2),
        verdict("blocks", 3, blocking=True),
        verdict("needs_no_waiver", 0),
        verdict("good", 0),
    ]
    assert list(check_changes("account", published, verdicts)) == [
        CheckChange("account", "recovers", "warns", "passes", 0),
        CheckChange("account", "begins", "passes", "warns", 2),
        CheckChange("account", "blocks", "passes", "blocks the month", 3),
        CheckChange("account", "needs_no_waiver", "waived", "passes", 0),
    ]
    assert [change.before for change in check_changes("account", None, verdicts)] == ["not judged"] * 3


CHOSEN = st.dictionaries(
    st.tuples(st.sampled_from(["A", "B", "C"]), st.sampled_from(["dormant", "low"])),
    st.tuples(st.sampled_from(["selected", "held_back"]), st.sampled_from(["EMEA", "AMER", None])),
)


def candidates(home: Home, number: int, rows: Mapping[tuple[str, str], tuple[str, str | None]]) -> Mapping[str, Any]:
    """The entry of candidates with these accounts, plays, verdicts and geographies."""
    published = entry(number, CANDIDATES.name, f"{number} {sorted(rows.items(), key=str)}")
    path = home.lake / published.file
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows AS {engine.no_rows(CANDIDATES.columns)}")
        for (account, key), (decision, geography) in rows.items():
            connection.execute(
                "INSERT INTO rows BY NAME SELECT ? AS surviving_account_csn, ? AS action_key, ? AS verdict, "
                "? AS site_geo, '1 Seat' AS seat_bucket",
                [account, key, decision, geography],
            )
        connection.execute(f"COPY rows TO {database.literal(path)} (FORMAT parquet)")
    return {CANDIDATES.name: published}


@hypothesis_settings(max_examples=15, deadline=None, derandomize=True)
@given(before=CHOSEN, after=CHOSEN)
def test_every_action_is_kept_gained_or_lost(
    tmp_path_factory: pytest.TempPathFactory,
    before: Mapping[tuple[str, str], tuple[str, str | None]],
    after: Mapping[tuple[str, str], tuple[str, str | None]],
) -> None:
    home = Home(tmp_path_factory.mktemp("actions"))
    was, now = ({key for key, (chosen, _) in rows.items() if chosen == "selected"} for rows in (before, after))
    with duckdb.connect() as connection:
        changes = action_changes(connection, Ledger(home), candidates(home, 1, before), candidates(home, 2, after))
    everything = [change for change in changes if not change.column]
    expected = ActionChange("", "", len(was), len(now), len(now - was), len(was - now))
    assert everything == ([expected] if was | now else [])
    for column in ("action_key", "site_geo", "seat_bucket"):
        of_column = [change for change in changes if change.column == column]
        assert sum(change.gained for change in of_column) == len(now - was)
        assert sum(change.lost for change in of_column) == len(was - now)


def test_changed_settings_have_the_names_of_the_settings_file() -> None:
    candidate = Rules(extend_phase_days=120, actions=ActionRules(at_risk_below=0.4))
    assert changed_settings(Rules(), candidate) == {
        "rules.extend_phase_days": (90, 120),
        "rules.actions.at_risk_below": (0.3, 0.4),
    }


def test_candidate_values_are_added_to_the_settings_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDE_RULES__ACTIONS__MOST_ACTIONS", "2")
    candidate = configuration.read_with({"rules.actions.at_risk_below": "0.4", "rules.unreliable_from": "2021-01"})
    assert candidate.rules == Rules(unreliable_from="2021-01", actions=ActionRules(at_risk_below=0.4, most_actions=2))


def test_candidate_reasons_may_be_limited_to_segments_and_a_wrong_name_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = reasons.OWN.read_text(encoding="utf-8")
    limited = own.replace(
        "    signals: [LowAssignment]\n", "    signals: [LowAssignment]\n    segments: [Dormant]\n", 1
    )
    assert limited != own
    file = tmp_path / "ours.yaml"
    file.write_text(limited, encoding="utf-8")
    changes = {"rules.actions.reasons_file": str(file)}
    candidate = cli_plan.candidate_of(changes)
    assert "Dormant" in {name for reason in reasons.of(candidate.rules).reasons for name in reason.segments}
    file.write_text(limited.replace("[Dormant]", "[Sleepy]"), encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        cli_plan.candidate_of(changes)
    assert stopped.value.code == 2
    assert "there is no segment 'Sleepy'" in capsys.readouterr().err


def test_a_group_of_rules_and_a_rule_in_it_cannot_both_be_set() -> None:
    with pytest.raises(WrongSettingsError, match=r"rules\.actions is set together with rules\.actions\.at_risk_below"):
        configuration.read_with({"rules.actions": "x", "rules.actions.at_risk_below": "0.4"})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("memory_limit", "4GB", r"'memory_limit' is not a rule"),
        ("rules", "1", r"'rules' is not a rule"),
        ("rules..x", "1", r"'rules..x' is not a rule"),
        ("rules.extend_phase_day", "1", r"the nearest name is IDE_RULES__EXTEND_PHASE_DAYS"),
        ("rules.extend_phase_days", "many", r"rules\.extend_phase_days: "),
        ("rules.actions.reasons_file", "/no/such/file", r"cannot be read"),
        ("rules.sources", "accounts", r"no table can be built without"),
    ],
)
def test_a_wrong_candidate_value_is_named(name: str, value: str, message: str) -> None:
    with pytest.raises(WrongSettingsError, match=message):
        configuration.read_with({name: value})


READ: set[str] = set()


class Recorded(Rules):
    """Rules that record which of them were read."""

    def __getattribute__(self, name: str) -> Any:
        if name in Rules.model_fields:
            READ.add(name)
        return super().__getattribute__(name)


#: Another value of each rule that reading a delivery uses.
OTHERS: Mapping[str, Any] = {
    "month_time_zone": "Europe/Zurich",
    "quarantine_share": 0.5,
    "quarantine_rows": 3,
    "end_date_inclusive": True,
}


@pytest.mark.parametrize("source", ["usage_authorizations", "entitlements"])
def test_a_source_is_read_again_for_every_rule_that_its_reader_uses(tmp_path: Path, source: str) -> None:
    from ide_assets_tests.deliveries.desk import csv_text

    intake, month = Intake(tmp_path), Month.parse("2023-05")
    rules = Recorded()
    READ.clear()
    Settings(rules=rules)
    validated = {*READ}
    intake.take({"a.csv": csv_text([row(source)])}, source, rules)
    used = READ - validated
    assert not validated & OTHERS.keys()
    assert used
    assert used <= OTHERS.keys()
    recipe = Delivered(BY_NAME[source])
    usual = recipe.decided_by(month, Settings(rules=Rules()))
    for name in used:
        assert recipe.decided_by(month, Settings(rules=Rules(**{name: OTHERS[name]}))) != usual, name


def test_a_value_that_is_bound_when_the_query_runs_counts_although_the_code_is_the_same() -> None:
    (recipe,) = (one for one in RECIPES if one.table is ACTIVE_SUBSCRIPTION)
    usual, other = (Settings(rules=Rules(end_date_inclusive=inclusive)) for inclusive in (False, True))
    assert recipe.code(usual) == recipe.code(other)
    assert recipe.decided_by(SEPTEMBER, usual) != recipe.decided_by(SEPTEMBER, other)


def test_markdown_has_counts_without_rows_and_escapes_texts() -> None:
    difference = TableDifference(
        "account",
        rows_before=3,
        rows_after=4,
        added=1,
        changed=2,
        columns={"aov": 2},
        largest=[LargestChange("aov", {"account_csn": "0012"}, None, 7.5)],
        segments={"site_geo": {"a|<b>\n@c": 2, "": 1}},
    )
    month = MonthPlan(
        SEPTEMBER,
        5,
        {"account": "its settings changed"},
        [difference],
        same=2,
        checks=[CheckChange("account", "key_is_unique", "passes", "blocks the month", 1)],
        actions=[ActionChange("", "", 3, 4, 2, 1), ActionChange("action_key", "IDE-Low&Dormancy", 0, 1, 1, 0)],
        notes=["accounts is not read again"],
    )
    stale = [MonthStatus(SEPTEMBER, State.STALE, ("settings changed",), 1, frozenset({Cause.SETTINGS}))]
    text = markdown(Plan({"rules.x": (None, [1, 2])}, [month], stale, 0.5, ["ide_action_history_monthly"]))
    for line in (
        r"rules.x: unset -\> 1, 2",
        "1 month (2023-09); time: about 0.5 minutes.",
        "| account | 3 | 4 | 1 | 0 | 2 | aov 2 | its settings changed |",
        "| all |  | 3 | 4 | 2 | 1 |",
        "| action_key | IDE-Low&amp;Dormancy | 0 | 1 | 1 | 0 |",
        "| account | key_is_unique | passes | blocks the month | 1 |",
        "| account | aov | (null) | 7.5 |",
        r"| account | site_geo | a\|&lt;b\> &#64;c | 2 |",
        "Accounts is not read again.",
    ):
        assert line in text.split("\n"), text
    assert "of them: ide_action_history_monthly." in text
    assert "0012" not in text, "a pull request gets no row of a customer"


def test_a_blocked_month_gives_the_reason() -> None:
    text = markdown(Plan({}, [MonthPlan(SEPTEMBER, 5, {}, blocked="account fails key_is_unique (3)")], [], None, []))
    assert "The month could not be published: account fails key_is_unique (3)" in text
    assert "None: every published month has this code and these settings." in text


def test_nothing_published_is_an_error(tmp_path: Path) -> None:
    settings = Settings(landing=tmp_path / "landing", home=tmp_path / "home")
    with pytest.raises(operation.NothingPublishedError, match="Run: ide run"):
        plan(settings, settings, RECIPES, 1, datetime.now(UTC))


def test_the_same_settings_and_code_change_nothing(january: Path) -> None:
    settings = Settings(landing=january / "landing", home=january / "home")
    planned = plan(settings, settings, RECIPES, 1, datetime.now(UTC))
    (month,) = planned.months
    assert (month.rebuilt, month.tables, month.checks, month.actions, month.blocked) == ({}, [], [], [], "")
    assert (planned.settings, planned.stale, planned.minutes, planned.earlier) == ({}, [], 0.0, [])


def test_a_check_that_fails_blocks_the_month_and_nothing_after_it_is_built(january: Path) -> None:
    settings = Settings(landing=january / "landing", home=january / "home")
    never = Expectation("never_holds", "", "SELECT * FROM judged")
    recipes = [
        replace(recipe, own_expectations=(*recipe.own_expectations, never))
        if isinstance(recipe, Derived) and recipe.table is ACTIVE_SUBSCRIPTION
        else recipe
        for recipe in RECIPES
    ]
    (month,) = plan(settings, settings, recipes, 1, datetime.now(UTC)).months
    rows = Ledger(home_of(settings)).published[Month.parse(JANUARY)][ACTIVE_SUBSCRIPTION.name].rows
    assert month.blocked == f"{ACTIVE_SUBSCRIPTION.name} fails never_holds ({rows:,})"
    assert month.checks == [CheckChange(ACTIVE_SUBSCRIPTION.name, "never_holds", "passes", "blocks the month", rows)]
    assert (month.rebuilt, month.tables) == ({ACTIVE_SUBSCRIPTION.name: "its code changed"}, ())


@pytest.mark.slow
def test_the_command_fails_if_a_month_could_not_be_published(january: Path) -> None:
    ide = partial(command, landing=january / "landing", home=january / "home")
    published = Ledger(Home(january / "home")).published[Month.parse(JANUARY)]
    absent = next(name for name in BY_NAME if name not in published)
    finished = ide("plan", "--set", f"rules.sources={', '.join((*Rules().sources, absent))}", "--format", "json")
    assert finished.returncode == 1, finished.stderr
    planned = json.loads(finished.stdout)
    (month,) = planned["months"]
    assert f"{absent} of {JANUARY} is not delivered" in month["blocked"]
    assert planned["settings"]["rules.sources"]["before"] == list(Rules().sources)
    assert [stale["month"] for stale in planned["stale"]] == [JANUARY]
    assert "Plan" in ide("plan", "--format", "markdown").stdout
    wrong = ide("plan", "--set", "rules.x")
    assert (wrong.returncode, "expected NAME=VALUE" in wrong.stderr) == (2, True)


@pytest.mark.slow(minutes=2)
def test_the_plan_of_a_threshold_equals_what_publishing_shows(
    sample_home: Path, tmp_path: Path, installation: Callable[[Path], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ide_assets.automation.running import run_months

    shutil.copytree(
        sample_home, tmp_path / "home", symlinks=True, ignore=shutil.ignore_patterns("reports", "dagster", "releases")
    )
    settings = installation(SAMPLE)
    home = home_of(settings)
    files = sorted(path for path in home.lake.rglob("*") if path.is_file())
    candidate = configuration.read_with({"rules.extend_phase_days": "120"})
    planned = plan(settings, candidate, RECIPES, 2, datetime.now(UTC))
    assert sorted(path for path in home.lake.rglob("*") if path.is_file()) == files, "a plan writes nothing"
    assert [status.month for status in planned.stale] == list(Ledger(home).published)
    assert planned.minutes is not None and planned.minutes > 0
    assert "ide_action_history_monthly" in planned.earlier
    assert all("usage_monthly" not in month.rebuilt for month in planned.months), "only what depends on the threshold"

    before = published_in(settings)
    monkeypatch.setenv("IDE_RULES__EXTEND_PHASE_DAYS", "120")
    changed = Settings()
    for month in planned.months:
        assert not month.blocked and month.tables and month.actions
        (result,) = run_months(changed, [month.month], refresh_stale=False)
        assert result.published, result.reason
        for name, (expected, shown) in planned_and_published(month, changed, before[month.month]).items():
            assert expected == shown, name
