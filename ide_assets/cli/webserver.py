"""Dagster's web server, for homes of any path: `python -m ide_assets.cli.webserver -w WORKSPACE`."""

from dagster_webserver.cli import main

import ide_assets.store.dagster_storage  # noqa: F401  # What it corrects is needed before the records are opened.

if __name__ == "__main__":
    main()  # type: ignore[no-untyped-call]
