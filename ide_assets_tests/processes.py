"""Processes for tests, forked from a server that has imported everything (preloaded.py).

Each is a real process that can be killed, without the seconds of imports that it would otherwise begin with.
"""

import atexit
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from subprocess import CompletedProcess


def without_leak_report() -> None:
    """Close this process's stderr when its interpreter ends.

    DuckDB's binding would print a page of objects that caches of Great Expectations still hold. Every message of the
    tests has been written by then.
    """
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def loaded_by(code: str) -> set[str]:
    """Modules that a process of its own, not a forked one, has loaded after this code."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def server() -> ForkServerContext:
    """The server that forks children; it starts without this process's settings."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ide_assets_tests.preloaded"])
    settings = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(("IDE_", "DAGSTER_"))}
    try:
        forkserver.ensure_running()
    finally:
        os.environ.update(settings)
    return context


def run_command(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    folder: Path,
    stdin: str = "",
    packages: Sequence[str] = (),
) -> CompletedProcess[str]:
    """Run `ide` with these arguments in a folder; `packages` are folders of packages beyond the project's."""
    with tempfile.TemporaryDirectory() as streams:
        files = [Path(streams, name) for name in ("in", "out", "err")]
        for file, text in zip(files, (stdin, "", ""), strict=True):
            file.write_text(text, encoding="utf-8", newline="")
        child = server().Process(target=_command_line, args=(arguments, environment, folder, files, packages))
        child.start()
        child.join()
        out, err = (file.read_text(encoding="utf-8") for file in files[1:])
    assert child.exitcode is not None
    return CompletedProcess(["ide", *arguments], child.exitcode, out, err)


def _command_line(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    folder: Path,
    files: list[Path],
    packages: Sequence[str],
) -> None:
    sys.path += packages
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, file in enumerate(files):
        os.dup2(os.open(file, os.O_RDWR), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate(("r", "w", "w"))
    )
    sys.argv = ["ide", *arguments]
    from ide_assets.cli.app import main

    main()
