"""Dagster's daemon, with one code server for its life: `python -m ide_assets.cli.daemon run -w WORKSPACE`.

Dagster's own begins a new code server every minute, to see code that has changed: a sixth of a core, day and night,
though nothing happens. Here new code comes with an upgrade of the package, after which the daemon is begun again.
"""

import sys

from dagster._daemon import controller
from dagster._daemon.cli import main

import ide_assets.store.dagster_storage  # noqa: F401  # What it corrects is needed before the records are opened.
from ide_assets.cli import edge

_A_YEAR = 365 * 24 * 3600


def keep_the_code_server() -> None:
    """Have the daemon never look for other code. Raises AttributeError where Dagster does this in another way now."""
    if not hasattr(controller, "RELOAD_WORKSPACE_INTERVAL"):
        raise AttributeError("dagster._daemon.controller has no RELOAD_WORKSPACE_INTERVAL any more")
    controller.RELOAD_WORKSPACE_INTERVAL = _A_YEAR


if __name__ == "__main__":
    keep_the_code_server()
    sys.exit(edge.run(main))
