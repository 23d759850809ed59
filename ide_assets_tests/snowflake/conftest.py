"""A Snowflake to ask: fakesnow's server, an emulator on DuckDB, and the packages of the extra `snowflake`."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from ide_assets.settings import Settings, Snowflake
from ide_assets_tests.needs import without
from ide_assets_tests.postgres import free_port

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

#: A Python that has fakesnow and the extra: `.ci/fakesnow` makes one.
PYTHON = os.environ.get("IDE_TEST_FAKESNOW", "")

#: Seconds for which the server is asked: one that never answers would hold up all other tests.
PATIENCE_SECONDS = 600


#: Where that Python has them.
PACKAGES = [str(path) for path in Path(PYTHON).parent.parent.glob("lib/python*/site-packages")] if PYTHON else []


@pytest.fixture(scope="session")
def extra() -> None:
    """Lets this process import the extra, which the project's own environment does not have."""
    if not PYTHON:
        without("needs an emulator of Snowflake: IDE_TEST_FAKESNOW=$(.ci/fakesnow)")
    # Last, so that everything else stays the project's own.
    sys.path += PACKAGES


@pytest.fixture(scope="session")
def on_snowflake(extra: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name the emulator, in a process of its own."""
    port = free_port()
    log = tmp_path_factory.mktemp("fakesnow") / "log"
    with (
        log.open("w") as written,
        subprocess.Popen(
            [PYTHON, str(Path(__file__).with_name("server.py")), str(port)], stdout=written, stderr=written
        ) as server,
    ):
        watch = threading.Timer(PATIENCE_SECONDS, server.kill)
        watch.start()
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert server.poll() is None, log.read_text()
                time.sleep(0.1)
            yield Settings(engine="snowflake", snowflake=account(port))
        finally:
            watch.cancel()
            server.terminate()


def account(port: int) -> Snowflake:
    """The emulator at a port; it makes the database and the schema that a session names."""
    named: dict[str, Any] = {"database": "IDE", "schema": "LAKE"}
    return Snowflake(
        account="fakesnow",
        user="ide",
        password=SecretStr("not-to-be-printed"),
        host="127.0.0.1",
        port=port,
        protocol="http",
        retry_seconds=5,
        **named,
    )


@pytest.fixture(scope="session")
def session(on_snowflake: Settings) -> "Iterator[SnowflakeConnection]":
    """One session for the tests that only ask."""
    from ide_assets.kernel import snowflake

    with snowflake.session(on_snowflake) as made:
        yield made
