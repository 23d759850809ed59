"""How the rows of one table differ between two versions, compared inside DuckDB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ide_assets.store import database
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: Dates of the publication itself: rows that differ only in these are the same (R-IDE-16).
AUDIT_COLUMNS = frozenset({"insert_dt", "update_dt"})

#: Each CSN of a pool has the pool's full seats, so seats are summed over distinct values of these (R-AR-4).
SEATS, SEATS_COUNTED_ONCE_BY = ("seats_purchased", "seats_assigned"), ("tenant_id", "pool_id", "offering_external_key")


#: Columns by which rows that differ are counted, in the tables that have them.
SEGMENTS = ("site_geo", "seat_bucket", "industry_group")

#: Types of numbers, which have a largest change unless they are identifiers.
_NUMBERS = ("BIGINT", "DOUBLE")

#: Columns whose largest change is shown: those that change in most rows.
LARGEST_SHOWN = 5


@dataclass(frozen=True)
class Example:
    """A row that differs: its key, and for each column that differs the old and the new value.

    `kind` is `changed`, `added` (old values are None) or `removed` (new values are None).
    """

    kind: str
    key: Mapping[str, object]
    values: Mapping[str, tuple[object, object]]


@dataclass(frozen=True)
class LargestChange:
    """The row in which a number changes most: its key, the old and the new value; None is missing."""

    column: str
    key: Mapping[str, object]
    before: float | None
    after: float | None


@dataclass(frozen=True)
class TableDifference:
    """How a month of one table differs; rows, all counts in rows.

    `columns` counts the changed rows in which each column differs, `seats` are totals before and after. `segments`
    counts the rows that differ by the values of each segment column; a missing value is counted under an empty text.
    `note` is why rows were not compared.
    """

    table: str
    rows_before: int
    rows_after: int
    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    examples: Sequence[Example] = ()
    seats: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    largest: Sequence[LargestChange] = ()
    segments: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    note: str = ""


def compare_table(
    connection: "duckdb.DuckDBPyConnection",
    ledger: Ledger,
    table: Table,
    old: Entry | None,
    new: Entry | None,
    examples: int,
) -> TableDifference:
    """Compare a month of a table in two versions, with up to `examples` rows for each kind of difference."""
    if old is None or new is None:
        rows = (old.rows, 0) if old is not None else (0, new.rows if new is not None else 0)
        note = "new in the month" if old is None else "no longer part of the month"
        return TableDifference(table.name, *rows, added=rows[1], removed=rows[0], note=note)
    paths = []
    for entry in (old, new):
        path = ledger.found(entry)
        if path is None:
            note = f"cannot be compared: {entry.file} of publication {entry.publication} was removed from the lake"
            return TableDifference(table.name, old.rows, new.rows, note=note)
        paths.append(path)
    types = []
    for name, path in zip(("before", "after"), paths, strict=True):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW rows_{name} AS SELECT * FROM {database.parquet([path])}")
        described = connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE rows_{name})").fetchall()
        types.append({str(column): str(kind) for column, kind in described})
    was, now = types
    if not set(table.key) <= set(was) & set(now):
        note = f"rows cannot be matched: the key ({', '.join(table.key)}) is not in both versions"
        return TableDifference(table.name, old.rows, new.rows, note=note)
    note = _changed_columns(was, now)
    ignored = AUDIT_COLUMNS if table.audited else frozenset()
    values = [name for name in was if name in now and name not in table.key and name not in ignored]
    _match_rows(connection, table.key, values, [name for name in values if was[name] != now[name]])
    kinds = dict(connection.execute("SELECT kind, count(*) FROM matched GROUP BY kind").fetchall())
    counts = connection.execute(
        "SELECT "
        + ", ".join(["count(*)", *(f"count(*) FILTER ({_distinct(at)})" for at in range(len(values)))])
        + " FROM matched WHERE kind = 'changed'"
    ).fetchall()[0]
    changed = {name: int(count) for name, count in zip(values, counts[1:], strict=True) if count}
    columns = dict(sorted(changed.items(), key=lambda item: -item[1]))
    numbers = [
        name for name in columns if was[name] == now[name] and now[name] in _NUMBERS and not name.endswith("_id")
    ]
    if not kinds and not note:
        note = "the same rows; only audit dates or the storage format differ"
    return TableDifference(
        table.name,
        old.rows,
        new.rows,
        added=kinds.get("added", 0),
        removed=kinds.get("removed", 0),
        changed=kinds.get("changed", 0),
        columns=columns,
        examples=_examples(connection, table.key, values, examples),
        seats=_seats(connection) if table.name == "assignment_monthly" else {},
        largest=[_largest(connection, table.key, values, name) for name in numbers[:LARGEST_SHOWN]],
        segments=_segments(connection, table.key, values),
        note=note,
    )


def _changed_columns(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    changes = {
        "columns added": [name for name in now if name not in was],
        "columns removed": [name for name in was if name not in now],
    }
    return "; ".join(f"{change}: {', '.join(names)}" for change, names in changes.items() if names)


def _distinct(position: int) -> str:
    return f"old_{position} IS DISTINCT FROM new_{position}"


def _match_rows(
    connection: "duckdb.DuckDBPyConnection", key: Sequence[str], values: Sequence[str], retyped: Sequence[str]
) -> None:
    """Create `matched`: the rows that differ, their kind, key (key_0 ...), old and new values (old_0, new_0 ...).

    Values of columns whose type changed are compared as text.
    """
    as_text = {name: "::VARCHAR" if name in retyped else "" for name in values}
    select = [
        "CASE WHEN b.in_before IS NULL THEN 'added' WHEN a.in_after IS NULL THEN 'removed' ELSE 'changed' END AS kind",
        *(f'coalesce(a."{name}", b."{name}") AS key_{at}' for at, name in enumerate(key)),
        *(f'b."{name}"{as_text[name]} AS old_{at}' for at, name in enumerate(values)),
        *(f'a."{name}"{as_text[name]} AS new_{at}' for at, name in enumerate(values)),
    ]
    agree = " AND ".join(f'b."{name}" IS NOT DISTINCT FROM a."{name}"' for name in key)
    any_differs = " OR ".join(_distinct(at) for at in range(len(values))) or "false"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE matched AS SELECT * FROM (SELECT {', '.join(select)} "
        "FROM (SELECT *, true AS in_before FROM rows_before) b "
        f"FULL JOIN (SELECT *, true AS in_after FROM rows_after) a ON {agree}) "
        f"WHERE kind <> 'changed' OR {any_differs}"
    )


def _examples(
    connection: "duckdb.DuckDBPyConnection", key: Sequence[str], values: Sequence[str], number: int
) -> list[Example]:
    """The first rows of each kind of difference, in the order of the key."""
    by_key = ", ".join(f"key_{at}" for at in range(len(key)))
    rows = connection.execute(
        "SELECT * FROM matched QUALIFY row_number() OVER (PARTITION BY kind ORDER BY "
        f"{by_key}) <= ? ORDER BY array_position(['changed', 'added', 'removed'], kind), {by_key}",
        [number],
    ).fetchall()
    examples = []
    for kind, *cells in rows:
        keys, old, new = cells[: len(key)], cells[len(key) : len(key) + len(values)], cells[len(key) + len(values) :]
        pairs = {name: pair for name, *pair in zip(values, old, new, strict=True) if pair[0] != pair[1]}
        examples.append(
            Example(kind, dict(zip(key, keys, strict=True)), {name: (was, now) for name, (was, now) in pairs.items()})
        )
    return examples


def _largest(
    connection: "duckdb.DuckDBPyConnection", key: Sequence[str], values: Sequence[str], name: str
) -> LargestChange:
    """The largest change of a number that differs, where a missing number counts as 0.

    Of equal changes, it is the first in the order of the key.
    """
    at = values.index(name)
    by_key = ", ".join(f"key_{place}" for place in range(len(key)))
    row = connection.execute(
        f"SELECT {by_key}, old_{at}::DOUBLE, new_{at}::DOUBLE FROM matched WHERE kind = 'changed' "
        f"AND {_distinct(at)} ORDER BY abs(coalesce(new_{at}, 0) - coalesce(old_{at}, 0)) DESC, {by_key} LIMIT 1"
    ).fetchall()[0]
    return LargestChange(name, dict(zip(key, row[:-2], strict=True)), row[-2], row[-1])


def _segments(
    connection: "duckdb.DuckDBPyConnection", key: Sequence[str], values: Sequence[str]
) -> dict[str, dict[str, int]]:
    """The number of rows that differ, by the value of each segment column in the newer version."""
    counted = {}
    for name in SEGMENTS:
        if name in key:
            value = f"key_{key.index(name)}"
        elif name in values:
            value = "CASE kind WHEN 'removed' THEN old_{0} ELSE new_{0} END".format(values.index(name))
        else:
            continue
        counts = connection.execute(
            f"SELECT coalesce(({value})::VARCHAR, ''), count(*) FROM matched GROUP BY 1 ORDER BY 1"
        ).fetchall()
        if counts:
            counted[name] = {str(segment): int(count) for segment, count in counts}
    return counted


def _seats(connection: "duckdb.DuckDBPyConnection") -> dict[str, tuple[int, int]]:
    """Total seats before and after, each pool counted once."""
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in SEATS)
    once = ", ".join((*SEATS_COUNTED_ONCE_BY, *SEATS))
    old, new = (
        connection.execute(f"SELECT {sums} FROM (SELECT DISTINCT {once} FROM rows_{name})").fetchall()[0]
        for name in ("before", "after")
    )
    return {name: (int(was), int(now)) for name, was, now in zip(SEATS, old, new, strict=True)}
