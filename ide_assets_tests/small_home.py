"""A home of a few rows, published without a run: for code that only reads the ledger."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, release_building, release_reading
from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.store.release import Release
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

TABLE = Table(
    "assignment_monthly",
    "entitlement",
    key=("by_month", "tenant_id", "pool_id"),
    columns=columns(
        "by_month", "tenant_id", "pool_id", "offering_external_key", "seats_purchased", "seats_assigned", "site_geo"
    ),
    description="Seats of a pool.",
    publication=Publication("eio_publish", "access_shared", "assignment_monthly", month_column="by_month"),
)
NAME = str(TABLE.publication)


def entry(
    publication: int,
    table: str,
    sha256: str,
    month: str = "2023-01",
    rows: int = 1,
    code: str = "code",
    rules: str = "rules",
    **inputs: str,
) -> Entry:
    """An entry of the ledger; inputs as `delivery="a"` or `upstream="hash"` (of the same month)."""
    named = {name if "@" in name or name == "delivery" else f"{name}@{month}": sha for name, sha in inputs.items()}
    published_at = datetime(2026, 3, publication, 12, tzinfo=UTC)
    file = f"{table}/month={month}/{publication}.parquet"
    return Entry(
        publication=publication,
        published_at=published_at,
        run_id=f"run-{publication}",
        month=Month.parse(month),
        table=table,
        version=publication,
        file=file,
        rows=rows,
        sha256=sha256,
        code=code,
        rules=rules,
        inputs=named,
        facts={},
    )


class SmallHome:
    """Publications 1, 2, ... of one table, on 1, 2, ... March 2026 at noon.

    A row is (pool, seats purchased, seats assigned, geography).
    """

    def __init__(self, root: Path) -> None:
        self.home = Home(root.resolve())
        self.settings = Settings(home=self.home.root)

    def publish(
        self, month: str, *pools: tuple[str, int, int | None, str | None], without: Sequence[str] = ()
    ) -> Entry:
        """Publish a month with these pools of tenant 7; the file has no columns `without`."""
        number = Ledger(self.home).publication + 1
        published = entry(number, TABLE.name, sha256=f"sha-{month}-{pools}", month=month, rows=len(pools))
        path = self.home.lake / published.file
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect() as connection:
            types = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in TABLE.columns)
            connection.execute(f"CREATE TABLE pools ({types})")
            for pool, purchased, assigned, geo in pools:
                day = Month.parse(month).first_day
                connection.execute(
                    "INSERT INTO pools VALUES (?, 7, ?, 'RVT', ?, ?, ?)", [day, pool, purchased, assigned, geo]
                )
            written = ", ".join(name for name in TABLE.column_names if name not in without)
            connection.execute(f"COPY (SELECT {written} FROM pools) TO {database.literal(path)} (FORMAT parquet)")
        Ledger(self.home).publish([published])
        return published

    def release(self) -> Release:
        """Build the release of everything that is published."""
        return release_building.build(self.home, self.settings, [TABLE], Ledger(self.home))

    def released(self, query: str) -> list[tuple[object, ...]]:
        """The rows that readers of the current release see."""
        with release_reading.attached(self.home, self.settings) as connection:
            return connection.execute(query).fetchall()


def tables(*entries: Entry) -> Mapping[str, Entry]:
    """The entries of a month by table."""
    return {published.table: published for published in entries}
