"""The outline of the land, drawn as simply as a map of the world allows."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Collection
from typing import Any

from .rings import Position, Ring, area, polygons, triangle, turn, vector

#: Steps of the grid of the outline in one degree.
GRID = 100
#: Land wholly south of this latitude, in degrees, is left out: Antarctica.
SOUTHERNMOST = -60.0
#: Islands and lakes below this size are left out, in square kilometres. (On a map of the world that is 1000 pixels wide
#: a pixel is some 1600 of them.)
SMALLEST = 100.0
#: A bend of the coast goes where its triangle is smaller than this, in square kilometres, ...
BEND = 200.0
#: ... or, on a small island, smaller than this share of the island.
SHARE = 0.05
#: A triangle, closed.
_LEAST = 4


def simplified(ring: Ring, limit: float) -> Ring:
    """Return a ring without its smaller bends.

    The rule is that of Visvalingam and Whyatt (1993), "Line generalisation by repeated elimination of points".

    Args:
        ring: The ring.
        limit: Positions go, the least significant first, until each spans a triangle of this area with its neighbours,
            in square kilometres.
    """
    points = [vector(position) for position in ring[:-1]]
    count = len(points)
    before, after = [(i - 1) % count for i in range(count)], [(i + 1) % count for i in range(count)]
    weights = [triangle(points[before[i]], points[i], points[after[i]]) for i in range(count)]
    heap = [(weight, i) for i, weight in enumerate(weights)]
    heapq.heapify(heap)
    kept = set(range(count))
    while len(kept) >= _LEAST:
        weight, i = heapq.heappop(heap)
        if i not in kept or weight != weights[i]:
            continue
        if weight > limit:
            break
        kept.remove(i)
        after[before[i]], before[after[i]] = after[i], before[i]
        for near in (before[i], after[i]):
            # Never less than what went before it, or a bend would go for having lost its neighbour.
            weights[near] = max(weight, triangle(points[before[near]], points[near], points[after[near]]))
            heapq.heappush(heap, (weights[near], near))
    result = [ring[i] for i in sorted(kept)]
    return [*result, result[0]]


def on_grid(ring: Ring) -> list[tuple[int, int]]:
    """Return a ring on the grid, or nothing where it is too small to keep its shape and its direction."""
    around = 360 * GRID
    cells = [(round((x + 180) * GRID) % around, round((y + 90) * GRID)) for x, y in ring]
    cells = [cell for cell, _ in itertools.groupby(cells)]
    same_way = area([(x / GRID, y / GRID - 90) for x, y in cells]) * area(ring) > 0
    return cells if len(cells) >= _LEAST and same_way else []


def frames(ring: Ring, position: Position) -> bool:
    """Return whether a position lies within the degrees of longitude and latitude that a ring covers."""
    steps = [turn(x - position[0]) for x, _ in ring]
    return min(steps) <= 0 <= max(steps) and min(y for _, y in ring) <= position[1] <= max(y for _, y in ring)


def outline(topology: dict[str, Any], places: Collection[Position]) -> dict[str, Any]:
    """Return the outline of the land as a TopoJSON topology.

    Args:
        topology: ``land-10m.json``.
        places: Positions whose islands stay, however small they are.
    """
    arcs: list[list[list[int]]] = []
    shapes: list[list[list[int]]] = []
    for polygon in polygons(topology, topology["objects"]["land"]["geometries"]):
        outer = polygon[0]
        if max(y for _, y in outer) < SOUTHERNMOST:
            continue
        if area(outer) < SMALLEST and not any(frames(outer, place) for place in places):
            continue
        shape: list[list[int]] = []
        for ring in (outer, *(hole for hole in polygon[1:] if -area(hole) >= SMALLEST)):
            cells = on_grid(simplified(ring, min(BEND, SHARE * abs(area(ring)))))
            if cells:
                shape.append([len(arcs)])
                arcs.append([[*cells[0]], *([a - x, b - y] for (x, y), (a, b) in itertools.pairwise(cells))])
        if shape:
            shapes.append(shape)
    return {
        "type": "Topology",
        "transform": {"scale": [1 / GRID, 1 / GRID], "translate": [-180, -90]},
        "objects": {"land": {"type": "MultiPolygon", "arcs": shapes}},
        "arcs": arcs,
    }
