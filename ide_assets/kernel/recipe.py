"""A recipe: how a month of one table is built, independent of what runs it.

A `Derived` recipe is a transform (a pure function from tables to a table) with its inputs and expectations; an
`Estimated` one passes the rows of its transform to a statistical function. Recipes whose rows come from outside the
graph are declared by the domain that reads them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ide_assets.engines import base as engine
from ide_assets.engines import dialects, frames
from ide_assets.engines import query_cache as compiled
from ide_assets.engines.binding import bound
from ide_assets.kernel import bounds, figures, shipped
from ide_assets.kernel.build import BuildContext, Candidate, CannotBuildError, Skipped
from ide_assets.kernel.code_version import closure
from ide_assets.kernel.expectations import Expectation
from ide_assets.kernel.inputs import SAME_MONTH, Input, MissingInput
from ide_assets.kernel.table_expectations import key_expectation, learned_expectations, month_expectations
from ide_assets.months import Month
from ide_assets.settings import Rules, Settings
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary import audit, parameters
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.types as ir
    import pandas as pd


class Recipe(Protocol):
    """The interface of a table to the asset factory, the publication and the status."""

    @property
    def table(self) -> Table:
        """The table that is built."""

    @property
    def inputs(self) -> Sequence[Input]:
        """The tables that it is built from."""

    @property
    def expectations(self) -> Sequence[Expectation]:
        """The conditions that its rows must meet."""

    @property
    def reader_checks(self) -> Mapping[str, str]:
        """Checks whose verdicts come with the candidate: the consequence of each by its name."""

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds shown in the Dagster UI."""

    def code(self, settings: Settings) -> str:
        """Version of the code that builds the table under these settings: a hash of all that decides its rows."""

    def decided_by(self, month: Month, settings: Settings) -> str:
        """Hash of the settings' values that decide the month's rows or verdicts without being part of the code."""

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Whether a month with the tables `present` is complete without this one."""

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Write a candidate."""

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """The hashes of the inputs if the month were built now; None if they are unknown."""


#: From more rows of all inputs on, a table is computed in its recipe's parts, if it has any, in less memory.
PARTED_ROWS = 50_000_000

#: Left out of code versions: the hash of the settings' values is recorded on its own.
_SETTINGS = frozenset({"ide_assets.settings", "ide_assets.settings.rules"})


def declared(table: Table, expectations: Sequence[Expectation]) -> str:
    """A short hash of what a declaration decides: types, key, order of the rows, and how they are judged.

    Texts for people (meanings, consequences) and the layout of SQL do not count.
    """
    columns = [(column.name, column.type.name, column.personal) for column in table.columns]
    judged = [
        (
            expectation.name,
            " ".join(expectation.failing.split()),
            expectation.blocking,
            expectation.structural,
            expectation.explained_by,
        )
        for expectation in expectations
    ]
    table_of = (
        table.name,
        table.key,
        columns,
        table.audited,
        table.totals,
        table.shares,
        table.joins,
        table.clustered_by,
    )
    return short_hash(
        repr(table_of),
        repr(judged),
        closure(bounds.of_total, bounds.of_distance, bounds.of_share, figures.measure, without=_SETTINGS),
    )


def conditions(expectations: Sequence[Expectation], month: Month, rules: Rules) -> Iterator[str]:
    """The conditions of checks with the values of the month and of the settings."""
    return (bound(expectation.failing, month, rules=rules) for expectation in expectations)


@dataclass(frozen=True, eq=False)
class Derived:
    """A table that a transform computes from other tables.

    `transform` takes keyword arguments: its inputs by table name (None for an absent optional one), `month` and
    `rules`. It returns the table. If all inputs of `needs_one_of` are absent, the table is skipped. With more than
    PARTED_ROWS rows of inputs, it is computed by the conditions `parts`.
    """

    table: Table
    transform: "Callable[..., ir.Table]"
    inputs: tuple[Input, ...]
    own_expectations: tuple[Expectation, ...] = ()
    reader_checks: Mapping[str, str] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset({"duckdb", "deltalake"})
    needs_one_of: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """The expectations of every table (key, month, totals, shares), then the table's own."""
        return (
            key_expectation(self.table),
            *month_expectations(self.table),
            *learned_expectations(self.table),
            *self.own_expectations,
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table and its inputs."""
        return (self.table, *(upstream.table for upstream in self.inputs))

    def expression(self, rules: Rules, absent: frozenset[str] = frozenset(), audited: bool | None = None) -> "ir.Table":
        """The transform over its unbound inputs, without those in `absent`.

        `audited` adds the audit dates: against a former version (True) or for the first time (False).
        """
        tables = {table.name: None if table.name in absent else table.to_ibis() for table in self.tables[1:]}
        rows = self.transform(month=parameters.MONTH, rules=rules, **tables)
        return rows if audited is None else audit.audited(rows, self.table, has_former=audited)

    def sql(
        self,
        rules: Rules,
        absent: frozenset[str] = frozenset(),
        audited: bool | None = None,
        dialect: str = dialects.DIALECT,
    ) -> str:
        """The expression as SQL of an engine, with markers for the month's values."""
        return _compiled(self, rules, absent, audited, dialect)

    def code(self, settings: Settings) -> str:
        """Hash of the compiled SQL, with and without the optional inputs, of the declaration and the expectations."""
        return _code_of_derived(self, settings.rules, home_of(settings))

    def decided_by(self, month: Month, settings: Settings) -> str:
        """Hash of the query and of the conditions of the checks, with the month's values."""
        rules = settings.rules
        sql = self.cached_sql(home_of(settings), rules, frozenset(), _first_audit(self))
        # The day of the run is the same under all settings.
        query = bound(sql, month, month.last_day, rules=rules)
        return short_hash(query, *conditions(self.expectations, month, rules))

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Whether a required input of the month is absent; the recipe of that input decides whether it may be."""
        if self.needs_one_of and not {*self.needs_one_of} & {*present}:
            return True
        return any(
            upstream.absence is not MissingInput.IS_NULL
            and upstream.window is SAME_MONTH
            and upstream.table.name not in present
            for upstream in self.inputs
        )

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Bind the inputs, compile, run, write the candidate."""
        hashes: dict[str, str] = {}
        absent, rows = set[str](), 0
        for upstream in self.inputs:
            months = {month: context.find(upstream.table, month) for month in context.months(upstream)}
            files = {month: file for month, file in months.items() if file is not None}
            if upstream.window is SAME_MONTH and not files:
                is_skipped = upstream.absence is MissingInput.FAILS and context.is_skipped(upstream.table)
                if upstream.absence is MissingInput.SKIPS or is_skipped:
                    return Skipped(
                        f"{self.table.name} is built from {upstream.table.name}, and {context.month} has none."
                    )
                if upstream.absence is MissingInput.FAILS:
                    raise CannotBuildError(
                        f"{self.table.name} of {context.month} needs {upstream.table.name} of that month, which is "
                        f"neither part of this run nor published. Run the whole month: ide run --month "
                        f"{context.month}"
                    )
                absent.add(upstream.table.name)
            rows += sum(file.rows for file in files.values())
            context.engine.bind(upstream.table.name, upstream.table.columns, [file.path for file in files.values()])
            hashes |= {f"{upstream.table.name}@{month}": file.sha256 for month, file in files.items()}
        if self.needs_one_of and absent >= {*self.needs_one_of}:
            return Skipped(f"Neither {' nor '.join(self.needs_one_of)} delivered for {context.month}.")
        has_former = _bind_former(context, self.table) if self.table.audited else None
        sql = self._sql(context, frozenset(absent), has_former)
        sql = bound(sql, context.month, context.today, context.engine.dialect, rules=context.settings.rules)
        path, connection = context.candidate_path(self.table), context.engine.connection
        parts = self.parts if rows > PARTED_ROWS else ()
        return Candidate(path, self.write(connection, context.engine.computed(sql), path, parts), sql, hashes)

    def _sql(self, context: BuildContext, absent: frozenset[str], audited: bool | None) -> str:
        """The query in the dialect of the context's engine."""
        home, rules = home_of(context.settings), context.settings.rules
        return self.cached_sql(home, rules, absent, audited, context.engine.dialect)

    def cached_sql(
        self, home: Home, rules: Rules, absent: frozenset[str], audited: bool | None, dialect: str = dialects.DIALECT
    ) -> str:
        """The query, from the home's cache if the same code was compiled before."""

        def sql() -> str:
            is_shipped = dialect == dialects.DIALECT
            known = shipped.query(self.transform, self.tables, rules, absent, audited) if is_shipped else None
            return known or self.sql(rules, absent, audited, dialect)

        name = f"{self.transform.__module__}.{self.transform.__qualname__}"
        decided_by = (self.table.name, name, rules.fingerprint, sorted(absent), audited, dialect)
        return compiled.get_or_compile(home, decided_by, sql)

    def write(self, connection: "duckdb.DuckDBPyConnection", sql: str, path: Path, parts: Sequence[str] = ()) -> int:
        """Write the table's rows to a file, given the query of the transform; returns their number."""
        self.store(connection, sql, parts)
        return engine.write_stored(connection, self.table, path)

    def store(self, connection: "duckdb.DuckDBPyConnection", sql: str, parts: Sequence[str]) -> None:
        """Create the temporary table `engine.UNSORTED` from the query of the transform."""
        engine.store(connection, sql, parts)

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """Hashes of the inputs as published now."""
        hashes: dict[str, str] = {}
        for upstream in self.inputs:
            observed = ledger.months_with_rows(upstream.table.name)
            for input_month in upstream.window.months(month, observed, settings.rules):
                if (entry := ledger.entry(upstream.table.name, input_month)) is not None:
                    hashes[f"{upstream.table.name}@{input_month}"] = entry.sha256
        return hashes


@dataclass(frozen=True, eq=False)
class Estimated(Derived):
    """A table that Python estimates from the rows of a transform, because SQL cannot.

    `estimate` is a pure function from those rows, sorted, to the rows of the table; in parts where all together would
    take much memory. It may import slow libraries, because it is called only if there are rows to estimate from.
    """

    estimate: "Callable[[pd.DataFrame], pd.DataFrame | Iterator[pd.DataFrame]]" = field(kw_only=True)

    def code(self, settings: Settings) -> str:
        """Hash of the transform and of the estimate."""
        return short_hash(super().code(settings), closure(self.estimate))

    def store(self, connection: "duckdb.DuckDBPyConnection", sql: str, parts: Sequence[str]) -> None:
        """Run the transform and the estimate."""
        connection.execute(f"CREATE OR REPLACE TEMP TABLE estimated_from AS {sql}")
        estimates: Iterable[pd.DataFrame] = ()
        if connection.execute("SELECT 1 FROM estimated_from LIMIT 1").fetchall():
            estimated = self.estimate(frames.frame(connection, "FROM estimated_from ORDER BY ALL"))
            estimates = estimated if isinstance(estimated, Iterator) else (estimated,)
        connection.execute("DROP TABLE estimated_from")
        frames.store(connection, engine.UNSORTED, self.table, estimates)


def _first_audit(recipe: Derived) -> bool | None:
    """Selects the query of a first publication; what later ones add to it is the same for every table."""
    return False if recipe.table.audited else None


@cache
def _code_of_derived(recipe: Derived, rules: Rules, home: Home) -> str:
    optional = frozenset(upstream.table.name for upstream in recipe.inputs if upstream.absence is MissingInput.IS_NULL)
    audited = _first_audit(recipe)
    # All optional inputs present, and as many absent as can be: the other queries are made of the same parts.
    most_absent = [optional - {name} for name in recipe.needs_one_of] or [optional]
    variants = dict.fromkeys((frozenset[str](), *most_absent))
    queries = [recipe.cached_sql(home, rules, absent, audited) for absent in variants]
    dates = [closure(audit.audited)] if recipe.table.audited else []
    return short_hash(declared(recipe.table, recipe.expectations), *dates, *queries)


@cache
def _compiled(recipe: Derived, rules: Rules, absent: frozenset[str], audited: bool | None, dialect: str) -> str:
    return dialects.to_sql(recipe.expression(rules, absent, audited), dialect)


def _bind_former(context: BuildContext, table: Table) -> bool:
    """Bind the earlier publications of this month, for the audit dates; False if there are none."""
    former: list[Entry] = [
        entry for entry in context.tables.ledger.history if entry.table == table.name and entry.month == context.month
    ]
    if not former:
        return False
    paths = [context.tables.ledger.path(entry) for entry in former]
    key = ", ".join(f'"{name}"' for name in table.key)
    context.engine.bind(audit.FORMER, table.columns, paths[-1:])
    dated = [column for column in table.columns if column.name in (*table.key, "insert_dt")]
    context.engine.bind("every_former", dated, list(dict.fromkeys(paths)))
    context.engine.define(
        audit.FIRST_PUBLISHED, f"SELECT {key}, min(insert_dt) AS insert_dt FROM every_former GROUP BY {key}"
    )
    return True
