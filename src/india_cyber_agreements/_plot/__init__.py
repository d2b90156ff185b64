"""Pictures: a map, a timeline and a matrix, as altair charts. Needs the extra ``plot``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .._errors import one_of
from .._extras import require
from .._model import Agreement

if TYPE_CHECKING:
    from ._charts import MapChart as MapChart
    from ._charts import MatrixChart as MatrixChart
    from ._charts import TimelineChart as TimelineChart

# The modules that draw import altair at their head, which may not be installed.
# ruff: noqa: PLC0415

_THEMES = ("light", "dark")


def _checked(theme: str) -> str:
    """Return a theme, once it is sure that pictures can be drawn.

    Raises:
        MissingExtraError: altair or vl-convert is not installed.
        ArgumentError: There is no such theme.
        ArgumentTypeError: The theme is no string.
    """
    for module in ("altair", "vl_convert"):
        require(module, "plot")
    return one_of("theme", theme, _THEMES)


def map_chart(
    agreements: Sequence[Agreement], *, version: str | None, until: dt.date, theme: str = "light"
) -> MapChart:
    """Return a map of the partners.

    Args:
        agreements: What is shown.
        version: Version of the dataset that they come from, if any.
        until: Last day that the data speak of: the end of the slider.
        theme: ``"light"`` or ``"dark"``.
    """
    theme = _checked(theme)
    from ._map import draw

    return draw(agreements, version=version, until=until, theme=theme)


def timeline_chart(
    agreements: Sequence[Agreement], *, version: str | None, until: dt.date, theme: str = "light"
) -> TimelineChart:
    """Return the standing of each agreement over time.

    Args:
        agreements: What is shown.
        version: Version of the dataset that they come from, if any.
        until: Last day that the data speak of: the end of the bars.
        theme: ``"light"`` or ``"dark"``.
    """
    theme = _checked(theme)
    from ._timeline import draw

    return draw(agreements, version=version, until=until, theme=theme)


def matrix_chart(agreements: Sequence[Agreement], *, version: str | None, theme: str = "light") -> MatrixChart:
    """Return the number of agreements by country and type.

    Args:
        agreements: What is shown.
        version: Version of the dataset that they come from, if any.
        theme: ``"light"`` or ``"dark"``.
    """
    theme = _checked(theme)
    from ._matrix import draw

    return draw(agreements, version=version, theme=theme)
