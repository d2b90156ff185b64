"""The map of the landing page: land without borders, partners as points, great circles from New Delhi, as SVG.

It is the package's own map, an azimuthal projection centred on New Delhi that keeps areas true. Wide projections of the
whole world were weighed against it, since the page has room to the sides. They bend the great circles, draw the one to
the United States, the partner with most agreements, along their upper edge, and crowd the Gulf and Central Asia, which
lie next to India, no less. With New Delhi in the middle all lines are straight, near partners have most room, and what
is far out is open sea: on a wide screen the list of agreements stands there, on a telephone it stands below, and the
map takes the whole width. Nothing but land is drawn, and no border.
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from docs._land.outline import SHARE, simplified
from docs._land.rings import area, polygons
from india_cyber_agreements import AgreementType, country
from india_cyber_agreements._plot._places import SIZE, moved_apart, to_map
from india_cyber_agreements._resources import read_bytes

from .markdown import noun
from .paths import country_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from india_cyber_agreements import Agreement, Dataset
    from india_cyber_agreements._plot._places import Pair

#: Types from the closest tie to the loosest, each with its shape: one that covers as much as a circle of radius 1.
SHAPES = {
    AgreementType.MLAT: "M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0Z",
    AgreementType.AGREEMENT: "M-.89-.89H.89V.89H-.89Z",
    AgreementType.MOU: "M0-1.25L1.25,0 0,1.25-1.25,0Z",
    AgreementType.FRAMEWORK: "M0-1.4L1.35,.93H-1.35Z",
    AgreementType.JOINT_STATEMENT: "M-.4-1.2H.4V-.4H1.2V.4H.4V1.2H-.4V.4H-1.2V-.4H-.4Z",
}
_STAR = "M0-9L2.6-3.6 8.6-2.8 4.3 1.4 5.3 7.3 0 4.5-5.3 7.3-4.3 1.4-8.6-2.8-2.6-3.6Z"
#: Left, top, width and height of what is shown; New Delhi is at 0, 0.
VIEW = (-364, -364, 728, 666)
#: A bend of the coast goes where its triangle is smaller than this, in square kilometres: a third of a unit of the map.
_BEND = 450.0
#: Islands below this size are left out, in square kilometres.
_SMALLEST = 500.0
#: Steps of the outline in one unit of the map.
_STEPS = 5
#: Partners with as many agreements have their names beside them.
_NAMED = 15
#: To the right of this a name stands to the left of its point.
_TURNED = 200


def _placed(point: Pair) -> Pair:
    """Return where a point of the globe lies, in units to the right of and below New Delhi."""
    right, up = to_map(point)
    return right, -up


def is_shown(ring: Iterable[Pair]) -> bool:
    """Return whether a line is within the horizon, beyond which is open sea; none of the land's lines crosses it."""
    return all(math.hypot(*to_map(point)) <= SIZE / 2 for point in ring)


def _ring(points: Iterable[Pair]) -> str:
    """Return a closed line as part of a path, or nothing where it shrinks to less than a triangle."""
    cells = [(round(x * _STEPS), round(y * _STEPS)) for x, y in map(_placed, points)]
    cells = [cell for cell, _ in itertools.groupby(cells)][:-1]
    if len(cells) < 3:  # noqa: PLR2004 - a triangle
        return ""
    steps = (f"{a - x} {b - y}" for (x, y), (a, b) in itertools.pairwise(cells))
    # A minus parts two numbers as well as a space does.
    return f"M{cells[0][0]} {cells[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def land() -> str:
    """Return the outline of the land as an SVG path, in steps of a fifth of a unit."""
    topology: dict[str, Any] = json.loads(read_bytes("land.json"))
    rings = [
        ring
        for polygon in polygons(topology, [topology["objects"]["land"]])
        for ring in polygon
        if abs(area(ring)) >= _SMALLEST and is_shown(ring)
    ]
    return "".join(_ring(simplified(ring, min(_BEND, SHARE * abs(area(ring))))) for ring in rings)


def radius(number: int) -> float:
    """Return the radius of the point of a partner with some agreements: its area grows almost as their number."""
    return round(4 * math.pow(number, 0.4), 1)


def width(number: int) -> float:
    """Return the width of the line to a partner with some agreements."""
    return round(0.55 * math.sqrt(number), 2)


def closest(agreements: Iterable[Agreement]) -> AgreementType:
    """Return the closest tie among some agreements."""
    return min((agreement.type for agreement in agreements), key=list(SHAPES).index)


def _partner(code: str, place: Pair, agreements: list[Agreement]) -> str:
    """Return a partner: its point, which is a link, with its name."""
    number, tie, name = len(agreements), closest(agreements), escape(country(code).name)
    x, y = place
    size = radius(number)
    aside = f'x="{-size - 4:.1f}" text-anchor="end"' if x > _TURNED else f'x="{size + 4:.1f}"'
    named = " named" if number >= _NAMED else ""
    return (
        f'<a class="partner{named} tie-{tie}" href="{country_path(code)}.html" data-code="{code}"'
        f' aria-label="{name}: {noun(number, "agreement")}" transform="translate({x:.1f} {y:.1f})">'
        f'<circle class="halo" r="{size + 6:.1f}"/>'
        f'<g class="size"><use href="#tie-{tie}" transform="scale({size:.1f})"/></g>'
        f'<text {aside} y="4" aria-hidden="true">{name}</text></a>'
    )


def map_of(data: Dataset) -> str:
    """Return the map as SVG, with the shapes that other parts of the page use as well.

    Args:
        data: The dataset.
    """
    numbers = Counter(code for agreement in data.agreements for code in agreement.countries)
    points = moved_apart({code: _point(code) for code in numbers})
    places = {code: _placed(point) for code, point in points.items()}
    # The smaller lie above the larger.
    order = sorted(numbers, key=lambda code: (-numbers[code], code))
    return "\n".join(
        [
            (
                f'<svg id="map" viewBox="{" ".join(map(str, VIEW))}" role="group" aria-label="Map of the partners"'
                ' aria-describedby="map-reading">'
            ),
            f'<circle class="sea" r="{SIZE / 2:.0f}"/>',
            f'<path class="land" transform="scale({1 / _STEPS})" d="{land()}"/>',
            '<g class="arcs">',
            *(
                f'<line data-code="{code}" x2="{places[code][0]:.1f}" y2="{places[code][1]:.1f}"'
                f' stroke-width="{width(numbers[code])}"/>'
                for code in order
            ),
            "</g>",
            f'<path class="capital" d="{_STAR}"><title>New Delhi</title></path>',
            *(_partner(code, places[code], [a for a in data.agreements if code in a.countries]) for code in order),
            # Where a script writes the name of whoever is pointed at, above all points.
            '<text id="map-name" class="name" aria-hidden="true"></text>',
            "</svg>",
        ]
    )


def _point(code: str) -> Pair:
    """Return longitude and latitude of a partner."""
    partner = country(code)
    if partner.longitude is None or partner.latitude is None:
        message = f"{code} has no place on the map"
        raise ValueError(message)
    return partner.longitude, partner.latitude


def shapes() -> str:
    """Return the shapes of the ties, hidden, for what shows them by their names."""
    paths = "".join(
        f'<path id="tie-{tie}" d="{path}" vector-effect="non-scaling-stroke"/>' for tie, path in SHAPES.items()
    )
    return f'<svg class="shapes" aria-hidden="true" width="0" height="0"><defs>{paths}</defs></svg>'
