"""Months without an operator: the real daemon and web server through the faults of a month-end.

    python -m ide_assets_tests.unattended [--postgres]

A delivery is late, one is rejected, one is restated while the daemon and its run are killed. In the end readers see
what a clean run publishes, and each alert was sent once.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from ide_assets.automation.calendar import newest_expected
from ide_assets.months import Month
from ide_assets.settings import Calendar
from ide_assets.store.home import Home, holder_of
from ide_assets.store.ledger import Ledger
from ide_assets_tests.automation.servers import Hook, MailServer, hook, mail_server
from ide_assets_tests.conftest import IDE, REPOSITORY
from ide_assets_tests.killing import finish, what_readers_see
from ide_assets_tests.postgres import free_port, postgres
from ide_assets_tests.published import TABLES, lake_bytes
from ide_assets_tests.small_vendor import deliver, redeliver
from ide_assets_tests.waiting import PATIENCE_SECONDS, wait_until

#: The source whose delivery is late, and the one that is bad at first.
LATE, BAD = "usage_authorizations", "entitlements"


class Unattended:
    """An installation with its daemon and web server, and the mailbox and chat that receive its alerts."""

    daemon: "subprocess.Popen[bytes]"

    def __init__(self, root: Path, storage: dict[str, str], mails: MailServer, chat: Hook) -> None:
        self.root, self.landing, self.home = root, root / "landing", root / "home"
        self.mails, self.chat = mails, chat
        self.port = free_port()
        self.begun = time.monotonic()
        self.landing.mkdir(parents=True)
        self.sources = sorted(path.name for path in (root / "complete").iterdir())
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))},
            **storage,
            "IDE_LANDING": str(self.landing),
            "IDE_HOME": str(self.home),
            "IDE_LOOK_EVERY_SECONDS": "10",
            "IDE_CALENDAR__DAY": "5",
            "IDE_ALERTS__EMAIL_TO": '["operator@example.com"]',
            "IDE_ALERTS__SMTP_HOST": "127.0.0.1",
            "IDE_ALERTS__SMTP_PORT": str(mails.port),
            "IDE_ALERTS__SMTP_SECURITY": "none",
            "IDE_ALERTS__WEBHOOK_URL": chat.url,
            "IDE_UI_URL": f"http://127.0.0.1:{self.port}",
        }
        if storage:
            dagster_home = root / "dagster"
            dagster_home.mkdir()
            shutil.copyfile(REPOSITORY / "deploy" / "dagster.yaml", dagster_home / "dagster.yaml")
            self.environment["DAGSTER_HOME"] = str(dagster_home)

    def drop(self, month: Month, *sources: str) -> None:
        """Deliver some sources of a month as an upstream team does: the data first, `_SUCCESS` last."""
        for source in sources:
            target = self.landing / source / str(month)
            shutil.rmtree(target, ignore_errors=True)
            ready = self.root / "complete" / source / str(month)
            shutil.copytree(ready, target, ignore=shutil.ignore_patterns("_SUCCESS"))
            (target / "_SUCCESS").touch()

    @contextmanager
    def process(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A command of the product as a process, stopped at the end; what it prints goes to a file beside the home."""
        with (self.root / f"{arguments[0]}.log").open("ab") as log:
            process = subprocess.Popen(
                [*IDE, *arguments],
                env=self.environment,
                cwd=REPOSITORY,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                yield process
            finally:
                process.terminate()
                try:
                    process.wait(30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def until(self, event: str, condition: Callable[[], bool]) -> None:
        """Wait for an event and print when it happened."""
        wait_until(
            condition,
            lambda: (
                f"not within {PATIENCE_SECONDS} s: {event}\n"
                f"mails: {[mail['Subject'] for mail in self.mails.mails]}\n{self._tail()}"
            ),
        )
        print(f"{time.monotonic() - self.begun:6.1f} s  {event}", flush=True)

    def _tail(self) -> str:
        lines = (self.root / "daemon.log").read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if "ASSET_CHECK" not in line and "STEP_" not in line][-40:])

    @property
    def published(self) -> dict[Month, int]:
        """The publication of each month."""
        return {month: max(entry.publication for entry in tables.values()) for month, tables in self._ledger().items()}

    def _ledger(self) -> Any:
        return Ledger(Home(self.home)).published if self.home.exists() else {}

    def alerts(self, month: Month, state: str) -> int:
        """The number of alerts about a month; -1 while mail and chat have not received the same number."""
        prefixes = {"new": "[ide_assets] ", "changed": "[ide_assets] changed: ", "over": "[ide_assets] over: "}
        mailed = sum(_subject(mail).startswith(f"{prefixes[state]}{month}") for mail in self.mails.mails)
        posted = sum(
            payload["state"] == state and payload["incident"]["title"].startswith(str(month))
            for payload in self.chat.payloads
        )
        return mailed if mailed == posted else -1

    def running(self) -> list[tuple[str, int]]:
        """Runs that hold the home's lock or wait for it, each with its process."""
        notes = sorted((self.home / "holders").glob("*~*")) if self.home.exists() else []
        return [(holder_of(note), int(note.name.rpartition("~")[2])) for note in notes if "-" in holder_of(note)]

    def graphql(self, query: str, variables: Mapping[str, object] | None = None) -> Any:
        """The answer of the web server."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/graphql",
            json.dumps({"query": query, "variables": variables or {}}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return json.load(answer)

    def is_up(self) -> bool:
        """Whether the web server answers."""
        try:
            return "data" in self.graphql("{ version }")
        except OSError:
            return False


def _subject(mail: EmailMessage) -> str:
    return str(mail["Subject"])


@contextmanager
def installed(root: Path, storage: dict[str, str], *months: Month) -> Iterator[tuple[Unattended, ExitStack]]:
    """An installation with an empty landing folder, its daemon and its web server; `months` are ready to be dropped."""
    deliver(root / "complete", str(months[0]), str(months[-1]))
    with mail_server() as mails, hook() as chat, ExitStack() as processes:
        here = Unattended(root, storage, mails, chat)
        here.daemon = processes.enter_context(here.process("daemon"))
        processes.enter_context(here.process("ui", "--port", str(here.port)))
        here.until("the web server answers", here.is_up)
        yield here, processes


def two_months(root: Path, storage: dict[str, str]) -> None:
    """A late month and a bad one side by side, restated together; AssertionError at the first error."""
    last = newest_expected(datetime.now(UTC), Calendar())
    first = last.plus(-1)
    with installed(root, storage, first, last) as (here, processes):
        here.drop(first, *(source for source in here.sources if source != LATE))
        here.until(f"{first} waits for {LATE}, and an alert says so", lambda: here.alerts(first, "new") == 1)
        here.until(f"nothing of {last} is delivered, and an alert says so", lambda: here.alerts(last, "new") == 1)
        assert any(LATE in mail.get_content() for mail in here.mails.mails)
        assert first not in here.published

        here.drop(last, *here.sources)
        _break(here, last)
        here.until(f"{last} is rejected, and an alert says why", lambda: here.alerts(last, "changed") == 1)
        _assert_alert_names_the_rejected_file(here, last)

        here.drop(first, LATE)
        here.until(f"{first} is complete and published: its alert is over", lambda: here.alerts(first, "over") == 1)
        assert first in here.published

        here.drop(last, BAD)
        here.until(f"{last} is fixed and published: its alert is over", lambda: here.alerts(last, "over") == 1)
        assert last in here.published

        _restates_although_run_and_daemon_are_killed(here, processes, first, last)
        _assert_settled(here, first, last)
        _assert_equal_to_a_clean_run(here)


def one_month(root: Path, storage: dict[str, str]) -> None:
    """One month that is late, rejected, fixed and restated; two runs are killed, the second with the daemon."""
    month = newest_expected(datetime.now(UTC), Calendar())
    with installed(root, storage, month) as (here, processes):
        here.drop(month, *(source for source in here.sources if source != LATE))
        here.until(f"{month} waits for {LATE}, and an alert says so", lambda: here.alerts(month, "new") == 1)
        _break(here, month)
        here.drop(month, LATE)
        here.until(f"{month} is rejected, and an alert says why", lambda: here.alerts(month, "changed") == 1)
        _assert_alert_names_the_rejected_file(here, month)
        here.drop(month, BAD)
        _publishes_although_its_run_is_killed(here, month)
        _restates_although_run_and_daemon_are_killed(here, processes, month)
        _assert_settled(here, month)
        _assert_equal_to_a_clean_run(here)


def one_month_on_a_server(root: Path, storage: dict[str, str]) -> None:
    """One month that is late and whose run is killed: the parts that depend on the storage of Dagster's records."""
    month = newest_expected(datetime.now(UTC), Calendar())
    with installed(root, storage, month) as (here, _):
        here.drop(month, *(source for source in here.sources if source != LATE))
        here.until(f"{month} waits for {LATE}, and an alert says so", lambda: here.alerts(month, "new") == 1)
        here.drop(month, LATE)
        _publishes_although_its_run_is_killed(here, month)
        _assert_settled(here, month)


def _break(here: Unattended, month: Month) -> None:
    """Misspell a column of a delivery that is complete otherwise."""
    bad = here.landing / BAD / str(month) / "part-0.csv"
    bad.write_bytes(bad.read_bytes().replace(b"pool_id", b"pool_no", 1))


def _assert_alert_names_the_rejected_file(here: Unattended, month: Month) -> None:
    subject = f"{month} could not be built"
    (message,) = [mail.get_content() for mail in here.mails.mails if subject in _subject(mail)]
    assert "pool_id" in message and BAD in message and "/runs/" in message
    assert month not in here.published


def _publishes_although_its_run_is_killed(here: Unattended, month: Month) -> None:
    # The run that rejected the delivery may not have ended yet.
    begun = {run for run, _ in here.running()}
    here.until(f"{month} is complete, and its run has begun", lambda: _runs_beside(here, begun) != [])
    changed = here.alerts(month, "changed")
    (killed, process), *_ = _runs_beside(here, begun)
    os.kill(process, signal.SIGKILL)
    here.until(
        f"run {killed[:8]} is killed; {month} is published by the next one, and an alert says that it is over",
        lambda: here.alerts(month, "over") == 1,
    )
    assert month in here.published
    assert here.alerts(month, "changed") == changed, "a killed run that is repeated needs no alert"


def _runs_beside(here: Unattended, begun: set[str]) -> list[tuple[str, int]]:
    return [(run, process) for run, process in here.running() if run not in begun]


def _restates_although_run_and_daemon_are_killed(here: Unattended, processes: ExitStack, *months: Month) -> None:
    # The run that published the month may still be writing reports.
    before, begun = here.published, {run for run, _ in here.running()}
    redeliver(here.landing, str(months[0]), 5, here.root)
    here.until(f"{months[0]} is redelivered, and its run has begun", lambda: _runs_beside(here, begun) != [])
    here.daemon.kill()
    (killed, process), *_ = _runs_beside(here, begun)
    os.kill(process, signal.SIGKILL)
    here.daemon.wait()
    processes.enter_context(here.process("daemon"))
    here.until(
        f"daemon and run {killed[:8]} are killed; a new daemon restates {', '.join(map(str, months))}",
        lambda: all(here.published[month] > before[month] for month in months),
    )


def _assert_settled(here: Unattended, *months: Month) -> None:
    """No run is left, no month is built again without a change, and each month has one alert."""
    here.until("no run is queued or running", lambda: here.graphql(_UNDER_WAY)["data"]["runsOrError"]["count"] == 0)
    settled = here.published
    time.sleep(25)
    assert here.published == settled, "months were built again although nothing changed"
    assert set(settled) == set(months)
    _look_at_records(here, months)
    assert [here.alerts(month, "new") for month in months] == [1] * len(months)
    _refuses_mutations(here)
    print(f"{time.monotonic() - here.begun:6.1f} s  one alert for each fault", flush=True)


def _assert_equal_to_a_clean_run(here: Unattended) -> None:
    clean = here.root / "clean"
    finish(here.landing, clean)
    audited = "ide_cohort_benchmark_monthly"

    def bytes_of(home: Path) -> dict[str, list[str]]:
        """Hashes of the published tables of each month, without the audited one, whose rows have dates."""
        return {
            month: [line for line in hashes if line.split()[0] in TABLES and line.split()[0] != audited]
            for month, hashes in lake_bytes(home).items()
        }

    assert bytes_of(here.home) == bytes_of(clean)
    assert what_readers_see(here.home, [TABLES[audited]]) == what_readers_see(clean, [TABLES[audited]])
    print(f"{time.monotonic() - here.begun:6.1f} s  equal to a clean run", flush=True)


_UNDER_WAY = "{ runsOrError(filter: {statuses: [QUEUED, STARTING, STARTED, NOT_STARTED]}) { ... on Runs { count } } }"

_CHECKS = """query($key: AssetKeyInput!, $name: String!, $partition: String!) {
  assetCheckExecutions(assetKey: $key, checkName: $name, limit: 1, partition: $partition) {
    status evaluation { success } } }"""

_FRESHNESS = """query($key: AssetKeyInput!, $name: String!) {
  assetCheckExecutions(assetKey: $key, checkName: $name, limit: 1) {
    status evaluation { success metadataEntries { ... on TextMetadataEntry { text } } } } }"""


def _look_at_records(here: Unattended, months: Sequence[Month]) -> None:
    """Each month's checks are stored under its partition, and the newest expected month is published."""
    for month in months:
        asked = {
            "key": {"path": ["entitlement", "assignment_monthly"]},
            "name": "key_identifies_one_row",
            "partition": str(month),
        }
        (execution,) = here.graphql(_CHECKS, asked)["data"]["assetCheckExecutions"]
        assert execution["status"] == "SUCCEEDED", (month, execution)
    asked = {"key": {"path": ["publication", "release"]}, "name": "newest_expected_month_is_published"}

    def is_fresh() -> bool:
        (execution,) = here.graphql(_FRESHNESS, asked)["data"]["assetCheckExecutions"]
        return bool(execution["evaluation"]["success"])

    here.until(f"{months[-1]}, the newest expected month, is published", is_fresh)


def _refuses_mutations(here: Unattended) -> None:
    job = {"repositoryLocationName": "ide_assets", "repositoryName": "__repository__", "jobName": "release"}
    launched = here.graphql(
        "mutation($run: ExecutionParams!) { launchRun(executionParams: $run) { __typename } }",
        {"run": {"selector": job, "runConfigData": {}}},
    )
    assert launched["data"]["launchRun"]["__typename"] == "UnauthorizedError"
    by_get = urlencode({"query": "mutation { reloadWorkspace { __typename } }"})
    with urllib.request.urlopen(f"http://127.0.0.1:{here.port}/graphql?{by_get}", timeout=PATIENCE_SECONDS) as got:
        assert json.load(got)["data"]["reloadWorkspace"]["__typename"] == "UnauthorizedError"


def main() -> None:
    """Run two months, with Dagster's records in SQLite or in PostgreSQL."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--postgres", action="store_true", help="Dagster's records in PostgreSQL, as on a server")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        two_months(Path(folder), stack.enter_context(postgres()) if asked.postgres else {})


if __name__ == "__main__":
    main()
