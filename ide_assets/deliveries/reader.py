"""Read a delivery in DuckDB: rows kept, rows quarantined with their reason, exact duplicates dropped.

The order of the rules: rows that cannot be read; values that break a row rule; exact duplicates; rows of
one key with different values; rules that look at other rows or sources. Always rows in = kept +
quarantined + duplicates.
"""

import csv
import gzip
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from ide_assets.deliveries.inspection import Inspected, inspect_file
from ide_assets.deliveries.landing import Delivery, DeliveryRejectedError, Format, combined_hash
from ide_assets.deliveries.parsing import EMPTY, Parsed, parsed
from ide_assets.deliveries.rules import GROUP_RULES
from ide_assets.deliveries.sources import Source
from ide_assets.kernel.columns import Column, Type
from ide_assets.kernel.engine import literal
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import duckdb

#: Characters of a refused value that the quarantine keeps.
SHOWN_VALUE = 200


@dataclass(frozen=True)
class Counts:
    """What became of a delivery's rows."""

    rows_in: int
    kept: int
    quarantined: int
    duplicates: int

    @property
    def share(self) -> float:
        """Quarantined rows as a share of the rows in."""
        return self.quarantined / self.rows_in if self.rows_in else 0.0


@dataclass(frozen=True)
class Read:
    """A delivery as read: the views `kept` and `quarantined` stand in the connection."""

    content_hash: str
    counts: Counts
    reasons: Mapping[str, int]
    remarks: Sequence[str] = field(default_factory=list)
    oddities: Mapping[str, int] = field(default_factory=dict)


def read(connection: "duckdb.DuckDBPyConnection", source: Source, delivery: Delivery, user_key: bytes) -> Read:
    """Read all files of a delivery into the views `kept` (the source's columns) and `quarantined`.

    The references of the source must be bound under their names. Raises DeliveryRejectedError where the
    delivery is refused whole for what a file is; the share of quarantined rows is judged by `reject_above`.
    """
    stamps = [path.stat() for path, _ in delivery.files()]
    files = [inspect_file(path, file_format, source) for path, file_format in delivery.files()]
    _parse(connection, source, delivery, files)
    _reject_columns_without_values(connection, source, files)
    _drop_duplicates(connection, source)
    for rule in GROUP_RULES.get(source.name, ()):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW standing AS {_STANDING}")
        connection.execute(f"INSERT INTO refused {rule.refused(delivery.month)}")
        rejection = rule.rejection(connection)
        if rejection is not None:
            raise DeliveryRejectedError(f"{delivery.folder}: {rejection}")
    _find_lines(connection, files)
    _views(connection, source, files, user_key)
    counts = _count(connection)
    if counts.rows_in == 0 and not source.may_be_empty:
        raise DeliveryRejectedError(
            f"{delivery.folder}: has a header and no rows. A month without {source.name} is not plausible; "
            "deliver the rows."
        )
    if [path.stat() for path, _ in delivery.files()] != stamps and _changed(stamps, delivery):
        raise DeliveryRejectedError(
            f"{delivery.folder}: files changed while they were read. Write {'_SUCCESS'} last; run again."
        )
    reasons = connection.execute(
        "SELECT column_name || ': ' || reason, count(*) FROM quarantined GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"
    ).fetchall()
    remarks = [
        *(f"{file.path.name}: column {name} is not in the contract; ignored" for file in files for name in file.extra),
        *(f"{name} is no data file; ignored" for name in delivery.ignored()),
    ]
    return Read(
        combined_hash(file.sha256 for file in files),
        counts,
        {str(reason): int(count) for reason, count in reasons},
        remarks,
        _oddities(connection, len(remarks)),
    )


def reject_above(read_delivery: Read, delivery: Delivery, rules: Rules) -> None:
    """Raise DeliveryRejectedError where too many rows are quarantined (more than the share and the number)."""
    counts = read_delivery.counts
    if counts.quarantined > rules.quarantine_rows and counts.share > rules.quarantine_share:
        worst = "; ".join(f"{reason} ({count:,} rows)" for reason, count in list(read_delivery.reasons.items())[:3])
        raise DeliveryRejectedError(
            f"{delivery.folder}: {counts.quarantined:,} of {counts.rows_in:,} rows ({counts.share:.1%}) break a row "
            f"rule; at most {rules.quarantine_share:.1%} may. Most often: {worst}. Correct them and deliver again."
        )


#: Rows that no rule has refused so far.
_STANDING = """
SELECT parsed.* FROM parsed
ANTI JOIN refused ON parsed.file_number = refused.file_number AND parsed.record = refused.record
ANTI JOIN duplicates ON parsed.file_number = duplicates.file_number AND parsed.record = duplicates.record
"""


def _parse(
    connection: "duckdb.DuckDBPyConnection", source: Source, delivery: Delivery, files: Sequence[Inspected]
) -> None:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE refused (file_number INTEGER, record BIGINT, column_name VARCHAR, "
        "value VARCHAR, reason VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE duplicates (file_number INTEGER, record BIGINT)")
    # A row that cannot be read has no columns: its line is known at once, and no value is kept.
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE unreadable (file_number INTEGER, line BIGINT, column_name VARCHAR, "
        "reason VARCHAR)"
    )
    selects = []
    for number, file in enumerate(files):
        scan = f"scan_{number}"
        if file.format is Format.PARQUET:
            connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {scan} AS SELECT *, file_row_number AS record_in_file "
                f"FROM read_parquet({literal(_exact(file.path))}, file_row_number = true)"
            )
            natives = {name: str(kind) for name, kind, *_ in connection.execute(f"DESCRIBE {scan}").fetchall()}
            delivered = {name: file.header[position] for name, position in file.positions.items()}
        else:
            _scan_csv(connection, scan, number, file)
            natives = {f"c{position}": "VARCHAR" for position in range(len(file.header))}
            delivered = {name: f"c{position}" for name, position in file.positions.items()}
        columns = []
        problems = []
        oddities: dict[str, list[str]] = {name: ["0"] for name in _ODDITIES}
        for column in source.table.columns:
            name = delivered.get(column.name)
            quoted = None if name is None else '"' + name.replace('"', '""') + '"'
            part = parsed(source, column, quoted, natives.get(name or "", "VARCHAR"), delivery.month)
            columns.append(f'{part.value} AS "{column.name}"')
            shown = f"left({part.raw}, {SHOWN_VALUE})"
            if column.personal:
                shown = f"CASE WHEN {part.raw} IS NOT NULL THEN '(not kept)' END"
            problems.append(
                f"CASE WHEN ({part.problem}) IS NOT NULL THEN {{'column_name': '{column.name}', "
                f"'value': {shown}, 'reason': {part.problem}}} END"
            )
            if natives.get(name or "") == "VARCHAR" and column.type is Type.TEXT:
                for oddity, condition in _odd(column, part).items():
                    oddities[oddity].append(f"CASE WHEN {condition} THEN 1 ELSE 0 END")
        selects.append(
            f"SELECT {number} AS file_number, record_in_file AS record, {', '.join(columns)}, "
            f"list_filter([{', '.join(problems)}], lambda problem: problem IS NOT NULL) AS problems, "
            + ", ".join(f"{' + '.join(terms)} AS {name}" for name, terms in oddities.items())
            + f" FROM {scan}"
        )
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE parsed AS {' UNION ALL '.join(selects)}")
    except Exception as error:
        raise _unreadable(delivery, error) from None
    for number, file in enumerate(files):
        if file.format is not Format.PARQUET:
            _take_unreadable(connection, number, file)
    connection.execute(
        "INSERT INTO refused SELECT file_number, record, problems[1].column_name, problems[1].value, "
        "list_aggregate(list_transform(problems, lambda p: p.column_name || ' ' || p.reason), 'string_agg', '; ') "
        "FROM parsed WHERE len(problems) > 0"
    )


#: What is accepted with a warning, by the column that counts it.
_ODDITIES = {
    "composed": "text composed to NFC",
    "unseen": "text with zero-width characters",
    "scientific": "identifier in scientific notation",
}


def _odd(column: Column, part: Parsed) -> dict[str, str]:
    """SQL conditions of the oddities that a text column can have."""
    conditions = {"composed": f"{part.value} <> {part.raw}"}
    if not column.personal:
        conditions["unseen"] = f"regexp_matches({part.raw}, '[\u200b-\u200f\u2060\ufeff]')"
    if column.name.endswith(("_id", "_csn")):
        conditions["scientific"] = f"regexp_full_match({part.raw}, '\\d(\\.\\d+)?[eE]\\+?\\d+')"
    return conditions


def _oddities(connection: "duckdb.DuckDBPyConnection", remarks: int) -> dict[str, int]:
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in _ODDITIES)
    counted = connection.execute(f"SELECT {sums} FROM parsed").fetchone() or ()
    found = dict(zip(_ODDITIES.values(), map(int, counted), strict=False))
    found["column or file that the contract does not know"] = remarks
    return {name: count for name, count in found.items() if count}


def _exact(path: Path) -> str:
    """The path with glob characters of its folders escaped: DuckDB takes them for a pattern."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))


def _scan_csv(connection: "duckdb.DuckDBPyConnection", scan: str, number: int, file: Inspected) -> None:
    columns = ", ".join(f"'c{position}': 'VARCHAR'" for position in range(len(file.header)))
    compression = "gzip" if file.format is Format.CSV_GZIP else "none"
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {scan} AS SELECT *, row_number() OVER () - 1 AS record_in_file "
        f"FROM read_csv({literal(_exact(file.path))}, columns = {{{columns}}}, auto_detect = false, header = true, "
        f"delim = ',', quote = '\"', escape = '\"', strict_mode = true, nullstr = '', allow_quoted_nulls = true, "
        f"encoding = 'utf-8', compression = '{compression}', max_line_size = 2097152, store_rejects = true, "
        f"rejects_table = 'rejects_{number}', rejects_scan = 'rejects_scan_{number}', rejects_limit = 0)"
    )


def _unreadable(delivery: Delivery, error: Exception) -> Exception:
    import duckdb

    of_the_file = (duckdb.InvalidInputException, duckdb.IOException, duckdb.ConversionException)
    if not isinstance(error, of_the_file):
        return error
    told = " ".join(str(error).split("Possible fixes")[0].split())
    return DeliveryRejectedError(
        f"{delivery.folder}: a file cannot be read as it stands ({told[:400]}). Expected UTF-8 CSV as in RFC 4180 with "
        "one kind of line ending, or a whole Parquet file; write it again and deliver again."
    )


def _take_unreadable(connection: "duckdb.DuckDBPyConnection", number: int, file: Inspected) -> None:
    """Move the rows that the CSV reader refused to `unreadable`; a row cut off or a quote left open is fatal."""
    rejects = connection.execute(
        f"SELECT line_byte_position, error_type::VARCHAR, column_idx, any_value(csv_line), any_value(error_message) "
        f"FROM rejects_{number} GROUP BY ALL ORDER BY 1"
    ).fetchall()
    if not rejects:
        return
    starts: dict[int, tuple[str, int, str, str]] = {}
    for position, kind, column, text, message in rejects:
        leading = len(text) - len(text.lstrip("\r\n"))
        starts.setdefault(int(position) - 1 + leading, (str(kind), int(column), text.lstrip("\r\n"), message))
    with _open_text(file) as stream:
        body = stream.buffer.read()
    rows = []
    for start, (kind, column, text, message) in sorted(starts.items()):
        line = body.count(b"\n", 0, start) + 1
        at_end = start + len(text.encode("utf-8", errors="surrogateescape")) >= len(body)
        if kind == "UNQUOTED VALUE" and ("\n" in text or at_end):
            raise DeliveryRejectedError(
                f"{file.path}, line {line}, column {column}: a quote is opened and not closed, so the rows after it "
                "cannot be told apart. Close it (double a quote inside a quoted field) and deliver again."
            )
        if kind == "MISSING COLUMNS" and file.ends_in_row and at_end:
            raise DeliveryRejectedError(
                f"{file.path}, line {line}: the file ends in the middle of a row. It was cut off while being "
                "written or sent; deliver the whole file."
            )
        name = file.header[column - 1] if 0 < column <= len(file.header) else f"field {column}"
        rows.append((number, line, name, message))
    connection.executemany("INSERT INTO unreadable VALUES (?, ?, ?, ?)", rows)


def _reject_columns_without_values(
    connection: "duckdb.DuckDBPyConnection", source: Source, files: Sequence[Inspected]
) -> None:
    # A value that is there but cannot be read is no empty one, so the raw problems are counted, not the nulls.
    counted = ", ".join(
        f"count(*) FILTER (WHERE list_contains(problems, {{'column_name': '{name}', 'value': NULL::VARCHAR, "
        f"'reason': {literal(EMPTY)}}}))"
        for name in source.required
    )
    found = connection.execute(f"SELECT count(*), {counted} FROM parsed").fetchone()
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
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE crowded AS SELECT file_number, record, {everything}, row_number() OVER "
        f"(PARTITION BY {everything} ORDER BY file_number, record) AS copy "
        f"FROM parsed SEMI JOIN (SELECT {key} FROM parsed WHERE len(problems) = 0 GROUP BY {key} HAVING count(*) > 1) "
        f"USING ({key}) WHERE len(problems) = 0"
    )
    connection.execute("INSERT INTO duplicates SELECT file_number, record FROM crowded WHERE copy > 1")
    shown = " || ', ' || ".join(
        f"'{name}=' || " + ("'(not kept)'" if column.personal else f'CAST("{name}" AS VARCHAR)')
        for name, column in ((c.name, c) for c in source.table.columns if c.name in source.key)
    )
    connection.execute(
        f"INSERT INTO refused SELECT file_number, record, '{source.key[0]}', left({shown}, {SHOWN_VALUE}), "
        f"'another row has the same key ({', '.join(source.key)}) and different values; expected one' "
        f"FROM crowded SEMI JOIN (SELECT {key} FROM crowded WHERE copy = 1 GROUP BY {key} HAVING count(*) > 1) "
        f"USING ({key}) WHERE copy = 1"
    )


def _find_lines(connection: "duckdb.DuckDBPyConnection", files: Sequence[Inspected]) -> None:
    """Physical lines of the refused rows; only a delivery with such rows pays for the second look."""
    connection.execute("CREATE OR REPLACE TEMP TABLE lines (file_number INTEGER, record BIGINT, line BIGINT)")
    for number, file in enumerate(files):
        records = [
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT record FROM refused WHERE file_number = ? ORDER BY 1", [number]
            ).fetchall()
        ]
        if not records:
            continue
        if file.format is Format.PARQUET:
            # A Parquet file has rows and no lines: the first row is 1.
            found = [(number, record, record + 1) for record in records]
        else:
            unreadable = {
                row[0]
                for row in connection.execute("SELECT line FROM unreadable WHERE file_number = ?", [number]).fetchall()
            }
            found = [(number, record, line) for record, line in _csv_lines(file, records, unreadable)]
        connection.executemany("INSERT INTO lines VALUES (?, ?, ?)", found)


def _csv_lines(file: Inspected, records: Sequence[int], unreadable: set[int]) -> list[tuple[int, int]]:
    wanted, last, found = set(records), records[-1], []
    with _open_text(file) as stream:
        reader = csv.reader(stream)
        next(reader, None)
        record, line = 0, reader.line_num + 1
        for fields in reader:
            if fields and line not in unreadable:
                if record in wanted:
                    found.append((record, line))
                if record == last:
                    break
                record += 1
            line = reader.line_num + 1
    return found


def _open_text(file: Inspected) -> TextIO:
    if file.format is Format.CSV_GZIP:
        return cast(TextIO, gzip.open(file.path, "rt", encoding="utf-8-sig", newline=""))
    return file.path.open(encoding="utf-8-sig", newline="")


def _views(
    connection: "duckdb.DuckDBPyConnection", source: Source, files: Sequence[Inspected], user_key: bytes
) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE file_names (file_number INTEGER, file VARCHAR)")
    connection.executemany(
        "INSERT INTO file_names VALUES (?, ?)",
        [(number, file.path.name) for number, file in enumerate(files)],
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE quarantined AS "
        "SELECT file, line, column_name, value, reason FROM refused JOIN lines USING (file_number, record) "
        "JOIN file_names USING (file_number) UNION ALL "
        "SELECT file, line, column_name, NULL, reason FROM unreadable JOIN file_names USING (file_number) "
        "ORDER BY file, line"
    )
    personal = [column.name for column in source.table.columns if column.personal]
    joins = ""
    selected = [f'standing."{name}"' for name in source.table.column_names]
    for name in personal:
        _pseudonyms(connection, name, user_key)
        joins += f' JOIN pseudonyms_{name} ON standing."{name}" = pseudonyms_{name}.delivered'
        selected[source.table.column_names.index(name)] = f'pseudonyms_{name}.pseudonym AS "{name}"'
    connection.execute(f"CREATE OR REPLACE TEMP VIEW standing AS {_STANDING}")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW kept AS SELECT {', '.join(selected)} FROM standing{joins}")


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


def pseudonym(identifier: str, key: bytes) -> str:
    """The pseudonym of one person's identifier, as the reader stores it."""
    return hmac.new(key, identifier.encode(), sha256).hexdigest()[:32]


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
