"""What must hold of the conventions that are open to many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ._check_records import unsupported
from ._content import Content, Located
from ._conventions import Convention, PartyCount
from ._enums import Position
from ._errors import Problem, shown
from ._parts import DateClaim

#: What the id of a convention looks like: it never passes for one of an agreement.
CONVENTION_ID = re.compile(r"(?!in-)[a-z0-9]+(-[a-z0-9]+)*")
_FILE = "conventions.json"
#: Positions that India took by an act of its own.
_JOINED = frozenset({Position.PARTY, Position.SIGNATORY})


def _conventions(content: Content) -> Iterator[Problem]:
    """Each convention is sound in itself, and its id is its own."""
    ids = Counter(located.record.id for located in content.conventions)
    for located in content.conventions:
        record = located.record
        if ids[record.id] > 1:
            yield _at(located, "id", f"duplicate id: it stands {ids[record.id]} times")
        if not CONVENTION_ID.fullmatch(record.id):
            message = f"{shown(record.id)} is no convention id: lower-case words joined by hyphens, not after 'in-'"
            yield _at(located, "id", message)
        for path, message in (*unsupported(record.citations, _claims(record)), *_dates(record)):
            yield _at(located, path, message)


def _at(located: Located[Convention], path: str, message: str) -> Problem:
    """Return a problem of a convention."""
    return Problem(file=_FILE, record=located.record.id, path=f"{located.path}.{path}", message=message)


def _claims(record: Convention) -> Iterator[tuple[str, DateClaim | PartyCount]]:
    """Yield every dated claim of a convention with its path."""
    for field in ("opened", "in_force", "joined", "attested"):
        claim: DateClaim | None = getattr(record, field)
        if claim is not None:
            yield field, claim
    yield from ((f"counts[{position}]", count) for position, count in enumerate(record.counts))


def _dates(record: Convention) -> Iterator[tuple[str, str]]:
    """Yield where dates contradict each other or the position."""
    opened = record.opened.date
    for path, claim in _claims(record):
        if claim.date.latest < opened.earliest:
            yield f"{path}.date", f"{claim.date} lies before the opening, {opened}"
    if record.joined is not None and record.position not in _JOINED:
        yield "joined", f"a date of joining does not go with {record.position.value!r}"
    dates = [count.date.sort_key for count in record.counts]
    if dates != sorted(dates):
        yield "counts", "counts stand by date"


#: The checks of this module.
CHECKS = (_conventions,)
