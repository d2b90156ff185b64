"""What every descriptor says of the dataset, in one place, so that all of them say the same."""

from __future__ import annotations

import re

import attrs

from .._cite import identifier
from .._dates import Precision
from .._editions import Edition
from .._ledger import DatasetInfo

__all__ = ["KEYWORDS", "Person", "identifier", "issued", "issued_day", "knows_licence", "licence", "people"]

#: What the dataset is about, for catalogues.
KEYWORDS = (
    "India",
    "cyber security",
    "cybercrime",
    "mutual legal assistance treaties",
    "memoranda of understanding",
    "joint statements",
    "international relations",
)

#: Addresses and titles of licences by SPDX identifier.
_LICENCES = {
    "CC-BY-4.0": ("https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0 International"),
}


def knows_licence(work: DatasetInfo | Edition) -> bool:
    """Return whether the licence of a work is one that is known here, so that its identifier is surely one of SPDX."""
    return work.licence in _LICENCES


def licence(work: DatasetInfo | Edition) -> tuple[str, str]:
    """Return the address and the title of the licence of a work; for a licence unknown here, those of SPDX."""
    return _LICENCES.get(work.licence, (f"https://spdx.org/licenses/{work.licence}.html", work.licence))


def issued(info: DatasetInfo) -> str:
    """Return the day of release, or before there is one the date of the last change, in written form."""
    return str(info.released or info.modified)


def issued_day(info: DatasetInfo) -> str | None:
    """Return the same for formats that take nothing but a day; None where no day is known."""
    date = info.released or info.modified
    return date.earliest.isoformat() if date.precision is Precision.DAY else None


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who made an edition."""

    #: The whole name.
    name: str

    @property
    def family(self) -> str:
        """The part of the name that bibliographies sort by: its last word."""
        return self.name.rpartition(" ")[2]

    @property
    def given(self) -> str | None:
        """What comes before it; None for somebody with one name."""
        return self.name.rpartition(" ")[0] or None


def people(edition: Edition) -> tuple[Person, ...]:
    """Return who made an edition, without what it says in brackets about their part in it.

    A name that is nothing but brackets stays.
    """
    names = (name.strip() for name in edition.creators)
    return tuple(Person(name=re.sub(r"(\s*\([^)]*\))+$", "", name) or name) for name in names)
