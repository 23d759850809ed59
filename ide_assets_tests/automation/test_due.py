"""Which months are built now, from statuses and runs written by hand."""

from collections.abc import Mapping, Sequence

import dagster as dg

from ide_assets.automation.due import INPUTS_TAG, BuildPlan, plan_builds
from ide_assets.months import Month
from ide_assets.operations.status import Cause, MonthStatus, State

JANUARY, FEBRUARY, MARCH = Month(2023, 1), Month(2023, 2), Month(2023, 3)


def status(month: Month, state: State, *causes: Cause) -> MonthStatus:
    return MonthStatus(month, state, tuple(cause.value for cause in causes), causes=frozenset(causes))


def run(state: dg.DagsterRunStatus, inputs: str) -> dg.DagsterRun:
    return dg.DagsterRun(job_name="publish_month", status=state, tags={INPUTS_TAG: inputs})


FAILED, SUCCEEDED = dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.SUCCESS
NOT_STARTED, STARTED = dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTED
CANCELED = dg.DagsterRunStatus.CANCELED


def looked(
    statuses: Sequence[MonthStatus], runs: Mapping[Month, Sequence[dg.DagsterRun]] | None = None, inputs: str = "a"
) -> BuildPlan:
    """`runs` of a month, newest first; all months have the same inputs now."""
    return plan_builds(statuses, lambda month: inputs, lambda month: (runs or {}).get(month, []))


def due(plan: BuildPlan) -> list[str]:
    return [request.run_key for request in plan.due]


def test_builds_complete_months_oldest_first_and_lists_the_others() -> None:
    plan = looked(
        [status(JANUARY, State.READY), MonthStatus(FEBRUARY, State.WAITING, ("waiting for accounts",)),
         status(MARCH, State.READY)]
    )  # fmt: skip
    assert due(plan) == ["2023-01-a-1", "2023-03-a-1"]
    assert plan.waiting == ("2023-02: waiting for accounts",)


def test_builds_no_current_month() -> None:
    assert looked([status(JANUARY, State.PUBLISHED)]) == BuildPlan((), ())


def test_requests_a_month_once() -> None:
    ready = [status(JANUARY, State.READY)]
    assert due(looked(ready, {JANUARY: [run(NOT_STARTED, "a")]})) == []
    assert due(looked(ready, {JANUARY: [run(STARTED, "a")]})) == []


def test_rebuilds_a_failed_month_only_after_its_inputs_change() -> None:
    ready, failed = [status(JANUARY, State.READY)], {JANUARY: [run(FAILED, "a")]}
    assert due(looked(ready, failed)) == []
    assert "ide retry" in looked(ready, failed).waiting[0]
    assert due(looked(ready, failed, inputs="b")) == ["2023-01-b-1"]


def test_cancelled_month_stays_cancelled() -> None:
    assert due(looked([status(JANUARY, State.READY)], {JANUARY: [run(CANCELED, "a")]})) == []


def test_inputs_that_return_get_a_new_run_key() -> None:
    """Dagster never runs a key twice: delivery a, then b, then a again."""
    restated = [status(JANUARY, State.STALE, Cause.DELIVERY)]
    runs = {JANUARY: [run(SUCCEEDED, "b"), run(SUCCEEDED, "a")]}
    assert due(looked(restated, runs)) == ["2023-01-a-2"]


def test_manual_run_without_known_inputs_does_not_stop_the_month() -> None:
    by_hand = dg.DagsterRun(job_name="publish_month", status=FAILED)
    assert due(looked([status(JANUARY, State.READY)], {JANUARY: [by_hand]})) == ["2023-01-a-1"]


def test_builds_a_restated_month_before_the_months_built_from_it() -> None:
    both = [status(JANUARY, State.STALE, Cause.DELIVERY), status(FEBRUARY, State.STALE, Cause.DELIVERY)]
    assert due(looked(both)) == ["2023-01-a-1"]
    # February is requested once January is built: it is then stale for a second reason as well.
    after = [status(JANUARY, State.PUBLISHED), status(FEBRUARY, State.STALE, Cause.DELIVERY, Cause.UPSTREAM)]
    assert due(looked(after)) == ["2023-02-a-1"]
    being_made = {JANUARY: [run(STARTED, "a")]}
    assert due(looked(both, being_made)) == []


def test_failed_restated_month_does_not_stop_the_next() -> None:
    both = [status(JANUARY, State.STALE, Cause.DELIVERY), status(FEBRUARY, State.STALE, Cause.DELIVERY)]
    assert due(looked(both, {JANUARY: [run(FAILED, "a")]})) == ["2023-02-a-1"]


def test_new_code_and_settings_rebuild_nothing_automatically() -> None:
    plan = looked([status(JANUARY, State.STALE, Cause.CODE), status(FEBRUARY, State.STALE, Cause.SETTINGS)])
    assert due(plan) == []
    assert "ide run --month 2023-01" in plan.waiting[0]
