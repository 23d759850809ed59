"""What tests run in a child process (processes.py)."""

import functools
import importlib
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class KillPoint:
    """A named moment of a run: before or after the nth call of a function."""

    module: str
    function: str
    is_after: bool = False
    call: int = 1

    def __str__(self) -> str:
        return f"{'after' if self.is_after else 'before'} call {self.call} of {self.module}.{self.function}"

    def arm(self) -> None:
        """Have this process killed, without a chance to tidy up, when it comes to the point."""
        holder: Any = importlib.import_module(self.module)
        *classes, name = self.function.split(".")
        for each in classes:
            holder = getattr(holder, each)
        function, calls = getattr(holder, name), 0

        @functools.wraps(function)
        def deadly(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == self.call and not self.is_after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = function(*arguments, **named)
            if calls == self.call:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(holder, name, deadly)


def run_stale(landing: str, home: str, point: KillPoint | None = None) -> None:
    """`ide run --stale` without the terminal."""
    if point is not None:
        point.arm()
    _use(landing, home)
    from ide_assets.automation.running import run_months
    from ide_assets.settings import Settings

    results = run_months(Settings(), None, refresh_stale=True)
    assert all(result.published for result in results), [result.reason for result in results]


def run_in_little_room(landing: str, home: str, room: int, told: Connection) -> None:
    """`ide run --stale` where no file may grow beyond `room` bytes; tells whether all is published, and why not."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    _use(landing, home)
    from ide_assets.automation.running import run_months
    from ide_assets.settings import Settings

    try:
        results = run_months(Settings(), None, refresh_stale=True)
    except RuntimeError as error:
        told.send((False, str(error)))
    else:
        told.send((all(result.published for result in results), "\n".join(result.reason for result in results)))


def _use(landing: str, home: str) -> None:
    os.environ.update(IDE_LANDING=landing, IDE_HOME=home, DAGSTER_HOME=f"{home}/dagster")
    Path(home, "dagster").mkdir(parents=True, exist_ok=True)
