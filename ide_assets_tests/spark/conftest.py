"""A Spark server for the tests: Sail by default, Spark itself with `make test-spark`."""

import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from ide_assets.settings import Settings, Spark
from ide_assets_tests.needs import without
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS

#: Python interpreters with the packages of each server: `.ci/sail` and `.ci/spark` install them.
PYTHONS = {"sail": os.environ.get("IDE_TEST_SAIL", ""), "spark": os.environ.get("IDE_TEST_SPARK", "")}


@pytest.fixture(scope="session", params=[name for name, python in PYTHONS.items() if python] or ["sail"])
def on_spark(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name a server of Spark Connect, in a separate process."""
    python = PYTHONS[request.param]
    if not python:
        without("needs an engine that runs Spark's SQL: IDE_TEST_SAIL=$(.ci/sail)")
    folder = tmp_path_factory.mktemp("spark")
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            [python, str(Path(__file__).with_name("server.py")), request.param, str(free_port())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=folder,
        ) as process,
    ):
        # Otherwise a server that never starts would hold up all other tests.
        watch = threading.Timer(PATIENCE_SECONDS, process.kill)
        watch.start()
        assert process.stdin is not None and process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            watch.cancel()
            assert address, f"{request.param} did not start: {(folder / 'log').read_text()[-2000:]}"
            yield Settings(engine="spark", spark=Spark(address=SecretStr(address)))
        finally:
            watch.cancel()
            process.stdin.close()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
