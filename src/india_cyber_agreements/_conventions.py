"""Conventions and calls that many states join, and where India stands to each of them."""

from __future__ import annotations

import datetime as dt

import attrs

from ._dates import PartialDate
from ._enums import CyberScope, Form, Position, Topic
from ._lasting import lasting
from ._parts import Citation, DateClaim, Source


@lasting
@attrs.frozen(kw_only=True)
class PartyCount:
    """How many had joined at a date, as sources count them."""

    #: Parties to a treaty, or supporters of a call.
    parties: int
    #: Those that signed a treaty and are not parties to it.
    signatories: int | None = None
    #: When they were counted.
    date: PartialDate
    #: The sources that count so, at least one.
    sources: tuple[Source, ...]


@lasting
@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Convention:
    """A convention or call on the subject that is open to many, with India's position.

    It is no agreement of India's: ``agreements()`` and ``totals()`` leave it out, whatever the position.

    Example:
        >>> import india_cyber_agreements as ica
        >>> budapest = next(c for c in ica.conventions() if c.id == "budapest-convention")
        >>> budapest.position
        <Position.NON_PARTY: 'non-party'>
    """

    #: Identifier; it never begins with ``in-``, as those of agreements do.
    id: str
    #: Title of the instrument.
    title: str
    #: What it is commonly called.
    short_title: str
    #: What the instrument calls itself.
    form: Form
    #: Depositary of a treaty; of anything else, who called for it or keeps it.
    host: str
    #: How much of it is about cyber security or cybercrime.
    cyber_scope: CyberScope
    #: When it was opened for signature or support, or else adopted.
    opened: DateClaim
    #: When it entered into force; None where it has not, or never will.
    in_force: DateClaim | None = None
    #: Where India stands.
    position: Position
    #: When India took that position by an act, such as ratification or a declaration of support.
    joined: DateClaim | None = None
    #: The last date for which a source tells the position.
    attested: DateClaim
    #: How many had joined, by date.
    counts: tuple[PartyCount, ...] = ()
    #: What it is about.
    topics: tuple[Topic, ...] = ()
    #: What it is and does, in plain words.
    summary: str
    #: Its sources, the best first, each with what it supports.
    citations: tuple[Citation, ...]
    #: Why India stands where it stands, as far as sources say so, and what is not known.
    notes: str | None = None

    def __repr__(self) -> str:
        """Return the class, the id and the position."""
        return f"<Convention {self.id}: {self.position.value}>"

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its sources, the best first."""
        return tuple(citation.source for citation in self.citations)

    @property
    def sort_key(self) -> tuple[tuple[dt.date, dt.date, str], str]:
        """A key for the documented order: by the date of opening, then by id."""
        return self.opened.date.sort_key, self.id
