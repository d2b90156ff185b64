"""The geography: the outline of the land, and a point for every country."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import pycountry
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._countries import index
from india_cyber_agreements._resources import read_bytes

#: Longitude and latitude, in degrees.
Position = tuple[float, float]

#: The Earth's surface in millions of square kilometres, and the part of it that is land, Antarctica (14) left out.
EARTH, LAND_AREA = 510, 135
#: Kilometres in a degree of latitude.
DEGREE = 111.2
#: How far off the outline a point may lie, in kilometres: what a bend that was left out may measure.
OFFSHORE = 5


def decoded() -> list[list[list[Position]]]:
    """Return the polygons of the outline as rings of positions, by the TopoJSON specification."""
    (sx, sy), (tx, ty) = LAND["transform"]["scale"], LAND["transform"]["translate"]
    arcs: list[list[Position]] = []
    for arc in LAND["arcs"]:
        xs, ys = (list(itertools.accumulate(step[axis] for step in arc)) for axis in (0, 1))
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    shapes: list[list[list[int]]] = LAND["objects"]["land"]["arcs"]
    return [[[*itertools.chain(*(arcs[i] for i in ring))] for ring in shape] for shape in shapes]


LAND: dict[str, Any] = json.loads(read_bytes("land.json"))
SHAPES = decoded()
COUNTRIES = sorted(index().by_code.values(), key=lambda country: country.alpha_2)
POINTS = {
    country.alpha_2: (country.longitude, country.latitude)
    for country in COUNTRIES
    if country.longitude is not None and country.latitude is not None
}


def turn(degrees: float) -> float:
    """Return a difference of longitudes as the shorter way round."""
    return (degrees + 180) % 360 - 180


def area(ring: list[Position]) -> float:
    """Return the area that a ring has on its right, in millions of square kilometres, from the strips to its south."""
    total = 0.0
    for (x, y), (a, b) in itertools.pairwise(ring):
        total += turn(a - x) / 360 * (math.sin(math.radians(y)) + math.sin(math.radians(b))) / 4
    return total * EARTH


def holds(ring: list[Position], point: Position) -> bool:
    """Return whether a point lies inside a ring, by how often its meridian crosses it on the way to the north pole."""
    x, y = point
    crossings = 0
    for (a, b), (c, d) in itertools.pairwise((turn(x_ - x), y_ - y) for x_, y_ in ring):
        # Where it leaps by more than half a turn it crosses the meridian on the far side of the globe.
        if (a > 0) != (c > 0) and abs(c - a) < 180 and b - a * (d - b) / (c - a) > 0:
            crossings += 1
    return crossings % 2 == 1


def distance(ring: list[Position], point: Position) -> float:
    """Return the distance from a point to the nearest part of a ring in kilometres, true for what is near."""
    shrink = math.cos(math.radians(point[1]))
    found = math.inf
    for (a, b), (c, d) in itertools.pairwise((turn(x - point[0]) * shrink, y - point[1]) for x, y in ring):
        u, v = c - a, d - b
        share = min(max(-(a * u + b * v) / ((u * u + v * v) or 1), 0), 1)
        found = min(found, math.hypot(a + share * u, b + share * v))
    return found * DEGREE


def off_land(point: Position) -> float:
    """Return how far a point lies from the land, in kilometres; 0 where it lies on it."""
    outlines = [shape[0] for shape in SHAPES]
    return 0 if any(holds(ring, point) for ring in outlines) else min(distance(ring, point) for ring in outlines)


def test_nothing_but_land() -> None:
    """The outline is one object, the land, without parts of their own, names or anything else that tells countries."""
    assert set(LAND) == {"type", "transform", "objects", "arcs"}
    assert set(LAND["objects"]) == {"land"}
    assert set(LAND["objects"]["land"]) == {"type", "arcs"}


def test_no_line_is_drawn_twice() -> None:
    """Every line is the whole shore of one piece of land or of one lake, so that none is a border between two."""
    used = [arc for shape in LAND["objects"]["land"]["arcs"] for ring in shape for arc in ring]
    assert sorted(used) == list(range(len(LAND["arcs"])))
    for ring in itertools.chain(*SHAPES):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180 <= x <= 180 and -60 < y <= 90 for x, y in ring)


def test_share_of_the_earth() -> None:
    """The land has the size that it is known to have, Antarctica left out."""
    assert sum(map(area, itertools.chain(*SHAPES))) == pytest.approx(LAND_AREA, abs=2)


def test_which_way_round() -> None:
    """Land lies to the right of its shore and lakes to the left: a ring turned round would cover the rest of Earth."""
    assert all(0 < area(outer) < 90 for outer, *_ in SHAPES)  # Africa, Asia and Europe together have 85
    assert all(-1 < area(lake) < 0 for _, *lakes in SHAPES for lake in lakes)


def test_every_current_code_has_a_point() -> None:
    """Every code of ISO 3166-1 has a point on the globe, and no withdrawn one has."""
    codes: set[str] = {record.alpha_2 for record in pycountry.countries}
    assert set(POINTS) == codes
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in POINTS.values())
    assert [country.alpha_2 for country in COUNTRIES if country.longitude is not None] == sorted(POINTS)


def test_points_differ() -> None:
    """No two places share a point, so that none hides another on the map."""
    assert len(set(POINTS.values())) == len(POINTS)


@pytest.mark.parametrize("code", sorted(POINTS))
def test_point_lies_on_land(code: str) -> None:
    """A point lies on the land, or off it by no more than what the outline leaves out; Antarctica is not drawn."""
    point = POINTS[code]
    assert off_land(point) <= OFFSHORE or point[1] < -60


#: Where the literature has the places farthest from the sea: Garcia-Castellanos and Lombardo (2007), "Poles of
#: inaccessibility", and for Antarctica the British Antarctic Survey.
INACCESSIBLE = {"AQ": (65.73, -83.84), "AU": (132.27, -23.17), "GB": (-1.56, 52.65), "MG": (46.67, -18.33)}


@pytest.mark.parametrize("code", INACCESSIBLE)
def test_points_of_islands(code: str) -> None:
    """The point of a land with no other on its main island is the place there known to be farthest from the sea."""
    (x, y), (a, b) = POINTS[code], INACCESSIBLE[code]
    assert math.hypot(turn(x - a) * math.cos(math.radians(b)), y - b) < 1.5


#: Countries in a row.
WEST_TO_EAST = ("CL BR PT FR DE PL UA KZ MN JP NZ", "CA GL IS NO SE FI", "PE BO", "MA DZ LY EG SA IR PK IN MM VN PH")
SOUTH_TO_NORTH = ("AR PY BO CO CR MX US CA", "ZA ZW ZM CD CF TD LY IT CH DE DK NO SJ", "AU ID PH JP RU", "LK IN CN MN")


@pytest.mark.parametrize("chain", WEST_TO_EAST)
def test_west_to_east(chain: str) -> None:
    """Points of countries in a row from west to east stand in that order."""
    found = [POINTS[code][0] for code in chain.split()]
    assert found == sorted(found)


@pytest.mark.parametrize("chain", SOUTH_TO_NORTH)
def test_south_to_north(chain: str) -> None:
    """Points of countries in a row from south to north stand in that order."""
    found = [POINTS[code][1] for code in chain.split()]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("code", "owner"),
    [("GF", "FR"), ("RE", "FR"), ("SJ", "NO"), ("BQ", "NL"), ("TK", "NZ"), ("CX", "AU"), ("BV", "NO")],
)
def test_places_far_from_their_state(code: str, owner: str) -> None:
    """A territory overseas has its own point, not that of the state that it belongs to."""
    (x, y), (a, b) = POINTS[code], POINTS[owner]
    assert math.hypot(turn(x - a), y - b) > 14


def test_country_tells_its_point() -> None:
    """A country that was looked up carries its point; a withdrawn one has none."""
    india, former = ica.country("India"), ica.country("Netherlands Antilles")
    assert india.longitude is not None
    assert india.latitude is not None
    assert 68 < india.longitude < 97
    assert 8 < india.latitude < 37
    assert former.longitude is former.latitude is None
