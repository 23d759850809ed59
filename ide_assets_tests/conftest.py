"""Fixtures that tests share: a new home, and homes that are published once for all test processes."""

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from filelock import FileLock

from ide_assets.settings import Settings
from ide_assets_tests import compiled_once
from ide_assets_tests.processes import run_command, without_leak_report
from ide_assets_tests.small_vendor import deliver

REPOSITORY = Path(__file__).parent.parent
SAMPLE = REPOSITORY / "data" / "landing"

#: The command line as a separate process, with this interpreter.
IDE = (sys.executable, "-c", "from ide_assets.cli.app import main; main()")


# A script's background job ignores SIGINT. Dagster handles SIGTERM as it handles SIGINT, and processes that tests start
# inherit the handling: without this line none of them could be stopped.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


without_leak_report()

# As in a run. By default Python searches all imported objects for unreachable ones at every 700th new object.
gc.set_threshold(100_000, 50, 50)


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the compiled queries that all processes of this run share."""
    if compiled_once.FOLDER not in os.environ:
        folder = os.environ[compiled_once.FOLDER] = tempfile.mkdtemp(prefix="ide-compiled-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Exclude the objects of imports and collection from later searches for unreachable ones."""
    compiled_once.share()
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run files with slow tests first, the longest (`slow(minutes=...)`) before all others.

    Started last, one of them would run alone while the other processes are idle. The minutes are those of a whole run
    on two busy cores. The file that builds the sample comes first, and the others that read it come late.
    """
    minutes: dict[Path, float] = {}
    for item in items:
        if slow := item.get_closest_marker("slow"):
            minutes[item.path] = max(minutes.get(item.path, 0), slow.kwargs.get("minutes", 1))
    items.sort(key=lambda item: -minutes.get(item.path, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many tests each reason skipped; pytest itself would print a line for each test."""
    skipped = [report.longrepr for report in terminalreporter.stats.get("skipped", ())]
    reasons = Counter(place[2].removeprefix("Skipped: ") for place in skipped if isinstance(place, tuple))
    for reason, tests in reasons.most_common():
        terminalreporter.write_line(f"{tests} skipped: {reason}")


def command(
    *arguments: str, landing: Path | None = None, home: Path | None = None, stdin: str = ""
) -> CompletedProcess[str]:
    """Run the command line in a separate process, in the repository's folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    if landing is not None:
        environment["IDE_LANDING"] = str(landing)
    if home is not None:
        environment["IDE_HOME"] = str(home)
    return run_command(arguments, {**environment, "COLUMNS": "200"}, REPOSITORY, stdin)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fifteen months of the sample, published by `ide run`; read-only."""

    def build(folder: Path) -> None:
        _publish(SAMPLE, folder / "home", "15 months")

    return built_once(tmp_path_factory, "sample", build) / "home"


#: The months of the small vendor that `january` and `two_months` publish.
JANUARY, FEBRUARY = "2023-01", "2023-02"


@pytest.fixture(scope="session")
def january(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month of the small vendor in `landing`, published in `home`; read-only, to be copied by `copy_of`."""

    def build(folder: Path) -> None:
        deliver(folder / "landing", JANUARY, JANUARY)
        _publish(folder / "landing", folder / "home", "1 month")

    return built_once(tmp_path_factory, "january", build)


@pytest.fixture(scope="session")
def two_months(tmp_path_factory: pytest.TempPathFactory, january: Path) -> Path:
    """`january` and the month after it, published by separate runs; read-only, to be copied by `copy_of`."""

    def build(folder: Path) -> None:
        copy_of(january, folder)
        deliver(folder / "landing", FEBRUARY, FEBRUARY)
        _publish(folder / "landing", folder / "home", "1 month")

    return built_once(tmp_path_factory, "two-months", build)


def copy_of(published: Path, folder: Path) -> None:
    """Copy a `landing` and a `home`, for a test that writes."""
    for name in ("landing", "home"):
        shutil.copytree(published / name, folder / name, symlinks=True, dirs_exist_ok=True)


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """A folder that the first test process to need it builds, and all others share."""
    shared = _shared(tmp_path_factory)
    folder, built = shared / name, shared / f"{name}.built"
    with FileLock(shared / f"{name}.lock"):
        if not built.exists():
            # Remove what a failed attempt left behind.
            shutil.rmtree(folder, ignore_errors=True)
            build(folder)
            built.touch()
    return folder


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _publish(landing: Path, home: Path, months: str) -> None:
    finished = command("run", landing=landing, home=home)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert f"Published {months}" in finished.stdout


@pytest.fixture
def installation(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], Settings]]:
    """Settings of a new home; Dagster's assets read the same settings from the environment.

    The home has the compiled queries of `january` if that is built, which saves seconds of compiling.
    """
    shared = _shared(tmp_path_factory)

    def settings(landing: Path) -> Settings:
        home = tmp_path / "home"
        monkeypatch.setenv("IDE_LANDING", str(landing))
        monkeypatch.setenv("IDE_HOME", str(home))
        monkeypatch.setenv("DAGSTER_HOME", str(home / "dagster"))
        monkeypatch.setenv("DAGSTER_DISABLE_TELEMETRY", "1")
        (home / "dagster").mkdir(parents=True, exist_ok=True)
        if (shared / "january.built").exists() and not (home / "compiled").exists():
            shutil.copytree(shared / "january" / "home" / "compiled", home / "compiled")
        return Settings()

    yield settings


@pytest.fixture
def published_month(tmp_path: Path, installation: Callable[[Path], Settings], january: Path) -> Settings:
    """Settings of a copy of `january`, for a test that writes."""
    copy_of(january, tmp_path)
    return installation(tmp_path / "landing")
