"""The Dagster UI in a real browser, on the published sample."""

import os
import re
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ide_assets_tests.conftest import IDE, SAMPLE
from ide_assets_tests.needs import CHROMIUM, needs_browser
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS, wait_until

pytestmark = [pytest.mark.slow, needs_browser]


@pytest.fixture(scope="module")
def server(sample_home: Path) -> Iterator[str]:
    """`ide ui` on a free port, until the tests of this module are done."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DAGSTER_")}
    process = subprocess.Popen(
        [*IDE, "ui", "--port", str(port)],
        env={**environment, "IDE_LANDING": str(SAMPLE), "IDE_HOME": str(sample_home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: _answers(f"{address}/server_info"), lambda: "the Dagster UI did not come up")
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=PATIENCE_SECONDS).close()
    except OSError:
        return False
    return True


def shown(address: str, *expected: str) -> set[str]:
    """The expected texts that are visible on the page, once its scripts have run.

    The page asks the server in several steps, and the browser's virtual clock does not always wait for all of
    them, so it is opened up to three times.
    """
    assert CHROMIUM is not None, "chromium is not installed"
    seen: set[str] = set()
    for _ in range(3):
        with tempfile.TemporaryDirectory() as profile:
            page = subprocess.run(
                [
                    CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    f"--user-data-dir={profile}", "--window-size=1600,2400", "--virtual-time-budget=25000",
                    "--dump-dom", address,
                ],
                capture_output=True,
                text=True,
                check=True,
                timeout=PATIENCE_SECONDS,
            )  # fmt: skip
        text = re.sub(r"<[^>]+>", " ", page.stdout)
        seen |= {part for part in expected if part in text}
        if seen == set(expected):
            break
    return seen


ASSET = "assets/entitlement/assignment_monthly"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            f"{ASSET}?view=overview",
            {
                "Assigned and purchased seats of each pool",
                "customer-success-data",
                "Delta Lake",
                "surviving_account_csn",
                "CSN of the final survivor",
            },
        ),
        (
            f"{ASSET}?view=checks&checkDetail=rate_at_most_100",
            {
                "seats_conserved_by_merge",
                "The pool has more assigned than purchased seats",
                "failing rows",
                "sample of failing rows",
                "expired subscription in the pool",
                "2023-09",
            },
        ),
        (
            f"{ASSET}?view=partitions&partition=2023-05",
            {"sql", "Show Markdown", "dagster/partition_row_count", "pool_monthly@2023-05"},
        ),
        ("runs", {"2023-09", "publish_month", "Success"}),
    ],
)
def test_page_shows_the_expected_texts(page: str, expected: set[str], server: str) -> None:
    assert shown(f"{server}/{page}", *expected) == expected


def test_read_only_server_rejects_mutations(server: str) -> None:
    query = b'{"query": "mutation { reloadWorkspace { __typename } }"}'
    request = urllib.request.Request(f"{server}/graphql", query, {"Content-Type": "application/json"})
    try:
        answer = urllib.request.urlopen(request, timeout=PATIENCE_SECONDS).read().decode()
    except urllib.error.HTTPError as error:
        answer = error.read().decode()
    assert "UnauthorizedError" in answer or "read-only" in answer.lower() or "permission" in answer.lower(), answer
