"""Judge a table of the clean month after it, or one of its inputs, was corrupted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from ide_assets.actions.tables import CANDIDATES, SIGNALS
from ide_assets.deliveries.sources import BY_NAME, SOURCES
from ide_assets.effect.recipes import RECIPES as EFFECT
from ide_assets.effect.tables import GROUP, OUTCOMES
from ide_assets.graph import RECIPES
from ide_assets.kernel import engine, expectations, figures
from ide_assets.kernel.expectations import Expectation, Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.parameters import bound
from ide_assets.kernel.recipe import Derived, Recipe, Span
from ide_assets.kernel.table import Table
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets_tests.checks import clean_month, clean_study
from ide_assets_tests.checks.cases import Case
from ide_assets_tests.inline import Rows, load

BY_TABLE: dict[str, Recipe] = {recipe.table.name: recipe for recipe in (*RECIPES, *EFFECT)}

#: Tables that are judged in the clean month; those of the effect need two years and are judged in the clean study.
OF_THE_MONTH = tuple(name for name, recipe in BY_TABLE.items() if recipe.table.group != GROUP)


@dataclass(frozen=True)
class CleanMonth:
    """The rows of every table of the clean month, one Parquet file each, and how many they are.

    `in_window` are those of the benchmark window, `study` those of the two years of a study.
    """

    files: dict[str, Path]
    rows: dict[str, int]
    in_window: dict[str, Path]
    study: dict[str, Path] = field(default_factory=dict)

    def figures(self, table: str) -> Figures:
        """The clean table in figures, as a month before would have had them."""
        with duckdb.connect() as connection:
            return figures.measure(connection, BY_TABLE[table].table, engine.parquet([self.files[table]]), ())

    def judge(
        self,
        table: str,
        corruption: str = "",
        *,
        earlier: Sequence[Figures] = (),
        judged_by: Sequence[Expectation] | None = None,
    ) -> list[Verdict]:
        """Run the corruption (SQL on the table or its inputs, by name), then judge the table.

        The connection holds what it holds in a run: the inputs that the recipe declares, each under its
        name, and the candidate; nothing under the table's own name. `earlier` are the figures of
        the months before; by default there were none.
        """
        recipe = BY_TABLE[table]
        of_span = {Span.BENCHMARK_WINDOW: self.in_window, Span.STUDY: self.study}
        inputs = {each.table.name: of_span.get(each.span, self.files)[each.table.name] for each in recipe.inputs}
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            for name, path in {**inputs, table: self.files[table]}.items():
                connection.execute(f'CREATE TABLE "{name}" AS FROM {engine.parquet([path])}')
            if corruption:
                connection.execute(corruption)
            connection.execute(f'ALTER TABLE "{table}" RENAME TO corrupted')
            connection.execute("CREATE VIEW candidate AS FROM corrupted")
            (rows,) = connection.execute("SELECT count(*) FROM candidate").fetchone() or (0,)
            return expectations.judge(
                connection,
                recipe.table,
                recipe.expectations if judged_by is None else judged_by,
                clean_month.MONTH,
                rows,
                earlier,
            )


def failing(verdicts: Sequence[Verdict]) -> set[str]:
    """Names of the expectations that failed."""
    return {verdict.name for verdict in verdicts if not verdict.passed}


def verdict_of(verdicts: Sequence[Verdict], name: str) -> Verdict:
    """The verdict of one expectation."""
    (found,) = (verdict for verdict in verdicts if verdict.name == name)
    return found


def assert_that_only_the_case_fails(clean: CleanMonth, case: Case) -> None:
    """Corrupt the table, judge it, and compare every verdict with what the case and the declarations say."""
    before = [clean.figures(case.table)] if case.after_a_clean_month else []
    verdicts = clean.judge(case.table, case.corruption, earlier=before)
    assert failing(verdicts) == {case.expectation, *case.follows}
    declared = {each.name: each for each in BY_TABLE[case.table].expectations}
    for verdict in verdicts:
        assert verdict.blocking is declared[verdict.name].blocking
        assert verdict.consequence == declared[verdict.name].consequence
        if verdict.passed:
            assert (verdict.failing, list(verdict.sample), dict(verdict.explained)) == (0, [], {})
        else:
            assert verdict.observed == verdict.failing > 0
            assert len(verdict.sample) == min(verdict.failing, expectations.SAMPLE_ROWS)
            assert sum(verdict.explained.values()) == (verdict.failing if declared[verdict.name].explained_by else 0)


def make_clean_month(folder: Path) -> CleanMonth:
    """Run every transform over the deliveries of the clean month, as a run does."""
    in_window, _ = _make(clean_month.MONTH_IN_WINDOW, folder / "in_window", {})
    files, rows = _make(clean_month.MONTH, folder / "month", in_window)
    return CleanMonth(files, rows, in_window)


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
            (BY_NAME["opportunities"].table, clean_study.opportunities()),
            (OUTCOMES, clean_study.outcomes()),
        ):
            study[table.name] = written(table, handmade, "study")
        files[SIGNALS.name] = written(SIGNALS, clean_study.signals_of_may(), "month")
        files[CANDIDATES.name] = written(CANDIDATES, clean_study.candidates_of_may(), "month")
        for recipe in EFFECT:
            for wanted in recipe.inputs:
                name = wanted.table.name
                engine.bind(connection, wanted.table, [(study if wanted.span is Span.STUDY else files)[name]])
            name = recipe.table.name
            files[name] = folder / f"{name}.parquet"
            query = recipe.rows(connection, bound(recipe.sql(Rules()), clean_month.MONTH))
            rows[name] = engine.write(connection, recipe.table, query, files[name])
    return CleanMonth(files, rows, clean.in_window, study)


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
            if not isinstance(recipe, Derived) or recipe.table.group == GROUP:
                continue
            table = recipe.table
            for wanted in recipe.inputs:
                name = wanted.table.name
                earlier = in_window if wanted.span is Span.BENCHMARK_WINDOW and in_window else files
                engine.bind(connection, wanted.table, [earlier[name]])
            sql = bound(recipe.sql(Rules(), audited=False if table.audited else None), month, today=month.last_day)
            files[table.name] = folder / f"{table.name}.parquet"
            rows[table.name] = engine.write(connection, table, recipe.rows(connection, sql), files[table.name])
    return files, rows


def _delivered(table: Table, delivery: str) -> str:
    """The delivery as a query: text in all columns, null in those that it does not bring."""
    selects = []
    for row in clean_month.rows(delivery):
        unknown = set(row) - set(table.column_names)
        assert not unknown, f"{table.name} has no columns {unknown}"
        values = (row.get(name) for name in table.column_names)
        fields = ("NULL" if value is None else engine.literal(value) for value in values)
        selects.append(
            "SELECT "
            + ", ".join(f'{field} AS "{name}"' for field, name in zip(fields, table.column_names, strict=True))
        )
    return " UNION ALL ".join(selects)
