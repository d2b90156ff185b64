"""New records: a valid skeleton of what is known so far, and what is still to be filled in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from ._check_records import AGREEMENT_ID, AGREEMENTS, SCHEMES
from ._content import Content, Located
from ._countries import country
from ._dates import PartialDate, partial
from ._enums import Access, AgreementType, Confidence, CoverageOutcome, CyberScope, EventKind, Form, Level
from ._errors import ArgumentError, Problem, one_of
from ._ledger import Coverage
from ._model import Agreement
from ._parts import Citation, Event, Source
from ._text import LONGEST_NAME, fold

#: Stands where a text is still missing; ``check`` finds it.
PLACEHOLDER = "To be filled in."
#: The usual form of each type.
_FORMS: Mapping[AgreementType, Form] = {
    AgreementType.MLAT: Form.TREATY,
    AgreementType.AGREEMENT: Form.AGREEMENT,
    AgreementType.MOU: Form.MEMORANDUM_OF_UNDERSTANDING,
    AgreementType.JOINT_STATEMENT: Form.JOINT_STATEMENT,
    AgreementType.FRAMEWORK: Form.DIALOGUE,
}
#: What belongs where the placeholder stands.
_WANTED: Mapping[str, str] = {
    "title": "the instrument's own title with title_exact true, or a descriptive one with title_exact false",
    "summary": "what the instrument is and does, in one or two plain sentences of your own",
    "notes": "why confidence is low, or raise it and leave the notes out",
    "supports": "what this source shows, in a few words of your own",
}
#: Words of a title that an id of a source leaves out, and how many of the others it takes.
_SMALL_WORDS = frozenset({"a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"})
_ID_WORDS = 5


@attrs.frozen(kw_only=True)
class Page:
    """The page that a new record starts from."""

    #: Address.
    url: str
    #: Title as published.
    title: str
    #: Who published it.
    publisher: str
    #: When, as far as known.
    published: PartialDate | None = None
    #: Language, as a BCP 47 tag.
    language: str = "en"


def _text(argument: str, given: str) -> str:
    """Return a text that a record may hold: it says something, on one line, in whole characters."""
    if not given.strip() or not all(char.isprintable() for char in given):
        raise ArgumentError(argument, given, "a text of printable characters on one line")
    return given


def _bare(url: str | None) -> str:
    """Return an address without what does not tell two pages apart: the scheme and a final slash."""
    return (url or "").partition("://")[2].rstrip("/")


def _source(page: Page, content: Content) -> Source:
    """Return the source at an address: the one that is there already, or a new one with an id of its own."""
    texts = {"url": page.url, "source title": page.title, "publisher": page.publisher, "language": page.language}
    for argument, given in texts.items():
        _text(argument, given)
    if not page.url.startswith(SCHEMES) or not _bare(page.url):
        raise ArgumentError("url", page.url, "an http or https address")
    known = next((located.record for located in content.sources if _bare(located.record.url) == _bare(page.url)), None)
    if known is not None:
        return attrs.evolve(known, access=Access.READ)
    year = [str(page.published.year)] if page.published else []
    words = [word for word in _words(page.title) if word not in _SMALL_WORDS]
    base = "-".join([*_words(page.publisher)[:_ID_WORDS], *year, *words[:_ID_WORDS]]) or "source"
    id_, number = base, 1
    while id_ in content.source_ids:
        number += 1
        id_ = f"{base}-{number}"
    return Source(
        id=id_,
        url=page.url,
        title=page.title,
        publisher=page.publisher,
        published=page.published,
        language=page.language,
        access=Access.READ,
    )


def _words(text: str) -> list[str]:
    """Return the words of a text in the letters that ids are made of."""
    return re.findall(r"[a-z0-9]+", fold(text))


def well_formed(id_: str) -> str:
    """Return the id of a new record, if it looks like one.

    Raises:
        ArgumentError: It does not.
    """
    if len(id_) > LONGEST_NAME or not AGREEMENT_ID.fullmatch(id_):
        form = f"'in-' and lower-case words joined by hyphens, {LONGEST_NAME} characters at most"
        raise ArgumentError("id", id_, f"{form}, such as 'in-jp-2026-cyber-mou'")
    return id_


def _checked_id(id_: str, codes: Sequence[str], organisation: str | None, content: Content) -> str:
    """Return an id that a new record may have."""
    well_formed(id_)
    retired = {located.record.id for located in content.redirects}
    released = {located.record.id for located in content.released}
    if id_ in content.agreement_ids or id_ in retired | released:
        raise ArgumentError("id", id_, "an id that no record has or had")
    if organisation is None and len(codes) == 1 and not id_.startswith(f"in-{codes[0].lower()}-"):
        raise ArgumentError("id", id_, f"an id that begins with 'in-{codes[0].lower()}-', after the partner's code")
    return id_


def add(  # noqa: PLR0913 - a record has that many facts
    content: Content,
    id_: str,
    page: Page,
    *,
    type: str,
    level: str,
    cyber_scope: str,
    form: str | None = None,
    countries: Sequence[str] = (),
    organisation: str | None = None,
    title: str | None = None,
    events: Sequence[tuple[str, str]] = (),
    today: dt.date,
) -> Content:
    """Return data files with a new record, valid in its shape, with placeholders for what is not known yet.

    Args:
        content: The data files.
        id_: Id of the new record.
        page: The page that it starts from; a source with the same address is used again.
        type: Written form of its ``AgreementType``.
        level: Written form of its ``Level``.
        cyber_scope: Written form of its ``CyberScope``.
        form: Written form of its ``Form``; None for the usual one of the type.
        countries: Its partners, in any form that ``country()`` takes.
        organisation: Organisation or grouping, if any.
        title: The instrument's own title, as far as known.
        events: Kind and partial date of each event that the page tells.
        today: The day on which the countries were looked at.

    Raises:
        ArgumentError: An argument has a value that means nothing here; the message says what is allowed.
        UnknownCountryError: A name of a country is not known.
        AmbiguousCountryError: A name means several countries.
    """
    codes = tuple(sorted({country(name).alpha_2 for name in countries}))
    if "IN" in codes:
        raise ArgumentError("countries", "India", "partners: India is a party to every record and never named")
    for argument, given in (("title", title), ("organisation", organisation)):
        if given is not None:
            _text(argument, given)
    if not codes and not organisation:
        raise ArgumentError("countries", "", "the name of at least one country, or an organisation")
    source = _source(page, content)
    class_ = AgreementType(one_of("type", type, AgreementType))
    dated = [
        Event(kind=EventKind(one_of("events", kind, EventKind)), date=partial("events", date), sources=(source,))
        for kind, date in events
    ]
    record = Agreement(
        id=_checked_id(id_, codes, organisation, content),
        title=title or PLACEHOLDER,
        title_exact=title is not None,
        type=class_,
        form=_FORMS[class_] if form is None else Form(one_of("form", form, Form)),
        level=Level(one_of("level", level, Level)),
        cyber_scope=CyberScope(one_of("cyber_scope", cyber_scope, CyberScope)),
        countries=codes,
        organisation=organisation,
        events=tuple(sorted(dated, key=lambda event: event.date.sort_key)),
        summary=PLACEHOLDER,
        citations=(Citation(source=source, supports=PLACEHOLDER),),
        confidence=Confidence.LOW,
        notes=PLACEHOLDER,
    )
    others = [located for located in content.sources if located.record.id != source.id]
    return attrs.evolve(
        content,
        sources=(*others, Located("$", source)),
        agreements=(*content.agreements, Located("$", record)),
        coverage=tuple(_found(located, codes, today) for located in content.coverage),
    )


def _found(located: Located[Coverage], codes: Sequence[str], today: dt.date) -> Located[Coverage]:
    """Return an entry of coverage that says "found" where a new record names its country."""
    if located.record.country not in codes or located.record.outcome is CoverageOutcome.FOUND:
        return located
    entry = Coverage(
        country=located.record.country, outcome=CoverageOutcome.FOUND, last_checked=partial("today", today)
    )
    return Located(located.path, entry)


def told(before: Content, after: Content) -> Iterator[str]:
    """Yield, a line each, what a new record brought about in the files around it.

    Args:
        before: The data files without the record.
        after: The same with it.
    """
    source = after.agreements[-1].record.sources[0]
    if source.id in before.source_ids:
        yield f"Its source was there already, {source.id}: {source.title}"
    else:
        yield f"Its source is new: {source.id}"
    for old, new in zip(before.coverage, after.coverage, strict=True):
        if old != new:
            note = f"; its note was: {old.record.note}" if old.record.note else ""
            place = f"{country(old.record.country).name} ({old.record.country})"
            yield f"{place} counts as found now and no longer as {old.record.outcome.value}{note}"


def _unfinished(content: Content) -> Iterator[Problem]:
    """No text is left to be filled in, and a record that has such a one is told what else it lacks."""
    for located in content.agreements:
        record = located.record
        texts: list[tuple[str, str | None]] = [(name, getattr(record, name)) for name in ("title", "summary", "notes")]
        texts += [(f"citations[{n}].supports", citation.supports) for n, citation in enumerate(record.citations)]
        missing = [(path, f"write {_WANTED[path.rpartition('.')[2]]}") for path, text in texts if text == PLACEHOLDER]
        if not missing:
            continue
        if not record.events:
            missing.append(("events", "add what happened: kind, date as precise as the source, and sources"))
        if not record.topics:
            missing.append(("topics", "add what it is about"))
        for path, message in missing:
            yield Problem(file=AGREEMENTS, record=record.id, path=f"{located.path}.{path}", message=message)


#: The checks of this module.
CHECKS = (_unfinished,)
