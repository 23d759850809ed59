"""The product on a graph of the compared tables only: `python -m benchmarks.month.ours MONTHS FACTS`.

The list of recipes is replaced before the rest of the product reads it. Everything after that is the product itself:
Dagster job, reading of deliveries, row rules, checks, commit, ledger, release. Only the reports are left out, which no
peer writes. `--unchecked` runs the same recipes without expectations. IDE_LANDING and IDE_HOME name the folders.

FACTS is a JSON file to write, with the seconds and bytes of the copy with which a release begins.
"""

import argparse
import dataclasses
import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.month.models import REQUESTED


def core(recipes: Sequence[Any]) -> tuple[Any, ...]:
    """The recipes of these tables and of all their inputs, in order."""
    names, selected = set(REQUESTED), []
    for recipe in reversed(recipes):
        if recipe.table.name in names:
            selected.append(recipe)
            names |= {input_.table.name for input_ in recipe.inputs}
    return tuple(reversed(selected))


def unchecked(recipe: Any) -> Any:
    """The same recipe without expectations; the reader still reports what it finds."""
    kind = type(recipe)
    bare = type(kind.__name__, (kind,), {"expectations": property(lambda self: ())})
    return bare(**{field.name: getattr(recipe, field.name) for field in dataclasses.fields(recipe)})


def _leave_out_judging() -> None:
    """Skip the judging of no expectations, which would still import Great Expectations."""
    from ide_assets.kernel import judging

    setattr(judging, "judge", lambda *_: [])  # noqa: B010


def _leave_out_reports() -> None:
    from ide_assets.reports.effect import report as effect_report
    from ide_assets.reports.quality import report as quality_report

    for report in (effect_report, quality_report):
        setattr(report, "write", lambda *_: Path.cwd() / "none")  # noqa: B010


def _time_the_copy(facts: dict[str, float]) -> None:
    """Time the copy of the former release with which a release begins."""
    copy = shutil.copyfile

    def timed(source: Path, target: Path, **options: bool) -> Path:
        began = time.perf_counter()
        copy(source, target, **options)
        facts["copy_seconds"] += time.perf_counter() - began
        facts["copy_bytes"] += source.stat().st_size
        return target

    setattr(shutil, "copyfile", timed)  # noqa: B010


def main() -> int:
    """Build the months; returns 1 if one is not published."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.month.ours")
    parser.add_argument("months", help="a month, or the first and the last, as 2023-05:2023-06")
    parser.add_argument("facts", type=Path)
    parser.add_argument("--unchecked", action="store_true")
    arguments = parser.parse_args()

    from ide_assets.domains import graph

    recipes = core(graph.RECIPES)
    graph.RECIPES = tuple(unchecked(recipe) for recipe in recipes) if arguments.unchecked else recipes

    from ide_assets.automation.running import run_months
    from ide_assets.months import Month
    from ide_assets.settings import Settings

    _leave_out_reports()
    if arguments.unchecked:
        _leave_out_judging()
    facts = {"copy_seconds": 0.0, "copy_bytes": 0.0}
    _time_the_copy(facts)
    first, _, last = arguments.months.partition(":")
    months = list(Month.parse(first).through(Month.parse(last or first)))
    results = run_months(Settings(), months, refresh_stale=False)
    arguments.facts.write_text(json.dumps(facts), encoding="utf-8")
    for result in results:
        if not result.published:
            print(f"{result.month} is not published: {result.reason}", file=sys.stderr)
    return 0 if all(result.published for result in results) else 1


if __name__ == "__main__":
    code = main()
    # As `ide` does, without tearing the interpreter down.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
