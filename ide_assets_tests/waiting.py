"""How long tests wait for another process: a server that starts, a command that ends, a login."""

import time
from collections.abc import Callable

#: Far longer than a busy machine needs: reaching it is a defect.
PATIENCE_SECONDS = 1200


def wait_until(ready: Callable[[], bool], failure: Callable[[], str]) -> None:
    """Wait until something is ready; `failure` says what was not, after PATIENCE_SECONDS.

    Raises AssertionError.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        assert time.monotonic() < end, failure()
        time.sleep(0.2)
