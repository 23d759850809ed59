"""Which statuses are incidents, from statuses written by hand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from ide_assets.automation.incident import Incident
from ide_assets.automation.incidents import Incidents, of_months
from ide_assets.months import Month
from ide_assets.operations.status import Cause, MonthStatus, State
from ide_assets.settings import Calendar, Settings

SETTINGS = Settings(calendar=Calendar(day=5, hour=6, time_zone="Europe/Zurich"), ui_url="https://ide.example.com/")
JANUARY, FEBRUARY, MARCH, APRIL = (Month(2023, number) for number in (1, 2, 3, 4))

#: March is the newest month expected on that day.
TENTH_OF_APRIL = datetime(2023, 4, 10, tzinfo=UTC)


def incidents_of(
    statuses: Sequence[MonthStatus],
    failures: Mapping[Month, str] | None = None,
    left: Collection[Month] = (),
    now: datetime = TENTH_OF_APRIL,
) -> dict[str, Incident]:
    """Incidents by key; a failed month's run is called `run-1`."""
    failed = {month: ("run-1", message) for month, message in (failures or {}).items()}
    incidents = of_months(statuses, failed.get, lambda _: False, lambda month: month in left, now, SETTINGS).incidents
    assert len({incident.key for incident in incidents}) == len(incidents)
    return {incident.key: incident for incident in incidents}


def test_no_incident_when_all_is_published() -> None:
    assert incidents_of([MonthStatus(month, State.PUBLISHED) for month in (JANUARY, FEBRUARY, MARCH)]) == {}


def test_waiting_month_is_an_incident_from_its_expected_hour() -> None:
    statuses = [MonthStatus(MARCH, State.WAITING, ("waiting for accounts",))]
    assert incidents_of(statuses, now=datetime(2023, 4, 5, 3, 59, tzinfo=UTC)) == {}
    overdue = incidents_of(statuses, now=datetime(2023, 4, 5, 4, 0, tzinfo=UTC))["2023-03"]
    assert overdue.title == "2023-03 is overdue: it was expected on 2023-04-05 06:00 (Europe/Zurich)"
    assert "waiting for accounts" in overdue.details


def test_failed_month_has_the_message_of_its_run() -> None:
    message = "pool_monthly of 2023-04 is not published: 1 blocking check failed."
    failed = incidents_of([MonthStatus(APRIL, State.READY)], {APRIL: message})["2023-04"]
    assert failed.title == "2023-04 could not be built; it is not published"
    assert failed.details == message
    assert failed.link == "https://ide.example.com/runs/run-1"
    assert "ide report quality --month 2023-04" in failed.next_step


def test_failed_restatement_keeps_the_former_version() -> None:
    stale = MonthStatus(JANUARY, State.STALE, ("accounts was delivered again",), 9, frozenset({Cause.DELIVERY}))
    assert incidents_of([stale], {JANUARY: "rejected"})["2023-01"].title.endswith("its former version stays published")


def test_old_failure_of_a_current_month_is_no_incident() -> None:
    recoded = MonthStatus(JANUARY, State.STALE, ("the code changed",), 9, frozenset({Cause.CODE}))
    assert incidents_of([recoded, MonthStatus(FEBRUARY, State.PUBLISHED)], {JANUARY: "x", FEBRUARY: "y"}) == {}


def test_failure_stays_an_incident_during_the_rebuild() -> None:
    assert set(incidents_of([MonthStatus(MARCH, State.READY)], {MARCH: "rejected"})) == {"2023-03"}


def test_month_about_to_be_built_starts_or_ends_no_incident() -> None:
    """Otherwise readers would get an alert that a late month is over, and then one that it failed."""
    ready = [MonthStatus(MARCH, State.READY)]
    assert of_months(ready, lambda _: None, lambda _: False, lambda _: False, TENTH_OF_APRIL, SETTINGS) == Incidents(
        (), frozenset({"2023-03"})
    )


def test_complete_month_without_a_run_is_an_incident() -> None:
    assert (
        "ide run --month 2023-03" in incidents_of([MonthStatus(MARCH, State.READY)], left=[MARCH])["2023-03"].next_step
    )


def test_missing_months_are_one_incident_per_gap() -> None:
    missing = [MonthStatus(month, State.MISSING) for month in Month(2022, 1).through(Month(2022, 4))]
    published = MonthStatus(Month(2022, 5), State.PUBLISHED)
    later = MonthStatus(Month(2022, 6), State.MISSING)
    incidents = incidents_of([*missing, published, later])
    assert set(incidents) == {"2022-01", "2022-06"}
    assert incidents["2022-01"].title.startswith("2022-01 to 2022-04: nothing was delivered")
    assert "these 4 months" in incidents["2022-01"].details
    assert incidents["2022-06"].title.startswith("2022-06: nothing was delivered")


def without_calendar(*statuses: MonthStatus) -> dict[str, Incident]:
    incidents = of_months(
        statuses, lambda _: None, lambda _: False, lambda _: False, TENTH_OF_APRIL, Settings()
    ).incidents
    return {incident.key: incident for incident in incidents}


def test_month_is_late_without_a_calendar_once_a_later_one_is_complete() -> None:
    published = MonthStatus(JANUARY, State.PUBLISHED)
    waiting = MonthStatus(FEBRUARY, State.WAITING, ("waiting for accounts",))
    assert without_calendar(published, waiting) == {}
    late = without_calendar(published, waiting, MonthStatus(MARCH, State.PUBLISHED))
    assert late["2023-02"].title == "2023-02 is overdue: a later month was delivered"


def test_gap_is_an_incident_without_a_calendar() -> None:
    gap, later = MonthStatus(FEBRUARY, State.MISSING), MonthStatus(APRIL, State.MISSING)
    late = without_calendar(MonthStatus(JANUARY, State.PUBLISHED), gap, MonthStatus(MARCH, State.PUBLISHED), later)
    assert {key: incident.title for key, incident in late.items()} == {
        "2023-02": "2023-02: nothing was delivered; a later month was delivered"
    }
