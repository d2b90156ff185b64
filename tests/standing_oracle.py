"""What the rules on standing say, worked out one day at a time.

This is the reference for the shipped code, so it shares nothing with it: it reads written dates itself, knows
nothing of periods, and asks of every single day what the rules say of that day. Slow and plain on purpose.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOT_IN_FORCE = "not-in-force"
POSSIBLE = "possible"
PRESUMED = "presumed"
CONFIRMED = "confirmed"
#: From the weakest to the strongest.
LADDER = (NOT_IN_FORCE, POSSIBLE, PRESUMED, CONFIRMED)

TREATY_TYPES = ("mlat", "agreement")
TREATY_FORMS = ("treaty", "convention", "agreement")
#: The start of an arrangement without a documented entry into force: the first of these kinds that it has.
ARRANGEMENT_STARTS = ("signed", "adopted", "held")
#: Where neither a start nor a signature is known, the earliest of these says from when it is possible.
HINTS = ("announced", "cabinet-approved", "adopted", "ratified")
#: Signs of life, which confirm an arrangement up to the last of them.
SIGNS_OF_LIFE = ("operational", "renewed", "held")
FINAL = ("terminated", "expired", "superseded")
INDEPENDENCE = dt.date(1947, 8, 15)

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def bounds_of(written: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a written date can mean."""
    parts = [int(part) for part in written.rstrip("?~").split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        length = 29 if leap and month == 2 else _MONTH_LENGTHS[month - 1]
        return dt.date(year, month, 1), dt.date(year, month, length)
    day = dt.date(*parts)
    return day, day


@dataclasses.dataclass(frozen=True)
class OracleEvent:
    """As much of an event as the rules look at."""

    kind: str
    earliest: dt.date
    latest: dt.date
    qualified: bool

    @classmethod
    def read(cls, kind: str, written: str) -> OracleEvent:
        """Return the event of a kind on a written date, such as ``2003-05?``."""
        earliest, latest = bounds_of(written)
        return cls(kind, earliest, latest, written[-1] in "?~")

    @property
    def place(self) -> tuple[dt.date, dt.date, bool]:
        """Where it stands among the events of its kind."""
        return self.earliest, self.latest, self.qualified


def standing_on(type_: str, form: str, events: Sequence[OracleEvent], day: dt.date) -> str:
    """Return the standing of a record on a day."""
    # Rule 1: statements are adopted, never in force.
    if type_ == "joint-statement":
        return NOT_IN_FORCE
    treaty_like = type_ in TREATY_TYPES or form in TREATY_FORMS
    # Rules 2 and 3 say how strong it is if nothing has ended it; rules 4 and 5 only ever take away from that.
    start = _start(events, treaty_like=treaty_like)
    if start is None:
        strength = _strength_without_start(events, day, treaty_like=treaty_like)
    else:
        strength = _strength_with_start(start, events, day, treaty_like=treaty_like)
    return min(strength, _cap_of_final_events(events, day), _cap_of_term(events, day), key=LADDER.index)


def in_force_between(  # noqa: PLR0913, PLR0917 - a record, a period, and how much of it
    type_: str,
    form: str,
    events: Sequence[OracleEvent],
    start: dt.date,
    end: dt.date,
    at_least: str,
    *,
    throughout: bool,
) -> bool:
    """Return whether the standing reaches a level on some day (or on every day) of a closed interval."""
    wanted = LADDER.index(at_least)
    reached = (LADDER.index(standing_on(type_, form, events, day)) >= wanted for day in _days(start, end))
    return all(reached) if throughout else any(reached)


def _days(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    """Walk from one day to another, both included."""
    for ordinal in range(start.toordinal(), end.toordinal() + 1):
        yield dt.date.fromordinal(ordinal)


def _first(events: Iterable[OracleEvent], *kinds: str) -> OracleEvent | None:
    """Return the first event of some kinds."""
    found = [event for event in events if event.kind in kinds]
    return min(found, key=lambda event: event.place) if found else None


def _start(events: Sequence[OracleEvent], *, treaty_like: bool) -> OracleEvent | None:
    """Rule 2, known start: entry into force; else, for an arrangement, signed, else adopted, else first held."""
    documented = _first(events, "in-force")
    if documented is not None or treaty_like:
        return documented
    for kind in ARRANGEMENT_STARTS:
        found = _first(events, kind)
        if found is not None:
            return found
    return None


def _strength_without_start(events: Sequence[OracleEvent], day: dt.date, *, treaty_like: bool) -> str:
    """Rule 2, unknown start: nothing, then possible, then settled by the first operational event."""
    operational = _first(events, "operational")
    if operational is not None and day > operational.latest:
        return CONFIRMED if treaty_like else PRESUMED
    hint = _first(events, "signed") or _first(events, *HINTS)
    possible_from = INDEPENDENCE if hint is None else hint.earliest
    return POSSIBLE if day >= possible_from else NOT_IN_FORCE


def _strength_with_start(start: OracleEvent, events: Sequence[OracleEvent], day: dt.date, *, treaty_like: bool) -> str:
    """Rule 3, under the fuzz that rule 5 gives to the start."""
    if day < start.earliest:
        return NOT_IN_FORCE
    if day < start.latest:
        return POSSIBLE
    if treaty_like:
        operational = _first(events, "operational")
        settled = operational is not None and day > operational.latest
        return CONFIRMED if settled or not start.qualified else PRESUMED
    expires = _last_expires(events)
    inside_term = expires is not None and day <= expires.earliest
    seen_alive_later = any(event.kind in SIGNS_OF_LIFE and day <= event.earliest for event in events)
    return CONFIRMED if inside_term or seen_alive_later else PRESUMED


def _cap_of_final_events(events: Sequence[OracleEvent], day: dt.date) -> str:
    """Rule 4, final events: nothing after any of them, and at most possible while one may have happened."""
    ends = [event for event in events if event.kind in FINAL]
    if any(day > end.latest for end in ends):
        return NOT_IN_FORCE
    return POSSIBLE if any(day > end.earliest for end in ends) else CONFIRMED


def _cap_of_term(events: Sequence[OracleEvent], day: dt.date) -> str:
    """Rule 4, the documented term: at most possible once it may have run out, until a later renewal."""
    expires = _last_expires(events)
    if expires is None or day <= expires.earliest:
        return CONFIRMED
    if day <= expires.latest:
        return POSSIBLE
    renewed = any(
        event.kind == "renewed" and event.earliest > expires.earliest and day >= event.latest for event in events
    )
    return CONFIRMED if renewed else POSSIBLE


def _last_expires(events: Sequence[OracleEvent]) -> OracleEvent | None:
    """Return the last end of a term; of several only this one counts."""
    found = [event for event in events if event.kind == "expires"]
    return max(found, key=lambda event: event.place) if found else None
