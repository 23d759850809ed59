"""What the commands about the effect of actions print."""

from pathlib import Path

from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import say
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import RemovedVersionError


def effect_report(settings: Settings, month: Month | None, folder: Path | None) -> int:
    """Write the before/after report and print where it begins; returns the exit code."""
    from ide_assets.reports.effect import reading, report

    try:
        index = report.write(home_of(settings), settings, folder, month)
    except (reading.NotMeasuredError, RemovedVersionError) as error:
        complain(error)
        return 1
    say(index)
    return 0
