"""Converted values of one column: its text before and after, as SQL, and why a value cannot be converted (R-IN-1)."""

from collections.abc import Callable
from dataclasses import dataclass

from ide_assets.imports import expressions
from ide_assets.imports.mapping import EPOCH_MILLISECONDS, EPOCH_SECONDS, ColumnRule, text_of
from ide_assets.imports.numbers import folded
from ide_assets.months import Month
from ide_assets.store.database import literal, quoted
from ide_assets.vocabulary.column import Column, Type

Name = Callable[[tuple[str, ...]], str]

NO_ENTRY = "the value map has no entry for it"
NO_TIME = "is not a time of the format "
NO_SALESFORCE_ID = "is not a Salesforce id: expected 15 characters, or 18 whose last three fit the others"


@dataclass(frozen=True)
class Converted:
    """SQL of a column: the text that the input has, the delivered text from it, and the problem of a value without one.

    `value` refers to the former as `given <column>`.
    """

    given: str
    value: str
    problem: str


def converted(column: Column, rule: ColumnRule, name: Name, month: Month) -> Converted:
    """How a rule gives the values of a column; `name` gives the SQL of a name in an expression."""
    mine = f'"given {column.name}"'
    given = _given(rule, name, month)
    if rule.number_of is not None:
        number = f"(SELECT CAST(number AS VARCHAR) FROM numbers WHERE numbers.text = {mine})"
        return Converted(folded(given), number, "'has no number'")
    value, problem = mine, "NULL"
    if rule.salesforce_id is not None:
        value, problem = _salesforce_id(value, rule.salesforce_id), literal(NO_SALESFORCE_ID)
    value_map = rule.value_map
    if value_map is not None:
        entries = {key.strip().lower(): text for key, text in value_map.items()}
        pairs = ", ".join(f"{literal(key)}: {literal(text)}" for key, text in entries.items())
        value, problem = f"MAP {{{pairs}}}[lower(trim({value}))]", literal(NO_ENTRY)
        if rule.otherwise is not None:
            value = f"coalesce({value}, {literal(text_of(rule.otherwise))})"
    if rule.time:
        value = _time(value, rule, column.type is Type.DATE)
        problem = literal(NO_TIME + " or ".join(rule.time))
    return Converted(given, value, problem)


def _given(rule: ColumnRule, name: Name, month: Month) -> str:
    if rule.constant is not None:
        return f"CAST({literal(text_of(rule.constant))} AS VARCHAR)"
    if rule.column is not None:
        text = quoted(name(tuple(rule.column.split("."))))
    else:
        tree = expressions.parse(rule.computed_from or "NULL")
        text = f"CAST({expressions.sql(tree, name, month)} AS VARCHAR)"
    # An empty text is no value, as in CSV.
    return f"nullif({text}, '')"


def _salesforce_id(text: str, length: int) -> str:
    """The identifier with 15 or 18 characters; null if it is none, or if its last characters do not fit."""
    bare = f"trim({text})"
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
    suffix = " || ".join(
        f"substr('{letters}', 1 + "
        + " + ".join(
            f"CASE WHEN substr({bare}, {5 * group + place + 1}, 1) BETWEEN 'A' AND 'Z' THEN {1 << place} ELSE 0 END"
            for place in range(5)
        )
        + ", 1)"
        for group in range(3)
    )
    result = f"left({bare}, 15)" + (f" || {suffix}" if length == 18 else "")
    return (
        f"CASE WHEN regexp_full_match({bare}, '[A-Za-z0-9]{{15}}') THEN {result} "
        f"WHEN regexp_full_match({bare}, '[A-Za-z0-9]{{18}}') AND upper(substr({bare}, 16, 3)) = {suffix} "
        f"THEN {result} END"
    )


def _time(text: str, rule: ColumnRule, is_date: bool) -> str:
    """SQL of the text as the delivery's date or UTC time; null if no format fits. A date is the local one.

    A value that is no time, such as infinity or a time of the year 58000 in a wrong unit, is null and never an error.
    """
    moments = []
    for written in rule.time:
        if written in (EPOCH_SECONDS, EPOCH_MILLISECONDS):
            factor = 1_000_000 if written == EPOCH_SECONDS else 1_000
            moment = f"make_timestamp(TRY_CAST(round(TRY_CAST({text} AS DOUBLE) * {factor}) AS BIGINT))"
        elif "%z" in written:
            moment = f"timezone('UTC', try_strptime({text}, {literal(written)}))"
        else:
            moment = f"try_strptime({text}, {literal(written)})"
            if rule.time_zone is not None and not is_date:
                moment = f"timezone('UTC', timezone({literal(rule.time_zone)}, {moment}))"
        moments.append(moment)
    delivered = "%Y-%m-%d" if is_date else "%Y-%m-%dT%H:%M:%S.%fZ"
    moment = f"coalesce({', '.join(f'TRY({moment})' for moment in moments)})"
    # DuckDB reads the words infinity and epoch as times of 1900, in every format.
    is_time = f"regexp_matches({text}, '[0-9]') AND year({moment}) BETWEEN 1 AND 9999"
    return f"CASE WHEN {is_time} THEN strftime({moment}, '{delivered}') END"
