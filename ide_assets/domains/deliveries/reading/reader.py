"""Read a delivery in DuckDB: list and inspect its files, parse them, quarantine rows, replace users by pseudonyms.

Each step is a module that knows only the steps before it: landing, inspection, parsing, quarantine, pseudonyms. Every
row is accepted, quarantined or an exact duplicate: rows in = accepted + quarantined + duplicates.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.inspection import Inspected, inspect_file
from ide_assets.domains.deliveries.files.landing import SUCCESS, Delivery, DeliveryRejectedError, combined_hash
from ide_assets.domains.deliveries.reading import cleaning, oddities
from ide_assets.domains.deliveries.reading.parsing import parse
from ide_assets.domains.deliveries.reading.pseudonyms import erased_name, make_pseudonyms, replace_erased
from ide_assets.domains.deliveries.reading.quarantine import quarantine
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store.database import literal, quoted

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Counts:
    """The number of rows of a delivery, by outcome."""

    rows_in: int
    accepted: int
    quarantined: int
    duplicates: int


@dataclass(frozen=True)
class Read:
    """A delivery that was read; the connection has the views `kept` (accepted rows) and `quarantined`."""

    content_hash: str
    counts: Counts
    reasons: Mapping[str, int]
    files: Sequence[str] = ()
    remarks: Sequence[str] = field(default_factory=list)
    oddities: Mapping[str, int] = field(default_factory=dict)
    #: Quarantined rows that do not count towards the share above which a delivery is rejected.
    exempt: int = 0


def read(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    delivery: Delivery,
    user_key: bytes,
    rules: Rules,
    erased: Collection[str] = (),
    unusable: Collection[str] = (),
) -> Read:
    """Read all files of a delivery into the views `kept` (the source's columns) and `quarantined`.

    The references of the source must be bound under their names. `erased` are SHA-256 hashes of the pseudonyms that
    must not be stored again (R-DQ-5). `rules` decide which subscriptions are active and the time zone of months. Row
    rules that read one of the `unusable` sources are not applied. Raises
    DeliveryRejectedError if the delivery is rejected because of its files; the share of quarantined rows is judged
    by `reject_above`.
    """
    stamps, ignored = delivery.stamps(), delivery.ignored()
    files = [inspect_file(file, source) for file in delivery.files()]
    time_zone = rules.month_time_zone
    parse(connection, source, delivery, files, time_zone)
    exempt = quarantine(connection, source, delivery, rules, unusable)
    _make_views(connection, source, files, user_key, erased, delivery.month, time_zone)
    counts = _count(connection)
    if counts.rows_in == 0 and not source.may_be_empty:
        raise DeliveryRejectedError(
            f"{delivery.folder} has a header but no rows. A month without {source.name} is not plausible; "
            "deliver the rows."
        )
    if delivery.stamps() != stamps:
        raise DeliveryRejectedError(f"{delivery.folder}: files changed while they were read. Write {SUCCESS} last.")
    reasons = connection.execute(
        "SELECT column_name || ': ' || reason, count(*) FROM quarantined GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"
    ).fetchall()
    remarks = [
        *_unknown_columns(connection, files),
        *(f"{name} is not a data file; ignored" for name in ignored),
    ]
    return Read(
        combined_hash(file.sha256 for file in files),
        counts,
        {str(reason): int(count) for reason, count in reasons},
        [f"{file.file.shown_name} sha256:{file.sha256}" for file in files],
        remarks,
        oddities.count(connection, source, len(remarks)),
        exempt,
    )


def _unknown_columns(connection: "duckdb.DuckDBPyConnection", files: Sequence[Inspected]) -> list[str]:
    if not any(file.extra for file in files):
        return []
    # If no row fits the header, it may lack a line end and continue with values of the first row.
    with_rows = {number for (number,) in connection.execute("SELECT DISTINCT file_number FROM parsed").fetchall()}
    return [
        f"{file.file.shown_name}: column {file.column(position, number in with_rows)} is not in the contract; ignored"
        for number, file in enumerate(files)
        for position in file.extra.values()
    ]


def reject_above(read_delivery: Read, delivery: Delivery, rules: Rules) -> None:
    """Raise DeliveryRejectedError if all rows are quarantined, or more than both the allowed share and number."""
    counts = read_delivery.counts
    counted = counts.quarantined - read_delivery.exempt
    share = counted / counts.rows_in if counts.rows_in else 0.0
    worst = "; ".join(f"{reason} ({count:,} rows)" for reason, count in list(read_delivery.reasons.items())[:3])
    if counted > rules.quarantine_rows and share > rules.quarantine_share:
        raise DeliveryRejectedError(
            f"{delivery.folder}: {counted:,} of {counts.rows_in:,} rows ({share:.1%}) break a row "
            f"rule; at most {rules.quarantine_share:.1%} may. Most often: {worst}. Correct them and deliver again."
        )
    if not counts.accepted and not BY_NAME[delivery.source].may_be_empty:
        raise DeliveryRejectedError(
            f"{delivery.folder}: all of its {counts.rows_in:,} rows break a row rule, and a month without "
            f"{delivery.source} is not plausible. Most often: {worst}. Correct them and deliver again."
        )


def _make_views(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    files: Sequence[Inspected],
    user_key: bytes,
    erased: Collection[str],
    month: Month,
    time_zone: str,
) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE file_names (file_number INTEGER, file VARCHAR)")
    connection.executemany(
        "INSERT INTO file_names VALUES (?, ?)",
        [(number, file.file.shown_name) for number, file in enumerate(files)],
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE quarantined AS "
        "SELECT file, line, column_name, value, reason FROM (FROM row_faults UNION ALL FROM unreadable) "
        "JOIN file_names USING (file_number) ORDER BY file, line"
    )
    personal = _personal(source)
    joins = ""
    names = [column.name for column in source.columns]
    selected = [f'sound_rows."{name}"' for name in names]
    for name in personal:
        make_pseudonyms(connection, name, user_key)
        replace_erased(connection, name, erased)
        joins += f' LEFT JOIN pseudonyms_{name} ON sound_rows."{name}" = pseudonyms_{name}.delivered'
        selected[names.index(name)] = f'pseudonyms_{name}.pseudonym AS "{name}"'
    for place, column in enumerate(source.columns):
        if column.names_person and erased:
            selected[place] = f"{erased_name(source, column.name, erased)} AS {quoted(column.name)}"
    for name in source.lists:
        selected[names.index(name)] = f"{cleaning.items(quoted(name))} AS {quoted(name)}"
    selected += [
        f"CAST(timezone({literal(time_zone)}, {quoted(moment)}) AS DATE) AS {quoted(day)}"
        for day, moment in source.local_days.items()
    ]
    if source.is_dated:
        selected.append(f"DATE '{month.first_day}' AS by_month")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW kept AS SELECT {', '.join(selected)} FROM sound_rows{joins}")


def forget(connection: "duckdb.DuckDBPyConnection", source: Source) -> None:
    """Drop the largest tables of a delivery that was read, so that its accepted rows have their memory."""
    for name in ("parsed", "crowded", *(f"pseudonyms_{name}" for name in _personal(source))):
        connection.execute(f"DROP TABLE {name}")


def mentions_person(
    connection: "duckdb.DuckDBPyConnection", source: Source, delivery: Delivery, identifier: str
) -> bool:
    """Whether any row of the delivery, quarantined rows included, has this (cleaned) identifier of a person.

    Raises DeliveryRejectedError if a file cannot be read.
    """
    files = [inspect_file(file, source) for file in delivery.files()]
    parse(connection, source, delivery, files, "UTC")
    is_named = " OR ".join(f"{quoted(name)} = $identifier" for name in _personal(source))
    row = connection.execute(f"SELECT EXISTS (FROM parsed WHERE {is_named})", {"identifier": identifier}).fetchone()
    return bool(row and row[0])


def _personal(source: Source) -> list[str]:
    """The columns whose values are replaced by pseudonyms."""
    return [column.name for column in source.table.columns if column.personal]


def _count(connection: "duckdb.DuckDBPyConnection") -> Counts:
    row = connection.execute(
        "SELECT (SELECT count(*) FROM parsed) + (SELECT count(*) FROM unreadable), "
        "(SELECT count(*) FROM sound_rows), (SELECT count(*) FROM quarantined), (SELECT count(*) FROM duplicates)"
    ).fetchone()
    assert row is not None
    counts = Counts(*(int(number) for number in row))
    if counts.rows_in != counts.accepted + counts.quarantined + counts.duplicates:
        raise RuntimeError(f"rows were lost while reading: {counts}. This is a defect; nothing was stored.")
    return counts
