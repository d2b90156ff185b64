"""Where points lie on the map: moved apart where one would hide another.

The map is an azimuthal equal-area projection centred on New Delhi (Snyder, *Map Projections: A Working Manual*, 1987,
chapter 24), and what is near each other is judged there, in pixels.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

#: New Delhi, in degrees east and north.
CAPITAL = (77.21, 28.61)
#: Width and height of the map in pixels.
SIZE = 720
#: How far from New Delhi the map reaches, in degrees of the great circle; beyond is open sea.
EDGE = 160
#: Pixels between the middles of two points, at least: the width of the smallest point.
_APART = 9.0
_ROUNDS = 200
#: Pixels by which a radius on the unit sphere is drawn.
_SCALE = SIZE / 2 / (2 * math.sin(math.radians(EDGE) / 2))

#: Longitude and latitude in degrees, or the two coordinates of a place on the map in pixels.
Pair = tuple[float, float]


def to_map(point: Pair) -> Pair:
    """Return where a point of the globe lies on the map, in pixels to the right of and above its middle."""
    turn = math.radians(point[0] - CAPITAL[0])
    here, there = math.radians(CAPITAL[1]), math.radians(point[1])
    far = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(turn)
    stretch = _SCALE * math.sqrt(2 / (1 + far))
    up = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(turn)
    return stretch * math.cos(there) * math.sin(turn), stretch * up


def to_globe(place: Pair) -> Pair:
    """Return which point of the globe lies at a place on the map."""
    radius = math.hypot(*place)
    if radius == 0:
        return CAPITAL
    far = 2 * math.asin(min(radius / _SCALE / 2, 1))
    here = math.radians(CAPITAL[1])
    there = math.asin(math.cos(far) * math.sin(here) + place[1] * math.sin(far) * math.cos(here) / radius)
    turn = math.atan2(
        place[0] * math.sin(far),
        radius * math.cos(here) * math.cos(far) - place[1] * math.sin(here) * math.sin(far),
    )
    return (CAPITAL[0] + math.degrees(turn) + 180) % 360 - 180, math.degrees(there)


def moved_apart(points: Mapping[str, Pair]) -> dict[str, Pair]:
    """Return points of which none hides another: those that are too near each other move away from each other.

    Args:
        points: Longitude and latitude of each, in degrees.
    """
    places = {name: to_map(points[name]) for name in sorted(points)}
    for _ in range(_ROUNDS):
        near = [
            (one, other)
            for one, other in itertools.combinations(places, 2)
            if math.dist(places[one], places[other]) < _APART
        ]
        if not near:
            break
        for one, other in near:
            (x, y), (a, b) = places[one], places[other]
            gap = math.dist((x, y), (a, b))
            # Points at the very same place part sideways.
            right, up = ((a - x) / gap, (b - y) / gap) if gap else (1.0, 0.0)
            push = max((_APART - gap) / 2 + 0.01, 0)
            places[one], places[other] = (x - right * push, y - up * push), (a + right * push, b + up * push)
    return {name: to_globe(place) if place != to_map(points[name]) else points[name] for name, place in places.items()}
