"""The dataset's account of itself: what was searched, what changed, which ids were retired, what it is."""

from __future__ import annotations

import re

import attrs

from ._dates import PartialDate
from ._enums import CoverageOutcome, RedirectKind
from ._lasting import lasting

_RELEASE = re.compile(r"(2[0-9]{3})\.([1-9]|1[0-2])\.(0|[1-9][0-9]{0,3})(?:\.dev([0-9]{1,4}))?")
#: Place of the truth value in a key that tells a release from a version under development.
_IS_RELEASE = 3
#: What a release number looks like, in words for messages.
RELEASE_FORMS = "a release number YYYY.MM.PATCH without leading zeros, such as '2026.11.0'"


def release_key(release: str) -> tuple[int, ...] | None:
    """Return a release number as numbers that compare, or None for a text that is none.

    A version under development, ``YYYY.MM.PATCH.devN``, comes before the release that it leads to.
    """
    match = _RELEASE.fullmatch(release)
    if match is None:
        return None
    year, month, patch, development = match.groups()
    return int(year), int(month), int(patch), development is None, int(development or 0)


def is_development(release: str) -> bool:
    """Return whether a release number is that of a version under development."""
    key = release_key(release)
    return key is not None and not key[_IS_RELEASE]


@lasting
@attrs.frozen(kw_only=True)
class Coverage:
    """What a search for the agreements of one country or territory came to.

    "Not searched" is no statement about the country; "none found" is one about the search.
    """

    #: ISO 3166-1 alpha-2 code.
    country: str
    #: Found, none found, or not searched.
    outcome: CoverageOutcome
    #: When it was last searched for; None where it never was.
    last_checked: PartialDate | None = None
    #: How thorough the search was, or what came near.
    note: str | None = None


@lasting
@attrs.frozen(kw_only=True)
class Redirect:
    """What became of an id that was released once."""

    #: The retired id.
    id: str
    #: Merged into another record, split into several, or withdrawn.
    kind: RedirectKind
    #: Ids that stand in its place; empty where it was withdrawn.
    targets: tuple[str, ...] = ()
    #: Release in which it was retired.
    release: str
    #: Why.
    reason: str


@lasting
@attrs.frozen(kw_only=True)
class Change:
    """One change to one released record."""

    #: Release that made the change.
    release: str
    #: Id of the record.
    agreement: str
    #: Field that changed, or ``*`` for the whole record.
    field: str
    #: Value before, in written form; None where there was none.
    old: str | None = None
    #: Value after, in written form; None where there is none.
    new: str | None = None
    #: Why it changed.
    reason: str
    #: Id of the source that shows it, where the reason is a source.
    source: str | None = None


@attrs.frozen(kw_only=True)
class Released:
    """A record as a release had it, so that what changes afterwards is noticed."""

    #: Id of the record; it resolves for ever.
    id: str
    #: The last release that changed the record.
    release: str
    #: First 16 hexadecimal digits of the SHA-256 of the record in canonical form.
    digest: str


@attrs.frozen(kw_only=True)
class Creator:
    """Somebody who made the dataset or an edition it grew from."""

    #: Name of the person or body.
    name: str
    #: What they did.
    role: str


@attrs.frozen(kw_only=True)
class FileDigest:
    """The SHA-256 of a data file."""

    #: Path relative to the directory of the dataset, with ``/`` between parts.
    path: str
    #: Hexadecimal SHA-256 of its bytes.
    sha256: str


@lasting
@attrs.frozen(kw_only=True)
class DatasetInfo:
    """What the dataset is."""

    #: Machine-readable name.
    name: str
    #: Title for people.
    title: str
    #: One paragraph on what it holds.
    description: str
    #: Version of data and package: calendar version ``YYYY.MM.PATCH``, with ``.devN`` before a release.
    version: str
    #: Version of the shape of the records (SemVer).
    schema_version: str
    #: Day of release; None before it.
    released: PartialDate | None = None
    #: When the facts were last brought up to date.
    modified: PartialDate
    #: First year, month or day that the facts speak of.
    coverage_start: PartialDate
    #: Last year, month or day that the facts speak of.
    coverage_end: PartialDate
    #: Licence of the data, as an SPDX identifier.
    licence: str
    #: Who made it and what it grew from.
    creators: tuple[Creator, ...]
    #: How to cite it, in words.
    citation: str
    #: SHA-256 of every other data file.
    files: tuple[FileDigest, ...] = ()
