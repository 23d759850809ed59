"""Storing a decision of a reader in the home, for the API and the pages."""

from collections.abc import Callable

from ide_assets.store.home import HomeBusyError
from ide_assets.web.problems import Problem

#: A run has the lock of the home for minutes, and a request does not wait for it.
LOCK_SECONDS = 1.0


def store(write: Callable[[float], object]) -> None:
    """Call `write` with the seconds to wait for the lock. Raises Problem (503) if it cannot write now."""
    try:
        write(LOCK_SECONDS)
    except (HomeBusyError, OSError) as error:
        problem = "A run has the home" if isinstance(error, HomeBusyError) else "The home cannot be written"
        raise Problem(
            503,
            "decision-not-stored",
            f"{problem}, so the decision was not stored. Send it again.",
            headers={"retry-after": "30"},
        ) from None
