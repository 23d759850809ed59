"""Calls of `ide` in a text, compared with the command line's own declarations."""

import re
from typing import Any

import typer

from ide_assets.cli.app import app

#: A call of `ide`: by name, by path, as `ide-admin`, in a container, or as a list of arguments.
_CALL = re.compile(r"(?<![\w.-])ide(?:-admin| -T daemon ide)?(?: |, )([a-z][a-z-]+)\b([^`|&;#\n]*)")


def unknown_calls(text: str) -> list[str]:
    """The calls in a text whose command or option does not exist."""
    commands: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
    return [match[0] for match in _CALL.finditer(text) if not _exists(commands.get(match[1]), match[2])]


def _exists(command: Any, arguments: str) -> bool:
    subcommands = vars(command).get("commands") if command is not None else None
    if subcommands is not None:
        first = next(iter(arguments.split()), "")
        # Some groups are commands too: `ide alert --dry-run`.
        is_own = vars(command)["invoke_without_command"] and not re.match("[a-z]", first)
        # `ide import FILE` is short for `ide import run FILE`.
        by_default = subcommands.get("run") if type(command).__name__ == "_RunsByDefault" else None
        command = command if is_own else subcommands.get(first, by_default)
    if command is None:
        return False
    options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    # A quoted argument is data: SQL comments look like options.
    return set(re.findall(r"(?<!\S)--[a-z-]+", re.sub(r"\"[^\"]*\"|'[^']*'", "", arguments))) <= options
