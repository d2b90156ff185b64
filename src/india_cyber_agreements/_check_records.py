"""What must hold within and between records: ids, countries, citations, dates, relations."""

from __future__ import annotations

import graphlib
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ._content import Content
from ._conventions import PartyCount
from ._countries import index
from ._enums import AgreementType, EventKind, Form, RelationKind
from ._errors import Problem, shown
from ._model import Agreement
from ._parts import Citation, DateClaim, Event

#: What the id of an agreement looks like.
AGREEMENT_ID = re.compile(r"in(-[a-z0-9]+)+")
_SOURCE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: How an address on the web begins.
SCHEMES = ("https://", "http://")
#: The file of the records.
AGREEMENTS = "agreements.json"

_CONCLUDED = (EventKind.RENEWED, EventKind.EXPIRES, EventKind.EXPIRED, EventKind.TERMINATED, EventKind.SUPERSEDED)
#: What cannot come before what: an event on the right never lies wholly before the first one on the left.
_ORDER = {
    EventKind.SIGNED: (EventKind.RATIFIED, EventKind.IN_FORCE, EventKind.OPERATIONAL, *_CONCLUDED),
    EventKind.ADOPTED: (EventKind.IN_FORCE, EventKind.OPERATIONAL, *_CONCLUDED),
    EventKind.RATIFIED: (EventKind.IN_FORCE,),
    EventKind.IN_FORCE: _CONCLUDED,
}
#: The same by the later event.
_NEVER_AFTER = {kind: [first for first, laters in _ORDER.items() if kind in laters] for kind in EventKind}
#: Forms that only joint statements have.
_STATEMENTS = frozenset({Form.JOINT_STATEMENT, Form.JOINT_COMMUNIQUE, Form.DECLARATION})
#: The event that the target of a relation carries.
_ECHO = {RelationKind.RENEWS: EventKind.RENEWED, RelationKind.SUPERSEDES: EventKind.SUPERSEDED}

#: How many circles of relations are reported at most.
_CIRCLES = 20


def _at(agreement: Agreement, path: str, message: str) -> Problem:
    """Return a problem of a record of an agreement."""
    return Problem(file=AGREEMENTS, record=agreement.id, path=path, message=message)


def _duplicates(content: Content) -> Iterator[Problem]:
    """Each id stands once."""
    groups = {
        "sources.json": content.source_ids,
        AGREEMENTS: content.agreement_ids,
        "coverage.json": Counter(located.record.country for located in content.coverage),
        "redirects.json": Counter(located.record.id for located in content.redirects),
    }
    for file, ids in groups.items():
        for id_, count in ids.items():
            if count > 1:
                yield Problem(file=file, record=id_, path="$", message=f"duplicate id: it stands {count} times")


def _patterns(content: Content) -> Iterator[Problem]:
    """Ids and addresses fit their pattern."""
    for located in content.agreements:
        if not AGREEMENT_ID.fullmatch(located.record.id):
            message = f"{shown(located.record.id)} is no agreement id: 'in-' and lower-case words joined by hyphens"
            yield _at(located.record, f"{located.path}.id", message)
    for source in content.sources:
        if not _SOURCE_ID.fullmatch(source.record.id):
            message = f"{shown(source.record.id)} is no source id: lower-case words joined by hyphens"
            yield Problem(file="sources.json", record=source.record.id, path=f"{source.path}.id", message=message)
        if source.record.url is not None and not source.record.url.startswith(SCHEMES):
            message = f"{shown(source.record.url)} is no http or https address"
            yield Problem(file="sources.json", record=source.record.id, path=f"{source.path}.url", message=message)


def _countries(content: Content) -> Iterator[Problem]:
    """Every country code exists, once, and India is not its own partner; topics stand once."""
    current = {code for code, country in index().by_code.items() if country.withdrawn is None}
    for located in content.agreements:
        codes = located.record.countries
        for position, code in enumerate(codes):
            if code not in current or code == "IN":
                message = f"{shown(code)} is not the ISO 3166-1 alpha-2 code of a partner of India"
                yield _at(located.record, f"{located.path}.countries[{position}]", message)
        if list(codes) != sorted(set(codes)):
            message = "codes stand once each and in alphabetical order"
            yield _at(located.record, f"{located.path}.countries", message)
        if len(set(located.record.topics)) < len(located.record.topics):
            yield _at(located.record, f"{located.path}.topics", "a topic stands twice")
        if not codes and not located.record.organisation:
            yield _at(located.record, f"{located.path}.countries", "a record names a country or an organisation")
    for entry in content.coverage:
        if entry.record.country not in current:
            message = f"{shown(entry.record.country)} is not an ISO 3166-1 alpha-2 code"
            yield Problem(
                file="coverage.json", record=entry.record.country, path=f"{entry.path}.country", message=message
            )


def _citations(content: Content) -> Iterator[Problem]:
    """Every record cites sources, each once, and every date in it has one of them."""
    for located in content.agreements:
        record = located.record
        for path, message in unsupported(record.citations, _claims(record)):
            yield _at(record, f"{located.path}.{path}", message)


def unsupported(
    citations: Sequence[Citation], claims: Iterable[tuple[str, Event | DateClaim | PartyCount]]
) -> Iterator[tuple[str, str]]:
    """Yield where the sources that a record cites and those that its claims name do not go together.

    Args:
        citations: What the record cites.
        claims: Its dated claims, each with its path inside the record.
    """
    cited = {citation.source.id for citation in citations}
    if not cited:
        yield "citations", "a record cites at least one source"
    if len(cited) < len(citations):
        yield "citations", "a source is cited twice"
    for path, claim in claims:
        if not claim.sources:
            yield f"{path}.sources", "whatever has a date names at least one source"
        for source in claim.sources:
            if source.id not in cited:
                yield f"{path}.sources", f"{source.id!r} is not among the citations of the record"


def _claims(record: Agreement) -> Iterator[tuple[str, Event | DateClaim]]:
    """Yield every event and rival date of a record with its path inside the record."""
    for position, event in enumerate(record.events):
        path = f"events[{position}]"
        yield path, event
        yield from ((f"{path}.rivals[{number}]", rival) for number, rival in enumerate(event.rivals))


def _dates(content: Content) -> Iterator[Problem]:
    """Events stand by date, none lies impossibly early, and rival dates differ from the date they rival."""
    for located in content.agreements:
        record = located.record
        path = f"{located.path}.events"
        for position, (before, after) in enumerate(itertools.pairwise(record.events), 1):
            if before.date.sort_key > after.date.sort_key:
                message = f"{after.date} stands after {before.date}: events stand by date"
                yield _at(record, f"{path}[{position}].date", message)
        firsts: dict[EventKind, Event] = {}
        for event in sorted(record.events, key=lambda event: event.date.sort_key):
            firsts.setdefault(event.kind, event)
        for position, event in enumerate(record.events):
            if any(rival.date == event.date for rival in event.rivals):
                yield _at(record, f"{path}[{position}].rivals", "a rival date differs from the date of the event")
            for kind in _NEVER_AFTER[event.kind]:
                first = firsts.get(kind)
                if first is not None and first.date.earliest > event.date.latest:
                    message = f"{event.kind.value} {event.date} lies before {kind.value} {first.date}"
                    yield _at(record, f"{path}[{position}].date", message)


def _forms(content: Content) -> Iterator[Problem]:
    """A statement by form is a statement by type."""
    for located in content.agreements:
        record = located.record
        if record.form in _STATEMENTS and record.type is not AgreementType.JOINT_STATEMENT:
            message = f"a {record.form.value} is of type 'joint-statement', not {record.type.value!r}"
            yield _at(record, f"{located.path}.type", message)


def _relations(content: Content) -> Iterator[Problem]:
    """Relations lead to records, and their targets know of it where it touches their standing."""
    by_id = {located.record.id: located.record for located in content.agreements}
    for located in content.agreements:
        record = located.record
        for position, relation in enumerate(record.relations):
            path = f"{located.path}.relations[{position}]"
            target = by_id.get(relation.target)
            if relation.target not in content.agreement_ids:
                yield _at(record, f"{path}.target", f"no agreement has the id {shown(relation.target)}")
            elif relation.target == record.id:
                yield _at(record, f"{path}.target", "a record has no relation to itself")
            echo = _ECHO.get(relation.kind)
            if echo is None or target is None or target is record:
                continue
            if all(event.kind is not echo for event in target.events):
                yield _at(record, path, f"{relation.target!r} lacks the event {echo.value!r} that goes with it")


def _circles(content: Content) -> Iterator[Problem]:
    """Relations do not lead in a circle."""
    at = {located.record.id: located for located in content.agreements}
    graph = {id_: {r.target for r in located.record.relations} - {id_} for id_, located in at.items()}
    for _ in range(_CIRCLES):
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            # Told from the smallest id on, and in the direction of the relations, which is against the sorter's.
            circle: list[str] = error.args[1][:0:-1]
            first = circle.index(min(circle))
            circle = [*circle[first:], *circle[:first], circle[first]]
            graph[circle[0]].discard(circle[1])
            located = at[circle[0]]
            message = f"relations lead in a circle: {' → '.join(circle)}"
            yield _at(located.record, f"{located.path}.relations", message)
        else:
            return


#: Checks that hold for some records of a dataset as well as for all of them.
WITHIN = (_duplicates, _patterns, _countries, _citations, _dates, _forms)
#: The checks of this module.
CHECKS = (*WITHIN, _relations, _circles)
