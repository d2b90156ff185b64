"""One agreement: everything that is known of it, and its standing on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .._countries import country
from .._model import Agreement
from .._parts import Citation, DateClaim, Event, Source
from .._standing import StandingAnswer
from ._agreements import title_mark
from ._elements import Markup, between, box, cell, element, facts, heading, link, said, table, together

_EVENT_COLUMNS = ("Date", "Event", "Note", "Sources")
_SOURCE_COLUMNS = ("Title", "Publisher", "Published", "Access", "Supports")


def _sources(sources: Iterable[Source]) -> Markup:
    """Return links to sources."""
    return between("; ", (link(source.url, said(source.publisher), hint=source.title) for source in sources))


def _event_row(date: str, what: str, told: Event | DateClaim) -> list[Markup]:
    """Return the cells of an event, or of another date that is told of it."""
    return [
        heading(date, class_="ica-whole"),
        cell(what),
        cell(said(told.note), class_="ica-long" if told.note else None),
        cell(_sources(told.sources), class_="ica-text"),
    ]


def _event_rows(events: Iterable[Event]) -> Iterator[list[Markup]]:
    """Yield a row for each event, and one for each rival date of it."""
    for event in events:
        yield _event_row(str(event.date), event.kind.value, event)
        for rival in event.rivals:
            yield _event_row(f"or {rival.date}", f"{event.kind.value} (rival date)", rival)


def _source_row(citation: Citation) -> list[Markup]:
    """Return the cells of a source and of what it is used for."""
    source = citation.source
    return [
        heading(link(source.url, said(source.title)), class_="ica-long"),
        cell(said(source.publisher), class_="ica-text"),
        cell(str(source.published) if source.published else None, class_="ica-whole"),
        cell(source.access.value),
        cell(said(citation.supports), class_="ica-long"),
    ]


def agreement_fragment(agreement: Agreement) -> str:
    """Return everything that the record of an agreement says.

    Args:
        agreement: The agreement.
    """
    links = (together(f"{relation.kind.value} ", element("code", relation.target)) for relation in agreement.relations)
    values = {
        "Id": element("code", agreement.id),
        "Partners": ", ".join(f"{country(code).name} ({code})" for code in agreement.countries),
        "Organisation": said(agreement.organisation),
        "Type": f"{agreement.type.value} ({agreement.form.value})",
        "Level": agreement.level.value,
        "Cyber scope": agreement.cyber_scope.value,
        "Topics": ", ".join(agreement.topics),
        "Summary": said(agreement.summary),
        "For India": said(agreement.bodies.indian),
        "For the partner": said(agreement.bodies.partner),
        "Signed by": between("; ", map(said, agreement.signatories)),
        "Place": said(agreement.place),
        "Term": said(agreement.term),
        "Confidence": agreement.confidence.value,
        "Notes": said(agreement.notes),
        "Relations": between("; ", links),
    }
    return box(
        facts(together(said(agreement.title), " ", title_mark(agreement)), values),
        table("Events", _EVENT_COLUMNS, _event_rows(agreement.events)) if agreement.events else None,
        table("Sources", _SOURCE_COLUMNS, map(_source_row, agreement.citations)),
    )


def answer_fragment(answer: StandingAnswer) -> str:
    """Return a standing, its reason, and the events that decided.

    Args:
        answer: The answer.
    """
    mark = element("strong", answer.standing.value, class_="ica-mark")
    return box(
        element("p", mark, f" on {answer.day.isoformat()}: {answer.reason}"),
        table("Events that decided", _EVENT_COLUMNS, _event_rows(answer.events)) if answer.events else None,
    )
