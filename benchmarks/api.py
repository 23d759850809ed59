"""Latency and CPU of the API over a generated release: `python -m benchmarks.api --accounts 100000 --clients 8`.

A release of generated scores is built, a server process is started, and clients in this process request breakdowns of
random accounts. Prints the time to open the release, p50 and p99 in milliseconds, and the server's CPU per request. The
clients share the machine with the server, so latencies are upper bounds; CPU is reliable.
"""

import argparse
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from ide_assets.domains.accounts.tables import ACCOUNT, VICTIM_SURVIVOR_MAPPING
from ide_assets.domains.engagement.definition import load
from ide_assets.domains.engagement.tables import CHANGES, FACTORS, PEERS, SCORES
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.release import STORAGE_VERSION

#: Months of scores in the release.
MONTHS = 12

#: A server process of a home (its first argument) on a port.
SERVER = """
import sys
from pathlib import Path
from ide_assets.settings import Settings
from ide_assets.web.server import serve
serve(Settings(home=Path(sys.argv[1]), web={"requests_per_minute": 1000000}), int(sys.argv[2]))
"""


def generate(home: Home, accounts: int) -> None:
    """Write a release of generated scores, in month order as monthly appends leave them."""
    folder = home.releases / "000001"
    folder.mkdir(parents=True)
    definition = load()
    components = "VALUES ('communication', 50), ('product', 40), ('relationship', 10), ('overall', 100)"
    factors = ", ".join(f"('{f.key}', '{f.component}', {f.weight}, {f.target})" for f in definition.factors)
    with duckdb.connect() as connection:
        for catalogue in ("eio_publish", "bsd_publish", "edm_publish"):
            path = folder / f"{catalogue}.duckdb"
            connection.execute(f"ATTACH '{path}' AS {catalogue} (STORAGE_VERSION '{STORAGE_VERSION}')")
        for table in (SCORES, FACTORS, PEERS, CHANGES, ACCOUNT, VICTIM_SURVIVOR_MAPPING):
            publication = table.publication
            assert publication is not None
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {publication.catalogue}.{publication.schema}")
            columns = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in table.columns)
            connection.execute(f"CREATE TABLE {publication} ({columns})")
        connection.execute(
            f"CREATE TEMP VIEW account_months AS SELECT last_day(DATE '2023-01-01' + to_months(m::INT)) AS day, "
            f"'51' || lpad(a::VARCHAR, 8, '0') AS csn FROM range({MONTHS}) months(m), range({accounts}) accounts(a) "
            "ORDER BY m, hash(a)"
        )
        connection.execute(
            f"INSERT INTO {SCORES.publication} BY NAME SELECT day AS snapshot_date, csn AS surviving_account_csn, "
            "component, (hash(csn, component, day) % 1001)::DOUBLE / 10 AS score, 50 AS previous_score, "
            "100 AS coverage, score AS lower_bound, score AS upper_bound, weight, "
            "weight * score / 100 AS contribution, "
            "CASE WHEN score >= 70 THEN 'Good' WHEN score >= 50 THEN 'Fair' ELSE 'Poor' END AS status, "
            f"'stable' AS trend, '{definition.version}' AS definition_version, false AS is_frozen "
            f"FROM account_months, ({components}) parts(component, weight)"
        )
        connection.execute(
            f"INSERT INTO {FACTORS.publication} BY NAME SELECT day AS snapshot_date, csn AS surviving_account_csn, "
            "factor, component, target * (hash(csn, factor, day) % 1001)::DOUBLE / 1000 AS current_value, "
            "target / 2 AS previous_value, target, "
            "round(100 * current_value / target, 1) AS score, weight, weight AS effective_weight, "
            "weight * score / 100 AS contribution, 'warning' AS status, 'flat' AS trend, false AS is_shared "
            f"FROM account_months, (VALUES {factors}) parts(factor, component, weight, target)"
        )
        connection.execute(
            f"INSERT INTO {PEERS.publication} BY NAME SELECT snapshot_date, surviving_account_csn, component, "
            f"'band' AS peer_group, 100 AS n_peers, 60.5 AS peer_average, 50 AS percentile FROM {SCORES.publication}"
        )
        connection.execute(
            f"INSERT INTO {CHANGES.publication} BY NAME SELECT snapshot_date, surviving_account_csn, component, "
            f"factor || ': behaviour' AS part, factor, 'behaviour' AS cause, random() AS points, 1 AS change "
            f"FROM {FACTORS.publication}"
        )
        connection.execute(
            f"INSERT INTO {ACCOUNT.publication} BY NAME SELECT DISTINCT '001' || csn AS id, csn AS account_csn__c, "
            "'O' || hash(csn) % 500 AS ownerid FROM account_months"
        )
    manifest = '{"publication": 1, "shape": "", "contents": {}, "files": {}, "before": null}'
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    (home.releases / "current").symlink_to("000001")


class Client:
    """One connection that requests addresses.

    It reads no more of an answer than its status and length, so that clients leave the machine to the server: with
    `http.client` they take a third of its time and wait for each other.
    """

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._host = f"127.0.0.1:{port}"

    def get(self, address: str) -> int:
        """Request an address; returns the bytes of the body. Raises RuntimeError for another status than 200."""
        self._socket.sendall(f"GET {address} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._received()
        head, _, body = answer.partition(b"\r\n\r\n")
        length = re.search(rb"\r\ncontent-length: (\d+)", head, re.IGNORECASE)
        if not head.startswith(b"HTTP/1.1 200 ") or length is None:
            raise RuntimeError(f"{address}: the server answered {head.decode()!r}")
        received = len(body)
        while received < int(length[1]):
            received += len(self._received())
        return received

    def _received(self) -> bytes:
        received = self._socket.recv(1 << 18)
        if not received:
            raise RuntimeError("the server closed the connection")
        return received

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def request(port: int, accounts: int, count: int, seed: int, seconds: list[float]) -> None:
    """One client: `count` breakdowns of random accounts over one connection."""
    generator = random.Random(seed)
    client = Client(port)
    for _ in range(count):
        started = time.perf_counter()
        client.get(f"/api/intelligence/engagement/51{generator.randrange(accounts):08d}")
        seconds.append(time.perf_counter() - started)
    client.close()


def wait_for(port: int) -> None:
    """Wait until the server listens, which it does as soon as the release is open."""
    for _ in range(6000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def cpu_seconds(process: int) -> float:
    """User and system CPU of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def measure(home: Path, accounts: int, clients: int, requests: int, port: int) -> None:
    """Start the server, run the clients and print what was measured."""
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", SERVER, str(home), str(port)]) as server:
        try:
            wait_for(port)
            opening, opening_cpu = time.perf_counter() - started, cpu_seconds(server.pid)
            request(port, accounts, 100, 0, [])
            before = cpu_seconds(server.pid)
            seconds: list[float] = []
            threads = [
                threading.Thread(target=request, args=(port, accounts, requests // clients, 1 + client, seconds))
                for client in range(clients)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            cpu = (cpu_seconds(server.pid) - before) / len(seconds)
        finally:
            server.terminate()
    cuts = statistics.quantiles(seconds, n=100)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"accounts {accounts:,}, clients {clients}, requests {len(seconds):,}")
    print(f"start with opening the release: {opening:.1f} s, {opening_cpu:.1f} s of CPU; peak memory {memory:,.0f} MiB")
    print(f"p50 {1000 * cuts[49]:.1f} ms, p99 {1000 * cuts[98]:.1f} ms, CPU per request {1000 * cpu:.2f} ms")


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate a release and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=4_000)
    parser.add_argument("--port", type=int, default=3041)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="ide-api-benchmark-") as folder:
        home = Path(folder, "home")
        generate(Home(Settings(home=home).home.resolve()), options.accounts)
        measure(home, options.accounts, options.clients, options.requests, options.port)


if __name__ == "__main__":
    main()
