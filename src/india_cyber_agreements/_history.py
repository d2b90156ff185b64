"""What releases promised: ids that resolve for ever, and no change to a released record without a word on it.

``released.json`` is the ledger of it. A release enters every record there with the digest of its content; whoever
changes such a record afterwards adds a row to ``changes.json``, and whoever retires one a redirect as well.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator

import attrs

from . import _codec, _json
from ._check_records import AGREEMENTS
from ._content import Content, Located
from ._dates import Precision, partial
from ._errors import ArgumentError, DatasetError, Problem, shown
from ._ledger import RELEASE_FORMS, Released, is_development, release_key
from ._model import Agreement

FILE = "released.json"
_DIGITS = 16
#: The command that begins the work on a release.
_BEGIN = "'india-cyber-agreements stamp {}.dev0'"
#: How many numbers a release has; what follows them tells a version under development from the release.
_NUMBERS = 3


def digest(agreement: Agreement) -> str:
    """Return what tells the content of a record from any other: the first digits of a SHA-256."""
    (written,) = _codec.unstructure_records([agreement])
    return hashlib.sha256(_json.dump(written)).hexdigest()[:_DIGITS]


def ledger(content: Content, release: str) -> tuple[Released, ...]:
    """Return the ledger with which the records are released.

    A record that has not changed keeps the release that changed it last, unless that was a version under development,
    which nobody was promised anything of; a retired one stays as it was.

    Args:
        content: The data files.
        release: Number of the release.
    """
    entries = {located.record.id: located.record for located in content.released}
    for located in content.agreements:
        id_, now = located.record.id, digest(located.record)
        before = entries.get(id_)
        if before is None or before.digest != now or is_development(before.release):
            entries[id_] = Released(id=id_, release=release, digest=now)
    return tuple(entries[id_] for id_ in sorted(entries))


def stamped(content: Content, release: str, day: str) -> Content:
    """Return the data files with a release entered in them: its number and day, and its records in the ledger.

    Where a record is new or changed, the day is also that of the last change of the facts. A version under development
    gets its number alone.

    Args:
        content: The data files, without problems.
        release: Number of the release, later than that of the files.
        day: Day of the release, ``YYYY-MM-DD``.

    Raises:
        ArgumentError: The number is none or not later, or the day is no whole day.
        DatasetError: ``dataset.json`` could not be read.
    """
    if content.info is None:
        raise DatasetError(content.problems)
    key = release_key(release)
    if key is None or key <= (release_key(content.info.version) or ()):
        allowed = f"{RELEASE_FORMS}, later than {content.info.version}"
        raise ArgumentError("release", release, allowed)
    if is_development(release):
        return attrs.evolve(content, info=attrs.evolve(content.info, version=release, released=None))
    date = partial("day", day)
    if date.precision is not Precision.DAY or date.qualifier:
        raise ArgumentError("day", day, "a whole day, YYYY-MM-DD")
    entries = ledger(content, release)
    before = {located.record for located in content.released}
    modified = content.info.modified if before.issuperset(entries) else date
    return attrs.evolve(
        content,
        info=attrs.evolve(content.info, version=release, released=date, modified=modified),
        files={FILE: b"", **content.files},
        released=tuple(Located("$", entry) for entry in entries),
    )


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
        say = (
            "say so in changes.json, for the release under way ('india-cyber-agreements stamp RELEASE.dev0' begins one)"
        )
        yield "digest", f"the record {what} since {entry.release}: {say}"


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
            ahead = f"{row.release} is still to come, and the dataset is at {version}"
            wrong.append(("release", f"{ahead}: {_BEGIN.format(row.release)} begins it"))
        for field, message in wrong:
            yield Problem(file="changes.json", record=row.agreement, path=f"{located.path}.{field}", message=message)


def _day(content: Content) -> Iterator[Problem]:
    """A release has a day, and a version under development has none."""
    info = content.info
    if info is None or release_key(info.version) is None:
        return
    if is_development(info.version) and info.released:
        message = f"{info.version} is a version under development, which has no day of release"
        yield Problem(file="dataset.json", path="$.released", message=message)
    if not is_development(info.version) and not info.released:
        message = f"{info.version} has no day of release: 'india-cyber-agreements stamp' enters it"
        yield Problem(file="dataset.json", path="$.released", message=message)


#: The checks of this module.
CHECKS = (_kept, _rows, _day)
