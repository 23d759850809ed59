"""Latency and CPU of the pages and the API: `python -m benchmarks.pages --accounts 100000 --clients 8`.

A release of generated accounts, seats, renewals, calls and segments is built, a server process is started, and clients
in this process request each address. Prints p50 and p99 in milliseconds, the server's CPU per request and the weight.
The clients share the machine with the server, so latencies are upper bounds; CPU is reliable.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from benchmarks.api import MONTHS, SERVER, Client, cpu_seconds, generate, wait_for
from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES
from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES, HOLDOUT
from ide_assets.domains.cohorts.tables import BENCHMARKS, IDE, OBSERVATION
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.engagement.tables import ALERTS, SCORES
from ide_assets.domains.entitlement.tables import ASSIGNMENT
from ide_assets.domains.insights.segments.tables import SEGMENTS, SIZES
from ide_assets.domains.opportunities.tables import OPPORTUNITY
from ide_assets.domains.usage.tables import USAGE
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

NEWEST = Month(2023, 1).plus(MONTHS - 1)

#: Accounts without attributes of their own are enough for scores; pages show these as well.
_ACCOUNTS = """
CREATE TEMP TABLE known AS
SELECT a::BIGINT AS number, '51' || lpad(a::VARCHAR, 8, '0') AS csn, 'O' || hash(csn) % 500 AS owner,
    ['Acme', 'Rheintal', 'Moreau', 'Patel', 'Ashdown', 'Larkin'][1 + a % 6] || ' Works ' || a AS name,
    ['AMER', 'EMEA', 'APAC'][1 + a % 3] AS geo, ['AEC', 'MFG', 'M&E', 'EDU', 'OTH'][1 + a % 5] AS industry,
    ['United States', 'Germany', 'Japan', 'France', 'Brazil', 'India', 'Canada', 'Spain'][1 + a % 8] AS country
FROM range({accounts}) accounts(a)
"""

_DAY = f"DATE '{NEWEST.last_day}'"
_OFFERED = "(VALUES ('ACD'), ('RVT')) offered(product)"

#: Rows of each table, in the order of its declaration by name.
_ROWS = {
    ACCOUNT_ATTRIBUTES: "SELECT csn AS account_csn, '001' || csn AS account_id, name AS account_name, geo AS site_geo, "
    "country, industry AS industry_group, owner AS owner_id, number % 3000 AS employee_count FROM known",
    ASSIGNMENT: "SELECT (DATE '2023-01-01' + to_months(m::INT))::DATE AS by_month, csn AS account_csn, "
    "csn AS surviving_account_csn, number AS tenant_id, csn || product AS pool_id, product AS offering_external_key, "
    "20 AS seats_purchased, 5 + hash(csn, product, m) % 15 AS seats_assigned, 5.0 * seats_assigned AS assignment_rate, "
    "'11+ Seat' AS seat_bucket, false AS is_dirty_pool, false AS is_dirty_team, geo AS site_geo "
    f"FROM known, {_OFFERED}, range({MONTHS}) months(m)",
    USAGE: "SELECT (DATE '2023-01-01' + to_months(m::INT))::DATE AS by_month, number AS tenant_id, "
    "product || 'IST' AS offering_product_line_code, product AS product_offering, "
    f"hash(csn, product, m, 1) % 15 AS mau, 20 AS seats_purchased FROM known, {_OFFERED}, range({MONTHS}) months(m)",
    IDE: "SELECT csn AS original_account_csn, csn AS surviving_account_csn, 'OP' || csn AS opportunity_id, "
    f"last_day({_DAY} - to_months(m::INT)) AS snapshot_date, number AS tenant_id, 'ACD' AS product_offering, "
    "'ACDIST' AS offering_product_line_code, 'C' || csn AS contract_id, geo AS site_geo, "
    f"{_DAY} + (1 + number % 300)::INT AS opportunity_close_date, hash(csn, m) % 100 / 100 AS customer_ews_prediction, "
    "100.0 * (number % 200) AS customer_active_aov_net3, "
    "['AOV: <$1k', 'AOV: $1-5k', 'AOV: $5-10k', 'AOV: $10k+'][1 + number % 4] AS customer_aov_band, "
    "'Default' AS cohort_benchmark_used, '11+ Seat' AS seat_bucket FROM known, range(2) months(m)",
    OBSERVATION: "SELECT 'OP' || csn AS opportunity_id, 'C' || csn AS contract_id, number AS tenant_id, "
    f"'ACDIST' AS offering_product_line_code, {_DAY} AS snapshot_date, csn AS original_account_csn, 'Base' AS cohort, "
    "'11+ Seat' AS seat_bucket, ['use', 'extend'][1 + number % 2] AS phase, 40 AS seats_purchased FROM known",
    OPPORTUNITY: "SELECT 'OP' || csn AS id, 90.0 * (number % 200) AS acv_usd__c, true AS is_renewal_opportunity__c "
    "FROM known",
    BENCHMARKS: "SELECT '2023-Q4' AS benchmark_version, 'Default' AS cohort, '11+ Seat' AS seat_bucket, phase, "
    "62.0 AS assignment_benchmark, 41.0 AS utilisation_benchmark, 40 AS n_accounts FROM (VALUES ('use'), ('extend')) "
    "phases(phase)",
    ALERTS: f"SELECT {_DAY} AS snapshot_date, surviving_account_csn, component, 'overall_low' AS alert, "
    f"'critical' AS severity, 'owner_and_manager' AS recipients, score, 50 AS threshold, {_DAY} AS raised_on, "
    f"true AS is_new FROM {SCORES.publication} WHERE snapshot_date = {_DAY} AND component = 'overall' AND score < 10",
    HOLDOUT: f"SELECT {_DAY} AS snapshot_date, csn AS surviving_account_csn, csn AS holdout_unit, 1 AS unit_accounts, "
    "number % 50 = 7 AS is_control, false AS is_mixed_unit FROM known",
    # Twenty for each owner.
    ACTIONS: f"SELECT {_DAY} AS snapshot_date, csn AS surviving_account_csn, 1 AS action_rank, "
    "md5(csn)[:16] AS action_id, 'IDE-LowAssignment-Adopt' AS action_key, 'Low assignment' AS action_name, "
    "'Adopt' AS lifecycle, 'human' AS channel, "
    "name AS account_name, owner AS owner_id, 'CT' || csn AS contact_id, 'Raise assignment to 62%.' AS goal, "
    "'10 of 20 seats are assigned; renews in 76 days.' AS why_now, 'Call the contact.' AS next_step, "
    f"{_DAY} + (number % 60)::INT AS due_on, 10.0 * (number % 200) AS expected_value, 1 AS priority, "
    "90.0 * (number % 200) AS value_at_stake, csn AS original_account_csn, 'OP' || csn AS opportunity_id, "
    f"{_DAY} + (1 + number % 300)::INT AS opportunity_close_date FROM known "
    "QUALIFY row_number() OVER (PARTITION BY owner ORDER BY csn) <= 20",
    CANDIDATES: "SELECT snapshot_date, surviving_account_csn, action_key, opportunity_id, original_account_csn, "
    "action_name, lifecycle, channel, action_id, owner_id, 'selected' AS verdict, action_rank AS candidate_rank, "
    f"surviving_account_csn AS holdout_unit FROM {ACTIONS.publication}",
    SEGMENTS: f"SELECT {_DAY} AS snapshot_date, csn AS surviving_account_csn, segment FROM known, "
    "(VALUES ('New customer', 11), ('Dormant', 7), ('Full', 5), ('Engaged', 3), ('Renewal near', 4)) parts(segment, n) "
    "WHERE number % n = 0",
    SIZES: f"SELECT {_DAY} AS snapshot_date, segment, 'It is so.' AS segment_meaning, count(*) AS accounts_in_segment "
    f"FROM {SEGMENTS.publication} GROUP BY ALL",
}  # fmt: skip

#: People in the lake, whose names are read for each request.
_PEOPLE = {
    "owners": "SELECT DISTINCT owner AS owner_id, 'Owner ' || owner AS owner_name FROM known",
    "stakeholders": "SELECT 'CT' || csn AS contact_id, csn AS account_csn, 'admin' AS contact_role, "
    "'Contact of ' || name AS contact_name, csn || '@example.com' AS contact_email FROM known",
}


def publish_people(home: Home, accounts: int) -> None:
    """Write the ledger and the files of people. Precedes the release, because a home with a release has a ledger."""
    entries = []
    with duckdb.connect() as connection:
        connection.execute(_ACCOUNTS.format(accounts=accounts))
        for source, query in _PEOPLE.items():
            table = BY_NAME[source].table
            file = f"{table.name}/month={NEWEST}/1.parquet"
            (home.lake / file).parent.mkdir(parents=True)
            columns = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in table.columns)
            connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            rows = connection.execute(f'INSERT INTO "{table.name}" BY NAME {query}').fetchall()[0][0]
            connection.execute(f"COPY (FROM \"{table.name}\" ORDER BY 1) TO '{home.lake / file}'")
            now = datetime.now(UTC)
            entries.append(Entry(1, now, "run", NEWEST, table.name, 1, file, rows, "sha", "code", "rules", {}, {}))
    Ledger(home).publish(entries)


def extend(home: Home, accounts: int) -> None:
    """Add what pages show to the release of generated scores."""
    folder = home.releases / "000001"
    with duckdb.connect() as connection:
        for catalogue in ("eio_publish", "bsd_publish", "edm_publish"):
            connection.execute(f"ATTACH '{folder / catalogue}.duckdb' AS {catalogue}")
        connection.execute(_ACCOUNTS.format(accounts=accounts))
        for table, query in _ROWS.items():
            _fill(connection, table, query)
    contents = {table.name: {str(NEWEST): "file"} for table in (SCORES, ACTIONS, CANDIDATES)}
    manifest = {"publication": 1, "shape": "", "contents": contents, "files": {}, "before": None}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _fill(connection: duckdb.DuckDBPyConnection, table: Table, query: str) -> None:
    publication = table.publication
    assert publication is not None
    columns = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in table.columns)
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {publication.catalogue}.{publication.schema}")
    connection.execute(f"CREATE TABLE {publication} ({columns})")
    connection.execute(f"INSERT INTO {publication} BY NAME {query}")


#: Addresses by name, and the requests of all clients for each thousand that are asked for.
ADDRESSES = {
    "account page": ("/account/{account}", 1000),
    "engagement page": ("/engagement/{account}", 1000),
    "start page": ("/", 200),
    "calls page": ("/calls", 200),
    "calls page of an owner": ("/calls?owner=O{owner}", 500),
    "portfolio page": ("/portfolio", 100),
    "portfolio page of an owner": ("/portfolio?owner=O{owner}", 200),
    "portfolio page of a segment": ("/portfolio?segment=Full", 100),
    "compare page": ("/compare?item=account:{account}&item=all", 100),
    "alerts page": ("/alerts", 200),
    "API: breakdown, 30 days": ("/api/intelligence/engagement/{account}", 1000),
    "API: calls": ("/api/calls", 200),
    "API: accounts": ("/api/accounts", 500),
    "API: portfolio": ("/api/portfolio/engagement", 200),
}


@dataclass
class Measured:
    """Seconds of each request and the weight of the last answer."""

    seconds: list[float] = field(default_factory=list)
    weight: int = 0


def request(port: int, accounts: int, address: str, count: int, seed: int, measured: Measured) -> None:
    """One client: `count` requests over one connection."""
    generator = random.Random(seed)
    client = Client(port)
    for _ in range(count):
        account = f"51{generator.randrange(accounts):08d}"
        started = time.perf_counter()
        measured.weight = client.get(address.format(account=account, owner=generator.randrange(500)))
        measured.seconds.append(time.perf_counter() - started)
    client.close()


def measure(home: Path, accounts: int, clients: int, requests: int, port: int) -> None:
    """Start the server, run the clients on one address after the other, and print a table."""
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", SERVER, str(home), str(port)]) as server:
        try:
            wait_for(port)
            print(f"{accounts:,} accounts; the release opened in {time.perf_counter() - started:.1f} s, ", end="")
            print(f"{cpu_seconds(server.pid):.1f} s of CPU; {clients} clients\n")
            print("| address | requests | p50 ms | p99 ms | CPU ms | kB |\n|---|--:|--:|--:|--:|--:|")
            # The server compiles the queries of periods on request after it began to listen.
            time.sleep(10)
            for name, (address, share) in ADDRESSES.items():
                request(port, accounts, address, 5, 0, Measured())
                measured = Measured()
                before = cpu_seconds(server.pid)
                share_of_one = max(2, requests * share // 1000 // clients)
                threads = [
                    threading.Thread(target=request, args=(port, accounts, address, share_of_one, 1 + client, measured))
                    for client in range(clients)
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                cpu = (cpu_seconds(server.pid) - before) / len(measured.seconds)
                cuts = statistics.quantiles(measured.seconds, n=100)
                print(
                    f"| {name} | {len(measured.seconds):,} | {1000 * cuts[49]:.1f} | {1000 * cuts[98]:.1f} | "
                    f"{1000 * cpu:.1f} | {measured.weight / 1000:.1f} |",
                    flush=True,
                )
        finally:
            server.terminate()


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate a release and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=2_000)
    parser.add_argument("--port", type=int, default=3042)
    parser.add_argument("--home", type=Path, help="A folder to use again; by default a temporary one.")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="ide-pages-benchmark-") as folder:
        root = options.home or Path(folder, "home")
        if not root.exists():
            home = Home(Settings(home=root).home.resolve())
            publish_people(home, options.accounts)
            generate(home, options.accounts)
            extend(home, options.accounts)
        measure(root, options.accounts, options.clients, options.requests, options.port)


if __name__ == "__main__":
    main()
