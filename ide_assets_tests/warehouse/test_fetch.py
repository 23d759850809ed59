"""`ide fetch` from fakesnow's server, an emulator of Snowflake: what it delivers and what it rejects.

The emulator accepts every well-formed token and turns null timestamps into 1970, so neither is tested here.
"""

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from ide_assets.domains.deliveries.contract.sources import SOURCES
from ide_assets.domains.deliveries.files.landing import Landing
from ide_assets.domains.deliveries.reading.pseudonyms import pseudonym
from ide_assets.months import Month
from ide_assets.vocabulary.column import Type
from ide_assets_tests.conftest import REPOSITORY, SAMPLE
from ide_assets_tests.deliveries.desk import KEY, Desk, Outcome
from ide_assets_tests.fakesnow import NEEDED, PYTHON, served
from ide_assets_tests.needs import REQUIRED
from ide_assets_tests.waiting import PATIENCE_SECONDS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON and not REQUIRED, reason=NEEDED),
]

MONTH = Month(2023, 5)

ENTITLEMENTS = """
CREATE OR REPLACE TABLE subscriptions (
    subscription_id VARCHAR, account_csn VARCHAR, tenant_id NUMBER(38, 0), pool_id VARCHAR, contract_id VARCHAR,
    offering VARCHAR, line_code VARCHAR, entitlement_model VARCHAR, usage_type VARCHAR, is_unlimited BOOLEAN,
    start_date DATE, end_date DATE, seats_purchased NUMBER(10, 0), seats_assigned FLOAT, secret_note VARCHAR
)
"""
SUBSCRIPTIONS = [
    "('0001', '0012', 7, 'p-1', 'c-1', 'ACD', 'ACDIST', 'SUS', 'COM', false, '2022-06-01', '2024-06-01', 6, 5, 'x')",
    "('5.1E9', '0013', 3000000000, 'p-2', 'c-2', 'RVT', 'RVT', 'SUS', 'COM', true, '2022-01-01', '9999-12-31', 1, "
    "null, 'y')",
]
QUERY = """
WITH begun AS (SELECT * FROM subscriptions)
SELECT *, offering AS offering_external_key, line_code AS offering_product_line_code
FROM begun WHERE start_date <= %(last_day)s -- all that began
"""

USAGE = """
CREATE OR REPLACE TABLE authorizations (
    authorization_id VARCHAR, user_id VARCHAR, tenant_id INTEGER, product_offering VARCHAR,
    offering_product_line_code VARCHAR, usage_type VARCHAR, authorized_at TIMESTAMP_TZ
)
"""
AUTHORIZATIONS = [
    "('a-1', 'user-1', 7, 'ACD', 'ACDIST', 'COM', '2023-05-31T23:59:59.123456+00:00')",
    "('a-2', 'user-2', 7, 'ACD', 'ACDIST', 'COM', '2023-06-01T00:00:00+00:00')",
]
USAGE_QUERY = "SELECT * FROM authorizations WHERE TO_DATE(authorized_at) BETWEEN %(first_day)s AND %(last_day)s"


#: Runs each line of statements as another user than the product's, and prints the rows of the last one.
ADMINISTRATOR = """
import json, sys, snowflake.connector
cursor = snowflake.connector.connect(
    account="fakesnow", user="admin", password="x", host="127.0.0.1", port=int(sys.argv[1]), protocol="http",
    database="SALES", schema="SHARED",
).cursor()
for line in sys.stdin:
    rows = [cursor.execute(statement).fetchall() for statement in json.loads(line)]
    print(json.dumps(rows[-1]), flush=True)
"""


@dataclass(frozen=True)
class Warehouse:
    """The emulator, and fetching from it into the test's landing folder."""

    port: int
    administrator: "subprocess.Popen[str]"
    landing: Path

    def execute(self, *statements: str) -> list[object]:
        """Run statements in the emulator; returns the rows of the last one."""
        assert self.administrator.stdin is not None
        assert self.administrator.stdout is not None
        self.administrator.stdin.write(json.dumps(statements) + "\n")
        self.administrator.stdin.flush()
        answer = self.administrator.stdout.readline()
        assert answer, f"a statement failed: {statements}"
        rows: list[object] = json.loads(answer)
        return rows

    def fetch(
        self, queries: Mapping[str, str], *arguments: str, before: str = "", settings: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """`ide fetch` of May 2023 with these queries; its process runs `before` first."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
        chosen = {
            "account": "fakesnow", "user": "ide", "password": "not-to-be-printed", "host": "127.0.0.1",
            "port": str(self.port), "protocol": "http", "database": "SALES", "schema": "SHARED",
            "login_timeout_seconds": str(PATIENCE_SECONDS), **(settings or {}),
        }  # fmt: skip
        if "private_key_file" in chosen:
            del chosen["password"]
        chosen |= {f"queries__{name}": text for name, text in queries.items()}
        environment |= {f"IDE_WAREHOUSE__{name.upper()}": value for name, value in chosen.items()}
        script = f"{before}\nfrom ide_assets.cli.app import main; main()"
        done = subprocess.run(
            [PYTHON, "-c", script, "fetch", "--month", str(MONTH), "--landing", str(self.landing), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            cwd=REPOSITORY,
        )
        assert "not-to-be-printed" not in done.stdout + done.stderr
        return done

    def read(self, source: str) -> Outcome:
        """The delivery, read by the product."""
        delivery = Landing(self.landing).find(source, MONTH)
        assert delivery is not None
        return Desk(self.landing).read_delivery(delivery)

    def folder(self, source: str) -> Path:
        return self.landing / source / str(MONTH)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The emulator's port, until the tests of this module are done."""
    assert PYTHON, f"IDE_TEST_REQUIRE_ALL is set: {NEEDED}"
    with served(tmp_path_factory.mktemp("fakesnow")) as number:
        yield number


@pytest.fixture(scope="module")
def administrator(port: int) -> "Iterator[subprocess.Popen[str]]":
    with subprocess.Popen(
        [PYTHON, "-c", ADMINISTRATOR, str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


@pytest.fixture
def warehouse(port: int, administrator: "subprocess.Popen[str]", tmp_path: Path) -> Warehouse:
    return Warehouse(port, administrator, tmp_path / "landing")


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    fill(warehouse, SUBSCRIPTIONS, AUTHORIZATIONS)
    return warehouse


def fill(warehouse: Warehouse, subscriptions: list[str], authorizations: list[str]) -> None:
    warehouse.execute(
        ENTITLEMENTS,
        f"INSERT INTO subscriptions VALUES {', '.join(subscriptions)}",
        USAGE,
        f"INSERT INTO authorizations VALUES {', '.join(authorizations)}",
    )


def test_fetches_two_sources_that_the_reader_accepts(filled: Warehouse) -> None:
    done = filled.fetch({"entitlements": QUERY, "usage_authorizations": USAGE_QUERY})
    assert done.returncode == 0, done.stderr
    assert f"entitlements 2023-05: 2 rows, written to {filled.folder('entitlements')}" in done.stdout
    assert "usage_authorizations 2023-05: 1 row, written to" in done.stdout
    assert "left out, not in the contract: line_code, offering, secret_note" in done.stdout
    assert "Next: ide run --month 2023-05" in done.stdout
    entitlements, usage = filled.read("entitlements"), filled.read("usage_authorizations")
    assert entitlements.counts == (2, 2, 0, 0)
    assert sorted(tuple(row.values()) for row in entitlements.accepted) == [
        ("0001", "0012", 7, "p-1", "c-1", "ACD", "ACDIST", "SUS", "COM", False, date(2022, 6, 1), 6,
         date(2024, 6, 1), None, 5),
        ("5.1E9", "0013", 3_000_000_000, "p-2", "c-2", "RVT", "RVT", "SUS", "COM", True, date(2022, 1, 1), 1,
         date(9999, 12, 31), None, None),
    ]  # fmt: skip
    # The event of June is left out: the query has the first and the last day of the month.
    assert usage.counts == (1, 1, 0, 0)
    assert [tuple(row.values()) for row in usage.accepted] == [
        ("a-1", pseudonym("user-1", KEY), 7, "ACD", "ACDIST", "COM",
         datetime(2023, 5, 31, 23, 59, 59, 123456, tzinfo=UTC), None),
    ]  # fmt: skip


#: Snowflake's type for each type of the contract.
STORED = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "NUMBER(38, 0)",
    Type.NUMBER: "FLOAT",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.TIMESTAMP: "TIMESTAMP_TZ",
}


def test_sample_month_from_the_warehouse_equals_its_files(warehouse: Warehouse) -> None:
    deliveries = {source.name: Landing(SAMPLE).find(source.name, MONTH) for source in SOURCES}
    from_files = {name: delivery for name, delivery in deliveries.items() if delivery is not None}
    assert len(from_files) >= 11
    sources = [source for source in SOURCES if source.name in from_files]
    for source in sources:
        delivered = from_files[source.name]
        file = delivered.files()[0].path
        header = pd.read_csv(file, nrows=0).columns
        columns = ", ".join(
            f"{column.name if column.name in header else 'NULL'}::{STORED[column.type]} AS {column.name}"
            for column in source.table.columns
        )
        # read_csv belongs to DuckDB; only the emulator has it.
        files = f"read_csv('{file}', all_varchar = true)"
        warehouse.execute(f"CREATE OR REPLACE TABLE {source.name} AS SELECT {columns} FROM {files}")
    done = warehouse.fetch({source.name: f"SELECT * FROM {source.name}" for source in sources})
    assert done.returncode == 0, done.stderr
    for source in sources:
        delivered = from_files[source.name]
        expected, outcome = Desk(SAMPLE).read_delivery(delivered), warehouse.read(source.name)
        assert outcome.counts == expected.counts
        assert sorted(map(repr, outcome.accepted)) == sorted(map(repr, expected.accepted))
        assert outcome.counts[0] > 0, source.name


def test_equal_rows_change_nothing_and_changed_rows_are_a_new_delivery(filled: Warehouse) -> None:
    assert filled.fetch({"entitlements": QUERY}).returncode == 0
    part = filled.folder("entitlements") / "part-0.parquet"
    before = (part.read_bytes(), part.stat().st_mtime_ns)
    # A warehouse returns rows in any order.
    fill(filled, SUBSCRIPTIONS[::-1], AUTHORIZATIONS)
    again = filled.fetch({"entitlements": QUERY})
    assert again.returncode == 0
    assert "entitlements 2023-05: 2 rows, the same as delivered before; nothing written" in again.stdout
    assert (part.read_bytes(), part.stat().st_mtime_ns) == before
    filled.execute("UPDATE subscriptions SET seats_purchased = 9 WHERE subscription_id = '0001'")
    changed = filled.fetch({"entitlements": QUERY})
    assert "2 rows, written to" in changed.stdout
    assert part.read_bytes() != before[0]
    assert sorted(row["seats_purchased"] for row in filled.read("entitlements").accepted) == [1, 9]


def test_fetches_many_rows_completely_and_in_order(warehouse: Warehouse) -> None:
    # More rows than one row group holds.
    warehouse.execute(
        "CREATE OR REPLACE TABLE lines AS "
        "SELECT 'l-' || LPAD(TO_VARCHAR(150000 - SEQ4()), 6, '0') AS contract_line_item_id, "
        "'s-' || TO_VARCHAR(MOD(SEQ4(), 1000)) AS service_contract_id FROM TABLE(GENERATOR(ROWCOUNT => 150000))"
    )
    done = warehouse.fetch({"contract_line_items": "SELECT * FROM lines"})
    assert "contract_line_items 2023-05: 150,000 rows, written to" in done.stdout, done.stderr
    delivered = pq.ParquetFile(warehouse.folder("contract_line_items") / "part-0.parquet")
    assert delivered.metadata.num_row_groups == 2
    lines = delivered.read().column("contract_line_item_id").to_pylist()
    assert lines == [f"l-{number:06}" for number in range(1, 150_001)]


def _without(column: str) -> str:
    return f"SELECT * EXCLUDE ({column}) FROM ({QUERY}\n)"


MISFITS = {
    "entitlements": (_without("tenant_id"), "required column tenant_id missing. Columns found: SUBSCRIPTION_ID, ACCOU"),
    "accounts": ("SELECT 1 AS one", "the query of accounts is not a header of accounts: no column of"),
    "opportunities": ("SELECT * FROM nowhere", "its query failed in Snowflake: 002003 (42S02)"),
    "product_offerings": ("SELEC * FROM subscriptions", "its query failed in Snowflake: 001003 (42000)"),
    "service_contracts": ("DELETE FROM subscriptions", "its query failed in Snowflake: 001003 (42000)"),
    "contract_line_items": ("SELECT 1; DROP TABLE subscriptions", "its query failed in Snowflake: 001003 (42000)"),
    "victim_survivor_mapping": (
        "SELECT * FROM merges WHERE status LIKE 'C%'",
        "which is not a parameter. Expected only",
    ),
    "ews_scores": ("queries/nowhere.sql", "the query file queries/nowhere.sql cannot be read"),
    "seat_assignments": (
        "SELECT tenant_id, PARSE_JSON('{}') AS pool_id, 'u' AS user_id, start_date AS assigned_on FROM subscriptions",
        "column POOL_ID is of type VARIANT, which has no exact counterpart in a delivery. Cast it in the query",
    ),
}


def test_reports_sources_that_do_not_fit_and_fetches_the_others(filled: Warehouse) -> None:
    queries = {name: query for name, (query, _) in MISFITS.items()}
    done = filled.fetch({**queries, "usage_authorizations": USAGE_QUERY})
    assert done.returncode == 1
    reasons = dict(line.split(" of 2023-05 was not fetched: ", 1) for line in done.stderr.splitlines() if line)
    assert set(reasons) == {f"ide: {name}" for name in MISFITS}
    for name, (_, expected) in MISFITS.items():
        assert expected in reasons[f"ide: {name}"]
        assert list((filled.landing / name).glob("*")) == []
    assert "usage_authorizations 2023-05: 1 row, written to" in done.stdout
    assert "Next:" not in done.stdout
    assert filled.execute("SELECT COUNT(*) FROM subscriptions") == [[2]]


def test_rejects_a_query_without_rows_for_a_source_that_cannot_be_empty(filled: Warehouse) -> None:
    done = filled.fetch({"entitlements": f"{QUERY}\n AND false"})
    assert done.returncode == 1
    assert "the query of entitlements has no rows for 2023-05. A month without entitlements is not" in done.stderr
    assert list((filled.landing / "entitlements").iterdir()) == []


def test_delivers_an_empty_source_that_may_be_empty(warehouse: Warehouse) -> None:
    warehouse.execute(
        "CREATE OR REPLACE TABLE scores (opportunity_id VARCHAR, scored_on DATE, prediction NUMBER(5, 4))",
    )
    assert "ews_scores 2023-05: 0 rows, written to" in warehouse.fetch({"ews_scores": "SELECT * FROM scores"}).stdout
    assert warehouse.read("ews_scores").counts == (0, 0, 0, 0)
    warehouse.execute("INSERT INTO scores VALUES ('o-1', '2023-05-02', 0.1234), ('o-2', '2023-05-02', 1)")
    assert "2 rows, written to" in warehouse.fetch({"ews_scores": "SELECT * FROM scores"}).stdout
    assert sorted(row["prediction"] for row in warehouse.read("ews_scores").accepted) == [0.1234, 1.0]


def test_leaves_row_rules_to_the_reader(filled: Warehouse) -> None:
    query = f"SELECT * REPLACE (seats_purchased - 7 AS seats_purchased) FROM ({QUERY}\n)"
    assert filled.fetch({"entitlements": query}).returncode == 0
    read = filled.read("entitlements")
    assert read.counts == (2, 0, 2, 0)
    assert {column for _, column in read.places} == {"seats_purchased"}


def test_never_replaces_a_delivery_that_was_not_fetched(filled: Warehouse) -> None:
    folder = filled.folder("entitlements")
    folder.mkdir(parents=True)
    (folder / "entitlements.csv").write_text("by hand")
    done = filled.fetch({"entitlements": QUERY})
    assert done.returncode == 1
    assert "contains files that were not fetched: entitlements.csv. Nothing was changed." in done.stderr
    assert [path.name for path in folder.iterdir()] == ["entitlements.csv"]


def test_reads_a_query_from_a_file_and_fetches_a_single_source(filled: Warehouse, tmp_path: Path) -> None:
    path = tmp_path / "entitlements.sql"
    path.write_text(f"{QUERY};\n")
    done = filled.fetch({"entitlements": str(path), "usage_authorizations": "SELECT 1"}, "--source", "entitlements")
    assert done.returncode == 0, done.stderr
    assert not (filled.landing / "usage_authorizations").exists()
    assert filled.read("entitlements").counts == (2, 2, 0, 0)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private key with the passphrase 'opened'."""
    path = tmp_path_factory.mktemp("key") / "key.p8"
    rsa = subprocess.run(["openssl", "genrsa", "2048"], capture_output=True, check=True)
    encrypt = ["openssl", "pkcs8", "-topk8", "-v2", "aes256", "-passout", "pass:opened", "-out", str(path)]
    subprocess.run(encrypt, input=rsa.stdout, check=True)
    return path


def test_logs_in_with_a_key_only_under_its_passphrase(filled: Warehouse, key: Path) -> None:
    wrong = filled.fetch(
        {"entitlements": QUERY}, settings={"private_key_file": str(key), "private_key_passphrase": "not-to-be-printed"}
    )
    assert wrong.returncode == 1
    assert "cannot log in to the Snowflake account fakesnow as ide: " in wrong.stderr
    assert "Traceback" not in wrong.stderr
    right = filled.fetch(
        {"entitlements": QUERY}, settings={"private_key_file": str(key), "private_key_passphrase": "opened"}
    )
    assert right.returncode == 0, right.stderr


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"port": "1"}, "cannot log in to the Snowflake account fakesnow as ide: 250001"),
        ({"private_key_file": "/nowhere/key.p8"}, "the private key file /nowhere/key.p8 does not exist"),
        ({"private_key_file": __file__}, "cannot log in to the Snowflake account fakesnow as ide: "),
    ],
)
def test_failed_login_names_the_reason(warehouse: Warehouse, settings: dict[str, str], words: str) -> None:
    done = warehouse.fetch({"entitlements": QUERY}, settings=settings)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not warehouse.folder("entitlements").exists()


def test_does_not_fetch_a_future_month(warehouse: Warehouse) -> None:
    done = warehouse.fetch({"entitlements": QUERY}, "--month", "2199-01")
    assert done.returncode == 1
    assert "2199-01 is in the future" in done.stderr


def test_killed_fetch_leaves_no_delivery(filled: Warehouse) -> None:
    deadly = (
        "import os, signal, pyarrow.parquet\n"
        "pyarrow.parquet.ParquetWriter.write_table = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert filled.fetch({"entitlements": QUERY}, before=deadly).returncode == -signal.SIGKILL
    assert Landing(filled.landing).find("entitlements", MONTH) is None
    (left,) = (filled.landing / "entitlements").iterdir()
    assert left.name.startswith(".2023-05.") and left.name.endswith(".fetching")
    assert filled.fetch({"entitlements": QUERY}).returncode == 0
    assert [path.name for path in (filled.landing / "entitlements").iterdir()] == ["2023-05"]
    assert filled.read("entitlements").counts == (2, 2, 0, 0)
