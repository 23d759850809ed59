"""Try a delivery before it is sent: read and judge it as a run would, and store nothing (R-DQ-4)."""

import re
import secrets
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.expectations import suite
from ide_assets.domains.deliveries.files.landing import Delivery, DeliveryRejectedError, Landing
from ide_assets.domains.deliveries.reading import reader
from ide_assets.domains.deliveries.recipes import require_begun
from ide_assets.engines import base as engine
from ide_assets.engines import batches
from ide_assets.kernel import figures, judging
from ide_assets.kernel.build import CannotBuildError
from ide_assets.kernel.expectations import Expectation, Verdict
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

#: Quarantined rows shown.
SHOWN_ROWS = 20


class CannotTryError(ValueError):
    """The trial lacks something that it needs; the message names it."""


@dataclass(frozen=True)
class Trial:
    """What a run would do with a delivery.

    `rejection` is empty if it would be accepted; `counts` is None if it is rejected before its rows are counted.
    `unchecked` has the sources that it could not be compared with, each with the reason why that one is rejected.
    """

    source: str
    month: Month
    rejection: str
    counts: reader.Counts | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)
    oddities: Mapping[str, int] = field(default_factory=dict)
    remarks: Sequence[str] = ()
    quarantined: Sequence[tuple[str, int | None, str, str | None, str]] = ()
    verdicts: Sequence[Verdict] = ()
    unchecked: Mapping[str, str] = field(default_factory=dict)

    @property
    def would_stop(self) -> bool:
        """Whether the month could not be published with it."""
        return bool(self.rejection) or any(verdict.stops for verdict in self.verdicts)


def named_by(folder: Path, source: str | None, month: str | None) -> tuple[Source, Month]:
    """The source and month of a folder: as given, otherwise from its path `.../<source>/<YYYY-MM>`.

    Raises CannotTryError.
    """
    absolute = folder.absolute()
    if not absolute.is_dir():
        raise CannotTryError(f"{folder} is not a folder. Expected <source>/<YYYY-MM> with the delivery's files.")
    name = source or absolute.parent.name
    if name not in BY_NAME:
        raise CannotTryError(
            f"{name!r} is not a source. Give it with --source, one of {', '.join(BY_NAME)}, or name the folder "
            "<source>/<YYYY-MM>."
        )
    try:
        return BY_NAME[name], Month.parse(month or absolute.name)
    except ValueError as error:
        raise CannotTryError(f"{error}. Give it with --month, or name the folder <source>/<YYYY-MM>.") from None


def try_delivery(folder: Path, source: Source, month: Month, settings: Settings, ledger: Ledger) -> Trial:
    """Read and judge the delivery in a folder, finished or not. Raises CannotTryError."""
    delivery = Delivery(source.name, month, folder)
    try:
        require_begun(month, settings.rules.today(datetime.now(UTC)))
    except CannotBuildError as error:
        return Trial(source.name, month, str(error))
    with (
        tempfile.TemporaryDirectory(prefix="ide-trial-") as scratch,
        database.session(settings, Home(Path(scratch))) as connection,
    ):
        bound: set[str] = set()
        unusable: dict[str, str] = {}
        for name in source.looked_up:
            _bind_reference(connection, BY_NAME[name], source, month, ledger, settings, bound, unusable)
        try:
            read = _read(connection, source, delivery, settings, unusable)
        except DeliveryRejectedError as rejected:
            return Trial(source.name, month, str(rejected), unchecked=unusable)
        rejection = ""
        try:
            reader.reject_above(read, delivery, settings.rules)
        except DeliveryRejectedError as rejected:
            rejection = str(rejected)
        shown = connection.execute(
            f"SELECT file, line, column_name, value, reason FROM quarantined ORDER BY file, line LIMIT {SHOWN_ROWS}"
        ).fetchall()
        on_duckdb = engine.DuckDB(connection)
        on_duckdb.define(batches.CANDIDATE, "FROM kept")
        verdicts = judging.judge(
            on_duckdb,
            source.table,
            [expectation for expectation in suite(source) if not _reads(expectation, unusable)],
            month,
            read.counts.accepted,
            figures.of_earlier_months(ledger, source.table, month),
            settings.rules,
        )
        return Trial(
            source.name,
            month,
            rejection,
            read.counts,
            read.reasons,
            read.oddities,
            read.remarks,
            shown,
            verdicts,
            unusable,
        )


def _reads(expectation: Expectation, sources: Collection[str]) -> bool:
    return any(re.search(rf"\b{name}\b", expectation.failing) for name in sources)


def _read(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    delivery: Delivery,
    settings: Settings,
    unusable: Collection[str],
) -> reader.Read:
    # Nothing is stored, so a random key is enough for the pseudonyms.
    return reader.read(connection, source, delivery, secrets.token_bytes(32), settings.rules, unusable=unusable)


def _bind_reference(
    connection: "duckdb.DuckDBPyConnection",
    reference: Source,
    source: Source,
    month: Month,
    ledger: Ledger,
    settings: Settings,
    bound: set[str],
    unusable: dict[str, str],
) -> None:
    """Bind a source that the rules read, once: as delivered in the landing folder, otherwise as published.

    A delivery that is itself rejected is unusable: what is wrong with it hides nothing of the delivery that is tried.
    """
    if reference.name in bound:
        return
    bound.add(reference.name)
    delivery = Landing(settings.landing).find(reference.name, month)
    if delivery is not None:
        for name in (*reference.references, *reference.optional_references):
            _bind_reference(connection, BY_NAME[name], reference, month, ledger, settings, bound, unusable)
        try:
            _read(connection, reference, delivery, settings, unusable)
        except DeliveryRejectedError as rejected:
            unusable[reference.name] = str(rejected)
            engine.bind(connection, reference.table, [])
            return
        connection.execute(f'CREATE OR REPLACE TEMP TABLE "{reference.name}" AS FROM kept')
        return
    entry = ledger.entry(reference.name, month)
    if entry is None and reference.name in source.optional_references:
        engine.bind(connection, reference.table, [])
        return
    if entry is None:
        raise CannotTryError(
            f"{source.name} is checked against {reference.name} of {month}, which is neither in {settings.landing} nor "
            f"published. Put it there first, or give the folder that it is in: --landing"
        )
    engine.bind(connection, reference.table, [ledger.path(entry)])
