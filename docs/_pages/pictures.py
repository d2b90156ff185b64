"""The pictures that pages show, drawn by the package itself, for a light and for a dark ground."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, get_args

from india_cyber_agreements import AgreementType, CyberScope
from india_cyber_agreements._outputs import Theme

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Iterator

    from india_cyber_agreements import AgreementSet, Dataset

#: The folder of the documentation that they are written to.
FOLDER = "_pictures"
#: Width of the text of a page, in pixels.
_WIDTH = 736
_OUTLINE = re.compile(r' d="[^"]*"')
_TOO_FINE = re.compile(r"(\d+\.\d)\d+")


def _memoranda(agreements: AgreementSet) -> AgreementSet:
    """Return the memoranda of governments on cyber security alone, which the tutorial is about."""
    memoranda = agreements.governmental().by_type(AgreementType.MOU)
    return memoranda.where(lambda memorandum: memorandum.cyber_scope is CyberScope.DEDICATED)


def _with_the_uk(agreements: AgreementSet) -> AgreementSet:
    """Return what may be in force between India and the United Kingdom alone."""
    return agreements.by_country("GB").bilateral().by_type("mlat", "mou", "framework")


def _some_partners(agreements: AgreementSet) -> AgreementSet:
    """Return the agreements with some partners that have many."""
    return agreements.by_country("AU", "DE", "FR", "GB", "JP", "US").bilateral()


#: What each picture shows, and how.
_PICTURES: dict[str, tuple[str, Callable[[AgreementSet], AgreementSet]]] = {
    "map": ("map", lambda agreements: agreements.governmental().by_type(AgreementType.MOU)),
    "memoranda": ("timeline", _memoranda),
    "partners": ("matrix", _some_partners),
    "uk": ("timeline", _with_the_uk),
}
NAMES = tuple(f"{name}-{theme}.svg" for name in _PICTURES for theme in get_args(Theme))


def _coarse(svg: str) -> str:
    """Return a drawing whose outlines go by tenths of a pixel, which makes it smaller and looks the same."""
    return _OUTLINE.sub(lambda outline: _TOO_FINE.sub(r"\1", outline[0]), svg)


def pictures(data: Dataset) -> Iterator[tuple[str, str]]:
    """Yield each picture as SVG, by its name.

    Args:
        data: The dataset.
    """
    for name, (kind, part) in _PICTURES.items():
        chosen = part(data.agreements)
        for theme in get_args(Theme):
            chart = getattr(chosen, kind)(theme=theme)
            drawn = io.StringIO()
            # A timeline is as wide as what it is shown in.
            (chart.properties(width=_WIDTH) if kind == "timeline" else chart).save(drawn, format="svg")
            yield f"{name}-{theme}.svg", _coarse(drawn.getvalue())


def write(data: Dataset, directory: pathlib.Path) -> None:
    """Draw the pictures, into their folder in a directory; what would not change is left alone.

    Args:
        data: The dataset.
        directory: The directory.
    """
    folder = directory / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures(data):
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != svg:
            path.write_text(svg, "utf-8")
