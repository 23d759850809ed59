"""A recipe: how one table's month is made from what is there, without saying who runs it.

`Derived` recipes are a transform (a pure function from tables to a table) with its inputs and
expectations; `Estimated` ones hand its rows to a library of statistics on their way. Where rows come from
outside the graph, another module brings a recipe of its own kind.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ide_assets.engines import base as engine
from ide_assets.engines import dialects
from ide_assets.engines import query_cache as compiled
from ide_assets.engines.base import Engine
from ide_assets.kernel import audit, bounds, figures, parameters
from ide_assets.kernel.code_version import closure
from ide_assets.kernel.expectations import (
    Expectation,
    Verdict,
    key_expectation,
    learned_expectations,
    month_expectations,
)
from ide_assets.months import (
    BENCHMARK_WINDOW_MONTHS,
    LOOK_BACK_MONTHS,
    STUDY_MONTHS,
    Month,
    benchmark_months,
    newest_before,
)
from ide_assets.settings import Rules, Settings
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.types as ir
    import pandas as pd


class MissingInput(Enum):
    """What it means for a table that an input was not delivered for the month."""

    FAILS = "the month cannot be made, or this table is skipped where the input itself is"
    SKIPS = "this table is skipped, with that reason"
    IS_NULL = "what comes from it is null"


class InputWindow(Enum):
    """Which months of an input a month is made from, and how far they lie from it as a rule: first and last."""

    SAME_MONTH = ("the same month", 0, 0)
    BENCHMARK_WINDOW = (
        "the observed months of the benchmark window (R-IDE-10)",
        -(BENCHMARK_WINDOW_MONTHS + 2),
        0,
    )
    YEAR_BEFORE = ("the observed months of the year before", -LOOK_BACK_MONTHS, -1)
    NEWEST_BEFORE = ("the newest observed month before", -1, -1)
    YEAR = ("the observed months of the year that ends with the month", 1 - LOOK_BACK_MONTHS, 0)
    THREE_MONTHS = ("the observed months of the three that end with the month", -2, 0)
    TWO_MONTHS = ("the month and the one before it, where observed", -1, 0)
    STUDY = ("the observed months of the two years up to the month", -STUDY_MONTHS, 0)

    def __init__(self, meaning: str, first: int, last: int) -> None:
        self.meaning = meaning
        self.first = first
        self.last = last

    def months(self, month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
        """The months that make `month`, of those that the input has rows of."""
        if self is InputWindow.SAME_MONTH:
            return [month]
        if self is InputWindow.BENCHMARK_WINDOW:
            return benchmark_months(month, observed, rules.fiscal_year_start_month)
        if self is InputWindow.NEWEST_BEFORE:
            return newest_before(month, observed)
        return [each for each in month.plus(self.first).through(month.plus(self.last)) if each in observed]


@dataclass(frozen=True)
class Input:
    """One input of a table.

    `trace` maps columns of the input to columns of the table: the input rows behind a row are those that
    agree with it there (`ide explain`).
    """

    table: Table
    trace: Mapping[str, str]
    span: InputWindow = InputWindow.SAME_MONTH
    absence: MissingInput = MissingInput.FAILS


@dataclass(frozen=True)
class TableFile:
    """A month of an input: its file, its hash, its rows."""

    path: Path
    sha256: str
    rows: int


@dataclass(frozen=True)
class BuildContext:
    """All that making one month may use: where, when, with which settings, and what is already there.

    `selected` are the tables that the present run makes itself: for those, what was published before does
    not stand in. `engine` makes tables of tables and judges them.
    """

    month: Month
    run: str
    today: date
    settings: Settings
    home: Home
    lake: Lake
    ledger: Ledger
    selected: frozenset[str]
    engine: Engine

    @property
    def connection(self) -> "duckdb.DuckDBPyConnection":
        """DuckDB on this machine, which reads deliveries and writes the lake's files whatever the engine is."""
        return self.engine.connection

    def find(self, table: Table, month: Month) -> TableFile | None:
        """A month of a table: of this run where the run makes it, else as published."""
        if month == self.month:
            committed = self.lake.made_by(table, month, self.run)
            if committed is not None:
                facts = committed.facts
                return TableFile(committed.path, str(facts["sha256"]), int(str(facts["rows"])))
            if table.name in self.selected:
                return None
        entry = self.ledger.entry(table.name, month)
        return None if entry is None else TableFile(self.ledger.path(entry), entry.sha256, entry.rows)

    def is_skipped(self, table: Table) -> bool:
        """Whether the month is whole without a table: this run skipped it, or the published month has none.

        A step whose input failed is not run, so what this run should have made and did not was skipped.
        """
        return table.name in self.selected or self.month in self.ledger.published

    def months(self, wanted: Input) -> list[Month]:
        """The months of an input that this month is made from."""
        if wanted.span is InputWindow.SAME_MONTH:
            return [self.month]
        # A month of the input that the present run makes stands beside the published ones.
        observed = self.ledger.months_with_rows(wanted.table.name) - {self.month}
        own = self.find(wanted.table, self.month)
        if own is not None and own.rows:
            observed.add(self.month)
        return wanted.span.months(self.month, observed, self.settings.rules)


@dataclass(frozen=True)
class Candidate:
    """A candidate: written, not yet judged, not yet committed."""

    path: Path
    rows: int
    sql: str
    inputs: Mapping[str, str]
    facts: Mapping[str, object] = field(default_factory=dict)
    verdicts: Sequence[Verdict] = ()


@dataclass(frozen=True)
class Skipped:
    """The table is skipped for this month, for a reason that is no fault."""

    reason: str


class CannotBuildError(RuntimeError):
    """The month cannot be made; the message says what is missing and what to do."""


class Recipe(Protocol):
    """What the asset factory, the publication and the status need of a table."""

    @property
    def table(self) -> Table:
        """What is made."""

    @property
    def inputs(self) -> Sequence[Input]:
        """What it is made from."""

    @property
    def expectations(self) -> Sequence[Expectation]:
        """What must hold of it."""

    @property
    def reader_checks(self) -> Mapping[str, str]:
        """Checks whose verdicts come with the candidate, with their consequence: name to words."""

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds shown in the Dagster UI."""

    def code(self, settings: Settings) -> str:
        """Version of the code that makes the table under these settings: a hash of what decides its rows."""

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Whether a month that consists of the tables `present` is whole without this one."""

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Write a candidate."""

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """The hashes that the inputs would have if the month were made now; None where that is unknown."""


def declared(table: Table, expectations: Sequence[Expectation]) -> str:
    """A short hash of what a declaration decides: types, key, order of the rows, and what is judged of them.

    Words for people (meanings, consequences) decide nothing.
    """
    columns = [(column.name, column.type.name, column.personal) for column in table.columns]
    judged = [(each.name, each.failing, each.blocking, each.structural, each.explained_by) for each in expectations]
    table_of = (table.name, table.key, columns, table.audited, table.totals, table.shares, table.clustered_by)
    return short_hash(repr(table_of), repr(judged), closure(bounds.of_total, bounds.of_distance, figures.measure))


@dataclass(frozen=True, eq=False)
class Derived:
    """A table made by a transform from other tables.

    `transform` takes its inputs by table name (None for one that is absent and may be), `month` and
    `rules`, all as keywords, and returns the table. Where all inputs of `needs_one_of` are absent the table is skipped.
    """

    table: Table
    transform: "Callable[..., ir.Table]"
    inputs: tuple[Input, ...]
    own_expectations: tuple[Expectation, ...] = ()
    reader_checks: Mapping[str, str] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset({"duckdb", "deltalake"})
    needs_one_of: tuple[str, ...] = ()

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """What every table must hold (key, month, totals, shares), then the table's own."""
        return (
            key_expectation(self.table),
            *month_expectations(self.table),
            *learned_expectations(self.table),
            *self.own_expectations,
        )

    def expression(self, rules: Rules, absent: frozenset[str] = frozenset(), audited: bool | None = None) -> "ir.Table":
        """The transform over its unbound inputs, those in `absent` left out.

        `audited` adds the audit dates: over a former version (True) or for the first time (False).
        """
        tables = {
            wanted.table.name: None if wanted.table.name in absent else wanted.table.to_ibis() for wanted in self.inputs
        }
        made = self.transform(month=parameters.MONTH, rules=rules, **tables)
        return made if audited is None else audit.audited(made, self.table, has_former=audited)

    def sql(
        self,
        rules: Rules,
        absent: frozenset[str] = frozenset(),
        audited: bool | None = None,
        dialect: str = dialects.DIALECT,
    ) -> str:
        """The expression as SQL of an engine, with the month's values still to be bound."""
        return _compiled(self, rules, absent, audited, dialect)

    def code(self, settings: Settings) -> str:
        """Hash of the compiled SQL, with and without what may be absent, of the declaration and the expectations."""
        return _code_of_derived(self, settings.rules, Home(settings.home.resolve()))

    def may_be_absent(self, month: Month, present: Collection[str], settings: Settings) -> bool:
        """Only where an input of the month that cannot be null is absent; whether that may be is its own matter."""
        if self.needs_one_of and not {*self.needs_one_of} & {*present}:
            return True
        return any(
            wanted.absence is not MissingInput.IS_NULL
            and wanted.span is InputWindow.SAME_MONTH
            and wanted.table.name not in present
            for wanted in self.inputs
        )

    def build(self, context: BuildContext) -> Candidate | Skipped:
        """Bind the inputs, compile, run, write the candidate."""
        hashes: dict[str, str] = {}
        absent: set[str] = set()
        for wanted in self.inputs:
            found = {month: context.find(wanted.table, month) for month in context.months(wanted)}
            there = {month: each for month, each in found.items() if each is not None}
            if wanted.span is InputWindow.SAME_MONTH and not there:
                is_skipped = wanted.absence is MissingInput.FAILS and context.is_skipped(wanted.table)
                if wanted.absence is MissingInput.SKIPS or is_skipped:
                    return Skipped(f"No {wanted.table.name} for {context.month}, which {self.table.name} is made from.")
                if wanted.absence is MissingInput.FAILS:
                    raise CannotBuildError(
                        f"{self.table.name} of {context.month} needs {wanted.table.name} of that month, which is "
                        f"neither part of this run nor published. Run the whole month: ide run --month "
                        f"{context.month}"
                    )
                absent.add(wanted.table.name)
            context.engine.bind(wanted.table.name, wanted.table.columns, [each.path for each in there.values()])
            hashes |= {f"{wanted.table.name}@{month}": each.sha256 for month, each in there.items()}
        if self.needs_one_of and absent >= {*self.needs_one_of}:
            return Skipped(f"Neither {' nor '.join(self.needs_one_of)} delivered for {context.month}.")
        has_former = _bind_former(context, self.table) if self.table.audited else None
        sql = self._sql(context, frozenset(absent), has_former)
        sql = parameters.bound(sql, context.month, context.today, context.engine.dialect, rules=context.settings.rules)
        path = context.lake.candidate(self.table, context.month, context.run)
        final = context.engine.computed(sql)
        if self.table.audited:
            # The query differs with what was published before, and with it how DuckDB encodes the same values (as
            # required or optional); from a table the same rows always give the same bytes.
            context.connection.execute(f"CREATE OR REPLACE TEMP TABLE audited_rows AS {final}")
            final = "SELECT * FROM audited_rows"
        rows = engine.write(context.connection, self.table, self.rows(context.connection, final), path)
        return Candidate(path, rows, sql, hashes)

    def _sql(self, context: BuildContext, absent: frozenset[str], audited: bool | None) -> str:
        """The query, as kept from an earlier process if it was compiled there."""
        return self.kept_sql(context.home, context.settings.rules, absent, audited, context.engine.dialect)

    def kept_sql(
        self, home: Home, rules: Rules, absent: frozenset[str], audited: bool | None, dialect: str = dialects.DIALECT
    ) -> str:
        """The query, as kept in the home if it was compiled there by the same code."""
        name = f"{self.transform.__module__}.{self.transform.__qualname__}"
        decided_by = (self.table.name, name, rules.fingerprint, sorted(absent), audited, dialect)
        return compiled.kept(home, decided_by, lambda: self.sql(rules, absent, audited, dialect))

    def rows(self, connection: "duckdb.DuckDBPyConnection", sql: str) -> str:
        """The query of the table's rows, from that of the transform with the inputs bound: the same."""
        return sql

    def inputs_now(self, month: Month, ledger: Ledger, settings: Settings) -> Mapping[str, str] | None:
        """Hashes of the inputs as published now."""
        hashes: dict[str, str] = {}
        for wanted in self.inputs:
            observed = ledger.months_with_rows(wanted.table.name)
            for each in wanted.span.months(month, observed, settings.rules):
                entry = ledger.entry(wanted.table.name, each)
                if entry is not None:
                    hashes[f"{wanted.table.name}@{each}"] = entry.sha256
        return hashes


@dataclass(frozen=True, eq=False)
class Estimated(Derived):
    """A table that is estimated in Python from the transform's rows, which SQL cannot do.

    `estimate` is a pure function from those rows, sorted, to the table's. It may import what is slow to import: it is
    not called where there is nothing to estimate from.
    """

    estimate: "Callable[[pd.DataFrame], pd.DataFrame]" = field(kw_only=True)

    def code(self, settings: Settings) -> str:
        """Hash of what makes the transform's rows and of what estimates from them."""
        return short_hash(super().code(settings), closure(self.estimate))

    def rows(self, connection: "duckdb.DuckDBPyConnection", sql: str) -> str:
        """Run the transform, estimate, and hand the result back to the engine."""
        connection.execute(f"CREATE OR REPLACE TEMP TABLE estimated_from AS {sql}")
        if connection.execute("SELECT 1 FROM estimated_from LIMIT 1").fetchone() is None:
            return engine.no_rows(self.table.columns)
        import pyarrow as pa

        estimated = self.estimate(connection.execute("FROM estimated_from ORDER BY ALL").df())
        # Arrow tells null from nan; DuckDB's own reader of data frames does not.
        connection.register("estimated_rows", pa.Table.from_pandas(estimated, preserve_index=False))
        return "SELECT * FROM estimated_rows"


@cache
def _code_of_derived(recipe: Derived, rules: Rules, home: Home) -> str:
    optional = frozenset(wanted.table.name for wanted in recipe.inputs if wanted.absence is MissingInput.IS_NULL)
    # As a month is published for the first time. What a later one adds is the same of every table.
    audited = False if recipe.table.audited else None
    fewest = [optional - {name} for name in recipe.needs_one_of] or [optional]
    variants = dict.fromkeys((frozenset[str](), *fewest))
    queries = [recipe.kept_sql(home, rules, absent, audited) for absent in variants]
    return short_hash(declared(recipe.table, recipe.expectations), closure(audit.audited), *queries)


@cache
def _compiled(recipe: Derived, rules: Rules, absent: frozenset[str], audited: bool | None, dialect: str) -> str:
    return dialects.to_sql(recipe.expression(rules, absent, audited), dialect)


def _bind_former(context: BuildContext, table: Table) -> bool:
    """Bind what was published of this month before, for the audit dates; False where nothing was."""
    former: list[Entry] = [
        entry for entry in context.ledger.history if entry.table == table.name and entry.month == context.month
    ]
    if not former:
        return False
    paths = [context.ledger.path(entry) for entry in former]
    key = ", ".join(f'"{name}"' for name in table.key)
    context.engine.bind(audit.FORMER, table.columns, paths[-1:])
    kept = [column for column in table.columns if column.name in (*table.key, "insert_dt")]
    context.engine.bind("every_former", kept, list(dict.fromkeys(paths)))
    context.engine.define(
        audit.FIRST_PUBLISHED, f"SELECT {key}, min(insert_dt) AS insert_dt FROM every_former GROUP BY {key}"
    )
    return True
