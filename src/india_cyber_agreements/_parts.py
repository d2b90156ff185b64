"""The parts that an agreement is made of: sources, events, relations."""

from __future__ import annotations

import attrs

from ._dates import PartialDate
from ._enums import Access, EventKind, RelationKind
from ._lasting import lasting


@lasting
@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Source:
    """A page or document that facts are taken from."""

    #: Readable identifier that never changes.
    id: str
    #: Address, exactly as it was used; None where it was not recorded.
    url: str | None = None
    #: Title as published; one of our own where none was.
    title: str
    #: Who published it.
    publisher: str
    #: Date of publication, where known.
    published: PartialDate | None = None
    #: Language of the text, as a BCP 47 tag such as ``en``.
    language: str
    #: Whether its text was read or it is only cited by another source.
    access: Access

    def __repr__(self) -> str:
        """Return the class and what tells this one from others."""
        return f"<Source {self.id}>"


@attrs.frozen(kw_only=True, repr=False)
class Citation:
    """A source as one agreement uses it."""

    #: The source.
    source: Source
    #: What the agreement's record takes from it.
    supports: str

    def __repr__(self) -> str:
        """Return the class and what tells this one from others."""
        return f"<Citation {self.source.id}>"


@lasting
@attrs.frozen(kw_only=True, repr=False)
class DateClaim:
    """A date that some sources give for an event whose date is told differently by others."""

    #: The rival date.
    date: PartialDate
    #: The sources that give it.
    sources: tuple[Source, ...]
    #: What there is to know about the claim.
    note: str | None = None

    def __repr__(self) -> str:
        """Return the class and what tells this one from others."""
        return f"<DateClaim {self.date}>"


@lasting
@attrs.frozen(kw_only=True, repr=False)
class Event:
    """Something that happened to an agreement on a date."""

    #: What happened.
    kind: EventKind
    #: When, as precisely as the sources say and no more.
    date: PartialDate
    #: The sources that say so, at least one.
    sources: tuple[Source, ...]
    #: What there is to know about the event.
    note: str | None = None
    #: Dates that other sources give for this same event.
    rivals: tuple[DateClaim, ...] = ()

    def __repr__(self) -> str:
        """Return the class and what tells this one from others."""
        return f"<Event {self.date} {self.kind.value}>"


@lasting
@attrs.frozen(kw_only=True)
class Bodies:
    """The ministries, agencies or companies that act for the two sides, in words."""

    #: For India.
    indian: str | None = None
    #: For the partner.
    partner: str | None = None


@attrs.frozen(kw_only=True)
class Relation:
    """How an agreement stands to another one."""

    #: Kind of the relation, read from this agreement to the target.
    kind: RelationKind
    #: Id of the other agreement.
    target: str
