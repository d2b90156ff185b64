"""What releases promised: ids that resolve for ever, and no change to a released record without a word on it.

``released.json`` is the ledger of it. A release enters every record there with the digest of its content; whoever
changes such a record afterwards adds a row to ``changes.json``, and whoever retires one a redirect as well.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator

import attrs

from . import _codec
from ._check_records import AGREEMENTS
from ._content import Content
from ._errors import DatasetError, Problem, shown
from ._ledger import RELEASE_FORMS, Released, release_key
from ._model import Agreement

FILE = "released.json"
_DIGITS = 16
#: How many numbers a release has; what follows them tells a version under development from the release.
_NUMBERS = 3


def digest(agreement: Agreement) -> str:
    """Return what tells the content of a record from any other: the first digits of a SHA-256."""
    (written,) = _codec.unstructure_records([agreement])
    return hashlib.sha256(_codec.dump(written)).hexdigest()[:_DIGITS]


def ledger(content: Content) -> tuple[Released, ...]:
    """Return the ledger with which the records are released under the version of the dataset.

    A record that has not changed keeps the release that changed it last; a retired one stays as it was.

    Args:
        content: The data files.

    Raises:
        DatasetError: ``dataset.json`` could not be read.
    """
    if content.info is None:
        raise DatasetError(content.problems)
    entries = {located.record.id: located.record for located in content.released}
    for located in content.agreements:
        id_, now = located.record.id, digest(located.record)
        if id_ not in entries or entries[id_].digest != now:
            entries[id_] = Released(id=id_, release=content.info.version, digest=now)
    return tuple(entries[id_] for id_ in sorted(entries))


def _kept(content: Content) -> Iterator[Problem]:
    """Every released id is a record or retired, and what changed since its release has a row in the change log."""
    if content.broken & {AGREEMENTS, FILE, "changes.json", "redirects.json", "sources.json"}:
        return
    records = {located.record.id: located.record for located in content.agreements}
    retired = {located.record.id for located in content.redirects}
    told: dict[str, tuple[int, ...]] = {}
    for row in (located.record for located in content.changes):
        told[row.agreement] = max(told.get(row.agreement, ()), release_key(row.release) or ())
    seen: set[str] = set()
    for located in content.released:
        entry = located.record
        wrong: list[tuple[str, str]] = [("id", "an id stands twice")] if entry.id in seen else []
        seen.add(entry.id)
        if entry.id not in records and entry.id not in retired:
            wrong.append(("id", "a released id is gone: put the record back, or enter the id in redirects.json"))
        else:
            wrong += _told(entry, records.get(entry.id), told.get(entry.id, ()))
        for field, message in wrong:
            yield Problem(file=FILE, record=entry.id, path=f"{located.path}.{field}", message=message)


def _told(entry: Released, record: Agreement | None, told: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong where a record is not as it was released.

    Args:
        entry: The record as it was released.
        record: The record as it is; None where it was retired.
        told: The last release for which the change log speaks of it, as numbers that compare.
    """
    released = release_key(entry.release)
    if released is None:
        yield "release", f"{shown(entry.release)} is no release; use {RELEASE_FORMS}"
    elif told <= released and (record is None or digest(record) != entry.digest):
        what = "was retired" if record is None else "changed"
        yield "digest", f"the record {what} since {entry.release}: say so in changes.json, for a release after that one"


def _rows(content: Content) -> Iterator[Problem]:
    """The change log speaks of fields that records have, and of no release that is still to come."""
    fields = {field.name for field in attrs.fields(Agreement)} | {"*"}
    version = content.info.version if content.info else ""
    under_way = (release_key(version) or (math.inf,))[:_NUMBERS]
    for located in content.changes:
        row = located.record
        wrong: list[tuple[str, str]] = []
        if row.field not in fields:
            wrong.append(("field", f"{shown(row.field)} is no field of a record; use one, or '*' for the whole record"))
        if (release_key(row.release) or ())[:_NUMBERS] > under_way:
            wrong.append(("release", f"{row.release} is still to come: the dataset is at {version}"))
        for field, message in wrong:
            yield Problem(file="changes.json", record=row.agreement, path=f"{located.path}.{field}", message=message)


#: The checks of this module.
CHECKS = (_kept, _rows)
