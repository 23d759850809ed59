"""What tests share: a home of their own, and one published sample for all tests that only read it."""

import atexit
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from filelock import FileLock

from ide_assets.settings import Settings
from ide_assets_tests.processes import run_command
from ide_assets_tests.small_vendor import deliver

REPOSITORY = Path(__file__).parent.parent
SAMPLE = REPOSITORY / "data" / "landing"

#: The command line as a process of its own, with this interpreter.
IDE = (sys.executable, "-c", "from ide_assets.cli.app import main; main()")


# In the background of a script SIGINT is ignored. Dagster makes SIGTERM what SIGINT is, and the processes that tests
# start would inherit that: none of them could be stopped.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _close_stderr() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)


# DuckDB's binding reports, after the summary, a page of objects that caches of Great Expectations still hold when the
# interpreter ends. Whatever tests have to say has been written by then.
atexit.register(_close_stderr)


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
) -> CompletedProcess[str]:
    """Run the command line in a process of its own, as a person would in the repository's folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    if landing is not None:
        environment["IDE_LANDING"] = str(landing)
    if home is not None:
        environment["IDE_HOME"] = str(home)
    return run_command(arguments, {**environment, "COLUMNS": "200"}, REPOSITORY, stdin)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fifteen months of the sample, published by `ide run`, once for all test processes."""
    shared = _shared(tmp_path_factory)
    home = shared / "sample-home"
    with FileLock(shared / "sample.lock"):
        if not home.exists():
            _publish(SAMPLE, home, "15 months")
    return home


#: The month of the small vendor that `january` publishes.
JANUARY = "2023-01"


@pytest.fixture(scope="session")
def january(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One month of the small vendor: `landing`, and `home`, in which it is published; to be copied, not to be used."""
    shared = _shared(tmp_path_factory)
    folder = shared / "january"
    with FileLock(shared / "january.lock"):
        if not folder.exists():
            deliver(folder / "landing", JANUARY, JANUARY)
            _publish(folder / "landing", folder / "home", "1 month")
    return folder


def copy_of(published: Path, folder: Path) -> None:
    """A `landing` and a `home` of one's own."""
    for name in ("landing", "home"):
        shutil.copytree(published / name, folder / name, symlinks=True, dirs_exist_ok=True)


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes see."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _publish(landing: Path, home: Path, months: str) -> None:
    done = command("run", landing=landing, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Published {months}" in done.stdout


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


@pytest.fixture
def published_month(tmp_path: Path, installation: Callable[[Path], Settings], january: Path) -> Settings:
    """A home of the test's own in which one month is published, with its deliveries."""
    copy_of(january, tmp_path)
    return installation(tmp_path / "landing")
