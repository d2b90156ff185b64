"""Points on the map: moved apart where one would hide another, and no farther than that."""

from __future__ import annotations

import itertools
import math

from india_cyber_agreements import _countries
from india_cyber_agreements._plot import _places

#: Width in pixels of the smallest point.
WIDTH = 9

POINTS = {
    country.alpha_2: (country.longitude, country.latitude)
    for country in _countries.index().by_code.values()
    if country.longitude is not None and country.latitude is not None
}


def test_the_whole_world() -> None:
    """Were every country and territory a partner, none would hide another, and those that stand alone stay."""
    moved = _places.moved_apart(POINTS)
    assert set(moved) == set(POINTS)
    places = {code: _places.to_map(point) for code, point in moved.items()}
    assert min(math.dist(*pair) for pair in itertools.combinations(places.values(), 2)) >= WIDTH - 0.01
    before = {code: _places.to_map(point) for code, point in POINTS.items()}
    assert all(math.dist(place, before[code]) < 2 * WIDTH for code, place in places.items())
    assert (moved["BR"], moved["AU"]) == (POINTS["BR"], POINTS["AU"])


def test_more_than_there_is_room_for() -> None:
    """Points that do not come apart in a while are left as they are by then, each somewhere on the globe."""
    same = {str(number): (77.0, 28.0) for number in range(40)}
    moved = _places.moved_apart(same)
    assert set(moved) == set(same)
    assert all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in moved.values())
    assert len(set(moved.values())) > 1
