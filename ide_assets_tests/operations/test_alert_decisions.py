"""Decisions about engagement alerts: recorded in the home, the newest counts, damage is named (R-ES-11)."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from ide_assets.operations.alert_decisions import acknowledged, decide, in_force, newest, snoozed, unreadable
from ide_assets.operations.text_erasure import erase_from_records
from ide_assets.store.files import append_line
from ide_assets.store.home import Home, HomeBusyError

NOW = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_the_newest_decision_about_an_alert_counts(home: Home) -> None:
    assert newest(home) == {}
    decide(home, acknowledged("a", "called", "jo", NOW), 1)
    decide(home, acknowledged("b", "  two\n lines ", "jo", NOW), 1)
    decide(home, snoozed("a", TODAY + timedelta(days=1), "holiday", "jo", NOW, TODAY), 1)
    assert {alert: (decision.kind, decision.reason) for alert, decision in newest(home).items()} == {
        "a": ("snoozed", "holiday"),
        "b": ("acknowledged", "two lines"),
    }
    assert unreadable(home) == ""


def test_a_snoozed_alert_is_open_again_on_its_day(home: Home) -> None:
    decide(home, snoozed("a", date(2026, 3, 8), "holiday", "jo", NOW, TODAY), 1)
    assert [set(in_force(home, date(2026, 3, day))) for day in (5, 7, 8, 9)] == [{"a"}, {"a"}, set(), set()]


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_snooze_ends_in_the_coming_year(days: int) -> None:
    with pytest.raises(ValueError, match="is not a day after today, 2026-03-05, and at most 366 days ahead"):
        snoozed("a", TODAY + timedelta(days=days), "r", "jo", NOW, TODAY)
    assert snoozed("a", TODAY + timedelta(days=366), "r", "jo", NOW, TODAY).until == "2027-03-06"


@pytest.mark.parametrize("reason", ["", " ", "\n\t"])
def test_a_reason_is_needed(reason: str) -> None:
    with pytest.raises(ValueError, match="the reason is empty"):
        acknowledged("a", reason, "jo", NOW)


def test_a_decision_waits_for_the_lock_of_the_home(home: Home) -> None:
    with home.locked("run", 1), pytest.raises(HomeBusyError):
        decide(home, acknowledged("a", "r", "jo", NOW), 0)
    assert newest(home) == {}


@pytest.mark.parametrize(
    "damage",
    [
        ('"kind": "acknowledged"', '"kind": "snoozed"'),
        ('"kind": "acknowledged"', '"kind": "ignored"'),
        ('"alert": "a"', '"alert": "x"'),
        ('"until": ""', '"until": 3'),
        (', "sha256": "[0-9a-f]+"', ""),
        (".*", "{"),
        (".*", "[1]"),
        (".*", "[" * 50_000),
        ("}", ', "more": ""}'),
    ],
)
def test_a_damaged_line_decides_nothing_and_is_named(home: Home, damage: tuple[str, str]) -> None:
    decide(home, acknowledged("a", "r", "jo", NOW), 1)
    whole = home.alert_decisions.read_text(encoding="utf-8")
    home.alert_decisions.write_text(re.sub(*damage, whole, count=1), encoding="utf-8")
    decide(home, acknowledged("b", "r", "jo", NOW), 1)
    assert set(newest(home)) == {"b"}
    assert "alert_decisions.jsonl, line 1: damaged, so it decides nothing" in unreadable(home)


def test_an_incomplete_line_does_not_spoil_the_next(home: Home) -> None:
    decide(home, acknowledged("a", "r", "jo", NOW), 1)
    text = home.alert_decisions.read_text(encoding="utf-8")
    home.alert_decisions.write_text(text[:-20], encoding="utf-8")
    decide(home, acknowledged("b", "r", "jo", NOW), 1)
    assert set(newest(home)) == {"b"}


def test_an_erased_name_leaves_the_decision(home: Home) -> None:
    decide(home, acknowledged("a", "Carla Costa promised to call", "Carla Costa", NOW), 1)
    with duckdb.connect() as connection:
        assert erase_from_records(connection, home, {"Carla Costa"}) == 1
    assert newest(home)["a"].reason == "(not kept) promised to call"
    assert "Carla" not in home.alert_decisions.read_text(encoding="utf-8")


def test_a_link_in_place_of_the_file_is_not_followed(home: Home, tmp_path: Path) -> None:
    decide(home, acknowledged("a", "r", "jo", NOW), 1)
    home.alert_decisions.unlink()
    home.alert_decisions.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="alert_decisions"):
        decide(home, acknowledged("a", "r", "jo", NOW), 1)
    assert not (tmp_path / "elsewhere").exists()


def test_lines_are_json_with_the_reason_as_written(home: Home) -> None:
    decide(home, acknowledged("a", 'é "quoted" \u2028', "jo", NOW), 1)
    append_line(home.alert_decisions, "")
    (line,) = filter(None, home.alert_decisions.read_text(encoding="utf-8").split("\n"))
    assert json.loads(line)["reason"] == 'é "quoted"'
    assert unreadable(home) == ""
