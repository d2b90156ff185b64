"""Curves on logarithmic scales, drawn as SVG in the colours of the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from india_cyber_agreements._html._elements import Markup, element

from .markup import block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Size of the drawing, and the room around what is drawn, in pixels.
_WIDTH, _HEIGHT = 420, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 12, 40
#: How far a scale goes beyond what it shows at least, as an exponent of ten.
_ROOM = 0.15
#: Marks that tell curves apart where colours do not: paths around a point.
_MARKS = ("M-3-3h6v6h-6z", "M0-4l4 7h-8z", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "M0-4l4 4l-4 4l-4-4z", "M0 4l4-7h-8z")


@attrs.frozen(kw_only=True)
class Series:
    """A curve."""

    #: What it shows.
    name: str
    #: Its points, from left to right: a size, and how often the figure of the smallest size.
    points: tuple[tuple[float, float], ...]


@attrs.frozen(kw_only=True)
class Curves:
    """Curves in one picture."""

    #: What they show.
    title: str
    #: The curves.
    series: tuple[Series, ...]


@attrs.frozen
class _Scale:
    """A logarithmic scale."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value is."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def decades(self) -> list[int]:
        """The powers of ten on it, as exponents."""
        return list(range(math.ceil(self.low), math.floor(self.high) + 1))


def _scale(values: Iterable[float], start: float, end: float) -> _Scale:
    """Return a scale that some values fit on."""
    logs = [math.log10(value) for value in values]
    return _Scale(min(logs) - _ROOM, max(logs) + _ROOM, start, end)


def _path(points: Iterable[tuple[float, float]]) -> str:
    """Return a line through points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _word(value: str, x: float, y: float, anchor: str) -> Markup:
    """Return a word in the drawing."""
    return element("text", value, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor)


def _power(exponent: int) -> str:
    """Return a power of ten as it is written out."""
    return f"{10**exponent:,}" if exponent >= 0 else f"{10.0**exponent:g}"


def _grid(across: _Scale, up: _Scale) -> Iterable[Markup]:
    """Yield the lines and words of both scales."""
    for exponent in across.decades:
        x = across.at(10**exponent)
        yield element("path", class_="grid", d=f"M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}")
        yield _word(_power(exponent), x, _HEIGHT - _BOTTOM + 15, "middle")
    for exponent in up.decades:
        y = up.at(10.0**exponent)
        yield element("path", class_="grid", d=f"M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}")
        yield _word(f"\N{MULTIPLICATION SIGN} {_power(exponent)}", _LEFT - 5, y + 4, "end")
    yield _word("agreements", (_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 6, "middle")


def _mark(number: int, transform: str | None = None) -> Markup:
    """Return the mark of a curve."""
    return element("path", class_=f"mark curve-{number}", d=_MARKS[number % len(_MARKS)], transform=transform)


def _sign(drawing: Markup) -> Markup:
    """Return a drawing in the size of a letter."""
    return element("svg", drawing, viewBox="-6 -6 12 12", aria_hidden="true")


def _curve(number: int, series: Series, across: _Scale, up: _Scale) -> Iterable[Markup]:
    """Yield the line of a curve and its marks."""
    places = [(across.at(x), up.at(y)) for x, y in series.points]
    yield element("path", class_=f"curve curve-{number}", d=_path(places))
    for x, y in places:
        yield _mark(number, f"translate({x:.1f} {y:.1f})")


def _last(series: Sequence[Series]) -> str:
    """Return in words where each curve ends."""
    return "; ".join(f"{each.name}: {each.points[-1][1]:,g} times at {each.points[-1][0]:,.0f}" for each in series)


def drawn(curves: Curves) -> str:
    """Return a picture of curves, with a legend, as a block of a page.

    Args:
        curves: The curves.
    """
    points = [point for series in curves.series for point in series.points]
    sizes = [x for x, _ in points]
    across = _scale(sizes, _LEFT, _WIDTH - _RIGHT)
    up = _scale([y for _, y in points] + [1, 10], _HEIGHT - _BOTTOM, _TOP)
    # What grows in proportion would lie on this line, as far as the picture goes.
    ratio = min(max(sizes) / min(sizes), 10**up.high)
    line = [(across.at(min(sizes)), up.at(1)), (across.at(min(sizes) * ratio), up.at(ratio))]
    svg = element(
        "svg",
        *_grid(across, up),
        element("path", class_="proportion", d=_path(line)),
        *(each for number, series in enumerate(curves.series) for each in _curve(number, series, across, up)),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=f"{curves.title}: {_last(curves.series)}",
    )
    keys = [element("li", _sign(_mark(number)), f" {each.name}") for number, each in enumerate(curves.series)]
    keys.append(element("li", _sign(element("path", class_="proportion", d="M-6 0H6")), " in proportion"))
    return block(element("figure", element("figcaption", curves.title), svg, element("ul", *keys), class_="curves"))
