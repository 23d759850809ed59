"""The command `plan`: what a change of rules or code would do."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Landing, Quiet, fail, settings_of, whole_number
from ide_assets.cli.parts import print_parts
from ide_assets.cli.rows import print_json
from ide_assets.cli.terminal import Terminal, say

if TYPE_CHECKING:
    from ide_assets.operations.plan import Plan
    from ide_assets.settings import Settings

commands = typer.Typer()


class PlanLayout(StrEnum):
    """How a plan is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@commands.command("plan", rich_help_panel="Months")
def plan_command(
    months: Annotated[
        int, typer.Option(parser=whole_number(1, 1_000), metavar="NUMBER", help="The newest months to compute.")
    ] = 3,
    reasons: Annotated[Path | None, typer.Option(help="A candidate file of the reasons to act.")] = None,
    definition: Annotated[Path | None, typer.Option(help="A candidate file of the score's definition.")] = None,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="A candidate value of a rule, e.g. rules.extend_phase_days=120."
        ),
    ] = None,
    output: Annotated[PlanLayout, typer.Option("--format", help="How to print the plan.")] = PlanLayout.TEXT,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Show what a change of code, reasons, settings or score definition would do, without publishing it.

    Exit code 0: computed; 1: a month could not be published, or nothing is published yet; 2: wrong usage.
    """
    settings = settings_of(landing, home)
    changes = dict(map(_named, values or []))
    if reasons is not None:
        changes["rules.actions.reasons_file"] = str(reasons)
    if definition is not None:
        changes["rules.engagement_definition_file"] = str(definition)
    raise SystemExit(plan(settings, candidate_of(changes), months, output))


def _named(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        fail(f"--set {text!r}: expected NAME=VALUE, e.g. rules.extend_phase_days=120", WRONG_USAGE)
    return name.strip(), value.strip()


def candidate_of(changes: Mapping[str, str]) -> "Settings":
    """The settings of the candidate; a value or a file that a run could not use fails as wrong usage."""
    from ide_assets.domains import configuration
    from ide_assets.domains.actions.reasons import reasons
    from ide_assets.domains.engagement import definition
    from ide_assets.kernel.build import CannotBuildError
    from ide_assets.settings import WrongSettingsError

    try:
        candidate = configuration.read_with(changes)
        reasons.of(candidate.rules)
        definition.definition_of(candidate.rules)
    except (WrongSettingsError, CannotBuildError) as error:
        fail(str(error), WRONG_USAGE)
    return candidate


def plan(settings: "Settings", candidate: "Settings", months: int, output: PlanLayout) -> int:
    """Print the plan of a candidate; returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations import plan as operation
    from ide_assets.operations.plan_parts import markdown, parts

    try:
        planned = operation.plan(settings, candidate, RECIPES, months, datetime.now(UTC))
    except operation.NothingPublishedError as error:
        complain(error)
        return 1
    if output is PlanLayout.JSON:
        print_json(_as_json(planned))
    elif output is PlanLayout.MARKDOWN:
        say(markdown(planned))
    else:
        print_parts(Terminal(), parts(planned))
    return int(any(month.blocked for month in planned.months))


def _as_json(planned: "Plan") -> dict[str, object]:
    months = [asdict(month) | {"month": str(month.month)} for month in planned.months]
    stale = [{"month": str(status.month), "reasons": list(status.reasons)} for status in planned.stale]
    settings = {name: {"before": before, "after": after} for name, (before, after) in planned.settings.items()}
    return {
        "settings": settings,
        "months": months,
        "stale": stale,
        "minutes": planned.minutes,
        "earlier": list(planned.earlier),
    }
