"""Typed values from delivered text: one SQL expression per column, and the reasons why a value is quarantined.

CSV fields are text and read strictly: a value that does not match the contract is quarantined, never guessed. Parquet
values of the right type are taken as they are, values of another type if they convert exactly.
"""

from dataclasses import dataclass

from ide_assets.domains.deliveries.contract.source import LARGEST_NUMBER, Source
from ide_assets.domains.deliveries.reading import cleaning
from ide_assets.months import Month
from ide_assets.store.database import quoted
from ide_assets.vocabulary.column import Column, Type

#: The problem of a missing required value.
EMPTY = "is empty; expected a value"

_WHOLE = r"[+-]?\d+(\.0+)?"
_TENANT = r"[+-]?(0|[1-9]\d*)(\.0+)?"
#: A dot before three digits is a decimal point in some notations and a thousands separator in others.
_AMBIGUOUS = r"[+-]?\d{1,3}(\.\d{3})+"
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
_DATE = r"\d{4}-\d{2}-\d{2}"
_HOUR, _MINUTE = r"([01]\d|2[0-3])", r"[0-5]\d"
_TIMESTAMP = f"{_DATE}([T ]{_HOUR}:{_MINUTE}(:{_MINUTE}(\\.\\d+)?)?(Z|[+-]{_HOUR}(:?{_MINUTE})?)?)?"
#: There is no year 0, and no downstream system can store years of five digits.
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
_EXPECTED_PLAINLY = "expected a whole number; a dot before three digits may separate thousands, so write it without"


@dataclass(frozen=True)
class Parsed:
    """SQL of a column: the delivered value, the cleaned text, the typed value, and the problem (or null).

    `value` refers to the first two, which the query selects as `delivered <column>` and `bare <column>`; `problem`
    refers to all three, and to the typed values of other columns.
    """

    raw: str
    bare: str
    value: str
    problem: str


def parsed(source: Source, column: Column, delivered: str | None, native: str, month: Month, time_zone: str) -> Parsed:
    """How to read one column.

    `delivered` is the SQL name of the delivered column, or None if the delivery lacks it; `native` is its type in
    DuckDB (VARCHAR for CSV). Events belong to months in `time_zone`.
    """
    null = f"NULL::{column.type.duckdb}"
    if delivered is None:
        return Parsed("NULL::VARCHAR", "NULL::VARCHAR", null, "NULL::VARCHAR")
    raw, bare, value = f'"delivered {column.name}"', f'"bare {column.name}"', f'"{column.name}"'
    sql = _value(source, column, delivered, native)
    is_absent = f"{raw} IS NULL"
    is_unread = f"{raw} IS NOT NULL AND {value} IS NULL"
    if native == "VARCHAR" and is_cleaned(source, column):
        # An identifier that consists of blanks is missing.
        blank = f"{bare} = ''"
        is_absent, is_unread = f"{is_absent} OR {blank}", f"{is_unread} AND NOT ({blank})"
    reasons = [f"WHEN {is_unread} THEN '{_EXPECTED[column.type]}'"]
    if column.type is Type.INTEGER and native == "VARCHAR":
        reasons.insert(0, f"WHEN {is_unread} AND {_is_ambiguous(bare)} THEN '{_EXPECTED_PLAINLY}'")
    if column.name in source.required:
        reasons.insert(0, f"WHEN {is_absent} THEN '{EMPTY}'")
    if column.type in (Type.INTEGER, Type.NUMBER) and not column.is_identifier:
        low, high = source.ranges.get(column.name, (-LARGEST_NUMBER, LARGEST_NUMBER))
        reasons.append(f"WHEN {value} NOT BETWEEN {low} AND {high} THEN 'expected {low:,} to {high:,}'")
    if column.name in source.ranges_by:
        other, bounds = source.ranges_by[column.name]
        reasons += [
            f"WHEN {quoted(other)} = '{choice}' AND {value} NOT BETWEEN {low} AND {high} "
            f"THEN 'expected {low:,} to {high:,} where {other} is {choice}'"
            for choice, (low, high) in bounds.items()
        ]
    if column.name in source.choices:
        choices = source.choices[column.name]
        listed = ", ".join(f"'{choice}'" for choice in choices)
        reasons.append(f"WHEN {value} NOT IN ({listed}) THEN 'expected {_one_of(choices)}'")
    is_plain = not column.personal and not column.names_person
    if column.type is Type.TEXT and is_plain and source.is_personal and not column.name.endswith("_id"):
        # Codes are published and shown by checks, where an erasure would not find the person.
        reasons.append(
            f"WHEN contains({value}, '@') AND {cleaning.has_address(value)} "
            "THEN 'expected a code; found an e-mail address, which belongs in the column of the user'"
        )
    if column.name == source.event:
        first, following = edges(column, month, time_zone)
        reasons.append(
            f"WHEN {value} < {first} OR {value} >= {following} "
            f"THEN 'expected an event of {month} ({time_zone}); deliver late events with their own month'"
        )
    return Parsed(*sql, f"CASE {' '.join(reasons)} END")


def edges(event: Column, month: Month, time_zone: str) -> tuple[str, str]:
    """SQL of the first moments of the month and of the following one, in the type of the column of an event."""
    months = (month, month.plus(1))
    if event.type is Type.DATE:
        first, following = (f"'{edge.first_day}'::DATE" for edge in months)
    else:
        first, following = (f"'{edge.starts_at(time_zone)}'::TIMESTAMPTZ" for edge in months)
    return first, following


def is_cleaned(source: Source, column: Column) -> bool:
    """Whether blanks around a value and invisible characters in it are removed: for identifiers and listed values."""
    return column.is_identifier or column.personal or column.name in source.choices


def has_time_of_day(raw: str) -> str:
    """SQL: whether a delivered date has a time of day other than midnight (UTC)."""
    moment = _moment(cleaning.trimmed(raw))
    return f"CASE WHEN strlen({raw}) > 10 THEN {moment}::TIME <> '00:00'::TIME END"


def _one_of(choices: tuple[str, ...]) -> str:
    return choices[0] if len(choices) == 1 else f"{', '.join(choices[:-1])} or {choices[-1]}"


def _value(source: Source, column: Column, delivered: str, native: str) -> tuple[str, str, str]:
    raw, bare, value = _unbounded(source, column, delivered, native)
    if column.type is Type.DATE:
        value = f"CASE WHEN {value} BETWEEN {_DAYS} THEN {value} END"
    return raw, bare, value


def _unbounded(source: Source, column: Column, delivered: str, native: str) -> tuple[str, str, str]:
    # Always TRY_CAST, because DuckDB may evaluate a shared subexpression outside of its CASE.
    target = column.type
    given, bare = f'"delivered {column.name}"', f'"bare {column.name}"'
    if native in _NATIVE[target] and native != "VARCHAR":
        finite = f"CASE WHEN isfinite({given}) THEN {given} END"
        exact = finite if target in (Type.NUMBER, Type.DATE, Type.TIMESTAMP) and native not in _INTEGERS else given
        return delivered, "NULL::VARCHAR", f"TRY_CAST({exact} AS {target.duckdb})"
    if is_nested(native):
        # Its text may be very long, and no conversion is exact.
        return f"CASE WHEN {delivered} IS NOT NULL THEN '(nested)' END", "NULL::VARCHAR", f"NULL::{target.duckdb}"
    text = f"CAST({delivered} AS VARCHAR)"
    if native in ("BLOB", "BOOLEAN"):
        # No conversion of bytes or flags to another type is exact.
        return text, "NULL::VARCHAR", f"NULL::{target.duckdb}"
    typed = _from_another_type(target, delivered, text, native)
    if typed is not None:
        return f"nullif({text}, '')", typed, f"CAST({bare} AS {target.duckdb})"
    if native == "VARCHAR":
        text = delivered
    return f"nullif({text}, '')", _bare(source, column, text), _from_text(column, bare)


def _from_another_type(target: Type, delivered: str, text: str, native: str) -> str | None:
    """SQL of the value if the delivered type converts exactly without going through text; otherwise None."""
    is_decimal = native.startswith("DECIMAL")
    if native in _EXACT_BELOW and target in (Type.TEXT, Type.INTEGER):
        # A binary number is exact only if it is whole and small enough.
        whole = f"{delivered} = trunc({delivered}) AND abs({delivered}) < {_EXACT_BELOW[native]}"
        return f"CASE WHEN {whole} THEN CAST(TRY_CAST({delivered} AS BIGINT) AS {target.duckdb}) END"
    if is_decimal and target is Type.TEXT:
        return f"CASE WHEN {delivered} = trunc({delivered}) THEN regexp_replace({text}, '\\.0+$', '') END"
    if is_decimal and target is Type.INTEGER:
        return f"CASE WHEN {delivered} = trunc({delivered}) THEN TRY_CAST({delivered} AS BIGINT) END"
    if (is_decimal or native in _EXACT_BELOW) and target is Type.BOOLEAN:
        return f"CASE WHEN {delivered} = 1 THEN true WHEN {delivered} = 0 THEN false END"
    if native.startswith("TIMESTAMP") and target is Type.DATE:
        # DuckDB does not know whether a moment with a zone in nanoseconds is finite.
        moment = f"TRY_CAST({delivered} AS TIMESTAMPTZ)" if native == "TIMESTAMPTZ_NS" else delivered
        return f"CASE WHEN isfinite({moment}) THEN TRY_CAST({moment} AS DATE) END"
    return None


def _bare(source: Source, column: Column, text: str) -> str:
    if is_cleaned(source, column):
        return cleaning.identifier(text)
    return cleaning.composed(text) if column.type is Type.TEXT else cleaning.trimmed(text)


def is_nested(native: str) -> bool:
    """Whether DuckDB's type is a list, a record or a map."""
    return "[" in native or ("(" in native and not native.startswith("DECIMAL"))


#: The first whole number from which each binary type cannot represent every whole number.
_EXACT_BELOW = {"FLOAT": 1 << 24, "DOUBLE": 1 << 53}

_INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}


def _from_text(column: Column, bare: str) -> str:
    if column.type is Type.TEXT:
        # Some readers end a text at a NUL character, others do not.
        value = cleaning.person(bare) if column.personal else bare
        return f"CASE WHEN NOT contains({bare}, chr(0)) THEN nullif({value}, '') END"
    if column.type is Type.BOOLEAN:
        return (
            f"CASE WHEN lower({bare}) IN ('true', 't', 'yes', '1') THEN true "
            f"WHEN lower({bare}) IN ('false', 'f', 'no', '0') THEN false END"
        )
    if column.type is Type.INTEGER:
        pattern = _TENANT if column.is_identifier else _WHOLE
        cast = f"TRY_CAST(split_part({bare}, '.', 1) AS BIGINT)"
        is_whole = f"regexp_full_match({bare}, '{pattern}')"
        return f"CASE WHEN {is_whole} AND NOT (contains({bare}, '.') AND {_is_ambiguous(bare)}) THEN {cast} END"
    if column.type is Type.NUMBER:
        cast = f"TRY_CAST({bare} AS DOUBLE)"
        return f"CASE WHEN regexp_full_match({bare}, '{_NUMBER}') AND isfinite({cast}) THEN {cast} END"
    if column.type is Type.DATE:
        return (
            f"CASE WHEN regexp_full_match({bare}, '{_DATE}') THEN TRY_CAST({bare} AS DATE) "
            f"WHEN regexp_full_match({bare}, '{_TIMESTAMP}') THEN CAST({_moment(bare)} AS DATE) END"
        )
    return f"CASE WHEN regexp_full_match({bare}, '{_TIMESTAMP}') THEN TRY_CAST({bare} AS TIMESTAMPTZ) END"


def _moment(text: str) -> str:
    """A moment in UTC, as a timestamp without a zone."""
    return f"(TRY_CAST({text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')"


def _is_ambiguous(text: str) -> str:
    return f"regexp_full_match({text}, '{_AMBIGUOUS}')"
