"""Typed values from delivered text: one SQL expression a column, and the reasons why a value is refused.

CSV fields are text and are read strictly: what does not look as the contract says is refused, never
guessed. Parquet values of the right type are taken as they are; of another type, when they cast exactly.
"""

from dataclasses import dataclass

from ide_assets.deliveries.sources import Source
from ide_assets.kernel.columns import Column, Type
from ide_assets.months import Month

#: The problem of a required value that is not there.
EMPTY = "is empty; expected a value"

_WHOLE = r"[+-]?\d+(\.0+)?"
_TENANT = r"[+-]?(0|[1-9]\d*)(\.0+)?"
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
_DATE = r"\d{4}-\d{2}-\d{2}"
_HOUR, _MINUTE = r"([01]\d|2[0-3])", r"[0-5]\d"
_TIMESTAMP = f"{_DATE}([T ]{_HOUR}:{_MINUTE}(:{_MINUTE}(\\.\\d+)?)?(Z|[+-]{_HOUR}(:?{_MINUTE})?)?)?"
#: There is no year 0, and nothing downstream can hold a year of five digits.
_DAYS = "'0001-01-01'::DATE AND '9999-12-31'::DATE"

_NATIVE = {
    Type.INTEGER: {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"},
    Type.NUMBER: {"FLOAT", "DOUBLE", "TINYINT", "SMALLINT", "INTEGER", "BIGINT"},
    Type.BOOLEAN: {"BOOLEAN"},
    Type.DATE: {"DATE"},
    Type.TIMESTAMP: {"TIMESTAMP", "TIMESTAMP WITH TIME ZONE"},
    Type.TEXT: {"VARCHAR"},
}

_EXPECTED = {
    Type.INTEGER: "expected a whole number",
    Type.NUMBER: "expected a finite number with a decimal point and no thousands separator",
    Type.BOOLEAN: "expected true or false (also t/f, yes/no, 1/0)",
    Type.DATE: "expected a date as YYYY-MM-DD",
    Type.TIMESTAMP: "expected an ISO 8601 timestamp such as 2023-05-31T23:59:00Z",
    Type.TEXT: "expected text",
}


@dataclass(frozen=True)
class Parsed:
    """SQL of a column: what was delivered, its typed value, and its problem (null where it is sound).

    `problem` is in terms of the other two, which the query selects as `delivered <column>` and `<column>`.
    """

    raw: str
    value: str
    problem: str


def parsed(source: Source, column: Column, delivered: str | None, native: str, month: Month, time_zone: str) -> Parsed:
    """How to read one column.

    `delivered` is the SQL name of the delivered column, None where the delivery has none; `native` is the
    type that DuckDB sees there (VARCHAR for CSV). The month of an event is that of `time_zone`.
    """
    null = f"NULL::{column.type.duckdb}"
    if delivered is None:
        return Parsed("NULL::VARCHAR", null, "NULL::VARCHAR")
    sql, raw, value = _value(column, delivered, native), f'"delivered {column.name}"', f'"{column.name}"'
    reasons = [f"WHEN {raw} IS NOT NULL AND {value} IS NULL THEN '{_EXPECTED[column.type]}'"]
    if column.name in source.required:
        reasons.insert(0, f"WHEN {raw} IS NULL THEN '{EMPTY}'")
    if column.name in source.ranges:
        low, high = source.ranges[column.name]
        reasons.append(f"WHEN {value} NOT BETWEEN {low} AND {high} THEN 'expected {low} to {high:,}'")
    if column.name == source.event:
        if column.type is Type.DATE:
            first, following = f"'{month.first_day}'::DATE", f"'{month.plus(1).first_day}'::DATE"
        else:
            first, following = (f"'{each.starts_at(time_zone)}'::TIMESTAMPTZ" for each in (month, month.plus(1)))
        reasons.append(
            f"WHEN {value} < {first} OR {value} >= {following} "
            f"THEN 'expected an event of {month} ({time_zone}); deliver late events with their own month'"
        )
    return Parsed(*sql, f"CASE {' '.join(reasons)} END")


def _value(column: Column, delivered: str, native: str) -> tuple[str, str]:
    raw, value = _unbounded(column, delivered, native)
    if column.type is Type.DATE:
        value = f"CASE WHEN {value} BETWEEN {_DAYS} THEN {value} END"
    return raw, value


def _unbounded(column: Column, delivered: str, native: str) -> tuple[str, str]:
    # Always TRY_CAST: DuckDB may compute a part that several expressions share outside of its CASE.
    wanted = column.type
    if native in _NATIVE[wanted] and native != "VARCHAR":
        finite = f"CASE WHEN isfinite({delivered}) THEN {delivered} END"
        exact = finite if wanted in (Type.NUMBER, Type.DATE, Type.TIMESTAMP) and native not in _INTEGERS else delivered
        return delivered, f"TRY_CAST({exact} AS {wanted.duckdb})"
    raw = f"CAST({delivered} AS VARCHAR)"
    if native in ("BLOB", "BOOLEAN") or "[" in native or ("(" in native and not native.startswith("DECIMAL")):
        # Bytes, nested values and flags in another type's column: no reading of them would be exact.
        return raw, f"NULL::{wanted.duckdb}"
    text = f"nullif({raw}, '')"
    if native in _EXACT_BELOW and wanted in (Type.TEXT, Type.INTEGER):
        # Went through a binary number: exact only while it is whole and small enough.
        whole = f"{delivered} = trunc({delivered}) AND abs({delivered}) < {_EXACT_BELOW[native]}"
        return text, f"CASE WHEN {whole} THEN CAST(TRY_CAST({delivered} AS BIGINT) AS {wanted.duckdb}) END"
    if native.startswith("DECIMAL") and wanted is Type.TEXT:
        return text, f"CASE WHEN {delivered} = trunc({delivered}) THEN regexp_replace({text}, '\\.0+$', '') END"
    if native.startswith("TIMESTAMP") and wanted is Type.DATE:
        return text, (f"CASE WHEN {delivered} = date_trunc('day', {delivered}) THEN TRY_CAST({delivered} AS DATE) END")
    return text, _from_text(column, text)


#: The first whole number of each binary type whose neighbour it cannot tell apart.
_EXACT_BELOW = {"FLOAT": 1 << 24, "DOUBLE": 1 << 53}

_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}


def _from_text(column: Column, text: str) -> str:
    if column.type is Type.TEXT:
        # A NUL would end the text for some readers and not for others.
        return f"CASE WHEN NOT contains({text}, chr(0)) THEN nfc_normalize({text}) END"
    trimmed = f"trim({text})"
    if column.type is Type.BOOLEAN:
        return (
            f"CASE WHEN lower({trimmed}) IN ('true', 't', 'yes', '1') THEN true "
            f"WHEN lower({trimmed}) IN ('false', 'f', 'no', '0') THEN false END"
        )
    pattern = {
        Type.INTEGER: _TENANT if column.name == "tenant_id" else _WHOLE,
        Type.NUMBER: _NUMBER,
        Type.DATE: _DATE,
        Type.TIMESTAMP: _TIMESTAMP,
    }[column.type]
    cast = f"TRY_CAST({trimmed} AS {column.type.duckdb})"
    if column.type is Type.INTEGER:
        cast = f"TRY_CAST(split_part({trimmed}, '.', 1) AS BIGINT)"
    if column.type is Type.NUMBER:
        cast = f"CASE WHEN isfinite({cast}) THEN {cast} END"
    return f"CASE WHEN regexp_full_match({trimmed}, '{pattern}') THEN {cast} END"
