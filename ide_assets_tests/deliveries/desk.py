"""Reads one delivery at a time from files that a test writes, and shows its accepted and quarantined rows."""

import gzip
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery
from ide_assets.domains.deliveries.reading import reader
from ide_assets.domains.deliveries.reading.reader import Counts, Read
from ide_assets.months import Month
from ide_assets.settings import Rules

KEY = bytes(range(32))
MONTH = Month(2023, 5)

Row = Mapping[str, Any]
Writer = Callable[[Path], object]

#: A valid row of each source that the tests use.
VALID: Mapping[str, Mapping[str, str]] = {
    "usage_authorizations": {
        "authorization_id": "auth-1",
        "user_id": "user-1",
        "tenant_id": "7",
        "product_offering": "ACD",
        "offering_product_line_code": "ACDIST",
        "usage_type": "COM",
        "authorized_at": "2023-05-03T10:00:00Z",
    },
    "entitlements": {
        "subscription_id": "sub-1",
        "account_csn": "0012",
        "tenant_id": "7",
        "pool_id": "pool-1",
        "contract_id": "con-1",
        "offering_external_key": "ACD",
        "offering_product_line_code": "ACDIST",
        "entitlement_model": "SUS",
        "usage_type": "COM",
        "is_unlimited": "false",
        "start_date": "2022-06-01",
        "end_date": "2024-06-01",
        "seats_purchased": "6",
        "seats_assigned": "5",
    },
    "accounts": {
        "account_csn": "0012",
        "account_id": "id-1",
        "account_name": "Acme",
        "site_geo": "EMEA",
        "named_account_group": "Territory",
        "is_partner": "no",
        "is_new_customer": "f",
        "employee_count": "10",
    },
    "opportunities": {
        "opportunity_id": "opp-1",
        "account_csn": "0012",
        "contract_id": "con-1",
        "offering_product_line_code": "ACDIST",
        "created_date": "2023-01-01",
        "close_date": "2023-06-01",
        "is_renewal": "true",
        "is_closed": "false",
        "lc_flag": "0",
        "promo_flag": "1",
        "active_aov_net3": "1000.5",
    },
    "ews_scores": {"opportunity_id": "opp-1", "scored_on": "2023-05-02", "prediction": "0.5"},
    "seat_assignments": {"tenant_id": "7", "pool_id": "pool-1", "user_id": "user-1", "assigned_on": "2023-01-01"},
    "victim_survivor_mapping": {
        "victim_account_csn": "0011",
        "surviving_account_csn": "0012",
        "final_merge_status": "COMPLETED",
    },
    "emails": {
        "message_id": "m-1",
        "account_csn": "0012",
        "thread_id": "t-1",
        "direction": "outbound",
        "sent_at": "2023-05-03T10:00:00Z",
    },
    "meetings": {
        "meeting_id": "g-1",
        "account_csn": "0012",
        "scheduled_at": "2023-05-03T10:00:00Z",
        "attended": "true",
        "initiated_by": "vendor",
    },
    "stakeholders": {"contact_id": "k-1", "account_csn": "0012", "contact_role": "champion"},
    "product_sessions": {
        "session_id": "s-1",
        "tenant_id": "7",
        "user_id": "user-1",
        "product_offering": "ACD",
        "started_at": "2023-05-03T10:00:00Z",
        "duration_minutes": "12.5",
        "features_used": "",
    },
    "product_features": {"product_offering": "ACD", "feature": "Draw"},
    "surveys": {
        "survey_id": "q-1",
        "account_csn": "0012",
        "answered_on": "2023-05-03",
        "kind": "nps",
        "score": "9",
    },
    "orders": {
        "order_id": "r-1",
        "account_csn": "0012",
        "ordered_on": "2023-05-03",
        "product_offering": "ACD",
        "quantity": "2",
        "amount_usd": "1250.50",
    },
    "service_contracts": {"service_contract_id": "sc-1"},
    "product_offerings": {
        "product_offering": "ACD",
        "offering_product_line_code": "ACDIST",
        "product_name": "AutoCAD",
        "is_standard_aum": "true",
    },
}


def row(source: str = "usage_authorizations", **changes: Any) -> dict[str, Any]:
    """A valid row, changed."""
    return {**VALID[source], **changes}


def usages(number: int, **changes: Any) -> list[dict[str, Any]]:
    """This many valid usage rows that differ in their key."""
    return [row(authorization_id=f"auth-{n}", **changes) for n in range(1, number + 1)]


def csv_text(rows: Sequence[Row], columns: Sequence[str] | None = None) -> str:
    """Rows as CSV text without quoting, so that a test can write broken fields."""
    names = list(columns or rows[0])
    lines = [names, *([str(one[name]) for name in names] for one in rows)]
    return "".join(",".join(fields) + "\n" for fields in lines)


def line(one: Row) -> str:
    """One row as a line of CSV without its end."""
    return ",".join(str(value) for value in one.values())


def parquet(rows: Sequence[Row] | None = None, **columns: Any) -> Writer:
    """A writer of these rows as a Parquet file; `columns` replaces or adds whole columns."""
    written = [row(), row(authorization_id="auth-2")] if rows is None else rows
    values: dict[str, Any] = {name: [one[name] for one in written] for name in written[0]}
    return lambda path: pq.write_table(pa.table({**values, **columns}), path)


@dataclass(frozen=True)
class Outcome:
    """The result of reading a delivery."""

    read: Read
    accepted: list[dict[str, Any]]
    quarantined: list[tuple[str, int, str, str | None, str]]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Rows read, accepted, quarantined, duplicates."""
        counts: Counts = self.read.counts
        return counts.rows_in, counts.accepted, counts.quarantined, counts.duplicates

    @property
    def places(self) -> list[tuple[int, str]]:
        """Line and column of each quarantined row."""
        return [(line, column) for _, line, column, _, _ in self.quarantined]


class Desk:
    """Writes and reads deliveries in one landing folder."""

    #: The references that the shared database holds at present.
    _bound: ClassVar[str] = ""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.references: dict[str, list[Row]] = {
            "accounts": [{"account_csn": "0012"}, {"account_csn": "0013"}, {"account_csn": "0014"}],
            "product_successions": [],
            "product_offerings": [
                {"product_offering": "ACD", "offering_product_line_code": "ACDIST", "is_standard_aum": True},
                {"product_offering": "RVT", "offering_product_line_code": "RVT", "is_standard_aum": True},
            ],
        }

    def delivery(
        self, files: Mapping[str, str | bytes | Writer], source: str = "usage_authorizations", month: Month = MONTH
    ) -> Delivery:
        """Write the files as a delivery."""
        folder = self.root / source / str(month)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            if callable(content):
                content(folder / name)
            else:
                (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        (folder / SUCCESS).touch()
        return Delivery(source, month, folder)

    def read(
        self, files: Mapping[str, str | bytes | Writer], source: str = "usage_authorizations", month: Month = MONTH
    ) -> Outcome:
        """Write the files as a delivery and read it."""
        return self.read_delivery(self.delivery(files, source, month))

    def read_delivery(self, delivery: Delivery, erased: Collection[str] = (), time_zone: str = "UTC") -> Outcome:
        """Read a delivery that is already written."""
        connection = _database()
        if BY_NAME[delivery.source].references:
            self._bind(connection)
        read = reader.read(
            connection, BY_NAME[delivery.source], delivery, KEY, Rules(month_time_zone=time_zone), erased
        )
        accepted = connection.execute("SELECT * FROM kept")
        names = [column[0] for column in accepted.description or ()]
        rows = [dict(zip(names, values, strict=True)) for values in accepted.fetchall()]
        quarantined = connection.execute("SELECT * FROM quarantined ORDER BY file, line").fetchall()
        return Outcome(read, rows, quarantined)

    def _bind(self, connection: duckdb.DuckDBPyConnection) -> None:
        # Most tests refer to the same rows; inserting them again would add a third to the time of a reading.
        if Desk._bound == repr(self.references):
            return
        Desk._bound = repr(self.references)
        for source, rows in self.references.items():
            columns = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in BY_NAME[source].table.columns)
            connection.execute(f'CREATE OR REPLACE TABLE "{source}" ({columns})')
            for one in rows:
                names = ", ".join(one)
                marks = ", ".join("?" * len(one))
                connection.execute(f'INSERT INTO "{source}" ({names}) VALUES ({marks})', list(one.values()))


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One database for all readings: each replaces the tables of the one before."""
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def packed(text: str) -> bytes:
    """The text as gzip, without a timestamp, so always the same bytes."""
    return gzip.compress(text.encode(), mtime=0)
