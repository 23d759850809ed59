"""Commands that stay running: ui, daemon, serve."""

import os
import re
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE
from ide_assets.cli.options import (
    HomeFolder,
    Landing,
    Quiet,
    fail,
    require_landing,
    settings_of,
    whole_number,
)
from ide_assets.cli.terminal import remark

commands = typer.Typer()


@commands.command("ui", rich_help_panel="Operations")
def ui_command(
    port: Annotated[
        int, typer.Option(parser=whole_number(1, 65_535), metavar="NUMBER", help="Port on this machine.")
    ] = 3000,
    operate: Annotated[
        bool,
        typer.Option("--operate", help="Allow launching runs from the browser. Any page open in it could do so too."),
    ] = False,
    path_prefix: Annotated[
        str, typer.Option("--path-prefix", help="Path below which a proxy serves it, e.g. /ide.", show_default="none")
    ] = "",
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Open the Dagster UI on this machine (127.0.0.1), read only."""
    if path_prefix and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path_prefix):
        fail(f"--path-prefix {path_prefix!r}: expected a path such as /ide, without a slash at its end", WRONG_USAGE)
    settings = settings_of(landing, home)
    from ide_assets.store.dagster_records import prepare_dagster_home
    from ide_assets.store.home import home_of

    workspace = prepare_dagster_home(home_of(settings))
    remark(f"Dagster UI: http://127.0.0.1:{port}{path_prefix} (stop with Ctrl-C)")
    if operate:
        remark("Launched runs are queued until the scheduler starts them. If none is running: ide daemon")
    command = [sys.executable, "-m", "ide_assets.cli.webserver", "-h", "127.0.0.1", "-p", str(port)]
    command += ["-w", str(workspace)] + ([] if operate else ["--read-only"])
    command += ["--path-prefix", path_prefix] if path_prefix else []
    _become(command)


@commands.command("daemon", rich_help_panel="Operations")
def daemon_command(landing: Landing = None, home: HomeFolder = None, quiet: Quiet = False) -> None:
    """Run the scheduler: publish months as they are delivered, send alerts (docs/automation.md). One for each home."""
    settings = settings_of(landing, home)
    from ide_assets.store.dagster_records import AlreadyRunningError, prepare_dagster_home, take_daemon_lock
    from ide_assets.store.home import home_of
    from ide_assets.vocabulary.wording import plural

    require_landing(settings)
    prepare_dagster_home(home_of(settings))
    try:
        take_daemon_lock(home_of(settings))
    except AlreadyRunningError as error:
        fail(str(error), 1)
    if settings.calendar is None:
        remark("No calendar is set, so a missing month is never reported as late. Set IDE_CALENDAR__DAY.")
    remark(f"Looking at {settings.landing} every {plural(settings.look_every_seconds, 'second')} (stop with Ctrl-C)")
    _become([sys.executable, "-m", "ide_assets.cli.daemon"])


@commands.command("serve", rich_help_panel="Published tables")
def serve_command(
    port: Annotated[
        int, typer.Option(parser=whole_number(1, 65_535), metavar="NUMBER", help="Port on this machine.")
    ] = 3040,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Serve the pages and the API on this machine (127.0.0.1) (docs/pages.md, docs/api.md)."""
    settings = settings_of(None, home)
    oidc = settings.web.oidc
    needed = ("fastapi", "icalendar", "limits", *(("authlib",) if oidc is not None else ()))
    missing = [package for package in needed if find_spec(package) is None]
    if missing:
        fail(
            f"the pages and the API need {' and '.join(missing)}. Install the extra in the clone: "
            ".venv/bin/python -m pip install -e '.[web]'",
            1,
        )
    from ide_assets.web.access import TokensError
    from ide_assets.web.server import serve

    remark(f"Start page: http://127.0.0.1:{port}/")
    remark(f"API: http://127.0.0.1:{port}/api/openapi.json (stop with Ctrl-C)")
    if oidc is not None:
        if oidc.client_secret is None:
            fail("the sign-in needs its client secret: set IDE_WEB__OIDC__CLIENT_SECRET (docs/sign_in.md)", WRONG_USAGE)
        remark(f"Sign-in: {oidc.issuer}, back to {settings.pages_url}")
    elif settings.web.tokens_file is None:
        remark("No tokens file is set: every user of this machine can read all accounts. Set IDE_WEB__TOKENS_FILE.")
    try:
        serve(settings, port)
    except TokensError as error:
        fail(str(error), WRONG_USAGE)


def _become(command: list[str]) -> None:
    """Replace this process by a program, so that signals reach it."""
    sys.stdout.flush()
    os.execv(command[0], command)
