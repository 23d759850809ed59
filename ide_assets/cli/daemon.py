"""Dagster's daemon with one permanent code server: `python -m ide_assets.cli.daemon`.

By default a daemon starts a new code server every minute to load changed code, which permanently uses a sixth of a
core. Here the code only changes with an upgrade of the package, after which the daemon is restarted.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dagster import DagsterInstance
from dagster._core.errors import DagsterUserCodeUnreachableError
from dagster._daemon.cli import main
from dagster._grpc.client import DagsterGrpcClient
from dagster._serdes import serialize_value

import ide_assets.store.dagster_storage  # noqa: F401  # Patches Dagster before the records are opened.
from ide_assets.cli import edge
from ide_assets.store.dagster_records import CODE_LOCATION

#: The code server exits if the daemon has been gone for this long, for any reason.
_HEARTBEAT_TIMEOUT_SECONDS = 60

#: The definitions take seconds to load, and up to a minute on a busy machine.
_START_TIMEOUT_SECONDS = 300


class CodeServerError(RuntimeError):
    """The code server did not start."""


@contextmanager
def code_server(folder: Path) -> Iterator[Path]:
    """Run a code server on a socket in a folder; gives the workspace file that names it. Raises CodeServerError."""
    socket = folder / "code.sock"
    with DagsterInstance.get() as instance:
        instance_ref = serialize_value(instance.get_ref())
    command = [sys.executable, "-m", "dagster", "code-server", "start", "--module-name", "ide_assets.definitions"]
    command += ["--location-name", CODE_LOCATION, "--socket", str(socket), "--instance-ref", instance_ref]
    command += ["--heartbeat", "--heartbeat-timeout", str(_HEARTBEAT_TIMEOUT_SECONDS)]
    process = subprocess.Popen(command)
    ended = threading.Event()
    client = DagsterGrpcClient(socket=str(socket))
    try:
        _wait_for(process, client)
        threading.Thread(target=_send_heartbeats, args=(client, ended), daemon=True).start()
        workspace = folder / "workspace.yaml"
        location = {"grpc_server": {"socket": str(socket), "location_name": CODE_LOCATION}}
        # JSON is valid YAML, and escapes all characters of a path.
        workspace.write_text(json.dumps({"load_from": [location]}), encoding="utf-8")
        yield workspace
    finally:
        ended.set()
        process.terminate()
        process.wait()


def _wait_for(process: "subprocess.Popen[bytes]", client: DagsterGrpcClient) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            client.ping("")
        except DagsterUserCodeUnreachableError:
            time.sleep(0.2)
        else:
            return
    raise CodeServerError(
        "Dagster's code server did not start; see its output above. No month is built until the daemon runs. Fix the "
        "cause, then start it again: ide daemon"
    )


def _send_heartbeats(client: DagsterGrpcClient, ended: threading.Event) -> None:
    while not ended.wait(_HEARTBEAT_TIMEOUT_SECONDS / 4):
        try:
            client.heartbeat()
        except DagsterUserCodeUnreachableError:
            # The daemon's log reports that the server is gone.
            continue


def run_daemon() -> None:
    """Run the daemon until it is stopped."""
    with tempfile.TemporaryDirectory(prefix="ide-daemon-") as folder, code_server(Path(folder)) as workspace:
        # Dagster's command reads the arguments of the process only.
        sys.argv[1:] = ["run", "--workspace", str(workspace)]
        main()


if __name__ == "__main__":
    sys.exit(edge.run(run_daemon))
