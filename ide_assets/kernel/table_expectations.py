"""Expectations of every table: its key, its month, and its figures against those of earlier months."""

from collections.abc import Sequence

from ide_assets.kernel import bounds, figures
from ide_assets.kernel.expectations import BuiltIn, Expectation, Learned
from ide_assets.kernel.figures import Figures
from ide_assets.vocabulary import parameters
from ide_assets.vocabulary.table import Table

#: The table with the shares of earlier months, for learned expectations: column_name, value, share.
EARLIER_SHARES = "earlier_shares"


def key_expectation(table: Table) -> Expectation:
    """The table's key is complete and unique."""
    key = ", ".join(f'"{name}"' for name in table.key)
    missing = " OR ".join(f'"{name}" IS NULL' for name in table.key)
    repeated = f"SELECT {key}, count(*), 'not unique' FROM judged GROUP BY {key} HAVING count(*) > 1"
    only, *others = table.key
    return Expectation(
        "key_identifies_one_row",
        f"A row of {table.name} with an incomplete key cannot be joined or corrected; rows with the same key count "
        "twice in every sum.",
        f"""
        SELECT {key}, count(*) AS times, 'incomplete' AS problem
        FROM judged
        WHERE {missing}
        GROUP BY {key}
        UNION ALL
        {repeated}
        """,
        structural=True,
        explained_by="problem",
        built_in=(
            *(
                BuiltIn(
                    "ExpectColumnValuesToNotBeNull",
                    {"column": name},
                    f'SELECT "{name}" FROM judged WHERE "{name}" IS NULL',
                )
                for name in table.key
            ),
            BuiltIn("ExpectCompoundColumnsToBeUnique", {"column_list": list(table.key)}, repeated)
            if others
            else BuiltIn("ExpectColumnValuesToBeUnique", {"column": only}, repeated),
        ),
    )


#: Columns that name the month of a row, and the value of each in the month that is built.
_MONTH_COLUMNS = {
    "by_month": "CAST(':first_day' AS DATE)",
    "snapshot_date": "CAST(':last_day' AS DATE)",
    "snapshot_year": "CAST(':year' AS BIGINT)",
    "snapshot_month": "CAST(':number' AS BIGINT)",
}


def month_expectations(table: Table) -> tuple[Expectation, ...]:
    """Columns with a row's month have the month that is built; no expectation for a table without such columns."""
    values = {**_MONTH_COLUMNS, **{name: f"':{name}'" for name in parameters.declared()}}
    columns = {name: value for name, value in values.items() if name in table.column_names}
    if not columns:
        return ()
    shown = ", ".join(dict.fromkeys((*table.key, *columns)))
    wrong = " OR ".join(f"{name} IS DISTINCT FROM {value}" for name, value in columns.items())
    return (
        Expectation(
            "rows_are_of_the_month",
            f"A row of {table.name} with the date of another month counts in that month and is missing in its own.",
            f"SELECT {shown} FROM judged WHERE {wrong}",
            structural=True,
        ),
    )


def learned_expectations(table: Table) -> tuple[Expectation, ...]:
    """The table's totals, shares and joined shares are near those of earlier months."""
    totals = Expectation(
        "totals_near_earlier_months",
        f"A total of {table.name} changed more than usual, as after a partial or doubled delivery. Every number "
        "computed from the table changes with it.",
        blocking=False,
        learned=_totals,
    )
    shares = Expectation(
        "shares_near_earlier_months",
        f"The shares of values in {table.name} ({', '.join(table.shares)}) shifted more than usual, as after values "
        "were renamed or a group of customers is missing.",
        blocking=False,
        learned=_shares,
        explained_by="column_name",
    )
    joins = Expectation(
        "joined_shares_near_earlier_months",
        f"Fewer rows of {table.name} than usual match a row of another source: one of the two lacks customers, or now "
        "writes their identifiers differently.",
        blocking=False,
        learned=_joins,
        explained_by="joined",
    )
    return (totals, *((shares,) if table.shares else ()), *((joins,) if table.joins else ()))


_NOTHING_BEFORE = Learned("", "No earlier published month to compare with.")


def _expected(earlier: Sequence[Figures], bounds_in_words: Sequence[str]) -> str:
    months = f"{len(earlier)} earlier {'month' if len(earlier) == 1 else 'months'}"
    return f"Expected from {months}: {'; '.join(bounds_in_words)}."


def _totals(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, in_words = [], []
    for name, query in figures.total_queries(table).items():
        values = [month.totals[name] for month in earlier if name in month.totals]
        bound = bounds.of_total(values, bounds.tolerance_of(table.name, name))
        if bound is None:
            continue
        selects.append(
            f"""
            SELECT
                '{name}' AS figure,
                CAST({query} AS DOUBLE) AS observed,
                CAST({bound.at_least!r} AS DOUBLE) AS at_least,
                CAST({bound.at_most!r} AS DOUBLE) AS at_most
            FROM judged
            """
        )
        in_words.append(f"{name} {max(bound.at_least, 0):,.0f} to {bound.at_most:,.0f}")
    if not selects:
        return _NOTHING_BEFORE
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) WHERE NOT observed BETWEEN at_least AND at_most",
        _expected(earlier, in_words),
    )


def _joins(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, in_words = [], []
    for name, query in table.joins:
        values = [month.joins[name] for month in earlier if name in month.joins]
        if not values:
            continue
        at_least = bounds.of_share(values, bounds.tolerance_of(table.name, name), earlier[-1].totals[figures.ROWS])
        selects.append(
            f"SELECT '{name}' AS joined, share, CAST({at_least!r} AS DOUBLE) AS at_least FROM ({query}) AS observed"
        )
        in_words.append(f"{name} at least {max(at_least, 0):.0%}")
    if not selects:
        return _NOTHING_BEFORE
    return Learned(
        f"SELECT * FROM ({' UNION ALL '.join(selects)}) AS shares WHERE share < at_least", _expected(earlier, in_words)
    )


def _shares(table: Table, earlier: Sequence[Figures]) -> Learned:
    selects, in_words = [], []
    for name in table.shares:
        before = figures.shares_before(name, earlier)
        if not before:
            continue
        distances = [month.distances[name] for month in earlier if name in month.distances]
        rows = earlier[-1].totals[figures.ROWS]
        at_most = bounds.of_distance(distances, bounds.tolerance_of(table.name, name), len(before), rows)
        selects.append(
            f"""
            SELECT '{name}' AS column_name, *, CAST({at_most!r} AS DOUBLE) AS may_move
            FROM (
                SELECT
                    value,
                    coalesce(now.share, 0) AS share,
                    coalesce(before.share, 0) AS share_before,
                    sum(abs(coalesce(now.share, 0) - coalesce(before.share, 0))) OVER () / 2 AS moved
                FROM ({figures.share_query(name, "judged")}) AS now
                FULL JOIN (SELECT value, share FROM {EARLIER_SHARES} WHERE column_name = '{name}') AS before
                USING (value)
            )
            """
        )
        in_words.append(f"{name} may move by {at_most:.0%}")
    if not selects:
        return _NOTHING_BEFORE
    # Values that hardly moved are left out. A table without rows has no shares: its totals warn.
    return Learned(
        f"""
        SELECT *
        FROM ({" UNION ALL ".join(selects)})
        WHERE moved > may_move
            AND abs(share - share_before) > may_move / 20
            AND EXISTS (SELECT 1 FROM judged)
        """,
        f"Against the shares of earlier months: {'; '.join(in_words)}.",
    )
