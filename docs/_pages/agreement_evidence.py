"""What a page of an agreement tells of its events and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pycountry

from india_cyber_agreements import Access, EventKind
from india_cyber_agreements._html._elements import Markup, between, element, said, together

from .dates import date_in_words, dated, doubts
from .markup import listed, source_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from india_cyber_agreements import Agreement, Citation, DateClaim, Event, Source

#: Kinds of event in words.
EVENTS: Final = {
    EventKind.ANNOUNCED: "announced",
    EventKind.CABINET_APPROVED: "approved by a cabinet, or reported to it",
    EventKind.SIGNED: "signed",
    EventKind.ADOPTED: "adopted",
    EventKind.RATIFIED: "ratified",
    EventKind.IN_FORCE: "entered into force",
    EventKind.OPERATIONAL: "attested as working",
    EventKind.HELD: "met",
    EventKind.RENEWED: "renewed",
    EventKind.EXPIRES: "documented term ends",
    EventKind.EXPIRED: "lapsed",
    EventKind.TERMINATED: "brought to an end",
    EventKind.SUPERSEDED: "replaced by another",
}


def _references(agreement: Agreement, sources: Iterable[Source]) -> Markup:
    """Return links to sources, each with its number in the list of the page."""
    numbers = {source.id: number for number, source in enumerate(agreement.sources, 1)}
    return listed(
        (
            together(
                source_link(source, source.publisher),
                " ",
                element("a", f"[{numbers[source.id]}]", href=f"#source-{numbers[source.id]}")
                if source.id in numbers
                else None,
            )
            for source in sources
        ),
        "references",
    )


def _rival(agreement: Agreement, claim: DateClaim) -> Markup:
    """Return another date that is told of an event."""
    note = together(". ", said(claim.note)) if claim.note else None
    told = element("p", "Other sources: ", element("strong", dated(claim.date)), note)
    return element("div", told, _references(agreement, claim.sources), class_="rival")


def _event(agreement: Agreement, event: Event) -> Markup:
    """Return the row of an event."""
    return element(
        "tr",
        element("th", dated(event.date), scope="row"),
        element("td", EVENTS[event.kind]),
        element("td", said(event.note), *(_rival(agreement, claim) for claim in event.rivals)),
        element("td", _references(agreement, event.sources)),
    )


def events_table(agreement: Agreement) -> Markup:
    """Return the events of an agreement, with the dates that other sources tell of them.

    Args:
        agreement: The agreement, which has events.
    """
    heads = (element("th", name, scope="col") for name in ("Date", "Event", "Note", "Sources"))
    ordered = sorted(agreement.events, key=lambda event: event.date.sort_key)
    return element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *(_event(agreement, event) for event in ordered)),
        class_="events",
    )


def event_in_words(event: Event) -> str:
    """Return an event as a part of a sentence."""
    doubtful = doubts(event.date)
    return f"{EVENTS[event.kind]} {date_in_words(event.date)}{f' ({doubtful})' if doubtful else ''}"


def _language(tag: str) -> str:
    """Return the name of a language, or its tag where it has none."""
    known: Any = pycountry.languages
    found = known.get(alpha_2=tag.partition("-")[0])
    return str(found.name) if found else tag


def _source(number: int, citation: Citation) -> Markup:
    """Return a source, with how far it was seen and what the record takes from it."""
    source = citation.source
    published = together(", ", dated(source.published)) if source.published else None
    language = None if source.language == "en" else f", in {_language(source.language)}"
    seen = "Read" if source.access is Access.READ else "Only cited by another source, not read"
    return element(
        "li",
        source_link(source, source.title),
        element("span", said(source.publisher), published, language, class_="source-by"),
        element("span", f"{seen}. ", element("em", "Supports:"), " ", said(citation.supports), class_="source-for"),
        id=f"source-{number}",
    )


def sources_list(agreement: Agreement) -> Markup:
    """Return the sources of an agreement, the best first.

    Args:
        agreement: The agreement.
    """
    return element(
        "ol",
        *(_source(number, citation) for number, citation in enumerate(agreement.citations, 1)),
        class_="sources",
    )


def decided_by(events: Iterable[Event]) -> Markup:
    """Return the events that decide a standing, each with its sources.

    Args:
        events: The events, earliest first.
    """
    return between(
        "; ",
        (
            together(
                event_in_words(event),
                " (",
                between(", ", (source_link(source, source.publisher) for source in event.sources)),
                ")",
            )
            for event in events
        ),
    )
