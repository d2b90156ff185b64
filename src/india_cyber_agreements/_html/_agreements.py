"""Several agreements: a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .._cite import primary_source
from .._countries import country
from .._dates import PartialDate
from .._enums import Confidence
from .._model import Agreement
from ._elements import Markup, box, cell, counted, element, heading, link, short, table

#: Rows that a set shows in a notebook.
_ROWS = 20
_RANKS: Mapping[Confidence, str] = {confidence: str(rank) for rank, confidence in enumerate(Confidence)}


def _partners(agreement: Agreement) -> Markup:
    """Return the cell of the partners: the countries, the organisation, or both."""
    names = short(", ".join(country(code).name for code in agreement.countries))
    if agreement.organisation is None:
        return cell(names, class_="ica-text")
    beside = (" (", names, ")") if agreement.countries else ()
    return cell(short(agreement.organisation), *beside, class_="ica-text")


def title_mark(agreement: Agreement) -> Markup | None:
    """Return a mark for a title that only describes; None for the instrument's own."""
    return None if agreement.title_exact else element("span", "descriptive title", class_="ica-mark")


def _date(date: PartialDate | None) -> Markup:
    """Return the cell of a date, which is sorted by the days that it can mean."""
    key = f"{date.earliest.isoformat()}/{date.latest.isoformat()}" if date else None
    return cell(str(date) if date else None, class_="ica-whole", key=key)


def _title(agreement: Agreement) -> Markup:
    """Return the cell of a title, which leads to the primary source."""
    source = primary_source(agreement)
    hint = f"Primary source: {source.publisher}" if source else None
    title = link(source.url if source else None, short(agreement.title), hint=hint)
    return heading(title, " ", title_mark(agreement), class_="ica-long")


def _confidence(agreement: Agreement) -> Markup:
    """Return the cell of the confidence, which is sorted from high to low."""
    return cell(agreement.confidence.value, class_="ica-whole", key=_RANKS[agreement.confidence])


#: The cell of each column.
_CELLS: Mapping[str, Callable[[Agreement], Markup]] = {
    "Date": lambda agreement: _date(agreement.date),
    "Type": lambda agreement: cell(agreement.type.value),
    "Partners": _partners,
    "Title": _title,
    "In force since": lambda agreement: _date(agreement.in_force_since),
    "Ended": lambda agreement: _date(agreement.ended),
    "Confidence": _confidence,
    "Id": lambda agreement: cell(element("code", agreement.id), class_="ica-text"),
}
#: Names of the columns, in order.
COLUMNS = tuple(_CELLS)


#: Those that a notebook shows, which is narrow.
_NOTEBOOK_COLUMNS = tuple(name for name in COLUMNS if name != "Ended")


def _table(agreements: Sequence[Agreement], columns: Sequence[str], count: int) -> Markup:
    """Return a table of agreements, which are all or some of ``count``."""
    rows = ([_CELLS[name](agreement) for name in columns] for agreement in agreements)
    return table(counted(count, "agreement"), columns, rows)


def agreements_table(agreements: Sequence[Agreement]) -> str:
    """Return the table of some agreements, all of them.

    It stands in an element of the class ``ica-box`` of a page whose style begins with ``STYLE``. A cell whose text does
    not sort as it should has the attribute ``data-key``, which does.

    Args:
        agreements: What is shown, in order.
    """
    return str(_table(agreements, COLUMNS, len(agreements)))


def agreements_fragment(agreements: Sequence[Agreement], undetermined: int = 0) -> str:
    """Return the number of agreements, a table of the first ones, and how many were left out for weak evidence.

    Args:
        agreements: What is shown, in order.
        undetermined: How many were left out.
    """
    count = len(agreements)
    weak = f"{undetermined} left out because the evidence is too weak: see .undetermined"
    return box(
        _table(agreements[:_ROWS], _NOTEBOOK_COLUMNS, count) if count else element("p", counted(count, "agreement")),
        element("p", f"… {count - _ROWS} more") if count > _ROWS else None,
        element("p", weak) if undetermined else None,
    )
