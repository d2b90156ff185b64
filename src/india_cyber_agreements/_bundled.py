"""The bundled dataset: each part is read once, when it is first asked for.

Most programs ask one question. So the records lie ready as the files have them, and what answers the first questions is
made of those alone that belong to the answer; a question that needs all of them has all of them made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from . import _trusted
from ._collection import AgreementSet, codes_of
from ._errors import DatasetError
from ._garbage import left_lying
from ._model import Agreement
from ._once import Once
from ._parts import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from ._countries import CountryLike
    from ._dataset import Dataset
    from ._ledger import DatasetInfo

    T = TypeVar("T")


def _explained(load: Callable[[], T]) -> T:
    """Return what a part of the bundled files holds; where they were broken by hand, say what is wrong with them.

    Raises:
        DatasetError: The bundled files cannot be used; ``problems`` holds every reason.
    """
    try:
        with left_lying():
            return load()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        from . import _checks, _content, _resources  # noqa: PLC0415 - the bundle is checked when it is built

        problems = _checks.integrity(_content.collect(_resources.read_bytes))
        if not problems:
            raise
        raise DatasetError(problems) from None


class _Shelf:
    """The records as the files have them; each is made when it is first asked for, and once."""

    def __init__(self) -> None:
        """Read the files."""
        self._raw_sources = {raw["id"]: raw for raw in _trusted.parsed("sources.json")}
        self._raw = {raw["id"]: raw for raw in _trusted.parsed("agreements.json")}
        self._sources: dict[str, Source] = {}
        self._agreements: dict[str, Agreement] = {}
        self._plain = _trusted.Reader()
        self._citing = _trusted.Reader(self.source)

    def __contains__(self, id_: str) -> bool:
        """Return whether there is an agreement with an id."""
        return id_ in self._raw

    def source(self, id_: str) -> Source:
        """Return the source with an id."""
        found = self._sources.get(id_)
        if found is None:  # the first that makes one is right, whoever else is at it
            found = self._sources.setdefault(id_, self._plain.read(self._raw_sources[id_], Source))
        return found

    def agreement(self, id_: str) -> Agreement:
        """Return the agreement with an id."""
        found = self._agreements.get(id_)
        if found is None:
            found = self._agreements.setdefault(id_, self._citing.read(self._raw[id_], Agreement))
        return found

    def sources(self) -> tuple[Source, ...]:
        """Return all sources."""
        return tuple(map(self.source, self._raw_sources))

    def agreements(self) -> AgreementSet:
        """Return all agreements."""
        return self._set(AgreementSet.of(map(self.agreement, self._raw)))

    def of_countries(self, codes: set[str]) -> AgreementSet:
        """Return the agreements with any of some countries, by code."""
        wanted = (id_ for id_, raw in self._raw.items() if not codes.isdisjoint(raw.get("countries", ())))
        return self._set(AgreementSet.of(map(self.agreement, wanted)))

    def _set(self, some: AgreementSet) -> AgreementSet:
        """Return a set that knows what a part of all agreements knows."""
        organisations = frozenset(raw["organisation"] for raw in self._raw.values() if "organisation" in raw)
        return attrs.evolve(some, organisations=organisations, origin=the_bundled)


def _load_records() -> tuple[tuple[Source, ...], AgreementSet]:
    """Make all records."""

    def load() -> tuple[tuple[Source, ...], AgreementSet]:
        shelf = _shelf()
        return shelf.sources(), shelf.agreements()

    return _explained(load)


def _all() -> tuple[tuple[Source, ...], AgreementSet]:
    """Return all records, after which nobody needs them as the files have them."""
    made = _records()
    if _shelf.ready:
        _shelf.forget()
    return made


def _open_shelf() -> _Shelf | None:
    """Return the records as the files have them, as long as not all are made; then they would be made twice."""
    shelf = None if _records.ready else _shelf()
    return None if _records.ready else shelf  # another thread may have been at it


def _load_dataset() -> Dataset:
    """Read all."""
    from ._dataset import read_bundled  # noqa: PLC0415 - most questions do without the rest

    return _explained(read_bundled)


def _load_info() -> DatasetInfo:
    """Read what the dataset is."""
    from ._ledger import DatasetInfo  # noqa: PLC0415 - most questions do without it

    return _explained(lambda: _trusted.Reader().read(_trusted.parsed("dataset.json"), DatasetInfo))


_shelf = Once(_Shelf)
_records = Once(_load_records)
#: Returns what the bundled dataset is.
info = Once(_load_info)
#: Returns the whole of it.
dataset = Once(_load_dataset)


def the_bundled() -> Dataset:
    """Return the bundled dataset; a function, so that pickled sets carry its name and not the whole of it."""
    return dataset()


def sources() -> tuple[Source, ...]:
    """Return the bundled sources."""
    return _all()[0]


def agreements() -> AgreementSet:
    """Return the bundled agreements."""
    return _all()[1]


def get(id_: object) -> Agreement | None:
    """Return the bundled agreement with an id, if there is one and not all records are made anyway.

    Args:
        id_: The id.
    """

    def find() -> Agreement | None:
        shelf = _open_shelf()
        return shelf.agreement(id_) if shelf and isinstance(id_, str) and id_ in shelf else None

    return _explained(find)


def by_country(*countries: CountryLike) -> AgreementSet:
    """Return the bundled agreements with any of the given partners.

    Args:
        countries: What ``AgreementSet.by_country`` takes, which also tells the errors.
    """
    codes = codes_of(countries)

    def find() -> AgreementSet | None:
        shelf = None if "IN" in codes else _open_shelf()
        return shelf.of_countries(codes) if shelf else None

    found = _explained(find)
    return agreements().by_country(*countries) if found is None else found
