"""An emulator of Snowflake for tests: fakesnow's server (snowflake/server.py), in a process of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ide_assets_tests.needs import without
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import wait_until

#: A Python that has fakesnow and the extra `snowflake`: `.ci/fakesnow` makes one.
PYTHON = os.environ.get("IDE_TEST_FAKESNOW", "")

#: Folders with the extra's packages in that Python.
PACKAGES = [str(path) for path in Path(PYTHON).parent.parent.glob("lib/python*/site-packages")] if PYTHON else []

NEEDED = "needs an emulator of Snowflake: IDE_TEST_FAKESNOW=$(.ci/fakesnow)"

_SERVER = Path(__file__).parent / "snowflake" / "server.py"


def use_extra() -> None:
    """Makes the extra `snowflake` importable in this process; the project's environment does not have it."""
    if not PYTHON:
        without(NEEDED)
    # Appended, so that the project's packages take precedence.
    sys.path += [path for path in PACKAGES if path not in sys.path]


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port at which the emulator listens; what it prints goes to a file in the folder."""
    port, log = free_port(), folder / "log"
    with (
        log.open("w") as written,
        subprocess.Popen([PYTHON, str(_SERVER), str(port)], stdout=written, stderr=written) as server,
    ):
        try:
            wait_until(lambda: _listens(port, server, log), log.read_text)
            yield port
        finally:
            server.terminate()


def _listens(port: int, server: "subprocess.Popen[bytes]", log: Path) -> bool:
    assert server.poll() is None, log.read_text()
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
