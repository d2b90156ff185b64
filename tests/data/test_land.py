"""The geography: the outline of the land, and a point for every country."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import pycountry
import pytest

import india_cyber_agreements as ica
from docs.land import Ring, area, polygons, unrolled
from india_cyber_agreements._countries import index
from india_cyber_agreements._resources import read_bytes

LAND: dict[str, Any] = json.loads(read_bytes("land.json"))
SHAPES = [[unrolled(ring) for ring in shape] for shape in polygons(LAND, [LAND["objects"]["land"]])]
COUNTRIES = sorted(index().by_code.values(), key=lambda country: country.alpha_2)
CURRENT = [country for country in COUNTRIES if country.withdrawn is None]
#: Specks in the open sea that the outline is too coarse for.
SPECKS = {"BV", "CC", "NF", "TK", "TV", "UM"}
#: How far off the shore the point of a small island may lie on the coarse outline, in degrees.
OFFSHORE = 0.5


def square_degrees(ring: Ring) -> float:
    """Return the area of a closed ring on the sphere, in units of the sphere's whole."""
    total = 0.0
    for (x, y), (a, b) in itertools.pairwise(ring):
        total += (a - x) * (math.sin(math.radians(y)) + math.sin(math.radians(b))) / 2
    return abs(total) / 720


def inside(ring: Ring, x: float, y: float) -> bool:
    """Return whether a point lies inside a ring, by how often a ray to the east crosses it."""
    crossings = 0
    for (a, b), (c, d) in itertools.pairwise(ring):
        if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
            crossings += 1
    return crossings % 2 == 1


def on_land(x: float, y: float) -> bool:
    """Return whether a point lies on the land, counted also one turn further."""
    turns = (x, x + 360, x - 360)
    return any(any(inside(shape[0], turn, y) for turn in turns) for shape in SHAPES)


def from_land(x: float, y: float) -> float:
    """Return the distance from a point to the nearest corner of the land, in degrees of latitude."""
    shrink = math.cos(math.radians(y))
    return min(math.hypot(((a - x + 180) % 360 - 180) * shrink, b - y) for shape in SHAPES for a, b in shape[0])


def test_nothing_but_land() -> None:
    """The outline is one object, the land, without parts of their own, names or anything else that tells countries."""
    assert set(LAND) == {"type", "transform", "objects", "arcs"}
    assert set(LAND["objects"]) == {"land"}
    assert set(LAND["objects"]["land"]) == {"type", "arcs"}


def test_share_of_the_sphere() -> None:
    """The land without Antarctica is 135 of the Earth's 510 million square kilometres, about 26 hundredths."""
    share = sum(square_degrees(shape[0]) - sum(map(square_degrees, shape[1:])) for shape in SHAPES)
    assert share == pytest.approx(135 / 510, abs=0.01)


def test_every_ring_goes_the_same_way_round() -> None:
    """Outlines go one way round and lakes the other, since a ring that is turned would cover the rest of the globe."""
    outer = {math.copysign(1, area(shape[0])) for shape in SHAPES}
    inner = {math.copysign(1, area(ring)) for shape in SHAPES for ring in shape[1:]}
    assert len(outer) == 1
    assert outer.isdisjoint(inner)


def test_every_current_code_has_a_point() -> None:
    """Every code of ISO 3166-1 has a point, and no withdrawn one has."""
    located = {
        country.alpha_2 for country in COUNTRIES if country.longitude is not None and country.latitude is not None
    }
    codes: set[str] = {country.alpha_2 for country in pycountry.countries}
    assert located == codes


def test_points_differ() -> None:
    """No two places share a point, so that none hides another on the map."""
    assert len({(country.longitude, country.latitude) for country in CURRENT}) == len(CURRENT)


def test_points_lie_on_land() -> None:
    """A point lies on the land, or no further off it than a small island may be missed by the outline."""
    at_sea: set[str] = set()
    for country in CURRENT:
        x, y = country.longitude or 0, country.latitude or 0
        if not on_land(x, y) and from_land(x, y) > OFFSHORE:
            at_sea.add(country.alpha_2)
    assert at_sea == SPECKS | {"AQ"}  # the outline leaves Antarctica out


#: Countries on either side of a line: what lies west, and what lies east.
WEST_TO_EAST = ("CL BR PT FR DE PL UA KZ MN JP NZ", "CA GL IS NO SE FI", "PE BO", "MA DZ LY EG SA IR PK IN MM VN PH")
SOUTH_TO_NORTH = ("AR PY BO CO CR MX US CA", "ZA ZW ZM CD CF TD LY IT CH DE DK NO SJ", "AU ID PH JP RU", "LK IN CN MN")


@pytest.mark.parametrize("chain", WEST_TO_EAST)
def test_west_to_east(chain: str) -> None:
    """Points of countries in a row from west to east stand in that order."""
    found = [ica.country(code).longitude or 0 for code in chain.split()]
    assert found == sorted(found)


@pytest.mark.parametrize("chain", SOUTH_TO_NORTH)
def test_south_to_north(chain: str) -> None:
    """Points of countries in a row from south to north stand in that order."""
    found = [ica.country(code).latitude or 0 for code in chain.split()]
    assert found == sorted(found)
