"""Remake the outlines of the map: `python docs/world.py WORLD_ATLAS ISO_COUNTRIES`, two unpacked npm packages.

`world-atlas` 2.0.2 (ISC; Natural Earth, public domain) has the outlines by ISO number, `i18n-iso-countries` 7 (MIT) has
codes and names. The result is ide_assets/web/pages/static/world.json: outlines projected with Equal Earth onto a
drawing of whole units, and a point for each country, so that one too small for an outline is a dot. Kosovo, Somaliland
and Northern Cyprus have no ISO number and are land without a name.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

RESULT = Path(__file__).parents[1] / "ide_assets" / "web" / "pages" / "static" / "world.json"

WIDTH, HEIGHT = 480, 238

#: A country whose largest outline covers less than this, in square units, is a dot.
LEAST_AREA = 10.0

Point = tuple[float, float]
Ring = Sequence[Point]


def projected(longitude: float, latitude: float) -> Point:
    """Equal Earth (Savric, Patterson and Jenny, 2018) on the drawing: areas can be compared."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta
    scale = WIDTH / 5.5
    return WIDTH / 2 + scale * x, HEIGHT / 2 - scale * y + 10


def decoded(atlas: dict[str, Any]) -> Iterator[tuple[str | None, str, list[Ring]]]:
    """ISO number, name and projected outer rings of each country."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(projected(x * sx + tx, y * sy + ty))
        arcs.append(points)
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
        rings = []
        for polygon in polygons or []:
            ring: list[Point] = []
            for number in polygon[0]:
                ring += arcs[number] if number >= 0 else reversed(arcs[~number])
            # A ring across the edge of the map would be a line over all of it.
            if all(abs(x1 - x0) < WIDTH / 2 for (x0, _), (x1, _) in pairwise(ring)):
                rings.append(ring)
        yield shape.get("id"), shape["properties"]["name"], rings


def area(ring: Ring) -> float:
    """The area of a ring."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def path(rings: Sequence[Ring]) -> str:
    """The rings as SVG in whole units; points that fall on the one before are left out, and rings without area."""
    parts = []
    for ring in rings:
        points: list[tuple[int, int]] = []
        for x, y in ring:
            if not points or points[-1] != (round(x), round(y)):
                points.append((round(x), round(y)))
        if len(points) > 3 and area(points) >= 2:
            parts.append(f"M{points[0][0]} {points[0][1]}{outline(points)}z")
    return "".join(parts)


def outline(points: Sequence[tuple[int, int]]) -> str:
    """The way along the points and back to the first one, in the fewest characters: `z` draws the last line of it."""
    steps: list[tuple[int, int]] = []
    for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
        x, y = x1 - x0, y1 - y0
        before = steps[-1] if steps else (0, 0)
        if before[0] * y == before[1] * x and before[0] * x + before[1] * y > 0:
            steps[-1] = (before[0] + x, before[1] + y)
        elif (x, y) != (0, 0):
            steps.append((x, y))
    text, former = "", ""
    for x, y in steps[:-1]:
        command, numbers = ("h", f"{x}") if y == 0 else ("v", f"{y}") if x == 0 else ("l", f"{x} {y}")
        text += f" {numbers}" if command == former == "l" else f"{command}{numbers}"
        former = command
    return text.replace(" -", "-")


def main() -> None:
    """Write the table."""
    atlas, iso = Path(sys.argv[1]), Path(sys.argv[2])
    coarse = list(decoded(json.loads((atlas / "countries-110m.json").read_text(encoding="utf-8"))))
    fine = list(decoded(json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))))
    names = json.loads((iso / "langs" / "en.json").read_text(encoding="utf-8"))["countries"]
    codes = {row[2]: row for row in json.loads((iso / "codes.json").read_text(encoding="utf-8"))}
    outlines = {number: (name, rings) for number, name, rings in coarse if number is not None}
    countries = []
    for number, name, rings in fine:
        code = codes.get(number or "")
        # A territory that the source lists twice keeps its first entry.
        if code is None or number in {country["id"] for country in countries} or name == "Antarctica":
            continue
        listed = names.get(code[0], name)
        called = [listed] if isinstance(listed, str) else list(listed)
        if not rings:
            continue
        ring = max(rings, key=area)
        x, y = (round(sum(point[axis] for point in ring) / len(ring), 1) for axis in (0, 1))
        drawn = path(outlines[number][1]) if number in outlines and area(ring) >= LEAST_AREA else ""
        countries.append(
            {
                "id": number, "name": called[0], "names": sorted({name, *called, code[0], code[1]}), "x": x, "y": y,
                "path": drawn,
            }
        )  # fmt: skip
    land = path([ring for number, name, rings in coarse if number not in codes for ring in rings])
    table = {"width": WIDTH, "height": HEIGHT, "land": land, "countries": sorted(countries, key=lambda c: c["id"])}
    RESULT.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
