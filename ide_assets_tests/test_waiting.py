"""Months that wait for their end or for a source, and months that are impossible."""

import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ide_assets.automation.due import plan_builds
from ide_assets.automation.freshness import freshness
from ide_assets.automation.incidents import of_months
from ide_assets.automation.running import run_months
from ide_assets.domains.deliveries.recipes import require_finished
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.build import CannotBuildError
from ide_assets.months import Month
from ide_assets.operations.status import MonthStatus, State, all_months, month_status
from ide_assets.settings import Alerts, Calendar, Rules, Settings
from ide_assets.store import release_reading
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.deliveries.desk import Desk
from ide_assets_tests.hostile import answer
from ide_assets_tests.small_vendor import deliver

ZURICH = "Europe/Zurich"
NOVEMBER = Month(2026, 11)
SIX = Rules().sources


def settings_of(root: Path, **rules: object) -> Settings:
    return Settings(landing=root / "landing", home=root / "home", rules=Rules(**rules), alerts=Alerts())


def delivered(root: Path, month: str, sources: Sequence[str] = SIX) -> None:
    for source in sources:
        folder = root / "landing" / source / month
        folder.mkdir(parents=True)
        (folder / "_SUCCESS").touch()


def status(settings: Settings, today: date, month: Month = NOVEMBER) -> MonthStatus:
    return month_status(month, RECIPES, settings, Ledger(Home(settings.home)), today)


def test_78_complete_month_waits_for_its_end(tmp_path: Path) -> None:
    delivered(tmp_path, "2026-11")
    settings = settings_of(tmp_path, month_time_zone=ZURICH)
    until = "2026-11 is not over: it waits until 2026-12-01 00:00 (Europe/Zurich)"
    waiting = status(settings, date(2026, 11, 30))
    assert (waiting.state, waiting.reasons) == (State.WAITING, (until,))
    assert status(settings, date(2026, 12, 1)).state is State.READY
    with pytest.raises(CannotBuildError, match="it waits until 2026-12-01"):
        require_finished(NOVEMBER, date(2026, 11, 30), settings.rules)
    require_finished(NOVEMBER, date(2026, 12, 1), settings.rules)


def test_78_current_month_lists_missing_sources(tmp_path: Path) -> None:
    delivered(tmp_path, "2026-11", SIX[:-1])
    first, second = status(settings_of(tmp_path), date(2026, 11, 1)).reasons
    assert "waiting for opportunities" in first
    assert "2026-12-01 00:00 (UTC)" in second


def test_78_month_ends_in_its_time_zone() -> None:
    moment = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert Rules().today(moment) == date(2026, 11, 30)
    assert Rules(month_time_zone=ZURICH).today(moment) == date(2026, 12, 1)
    assert Month(2026, 7).starts_at(ZURICH) == datetime(2026, 6, 30, 22, tzinfo=UTC)


def test_78_current_month_is_neither_due_nor_an_incident(tmp_path: Path) -> None:
    delivered(tmp_path, "2026-11")
    zone = "Pacific/Pago_Pago"  # Eleven hours behind UTC, so that the calendar's month ends before the zone's.
    settings = settings_of(tmp_path, month_time_zone=zone).model_copy(update={"calendar": Calendar(day=1, hour=0)})
    now = datetime(2026, 12, 1, 5, tzinfo=UTC)
    statuses = [status(settings, settings.rules.today(now))]
    assert statuses[0].state is State.WAITING
    looked = plan_builds(statuses, lambda _: "inputs", lambda _: [])
    assert (looked.due, len(looked.waiting)) == ((), 1)
    assert of_months(statuses, lambda _: None, lambda _: False, lambda _: True, now, settings).incidents == ()
    assert "2026-10 was expected" in freshness(settings, Ledger(Home(settings.home)), now)[1]


def test_78_run_of_the_current_month_says_when_it_ends(
    tmp_path: Path, installation: Callable[[Path], Settings]
) -> None:
    month = Month.of(datetime.now(UTC).date())
    delivered(tmp_path, str(month))
    (result,) = run_months(installation(tmp_path / "landing"), [month], refresh_stale=False)
    assert not result.published
    assert f"it waits until {month.plus(1).first_day} 00:00 (UTC)" in result.reason


def test_78_events_belong_to_months_of_the_time_zone(tmp_path: Path) -> None:
    header = "authorization_id,user_id,tenant_id,product_offering,offering_product_line_code,usage_type,authorized_at\n"
    moments = {
        "before": "2023-04-30T21:59:59Z",
        "first": "2023-04-30T22:00:00Z",
        "last": "2023-05-31T21:59:59Z",
        "after": "2023-05-31T22:00:00Z",
    }
    rows = "".join(f"{name},u,1,ACD,ACDIST,COM,{moment}\n" for name, moment in moments.items())
    desk = Desk(tmp_path)
    outcome = desk.read_delivery(desk.delivery({"a.csv": header + rows}), time_zone=ZURICH)
    assert [row["authorization_id"] for row in outcome.accepted] == ["first", "last"]
    assert all("expected an event of 2023-05 (Europe/Zurich)" in reason for *_, reason in outcome.quarantined)


def test_76_impossible_months_are_listed_once_and_ignored(tmp_path: Path) -> None:
    delivered(tmp_path, "2023-05")
    for name in ("9999-12", "1970-01", "0000-00", "2150-01", "2001-01", "\uff12\uff10\uff12\uff13-05"):
        (tmp_path / "landing" / "accounts" / name).mkdir()
    (tmp_path / "landing" / "opportunities" / "2150-01").mkdir()
    settings = settings_of(tmp_path)
    statuses = all_months(RECIPES, settings, Ledger(Home(settings.home)), date(2026, 11, 26))
    assert [str(listed.month) for listed in statuses] == ["2023-05"]
    environment = {"IDE_LANDING": str(settings.landing), "IDE_HOME": str(settings.home), "COLUMNS": "200"}
    shown = answer(["status"], environment)
    assert shown.code == 0
    assert len(shown.output.splitlines()) < 20
    for name in ("9999-12", "1970-01", "0000-00", "2150-01", "2001-01", "\uff12\uff10\uff12\uff13-05"):
        assert shown.output.count(name) == 1, name


def test_78_month_waits_for_configured_sources(tmp_path: Path) -> None:
    without = [name for name in SIX if name != "opportunities"]
    delivered(tmp_path, "2023-05", without)
    assert status(settings_of(tmp_path), date(2026, 1, 1), Month(2023, 5)).state is State.WAITING
    assert status(settings_of(tmp_path, sources=without), date(2026, 1, 1), Month(2023, 5)).state is State.READY
    more = [*SIX, "ews_scores"]
    assert "waiting for opportunities, ews_scores" in str(
        status(settings_of(tmp_path, sources=more), date(2026, 1, 1), Month(2023, 5))
    )


def test_78_order_of_sources_does_not_matter() -> None:
    assert Rules(sources=SIX[::-1]).fingerprint == Rules().fingerprint
    assert Rules().model_validate({}).sources == Rules(sources=SIX).sources


@pytest.mark.slow(minutes=2.5)
@pytest.mark.parametrize("absent", ["opportunities", "usage_authorizations"])
def test_78_tables_without_their_source_are_skipped(
    tmp_path: Path, installation: Callable[[Path], Settings], monkeypatch: pytest.MonkeyPatch, absent: str
) -> None:
    landing = tmp_path / "landing"
    deliver(landing, "2023-01", "2023-02")
    shutil.rmtree(landing / absent)
    monkeypatch.setenv("IDE_RULES__SOURCES", ",".join(name for name in SIX if name != absent))
    settings = installation(landing)
    results = run_months(settings, None, refresh_stale=False)
    assert [result.published for result in results] == [True, True]
    tables = results[0].tables
    assert f"No {absent}" in tables[absent].skipped
    assert "ide_observation_monthly is built from" in tables["ide_observation_monthly"].skipped
    with release_reading.attached(Home(settings.home), settings) as connection:
        assert connection.execute(
            "SELECT count(*) > 0 FROM eio_publish.access_shared.assignment_monthly"
        ).fetchone() == (True,)
        query = "SELECT count(*) FROM eio_publish.engagement_shared.ide_cohort_benchmark_monthly"
        assert connection.execute(query).fetchone() == (0,)
    environment = {
        "IDE_LANDING": str(landing), "IDE_HOME": str(settings.home), "DAGSTER_HOME": str(settings.home / "dagster"),
        "IDE_RULES__SOURCES": ",".join(settings.rules.sources),
    }  # fmt: skip
    for arguments in (["status"], ["report", "quality"], ["report", "effect"], ["run"], ["history"], ["quarantine"]):
        done = answer(arguments, environment)
        assert done.code == 0, done.output
    assert "stale" not in answer(["status"], environment).output
    done = answer(["actions", "list"], environment)
    assert (done.code, "unexpected" in done.output) == (1, False)
