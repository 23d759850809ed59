"""Deliveries through their source's recipe, without Dagster: accepted rows, the register, messages."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import Delivery
from ide_assets.domains.deliveries.recipes import Delivered
from ide_assets.engines import base as engine
from ide_assets.kernel.build import BuildContext, Candidate, CannotBuildError, RunTables
from ide_assets.settings import Rules, Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets_tests.deliveries.desk import MONTH, Desk, Writer, csv_text, row

RUN = "run"
FILES = Mapping[str, str | bytes | Writer]


@dataclass(frozen=True)
class Taken:
    """The result of a delivery: its candidate or the message, its entry in the register, the quarantined rows."""

    candidate: Candidate | None
    message: str
    entry: Mapping[str, Any]
    quarantined: list[tuple[str, int, str, str | None, str]]
    warned: Mapping[str, int]

    @property
    def counts(self) -> tuple[int | None, ...]:
        """Rows read, accepted, quarantined, exact duplicates; null if the rows were not counted."""
        return tuple(self.entry[name] for name in ("rows_in", "rows_kept", "rows_quarantined", "exact_duplicates"))


class Intake:
    """A home with the accounts and products of the month, so that every source can be read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = Home(root / "home")
        self._landings = 0
        accounts = [row("accounts", account_csn=csn, account_id=csn) for csn in ("0012", "0013", "0014")]
        products = [row("product_offerings"), row("product_offerings", product_offering="RVT")]
        for source, rows in (("accounts", accounts), ("product_offerings", products)):
            with self._making(self.desk().delivery({"a.csv": csv_text(rows)}, source)) as context:
                candidate = Delivered(BY_NAME[source]).build(context)
                assert isinstance(candidate, Candidate)
                facts = {"sha256": database.file_hash(candidate.path), "rows": candidate.rows}
                context.tables.lake.commit(BY_NAME[source].table, MONTH, candidate.path, candidate.rows, facts)

    def desk(self) -> Desk:
        """A desk with a landing folder of its own."""
        self._landings += 1
        return Desk(self.root / f"landing-{self._landings}")

    @contextmanager
    def _making(self, delivery: Delivery, rules: Rules | None = None) -> Iterator[BuildContext]:
        settings = Settings(landing=delivery.folder.parent.parent, home=self.home.root, rules=rules or Rules())
        with database.session(settings, self.home) as connection:
            yield BuildContext(
                delivery.month,
                date(2023, 6, 2),
                settings,
                RunTables(Lake(self.home), Ledger(self.home), RUN, frozenset()),
                engine.DuckDB(connection),
            )

    def take(self, files: FILES, source: str = "usage_authorizations", rules: Rules | None = None) -> Taken:
        """Deliver the files and build the source's month."""
        return self.take_delivery(self.desk().delivery(files, source), rules)

    def take_delivery(self, delivery: Delivery, rules: Rules | None = None) -> Taken:
        """Build the source's month from a delivery that is already written."""
        candidate, message = None, ""
        before = {path: path.stat().st_mtime_ns for path in self._entries(delivery)}
        with self._making(delivery, rules) as context:
            try:
                built = Delivered(BY_NAME[delivery.source]).build(context)
                assert isinstance(built, Candidate)
                candidate = built
            except CannotBuildError as error:
                message = str(error)
        # At most one: a delivery has one entry, named by the hash of its bytes.
        written = [path for path in self._entries(delivery) if before.get(path) != path.stat().st_mtime_ns]
        entry: Mapping[str, Any] = {}
        quarantined: list[Any] = []
        for path in written:
            entry = json.loads(path.read_text(encoding="utf-8"))
            rows = path.parent / "quarantined.parquet"
            if rows.exists():
                query = f"SELECT file, line, column_name, value, reason FROM {database.parquet([rows])} ORDER BY ALL"
                quarantined += duckdb.execute(query).fetchall()
        warned = (
            {verdict.name: verdict.failing for verdict in candidate.verdicts if not verdict.passed} if candidate else {}
        )
        return Taken(candidate, message, entry, quarantined, warned)

    def _entries(self, delivery: Delivery) -> list[Path]:
        return sorted((self.home.deliveries / delivery.source / str(delivery.month)).glob("*/delivery.json"))
