"""Expectations: what must hold of a table, judged by Great Expectations inside the engine (judging.py).

An expectation is declared as the query of the rows that break it, with the consequence in words. That
keeps the list independent of the engine and of Great Expectations, whose import takes seconds and happens
only when a candidate is judged.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ide_assets.kernel import bounds, figures, parameters
from ide_assets.kernel.figures import Figures
from ide_assets.vocabulary.table import Table

#: Where a learned expectation finds the shares of the months before: column_name, value, share.
EARLIER_SHARES = "earlier_shares"


@dataclass(frozen=True)
class Learned:
    """What history makes of an expectation: the query of the rows that break it, and the bounds in words.

    `failing` is empty where there is nothing to compare with.
    """

    failing: str
    note: str


@dataclass(frozen=True)
class Expectation:
    """One thing that must hold.

    `failing` selects the rows that break it, from `judged` (the candidate) and the tables that made it,
    each under its own name; days of the month stand in it as markers (`':last_day'`). `learned` makes that query
    from the figures of earlier months instead. `consequence` says what would go wrong in words. A `blocking` one
    keeps the month from being published, unless a person waives it; a `structural` one can never be waived, for
    a table that fails it has no meaning. The others warn. `explained_by` names a column of the failing rows by
    whose values they are counted; where `structural_if` is among those values, the failure cannot be waived.
    """

    name: str
    consequence: str
    failing: str = ""
    blocking: bool = True
    structural: bool = False
    structural_if: str | None = None
    explained_by: str | None = None
    learned: Callable[[Table, Sequence[Figures]], Learned] | None = None


@dataclass(frozen=True)
class Verdict:
    """What judging one expectation found: numbers, and up to twenty failing rows."""

    name: str
    consequence: str
    blocking: bool
    passed: bool
    failing: int
    rows: int
    sample: Sequence[Mapping[str, object]] = ()
    explained: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    structural: bool = False
    waived: str = ""

    @property
    def observed(self) -> int:
        """What was observed: the rows that break it."""
        return self.failing

    @property
    def share(self) -> float:
        """Failing rows as a share of the table's rows."""
        return self.failing / self.rows if self.rows else 0.0

    @property
    def stops(self) -> bool:
        """Whether it keeps the month from being published."""
        return self.blocking and not self.passed and not self.waived


def key_expectation(table: Table) -> Expectation:
    """Every table's key is complete and unique."""
    key = ", ".join(f'"{name}"' for name in table.key)
    missing = " OR ".join(f'"{name}" IS NULL' for name in table.key)
    return Expectation(
        "key_identifies_one_row",
        f"A key of {table.name} that is incomplete cannot be joined or corrected; a key "
        "with two rows counts twice in every sum.",
        f"SELECT {key}, count(*) AS times, 'incomplete' AS problem FROM judged WHERE {missing} GROUP BY {key} "
        f"UNION ALL SELECT {key}, count(*), 'not unique' FROM judged GROUP BY {key} HAVING count(*) > 1",
        structural=True,
        explained_by="problem",
    )


#: Columns that say of which month a row is, and the month's value of each.
_MONTH_COLUMNS = {
    "by_month": "CAST(':first_day' AS DATE)",
    "snapshot_date": "CAST(':last_day' AS DATE)",
    "snapshot_year": "CAST(':year' AS BIGINT)",
    "snapshot_month": "CAST(':number' AS BIGINT)",
}


def month_expectations(table: Table) -> tuple[Expectation, ...]:
    """Where a table says of which month its rows are, they are of the month that is made."""
    values = {**_MONTH_COLUMNS, **{name: f"':{name}'" for name in parameters.declared()}}
    found = {name: value for name, value in values.items() if name in table.column_names}
    if not found:
        return ()
    shown = ", ".join(dict.fromkeys((*table.key, *found)))
    wrong = " OR ".join(f"{name} IS DISTINCT FROM {value}" for name, value in found.items())
    return (
        Expectation(
            "rows_are_of_the_month",
            f"A row of {table.name} that carries another month counts there too, and is missing in its own.",
            f"SELECT {shown} FROM judged WHERE {wrong}",
            structural=True,
        ),
    )


def learned_expectations(table: Table) -> tuple[Expectation, ...]:
    """What every table must hold against its own earlier months: totals, and shares where some are watched."""
    totals = Expectation(
        "totals_near_earlier_months",
        f"{table.name} moved further than its months usually do: a partial or doubled delivery looks like this, and "
        "every number made from it moves with it.",
        blocking=False,
        learned=_totals,
    )
    shares = Expectation(
        "shares_near_earlier_months",
        f"The make-up of {table.name} ({', '.join(table.shares)}) shifted further than it usually does: values that "
        "were renamed, or a group of customers that is missing, look like this.",
        blocking=False,
        learned=_shares,
        explained_by="column_name",
    )
    joins = Expectation(
        "joined_shares_near_earlier_months",
        f"Fewer rows of {table.name} than usual find their partner in another source: one of the two has changed how "
        "it writes its identifiers for a part of the customers, or lacks them.",
        blocking=False,
        learned=_joins,
        explained_by="joined",
    )
    return (totals, *((shares,) if table.shares else ()), *((joins,) if table.joins else ()))


_NOTHING_BEFORE = "No published month before to compare with."


def _totals(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, told = [], []
    for name, query in figures.total_queries(table).items():
        values = [each.totals[name] for each in earlier if name in each.totals]
        bound = bounds.of_total(values, bounds.tolerance_of(table.name, name))
        if bound is None:
            continue
        selects.append(
            f"SELECT '{name}' AS figure, CAST({query} AS DOUBLE) AS observed, "
            f"CAST({bound.at_least!r} AS DOUBLE) AS at_least, CAST({bound.at_most!r} AS DOUBLE) AS at_most FROM judged"
        )
        told.append(f"{name} {max(bound.at_least, 0):,.0f} to {bound.at_most:,.0f}")
    if not selects:
        return Learned("", _NOTHING_BEFORE)
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) WHERE NOT observed BETWEEN at_least AND at_most",
        f"Expected from {len(earlier)} earlier {'month' if len(earlier) == 1 else 'months'}: {'; '.join(told)}.",
    )


def _joins(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, told = [], []
    for name, query in table.joins:
        values = [each.joins[name] for each in earlier if name in each.joins]
        if not values:
            continue
        at_least = bounds.of_share(values, bounds.tolerance_of(table.name, name), earlier[-1].totals[figures.ROWS])
        selects.append(
            f"SELECT '{name}' AS joined, share, CAST({at_least!r} AS DOUBLE) AS at_least FROM ({query}) AS observed"
        )
        told.append(f"{name} at least {max(at_least, 0):.0%}")
    if not selects:
        return Learned("", _NOTHING_BEFORE)
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) AS shares WHERE share < at_least",
        f"Expected from {len(earlier)} earlier {'month' if len(earlier) == 1 else 'months'}: {'; '.join(told)}.",
    )


def _shares(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, told = [], []
    for name in table.shares:
        before = figures.shares_before(name, earlier)
        if not before:
            continue
        distances = [each.distances[name] for each in earlier if name in each.distances]
        rows = earlier[-1].totals[figures.ROWS]
        at_most = bounds.of_distance(distances, bounds.tolerance_of(table.name, name), len(before), rows)
        selects.append(
            f"SELECT '{name}' AS column_name, *, CAST({at_most!r} AS DOUBLE) AS may_move FROM ("
            "SELECT value, coalesce(now.share, 0) AS share, coalesce(before.share, 0) AS share_before, "
            "sum(abs(coalesce(now.share, 0) - coalesce(before.share, 0))) OVER () / 2 AS moved "
            f"FROM ({figures.share_query(name, 'judged')}) AS now "
            f"FULL JOIN (SELECT value, share FROM {EARLIER_SHARES} WHERE column_name = '{name}') AS before "
            "USING (value))"
        )
        told.append(f"{name} may move by {at_most:.0%}")
    if not selects:
        return Learned("", _NOTHING_BEFORE)
    # A value that hardly moved is no part of what is wrong; a table without rows has no make-up (its totals warn).
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) "
        "WHERE moved > may_move AND abs(share - share_before) > may_move / 20 AND EXISTS (SELECT 1 FROM judged)",
        f"Against the shares of the months before: {'; '.join(told)}.",
    )
