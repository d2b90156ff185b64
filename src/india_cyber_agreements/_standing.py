"""Was an instrument in force on a day, and how sure is that? The rules, in the order in which they apply.

The standing of a record depends on its type, its form and its events alone.

*Treaty-like* are records of type ``mlat`` or ``agreement``, and those of form ``treaty``, ``convention`` or
``agreement``. *Arrangements* are all others, joint statements apart.

1. Joint statements are adopted, not in force: ``NOT_IN_FORCE`` on every day.
2. Start. A documented ``in-force`` event (the earliest, should there be several); for an arrangement without one its
   ``signed``, else its ``adopted``, else its first ``held`` event, because such texts ordinarily take effect then.
   Without such a start the start is unknown: ``POSSIBLE`` from the ``signed`` event on; where there is none, from the
   earliest ``announced``, ``cabinet-approved``, ``adopted`` or ``ratified`` event on; where there is none of these,
   from 15 August 1947 on. The first ``operational`` event settles it: after that the standing is ``CONFIRMED``
   (treaty-like) or ``PRESUMED`` (arrangement).
3. Strength after a documented start. Treaty-like: ``CONFIRMED``; where the start's date is qualified ``?`` or ``~``,
   ``PRESUMED`` until after the first ``operational`` event. Arrangement: ``CONFIRMED`` up to the last ``expires``
   event and up to the latest ``operational``, ``renewed`` or ``held`` event; otherwise ``PRESUMED``.
4. End. After ``terminated``, ``expired`` or ``superseded``: ``NOT_IN_FORCE``, for good. After the last ``expires``:
   ``POSSIBLE``, until a ``renewed`` event that is later than it restores the strength.
5. Fuzzy dates. From the earliest day of a start up to the day before its latest, and from the day after the earliest
   day of an end up to its latest, the standing is ``POSSIBLE`` and never higher. So a start known to the day is in
   force on that day, and an end known to the day is the last day in force. Which of two events is earlier is judged
   on their earliest days; "up to" an event includes its earliest day; "after" it begins the day after its latest.

Beyond that, nothing in a record counts: rival dates do not widen an event's bounds, and a qualifier matters only on the
start of a treaty-like record.

The order of strength and the presumption of continuity follow treaty law: entry into force is what the parties agreed
and has to be shown (Vienna Convention on the Law of Treaties, article 24), and so has the end of a treaty (part V).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NoReturn

import attrs

from ._enums import AgreementType, EventKind, Form
from ._parts import Event
from ._strength import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TREATY_TYPES = frozenset({AgreementType.MLAT, AgreementType.AGREEMENT})
_TREATY_FORMS = frozenset({Form.TREATY, Form.CONVENTION, Form.AGREEMENT})
_ENDS = frozenset({EventKind.TERMINATED, EventKind.EXPIRED, EventKind.SUPERSEDED})
_ATTESTING = frozenset({EventKind.OPERATIONAL, EventKind.RENEWED, EventKind.HELD})
_HINTS_OF_START = frozenset({EventKind.ANNOUNCED, EventKind.CABINET_APPROVED, EventKind.ADOPTED, EventKind.RATIFIED})
#: Independence, from which an instrument may date where nothing says when it began.
_INDEPENDENCE = dt.date(1947, 8, 15)
_A_DAY = dt.timedelta(days=1)


@attrs.frozen(kw_only=True, repr=False)
class StandingAnswer:
    """The standing of an agreement on a day, and why."""

    #: The day that was asked about.
    day: dt.date
    #: The standing on that day.
    standing: Standing
    #: The reason in one sentence.
    reason: str
    #: The events that decided, earliest first; empty where none did.
    events: tuple[Event, ...]

    def __bool__(self) -> NoReturn:
        """Refuse a truth value.

        Raises:
            TypeError: Always.
        """
        message = (
            "an answer is neither true nor false: compare its standing, as in answer.standing >= Standing.PRESUMED"
        )
        raise TypeError(message)

    def __repr__(self) -> str:
        """Return the class, the standing and its reason."""
        return f"<StandingAnswer {self}>"

    def __str__(self) -> str:
        """Return the standing and its reason."""
        return f"{self.standing} on {self.day.isoformat()}: {self.reason}"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from . import _html  # noqa: PLC0415 - a notebook needs it, a program does not

        return _html.answer_fragment(self)


@attrs.frozen(kw_only=True)
class StandingPeriod:
    """A run of days, as long as possible, on which the standing and its reason are the same."""

    #: First day of the run.
    first: dt.date
    #: Last day of the run.
    last: dt.date
    #: The standing on each of its days.
    standing: Standing
    #: The reason in one sentence.
    reason: str
    #: The events that decided.
    events: tuple[Event, ...]


_Decision = tuple[Standing, str, tuple[Event, ...]]


def _key(event: Event) -> tuple[dt.date, dt.date, str]:
    """Return the key by which events come earlier or later."""
    return event.date.sort_key


def _latest_day(event: Event) -> dt.date:
    """Return the last day that an event can mean."""
    return event.date.latest


@attrs.frozen(kw_only=True)
class _Facts:
    """What the rules need to know of a record."""

    is_statement: bool
    is_treaty_like: bool
    #: Rule 2: the documented start.
    start: Event | None
    #: Rule 2: what an unknown start counts from.
    hint: Event | None
    operational: Event | None
    #: Rule 3: the latest event that shows an arrangement alive.
    attested: Event | None
    #: Rule 4: events that end it.
    ends: tuple[Event, ...]
    #: Rule 4: the last documented end of term, and the renewal after it that is certain first.
    expires: Event | None
    renewed: Event | None

    @classmethod
    def of(cls, type_: AgreementType, form: Form, events: Iterable[Event]) -> _Facts:
        """Sort out the events of a record."""
        ordered = sorted(events, key=_key)

        def first(*kinds: EventKind) -> Event | None:
            return next((event for event in ordered if event.kind in kinds), None)

        treaty_like = type_ in _TREATY_TYPES or form in _TREATY_FORMS
        start = first(EventKind.IN_FORCE)
        if not treaty_like:
            start = start or first(EventKind.SIGNED) or first(EventKind.ADOPTED) or first(EventKind.HELD)
        expires = next((event for event in reversed(ordered) if event.kind is EventKind.EXPIRES), None)
        renewals = [
            event
            for event in ordered
            if expires and event.kind is EventKind.RENEWED and event.date.earliest > expires.date.earliest
        ]
        return cls(
            is_statement=type_ is AgreementType.JOINT_STATEMENT,
            is_treaty_like=treaty_like,
            start=start,
            hint=first(EventKind.SIGNED) or first(*_HINTS_OF_START),
            operational=first(EventKind.OPERATIONAL),
            attested=next((event for event in reversed(ordered) if event.kind in _ATTESTING), None),
            ends=tuple(event for event in ordered if event.kind in _ENDS),
            expires=expires,
            renewed=min(renewals, key=_latest_day, default=None),
        )


def _by_date(*events: Event) -> tuple[Event, ...]:
    """Return events earliest first, each once."""
    return tuple(sorted(dict.fromkeys(events), key=_key))


def _say(event: Event) -> str:
    """Return an event in words, its date as precise as it is."""
    return f"{_WORDS[event.kind]} {event.date}"


_WORDS = {
    EventKind.ANNOUNCED: "announced",
    EventKind.CABINET_APPROVED: "approved by a cabinet",
    EventKind.SIGNED: "signed",
    EventKind.ADOPTED: "adopted",
    EventKind.RATIFIED: "ratified",
    EventKind.IN_FORCE: "in force from",
    EventKind.OPERATIONAL: "attested as operational",
    EventKind.HELD: "met",
    EventKind.RENEWED: "renewed",
    EventKind.EXPIRES: "term ends",
    EventKind.EXPIRED: "expired",
    EventKind.TERMINATED: "terminated",
    EventKind.SUPERSEDED: "superseded",
}


def _decide(facts: _Facts, day: dt.date) -> _Decision:  # noqa: PLR0911 - one way out for each rule
    """Apply the rules of the module to one day."""
    if facts.is_statement:
        return Standing.NOT_IN_FORCE, "A joint statement is adopted; it is never in force.", ()
    over = [event for event in facts.ends if event.date.latest < day]
    if over:
        end = min(over, key=_latest_day)
        return Standing.NOT_IN_FORCE, f"It has ended: {_say(end)}.", (end,)
    standing, reason, events = _strength(facts, day)
    if standing <= Standing.POSSIBLE:
        return standing, reason, events
    ending = next((event for event in facts.ends if event.date.earliest < day), None)
    if ending:
        return Standing.POSSIBLE, f"It may have ended by then: {_say(ending)}.", (ending,)
    expires, renewed = facts.expires, facts.renewed
    if expires and expires.date.earliest < day:
        if day <= expires.date.latest:
            return Standing.POSSIBLE, f"Its term may have run out by then: {_say(expires)}.", (expires,)
        if renewed is None or day < renewed.date.latest:
            reason = f"Its term has run out ({_say(expires)}), and no later renewal by then is documented."
            return Standing.POSSIBLE, reason, (expires,)
        reason = f"It was renewed after the end of its term: {_say(expires)}, {_say(renewed)}."
        return standing, reason, _by_date(*events, expires, renewed)
    return standing, reason, events


def _strength(facts: _Facts, day: dt.date) -> _Decision:  # noqa: PLR0911 - one way out for each rule
    """Apply rules 2, 3 and, for the start, 5."""
    start = facts.start
    if start is None:
        return _unknown_start(facts, day)
    if day < start.date.earliest:
        return Standing.NOT_IN_FORCE, f"It had not started yet: {_say(start)}.", (start,)
    if day < start.date.latest:
        return Standing.POSSIBLE, f"It may not have started yet: {_say(start)}.", (start,)
    operational = facts.operational
    if facts.is_treaty_like:
        if start.date.qualifier is None:
            return Standing.CONFIRMED, f"Entry into force is documented: {_say(start)}.", (start,)
        if operational and operational.date.latest < day:
            reason = f"It has been seen at work: {_say(operational)}."
            return Standing.CONFIRMED, reason, _by_date(start, operational)
        return Standing.PRESUMED, f"The date of its entry into force is uncertain: {_say(start)}.", (start,)
    expires, attested = facts.expires, facts.attested
    if expires and day <= expires.date.earliest:
        reason = f"It is within its documented term: {_say(start)}, {_say(expires)}."
        return Standing.CONFIRMED, reason, _by_date(start, expires)
    if attested and day <= attested.date.earliest:
        events = _by_date(start, attested)
        reason = f"It is shown to be alive on that day or later: {', '.join(map(_say, events))}."
        return Standing.CONFIRMED, reason, events
    return Standing.PRESUMED, f"It has taken effect ({_say(start)}), and no end by that day is recorded.", (start,)


def _unknown_start(facts: _Facts, day: dt.date) -> _Decision:
    """Apply rule 2 to a record without a documented start."""
    operational, hint = facts.operational, facts.hint
    if operational and operational.date.latest < day:
        standing = Standing.CONFIRMED if facts.is_treaty_like else Standing.PRESUMED
        return (
            standing,
            f"Its start is not documented, but it has been seen at work: {_say(operational)}.",
            (operational,),
        )
    if hint is None:
        if day < _INDEPENDENCE:
            return Standing.NOT_IN_FORCE, "India became independent on 1947-08-15, after that day.", ()
        return Standing.POSSIBLE, "Nothing is known of its start.", ()
    if day < hint.date.earliest:
        return Standing.NOT_IN_FORCE, f"It was not concluded yet, as far as is known: {_say(hint)}.", (hint,)
    return Standing.POSSIBLE, f"Its entry into force is not documented: {_say(hint)}.", (hint,)


def answer(type_: AgreementType, form: Form, events: Iterable[Event], day: dt.date) -> StandingAnswer:
    """Return the standing of a record on a day, with its reason and the events that decided."""
    standing, reason, decisive = _decide(_Facts.of(type_, form, events), day)
    return StandingAnswer(day=day, standing=standing, reason=reason, events=decisive)


def _edges(events: Iterable[Event]) -> list[dt.date]:
    """Return the days on which alone the answer of the rules can change, in order.

    Those are the first and last days of the dates of events, and the days after them.
    """
    edges = {dt.date.min, _INDEPENDENCE}
    for event in events:
        for edge in (event.date.earliest, event.date.latest):
            edges.add(edge)
            if edge < dt.date.max:
                edges.add(edge + _A_DAY)
    return sorted(edges)


def periods(type_: AgreementType, form: Form, events: Iterable[Event]) -> tuple[StandingPeriod, ...]:
    """Return the runs of days of equal standing and reason, from ``date.min`` to ``date.max`` without a gap."""
    events = tuple(events)
    facts = _Facts.of(type_, form, events)
    runs: list[tuple[dt.date, _Decision]] = []
    for day in _edges(events):
        decision = _decide(facts, day)
        if not runs or runs[-1][1] != decision:
            runs.append((day, decision))
    lasts = [*(first - _A_DAY for first, _ in runs[1:]), dt.date.max]
    return tuple(
        StandingPeriod(first=first, last=last, standing=standing, reason=reason, events=decisive)
        for (first, (standing, reason, decisive)), last in zip(runs, lasts, strict=True)
    )


def reached(type_: AgreementType, form: Form, events: Iterable[Event]) -> Iterator[tuple[Standing, int, int]]:
    """Yield the runs of days, as long as possible, on which a record reaches each standing, or a stronger one.

    Days are proleptic Gregorian ordinals, the last one included. They are those of ``periods``, without reasons.
    """
    events = tuple(events)
    facts = _Facts.of(type_, form, events)
    first = dict.fromkeys(Standing, 0)
    for day in _edges(events):
        found = _decide(facts, day)[0].rank
        for rank, standing in enumerate(Standing):
            begun = first[standing]
            if rank <= found and not begun:
                first[standing] = day.toordinal()
            elif rank > found and begun:
                first[standing] = 0
                yield standing, begun, day.toordinal() - 1
    yield from ((standing, begun, dt.date.max.toordinal()) for standing, begun in first.items() if begun)
