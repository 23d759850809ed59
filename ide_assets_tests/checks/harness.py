"""Judges a table of the clean month after the table or one of its inputs was corrupted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ide_assets.domains.actions.recipes import RECIPES as ACTIONS
from ide_assets.domains.actions.tables import CANDIDATES, SIGNALS
from ide_assets.domains.actions.tables import GROUP as ACTIONS_GROUP
from ide_assets.domains.cohorts.rules import BENCHMARK_WINDOW
from ide_assets.domains.cohorts.tables import OUTCOMES as RENEWALS
from ide_assets.domains.deliveries.contract.sources import BY_NAME, SOURCES
from ide_assets.domains.effect.recipes import RECIPES as EFFECT
from ide_assets.domains.effect.rules import STUDY
from ide_assets.domains.effect.tables import GROUP as EFFECT_GROUP
from ide_assets.domains.effect.tables import OUTCOMES
from ide_assets.domains.engagement.history.followup import QUARTERS
from ide_assets.domains.engagement.recipes import RECIPES as ENGAGEMENT
from ide_assets.domains.engagement.rules import MONTH_BEFORE, THREE_MONTHS, TWO_MONTHS, YEAR
from ide_assets.domains.engagement.tables import FEEDS, SCORES
from ide_assets.domains.engagement.tables import GROUP as ENGAGEMENT_GROUP
from ide_assets.domains.graph import RECIPES
from ide_assets.domains.insights.recipes import RECIPES as INSIGHTS
from ide_assets.domains.insights.rules import HISTORY, LAST_YEAR, QUARTER, QUARTER_BEFORE
from ide_assets.domains.insights.tables import CUSTOMERS
from ide_assets.domains.insights.tables import GROUP as INSIGHTS_GROUP
from ide_assets.domains.insights.tables import RENEWALS as NEXT_RENEWALS
from ide_assets.domains.insights.value.tables import OPEN_RENEWALS
from ide_assets.engines import base as engine
from ide_assets.engines import batches
from ide_assets.engines.binding import bound
from ide_assets.kernel import figures, judging
from ide_assets.kernel.expectations import Expectation, Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.inputs import NEWEST_BEFORE, SAME_MONTH, YEAR_BEFORE, InputWindow
from ide_assets.kernel.recipe import Derived, Recipe
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets.store import database
from ide_assets.vocabulary.table import Table
from ide_assets_tests.checks import clean_actions, clean_engagement, clean_insights, clean_month, clean_study
from ide_assets_tests.checks.case import Case
from ide_assets_tests.inline import Rows, load

BY_TABLE: dict[str, Recipe] = {recipe.table.name: recipe for recipe in RECIPES}

#: Groups with clean tables of their own: actions need customers below their benchmark, the effect needs two years,
#: engagement needs peers and a month before, insights need years of renewals.
_ELSEWHERE = (ACTIONS_GROUP, EFFECT_GROUP, ENGAGEMENT_GROUP, INSIGHTS_GROUP)

#: Tables that are judged in the clean month.
OF_THE_MONTH = tuple(name for name, recipe in BY_TABLE.items() if recipe.table.group not in _ELSEWHERE)


#: Makes an engine with the tables of these names that a DuckDB connection holds.
On = Callable[[duckdb.DuckDBPyConnection, Sequence[str]], AbstractContextManager[engine.Engine]]


@contextmanager
def on_duckdb(connection: duckdb.DuckDBPyConnection, _: Sequence[str]) -> Iterator[engine.Engine]:
    """DuckDB itself, which already has them."""
    yield engine.DuckDB(connection)


@dataclass(frozen=True)
class CleanMonth:
    """The rows of every table of the clean month, as a Parquet file per table, and their number.

    `database` holds them too, in the catalogue `own`; the catalogues of `spans` hold the other months of inputs. All
    cases share it: a database per case would cost more than the case.
    """

    files: dict[str, Path]
    rows: dict[str, int]
    database: duckdb.DuckDBPyConnection
    own: str
    spans: Mapping[InputWindow, str]

    def figures(self, table: str) -> Figures:
        """The figures of the clean table, as of an earlier month."""
        with duckdb.connect() as connection:
            for input_ in BY_TABLE[table].inputs if BY_TABLE[table].table.joins else ():
                engine.bind(connection, input_.table, [self.files[input_.table.name]])
            return figures.measure(
                engine.DuckDB(connection),
                BY_TABLE[table].table,
                database.parquet([self.files[table]]),
                (),
                clean_month.MONTH,
                Rules(),
            )

    def judge(
        self,
        table: str,
        corruption: str = "",
        corruption_before: str = "",
        *,
        earlier: Sequence[Figures] = (),
        judged_by: Sequence[Expectation] | None = None,
        on: On = on_duckdb,
    ) -> list[Verdict]:
        """Run the corruption (SQL on the table or its inputs, by name), then judge the table.

        `corruption_before` corrupts the table's own earlier months, for tables that read them. The connection holds
        what it holds in a run: the inputs that the recipe declares, by name, and the candidate. The table's own name
        holds its earlier months only. `earlier` are the figures of the months before; none by default.
        """
        recipe = BY_TABLE[table]
        inputs = {input_.table.name: self.spans.get(input_.window, self.own) for input_ in recipe.inputs}
        # Only this cursor sees its temporary tables and views; they are dropped with it.
        with self.database.cursor() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            for name, catalogue in {**inputs, table: self.own}.items():
                connection.execute(f'CREATE TEMP TABLE "{name}" AS FROM {catalogue}."{name}"')
            if corruption:
                connection.execute(corruption)
            connection.execute(f'ALTER TABLE "{table}" RENAME TO corrupted')
            if table in inputs:
                # The table reads its own earlier months.
                connection.execute(f'CREATE TEMP TABLE "{table}" AS FROM {inputs[table]}."{table}"')
                if corruption_before:
                    connection.execute(corruption_before)
            connection.execute("CREATE TEMP VIEW candidate AS FROM corrupted")
            (rows,) = connection.execute("SELECT count(*) FROM candidate").fetchone() or (0,)
            with on(connection, [*inputs, batches.CANDIDATE]) as judge:
                return judging.judge(
                    judge,
                    recipe.table,
                    recipe.expectations if judged_by is None else judged_by,
                    clean_month.MONTH,
                    rows,
                    earlier,
                    Rules(),
                )


def failing(verdicts: Sequence[Verdict]) -> set[str]:
    """Names of the expectations that failed."""
    return {verdict.name for verdict in verdicts if not verdict.passed}


def verdict_of(verdicts: Sequence[Verdict], name: str) -> Verdict:
    """The verdict of one expectation."""
    (match,) = (verdict for verdict in verdicts if verdict.name == name)
    return match


def assert_that_only_the_case_fails(clean: CleanMonth, case: Case) -> None:
    """Corrupt the table, judge it, and compare every verdict with the case and the declarations."""
    before = [clean.figures(case.table)] if case.after_a_clean_month else []
    verdicts = clean.judge(case.table, case.corruption, case.corruption_before, earlier=before)
    assert failing(verdicts) == {case.expectation, *case.follows}
    declared = {expectation.name: expectation for expectation in BY_TABLE[case.table].expectations}
    for verdict in verdicts:
        assert verdict.blocking is declared[verdict.name].blocking
        assert verdict.consequence == declared[verdict.name].consequence
        if verdict.passed:
            assert (verdict.failing, list(verdict.sample), dict(verdict.explained)) == (0, [], {})
        else:
            assert verdict.observed == verdict.failing > 0
            assert len(verdict.sample) == min(verdict.failing, judging.SAMPLE_ROWS)
            assert sum(verdict.explained.values()) == (verdict.failing if declared[verdict.name].explained_by else 0)


def make_clean_month(folder: Path) -> CleanMonth:
    """Run every transform over the deliveries of the clean month, as a run does."""
    in_window, _ = _make(clean_month.MONTH_IN_WINDOW, folder / "in_window", {})
    files, rows = _make(clean_month.MONTH, folder / "month", in_window)
    connection = duckdb.connect()
    _attach(connection, "clean", files)
    _attach(connection, "in_window", in_window)
    spans = {BENCHMARK_WINDOW: "in_window", NEWEST_BEFORE: "in_window"}
    return CleanMonth(files, rows, connection, "clean", spans)


def make_clean_actions(folder: Path, clean: CleanMonth) -> CleanMonth:
    """Run the transforms of the actions over the clean month with eligible customers below their benchmarks.

    January is the month before.
    """
    files, rows = dict(clean.files), dict(clean.rows)
    earlier: dict[str, Path] = {}
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table, change in clean_actions.CHANGES.items():
            files[table] = _changed(connection, clean, table, change, folder / f"{table}.parquet")
        for scored in (SCORES, CUSTOMERS):
            load(connection, scored, ())
            files[scored.name] = folder / f"{scored.name}.parquet"
            engine.write(connection, scored, f'FROM "{scored.name}"', files[scored.name])
            connection.execute(f'DROP TABLE "{scored.name}"')
        for month, files_of_month in ((clean_actions.MONTH_BEFORE, earlier), (clean_month.MONTH, files)):
            for recipe in ACTIONS:
                name = recipe.table.name
                for input_ in recipe.inputs:
                    own_past = input_.table in {action.table for action in ACTIONS} and input_.window is not SAME_MONTH
                    path = (
                        earlier.get(input_.table.name) if own_past else {**files, **files_of_month}[input_.table.name]
                    )
                    engine.bind(
                        connection, input_.table, [] if path is None or path == files_of_month.get(name) else [path]
                    )
                sql = bound(
                    recipe.sql(Rules(), audited=False if recipe.table.audited else None),
                    month,
                    month.last_day,
                    rules=Rules(),
                )
                files_of_month[name] = folder / f"{name}.{month}.parquet"
                rows[name] = engine.write(connection, recipe.table, sql, files_of_month[name])
    _attach(clean.database, "actions", files)
    _attach(clean.database, "january", {**files, **earlier})
    spans = {**clean.spans, YEAR_BEFORE: "january", NEWEST_BEFORE: "january"}
    return CleanMonth(files, rows, clean.database, "actions", spans)


def make_clean_engagement(folder: Path, clean: CleanMonth) -> CleanMonth:
    """Run the transforms of the engagement score over the clean month and the month before, with more accounts."""
    files, rows = dict(clean.files), dict(clean.rows)
    earlier: dict[str, Path] = {}
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for changes, changed in ((clean_engagement.CHANGES_BEFORE, earlier), (clean_engagement.CHANGES, files)):
            for table, change in changes.items():
                path = folder / f"{table}.{len(changes)}.parquet"
                changed[table] = _changed(connection, clean, table, change, path)
        load(connection, FEEDS, clean_engagement.feeds())
        files[FEEDS.name] = folder / f"{FEEDS.name}.parquet"
        rows[FEEDS.name] = engine.write(connection, FEEDS, f'FROM "{FEEDS.name}"', files[FEEDS.name])
        connection.execute(f'DROP TABLE "{FEEDS.name}"')
        february = _february(connection, folder)
        for month, files_of_month in ((clean_engagement.MONTH_BEFORE, earlier), (clean_month.MONTH, files)):
            for recipe in ENGAGEMENT:
                if not isinstance(recipe, Derived):
                    continue
                for upstream in recipe.inputs:
                    name = upstream.table.name
                    own = files_of_month.get(name, files.get(name))
                    former = earlier.get(name) if files_of_month is files else None
                    spans = {
                        YEAR_BEFORE: [former],
                        MONTH_BEFORE: [former],
                        TWO_MONTHS: [own, former],
                        QUARTERS: [own, february.get(name)],
                    }.get(upstream.window, [own])
                    engine.bind(connection, upstream.table, [path for path in spans if path is not None])
                name = recipe.table.name
                files_of_month[name] = folder / f"{name}.{month}.parquet"
                sql = bound(recipe.sql(Rules()), month, month.last_day, rules=Rules())
                rows[name] = recipe.write(connection, sql, files_of_month[name])
    _attach(clean.database, "engaged", files)
    _attach(clean.database, "april_engaged", {**files, **earlier})
    windows = dict.fromkeys((YEAR, THREE_MONTHS, TWO_MONTHS, QUARTERS), "engaged")
    windows |= dict.fromkeys((YEAR_BEFORE, MONTH_BEFORE), "april_engaged")
    return CleanMonth(files, rows, clean.database, "engaged", {**clean.spans, **windows})


def _february(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, Path]:
    """Write the month of the clean engagement whose follow-up ends with the clean month."""
    connection.execute(clean_engagement.FEBRUARY)
    files = {}
    for name, rows in clean_engagement.HISTORY.items():
        table = BY_TABLE[name].table
        load(connection, table, [])
        connection.execute(rows)
        files[name] = folder / f"{name}.february.parquet"
        engine.write(connection, table, f'FROM "{name}"', files[name])
        connection.execute(f'DROP TABLE "{name}"')
    connection.execute("DROP TABLE february")
    return files


def make_clean_insights(folder: Path, clean: CleanMonth) -> CleanMonth:
    """Run the transforms of the insight models over the clean month with years of renewals before it."""
    files, rows = dict(clean.files), dict(clean.rows)
    earlier: dict[str, Path] = {}
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for handmade, of, written in zip(clean_insights.tables(), ("now", "before"), (files, earlier), strict=True):
            for name, frame in handmade.items():
                load(connection, BY_TABLE[name].table, ())
                connection.register("handmade", frame)
                connection.execute(f'INSERT INTO "{name}" BY NAME FROM handmade')
                written[name] = folder / f"{name}.{of}.parquet"
                rows[name] = engine.write(connection, BY_TABLE[name].table, f'FROM "{name}"', written[name])
                connection.execute(f'DROP TABLE "{name}"')
        for table, change in clean_insights.CHANGES.items():
            files[table] = _changed(connection, clean, table, change, folder / f"{table}.parquet")
        load(connection, SCORES, ())
        files[SCORES.name] = folder / f"{SCORES.name}.parquet"
        engine.write(connection, SCORES, f'FROM "{SCORES.name}"', files[SCORES.name])
        connection.execute(f'DROP TABLE "{SCORES.name}"')
        for recipe in INSIGHTS:
            assert isinstance(recipe, Derived)
            name = recipe.table.name
            if name in (NEXT_RENEWALS.name, OPEN_RENEWALS.name):
                continue
            for upstream in recipe.inputs:
                own, former = (paths.get(upstream.table.name) for paths in (files, earlier))
                spans = {HISTORY: [former, own], LAST_YEAR: [former, own], NEWEST_BEFORE: []}.get(
                    upstream.window, [own]
                )
                engine.bind(connection, upstream.table, [path for path in spans if path is not None])
            files[name] = folder / f"{name}.parquet"
            query = bound(recipe.sql(clean_insights.RULES), clean_month.MONTH, rules=clean_insights.RULES)
            rows[name] = recipe.write(connection, query, files[name])
    _attach(clean.database, "insights", files)
    _attach(clean.database, "insights_before", {**files, **earlier})
    # No model served before.
    clean.database.execute("ATTACH ':memory:' AS insights_first")
    registry = "insight_registry_monthly"
    clean.database.execute(f"CREATE TABLE insights_first.{registry} AS FROM insights.{registry} LIMIT 0")
    windows = {
        HISTORY: "insights_before",
        LAST_YEAR: "insights_before",
        QUARTER: "insights",
        QUARTER_BEFORE: "insights_before",
    }
    windows |= {NEWEST_BEFORE: "insights_first"}
    return CleanMonth(files, rows, clean.database, "insights", {**clean.spans, **windows})


def make_clean_study(folder: Path, clean: CleanMonth) -> CleanMonth:
    """Run the transforms of the effect over the clean study; the outcomes of the month over the clean month."""
    files, rows = dict(clean.files), dict(clean.rows)
    study: dict[str, Path] = {}
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")

        def written(table: Table, handmade: Rows, of: str) -> Path:
            load(connection, table, handmade)
            path = folder / f"{table.name}.{of}.parquet"
            engine.write(connection, table, f'FROM "{table.name}"', path)
            connection.execute(f'DROP TABLE "{table.name}"')
            return path

        for table, handmade in (
            (CANDIDATES, clean_study.candidates()),
            (BY_NAME["interventions"].table, clean_study.interventions()),
            (OUTCOMES, clean_study.outcomes()),
        ):
            study[table.name] = written(table, handmade, "study")
        files[RENEWALS.name] = written(RENEWALS, clean_study.renewals(), "month")
        files[SIGNALS.name] = written(SIGNALS, clean_study.signals_of_may(), "month")
        files[CANDIDATES.name] = written(CANDIDATES, clean_study.candidates_of_may(), "month")
        for recipe in EFFECT:
            for input_ in recipe.inputs:
                name = input_.table.name
                path = {STUDY: study, NEWEST_BEFORE: {}}.get(input_.window, files).get(name)
                engine.bind(connection, input_.table, [] if path is None else [path])
            name = recipe.table.name
            files[name] = folder / f"{name}.parquet"
            query = bound(recipe.sql(clean_study.RULES), clean_month.MONTH, rules=clean_study.RULES)
            rows[name] = recipe.write(connection, query, files[name])
    _attach(clean.database, "study_month", files)
    _attach(clean.database, "study", study)
    # April has no enrolments: all accounts are enrolled from the candidates.
    clean.database.execute("ATTACH ':memory:' AS april")
    for name in ("action_enrolments_monthly", "action_aims_monthly"):
        clean.database.execute(f"CREATE TABLE april.{name} AS FROM study_month.{name} LIMIT 0")
    spans = {**clean.spans, STUDY: "study", NEWEST_BEFORE: "april"}
    return CleanMonth(files, rows, clean.database, "study_month", spans)


def _changed(connection: duckdb.DuckDBPyConnection, clean: CleanMonth, table: str, change: str, path: Path) -> Path:
    """Write the clean table after a change of its rows."""
    connection.execute(f'CREATE TABLE "{table}" AS FROM {database.parquet([clean.files[table]])}')
    connection.execute(change)
    engine.write(connection, BY_TABLE[table].table, f'FROM "{table}"', path)
    connection.execute(f'DROP TABLE "{table}"')
    return path


def _attach(connection: duckdb.DuckDBPyConnection, catalogue: str, files: Mapping[str, Path]) -> None:
    connection.execute(f"ATTACH ':memory:' AS {catalogue}")
    for name, path in files.items():
        connection.execute(f'CREATE TABLE {catalogue}."{name}" AS FROM {database.parquet([path])}')


def _make(month: Month, folder: Path, in_window: dict[str, Path]) -> tuple[dict[str, Path], dict[str, int]]:
    files: dict[str, Path] = {}
    rows: dict[str, int] = {}
    folder.mkdir()
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for source in SOURCES:
            path = folder / f"{source.name}.parquet"
            query = _delivered(source.table, clean_month.DELIVERIES[source.name])
            rows[source.name] = engine.write(connection, source.table, query, path)
            files[source.name] = path
        for recipe in RECIPES:
            if not isinstance(recipe, Derived) or recipe.table.group in _ELSEWHERE:
                continue
            table = recipe.table
            for input_ in recipe.inputs:
                name = input_.table.name
                earlier = in_window if input_.window is not SAME_MONTH and in_window else files
                engine.bind(connection, input_.table, [earlier[name]] if name in earlier else [])
            sql = bound(
                recipe.sql(Rules(), audited=False if table.audited else None),
                month,
                today=month.last_day,
                rules=Rules(),
            )
            files[table.name] = folder / f"{table.name}.parquet"
            rows[table.name] = recipe.write(connection, sql, files[table.name])
    return files, rows


def _delivered(table: Table, delivery: str) -> str:
    """The delivery as a query: text in all columns, null in those that are not delivered."""
    selects = []
    for row in clean_month.rows(delivery):
        unknown = set(row) - set(table.column_names)
        assert not unknown, f"{table.name} has no columns {unknown}"
        values = (row.get(name) for name in table.column_names)
        fields = ("NULL" if value is None else database.literal(value) for value in values)
        selects.append(
            "SELECT "
            + ", ".join(f'{field} AS "{name}"' for field, name in zip(fields, table.column_names, strict=True))
        )
    return " UNION ALL ".join(selects)
