"""Commands about the release that readers see: rollback, release."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Quiet, fail, settings_of
from ide_assets.cli.terminal import remarks

if TYPE_CHECKING:
    from ide_assets.settings import Settings

commands = typer.Typer()

#: Who holds the lock while the release is swapped back.
ROLLBACK = "rollback"


@commands.command("rollback", rich_help_panel="Publications")
def rollback_command(
    reason: Annotated[str, typer.Option(help="Reason, shown to every reader.")],
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Return readers to the release before the current one, and hold new releases until `ide release`."""
    if not reason.strip():
        fail("--reason is empty: say why. Every reader sees it", WRONG_USAGE)
    raise SystemExit(rollback(settings_of(None, home), reason.strip()))


@commands.command("release", rich_help_panel="Publications")
def release_command(home: HomeFolder = None, quiet: Quiet = False) -> None:
    """Build the release of all published months, and lift the hold of a rollback."""
    raise SystemExit(release(settings_of(None, home)))


def rollback(settings: "Settings", reason: str) -> int:
    """Roll the release back and print which one readers see now; returns the exit code."""
    from ide_assets import engines
    from ide_assets.domains.graph import RECIPES
    from ide_assets.engines.base import EngineUnavailableError
    from ide_assets.store.holds import CannotRollBackError, roll_back
    from ide_assets.store.home import HomeBusyError, home_of

    home = home_of(settings)

    def publish_elsewhere(contents: Mapping[str, Mapping[str, str]]) -> None:
        for publish in engines.release_targets(settings, home):
            publish([recipe.table for recipe in RECIPES], contents)

    if not home.releases.exists():
        complain(f"nothing is released in {home.root}, so there is nothing to roll back")
        return 1
    try:
        with home.locked(ROLLBACK, settings.lock_timeout_seconds):
            hold = roll_back(home, reason, datetime.now(UTC), publish_elsewhere)
    except (HomeBusyError, CannotRollBackError, EngineUnavailableError) as error:
        complain(error)
        return 1
    console = remarks(markup=False, highlight=False)
    console.print(f"{hold}.")
    console.print("Runs continue to publish to the ledger. To give readers the newest release again: ide release")
    return 0


def release(settings: "Settings") -> int:
    """Lift the hold, build the release, and print which one readers see; returns the exit code."""
    from ide_assets.automation.running import lift_hold_and_release
    from ide_assets.store.home import home_of
    from ide_assets.store.release import current

    try:
        is_new = lift_hold_and_release(settings)
    except RuntimeError as error:
        complain(error)
        return 1
    now = current(home_of(settings))
    assert now is not None
    sentence = "Readers see" if is_new else "Nothing to do: readers see"
    remarks(highlight=False).print(f"{sentence} release {now.folder.name} (publication {now.publication}).")
    return 0
