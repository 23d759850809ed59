"""Types of settings: lists, time zones and folders as people write them in a variable or in `ide.toml`."""

import json
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator


def _separated(value: object) -> object:
    """A list written as `a, b`; a JSON list is parsed as such."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith(("[", "(", "{", "'", '"')):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError(
                """expected a list: a, b without quotation marks and brackets, or JSON: ["a", "b"]"""
            ) from None
    return [part.strip() for part in text.split(",") if part.strip()]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone of this machine; expected a name like 'Europe/Zurich'") from None
    return name


def _not_empty(path: object) -> object:
    if path == "":
        raise ValueError("is empty; expected a folder")
    return path


def _possible_folder(path: Path) -> Path:
    if path == Path():
        raise ValueError("expected a folder of its own; found the working directory, or an empty path")
    parent = path.absolute()
    while not parent.is_dir() and parent != parent.parent:
        if parent.exists():
            raise ValueError(f"{parent} is not a folder")
        parent = parent.parent
    return path


#: Texts, written in a variable with commas between them or as JSON.
Texts = Annotated[tuple[str, ...], BeforeValidator(_separated)]

#: An IANA time zone in the time zone database of this machine.
TimeZone = Annotated[str, AfterValidator(_known_zone)]

#: A folder that exists or can be created.
Folder = Annotated[Path, BeforeValidator(_not_empty), AfterValidator(_possible_folder)]
