"""The whole OpenAPI document against a running server: every answer is as the document says."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
import uvicorn

from ide_assets.settings import Settings
from ide_assets.web.application import application
from ide_assets_tests.waiting import PATIENCE_SECONDS
from ide_assets_tests.web.conftest import ROLES, bearer, served_settings, write_tokens
from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months

pytestmark = pytest.mark.slow(minutes=0.5)


@contextmanager
def running(chosen: Settings) -> Iterator[str]:
    """A server on this machine, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(application(chosen), log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with tokens over a home of its own, because decisions are written to it."""
    folder = tmp_path_factory.mktemp("openapi")
    home = ScoredHome(folder / "home")
    publish_two_months(home)
    home.release()
    tokens = write_tokens(folder / "tokens.yaml", ROLES)
    with running(served_settings(home.settings, tokens_file=tokens)) as address:
        yield address


#: Bounded and repeatable: the same requests in every run.
CONFIGURATION = """
seed = 1
[generation]
deterministic = true
max-examples = {examples}
database = "none"
[parameters]
{parameters}
"""


def check(address: str, folder: Path, examples: int, parameters: str = "") -> None:
    """Send requests made from the document, right and wrong ones, and check every answer against it."""
    configuration = folder / "schemathesis.toml"
    configuration.write_text(CONFIGURATION.format(examples=examples, parameters=parameters), encoding="utf-8")
    checked = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration), "--no-color",
            "run", f"{address}/api/openapi.json", "--header", "Authorization: Bearer token-of-leader",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout[-20_000:] + checked.stderr[-2_000:]


def test_every_answer_is_as_documented(address: str, tmp_path: Path) -> None:
    check(address, tmp_path, examples=10)


def test_answers_about_known_accounts_and_alerts_are_as_documented(address: str, tmp_path: Path) -> None:
    headers = bearer("token-of-leader")
    alerts = requests.get(
        f"{address}/api/intelligence/engagement/alerts", headers=headers, timeout=PATIENCE_SECONDS
    ).json()["alerts"]
    known = next(alert["id"] for alert in alerts if alert["state"] == "open")
    # The home has a release without the deliveries behind it: other periods are tested in test_periods.
    fixed = {"path.customerId": "A1", "path.alertId": known, "query.period": "30d"}
    check(
        address, tmp_path, examples=10, parameters="\n".join(f'"{name}" = "{value}"' for name, value in fixed.items())
    )
