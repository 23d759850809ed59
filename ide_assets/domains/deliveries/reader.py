"""Read a delivery in DuckDB: rows kept, rows quarantined with their reason, exact duplicates dropped.

The order of the rules: rows that cannot be read; values that break a row rule; exact duplicates; rows of
one key with different values; rules that look at other rows or sources. Always rows in = kept +
quarantined + duplicates.
"""

import hmac
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries import cleaning
from ide_assets.domains.deliveries.inspection import Inspected, inspect_file
from ide_assets.domains.deliveries.landing import (
    SUCCESS,
    Delivery,
    DeliveryRejectedError,
    Format,
    combined_hash,
    shown_name,
)
from ide_assets.domains.deliveries.parsing import EMPTY, has_time_of_day, is_cleaned, parsed
from ide_assets.domains.deliveries.rows import NOT_KEPT, SHOWN_VALUE, CsvRows
from ide_assets.domains.deliveries.rules import GROUP_RULES
from ide_assets.domains.deliveries.sources import BY_NAME, Source
from ide_assets.settings import Rules
from ide_assets.store.database import exact, literal
from ide_assets.vocabulary.columns import Column, Type

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Counts:
    """What became of a delivery's rows."""

    rows_in: int
    kept: int
    quarantined: int
    duplicates: int


@dataclass(frozen=True)
class Read:
    """A delivery as read: the views `kept` and `quarantined` stand in the connection."""

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
    erased: Collection[str] = (),
    rules: Rules | None = None,
) -> Read:
    """Read all files of a delivery into the views `kept` (the source's columns) and `quarantined`.

    The references of the source must be bound under their names. `erased` are SHA-256 hashes of the pseudonyms that
    must not come back (R-DQ-5). Without `rules` the default settings decide which subscriptions are active and what the
    time zone of months is. Raises DeliveryRejectedError where the delivery is rejected whole for what a file is; the
    share of quarantined rows is judged by `reject_above`.
    """
    time_zone = (rules or Rules()).month_time_zone
    stamps = [path.stat() for path, _ in delivery.files()]
    files = [inspect_file(path, file_format, source) for path, file_format in delivery.files()]
    _parse(connection, source, delivery, files, time_zone)
    _reject_columns_without_values(connection, source, files)
    _drop_duplicates(connection, source)
    exempt = 0
    for rule in GROUP_RULES.get(source.name, ()):
        from ide_assets.kernel.parameters import bound  # loads Ibis, which most sources do without

        connection.execute(f"CREATE OR REPLACE TEMP VIEW standing AS {_STANDING}")
        query = bound(rule.refused(delivery.month), delivery.month, rules=rules)
        (quarantined,) = connection.execute(f"INSERT INTO refused {query}").fetchone() or (0,)
        exempt += 0 if rule.counts_towards_share else int(quarantined)
        rejection = rule.rejection(connection)
        if rejection is not None:
            raise DeliveryRejectedError(f"{delivery.folder}: {rejection}")
    _views(connection, source, files, user_key, erased)
    counts = _count(connection)
    if counts.rows_in == 0 and not source.may_be_empty:
        raise DeliveryRejectedError(
            f"{delivery.folder}: has a header and no rows. A month without {source.name} is not plausible; "
            "deliver the rows."
        )
    if _changed(stamps, delivery):
        raise DeliveryRejectedError(f"{delivery.folder}: files changed while they were read. Write {SUCCESS} last.")
    reasons = connection.execute(
        "SELECT column_name || ': ' || reason, count(*) FROM quarantined GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"
    ).fetchall()
    remarks = [
        *_unknown_columns(connection, files),
        *(f"{name} is no data file; ignored" for name in delivery.ignored()),
    ]
    return Read(
        combined_hash(file.sha256 for file in files),
        counts,
        {str(reason): int(count) for reason, count in reasons},
        [f"{shown_name(file.path)} sha256:{file.sha256}" for file in files],
        remarks,
        _oddities(connection, source, len(remarks)),
        exempt,
    )


def _unknown_columns(connection: "duckdb.DuckDBPyConnection", files: Sequence[Inspected]) -> list[str]:
    if not any(file.extra for file in files):
        return []
    # A header that no row fits may be one that goes on with values of the first row.
    with_rows = {number for (number,) in connection.execute("SELECT DISTINCT file_number FROM parsed").fetchall()}
    return [
        f"{shown_name(file.path)}: column {file.column(position, number in with_rows)} is not in the contract; ignored"
        for number, file in enumerate(files)
        for position in file.extra.values()
    ]


def reject_above(read_delivery: Read, delivery: Delivery, rules: Rules) -> None:
    """Raise DeliveryRejectedError where too many rows are quarantined (more than the share and the number), or all."""
    counts = read_delivery.counts
    counted = counts.quarantined - read_delivery.exempt
    share = counted / counts.rows_in if counts.rows_in else 0.0
    worst = "; ".join(f"{reason} ({count:,} rows)" for reason, count in list(read_delivery.reasons.items())[:3])
    if counted > rules.quarantine_rows and share > rules.quarantine_share:
        raise DeliveryRejectedError(
            f"{delivery.folder}: {counted:,} of {counts.rows_in:,} rows ({share:.1%}) break a row "
            f"rule; at most {rules.quarantine_share:.1%} may. Most often: {worst}. Correct them and deliver again."
        )
    if not counts.kept and not BY_NAME[delivery.source].may_be_empty:
        raise DeliveryRejectedError(
            f"{delivery.folder}: all of its {counts.rows_in:,} rows break a row rule, and a month without "
            f"{delivery.source} is not plausible. Most often: {worst}. Correct them and deliver again."
        )


#: Rows that no rule has refused so far.
_STANDING = """
SELECT parsed.* FROM parsed
ANTI JOIN refused ON parsed.file_number = refused.file_number AND parsed.line = refused.line
ANTI JOIN duplicates ON parsed.file_number = duplicates.file_number AND parsed.line = duplicates.line
"""


def _parse(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    delivery: Delivery,
    files: Sequence[Inspected],
    time_zone: str,
) -> None:
    """Make `parsed`: each row that can be read, with typed values and its problems."""
    import duckdb

    connection.execute(
        "CREATE OR REPLACE TEMP TABLE refused (file_number INTEGER, line BIGINT, column_name VARCHAR, value VARCHAR, "
        "reason VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE unreadable AS FROM refused")
    connection.execute("CREATE OR REPLACE TEMP TABLE duplicates (file_number INTEGER, line BIGINT)")
    streams = {number: CsvRows(file) for number, file in enumerate(files) if file.format is not Format.PARQUET}
    for number, rows in streams.items():
        connection.register(f"rows_{number}", rows.stream())
    try:
        scans = [_scan(connection, number, file) for number, file in enumerate(files)]
        connection.execute(_parsing(source, delivery, scans, time_zone))
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        raise
    except duckdb.Error:
        for rows in streams.values():
            if rows.rejection is not None:
                raise rows.rejection from None
        if len(streams) == len(files):
            raise
        # What DuckDB says may quote a value.
        raise DeliveryRejectedError(
            f"{delivery.folder}: a Parquet file cannot be read to its end. Write the Parquet files again and deliver "
            "again."
        ) from None
    finally:
        for number in streams:
            connection.unregister(f"rows_{number}")
    _check_claims(connection, files)
    for number, rows in streams.items():
        _set_aside(connection, number, rows)
    connection.execute(
        "INSERT INTO refused SELECT file_number, line, problems[1].column_name, problems[1].value, list_aggregate("
        "list_transform(problems, lambda p: p.column_name || ' ' || p.reason), 'string_agg', '; ') "
        "FROM parsed WHERE len(problems) > 0"
    )


def _check_claims(connection: "duckdb.DuckDBPyConnection", files: Sequence[Inspected]) -> None:
    found = dict(connection.execute("SELECT file_number, count(*) FROM parsed GROUP BY 1").fetchall())
    for number, file in enumerate(files):
        if file.rows is not None and file.rows != found.get(number, 0):
            raise DeliveryRejectedError(
                f"{file.shown}: claims {file.rows:,} rows and has {found.get(number, 0):,}. Write it again and deliver "
                "again."
            )


def _set_aside(connection: "duckdb.DuckDBPyConnection", number: int, rows: CsvRows) -> None:
    table = rows.unreadable.table()
    if table is not None:
        connection.register("set_aside", table)
        connection.execute(f"INSERT INTO unreadable SELECT {number}, line, column_name, value, reason FROM set_aside")
        connection.unregister("set_aside")


@dataclass(frozen=True)
class _Scan:
    """The delivered values of a file by line, and the type in which each of the source's columns comes."""

    sql: str
    natives: tuple[tuple[str, str], ...]


def _scan(connection: "duckdb.DuckDBPyConnection", number: int, file: Inspected) -> _Scan:
    if file.format is not Format.PARQUET:
        return _Scan(
            f"SELECT {number} AS file_number, * FROM rows_{number}", tuple((name, "VARCHAR") for name in file.positions)
        )
    # A Parquet file has rows and no lines: the first row is 1. In CSV the header is line 1. DuckDB numbers rows as it
    # reads, on all cores; not where the file has a column of that name, so there they are counted one after another.
    is_taken = "file_row_number" in map(str.lower, file.header)
    line, numbered = ("row_number() OVER ()", "") if is_taken else ("file_row_number + 1", ", file_row_number = true")
    selected = ", ".join(
        f"{_quoted(file.header[position])} AS {_quoted(name)}" for name, position in file.positions.items()
    )
    sql = (
        f"SELECT {number} AS file_number, {line} AS line, {selected} "
        f"FROM read_parquet({literal(exact(file.path))}{numbered})"
    )
    described = connection.execute(f"DESCRIBE {sql}").fetchall()
    return _Scan(sql, tuple((name, str(kind)) for name, kind, *_ in described if name in file.positions))


def _parsing(source: Source, delivery: Delivery, scans: Sequence[_Scan], time_zone: str) -> str:
    """SQL that makes `parsed`: files that come in the same types are parsed together."""
    alike: dict[frozenset[tuple[str, str]], list[_Scan]] = {}
    for scan in scans:
        alike.setdefault(frozenset(scan.natives), []).append(scan)
    selects = [
        _parse_alike(source, delivery, dict(natives), " UNION ALL BY NAME ".join(scan.sql for scan in group), time_zone)
        for natives, group in alike.items()
    ]
    return f"CREATE OR REPLACE TEMP TABLE parsed AS {' UNION ALL '.join(selects)}"


def _parse_alike(source: Source, delivery: Delivery, natives: Mapping[str, str], scan: str, time_zone: str) -> str:
    # Step by step, so that what several expressions share is computed once.
    delivered, values, problems, listed, texts = [], [], [], [], []
    oddities: dict[str, list[str]] = {name: ["0"] for name in _ODDITIES}
    for column in source.table.columns:
        native = natives.get(column.name)
        part = parsed(
            source,
            column,
            None if native is None else _quoted(column.name),
            native or "VARCHAR",
            delivery.month,
            time_zone,
        )
        raw, value, problem = f'"delivered {column.name}"', _quoted(column.name), f'"problem of {column.name}"'
        delivered += [f"{part.raw} AS {raw}", f'{part.bare} AS "bare {column.name}"']
        values.append(f"{part.value} AS {value}")
        if native == "VARCHAR" and column.type is Type.TEXT:
            texts.append(raw)
        problems.append(f"{part.problem} AS {problem}")
        shown = f"CASE WHEN {raw} IS NOT NULL AND {problem} <> '{EMPTY}' THEN {_shown(source, column, raw)} END"
        told = f"{{'column_name': '{column.name}', 'value': {shown}, 'reason': {problem}}}"
        listed.append(f"CASE WHEN {problem} IS NOT NULL THEN {told} END")
        for oddity, condition in _odd(source, column, native or "", raw, value).items():
            oddities[oddity].append(f"CASE WHEN {condition} THEN 1 ELSE 0 END")
    if texts:
        # One look at all of a row's texts takes less time than one at each.
        together = f"concat({', '.join(texts)})"
        oddities["control"].append(f"CASE WHEN {cleaning.has_control(together)} THEN 1 ELSE 0 END")
    names = ", ".join(_quoted(column.name) for column in source.table.columns)
    any_problem = ", ".join(f'"problem of {column.name}"' for column in source.table.columns)
    counted = ", ".join(f"{' + '.join(terms)} AS {name}" for name, terms in oddities.items())
    return (
        f"SELECT file_number, line, {names}, CASE WHEN coalesce({any_problem}) IS NOT NULL THEN "
        f"list_filter([{', '.join(listed)}], lambda problem: problem IS NOT NULL) ELSE [] END AS problems, {counted} "
        f"FROM (SELECT *, {', '.join(problems)} FROM (SELECT *, {', '.join(values)} FROM "
        f"(SELECT file_number, line, {', '.join(delivered)} FROM ({scan}))))"
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


#: What is accepted with a warning, by the column that counts it.
_ODDITIES = {
    "composed": "text composed to NFC",
    "unseen": "text with zero-width characters",
    "removed": "identifier with zero-width characters, which were removed",
    "blanks": "identifier with blanks around it, which were removed",
    "control": "row with control characters in a text",
    "scientific": "identifier in scientific notation",
    "address": "e-mail address in a column that names no person",
    "timed": "date with a time of day, which was dropped (UTC)",
}

_PLACEHOLDER = "user that is a placeholder such as unknown"
_UNKNOWN = "column or file that the contract does not know"


def _odd(source: Source, column: Column, native: str, raw: str, value: str) -> dict[str, str]:
    """SQL conditions of the oddities that a column's value can have."""
    if column.type is Type.DATE:
        is_text = native == "VARCHAR" or native.startswith("TIMESTAMP")
        return {"timed": f"{value} IS NOT NULL AND {has_time_of_day(raw)}"} if is_text else {}
    if native != "VARCHAR":
        return {}
    conditions: dict[str, str] = {}
    if is_cleaned(source, column):
        conditions |= {"removed": cleaning.has_unseen(raw), "blanks": cleaning.has_blanks_around(raw)}
    if column.type is not Type.TEXT:
        return conditions
    if "removed" not in conditions:
        conditions["unseen"] = cleaning.has_unseen(raw)
    conditions["composed"] = cleaning.is_changed_by_composing(raw)
    if not column.personal and not column.names_person and source.is_personal:
        conditions["address"] = f"contains({raw}, '@')"
    if column.is_identifier and not column.personal:
        conditions["scientific"] = f"regexp_full_match({raw}, '\\d(\\.\\d+)?[eE]\\+?\\d+')"
    return conditions


#: Where a source names persons, a row whose fields are shifted names one in any of them. These are kept of its refused
#: values, as they are none: numbers and dates, misspelled or not, a few words and single letters.
_SAFE = "|".join(
    (
        r"[+-]*[0-9][0-9.,:/_ +-]{0,30}([eE][+-]?[0-9]{1,4})?",
        r"0x[0-9]+",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[^@]{0,30}",
        r"[+-]?(nan|NaN|inf|[iI]nfinity)|now|null|none|true|false",
        r".{0,2}",
    )
)


#: Stands for an erased name or address.
ERASED = "(erased)"


def _shown(source: Source, column: Column, raw: str) -> str:
    """SQL of what the quarantine keeps of a value."""
    if column.personal or column.names_person:
        return f"'{NOT_KEPT}'"
    text = f"left(CAST({raw} AS VARCHAR), {SHOWN_VALUE})"
    return (
        f"CASE WHEN regexp_full_match({text}, '{_SAFE}') THEN {text} ELSE '{NOT_KEPT}' END"
        if source.is_personal
        else text
    )


def _oddities(connection: "duckdb.DuckDBPyConnection", source: Source, remarks: int) -> dict[str, int]:
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in _ODDITIES)
    counted = connection.execute(f"SELECT {sums} FROM parsed").fetchone() or ()
    found = dict(zip(_ODDITIES.values(), map(int, counted), strict=False))
    for column in source.table.columns:
        if column.personal:
            # Of the distinct ones, which are fewer.
            placeholders = f"FROM pseudonyms_{column.name} WHERE {cleaning.is_placeholder('delivered')}"
            rows = connection.execute(
                f"SELECT count(*) FROM kept WHERE {_quoted(column.name)} IN (SELECT pseudonym {placeholders})"
            ).fetchone()
            found[_PLACEHOLDER] = found.get(_PLACEHOLDER, 0) + (int(rows[0]) if rows else 0)
    found[_UNKNOWN] = remarks
    return {name: count for name, count in found.items() if count}


def _reject_columns_without_values(
    connection: "duckdb.DuckDBPyConnection", source: Source, files: Sequence[Inspected]
) -> None:
    # A value that is there but cannot be read is no empty one, so the problems are counted, not the nulls.
    counted = ", ".join(
        f"count(*) FILTER (list_contains(problems, {{'column_name': '{name}', 'value': NULL::VARCHAR, "
        f"'reason': {literal(EMPTY)}}}))"
        for name in source.required
    )
    found = connection.execute(
        f"SELECT (SELECT count(*) FROM parsed), {counted} FROM parsed WHERE len(problems) > 0"
    ).fetchone()
    if found is None or found[0] == 0:
        return
    for name, empty in zip(source.required, found[1:], strict=True):
        if empty == found[0]:
            raise DeliveryRejectedError(
                f"{files[0].path.parent}: required column {name} has no value in any of {found[0]:,} rows. Fill it "
                "and deliver again."
            )


def _drop_duplicates(connection: "duckdb.DuckDBPyConnection", source: Source) -> None:
    key = ", ".join(f'"{name}"' for name in source.key)
    everything = ", ".join(f'"{column.name}"' for column in source.table.columns)
    # Hashes first: they take less time and memory than the keys. Two keys of one hash do no harm below.
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE crowded AS SELECT file_number, line, {everything}, row_number() OVER "
        f"(PARTITION BY {everything} ORDER BY file_number, line) AS copy FROM parsed SEMI JOIN (SELECT hash({key}) AS "
        "hashed FROM parsed WHERE len(problems) = 0 GROUP BY 1 HAVING count(*) > 1) AS often "
        f"ON hash({key}) = often.hashed WHERE len(problems) = 0"
    )
    connection.execute("INSERT INTO duplicates SELECT file_number, line FROM crowded WHERE copy > 1")
    shown = " || ', ' || ".join(
        f"'{name}=' || " + _shown_key(source, column)
        for name, column in ((c.name, c) for c in source.table.columns if c.name in source.key)
    )
    connection.execute(
        f"INSERT INTO refused SELECT file_number, line, '{source.key[0]}', left({shown}, {SHOWN_VALUE}), "
        f"'another row has the same key ({', '.join(source.key)}) and different values; expected one' "
        f"FROM crowded SEMI JOIN (SELECT {key} FROM crowded WHERE copy = 1 GROUP BY {key} HAVING count(*) > 1) "
        f"USING ({key}) WHERE copy = 1"
    )


def _shown_key(source: Source, column: Column) -> str:
    if column.personal:
        return f"'{NOT_KEPT}'"
    text = f"CAST({_quoted(column.name)} AS VARCHAR)"
    return f"CASE WHEN contains({text}, '@') THEN '{NOT_KEPT}' ELSE {text} END" if source.is_personal else text


def _views(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    files: Sequence[Inspected],
    user_key: bytes,
    erased: Collection[str],
) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE file_names (file_number INTEGER, file VARCHAR)")
    connection.executemany(
        "INSERT INTO file_names VALUES (?, ?)",
        [(number, shown_name(file.path)) for number, file in enumerate(files)],
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE quarantined AS "
        "SELECT file, line, column_name, value, reason FROM (FROM refused UNION ALL FROM unreadable) "
        "JOIN file_names USING (file_number) ORDER BY file, line"
    )
    personal = [column.name for column in source.table.columns if column.personal]
    joins = ""
    selected = [f'standing."{name}"' for name in source.table.column_names]
    for name in personal:
        _pseudonyms(connection, name, user_key)
        _leave_erased(connection, name, erased)
        joins += f' LEFT JOIN pseudonyms_{name} ON standing."{name}" = pseudonyms_{name}.delivered'
        selected[source.table.column_names.index(name)] = f'pseudonyms_{name}.pseudonym AS "{name}"'
    for place, column in enumerate(source.table.columns):
        if column.names_person and erased:
            listed = ", ".join(f"'{each}'" for each in sorted(erased))
            is_erased = f"sha256({person_of(source)}) IN ({listed})"
            name = f'"{column.name}"'
            erased_name = (
                f"CASE WHEN {is_erased} AND standing.{name} IS NOT NULL THEN '{ERASED}' ELSE standing.{name} END"
            )
            selected[place] = f"{erased_name} AS {name}"
    connection.execute(f"CREATE OR REPLACE TEMP VIEW standing AS {_STANDING}")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW kept AS SELECT {', '.join(selected)} FROM standing{joins}")


def person_of(source: Source) -> str:
    """SQL of what the list of erased people has the hash of: the source's first key column, with its name."""
    return f"'{source.key[0]}|' || standing.\"{source.key[0]}\""


def _pseudonyms(connection: "duckdb.DuckDBPyConnection", name: str, key: bytes) -> None:
    """HMAC-SHA-256 of each distinct value, 128 bits of it. The key is bound, so it is in no SQL text."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE pseudonyms_{name} (delivered VARCHAR, pseudonym VARCHAR)")
    padded = (sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    connection.execute(
        f"INSERT INTO pseudonyms_{name} SELECT delivered, "
        "left(sha256($outer::BLOB || unhex(sha256($inner::BLOB || encode(delivered)))), 32) "
        f'FROM (SELECT DISTINCT "{name}" AS delivered FROM parsed WHERE len(problems) = 0)',
        {"inner": bytes(byte ^ 0x36 for byte in padded), "outer": bytes(byte ^ 0x5C for byte in padded)},
    )


def _leave_erased(connection: "duckdb.DuckDBPyConnection", name: str, erased: Collection[str]) -> None:
    """Give erased users a token of this reading alone: they still count, and nobody can tell who they are."""
    if erased:
        connection.execute(
            f"UPDATE pseudonyms_{name} SET pseudonym = {unlinkable('pseudonym')} "
            "WHERE list_contains($erased::VARCHAR[], sha256(pseudonym))",
            {"erased": sorted(erased)},
        )


def unlinkable(column: str) -> str:
    """SQL of a token for a column's value that nothing leads back from, in the form of a pseudonym.

    Within one query the same value gets the same token and other values other ones. The key is drawn for this SQL and
    kept nowhere.
    """
    return f"left(sha256('{secrets.token_hex(32)}' || {_quoted(column)}), 32)"


def pseudonym(identifier: str, key: bytes) -> str:
    """The pseudonym of one person's identifier (text in NFC), as the reader stores it."""
    return hmac.new(key, identifier.encode(), sha256).hexdigest()[:32]


def names(connection: "duckdb.DuckDBPyConnection", source: Source, delivery: Delivery, identifier: str) -> bool:
    """Whether a row of the delivery that can be read, sound or not, has this identifier of a person (as cleaned).

    Raises DeliveryRejectedError where a file is none that can be read.
    """
    files = [inspect_file(path, form, source) for path, form in delivery.files()]
    _parse(connection, source, delivery, files, "UTC")
    is_named = " OR ".join(
        f"{_quoted(column.name)} = $identifier" for column in source.table.columns if column.personal
    )
    found = connection.execute(f"SELECT EXISTS (FROM parsed WHERE {is_named})", {"identifier": identifier}).fetchone()
    return bool(found and found[0])


def _count(connection: "duckdb.DuckDBPyConnection") -> Counts:
    found = connection.execute(
        "SELECT (SELECT count(*) FROM parsed) + (SELECT count(*) FROM unreadable), "
        "(SELECT count(*) FROM kept), (SELECT count(*) FROM quarantined), (SELECT count(*) FROM duplicates)"
    ).fetchone()
    assert found is not None
    counts = Counts(*(int(number) for number in found))
    if counts.rows_in != counts.kept + counts.quarantined + counts.duplicates:
        raise RuntimeError(f"rows were lost while reading: {counts}; this is a defect, nothing was stored")
    return counts


def _changed(stamps: Sequence[object], delivery: Delivery) -> bool:
    now = [path.stat() for path, _ in delivery.files()]
    return [(s.st_size, s.st_mtime_ns, s.st_ino) for s in now] != [
        (s.st_size, s.st_mtime_ns, s.st_ino)  # type: ignore[attr-defined]
        for s in stamps
    ]
