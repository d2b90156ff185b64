"""The agreement: one document or one standing mechanism."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import attrs

from ._dates import PartialDate, Precision, partial
from ._enums import AgreementType, Confidence, CyberScope, EventKind, Form, Level, Topic
from ._errors import ArgumentError, one_of
from ._lasting import lasting
from ._parts import Bodies, Citation, Event, Relation, Source

if TYPE_CHECKING:
    from ._standing import StandingAnswer, StandingPeriod

# The rules of "in force" are imported when they are asked: a program that only looks agreements up starts sooner.
# ruff: noqa: PLC0415

#: The kinds of event that say when an agreement came about, the best first.
_DATING = (
    EventKind.SIGNED,
    EventKind.ADOPTED,
    EventKind.IN_FORCE,
    EventKind.RATIFIED,
    EventKind.HELD,
    EventKind.CABINET_APPROVED,
    EventKind.ANNOUNCED,
)
_ENDINGS = (EventKind.TERMINATED, EventKind.EXPIRED, EventKind.SUPERSEDED)


def _by_sort_key(date: PartialDate) -> tuple[dt.date, dt.date, str]:
    """Return the key by which dates come earlier or later."""
    return date.sort_key


@lasting
@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Agreement:
    """An instrument between India and others: a treaty, a memorandum, a statement, a standing mechanism.

    India is always a party and never named in ``countries``.

    Example:
        >>> import india_cyber_agreements as ica
        >>> treaty = ica.get("in-us-mlat")
        >>> str(treaty.signed), treaty.countries
        ('2001-10-17', ('US',))
    """

    #: Identifier, ``in-…``; once released it resolves for ever.
    id: str
    #: Title of the instrument.
    title: str
    #: Whether ``title`` is the instrument's own; otherwise it describes, because the text was not seen.
    title_exact: bool
    #: Class of the instrument.
    type: AgreementType
    #: What the instrument calls itself.
    form: Form
    #: Who stands behind it.
    level: Level
    #: How much of it is about cyber security or cybercrime.
    cyber_scope: CyberScope
    #: ISO 3166-1 alpha-2 code of every partner, in alphabetical order; empty where no source lists the members of
    #: ``organisation``.
    countries: tuple[str, ...] = ()
    #: Organisation or grouping that it belongs to, such as BRICS.
    organisation: str | None = None
    #: Ministries, agencies or companies that act for the sides.
    bodies: Bodies = attrs.field(factory=Bodies)
    #: Who signed, with office, as far as known.
    signatories: tuple[str, ...] = ()
    #: Where it was signed, adopted or held.
    place: str | None = None
    #: What happened to it, by date.
    events: tuple[Event, ...] = ()
    #: What it says about how long it runs, in words.
    term: str | None = None
    #: What it is about.
    topics: tuple[Topic, ...] = ()
    #: What it is and does, in plain words.
    summary: str
    #: How it stands to other agreements.
    relations: tuple[Relation, ...] = ()
    #: Its sources, the best first, each with what it supports.
    citations: tuple[Citation, ...]
    #: How well the record is evidenced.
    confidence: Confidence
    #: Doubts, conflicts and whatever else a reader should know.
    notes: str | None = None

    def __repr__(self) -> str:
        """Return the class, the id and the title."""
        from ._escape import visible

        return f"<Agreement {self.id}: {visible(self.title)}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from . import _html

        return _html.agreement_fragment(self)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its sources, the best first."""
        return tuple(citation.source for citation in self.citations)

    def events_of(self, *kinds: EventKind | str) -> tuple[Event, ...]:
        """Return the events of some kinds, earliest first.

        Args:
            kinds: Kinds of event, as members of ``EventKind`` or in written form.

        Raises:
            ArgumentError: A written form is no kind of event.
            ArgumentTypeError: An argument is no string.
        """
        wanted = {one_of("kinds", kind, EventKind) for kind in kinds}
        return tuple(sorted((e for e in self.events if e.kind in wanted), key=lambda e: e.date.sort_key))

    # What attrs makes of a cached property has no docstring, so that public ones lead to private ones.

    def _first(self, *kinds: EventKind) -> PartialDate | None:
        """Return the date of the earliest event of some kinds."""
        found = [event.date for event in self.events if event.kind in kinds]
        if len(found) > 1:
            found.sort(key=_by_sort_key)
        return found[0] if found else None

    @functools.cached_property
    def _signed(self) -> PartialDate | None:
        """What ``signed`` gives."""
        return self._first(EventKind.SIGNED)

    @property
    def signed(self) -> PartialDate | None:
        """Date of (first) signature, or None where it is not known or there was none."""
        return self._signed

    @functools.cached_property
    def _in_force_since(self) -> PartialDate | None:
        """What ``in_force_since`` gives."""
        return self._first(EventKind.IN_FORCE)

    @property
    def in_force_since(self) -> PartialDate | None:
        """Documented date of entry into force, or None. For a presumed one see ``standing_on``."""
        return self._in_force_since

    @functools.cached_property
    def _ended(self) -> PartialDate | None:
        """What ``ended`` gives."""
        return self._first(*_ENDINGS)

    @property
    def ended(self) -> PartialDate | None:
        """Date on which it was terminated, expired or was superseded, or None."""
        return self._ended

    @functools.cached_property
    def _date(self) -> PartialDate | None:
        """What ``date`` gives."""
        return next((date for kind in _DATING if (date := self._first(kind))), None)

    @property
    def date(self) -> PartialDate | None:
        """The best single date for sorting: signed, else adopted, in force, ratified, first held, approved, announced.

        None where nothing says when it came about; being listed as operational does not.
        """
        return self._date

    @property
    def year(self) -> int | None:
        """Year of ``date``."""
        return self.date.year if self.date else None

    @property
    def is_bilateral(self) -> bool:
        """Whether it is between India and one other country alone."""
        return self.organisation is None and len(self.countries) == 1

    @property
    def is_governmental(self) -> bool:
        """Whether governments or their agencies stand behind it, rather than companies or universities."""
        return self.level.is_governmental

    @property
    def sort_key(self) -> tuple[bool, tuple[dt.date, dt.date, str], str]:
        """A key for the documented order: by ``date``, undated ones last, then by id."""
        date = self.date
        return date is None, date.sort_key if date else (dt.date.max, dt.date.max, ""), self.id

    @property
    def standing_periods(self) -> tuple[StandingPeriod, ...]:
        """The whole course of its standing: runs of days from ``date.min`` to ``date.max`` without a gap."""
        from . import _standing

        return _standing.periods(self.type, self.form, self.events)

    def standing_on(self, day: dt.date | PartialDate | str) -> StandingAnswer:
        """Return whether it was in force on a day, how sure that is, and why.

        Args:
            day: A ``datetime.date``, ``datetime.datetime``, ``PartialDate`` of day precision, or ``YYYY-MM-DD``.

        Returns:
            The standing, the reason in one sentence, and the events that decided.

        Raises:
            ArgumentTypeError: ``day`` has another type.
            ArgumentError: ``day`` is not a day of the calendar, or less precise than a day.

        Example:
            >>> import india_cyber_agreements as ica
            >>> print(ica.get("in-us-mlat").standing_on("2010-01-01"))
            confirmed on 2010-01-01: Entry into force is documented: in force from 2005-10-03.
        """
        date = partial("day", day)
        if date.precision is not Precision.DAY:
            raise ArgumentError("day", day, "a whole date such as '2015-06-30'; for a period ask in_force_between()")
        from . import _standing

        return _standing.answer(self.type, self.form, self.events, date.earliest)
