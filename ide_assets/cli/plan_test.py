"""The command `actions plan-test`: what a test of a play needs."""

from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Quiet, settings_of
from ide_assets.cli.terminal import say

if TYPE_CHECKING:
    from ide_assets.settings import Settings


def plan_test_command(
    key: Annotated[str, typer.Argument(help="Key of the reason to act, e.g. IDE-Dormancy-All-Extend.")],
    worth_having: Annotated[
        float | None, typer.Option(min=0.001, help="Smallest effect worth having.", show_default="as declared")
    ] = None,
    holdout_share: Annotated[
        float | None, typer.Option(min=0.01, max=0.99, help="Share to hold back.", show_default="the setting")
    ] = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Plan a test: accounts and months that a play needs to show an effect worth having, from your own history."""
    raise SystemExit(plan_test(settings_of(None, home), key, worth_having, holdout_share))


def plan_test(settings: "Settings", key: str, worth_having: float | None, share: float | None) -> int:
    """Print the plan of a test; returns the exit code."""
    from ide_assets.domains.effect.conclusions.planning import TooLittleHistoryError
    from ide_assets.reports.effect import plan as report
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import RemovedVersionError

    try:
        planned = report.plan_test(home_of(settings), settings, key, worth_having, share)
    except report.UnknownPlayError as error:
        complain(error)
        return WRONG_USAGE
    except (TooLittleHistoryError, RemovedVersionError) as error:
        complain(error)
        return 1
    say(planned.text)
    return 0
