"""Readers' own thresholds of alerts: which counts, and when it raises an alert (R-ES-14)."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide_assets.months import Month
from ide_assets.operations import alert_thresholds
from ide_assets.operations.alert_thresholds import (
    MOST,
    Scores,
    Threshold,
    alerts,
    in_force,
    lasting,
    raised,
    set_threshold,
    threshold,
    unreadable,
)
from ide_assets.store.home import Home
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months

NOW = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def below(points: str = "60", csn: str = "A1", by: str = "jo", kind: str = "below") -> Threshold:
    return threshold(csn, "overall", kind, points, by, NOW)


def scores(*values: float | None) -> Scores:
    """Scores of months from 2023-01 on."""
    return Scores("A1", "O1", [(Month(2023, 1).plus(place).last_day, value) for place, value in enumerate(values)])


def test_the_newest_threshold_counts_and_one_without_points_removes_it(home: Home) -> None:
    for chosen in (below("60"), below("55"), below("60", by="kim"), below("60", kind="drop"), below("", by="kim")):
        set_threshold(home, chosen, 1)
    assert [(known.by, known.in_words) for known in in_force(home)] == [
        ("jo", "overall score below 55"),
        ("jo", "overall score down by 60 or more since the month before"),
    ]
    assert unreadable(home) == ""


@pytest.mark.parametrize("points", ["0", "0.04", "-1", "100.1", "nan", "inf", "many"])
def test_points_are_more_than_zero_and_at_most_a_hundred(points: str) -> None:
    with pytest.raises(ValueError, match="points"):
        below(points)


def test_score_and_condition_are_chosen_from_a_list() -> None:
    with pytest.raises(ValueError, match="the score is missing"):
        threshold("A1", "mood", "below", "60", "jo", NOW)
    with pytest.raises(ValueError, match="the condition is missing"):
        threshold("A1", "overall", "above", "60", "jo", NOW)


def test_a_reader_has_a_limited_number(home: Home) -> None:
    lines = [below(csn=f"A{number}") for number in range(MOST)]
    for chosen in lines:
        alert_thresholds.ENTRIES.append(home, chosen, 1)
    with pytest.raises(ValueError, match="200 thresholds of jo already"):
        set_threshold(home, below(csn="B"), 1)
    set_threshold(home, below("50", csn="A0"), 1)
    set_threshold(home, below(csn="B", by="kim"), 1)


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ((70.0, 59.9), 2),
        ((59.0, 70.0, 55.0, 50.0), 3),
        ((59.0, 58.0), 1),
        ((70.0, 55.0, None), 2),
        ((55.0, None, 55.0), 1),
        ((55.0, 60.0), None),
        ((None, None), None),
    ],
)
def test_a_low_score_is_an_alert_since_the_first_month_in_a_row(
    values: Sequence[float | None], since: int | None
) -> None:
    alert = raised(below("60"), scores(*values))
    assert (alert and alert.raised_on) == (since and Month(2023, since).last_day)


@pytest.mark.parametrize(
    ("values", "is_raised"),
    [
        ((70.0, 60.0), True),
        ((70.0, 60.1), False),
        ((80.0, 70.0, 69.0), False),
        ((70.0, None, 60.0), False),
        ((70.0, None), False),
    ],
)
def test_a_fall_is_an_alert_of_its_month(values: Sequence[float | None], is_raised: bool) -> None:
    alert = raised(below("10", kind="drop"), scores(*values))
    assert (alert is not None) == is_raised


@given(st.lists(st.floats(0, 100) | st.none(), min_size=1, max_size=8), st.floats(0, 59.9))
def test_an_alert_keeps_its_id_while_it_lasts(values: list[float | None], lower: float) -> None:
    before = raised(below("60"), scores(*values))
    after = raised(below("60"), scores(*values, lower))
    assert after is not None
    assert before is None or after.alert_id == before.alert_id


@pytest.mark.parametrize(
    "damage", [('"points": "60.0"', '"points": "50.0"'), ('"kind": "below"', '"kind": "above"'), (".*", "{")]
)
def test_a_damaged_line_sets_nothing_and_is_named(home: Home, damage: tuple[str, str]) -> None:
    set_threshold(home, below(), 1)
    text = home.alert_thresholds.read_text(encoding="utf-8")
    home.alert_thresholds.write_text(re.sub(*damage, text, count=1), encoding="utf-8")
    assert in_force(home) == []
    assert "alert_thresholds.jsonl, line 1: damaged" in unreadable(home)


def test_thresholds_are_evaluated_on_the_release_under_today_s_survivor(tmp_path: Path) -> None:
    """A2 scores 64 and belongs to O1; V1 was merged into A1; A9 does not exist."""
    scored = ScoredHome(tmp_path / "home")
    publish_two_months(scored)
    scored.release()
    chosen = [below("99.9", csn=csn) for csn in ("A2", "V1", "A9")]
    listed = {alert.account_csn: alert for alert in alerts(scored.settings, chosen)}
    assert listed["A2"].score == 64.0 and listed["A2"].owner_id == "O1"
    assert set(listed) == {"A1", "A2"}
    for known in chosen:
        set_threshold(scored.home, known, 1)
    (message,) = (alert for alert in lasting(scored.settings, Month(2023, 9), ()) if alert.account_csn == "A2")
    assert (message.alert, message.recipients) == ("overall score below 99.9, set by jo", "owner")
    assert lasting(scored.settings, Month(2023, 9), {alert.alert_id for alert in listed.values()}) == []
    assert date(2023, 9, 30) - message.raised_on >= timedelta(0)
