"""A home with records written by hand: deliveries, check results, publications and waivers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from ide_assets.domains.deliveries.register import Entry as Delivered
from ide_assets.domains.graph import RECIPES
from ide_assets.kernel import check_results, waivers
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures, Shares
from ide_assets.kernel.waivers import Waiver
from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry, Ledger
from ide_assets_tests.inline import Rows, load

TABLES = {recipe.table.name: recipe.table for recipe in RECIPES}


def at(moment: str) -> datetime:
    """`2023-05-02 10:00` in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def verdict(name: str, failing: int = 0, rows: int = 10, **more: Any) -> Verdict:
    """A check that failed where rows fail; it warns unless `blocking` is given."""
    values = {"consequence": "It would mislead.", "blocking": False, "passed": failing == 0, **more}
    return Verdict(name=name, failing=failing, rows=rows, **values)


def judged(
    home: Home,
    month: str,
    table: str,
    run: str,
    moment: str,
    *verdicts: Verdict,
    totals: Mapping[str, float] | None = None,
    shares: Mapping[str, Shares] | None = None,
) -> None:
    """A candidate was judged."""
    figures = Figures({"rows": 10.0, **(totals or {})}, shares or {})
    check_results.record(home, TABLES[table], Month.parse(month), run, at(moment), figures, verdicts)


def published(
    home: Home, month: str, run: str, moment: str, tables: Mapping[str, Rows | None], deliveries: Sequence[str] = ()
) -> None:
    """A month was published: its tables, with rows in the lake where they are given."""
    ledger = Ledger(home)
    entries = []
    for name, rows in tables.items():
        file = f"{name}/month={month}/{run}.parquet"
        if rows is not None:
            written(home.lake / file, name, rows)
        entries.append(
            Entry(
                publication=ledger.publication + 1,
                published_at=at(moment),
                run_id=run,
                month=Month.parse(month),
                table=name,
                version=0,
                file=file,
                rows=10 if rows is None else len(rows),
                sha256="0" * 64,
                code="code",
                rules="rules",
                inputs={"delivery": f"{name}-hash"} if name in deliveries else {},
                facts={},
            )
        )
    ledger.publish(entries)


def written(path: Path, table: str, rows: Rows) -> None:
    """Rows of a table as a file of the lake."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        load(connection, TABLES[table], rows)
        connection.execute(f"""COPY "{table}" TO '{path}' (FORMAT parquet)""")


def delivered(home: Home, source: str, month: str, content: str, run: str, moment: str, **more: Any) -> Path:
    """A delivery was read; returns its folder in the register."""
    folder = home.deliveries / source / month / content[:16]
    folder.mkdir(parents=True)
    counts = {"rows_in": 10, "rows_kept": 10, "rows_quarantined": 0, "exact_duplicates": 0}
    values = {"verdict": "accepted", "first_read": at(moment).isoformat(), **counts, **more}
    entry = Delivered(source, month, content, last_read=at(moment).isoformat(), run_id=run, **values)
    (folder / "delivery.json").write_text(json.dumps(asdict(entry)), encoding="utf-8")
    return folder


def quarantined(folder: Path, *rows: tuple[str, int, str, str, str]) -> None:
    """Quarantined rows of a delivery: file, line, column, value, reason."""
    entry = json.loads((folder / "delivery.json").read_text(encoding="utf-8"))
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE q (source VARCHAR, month VARCHAR, delivery VARCHAR, file VARCHAR, line BIGINT, "
            "column_name VARCHAR, value VARCHAR, reason VARCHAR)"
        )
        for row in rows:
            connection.execute(
                "INSERT INTO q VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [entry["source"], entry["month"], entry["delivery"], *row],
            )
        connection.execute(f"COPY q TO '{folder / 'quarantined.parquet'}' (FORMAT parquet)")


def waived(home: Home, table: str, check: str, month: str, reason: str, until: str, given: str) -> None:
    """A person waives a failed check."""
    waivers.give(home, Waiver(table, check, month, reason, until, "someone", at(given).isoformat()))
