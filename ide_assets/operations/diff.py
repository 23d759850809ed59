"""What differs between two publications of a month: rows, columns, and the inputs that explain it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from ide_assets.kernel.inputs import SAME_MONTH
from ide_assets.months import Month
from ide_assets.operations.explain import recipe_called
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

#: Dates of the publication itself: a row in which only these differ is the same row (R-IDE-16).
AUDIT_COLUMNS = frozenset({"insert_dt", "update_dt"})

#: Seats stand in full on every CSN of a pool, so they are summed over these (R-AR-4).
SEATS, SEATS_COUNTED_ONCE_BY = ("seats_purchased", "seats_assigned"), ("tenant_id", "pool_id", "offering_external_key")


class CannotCompareError(ValueError):
    """The publications asked for cannot be compared; the message says which can."""


class Kind(Enum):
    """What a cause is."""

    DELIVERY = "delivery"
    MERGES = "account merges"
    OTHER_MONTHS = "other months"
    SETTINGS = "settings"
    CODE = "code"
    UNRECORDED = "not recorded"


@dataclass(frozen=True)
class Cause:
    """An input that differs: in a few words, in detail, and the tables that differ and are made from it."""

    kind: Kind
    what: str
    detail: str
    reaches: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A row that differs: its key, and for each column that differs the old and the new value.

    `kind` is `changed`, `added` (old values are None) or `removed` (new values are None).
    """

    kind: str
    key: Mapping[str, object]
    values: Mapping[str, tuple[object, object]]


@dataclass(frozen=True)
class TableDifference:
    """How a month of one table differs; rows, all counts in rows.

    `columns` counts the changed rows in which each column differs, `seats` are totals before and after.
    `note` says why rows were not compared.
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
    note: str = ""


@dataclass(frozen=True)
class MonthDifference:
    """Two publications of a month, the causes of what differs, and the tables that differ.

    `before` and `after` are the ledger's numbers; `same` counts the tables compared whose files are the same.
    """

    month: Month
    before: int
    after: int
    published_before: "datetime"
    published_after: "datetime"
    causes: Sequence[Cause]
    tables: Sequence[TableDifference]
    same: int


@dataclass(frozen=True)
class Published:
    """A publication, and what the month consisted of before it; None for the month's first one."""

    entries: Mapping[str, Entry]
    former: Mapping[str, Entry] | None

    @property
    def any_entry(self) -> Entry:
        """One of its entries: number, time and month are the same in all."""
        return next(iter(self.entries.values()))

    def told(self) -> str:
        """In words, what changed against the former publication of the month."""
        if self.former is None:
            return "first publication"
        changed = [name for name in {*self.entries, *self.former} if _differs(self.former, self.entries, name)]
        if not changed:
            return "made again, the same rows"
        told = "; ".join(cause.what for cause in causes(self.former, self.entries) if cause.reaches)
        return f"{told}: {len(changed)} {'table' if len(changed) == 1 else 'tables'} changed"


def publications(history: Sequence[Entry], month: Month | None = None) -> list[Published]:
    """Every publication (of one month), oldest first, with the one that it replaced."""
    numbered: dict[int, dict[str, Entry]] = {}
    for entry in history:
        if month is None or entry.month == month:
            numbered.setdefault(entry.publication, {})[entry.table] = entry
    former: dict[Month, Mapping[str, Entry]] = {}
    found = []
    for _, entries in sorted(numbered.items()):
        of = next(iter(entries.values())).month
        found.append(Published(entries, former.get(of)))
        former[of] = entries
    return found


def two_publications(
    ledger: Ledger, month: Month, before: int | None, after: int | None
) -> tuple[Published, Published]:
    """The month as published at two publications of the ledger; by default its last two.

    Raises CannotCompareError where there are not two different ones.
    """
    of_month = publications(ledger.history, month)
    if not of_month:
        there = ", ".join(str(each) for each in ledger.published)
        raise CannotCompareError(f"{month} is not published. Published: {there or 'no month yet'}.")
    numbers = [each.any_entry.publication for each in of_month]
    told = f"{month} has the publications {', '.join(map(str, numbers))}. See them: ide history --month {month}"

    def at(number: int) -> int:
        places = [place for place, each in enumerate(numbers) if each <= number]
        if not places:
            raise CannotCompareError(f"{month} was not published yet at publication {number}; {told}")
        return places[-1]

    last = len(numbers) - 1 if after is None else at(after)
    first = last - 1 if before is None else at(before)
    if first < 0:
        raise CannotCompareError(f"there is nothing before publication {numbers[last]} to compare with; {told}")
    if first >= last:
        raise CannotCompareError(
            f"--from leads to publication {numbers[first]} of {month} and --to to {numbers[last]}; --from must lead to "
            f"an earlier one. {told}"
        )
    return of_month[first], of_month[last]


def differences(
    settings: Settings,
    month: Month,
    before: "int | datetime | None",
    after: "int | datetime | None",
    name: str | None,
    examples: int,
) -> MonthDifference:
    """Compare a month as published at two moments (by default its last two publications).

    `name` is one table; by default every published or derived one. `examples` rows are shown of each kind of
    difference. Raises CannotCompareError, NotPublishedError and, for an unknown table, UnknownTableError.
    """
    from ide_assets.domains.graph import RECIPES
    from ide_assets.kernel.recipe import Derived
    from ide_assets.store.past import publication_at

    if name is None:
        tables = [each.table for each in RECIPES if each.table.publication is not None or isinstance(each, Derived)]
    else:
        tables = [recipe_called(RECIPES, name).table]
    home = home_of(settings)
    ledger = Ledger(home)
    first, last = (None if moment is None else publication_at(ledger, moment) for moment in (before, after))
    two = two_publications(ledger, month, first, last)
    with database.session(settings, home) as connection:
        return compare(connection, ledger, tables, *two, examples)


def compare(
    connection: "duckdb.DuckDBPyConnection",
    ledger: Ledger,
    tables: Sequence[Table],
    before: Published,
    after: Published,
    examples: int,
) -> MonthDifference:
    """Compare a month's tables in two publications; `examples` rows are shown of each kind of difference."""
    old, new = before.entries, after.entries
    there = [table for table in tables if table.name in old or table.name in new]
    differing = [table for table in there if _differs(old, new, table.name)]
    return MonthDifference(
        month=after.any_entry.month,
        before=before.any_entry.publication,
        after=after.any_entry.publication,
        published_before=before.any_entry.published_at,
        published_after=after.any_entry.published_at,
        causes=causes(old, new),
        tables=[
            _compare_table(connection, ledger, table, old.get(table.name), new.get(table.name), examples)
            for table in differing
        ],
        same=len(there) - len(differing),
    )


def causes(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> list[Cause]:
    """The inputs that differ between two publications of a month, and which differing tables they reach.

    A cause reaches a table when it is an input of it, or of a table upstream whose rows differ. One that reaches
    nothing changed no row.
    """
    names = sorted({*before, *after})
    direct = {name: _direct_causes(name, before.get(name), after.get(name)) for name in names}
    reached: dict[str, frozenset[tuple[Kind, str]]] = {}

    def of(name: str) -> frozenset[tuple[Kind, str]]:
        if not _differs(before, after, name):
            return frozenset()
        if name not in reached:
            upstream = _changed_inputs(name, before.get(name), after.get(name))
            found = direct[name].union(*(of(each) for each in upstream))
            reached[name] = found or frozenset({(Kind.UNRECORDED, name)})
        return reached[name]

    tables_by_cause: dict[tuple[Kind, str], list[str]] = {cause: [] for name in names for cause in direct[name]}
    for name in names:
        for cause in of(name):
            tables_by_cause.setdefault(cause, []).append(name)
    order = list(Kind)
    return [
        _cause(kind, subject, tuple(tables), before, after)
        for (kind, subject), tables in sorted(
            tables_by_cause.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    ]


def _differs(before: Mapping[str, Entry], after: Mapping[str, Entry], name: str) -> bool:
    old, new = before.get(name), after.get(name)
    return (old and old.sha256) != (new and new.sha256)


def _direct_causes(name: str, old: Entry | None, new: Entry | None) -> frozenset[tuple[Kind, str]]:
    """Causes at the table itself: (kind, what it is called after)."""
    found: set[tuple[Kind, str]] = set()
    inputs = [entry.inputs for entry in (old, new) if entry is not None]
    if "delivery" in inputs[0] and (len(inputs) < 2 or inputs[0]["delivery"] != inputs[1].get("delivery")):
        found.add((Kind.MERGES if name == "victim_survivor_mapping" else Kind.DELIVERY, name))
    if old is None or new is None:
        return frozenset(found)
    if _other_months(old) != _other_months(new):
        found.add((Kind.OTHER_MONTHS, name))
    if old.rules != new.rules:
        # Settings are part of the query that the code is known by, so its own changes cannot be told from theirs.
        found.add((Kind.SETTINGS, ""))
    elif old.code != new.code:
        found.add((Kind.CODE, ""))
    return frozenset(found)


def _other_months(entry: Entry) -> dict[str, str]:
    """Inputs from other months than the entry's own, such as the observations of a benchmark window (R-IDE-10)."""
    return {
        name: sha256 for name, sha256 in entry.inputs.items() if "@" in name and not name.endswith(f"@{entry.month}")
    }


def _window(name: str, upstream: str) -> str:
    """Which months of an input a table is made from, in words."""
    from ide_assets.domains.graph import RECIPES

    windows = [
        wanted.window
        for recipe in RECIPES
        if recipe.table.name == name
        for wanted in recipe.inputs
        if wanted.table.name == upstream
    ]
    earlier = [window.description for window in windows if window is not SAME_MONTH]
    return next(iter(earlier), "earlier months of {input} behind {table}").format(table=name, input=upstream)


def _changed_inputs(name: str, old: Entry | None, new: Entry | None) -> list[str]:
    """Tables of the same month that are inputs and differ."""
    month = next(entry.month for entry in (old, new) if entry is not None)
    was, now = (entry.inputs if entry is not None else {} for entry in (old, new))
    own = [each for each in {*was, *now} if each.endswith(f"@{month}") and was.get(each) != now.get(each)]
    return sorted(each.partition("@")[0] for each in own)


def _cause(
    kind: Kind, subject: str, reaches: tuple[str, ...], before: Mapping[str, Entry], after: Mapping[str, Entry]
) -> Cause:
    old, new = before.get(subject), after.get(subject)
    if kind in (Kind.DELIVERY, Kind.MERGES):
        if old is None:
            what = f"{subject} was delivered since"
        elif new is None:
            what = f"{subject} is no longer delivered"
        else:
            what = f"{subject} was delivered again"
        detail = f"delivery {_short(old, 'delivery')} -> {_short(new, 'delivery')}, rows {_rows(old)} -> {_rows(new)}"
    elif kind is Kind.OTHER_MONTHS and old is not None and new is not None:
        was, now = _other_months(old), _other_months(new)
        restated = [name for name in was if name in now and was[name] != now[name]]
        told = {
            "joined": [name for name in now if name not in was],
            "left": [name for name in was if name not in now],
            "restated": restated,
        }
        changed = sorted({name.partition("@")[0] for names in told.values() for name in names})
        what = f"{' and '.join(dict.fromkeys(_window(subject, upstream) for upstream in changed))} changed"
        detail = "; ".join(f"{how}: {', '.join(sorted(inputs))}" for how, inputs in told.items() if inputs)
    elif kind is Kind.SETTINGS:
        what = "settings changed"
        detail = f"fingerprints {_values(before, 'rules')} -> {_values(after, 'rules')}"
    elif kind is Kind.CODE:
        what = "code changed"
        remade = sorted(name for name in before if name in after and before[name].code != after[name].code)
        detail = f"of {', '.join(remade)}"
    else:
        what = f"{subject} differs for a reason that the ledger does not record"
        detail = "its delivery, inputs, settings and code are the same: another user key, or library versions"
    return Cause(kind, what, detail, reaches)


def _short(entry: Entry | None, name: str) -> str:
    return "none" if entry is None else entry.inputs.get(name, "none")[:12]


def _rows(entry: Entry | None) -> str:
    return "none" if entry is None else f"{entry.rows:,}"


def _values(entries: Mapping[str, Entry], name: str) -> str:
    return ", ".join(sorted({str(getattr(entry, name)) for entry in entries.values()}))


def _compare_table(
    connection: "duckdb.DuckDBPyConnection",
    ledger: Ledger,
    table: Table,
    old: Entry | None,
    new: Entry | None,
    examples: int,
) -> TableDifference:
    if old is None or new is None:
        rows = (old.rows, 0) if old is not None else (0, new.rows if new is not None else 0)
        note = "is new in the month" if old is None else "is no longer part of the month"
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
    note = _columns_told(was, now)
    ignored = AUDIT_COLUMNS if table.audited else frozenset()
    values = [name for name in was if name in now and name not in table.key and name not in ignored]
    _match_rows(connection, table.key, values, [name for name in values if was[name] != now[name]])
    kinds = dict(connection.execute("SELECT kind, count(*) FROM matched GROUP BY kind").fetchall())
    counts = connection.execute(
        "SELECT "
        + ", ".join(["count(*)", *(f"count(*) FILTER ({_distinct(at)})" for at in range(len(values)))])
        + " FROM matched WHERE kind = 'changed'"
    ).fetchall()[0]
    columns = {name: int(count) for name, count in zip(values, counts[1:], strict=True) if count}
    if not kinds and not note:
        note = "has the same rows; only audit dates or the way they are stored differ"
    return TableDifference(
        table.name,
        old.rows,
        new.rows,
        added=kinds.get("added", 0),
        removed=kinds.get("removed", 0),
        changed=kinds.get("changed", 0),
        columns=dict(sorted(columns.items(), key=lambda item: -item[1])),
        examples=_examples(connection, table.key, values, examples),
        seats=_seats(connection) if table.name == "assignment_monthly" else {},
        note=note,
    )


def _columns_told(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    told = {"columns added": [name for name in now if name not in was]}
    told["columns removed"] = [name for name in was if name not in now]
    return "; ".join(f"{how}: {', '.join(names)}" for how, names in told.items() if names)


def _distinct(position: int) -> str:
    return f"old_{position} IS DISTINCT FROM new_{position}"


def _match_rows(
    connection: "duckdb.DuckDBPyConnection", key: Sequence[str], values: Sequence[str], retyped: Sequence[str]
) -> None:
    """Make `matched`: the rows that differ, their kind, key (key_0 ...), old and new values (old_0, new_0 ...).

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
    found = []
    for kind, *cells in rows:
        keys, old, new = cells[: len(key)], cells[len(key) : len(key) + len(values)], cells[len(key) + len(values) :]
        pairs = {name: pair for name, *pair in zip(values, old, new, strict=True) if pair[0] != pair[1]}
        found.append(
            Example(kind, dict(zip(key, keys, strict=True)), {name: (was, now) for name, (was, now) in pairs.items()})
        )
    return found


def _seats(connection: "duckdb.DuckDBPyConnection") -> dict[str, tuple[int, int]]:
    """Seats in all, before and after, each pool's counted once."""
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in SEATS)
    once = ", ".join((*SEATS_COUNTED_ONCE_BY, *SEATS))
    old, new = (
        connection.execute(f"SELECT {sums} FROM (SELECT DISTINCT {once} FROM rows_{name})").fetchall()[0]
        for name in ("before", "after")
    )
    return {name: (int(was), int(now)) for name, was, now in zip(SEATS, old, new, strict=True)}
