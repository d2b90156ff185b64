"""Make the geography of the package anew: ``python -m docs.land DIRECTORY``.

DIRECTORY is the unpacked npm package ``world-atlas`` 2.0.2, which is Natural Earth, in the public domain. Written are

- ``data/land.json``: the outline of the land at 1:50 million, without Antarctica and without any border, on a grid of a
  twentieth of a degree;
- ``longitude`` and ``latitude`` of each country in ``data/countries.json``: the point of its largest piece of land at
  1:10 million that is farthest from the edge of that piece (its pole of inaccessibility), to two decimals. A withdrawn
  code has none.

Needs shapely besides the package. Run ``india-cyber-agreements format`` afterwards.
"""

from __future__ import annotations

import itertools
import json
import math
import pathlib
import sys
from typing import TYPE_CHECKING, Any

from india_cyber_agreements._files import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = pathlib.Path(__file__).parent.parent / "src" / "india_cyber_agreements" / "data"
#: Steps of the grid of the outline in one degree.
GRID = 20
#: Land wholly south of this latitude, in degrees, is left out: Antarctica.
SOUTHERNMOST = -60.0
#: How far from its hint a piece of land may lie, in degrees.
REACH = 1.0
#: Places that Natural Earth has inside another feature: the code or name of that feature, and about where they lie.
#: The hint only picks the piece of land; the point is measured on it.
INSIDE: dict[str, tuple[str, float, float]] = {
    "BQ": ("528", -68.3, 12.2),
    "BV": ("578", 3.4, -54.4),
    "CC": ("Indian Ocean Ter.", 96.9, -12.2),
    "CX": ("Indian Ocean Ter.", 105.7, -10.5),
    "GF": ("250", -53.0, 4.0),
    "GP": ("250", -61.5, 16.2),
    "MQ": ("250", -61.0, 14.7),
    "RE": ("250", 55.5, -21.1),
    "SJ": ("578", 16.0, 78.5),
    "TK": ("554", -171.8, -9.2),
    "YT": ("250", 45.1, -12.8),
}

Ring = list[tuple[float, float]]


def polygons(topology: dict[str, Any], geometries: Iterable[dict[str, Any]]) -> Iterator[list[Ring]]:
    """Yield the polygons of some geometries of a TopoJSON topology, each as its rings, in degrees."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(points)

    def ring(indices: Iterable[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    for geometry in geometries:
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        yield from ([ring(indices) for indices in shape] for shape in shapes)


def unrolled(ring: Ring) -> Ring:
    """Return a ring without the leap that it makes where it crosses the 180th meridian."""
    points = ring[:1]
    for x, y in ring[1:]:
        points.append((x - 360 * round((x - points[-1][0]) / 360), y))
    return points


def area(ring: Iterable[tuple[float, float]]) -> float:
    """Return twice the signed area of a closed ring in the plane; its sign tells which way round it goes."""
    points = list(ring)
    return sum(x * b - a * y for (x, y), (a, b) in itertools.pairwise(points))


def on_grid(ring: Ring) -> list[tuple[int, int]]:
    """Return a ring on the grid, or nothing where it is too small to keep its shape and its direction."""
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = round((x + 180) * GRID), round((y + 90) * GRID)
        if not points or point != points[-1]:
            points.append(point)
    return points if len(points) > 3 and area(points) * area(ring) > 0 else []  # noqa: PLR2004 - a triangle, closed


def outline(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the outline of the land as a TopoJSON topology.

    Args:
        topology: ``land-50m.json``.
    """
    arcs: list[list[list[int]]] = []
    shapes: list[list[list[int]]] = []
    for polygon in polygons(topology, topology["objects"]["land"]["geometries"]):
        if max(y for _, y in polygon[0]) < SOUTHERNMOST:
            continue
        rings = [on_grid(unrolled(ring)) for ring in polygon]
        if not rings[0]:
            continue
        shape: list[list[int]] = []
        for points in filter(None, rings):
            shape.append([len(arcs)])
            steps = [[a - x, b - y] for (x, y), (a, b) in itertools.pairwise(points)]
            arcs.append([list(points[0]), *steps])
        shapes.append(shape)
    return {
        "type": "Topology",
        "transform": {"scale": [1 / GRID, 1 / GRID], "translate": [-180, -90]},
        "objects": {"land": {"type": "MultiPolygon", "arcs": shapes}},
        "arcs": arcs,
    }


def inmost(polygon: list[Ring]) -> tuple[float, float]:
    """Return the point of a polygon that is farthest from its edge, degrees of longitude taken as short as they are."""
    import shapely  # noqa: PLC0415 - only this needs it

    latitudes = [y for _, y in polygon[0]]
    shrink = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    outer, *holes = ([(x * shrink, y) for x, y in ring] for ring in polygon)
    circle = shapely.maximum_inscribed_circle(shapely.Polygon(outer, holes))
    x, y = circle.coords[0]
    return round((x / shrink + 180) % 360 - 180, 2), round(y, 2)


def size(polygon: list[Ring]) -> float:
    """Return the size of a polygon, for comparison with others."""
    y = sum(y for _, y in polygon[0]) / len(polygon[0])
    return abs(area(polygon[0])) * math.cos(math.radians(y))


def near(polygon: list[Ring], x: float, y: float) -> bool:
    """Return whether a polygon lies within reach of a hint."""
    return min(math.hypot((a - x) * math.cos(math.radians(y)), b - y) for a, b in polygon[0]) < REACH


def points(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Return the representative point of each country, as longitude and latitude.

    Args:
        topology: ``countries-10m.json``.
        codes: ISO 3166-1 numeric code by alpha-2 code.
    """
    features: dict[str, list[dict[str, Any]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        features.setdefault(geometry.get("id") or geometry["properties"]["name"], []).append(geometry)
    found: dict[str, tuple[float, float]] = {}
    for code, numeric in codes.items():
        name, *hint = INSIDE.get(code, (numeric,))
        shapes = polygons(topology, features.get(str(name), []))
        pieces = [[unrolled(ring) for ring in shape] for shape in shapes]
        if hint:
            x, y = map(float, hint)
            pieces = [piece for piece in pieces if near(piece, x, y)]
        if pieces:
            found[code] = inmost(max(pieces, key=size))
    return found


def read(path: pathlib.Path) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a JSON file holds."""
    return json.loads(path.read_text("utf-8"))


def main(directory: pathlib.Path) -> None:
    """Write the outline and the points.

    Args:
        directory: The unpacked ``world-atlas``.
    """
    land = json.dumps(outline(read(directory / "land-50m.json")), separators=(",", ":"))
    replace(DATA / "land.json", f"{land}\n".encode())
    table = read(DATA / "countries.json")
    codes = {entry["alpha_2"]: entry["numeric"] for entry in table["countries"] if "withdrawn" not in entry}
    found = points(read(directory / "countries-10m.json"), codes)
    entries: list[dict[str, Any]] = []
    for entry in table["countries"]:
        point = found.get(entry["alpha_2"])
        aliases = {name: entry.pop(name) for name in ("aliases",) if name in entry}
        where = {"longitude": point[0], "latitude": point[1]} if point else {}
        entries.append({**entry, **where, **aliases})
    document = {**table, "countries": entries}
    replace(DATA / "countries.json", (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
