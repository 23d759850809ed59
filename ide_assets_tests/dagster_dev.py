"""`dagster dev` in a checkout: the web server, the daemon and the code server, as a user starts them."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS, wait_until


def check_out(folder: Path) -> None:
    """Put the files of a fresh clone that Dagster reads into a folder."""
    for name in ("pyproject.toml", "workspace.yaml", "dagster.yaml"):
        shutil.copy(REPOSITORY / name, folder / name)
    (folder / "ide_assets").symlink_to(REPOSITORY / "ide_assets")


def shell_environment(checkout: Path) -> dict[str, str]:
    """As in a shell in the checkout, with the package of this repository."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    return {**inherited, "PYTHONPATH": str(REPOSITORY), "PWD": str(checkout), "DAGSTER_DISABLE_TELEMETRY": "1"}


@contextmanager
def dagster_dev(checkout: Path) -> Iterator[str]:
    """`dagster dev` in a checkout, stopped at the end; gives the address of its GraphQL interface."""
    port = free_port()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dagster", "dev", "--port", str(port)],
            cwd=checkout, env=shell_environment(checkout), stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{port}/graphql"
        finally:
            # Its own session: the servers that it started end with it.
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


#: The product's code location, as queries name it.
REPOSITORY_SELECTOR = {"repositoryLocationName": "ide_assets", "repositoryName": "__repository__"}


def first_answer(address: str, query: str, variables: Mapping[str, object]) -> Any:
    """The data of the first answer, as soon as the servers are up. Raises AssertionError."""
    answers: list[Any] = []

    def answered() -> bool:
        with suppress(OSError):
            answers.append(graphql(address, query, variables))
        return bool(answers)

    wait_until(answered, lambda: "dagster dev did not come up")
    return answers[0]


def graphql(address: str, query: str, variables: Mapping[str, object]) -> Any:
    """The data of the answer. Raises OSError while the web server does not answer."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        return json.load(answer)["data"]
