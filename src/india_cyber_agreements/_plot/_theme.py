"""Colours and type of the pictures, for a light and for a dark ground.

Charts name styles, and the configuration of a theme says what they look like, so that a page can change its theme
without being drawn from anew. Colours of types are those of Okabe and Ito, which people with any colour vision tell
apart, lightened for a dark ground; shapes say the same a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

FONT = "system-ui, 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif"


@attrs.frozen(kw_only=True)
class Palette:
    """The colours of one theme."""

    ground: str
    text: str
    quiet: str
    line: str
    sea: str
    land: str
    arc: str
    #: One for each type of agreement, in the order of closeness.
    types: tuple[str, ...]
    #: Ends of the scale of the matrix.
    ramp: tuple[str, str]
    #: Bars of the timeline.
    bar: str


PALETTES: Mapping[str, Palette] = {
    "light": Palette(
        ground="#ffffff",
        text="#1f2328",
        quiet="#59636e",
        line="#d1d9e0",
        sea="#f3f6f9",
        land="#dcdfd8",
        arc="#59636e",
        types=("#0072b2", "#d55e00", "#009e73", "#e69f00", "#7f7f7f"),
        ramp=("#e8f1f8", "#62a3d9"),
        bar="#0072b2",
    ),
    "dark": Palette(
        ground="#14181d",
        text="#e6edf3",
        quiet="#9da7b1",
        line="#3a424b",
        sea="#1b2129",
        land="#38414a",
        arc="#9da7b1",
        types=("#56b4e9", "#ff8a3d", "#2ec79a", "#f0c04a", "#b3b3b3"),
        ramp=("#22303c", "#296694"),
        bar="#56b4e9",
    ),
}
#: Room for the labels of rows, in pixels.
LABELS = 330
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")


def config(theme: str) -> dict[str, Any]:
    """Return the configuration of Vega-Lite for a theme.

    Args:
        theme: ``"light"`` or ``"dark"``.
    """
    colours = PALETTES[theme]
    return {
        "background": colours.ground,
        "font": FONT,
        "padding": 8,
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "color": colours.text,
            "subtitleColor": colours.quiet,
            "fontSize": 17,
            "subtitleFontSize": 12,
            "subtitleLineHeight": 16,
            "offset": 12,
        },
        "axis": {
            "labelColor": colours.text,
            "titleColor": colours.quiet,
            "gridColor": colours.line,
            "domainColor": colours.line,
            "tickColor": colours.line,
            "labelFontSize": 11,
        },
        "axisY": {"labelAlign": "left", "labelPadding": LABELS, "labelLimit": 0, "minExtent": LABELS},
        "legend": {
            "labelColor": colours.text,
            "titleColor": colours.quiet,
            "labelFontSize": 11,
            "orient": "bottom",
            "symbolFillColor": colours.quiet,
            "symbolStrokeColor": colours.quiet,
        },
        "range": {"category": list(colours.types), "symbol": list(SHAPES), "heatmap": list(colours.ramp)},
        "style": {
            "sea": {"color": colours.sea, "stroke": colours.line},
            "land": {"color": colours.land},
            "arc": {"color": colours.arc},
            "partner": {"stroke": colours.ground, "strokeWidth": 1, "fillOpacity": 0.9},
            "capital": {"color": colours.text, "stroke": colours.ground},
            "bar": {"color": colours.bar},
            "event": {"color": colours.text, "stroke": colours.ground},
            "label": {"color": colours.text},
            "number": {"color": colours.text},
            "caption": {"color": colours.quiet, "fontSize": 10},
        },
    }
