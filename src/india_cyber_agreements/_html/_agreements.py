"""Several agreements: a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .._cite import primary_source
from .._countries import country
from .._dates import PartialDate
from .._enums import Confidence
from .._model import Agreement
from ._elements import Markup, box, cell, counted, cut, element, heading, link, short, table

#: Rows that a set shows in a notebook.
_ROWS = 20
_RANKS: Mapping[Confidence, int] = {confidence: rank for rank, confidence in enumerate(Confidence)}


def partners(agreement: Agreement) -> str:
    """Return the partners in words: the organisation, the countries, or both."""
    names = ", ".join(country(code).name for code in agreement.countries)
    if agreement.organisation is None:
        return names
    return f"{agreement.organisation} ({names})" if names else agreement.organisation


def untitled(agreement: Agreement) -> Markup | None:
    """Return a mark for a title that only describes, or None for the instrument's own."""
    return None if agreement.title_exact else element("span", "descriptive title", class_="ica-mark")


def _date(date: PartialDate | None, missing: str = "") -> Markup:
    """Return the cell of a date, which is sorted by the days that it can mean."""
    if date is None:
        return cell(missing, class_="ica-whole", key="")
    return cell(str(date), class_="ica-whole", key=f"{date.earliest.isoformat()}/{date.latest.isoformat()}")


def _title(agreement: Agreement) -> Markup:
    """Return the cell of a title, which leads to the primary source."""
    source = primary_source(agreement)
    mark = untitled(agreement)
    title = link(source.url, short(agreement.title), hint=None if cut_off(agreement) else _named(source.publisher))
    return heading(title, " " if mark else None, mark, class_="ica-long")
