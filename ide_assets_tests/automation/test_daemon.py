"""The daemon has one code server: the workspace names it, and it ends with the daemon."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from dagster import DagsterInstance
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import WorkspaceFileTarget
from dagster._grpc.client import DagsterGrpcClient

from ide_assets.automation.jobs import MONTHLY_JOB
from ide_assets.cli import daemon
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import CODE_LOCATION


@pytest.mark.slow
def test_code_server_serves_the_definitions_and_starts_once(
    published_month: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    popen = subprocess.Popen

    def recorded(command: list[str], **options: Any) -> Any:
        started.append(command)
        return popen(command, **options)

    monkeypatch.setattr(subprocess, "Popen", recorded)
    with DagsterInstance.get() as instance, daemon.code_server(tmp_path) as workspace:
        target = WorkspaceFileTarget([str(workspace)])
        with WorkspaceProcessContext(instance, target) as context:
            for _ in range(2):
                # What the daemon does every minute.
                context.refresh_workspace()
                request = context.create_request_context()
                (location,) = request.code_locations
                assert location.name == CODE_LOCATION
                assert location.get_repository("__repository__").has_job(MONTHLY_JOB)
        client = DagsterGrpcClient(socket=str(tmp_path / "code.sock"))
        assert client.ping("echo")["echo"] == "echo"
    assert len(started) == 1
    with pytest.raises(Exception, match="Could not reach user code server"):
        client.ping("")


def test_failed_start_of_the_code_server_is_reported(
    published_month: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daemon.sys, "executable", "/bin/false")  # type: ignore[attr-defined]
    with pytest.raises(daemon.CodeServerError, match="did not start"), daemon.code_server(tmp_path):
        pytest.fail("the code server started")
    monkeypatch.undo()
    assert sys.executable
