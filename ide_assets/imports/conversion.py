"""The rows of a source, converted from its inputs (R-IN-1).

Each row read is delivered, combined with a delivered one, left out or quarantined.

Creates the temporary tables `converted` (every row read, with its place, its values as delivered, the reason why it is
left out, and its problem) and `delivered` (the rows of the delivery, in their order).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.reading.parsing import shown_value
from ide_assets.domains.deliveries.reading.rows import SHOWN_VALUE
from ide_assets.domains.deliveries.reading.values import edges, parsed
from ide_assets.imports import expressions, numbers, sessions
from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.mapping import Join, Part
from ide_assets.imports.relations import OWN_FILE, OWN_ROW, column_of, table_of
from ide_assets.imports.values import NO_ENTRY, converted
from ide_assets.months import Month
from ide_assets.store.database import is_of_machine, literal, quoted
from ide_assets.vocabulary.wording import masked

if TYPE_CHECKING:
    import duckdb

#: Quarantined rows, first rows and uncovered values that are shown.
SHOWN = 10

#: SQL on `converted`: rows to be delivered, and rows to be quarantined.
_IS_SOUND = "left_out IS NULL AND problem IS NULL"
_IS_FAULTY = "left_out IS NULL AND problem IS NOT NULL"


@dataclass(frozen=True)
class Outcome:
    """What an import makes of the rows of a source: read = delivered + combined + left out + quarantined.

    `combined` rows became part of a delivered row. `left_out` and `reasons` count rows by reason. `quarantined` has the
    first of them: file, row, column, value, reason. `uncovered` counts values that no value map has, by column.
    """

    source: str
    read: int
    delivered: int
    combined: int
    left_out: Mapping[str, int]
    quarantined: int
    reasons: Mapping[str, int]
    first_quarantined: Sequence[tuple[str, int, str, str | None, str]]
    uncovered: Sequence[tuple[str, str, int]]
    columns: tuple[str, ...]
    first_rows: Sequence[tuple[str | None, ...]] = field(default_factory=list)


def names_read(parts: Sequence[Part]) -> dict[str, set[str]]:
    """The dotted names that the parts read of each input."""
    names: dict[str, set[str]] = {}
    for part in parts:
        names.setdefault(part.origin, set())
        for join in part.join:
            names.setdefault(join, set())
        for parts_of_name in _names_of(part):
            name = ".".join(parts_of_name)
            if parts_of_name[0] in part.join:
                names[parts_of_name[0]].add(".".join(parts_of_name[1:]))
            else:
                names[part.origin].add(name)
        for join, rule in part.join.items():
            names[join] |= {".".join(name) for name in expressions.names(expressions.parse(rule.key))}
    return names


def _names_of(part: Part) -> list[tuple[str, ...]]:
    texts = [
        *(rule.when for rule in part.leave_out),
        *(join.on for join in part.join.values()),
        *(rule.computed_from for rule in part.columns.values() if rule.computed_from is not None),
    ]
    return [
        *(name for text in texts for name in expressions.names(expressions.parse(text))),
        *(tuple(rule.column.split(".")) for rule in part.columns.values() if rule.column is not None),
    ]


def convert(
    connection: "duckdb.DuckDBPyConnection",
    source: Source,
    parts: Sequence[Part],
    month: Month,
    time_zone: str,
) -> Outcome:
    """Create `converted` and `delivered` for a source. Raises CannotImportError.

    The inputs' tables must be loaded, and `numbers` if a column is a number of a text.
    """
    import duckdb

    columns = tuple(
        column.name
        for column in source.columns
        if any(column.name in (*part.columns, *part.computed) for part in parts)
    )
    try:
        for number, part in enumerate(parts):
            _check_keys(connection, part, month)
            connection.execute(f"CREATE OR REPLACE TEMP TABLE given_{number} AS {_given(part, month)}")
        texts = [
            f'SELECT "given tenant_id" AS text FROM given_{number} WHERE left_out IS NULL'
            for number, part in enumerate(parts)
            if "tenant_id" in part.columns and part.columns["tenant_id"].number_of is not None
        ]
        if texts:
            numbers.number(connection, " UNION ALL ".join(texts))
        selects = [_checked(source, part, number, columns, month, time_zone) for number, part in enumerate(parts)]
        connection.execute(f"CREATE OR REPLACE TEMP TABLE converted AS {' UNION ALL BY NAME '.join(selects)}")
        if parts[0].combine == "sessions":
            sessions.begin(connection, parts[0].pause_minutes)
        _mark_other_months(connection, source, month, time_zone)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE delivered AS {_combined(source, parts, columns)}")
    except duckdb.Error as error:
        if is_of_machine(error):
            raise
        for part in parts:
            _raise_at_fault(connection, part, month)
        raise CannotImportError(
            f"the rows of {source.name} cannot be converted: {masked(str(error))}. Correct the expressions of the "
            "mapping."
        ) from None
    return _outcome(connection, source, columns)


def _raise_at_fault(connection: "duckdb.DuckDBPyConnection", part: Part, month: Month) -> None:
    """Raise CannotImportError for the first expression of a part that DuckDB does not accept."""
    import duckdb

    texts = {
        **{f"leave_out ({rule.because})": rule.when for rule in part.leave_out},
        **{name: rule.computed_from for name, rule in part.columns.items() if rule.computed_from is not None},
    }
    for what, text in texts.items():
        value = expressions.sql(expressions.parse(text), lambda parts: _name(part, parts), month)
        try:
            connection.execute(f"SELECT {value} FROM ({_joined(part, month)}) LIMIT 1")
        except duckdb.Error as error:
            if is_of_machine(error):
                raise
            raise CannotImportError(
                f"{part.source}, {what}: the expression {text!r} does not fit its values. Columns are text: cast them, "
                "as in amount::DOUBLE or day::DATE, and check the patterns."
            ) from None


def _name(part: Part, parts: tuple[str, ...]) -> str:
    """The column that a name has in the joined rows."""
    return f"{parts[0]}: {'.'.join(parts[1:])}" if parts[0] in part.join else column_of(".".join(parts))


def _key(join: Join, month: Month) -> str:
    """The key of a joined input's rows, as SQL."""
    return expressions.sql(expressions.parse(join.key), lambda parts: column_of(".".join(parts)), month)


def _check_keys(connection: "duckdb.DuckDBPyConnection", part: Part, month: Month) -> None:
    for name, join in part.join.items():
        if join.any_row:
            continue
        key = _key(join, month)
        row = connection.execute(
            f"SELECT count(*) - count(DISTINCT key) FROM (SELECT {key} AS key FROM {table_of(name)}) "
            "WHERE key IS NOT NULL"
        ).fetchone()
        if row is not None and row[0]:
            raise CannotImportError(
                f"{part.source} joins {name} by {join.key}, which names more than one row for {row[0]:,} of them. Each "
                "row of the joined input needs its own key: remove the duplicates from the file, or correct the key."
            )


def _joined(part: Part, month: Month) -> str:
    """The rows of the input with the columns of the joined ones."""
    selected, joins = ["own.*"], []
    for place, (name, join) in enumerate(part.join.items()):
        on = expressions.sql(expressions.parse(join.on), lambda parts: _name(part, parts), month)
        key = _key(join, month)
        names = sorted({".".join(parts[1:]) for parts in _names_of(part) if parts[0] == name})
        listed = "".join(f", {quoted(column_of(inner))} AS {quoted(f'{name}: {inner}')}" for inner in names)
        order = f"{OWN_FILE}, {OWN_ROW}"
        one = f' QUALIFY row_number() OVER (PARTITION BY "key {place}" ORDER BY {order}) = 1' if join.any_row else ""
        joined = f'SELECT {key} AS "key {place}"{listed} FROM {table_of(name)}{one}'
        joins.append(f' LEFT JOIN ({joined}) ON {on} = "key {place}"')
        selected += [quoted(f"{name}: {inner}") for inner in names]
    return f"SELECT {', '.join(selected)} FROM {table_of(part.origin)} AS own{''.join(joins)}"


def _given(part: Part, month: Month) -> str:
    """Every row of the input with the text of each column before conversion, and why it is left out."""
    contract = {column.name: column for column in part.contract.columns}

    def name(parts: tuple[str, ...]) -> str:
        return _name(part, parts)

    texts = "".join(
        f', {converted(contract[column], rule, name, month).given} AS "given {column}"'
        for column, rule in part.columns.items()
    )
    rules = " ".join(
        f"WHEN {expressions.sql(expressions.parse(rule.when), name, month)} THEN {literal(rule.because)}"
        for rule in part.leave_out
    )
    left_out = f"CASE {rules} END" if rules else "NULL::VARCHAR"
    return f"SELECT {OWN_FILE}, {OWN_ROW}, {left_out} AS left_out{texts} FROM ({_joined(part, month)})"


def _checked(source: Source, part: Part, number: int, columns: Sequence[str], month: Month, time_zone: str) -> str:
    """The converted values of a part with the first problem of each row, by the rules that a delivery is read with."""
    # Events of other months are left out, not quarantined.
    eventless = replace(source, event=None)
    contract = {column.name: column for column in source.columns}
    own = part.columns
    texts, delivered, values, problems = [], [], [], []
    for name in columns:
        if name in part.computed:
            continue
        column = contract[name]
        rule = own.get(name)
        if rule is None:
            texts.append(f"NULL::VARCHAR AS {quoted(f'text {name}')}")
        else:
            rewriting = converted(column, rule, lambda parts: _name(part, parts), month)
            texts.append(f"{rewriting.value} AS {quoted(f'text {name}')}")
            given = f'"given {name}"'
            is_lost = f"{given} IS NOT NULL AND trim({given}) <> '' AND \"text {name}\" IS NULL"
            is_private = column.personal or column.names_person
            # A value without an entry is needed to complete the map, and is not stored anywhere.
            has_map = rule.values is not None and not is_private
            shown = f"left({given}, {SHOWN_VALUE})" if has_map else shown_value(source, column, given)
            problems.append(f"CASE WHEN {is_lost} THEN {_fault(name, shown, rewriting.problem)} END")
        reading = parsed(eventless, column, quoted(f"text {name}"), "VARCHAR", month, time_zone)
        delivered += [f'{reading.raw} AS "delivered {name}"', f'{reading.bare} AS "bare {name}"']
        values.append(f"{reading.value} AS {quoted(name)}")
        raw = f'"delivered {name}"'
        problems.append(
            f"CASE WHEN ({reading.problem}) IS NOT NULL THEN "
            f"{_fault(name, shown_value(source, column, raw), reading.problem)} END"
        )
    selected = ", ".join(f"{quoted(f'text {name}')}" for name in columns if name not in part.computed)
    event = quoted(source.event) if source.event in own else "NULL::TIMESTAMPTZ"
    return (
        f"SELECT {number} AS part, {OWN_FILE}, {OWN_ROW}, left_out, {selected}, "
        f"CAST({event} AS TIMESTAMPTZ) AS moment, "
        f"CASE WHEN left_out IS NULL THEN coalesce({', '.join(problems)}) END AS problem "
        f"FROM (SELECT *, {', '.join(values)} FROM (SELECT *, {', '.join(delivered)} FROM "
        f"(SELECT *, {', '.join(texts)} FROM given_{number})))"
    )


def _fault(name: str, shown: str, reason: str) -> str:
    return f"{{'column_name': '{name}', 'value': {shown}, 'reason': {reason}}}"


def _mark_other_months(connection: "duckdb.DuckDBPyConnection", source: Source, month: Month, time_zone: str) -> None:
    """Leave events of other months out: they belong to the delivery of their own month."""
    if source.event is None:
        return
    event = next(column for column in source.columns if column.name == source.event)
    first, following = edges(event, month, time_zone)
    connection.execute(
        f"UPDATE converted SET left_out = 'of another month', problem = NULL "
        f"WHERE left_out IS NULL AND (moment < {first} OR moment >= {following})"
    )


def _combined(source: Source, parts: Sequence[Part], columns: Sequence[str]) -> str:
    """The delivered rows."""
    selected = ", ".join(f"{quoted(f'text {name}')} AS {quoted(name)}" for name in columns)
    sound = f"FROM converted WHERE {_IS_SOUND}"
    kinds = {part.combine for part in parts}
    # The items of one row have no number, so that their values decide.
    order = f"part, {OWN_FILE}, {OWN_ROW}, {', '.join(quoted(f'text {name}') for name in columns)}"
    if kinds == {None}:
        return f"SELECT {selected} {sound} ORDER BY {order}"
    if len(kinds) > 1:
        raise CannotImportError(
            f"the parts of {source.name} combine rows in different ways. Write the same `combine` in each."
        )
    kind = kinds.pop()
    if kind == "sessions":
        return sessions.of_events(columns)
    if kind == "same":
        return f"SELECT DISTINCT {selected} {sound} ORDER BY ALL"
    key = ", ".join(quoted(f"text {name}") for name in source.key)
    return (
        f"SELECT {selected} {sound} QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {order}) = 1 "
        f"ORDER BY {order}"
    )


def _outcome(connection: "duckdb.DuckDBPyConnection", source: Source, columns: tuple[str, ...]) -> Outcome:
    def counts(sql: str) -> dict[str, int]:
        return {str(name): int(number) for name, number in connection.execute(sql).fetchall()}

    row = connection.execute(
        "SELECT (SELECT count(*) FROM converted), (SELECT count(*) FROM delivered), "
        f"(SELECT count(*) FROM converted WHERE {_IS_SOUND}), "
        f"(SELECT count(*) FROM converted WHERE {_IS_FAULTY})"
    ).fetchone()
    assert row is not None
    read, delivered, sound, quarantined = map(int, row)
    left_out = counts(
        "SELECT left_out, count(*) FROM converted WHERE left_out IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    if read != sound + sum(left_out.values()) + quarantined or delivered > sound:
        raise RuntimeError(f"rows of {source.name} were lost while importing. This is a defect; nothing was written.")
    personal = {column.name for column in source.columns if column.personal or column.names_person}
    return Outcome(
        source.name,
        read,
        delivered,
        sound - delivered,
        left_out,
        quarantined,
        counts(
            f"SELECT problem.column_name || ': ' || problem.reason, count(*) FROM converted WHERE {_IS_FAULTY} "
            "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"
        ),
        [
            (str(file), int(at), str(name), value, str(reason))
            for file, at, name, value, reason in connection.execute(
                f"SELECT {OWN_FILE}, {OWN_ROW}, problem.column_name, problem.value, problem.reason FROM converted "
                f"WHERE {_IS_FAULTY} ORDER BY part, {OWN_FILE}, {OWN_ROW} LIMIT {SHOWN}"
            ).fetchall()
        ],
        [
            (str(name), str(value), int(count))
            for name, value, count in connection.execute(
                f"SELECT problem.column_name, problem.value, count(*) FROM converted WHERE {_IS_FAULTY} "
                f"AND problem.reason = {literal(NO_ENTRY)} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT {SHOWN}"
            ).fetchall()
            if name not in personal
        ],
        columns,
        connection.execute(f"FROM delivered LIMIT {SHOWN}").fetchall(),
    )
