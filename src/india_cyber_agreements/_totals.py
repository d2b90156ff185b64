"""Counting agreements by a dimension."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, Literal, TypeVar, cast

import attrs

from ._enums import AgreementType, CyberScope, Form, Level, Topic
from ._errors import one_of
from ._model import Agreement

K = TypeVar("K", str, int)

#: Dimensions whose classes are strings.
TextDimension = Literal["type", "country", "topic", "level", "form", "cyber_scope"]
#: All dimensions.
Dimension = Literal["type", "country", "year", "topic", "level", "form", "cyber_scope"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Totals(Mapping[K, int], Generic[K]):
    """Number of agreements by class of one dimension.

    A mapping from class to number. For type, level, form, cyber_scope and topic it has every class of the
    vocabulary, also those with 0, in the vocabulary's order; for country and year those that occur, in ascending
    order. An agreement with several partners or topics counts once under each, so that the numbers of those two
    dimensions may add up to more than ``agreements``.

    Example:
        >>> import india_cyber_agreements as ica
        >>> ica.by_type("mlat").totals()["mou"]
        0
    """

    #: The dimension.
    by: str
    #: How many distinct agreements were counted.
    agreements: int
    #: How many of them have no class here: no date, no listed partner, no topic.
    unclassified: int
    _counts: Mapping[K, int] = attrs.field(alias="counts")

    def __getitem__(self, key: K) -> int:
        """Return the number for a class.

        Raises:
            KeyError: There is no such class.
        """
        return self._counts[key]

    def __iter__(self) -> Iterator[K]:
        """Iterate over the classes."""
        return iter(self._counts)

    def __len__(self) -> int:
        """Return the number of classes."""
        return len(self._counts)

    def __repr__(self) -> str:
        """Return the dimension and the numbers."""
        return f"Totals(by={self.by!r}, agreements={self.agreements}, {dict(self._counts)})"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from . import _html  # noqa: PLC0415 - a notebook needs it, a program does not

        return _html.totals_fragment(self)


@attrs.frozen
class _Dimension:
    """How a dimension is read off an agreement, and its closed vocabulary if it has one."""

    classes: Callable[[Agreement], Iterable[str | int]]
    vocabulary: tuple[str, ...] | None = None


def _values(vocabulary: Iterable[str]) -> tuple[str, ...]:
    """Return the written forms of a vocabulary."""
    return tuple(str(member) for member in vocabulary)


_DIMENSIONS: dict[str, _Dimension] = {
    "type": _Dimension(lambda a: (a.type.value,), _values(AgreementType)),
    "country": _Dimension(lambda a: a.countries),
    "year": _Dimension(lambda a: () if a.year is None else (a.year,)),
    "topic": _Dimension(lambda a: [topic.value for topic in a.topics], _values(Topic)),
    "level": _Dimension(lambda a: (a.level.value,), _values(Level)),
    "form": _Dimension(lambda a: (a.form.value,), _values(Form)),
    "cyber_scope": _Dimension(lambda a: (a.cyber_scope.value,), _values(CyberScope)),
}

#: The names of the dimensions.
DIMENSIONS = tuple(_DIMENSIONS)


def totals(agreements: Iterable[Agreement], by: str) -> Totals[str] | Totals[int]:
    """Count agreements by a dimension.

    Args:
        agreements: What to count.
        by: Name of the dimension.

    Raises:
        ArgumentError: There is no such dimension.
        ArgumentTypeError: ``by`` is no string.
    """
    by = one_of("by", by, DIMENSIONS)
    dimension = _DIMENSIONS[by]
    counts: Counter[str | int] = Counter()
    number = unclassified = 0
    for agreement in agreements:
        classes = tuple(dimension.classes(agreement))
        counts.update(classes)
        number += 1
        unclassified += not classes
    order = dimension.vocabulary if dimension.vocabulary is not None else sorted(counts, key=_by_value)
    result = {class_: counts[class_] for class_ in order}
    return Totals(by=by, agreements=number, unclassified=unclassified, counts=cast("dict[str, int]", result))


def _by_value(class_: str | int) -> tuple[int, str]:
    """Return a key that sorts numbers as numbers and texts as texts."""
    return (class_, "") if isinstance(class_, int) else (0, class_)
