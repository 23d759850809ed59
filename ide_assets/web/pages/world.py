"""A map of the world by country, as SVG: outlines that are committed, and dots for countries too small for one."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: Made by docs/world.py.
_TABLE = Path(__file__).parent / "static" / "world.json"


@dataclass(frozen=True)
class Country:
    """A country of the map: its number, name, outline (empty for a dot) and a point in it."""

    number: str
    name: str
    outline: str
    x: float
    y: float


@dataclass(frozen=True)
class Shaded:
    """A country with a value: the class of its shade, and its value in words."""

    country: Country
    kind: str
    text: str


@dataclass(frozen=True)
class Map:
    """A drawing of the world: land without a value as one outline, and the shaded countries."""

    width: int
    height: int
    description: str
    land: str
    shaded: Sequence[Shaded]
    unknown: Sequence[str]


@cache
def _world() -> tuple[Mapping[str, Any], Mapping[str, Country]]:
    """The committed table, and its countries by name and code, without case and accents."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    named = {}
    for row in table["countries"]:
        country = Country(row["id"], row["name"], row["path"], row["x"], row["y"])
        for name in row["names"]:
            named[_key(name)] = country
    return table, named


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def country(name: str) -> Country | None:
    """The country of a name in English, or of an ISO code; None where the map has none of that name."""
    return _world()[1].get(_key(name))


def world_map(values: Mapping[str, tuple[str, str]], description: str) -> Map:
    """The map with these countries shaded: by name as delivered, the class of the shade and the value in words.

    Names of one country count as the first of them. `unknown` are names that no country has.
    """
    table, _ = _world()
    shaded: dict[str, Shaded] = {}
    unknown = []
    for name, (kind, text) in values.items():
        named = country(name)
        if named is None:
            unknown.append(name)
        else:
            shaded.setdefault(named.number, Shaded(named, kind, text))
    rest = "".join(row["path"] for row in table["countries"] if row["id"] not in shaded)
    return Map(table["width"], table["height"], description, table["land"] + rest, list(shaded.values()), unknown)
