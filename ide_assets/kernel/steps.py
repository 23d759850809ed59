"""The steps from a candidate to a table of a month: judge it, then commit it.

Runs and rehearsals use the same steps; only a run commits to the installation's lake.
"""

from collections.abc import Sequence

from ide_assets.engines import batches
from ide_assets.kernel import figures, judging, waivers
from ide_assets.kernel.build import BuildContext, Candidate
from ide_assets.kernel.expectations import Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.recipe import Recipe
from ide_assets.store.home import home_of

#: A candidate with at most this many rows is held in memory while it is judged, because opening its file for every
#: check would cost more than the check.
HELD_ROWS = 200_000


def judge(recipe: Recipe, candidate: Candidate, build: BuildContext) -> tuple[list[Verdict], Figures]:
    """Measure and judge the candidate, and apply the waivers that are in force today to the verdicts."""
    table = recipe.table
    build.engine.bind(batches.CANDIDATE, table.columns, [candidate.path], held=candidate.rows <= HELD_ROWS)
    earlier = figures.of_earlier_months(build.tables.ledger, table, build.month)
    measured = figures.measure(build.engine, table, batches.CANDIDATE, earlier, build.month, build.settings.rules)
    judged = judging.judge(
        build.engine,
        table,
        recipe.expectations,
        build.month,
        candidate.rows,
        earlier,
        build.settings.rules,
    )
    given = waivers.given(home_of(build.settings))
    return waivers.applied(given, table.name, build.month, build.today, [*candidate.verdicts, *judged]), measured


def commit(
    recipe: Recipe,
    candidate: Candidate,
    build: BuildContext,
    run_id: str,
    verdicts: Sequence[Verdict],
    measured: Figures,
    sha256: str,
) -> int:
    """Commit a candidate with its facts, from which its entry in the ledger is written; returns the Delta version."""
    return build.tables.lake.commit(
        recipe.table,
        build.month,
        candidate.path,
        candidate.rows,
        {
            "run_id": run_id,
            "rows": candidate.rows,
            "sha256": sha256,
            "code": recipe.code(build.settings),
            "rules": build.settings.rules.fingerprint,
            "inputs": dict(candidate.inputs),
            "facts": {
                **candidate.facts,
                "figures": measured.to_facts(),
                "fiscal_quarter": build.month.fiscal_quarter(build.settings.rules.fiscal_year_start_month),
                "checks_passed": sum(verdict.passed for verdict in verdicts),
                "checks_warned": sorted(verdict.name for verdict in verdicts if not verdict.passed),
                "checks_waived": sorted(verdict.name for verdict in verdicts if verdict.waived),
            },
        },
    )
