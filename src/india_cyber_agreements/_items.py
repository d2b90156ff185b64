"""What the rows of the tidy tables stand for, read off a scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from ._editions import Edition, EditionCell
from ._model import Agreement
from ._parts import DateClaim
from ._scope import Scope

#: The kinds of party.
PARTY_KINDS = ("country", "organisation")


@attrs.frozen
class Part:
    """Something of an agreement, with its position in it from 1 on."""

    agreement: Agreement
    number: int
    value: Any


def parts(scope: Scope, read: Callable[[Agreement], Iterable[object]]) -> Iterator[Part]:
    """Yield something of each agreement."""
    for agreement in scope.agreements:
        for number, value in enumerate(read(agreement), 1):
            yield Part(agreement, number, value)


def parties(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield kind and key of each party but India: the codes of countries, then the organisation."""
    yield from (("country", code) for code in agreement.countries)
    if agreement.organisation:
        yield "organisation", agreement.organisation


@attrs.frozen
class EventSource:
    """A source of an event."""

    event: Part
    source: str


def event_sources(scope: Scope) -> Iterator[EventSource]:
    """Yield the sources of each event."""
    for part in parts(scope, lambda agreement: agreement.events):
        yield from (EventSource(part, id_) for id_ in dict.fromkeys(source.id for source in part.value.sources))


@attrs.frozen
class Rival:
    """A rival date of an event, with its position from 1 on."""

    event: Part
    number: int
    claim: DateClaim


def rivals(scope: Scope) -> Iterator[Rival]:
    """Yield the rival dates of each event."""
    for part in parts(scope, lambda agreement: agreement.events):
        yield from (Rival(part, number, claim) for number, claim in enumerate(part.value.rivals, 1))


def relations(scope: Scope) -> Iterator[Part]:
    """Yield the relations between agreements of the scope."""
    inside = {agreement.id for agreement in scope.agreements}
    return parts(scope, lambda agreement: dict.fromkeys(each for each in agreement.relations if each.target in inside))


@attrs.frozen
class PrintedCell:
    """A cell of an edition, with its position from 1 on."""

    edition: Edition
    number: int
    cell: EditionCell
    country: str | None


def cells(scope: Scope) -> Iterator[PrintedCell]:
    """Yield the cells of each edition."""
    for edition in scope.editions:
        codes = {label.label: label.country for label in edition.labels}
        for number, cell in enumerate(edition.cells, 1):
            yield PrintedCell(edition, number, cell, codes.get(cell.label))


def cell_agreements(scope: Scope) -> Iterator[tuple[PrintedCell, str]]:
    """Yield the agreements of the scope that cells report."""
    inside = {agreement.id for agreement in scope.agreements}
    for cell in cells(scope):
        yield from ((cell, id_) for id_ in cell.cell.agreements if id_ in inside)
