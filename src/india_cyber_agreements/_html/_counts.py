"""What was counted, and what earlier editions counted."""

from __future__ import annotations

from .._countries import country
from .._editions import Edition, EditionCell
from .._totals import K, Totals
from ._elements import Markup, between, box, cell, counted, element, facts, heading, link, said, short, table

#: Cells that an edition shows.
_CELLS = 20
_COLUMNS = ("Row", "Label", "Column", "Date", "Links", "Finding", "Agreements", "Note")
#: Dimensions of which an agreement may have several classes.
_MANIFOLD = frozenset({"country", "topic"})
#: Width of the longest bar, in em.
_WIDEST = 14


def _count_row(by: str, class_: str | int, number: int, most: int) -> list[Markup]:
    """Return the cells of a class and its number."""
    name = f"{country(class_).name} ({class_})" if by == "country" else str(class_)
    bar = element("span", class_="ica-bar", style=f"width:{_WIDEST * number / most:.2f}em") if number else None
    return [heading(name), cell(element("span", str(number), class_="ica-count"), bar, class_="ica-whole")]


def totals_fragment(totals: Totals[K]) -> str:
    """Return numbers of agreements by class, each with a bar.

    Args:
        totals: The numbers.
    """
    by = totals.by.replace("_", " ")
    most = max(totals.values(), default=0)
    left = f"{counted(totals.unclassified, 'agreement')} without a {by}."
    return box(
        table(
            f"{counted(totals.agreements, 'agreement')} by {by}",
            (by.capitalize(), "Agreements"),
            (_count_row(totals.by, class_, number, most) for class_, number in totals.items()),
        ),
        element("p", left) if totals.unclassified else None,
        element("p", f"An agreement with more than one {by} counts under each.") if by in _MANIFOLD else None,
    )


def _host(address: str) -> Markup:
    """Return a link that shows whose address it is."""
    return link(address, short(address.partition("://")[2].partition("/")[0] or address), hint=address)


def _cell_row(found: EditionCell) -> list[Markup]:
    """Return the cells of a row that tells of a cell of an edition."""
    return [
        cell(str(found.row), class_="ica-whole"),
        heading(said(found.label), class_="ica-text"),
        cell(found.column.value),
        cell(said(found.date_label)),
        cell(between(" ", map(_host, found.urls)), class_="ica-text"),
        cell(found.finding.value),
        cell(between(" ", (element("code", id_) for id_ in found.agreements)), class_="ica-text"),
        cell(short(found.note), class_="ica-long"),
    ]


def edition_fragment(edition: Edition) -> str:
    """Return what an edition is, its totals, and its first cells.

    Args:
        edition: The edition.
    """
    totals = ", ".join(f"{number} {column}" for column, number in edition.totals().items())
    values = {
        "Id": element("code", edition.id),
        "Made by": between(", ", map(said, edition.creators)),
        "Publisher": said(edition.publisher),
        "Published": str(edition.published),
        "Address": link(edition.url, said(edition.url)),
        "Licence": edition.licence,
        "Totals": totals,
        "Sizes": f"{counted(len(edition.labels), 'label')}, {counted(len(edition.cells), 'cell')}",
    }
    more = len(edition.cells) - _CELLS
    return box(
        facts(said(edition.title), values),
        table("Cells", _COLUMNS, map(_cell_row, edition.cells[:_CELLS])),
        element("p", f"… {more} more") if more > 0 else None,
    )
