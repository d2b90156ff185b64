"""The charts that pictures are: altair's own, saved so that a page works offline and no file is left half-written."""

from __future__ import annotations

import io
import os
import pathlib
from typing import IO, Any, ClassVar, cast

import altair as alt
import vl_convert

from .._errors import ArgumentError, ArgumentTypeError
from .._files import replace
from ._page import page

#: Formats that hold bytes; the others hold text.
_BINARY = frozenset({"png", "pdf"})
_FORMATS = ("html", "json", "png", "svg", "pdf")


#: The type of Vega-Lite that notebooks know; altair's own, of version 6, has no ``+json`` and is no valid notebook.
_MIME_TYPE = "application/vnd.vegalite.v5+json"


class Picture(alt.LayerChart):
    """An altair chart whose page is one file that works offline.

    Everything that altair does with charts it does with this one.
    """

    #: Columns of the table that stands beside the chart in its page: name in the data, and heading.
    _columns: ClassVar[tuple[tuple[str, str], ...]] = ()

    # What is passed on by name alone is not named again.
    def save(  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        fp: str | os.PathLike[str] | IO[Any],
        format: str | None = None,
        **kwargs: Any,  # noqa: ANN401 - as altair has it
    ) -> None:
        """Write the chart to a file, whose suffix chooses the format: html, json, png, svg or pdf.

        A page is one file that works without a network, follows the light or dark setting of its reader, and holds the
        same content as a table. PNG, SVG and PDF need no browser. The file is written beside its place and then moved
        there; whatever stood there before stays if anything fails.

        Args:
            fp: Where to write: a path, or a file that is open for writing.
            format: The format, where the path does not tell it.
            kwargs: What ``altair.Chart.save`` takes besides, such as ``scale_factor``.

        Raises:
            ArgumentTypeError: ``fp`` is neither a path nor an open file.
            ArgumentError: There is no such format.
            OSError: The file cannot be written.
        """
        if not isinstance(fp, str | os.PathLike):
            if not hasattr(fp, "write"):
                raise ArgumentTypeError("fp", fp, "a path, or a file that is open for writing")
            if format == "html":
                fp.write(self.to_page())
                return
            super().save(cast("Any", fp), format=cast("Any", format), **kwargs)
            return
        target = pathlib.Path(fp)
        form = (format or target.suffix.removeprefix(".")).lower()
        if form not in _FORMATS:
            raise ArgumentError(
                "fp" if format is None else "format", format or str(fp), f"one of {', '.join(_FORMATS)}"
            )
        if form == "html":
            replace(target, self.to_page().encode())
            return
        binary, text = io.BytesIO(), io.StringIO()
        super().save(binary if form in _BINARY else text, format=cast("Any", form), **kwargs)
        replace(target, binary.getvalue() or text.getvalue().encode())

    def to_html(self, *_: Any, **__: Any) -> str:  # noqa: ANN401 - as altair has it
        """Return the chart as one HTML page that works offline, whatever else altair's own takes."""
        return self.to_page()

    def to_page(self) -> str:
        """Return the chart as one HTML page that works offline."""
        return page(self.to_dict(), self._columns)

    def _repr_mimebundle_(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as altair has it
        """Return what a notebook shows: the chart, and a still picture for whatever cannot draw it.

        Altair's default is a piece of HTML that loads its library from the network; here it is the chart itself, under
        the type by which JupyterLab draws it without one. A renderer that was chosen by ``altair.renderers.enable`` is
        kept.
        """
        spec = self.to_dict()
        still = {"image/svg+xml": vl_convert.vegalite_to_svg(spec)}
        if alt.renderers.active == "default":
            return {_MIME_TYPE: spec, "text/plain": repr(self), **still}
        found: Any = super()._repr_mimebundle_(*args, **kwargs)
        if isinstance(found, tuple):
            bundle, metadata = cast("tuple[dict[str, Any], dict[str, Any]]", found)
            return {**bundle, **still}, metadata
        return {**found, **still}

    def __repr__(self) -> str:
        """Return the class and the title."""
        return f"<{type(self).__name__}: {self.to_dict()['title']['text']}>"


class MapChart(Picture):
    """A map of partners, as an altair chart."""

    _columns = (
        ("country", "Partner"),
        ("date", "Date"),
        ("kind", "Type"),
        ("title", "Title"),
        ("now", "Standing"),
    )


class TimelineChart(Picture):
    """The standing of agreements over time, as an altair chart."""

    _columns = (
        ("title", "Agreement"),
        ("what", "Standing or event"),
        ("from", "From"),
        ("to", "To"),
        ("why", "Why"),
    )


class MatrixChart(Picture):
    """Numbers of agreements by country and type, as an altair chart."""

    _columns = (("country", "Partner"), ("kind", "Type"), ("number", "Agreements"), ("titles", "Titles"))
