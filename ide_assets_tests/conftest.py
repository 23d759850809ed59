"""What tests share: a home of their own, and one published sample for all tests that only read it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from ide_assets.settings import Settings

REPOSITORY = Path(__file__).parent.parent
SAMPLE = REPOSITORY / "data" / "landing"

#: The command line as a process of its own, with this interpreter.
IDE = (sys.executable, "-c", "from ide_assets.cli import main; main()")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests go first, the longest of them (`slow(minutes=...)`) before all others.

    One of them left to the end would keep one process busy and the others idle.
    """
    minutes: dict[Path, float] = {}
    for item in items:
        if slow := item.get_closest_marker("slow"):
            minutes[item.path] = max(minutes.get(item.path, 0), slow.kwargs.get("minutes", 1))
    items.sort(key=lambda item: -minutes.get(item.path, 0))


def command(
    *arguments: str, landing: Path | None = None, home: Path | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, as a person would."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    if landing is not None:
        environment["IDE_LANDING"] = str(landing)
    if home is not None:
        environment["IDE_HOME"] = str(home)
    return subprocess.run(
        [*IDE, *arguments],
        env={**environment, "COLUMNS": "200"},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fifteen months of the sample, published by `ide run`, once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    home = shared / "sample-home"
    with FileLock(shared / "sample.lock"):
        if not home.exists():
            done = command("run", landing=SAMPLE, home=home)
            assert done.returncode == 0, done.stdout + done.stderr
            assert "Published 15 months" in done.stdout
    return home


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], Settings]]:
    """Settings of a fresh home; Dagster's assets read the same ones from the environment."""

    def settings(landing: Path) -> Settings:
        home = tmp_path / "home"
        monkeypatch.setenv("IDE_LANDING", str(landing))
        monkeypatch.setenv("IDE_HOME", str(home))
        monkeypatch.setenv("DAGSTER_HOME", str(home / "dagster"))
        monkeypatch.setenv("DAGSTER_DISABLE_TELEMETRY", "1")
        (home / "dagster").mkdir(parents=True, exist_ok=True)
        return Settings()

    yield settings
