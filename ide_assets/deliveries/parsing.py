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
_TENANT = r"(0|-?[1-9]\d*)(\.0+)?"
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
_DATE = r"\d{4}-\d{2}-\d{2}"
_TIMESTAMP = _DATE + r"([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)?)?"

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
    """SQL of a column: its text as delivered, its typed value, and its problem (null where it is sound)."""

    raw: str
    value: str
    problem: str


def parsed(source: Source, column: Column, delivered: str | None, native: str, month: Month) -> Parsed:
    """How to read one column.

    `delivered` is the SQL name of the delivered column, None where the delivery has none; `native` is the
    type that DuckDB sees there (VARCHAR for CSV).
    """
    null = f"NULL::{column.type.duckdb}"
    if delivered is None:
        return Parsed("NULL::VARCHAR", null, "NULL::VARCHAR")
    raw, value = _value(column, delivered, native)
    reasons = [f"WHEN {raw} IS NOT NULL AND {value} IS NULL THEN '{_EXPECTED[column.type]}'"]
    if column.name in source.required:
        reasons.insert(0, f"WHEN {raw} IS NULL THEN '{EMPTY}'")
    if column.name in source.ranges:
        low, high = source.ranges[column.name]
        reasons.append(f"WHEN {value} NOT BETWEEN {low} AND {high} THEN 'expected {low} to {high:,}'")
    if column.name == source.event:
        following = month.plus(1).first_day
        reasons.append(
            f"WHEN {value} < '{month.first_day}'::TIMESTAMPTZ OR {value} >= '{following}'::TIMESTAMPTZ "
            f"THEN 'expected an event of {month} (UTC); deliver late events with their own month'"
        )
    return Parsed(raw, value, f"CASE {' '.join(reasons)} END")


def _value(column: Column, delivered: str, native: str) -> tuple[str, str]:
    wanted = column.type
    text = f"nullif(CAST({delivered} AS VARCHAR), '')"
    if native in _NATIVE[wanted] and native != "VARCHAR":
        finite = f"CASE WHEN isfinite({delivered}) THEN {delivered} END"
        exact = finite if wanted in (Type.NUMBER, Type.DATE, Type.TIMESTAMP) and native not in _INTEGERS else delivered
        return f"CAST({delivered} AS VARCHAR)", f"CAST({exact} AS {wanted.duckdb})"
    if "[" in native or ("(" in native and not native.startswith("DECIMAL")):
        return f"CAST({delivered} AS VARCHAR)", f"NULL::{wanted.duckdb}"
    if native in ("FLOAT", "DOUBLE") and wanted is Type.TEXT:
        # An identifier that went through a binary number: exact only while it is whole and small enough.
        exact = f"CASE WHEN {delivered} = trunc({delivered}) AND abs({delivered}) < 9007199254740992 "
        return text, exact + f"THEN CAST(CAST({delivered} AS BIGINT) AS VARCHAR) END"
    if native.startswith("TIMESTAMP") and wanted is Type.DATE:
        return text, (f"CASE WHEN {delivered} = date_trunc('day', {delivered}) THEN CAST({delivered} AS DATE) END")
    if native == "BLOB":
        return f"CAST({delivered} AS VARCHAR)", f"NULL::{wanted.duckdb}"
    return text, _from_text(column, text)


_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}


def _from_text(column: Column, text: str) -> str:
    if column.type is Type.TEXT:
        return f"nfc_normalize({text})"
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
        cast = f"TRY_CAST(regexp_replace({trimmed}, '\\.0+$', '') AS BIGINT)"
    if column.type is Type.NUMBER:
        cast = f"CASE WHEN isfinite({cast}) THEN {cast} END"
    return f"CASE WHEN regexp_full_match({trimmed}, '{pattern}') THEN {cast} END"
