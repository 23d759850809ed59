"""Functions that tests run in a child process (processes.py)."""

import functools
import importlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class KillPoint:
    """A moment of a run: before or after the nth call of a function of a module, or of a method of a class."""

    function: Callable[..., object]
    is_after: bool = False
    call: int = 1

    def __str__(self) -> str:
        place = f"{self.function.__module__}.{self.function.__qualname__}"
        return f"{'after' if self.is_after else 'before'} call {self.call} of {place}"

    def arm(self) -> None:
        """Make this process kill itself at the point, without a chance to clean up."""
        holder: Any = importlib.import_module(self.function.__module__)
        *classes, name = self.function.__qualname__.split(".")
        for owner in classes:
            holder = getattr(holder, owner)
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


def run_in_little_room(landing: str, home: str, room: int, outcome: Connection) -> None:
    """`ide run --stale` where no file may exceed `room` bytes; sends whether all is published, and the reasons."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    _use(landing, home)
    from ide_assets.automation.running import run_months
    from ide_assets.settings import Settings

    try:
        results = run_months(Settings(), None, refresh_stale=True)
    except RuntimeError as error:
        outcome.send((False, str(error)))
    else:
        outcome.send((all(result.published for result in results), "\n".join(result.reason for result in results)))


def _use(landing: str, home: str) -> None:
    os.environ.update(IDE_LANDING=landing, IDE_HOME=home, DAGSTER_HOME=f"{home}/dagster")
    Path(home, "dagster").mkdir(parents=True, exist_ok=True)
