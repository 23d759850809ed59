"""The present incidents: months that failed, months that are overdue, a release that could not be built.

They are derived from the deliveries, the home and Dagster's records. An outage therefore loses no incident, and
problems that are fixed before the evaluation cause no alert.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from ide_assets.automation.calendar import expected_in_words, newest_due
from ide_assets.automation.due import REBUILDS, runs_of
from ide_assets.automation.incident import Incident
from ide_assets.months import Month
from ide_assets.operations.status import MonthStatus, State
from ide_assets.settings import Calendar, Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance, DagsterRun

#: The sensor has this long to start the run of a complete month before an alert is sent.
_GRACE = timedelta(hours=1)

#: Key of the incident that the landing folder is missing.
LANDING_KEY = "landing"

#: Key of the incident that the release lacks published months.
RELEASE_KEY = "release"


@dataclass(frozen=True)
class Incidents:
    """The present incidents, and the keys of months that are about to be built, which may end or start one."""

    incidents: tuple[Incident, ...]
    unsettled: frozenset[str] = frozenset()


def of_months(
    statuses: Sequence[MonthStatus],
    failure: Callable[[Month], "tuple[str, str] | None"],
    is_repeated: Callable[[Month], bool],
    is_left: Callable[[Month], bool],
    now: datetime,
    settings: Settings,
) -> Incidents:
    """The incidents of months. Consecutive months without any delivery are one incident.

    `statuses` are those of all months up to the newest expected one, oldest first; without a calendar, up to the newest
    that was delivered. `failure` gives the id and the error of a month's newest finished run if it failed. The
    others say whether Dagster repeats that run, and whether no run builds a complete month, or will.
    """
    incidents = []
    unsettled = set()
    nothing: list[Month] = []
    newest = newest_due(now, settings) or _before_newest_complete(statuses)
    for status in statuses:
        month = status.month
        is_settled = status.state in (State.PUBLISHED, State.OUT_OF_RANGE) or (
            status.state is State.STALE and not status.causes & REBUILDS
        )
        if not is_settled and is_repeated(month):
            unsettled.add(str(month))
            continue
        failed = None if is_settled else failure(month)
        if failed is not None:
            incidents.append(_failed(status, *failed, settings))
        elif status.state is State.READY and not is_left(month):
            unsettled.add(str(month))
        elif newest is None or month > newest:
            continue
        elif status.state is State.MISSING:
            nothing.append(month)
        elif status.state in (State.WAITING, State.READY):
            incidents.append(_overdue(status, settings.calendar))
    ordered = sorted([*incidents, *_missing(nothing, settings.calendar)], key=lambda incident: incident.key)
    return Incidents(tuple(ordered), frozenset(unsettled))


def _before_newest_complete(statuses: Sequence[MonthStatus]) -> Month | None:
    """The newest month that may be late without a calendar: a month is late once a later one is complete."""
    complete = [status.month for status in statuses if status.state in (State.PUBLISHED, State.STALE, State.READY)]
    return max(complete).plus(-1) if complete else None


def _failed(status: MonthStatus, run_id: str, error: str, settings: Settings) -> Incident:
    month = status.month
    consequence = "its former version stays published" if status.rows else "it is not published"
    return Incident(
        key=str(month),
        title=f"{month} could not be built; {consequence}",
        details=error,
        next_step=(
            f"Fix the cause and redeliver: {month} is then built automatically. All figures and failing rows: "
            f"ide report quality --month {month}. To run it again as it is: ide retry"
        ),
        link=_page_of(run_id, settings),
    )


def _page_of(run_id: str, settings: Settings) -> str:
    return f"{settings.ui_url.rstrip('/')}/runs/{run_id}" if settings.ui_url else ""


def _overdue(status: MonthStatus, calendar: Calendar | None) -> Incident:
    month = status.month
    if status.state is State.READY:
        details = (
            f"All that {month} needs is delivered, but no run builds it: the daemon is down, or the run was cancelled."
        )
        next_step = f"Build it: ide run --month {month}"
    else:
        details = "; ".join(status.reasons) + "."
        next_step = f"Ask the supplier for what is missing. {month} is built automatically once it is complete."
    return Incident(
        key=str(month),
        title=f"{month} is overdue: {_why_late('it', month, calendar)}",
        details=f"{details}\nReaders see no row of {month}, and later months are built without it.",
        next_step=next_step,
    )


def _why_late(subject: str, month: Month, calendar: Calendar | None) -> str:
    if calendar is None:
        return "a later month was delivered"
    return f"{subject} was expected on {expected_in_words(month, calendar)}"


def _missing(months: Sequence[Month], calendar: Calendar | None) -> Iterable[Incident]:
    """One incident for each sequence of consecutive months."""
    numbered = enumerate(months)
    for _, pairs in groupby(numbered, key=lambda pair: pair[1].plus(-pair[0])):
        run = [month for _, month in pairs]
        first, last = run[0], run[-1]
        named = str(first) if first == last else f"{first} to {last}"
        yield Incident(
            key=str(first),
            title=f"{named}: nothing was delivered; {_why_late(str(last), last, calendar)}",
            details=(
                f"No source has a folder for {'this month' if first == last else f'these {len(run)} months'}. Readers "
                f"see no row of {'it' if first == last else 'them'}, not zeros, and later months are built without "
                f"{'it' if first == last else 'them'}."
            ),
            next_step="Ask the suppliers. Each month is built automatically once it is complete.",
        )


def present(settings: Settings) -> Incidents:
    """The incidents of an installation now."""
    from ide_assets.store.dagster_records import dagster_instance
    from ide_assets.store.home import home_of

    with dagster_instance(home_of(settings)) as instance:
        return incidents_at(settings, instance, datetime.now(UTC))


def incidents_at(settings: Settings, instance: "DagsterInstance", now: datetime) -> Incidents:
    """The incidents of an installation at a moment, by its landing, its home and Dagster's records."""
    from ide_assets.domains.deliveries.files.landing import Landing
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.status import all_months
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    home = home_of(settings)
    ledger = Ledger(home)
    expected = newest_due(now, settings)
    statuses = all_months(RECIPES, settings, ledger, settings.rules.today(now), through=expected)

    runs = cache(partial(runs_of, instance))

    def failure(month: Month) -> tuple[str, str] | None:
        finished = _newest_finished(runs(month))
        return None if finished is None else _failure_of(instance, finished)

    def is_repeated(month: Month) -> bool:
        return _is_repeated(instance, runs(month), now)

    def is_left(month: Month) -> bool:
        attempts = runs(month)
        if any(not run.is_finished for run in attempts):
            return False
        arrived = Landing(settings.landing).last_arrival(month)
        is_cancelled = bool(attempts) and attempts[0].status.value == "CANCELED"
        return is_cancelled or (arrived is not None and now - arrived > _GRACE)

    months = of_months(statuses, failure, is_repeated, is_left, now, settings)
    landing, release = _landing(settings), _release(settings, instance, now)
    others = [] if landing is None else [landing]
    return Incidents((*months.incidents, *others, *release.incidents), months.unsettled | release.unsettled)


def _landing(settings: Settings) -> Incident | None:
    """An incident if the landing folder does not exist: a mount failed, or the setting is wrong."""
    if settings.landing.is_dir():
        return None
    return Incident(
        key=LANDING_KEY,
        title=f"the landing folder {settings.landing} does not exist",
        details="No delivery can be read, so no month is built. Published months stay published.",
        next_step="Mount the folder again, or correct IDE_LANDING. Months that were delivered in the meantime are then "
        "built automatically.",
    )


def _newest_finished(runs: Sequence["DagsterRun"]) -> "DagsterRun | None":
    return next((run for run in runs if run.is_finished), None)


def _failure_of(instance: "DagsterInstance", run: "DagsterRun") -> tuple[str, str] | None:
    """The id and the error of a run that failed."""
    from dagster import DagsterEventType, DagsterRunStatus

    from ide_assets.store.dagster_records import why

    if run.status is not DagsterRunStatus.FAILURE:
        return None
    logged = instance.all_logs(run.run_id, of_type={DagsterEventType.STEP_FAILURE, DagsterEventType.RUN_FAILURE})
    return run.run_id, why(entry.dagster_event for entry in logged if entry.dagster_event is not None)


def _is_repeated(instance: "DagsterInstance", runs: Sequence["DagsterRun"], now: datetime) -> bool:
    """Whether Dagster repeats the newest finished run, whose process was killed, or has not decided yet; newest first.

    Dagster stores the failure first, then its decision, and starts the repetition later. After `_GRACE` without one an
    alert is due nevertheless: the process may have been killed in between, or the repetition was cancelled.
    """
    from dagster import DagsterRunStatus

    finished = _newest_finished(runs)
    if finished is None or finished.status is not DagsterRunStatus.FAILURE:
        return False
    decided = finished.tags.get("dagster/will_retry")
    if decided != "true" and not (decided is None and instance.run_retries_enabled):
        return False
    if any(not run.is_finished for run in runs):
        return True
    record = instance.get_run_record_by_id(finished.run_id)
    return record is not None and now.timestamp() - (record.end_time or 0) < _GRACE.total_seconds()


def _release(settings: Settings, instance: "DagsterInstance", now: datetime) -> Incidents:
    """An incident if the release lacks published months and the newest attempt to build it failed."""
    from dagster import DagsterRunStatus, RunsFilter

    from ide_assets.automation.jobs import RELEASE_JOB
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import release_building
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    home = home_of(settings)
    ledger = Ledger(home)
    if not release_building.is_behind(home, [recipe.table for recipe in RECIPES], ledger):
        return Incidents(())
    runs = instance.get_runs(RunsFilter(job_name=RELEASE_JOB), limit=20)
    if _is_repeated(instance, runs, now):
        return Incidents((), frozenset({RELEASE_KEY}))
    ended = [run for run in runs if run.status in (DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE)]
    failed = _failure_of(instance, ended[0]) if ended else None
    if failed is None:
        return Incidents(())
    run_id, error = failed
    incident = Incident(
        key=RELEASE_KEY,
        title="The release could not be built; readers keep the former one",
        details=f"{error}\nAll months are published; none is lost.",
        next_step="Fix the cause, then build the release: ide release",
        link=_page_of(run_id, settings),
    )
    return Incidents((incident,))
