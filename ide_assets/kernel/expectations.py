"""Expectations of a table. judging.py has Great Expectations judge them inside the engine.

This module has the classes, and constructors for null, range, set and uniqueness, for which Great Expectations has
types. An expectation is declared as data and as the SQL of the rows that break it, so declarations depend neither on
the engine nor on Great Expectations, whose import takes seconds. table_expectations.py has the expectations of every
table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ide_assets.kernel.figures import Figures
from ide_assets.store.database import literal
from ide_assets.vocabulary.table import Table

#: Great Expectations' type for conditions without a type of their own: a query must return no rows.
UNEXPECTED_ROWS = "UnexpectedRowsExpectation"


@dataclass(frozen=True)
class BuiltIn:
    """An expectation of one of Great Expectations' own types, with the arguments of that type.

    `failing` selects the rows of `judged` that break it.
    """

    type: str
    arguments: Mapping[str, object]
    failing: str


@dataclass(frozen=True)
class Learned:
    """An expectation with bounds learned from earlier months: the query of failing rows, and the bounds in words.

    `failing` is empty if there is no earlier month to compare with.
    """

    failing: str
    note: str


@dataclass(frozen=True)
class Expectation:
    """One condition that a table must meet.

    `failing` selects the rows that break it, from `judged` (the candidate) and the table's inputs, each under its own
    name; days of the month are written as markers (`':last_day'`). `built_in` lists equivalent expectations of Great
    Expectations' own types; if there are none, the query itself is judged (UNEXPECTED_ROWS). `learned` derives the
    query from the figures of earlier months instead.

    `consequence` describes what goes wrong if it fails. A `blocking` expectation keeps the month from being published
    unless a person waives it; a `structural` one cannot be waived, because a table that fails it is meaningless. The
    others warn. Failing rows are counted by the values of their column `explained_by`; if one of those values is
    `structural_if`, the failure cannot be waived.
    """

    name: str
    consequence: str
    failing: str = ""
    blocking: bool = True
    structural: bool = False
    structural_if: str | None = None
    explained_by: str | None = None
    learned: Callable[[Table, Sequence[Figures]], Learned] | None = None
    built_in: tuple[BuiltIn, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types of Great Expectations that judge it."""
        return tuple(dict.fromkeys(part.type for part in self.built_in)) or (UNEXPECTED_ROWS,)


@dataclass(frozen=True)
class Verdict:
    """The result of judging one expectation: the number of failing rows, and up to twenty of them.

    `types` are the types of Great Expectations that judged it; empty for a check of the delivery's reader.
    """

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
    types: Sequence[str] = ()

    @property
    def observed(self) -> int:
        """The number of failing rows."""
        return self.failing

    @property
    def share(self) -> float:
        """Failing rows as a share of the table's rows."""
        return self.failing / self.rows if self.rows else 0.0

    @property
    def stops(self) -> bool:
        """Whether it keeps the month from being published."""
        return self.blocking and not self.passed and not self.waived


def not_null(
    name: str, consequence: str, *columns: str, shown: str, where: str = "", blocking: bool = True
) -> Expectation:
    """No value of the columns is null, in the rows that meet `where`. `shown` lists the columns of failing rows."""
    conditions = {column: f"{column} IS NULL" for column in columns}
    return _of_columns("ExpectColumnValuesToNotBeNull", name, consequence, conditions, {}, shown, where, blocking)


def between(
    name: str,
    consequence: str,
    *columns: str,
    min_value: float | None = None,
    max_value: float | None = None,
    shown: str,
    where: str = "",
    blocking: bool = True,
    explained_by: str | None = None,
) -> Expectation:
    """Values of the columns are within the bounds, both included; nulls pass.

    `where` limits the rows that count; `shown` lists the columns of failing rows.
    """
    bounds = {"<": min_value, ">": max_value}
    conditions = {
        column: " OR ".join(f"{column} {sign} {bound}" for sign, bound in bounds.items() if bound is not None)
        for column in columns
    }
    arguments = {"min_value": min_value, "max_value": max_value}
    type_ = "ExpectColumnValuesToBeBetween"
    return _of_columns(type_, name, consequence, conditions, arguments, shown, where, blocking, explained_by)


def in_set(
    name: str, consequence: str, column: str, values: Sequence[str], *, shown: str, blocking: bool = True
) -> Expectation:
    """Values of the column are among those listed; nulls pass."""
    conditions = {column: f"{column} NOT IN ({', '.join(map(literal, values))})"}
    type_, arguments = "ExpectColumnValuesToBeInSet", {"value_set": list(values)}
    return _of_columns(type_, name, consequence, conditions, arguments, shown, "", blocking)


def not_in_set(
    name: str, consequence: str, column: str, values: Sequence[int], *, shown: str, blocking: bool = True
) -> Expectation:
    """No value of the column is one of those listed; nulls pass."""
    conditions = {column: f"{column} IN ({', '.join(map(str, values))})"}
    type_, arguments = "ExpectColumnValuesToNotBeInSet", {"value_set": list(values)}
    return _of_columns(type_, name, consequence, conditions, arguments, shown, "", blocking)


def unique(name: str, consequence: str, column: str, *, counted_as: str, blocking: bool = True) -> Expectation:
    """No two rows have the same value in the column. Failing rows are the values, with their count `counted_as`."""
    failing = f"""
        SELECT {column}, count(*) AS {counted_as}
        FROM judged
        GROUP BY {column}
        HAVING count(*) > 1
        """
    built_in = BuiltIn("ExpectColumnValuesToBeUnique", {"column": column}, failing)
    return Expectation(name, consequence, failing, blocking, built_in=(built_in,))


def _of_columns(
    type_: str,
    name: str,
    consequence: str,
    conditions: Mapping[str, str],
    arguments: Mapping[str, object],
    shown: str,
    where: str,
    blocking: bool,
    explained_by: str | None = None,
) -> Expectation:
    """One expectation over columns, each with the condition under which its value breaks it."""

    def failing(condition: str) -> str:
        return f"""
        SELECT {shown}
        FROM judged
        WHERE {f"({where}) AND ({condition})" if where else condition}
        """

    return Expectation(
        name,
        consequence,
        failing(" OR ".join(conditions.values())),
        blocking,
        explained_by=explained_by,
        built_in=tuple(
            BuiltIn(type_, {"column": column, **arguments}, failing(condition))
            for column, condition in conditions.items()
        ),
    )
