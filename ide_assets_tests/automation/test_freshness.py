"""Whether the newest month that readers expect is published."""

from datetime import UTC, datetime
from pathlib import Path

from dagster._core.definitions.freshness import CronFreshnessPolicy

from ide_assets.automation.calendar import expected_at
from ide_assets.automation.code_location import definitions
from ide_assets.automation.freshness import FRESHNESS, freshness, freshness_policy
from ide_assets.months import Month
from ide_assets.settings import Calendar, Settings
from ide_assets.store.ledger import Ledger
from ide_assets_tests.small_home import SmallHome

LONG_AFTER = datetime(2026, 11, 26, tzinfo=UTC)


def test_old_months_are_fresh_without_a_calendar(tmp_path: Path) -> None:
    home = SmallHome(tmp_path)
    home.publish("2023-01", ("A", 10, 5, "EMEA"))
    passed, reason = freshness(home.settings, Ledger(home.home), LONG_AFTER)
    assert passed and "No calendar is set" in reason


def test_newest_expected_month_must_be_published_with_a_calendar(tmp_path: Path) -> None:
    home = SmallHome(tmp_path)
    home.publish("2023-01", ("A", 10, 5, "EMEA"))
    settings = Settings(home=home.home.root, calendar=Calendar(day=5))
    assert freshness(settings, Ledger(home.home), datetime(2023, 3, 4, tzinfo=UTC))[0]
    passed, reason = freshness(settings, Ledger(home.home), LONG_AFTER)
    assert not passed and reason.startswith("2026-10 was expected on 2026-11-05 06:00 (UTC)")


def test_schedule_and_freshness_policy_exist_with_a_calendar() -> None:
    without, with_calendar = definitions(Settings()), definitions(Settings(calendar=Calendar(day=3, hour=7)))
    name = "publish_expected_month"
    assert name not in {getattr(schedule, "name", "") for schedule in without.schedules or ()}
    assert with_calendar.resolve_schedule_def(name).cron_schedule == "0 7 3 * *"
    policy = with_calendar.resolve_asset_graph().get(FRESHNESS.asset_key).freshness_policy
    assert isinstance(policy, CronFreshnessPolicy) and policy.deadline_cron == "0 7 3 * *"
    assert without.resolve_asset_graph().get(FRESHNESS.asset_key).freshness_policy is None


def test_freshness_window_begins_after_the_previous_deadline_where_daylight_saving_begins() -> None:
    calendar = Calendar(day=15, time_zone="America/New_York")
    policy = freshness_policy(Settings(calendar=calendar))
    assert isinstance(policy, CronFreshnessPolicy)
    february, march = (expected_at(Month.parse(month), calendar).timestamp() for month in ("2026-01", "2026-02"))
    assert february < march - policy.lower_bound_delta.total_seconds()
