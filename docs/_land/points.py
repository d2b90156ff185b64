"""A representative point for each country: where its largest piece of land is farthest from its edge."""

from __future__ import annotations

import importlib
import math
from collections.abc import Mapping
from typing import Any

from .rings import Position, Ring, area, polygons, turn, vector

#: How far from its hint a piece of land may lie, in degrees.
REACH = 1.0
#: Places that Natural Earth has inside another feature: the code or name of that feature, and about where they lie.
#: The hint only picks the piece of land; the point is measured on it.
INSIDE: Mapping[str, tuple[str, Position]] = {
    "BQ": ("528", (-68.3, 12.2)),
    "BV": ("578", (3.4, -54.4)),
    "CC": ("Indian Ocean Ter.", (96.9, -12.2)),
    "CX": ("Indian Ocean Ter.", (105.7, -10.5)),
    "GF": ("250", (-53.0, 4.0)),
    "GP": ("250", (-61.5, 16.2)),
    "MQ": ("250", (-61.0, 14.7)),
    "RE": ("250", (55.5, -21.1)),
    "SJ": ("578", (16.0, 78.5)),
    "TK": ("554", (-171.8, -9.2)),
    "YT": ("250", (45.1, -12.8)),
}
#: How often the point is sought, each time in a projection about the one that was found before.
_ROUNDS = 4
#: How exact the point is, as a share of the width of the piece of land.
_EXACT = 1e-4


def project(position: Position, centre: Position) -> Position:
    """Return a position in Lambert's azimuthal equal-area projection about a centre, on the unit sphere."""
    east, y, middle = math.radians(position[0] - centre[0]), math.radians(position[1]), math.radians(centre[1])
    along = math.sin(middle) * math.sin(y) + math.cos(middle) * math.cos(y) * math.cos(east)
    across = math.cos(middle) * math.sin(y) - math.sin(middle) * math.cos(y) * math.cos(east)
    scale = math.sqrt(2 / (1 + along))
    return scale * math.cos(y) * math.sin(east), scale * across


def unproject(point: Position, centre: Position) -> Position:
    """Return the position that a point of that projection stands for."""
    x, y = point
    length = math.hypot(x, y)
    if not length:
        return centre
    angle, middle = 2 * math.asin(length / 2), math.radians(centre[1])
    latitude = math.asin(math.cos(angle) * math.sin(middle) + y * math.sin(angle) * math.cos(middle) / length)
    east = math.atan2(
        x * math.sin(angle), length * math.cos(middle) * math.cos(angle) - y * math.sin(middle) * math.sin(angle)
    )
    return turn(centre[0] + math.degrees(east)), math.degrees(latitude)


def middle(ring: Ring) -> Position:
    """Return a position about which a ring lies."""
    x, y, z = (sum(column) for column in zip(*map(vector, ring), strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def inmost(polygon: list[Ring]) -> Position:
    """Return the position in a polygon that is farthest from its edge, to two decimals.

    The circle about it that just touches the edge is a circle in the projection too once that has its centre there.
    """
    # Imported by its name: shapely has no types, and only those who make the geography anew have it.
    shapely: Any = importlib.import_module("shapely")
    exact = math.sqrt(area(polygon[0])) / 6371 * _EXACT
    centre = middle(polygon[0])
    for _ in range(_ROUNDS):
        outer, *holes = ([project(position, centre) for position in ring] for ring in polygon)
        circle = shapely.maximum_inscribed_circle(shapely.Polygon(outer, holes), tolerance=exact)
        centre = unproject(circle.coords[0], centre)
    return round(centre[0], 2), round(centre[1], 2)


def near(polygon: list[Ring], hint: Position) -> bool:
    """Return whether a polygon lies within reach of a hint."""
    shrink = math.cos(math.radians(hint[1]))
    return min(math.hypot(turn(x - hint[0]) * shrink, y - hint[1]) for x, y in polygon[0]) < REACH


def points(topology: dict[str, Any], codes: Mapping[str, str]) -> dict[str, Position]:
    """Return the representative point of each country, as longitude and latitude, by alpha-2 code.

    Args:
        topology: ``countries-10m.json``.
        codes: ISO 3166-1 numeric code by alpha-2 code.

    Raises:
        KeyError: There is no feature for one of them.
    """
    features: dict[str, list[dict[str, Any]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        features.setdefault(geometry.get("id") or geometry["properties"]["name"], []).append(geometry)
    found: dict[str, Position] = {}
    for code, numeric in codes.items():
        feature, hint = INSIDE.get(code, (numeric, None))
        pieces = polygons(topology, features[feature])
        found[code] = inmost(
            max((p for p in pieces if hint is None or near(p, hint)), key=lambda piece: area(piece[0]))
        )
    return found
