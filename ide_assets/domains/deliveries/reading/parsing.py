"""Parse the inspected files of a delivery into one table: typed values, and the problems of each row.

Creates the temporary tables `parsed` (each delivered row that could be split into columns, with its problems and
oddities), `unreadable` (the other rows) and `row_faults` (rows to quarantine, at this stage those with problems).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.inspection import Inspected
from ide_assets.domains.deliveries.files.landing import Delivery, DeliveryRejectedError
from ide_assets.domains.deliveries.reading import cleaning, oddities
from ide_assets.domains.deliveries.reading.rows import NOT_KEPT, SHOWN_VALUE, CsvRows
from ide_assets.domains.deliveries.reading.values import EMPTY, parsed
from ide_assets.store.database import exact, is_of_machine, literal, quoted
from ide_assets.vocabulary.column import Column, Type

if TYPE_CHECKING:
    import duckdb


def parse(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    delivery: Delivery,
    files: Sequence[Inspected],
    time_zone: str,
) -> None:
    """Create `parsed`, `unreadable` and `row_faults`. Events belong to months in `time_zone`.

    Raises DeliveryRejectedError if a file cannot be read to its end.
    """
    import duckdb

    connection.execute(
        "CREATE OR REPLACE TEMP TABLE row_faults "
        "(file_number INTEGER, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE unreadable AS FROM row_faults")
    streams = {number: CsvRows(file) for number, file in enumerate(files) if not file.is_parquet}
    for number, rows in streams.items():
        connection.register(f"rows_{number}", rows.stream())
    try:
        scans = [_scan(connection, number, file) for number, file in enumerate(files)]
        connection.execute(_parsing(source, delivery, scans, time_zone))
    except duckdb.Error as error:
        # A query that cannot be planned is a defect of the product, not of the delivery.
        if is_of_machine(error) or isinstance(error, duckdb.BinderException | duckdb.CatalogException):
            raise
        for rows in streams.values():
            if rows.rejection is not None:
                raise rows.rejection from None
        if len(streams) == len(files):
            raise
        # DuckDB's message may quote a value.
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
        "INSERT INTO row_faults SELECT file_number, line, problems[1].column_name, problems[1].value, list_aggregate("
        "list_transform(problems, lambda p: p.column_name || ' ' || p.reason), 'string_agg', '; ') "
        "FROM parsed WHERE len(problems) > 0"
    )


def _check_claims(connection: "duckdb.DuckDBPyConnection", files: Sequence[Inspected]) -> None:
    delivered = dict(connection.execute("SELECT file_number, count(*) FROM parsed GROUP BY 1").fetchall())
    for number, file in enumerate(files):
        if file.rows is not None and file.rows != delivered.get(number, 0):
            raise DeliveryRejectedError(
                f"{file.shown}: claims {file.rows:,} rows and has {delivered.get(number, 0):,}. "
                "Write it again and deliver again."
            )


def _set_aside(connection: "duckdb.DuckDBPyConnection", number: int, rows: CsvRows) -> None:
    table = rows.unreadable.table()
    if table is not None:
        connection.register("set_aside", table)
        connection.execute(f"INSERT INTO unreadable SELECT {number}, line, column_name, value, reason FROM set_aside")
        connection.unregister("set_aside")


@dataclass(frozen=True)
class _Scan:
    """The delivered values of a file by line, and the type in which each of the source's columns is delivered."""

    sql: str
    natives: tuple[tuple[str, str], ...]


def _scan(connection: "duckdb.DuckDBPyConnection", number: int, file: Inspected) -> _Scan:
    if not file.is_parquet:
        return _Scan(
            f"SELECT {number} AS file_number, * FROM rows_{number}", tuple((name, "VARCHAR") for name in file.positions)
        )
    # Parquet files have no lines, so the first row counts as line 1; in CSV the header is line 1. DuckDB numbers rows
    # while it reads on all cores. If the file has a column of that name, a window function numbers them instead.
    is_taken = "file_row_number" in map(str.lower, file.header)
    line, numbered = ("row_number() OVER ()", "") if is_taken else ("file_row_number + 1", ", file_row_number = true")
    selected = ", ".join(
        f"{quoted(file.header[position])} AS {quoted(name)}" for name, position in file.positions.items()
    )
    sql = (
        f"SELECT {number} AS file_number, {line} AS line, {selected} "
        # A folder of the path such as `site_geo=AMER` is no column.
        f"FROM read_parquet({literal(exact(file.file.path))}, hive_partitioning = false{numbered})"
    )
    described = connection.execute(f"DESCRIBE {sql}").fetchall()
    return _Scan(sql, tuple((name, str(kind)) for name, kind, *_ in described if name in file.positions))


def _parsing(source: Source, delivery: Delivery, scans: Sequence[_Scan], time_zone: str) -> str:
    """SQL that creates `parsed`: files with the same types are parsed together."""
    alike: dict[frozenset[tuple[str, str]], list[_Scan]] = {}
    for scan in scans:
        alike.setdefault(frozenset(scan.natives), []).append(scan)
    selects = [
        _parse_alike(source, delivery, dict(natives), " UNION ALL BY NAME ".join(scan.sql for scan in group), time_zone)
        for natives, group in alike.items()
    ]
    return f"CREATE OR REPLACE TEMP TABLE parsed AS {' UNION ALL '.join(selects)}"


def _parse_alike(source: Source, delivery: Delivery, natives: Mapping[str, str], scan: str, time_zone: str) -> str:
    # One subquery per step, so that shared expressions are computed once.
    delivered, values, problems, listed, texts = [], [], [], [], []
    counts: dict[str, list[str]] = {name: ["0"] for name in oddities.ACCEPTED}
    first = next(column.name for column in source.columns if column.name in natives)
    for column in source.columns:
        native = natives.get(column.name)
        part = parsed(
            source,
            column,
            None if native is None else quoted(column.name),
            native or "VARCHAR",
            delivery.month,
            time_zone,
        )
        raw, value, problem = f'"delivered {column.name}"', quoted(column.name), f'"problem of {column.name}"'
        delivered += [f"{part.raw} AS {raw}", f'{part.bare} AS "bare {column.name}"']
        values.append(f"{part.value} AS {value}")
        if native == "VARCHAR" and column.type is Type.TEXT:
            texts.append(raw)
        reason = part.problem
        if column.name == first and native == "VARCHAR":
            reason = f"CASE WHEN {_is_header(natives)} THEN '{_HEADER_AGAIN}' ELSE {reason} END"
        problems.append(f"{reason} AS {problem}")
        shown = f"CASE WHEN {raw} IS NOT NULL AND {problem} <> '{EMPTY}' THEN {shown_value(source, column, raw)} END"
        fault = f"{{'column_name': '{column.name}', 'value': {shown}, 'reason': {problem}}}"
        listed.append(f"CASE WHEN {problem} IS NOT NULL THEN {fault} END")
        for oddity, condition in oddities.conditions(source, column, native or "", raw, value).items():
            counts[oddity].append(f"CASE WHEN {condition} THEN 1 ELSE 0 END")
    if texts:
        # Searching all texts of a row at once is faster than searching each.
        together = f"concat({', '.join(texts)})"
        counts["control"].append(f"CASE WHEN {cleaning.has_control(together)} THEN 1 ELSE 0 END")
    names = ", ".join(quoted(column.name) for column in source.columns)
    any_problem = ", ".join(f'"problem of {column.name}"' for column in source.columns)
    # A byte each: a row has fewer columns than that counts.
    counted = ", ".join(f"CAST({' + '.join(terms)} AS UTINYINT) AS {name}" for name, terms in counts.items())
    return (
        f"SELECT file_number, line, {names}, CASE WHEN coalesce({any_problem}) IS NOT NULL THEN "
        f"list_filter([{', '.join(listed)}], lambda problem: problem IS NOT NULL) ELSE [] END AS problems, {counted} "
        f"FROM (SELECT *, {', '.join(problems)} FROM (SELECT *, {', '.join(values)} FROM "
        f"(SELECT file_number, line, {', '.join(delivered)} FROM ({scan}))))"
    )


#: Why the header in the middle of a file is quarantined, as where two files were written into one.
_HEADER_AGAIN = "the header is repeated; expected a row"


def _is_header(natives: Mapping[str, str]) -> str:
    """SQL: whether every text of a row is the name of its column; false where not all columns are text."""
    if set(natives.values()) != {"VARCHAR"}:
        return "false"
    # The length is compared first, because it costs least.
    return " AND ".join(
        f"strlen({raw}) BETWEEN {len(name)} AND {len(name) + 7} "
        f"AND lower(trim(replace({raw}, chr(65279), ''))) = '{name}'"
        for name, raw in ((name, f'"delivered {name}"') for name in sorted(natives))
    )


#: If a source identifies people, a row with shifted fields may have an identifier in any column. Only these values of
#: quarantined rows are stored, because they identify no one: numbers and dates, misspelled or not, a few words and one
#: or two letters.
_SAFE = "|".join(
    (
        r"[+-]*[0-9][0-9.,:/_ +-]{0,30}([eE][+-]?[0-9]{1,4})?",
        r"0x[0-9]+",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[^@]{0,30}",
        r"[+-]?(nan|NaN|inf|[iI]nfinity)|now|null|none|true|false",
        r".{0,2}",
    )
)


def shown_value(source: Source, column: Column, raw: str) -> str:
    """SQL of the text that the quarantine stores for a value."""
    if column.personal or column.names_person:
        return f"'{NOT_KEPT}'"
    text = f"left(CAST({raw} AS VARCHAR), {SHOWN_VALUE})"
    return (
        f"CASE WHEN regexp_full_match({text}, '{_SAFE}') THEN {text} ELSE '{NOT_KEPT}' END"
        if source.is_personal
        else text
    )
