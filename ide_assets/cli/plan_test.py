"""What `ide actions plan-test` prints."""

from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import say
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import RemovedVersionError


def plan_test(settings: Settings, key: str, worth_having: float | None, share: float | None) -> int:
    """Print the plan of a test; returns the exit code."""
    from ide_assets.domains.effect.planning import TooLittleHistoryError
    from ide_assets.reports.effect import plan as report

    try:
        planned = report.plan_test(home_of(settings), settings, key, worth_having, share)
    except report.UnknownPlayError as error:
        complain(error)
        return 2
    except (TooLittleHistoryError, RemovedVersionError) as error:
        complain(error)
        return 1
    say(planned.text)
    return 0
