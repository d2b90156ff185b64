"""Polygons of TopoJSON, and what can be measured on them: all on the sphere, so that no meridian needs special care."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Any

#: Longitude and latitude in degrees.
Position = tuple[float, float]
#: A closed line: the last position is the first one again.
Ring = list[Position]
Vector = tuple[float, float, float]

#: Mean radius of the Earth in kilometres.
RADIUS = 6371.0088


def polygons(topology: dict[str, Any], geometries: Iterable[dict[str, Any]]) -> Iterator[list[Ring]]:
    """Yield the polygons of some geometries of a TopoJSON topology, each as its rings, the outer one first."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(line)

    def ring(indices: Iterable[int]) -> Ring:
        line: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            line += arc[1:] if line else arc
        return line

    for geometry in geometries:
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        yield from ([ring(indices) for indices in shape] for shape in shapes)


def turn(degrees: float) -> float:
    """Return a difference of longitudes as the shorter way round: from -180 up to 180 degrees."""
    return (degrees + 180) % 360 - 180


def area(ring: Ring) -> float:
    """Return the area of a ring that does not go round the north pole, in square kilometres.

    It is positive where the ring goes round its inside clockwise, seen from above, as outer rings do in TopoJSON.
    """
    sines = [math.sin(math.radians(y)) for _, y in ring]
    strips = (
        math.radians(turn(x - a)) * (1 + (sine + other) / 2)
        for ((a, _), sine), ((x, _), other) in itertools.pairwise(zip(ring, sines, strict=True))
    )
    return sum(strips) * RADIUS**2


def vector(position: Position) -> Vector:
    """Return a position as a point of the unit sphere."""
    x, y = map(math.radians, position)
    return math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)


def triangle(a: Vector, b: Vector, c: Vector) -> float:
    """Return the area of the flat triangle between three points of the sphere, in square kilometres."""
    (p, q, r), (u, v, w) = ([there - here for here, there in zip(a, other, strict=True)] for other in (b, c))
    return math.hypot(q * w - r * v, r * u - p * w, p * v - q * u) * RADIUS**2 / 2
