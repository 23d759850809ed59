"""A real PostgreSQL server for tests, thrown away afterwards: Dagster's records as on a server."""

import os
import random
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from ide_assets_tests.needs import missing
from ide_assets_tests.waiting import PATIENCE_SECONDS

#: Where Debian puts the server's programs, which it keeps off the PATH; the newest version last.
_DEBIAN = Path("/usr/lib/postgresql")

_USER = "dagster"
_PASSWORD = "only-for-this-test"


def free_port() -> int:
    """A TCP port of the loopback interface on which no process listens at the moment.

    It is below the range that systems use for outgoing connections: one of these could take the port before the
    server starts.
    """
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", random.randrange(20_000, 32_000)))
            return int(probe.getsockname()[1])


@contextmanager
def postgres() -> Iterator[dict[str, str]]:
    """Run a server with an empty database; gives the variables that deploy/dagster.yaml reads.

    The server listens on a free port of the loopback interface and asks for a password. Its files are in a new folder
    below the system's temporary one: started by root, the server runs as an unprivileged user, who cannot enter
    root's `tmp_path`.
    """
    programs = _programs()
    if programs is None:
        missing("PostgreSQL (initdb, pg_ctl)", "postgresql")
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="ide-postgres-"))
    run_as = _unprivileged(folder)
    data = folder / "data"
    password = folder / "password"
    password.write_text(_PASSWORD, encoding="ascii")
    password.chmod(0o644)

    def call(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*run_as, str(programs / program), *arguments],
            capture_output=True,
            # The server inherits these; subprocess would wait for the end of a pipe.
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
            cwd=folder,
        )
        if done.returncode != 0:
            log = folder / "log"
            pytest.fail(
                f"{program} ended with {done.returncode}: {done.stdout}{done.stderr}"
                f"{log.read_text(encoding='utf-8') if log.exists() else ''}"
            )

    try:
        call(
            "initdb", "--pgdata", str(data), "--username", _USER, "--pwfile", str(password), "--auth", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C", "--no-sync",
        )  # fmt: skip
        options = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories='' -c fsync=off"
        wait = ["--wait", "--timeout", str(PATIENCE_SECONDS)]
        call("pg_ctl", "start", "--pgdata", str(data), "--log", str(folder / "log"), "--options", options, *wait)
        try:
            yield {
                "DAGSTER_PG_HOST": "127.0.0.1",
                "DAGSTER_PG_PORT": str(port),
                "DAGSTER_PG_DB": "postgres",
                "DAGSTER_PG_USERNAME": _USER,
                "DAGSTER_PG_PASSWORD": _PASSWORD,
            }
        finally:
            # Immediate: the server would otherwise wait for connections that a killed run left open.
            call("pg_ctl", "stop", "--pgdata", str(data), "--mode", "immediate", *wait)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    if program := shutil.which("initdb"):
        return Path(program).resolve().parent
    versions = [folder / "bin" for folder in _DEBIAN.glob("*") if (folder / "bin" / "initdb").exists()]
    return max(versions, key=lambda folder: int(folder.parent.name), default=None)


def _unprivileged(folder: Path) -> list[str]:
    """The prefix that runs a program as an unprivileged user, who becomes the owner of the folder."""
    if os.geteuid() != 0:
        return []
    import pwd

    known = {user.pw_name for user in pwd.getpwall()}
    user = "postgres" if "postgres" in known else "nobody"
    shutil.chown(folder, user)
    return ["runuser", "-u", user, "--"]
