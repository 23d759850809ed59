"""The register: every delivery that was read, the outcome of reading it, and its quarantined rows.

    <home>/deliveries/<source>/<YYYY-MM>/<content hash>/delivery.json
                                                        quarantined.parquet

A delivery is identified by the hash of its bytes: if it is read again, it keeps its entry; a corrected delivery gets a
new one, so the former quarantine stays as history. The ledger records, by this hash, which months used it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.files.landing import Delivery, DeliveryRejectedError
from ide_assets.domains.deliveries.reading.reader import Read
from ide_assets.months import Month
from ide_assets.store import database, ledger
from ide_assets.store.files import WRITING, file_text, parsed, write_whole, written_aside
from ide_assets.store.home import RESTORE, DamagedHomeError, Home

if TYPE_CHECKING:
    import duckdb

ACCEPTED, REJECTED = "accepted", "rejected"

#: Types of an entry's fields, to read the files with SQL.
ENTRY_TYPES: Mapping[str, str] = {
    "source": "VARCHAR",
    "month": "VARCHAR",
    "delivery": "VARCHAR",
    "verdict": "VARCHAR",
    "reason": "VARCHAR",
    "rows_in": "BIGINT",
    "rows_kept": "BIGINT",
    "rows_quarantined": "BIGINT",
    "exact_duplicates": "BIGINT",
    "reasons": "MAP(VARCHAR, BIGINT)",
    "remarks": "VARCHAR[]",
    "files": "VARCHAR[]",
    "first_read": "TIMESTAMPTZ",
    "last_read": "TIMESTAMPTZ",
    "run_id": "VARCHAR",
}

_ENTRY, _ROWS = "delivery.json", "quarantined.parquet"

#: Used as the hash of a delivery whose files must not be opened.
_UNSAFE = "unsafe-names"


@dataclass(frozen=True)
class Entry:
    """One delivery as last read. Counts are null where it was rejected before its rows were counted."""

    source: str
    month: str
    delivery: str
    verdict: str
    last_read: str
    run_id: str
    first_read: str = ""
    reason: str = ""
    rows_in: int | None = None
    rows_kept: int | None = None
    rows_quarantined: int | None = None
    exact_duplicates: int | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)
    remarks: Sequence[str] = ()
    files: Sequence[str] = ()


class Register:
    """The register of one home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._root = home.deliveries

    def entries(self) -> list[Path]:
        """The files of all entries."""
        return self._home.files(self._root, f"*/*/*/{_ENTRY}")

    def quarantined(self, source: str = "*") -> list[Path]:
        """The Parquet files of all quarantined rows, or of one source's."""
        return self._home.files(self._root, f"{source}/*/*/{_ROWS}")

    def sweep(self) -> None:
        """Delete half-written files of killed processes: they may identify people. The caller holds the home's lock."""
        for path in self._home.files(self._root, f"*/*/*/*{WRITING}"):
            path.unlink()

    def check(self, published: Iterable[tuple[str, Month, str]]) -> None:
        """Raise DamagedHomeError if the entry of a published delivery (source, month, hash) or of rows is not whole."""
        needed = {self.folder(*delivery) for delivery in published} | {path.parent for path in self.quarantined()}
        for folder in sorted(needed):
            if (why := _damage(folder / _ENTRY)) is not None:
                raise DamagedHomeError(
                    f"The register of deliveries is damaged: {folder / _ENTRY} {why}. Nothing was deleted. {RESTORE}"
                )

    def folder(self, source: str, month: Month, content_hash: str) -> Path:
        """The folder of a delivery's entry."""
        return self._root / source / str(month) / content_hash[:16]

    def note(
        self,
        delivery: Delivery,
        read: Read | None,
        rejection: str | None,
        connection: "duckdb.DuckDBPyConnection",
        run_id: str,
        now: datetime,
    ) -> Path | None:
        """Record the outcome of reading a delivery; returns the file of its quarantined rows, if there are any.

        `read` is None if the delivery was rejected before its rows were counted; otherwise the connection has the view
        `quarantined`.
        """
        content_hash = _hash(delivery) if read is None else read.content_hash
        ledger.begin(self._home)
        folder = self.folder(delivery.source, delivery.month, content_hash)
        self._home.writable(folder)
        moment = now.isoformat(timespec="seconds")
        entry = Entry(
            source=delivery.source,
            month=str(delivery.month),
            delivery=content_hash,
            verdict=ACCEPTED if rejection is None else REJECTED,
            reason=rejection or "",
            first_read=_first_read(folder / _ENTRY) or moment,
            last_read=moment,
            run_id=run_id,
        )
        rows: Path | None = None
        if read is not None:
            counts = read.counts
            entry = replace(
                entry,
                rows_in=counts.rows_in,
                rows_kept=counts.accepted,
                rows_quarantined=counts.quarantined,
                exact_duplicates=counts.duplicates,
                reasons=dict(read.reasons),
                remarks=list(read.remarks),
                files=list(read.files),
            )
            if counts.quarantined:
                rows = folder / _ROWS
                with written_aside(rows) as aside:
                    connection.execute(
                        f"COPY (SELECT {database.literal(entry.source)} AS source, {database.literal(entry.month)} AS "
                        f"month, {database.literal(content_hash)} AS delivery, * FROM quarantined) "
                        f"TO {database.literal(aside)} (FORMAT parquet)"
                    )
        write_whole(folder / _ENTRY, json.dumps(asdict(entry), ensure_ascii=False))
        if read is not None and rows is None:
            # Rows may remain from an earlier reading under rules that quarantined some of them.
            (folder / _ROWS).unlink(missing_ok=True)
        return rows


def _hash(delivery: Delivery) -> str:
    try:
        return delivery.content_hash()
    except DeliveryRejectedError:
        return _UNSAFE


def _damage(path: Path) -> str | None:
    """The damage of an entry's file, in words; None if it is whole."""
    try:
        entry = parsed(file_text(path))
    except FileNotFoundError:
        return "is missing"
    except (OSError, ValueError):
        return "cannot be read"
    return None if isinstance(entry, dict) and entry.keys() >= ENTRY_TYPES.keys() else "lacks fields of an entry"


def _first_read(path: Path) -> str | None:
    try:
        return str(parsed(file_text(path))["first_read"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
