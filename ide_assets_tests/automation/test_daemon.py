"""The daemon keeps the code server that it began: Dagster's own begins another one every minute."""

import time
from types import SimpleNamespace
from typing import Any

import pytest
from dagster._daemon import controller

from ide_assets.cli.daemon import keep_the_code_server


def looks_again(minutes_since: int) -> bool:
    """Whether Dagster's daemon gives up its code server so many minutes after it began it."""
    given_up = []
    daemon: Any = SimpleNamespace(
        _grpc_server_registry=SimpleNamespace(clear_all_grpc_endpoints=lambda: given_up.append(True)),
        _workspace_process_context=SimpleNamespace(refresh_workspace=lambda: None),
    )
    controller.DagsterDaemonController.check_workspace_freshness(daemon, time.time() - 60 * minutes_since)
    return bool(given_up)


def test_the_code_server_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # Set so that it is put back after the test.
    monkeypatch.setattr(controller, "RELOAD_WORKSPACE_INTERVAL", controller.RELOAD_WORKSPACE_INTERVAL)
    assert looks_again(minutes_since=2)
    keep_the_code_server()
    assert not looks_again(minutes_since=2)
    assert not looks_again(minutes_since=60 * 24 * 30)


def test_a_dagster_that_does_it_in_another_way_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(controller, "RELOAD_WORKSPACE_INTERVAL")
    with pytest.raises(AttributeError, match="RELOAD_WORKSPACE_INTERVAL"):
        keep_the_code_server()
